"""What becomes of a staging table in PostgreSQL: its rows take the places of their earlier versions."""

from typing import Any

import psycopg

from .landing import EXTRA, Landing, quoted
from .wire import SEVENTH

TYPES = {
    "BOOLEAN": "boolean",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "DOUBLE": "double precision",
    "DECIMAL(28, 8)": "numeric(28,8)",
    "TIMESTAMP_NS": "timestamp with time zone",
    "DATE": "date",
    "JSON": "json",
    "VARCHAR": "text",
}
"""What each type of the catalogue is in PostgreSQL; `json`, not `jsonb`, because that keeps a value as it came."""


def column_types(landing: Landing) -> dict[str, str]:
    """Every column of the table with its type as PostgreSQL says it."""
    types = {column.name: TYPES[column.type] for column in landing.columns} | {EXTRA: "json"}
    if any(column.type == "TIMESTAMP_NS" for column in landing.columns):
        types[SEVENTH] = "text"
    return types


def earlier_types(connection: psycopg.Connection[Any], schema: str, word: str) -> dict[str, str]:
    """The columns of a table as it is; none, if it is not there."""
    rows = connection.execute(
        "select attname, format_type(atttypid, atttypmod) from pg_attribute a join pg_class c on c.oid = attrelid"
        " join pg_namespace n on n.oid = relnamespace"
        " where nspname = %s and relname = %s and attnum > 0 and not attisdropped order by attnum",
        (schema, word),
    )
    return dict(rows.fetchall())


def ddl(landing: Landing, word: str) -> list[str]:
    """Makes a table anew, and the index that says which row is which."""
    columns = ", ".join(f"{quoted(name)} {type}" for name, type in column_types(landing).items())
    table = named(landing, word)
    made = [f"drop table if exists {table}", f"create table {table} ({columns})"]
    if landing.key:
        made.append(f"create unique index on {table} ({_names(landing.key)})")
    return made


def merge(connection: psycopg.Connection[Any], landing: Landing, word: str) -> tuple[int, int]:
    """Puts the staged rows into a table, of each key the last; how many are new, how many had an earlier version."""
    table, names = named(landing, word), tuple(column_types(landing))
    added = changed = 0
    if landing.key:
        keyed = " and ".join(f"{quoted(name)} is not null" for name in landing.key)
        added, changed = _one(
            connection,
            f"with latest as (select distinct on ({_names(landing.key)}) {_names(names)} from stage where {keyed}"
            f" order by {_names(landing.key)}, _place desc),"
            f" merged as (insert into {table} ({_names(names)}) select {_names(names)} from latest"
            f" {_on_conflict(landing)} returning (xmax = 0) as fresh)"
            " select count(*) filter (where fresh), count(*) filter (where not fresh) from merged",
        )
    without = " or ".join(f"{quoted(name)} is null" for name in landing.key) or "true"
    (keyless,) = _one(connection, f"select count(*) from stage where {without}")
    if keyless:  # No key tells these apart, so only a row that is the same in every column is the same.
        same = f"md5(row({_names(names)})::text)"
        (gone,) = _one(
            connection,
            f"with gone as (delete from {table} where ({without}) and {same} in"
            f" (select {same} from stage where {without}) returning 1) select count(*) from gone",
        )
        (fresh,) = _one(
            connection,
            f"with fresh as (insert into {table} ({_names(names)}) select distinct on ({same}) {_names(names)}"
            f" from stage where {without} returning 1) select count(*) from fresh",
        )
        added, changed = added + fresh - gone, changed + gone
    return added, changed


def replace_by_rereading(connection: psycopg.Connection[Any], landing: Landing) -> tuple[int, int, int, int]:
    """Makes the table what was read again; how many rows it has, new, changed and gone.

    The table itself stays, because views and grants hang on it: only what differs is written.
    """
    table, again = named(landing, landing.word), named(landing, landing.rereading_word)
    (rows,) = _one(connection, f"select count(*) from {again}")
    present = earlier_types(connection, landing.schema, landing.word)
    if not present:
        for statement in (*ddl(landing, landing.word), f"insert into {table} select * from {again}"):
            connection.execute(statement.encode())
        connection.execute(f"drop table {again}".encode())
        return rows, rows, 0, 0
    names = tuple(column_types(landing))
    for name, type in column_types(landing).items():
        if name not in present:
            connection.execute(f"alter table {table} add column {quoted(name)} {type}".encode())
        elif present[name] != type:
            change = f"alter table {table} alter column {quoted(name)} type {type} using null::{type}"
            connection.execute(change.encode())
    keyed = " and ".join(f"{quoted(name)} is not null" for name in landing.key) or "false"
    if landing.key:
        same = " and ".join(f"o.{quoted(name)} = n.{quoted(name)}" for name in landing.key)
        gone = f"not exists (select from {again} n where {same})"
        removed = deleted(connection, f"{table} o where {keyed} and {gone}")
        (new, changed) = _one(
            connection,
            f"with merged as (insert into {table} as o ({_names(names)}) select {_names(names)} from {again}"
            f" where {keyed} {_on_conflict(landing)} where {_texts('o', names)} is distinct from"
            f" {_texts('excluded', names)} returning (xmax = 0) as fresh)"
            " select count(*) filter (where fresh), count(*) filter (where not fresh) from merged",
        )
    else:
        new = changed = removed = 0
    hashes = f"md5(row({_names(names)})::text)"
    left = deleted(
        connection,
        f"{table} where not ({keyed}) and {hashes} not in (select {hashes} from {again} where not ({keyed}))",
    )
    (came,) = _one(
        connection,
        f"with came as (insert into {table} ({_names(names)}) select {_names(names)} from {again} where not ({keyed})"
        f" and {hashes} not in (select {hashes} from {table} where not ({keyed})) returning 1)"
        " select count(*) from came",
    )
    connection.execute(f"drop table {again}".encode())
    return rows, new + came, changed, removed + left


def _on_conflict(landing: Landing) -> str:
    sets = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in column_types(landing))
    return f"on conflict ({_names(landing.key)}) do update set {sets}"


def named(landing: Landing, word: str) -> str:
    """A table of the landing's schema as SQL takes it."""
    return f"{quoted(landing.schema)}.{quoted(word)}"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(quoted(name) for name in names)


def _texts(table: str, names: tuple[str, ...]) -> str:
    return f"row({', '.join(f'{table}.{quoted(name)}' for name in names)})::text"


def deleted(connection: psycopg.Connection[Any], what: str) -> int:
    """Deletes, and says how many rows."""
    return _one(connection, f"with gone as (delete from {what} returning 1) select count(*) from gone")[0]


def _one(connection: psycopg.Connection[Any], sql: str) -> tuple[Any, ...]:
    row = connection.execute(sql.encode()).fetchone()
    assert row is not None
    return row
