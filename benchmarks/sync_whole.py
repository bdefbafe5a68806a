"""A whole sync from a server of its own process into a DuckDB file, beside DuckDB reading the same rows from disk."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.distance import CALLS_PER_SECOND, away
from benchmarks.ratio import Ratio, in_turns, seconds
from benchmarks.setting import Running, fill, folder, running
from benchmarks.sync_landing import Quiet, floor, jobs
from truckroll.client import Client, Page
from truckroll.sync.land import Warehouse
from truckroll.sync.landing import Landing
from truckroll.sync.run import Sync
from truckroll.sync.state import TABLE, Place

NAME = "sync"
ROWS = int(os.environ.get("ROWS", "200000"))


class Changed:
    """The feed as if all of it had changed since the token: then every row that lands has an earlier version."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def feed_pages(self, path: str, after: str = "") -> Iterator[Page]:
        return self._client.feed_pages(path)


def client_of(server: Running, calls_per_second: int | None = None) -> Client:
    return Client(server.variables, calls_per_second=calls_per_second)


def load(client: Client, path: Path) -> float:
    """Rows a second of a sync into the file as it is."""
    landing = Landing(jobs())

    def sync() -> None:
        with Warehouse.open(path, Place(client.session.credentials.environment.api_root, "7")) as warehouse:
            source = Changed(client) if warehouse.states() else client
            (outcome,) = Sync(source, warehouse, Quiet()).run([landing])
            assert outcome.failure is None, outcome.failure

    took = seconds(sync)
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute(f"select rows from {TABLE.removeprefix('warehouse.')}").fetchone()
    assert rows is not None
    return rows[0] / took


def run() -> list[Ratio]:
    """ROWS jobs, pages of 5,000: over loopback without a limit, then far away at 60 requests a second."""
    with folder() as path, running(fill(path / "data", ROWS)) as server, away(server) as far:
        pages = list[Path]()
        for number, page in enumerate(client_of(server).feed_pages(jobs().path)):
            pages.append(path / f"{number}.json")
            pages[-1].write_bytes(page.rows)
        near = _measured("whole sync", client_of(server), path / "near.duckdb", pages)
        return near + _measured("50 ms away", client_of(far, CALLS_PER_SECOND), path / "far.duckdb", pages)


def _measured(where: str, client: Client, file: Path, pages: list[Path]) -> list[Ratio]:
    def first() -> float:
        file.unlink(missing_ok=True)
        return load(client, file)

    lines: list[Ratio] = []
    for name, work, reach in (("first load", first, 0.45), ("upsert", lambda: load(client, file), 0.25)):
        ours, beside, ratio = in_turns(work, lambda: floor(pages, file.parent), 3)
        lines.append(Ratio(f"{where}, {name}", "DuckDB reading the rows", ours, beside, ratio, reach, "rows/s"))
    return lines
