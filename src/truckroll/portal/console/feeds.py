"""The feeds of a tenant: how many rows each has and has still to show, and who has read how far."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.derive.operations import Operation, all_operations
from truckroll.derive.tables import Table, table_of
from truckroll.portal import gate
from truckroll.portal.console import cells, sight, times
from truckroll.portal.console.records import nobody
from truckroll.portal.rendering import render
from truckroll.server.platform import Platform
from truckroll.server.requests import reading
from truckroll.server.requests.reading import Reader
from truckroll.store import feed
from truckroll.store.protocol import Connection
from truckroll.store.records import HORIZON


def routes(platform: Platform) -> list[BaseRoute]:
    """The feeds."""
    return [Route("/console/feeds", _feeds)]


@dataclass(frozen=True)
class Reading:
    """An app that reads a feed."""

    app: str
    at: int
    place: int
    behind: int
    """How many rows that are due it has not been given."""


@dataclass(frozen=True)
class Feed:
    """One feed as it stands."""

    operation: Operation
    noun: str
    rows: int
    last: int | None
    """When a record changed last, in ticks."""
    coming: int
    """Rows that changed within the horizon."""
    readers: list[Reading]


@gate.only(*sight.READERS)
async def _feeds(request: Request) -> Response:
    seen, platform = sight.of(request), gate.platform(request)
    tenant = sight.chosen(request, seen)
    if tenant is None:
        return nobody(request, seen, "/console/feeds")
    log, id = platform.requests, tenant.id
    readers = await log.kept.read_async(lambda connection: reading.readers(connection, id)) if log is not None else []
    own = None if seen.any_app else {app.id for app in seen.apps}
    shown = [reader for reader in readers if own is None or reader.app in own]
    now = platform.clock.now()
    feeds, horizon = await platform.database.read_async(lambda connection: every(connection, id, now, shown))
    known = sight.page(
        request, seen, "/console/feeds",
        tenant=tenant, log=log, horizon=horizon, read=[each for each in feeds if each.readers],
        filled=[each for each in feeds if each.rows and not each.readers],
        empty=[each for each in feeds if not each.rows and not each.readers],
        cells=cells.Cells(tenant), times=times, now=times.now(),
    )  # fmt: skip
    return render(request, "console/feeds.html", **known)


@cache
def operations() -> Mapping[str, Operation]:
    """The feeds' operations by their names in the log."""
    return {each.name: each for each in all_operations() if each.act == "feed"}


def every(connection: Connection, tenant: int, clock: int, readers: list[Reader]) -> tuple[list[Feed], int]:
    """All feeds of a tenant, and the moment up to which they show changes."""
    horizon = feed.moment(connection, tenant, clock) - HORIZON
    found: list[Feed] = []
    for name, operation in operations().items():
        table = table_of(operation.noun.name)
        values = {"tenant": tenant, "horizon": horizon}
        row = connection.one(f"select count(*), max(modified) from {table.name} where tenant = :tenant", values)
        rows, last = row or (0, None)
        coming = _after(connection, table, tenant, horizon, "modified > :horizon") if last and last > horizon else 0
        own = [
            Reading(reader.app, reader.at, reader.place, _behind(connection, table, tenant, horizon, reader.place))
            for reader in readers
            if reader.operation == name
        ]
        found.append(Feed(operation, table.noun.name, rows, last, coming, own))
    return sorted(found, key=lambda each: (not each.readers, each.operation.api, each.operation.tag)), horizon


def _after(connection: Connection, table: Table, tenant: int, horizon: int, condition: str, place: int = 0) -> int:
    sql = f"select count(*) from {table.name} where tenant = :tenant and {condition}"
    row = connection.one(sql, {"tenant": tenant, "horizon": horizon, "place": place})
    return row[0] if row else 0


def _behind(connection: Connection, table: Table, tenant: int, horizon: int, place: int) -> int:
    """How many rows are due after a place."""
    return _after(connection, table, tenant, horizon, "seq > :place and modified <= :horizon", place)
