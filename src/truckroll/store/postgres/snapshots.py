"""Snapshots of a PostgreSQL store: each a schema of its own in the same database, with a copy of every table."""

import time
from collections.abc import Callable
from typing import Any, LiteralString, cast

from psycopg import sql

from truckroll.store import identity
from truckroll.store.errors import StoreError
from truckroll.store.postgres.connection import Engine, PostgresConnection
from truckroll.store.snapshots import Snapshot, checked, missing

_PREFIX = "snapshot "
_TABLES = """
    select tablename from pg_tables
    where schemaname = %s and tablename not in ('request', 'request_content', 'feed_reader') order by tablename
"""
"""All but the request log, which goes on whatever becomes of the data."""
_EVERY = """
    select n.nspname, obj_description(n.oid), coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint
    from pg_namespace n left join pg_class c on c.relnamespace = n.oid and c.relkind = 'r'
    where n.nspname like %s group by n.oid, n.nspname order by n.nspname
"""

Transaction = Callable[[Callable[[Engine], Any]], Any]


class SchemaSnapshots:
    """Snapshots of a database: rows copied by the database itself."""

    def __init__(self, write: Transaction) -> None:
        """`write` does work in one transaction."""
        self._write = write

    def save(self, name: str) -> Snapshot:
        """Save all that is kept now; an older one of this name is replaced."""
        schema = _schema(checked(name))

        def work(engine: Engine) -> None:
            engine.execute("set transaction isolation level repeatable read")
            _drop(engine, schema)
            engine.execute(sql.SQL("create schema {}").format(schema))
            told = sql.Literal(str(time.time_ns() // 100))
            engine.execute(sql.SQL("comment on schema {} is {}").format(schema, told))
            for table in _tables(engine):
                engine.execute(sql.SQL("create table {0}.{1} as table {1}").format(schema, table))

        self._write(work)
        return next(each for each in self.every() if each.name == name)

    def restore(self, name: str) -> None:
        """Set back all that is kept, in one instant and under a new epoch; NoSnapshot when there is none."""
        schema = _schema(self._existing(name))

        def work(engine: Engine) -> None:
            marks = sql.SQL(
                "select value from {}.meta where name = 'schema' union select value from meta where name = 'schema'"
            )
            if len(engine.execute(marks.format(schema)).fetchall()) > 1:
                raise StoreError(
                    f"the snapshot {name} was saved by a Truckroll that keeps records otherwise; save it anew"
                )
            # who writes takes a row of this table first, and waits here; who reads goes on with what was
            engine.execute("lock table tenant in exclusive mode")
            for table in _tables(engine):
                engine.execute(sql.SQL("delete from {}").format(table))
                engine.execute(sql.SQL("insert into {1} table {0}.{1}").format(schema, table))
            identity.renew_epoch(PostgresConnection(engine, writing=True))

        self._write(work)

    def every(self) -> list[Snapshot]:
        """Those there are, by name."""
        rows = self._write(lambda engine: engine.execute(_EVERY, (f"{_PREFIX}%",)).fetchall())
        return [Snapshot(schema.removeprefix(_PREFIX), int(saved or 0), size) for schema, saved, size in rows]

    def delete(self, name: str) -> None:
        """Give one up; NoSnapshot when there is none."""
        schema = _schema(self._existing(name))
        self._write(lambda engine: _drop(engine, schema))

    def _existing(self, name: str) -> str:
        there = self.every()
        if checked(name) not in {each.name for each in there}:
            raise missing(name, there)
        return name


def _schema(name: str) -> sql.Identifier:
    return sql.Identifier(f"{_PREFIX}{name}")


def _drop(engine: Engine, schema: sql.Identifier) -> None:
    engine.execute(sql.SQL("drop schema if exists {} cascade").format(schema))


def _tables(engine: Engine) -> list[sql.Identifier]:
    rows = engine.execute(cast(LiteralString, _TABLES), (_current(engine),)).fetchall()
    return [sql.Identifier(row[0]) for row in rows]


def _current(engine: Engine) -> str:
    row = engine.execute("select current_schema").fetchone()
    assert row is not None
    return row[0]
