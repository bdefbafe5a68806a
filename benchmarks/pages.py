"""Feed pages over loopback: beside the same bytes from a file, beside rows built from columns, and however deep."""

import os
import sqlite3
import time

import msgspec

from benchmarks.ratio import Ratio, in_turns
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
        for size, reach, columns_reach in ((500, 0.25, 6.0), (5000, 0.15, 6.0)):
            with running(filled, size) as server:
                page = server.get(FEED)
                (path / "page.json").write_bytes(page.content)
            with running(filled, size) as server:
                ours, floor, ratio = in_turns(lambda: server.rate(FEED, 2, 2), lambda: server.rate("/file", 2, 2), 3)
                name = f"feed page of {size}"
                lines.append(
                    Ratio(name, "the same bytes from a file", ours * size, floor * size, ratio, reach, "rows/s")
                )
                made = 1 / _from_columns(path, size)
                lines.append(
                    Ratio(
                        name, "columns to dict to JSON", ours * size, made * size, ours / made, columns_reach, "rows/s"
                    )
                )
                if size == 500:
                    lines.append(_depth(server, page.json()["continueFrom"]))
    return lines


def _from_columns(path: os.PathLike[str], size: int) -> float:
    """Seconds for a page built the usual way: typed columns, a dict a row, encoded; without HTTP, to its favour."""
    table = table_of("jpm.Job")
    connection = sqlite3.connect(f"file:{path}/truckroll.db?mode=ro", uri=True)
    fields = [field.json for field in table.noun.row if field.shape.format != "external-data"]
    rows = connection.execute("select body from jpm_job order by seq limit :n", {"n": size}).fetchall()
    values = [msgspec.json.decode("{" + row[0] + "}") for row in rows]
    connection.execute(
        f"create temp table typed (seq integer primary key, {', '.join(f'[{name}]' for name in fields)})"
    )
    connection.executemany(
        f"insert into typed values ({', '.join('?' * (len(fields) + 1))})",
        [(seq, *(_flat(row.get(name, True)) for name in fields)) for seq, row in enumerate(values)],
    )
    connection.row_factory = sqlite3.Row
    times: list[float] = []
    for _ in range(5):
        began = time.perf_counter()
        page = [dict(row) for row in connection.execute("select * from typed order by seq")]
        msgspec.json.encode({"hasMore": True, "continueFrom": "x", "data": page})
        times.append(time.perf_counter() - began)
    return sorted(times)[2]


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
