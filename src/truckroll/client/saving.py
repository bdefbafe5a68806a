"""A whole noun into one file: page by page to disk, gone on with where it was cut, in its last form once whole."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import msgspec

from truckroll.derive.arguments import python_name
from truckroll.derive.calls import Call, calls_in
from truckroll.derive.feeds import Column, all_feeds, column_type
from truckroll.derive.operations import family_names

from . import tables
from .blocking import Client
from .paging import Page

RowsSoFar: TypeAlias = Callable[[int], object]


class _Stands(msgspec.Struct):
    """How far a file has come: where the next page begins, and what of the spool is sure."""

    noun: str
    next: str = ""
    size: int = 0
    rows: int = 0


@dataclass(frozen=True)
class Saved:
    """What was written: a file, how many rows it has, and the token of the feed to go on from next time."""

    to: Path
    rows: int
    next: str


def save(client: Client, noun: str, to: str | Path, *, progress: RowsSoFar | None = None) -> Saved:
    """Write every record of a noun such as `jpm.jobs` into a .jsonl, .csv or .parquet file.

    A noun with a feed is read from it, with what is no longer active too, and each record once, as it stood last; any
    other from its list. A run that ends early is gone on with by the next one; lists begin again. Raises LookupError
    for a noun there is not, ValueError for a file that cannot be written, ApiError for a call that failed.
    """
    to = Path(to)
    tables.writable(to)
    call, columns, key = _found(noun)
    spool, at = to.with_name(f"{to.name}.part"), to.with_name(f"{to.name}.part.at")
    stands = _read(at, noun) if call.gives == "feed" else _Stands(noun)
    to.parent.mkdir(parents=True, exist_ok=True)
    with spool.open("r+b" if stands.size and spool.exists() else "w+b") as file:
        if file.seek(0, os.SEEK_END) < stands.size:  # The two do not belong together.
            stands = _Stands(noun)
        file.truncate(stands.size)
        file.seek(stands.size)
        for page in _pages(client, call, stands.next):
            rows = page.each()
            file.writelines(_line(bytes(row)) for row in rows)
            file.flush()
            os.fsync(file.fileno())
            stands = _Stands(noun, page.next, file.tell(), stands.rows + len(rows))
            _replace(at, msgspec.json.encode(stands))
            if progress:
                progress(stands.rows)
    last = to.with_name(f"{to.stem}.writing{to.suffix}")
    kept = _last_of_each(spool, key)
    count = _Count(_lines(spool, kept))
    tables.write(count, columns, last)
    os.replace(last, to)
    spool.unlink()
    at.unlink(missing_ok=True)
    return Saved(to, count.rows, stands.next if call.gives == "feed" else "")


class _Count:
    """Lines, counted as they go by."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self.rows = 0
        self._lines = lines

    def __iter__(self) -> Iterator[bytes]:
        for line in self._lines:
            self.rows += 1
            yield line


def _found(noun: str) -> tuple[Call, tuple[Column, ...], tuple[str, ...]]:
    api, _, name = (python_name(part) for part in noun.partition("."))
    nouns = calls_in(api) if api in family_names() else None
    if nouns is None:
        raise LookupError(f"There is no API {api or noun!r}; there are {', '.join(family_names())}.")
    readable = {each: calls for each, calls in nouns.items() if "feed" in calls or "list" in calls}
    if name not in readable:
        raise LookupError(f"{api} has no {name or 'such noun'} to export; it has {', '.join(sorted(readable))}.")
    call = readable[name].get("feed") or readable[name]["list"]
    for feed in all_feeds():
        if call.gives == "feed" and feed.path == call.operation.url:
            return call, feed.columns, tuple(column.json for column in feed.columns if column.name in feed.key)
    assert call.shape is not None
    columns = tuple(
        Column(python_name(each.name).rstrip("_"), each.name, column_type(each.shape), each.shape.nullable)
        for each in call.shape.members
    )
    return call, columns, ("id",) if any(column.json == "id" for column in columns) else ()


def _pages(client: Client, call: Call, after: str) -> Iterator[Page]:
    if call.gives == "feed":
        return client.feed_pages(call.operation.url, after)
    everything = {"active": "Any"} if any(one.name == "active" for one in call.operation.parameters) else {}
    return client.list_pages(call.operation.url, everything)


def _line(row: bytes) -> bytes:
    return (msgspec.json.format(row, indent=-1) if b"\n" in row else row) + b"\n"


def _read(at: Path, noun: str) -> _Stands:
    try:
        stands = msgspec.json.decode(at.read_bytes(), type=_Stands)
    except (OSError, msgspec.MsgspecError):
        return _Stands(noun)
    return stands if stands.noun == noun else _Stands(noun)


def _replace(path: Path, content: bytes) -> None:
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    os.replace(new, path)


def _last_of_each(spool: Path, key: tuple[str, ...]) -> set[int] | None:
    """The places of the lines that no later line of the same record replaces; None when that is all of them."""
    if not key:
        return None
    named = msgspec.defstruct(
        "Key",
        [(f"k{at}", msgspec.Raw, msgspec.Raw(b"")) for at in range(len(key))],
        rename={f"k{at}": name for at, name in enumerate(key)},
    )
    read, last, lines = msgspec.json.Decoder(named).decode, dict[tuple[bytes, ...], int](), 0
    with spool.open("rb") as file:
        for lines, line in enumerate(file, 1):
            last[tuple(bytes(each) for each in msgspec.structs.astuple(read(line)))] = lines
    return None if len(last) == lines else set(last.values())


def _lines(spool: Path, kept: set[int] | None) -> Iterator[bytes]:
    with spool.open("rb") as file:
        yield from (line for number, line in enumerate(file, 1) if kept is None or number in kept)
