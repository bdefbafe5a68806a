"""Figures of the store: what all of a server's processes share, asked of it once however many look."""

import asyncio
import shutil
import time
from pathlib import Path

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.telemetry.metrics import Family, Kind, Sample
from truckroll.store.database import Database
from truckroll.store.folder import DATABASE
from truckroll.store.protocol import Connection, Store
from truckroll.store.queries import queries
from truckroll.store.records import HORIZON

KEPT = 5.0
"""Seconds for which figures are given again: many who look cost the store no more than one."""
PATIENCE = 3.0
"""Seconds after which a store that does not answer counts as gone."""
_SQL = queries("telemetry_queries")


class Figures(msgspec.Struct, frozen=True):
    """What the store says about itself; durations in seconds, sizes in bytes."""

    tenants: int
    feed_lag: float
    """After how long a change made now is in every feed: the horizon, and more where a tenant's clock ran ahead."""
    webhooks_waiting: int
    webhooks_late: float
    planned_due: int
    planned_late: float
    signing_key_age: float
    size: int
    free: int | None
    """What the disk still takes, where that is this machine's."""


TEXTS: dict[str, tuple[str, str]] = {
    "tenants": ("truckroll_tenants", "Contractors whose business is kept."),
    "feed_lag": ("truckroll_feed_lag_seconds", "How old a change is before every feed shows it."),
    "webhooks_waiting": ("truckroll_webhooks_waiting", "Webhooks that wait to be delivered."),
    "webhooks_late": ("truckroll_webhooks_oldest_seconds", "How long ago the oldest event happened that still waits."),
    "planned_due": ("truckroll_planned_due", "Planned acts whose moment has come."),
    "planned_late": ("truckroll_planned_late_seconds", "How long the first of them has been waiting."),
    "signing_key_age": ("truckroll_signing_key_age_seconds", "How long the key that signs tokens has been signing."),
    "size": ("truckroll_store_size_bytes", "How much room the store takes."),
    "free": ("truckroll_store_free_bytes", "How much room its disk still has."),
}
"""Under which name each figure is shown, and what it says."""
UP = ("truckroll_store_up", "Whether the store answers.")


class Asking:
    """Asks a store for its figures, not too often."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: Figures | None = None
        self._until = 0.0

    async def figures(self) -> Figures | None:
        """What it says about itself; None when it does not answer."""
        if time.monotonic() >= self._until:
            now = self._store.clock.now()
            try:
                asked = self._store.read_async(lambda connection: figures(connection, now, self._store))
                self._known = await asyncio.wait_for(asked, PATIENCE)
            except Exception:  # whatever it is, those who look are told that the store does not answer
                self._known = None
            self._until = time.monotonic() + KEPT
        return self._known

    async def families(self) -> list[Family]:
        """The figures as metrics."""
        known = await self.figures()
        kind: Kind = "gauge"
        found = [Family(*_headed(UP, kind), [Sample({}, 0 if known is None else 1)])]
        for field, names in TEXTS.items():
            if known is not None and (value := getattr(known, field)) is not None:
                found.append(Family(*_headed(names, kind), [Sample({}, value)]))
        return found


def _headed(names: tuple[str, str], kind: Kind) -> tuple[str, Kind, str]:
    return names[0], kind, names[1]


def figures(connection: Connection, now: int, store: Store | Path | None) -> Figures:
    """Ask for everything; `store` is where it is kept, or the data folder alone, None in a database server."""
    tenants, modified = _both(connection, "tenants")
    waiting, happened = _both(connection, "webhooks_waiting")
    due, since = _both(connection, "planned_due", now)
    signing = connection.one(_SQL["signing_since"]) or (None,)
    size, free = _room(store, connection)
    return Figures(
        tenants=tenants,
        feed_lag=_seconds(HORIZON + max(0, (modified or 0) - now)),
        webhooks_waiting=waiting,
        webhooks_late=_seconds(max(0, now - happened) if happened else 0),
        planned_due=due,
        planned_late=_seconds(now - since if since else 0),
        signing_key_age=_seconds(max(0, now - signing[0]) if signing[0] else 0),
        size=size,
        free=free,
    )


def _both(connection: Connection, name: str, now: int | None = None) -> tuple[int, int | None]:
    row = connection.one(_SQL[name], {} if now is None else {"now": now})
    assert row is not None
    return row[0], row[1]


def _room(store: Store | Path | None, connection: Connection) -> tuple[int, int | None]:
    folder = store.folder if isinstance(store, Database) else store
    if isinstance(folder, Path):
        return size_of(folder), shutil.disk_usage(folder).free
    row = connection.one(_SQL["size"])
    assert row is not None
    return row[0], None


def size_of(folder: Path) -> int:
    """How many bytes a data folder's database has, with its log."""
    files = [folder / DATABASE, folder / f"{DATABASE}-wal"]
    return sum(file.stat().st_size for file in files if file.exists())


def _seconds(ticks: int) -> float:
    return ticks / TICKS_PER_SECOND
