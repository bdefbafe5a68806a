"""The log as a file that never outgrows what it was given: a full one makes way, and the oldest goes."""

import asyncio
import fcntl
import os
import time
from pathlib import Path

FILES = 5
"""The file itself, and the older ones beside it: `truckroll.log.1` is the newest of those."""
LOOK_EVERY = 1.0
"""Seconds between looks whether another process, or logrotate, has moved the file away."""


class LogFile:
    """Lines that several processes may append to; one for which there is no room is lost, and counted.

    Those of one turn of an event loop are written together at its end, so that no request waits for the others' lines.
    """

    def __init__(self, file: Path, most: int) -> None:
        """`most` is in bytes, for all files together; OSError when the file cannot be written."""
        self._file = file.absolute()
        self._most = most // FILES
        self.lost = 0
        self._gathered: list[str] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        """Whose turns lines are gathered in: the first that wrote, for only its thread touches them."""
        self._look_at = self._size = 0.0
        self._descriptor = self._opened()

    def write(self, text: str, /) -> int:
        """Append whole lines."""
        loop = _running()
        self._loop = self._loop or loop
        if loop is None or loop is not self._loop:
            self._append(text, 1)
            return len(text)
        if not self._gathered:
            loop.call_soon(self._append_gathered)
        self._gathered.append(text)
        return len(text)

    def flush(self) -> None:
        """Every line is on its way to the disk already, or goes there at the end of the loop's turn."""

    def _append_gathered(self) -> None:
        lines, self._gathered = self._gathered, []
        if lines:
            self._append("".join(lines), len(lines))

    def _append(self, text: str, lines: int) -> None:
        written = text.encode("utf-8", "backslashreplace")
        self._size += len(written)
        try:
            if self._size >= self._most or time.monotonic() >= self._look_at:
                self._look()
            os.write(self._descriptor, written)
        except OSError:  # whoever answers a request must not fail because nobody can note it
            self.lost += lines

    def close(self) -> None:
        """Let the file go, after what was gathered."""
        self._append_gathered()
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


def _running() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
