"""A whole sync from a server of its own process into a DuckDB file, beside DuckDB reading the same rows from disk."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb

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


def client_of(server: Running) -> Client:
    names = {"CLIENT_ID": server.filled.client[0], "CLIENT_SECRET": server.filled.client[1], "TENANT_ID": 7}
    names |= {"APP_KEY": server.filled.app_key, "API_ROOT": server.url, "AUTH_ROOT": server.url}
    return Client({f"SERVICETITAN_{name}": value for name, value in names.items()}, calls_per_second=None)


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
    """ROWS jobs, pages of 5,000, without a rate limit."""
    lines: list[Ratio] = []
    with folder() as path, running(fill(path / "data", ROWS)) as server:
        client, file, pages = client_of(server), path / "ours.duckdb", list[Path]()
        for number, page in enumerate(client.feed_pages(jobs().path)):
            pages.append(path / f"{number}.json")
            pages[-1].write_bytes(page.rows)

        def first() -> float:
            file.unlink(missing_ok=True)
            return load(client, file)

        for name, work, reach in (("first load", first, 0.45), ("upsert", lambda: load(client, file), 0.25)):
            ours, beside, ratio = in_turns(work, lambda: floor(pages, path), 3)
            lines.append(Ratio(f"whole sync, {name}", "DuckDB reading the rows", ours, beside, ratio, reach, "rows/s"))
    return lines
