"""The data folder: one process owns it at a time, and what is put into it is there after a power cut."""

import fcntl
import os
from pathlib import Path

from truckroll.store.errors import StoreError

DATABASE = "truckroll.db"
LOCK = "lock"


class FolderLock:
    """This process's ownership of a data folder; the operating system ends it with the process, however that dies."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; StoreError names the process that has it."""
        try:
            self._file = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as fault:
            raise unusable(folder, fault) from fault
        try:
            # flock and not a POSIX record lock: those vanish when any other descriptor of the file is closed.
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, str(os.getpid()).encode(), 0)
        except BlockingIOError as held:
            owner = os.pread(self._file, 20, 0).decode(errors="replace").strip()
            os.close(self._file)
            who = f"process {owner}" if owner else "another process"
            raise StoreError(f"{folder} is in use by {who}; stop it or choose another --data folder") from held
        except OSError as fault:
            os.close(self._file)
            raise unusable(folder, fault) from fault

    def release(self) -> None:
        """Let the folder go. The file stays: removing it would let two processes each lock a file of that name."""
        os.close(self._file)


def prepare(folder: Path) -> None:
    """Make the folder, readable by its owner alone, with the folders above it."""
    if folder.is_dir():
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)
    except OSError as fault:
        raise unusable(folder, fault) from fault


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as durable as the files: without this a new file can be gone after a power cut."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as fault:
        raise unusable(folder, fault) from fault


def unusable(path: Path, fault: OSError) -> StoreError:
    """Say why a path cannot be used, in the system's words."""
    return StoreError(f"{path} cannot be used: {fault.strerror or fault}; free it or choose another --data folder")
