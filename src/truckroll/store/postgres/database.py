"""A PostgreSQL database as a store: threads that each write or read in transactions of their own."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Self, TypeVar

import psycopg

from truckroll.store import identity
from truckroll.store.errors import StoreError, StoreInDoubt, StoreUnavailable
from truckroll.store.postgres import distribution, migrating, upkeep
from truckroll.store.postgres.connection import Engine, NoAnswer, PostgresConnection, explained, opened, passing
from truckroll.store.postgres.snapshots import SchemaSnapshots
from truckroll.store.protocol import NOTHING, Clock, Connection, Row, Value
from truckroll.store.queued import Queued
from truckroll.store.snapshots import Snapshots
from truckroll.store.work import Line, Request

T = TypeVar("T")

WRITERS = 8
READERS = 4
TRIES = 4
"""How often work is begun again that another's change undid."""
PATIENCE = 30
"""Seconds for one statement of work, and for what a process that died holds locked; then it is given up."""
INLINE_PATIENCE = 2.0
"""Seconds for a point read, for which all requests wait."""
AT_ONCE = 0.25
"""Seconds for which requests wait until a lost connection is there again; after that they are told to come later."""
PAUSE = 0.5
"""Seconds until a database that could not be reached is tried again; who comes before is told at once."""
EPOCH_KEPT = 1.0
"""Seconds for which the epoch is remembered: another process may bring back a backup."""


class PostgresStore(Queued):
    """A database that any number of processes share; every method may be called from any thread."""

    shared = True

    def __init__(self, url: str, clock: Clock, name: str) -> None:
        """Use `PostgresStore.open`."""
        self.url = url
        self.clock = clock
        self._catch_up: migrating.CatchUp | None = None
        door = _Door(url, name)
        self._inline = _Inline(door)
        self._epoch = identity.recall(self._inline, "epoch") or ""
        self.distributed = distribution.is_distributed(self._inline)
        self._epoch_until = time.monotonic() + EPOCH_KEPT
        limits = f"set local statement_timeout = '{PATIENCE}s'"
        alone = f"set local idle_in_transaction_session_timeout = '{PATIENCE}s'"
        self._writers = _Workers(door, WRITERS, f"begin; {limits}; {alone}", writing=True)
        self._readers = _Workers(
            door, READERS, f"begin isolation level repeatable read read only; {limits}", writing=False
        )
        self._writing, self._reading = self._writers.line, self._readers.line

    @classmethod
    def open(cls, url: str, *, clock: Clock, schema: Sequence[str] = ()) -> Self:
        """Connect to `postgresql://…`, and see that the tables of `schema` are in it; StoreError says why not."""
        catching_up = migrating.fit(url, schema)
        store = cls(url, clock, migrating.name_of(schema))
        if catching_up:
            store._catch_up = migrating.CatchUp(url, schema)
        return store

    @property
    def reworking(self) -> bool:
        """Whether rows are being worked out again, so that what is shown of them may change without a change."""
        return self._catch_up is not None and self._catch_up.running

    @property
    def epoch(self) -> str:
        """The life of this store, 16 random bytes in hex; another one after a restore, to know old feed tokens by."""
        if time.monotonic() >= self._epoch_until:
            self._epoch = identity.recall(self._inline, "epoch") or ""
            self._epoch_until = time.monotonic() + EPOCH_KEPT
        return self._epoch

    @property
    def inline(self) -> Connection:
        """Read only, for point reads on the one thread that serves requests; a shared clock asks on any."""
        return self._inline

    @property
    def snapshots(self) -> Snapshots:
        """Copies under names, to which all that is kept can be set back."""
        return SchemaSnapshots(self._snapshot)

    def _snapshot(self, work: Callable[[Engine], T]) -> T:
        if self.distributed:
            raise StoreError("a distributed database keeps no snapshots; try out what you like on one that is not")
        try:
            with opened(self.url) as engine, engine.transaction():
                result = work(engine)
        except psycopg.Error as error:
            raise explained(error) from error
        self.forget()
        return result

    def forget(self) -> None:
        """Ask for the epoch when it is next needed: another process may have set the data back."""
        self._epoch_until = 0.0

    def backup(self, to: Path) -> None:
        """Copy everything into one file while serving goes on; StoreError when it cannot be written."""
        upkeep.backup(self.url, to)

    def check(self) -> list[str]:
        """What is wrong with the stored data, one sentence each; every row is read."""
        return upkeep.check(self.url)

    def close(self) -> None:
        """Finish the work in line, and hang up."""
        if self._catch_up is not None:
            self._catch_up.close()
        self._writers.close()
        self._readers.close()
        self._inline.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()


class _Door:
    """Where connections come from; while the database cannot be reached, only one in a while is tried."""

    def __init__(self, url: str, name: str) -> None:
        self._url = url
        self._name = name
        self._shut: tuple[float, str] = (0.0, "")

    def opened(self, patience: float) -> Engine:
        """A new connection, or StoreUnavailable."""
        until, reason = self._shut
        if time.monotonic() < until:
            raise StoreUnavailable(reason)
        try:
            return opened(self._url, patience, self._name)
        except StoreUnavailable as fault:
            self._shut = (time.monotonic() + PAUSE, str(fault))
            raise


class _Inline:
    """A connection for point reads on the thread that serves requests, which waits neither long for an answer nor for
    a new connection: that one is made beside it."""

    def __init__(self, door: _Door) -> None:
        self._door = door
        self._face: PostgresConnection | None = None
        self._opening: Future[Engine] | None = None
        self._beside = ThreadPoolExecutor(1, "truckroll-inline")
        self._lock = threading.Lock()

    def execute(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Iterator[Row]:
        """Run a statement to its end; where the connection was cut meanwhile, once more on a new one."""
        with self._lock:
            face = self._connected()
            try:
                return face.execute(sql, values)
            except StoreUnavailable as fault:
                if not face.engine.closed or isinstance(fault.__cause__, NoAnswer):
                    raise
            return self._connected().execute(sql, values)

    def one(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Row | None:
        """Its first row."""
        return next(self.execute(sql, values), None)

    def close(self) -> None:
        self._beside.shutdown()
        if self._opening is not None and self._opening.exception() is None:
            self._opening.result().close()
        if self._face is not None:
            self._face.engine.close()

    def _connected(self) -> PostgresConnection:
        if self._face is not None and not self._face.engine.closed:
            return self._face
        patience = 0.0
        if self._opening is None:
            patience = AT_ONCE if self._face is not None else None  # at the start there is nobody who would wait
            self._opening = self._beside.submit(self._door.opened, INLINE_PATIENCE)
        try:
            engine = self._opening.result(patience)
        except TimeoutError:
            raise StoreUnavailable("PostgreSQL is being reached again; nothing was done") from None
        except BaseException:
            self._opening = None
            raise
        self._opening, self._face = None, PostgresConnection(engine, writing=False)
        return self._face


class _Workers:
    """A line of requests, and the threads that serve it, each with a connection of its own."""

    def __init__(self, door: _Door, threads: int, begin: str, *, writing: bool) -> None:
        self._door = door
        self._begin = begin
        self._writing = writing
        self.line = Line("write" if writing else "read")
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
                self.line.tell((request,))
            del request  # what a request holds must not live on until the next one comes
        if engine is not None:
            engine.close()

    def _perform(self, request: Request, engine: Engine | None) -> Engine | None:
        """Do a piece of work, again where another's change undid it; the connection, if it is still good.

        What was begun on a connection that is lost is not begun again: its caller decides, who may know that it can be.
        """
        for attempt in range(1, TRIES + 1):
            value: object = None
            ending, done = False, 0.0
            try:
                engine = self._begun(engine)
                value = request.work(PostgresConnection(engine, writing=self._writing))
                ending, done = True, perf_counter()
                _commit(engine)
                self.line.committed(1, perf_counter() - done)
            except BaseException as error:
                meaning = explained(error)
                if engine is None:
                    request.failed(meaning)
                    return None
                with suppress(psycopg.Error):
                    engine.execute("rollback")
                if attempt < TRIES and passing(meaning):
                    continue
                if self._writing and isinstance(error, psycopg.errors.ReadOnlySqlTransaction):
                    engine.close()  # another machine writes now
                    meaning = StoreUnavailable("PostgreSQL only reads here now; nothing of it was kept")
                elif ending and self._writing and engine.closed:
                    meaning = StoreInDoubt(f"PostgreSQL was lost while it kept something: {error}")
                request.failed(meaning)
                return None if engine.closed else engine
            request.came_to(value, done)
            return engine
        return engine

    def _begun(self, engine: Engine | None) -> Engine:
        """A connection in a new transaction; one that was cut while nobody used it is made anew."""
        if engine is not None and not engine.closed:
            try:
                engine.execute(self._begin.encode())
                return engine
            except psycopg.OperationalError:
                if not engine.closed:
                    raise
        engine = self._door.opened(PATIENCE + 5)
        engine.execute(self._begin.encode())
        return engine


def _commit(engine: Engine) -> None:
    """Keep what was done; StoreInDoubt where it is kept on this machine only, and another was to have it, too."""
    warnings: list[str] = []

    def hear(told: psycopg.errors.Diagnostic) -> None:
        if told.severity_nonlocalized == "WARNING":
            warnings.append(told.message_primary or "")

    engine.add_notice_handler(hear)
    try:
        ended = engine.execute("commit").statusmessage
    finally:
        engine.remove_notice_handler(hear)
    if warnings:
        raise StoreInDoubt(f"PostgreSQL kept something with a warning: {warnings[0]}")
    if ended != "COMMIT":  # a statement had failed, and whoever ran it went on
        raise StoreUnavailable(f"PostgreSQL ended a transaction with {ended}; nothing of it was kept")
