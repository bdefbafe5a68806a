"""Feed pages over loopback: beside the same bytes from a file, beside rows built from columns, and however deep."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from benchmarks.ratio import Ratio, in_turns
from benchmarks.server import TYPED
from benchmarks.setting import Running, fill, folder, running
from truckroll.derive.tables import table_of

NAME = "pages"
FEED = "/jpm/v2/tenant/7/export/jobs"
JOBS = int(os.environ.get("JOBS", "100000"))


def run() -> list[Ratio]:
    """All of it on one folder of JOBS jobs."""
    lines: list[Ratio] = []
    with folder() as path:
        filled = fill(path, JOBS)
        for size, reach in ((500, 0.25), (5000, 0.15)):
            with running(filled, size) as server:
                page = server.get(FEED)
                (path / "page.json").write_bytes(page.content)
            _type(path, size)
            floors = (("the same bytes from a file", "/file", reach), ("columns to dict to JSON", "/columns", 6.0))
            with running(filled, size) as server:
                lines += [_beside(server, f"feed page of {size}, made", size, *floor) for floor in floors]
                if size == 500:
                    lines.append(_depth(server, page.json()["continueFrom"]))
            with running(filled, size, kept=True) as server:
                lines.append(_beside(server, f"feed page of {size}, kept", size, floors[0][0], "/file", 0.6))
    return lines


def _beside(server: Running, name: str, size: int, floor_name: str, floor_path: str, reach: float) -> Ratio:
    ours, floor, ratio = in_turns(lambda: server.rate(FEED, 2, 2), lambda: server.rate(floor_path, 2, 2), 3)
    return Ratio(name, floor_name, ours * size, floor * size, ratio, reach, "rows/s")


def _type(path: Path, size: int) -> None:
    """Keep the first page's rows in typed columns, too."""
    fields = [field.json for field in table_of("jpm.Job").noun.row if field.shape.format != "external-data"]
    with closing(sqlite3.connect(path / "truckroll.db")) as source, closing(sqlite3.connect(path / TYPED)) as typed:
        bodies = source.execute("select body from jpm_job order by seq limit :n", {"n": size}).fetchall()
        typed.execute("drop table if exists typed")
        typed.execute(f"create table typed (seq integer primary key, {', '.join(f'[{name}]' for name in fields)})")
        rows = [msgspec.json.decode("{" + body + "}") for (body,) in bodies]
        typed.executemany(
            f"insert into typed values ({', '.join('?' * (len(fields) + 1))})",
            [(seq, *(_flat(row.get(name, True)) for name in fields)) for seq, row in enumerate(rows)],
        )
        typed.commit()


def _flat(value: object) -> object:
    return msgspec.json.encode(value).decode() if isinstance(value, list | dict) else value


def _depth(server: Running, second: str) -> Ratio:
    """A page near the end of the feed beside the second one."""
    deep = second
    for _ in range(JOBS // 500 - 3):
        deep = server.get(f"{FEED}?from={deep}").json()["continueFrom"]
    ours, floor, ratio = in_turns(
        lambda: 1 / server.rate(f"{FEED}?from={deep}", 2, 2), lambda: 1 / server.rate(f"{FEED}?from={second}", 2, 2), 3
    )
    return Ratio(f"feed page at depth {JOBS:,}", "at depth 500", ours, floor, ratio, 1.1, at_most=True)
