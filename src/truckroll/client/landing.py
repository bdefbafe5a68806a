"""A file on its way to disk: what has come so far is kept beside it, and only the rest is asked for."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int | None], object]
"""Told the bytes there are and how many there will be, None when nobody said."""


class Landing:
    """A download to a file: `<name>.part` holds its beginning, `<name>.part.of` says of which version it is.

    The file itself appears when it is whole. A download that was cut, even by the end of the program, goes on where it
    stood, unless the platform has another version by then.
    """

    def __init__(self, to: str | os.PathLike[str], progress: Progress | None = None) -> None:
        self.to = Path(to)
        self._part = self.to.with_name(f"{self.to.name}.part")
        self._version = self.to.with_name(f"{self.to.name}.part.of")
        self._progress = progress

    def wanted(self) -> dict[str, str]:
        """The headers that ask for what is not there yet."""
        held, version = self._held(), self._known()
        if not held or not version:
            return {}
        # A size is no validator that a server could compare; `take` does.
        validator = {} if version.startswith("size ") else {"If-Range": version}
        return {"Range": f"bytes={held}-", **validator}

    def take(self, status: int, headers: Mapping[str, str], chunks: Iterable[bytes]) -> bool:
        """Write what comes; False when it is the rest of another version, and all has to come again."""
        found = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", headers.get("content-range", "")) if status == 206 else None
        length = headers.get("content-length", "")
        total = int(length) if status == 200 and length.isdigit() else None
        if found and found[2].isdigit():
            total = int(found[2])
        version = headers.get("etag") or headers.get("last-modified") or (f"size {total}" if total else "")
        if status == 206 and not (found and int(found[1]) == self._held() and version == self._known()):
            self.drop()
            return False
        self.to.parent.mkdir(parents=True, exist_ok=True)
        with self._part.open("ab" if status == 206 else "wb") as file:
            self._version.write_text(version)
            for chunk in chunks:
                file.write(chunk)
                if self._progress:
                    self._progress(file.tell(), total)
            file.flush()
            os.fsync(file.fileno())
        return True

    def drop(self) -> None:
        """Forget what has come."""
        self._part.unlink(missing_ok=True)
        self._version.unlink(missing_ok=True)

    def done(self) -> Path:
        """The whole file, in its place."""
        self._part.touch()  # an answer without a body is an empty file
        os.replace(self._part, self.to)
        self._version.unlink(missing_ok=True)
        return self.to

    def _held(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def _known(self) -> str:
        return self._version.read_text() if self._version.exists() else ""
