"""Names follow: when a record is renamed, those that show its name are written again, a few at a time."""

from collections.abc import Iterator
from typing import Any, Protocol

from truckroll.catalogue import copies
from truckroll.catalogue.copies import Follower
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.transaction import Transaction
from truckroll.derive.operations import load
from truckroll.derive.tables import column_name, table_of
from truckroll.store.protocol import Connection

AT_ONCE = 500
"""How many records of a kind follow in one transaction; the rest follow in later ones, in the order of their ids."""
ACT = "names follow"
ALL = ""
"""How far nobody has come."""


class Keeper(Transaction, Protocol):
    """The transaction in which records follow."""

    @property
    def connection(self) -> Connection:
        """Where they are kept."""
        ...


def followers_of(record: Resource) -> list[Follower]:
    """Who shows what was changed of a record."""
    load()  # whoever might
    shown = copies.followers().get(record.noun.name, ())
    return list(dict.fromkeys(follower for field, follower in shown if field in record.altered))


def follow(keeper: Keeper, record: Resource, followers: list[Follower], after: Any = None) -> str | None:
    """Let followers show a record as it now is, the first of them after an id; how far it came, if not to the end."""
    for follower in followers:
        last = after
        count = 0
        for last in _ids(keeper, follower, record.values["id"], after):
            count += 1
            found = keeper.load(follower.noun, last)
            assert found is not None
            if follower.references:
                copies.fill(found, keeper.load)
            else:
                copies.refresh_custom_fields(found, record)
        if count == AT_ONCE:
            return f"{last} {follower}"
        after = None
    return None


def go_on(keeper: Keeper, record: Resource, done: str) -> str | None:
    """Go on where a transaction before came to."""
    after, _, name = done.partition(" ")
    load()
    everybody = list(dict.fromkeys(follower for _, follower in copies.followers().get(record.noun.name, ())))
    names = [str(follower) for follower in everybody]
    if name not in names:  # nobody has come anywhere yet, or a newer program knows other followers
        return follow(keeper, record, everybody)
    at = names.index(name)
    guid = table_of(everybody[at].noun).noun.guid
    return follow(keeper, record, everybody[at:], after if guid else int(after))


def _ids(keeper: Keeper, follower: Follower, id: Any, after: Any) -> Iterator[Any]:
    table = table_of(follower.noun)
    sql = f"select id from {table.name} where tenant = :tenant"
    if follower.references:
        sql += f" and {_refers(follower.references)}"
    if after is not None:
        sql += " and id > :after"
    values = {"tenant": keeper.tenant, "id": id, "after": after, "most": AT_ONCE}
    for row in keeper.connection.execute(f"{sql} order by id limit :most", values):
        yield row[0]


def _refers(references: tuple[tuple[str, str], ...]) -> str:
    """The condition that a record refers, through others, to the renamed one."""
    (noun, name), *rest = references
    table = table_of(noun)
    field = table.resource.fields[name]
    if rest:
        beyond = table_of(rest[0][0]).name
        there = f"in (select id from {beyond} where tenant = :tenant and {_refers(tuple(rest))})"
    else:
        there = "= :id"
    if field.shape.kind == "array":
        return f"id in (select id from {table.name}__{name} where tenant = :tenant and value {there})"
    return f"{column_name(field)} {there}"
