"""A PostgreSQL database as the destination: rows go by COPY into a staging table, and from there with their token."""

import tempfile
from array import array
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Self, cast

import duckdb
import psycopg

from .batches import Batch
from .below import PARENT, SEEN, Kin, seen_ddl
from .destination import Landed
from .errors import SyncError, UsageError, cannot_connect, destination_failed, no_parents
from .landing import Landing, quoted
from .merge import Part, column_types, ddl, deleted, earlier_types, merge, named, replace_by_rereading
from .stage import typed_rows
from .state import COLUMNS, FeedState, Place, Standing, check_place, values
from .views import VIEWS, all_views
from .wire import wire_rows

TABLE = "_truckroll.feed_state"
STATE_DDL = f"""
create schema if not exists _truckroll;
create table if not exists {TABLE} (
    api text, feed text, tenant text not null, api_root text not null, token text not null, complete boolean not null,
    rereading boolean not null, rows bigint not null, latest timestamp, synced_at timestamp, failure text,
    compared_at timestamp, version bigint not null default 0, primary key (api, feed));
"""
SHARED = "_truckroll.tenant_feed_state"
"""The same table where the database is for many tenants."""
LOCK = 0x7472_7563_6B72  # Held by the one sync that fills a database.
CHUNK = 1 << 20  # Bytes of COPY at once.
MEMORY = "256MB"  # What DuckDB may take to read the pages.

UTC = "({} at time zone 'UTC')"  # Of a time, whatever the session's time zone is.

_UNREADABLE = (duckdb.InvalidInputException, duckdb.ConversionException)


class PostgresWarehouse(Standing):
    """A database that this process alone fills. One thread lands."""

    def __init__(self, url: str, connection: psycopg.Connection[Any], place: Place | None) -> None:
        self.name = shown(connection)
        self._connection = connection
        self._place = place or Place("", "")
        self._reader = duckdb.connect(config={"autoinstall_known_extensions": "false"})
        self._reader.execute(
            "set TimeZone = 'UTC'; set enable_progress_bar = false;"
            f" set memory_limit = '{MEMORY}'; set temp_directory = '{tempfile.gettempdir()}'"
        )
        self._folder = Path(tempfile.gettempdir()) / f"truckroll-{sha256(url.encode()).hexdigest()[:16]}.spool"
        if place:
            with self._working():
                self._claim()
        self._states, self._noted = self._read_states(), {}
        if place:
            check_place(self._states, place, self.name)

    def _claim(self) -> None:
        """Makes the database ready, for this process alone."""
        if not self._one("select pg_try_advisory_lock(%s)", LOCK)[0]:
            raise SyncError(f"{self.name} is being filled by another sync. Wait for its end, or stop it.")
        if self._one("select to_regclass(%s)", SHARED)[0] is not None:
            raise UsageError(f"{self.name} is filled by workers, for many tenants. Name another database.")
        self._connection.execute(STATE_DDL)

    @classmethod
    def open(cls, url: str, place: Place | None = None) -> Self:
        """Connects for the data of one tenant; without a place an existing database is only read.

        Raises UsageError for another tenant's, SyncError for one that does not answer or is being filled.
        """
        connection = connected(url)
        try:
            return cls(url, connection, place)
        except BaseException:
            connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._reader.close()

    @property
    def spool(self) -> Path:
        """A folder of the machine's own for temporary files."""
        return self._folder

    def prepare(self, landing: Landing) -> tuple[str, str | None]:
        """The token to go on from, and why that is the beginning although the feed has been read before.

        Raises UsageError for a table of that name which no sync has made.
        """
        state = self.state(landing)
        known = state.name in self._states
        with self._working():
            table = landing.rereading_word if state.rereading else landing.word
            present = earlier_types(self._connection, landing.schema, table)
        if not known and present:
            raise UsageError(
                f"{self.name} has a table {landing.name} that no sync has made. Rename it, or sync into another"
                " database."
            )
        if known and not present:
            return "", f"its table is gone from {self.name}"
        for name, type in column_types(landing).items() if known else ():
            if name not in present:
                return "", f"its column {name} is new"
            if present[name] != type:
                return "", f"its column {name} was {present[name]} and is {type} now"
        return state.token, None

    def due_parents(self, landing: Landing, again: bool) -> "tuple[array[int], int]":
        """The parents below which a list is to be read, and how many rows went away because their parents did."""
        kin, state = self._kin(landing), self.state(landing)
        with self._working(), self._connection.transaction():
            present = earlier_types(self._connection, landing.schema, landing.word)
            self._run(f"create schema if not exists {quoted(landing.schema)}")
            self._run(seen_ddl(kin.seen))
            if anew := present != column_types(landing):
                for statement in ddl(Part(landing), landing.word):
                    self._run(statement)
            if anew or again:
                self._run(kin.forget)
                state = replace(state, complete=False, rows=0 if anew else state.rows)
            rows, readings = kin.orphans
            gone = deleted(self._connection, rows)
            deleted(self._connection, readings)
            state = replace(state, rows=state.rows - gone, version=state.version + (gone > 0))
            self._write(state)
            due = array("q", (parent for (parent,) in self._connection.execute(kin.due.encode())))
        self._kept(state)
        return due, gone

    def _kin(self, landing: Landing) -> Kin:
        parent = landing.parent
        assert parent is not None, "only a list below records has parents"
        with self._working():
            present = earlier_types(self._connection, parent.schema, parent.word)
        if not present:
            raise no_parents(landing.name, parent.name, self.name)
        return Kin.of(landing, named(landing, landing.word), named(parent, parent.word), SEEN)

    def land(self, batch: Batch) -> Landed:
        """Rows and token of a batch, committed together; a failure leaves everything as it was before the batch.

        Raises SyncError for rows that cannot be read at all, DestinationFailed when nothing can be written.
        """
        if batch.is_idle(self.state(batch.landing)):
            return Landed(self._note(batch.landing, batch.token, batch.last))
        path = batch.spool.path.with_suffix(".csv")
        try:
            if not batch.spool.rows:
                with self._working():
                    return self._commit(batch, None, None, [])
            with typed_rows(self._reader, batch.spool, batch.landing) as (rows, oddities):
                latest = wire_rows(self._reader, batch.landing, rows, path)
            with self._working():
                return self._commit(batch, path, latest, oddities)
        except _UNREADABLE as fault:
            raise SyncError(f"its rows cannot be read: {str(fault).splitlines()[0]}") from fault
        except duckdb.Error as fault:
            raise destination_failed(fault, self._folder) from fault
        finally:
            path.unlink(missing_ok=True)

    def _commit(self, batch: Batch, path: Path | None, latest: Any, oddities: list[Any]) -> Landed:
        landing, before = batch.landing, self.state(batch.landing)
        rereading = before.rereading or (batch.first and before.name in self._states)
        word = landing.rereading_word if rereading else landing.word
        with self._connection.transaction():
            if batch.first:
                self._begin(landing, word)
            new, changed = self._merged(landing, word, path) if path else (0, 0)
            total, gone = before.rows + new, 0
            if batch.parents:
                gone = self._read_below(landing, batch.parents, bool(path))
                total -= gone
            if rereading and batch.last:
                total, new, changed, gone = replace_by_rereading(self._connection, self._part(landing))
            elif rereading:
                total, new, changed = before.rows, 0, 0
            state = before.after(
                token=batch.token,
                first=batch.first,
                last=batch.last,
                rereading=rereading,
                rows=total,
                changes=new + changed + gone,
                latest=latest,
            )
            self._write(state)
        self._kept(state)
        return Landed(state, new, changed, gone, oddities)

    def _begin(self, landing: Landing, word: str) -> None:
        """Makes a table empty for what is read from its beginning."""
        self._run(f"create schema if not exists {quoted(landing.schema)}")
        for statement in ddl(self._part(landing), word):
            self._run(statement)

    def _part(self, landing: Landing) -> Part:
        """What of a table this is."""
        return Part(landing)

    def _read_below(self, landing: Landing, parents: Sequence[int], staged: bool) -> int:
        """Notes that these parents were read; how many rows below them were not there any more."""
        kin = self._kin(landing)
        for statement in kin.read(parents):
            self._run(statement)
        same = " and ".join(f"stage.{quoted(name)} = t.{quoted(name)}" for name in landing.key)
        still = f" and not exists (select from stage where {same})" if staged else ""
        listed = ", ".join(map(str, parents))
        return deleted(self._connection, f"{kin.table} t where {PARENT} in ({listed}){still}")

    def _merged(self, landing: Landing, word: str, path: Path) -> tuple[int, int]:
        self._run(f"create temp table stage (like {quoted(landing.schema)}.{quoted(word)}) on commit drop")
        self._run("alter table stage add column _place bigint generated always as identity")
        self._copy(landing, path)
        return merge(self._connection, self._part(landing), word)

    def note_failure(self, landing: Landing, why: str) -> None:
        """Keeps for `sync status` why a feed that has begun did not reach its end."""
        state = self.state(landing)
        if state.name in self._states:
            with self._working(), self._connection.transaction():
                self._write(failed := replace(state, failure=why))
            self._kept(failed)

    def finish(self, landing: Landing) -> None:
        """Nothing is left to do: every batch is in the database."""

    def settle(self) -> None:
        """The run is over: what is still only noted is committed."""
        if self._noted:
            with self._working(), self._connection.transaction():
                self._write()
            self._kept()

    def make_views(self) -> list[str]:
        """Makes the views whose tables are there, and says which."""
        made: list[str] = []
        with self._working(), self._connection.transaction():
            self._run(f"create schema if not exists {quoted(VIEWS)}")
            for view in all_views():
                if all(earlier_types(self._connection, *table.split(".")) for table in view.tables):
                    name = f"{quoted(VIEWS)}.{quoted(view.name)}"
                    self._run(f"drop view if exists {name}")
                    self._run(f"create view {name} as {view.written(UTC)}")
                    made.append(view.name)
        return made

    def _copy(self, landing: Landing, path: Path) -> None:
        names = ", ".join(quoted(name) for name in column_types(landing))
        statement = f"copy stage ({names}) from stdin (format csv)"
        with self._connection.cursor() as cursor, cursor.copy(statement.encode()) as copy, path.open("rb") as file:
            while chunk := file.read(CHUNK):
                copy.write(chunk)

    def _read_states(self) -> dict[tuple[str, str], FeedState]:
        with self._working():
            if self._one("select to_regclass(%s)", TABLE)[0] is None:
                return {}
            rows = self._connection.execute(f"select {COLUMNS} from {TABLE}".encode()).fetchall()
        states = [FeedState(*row) for row in rows]
        return {state.name: state for state in states}

    def _write(self, *states: FeedState) -> None:
        for state in self._with_noted(states):
            places = ", ".join("%s" for _ in values(state))
            self._connection.execute(f"delete from {TABLE} where api = %s and feed = %s".encode(), state.name)
            self._connection.execute(f"insert into {TABLE} ({COLUMNS}) values ({places})".encode(), values(state))

    @contextmanager
    def _working(self) -> Generator[None]:
        try:
            yield
        except psycopg.errors.DependentObjectsStillExist as fault:
            raise SyncError(
                f"a column of its table changes, and something of yours stands on it: {fault.diag.message_primary}."
                " Drop that, run again, and make it anew."
            ) from fault
        except (psycopg.DataError, psycopg.errors.FeatureNotSupported) as fault:
            raise SyncError(f"{self.name} does not take its rows: {str(fault).splitlines()[0]}") from fault
        except psycopg.Error as fault:
            raise destination_failed(fault, self.name) from fault

    def _run(self, sql: str) -> None:
        self._connection.execute(sql.encode())

    def _one(self, sql: str, *values: Any) -> tuple[Any, ...]:
        row = self._connection.execute(sql.encode(), values).fetchone()
        assert row is not None
        return cast("tuple[Any, ...]", row)


def connected(url: str) -> psycopg.Connection[Any]:
    """A connection as a sync needs it. Raises SyncError for a database that does not answer."""
    try:
        connection = psycopg.connect(url, autocommit=True, application_name="truckroll sync", connect_timeout=15)
        connection.execute("set time zone 'UTC'; set client_encoding = 'UTF8'")
    except psycopg.Error as fault:
        raise cannot_connect(fault) from fault
    return connection


def shown(connection: psycopg.Connection[Any]) -> str:
    """A database as messages name it: without a password."""
    return f"the database {connection.info.dbname} of {connection.info.host}"
