"""The file between the platform and the warehouse: some pages of one feed, a row a line.

Pages are cut into rows without reading them: a row stays the bytes that it came as.
"""

import json
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from decimal import Decimal
from itertools import count
from pathlib import Path

import msgspec

from truckroll.client.paging import split

from .errors import destination_failed
from .landing import Landing

TEMPLATE = "truckroll:template"
"""The first member of a spool file's first line, which is no row: it names the members that the catalogue knows."""

# DuckDB reads a number with a point as a double, which holds any 15 digits but not any 16. The first pattern finds
# quickly whether there can be such a number, the second one finds them: a member's value, never part of a text, because
# within a text a quote stands behind a backslash.
_MAYBE_LONG = re.compile(rb"\.[0-9](?:[0-9]{7}(?:[0-9]{4}|(?<=[0-9]{5}\.[0-9]{8}))|(?<=[0-9]{9}\.[0-9]))")
_LONG = re.compile(rb'((?<!\\)"\s*:\s*)(-?(?=[0-9.]{17})[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?)')

_HALF_A_CHARACTER = re.compile(
    rb"(?<!\\)((?:\\\\)*)(?:(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


class Spools:
    """The spool files of a run, each used again and again: the one that was free last is still at hand, while for a new
    one the system has to find memory and a place on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._free: list[Path] = []
        self._number = count()

    def take(self, landing: Landing) -> "Spool":
        """One for some pages of a feed."""
        try:
            path = self._free.pop()
        except IndexError:
            path = self._folder / f"{next(self._number)}.ndjson"
        return Spool(path, landing, self._free.append)


class Spool:
    """Some pages of one feed on their way into the warehouse. Raises DestinationFailed when the disk takes no more.

    Once they are there, whoever wants the file gets its path; else it is removed.
    """

    def __init__(self, path: Path, landing: Landing, wanted: Callable[[Path], None] | None = None) -> None:
        self.path = path
        self.removed = False
        self._wanted = wanted
        self.rows = self.pages = self.size = self.longest = 0
        with self._writing():
            self._file = path.open("r+b" if path.exists() else "wb")
            known: dict[str, object] = {TEMPLATE: "x"}
            known |= {column.json: {} if column.type == "JSON" else "x" for column in landing.columns}
            self._file.write(json.dumps(known, separators=(",", ":")).encode() + b"\n")

    def add(self, page: bytes, rows: list[msgspec.Raw] | None = None) -> int:
        """Keeps a page, a JSON array, and returns how many rows it has; they may have been told apart already.

        Raises ValueError if it is none.
        """
        text = readable(page)
        if rows is None or text is not page:
            rows = split(text)
        text = exact(b"\n".join(rows))
        if rows:
            with self._writing():
                self._file.write(text)
                self._file.write(b"\n")
        self.rows += len(rows)
        self.pages += 1
        self.size += len(text)
        self.longest = max(self.longest, len(text))
        return len(rows)

    def close(self) -> None:
        """Ends writing."""
        with self._writing():
            self._file.truncate()  # What is left of longer pages that stood here before.
            self._file.close()

    def remove(self) -> None:
        """The rows are in the warehouse, or will be read anew."""
        if self.removed:
            return
        self.removed = True
        with suppress(OSError):  # What could not be written is not wanted any more.
            self._file.close()
        self._wanted(self.path) if self._wanted else self.path.unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Generator[None]:
        try:
            yield
        except OSError as fault:
            raise destination_failed(fault, self.path) from fault


def readable(page: bytes) -> bytes:
    """A page without line ends that every JSON reader takes: halves of characters, which some send, become U+FFFD."""
    if b"\n" in page or b"\r" in page:  # Between members and values only: within a text they would be escaped.
        page = page.translate(None, b"\r\n")
    if not page.isascii():
        try:
            page.decode()
        except UnicodeDecodeError:
            page = page.decode(errors="replace").encode()
    if b"\\" in page and (b"\\ud" in page or b"\\uD" in page):
        page = _HALF_A_CHARACTER.sub(lambda found: found[1] + (found[2] or rb"\ufffd"), page)
    return page


def exact(text: bytes) -> bytes:
    """The rows with every number that no double holds put in quotes, so that not one of its digits is lost."""
    return _LONG.sub(_kept, text) if _MAYBE_LONG.search(text) else text


def _kept(found: re.Match[bytes]) -> bytes:
    number = found[2].decode()
    held = Decimal(repr(float(number))) == Decimal(number)
    return found[0] if held else found[1] + b'"' + found[2] + b'"'
