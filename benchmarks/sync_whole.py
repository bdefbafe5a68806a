"""A whole sync from a server of its own process into a DuckDB file, beside DuckDB reading the same rows from disk.

Also beside a reader that throws the pages away and asks for the next one as soon as its token has come: each token is
in the page before, so no sync of the feed can be faster than that.
"""

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median

import duckdb

from benchmarks.distance import CALLS_PER_SECOND, away
from benchmarks.ratio import Ratio, seconds
from benchmarks.setting import TENANT, Running, fill, folder, running
from benchmarks.sync_landing import MOST, ROWS, floor, jobs
from truckroll.client import Client, Page
from truckroll.sync.land import Warehouse
from truckroll.sync.landing import Landing
from truckroll.sync.progress import Nobody
from truckroll.sync.run import Sync
from truckroll.sync.state import TABLE, Place

NAME = "sync"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
DUCKDB = "DuckDB reading the rows"
HEAD = re.compile(rb'{"hasMore":(true|false),"continueFrom":"([^"]*)"')


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
            (outcome,) = Sync(source, warehouse, Nobody()).run([landing])
            assert outcome.failure is None, outcome.failure

    took = seconds(sync)
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute(f"select rows from {TABLE.removeprefix('warehouse.')}").fetchone()
    assert rows is not None
    return rows[0] / took


def load_apart(server: Running, calls_per_second: int | None, path: Path) -> tuple[float, float]:
    """The same in a process of its own, without its start: rows a second, and the most memory that it held, in MB."""
    program = (
        "import json, sys; from benchmarks.sync_whole import report_load; report_load(*json.loads(sys.stdin.read()))"
    )
    given = json.dumps([server.variables, calls_per_second, str(path)])
    told = subprocess.run([sys.executable, "-c", program], input=given, capture_output=True, text=True, check=True)
    speed, memory = json.loads(told.stdout)
    return speed, memory


def report_load(variables: dict[str, str], calls_per_second: int | None, path: str) -> None:
    speed = load(Client(variables, calls_per_second=calls_per_second), Path(path))
    print(json.dumps([speed, getrusage(RUSAGE_SELF).ru_maxrss / 1024]))


def thrown_away(server: Running, rows: int) -> float:
    """Rows a second of reading the feed and doing nothing else."""
    connections = [http.client.HTTPConnection(server.url.removeprefix("http://")) for _ in range(2)]
    path, piece = f"{jobs().path.replace('{tenant}', str(TENANT))}?from=", bytearray(1 << 18)

    def read() -> None:
        turn, more = 0, True
        connections[0].request("GET", path, headers=server.headers)
        while more:
            answer = connections[turn].getresponse()
            assert answer.status == 200, answer.status
            head = HEAD.match(answer.read(1 << 10))
            assert head is not None
            turn, more = 1 - turn, head[1] == b"true"
            if more:
                connections[turn].request("GET", path + head[2].decode(), headers=server.headers)
            while answer.readinto(piece):
                pass

    return rows / seconds(read)


def run() -> list[Ratio]:
    """ROWS jobs, pages of 5,000: over loopback without a limit, then far away at 60 requests a second; memory also of
    three times as many."""
    with folder() as path, running(fill(path / "data", ROWS)) as server, away(server) as far:
        pages = list[Path]()
        for number, page in enumerate(client_of(server).feed_pages(jobs().path)):
            pages.append(path / f"{number}.json")
            pages[-1].write_bytes(page.rows)
        near, memory = _measured("whole sync", server, None, pages)
        lines = near + _measured("50 ms away", far, CALLS_PER_SECOND, pages)[0]
    with folder() as path, running(fill(path / "data", 3 * ROWS)) as server:
        _, more = load_apart(server, None, path / "more.duckdb")
    for rows, taken in ((ROWS, memory), (3 * ROWS, more)):
        lines.append(
            Ratio(f"memory of {rows:,} rows", "DuckDB's limit + 200", taken, MOST, taken / MOST, 1.0, "MB", True)
        )
    return lines


def _measured(where: str, server: Running, limit: int | None, pages: list[Path]) -> tuple[list[Ratio], float]:
    """The lines, and the most memory in MB."""
    file = pages[0].with_name("ours.duckdb")
    rounds: list[list[float]] = []
    memory = 0.0
    for _ in range(ROUNDS):  # All in each round, so that a slow minute of the machine slows all.
        file.unlink(missing_ok=True)
        first, held = load_apart(server, limit, file)
        upsert, held_again = load_apart(server, limit, file)
        rounds.append([first, upsert, thrown_away(server, ROWS), floor(pages, file.parent)])
        memory = max(memory, held, held_again)

    def line(name: str, ours: int, beside: str, other: int, reach: float | None) -> Ratio:
        speed, peer = (median(each[at] for each in rounds) for at in (ours, other))
        ratio = median(each[ours] / each[other] for each in rounds)
        return Ratio(f"{where}, {name}", beside, speed, peer, ratio, reach, "rows/s")

    return [
        line("first load", 0, DUCKDB, 3, 0.45),
        line("upsert", 1, DUCKDB, 3, 0.25),
        line("pages thrown away", 2, DUCKDB, 3, None),
        line("first load", 0, "pages thrown away", 2, None),
        line("upsert", 1, "pages thrown away", 2, None),
    ], memory
