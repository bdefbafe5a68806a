"""The suite: what is asked of which operation, derived from the catalogue."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from truckroll.catalogue.shapes import Shape
from truckroll.derive.operations import Operation, field_name
from truckroll.probe import laws
from truckroll.probe.facts import PLATFORM
from truckroll.probe.laws import Law

NOBODY = "999999999999"
NO_GUID = "00000000-0000-4000-8000-000000000001"
NOTHING = "truckroll-probe-nothing"
FAR, LONG_AGO = "2999-01-01T00:00:00Z", "2000-01-01"
WRITTEN = {
    "a day": "2020-01-01",
    "a moment": "2020-01-01T00:00:00Z",
    "a moment to the tick": "2020-01-01T00:00:00.1234567Z",
    "a moment with an offset": "2020-01-01T00:00:00+02:00",
    "a moment without a zone": "2020-01-01T00:00:00",
    "no date": NOTHING,
}
"""How a moment may be written in a query."""


@dataclass(frozen=True)
class Question:
    """One GET; `{…}` in its path and parameters is filled with what earlier answers gave."""

    about: str
    name: str
    path: str
    params: tuple[tuple[str, str], ...] = ()
    laws: tuple[Law, ...] = ()
    manner: str = ""
    operation: Operation | None = None

    @property
    def shown(self) -> str:
        """What a person is shown of it beforehand."""
        query = "&".join(f"{name}={value[:60]}" for name, value in self.params)
        return f"GET {self.path}{'?' * bool(query)}{query}{f'  ({self.manner})' if self.manner else ''}"


TOKENS = ("good", "client of nobody", "without a grant", "as JSON")
"""What is asked of the token endpoint: the only thing that is not a GET."""
MANNERS = (
    "no app key",
    "app key of nobody",
    "app key in the query",
    "no token",
    "token of nobody",
    "token without its scheme",
    "scheme in small letters",
    "tenant of nobody",
)


def suite(operations: Iterable[Operation]) -> Iterator[Question]:
    """Every question, those first whose answers others need."""
    gets = [operation for operation in operations if operation.method == "GET"]
    plain = [operation for operation in gets if operation.act == "list" and not _inner(operation)]
    if plain:
        yield from _of_platform(min(plain, key=lambda one: (bool(_base(one)), one.url)), operations)
    for operation in sorted(gets, key=lambda one: (len(_inner(one)), one.act != "list", one.name)):
        yield from _of(operation)


def refused(operation: Operation) -> Question:
    """What an operation is asked whose scope the app lacks."""
    path = re.sub(r"\{(?!tenant)\w+\}", "1", operation.url)
    return Question(PLATFORM, "scope not granted", path, _base(operation), (laws.status,))


def _of_platform(sample: Operation, operations: Iterable[Operation]) -> Iterator[Question]:
    def ask(name: str, path: str, *tells: Law, manner: str = "", params: tuple[tuple[str, str], ...] = ()) -> Question:
        return Question(PLATFORM, name, path, params, (laws.status, laws.manner, *tells), manner)

    one = (*_base(sample), ("pageSize", "1"))
    yield ask("a good call", sample.url, laws.headers, params=one)
    for manner in MANNERS:
        yield ask(manner, sample.url, manner=manner, params=one)
    family = sample.url.partition("/tenant/")[0]
    yield ask("an unknown path", f"{family}/tenant/{{tenant}}/truckroll-probe", laws.headers)
    yield ask("an unknown path, traced", f"{family}/tenant/{{tenant}}/truckroll-probe", laws.trace, manner="trace")
    yield ask("an unknown path of nobody", f"{family}/tenant/{{tenant}}/truckroll-probe", manner="no app key")
    yield ask("an unknown API", "/truckroll-probe/v2/tenant/{tenant}/jobs")
    yield ask("the root", "/")
    yield ask("version 1", sample.url.replace("/v2/", "/v1/"), params=one)
    yield ask("a slash at the end", f"{sample.url}/", params=one)
    words = sample.url.split("{tenant}")
    yield ask("capitals in the path", words[0] + "{tenant}" + words[1].upper(), params=one)
    read = {operation.url for operation in operations if operation.method == "GET"}
    others = (each.url for each in operations if each.url.count("{") == 1 and each.url not in read)
    for url in sorted(others)[:1]:
        yield ask("a method not offered", url, laws.headers)


def _inner(operation: Operation) -> list[str]:
    """What is in a path beside the tenant."""
    return [one.name for one in operation.parameters if one.where == "path" and one.name != "tenant"]


def _path(operation: Operation) -> str:
    """The path with the names of the nouns whose ids are needed."""
    url = operation.url
    for parameter in operation.parameters:
        if parameter.where == "path" and parameter.name != "tenant":
            own = parameter.name == operation.noun.own_id and not parameter.shape.noun
            noun = operation.noun.name if own else parameter.shape.noun or parameter.name
            url = url.replace(f"{{{parameter.name}}}", f"{{{noun}}}")
    return url


def _base(operation: Operation) -> tuple[tuple[str, str], ...]:
    """What has to be asked in any case."""
    needed = [one for one in operation.parameters if one.where == "query" and one.required]
    if operation.act == "list":
        needed += [one for one in operation.parameters if one.name in operation.noun.needs and "fter" in one.name][:1]
    return tuple((one.name, _usual(operation, one.name, one.shape)) for one in needed)


def _usual(operation: Operation, name: str, shape: Shape) -> str:
    match shape.kind, shape.format:
        case "boolean", _:
            return "true"
        case "enum", _:
            return shape.values[0]
        case "string", "date-time" | "date":
            return "2026-01-01" if "Before" in name or name.startswith("to") else "2025-12-01"
        case _ if shape.noun:
            return f"{{{shape.noun}}}"
        case _ if name == "ids":
            return f"{{{operation.noun.name}}}"
        case "integer", _:
            return "1"
        case _:
            return NOTHING


def _of(operation: Operation) -> Iterator[Question]:
    path, base = _path(operation), _base(operation)

    def ask(name: str, *tells: Law, at: str = path, **params: str | None) -> Question:
        given = {**dict(base), **{key.rstrip("_"): value for key, value in params.items()}}
        kept = tuple((key, value) for key, value in given.items() if value is not None)
        return Question(operation.name, name, at, kept, (laws.status, *tells), operation=operation)

    is_file = operation.answer is not None and operation.answer.kind == "string" and not operation.answer.name
    match operation.act:
        case "list":
            yield from _of_list(operation, ask)
        case "feed":
            yield from _of_feed(operation, ask)
        case _ if not is_file:
            yield ask("plain", laws.shape)
        case _:
            pass
    for name, _ in base:
        if operation.act != "list" or name not in operation.noun.needs:
            kept = tuple(each for each in base if each[0] != name)
            yield Question(operation.name, f"without {name}", path, kept, (laws.status,), operation=operation)
    if operation.act not in ("list", "feed") and _inner(operation):
        *before, own = re.findall(r"\{[^}]+\}", path)
        guid = operation.noun.guid
        for name, id in (("unknown id", NO_GUID if guid else NOBODY), ("no id", NOTHING), ("id 0", "0")):
            yield ask(name, at=re.sub(rf"{re.escape(own)}(?!.*{re.escape(own)})", id, path))
        if before and before[0] != "{tenant}":
            yield ask("unknown parent", at=path.replace(before[0], NOBODY, 1))


Ask = Callable[..., Question]


def _of_list(operation: Operation, ask: Ask) -> Iterator[Question]:
    noun = operation.noun
    names = {one.name: one for one in operation.parameters if one.where == "query"}
    yield ask("plain", laws.envelope, laws.shape, laws.order("id"))
    if "page" not in names:
        return
    yield ask("counted", laws.counted, includeTotal="true", pageSize="1")
    yield ask("two on a page", laws.keep, page="1", pageSize="2")
    yield ask("the second of one each", laws.is_second, page="2", pageSize="1")
    yield ask("an unknown parameter", laws.same_as("two on a page"), truckrollProbe="1", pageSize="2")
    yield ask("a parameter in capitals", laws.page_size, PAGESIZE="1")
    for name, size in (("0", "0"), ("below 0", "-1"), ("above the most", str(noun.most + 1)), ("no number", NOTHING)):
        yield ask(f"page size {name}", laws.page_size, pageSize=size, page="100000")
    for name, page in (("0", "0"), ("below 0", "-1"), ("beyond the last", "100000")):
        yield ask(f"page {name}", laws.envelope, page=page, pageSize="1")
    if noun.filters.active:
        for word in ("Any", "True", "False", "any", "Nonsense"):
            yield ask(f"active {word}", laws.total(f"active {word}"), active=word, includeTotal="true", pageSize="1")
        yield ask("all inactive", laws.all_are("active", False), active="False", pageSize="20")
        yield ask("active adds up", laws.adds_up, active="Any", includeTotal="true", pageSize="1")
    if "ids" in names:
        yield ask("ids, one", laws.count_of(1), ids="{first}")
        yield ask("ids, two by a comma", laws.count_of(2), ids="{first},{second}")
        twice = ask("ids, two repeated", laws.count_of(2))
        yield Question(
            twice.about, twice.name, twice.path, (*twice.params, ("ids", "{first}"), ("ids", "{second}")), twice.laws
        )
        yield ask("ids, 51", laws.problem_only, ids=",".join(["{first}"] * 51))
        yield ask("ids of nobody", laws.narrowed, ids=NO_GUID if noun.guid else NOBODY)
        yield ask("ids, no id", laws.narrowed, ids=NOTHING)
    yield from _of_filters(operation, ask)
    for parameter in ("sort", "orderBy"):
        if parameter in names and names[parameter].shape.kind == "string":
            words = [field_name(noun.sort_words.get(each, each)) for each in noun.sort or noun.order_by]
            for word in words:
                yield ask(f"{parameter} -{word}", laws.order(word), **{parameter: f"-{word}", "pageSize": "20"})
            for manner in ("+{}", "{}", "-{} in small letters") if words else ():
                word = manner.format(words[0])
                sent = word.removesuffix(" in small letters")
                sent = sent if sent == word else sent[0] + sent[1].lower() + sent[2:]
                yield ask(f"{parameter} {word}", laws.order(words[0]), **{parameter: sent, "pageSize": "20"})
            yield ask(f"{parameter} by nothing known", **{parameter: "-TruckrollProbe", "pageSize": "1"})


def _of_filters(operation: Operation, ask: Ask) -> Iterator[Question]:
    for at, one in enumerate([each for each in operation.noun.filters.own if each.ranged]):
        after, before = one.parameters
        yield ask(f"{after}, far", laws.narrowed, **{after: FAR, "pageSize": "1"})
        yield ask(f"{before}, long ago", laws.narrowed, **{before: LONG_AGO, "pageSize": "1"})
        yield ask(f"{after}, no date", **{after: NOTHING, "pageSize": "1"})
        if at == 0 and one.field is not None and one.shape.format == "date-time":
            for name, text in WRITTEN.items():
                yield ask(f"{after}, {name}", **{after: text, "pageSize": "1"})
            own, same = f"{{first.{one.field.json}}}", dict.fromkeys(["pageSize"], "50")
            yield ask(f"{after}, its own moment", laws.has_first, **{after: own, "ids": _only(operation), **same})
            yield ask(f"{before}, its own moment", laws.has_first, **{before: own, "ids": _only(operation), **same})
    for one in operation.noun.filters.own:
        if one.ranged or one.shape.kind in ("map", "array", "object", "any"):
            continue
        name = one.parameters[0]
        if (absurd := _absurd(one.shape, upper=_is_upper(name))) is not None:
            yield ask(f"{name}, of nothing", laws.narrowed, **{f"{name}_": absurd, "pageSize": "1"})
        if one.shape.kind in ("integer", "boolean", "enum", "number") or one.shape.format in ("date", "ids", "guid"):
            yield ask(f"{name}, no such value", **{f"{name}_": NOTHING, "pageSize": "1"})


def _only(operation: Operation) -> str | None:
    return "{first}" if operation.noun.filters.ids else None


def _is_upper(name: str) -> bool:
    """Whether a filter lets pass what is below its value."""
    return name.endswith(("Before", "To")) or name.startswith("max")


def _absurd(shape: Shape, *, upper: bool) -> str | None:
    """A value that no record has; None where every value may be somebody's."""
    match shape.kind, shape.format:
        case "integer", "int32":
            return None if shape.values or upper else "2147483647"
        case ("integer", _) | ("string", "ids"):
            return None if shape.values else NOBODY
        case "string", "guid":
            return NO_GUID
        case "string", "date" | "date-time":
            return LONG_AGO if upper else FAR[:10]
        case "string", _:
            return None if upper else NOTHING
        case _:
            return None


def _of_feed(operation: Operation, ask: Ask) -> Iterator[Question]:
    yield ask("plain", laws.feed("first"), laws.shape, laws.order("modifiedOn"))
    yield ask("the next page", laws.feed("next"), laws.no_row_again, from_="{token first}")
    yield ask("the next page again", laws.same_as("the next page"), laws.same_token("next"), from_="{token first}")
    for name, text in WRITTEN.items():
        yield ask(f"from {name}", laws.feed(""), from_=text)
    yield ask("the idle end", laws.feed("idle"), from_=FAR)
    yield ask("the idle end again", laws.feed(""), laws.same_token("idle"), from_="{token idle}")
    yield ask("a token of nobody", from_="f1.truckroll-probe")
    yield ask("another feed's token", from_="{another token}")
    yield ask("recent changes", laws.feed(""), includeRecentChanges="true", from_=FAR)
    yield ask("recent changes, no such value", includeRecentChanges=NOTHING, from_=FAR)
    yield ask("a page size", laws.same_as("the next page"), pageSize="1", from_="{token first}")
    if operation.noun.feed_active:
        yield ask("plain, inactive", laws.all_are("active", False), active="False")
        yield ask("plain, any", laws.feed(""), active="Any", from_=FAR)


def names_of(question: Question) -> list[str]:
    """What has to be known before a question can be asked."""
    parts: list[Any] = [question.path, *(value for _, value in question.params)]
    return [name for part in parts for name in re.findall(r"\{([^}]+)\}", part) if name != "tenant"]
