"""What a list may be asked, and how a plain search answers it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Test = Callable[[Row, Any], bool]


@dataclass
class Question:
    """What a list may be asked by one parameter, or by the two of a range: the test, and values worth asking."""

    kind: str
    test: Test
    values: list[Any]
    also: str = ""


@dataclass
class Listing:
    """One list: the rows it draws from, and what it may be asked."""

    operation_id: str
    rows: list[Row]
    questions: dict[str, Question]
    active: str
    sort: tuple[str, ...] = ()
    order_by: tuple[str, ...] = ()
    key: tuple[str, ...] = ("id",)
    path: dict[str, Any] = field(default_factory=dict)
    unasked: dict[str, Any] = field(default_factory=dict)
    """What some of its questions mean when they are not asked."""


def grouped(name: str, rows: Iterable[Row]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found


def same(name: str) -> Test:
    return lambda row, asked: row[name] == asked


def values_of(rows: list[Row], name: str) -> list[Any]:
    return sorted({row[name] for row in rows if row[name] is not None})


def between(value: str | None, asked: tuple[str | None, str | None]) -> bool:
    since, until = asked
    if asked == (None, None):
        return True
    return value is not None and (since is None or value >= since) and (until is None or value < until)


def span(rows: list[Row], name: str) -> Question:
    return Question("range", lambda row, asked: between(row[name], asked), values_of(rows, name))


def times(rows: list[Row]) -> dict[str, Question]:
    """When records came, and when they last changed."""
    return {"created": span(rows, "createdOn"), "modified": span(rows, "modifiedOn")}


def among(rows: list[Row], name: str = "id") -> Question:
    """Any of several ids."""
    return Question("ids", lambda row, asked: row[name] in asked, values_of(rows, name))


def holding(rows: list[Row], name: str) -> Question:
    """Any of several ids in a field that is a list."""
    values = sorted({id for row in rows for id in row[name]})
    return Question("ids", lambda row, asked: bool(set(row[name]) & asked), values)


def present(rows: list[Row]) -> list[Row]:
    """The rows that were not deleted."""
    return [row for row in rows if row["active"]]
