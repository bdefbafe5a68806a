"""The embedded store: one SQLite file in a data folder, one thread that writes, a few that read."""

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import apsw

from truckroll.store import identity, upkeep
from truckroll.store.connection import SqliteConnection, let_go, open_reader, open_writer, told_plainly
from truckroll.store.engine import Engine
from truckroll.store.folder import DATABASE, FolderLock, prepare, sync_folder
from truckroll.store.migrating import fit
from truckroll.store.protocol import Clock, Connection, Row, Value
from truckroll.store.queued import Queued
from truckroll.store.readers import Readers
from truckroll.store.snapshots import FileSnapshots, Snapshots
from truckroll.store.writer import Writer

__all__ = ["Clock", "Connection", "Database", "Row", "Value"]

READERS = 2

_log = logging.getLogger(__name__)


class Database(Queued):
    """A data folder that this process owns; every method may be called from any thread.

    All writes are made by one thread, many in one commit. When SQLite ends the transaction (disk full, disk fault) all
    who shared the commit get StoreUnavailable, and nothing of theirs is kept.
    """

    def __init__(self, folder: Path, clock: Clock, lock: FolderLock, engine: Engine, readers: Sequence[Engine]) -> None:
        """Use `Database.open`."""
        self.folder = folder
        self.clock = clock
        self._lock = lock
        self._engine = engine
        self._read_engines = readers
        file = folder / DATABASE
        self._inline = SqliteConnection(readers[0], file, transactional=False)
        self._epoch = identity.recall(self._inline, "epoch") or ""
        self._readers = Readers(readers[1:], file)
        self._writer = Writer(engine, file)
        self._writing, self._reading = self._writer.line, self._readers.line
        self._open = True

    @classmethod
    def open(cls, path: Path, *, clock: Clock, schema: Sequence[str] = (), vfs: str | None = None) -> Self:
        """Take a data folder, made if it is not there, and see that the tables of `schema` are in it.

        StoreError tells the user why not: in use, damaged, of another program, of a newer or older version, disk full.
        `vfs` names the layer under SQLite, which tests put their faults into.
        """
        folder = path.absolute()
        file = folder / DATABASE
        with ExitStack() as undo:
            prepare(folder)
            lock = FolderLock(folder)
            undo.callback(lock.release)
            engine = open_writer(file, vfs)
            undo.callback(let_go, engine)
            with told_plainly(file):
                fit(engine, file, schema)
            sync_folder(folder)
            readers: list[Engine] = []
            for _ in range(1 + READERS):
                readers.append(open_reader(file, vfs))
                undo.callback(let_go, readers[-1])
            database = cls(folder, clock, lock, engine, readers)
            undo.pop_all()
            return database

    @property
    def reworking(self) -> bool:
        """Never: a folder's rows are worked out again before it is served."""
        return False

    @property
    def inline(self) -> Connection:
        """Read only, for point reads of microseconds on the one thread that serves requests."""
        return self._inline

    @property
    def snapshots(self) -> Snapshots:
        """Copies under names, to which all that is kept can be set back."""
        return FileSnapshots(self.folder, self._replace)

    def _replace(self, work: Callable[[Engine], None]) -> None:
        """Let work change everything, and begin another life of the store; readers need not be asked for its epoch."""

        def alone(connection: Connection) -> str:
            work(self._engine)
            with self._engine:
                return identity.renew_epoch(connection)

        self._epoch = self._alone(alone).result()

    def backup(self, to: Path) -> None:
        """Copy everything into one file while serving goes on; StoreError when it cannot be written."""
        upkeep.backup(self.folder, to)

    def check(self) -> list[str]:
        """What is wrong with the stored data, one sentence each; it reads the whole file, beside the writer."""
        return upkeep.check(self.folder)

    def close(self) -> None:
        """Finish the work in line, copy the log into the file, and let the folder go."""
        if not self._open:
            return
        self._open = False
        self._writer.close()
        self._readers.close()
        try:
            for reader in self._read_engines:
                let_go(reader)
            self._engine.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        except apsw.Error as error:
            _log.warning("the log stays beside %s and is read at the next start: %s", self.folder / DATABASE, error)
        finally:
            let_go(self._engine)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()
