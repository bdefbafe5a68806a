"""Pages into a DuckDB file, without a platform: beside DuckDB reading the same rows from disk."""

import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from benchmarks.ratio import Ratio, in_turns, seconds
from benchmarks.setting import folder
from truckroll.client import Page
from truckroll.derive.feeds import Feed, all_feeds
from truckroll.sync.land import MEMORY, Warehouse
from truckroll.sync.landing import Landing
from truckroll.sync.progress import Nobody
from truckroll.sync.run import Sync
from truckroll.sync.state import Place

NAME = "landing"
ROWS = int(os.environ.get("ROWS", "200000"))
PAGE = 5_000
MOST = float(MEMORY.removesuffix("MB")) + 200
"""MB that a sync may take: what DuckDB is given, and 200."""
PLACE = Place("http://127.0.0.1", "7")
WORDS = ["furnace", "attic", "ladder", "call before", "gate code", "dog", "filter", "coil", "no heat", "tall"]


class Disk:
    """A platform whose pages lie ready on the disk."""

    def __init__(self, pages: list[Path]) -> None:
        self.pages = pages

    def feed_pages(self, path: str, after: str = "") -> Iterator[Page]:
        for number, page in enumerate(self.pages, 1):
            yield Page(page.read_bytes(), f"page {number}", number < len(self.pages))


def jobs() -> Feed:
    return next(feed for feed in all_feeds() if feed.table == "jpm.jobs")


def write_pages(path: Path, rows: int, **more: object) -> list[Path]:
    """Pages of jobs of about 1 KB; `more` are members that the catalogue does not know."""
    seed, feed, pages = random.Random(1), jobs(), list[Path]()
    for number in range(rows // PAGE):
        ids = range(number * PAGE + 1, number * PAGE + PAGE + 1)
        pages.append(path / f"{number}.json")
        text = json.dumps([job(feed, id, seed) | more for id in ids], separators=(",", ":"))
        pages[-1].write_text(text)
    return pages


def job(feed: Feed, id: int, seed: random.Random) -> dict[str, object]:
    row: dict[str, object] = {}
    for column in feed.columns:
        if column.nullable and seed.random() < 0.4:
            row[column.json] = None
        elif column.type.startswith("TIMESTAMP"):
            moment = f"{seed.randint(1, 28):02}T{seed.randint(0, 23):02}:{seed.randint(0, 59):02}:30"
            row[column.json] = f"2026-{seed.randint(1, 12):02}-{moment}.{seed.randint(0, 9_999_999):07}Z"
        elif column.type == "JSON":
            row[column.json] = [seed.randint(1, 99)] if "Id" in column.json else []
        elif column.type == "BOOLEAN":
            row[column.json] = seed.random() < 0.9
        elif column.type.startswith("DECIMAL"):
            row[column.json] = seed.randint(0, 1_000_000) / 100
        else:
            row[column.json] = seed.randint(1, 10_000_000) if column.type == "BIGINT" else "Normal"
    return row | {"id": id, "summary": " ".join(seed.choices(WORDS, k=40))}


def floor(pages: list[Path], path: Path) -> float:
    """Rows a second that DuckDB alone reads from the same pages into a file of its own."""
    columns = ", ".join(f"'{column.json}': '{column.type}'" for column in jobs().columns)
    names = [str(page) for page in pages]
    (path / "floor.duckdb").unlink(missing_ok=True)

    def read() -> None:
        with duckdb.connect(str(path / "floor.duckdb")) as connection:
            connection.execute(f"create table t as from read_json({names}, columns={{{columns}}}, format='array')")

    return len(pages) * PAGE / seconds(read)


def load(pages: list[Path], path: Path) -> float:
    """Rows a second of a first load."""
    (path / "ours.duckdb").unlink(missing_ok=True)
    return again(pages, path)


def again(pages: list[Path], path: Path) -> float:
    """Rows a second of a load on top of what is there: every row has an earlier version, if it was loaded before."""

    def sync() -> None:
        with Warehouse.open(path / "ours.duckdb", PLACE) as warehouse:
            Sync(Disk(pages), warehouse, Nobody()).run([Landing(jobs())])

    return len(pages) * PAGE / seconds(sync)


def peak(rows: int) -> float:
    """The most memory, in MB, that a process takes which syncs so many rows."""
    program = f"from benchmarks.sync_landing import report_peak; report_peak({rows})"
    return float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)


def report_peak(rows: int) -> None:
    with folder() as path:
        child = os.fork()  # The rows are made by a child: what that takes is not what the sync takes.
        if not child:
            write_pages(path, rows)
            os._exit(0)
        os.waitpid(child, 0)
        load(sorted(path.glob("*.json"), key=lambda page: int(page.stem)), path)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def run() -> list[Ratio]:
    """ROWS rows, a page is 5,000."""
    lines: list[Ratio] = []
    with folder() as path:
        pages = write_pages(path, ROWS)
        measured: list[tuple[str, Callable[[list[Path], Path], float]]] = [("first load", load), ("upsert", again)]
        for name, work in measured:
            ours, beside, ratio = in_turns(lambda work=work: work(pages, path), lambda: floor(pages, path), 3)
            lines.append(Ratio(f"landing, {name}", "DuckDB reading the rows", ours, beside, ratio, None, "rows/s"))
    with folder() as path:
        pages = write_pages(path, ROWS, aNewMember=5)
        ours, beside, ratio = in_turns(lambda: load(pages, path), lambda: floor(pages, path), 3)
        name = "landing, each row with an unknown member"
        lines.append(Ratio(name, "DuckDB reading the rows", ours, beside, ratio, None, "rows/s"))
    taken = peak(4 * ROWS)
    lines.append(Ratio(f"memory of {4 * ROWS:,} rows", "DuckDB's + 200", taken, MOST, taken / MOST, 1.0, "MB", True))
    return lines
