"""The documentation: pages of Markdown in `docs/`, and for each API what follows from its declaration beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape
from mdit_py_plugins.anchors import anchors_plugin
from pygments.lexers import get_all_lexers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.derive.operations import load
from truckroll.portal import resources
from truckroll.portal.rendering import highlight, missing, render
from truckroll.server.platform import Platform

FOLDER = files("truckroll.portal") / "docs"
CHANGELOG = "CHANGELOG.md"
SERVER = "http://127.0.0.1:8080"
"""How the pages call the server that they are read on; a reader sees its real address instead."""
EVENTS = "{events}"
"""Where a page lists all events."""

MENU = (
    ("Welcome", ("overview",)),
    (
        "Get going",
        (
            "getting-access",
            "create-a-user",
            "create-an-app",
            "client-id-and-secret",
            "environments",
            "first-api-call",
            "going-live",
        ),
    ),
    (
        "How it works",
        (
            "oauth",
            "transactional-and-export-apis",
            "lists-and-filters",
            "errors-and-limits",
            "webhooks",
            "sandbox",
        ),
    ),
)
"""The pages that are not about one API, in the order in which they are read."""


@dataclass(frozen=True)
class Heading:
    """A heading inside a page."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Page:
    """One page of documentation."""

    address: str
    title: str
    lead: str
    headings: tuple[Heading, ...]
    text: str
    """Its Markdown, for the search."""
    tokens: tuple[Token, ...] = field(repr=False, compare=False)

    @cached_property
    def body(self) -> Markup:
        """Everything below its title, as HTML."""
        html = _markdown().renderer.render(self.tokens, _markdown().options, {})
        return Markup(html)  # noqa: S704  # Markdown with HTML switched off

    def body_on(self, origin: str) -> Markup:
        """The page with the address of the server that it is read on."""
        return Markup(self.body.replace(SERVER, str(escape(origin))))  # noqa: S704  # made of Markdown without HTML


def routes(platform: Platform) -> list[BaseRoute]:
    """Where the documentation is."""
    return [
        Route("/docs", _page),
        Route("/docs/{name}", _page),
        Route("/docs/apis/{name}", _page),
        Route("/faqs", _alone),
        Route("/release-notes", _alone),
    ]


async def _page(request: Request) -> Response:
    page = pages().get(request.url.path)
    if page is None:
        return missing(request)
    before, after = _neighbours(page)
    return render(request, "docs/page.html", page=page, menu_of_docs=_menu(), before=before, after=after)


async def _alone(request: Request) -> Response:
    return render(request, "docs/alone.html", page=pages()[request.url.path])


@cache
def pages() -> dict[str, Page]:
    """Every page by its address, in the order in which they are read."""
    found = [_read(name) for _, names in MENU for name in names]
    for api in load():
        written = (FOLDER / "apis" / f"{api.api}.md").read_text("utf-8")
        found.append(_made(f"{written}\n{resources.page(api)}", f"/docs/apis/{api.api}"))
    found += [alone("faqs"), _made(_changelog(), "/release-notes")]
    return {page.address: page for page in found}


@cache
def alone(name: str) -> Page:
    """A page that stands for itself, such as the one on privacy."""
    return _made((FOLDER / f"{name}.md").read_text("utf-8"), f"/{name}")


def _read(name: str) -> Page:
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    return _made(text.replace(EVENTS, resources.events()), _address(name))


def _address(name: str) -> str:
    return "/docs" if name == "overview" else f"/docs/{name}"


def _changelog() -> str:
    """What changed, from the package, or from beside its sources where it is not installed from a wheel."""
    shipped = FOLDER / CHANGELOG
    text = shipped if shipped.is_file() else Path(__file__).parents[3] / CHANGELOG
    return re.sub("^# .*", "# Release notes", text.read_text("utf-8"), count=1)


@cache
def _menu() -> tuple[tuple[str, tuple[Page, ...]], ...]:
    of_apis = tuple(page for address, page in pages().items() if address.startswith("/docs/apis/"))
    groups = [(title, tuple(pages()[_address(name)] for name in names)) for title, names in MENU]
    return (*groups, ("API resources", of_apis))


def _neighbours(page: Page) -> tuple[Page | None, Page | None]:
    order = [each for _, group in _menu() for each in group]
    at = order.index(page)
    return order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None


def _made(markdown: str, address: str) -> Page:
    tokens = _markdown().parse(markdown)
    headings: list[Heading] = []
    title = lead = ""
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            text = _plain(tokens[at + 1])
            if token.tag == "h1":
                title = text
            else:
                headings.append(Heading(int(token.tag[1]), str(token.attrs["id"]), text))
        if token.type == "paragraph_open" and not lead:
            lead = _plain(tokens[at + 1])
    below = next(at for at, token in enumerate(tokens) if token.type == "heading_close") + 1
    return Page(address, title, lead, tuple(headings), markdown, tuple(tokens[below:]))


def _plain(inline: Token) -> str:
    return "".join(each.content or " " * (each.type == "softbreak") for each in inline.children or ())


@cache
def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    made.use(anchors_plugin, max_level=3)
    made.add_render_rule("fence", _fence)
    made.add_render_rule("table_open", _table_open)
    made.add_render_rule("table_close", _table_close)
    return made


def _fence(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[at]
    language = token.info.split()[0] if token.info else "text"
    known = language if language in _languages() else "text"
    return str(
        Markup(
            '<figure class="code"><pre tabindex="0"><code class="language-{}">{}</code></pre>'
            '<button type="button" class="copy" data-copy hidden>Copy</button></figure>\n'
        ).format(language, highlight(token.content, known))
    )


@cache
def _languages() -> frozenset[str]:
    return frozenset(alias for _, aliases, _, _ in get_all_lexers() for alias in aliases)


def _table_open(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return '<div class="scrolls" tabindex="0" role="group" aria-label="Table"><table>\n'


def _table_close(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return "</table></div>\n"
