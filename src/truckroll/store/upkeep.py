"""Caring for a data folder: copy it, bring a copy back, and look for damage."""

import fcntl
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import apsw

from truckroll.store import identity
from truckroll.store.connection import SqliteConnection, damaged, open_reader, open_writer, told_plainly
from truckroll.store.engine import Engine, connect
from truckroll.store.errors import StoreDamaged, StoreError
from truckroll.store.folder import DATABASE, LOCK, FolderLock, prepare, sync_folder, unusable
from truckroll.store.protocol import Connection

STEP_PAGES = 1024
PART = ".part"

_OWN_LITTER = {LOCK, DATABASE + PART}

Progress = Callable[[int, int], None]
"""Told how much of how much is done, in pages."""

Inspection = Callable[[Connection], Iterable[str]]
"""Looks for what SQLite itself cannot know, and says what is wrong, one sentence each."""


def backup(folder: Path, to: Path, progress: Progress | None = None) -> None:
    """Copy a store, which may be serving, into one file; the file is there whole and sound, or not at all.

    An older backup of that name is replaced. StoreError when there is no store, or the file cannot be written.
    """
    file, to = existing(folder), to.absolute()
    if to.exists() and (to.is_dir() or to.samefile(file) or not _is_store(to)):
        raise StoreError(f"{to} is there and is not a backup; choose another file name")
    with _reading(file) as source, replacing(to) as part:
        identity.store_version(source, file, newest=None)
        with _copied(source, part, progress) as copy:
            _refuse_damage(copy, file, "quick_check")


def restore(backup: Path, folder: Path, *, overwrite: bool = False, progress: Progress | None = None) -> None:
    """Make a backup the store of a data folder, under a new epoch; until it is whole and sound, all stays as it was.

    StoreError when the folder is not empty (unless `overwrite`) or in use, or the backup is damaged or newer than us.
    """
    if not backup.is_file():
        raise StoreError(f"{backup} is not there; name the file that `truckroll db backup` wrote")
    folder = folder.absolute()
    prepare(folder)
    file = folder / DATABASE
    with _owning(folder):
        if not overwrite and any(entry.name not in _OWN_LITTER for entry in folder.iterdir()):
            raise StoreError(
                f"{folder} is not empty; choose another folder, or say --overwrite to replace its database"
            )
        with _reading(backup) as source, replacing(file) as part:
            if identity.store_version(source, backup) == 0:
                raise damaged(backup, "it is empty")
            with _copied(source, part, progress) as copy:
                _refuse_damage(copy, backup, "integrity_check")
                with copy:
                    identity.renew_epoch(SqliteConnection(copy, part, transactional=True))
            _end_log(file)


def renew_epoch(folder: Path) -> None:
    """Begin another life of a store that nobody serves; every feed token given out before is refused."""
    file = existing(folder)
    with _owning(folder.absolute()), told_plainly(file), closing(open_writer(file)) as engine:
        identity.store_version(engine, file)
        with engine:
            identity.renew_epoch(SqliteConnection(engine, file, transactional=True))


def check(place: Path, inspections: Sequence[Inspection] = ()) -> list[str]:
    """What is wrong with a store, or with a backup file; empty when nothing is. All is read, also while serving."""
    file = place.absolute() if place.is_file() else existing(place)
    try:
        with _reading(file) as engine:
            if identity.store_version(engine, file) == 0:
                return [f"{file} is empty."]
            problems = _damage(engine, "integrity_check")
            if not problems:
                face = SqliteConnection(engine, file, transactional=False)
                problems.extend(sentence for inspection in inspections for sentence in inspection(face))
            return problems
    except StoreDamaged as damage:
        return [str(damage)]


def existing(folder: Path) -> Path:
    """The database of a data folder; StoreError when there is none."""
    file = folder.absolute() / DATABASE
    if not file.is_file():
        raise StoreError(f"{folder} holds no database; `truckroll serve --data {folder}` makes one")
    return file


@contextmanager
def _owning(folder: Path) -> Generator[None]:
    lock = FolderLock(folder)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _reading(file: Path) -> Generator[Engine]:
    """One unmoving view of a store: a copy made in steps would otherwise begin anew at each commit of a busy server."""
    with told_plainly(file), closing(open_reader(file)) as engine:
        engine.execute("begin")
        yield engine


@contextmanager
def replacing(to: Path) -> Generator[Path]:
    """A new file to fill, which takes the name `to` in one instant when the block ends well, and is gone otherwise."""
    part = to.with_name(to.name + PART)
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(descriptor, 0)  # a copy that was killed may have left some
            try:
                yield part
                os.fsync(descriptor)
                os.replace(part, to)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            sync_folder(to.parent)
        finally:
            os.close(descriptor)
    except BlockingIOError as held:
        raise StoreError(f"another process is writing {to}; wait for it, or choose another file name") from held
    except OSError as fault:
        raise unusable(to, fault) from fault


@contextmanager
def _copied(source: Engine, to: Path, progress: Progress | None) -> Generator[Engine]:
    """All pages of a store in another file, which needs no log beside it to be whole."""
    with told_plainly(to), closing(connect(to, apsw.SQLITE_OPEN_READWRITE)) as target:
        target.pragma("synchronous", "off")  # the finished file is synced once
        target.pragma("journal_mode", "off")
        with target.backup("main", source, "main") as copying:
            while not copying.done:
                copying.step(STEP_PAGES)
                if progress:
                    progress(copying.page_count - copying.remaining, copying.page_count)
        target.pragma("journal_mode", "delete")
        yield target


def _refuse_damage(copy: Engine, original: Path, how: str) -> None:
    problems = _damage(copy, how)
    if problems:
        raise damaged(original, problems[0])


def _damage(engine: Engine, how: str) -> list[str]:
    return [str(row[0]) for row in engine.execute(f"pragma {how}") if row[0] != "ok"]


def _is_store(file: Path) -> bool:
    try:
        with _reading(file) as engine:
            identity.store_version(engine, file, newest=None)
            return True
    except StoreError:
        return False


def _end_log(file: Path) -> None:
    """Fold a store's log into it, so that the log can never be taken for that of the file which replaces it."""
    with suppress(StoreError):  # a damaged one is about to be replaced, and has nothing to lose
        if file.exists():
            open_writer(file).close()
    for suffix in ("-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
