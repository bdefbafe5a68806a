"""A PostgreSQL store is brought to this program while programs of the earlier version still serve from it.

What they do not know is added beside what they do, and the records that they write meanwhile are worked out again,
until none of them is connected any more.
"""

import logging
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

import psycopg

from truckroll.store import identity, upgrade
from truckroll.store.errors import StoreError
from truckroll.store.migrations import STEPS, Step, by_itself
from truckroll.store.postgres import distribution
from truckroll.store.postgres.connection import Engine, PostgresConnection, explained, opened
from truckroll.store.protocol import Connection
from truckroll.store.queries import script
from truckroll.store.schema import Change
from truckroll.store.upgrade import Plan, Progress

T = TypeVar("T")

FOUNDING = 0x54524C4C
"""The advisory lock under which one process makes the tables, and another brings them to its version."""
CATCHING_UP = FOUNDING + 1
"""The one under which one process works out what others wrote."""
AGAIN = 0.1
"""Seconds until a lock is asked for again: who waited for it inside a statement would hold up a new index."""
LOCK_PATIENCE = 2
"""Seconds for which a table is waited for that others use; those who come after wait as long."""
TRIES = 30
"""How often a change of a table is tried."""
LOOK_EVERY = 5.0
"""Seconds between two looks for records that a program of the earlier version wrote."""
GONE_AFTER = 60.0
"""Seconds for which no such program is connected before the store becomes this version's alone."""
_VERSION = "version"
_EARLIER = """
    select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and (application_name = 'truckroll' or application_name like 'truckroll serves %%' and application_name <> %s)
"""
_log = logging.getLogger(__name__)


def name_of(schema: Sequence[str]) -> str:
    """The name under which a program's connections are seen, by which another knows what it writes."""
    return f"truckroll serves {upgrade.mark_of(schema)[:16]}" if schema else "truckroll command"


def fit(url: str, schema: Sequence[str], steps: Sequence[Step] = STEPS) -> bool:
    """Make the tables, or bring them to where this program can serve; whether programs of an earlier version may write.

    StoreError when this program must not serve, or has to be told to bring them.
    """
    with opened(url, name=name_of(schema)) as engine, _alone(engine):
        how = f"Take a backup, then run `truckroll db migrate --data {_shown(engine)}`"
        reached = _reached(engine, steps)
        if reached and not all(map(by_itself, steps[reached - 1 :])):
            raise StoreError(
                f"{engine.info.dbname} has store version {reached}, and this Truckroll writes {1 + len(steps)}. {how}"
            )
        if reached == 0:
            _transact(engine, lambda connection: _found(connection, schema, steps))
            return False
        _prepare(engine, reached, steps)
        work = _planned(engine, schema)
        catching_up = work is not None and _is_grown(engine, work)
        if work is not None and not catching_up:
            if not work.small or (work.alone and _earlier(engine, schema)):
                raise upgrade.refusal(engine.info.dbname, work, how)
            catching_up = _bring(engine, schema, work)
        _transact(engine, identity.sign)
        return catching_up


def migrate(
    url: str,
    schema: Sequence[str],
    steps: Sequence[Step] = STEPS,
    told: Callable[[int], None] | None = None,
    progress: Progress | None = None,
    forget: bool = False,
) -> bool:
    """Bring a store to this program, after a kill from where it was; whether programs of an earlier version may write.

    StoreError when there is none, or what is to be done cannot be done while those serve.
    """
    with opened(url, name=name_of(schema)) as engine, _alone(engine):
        _prepare(engine, _existing(engine, steps), steps, told)
        work = _planned(engine, schema)
        if work is None:
            return False
        upgrade.refuse_loss(engine.info.dbname, work, forget=forget)
        earlier = _earlier(engine, schema)
        if work.alone and earlier:
            raise StoreError(
                f"{earlier} connections of an earlier Truckroll are open, and this cannot be done while it serves: "
                f"{'; '.join(work.words())}. Stop those servers first"
            )
        return _bring(engine, schema, work, progress)


def planned(url: str, schema: Sequence[str], steps: Sequence[Step] = STEPS) -> list[str]:
    """What `migrate` would do, a line each; nothing is changed."""
    with opened(url, name=name_of(schema)) as engine:
        reached = _existing(engine, steps)
        work = _planned(engine, schema)
        return [
            *(f"takes step {number}" for number in range(reached + 1, 2 + len(steps))),
            *(work.words() if work else ()),
        ]


class CatchUp:
    """Works out what programs of an earlier version write while they still serve, in a thread of its own."""

    def __init__(self, url: str, schema: Sequence[str]) -> None:
        self._url, self._schema = url, schema
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="truckroll-catch-up", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is not done yet."""
        return self._thread.is_alive()

    def close(self) -> None:
        """Leave the rest to whoever serves next."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with opened(self._url, name=name_of(self._schema)) as engine:
                    if self._caught_up(engine):
                        return
            except StoreError as fault:
                _log.warning("what an earlier program wrote is worked out later: %s", fault)
            except psycopg.Error as fault:
                _log.warning("what an earlier program wrote is worked out later: %s", explained(fault))
            self._stop.wait(LOOK_EVERY)

    def _caught_up(self, engine: Engine) -> bool:
        """Whether the store is this version's alone."""
        if not _locked(engine, CATCHING_UP):
            return _planned(engine, self._schema) is None  # else another process is at it, and may yet die
        if (work := _planned(engine, self._schema)) is None:
            return True
        gone = time.monotonic()
        while not self._stop.is_set():
            if _earlier(engine, self._schema):
                gone = time.monotonic()
            settled = time.monotonic() - gone >= GONE_AFTER
            upgrade.rederive(work.rederivation, lambda do: _transact(engine, do), "postgres")
            if settled:
                with _alone(engine):
                    _settle(engine, self._schema)
                _log.info("no earlier program serves any more; the store is this version's")
                return True
            self._stop.wait(LOOK_EVERY)
        return False


def _found(connection: Connection, schema: Sequence[str], steps: Sequence[Step]) -> None:
    """Make an empty database a store."""
    connection.execute(script("schema"))
    distribution.teach(connection)
    identity.renew_epoch(connection)
    identity.remember(connection, _VERSION, str(1 + len(steps)))
    for statement in schema:
        connection.execute(statement)
    if schema:
        upgrade.settle(connection, schema)
    identity.sign(connection)


def _prepare(engine: Engine, reached: int, steps: Sequence[Step], told: Callable[[int], None] | None = None) -> None:
    """See to what is not a noun's."""

    def prepare(connection: Connection) -> None:
        distribution.refuse_half(connection, f"database {engine.info.dbname}")
        distribution.teach(connection)

    _transact(engine, prepare)
    _step(engine, reached, steps, told)
    _transact(engine, lambda connection: upgrade.fix(connection, "postgres"))


def _reached(engine: Engine, steps: Sequence[Step]) -> int:
    """The version of the store, 0 for an empty database; StoreError when it is newer than this program."""
    connection = PostgresConnection(engine, writing=True)
    if connection.one("select 1 from pg_tables where schemaname = current_schema and tablename = 'meta'") is None:
        return 0
    reached = int(identity.recall(connection, _VERSION) or 1)
    if reached > 1 + len(steps):
        raise StoreError(
            f"{engine.info.dbname} has store version {reached}, written by Truckroll "
            f"{identity.recall(connection, 'program')}; this is Truckroll {identity.program()}, which knows versions up"
            f" to {1 + len(steps)}: upgrade Truckroll, or restore an older backup"
        )
    return reached


def _existing(engine: Engine, steps: Sequence[Step]) -> int:
    if reached := _reached(engine, steps):
        return reached
    raise StoreError(f"{engine.info.dbname} holds no tables; `truckroll serve --data {_shown(engine)}` makes them")


def _step(engine: Engine, reached: int, steps: Sequence[Step], told: Callable[[int], None] | None = None) -> None:
    while reached <= len(steps):
        step = steps[reached - 1]

        def take(connection: Connection, step: Step = step, to: int = reached + 1) -> bool:
            if isinstance(step, str):
                connection.execute(step)
            elif step(connection):
                return False
            identity.remember(connection, _VERSION, str(to))
            return True

        if _transact(engine, take):
            reached += 1
            if told:
                told(reached)


def _planned(engine: Engine, schema: Sequence[str]) -> Plan | None:
    try:
        return upgrade.plan(PostgresConnection(engine, writing=False), schema, "postgres")
    except StoreError as fault:
        raise type(fault)(f"{engine.info.dbname}: {fault}") from fault


def _is_grown(engine: Engine, work: Plan) -> bool:
    """Whether all was added and worked out already, and only programs of an earlier version are waited for."""
    return identity.recall(PostgresConnection(engine, writing=False), "grown") == work.mark


def _bring(engine: Engine, schema: Sequence[str], work: Plan, progress: Progress | None = None) -> bool:
    """Do what is planned; whether programs of an earlier version are connected, so that something is left to do."""
    _transact(engine, lambda connection: upgrade.begin(connection, work))
    for change in (each for each in work.changes if not each.late):
        if not (change.beside and _beside(engine, change.statements)):
            _make(engine, change)
    upgrade.rederive(work.rederivation, lambda do: _transact(engine, do), "postgres", progress, work.rows)
    if not _earlier(engine, schema):
        upgrade.rederive(work.rederivation, lambda do: _transact(engine, do), "postgres")
        _settle(engine, schema)
        return False
    _transact(engine, lambda connection: identity.remember(connection, "grown", work.mark))
    return True


def _make(engine: Engine, change: Change) -> None:
    """Change a table between two transactions of those who use it; who comes after us must not wait for them, too."""

    def make(connection: Connection) -> None:
        connection.execute(f"set local lock_timeout = '{LOCK_PATIENCE}s'")
        upgrade.make(connection, [change])

    for attempt in range(1, TRIES + 1):
        try:
            return _transact(engine, make)
        except StoreError as fault:
            passing = isinstance(fault.__cause__, (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected))
            if attempt == TRIES or not passing:
                raise
            time.sleep(AGAIN)
    return None


def _beside(engine: Engine, statements: Sequence[str]) -> bool:
    """Make an index while others write; False where that came to nothing, because they wait for us."""
    connection = PostgresConnection(engine, writing=True)
    try:
        for statement in statements:
            connection.execute(statement.replace("index if", "index concurrently if", 1))
    except StoreError as fault:
        if isinstance(fault.__cause__, psycopg.errors.DeadlockDetected):
            return False
        raise
    return True


def _settle(engine: Engine, schema: Sequence[str]) -> None:
    left = _planned(engine, schema)
    late = [each for each in left.changes if each.late] if left else []

    def settle(connection: Connection) -> None:
        upgrade.settle(connection, schema, late)
        identity.forget(connection, "grown")

    _transact(engine, settle)


def _earlier(engine: Engine, schema: Sequence[str]) -> int:
    """How many connections of servers with another catalogue are open."""
    row = engine.execute(_EARLIER, (name_of(schema),)).fetchone()
    return row[0] if row else 0


def _transact(engine: Engine, work: Callable[[Connection], T]) -> T:
    try:
        with engine.transaction():
            return work(PostgresConnection(engine, writing=True))
    except psycopg.Error as error:
        raise explained(error) from error


def _locked(engine: Engine, lock: int) -> bool:
    row = engine.execute("select pg_try_advisory_lock(%s)", (lock,)).fetchone()
    return bool(row and row[0])


@contextmanager
def _alone(engine: Engine) -> Generator[None]:
    """While no other process makes or changes tables."""
    while not _locked(engine, FOUNDING):
        time.sleep(AGAIN)
    try:
        yield
    finally:
        with suppress(psycopg.Error):
            engine.execute("select pg_advisory_unlock(%s)", (FOUNDING,))


def _shown(engine: Engine) -> str:
    """Where the database is, without its password."""
    info = engine.info
    return f"postgresql://{info.user}@{info.host}/{info.dbname}"
