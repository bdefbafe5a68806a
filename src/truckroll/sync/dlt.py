"""A source for dlt: with it the rows go to every destination that dlt knows.

    pipeline = dlt.pipeline("contractor", destination="bigquery", dataset_name="contractor")
    pipeline.run(truckroll("demo.env", feeds=["jpm"]))

dlt keeps each feed's token in its own state and commits it with the rows. They come as Arrow tables: what the catalogue
says of a column's type is what dlt is told, times are in UTC, and what a column cannot hold is in `_extra`. dlt's times
end with microseconds: the seventh decimal of each is in `_seventh`, in the columns' order.
"""

import logging
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import dlt
import duckdb

from truckroll.client import Client, Invalid

from .errors import UsageError
from .landing import EXTRA, MICROSECONDS, Landing, quoted
from .plan import asked_for
from .reading import Source, pages
from .spool import Spool
from .stage import typed_rows
from .wire import SEVENTH, seventh_decimals

log = logging.getLogger("truckroll.sync")

PAGES = 10  # Of one Arrow table.


@dlt.source(name="truckroll", max_table_nesting=0)
def truckroll(
    source: Client | str | Path | Mapping[str, Any] | None = None,
    feeds: Sequence[str] = (),
    reports: Sequence[str] = (),
    landings: Sequence[Landing] | None = None,
) -> Any:
    """A resource for each table of the plan; `source` is a client, or where its credentials are, `feeds` some names.

    `reports` are read as well, written as for `truckroll sync --report`.
    """
    client: Any = source if isinstance(source, Client) or hasattr(source, "feed_pages") else Client(source)
    wanted = landings or asked_for(client, feeds, reports)
    if below := [landing.name for landing in wanted if landing.parent]:
        raise UsageError(f"{below[0]} stands below other records, and dlt does not keep which of them were read.")
    return [_resource(client, landing) for landing in wanted]


def _resource(client: Any, landing: Landing) -> Any:
    disposition = "replace" if landing.replaced or not landing.key else "merge"
    return dlt.resource(  # pyright: ignore[reportCallIssue, reportUnknownVariableType]
        _rows,
        name=landing.name.replace(".", "_"),
        write_disposition=disposition,
        primary_key=list(landing.key),
    )(client, landing)


def _rows(client: Source, landing: Landing) -> Iterator[Any]:
    state: dict[str, Any] = dlt.current.resource_state()
    token = state.get("token", "") if not landing.replaced else ""
    try:
        yield from _tables(client, landing, token, state)
    except Invalid as refusal:
        if not token:
            raise
        log.warning("%s: its token is refused (%s), it is read again from its beginning", landing.name, refusal.title)
        yield from _tables(client, landing, "", state)


def _tables(client: Source, landing: Landing, token: str, state: dict[str, Any]) -> Iterator[Any]:
    with tempfile.TemporaryDirectory(prefix="truckroll-dlt-") as folder, duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'; set enable_progress_bar = false")
        spool = Spool(Path(folder) / "0.ndjson", landing)
        for page in pages(client, landing, token):
            spool.add(page.rows, page.split)
            last, onward = not page.has_more, page.next
            if spool.pages >= PAGES or last:
                spool.close()
                if spool.rows:
                    yield _arrow(connection, spool, landing)
                spool.remove()
                spool = Spool(Path(folder) / "0.ndjson", landing)
                state["token"] = onward
        spool.remove()


def _arrow(connection: duckdb.DuckDBPyConnection, spool: Spool, landing: Landing) -> Any:
    moments = [column.name for column in landing.columns if column.type == "TIMESTAMP_NS"]
    with typed_rows(connection, spool, landing) as (rows, oddities):
        for odd in oddities:
            log.warning("%s: %s", landing.name, odd)
        names = [*(column.name for column in landing.columns), EXTRA]
        shown = [_shown(name, landing.types[name]) for name in names]
        if moments:
            shown.append(f"{seventh_decimals(moments)} as {SEVENTH}")
        listed = ", ".join(quoted(name) for name in names)
        latest = ""
        if landing.key:  # dlt keeps any one of two versions in a load, so only the last is given.
            keyed = ", ".join(quoted(name) for name in landing.key)
            latest = f" qualify row_number() over (partition by {keyed} order by place desc) = 1"
        found = connection.sql(
            f"select {', '.join(shown)} from (select *, row_number() over () as place"
            f" from (select * from ({rows}) as row({listed}))){latest}"
        )
        return found.to_arrow_table()  # pyright: ignore[reportUnknownMemberType]


def _shown(name: str, type: str) -> str:
    if type == "JSON":
        return f"{quoted(name)}::varchar as {quoted(name)}"
    if type == "TIMESTAMP_NS":
        return f"{MICROSECONDS.format(quoted(name))}::timestamptz as {quoted(name)}"
    return quoted(name)
