"""Reports that a sync is asked for: what each is asked, the table that follows from its fields, its pages.

A report is written as it is called: `operations/1002?From=today-30d&To=today`, with a table's name before it if it is
to land under another one: `revenue=operations/1002?…`.
"""

import json
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from time import monotonic
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

import msgspec

from truckroll import client
from truckroll.client import Page
from truckroll.client.core import Flow, Response, Wait
from truckroll.client.credentials import Credentials
from truckroll.derive.feeds import Column, Feed
from truckroll.derive.tables import snake

from .errors import SyncError, UsageError
from .landing import Landing

ROOT = "/reporting/v2/tenant/{tenant}"
PATH = f"{ROOT}/report-category"
SCHEMA = "reports"
ROW = "_row"
"""The column that says which row of the report it is: a report may say the same twice."""
PAGE_SIZE = 25_000  # The most the platform gives.
CALLS, PERIOD = 5, 60.0  # The platform answers one report so often in so many seconds.

TYPES = {"Number": "DOUBLE", "Boolean": "BOOLEAN", "Date": "TIMESTAMP_NS"}
"""The columns' types; everything else is a text."""

_WRITTEN = re.compile(r"(?:(?P<table>[A-Za-z_]\w*)=)?(?P<category>[\w-]+)/(?P<id>\d+)(?:\?(?P<asked>.*))?")
_DAY = re.compile(r"today(?:([+-]\d+)d)?")
T = TypeVar("T")


class Caller(Protocol):
    """Whoever asks the platform: a client, as far as a report needs one."""

    def passthrough(
        self, method: str, path: str, *, params: Any = None, json: Any = ..., repeatable: Any = None
    ) -> Response:
        """One call, and its whole answer."""
        ...

    def list_pages(self, path: str, params: Any = None) -> Iterator[Page]:
        """The pages of a list."""
        ...

    def run(self, flow: Flow[T]) -> T:
        """What a flow of the client's core returns."""
        ...


class _Choices(msgspec.Struct, rename="camel"):
    values: list[list[Any]] | None = None
    dynamic_set_id: str | None = None


class Parameter(msgspec.Struct, rename="camel"):
    """What a report may be asked."""

    name: str
    data_type: str = "String"
    is_array: bool = False
    is_required: bool = False
    accept_values: _Choices | None = None

    @property
    def choices(self) -> list[str]:
        """The values that may be asked, where they are few."""
        return [str(value[0]) for value in (self.accept_values and self.accept_values.values) or ()]


class _Field(msgspec.Struct, rename="camel"):
    name: str
    data_type: str = "String"


class Report(msgspec.Struct, rename="camel"):
    """A report as the platform describes it."""

    name: str
    parameters: list[Parameter]
    fields: list[_Field]


class _Data(msgspec.Struct, rename="camel"):
    fields: list[_Field]
    data: list[list[msgspec.Raw]]
    has_more: bool = False
    total_count: int | None = None


@dataclass(frozen=True)
class Wanted:
    """A report as somebody asks for it."""

    category: str
    id: str
    asked: tuple[tuple[str, str], ...]
    table: str

    @classmethod
    def read(cls, text: str) -> "Wanted":
        """Reads `[TABLE=]CATEGORY/ID[?NAME=VALUE&…]`. Raises UsageError for anything else."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise UsageError(
                f"{text!r} is no report. Write its category, its id and what it is asked, such as"
                " 'operations/1002?From=2026-01-01&To=today'; `truckroll sync reports` shows which there are."
            )
        table = found["table"] or f"{found['category']}_{found['id']}".replace("-", "_")
        asked = tuple(parse_qsl(found["asked"] or "", keep_blank_values=True))
        return cls(found["category"], found["id"], asked, table.lower())


def wanted_reports(caller: Caller, who: Credentials, texts: Iterable[str]) -> list[Landing]:
    """The reports asked for, each with the table that follows from its fields.

    Raises UsageError for a report, a parameter or a value that there is not, SyncError where nobody answers.
    """
    reports = [Wanted.read(text) for text in texts]
    if twice := [table for table, times in Counter(report.table for report in reports).items() if times > 1]:
        raise UsageError(
            f"Two reports would land in {SCHEMA}.{twice[0]}. Give one of them a table of its own: name=category/id?…"
        )
    today = datetime.now(ZoneInfo(who.timezone)).date()
    return [_landing(caller, report, today) for report in reports]


def described(caller: Caller, category: str, id: str) -> Report:
    """A report's parameters and fields. Raises UsageError where there is no such report."""
    try:
        answer = caller.passthrough("GET", f"{PATH}/{category}/reports/{id}")
    except client.NotFound as fault:
        raise UsageError(
            f"There is no report {category}/{id}; `truckroll sync reports` shows which there are."
        ) from fault
    except client.ApiError as fault:
        raise SyncError(str(fault)) from fault
    return msgspec.json.decode(answer.body, type=Report)


def listed(caller: Caller, category: str = "") -> Iterator[tuple[str, str, str]]:
    """Each report of a category, or of all: how it is written, its name, what it tells."""
    try:
        categories = [category] if category else [str(each["id"]) for each in _all(caller, f"{ROOT}/report-categories")]
        for each in categories:
            for report in _all(caller, f"{PATH}/{each}/reports"):
                yield f"{each}/{report['id']}", str(report["name"]), str(report.get("description") or "")
    except client.NotFound as fault:
        raise UsageError(f"There is no category {category}; `truckroll sync reports` shows all reports.") from fault
    except client.ApiError as fault:
        raise SyncError(str(fault)) from fault


def _all(caller: Caller, path: str) -> Iterator[dict[str, Any]]:
    return (record for page in caller.list_pages(path) for record in page.records())


def report_pages(caller: Caller, landing: Landing) -> Iterator[Page]:
    """The pages of a report, no faster than the platform answers it; each row becomes an object with its place."""
    asked = [{"name": name, "value": json.loads(value)} for name, value in landing.asked]
    gone: deque[float] = deque(maxlen=CALLS)
    number = rows = 0
    more = True
    while more:
        number += 1
        if len(gone) == CALLS:
            caller.run(_wait(gone[0] + PERIOD - monotonic()))
        gone.append(monotonic())
        answer = caller.passthrough(
            "POST",
            landing.feed.path,
            params={"page": number, "pageSize": PAGE_SIZE, "includeTotal": True},
            json={"parameters": asked},
            repeatable=True,
        )
        page = msgspec.json.decode(answer.body, type=_Data)
        more = page.has_more
        yield Page(_objects(page, rows), "", more, page.total_count)
        rows += len(page.data)


def _wait(seconds: float) -> Flow[None]:
    if seconds > 0:
        yield Wait(seconds, "a report is answered five times a minute")


def _objects(page: _Data, before: int) -> bytes:
    names = [json.dumps(name).encode() + b":" for name in _apart([field.name for field in page.fields])]
    place = json.dumps(ROW).encode() + b":"
    rows: list[bytes] = []
    for number, row in enumerate(page.data, before + 1):
        values = [place + b"%d" % number, *(name + bytes(raw) for name, raw in zip(names, row, strict=True))]
        rows.append(b"{" + b",".join(values) + b"}")
    return b"[" + b",".join(rows) + b"]"


def _landing(caller: Caller, wanted: Wanted, today: date) -> Landing:
    report = described(caller, wanted.category, wanted.id)
    feed = Feed(
        api="reporting",
        name=f"{wanted.category}/{wanted.id} in {wanted.table}",
        table=f"{SCHEMA}.{wanted.table}",
        path=f"{PATH}/{wanted.category}/reports/{wanted.id}/data",
        key=(ROW,),
        columns=columns_of(report),
        scope="tn.rpr.reports:r",
    )
    return Landing(feed, "report", tuple(_asked(wanted, report.parameters, today)))


def columns_of(report: Report) -> tuple[Column, ...]:
    """The columns of a report's table, in the order of its fields."""
    names = [field.name for field in report.fields]
    types = [TYPES.get(field.data_type, "VARCHAR") for field in report.fields]
    columns = zip(_apart(map(_column, names)), _apart(names), types, strict=True)
    return (Column(ROW, ROW, "BIGINT", False), *(Column(*column, nullable=True) for column in columns))


def _asked(wanted: Wanted, parameters: Sequence[Parameter], today: date) -> Iterator[tuple[str, str]]:
    known = {parameter.name.lower(): parameter for parameter in parameters}
    where = f"The report {wanted.category}/{wanted.id}"
    said: set[str] = set()
    for name, text in wanted.asked:
        parameter = known.get(name.lower())
        if parameter is None:
            nearest = get_close_matches(name, [each.name for each in parameters], 1, 0.5)
            hint = f"Did you mean {nearest[0]}?" if nearest else f"It has {_names(parameters) or 'none'}."
            raise UsageError(f"{where} has no parameter {name}. {hint}")
        if parameter.name in said:
            raise UsageError(f"{where} is asked twice for {parameter.name}; several values are joined by commas.")
        said.add(parameter.name)
        try:
            words = [word.strip() for word in text.split(",")] if parameter.is_array else [text.strip()]
            values = [_value(parameter, word, today) for word in words]
        except ValueError as fault:
            raise UsageError(f"{where}: {parameter.name} cannot be {text!r}; {fault}.") from None
        yield parameter.name, json.dumps(values if parameter.is_array else values[0])
    if missing := [parameter for parameter in parameters if parameter.is_required and parameter.name not in said]:
        example = "&".join(f"{parameter.name}={_example(parameter)}" for parameter in missing)
        raise UsageError(
            f"{where} has to be asked for {_names(missing)}, such as '{wanted.category}/{wanted.id}?{example}'."
        )


def _value(parameter: Parameter, word: str, today: date) -> Any:
    if parameter.choices and word not in parameter.choices:
        found = [choice for choice in parameter.choices if choice.lower() == word.lower()]
        if not found:
            raise ValueError(f"there are {', '.join(parameter.choices)}")
        word = found[0]
    match parameter.data_type:
        case "Number":
            number = json.loads(word) if re.fullmatch(r"-?\d+(\.\d+)?", word) else None
            if number is None:
                raise ValueError("a number is expected")
            return number
        case "Boolean":
            if word.lower() not in ("true", "false"):
                raise ValueError("true or false is expected")
            return word.lower() == "true"
        case "Date":
            if found := _DAY.fullmatch(word.lower()):
                return (today + timedelta(days=int(found[1] or 0))).isoformat()
            try:
                return date.fromisoformat(word).isoformat()
            except ValueError:
                raise ValueError("a day is expected, such as 2026-01-31, today or today-30d") from None
        case _:
            return word


def _example(parameter: Parameter) -> str:
    if parameter.data_type == "Date":
        return "today-30d" if parameter.name.lower().startswith("from") else "today"
    return parameter.choices[0] if parameter.choices else "…"


def _names(parameters: Iterable[Parameter]) -> str:
    return ", ".join(parameter.name for parameter in parameters)


def _column(name: str) -> str:
    return re.sub(r"_+", "_", snake(re.sub(r"\W+", "_", name))).strip("_") or "column"


def _apart(names: Iterable[str]) -> list[str]:
    """The names, a number behind each that was there before: a report's author may call two columns the same."""
    found: list[str] = []
    taken = {ROW, "_extra"}
    for name in names:
        number, own = 1, name
        while own.lower() in taken:
            number += 1
            own = f"{name}_{number}"
        taken.add(own.lower())
        found.append(own)
    return found
