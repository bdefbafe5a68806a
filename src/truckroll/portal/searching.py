"""Search over every operation and all documentation, fast enough to answer each key that is pressed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
SAME = 1_000_000
"""More than words alone can reach: the very name, or the very path."""
NAMES, KIND, WORDS, TEXT = 90, 50, 35, 12
"""How much a word counts in a title, as a method, in what is said about it, and anywhere else."""
EXACT, BEGUN, WITHIN = 4, 3, 1
"""How much a word counts that is the same, that begins so, and that has it within."""
IN_PATH = 600

WORD = re.compile(r"[a-z0-9]+")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SILENT = frozenset({"a", "of", "tenant", "the", "to"})
"""Words that say nothing about what is looked for."""
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
    index = _index()
    scores = _by_path(index, query)
    if not any(score > IN_PATH for score in scores.values()):
        for entry, score in _by_words(index, _words(query)).items():
            scores[entry] += score
    for entry in index.titles.get(query.lower(), ()):
        scores[entry] = SAME
    best = sorted(scores, key=lambda entry: (-scores[entry], entry))[:most]
    return [index.entries[entry] for entry in best]


def _by_path(index: "Index", query: str) -> defaultdict[int, int]:
    """Operations by their place; a method before the path decides between those that share it."""
    found: defaultdict[int, int] = defaultdict(int)
    method, path = _route(query)
    for at in index.paths.get(path, ()):
        found[at] = SAME - 2 + (index.entries[at].kind.lower() == method)
    if not found and "/" in path.strip("/"):
        for at, entry in enumerate(index.entries):
            if path in entry.path or path in VERSION.sub("", entry.path):
                found[at] = IN_PATH
    return found


def _by_words(index: "Index", wanted: list[str]) -> dict[int, int]:
    """Entries in which every word is found somehow."""
    sums: dict[int, int] | None = None
    for word in wanted:
        best = _scored(index, word)
        sums = best if sums is None else {at: sums[at] + best[at] for at in sums.keys() & best.keys()}
    # Of two that say the same words, the one that says less else is meant.
    return {at: score * 100 // (10 + index.lengths[at]) for at, score in (sums or {}).items()}


@cache
def _used() -> tuple[str, ...]:
    return tuple(_index().places)


def _scored(index: "Index", word: str) -> dict[int, int]:
    """How well each entry fits one word."""
    best: dict[int, int] = {}
    levels = (
        (EXACT, (word, _singular(word))),
        (BEGUN, [each for each in _used() if each.startswith(word)] if len(word) > 1 else ()),
        (WITHIN, [each for each in _used() if word in each] if len(word) > 3 else ()),
    )
    for level, words in levels:
        for each in words:
            for at, weight in index.places.get(each, {}).items():
                best[at] = max(best.get(at, 0), level * weight)
    return best


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


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(HUMP.sub(" ", text).lower()) if word not in SILENT]


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _forms(text: str) -> set[str]:
    return {form for word in _words(text) for form in (word, _singular(word))}


class Index:
    """Everything there is to find, by its words."""

    def __init__(self, found: Iterable[tuple[Entry, str, str, str]]) -> None:
        self.entries: list[Entry] = []
        self.lengths: list[int] = []
        """How many words the title of each has."""
        self.titles: dict[str, list[int]] = {}
        self.paths: dict[str, list[int]] = {}
        self.places: dict[str, dict[int, int]] = {}
        """Each word, with the entries that say it and how much it counts there."""
        for entry, names, words, text in found:
            at = len(self.entries)
            self.entries.append(entry)
            self.titles.setdefault(entry.title.lower(), []).append(at)
            if entry.path:
                self.paths.setdefault(entry.path, []).append(at)
            self.lengths.append(len(_forms(names)))
            for weight, said in ((TEXT, text), (WORDS, words), (KIND, entry.kind), (NAMES, names)):
                for word in _forms(said):
                    self.places.setdefault(word, {})[at] = weight


@cache
def _index() -> Index:
    return Index((*_operations(), *_pages()))


def _operations() -> Iterator[tuple[Entry, str, str, str]]:
    for operations in explained().values():
        for each in operations.values():
            operation = each.operation
            before, _, below = operation.url.partition("/tenant/{tenant}")
            kind = "DEL" if operation.method == "DELETE" else operation.method
            path = ID.sub("{}", before + below).lower()
            yield (
                Entry(each.address, operation.operation_id, operation.summary, kind, before + below, path),
                f"{operation.operation_id} {operation.tag}",
                f"{operation.summary} {operation.family.title} {operation.noun.word} {below} {operation.api}",
                " ".join((operation.noun.about, operation.scope, *(one.name for one in operation.parameters))),
            )


def _pages() -> Iterator[tuple[Entry, str, str, str]]:
    for page in documentation.pages().values():
        headings = " ".join(heading.text for heading in page.headings)
        yield Entry(page.address, page.title, page.lead, "Docs"), page.title, f"{page.lead} {headings}", page.text
