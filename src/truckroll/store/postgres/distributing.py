"""`truckroll db distribute`: every table goes where it should stand; who was interrupted goes on where he was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg

from truckroll.store.errors import StoreError
from truckroll.store.postgres import distribution
from truckroll.store.postgres.connection import PostgresConnection, opened
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

_SQL = queries("distribution_queries")
_HOW = {"tenant": "by tenant", "everywhere": "on every machine"}


@dataclass(frozen=True)
class Step:
    """What is put in its place, and the statements that do it; each of them is whole when it has ended."""

    name: str
    statements: Sequence[str]
    places: bool = False
    """Whether a table is distributed by it, which nobody may write meanwhile."""


def distribute(url: str, shards: int | None = None, told: Callable[[str], None] | None = None) -> int:
    """Distribute the tables that are not distributed yet, and say how many; StoreError when it cannot be done.

    `told` hears of each table when it is done.
    """
    with opened(url) as engine:
        connection = PostgresConnection(engine, writing=True)
        steps = _steps(connection, shards)
        count = sum(step.places for step in steps)
        (others,) = connection.one(_SQL["servers"]) or (0,)
        if count and others:
            raise StoreError(
                f"{others} connections of Truckroll are open to this database; stop its servers first, for nobody may"
                " write a table while it is distributed"
            )
        for place, step in enumerate(steps, 1):
            for statement in step.statements:
                try:
                    connection.execute(statement)
                except psycopg.Error as fault:
                    said = (fault.diag.message_primary, fault.diag.message_detail, fault.diag.message_hint)
                    why = ". ".join(each for each in said if each) or str(fault)
                    raise StoreError(f"{step.name}: {why} ({statement})") from fault
            if told:
                told(f"{place}/{len(steps)}  {step.name}")
        return count


def planned(url: str, shards: int | None = None) -> list[str]:
    """The statements that `distribute` would run now."""
    with opened(url) as engine:
        steps = _steps(PostgresConnection(engine, writing=False), shards)
        return [statement for step in steps for statement in step.statements]


def _steps(connection: Connection, shards: int | None) -> list[Step]:
    if not distribution.can(connection):
        raise StoreError(
            "this database has no extension citus: install Citus on every machine, say `create extension citus` in the"
            " database of this name on each, and add the workers with `select citus_add_node('host', 5432)`"
        )
    found = distribution.tables(connection)
    if all(table.name != "meta" for table in found):
        raise StoreError("there is nothing of Truckroll's in this database; `truckroll serve --data URL` makes it")
    if shards is not None and distribution.is_distributed(connection):
        raise StoreError("the tenants are distributed already; into how many shards is now changed by Citus itself")
    steps = [
        Step(
            f"{table.name} {_HOW[table.kind]}" if not table.done else f"{table.name}, what was left behind",
            list(table.statements(shards or distribution.SHARDS)),
            places=not table.done,
        )
        for table in found
        if table.kind in _HOW and (table.left or not table.done)
    ]
    if any(step.places for step in steps):
        steps.insert(0, Step("functions", list(distribution.preparations(connection))))
    return steps
