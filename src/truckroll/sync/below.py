"""The lists that stand below one record: the notes of a customer, the items of a credit memo.

They cost a request for each parent, so they are read only when they are named, and only below parents that are new or
have changed. Which parents were read, and as they were when, is kept in the destination beside the rows.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Protocol

import msgspec

from truckroll import client
from truckroll.catalogue.resource import PLACEHOLDER
from truckroll.catalogue.shapes import Shape
from truckroll.client import Page
from truckroll.derive.feeds import Column, Feed, all_feeds
from truckroll.derive.operations import Operation, all_operations

from .landing import Landing, literal, quoted
from .lists import INACTIVE_TOO, all_lists, columns_of, record_of

PARENT = "_parent"
"""The column that says below which record a row stands."""
ROW = "_row"
"""The column that tells rows of one parent apart where they have no id."""
AT_ONCE = 8  # Requests; the platform's limit counts them with all others.
PARENTS = 200  # Whose rows are committed together.

SEEN = "_truckroll.parents_read"
PARENTS_AT_ONCE = 10_000  # Of ids that come out of the destination at once.

_rows = msgspec.json.Decoder(list[msgspec.Raw])


@dataclass(frozen=True)
class Kin:
    """A list's table and that of its parents, as SQL names them, and the statements that both databases understand."""

    name: str
    table: str
    parent: str
    key: str
    moment: str
    seen: str

    @classmethod
    def of(cls, landing: Landing, table: str, parent: str, seen: str) -> "Kin":
        """Those of a landing."""
        assert landing.parent is not None, "only a list below records has parents"
        (key,), moment = landing.parent.key, landing.parent.moment
        return cls(landing.name, table, parent, quoted(key), f"p.{quoted(moment)}" if moment else "null", seen)

    @property
    def due(self) -> str:
        """The parents that are new or have changed; where nothing says when one changed, all of them."""
        return (
            f"select p.{self.key} from {self.parent} p left join {self.seen} s on s.name = {literal(self.name)}"
            f" and s.parent = p.{self.key} where s.parent is null or {self.moment} is null"
            f" or s.moment is distinct from cast({self.moment} as varchar) order by 1"
        )

    @property
    def forget(self) -> str:
        """As if no parent had been read."""
        return f"delete from {self.seen} where name = {literal(self.name)}"

    @property
    def orphans(self) -> tuple[str, str]:
        """Which rows' parents are there no more, and which readings of them."""
        gone = f"not in (select {self.key} from {self.parent})"
        return f"{self.table} where {PARENT} {gone}", f"{self.seen} where name = {literal(self.name)} and parent {gone}"

    def read(self, parents: Sequence[int]) -> tuple[str, str]:
        """Notes that these parents were read as they are."""
        listed = ", ".join(map(str, parents))
        return (
            f"{self.forget} and parent in ({listed})",
            f"insert into {self.seen} select {literal(self.name)}, p.{self.key}, cast({self.moment} as varchar)"
            f" from {self.parent} p where p.{self.key} in ({listed})",
        )


def seen_ddl(table: str) -> str:
    """Makes the table that says which parents were read, and as they were when."""
    return f"create table if not exists {table} (name varchar not null, parent bigint not null, moment varchar)"


class Lists(Protocol):
    """Whoever has the lists."""

    def list_pages(self, path: str, params: Any = None) -> Iterator[Page]:
        """The pages of a list."""
        ...


@dataclass(frozen=True)
class Below:
    """The rows of some parents; `refused` are the parents that the platform does not show."""

    parents: Sequence[int]
    pages: Sequence[bytes]
    refused: int = 0


@cache
def all_below() -> tuple[Landing, ...]:
    """Every list that stands below one record and shows what nothing else does, in the order of the tables."""
    known = {landing.name: landing for landing in (*map(Landing, all_feeds()), *all_lists())}
    whole = [operation for operation in all_operations() if _asks_for(operation) == []]
    listed = {operation.noun.name for operation in whole if operation.act == "list"}
    tables = {operation.url: table for operation in whole if (table := _table_of(operation)) in known}
    found: dict[str, Landing] = {}
    for operation in all_operations():
        asked = _asks_for(operation)
        record = record_of(operation.answer)
        if asked is None or len(asked) != 1 or record is None:
            continue
        if operation.act == "list" and (operation.noun.feed or operation.noun.name in listed):
            continue
        before, _, after = operation.url.partition(f"/{{{asked[0]}}}/")
        parent = known.get(tables.get(before) or _by_word(known, operation, before.rsplit("/", 1)[1]))
        if not after or parent is None or (operation.act == "read" and _is_shown(record, operation, known.values())):
            continue
        landing = _landing(operation, columns_of(record), parent)
        found[landing.name] = landing
    return tuple(found[name] for name in sorted(found))


def _asks_for(operation: Operation) -> list[str] | None:
    """What a list has to be asked for besides the tenant; None for what is no list."""
    required = [parameter for parameter in operation.parameters if parameter.required and parameter.name != "tenant"]
    if operation.method != "GET" or operation.act not in ("list", "read"):
        return None
    placed = all(parameter.where == "path" for parameter in required)
    return [parameter.name for parameter in required] if placed else None


def _is_shown(record: Shape, operation: Operation, elsewhere: Iterable[Landing]) -> bool:
    """Whether a table of the same API has all that the rows say."""
    members, schema = {member.name for member in record.members}, operation.api.replace("-", "_")
    return any(landing.schema == schema and members <= {c.json for c in landing.columns} for landing in elsewhere)


def _table_of(operation: Operation) -> str:
    schema = operation.api.replace("-", "_")
    return f"{schema}.{re.sub('[-/]', '_', operation.noun.feed or operation.path.split('{tenant}/', 1)[1])}"


def _by_word(known: Mapping[str, Landing], operation: Operation, word: str) -> str:
    """The one table of that name, in the operation's API or in any."""
    named = [name for name, landing in known.items() if landing.word == word.replace("-", "_")]
    own = [name for name in named if known[name].schema == operation.api.replace("-", "_")]
    return next(iter(own or named)) if len(own or named) == 1 else ""


def _landing(operation: Operation, columns: tuple[Column, ...], parent: Landing) -> Landing:
    path = PLACEHOLDER.sub("", operation.path.split("{tenant}/", 1)[1]).replace("//", "/")
    given = {parameter.name for parameter in operation.parameters}
    own = "id" if any(column.name == "id" for column in columns) else ROW
    ours = [Column(PARENT, PARENT, "BIGINT", False), *([Column(ROW, ROW, "BIGINT", False)] if own == ROW else [])]
    feed = Feed(
        api=operation.api,
        name=path,
        table=f"{operation.api.replace('-', '_')}.{re.sub('[-/]', '_', path)}",
        path=operation.url,
        key=(PARENT, own),
        columns=(*ours, *columns),
        scope=operation.scope,
    )
    return Landing(feed, "below", tuple((name, value) for name, value in INACTIVE_TOO.items() if name in given), parent)


def below(source: Lists, landing: Landing, parents: "array[int]") -> Iterator[Below]:
    """The rows below these parents, some parents at a time; each row says below which it stands."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for first in range(0, len(parents), PARENTS):
            some = parents[first : first + PARENTS].tolist()
            found = list(pool.map(partial(_of_one, source, landing), some))
            yield Below(some, [page for page in found if page is not None], found.count(None))


def _of_one(source: Lists, landing: Landing, parent: int) -> bytes | None:
    path = landing.feed.path.replace("{tenant}", "\0")
    path = PLACEHOLDER.sub(str(parent), path).replace("\0", "{tenant}")
    try:
        pages = [row for page in source.list_pages(path, landing.asked) for row in _rows.decode(page.rows)]
    except (client.NotFound, client.Conflict):  # Deleted since, or merged with another: then nothing stands below it.
        return None
    numbered = any(column.name == ROW for column in landing.columns)
    rows: list[bytes] = []
    for number, row in enumerate(pages, 1):
        ours = b'{"%s":%d' % (PARENT.encode(), parent) + (b',"%s":%d' % (ROW.encode(), number) if numbered else b"")
        rest = bytes(row).strip()[1:].lstrip()
        rows.append(ours + (b"," if rest != b"}" else b"") + rest)
    return b"[" + b",".join(rows) + b"]"
