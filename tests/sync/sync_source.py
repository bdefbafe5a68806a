"""Feeds that a test writes down: pages by token, and what a token is refused with."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from truckroll.client import Invalid, Page
from truckroll.derive.feeds import Column, Feed
from truckroll.sync.destination import open_destination
from truckroll.sync.landing import Landing
from truckroll.sync.run import Listener, Outcome, Sync
from truckroll.sync.state import Place

HERE = Place("http://127.0.0.1:1", "7")

THINGS = Feed(
    api="jpm",
    name="odd-things",
    table="jpm.odd_things",
    path="/jpm/v2/tenant/{tenant}/export/odd-things",
    key=("id",),
    columns=(
        Column("id", "id", "BIGINT", False),
        Column("modified_on", "modifiedOn", "TIMESTAMP_NS", False),
        Column("active", "active", "BOOLEAN", False),
        Column("name", "name", "VARCHAR", True),
        Column("end", "end", "TIMESTAMP_NS", True),
        Column("day", "day", "DATE", True),
        Column("count", "count", "INTEGER", True),
        Column("total", "total", "DECIMAL(28, 8)", True),
        Column("weight", "weight", "DOUBLE", True),
        Column("tag_ids", "tagIds", "JSON", True),
    ),
    scope="tn.jpm.oddthings:r",
)
RATINGS = Feed(
    api="customer-interactions",
    name="technician-ratings",
    table="customer_interactions.technician_ratings",
    path="/customer-interactions/v2/tenant/{tenant}/export/technician-ratings",
    key=("technician_id", "job_id"),
    columns=(
        Column("technician_id", "technicianId", "BIGINT", False),
        Column("job_id", "jobId", "BIGINT", False),
        Column("rating", "rating", "DOUBLE", True),
    ),
    scope="tn.csi.technicianrating:r",
)


def thing(id: int, **values: Any) -> dict[str, Any]:
    whole = {
        "id": id,
        "modifiedOn": f"2026-01-02T16:28:{id % 60:02}.8446003Z",
        "active": True,
        "name": f"thing {id}",
        "end": None,
        "day": None,
        "count": id % 100,
        "total": id / 4,
        "weight": id / 3,
        "tagIds": [id, id + 1],
    }
    return whole | values


class Scripted:
    """A platform whose feeds are lists of pages; a token is `<epoch>:<page>`, one of an older epoch is refused."""

    def __init__(self, pages: dict[str, Sequence[Any]]) -> None:
        self.pages = pages
        self.lists: dict[str, list[dict[str, Any]]] = {}
        self.asked_of_lists: list[dict[str, str]] = []
        self.page_size = 10
        self.epoch = 1
        self.asked: list[str] = []
        self.before_page: Callable[[str, int], None] = lambda path, number: None

    def page(self, path: str, after: str) -> Page:
        self.asked.append(after)
        epoch, number = (int(part) for part in after.split(":")) if after else (self.epoch, 0)
        self.before_page(path, number)
        if after and epoch != self.epoch:
            raise Invalid("refused", status=400, title="The token is of an older epoch.")
        pages = self.pages[path]
        rows = pages[number] if number < len(pages) else []
        number = min(number + 1, len(pages))
        text = rows if isinstance(rows, bytes) else json.dumps(rows).encode()
        return Page(text, f"{epoch}:{number}", number < len(pages))

    def feed_pages(self, path: str, after: str = "") -> Iterator[Page]:
        while True:
            page = self.page(path, after)
            yield page
            if not page.has_more:
                return
            after = page.next

    def list_pages(self, path: str, params: Any = None) -> Iterator[Page]:
        asked = dict(params or ())
        self.asked_of_lists.append(asked)
        number = 0
        while True:
            self.before_page(path, number)
            rows = [row for row in self.lists[path] if row.get("modifiedOn", "") >= asked.get("modifiedOnOrAfter", "")]
            page = rows[number * self.page_size : (number + 1) * self.page_size]
            number += 1
            more = number * self.page_size < len(rows)
            yield Page(json.dumps(page).encode(), str(number + 1), more, len(rows))
            if not more:
                return


class Notes(Listener):
    """A listener that keeps what it is told."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.landings = 0

    def landed(self, outcome: Outcome, landed: object) -> None:
        self.landings += 1

    def told(self, outcome: Outcome, text: str) -> None:
        self.texts.append(text)


def sync(source: Scripted, path: Any, *feeds: Feed | Landing, notes: Notes | None = None, **how: Any) -> list[Outcome]:
    """One whole run into a file or a place; the outcomes in the order of the feeds."""
    landings = [feed if isinstance(feed, Landing) else Landing(feed) for feed in feeds or (THINGS,)]
    with path.opened() if hasattr(path, "opened") else open_destination(str(path), HERE) as warehouse:
        return Sync(source, warehouse, notes or Notes(), **how).run(landings)


def table(path: Path | duckdb.DuckDBPyConnection, feed: Feed = THINGS, what: str = "*") -> list[dict[str, Any]]:
    """The rows of a table in the order of its key; moments and decimals as text, so that no digit is lost."""
    with opened(path) if isinstance(path, Path) else nullcontext(path) as connection:
        columns = ", ".join(_shown(column) for column in feed.columns)
        found = connection.execute(f"select {what} from (select {columns}, _extra from {feed.table}) order by all")
        names = [described[0] for described in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse as its readers open it, under a name that hides no schema."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{path}' as opened; use opened")
        yield connection


def _shown(column: Column) -> str:
    name = f'"{column.name}"'
    if column.type == "TIMESTAMP_NS":
        return f"left(strftime({name}, '%Y-%m-%dT%H:%M:%S.%n'), 27) || 'Z' as {name}"
    return f"{name}::varchar as {name}" if column.type.startswith(("DECIMAL", "DATE")) else name


def differences(path: Path, feed: Feed, rows: Sequence[dict[str, Any]]) -> int:
    """How many rows of the table and of the feed's last versions are not in the other, compared by hash."""
    return differ(table(path, feed), feed, rows)


def differ(found: list[dict[str, Any]], feed: Feed, rows: Sequence[dict[str, Any]]) -> int:
    """The same for the rows of any destination."""
    last = {tuple(row[column.json] for column in _key(feed)): row for row in rows}
    expected = {_hash([_plain(column, row.get(column.json)) for column in feed.columns]) for row in last.values()}
    landed = [_hash([_plain(column, row[column.name]) for column in feed.columns]) for row in found]
    assert len(landed) == len(set(landed)), "a row is there twice"
    return len(expected ^ set(landed))


def _key(feed: Feed) -> list[Column]:
    return [column for column in feed.columns if column.name in feed.key]


def _plain(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.type.startswith("DECIMAL"):
        return str(Decimal(str(value)).normalize())
    if column.type == "DOUBLE":
        return float(value)
    return json.loads(value) if column.type == "JSON" and isinstance(value, str) else value


def _hash(values: list[Any]) -> str:
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
