"""A PostgreSQL database as a store: threads that each write or read in transactions of their own."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self, TypeVar, cast

import psycopg

from truckroll.store import identity
from truckroll.store.errors import StoreError, StoreUnavailable
from truckroll.store.postgres.connection import Engine, PostgresConnection, explained, opened, passing
from truckroll.store.postgres.snapshots import SchemaSnapshots
from truckroll.store.protocol import NOTHING, Clock, Connection, Row, Value
from truckroll.store.queries import script
from truckroll.store.queued import Queued
from truckroll.store.snapshots import Snapshots
from truckroll.store.work import Line, Request, tell

T = TypeVar("T")

WRITERS = 8
READERS = 4
TRIES = 4
"""How often work is begun again that another's change undid."""
_FOUNDING = 0x54524C4C
"""The advisory lock under which one process makes the tables."""


class PostgresStore(Queued):
    """A database that any number of processes share; every method may be called from any thread."""

    shared = True

    def __init__(self, url: str, clock: Clock) -> None:
        """Use `PostgresStore.open`."""
        self.url = url
        self.clock = clock
        self._inline = _Inline(url)
        self._epoch = identity.recall(self._inline, "epoch") or ""
        self._writers = _Workers(url, WRITERS, "begin", writing=True)
        self._readers = _Workers(url, READERS, "begin isolation level repeatable read read only", writing=False)
        self._writing, self._reading = self._writers.line, self._readers.line

    @classmethod
    def open(cls, url: str, *, clock: Clock, schema: Sequence[str] = ()) -> Self:
        """Connect to `postgresql://…`, and see that the tables of `schema` are in it; StoreError says why not."""
        with opened(url) as engine:
            connection = PostgresConnection(engine, writing=True)
            engine.execute("begin")
            engine.execute("select pg_advisory_xact_lock(%s)", (_FOUNDING,))
            new = (
                connection.one("select 1 from pg_tables where schemaname = current_schema and tablename = 'meta'")
                is None
            )
            if new:
                connection.execute(script("schema"))
                engine.execute(script("postgres").encode())
                identity.renew_epoch(connection)
            identity.refuse_other_schema(connection, engine.info.dbname, schema, new=new)
            if new:
                for statement in schema:
                    connection.execute(statement)
            identity.sign(connection)
            engine.execute("commit")
        return cls(url, clock)

    @property
    def inline(self) -> Connection:
        """Read only, for point reads on the one thread that serves requests."""
        return self._inline

    @property
    def snapshots(self) -> Snapshots:
        """Copies under names, to which all that is kept can be set back."""
        return SchemaSnapshots(self._snapshot)

    def _snapshot(self, work: Callable[[Engine], T]) -> T:
        result = self.write(lambda connection: work(cast(PostgresConnection, connection).engine)).result()
        self._epoch = self.read(lambda connection: identity.recall(connection, "epoch")).result() or ""
        return result

    def backup(self, to: Path) -> None:
        """PostgreSQL has tools of its own for this."""
        raise StoreError(f"copy a PostgreSQL store with its own tools: pg_dump --format=custom --file={to} …")

    def check(self) -> list[str]:
        """What is wrong with the stored data: PostgreSQL checks its pages itself; we look whether we can read."""
        try:
            self.read(
                lambda connection: connection.one("select count(*) from tenant where id > :none", {"none": 0})
            ).result()
        except StoreUnavailable as fault:
            return [str(fault)]
        return []

    def close(self) -> None:
        """Finish the work in line, and hang up."""
        self._writers.close()
        self._readers.close()
        self._inline.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()


class _Inline:
    """A connection for point reads that is opened when it is needed, and again after it was lost."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._face: PostgresConnection | None = None
        self._lock = threading.Lock()

    def execute(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Iterator[Row]:
        """Run a statement to its end."""
        with self._lock:
            for attempt in (1, 2):
                if self._face is None:
                    self._face = PostgresConnection(opened(self._url), writing=False)
                try:
                    return self._face.execute(sql, values)
                except StoreUnavailable:
                    self._face = None  # a connection that was cut is tried once more
                    if attempt == 2:
                        raise
        raise AssertionError

    def one(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Row | None:
        """Its first row."""
        return next(self.execute(sql, values), None)

    def close(self) -> None:
        if self._face is not None:
            self._face.engine.close()


class _Workers:
    """A line of requests, and the threads that serve it, each with a connection of its own."""

    def __init__(self, url: str, threads: int, begin: str, *, writing: bool) -> None:
        self._url = url
        self._begin = begin
        self._writing = writing
        self.line = Line()
        name = "writer" if writing else "reader"
        self._threads = [
            threading.Thread(target=self._run, name=f"truckroll-{name}-{number}", daemon=True)
            for number in range(1, threads + 1)
        ]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Finish what is in line, and stop."""
        self.line.end()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        engine: Engine | None = None
        while (request := self.line.next()) is not None:
            if request.wanted():
                engine = self._perform(request, engine)
                tell((request,))
            del request  # what a request holds must not live on until the next one comes
        if engine is not None:
            engine.close()

    def _perform(self, request: Request, engine: Engine | None) -> Engine | None:
        """Do a piece of work, again where another's change undid it; the connection, if it is still good."""
        for attempt in range(1, TRIES + 1):
            try:
                if engine is None or engine.closed:
                    engine = opened(self._url)
                engine.execute(self._begin.encode())
                value = request.work(PostgresConnection(engine, writing=self._writing))
                engine.execute("commit")
            except BaseException as error:
                meaning = explained(error)
                if engine is not None:
                    with suppress(psycopg.Error):
                        engine.execute("rollback")
                if attempt < TRIES and passing(meaning):
                    continue
                request.failed(meaning)
                return engine if engine is not None and not engine.broken else None
            request.came_to(value)
            return engine
        return engine
