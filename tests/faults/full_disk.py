"""A disk that can fill up, or fail, put under SQLite as a VFS."""

import apsw


class FullDisk(apsw.VFS):
    """While `room` is a number, files may grow by so many bytes more; while `broken`, no flush succeeds."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.room: int | None = None
        self.broken = False
        super().__init__(name, "")

    def xOpen(self, name, flags):  # noqa: N802
        return FullDiskFile(self, name, flags)


class FullDiskFile(apsw.VFSFile):
    """A file on such a disk."""

    def __init__(self, disk: FullDisk, name, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk

    def xWrite(self, data, offset):  # noqa: N802
        if self._disk.room is not None:
            growth = max(0, offset + len(data) - self.xFileSize())
            if growth > self._disk.room:
                raise apsw.FullError("no space left on the disk")
            self._disk.room -= growth
        super().xWrite(data, offset)

    def xSync(self, flags):  # noqa: N802
        if self._disk.broken:
            raise apsw.IOError("the disk has failed")
        super().xSync(flags)
