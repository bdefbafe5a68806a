"""A folder of Parquet files as the destination: one for each table, whole at every moment.

A DuckDB file in the folder holds rows and tokens in one transaction; from it a table's Parquet file is written beside
the old one and then takes its name. A sync that was killed in between writes it anew.
"""

from pathlib import Path
from typing import Self

import duckdb

from .errors import UsageError, destination_failed
from .land import Warehouse
from .landing import Landing, literal
from .state import SCHEMA, Place

FILE = "_truckroll.duckdb"
PUBLISHED = f"{SCHEMA}.published"
ROW_GROUP = 100_000


class ParquetFolder(Warehouse):
    """`FOLDER/jpm/jobs.parquet` and so on."""

    @classmethod
    def open(cls, path: Path, place: Place | None = None) -> Self:
        """Opens a folder, or makes it, for the data of one tenant; without a place an existing one is only read."""
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path} is a file. Name another folder for the Parquet files.")
        if place is None and not (path / FILE).exists():
            raise UsageError(f"{path} is no folder of a sync. Name the folder that one has filled.")
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise destination_failed(fault, path) from fault
        opened = super().open(path / FILE, place)
        if place:
            opened._run(f"create table if not exists {PUBLISHED} (name varchar, version bigint)")
        return opened

    def finish(self, landing: Landing) -> None:
        """Writes the table's file, if rows have come since it was written."""
        state = self.state(landing)
        file = parquet_file(self.path.parent, landing)
        published = self._connection.execute(
            f"select max(version) from {PUBLISHED} where name = ?", [landing.name]
        ).fetchone()
        there = state.name in self._states and bool(self._columns(landing.schema, landing.word))
        if not there or (file.exists() and published == (state.version,)):
            return
        written = file.with_suffix(".writing")
        try:
            file.parent.mkdir(exist_ok=True)
            self._run(
                f"copy {landing.table} to {literal(str(written))}"
                f" (format parquet, compression zstd, row_group_size {ROW_GROUP})"
            )
            written.replace(file)
            with self._transaction():
                self._run(f"delete from {PUBLISHED} where name = {literal(landing.name)}")
                self._run(f"insert into {PUBLISHED} values ({literal(landing.name)}, {state.version})")
        except (duckdb.Error, OSError) as fault:
            raise destination_failed(fault, file) from fault
        finally:
            written.unlink(missing_ok=True)


def parquet_file(folder: Path, landing: Landing) -> Path:
    """Where a table's file is."""
    return folder / landing.schema / f"{landing.word}.parquet"
