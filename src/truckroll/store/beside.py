"""A file beside the business's own, for what may be lost: it is never waited for, and begun anew when it is no good."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Self

import apsw

from truckroll.store.connection import let_go, open_reader, open_writer, told_plainly, write_ahead
from truckroll.store.engine import Engine
from truckroll.store.errors import StoreDamaged
from truckroll.store.queued import Queued
from truckroll.store.readers import Readers
from truckroll.store.writer import Writer

_log = logging.getLogger(__name__)


class FileBeside(Queued):
    """A SQLite file of its own in a data folder that this process owns already.

    A commit survives the end of the process, but the last ones may be gone after a power cut: none waits for the disk.
    """

    def __init__(self, file: Path, writer: Engine, reader: Engine) -> None:
        """Use `FileBeside.open`."""
        self._file = file
        self._engine, self._reader = writer, reader
        self._writer, self._readers = Writer(writer, file), Readers((reader,), file)
        self._writing, self._reading = self._writer.line, self._readers.line
        self._epoch = ""

    @classmethod
    def open(cls, file: Path, schema: str, version: int) -> Self:
        """Take a file, made if it is not there; one that is damaged or of another version makes room for a new one."""
        try:
            return cls._opened(file, schema, version)
        except StoreDamaged as fault:
            _log.warning("%s is begun anew: %s", file, fault)
            for suffix in ("", "-wal", "-shm", "-journal"):
                file.with_name(file.name + suffix).unlink(missing_ok=True)
            return cls._opened(file, schema, version)

    @classmethod
    def _opened(cls, file: Path, schema: str, version: int) -> Self:
        writer = open_writer(file)
        try:
            with told_plainly(file):
                writer.pragma("synchronous", "normal")
                found = writer.pragma("user_version")
                if found not in (0, version):
                    raise StoreDamaged(f"it has version {found} and not {version}")
                write_ahead(writer, file)
                with writer:
                    writer.execute(schema).fetchall()
                    writer.pragma("user_version", version)
            return cls(file, writer, open_reader(file))
        except BaseException:
            let_go(writer)
            raise

    def close(self) -> None:
        """Finish the work in line, copy the log into the file, and let it go."""
        self._writer.close()
        self._readers.close()
        let_go(self._reader)
        with suppress(apsw.Error):
            self._engine.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        let_go(self._engine)
