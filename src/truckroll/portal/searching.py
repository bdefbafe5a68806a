"""Search over every operation and all documentation, fast enough to answer each key that is pressed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import documentation
from truckroll.portal.contract import explained
from truckroll.portal.rendering import render
from truckroll.server.platform import Platform

AT_ONCE, ON_A_PAGE = 12, 60
"""How many finds are shown while somebody types, and on a page of their own."""
LONGEST = 200

WORD = re.compile(r"[a-z0-9]+")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SILENT = frozenset({"a", "of", "tenant", "the", "to"})
"""Words that say nothing about what is looked for."""
TENANT = re.compile(r"^(?:https?://[^/]+)?/*(.*?/)?tenant/[^/]+/")
NUMBER = re.compile(r"(?<=/)(\d+|\{\w*\}|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)")


@dataclass(frozen=True)
class Entry:
    """Something to be found."""

    address: str
    title: str
    about: str
    kind: str
    """The method of an operation, or `Docs`."""
    shown: str = ""
    """Where an operation is, as a reader sees it."""
    path: str = ""
    """The same with its ids left open, as queries are compared with it."""
    names: frozenset[str] = frozenset()
    """The words of its title; a find here counts most."""
    words: frozenset[str] = frozenset()
    """The words of what is said about it."""
    text: frozenset[str] = field(default=frozenset(), repr=False)
    """All else that it says."""


def routes(platform: Platform) -> list[BaseRoute]:
    """Where one searches."""
    return [Route("/search", _search)]


async def _search(request: Request) -> Response:
    query = request.query_params.get("q", "")[:LONGEST].strip()
    if "x-part" in request.headers:
        return render(request, "search/found.html", query=query, found=find(query, AT_ONCE))
    return render(request, "search/page.html", query=query, found=find(query, ON_A_PAGE) if query else [])


def find(query: str, most: int = ON_A_PAGE) -> list[Entry]:
    """What fits a query, the best first: a path with or without its host and ids, an operationId, or words."""
    route = _route(query)
    wanted = _words(query)
    if not wanted:
        return []
    scored = ((_score(entry, query, route, wanted), at, entry) for at, entry in enumerate(entries()))
    best = sorted((-score, at, entry) for score, at, entry in scored if score)[:most]
    return [entry for _, _, entry in best]


def _score(entry: Entry, query: str, route: str, wanted: list[str]) -> int:
    if entry.title.lower() == query.lower():
        return 10_000
    method, _, path = route.partition(" ")
    if path and entry.path == path:
        return 9_000 + 500 * (method == entry.kind.lower())
    total = 600 if path and "/" in path.strip("/") and path in entry.path else 0
    for word in wanted:
        score = max(
            90 * _match(word, entry.names),
            35 * _match(word, entry.words),
            12 * _match(word, entry.text),
            200 * (word == entry.kind.lower()),
        )
        if not score:
            return total if total else 0
        total += score
    # Of two that say the same words, the one that says less else is meant.
    return total * 100 // (10 + len(entry.names))


def _match(word: str, words: frozenset[str]) -> int:
    if word in words or _singular(word) in words:
        return 4
    if len(word) > 1 and any(each.startswith(word) for each in words):
        return 3
    return int(len(word) > 3 and any(word in each for each in words))


def _route(query: str) -> str:
    """A query as `method /path` of the catalogue with its ids left open; the method may be empty."""
    head, _, tail = query.strip().partition(" ")
    method, path = (head, tail) if tail.startswith(("/", "http", "{")) or "/" in tail else ("", query.strip())
    if "/" not in path:
        return " "
    path = path.partition("?")[0].rstrip("/")
    found = TENANT.match(path)
    below = f"/{path[found.end() :]}" if found else f"/{path.removeprefix('{tenant}').lstrip('/')}"
    family = (found[1] or "").strip("/").partition("/")[0] if found else ""
    method = {"del": "delete"}.get(method.lower(), method.lower())
    return f"{method} {NUMBER.sub('{}', f'/{family}{below}' if family else below)}".lower()


def _words(text: str) -> list[str]:
    return [
        word for word in WORD.findall(HUMP.sub(" ", text).lower()) if word not in ("the", "a", "of", "to", "tenant")
    ]


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _said(*texts: str) -> frozenset[str]:
    return frozenset(form for text in texts for word in _words(text) for form in (word, _singular(word)))


@cache
def entries() -> tuple[Entry, ...]:
    """Everything there is to find."""
    return (*_operations(), *_pages())


def _operations() -> Iterator[Entry]:
    for operations in explained().values():
        for each in operations.values():
            operation = each.operation
            below = operation.url.partition("/tenant/{tenant}")[2]
            family = operation.family.path.partition("/")[0]
            yield Entry(
                each.address,
                operation.operation_id,
                operation.summary,
                "DEL" if operation.method == "DELETE" else operation.method,
                f"/{operation.family.path}{below}",
                NUMBER.sub("{}", f"/{family}{below}").lower(),
                _said(operation.operation_id, operation.tag),
                _said(operation.summary, operation.family.title, operation.noun.word, below, operation.api),
                _said(operation.noun.about, operation.scope, *(one.name for one in operation.parameters)),
            )


def _pages() -> Iterator[Entry]:
    for page in documentation.pages().values():
        yield Entry(
            page.address,
            page.title,
            page.lead,
            "Docs",
            names=_said(page.title),
            words=_said(page.lead, *(heading.text for heading in page.headings)),
            text=_said(page.text),
        )
