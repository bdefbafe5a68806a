"""A DuckDB file as the destination: rows and token in one transaction, every time."""

from array import array
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import duckdb

from .batches import PIECE, Batch
from .below import PARENT, PARENTS_AT_ONCE, SEEN, Kin, seen_ddl
from .destination import Landed
from .errors import ReadAgain, SyncError, UsageError, cannot_open, destination_failed, no_parents
from .landing import EXTRA, MICROSECONDS, WAREHOUSE, Landing, literal, quoted
from .spool import Spool
from .stage import STAGE, Oddity, doubtful, plain_rows, stage_closely, typed
from .state import FeedState, Place, Standing, check_place, make_state_table, read_states, write_states
from .views import VIEWS, all_views

MEMORY = "512MB"  # What DuckDB may take; with twice as much it measured no faster.
CHECKPOINT = "256MB"  # Of log before the file is put in order; the default of 16 MB does so after every batch.

_UNREADABLE = (duckdb.InvalidInputException, duckdb.ConversionException)


class Warehouse(Standing):
    """A DuckDB file, held by this process alone while it is open. One thread lands."""

    rows_at_once = 2 * PIECE
    """Two row groups of DuckDB: as full as they are, no checkpoint joins them with others, and none goes to the log."""
    takes_pieces = True

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, place: Place | None) -> None:
        self.path = path
        self._connection = connection
        self._place = place or Place("", "")
        self._states, self._noted = read_states(connection), {}
        self._tables: dict[tuple[str, str], dict[str, str]] | None = None
        self._unfinished: set[str] = set()
        if place:
            check_place(self._states, place, str(path))
            make_state_table(connection)

    @classmethod
    def open(cls, path: Path, place: Place | None = None) -> Self:
        """Opens a file, or makes it, for the data of one tenant; without a place an existing file is only read.

        Raises UsageError for what is no file of this tenant's, SyncError for one in use, damaged or of a newer DuckDB.
        """
        if not path.parent.is_dir():
            raise UsageError(f"There is no folder {path.parent}. Make it, or name another file.")
        if path.is_dir() or (place is None and not path.exists()):
            raise UsageError(
                f"{path} is a folder. Name a DuckDB file in it, or write {path}/ for a folder of Parquet files."
                if path.is_dir()
                else f"{path} is not there. Name the DuckDB file of a sync."
            )
        is_new = not path.exists()
        connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
        try:
            connection.execute(
                "set TimeZone = 'UTC'; set enable_progress_bar = false; set threads = 1;"
                f" set memory_limit = '{MEMORY}'; set checkpoint_threshold = '{CHECKPOINT}';"
                f" set temp_directory = {literal(str(spool_folder(path)))};"
                f" attach {literal(str(path))} as {WAREHOUSE} {'' if place else '(read_only)'}"
            )
            warehouse = cls(path, connection, place)
            warehouse._tables = {} if is_new else None
            return warehouse
        except duckdb.Error as fault:
            connection.close()
            raise cannot_open(fault, path) from fault
        except SyncError:
            connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @property
    def spool(self) -> Path:
        """The folder beside the file."""
        return spool_folder(self.path)

    def prepare(self, landing: Landing) -> tuple[str, str | None]:
        """The token to go on from, and why that is the beginning although the feed has been read before.

        Adds the columns that are new in the catalogue, filled with what `_extra` kept of them. Raises UsageError for a
        table of that name which no sync has made.
        """
        self._unfinished.add(landing.name)
        state = self.state(landing)
        known = state.name in self._states
        present = self._columns(landing.schema, landing.rereading_word if state.rereading else landing.word)
        if not known and present:
            raise UsageError(
                f"{self.path} has a table {landing.name} that no sync has made. Rename it, or sync into another file."
            )
        if known and not present:
            return "", f"its table is gone from {self.path}"
        for name, type in landing.types.items() if known else ():
            if present.get(name, type) != type:
                return "", f"its column {name} was {present[name]} and is {type} now"
        if known and any(name not in present for name in landing.types):
            with self._transaction():
                self._add_columns(landing, landing.rereading if state.rereading else landing.table, present)
        return state.token, None

    def due_parents(self, landing: Landing, again: bool) -> "tuple[array[int], int]":
        """The parents below which a list is to be read, and how many rows went away because their parents did."""
        kin, state = self._kin(landing), self.state(landing)
        present = self._columns(landing.schema, landing.word)
        with self._transaction():
            self._run(f"create schema if not exists {WAREHOUSE}.{quoted(landing.schema)}")
            self._run(seen_ddl(kin.seen))
            if anew := present != dict(landing.types):
                self._define(landing.ddl(landing.table))
            if anew or again:
                self._run(kin.forget)
                state = replace(state, complete=False, rows=0 if anew else state.rows)
            rows, readings = kin.orphans
            gone = self._delete(rows)
            self._delete(readings)
            state = replace(state, rows=state.rows - gone, version=state.version + (gone > 0))
            self._write(state)
        self._kept(state)
        due = array("q")
        found = self._connection.execute(kin.due)
        while some := found.fetchmany(PARENTS_AT_ONCE):
            due.extend(parent for (parent,) in some)
        return due, gone

    def land(self, batch: Batch) -> Landed:
        """Rows and token of a batch, committed together; a failure leaves the file as it was before the batch.

        Raises SyncError for rows that cannot be read at all, ReadAgain if that shows in a later piece of the batch, and
        DestinationFailed when the file cannot be written.
        """
        if batch.is_idle(self.state(batch.landing)):
            return Landed(self._note(batch.landing, batch.token, batch.last))
        try:
            try:
                return self._commit(batch, plain_rows)
            except _UNREADABLE as fault:
                if batch.spool.removed:
                    raise ReadAgain("some of its rows are not what the catalogue says") from fault
                oddities: list[Oddity] = []

                def closely(spool: Spool, landing: Landing) -> str:
                    oddities.extend(stage_closely(self._connection, spool, landing))
                    return f"select {', '.join(quoted(name) for name in landing.types)} from {STAGE}"

                return replace(self._commit(batch, closely), oddities=oddities)
        except _UNREADABLE as fault:
            raise SyncError(f"its rows cannot be read: {str(fault).splitlines()[0]}") from fault
        except duckdb.Error as fault:
            raise destination_failed(fault, self.path) from fault

    def _commit(self, batch: Batch, rows: Callable[[Spool, Landing], str]) -> Landed:
        landing, before = batch.landing, self.state(batch.landing)
        rereading = before.rereading or (batch.first and before.name in self._states)
        table = landing.rereading if rereading else landing.table
        columns = ", ".join(quoted(name) for name in landing.types)
        piece, came = batch, 0
        with self._transaction():
            if batch.first:
                self._define(f"create schema if not exists {WAREHOUSE}.{quoted(landing.schema)}")
                self._define(landing.ddl(table))
            (last,) = self._one(f"select coalesce(max(rowid), -1) from {table}")
            for piece in batch.pieces():
                if piece.spool.rows:
                    self._run(f"insert into {table} ({columns}) {rows(piece.spool, landing)}")
                came += piece.spool.rows
            new, changed, latest = self._upsert(landing, table, last) if came else (0, 0, None)
            total, deleted = before.rows + new, 0
            if batch.parents:
                deleted = self._read_below(landing, batch.parents, last)
                total -= deleted
            if rereading and piece.last:
                total, new, changed, deleted = self._replace(landing)
            elif rereading:
                total, new, changed = before.rows, 0, 0
            state = before.after(
                token=piece.token,
                first=batch.first,
                last=piece.last,
                rereading=rereading,
                rows=total,
                changes=new + changed + deleted,
                latest=latest,
            )
            self._write(state)
            if piece.last and self._unfinished == {landing.name}:
                # The run's last commit puts the file in order itself, and then writes no log that closing would undo.
                self._run("set checkpoint_threshold = '0KB'")
        self._kept(state)
        return Landed(state, new, changed, deleted)

    def _read_below(self, landing: Landing, parents: Sequence[int], last: int) -> int:
        """Notes that these parents were read; how many rows below them were not there any more."""
        kin = self._kin(landing)
        for statement in kin.read(parents):
            self._run(statement)
        return self._delete(f"{kin.table} where rowid <= {last} and {PARENT} in ({', '.join(map(str, parents))})")

    def _kin(self, landing: Landing) -> Kin:
        parent = landing.parent
        assert parent is not None, "only a list below records has parents"
        if not self._columns(parent.schema, parent.word):
            raise no_parents(landing.name, parent.name, self.path)
        return Kin.of(landing, landing.table, parent.table, f"{WAREHOUSE}.{SEEN}")

    def note_failure(self, landing: Landing, why: str) -> None:
        """Keeps for `sync status` why a feed that has begun did not reach its end."""
        state = self.state(landing)
        if state.name in self._states:
            with self._transaction():
                self._write(failed := replace(state, failure=why))
            self._kept(failed)

    def finish(self, landing: Landing) -> None:
        """Every batch is in the file."""
        self._unfinished.discard(landing.name)

    def settle(self) -> None:
        """The run is over: what is still only noted is committed."""
        if self._noted:
            with self._transaction():
                self._write()
            self._kept()

    def _write(self, *states: FeedState) -> None:
        write_states(self._connection, self._with_noted(states))

    def make_views(self) -> list[str]:
        """Makes the views whose tables are there, and says which."""
        made: list[str] = []
        for view in all_views():
            if all(self._columns(*table.split(".")) for table in view.tables):
                with self._transaction():
                    self._run(f"create schema if not exists {WAREHOUSE}.{quoted(VIEWS)}")
                    self._run(f"use {WAREHOUSE}")
                    name = f"{WAREHOUSE}.{quoted(VIEWS)}.{quoted(view.name)}"
                    self._run(f"create or replace view {name} as {view.written(MICROSECONDS)}")
                made.append(view.name)
        return made

    def _upsert(self, landing: Landing, table: str, last: int) -> tuple[int, int, datetime | None]:
        """Removes the earlier versions of the rows behind the `last`; how many are new, how many had one, the latest
        change.

        What was added stands behind everything else, so of two versions the one with the higher row number stays.
        """
        key = ", ".join(quoted(name) for name in landing.key) or "null"
        keyed = " and ".join(f"{quoted(name)} is not null" for name in landing.key) or "false"
        moment = f"max({quoted(landing.moment)})::timestamp" if landing.moment else "null"
        added, distinct, keyless, latest = self._one(
            f"select count(*), count(distinct ({key})) filter ({keyed}), count(*) filter (not ({keyed})), {moment}"
            f" from {table} where rowid > {last}"
        )
        if distinct + keyless < added:
            added -= self._delete(
                f"{table} where rowid > {last} and {keyed} and rowid not in"
                f" (select max(rowid) from {table} where rowid > {last} and {keyed} group by {key})"
            )
        earlier = f"{table} old using {table} new where old.rowid <= {last} and new.rowid > {last}"
        changed = self._delete(f"{earlier} and {_each(landing.key, '=')}") if landing.key else 0
        if keyless:  # No key tells these apart, so only a row that is the same in every column is the same.
            alike = _each(landing.types, "is not distinct from")
            changed += self._delete(f"{earlier} and {alike}")
            added -= self._delete(
                f"{table} old using {table} new where old.rowid > {last} and old.rowid < new.rowid and {alike}"
            )
        return added - changed, changed, latest

    def _replace(self, landing: Landing) -> tuple[int, int, int, int]:
        """Puts the table that was read again in place of the old one; how many rows it has, new, changed and gone."""
        old, new = self._columns(landing.schema, landing.word), self._columns(landing.schema, landing.rereading_word)
        (rows,) = self._one(f"select count(*) from {landing.rereading}")
        counts = (rows, rows, 0, 0)
        if old:
            same = _each(landing.key or landing.types, "is not distinct from")
            common = [quoted(name) for name, type in new.items() if old.get(name) == type]
            differ = " or ".join(f"old.{name} is distinct from new.{name}" for name in common) or "false"
            (kept,) = self._one(
                f"select count(*) from {landing.rereading} new where exists (from {landing.table} old where {same})"
            )
            (gone,) = self._one(
                f"select count(*) from {landing.table} old where not exists (from {landing.rereading} new where {same})"
            )
            changed = 0
            if landing.key:
                joined = f"{landing.rereading} new join {landing.table} old on {_each(landing.key, '=')}"
                (changed,) = self._one(f"select count(*) from {joined} where {differ}")
            counts = (rows, rows - kept, changed, gone)
        self._define(f"drop table if exists {landing.table}")
        self._define(f"alter table {landing.rereading} rename to {quoted(landing.word)}")
        return counts

    def _add_columns(self, landing: Landing, table: str, present: dict[str, str]) -> None:
        for column in (column for column in landing.columns if column.name not in present):
            member = literal("/" + column.json)
            text = f"({EXTRA} {'->' if column.type == 'JSON' else '->>'} {member})::varchar"
            fits = f"json_exists({EXTRA}, {member}) and not coalesce({doubtful(column, text)}, false)"
            rest = f"json_merge_patch({EXTRA}, json_object({literal(column.json)}, null))::varchar"
            self._define(f"alter table {table} add column {quoted(column.name)} {column.type}")
            self._run(
                f"update {table} set {quoted(column.name)} = {typed(column, text)},"
                f" {EXTRA} = nullif({rest}, '{{}}')::json where {fits}"
            )

    def _columns(self, schema: str, word: str) -> dict[str, str]:
        if self._tables is None:  # All at once: DuckDB looks through all of them for one, too.
            self._tables = {}
            for *table, name, type in self._connection.execute(
                "select schema_name, table_name, column_name, data_type from duckdb_columns()"
                f" where database_name = '{WAREHOUSE}'"
            ).fetchall():
                self._tables.setdefault((table[0], table[1]), {})[name] = type
        return self._tables.get((schema, word), {})

    @contextmanager
    def _transaction(self) -> Generator[None]:
        try:
            self._run("begin")
            yield
            self._run("commit")
        except BaseException as fault:
            self._tables = None
            try:
                self._run("rollback")
            except duckdb.Error:
                if not isinstance(fault, duckdb.Error):
                    raise
                # A commit that failed has rolled back already, and a full disk refuses even this.
            if isinstance(fault, duckdb.Error) and not isinstance(fault, _UNREADABLE):
                raise destination_failed(fault, self.path) from fault
            raise

    def _define(self, sql: str) -> None:
        self._run(sql)
        self._tables = None

    def _run(self, sql: str) -> None:
        self._connection.execute(sql)

    def _delete(self, what: str) -> int:
        return self._one(f"delete from {what}")[0]

    def _one(self, sql: str) -> tuple[Any, ...]:
        row = self._connection.execute(sql).fetchone()
        assert row is not None
        return row


def spool_folder(path: Path) -> Path:
    """Where the spool files are while a sync runs: beside the warehouse, on the disk that has to hold the rows too."""
    return path.with_name(path.name + ".spool")


def _each(names: Iterable[str], compare: str) -> str:
    return " and ".join(f"old.{quoted(name)} {compare} new.{quoted(name)}" for name in names)
