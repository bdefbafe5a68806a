"""Search over every operation and all documentation, fast enough to answer each key that is pressed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.derive.searching import Index, Said, said_of
from truckroll.portal import documentation
from truckroll.portal.contract import explained
from truckroll.portal.rendering import render
from truckroll.server.platform import Platform

AT_ONCE, ON_A_PAGE = 12, 60
"""How many finds are shown while somebody types, and on a page of their own."""
LONGEST = 200
SAME = 1_000_000
"""More than words alone can reach: the very name, or the very path."""
IN_PATH = 600

OWN_PART = re.compile(r"^(?:https?://[^/]+)?/*(.*?/)?tenant/[^/]+/")
ID = re.compile(r"(?<=/)(\d+|\{\w*\}|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)")
VERSION = re.compile(r"/v\d(?=/)")


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
    known = _known()
    scores = _by_path(known, query)
    if not any(score > IN_PATH for score in scores.values()):
        for entry, score in known.words.scores(query).items():
            scores[entry] += score
    for entry in known.titles.get(query.lower(), ()):
        scores[entry] = SAME
    best = sorted(scores, key=lambda entry: (-scores[entry], entry))[:most]
    return [known.entries[entry] for entry in best]


def _by_path(known: "Known", query: str) -> defaultdict[int, int]:
    """Operations by their place; a method before the path decides between those that share it."""
    found: defaultdict[int, int] = defaultdict(int)
    method, path = _route(query)
    for at in known.paths.get(path, ()):
        found[at] = SAME - 2 + (known.entries[at].kind.lower() == method)
    if not found and "/" in path.strip("/"):
        for at, entry in enumerate(known.entries):
            if path in entry.path or path in VERSION.sub("", entry.path):
                found[at] = IN_PATH
    return found


def _route(query: str) -> tuple[str, str]:
    """A query as a method and a path with its ids left open; without a slash it is no path."""
    head, _, tail = query.strip().partition(" ")
    method, path = (head, tail) if "/" in tail else ("", query.strip())
    if "/" not in path:
        return "", ""
    path = path.partition("?")[0].rstrip("/")
    own = OWN_PART.match(path)
    whole = f"{own[1] or ''}{path[own.end() :]}" if own else path
    return {"delete": "del"}.get(method.lower(), method.lower()), ID.sub("{}", f"/{whole.lstrip('/')}").lower()


class Known:
    """Everything there is to find, by its name, its path and its words."""

    def __init__(self, found: Iterable[tuple[Entry, Said]]) -> None:
        self.entries: list[Entry] = []
        self.titles: dict[str, list[int]] = {}
        self.paths: dict[str, list[int]] = {}
        words: list[Said] = []
        for at, (entry, said) in enumerate(found):
            self.entries.append(entry)
            words.append(said)
            self.titles.setdefault(entry.title.lower(), []).append(at)
            if entry.path:
                self.paths.setdefault(entry.path, []).append(at)
        self.words = Index(words)


@cache
def _known() -> Known:
    return Known((*_operations(), *_pages()))


def _operations() -> Iterator[tuple[Entry, Said]]:
    for operations in explained().values():
        for each in operations.values():
            operation, said = each.operation, said_of(each.operation)
            before, _, below = operation.url.partition("/tenant/{tenant}")
            path = ID.sub("{}", before + below).lower()
            yield Entry(each.address, operation.operation_id, operation.summary, said.kind, before + below, path), said


def _pages() -> Iterator[tuple[Entry, Said]]:
    for page in documentation.pages().values():
        headings = " ".join(heading.text for heading in page.headings)
        yield (
            Entry(page.address, page.title, page.lead, "Docs"),
            Said(page.title, "Docs", f"{page.lead} {headings}", page.text),
        )
