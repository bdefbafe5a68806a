"""Snapshots of a store in one file: copies under names, to which all that is kept can be set back while serving."""

import re
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import apsw

from truckroll.store import identity, upkeep
from truckroll.store.connection import SqliteConnection, told_plainly
from truckroll.store.engine import Engine, connect
from truckroll.store.errors import StoreError, StoreUnavailable
from truckroll.store.folder import prepare, unusable

FOLDER = "snapshots"
PATIENCE = 5.0
"""Seconds for which another program's change is waited for."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_ENDING = ".db"


@dataclass(frozen=True)
class Snapshot:
    """All that was kept at a moment, under a name."""

    name: str
    saved: int
    """When it was saved by the world's time, in ticks."""
    bytes: int


class NoSnapshot(StoreError):  # a state of the store, as its callers name it
    """There is no snapshot of this name."""


class Snapshots(Protocol):
    """The snapshots of one store."""

    def save(self, name: str) -> Snapshot:
        """Save all that is kept now; an older one of this name is replaced."""
        ...

    def restore(self, name: str) -> None:
        """Set back all that is kept, in one instant and under a new epoch; NoSnapshot when there is none."""
        ...

    def every(self) -> list[Snapshot]:
        """Those there are, by name."""
        ...

    def delete(self, name: str) -> None:
        """Give one up; NoSnapshot when there is none."""
        ...


def checked(name: str) -> str:
    """A name that is good for a snapshot, or StoreError."""
    if _NAME.fullmatch(name):
        return name
    raise StoreError(
        f"'{name[:60]}' names no snapshot; use 1 to 40 letters, digits, dots, dashes and underscores, a letter or a "
        "digit first"
    )


def missing(name: str, there: Sequence[Snapshot]) -> NoSnapshot:
    """Say that there is none of this name, and which there are."""
    names = ", ".join(each.name for each in there) or "none"
    return NoSnapshot(f"there is no snapshot {name}; there are: {names}")


class FileSnapshots:
    """Snapshots of an SQLite file: copies of it in a folder beside it."""

    def __init__(self, folder: Path, replace: Callable[[Callable[[Engine], None]], None]) -> None:
        """`replace` does work on the connection that writes, while nobody else does."""
        self._folder = folder
        self._replace = replace

    def save(self, name: str) -> Snapshot:
        """Save all that is kept now; an older one of this name is replaced."""
        file = self._file(name)
        prepare(file.parent)
        upkeep.backup(self._folder, file)
        # who is killed between a restore and its new epoch finds one that no token was given out in
        with told_plainly(file), closing(connect(file, apsw.SQLITE_OPEN_READWRITE)) as copy, copy:
            identity.renew_epoch(SqliteConnection(copy, file, transactional=True))
        return _described(file)

    def restore(self, name: str) -> None:
        """Set back all that is kept, in one instant and under a new epoch; NoSnapshot when there is none."""
        file = self._existing(name)
        with told_plainly(file), closing(connect(file, apsw.SQLITE_OPEN_READONLY)) as source:
            self._replace(lambda engine: self._become(engine, source, file))

    def _become(self, engine: Engine, source: Engine, file: Path) -> None:
        then, now = (
            identity.recall(SqliteConnection(each, file, transactional=False), "schema") for each in (source, engine)
        )
        if then != now:
            raise StoreError(
                "this snapshot was saved by a Truckroll that keeps records otherwise; stop the server, and have"
                f" `truckroll db restore {file} --data {self._folder} --overwrite` bring it back"
            )
        _become(engine, source)

    def every(self) -> list[Snapshot]:
        """Those there are, by name."""
        return [_described(file) for file in sorted((self._folder / FOLDER).glob(f"*{_ENDING}"))]

    def delete(self, name: str) -> None:
        """Give one up; NoSnapshot when there is none."""
        file = self._existing(name)
        try:
            file.unlink()
        except OSError as fault:
            raise unusable(file, fault) from fault

    def _file(self, name: str) -> Path:
        return self._folder / FOLDER / f"{checked(name)}{_ENDING}"

    def _existing(self, name: str) -> Path:
        file = self._file(name)
        if not file.is_file():
            raise missing(name, self.every())
        return file


def _become(engine: Engine, source: Engine) -> None:
    """Copy all pages of another file into this one's log, in one transaction: who reads now goes on with what was.

    A power cut in the midst of it loses it whole, and at worst the last ones of those who were before it.
    """
    before = engine.pragma("synchronous")
    engine.pragma("synchronous", "off")
    until = time.monotonic() + PATIENCE
    try:
        with engine.backup("main", source, "main") as copying:
            while not copying.done:
                try:
                    copying.step(-1)
                except (apsw.BusyError, apsw.LockedError) as held:
                    if time.monotonic() > until:
                        raise StoreUnavailable(
                            "another program is changing the data; the snapshot was not restored, try again"
                        ) from held
                    time.sleep(0.01)
    finally:
        engine.pragma("synchronous", before)


def _described(file: Path) -> Snapshot:
    said = file.stat()
    return Snapshot(file.name.removesuffix(_ENDING), said.st_mtime_ns // 100, said.st_size)
