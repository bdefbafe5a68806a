"""How a page is made: a template, what every page knows, and our own macros; everything escaped."""

import re
from functools import cache, lru_cache
from typing import Any, cast

import pygments
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name  # pyright: ignore[reportUnknownVariableType]
from starlette.requests import Request
from starlette.responses import HTMLResponse

THEMES = ("light", "dark")
THEME = "theme"
"""The cookie in which a reader's own choice stands; without it the pages follow his system."""

MENU = (
    ("/", "Home"),
    ("/docs", "Docs"),
    ("/reference", "API Reference"),
    ("/faqs", "FAQs"),
    ("/release-notes", "Release Notes"),
    ("/request-access", "Request Access"),
    ("/console", "Console"),
)


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A whole page, or a part of one; `request.state.user` is who is signed in, set before any page is made."""
    return HTMLResponse(text(request, template, **context), status)


def missing(request: Request) -> HTMLResponse:
    """The page that says there is no such page."""
    return render(request, "missing.html", 404, title="Not found")


def text(request: Request, template: str, **context: Any) -> str:
    """The same as text."""
    theme = request.cookies.get(THEME, "")
    known = {
        "request": request,
        "path": request.url.path,
        "origin": str(request.base_url).rstrip("/"),
        "theme": theme if theme in THEMES else "",
        "user": getattr(request.state, "user", None),
        "csrf": getattr(request.state, "csrf", ""),
    }
    return environment().get_template(template).render(known | context)


COLOURED = frozenset("c c1 ch k kc kd kn nb ow s s1 s2 sa sd se si mi mf nt".split())  # noqa: SIM905  # one line
"""The kinds of word that the style sheet has a colour for, as Pygments calls them."""
_SPAN = re.compile(r'<span class="(\w+)">([^<]*)</span>')


@lru_cache(maxsize=4096)
def highlight(code: str, language: str = "text") -> Markup:
    """Code as HTML with a class for each kind of word that has a colour."""
    html = str(pygments.highlight(code, _lexer(language), _formatter()))
    seen = _SPAN.sub(lambda span: span[0] if span[1] in COLOURED else span[2], html)
    return Markup(seen.rstrip("\n"))  # noqa: S704  # the formatter escapes


@cache
def _lexer(language: str) -> Any:
    return get_lexer_by_name(language, stripnl=False)


@cache
def _formatter() -> Any:
    return HtmlFormatter[str](nowrap=True)


def breakable(name: str) -> Markup:
    """A name that may go on in a new line after each of its underscores and slashes."""
    return Markup("<wbr>").join(re.split(r"(?<=[_/])", name))


@cache
def environment() -> Environment:
    """All templates, with the filters and names that every one may use."""
    from truckroll.portal.assets import addresses

    made = Environment(
        loader=PackageLoader("truckroll.portal"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["highlight"] = highlight
    made.filters["breakable"] = breakable
    known = cast("dict[str, Any]", made.globals)
    known["asset"] = addresses().__getitem__
    known["menu"] = MENU
    known["legal"] = {"privacy": "/privacy", "terms": "/terms"}
    return made
