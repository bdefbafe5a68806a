"""One connection to PostgreSQL with the store's face, and what its errors mean to the user."""

from collections.abc import Iterator, Mapping
from typing import Any, LiteralString, TypeVar, cast

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import ConnStatus, TransactionStatus

from truckroll.store.errors import Duplicate, StoreError, StoreUnavailable
from truckroll.store.postgres import distribution, words
from truckroll.store.protocol import NOTHING, Row, Value

RV = TypeVar("RV")
_DEFINING = 0x54524C4E
"""The advisory lock under which tables are made; not that of an upgrade, which waits for others' transactions."""

_UNAVAILABLE = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    psycopg.errors.IdleInTransactionSessionTimeout,
)

SETTINGS = {
    "connect_timeout": "3",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    "target_session_attrs": "read-write",
}
"""How a database is reached where its URL says nothing else: a machine that is gone is noticed within seconds, and of
several machines the one that may write is taken."""


class NoAnswer(psycopg.OperationalError):
    """The database took a statement and said no more, as a machine does that stands still."""


class Engine(psycopg.Connection[Row]):
    """A connection that waits for an answer only so long."""

    patience: float | None = None
    """Seconds for one statement, None for ever."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Wait until a statement has ended."""
        limit = self.patience if timeout is None else timeout
        try:
            return super().wait(gen, interval, limit)
        except psycopg.OperationalError as error:
            if self.pgconn.status != ConnStatus.OK or self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            self.pgconn.finish()  # an answer that comes after all would be taken for that of another statement
            raise NoAnswer(f"no answer within {limit} seconds") from error


class PostgresConnection:
    """The store's face over one connection."""

    def __init__(self, engine: Engine, *, writing: bool) -> None:
        self.engine = engine
        self._writing = writing

    def execute(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Iterator[Row]:
        """Run a statement to its end; without values it may be a whole script."""
        try:
            if values:
                cursor = self.engine.execute(_own(words.statement(sql, writing=self._writing)), values)
            else:
                if "create table" in sql:  # of servers that begin at once, one makes it and the others find it
                    self.engine.execute("select pg_advisory_xact_lock(%s)", (_DEFINING,))
                cursor = self.engine.execute(_own(words.definition(sql)))
                if "create table" in sql:
                    distribution.settle(self)
            return iter(cursor.fetchall() if cursor.description else ())
        except psycopg.Error as error:
            raise explained(error) from error

    def one(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Row | None:
        """Run a statement; its first row."""
        return next(self.execute(sql, values), None)


def opened(url: str, patience: float | None = None, name: str = "truckroll command") -> Engine:
    """A new connection; StoreError when there is no such database, StoreUnavailable when it cannot be reached now.

    `name` is what others see of it; servers of another version go by it.
    """
    said = {**SETTINGS, **conninfo_to_dict(url), "application_name": name}
    try:
        engine = Engine.connect(**said, autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise StoreUnavailable(f"PostgreSQL cannot be reached: {_first_line(error)}") from error
    except psycopg.Error as error:
        raise StoreError(f"PostgreSQL refuses: {_first_line(error)}") from error
    engine.patience = patience
    return engine


def explained(error: BaseException) -> BaseException:
    """What an error of the engine means to the user; any other error is given back as it is."""
    if isinstance(error, psycopg.errors.UniqueViolation):
        return Duplicate(_first_line(error))
    if isinstance(error, _UNAVAILABLE):
        return StoreUnavailable(f"PostgreSQL cannot keep this now ({_first_line(error)}); nothing of it was kept")
    return error


def passing(error: BaseException) -> bool:
    """Whether the same work may well succeed if it is begun again at once."""
    return isinstance(error.__cause__, (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected))


def _first_line(error: psycopg.Error) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def _own(sql: str) -> LiteralString:
    """Statements are made of the program's own words; what callers say only ever stands among the values."""
    return cast(Any, sql)
