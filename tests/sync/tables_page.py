"""docs/reference/tables.md: each table of a sync, with its key, how deletes are seen, its lag and its columns."""

from itertools import groupby

from truckroll.sync.below import all_below
from truckroll.sync.displays import WAYS
from truckroll.sync.landing import NOTES, Landing
from truckroll.sync.plan import plan
from truckroll.sync.views import VIEWS, all_views

HEAD = """# The tables of a sync

Generated from the catalogue by `make docs`. `truckroll sync plan` shows the same for the program you have.

How a table is **read**: from a *feed*, by token; from a *list, by changes*, with `modifiedOnOrAfter`; from a *list,
whole*, every time, because the list cannot be asked for changes or does not show when a record changed. A **delete**
shows as `active = false`, or the row goes away with the next full compare (`--compare 7d`), at which everything is
read from its beginning. The **lag** is how far behind the platform a table is right after a run; to it comes the time
between two runs.

Times are UTC with seven decimals (`TIMESTAMP_NS` in DuckDB and Parquet; in PostgreSQL `timestamptz`, the seventh
decimal of each in `_seventh`), decimals are exact, nested values are JSON as they came. `_extra` holds what the
catalogue does not know or a column cannot hold.

A *list, below* other records (the notes of a customer) costs a request for each of them. It is read only if it is named
(`--feeds all,crm.customers_notes`), and only below records that are new or whose `modified_on` has changed since; all
rows below one record are replaced together. What changes without touching the record above it is found by the full
compare. `_parent` is that record's id; where rows have no id, `_row` is their place below it.
"""


def page() -> str:
    """The whole page."""
    landings = (*plan(), *all_below())
    parts = [HEAD, *_views()]
    for schema, group in groupby(sorted(landings, key=lambda each: each.name), key=lambda each: each.schema):
        parts.append(f"## {schema}\n")
        parts += [_table(landing) for landing in group]
    return "\n".join(parts).rstrip() + "\n"


def _views() -> list[str]:
    shown = [f"- `{VIEWS}.{view.name}`: {view.about} From {', '.join(f'`{name}`' for name in view.tables)}."
             for view in all_views()]  # fmt: skip
    return ["## Views\n", "`truckroll sync views --to …` makes them.\n", *shown, ""]


def _table(landing: Landing) -> str:
    key = ", ".join(f"`{name}`" for name in landing.key) or "all columns together"
    note = f"\n{NOTES[landing.name]}\n" if landing.name in NOTES else ""
    way = f"{WAYS[landing.way]} `{landing.parent.name}`" if landing.parent else WAYS[landing.way]
    columns = ", ".join(f"`{name}` {type}" for name, type in landing.types.items())
    return (
        f"### {landing.name}\n\n| read | key | deletes are seen | lag | scope |\n|---|---|---|---|---|\n"
        f"| {way} | {key} | {landing.deletes} | {landing.lag} | `{landing.feed.scope}` |\n"
        f"{note}\n{columns}\n"
    )
