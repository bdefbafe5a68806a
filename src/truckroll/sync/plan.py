"""Which feeds go to which tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from truckroll.derive.feeds import Column, Feed, all_feeds

from .errors import UsageError

WAREHOUSE = "warehouse"
"""The name under which the file is attached, whatever it is called: a `jpm.duckdb` must not hide the schema `jpm`."""

EXTRA = "_extra"
"""The column for what the catalogue does not know: a JSON object, or null where there is nothing of the kind."""


def quoted(name: str) -> str:
    """A name as SQL takes it, reserved words too (`end` is a column)."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it where no parameter can stand."""
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True)
class Landing:
    """One feed and the table it lands in."""

    feed: Feed

    @property
    def name(self) -> str:
        """`jpm.job_canceled_logs`, as people name it."""
        return self.feed.table

    @property
    def schema(self) -> str:
        """The schema of the table, one for each API."""
        return self.feed.table.split(".")[0]

    @property
    def word(self) -> str:
        """The table's name within its schema."""
        return self.feed.table.split(".")[1]

    @property
    def table(self) -> str:
        """The table that people read."""
        return f"{WAREHOUSE}.{quoted(self.schema)}.{quoted(self.word)}"

    @property
    def rereading_word(self) -> str:
        """The name of the table that is filled while a feed is read again from its beginning."""
        return f"_rereading_{self.word}"

    @property
    def rereading(self) -> str:
        """That table, as SQL takes it: it replaces the other one once it is whole."""
        return f"{WAREHOUSE}.{quoted(self.schema)}.{quoted(self.rereading_word)}"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that the catalogue knows."""
        return self.feed.columns

    @cached_property
    def types(self) -> Mapping[str, str]:
        """Every column of the table with its type as DuckDB writes it."""
        return {**{column.name: column.type.replace(", ", ",") for column in self.columns}, EXTRA: "JSON"}

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that identify a row."""
        return tuple(
            column.name for key in self.feed.key for column in self.columns if key in (column.name, column.json)
        )

    @cached_property
    def moment(self) -> str | None:
        """The column that says when a row last changed, for the lag; None where a feed has none."""
        names = [column.name for column in self.columns]
        return next((name for name in ("modified_on", "created_on") if name in names), None)

    def ddl(self, table: str) -> str:
        """Makes the table, or the one that is to replace it, anew."""
        columns = ", ".join(f"{quoted(name)} {type}" for name, type in self.types.items())
        return f"create or replace table {table} ({columns})"


def plan(wanted: Iterable[str] = (), feeds: Iterable[Feed] | None = None) -> tuple[Landing, ...]:
    """The feeds asked for by their tables' names, or all there are; an API's name alone means all of its feeds.

    Raises UsageError naming what there is no feed for, and the nearest that there is.
    """
    known = {feed.table: Landing(feed) for feed in (all_feeds() if feeds is None else feeds)}
    chosen: dict[str, Landing] = {}
    for word in wanted:
        name = word.strip().replace("-", "_").replace("/", "_")
        found = {table: landing for table, landing in known.items() if name in (table, landing.schema)}
        if not found:
            nearest = get_close_matches(name, [*known, *{landing.schema for landing in known.values()}], 1)
            hint = f"Did you mean {nearest[0]}?" if nearest else f"There are {', '.join(known)}."
            raise UsageError(f"There is no feed {word.strip() or repr(word)}. {hint}")
        chosen |= found
    return tuple(chosen.values()) or tuple(known.values())
