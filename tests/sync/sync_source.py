"""Feeds that a test writes down: pages by token, and what a token is refused with."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from truckroll.client import Invalid, Page
from truckroll.derive.feeds import Column, Feed
from truckroll.sync.land import Warehouse
from truckroll.sync.plan import Landing
from truckroll.sync.run import Outcome, Sync
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
        self.epoch = 1
        self.asked: list[str] = []
        self.before_page: Callable[[str, int], None] = lambda path, number: None

    def feed_pages(self, path: str, after: str = "") -> Iterator[Page]:
        self.asked.append(after)
        epoch, number = (int(part) for part in after.split(":")) if after else (self.epoch, 0)
        while True:
            if epoch != self.epoch:
                raise Invalid("refused", status=400, title="The token is of an older epoch.")
            self.before_page(path, number)
            pages = self.pages[path]
            rows = pages[number] if number < len(pages) else []
            number = min(number + 1, len(pages))
            text = rows if isinstance(rows, bytes) else json.dumps(rows).encode()
            more = number < len(pages)
            yield Page(text, f"{epoch}:{number}", more)
            if not more:
                return


class Notes:
    """A listener that keeps what it is told."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.landings = 0

    def started(self, outcome: Outcome) -> None: ...
    def fetched(self, outcome: Outcome, rows: int) -> None: ...
    def ended(self, outcome: Outcome) -> None: ...

    def landed(self, outcome: Outcome, landed: object) -> None:
        self.landings += 1

    def told(self, outcome: Outcome, text: str) -> None:
        self.texts.append(text)


def sync(source: Scripted, path: Path, *feeds: Feed, notes: Notes | None = None) -> list[Outcome]:
    """One whole run; the outcomes in the order of the feeds."""
    with Warehouse.open(path, HERE) as warehouse:
        return Sync(source, warehouse, notes or Notes()).run([Landing(feed) for feed in feeds or (THINGS,)])
