"""The part of apsw that the store uses, with its types: apsw's own are complete only from Python 3.12 on."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, Self, cast

import apsw

from truckroll.store.protocol import NOTHING, Row, Value


class Cursor(Protocol):
    """A statement that has begun."""

    def fetchall(self) -> list[Row]:
        """The rows that are left, to the end."""
        ...

    def fetchone(self) -> Row | None:
        """The next row."""
        ...

    def close(self) -> None:
        """End the statement."""
        ...

    def __iter__(self) -> Iterator[Row]: ...


class Copying(Protocol):
    """A copy of a whole database, made in steps."""

    done: bool
    page_count: int
    remaining: int

    def step(self, pages: int) -> bool:
        """Copy some pages."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(self, *reason: Any) -> bool | None: ...


class Engine(Protocol):
    """A connection of SQLite itself; as a `with` block it is a transaction."""

    in_transaction: bool

    def execute(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Cursor:
        """Begin a statement; one without rows is then at its end."""
        ...

    def pragma(self, name: str, value: Value = None) -> Any:
        """Read a setting of SQLite, or change it."""
        ...

    def config(self, option: int, setting: int) -> int:
        """Change a setting of the connection."""
        ...

    def create_scalar_function(
        self, name: str, callable: Callable[[Any], Any], numargs: int, *, deterministic: bool
    ) -> None:
        """Let statements use a function of ours."""
        ...

    def set_busy_timeout(self, milliseconds: int) -> None:
        """How long to wait for another program's lock."""
        ...

    def set_wal_hook(self, hook: "Callable[[Any, str, int], int]") -> None:
        """Be told after each commit how many pages the log has."""
        ...

    def wal_checkpoint(self, *, mode: int) -> tuple[int, int]:
        """Copy the log into the file."""
        ...

    def backup(self, to: str, source: "Engine", name: str) -> Copying:
        """Begin to copy another database over this one."""
        ...

    def close(self, force: bool = False) -> None:
        """Let the file go."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(self, *reason: Any) -> bool | None: ...


def connect(file: Path, flags: int, vfs: str | None = None, statements_kept: int = 100) -> Engine:
    """Open a file, which is first looked at by the first statement."""
    engine = cast(Engine, apsw.Connection(str(file), flags=flags, vfs=vfs, statementcachesize=statements_kept))
    engine.create_scalar_function("casefold", _casefold, 1, deterministic=True)
    return engine


def _casefold(text: str | None) -> str | None:
    return text.casefold() if text is not None else None
