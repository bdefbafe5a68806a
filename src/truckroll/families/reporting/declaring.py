"""How a report is declared: what it may be asked, which columns it has, and a rule that gives its rows."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from truckroll.catalogue import When, cents
from truckroll.families.reporting.asking import Asked, Parameter
from truckroll.families.reporting.days import date_of, day_of

DataType = Literal["String", "Number", "Boolean", "Date", "Time"]
Kind = Literal["Text", "Number", "Money", "Hours", "Percent", "Average", "Day", "Date"]

TO_THE_SECOND_DECIMAL = {"Money", "Hours", "Percent", "Average"}
SINCE = When.parse("2026-11-22")
"""When the columns of a report were last changed, unless it says otherwise."""
DATA_TYPES: dict[Kind, DataType] = {"Text": "String", "Day": "Date", "Date": "Date"}
"""What kinds are called in a report's description; all others are a Number."""


@dataclass(frozen=True)
class Statement:
    """Rows that are found page by page."""

    ids: str
    """The ids of what there is a row of each, in their order."""
    rows: str
    """The rows of the ids of a page, which are `:page`, in the same order."""


Rows: TypeAlias = Statement | Iterable[Sequence[Any]]
Rule: TypeAlias = Callable[[Asked], Rows]


@dataclass(frozen=True)
class Column:
    """A column: its name, and what kind of thing stands in it."""

    name: str
    kind: Kind

    @property
    def data_type(self) -> DataType:
        """What it is called in the report's description."""
        return DATA_TYPES.get(self.kind, "Number")

    @property
    def label(self) -> str:
        """Its name as people read it."""
        return words(self.name)

    def shown(self, value: Any) -> Any:
        """A value as the report shows it."""
        match value:
            case None:
                return None
            case date():
                return value.isoformat()
            case int() if self.kind == "Day":
                return day_of(value).isoformat()
            case int() if self.kind == "Date":
                return date_of(value).isoformat()
            case Decimal() if self.kind == "Number":  # as a count comes out of PostgreSQL
                return int(value) if value == value.to_integral_value() else value.normalize()
            case int() | Decimal() if self.kind in TO_THE_SECOND_DECIMAL:
                return cents(Decimal(value))
            case _:
                return value


@dataclass(frozen=True)
class Report:
    """A report; its id never changes, its name may, and another may have the same."""

    id: int
    category: str
    name: str
    about: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    rule: Rule
    changed_on: When


REPORTS: dict[int, Report] = {}
"""Every report, by its id."""


def report(
    id: int, category: str, name: str, *, asks: Sequence[Parameter] = (), shows: str, changed_on: When = SINCE
) -> Callable[[Rule], Rule]:
    """Declare a report: the rule beneath gives its rows, and says in a sentence what they tell.

    `shows` are its columns in their order, each as `Name:Kind`; one without a kind is a text. `changed_on` moves when
    they or the parameters change.
    """

    def declare(rule: Rule) -> Rule:
        about = " ".join((rule.__doc__ or "").split())
        if not about or id in REPORTS:
            raise TypeError(f"report {id} is declared twice, or says nothing")
        columns = tuple(Column(each.partition(":")[0], each.partition(":")[2] or "Text") for each in shows.split())  # type: ignore[arg-type]
        REPORTS[id] = Report(id, category, name, about, tuple(asks), columns, rule, changed_on)
        return rule

    return declare


def words(name: str) -> str:
    """`BusinessUnitIds` as `Business units`."""
    first, *rest = re.findall(r"[A-Z][a-z]*|\d+", re.sub("Ids$", "s", name))
    return " ".join([first, *(word.lower() for word in rest)])


def average(amount: Decimal | int, count: int) -> Decimal | None:
    """So much for each; nothing where there is none."""
    return Decimal(amount) / count if count else None


def share(part: int | Decimal, whole: int | Decimal) -> Decimal | None:
    """So many of a hundred; nothing of nothing."""
    return 100 * Decimal(part) / Decimal(whole) if whole else None
