"""Where feeds stand, in files that carry the number of the batch after which they stand so.

A destination that keeps one number with its rows, but no text, says by it which of these files holds. A file is written
before the rows are committed, and marked when they are; one that is left unmarked is held against the destination.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import randbits
from typing import Self, TypeVar
from urllib.parse import quote

import msgspec

from .state import FeedState

BEGUN, COMMITTED = ".begun", ".json"
NOTED = "noted.json"
_BITS = 31  # Below them stands which batch it is, in them whose: two processes never draw the same number.

T = TypeVar("T")


@dataclass(frozen=True)
class Numbered:
    """Where a feed stands after the batch of a number, and the columns that its rows have."""

    table: str
    number: int
    state: FeedState
    columns: dict[str, str]

    @property
    def count(self) -> int:
        """How many batches there were, with this one."""
        return self.number >> _BITS

    @classmethod
    def following(cls, last: int, table: str, state: FeedState, columns: dict[str, str]) -> Self:
        """What a process means to commit after the batch of that number."""
        count = (last >> _BITS) + 1
        return cls(table, (count << _BITS) | randbits(_BITS), state, columns)


@dataclass(frozen=True)
class Found:
    """What is kept of a feed: where it stood after the last marked batch, if one is, and what was begun since."""

    marked: tuple[Numbered, ...]
    begun: tuple[Numbered, ...]


class Numbers:
    """The files of a folder, below it one for each tenant, below that one for each table."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def tenants(self) -> list[Path]:
        """The folder of each tenant."""
        return sorted(path for path in self.folder.glob("*") if path.is_dir()) if self.folder.is_dir() else []

    def of(self, tenant: str) -> Path:
        """The folder of one tenant."""
        return self.folder / quote(tenant, safe="")

    def found(self, tenant: Path) -> Iterator[Found]:
        """What is kept of each of a tenant's feeds."""
        noted = {each.number: each for each in _read(tenant / NOTED, list[Numbered]) or ()}
        for folder in sorted(path for path in tenant.glob("*") if path.is_dir()):
            paths = sorted((path for path in folder.glob("*") if path.stem.isdigit()), key=lambda path: int(path.stem))
            read = [(path.suffix, found) for path in paths if (found := _read(path, Numbered))]
            marked = [each for ending, each in read if ending == COMMITTED][-1:]
            last = marked[0].number if marked else 0
            begun = [each for ending, each in read if ending == BEGUN and each.number > last]
            yield Found(*(tuple(noted.get(each.number, each) for each in some) for some in (marked, begun)))

    def begin(self, numbered: Numbered) -> None:
        """Writes down what is to hold once the batch is committed."""
        _write(self._file(numbered, BEGUN), numbered)

    def mark(self, numbered: Numbered) -> None:
        """The batch is committed: what was before does not hold any more."""
        file = self._file(numbered, COMMITTED)
        _write(file, numbered)
        self._file(numbered, BEGUN).unlink(missing_ok=True)
        for path in file.parent.glob("*"):  # One of this count may be somebody's who has not been refused yet.
            if path.stem.isdigit() and int(path.stem) >> _BITS < numbered.number >> _BITS:
                path.unlink(missing_ok=True)

    def note(self, tenant: str, noted: Sequence[Numbered]) -> None:
        """Where feeds stand to which nothing came: what holds after the same batches, said anew."""
        _write(self.of(tenant) / NOTED, noted)

    def lost(self, numbered: Numbered, number: int) -> bool:
        """Whether nothing is kept of a batch that was committed, nor of a later one; then what was before it goes too.

        The file of a batch is there before its rows are, and goes only after that of the next one has come.
        """
        paths = [path for path in self._file(numbered, BEGUN).parent.glob("*") if path.stem.isdigit()]
        if any(int(path.stem) >= number and int(path.stem) != numbered.number for path in paths):
            return False
        for path in paths:
            path.unlink(missing_ok=True)
        return True

    def _file(self, numbered: Numbered, ending: str) -> Path:
        return self.of(numbered.state.tenant) / numbered.table / f"{numbered.number}{ending}"


def _write(file: Path, what: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}-{randbits(_BITS)}")
    with beside.open("wb") as writing:
        writing.write(msgspec.json.encode(what))
        writing.flush()
        os.fsync(writing.fileno())
    beside.replace(file)


def _read(file: Path, type: type[T]) -> T | None:
    with suppress(FileNotFoundError):  # Marked and followed by another one since the folder was listed.
        return msgspec.json.decode(file.read_bytes(), type=type)
    return None
