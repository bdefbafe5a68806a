"""What comes by itself: acts that records planned are done when their moment has come, each in its own transaction."""

from dataclasses import dataclass
from typing import Any

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.store import following
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Connection, Row, Store
from truckroll.store.queries import queries
from truckroll.store.records import transact

AT_ONCE = 100
AGAIN = 3600 * TICKS_PER_SECOND
"""When an act that failed is tried again."""
_SQL = queries("record_queries")


@dataclass(frozen=True)
class Failure:
    """An act that could not be done, and why."""

    act: str
    fault: Exception


def next_due(connection: Connection) -> int | None:
    """The moment for which the next act is planned; None when nothing is."""
    row = connection.one(_SQL["next_due"])
    return row[0] if row else None


def do_due(store: Store, now: int) -> list[Failure]:
    """Do everything that is due, in the order of its moments, what comes of it too; what failed waits for an hour.

    StoreError when the store cannot be used; nothing that was planned is lost by that.
    """
    failures: list[Failure] = []
    while rows := store.read(lambda connection: _what_is_due(connection, now)).result():
        for row in rows:
            try:
                store.write(lambda connection, row=row: perform(connection, row)).result()
            except StoreError:
                raise  # that is no fault of the act's
            except Exception as fault:  # one record's trouble is not the others': it is told, and tried again
                store.write(lambda connection, row=row: _postpone(connection, row, now + AGAIN)).result()
                failures.append(Failure(f"{row[3]} of {row[1]} {row[2]}, tenant {row[0]}", fault))
    return failures


def do_due_within(connection: Connection, tenant: int, now: int) -> None:
    """Do everything that is due in a tenant inside the caller's transaction; a failure is the caller's, too."""
    asked = {"tenant": tenant, "now": now, "most": AT_ONCE}
    while rows := list(connection.execute(_SQL["what_is_due_in_tenant"], asked)):
        for row in rows:
            perform(connection, row)


def _what_is_due(connection: Connection, now: int) -> list[Row]:
    return list(connection.execute(_SQL["what_is_due"], {"now": now, "most": AT_ONCE}))


def perform(connection: Connection, row: Row) -> None:
    """Do one planned act at the moment for which it was planned, unless it is planned no more."""
    tenant, noun, id, act, due, done = row
    place = {"tenant": tenant, "noun": noun, "id": id, "act": act, "due": due}

    def rule() -> None:
        if connection.one(_SQL["still_planned"], place) is None:
            return
        keeper: Any = transaction()
        record = keeper.load(noun, id if resolve(noun).noun.guid else int(id))
        keeper.plan(record, act, None)
        if act != following.ACT:
            getattr(record, act)()
        elif (further := following.go_on(keeper, record, done)) is not None:
            keeper.plan(record, act, due, further)

    transact(connection, tenant, due, Caller(), rule)


def _postpone(connection: Connection, row: Row, until: int) -> None:
    tenant, noun, id, act, due, _ = row
    values = {"tenant": tenant, "noun": noun, "id": id, "act": act, "due": due, "until": until}
    connection.execute(_SQL["postpone"], values)
