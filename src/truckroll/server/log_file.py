"""The log as a file that never outgrows what it was given: a full one makes way, and the oldest goes."""

import fcntl
import os
import time
from pathlib import Path

FILES = 5
"""The file itself, and the older ones beside it: `truckroll.log.1` is the newest of those."""
LOOK_EVERY = 1.0
"""Seconds between looks whether another process, or logrotate, has moved the file away."""


class LogFile:
    """Lines that several processes may append to; one for which there is no room is lost, and counted."""

    def __init__(self, file: Path, most: int) -> None:
        """`most` is in bytes, for all files together; OSError when the file cannot be written."""
        self._file = file.absolute()
        self._most = most // FILES
        self.lost = 0
        self._look_at = self._size = 0.0
        self._descriptor = self._opened()

    def write(self, text: str, /) -> int:
        """Append whole lines."""
        line = text.encode("utf-8", "backslashreplace")
        self._size += len(line)
        try:
            if self._size >= self._most or time.monotonic() >= self._look_at:
                self._look()
            os.write(self._descriptor, line)
        except OSError:  # whoever answers a request must not fail because nobody can note it
            self.lost += 1
        return len(text)

    def flush(self) -> None:
        """Every line is on its way to the disk already."""

    def close(self) -> None:
        """Let the file go."""
        os.close(self._descriptor)

    def _opened(self) -> int:
        return os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)

    def _look(self) -> None:
        """Go on in the file that has the name now; if it is full, under a new one."""
        self._look_at = time.monotonic() + LOOK_EVERY
        if self._is_moved():
            self._reopen()
        self._size = os.fstat(self._descriptor).st_size
        if self._size < self._most:
            return
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)  # of several processes one moves it, and the others find it moved
        try:
            if not self._is_moved():
                for number in range(FILES - 2, 0, -1):
                    if (older := self._beside(number)).exists():
                        older.replace(self._beside(number + 1))
                self._file.replace(self._beside(1))
        finally:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        self._reopen()
        self._size = os.fstat(self._descriptor).st_size

    def _is_moved(self) -> bool:
        try:
            return not os.path.samestat(os.stat(self._file), os.fstat(self._descriptor))
        except FileNotFoundError:
            return True

    def _reopen(self) -> None:
        before, self._descriptor = self._descriptor, self._opened()
        os.close(before)

    def _beside(self, number: int) -> Path:
        return self._file.with_name(f"{self._file.name}.{number}")
