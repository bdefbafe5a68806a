"""What one answer says of the rules that can be seen by reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from truckroll.catalogue.shapes import Shape
from truckroll.client.core import Response
from truckroll.probe import disguise
from truckroll.probe.facts import Fact, Told

if TYPE_CHECKING:
    from truckroll.probe.questions import Question

STANDARD_HEADERS = frozenset({"date", "connection", "transfer-encoding", "content-length", "keep-alive", "server"})
"""Headers that any server sends, or its proxy, and that tell nothing of the platform."""

MEDIA = re.compile(r"(application|text|audio|image)/[a-z0-9.+-]{1,40}|none")


@dataclass
class Memory:
    """What answers gave that later questions of the same operation need; it never leaves this process."""

    values: dict[str, str] = field(default_factory=dict[str, str])
    ids: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])
    """The rows of earlier answers by their question."""
    totals: dict[str, int] = field(default_factory=dict[str, int])
    tokens: dict[str, str] = field(default_factory=dict[str, str])
    fields: dict[str, Told] = field(default_factory=dict[str, Told])
    answered: bool = False
    """Whether the operation has rows at all."""


@dataclass
class Seen:
    """An answer, and what came before it."""

    question: "Question"
    answer: Response
    body: Any
    memory: Memory

    @property
    def members(self) -> dict[str, Any]:
        """What is around the rows; nothing where there is nothing around them."""
        body: Any = self.body
        return cast("dict[str, Any]", body) if isinstance(body, dict) else {}

    @property
    def rows(self) -> list[Any] | None:
        """The records of a page; None where there are none to be had."""
        body: Any = self.body
        rows: Any = self.members.get("data") if self.members else body
        return cast("list[Any]", rows) if isinstance(rows, list) and self.answer.status == 200 else None

    @property
    def ids(self) -> list[Any] | None:
        """What tells the rows apart."""
        return None if self.rows is None else [_id(row) for row in self.rows]

    def of(self, name: str) -> Any:
        """A member of the envelope."""
        return self.members.get(name)


Law: TypeAlias = Callable[[Seen], dict[str, Fact]]


def _id(row: Any) -> Any:
    if not isinstance(row, dict):
        return str(row)
    said = cast("dict[str, Any]", row)
    return (said.get("id"), said.get("modifiedOn")) if "id" in said else str(said)


def status(seen: Seen) -> dict[str, Fact]:
    """The status, and of a refusal how it is told."""
    facts: dict[str, Fact] = {"status": seen.answer.status}
    return facts | (disguise.problem(seen.body) if seen.answer.status >= 400 else {})


def manner(seen: Seen) -> dict[str, Fact]:
    """In what kind of text an answer comes, and what a refusal has beside its words."""
    kind = seen.answer.headers.get("content-type", "none").partition(";")[0].strip().lower()
    facts: dict[str, Fact] = {"content type": kind if MEDIA.fullmatch(kind) else disguise.form_of(kind)}
    return facts | (disguise.problem_around(seen.body) if seen.answer.status >= 400 else {})


def problem_only(seen: Seen) -> dict[str, Fact]:
    """Nothing beside the status."""
    return {}


def headers(seen: Seen) -> dict[str, Fact]:
    """Which headers an answer has."""
    names = {name for name in seen.answer.headers if disguise.NAME.fullmatch(name.replace("-", ""))}
    return {"headers": sorted(names - STANDARD_HEADERS)}


def trace(seen: Seen) -> dict[str, Fact]:
    """Whether a caller's own trace is taken up."""
    return {"the caller's trace is taken up": "5" * 32 in seen.answer.body.decode("latin-1")}


def envelope(seen: Seen) -> dict[str, Fact]:
    """What is around the rows of a page."""
    rows = seen.rows
    if rows is None:
        return {}
    if not seen.members:
        return {"envelope": "bare"}
    facts: dict[str, Fact] = {"envelope": [n for n in seen.members if disguise.NAME.fullmatch(n)]}
    facts |= page_size(seen)
    facts["total"] = disguise.kind_of(seen.of("totalCount"))
    if isinstance(seen.of("page"), int):
        facts["page answered"] = cast(int, seen.of("page"))
    facts["a full page says there is more, or a short one not"] = (
        None if not isinstance(size := seen.of("pageSize"), int) or len(rows) == size else seen.of("hasMore") is False
    )
    return facts


def page_size(seen: Seen) -> dict[str, Fact]:
    """How large the page says that it is."""
    size = seen.of("pageSize")
    return {"page size answered": size} if isinstance(size, int) and seen.answer.status == 200 else {}


def shape(seen: Seen) -> dict[str, Fact]:
    """How the answer is made; later questions take its ids."""
    operation = seen.question.operation
    assert operation is not None
    published: Shape | None = operation.answer
    if seen.answer.status != 200 or published is None:
        return {}
    disguise.observe(published, seen.body, "", seen.memory.fields)
    rows = seen.rows or ([seen.members] if seen.members else [])
    seen.memory.answered = bool(rows)
    for name, row in zip(("first", "second"), rows, strict=False):
        if isinstance(row, dict):
            values = cast("dict[str, Any]", row)
            seen.memory.values[name] = str(values.get("id", ""))
            told = {f"{name}.{key}": value for key, value in values.items() if isinstance(value, str)}
            seen.memory.values |= told
    return {}


def order(by: str) -> Law:
    """Whether the rows rise or fall by a field."""
    name = by[0].lower() + by[1:]

    def law(seen: Seen) -> dict[str, Fact]:
        found = [cast("dict[str, Any]", row).get(name) for row in seen.rows or [] if isinstance(row, dict)]
        # texts that are no moments may be ordered by the rules of a language
        values: list[Any] = [each for each in found if isinstance(each, str if name.endswith("On") else int)]
        if len(values) < len(found) or len(set(values)) < 2:
            return {f"order by {name}": None}
        rising = all(a <= b for a, b in pairwise(values))
        falling = all(a >= b for a, b in pairwise(values))
        return {f"order by {name}": "upwards" if rising else "downwards" if falling else "neither"}

    return law


def keep(seen: Seen) -> dict[str, Fact]:
    """Only keeps which rows came."""
    if seen.ids is not None:
        seen.memory.ids[seen.question.name] = seen.ids
    return {}


def is_second(seen: Seen) -> dict[str, Fact]:
    """Whether the second page of one begins where the first one ends."""
    before, now = seen.memory.ids.get("two on a page"), seen.ids
    tells = before is not None and now is not None and len(before) == 2
    return {"begins where the first page ends": now == before[1:] if tells and before else None}


def same_as(name: str) -> Law:
    """Whether the same rows come as to another question."""

    def law(seen: Seen) -> dict[str, Fact]:
        before = seen.memory.ids.get(name)
        return {f"the rows of {name}": seen.ids == before if before and seen.ids is not None else None}

    return law


def total(name: str) -> Law:
    """Only keeps how many there are."""

    def law(seen: Seen) -> dict[str, Fact]:
        if isinstance(count := seen.of("totalCount"), int):
            seen.memory.totals[name] = count
        return {}

    return law


def counted(seen: Seen) -> dict[str, Fact]:
    """Whether the total is told when it is asked for, and agrees with what is said of more."""
    if seen.rows is None:
        return {}
    count, size = seen.of("totalCount"), seen.of("pageSize")
    facts: dict[str, Fact] = {"total": disguise.kind_of(count)}
    if isinstance(count, int) and isinstance(size, int):
        facts["more agrees with the total"] = seen.of("hasMore") == (count > size)
    return facts


def adds_up(seen: Seen) -> dict[str, Fact]:
    """Whether active and inactive records are all there are."""
    of = [seen.memory.totals.get(f"active {word}") for word in ("True", "False", "Any")]
    active, inactive, every = of
    if active is None or inactive is None or every is None or not inactive:
        return {"active and inactive are all": None}
    return {"active and inactive are all": active + inactive == every}


def all_are(name: str, value: Any) -> Law:
    """Whether every row has a value."""

    def law(seen: Seen) -> dict[str, Fact]:
        rows = [cast("dict[str, Any]", row) for row in seen.rows or [] if isinstance(row, dict)]
        said = [row[name] for row in rows if name in row]
        return {f"every row says {name}: {str(value).lower()}": all(each == value for each in said) if said else None}

    return law


def count_of(wanted: int) -> Law:
    """Whether exactly so many rows come."""

    def law(seen: Seen) -> dict[str, Fact]:
        return {"just those come": len(seen.rows) == wanted if seen.rows is not None else None}

    return law


def narrowed(seen: Seen) -> dict[str, Fact]:
    """Whether a filter that nothing can pass lets nothing pass."""
    if seen.rows is None or not seen.memory.answered:
        return {}
    return {"nothing comes": not seen.rows}


def has_first(seen: Seen) -> dict[str, Fact]:
    """Whether the record is there whose own moment was asked for."""
    if seen.rows is None:
        return {}
    first = seen.memory.values.get("first")
    there = any(isinstance(row, dict) and str(cast("dict[str, Any]", row).get("id")) == first for row in seen.rows)
    return {"the record of that moment is there": there if there or len(seen.rows) < 50 else None}


def feed(name: str) -> Law:
    """What is around the rows of a feed's page; its token is kept under a name."""

    def law(seen: Seen) -> dict[str, Fact]:
        if seen.rows is None or not seen.members:
            return {}
        keep(seen)
        token, more = seen.of("continueFrom"), seen.of("hasMore")
        if name and isinstance(token, str) and token:
            seen.memory.tokens[name] = seen.memory.values[f"token {name}"] = token
        return {
            "envelope": [n for n in seen.members if disguise.NAME.fullmatch(n)],
            "rows of a full page": len(seen.rows) if more is True else None,
            "token": "empty" if token == "" else disguise.kind_of(token),
            "a page without rows says there is no more": more is False if not seen.rows else None,
        }

    return law


def no_row_again(seen: Seen) -> dict[str, Fact]:
    """Whether the next page has none of the rows of the first."""
    before, now = seen.memory.ids.get("plain"), seen.ids
    return {"no row comes again": not {*map(str, before)} & {*map(str, now)} if before and now else None}


def same_token(name: str) -> Law:
    """Whether a token is answered with itself, or as it was before."""

    def law(seen: Seen) -> dict[str, Fact]:
        before, now = seen.memory.tokens.get(name), seen.of("continueFrom")
        if before is None or not isinstance(now, str):
            return {"the same token": None}
        return {"the same token": "empty" if not now else "yes" if now == before else "no"}

    return law
