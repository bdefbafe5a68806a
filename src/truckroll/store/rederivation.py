"""Rederivation: records that an earlier program kept are worked out anew as this one keeps them, a few at a time.

Nobody changed them, so they keep their places in the feeds, and the moments at which they were changed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, cast

import msgspec

from truckroll.catalogue import copies
from truckroll.catalogue.fields import Field, Record
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.time import When
from truckroll.catalogue.types import as_amount
from truckroll.derive.tables import COMMON, Table, all_tables, column_name, from_column, spelled, table_of
from truckroll.store import schema
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Connection, Row
from truckroll.store.queries import queries

AT_ONCE = 500
"""How many records are worked out in one transaction, for which the writers of their tenant wait."""
_SQL = queries("upgrade_queries")
_TEXTS = ("body", "external", "internal")
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


@dataclass(frozen=True)
class Form:
    """How records are kept in a table: fields by place and kind; what is not known of an earlier one is empty."""

    kinds: Mapping[str, str]
    body: frozenset[str]

    @classmethod
    def of(cls, said: str) -> "Form":
        """The form that a line says, as `Table.form` does."""
        places = {place: words for place, *words in (part.split(" ") for part in said.split(" | "))}
        kept = [word for place in ("body", "beside", "internal") for word in places.get(place, ())]
        kinds = {name: kind for name, _, kind in (word.partition(":") for word in kept)}
        return cls(kinds, frozenset(word.partition(":")[0] for word in places.get("body", ())))


def form_of_rows(connection: Connection, table: str) -> str | None:
    """The form of records of which nobody noted it, as far as one of them shows it; None where there is none."""
    row = connection.one(f"select body, internal from {table} /* of every tenant */ limit 1")
    if row is None:
        return None
    body, internal = (json.loads(f"{{{text or ''}}}") for text in row)
    return " | ".join(" ".join(words) for words in (("body", *body), ("internal", *internal)))


@dataclass(frozen=True)
class Rederivation:
    """The tables whose records are to be worked out anew, with the forms that they had."""

    mark: str
    """Under which places are noted."""
    forms: Mapping[str, str]

    @cached_property
    def tables(self) -> Sequence["_Kept"]:
        """In the order in which they are gone through."""
        return [_Kept(table, Form.of(self.forms[table.name])) for table in all_tables() if table.name in self.forms]

    def bring(self, connection: Connection, tenant: int, columns: Mapping[str, Sequence[str]]) -> tuple[int, bool]:
        """Work out some of a tenant's records in the caller's transaction: how many, and whether more are left.

        `columns` are those that each table has now.
        """
        locked = connection.one(queries("record_queries")["lock_tenant"], {"tenant": tenant})
        found = connection.one(_SQL["place"], {"tenant": tenant})
        if found is None or found[0] != self.mark:
            found = (self.mark, 0, None, "", 0)
        _, done, until, noun, at = found
        if locked is None or (until is None and locked[0] == done):
            return 0, False
        until, at = (locked[0], done) if until is None else (until, at)
        place = {"tenant": tenant, "mark": self.mark}
        count = 0
        for kept in self.tables:
            name = kept.table.name
            if name < noun:
                continue
            at = at if name == noun else done
            rows = kept.rows(connection, columns[name], tenant, at, until, AT_ONCE - count)
            for row in rows:
                kept.renew(connection, tenant, row)
            count += len(rows)
            if count == AT_ONCE:
                state = {"done": done, "until": until, "noun": name, "at": rows[-1]["seq"]}
                connection.execute(_SQL["come_to"], place | state)
                return count, True
        connection.execute(_SQL["come_to"], place | {"done": until, "until": None, "noun": "", "at": 0})
        return count, locked[0] > until

    def left(self, connection: Connection, *, begun: bool) -> int:
        """How many records are still to be worked out, at most; `begun` is whether places can have been noted."""
        done = dict(connection.execute(_SQL["begun"], {"mark": self.mark})) if begun else {}
        left = 0
        for name in self.forms:
            left += (connection.one(f"select count(*) from {name} /* of every tenant */") or (0,))[0]
            for tenant, place in done.items():
                sql = f"select count(*) from {name} where tenant = :tenant and seq <= :place"
                left -= (connection.one(sql, {"tenant": tenant, "place": place}) or (0,))[0]
        return left


@dataclass(frozen=True)
class _Kept:
    """A table with records of an earlier form."""

    table: Table
    form: Form

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields by the columns that would keep them."""
        return {column_name(field): field for field in self.table.resource.fields.values()}

    def rows(
        self, connection: Connection, columns: Sequence[str], tenant: int, after: int, until: int, most: int
    ) -> list[dict[str, Any]]:
        """The next records in the order of change."""
        names = [*COMMON, *_TEXTS, *(column for column in columns if column not in (*COMMON, *_TEXTS))]
        found: Iterator[Row] = connection.execute(
            f"select {', '.join(names)} from {self.table.name}"
            " where tenant = :tenant and seq > :after and seq <= :until order by seq limit :most",
            {"tenant": tenant, "after": after, "until": until, "most": most},
        )
        return [dict(zip(names, row, strict=True)) for row in found]

    def renew(self, connection: Connection, tenant: int, row: Mapping[str, Any]) -> None:
        """Keep a record as this program does, where it is not kept so."""
        record = self._record(connection, tenant, row)
        place = {"tenant": tenant, "id": row["id"]}
        try:
            wanted = self.table.values(record)
        except (ArithmeticError, TypeError, ValueError) as fault:
            raise self._unknown(row, "a value", str(fault)) from fault
        other = {name: value for name, value in wanted.items() if row[name] != value}
        if other:
            sets = ", ".join(f"{name} = :{name}" for name in other)
            connection.execute(
                f"update {self.table.name} set {sets} where tenant = :tenant and id = :id", place | other
            )
        for link, field in self.table.links.items():
            values = list(dict.fromkeys(record.values[field.json] or ()))
            there = connection.execute(f"select value from {link} where tenant = :tenant and id = :id", place)
            if {value for (value,) in there} != set(values):
                connection.execute(f"delete from {link} where tenant = :tenant and id = :id", place)
                for value in values:
                    connection.execute(f"insert into {link} values (:tenant, :value, :id)", place | {"value": value})

    def _record(self, connection: Connection, tenant: int, row: Mapping[str, Any]) -> Resource:
        """The record of a row, whichever program wrote it."""
        kept: dict[str, Any] = _decode(f"{{{row['body']}}}")
        kept |= _decode(f"{{{row['internal'] or ''}}}")
        fields = self.table.resource.fields
        values = {
            name: self._converted(row, field, kept[name]) for field in fields.values() if (name := field.json) in kept
        }
        for column, value in row.items():
            field = self.fields.get(column.removeprefix(schema.BEFORE))
            # a column is looked at where the texts do not have the value, one of another kind only until it is renewed
            if field is None or column in COMMON or field.json in kept or value is None:
                continue
            if column.startswith(schema.BEFORE) and row.get(column.removeprefix(schema.BEFORE)) is not None:
                continue
            values[field.json] = self._from_column(row, field, column, value)
        if self.table.external:
            values[self.table.external.json] = _decode(row["external"]) if row["external"] else {}
        values |= {"id": row["id"], "active": bool(row["active"])}
        values.setdefault("createdOn", str(When.of(row["created"])))
        values.setdefault("modifiedOn", str(When.of(row["modified"])))
        record = self.table.resource.of(values)
        lacking = [field for field in fields.values() if field.json not in values]
        if shown := [field for field in lacking if field.copied]:
            copies.fill(record, lambda noun, id: _load(connection, tenant, noun, id), lacking=shown)
        for field in lacking:
            if record.values[field.json] is None and not field.shape.nullable:
                raise self._unknown(row, field.name, "it was not kept before, and has no default")
        return record

    def _from_column(self, row: Mapping[str, Any], field: Field, column: str, value: Any) -> Any:
        """A value from its column, which may have been of another kind."""
        if not column.startswith(schema.BEFORE):
            return from_column(field.shape, value)
        match self.form.kinds.get(field.json, "").removesuffix("?"):
            case "date-time":
                value = str(When.of(value))
            case "decimal" | "amount":
                value = Decimal(value).scaleb(-4)
            case "boolean":
                value = bool(value)
            case _:
                pass
        return self._converted(row, field, value)

    def _converted(self, row: Mapping[str, Any], field: Field, value: Any) -> Any:
        """A value of an earlier kind as one of today's, with everything that is new inside it."""
        before, shape = self.form.kinds.get(field.json, "").removesuffix("?"), field.shape.not_null()
        if value is None:
            return field.start() if not field.shape.nullable else None
        if before == spelled(shape):
            return value
        if field.model is not None and (shape.item or shape).kind == "object":
            return _filled(field.model, value)
        if not before or shape.kind in ("any", "array", "map", "object"):
            return value
        try:
            if shape.kind == "boolean":
                return {"true": True, "1": True, "false": False, "0": False}[str(value).lower()]
            if shape.kind == "integer":
                return int(Decimal(str(value)))
            if shape.kind == "number":
                return Decimal(str(value)) if shape.format == "decimal" else float(value)
            if shape.format == "amount":
                return as_amount(Decimal(str(value)))
            if shape.format == "date-time":
                return str(When.parse(str(value)))
            return json.dumps(value) if isinstance(value, bool | list | dict) else str(value)
        except (ArithmeticError, InvalidOperation, KeyError, TypeError, ValueError) as fault:
            raise self._unknown(row, field.name, f"{value!r} is no {shape.format or shape.kind}") from fault

    def _unknown(self, row: Mapping[str, Any], what: str, why: str) -> StoreError:
        return StoreError(
            f"{self.table.noun.name} {row['id']} of tenant {row['tenant']}: {what} cannot be worked out, for {why};"
            " its records are as they were. This needs a numbered step of migrations.py"
        )


def _filled(model: type[Record], value: Any) -> Any:
    """A model's values, those it did not have before too."""
    if isinstance(value, list):
        return [_filled(model, each) for each in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    fields = {field.json: field for field in model.fields.values()}
    given = {name: each for name, each in cast("dict[str, Any]", value).items() if name in fields}
    filled = {name: _filled(inner, each) if (inner := fields[name].model) else each for name, each in given.items()}
    return filled | {name: field.start() for name, field in fields.items() if name not in given}


def _load(connection: Connection, tenant: int, noun: str, id: Any) -> Resource | None:
    """Another record, as far as it is known already."""
    for each in noun.split(" | "):
        table = table_of(each)
        row = connection.one(table.select_one, {"tenant": tenant, "id": id})
        if row is not None:
            return table.record(row)
    return None
