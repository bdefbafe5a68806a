"""Records of a real tenant written as they are: no rule is asked, ids and moments stay, feeds show them in order."""

import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec

from truckroll.catalogue.resource import Resource
from truckroll.catalogue.time import When
from truckroll.derive.tables import Table, column_name, to_column
from truckroll.derive.validation import Reading
from truckroll.sandbox.mirror.disguise import Disguise
from truckroll.sandbox.mirror.plan import Source
from truckroll.store import identity
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries
from truckroll.store.records import put

_SQL = queries("record_queries")
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


class Place(msgspec.Struct):
    """How far the reading of a noun has come."""

    at: str = ""
    """A feed's token, or of a list the last change that was read."""
    last: int = 0
    """The moment of the last record that was written, in ticks."""
    rows: int = 0


@dataclass
class Kept:
    """What became of a page."""

    rows: int = 0
    unfit: list[str] = field(default_factory=list[str])
    """Why records were left out."""


def place_of(connection: Connection, tenant: int, source: Source) -> Place:
    """How far a noun was read before."""
    said = identity.recall(connection, _name(tenant, source))
    return msgspec.json.decode(said, type=Place) if said else Place()


def keep(
    connection: Connection,
    tenant: int,
    source: Source,
    rows: bytes,
    at: str | None,
    disguise: Disguise | None,
    now: int,
) -> Kept:
    """Write a page of records and how far that is, in the caller's transaction; `at` is a feed's next token."""
    row = connection.one(_SQL["lock_tenant"], {"tenant": tenant})
    assert row is not None
    seq, next_id, modified = row
    place, kept = place_of(connection, tenant, source), Kept()
    for given in _decode(rows):
        values = _values(source, given, disguise, kept)
        if values is None:
            continue
        id, new, next_id = _identified(connection, tenant, source.table, values, next_id)
        values["id"] = id
        created = _ticks(values, "createdOn", now)
        # in a feed no record is older than the one before it
        place.last = max(place.last, min(_ticks(values, "modifiedOn", created), now))
        if source.by_change:
            place.at = str(When.of(place.last))
        values |= {"createdOn": str(When.of(created)), "modifiedOn": str(When.of(place.last))}
        record = source.table.resource.of(values)
        if not new and _is_as_kept(connection, tenant, source.table, record):
            continue
        seq += 1
        first = created if new else None
        put(connection, source.table, record, tenant=tenant, seq=seq, modified=place.last, created=first)
        if isinstance(id, int):
            next_id = max(next_id, id + 1)
        kept.rows += 1
    place.at = place.at if at is None else at
    place.rows += kept.rows
    moved = {"tenant": tenant, "seq": seq, "next_id": next_id, "modified": max(modified, place.last)}
    connection.execute(_SQL["move_tenant"], moved)
    identity.remember(connection, _name(tenant, source), msgspec.json.encode(place).decode())
    return kept


def _values(source: Source, given: Any, disguise: Disguise | None, kept: Kept) -> dict[str, Any] | None:
    """A row as its noun keeps it; None, and a reason, when it does not fit the published shape."""
    reading, noun = Reading(), source.table.noun
    fields = {field.json: field for field in source.table.resource.fields.values()}
    values: dict[str, Any] = {}
    for member in source.row.members:
        if member.name in given and member.name in fields and member.shape.format != "external-data":
            values[member.name] = reading.value(member.shape, given[member.name], member.name)
    if reading.faults:
        place, (reason, *_) = next(iter(reading.faults.items()))
        kept.unfit.append(f"{noun.name} {given.get('id', '')}: {place}: {reason}")
        return None
    return disguise.record(noun.name, source.row, values) if disguise else values


def _identified(
    connection: Connection, tenant: int, table: Table, values: dict[str, Any], next_id: int
) -> tuple[int | str, bool, int]:
    """Under which id a record is kept, whether it is new, and the next id that is free."""
    id = values.get("id")
    if id is not None:
        sql = f"select 1 from {table.name} where tenant = :tenant and id = :id"
        return id, connection.one(sql, {"tenant": tenant, "id": id}) is None, next_id
    fields = [table.resource.fields[name] for name in table.noun.key]
    tests = " and ".join(f"{column_name(each)} = :{each.name}" for each in fields)
    key = {each.name: to_column(each.shape, values[each.json]) for each in fields}
    found = connection.one(f"select id from {table.name} where tenant = :tenant and {tests}", {"tenant": tenant, **key})
    if found is not None:
        return found[0], False, next_id
    id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{tenant}/{next_id}")) if table.noun.guid else next_id
    return id, True, next_id + 1


def _is_as_kept(connection: Connection, tenant: int, table: Table, record: Resource) -> bool:
    """Whether nothing of a record has changed since it was read before."""
    row = connection.one(table.select_one, {"tenant": tenant, "id": record.values["id"]})
    assert row is not None
    kept, told = table.record(row).values, record.values
    return all(kept[name] == told[name] for name in kept if name != "modifiedOn")


def _ticks(values: dict[str, Any], name: str, otherwise: int) -> int:
    return When(values[name]).ticks if values.get(name) else otherwise


def _name(tenant: int, source: Source) -> str:
    return f"mirror.{tenant}.{source.table.noun.name}"
