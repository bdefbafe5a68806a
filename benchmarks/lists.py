"""Pages of a list of a million jobs: the first, the last, sorted, and asked for in ways that find many and few."""

import os
from collections.abc import Iterator
from contextlib import closing
from statistics import median

from benchmarks.ratio import Ratio, seconds
from benchmarks.setting import TENANT, Running, fill, folder, running
from truckroll.derive.tables import table_of
from truckroll.store.connection import open_writer

NAME = "lists"
JOBS = int(os.environ.get("JOBS", "1000000"))
LIST = f"/jpm/v2/tenant/{TENANT}/jobs"
REACH = 0.1
"""How long any page may take, in seconds, beside a page that is as short as can be."""
SIZE = 500
STATES = ("Scheduled", "Dispatched", "InProgress", "Hold", "Completed", "Completed", "Completed", "Canceled")


def run() -> list[Ratio]:
    """All of it on one folder of JOBS jobs."""
    with folder() as path:
        filled = fill(path, JOBS)
        _vary(filled.folder)
        with running(filled) as server:
            floor = _time(server, "ids=1")
            lines: list[Ratio] = []
            for name, query in _questions():
                ours = _time(server, f"pageSize={SIZE}&{query}")
                lines.append(Ratio(f"jobs, {name}", "100 ms", ours, REACH, ours / REACH, 1, at_most=True))
            lines.append(Ratio("jobs, none found", "100 ms", floor, REACH, floor / REACH, 1, at_most=True))
            return lines


def _vary(path: object) -> None:
    """Give the jobs states, priorities and times of change of their own."""
    from pathlib import Path

    table = table_of("jpm.Job").name
    states = " ".join(f"when {number} then '{state}'" for number, state in enumerate(STATES))
    with closing(open_writer(Path(str(path), "truckroll.db"))) as engine:
        engine.execute(
            f"update {table} set job_status = case id % {len(STATES)} {states} end,"
            " priority = iif(id % 10 = 0, 'Urgent', 'Normal'), modified = created + (id * 7919) % 1000003"
        ).fetchall()
        engine.execute("analyze").fetchall()


def _questions() -> Iterator[tuple[str, str]]:
    last = JOBS // SIZE
    for order in ("", "sort=-ModifiedOn&", "sort=%2BCreatedOn&", "sort=Priority&"):
        name = f"by {order[5:-1].replace('%2B', '+')}" if order else "newest first"
        yield f"{name}, first page", order
        yield f"{name}, page {last:,}", f"{order}page={last}"
    yield "three eighths (completed), first page", "jobStatus=Completed"
    yield "three eighths (completed), last page", f"jobStatus=Completed&page={last * 3 // 8}"
    yield "an eighth (held) by change, last page", f"jobStatus=Hold&sort=ModifiedOn&page={last // 8}"
    yield "one by number", f"number={JOBS // 2}"
    yield "changed in a moment", "modifiedOnOrAfter=2020-01-01&modifiedBefore=2020-01-02"
    yield "all, counted", "includeTotal=true"


def _time(server: Running, query: str) -> float:
    return median(seconds(lambda: server.get(f"{LIST}?{query}")) for _ in range(5))
