"""A PostgreSQL database for many tenants, each row with its tenant, which many workers fill at once.

A worker comes with the number of its lease. The database keeps the highest that it has seen of each tenant, and every
transaction looks whether that is still its own: a worker that was paused, and whose tenant another one has, is refused.
"""

import shutil
import tempfile
from array import array
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import psycopg

from .errors import Superseded, SyncError, UsageError
from .landing import TENANT, Landing, literal, quoted
from .merge import Part, ddl, earlier_types, merge, named
from .postgres import SHARED, TABLE, PostgresWarehouse, connected
from .state import COLUMNS, FeedState, Place, values

DDL = f"""
create schema if not exists _truckroll;
create table if not exists {SHARED} (
    tenant text not null, api text, feed text, api_root text not null, token text not null, complete boolean not null,
    rereading boolean not null, rows bigint not null, latest timestamp, synced_at timestamp, failure text,
    compared_at timestamp, version bigint not null default 0, columns text not null, primary key (tenant, api, feed));
create table if not exists _truckroll.tenant_writer (
    tenant text primary key, generation bigint not null, process int not null, began timestamptz not null);
"""
MAKING = 0x7472_7364  # Held while tables are made or get columns: two that do so at once would hinder each other.


class SharedPostgres(PostgresWarehouse):
    """One tenant's part of a database. One thread lands; other processes may fill other tenants' parts meanwhile."""

    def __init__(self, url: str, connection: psycopg.Connection[Any], place: Place | None, generation: int = 0) -> None:
        self._generation = generation
        self._every: list[FeedState] = []
        self._columns: dict[tuple[str, str], str] = {}
        self._begun: dict[tuple[str, str], str] = {}
        super().__init__(url, connection, place)
        self._folder = Path(tempfile.mkdtemp(prefix="truckroll-shared-")) / "spool"

    @classmethod
    def open(cls, url: str, place: Place | None = None, generation: int = 0) -> Self:
        """Connects for the data of one tenant, in place of whoever came with a lower number.

        Raises Superseded if somebody with a higher one has been here, UsageError for a database of one tenant.
        """
        connection = connected(url)
        try:
            return cls(url, connection, place, generation)
        except BaseException:
            connection.close()
            raise

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        shutil.rmtree(self._folder.parent, ignore_errors=True)

    def states(self) -> list[FeedState]:
        """Every feed that was ever landed here: the tenant's, or those of all for who only reads."""
        return super().states() if self._place.tenant else self._every

    def prepare(self, landing: Landing) -> tuple[str, str | None]:
        """The token to go on from, and why that is the beginning although the feed has been read before.

        Raises UsageError for a table of that name which no sync has made.
        """
        state, part = self.state(landing), self._part(landing)
        table = named(landing, landing.word)
        with self._working():
            made = self._fit(landing, landing.word)
            if state.name not in self._states:
                return "", None
            if made or (state.rows and not self._one(f"select exists (select from {table} where {part.mine()})")[0]):
                return "", f"its rows are gone from {self.name}"
        if self._columns[state.name] != _digest(part):
            return "", "its columns are others now"
        return state.token, None

    def due_parents(self, landing: Landing, again: bool) -> "tuple[array[int], int]":
        """Lists below one record are not read for many tenants."""
        raise SyncError("what stands below one record is read into a destination of its tenant's own.")

    def note_failure(self, landing: Landing, why: str) -> None:
        """Keeps for `sync status` why a feed that has begun did not reach its end."""
        self._begun.pop(self.state(landing).name, None)
        super().note_failure(landing, why)

    def make_views(self) -> list[str]:
        """The views are of one tenant's warehouse."""
        raise UsageError(f"{self.name} holds many tenants, and the views are of one. Sync that one by itself for them.")

    def _claim(self) -> None:
        if self._one("select to_regclass(%s)", SHARED)[0] is None:
            with self._connection.transaction():
                self._connection.execute("select pg_advisory_xact_lock(%s)", (MAKING,))
                if self._one("select to_regclass(%s)", TABLE)[0] is not None:
                    raise UsageError(f"{self.name} holds one tenant. Name another database for many.")
                self._run(DDL)
        if not self._generation:
            raise UsageError(f"{self.name} is filled by workers, for many tenants. Register the tenant with theirs.")
        tenant = self._place.tenant
        # Whoever had the tenant may stand still in the middle of a transaction, and hold rows that are wanted now.
        self._connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity join _truckroll.tenant_writer on process = pid"
            " and began = backend_start where tenant = %s and generation < %s",
            (tenant, self._generation),
        )
        claimed = self._connection.execute(
            "insert into _truckroll.tenant_writer as w select %s, %s, pid, backend_start from pg_stat_activity"
            " where pid = pg_backend_pid() on conflict (tenant) do update set generation = excluded.generation,"
            " process = excluded.process, began = excluded.began where w.generation <= excluded.generation returning 1",
            (tenant, self._generation),
        ).fetchone()
        if claimed is None:
            raise self._superseded()

    def _superseded(self) -> Superseded:
        return Superseded(f"tenant {self._place.tenant} has another worker now.")

    def _fit(self, landing: Landing, word: str) -> bool:
        """Makes a table, or gives it the columns that it lacks; whether it is new."""
        part = self._part(landing)
        if self._lacks(part, word) == {}:
            return False
        with self._connection.transaction():
            self._connection.execute("select pg_advisory_xact_lock(%s)", (MAKING,))
            lacks = self._lacks(part, word)  # Another worker may have been first.
            if lacks is None:
                self._run(f"create schema if not exists {quoted(landing.schema)}")
                for statement in ddl(part, word)[1:]:
                    self._run(statement)
                return True
            for name, type in lacks.items():
                self._run(f"alter table {named(landing, word)} add column {quoted(name)} {type}")
        return False

    def _lacks(self, part: Part, word: str) -> dict[str, str] | None:
        """The columns that a table lacks; None where there is no such table."""
        landing = part.landing
        present = earlier_types(self._connection, landing.schema, word)
        if not present:
            return None
        if TENANT not in present:
            raise UsageError(f"{self.name} has a table {landing.name} that no worker has made. Rename it.")
        for name, type in part.types.items():
            if present.get(name, type) != type:
                raise SyncError(
                    f"its column {name} is {present[name]} in {self.name}, and {type} in this version. Drop"
                    f" {named(landing, word)}: each tenant's is read again."
                )
        return {name: type for name, type in part.types.items() if name not in present}

    def _begin(self, landing: Landing, word: str) -> None:
        part = self._part(landing)
        self._fit(landing, word)
        self._run(f"delete from {named(landing, word)} where {part.mine()}")
        self._begun[self.state(landing).name] = _digest(part)

    def _part(self, landing: Landing) -> Part:
        return Part(landing, self._place.tenant)

    def _merged(self, landing: Landing, word: str, path: Path) -> tuple[int, int]:
        self._run(f"create temp table stage (like {named(landing, word)}) on commit drop")
        self._run("alter table stage add column _place bigint generated always as identity")
        self._run(f"alter table stage alter column {TENANT} set default {literal(self._place.tenant)}")
        self._copy(landing, path)
        return merge(self._connection, self._part(landing), word)

    def _read_states(self) -> dict[tuple[str, str], FeedState]:
        mine = f"where tenant = {literal(self._place.tenant)}" if self._place.tenant else ""
        with self._working():
            rows = self._connection.execute(
                f"select columns, {COLUMNS} from {SHARED} {mine} order by tenant, api, feed".encode()
            ).fetchall()
        self._every = [FeedState(*row[1:]) for row in rows]
        self._columns = {FeedState(*row[1:]).name: row[0] for row in rows}
        return {state.name: state for state in self._every}

    def _write(self, *states: FeedState) -> None:
        last = self._connection.execute(
            "select generation from _truckroll.tenant_writer where tenant = %s for share", (self._place.tenant,)
        ).fetchone()
        if last != (self._generation,):
            raise self._superseded()
        for state in self._with_noted(states):
            columns = self._begun.get(state.name) or self._columns[state.name]
            places = ", ".join("%s" for _ in values(state))
            self._connection.execute(
                f"delete from {SHARED} where tenant = %s and api = %s and feed = %s".encode(),
                (self._place.tenant, *state.name),
            )
            self._connection.execute(
                f"insert into {SHARED} ({COLUMNS}, columns) values ({places}, %s)".encode(), [*values(state), columns]
            )

    def _kept(self, *states: FeedState) -> None:
        for state in states:
            if state.name in self._begun:
                self._columns[state.name] = self._begun.pop(state.name)
        super()._kept(*states)


def is_shared(url: str) -> bool:
    """Whether a database is for many tenants. Raises SyncError for one that does not answer."""
    with connected(url) as connection:
        row = connection.execute("select to_regclass(%s)", (SHARED,)).fetchone()
        return bool(row and row[0])


def _digest(part: Part) -> str:
    """What tells one set of columns from another."""
    return sha256(repr(part.types).encode()).hexdigest()[:16]
