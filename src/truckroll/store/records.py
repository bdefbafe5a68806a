"""One request's unit of work on one tenant: records change in memory and are written once, in order, at its end."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from truckroll.catalogue.fields import plain
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.time import TICKS_PER_SECOND, When
from truckroll.catalogue.transaction import Caller, within
from truckroll.derive.tables import Table, column_name, schema, table_of, to_column
from truckroll.store.protocol import Connection, Row
from truckroll.store.queries import queries

T = TypeVar("T")

HORIZON = 15 * 60 * TICKS_PER_SECOND
"""How old a change is before its feed shows it."""
KEPT = 24 * 3600 * TICKS_PER_SECOND
"""How long a replaced version stays for those who ask what a record was."""
FORGET_EVERY = 256
"""After how many places of a tenant's order what nobody asks for any more is let go."""
_encode = msgspec.json.Encoder(decimal_format="number").encode


def record_schema() -> list[str]:
    """Everything that tenant data needs, as statements that do no harm when it is there."""
    return [*queries("records").values(), *schema()]


class UnknownTenant(LookupError):
    """No such tenant is kept here."""


class Records:
    """The transaction that rules run in; `keep` writes what they changed."""

    def __init__(self, connection: Connection, tenant: int, clock: int, caller: Caller) -> None:
        self._connection = connection
        self._queries = queries("record_queries")
        self.tenant = tenant
        self.caller = caller
        row = connection.one(self._queries["lock_tenant"], {"tenant": tenant})
        if row is None:
            raise UnknownTenant(f"there is no tenant {tenant}")
        self._seq, self._next_id, last = row
        # Time never runs back for a tenant: a change is never older than one that has a lower place in the feeds.
        self._now = max(last, clock)
        self._known: dict[tuple[str, int | str], Resource] = {}
        self._new: set[tuple[str, int | str]] = set()
        self._told: list[tuple[str, Mapping[str, Any]]] = []

    def now(self) -> int:
        """The moment of everything this transaction writes, in ticks."""
        return self._now

    def next_id(self) -> int:
        """The next id of the tenant's one sequence."""
        id = self._next_id
        self._next_id += 1
        return id

    def load(self, noun: str, id: int | str) -> Resource | None:
        """The record of this id, inactive ones too; always the same object in one transaction."""
        known = self._known.get((noun, id))
        if known is None:
            table = table_of(noun)
            row = self._connection.one(table.select_one, {"tenant": self.tenant, "id": plain(id)})
            if row is None:
                return None
            known = self._meet(table, row)
        return known

    def find(self, noun: str, where: Mapping[str, Any]) -> list[Resource]:
        """The records with these values as they are now, changes of this transaction included, by id."""
        table = table_of(noun)
        fields = table.resource.fields
        asked = {name: value for name, value in where.items() if value is not None}
        # What points at a record that is new in this transaction is new, too: the store has none of it.
        if not any((fields[name].shape.noun, value) in self._new for name, value in asked.items()):
            for row in self._rows(table, asked):
                if (noun, row[0]) not in self._known:
                    self._meet(table, row)
        wanted = [(fields[name].json, value) for name, value in asked.items()]
        met = (record for (kind, _), record in self._known.items() if kind == noun)
        found = [record for record in met if all(record.values[json] == value for json, value in wanted)]
        return sorted(found, key=lambda record: record.values["id"])

    def _rows(self, table: Table, asked: Mapping[str, Any]) -> Iterable[Row]:
        fields = table.resource.fields
        values = {name: to_column(fields[name].shape, value) for name, value in asked.items()}
        # The plus sign keeps the index on `active`, which selects next to nothing, out of the choice.
        tests = (f" and {'+' if name == 'active' else ''}{column_name(fields[name])} = :{name}" for name in asked)
        sql = f"{table.select} where tenant = :tenant{''.join(tests)}"
        return self._connection.execute(sql, {"tenant": self.tenant, **values})

    def add(self, record: Resource) -> None:
        """Keep a new record; it gets its id now and its place in the feed at the end."""
        moment = str(When.of(self._now))
        id: int | str = self.next_id()
        if type(record).noun.guid:
            id = record.values["id"] or str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.tenant}/{id}"))  # or a chosen one
        record.values |= {"id": id, "createdOn": moment, "modifiedOn": moment}
        key = (type(record).noun.name, record.values["id"])
        self._known[key] = record
        self._new.add(key)

    def tell(self, event: str, data: Mapping[str, Any]) -> None:
        """Note what happened; what is said of records is how they are at the end of the transaction."""
        self._told.append((event, data))

    def keep(self) -> None:
        """Write every changed record once, in the order in which it was first met, and what happened."""
        moment = str(When.of(self._now))
        before = self._seq
        for key, record in self._known.items():
            if record.changed or key in self._new:
                self._write(table_of(key[0]), record, moment, new=key in self._new)
        for event, data in self._told:
            self._seq += 1
            self._connection.execute(
                self._queries["tell"],
                {
                    "tenant": self.tenant,
                    "seq": self._seq,
                    "id": str(uuid.uuid4()),
                    "type": event,
                    "happened": self._now,
                    "data": _encode({name: _told(value) for name, value in data.items()}).decode(),
                },
            )
        if self._seq == before:
            return
        self._connection.execute(
            self._queries["move_tenant"],
            {"tenant": self.tenant, "seq": self._seq, "next_id": self._next_id, "modified": self._now},
        )
        if self._seq // FORGET_EVERY > before // FORGET_EVERY:
            for forget in ("forget_replaced", "forget_answers"):
                self._connection.execute(self._queries[forget], {"tenant": self.tenant, "before": self._now - KEPT})

    def _meet(self, table: Table, row: tuple[Any, ...]) -> Resource:
        record = table.record(row)
        self._known[table.noun.name, row[0]] = record
        return record

    def _write(self, table: Table, record: Resource, moment: str, *, new: bool) -> None:
        values = record.values
        values["modifiedOn"] = moment
        for field in table.resource.fields.values():
            if values[field.json] is None and not field.shape.nullable:
                raise AssertionError(f"{table.noun.name}.{field.name} was left empty by a rule")
        self._seq += 1
        id = values["id"]
        row = table.values(record) | {
            "tenant": self.tenant,
            "id": id,
            "seq": self._seq,
            "active": int(values["active"]),
            "modified": self._now,
        }
        if new:
            row["created"] = self._now
            self._connection.execute(table.insert, row)
        else:
            if table.noun.feed:
                self._connection.execute(table.retire, {"tenant": self.tenant, "id": id, "now": self._now})
            self._connection.execute(table.update, row)
        for link, field in table.links().items():
            if not new:
                self._connection.execute(
                    f"delete from {link} where tenant = :tenant and id = :id", {"tenant": self.tenant, "id": id}
                )
            for value in dict.fromkeys(values[field.json]):
                self._connection.execute(
                    f"insert into {link} values (:tenant, :value, :id)",
                    {"tenant": self.tenant, "id": id, "value": value},
                )
        record.changed = False


def _told(value: Any) -> Any:
    if isinstance(value, Resource):
        shown = (field for field in type(value).noun.row if field.shape.format != "external-data")
        return {field.json: value.values[field.json] for field in shown}
    return value


def transact(
    connection: Connection,
    tenant: int,
    clock: int,
    caller: Caller,
    rules: Callable[[], T],
    fetch: Callable[[T], Any] | None = None,
) -> Any:
    """Run rules as one transaction of a tenant and write what they changed; `fetch` then reads the answer."""
    records = Records(connection, tenant, clock, caller)
    with within(records):
        result = rules()
    records.keep()
    return fetch(result) if fetch else result


__all__ = ["HORIZON", "KEPT", "Records", "UnknownTenant", "record_schema", "transact"]
