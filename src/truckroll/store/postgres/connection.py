"""One connection to PostgreSQL with the store's face, and what its errors mean to the user."""

from collections.abc import Iterator, Mapping
from typing import Any, LiteralString, cast

import psycopg

from truckroll.store.errors import Duplicate, StoreError, StoreUnavailable
from truckroll.store.postgres import words
from truckroll.store.protocol import NOTHING, Row, Value

Engine = psycopg.Connection[Row]


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
                cursor = self.engine.execute(_own(words.definition(sql)))
            return iter(cursor.fetchall() if cursor.description else ())
        except psycopg.Error as error:
            raise explained(error) from error

    def one(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Row | None:
        """Run a statement; its first row."""
        return next(self.execute(sql, values), None)


def opened(url: str) -> Engine:
    """A new connection; StoreError when there is no such database, StoreUnavailable when it cannot be reached now."""
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=5, application_name="truckroll")
    except psycopg.OperationalError as error:
        raise StoreUnavailable(f"PostgreSQL cannot be reached: {_first_line(error)}") from error
    except psycopg.Error as error:
        raise StoreError(f"PostgreSQL refuses: {_first_line(error)}") from error


def explained(error: BaseException) -> BaseException:
    """What an error of the engine means to the user; any other error is given back as it is."""
    if isinstance(error, psycopg.errors.UniqueViolation):
        return Duplicate(_first_line(error))
    if isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)):
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
