"""What a report may be asked, and how what was asked narrows the rows it looks at."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, cast

from truckroll.catalogue import Refused, When, select
from truckroll.families.reporting.days import DAY, after, begins, dated, today
from truckroll.families.reporting.value_sets import SETS

DataType = Literal["String", "Number", "Date"]
REQUIRED = "This parameter is required."


@dataclass(frozen=True)
class Parameter:
    """Something that a report may be asked: a day, or ids of a set of values, or one of a few words."""

    name: str
    data_type: DataType = "Number"
    is_required: bool = False
    is_array: bool = False
    set_id: str = ""
    values: tuple[tuple[str, str], ...] = ()
    """What may be asked, and what it is called; the first is meant where nothing is said."""

    def read(self, given: Any) -> Any:
        """What was given, as rules know it. ValueError says what is expected instead."""
        if not self.is_array:
            return self._read(given)
        if not isinstance(given, list):
            raise ValueError("An array is expected.")
        found = [self._read(each) for each in cast(list[Any], given)]
        if self.set_id and (unknown := SETS[self.set_id].lacks(found)):
            raise ValueError(f"There is no {', '.join(map(str, unknown))} among {self.set_id}.")
        return found

    def _read(self, given: Any) -> Any:
        match self.data_type:
            case "Date":
                return _day(given)
            case "Number":
                if isinstance(given, bool) or not isinstance(given, int) or abs(given) >= 1 << 63:
                    raise ValueError("A whole number is expected.")
                return given
            case "String":
                known = [value for value, _ in self.values]
                found = next((value for value in known if value.lower() == str(given).lower()), None)
                if found is None:
                    raise ValueError(f"One of {', '.join(known)} is expected.")
                return found


FROM = Parameter("From", "Date", is_required=True)
TO = Parameter("To", "Date", is_required=True)
AS_OF = Parameter("AsOfDate", "Date")
UNITS = Parameter("BusinessUnitIds", is_array=True, set_id="business-units")
TECHNICIANS = Parameter("TechnicianIds", is_array=True, set_id="technicians")
JOB_TYPES = Parameter("JobTypeIds", is_array=True, set_id="job-types")
CAMPAIGNS = Parameter("CampaignIds", is_array=True, set_id="campaigns")


def by_date(*values: tuple[str, str]) -> Parameter:
    """By which day the range is meant; by the first unless told."""
    return Parameter("DateType", "String", values=values)


def _day(given: Any) -> date:
    try:
        day = date.fromisoformat(str(When.parse(given))[:10]) if isinstance(given, str) else None
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year < 3000:
        raise ValueError("A day from 1900 to 2999 is expected, such as 2026-11-22.")
    return day


class Asked:
    """What a report was asked, by the names of its parameters."""

    def __init__(self, parameters: Sequence[Parameter], given: Iterable[tuple[str, Any]]) -> None:
        """Read what was given; Refused names every parameter that is wrong."""
        self._values: dict[str, Any] = {}
        known = {parameter.name.lower(): parameter for parameter in parameters}
        errors: dict[str, list[str]] = {}
        said: set[str] = set()
        for name, value in given:
            parameter = known.get(name.lower())
            if parameter is None:
                takes = ", ".join(each.name for each in parameters) or "none"
                errors.setdefault(name[:60], []).append(f"The report has no such parameter; it has {takes}.")
            elif parameter.name in said:
                errors.setdefault(parameter.name, []).append("This parameter is given twice.")
            elif value is not None:
                said.add(parameter.name)
                try:
                    self._values[parameter.name] = parameter.read(value)
                except ValueError as fault:
                    errors.setdefault(parameter.name, []).append(str(fault))
        for parameter in parameters:
            if parameter.is_required and parameter.name not in said:
                errors.setdefault(parameter.name, []).append(REQUIRED)
        if not errors and "To" in self._values and self.first > self.last:
            errors["To"] = ["The range ends before it begins."]
        if errors:
            title = " ".join(f"{name}: {messages[0]}" for name, messages in errors.items())
            raise Refused(title, kind="invalid", errors=errors)

    @property
    def first(self) -> date:
        """The first day of the range."""
        return self._values["From"]

    @property
    def last(self) -> date:
        """The last day of the range, which belongs to it."""
        return self._values["To"]

    @cached_property
    def as_of(self) -> date:
        """The day of which the report tells; the present one unless told."""
        return self._values.get("AsOfDate") or today()

    @cached_property
    def since(self) -> When:
        """The moment at which the range begins."""
        return When.of(begins(self.first))

    @cached_property
    def until(self) -> When:
        """The moment at which the range, or the day of which the report tells, is over."""
        return When.of(begins(after(self._values.get("To") or self.as_of)))

    def ids(self, name: str) -> list[int] | None:
        """The ids that were asked for; None where all are meant."""
        return self._values.get(name) or None

    def by(self, dates: Mapping[str, str]) -> str:
        """Condition: a row's date of the kind that was asked for lies in the range."""
        field = dates[self._values.get("DateType") or next(iter(dates))]
        return self.dated(field) if field.endswith("_date") else self.within(field)

    def within(self, field: str) -> str:
        """Condition: a moment lies in the range."""
        return f" and {field} >= :since and {field} < :until"

    def dated(self, field: str) -> str:
        """Condition: a date lies in the range; it may be written as a day or as a moment of that day."""
        return (
            f" and {field} >= :least and {field} < :most and"
            f" case when {field} % {DAY} = 0 then {field} >= :first and {field} < :last"
            f" else {field} >= :since and {field} < :until end"
        )

    def over(self, field: str) -> str:
        """Condition: a date is not after the day of which the report tells, however it is written."""
        return f"{field} < case when {field} % {DAY} = 0 then :last else :until end"

    def among(self, **fields: str) -> str:
        """Condition: ids that were asked for, by the parameter's name; none was, and every row is meant."""
        asked = ((name, field) for name, field in fields.items() if self.ids(name))
        return "".join(
            f" and {field} in (select cast(value as integer) from json_each(:{name.lower()}))" for name, field in asked
        )

    @cached_property
    def values(self) -> dict[str, Any]:
        """What the conditions name."""
        found: dict[str, Any] = {
            name.lower(): json.dumps(self.ids(name) or []) for name in self._values if name.endswith("Ids")
        }
        found |= {"last": dated(after(self._values.get("To") or self.as_of)), "until": self.until.ticks}
        if "From" in self._values:
            found |= {"first": dated(self.first), "since": self.since.ticks}
            found |= {"least": min(found["first"], found["since"]), "most": max(found["last"], found["until"])}
        return found

    def select(self, sql: str, **more: Any) -> list[tuple[Any, ...]]:
        """The rows of a statement with these conditions."""
        return select(sql, **self.values, **more)


def whole(value: Any) -> int:
    """A count or a sum of whole numbers, which is nothing where there were none."""
    return int(value or 0)
