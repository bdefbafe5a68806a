"""One feed or list and the table it lands in, and how the names of both are written in SQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from truckroll.derive.feeds import Column, Feed

WAREHOUSE = "warehouse"
"""The name under which the file is attached, whatever it is called: a `jpm.duckdb` must not hide the schema `jpm`."""

EXTRA = "_extra"
"""The column for what the catalogue does not know: a JSON object, or null where there is nothing of the kind."""

TENANT = "_tenant"
"""The column that says whose a row is, where many tenants' rows are in one table."""


Way: TypeAlias = Literal["feed", "changes", "whole", "report", "below"]
"""How rows are read: from a feed by token, from a list by `modifiedOnOrAfter`, from a list or a report all of it every
time, or from the list below each parent that has changed."""

MICROSECONDS = "make_timestamp(epoch_ns({}) // 1000)"
"""A time without what it has beyond microseconds, as DuckDB's SQL: its casts round, to the next month if need be."""

NOTES = {
    "crm.customers": "When two customers are merged, the one that is left comes again and the other one with"
    " `active = false`. E-mail addresses and telephone numbers are in `crm.customers_contacts`.",
    "crm.customers_contacts": "A contact that is removed does not come again: the full compare finds it.",
    "crm.locations_contacts": "A contact that is removed does not come again: the full compare finds it.",
    "jpm.jobs": "`recall_for_id` and `warranty_id` are mostly empty in the vendor's feed, although its list has them.",
    "jpm.job_history": "One row a job; the events are in `history`, as JSON.",
    "payroll.gross_pay_items": "`id` may be null: such a row is the same only if all of it is.",
    "accounting.invoice_items": "The items of a changed invoice come as rows of their own; one that was taken off the"
    " invoice and does not come with `active = false` is found by the full compare.",
    "dispatch.appointment_assignments": "Asked for with `active=Any`: left out, this one feed hides inactive rows.",
}
"""What somebody who works with a table should know beyond its plan."""


def quoted(name: str) -> str:
    """A name as SQL takes it, reserved words too (`end` is a column)."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it where no parameter can stand."""
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True)
class Landing:
    """One feed, list or report, how it is read, and the table it lands in."""

    feed: Feed
    way: Way = "feed"
    asked: tuple[tuple[str, str], ...] = ()
    parent: "Landing | None" = None
    """Where the records land below which its own stand, if they stand below any."""

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
    def noun(self) -> str:
        """`feed`, `list` or `report`, for sentences about it."""
        return self.way if self.way in ("feed", "report") else "list"

    @property
    def replaced(self) -> bool:
        """Whether a run puts all of it in place of what was there."""
        return self.way in ("whole", "report")

    @property
    def deletes(self) -> str:
        """How a record that was deleted shows, in words."""
        if self.replaced:
            return "gone with the next run"
        if self.parent:
            return "gone once the parent has changed, or by the full compare"
        if any(column.name == "active" for column in self.columns):
            return "active = false; what vanishes, by the full compare"
        return "by the full compare"

    @property
    def lag(self) -> str:
        """How far behind the platform the table is right after a run, in words."""
        return "15 minutes" if self.way == "feed" else "its parent's" if self.parent else "none"

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
