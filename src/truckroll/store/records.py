"""One request's unit of work on one tenant: records change in memory and are written once, in order, at its end."""

import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

import msgspec

from truckroll.catalogue import copies
from truckroll.catalogue.events import Event
from truckroll.catalogue.fields import plain
from truckroll.catalogue.files import File
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.time import TICKS_PER_SECOND, When
from truckroll.catalogue.transaction import Caller, within
from truckroll.catalogue.types import Between
from truckroll.derive.events import event_of
from truckroll.derive.tables import Table, column_name, schema, sql_type, table_of, to_column
from truckroll.store import files, following, statements
from truckroll.store.protocol import Connection, Row
from truckroll.store.queries import queries

T = TypeVar("T")

HORIZON = 15 * 60 * TICKS_PER_SECOND
"""How old a change is before its feed shows it."""
_encode = msgspec.json.Encoder(decimal_format="number").encode


def record_schema() -> list[str]:
    """Everything that tenant data needs, as statements that do no harm when it is there."""
    return [*queries("records").values(), *schema()]


class UnknownTenant(LookupError):
    """No such tenant is kept here."""


class Records:
    """The transaction that rules run in; `keep` writes what they changed."""

    def __init__(self, connection: Connection, tenant: int, clock: int, caller: Caller) -> None:
        self.connection = connection
        self._queries = queries("record_queries")
        self.tenant = tenant
        self.caller = caller
        row = connection.one(self._queries["lock_tenant"], {"tenant": tenant})
        if row is None:
            raise UnknownTenant(f"there is no tenant {tenant}")
        self._seq, self._next_id, last = row
        # Time never runs back for a tenant: a change is never older than one that has a lower place in the feeds.
        self._now = max(last, clock)
        self._moment = str(When.of(self._now))
        self._timezone: ZoneInfo | None = None
        self._known: dict[tuple[str, int | str], Resource] = {}
        self._new: set[tuple[str, int | str]] = set()
        self._told: list[tuple[Event, Mapping[str, Any]]] = []
        self._planned: dict[tuple[str, int | str, str], tuple[int | None, str | None]] = {}

    @property
    def timezone(self) -> ZoneInfo:
        """Where the tenant's clocks hang."""
        if self._timezone is None:
            row = self.connection.one(self._queries["tenant_timezone"], {"tenant": self.tenant})
            assert row is not None
            self._timezone = ZoneInfo(row[0])
        return self._timezone

    @property
    def tenant_name(self) -> str:
        """What the tenant's business is called."""
        row = self.connection.one(self._queries["tenant_name"], {"tenant": self.tenant})
        assert row is not None
        return row[0]

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
            if " | " in noun:
                return next((found for each in noun.split(" | ") if (found := self.load(each, id))), None)
            table = table_of(noun)
            row = self.connection.one(table.select_one, {"tenant": self.tenant, "id": plain(id)})
            if row is None:
                return None
            known = self._meet(table, row)
        return known

    def find(self, noun: str, where: Mapping[str, Any]) -> list[Resource]:
        """The records with these values as they are now, changes of this transaction included, by id."""
        table = table_of(noun)
        fields = table.resource.fields
        asked = {name: among(value) for name, value in where.items() if value is not None}
        # What points at a record that is new in this transaction is new, too: the store has none of it.
        if not any((fields[name].shape.noun, value) in self._new for name, value in asked.items()):
            for row in self._rows(table, asked):
                if (noun, row[0]) not in self._known:
                    self._meet(table, row)
        wanted = [(fields[name].json, value) for name, value in asked.items()]
        met = (record for (kind, _), record in self._known.items() if kind == noun)
        found = [record for record in met if all(_is(record.values[json], value) for json, value in wanted)]
        return sorted(found, key=lambda record: record.values["id"])

    def _rows(self, table: Table, asked: Mapping[str, Any]) -> Iterable[Row]:
        fields = table.resource.fields
        values: dict[str, Any] = {"tenant": self.tenant}
        tests = ""
        for name, value in asked.items():
            # The plus sign keeps the index on `active`, which selects next to nothing, out of the choice.
            column = f"{'+' if name == 'active' else ''}{column_name(fields[name])}"
            shape = fields[name].shape
            match value:
                case frozenset():
                    several = [to_column(shape, each) for each in cast("frozenset[Any]", value)]
                    kind = sql_type(shape)
                    each = f"select cast(value as {kind}) from json_each(:{name})"
                    bounds = [(f"in ({each})", name, json.dumps(several))]
                case Between():
                    ends = cast("Between[Any]", value)
                    bounds = [(f">= :{name}", name, ends.since), (f"< :{name}_", f"{name}_", ends.until)]
                    bounds = [(test, at, to_column(shape, end)) for test, at, end in bounds if end is not None]
                case _ if shape.kind == "array":
                    held = f"in (select id from {table.name}__{name} where tenant = :tenant and value = :{name})"
                    column, bounds = "id", [(held, name, value)]
                case _:
                    bounds = [(f"= :{name}", name, to_column(shape, value))]
            for test, at, bound in bounds:
                values[at] = bound
                tests += f" and {column} {test}"
        return self.connection.execute(f"{table.select} where tenant = :tenant{tests}", values)

    def add(self, record: Resource) -> None:
        """Keep a new record; it gets its id now and its place in the feed at the end."""
        values, noun = record.values, record.noun
        id: int | str | None = values["id"]  # a chosen one
        if id is None:
            id = self.next_id()
            if noun.guid:
                id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.tenant}/{id}"))
        values["id"] = id
        values["createdOn"] = values["modifiedOn"] = self._moment
        key = (noun.name, id)
        self._known[key] = record
        self._new.add(key)
        copies.fill(record, self.load, new=True)

    def tell(self, event: str, data: Mapping[str, Any]) -> None:
        """Note what happened; what is said of records is how they are at the end of the transaction."""
        declared = event_of(event)
        declared.check(data)
        self._told.append((declared, data))

    def keep_file(self, path: str, file: File | None) -> None:
        """Keep a file under a path, or nothing."""
        files.keep(self.connection, self.tenant, path, file)

    def kept_file(self, path: str) -> File | None:
        """What is kept under a path."""
        return files.kept(self.connection, self.tenant, path)

    def plan(self, record: Resource, act: str, when: int | None, done: str | None = None) -> None:
        """Have an act of a record done at a moment, instead of when it was planned before; None forgets it."""
        self._planned[record.noun.name, record.values["id"], act] = (when, done)

    def select(self, sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of a statement over records as they are kept."""
        return statements.select(self.connection, self.tenant, sql, values)

    def keep(self) -> None:
        """Write every changed record once, in the order in which it was first met, and what happened."""
        before = self._seq
        self._show_others()
        for key, record in self._known.items():
            if record.changed or key in self._new:
                self._write(table_of(key[0]), record, new=key in self._new)
        for (noun, id, act), (due, done) in self._planned.items():
            values = {"tenant": self.tenant, "noun": noun, "id": str(id), "act": act}
            if due is None:
                self.connection.execute(self._queries["forget_plan"], values)
            else:
                self.connection.execute(self._queries["plan"], values | {"due": due, "done": done})
        for event, data in self._told:
            self._tell(event, data)
        if self._seq == before:
            return
        self.connection.execute(
            self._queries["move_tenant"],
            {"tenant": self.tenant, "seq": self._seq, "next_id": self._next_id, "modified": self._now},
        )

    def _show_others(self) -> None:
        """Fill in what changed records show of others, and let others show what they show of them."""
        changed = [(key, record) for key, record in self._known.items() if record.changed or key in self._new]
        for _, record in changed:
            record.values["modifiedOn"] = self._moment  # others show it, too
        for key, record in changed:
            if record.noun.copied:
                copies.fill(record, self.load, new=key in self._new)
        for key, record in changed:
            if key in self._new or not record.altered or not (followers := following.followers_of(record)):
                continue
            done = following.follow(self, record, followers)
            if done is not None:
                # others may still wait for an earlier change of it, before the place that this one has come to
                before = {"tenant": self.tenant, "noun": key[0], "id": str(key[1]), "act": following.ACT}
                waiting = self.connection.one(self._queries["is_planned"], before)
                self.plan(record, following.ACT, self._now, following.ALL if waiting else done)

    def _tell(self, event: Event, data: Mapping[str, Any]) -> None:
        """Leave what happened for those who subscribe to it, who hear of one record in order; for nobody, nothing."""
        asked = {"tenant": self.tenant, "event": event.type}
        if self.connection.one(self._queries["is_heard"], asked) is None:
            return
        self._seq += 1
        id, said = str(uuid.uuid4()), event.data(data, self.tenant, self.tenant_name)
        told = {"tenant": self.tenant, "seq": self._seq, "id": id, "type": event.type, "happened": self._now}
        self.connection.execute(self._queries["tell"], told | {"data": _encode(said).decode()})
        if self.caller.trace:
            place = {"tenant": self.tenant, "seq": self._seq, "parent": self.caller.trace}
            self.connection.execute(self._queries["trace"], place)
        owed = asked | {"seq": self._seq, "id": id, "record": event.record(data)}
        self.connection.execute(self._queries["owe"], owed)

    def _meet(self, table: Table, row: tuple[Any, ...]) -> Resource:
        record = table.record(row)
        self._known[table.noun.name, row[0]] = record
        return record

    def _write(self, table: Table, record: Resource, *, new: bool) -> None:
        values = record.values
        values["modifiedOn"] = self._moment
        for field in table.never_null:
            if values[field.json] is None:
                raise AssertionError(f"{table.noun.name}.{field.name} was left empty by a rule")
        self._seq += 1
        id = values["id"]
        if not new and table.noun.feed:
            self.connection.execute(table.retire, {"tenant": self.tenant, "id": id, "now": self._now})
        created = self._now if new else None
        put(self.connection, table, record, tenant=self.tenant, seq=self._seq, modified=self._now, created=created)
        record.changed = False
        record.altered = set()


def put(
    connection: Connection,
    table: Table,
    record: Resource,
    *,
    tenant: int,
    seq: int,
    modified: int,
    created: int | None,
) -> None:
    """Write a record's row at a place in the tenant's order; `created` is None for one that is there."""
    id = record.values["id"]
    row = table.values(record)
    row |= {"tenant": tenant, "id": id, "seq": seq, "active": int(record.values["active"]), "modified": modified}
    if created is not None:
        row["created"] = created
        connection.execute(table.insert, row)
    else:
        connection.execute(table.update, row)
    for link, field in table.links.items():
        if created is None:
            connection.execute(f"delete from {link} where tenant = :tenant and id = :id", {"tenant": tenant, "id": id})
        for value in dict.fromkeys(record.values[field.json]):
            connection.execute(
                f"insert into {link} values (:tenant, :value, :id)", {"tenant": tenant, "id": id, "value": value}
            )


def among(asked: Any) -> Any:
    """What a rule asks for: a list is any of several."""
    return frozenset(cast("list[Any]", asked)) if isinstance(asked, list) else asked


def _is(value: Any, asked: Any) -> bool:
    if isinstance(asked, frozenset):
        return value in asked
    if isinstance(value, list):
        return asked in value
    if not isinstance(asked, Between):
        return value == asked
    since, until = cast("Between[Any]", asked).since, cast("Between[Any]", asked).until
    if isinstance(since if since is not None else until, Decimal) and value is not None:
        value = Decimal(value)  # an amount that is shown as a text
    return value is not None and (since is None or value >= since) and (until is None or value < until)


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


__all__ = ["HORIZON", "Records", "UnknownTenant", "put", "record_schema", "transact"]
