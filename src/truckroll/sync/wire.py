"""Typed rows as the CSV that PostgreSQL copies: nothing quoted is null, every text is quoted."""

from datetime import datetime
from pathlib import Path

import duckdb

from .landing import EXTRA, Landing, literal, quoted

SEVENTH = "_seventh"
"""The column for what PostgreSQL's times have no room for: of each time its seventh decimal, in the columns' order."""


def wire_rows(connection: duckdb.DuckDBPyConnection, landing: Landing, rows: str, to: Path) -> datetime | None:
    """Writes rows to a file in the order of the table's columns; when the latest of them changed."""
    names = [column.name for column in landing.columns]
    connection.execute(
        f"create or replace table memory.main.wire as select * from ({rows}) as row({_list([*names, EXTRA])})"
    )
    texts = [column for column in landing.columns if column.type == "VARCHAR"]
    zero = " or ".join(f"contains({quoted(column.name)}, chr(0))" for column in texts)
    if zero:  # PostgreSQL's text has no room for that character: such a text is in `_extra`, where it is escaped.
        (hit,) = connection.execute(f"select count(*) from memory.main.wire where {zero}").fetchone() or (0,)
        for column in texts if hit else ():
            name = quoted(column.name)
            connection.execute(
                f"update memory.main.wire set {EXTRA} = json_merge_patch(coalesce({EXTRA}, '{{}}'),"
                f" json_object({literal(column.json)}, {name})), {name} = null where contains({name}, chr(0))"
            )
    shown = [_wired(column.name, column.type) for column in landing.columns]
    shown.append(f"{EXTRA}::varchar as {EXTRA}")
    if moments := [column.name for column in landing.columns if column.type == "TIMESTAMP_NS"]:
        shown.append(f"{seventh_decimals(moments)} as {SEVENTH}")
    connection.execute(
        f"copy (select {', '.join(shown)} from memory.main.wire) to {literal(str(to))}"
        " (format csv, header false, force_quote *)"
    )
    if not landing.moment:
        return None
    (latest,) = connection.execute(
        f"select max({quoted(landing.moment)})::timestamp from memory.main.wire"
    ).fetchone() or (None,)
    return latest


def seventh_decimals(moments: list[str]) -> str:
    """What is in that column, as SQL: a digit for each time, `-` where there is none."""
    digits = ", ".join(f"coalesce(substr(strftime({quoted(name)}, '%n'), 7, 1), '-')" for name in moments)
    return f"concat({digits})"


def _wired(name: str, type: str) -> str:
    if type == "TIMESTAMP_NS":
        return f"left(strftime({quoted(name)}, '%Y-%m-%dT%H:%M:%S.%n'), 26) || 'Z' as {quoted(name)}"
    return f"{quoted(name)}::varchar as {quoted(name)}"


def _list(names: list[str]) -> str:
    return ", ".join(quoted(name) for name in names)
