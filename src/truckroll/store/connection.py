"""One SQLite connection: how it is opened, and what its errors mean to the user."""

import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn, cast

import apsw

from truckroll.store.engine import Engine, connect
from truckroll.store.errors import Duplicate, StoreDamaged, StoreError, StoreUnavailable
from truckroll.store.folder import unusable
from truckroll.store.protocol import NOTHING, Row, Value

SYNCHRONOUS = "full"  # a commit returns when it is on the disk; `normal` would lose the last ones in a power cut
BUSY_MILLISECONDS = 1000  # only another process, such as `truckroll apps`, can make the writer wait
STATEMENTS_KEPT = 512
CACHE_KIB = 8 * 1024
PAGE_BYTES = 8 * 1024  # of a new file: with half as much a feed reads a quarter slower, and a booking is a tenth faster
LOG_BYTES_KEPT = 64 * 1024 * 1024

_UNAVAILABLE = (
    apsw.FullError,
    apsw.IOError,
    apsw.BusyError,
    apsw.LockedError,
    apsw.NoMemError,
    apsw.CantOpenError,
    apsw.PermissionsError,
    apsw.ProtocolError,
    apsw.InterruptError,
)
_DAMAGED = (apsw.CorruptError, apsw.NotADBError, apsw.FormatError)
_DUPLICATE = (apsw.SQLITE_CONSTRAINT_PRIMARYKEY, apsw.SQLITE_CONSTRAINT_UNIQUE, apsw.SQLITE_CONSTRAINT_ROWID)


class SqliteConnection:
    """The store's face over one connection of the engine."""

    __slots__ = ("_transactional", "ended", "engine", "file")

    def __init__(self, engine: Engine, file: Path, *, transactional: bool) -> None:
        self.engine = engine
        self.file = file
        self._transactional = transactional
        self.ended: BaseException | None = None  # why the engine itself ended the transaction

    def execute(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Iterator[Row]:
        """Run a statement to its end: one left half done would keep its snapshot, and could stop a group's commit."""
        self._refuse_after_end()
        try:
            return iter(self.engine.execute(sql, values).fetchall())
        except apsw.Error as error:
            self._tell(error)

    def one(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Row | None:
        """Run a statement until its first row."""
        self._refuse_after_end()
        try:
            cursor = self.engine.execute(sql, values)
            row = cursor.fetchone()
            cursor.close()
            return row
        except apsw.Error as error:
            self._tell(error)

    def _refuse_after_end(self) -> None:
        # A rule that swallowed the error of a full disk would go on outside any transaction, and be kept in part.
        if self.ended:
            raise self.ended

    def _tell(self, error: apsw.Error) -> NoReturn:
        meaning = explained(error, self.file)
        if self._transactional and not self.engine.in_transaction:
            self.ended = meaning
        if meaning is error:
            raise error
        raise meaning from error


@contextmanager
def told_plainly(file: Path) -> Generator[None]:
    """Errors of the engine leave this block as what they mean to the user."""
    try:
        yield
    except apsw.Error as error:
        meaning = explained(error, file)
        if meaning is error:
            raise
        raise meaning from error


def explained(error: BaseException, file: Path) -> BaseException:
    """What an error of the engine means to the user; any other error is given back as it is."""
    if isinstance(error, apsw.FullError):
        return StoreUnavailable(f"the disk under {file} is full; nothing of the request was kept. Free some space")
    if isinstance(error, _UNAVAILABLE):
        return StoreUnavailable(f"{file} cannot be used now ({error}); nothing of the request was kept")
    if isinstance(error, _DAMAGED):
        return damaged(file, str(error))
    if isinstance(error, apsw.ConstraintError) and cast(Any, error).extendedresult in _DUPLICATE:
        return Duplicate(str(error))
    return error


def damaged(file: Path, what: str) -> StoreDamaged:
    """Say that a file cannot be trusted, and which commands help."""
    return StoreDamaged(
        f"{file} is damaged or not a Truckroll database ({what}); see `truckroll db check --data {file.parent}`, "
        f"and go back to a backup with `truckroll db restore BACKUP --data {file.parent}`"
    )


def open_writer(file: Path, vfs: str | None = None) -> Engine:
    """The one connection that may change the file; it changes nothing yet, for it may be another program's."""
    if not file.exists():
        try:
            # SQLite gives its log the same permissions; the keys that sign tokens are in both.
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as fault:
            raise unusable(file, fault) from fault
    engine = _opened(file, apsw.SQLITE_OPEN_READWRITE, vfs)
    engine.pragma("page_size", PAGE_BYTES)
    return engine


def write_ahead(engine: Engine, file: Path) -> None:
    """Keep commits in a log beside the file: one flush each, and readers do not wait for the writer."""
    with told_plainly(file):
        if engine.pragma("journal_mode", "wal") != "wal":
            raise StoreError(f"{file.parent} is on a file system that cannot share memory; choose a local disk")
        engine.pragma("journal_size_limit", LOG_BYTES_KEPT)


def open_reader(file: Path, vfs: str | None = None) -> Engine:
    """A connection that sees what is committed and can change nothing; it needs no ownership of the folder."""
    return _opened(file, apsw.SQLITE_OPEN_READONLY, vfs)


def let_go(engine: Engine) -> None:
    """Close a connection; a disk that fails now takes nothing that was acknowledged."""
    with suppress(apsw.Error):
        engine.close(True)


def _opened(file: Path, flags: int, vfs: str | None) -> Engine:
    with told_plainly(file):
        engine = connect(file, flags, vfs, STATEMENTS_KEPT)
        try:
            engine.set_busy_timeout(BUSY_MILLISECONDS)
            engine.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)  # "a" is a name and never a text
            engine.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
            engine.pragma("synchronous", SYNCHRONOUS)
            engine.pragma("foreign_keys", "off")
            engine.pragma("trusted_schema", "off")
            engine.pragma("cache_size", -CACHE_KIB)
            engine.execute("select count(*) from sqlite_schema").fetchall()  # the file is first looked at here
        except BaseException:
            let_go(engine)
            raise
        return engine
