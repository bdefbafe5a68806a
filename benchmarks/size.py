"""How much room a contractor's business takes: records a job, bytes a record; kept in docs/pictures for who plans."""

import csv
import os
from pathlib import Path

from benchmarks.ratio import Ratio
from benchmarks.setting import folder
from truckroll.catalogue.registry import nouns
from truckroll.catalogue.time import Clock
from truckroll.derive.tables import table_of
from truckroll.sandbox import demo
from truckroll.store.database import Database
from truckroll.store.folder import DATABASE
from truckroll.store.protocol import Connection
from truckroll.store.records import record_schema

NAME = "size"
JOBS = int(os.environ.get("JOBS", "100"))
TO = Path(__file__).parents[1] / "docs" / "pictures" / "size.csv"


def run() -> list[Ratio]:
    """Of the demonstration, made by the rules."""
    with folder() as path:
        demo.fill(path / "data", JOBS, now_ticks=Clock().now())
        with Database.open(path / "data", clock=Clock(), schema=record_schema()) as database:
            records = database.read(_count).result()
        size = (path / "data" / DATABASE).stat().st_size
    with TO.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["jobs", "records", "bytes"], [JOBS, records, size]])
    return [Ratio("bytes", "records", size, records, size / records, unit="")]


def _count(connection: Connection) -> int:
    found = (connection.one(f"select count(*) from {table_of(name).name}") for name in nouns)
    return sum(row[0] for row in found if row is not None)
