"""What becomes of a staging table in PostgreSQL: its rows take the places of their earlier versions."""

from dataclasses import dataclass
from typing import Any

import psycopg

from .landing import EXTRA, TENANT, Landing, literal, quoted
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


@dataclass(frozen=True)
class Part:
    """What a tenant has of a landing's table: all of it, or, where a table is for many tenants, the rows of one."""

    landing: Landing
    tenant: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that identify a row; none where nothing does."""
        return (*((TENANT,) if self.tenant and self.landing.key else ()), *self.landing.key)

    @property
    def types(self) -> dict[str, str]:
        """Every column of the table."""
        return {**({TENANT: "text"} if self.tenant else {}), **column_types(self.landing)}

    def mine(self, table: str = "") -> str:
        """Whether a row of the table is the tenant's, as SQL."""
        return f"{table}{TENANT} = {literal(self.tenant)}" if self.tenant else "true"


def earlier_types(connection: psycopg.Connection[Any], schema: str, word: str) -> dict[str, str]:
    """The columns of a table as it is; none, if it is not there."""
    rows = connection.execute(
        "select attname, format_type(atttypid, atttypmod) from pg_attribute a join pg_class c on c.oid = attrelid"
        " join pg_namespace n on n.oid = relnamespace"
        " where nspname = %s and relname = %s and attnum > 0 and not attisdropped order by attnum",
        (schema, word),
    )
    return dict(rows.fetchall())


def ddl(part: Part, word: str) -> list[str]:
    """Makes a table anew, and the index that says which row is which."""
    columns = ", ".join(f"{quoted(name)} {type}" for name, type in part.types.items())
    table = named(part.landing, word)
    made = [f"drop table if exists {table}", f"create table {table} ({columns})"]
    if part.key:
        made.append(f"create unique index on {table} ({_names(part.key)})")
    elif part.tenant:
        made.append(f"create index on {table} ({TENANT})")
    return made


def merge(connection: psycopg.Connection[Any], part: Part, word: str) -> tuple[int, int]:
    """Puts the staged rows into a table, of each key the last; how many are new, how many had an earlier version."""
    table, names = named(part.landing, word), tuple(part.types)
    added = changed = 0
    if part.key:
        keyed = " and ".join(f"{quoted(name)} is not null" for name in part.key)
        added, changed = _one(
            connection,
            f"with latest as (select distinct on ({_names(part.key)}) {_names(names)} from stage where {keyed}"
            f" order by {_names(part.key)}, _place desc),"
            f" merged as (insert into {table} ({_names(names)}) select {_names(names)} from latest"
            f" {_on_conflict(part)} returning (xmax = 0) as fresh)"
            " select count(*) filter (where fresh), count(*) filter (where not fresh) from merged",
        )
    without = " or ".join(f"{quoted(name)} is null" for name in part.key) or "true"
    (keyless,) = _one(connection, f"select count(*) from stage where {without}")
    if keyless:  # No key tells these apart, so only a row that is the same in every column is the same.
        same = f"md5(row({_names(names)})::text)"
        (gone,) = _one(
            connection,
            f"with gone as (delete from {table} where {part.mine()} and ({without}) and {same} in"
            f" (select {same} from stage where {without}) returning 1) select count(*) from gone",
        )
        (fresh,) = _one(
            connection,
            f"with fresh as (insert into {table} ({_names(names)}) select distinct on ({same}) {_names(names)}"
            f" from stage where {without} returning 1) select count(*) from fresh",
        )
        added, changed = added + fresh - gone, changed + gone
    return added, changed


def replace_by_rereading(connection: psycopg.Connection[Any], part: Part) -> tuple[int, int, int, int]:
    """Makes the table what was read again; how many rows it has, new, changed and gone.

    The table itself stays, because views and grants hang on it: only what differs is written.
    """
    landing, names = part.landing, tuple(part.types)
    table, again = named(landing, landing.word), named(landing, landing.rereading_word)
    (rows,) = _one(connection, f"select count(*) from {again} where {part.mine()}")
    used = f"delete from {again} where {part.mine()}" if part.tenant else f"drop table {again}"
    present = earlier_types(connection, landing.schema, landing.word)
    if not present:
        for statement in (*ddl(part, landing.word), f"insert into {table} select * from {again}"):
            connection.execute(statement.encode())
        connection.execute(used.encode())
        return rows, rows, 0, 0
    for name, type in part.types.items():
        if name not in present:
            connection.execute(f"alter table {table} add column {quoted(name)} {type}".encode())
        elif present[name] != type:
            change = f"alter table {table} alter column {quoted(name)} type {type} using null::{type}"
            connection.execute(change.encode())
    keyed = " and ".join(f"{quoted(name)} is not null" for name in part.key) or "false"
    if part.key:
        same = " and ".join(f"o.{quoted(name)} = n.{quoted(name)}" for name in part.key)
        gone = f"not exists (select from {again} n where {same})"
        removed = deleted(connection, f"{table} o where {part.mine()} and {keyed} and {gone}")
        (new, changed) = _one(
            connection,
            f"with merged as (insert into {table} as o ({_names(names)}) select {_names(names)} from {again}"
            f" where {part.mine()} and {keyed} {_on_conflict(part)} where {_texts('o', names)} is distinct from"
            f" {_texts('excluded', names)} returning (xmax = 0) as fresh)"
            " select count(*) filter (where fresh), count(*) filter (where not fresh) from merged",
        )
    else:
        new = changed = removed = 0
    hashes, keyless = f"md5(row({_names(names)})::text)", f"{part.mine()} and not ({keyed})"
    left = deleted(
        connection, f"{table} where {keyless} and {hashes} not in (select {hashes} from {again} where {keyless})"
    )
    (came,) = _one(
        connection,
        f"with came as (insert into {table} ({_names(names)}) select {_names(names)} from {again} where {keyless}"
        f" and {hashes} not in (select {hashes} from {table} where {keyless}) returning 1)"
        " select count(*) from came",
    )
    connection.execute(used.encode())
    return rows, new + came, changed, removed + left


def _on_conflict(part: Part) -> str:
    sets = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in part.types)
    return f"on conflict ({_names(part.key)}) do update set {sets}"


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
