"""A disk that forgets what was not flushed when the power goes, put under SQLite as a VFS."""

import threading
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Literal

import apsw

Remains = Literal["nothing", "a beginning", "some sectors"]
SECTOR = 512
# SQLite flushes the folder with the first flush of these, as its own layer for Unix does.
FLUSH_THEIR_FOLDER = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL | apsw.SQLITE_OPEN_WAL


class Platter:
    """One file: the bytes that are on the disk for certain, and the changes since the last flush."""

    def __init__(self, flushed: bytes = b"") -> None:
        self.flushed = bytearray(flushed)
        self.pending: list[tuple[int, bytes | None]] = []  # (offset, bytes), or (size, None) where it was cut short

    def change(self, offset: int, data: bytes | None) -> None:
        self.pending.append((offset, data))

    def flush(self) -> None:
        self._apply(self.pending)
        self.pending = []

    def lose_power(self, remains: Remains, rng: Random) -> bytes:
        """What is found afterwards."""
        if remains == "a beginning":
            kept = self.pending[: rng.randint(0, len(self.pending))]
            if kept and kept[-1][1]:
                offset, data = kept.pop()
                kept.append((offset, data[: rng.randint(0, len(data))]))
            self._apply(kept)
        elif remains == "some sectors":
            chance = rng.choice((0.05, 0.5, 0.95))
            self._apply(
                [
                    piece
                    for offset, data in self.pending
                    for piece in ([(offset, None)] if data is None else sectors(offset, data))
                    if rng.random() < chance
                ]
            )
        return bytes(self.flushed)

    def _apply(self, changes: list[tuple[int, bytes | None]]) -> None:
        for offset, data in changes:
            if data is None:
                del self.flushed[offset:]
                self.flushed.extend(bytes(offset - len(self.flushed)))
            else:
                self.flushed.extend(bytes(max(0, offset - len(self.flushed))))
                self.flushed[offset : offset + len(data)] = data


def sectors(offset: int, data: bytes) -> list[tuple[int, bytes | None]]:
    """A write as the disk does it, sector by sector."""
    edges = [offset, *range(offset + SECTOR - offset % SECTOR, offset + len(data), SECTOR), offset + len(data)]
    return [(start, data[start - offset : end - offset]) for start, end in pairwise(edges)]


class PowerCut(apsw.VFS):
    """Files are really written, and so seen by every connection; what a cut would leave of them is kept beside."""

    def __init__(self, name: str, folder: Path, *, cut_after: int | None = None) -> None:
        self.name = name
        self.flushes = 0
        self.events = 0
        self.off = False
        self._cut_after = cut_after
        self._gate = threading.RLock()
        self._named = {
            str(path): Platter(path.read_bytes())
            for path in (folder.iterdir() if folder.exists() else ())
            if path.suffix != ".db-shm"
        }
        self._live = dict(self._named)  # what the system sees; the other is what the folder on the disk names
        super().__init__(name, "")

    def xOpen(self, name, flags):  # noqa: N802
        path = None if name is None else name if isinstance(name, str) else name.filename()
        return PowerCutFile(self, name, path, flags)

    def xDelete(self, filename, syncdir):  # noqa: N802
        with self._gate:
            self._event()
            super().xDelete(filename, syncdir)
            self._live.pop(filename, None)
            if syncdir:
                self.flush_folder()

    def opened(self, path: str) -> Platter:
        with self._gate:
            return self._live.setdefault(path, Platter())

    def changed(self, platter: Platter, offset: int, data: bytes | None) -> None:
        with self._gate:
            if not self.off:
                platter.change(offset, data)  # the one that is under way may still reach the disk
            self._event()

    def flushed(self, platter: Platter, with_folder: bool) -> None:
        with self._gate:
            self._event()
            self.flushes += 1
            platter.flush()
            if with_folder:
                self.flush_folder()

    def flush_folder(self) -> None:
        self._named = dict(self._live)

    def cut(self) -> None:
        with self._gate:
            self.off = True

    def survivors(self, folder: Path, remains: Remains, rng: Random) -> None:
        """Write into an empty folder what a start after the cut finds."""
        folder.mkdir()
        names = dict(self._named)
        if remains != "nothing":  # names that were made or removed since may have reached the disk too
            for path in sorted(self._live.keys() | names.keys()):
                if self._live.get(path) is not names.get(path) and rng.random() < 0.5:
                    names.pop(path, None)
                    names.update({path: self._live[path]} if path in self._live else {})
        for path, platter in names.items():
            (folder / Path(path).name).write_bytes(platter.lose_power(remains, rng))

    def _event(self) -> None:
        self.events += 1
        if self._cut_after is not None and self.events >= self._cut_after:
            self.off = True
        if self.off:
            raise apsw.IOError("the power is off")


class PowerCutFile(apsw.VFSFile):
    """A file on such a disk."""

    def __init__(self, disk: PowerCut, name, path: str | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._platter = Platter() if path is None else disk.opened(path)
        self._flush_folder = bool(flags[0] & FLUSH_THEIR_FOLDER)

    def xWrite(self, data, offset):  # noqa: N802
        self._disk.changed(self._platter, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize):  # noqa: N802
        self._disk.changed(self._platter, newsize, None)
        super().xTruncate(newsize)

    def xSync(self, flags):  # noqa: N802
        self._disk.flushed(self._platter, self._flush_folder)
        self._flush_folder = False
