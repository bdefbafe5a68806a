"""A page of a list, and one record: ready text, found by the columns and indexes that the noun's filters have."""

import json
from dataclasses import dataclass
from typing import Any, cast

from truckroll.catalogue.fields import Field
from truckroll.catalogue.filters import Filter
from truckroll.catalogue.resource import Noun
from truckroll.catalogue.transaction import AtLeast, AtMost, Containing, MoreThan, Not, Some
from truckroll.catalogue.types import Between
from truckroll.derive.tables import ATTACHED, Table, column_name, table_of, to_column
from truckroll.store.protocol import Connection


@dataclass(frozen=True)
class Slice:
    """Records joined by commas, whether there are more after them, how many in all if that was asked, and their ids.

    A noun that says by a rule what lists show has ids alone.
    """

    rows: bytes
    more: bool
    total: int | None
    ids: list[Any]


class Conditions:
    """Conditions of one list in SQL, and the values they name."""

    def __init__(self, table: Table, tenant: int, app: str, noun: Noun | None = None, alias: str = "r") -> None:
        self.table = table
        self.alias = alias
        self.noun = noun or table.noun
        self.sql = ""
        self.values: dict[str, Any] = {"tenant": tenant, "app": app or None}

    def value(self, value: Any) -> str:
        """Give a value a name of its own."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def active(self, which: str) -> None:
        """Rows that are active, or are not; beside other conditions its index, which selects little, is not used."""
        if which != "Any":
            self.sql += f" and {'+' if self.sql else ''}r.active = {int(which == 'True')}"

    def equal(self, name: str, value: Any) -> None:
        """Rows whose field has this value."""
        field = self.table.resource.fields[name]
        self._test(f"r.{column_name(field)}", field, value)

    def among(self, column: str, values: list[Any]) -> None:
        """Rows whose column has one of the values."""
        names = ", ".join(self.value(value) for value in values) or "null"
        self.sql += f" and {column} in ({names})"

    def own(self, asked: Filter, value: Any, **more: Any) -> None:
        """Rows that a filter of the noun lets through."""
        if asked.rule is not None:
            self.some(asked.rule(self.table.resource, value, **more))
            return
        assert asked.field is not None
        shape = asked.field.shape
        match asked.test:
            case "holds any":
                self._holds(asked.field, value)
            case "among":
                self.among(
                    f"r.{column_name(asked.field)}", [to_column(shape, _spelled(asked.field, item)) for item in value]
                )
            case "contains":
                self._test(f"r.{column_name(asked.field)}", asked.field, Containing(value))
            case "named values":
                self._noted(asked.field, value, **more)
            case _:
                self._test(f"r.{column_name(asked.field)}", asked.field, value)

    def some(self, condition: Some) -> None:
        """Rows for which some record of another noun (or the row itself) has these values."""
        if not condition.noun:
            for name, value in condition.where.items():
                self._is(name, value)
            return
        other = table_of(condition.noun)
        fields = other.resource.fields
        joins = [(name, value) for name, value in condition.where.items() if isinstance(value, Field)]
        inner = Conditions(other, self.values["tenant"], "", alias=f"{self.alias}x")
        inner.values = self.values
        for name, value in condition.where.items():
            if isinstance(value, Some):
                inner.some(value)
            elif not isinstance(value, Field):
                inner._is(name, value)
        (name, outer), *rest = joins
        for also, field in rest:
            inner.sql += f" and {inner.alias}.{column_name(fields[also])} = {self.alias}.{column_name(field)}"
        self.sql += (
            f" and ({self.alias}.{column_name(outer)} in"
            f" (select {inner.alias}.{column_name(fields[name])} from {other.name} {inner.alias}"
            f" where {inner.alias}.tenant = :tenant{inner.sql}))"
            # what points nowhere has no such record, either; `not in` would leave it out
            f"{'' if condition.present else ' is not true'}"
        )

    def _noted(self, field: Field, values: dict[str, str], operator: str = "And") -> None:
        """Rows on which these values are noted under these names: all of them, or (`Or`) any."""
        noted = f"json_each('{{' || r.body || '}}', '$.{field.json}') n"
        tests = [
            f"exists (select 1 from {noted} where"
            f" casefold(json_extract(n.value, '$.name')) = {self.value(name.casefold())}"
            f" and json_extract(n.value, '$.value') = {self.value(value)})"
            for name, value in values.items()
        ]
        self.sql += f" and ({f' {operator} '.join(tests)})"

    def external(self, key: str, values: list[str]) -> None:
        """Rows to which the calling app attached one of these values under a key."""
        names = ", ".join(self.value(value) for value in values) or "null"
        self.sql += (
            f" and exists (select 1 from json_each({ATTACHED}) e"
            f" where json_extract(e.value, '$.key') = {self.value(key)}"
            f" and json_extract(e.value, '$.value') in ({names}))"
        )

    def _is(self, name: str, value: Any) -> None:
        """Rows whose field has this value; of a field that is a list, those that hold it."""
        field = self.table.resource.fields[name]
        if field.shape.kind == "array":
            self._holds(field, cast(list[Any], value) if isinstance(value, list) else [value])
        else:
            self._test(f"{self.alias}.{column_name(field)}", field, value)

    def _holds(self, field: Field, values: list[Any]) -> None:
        names = ", ".join(self.value(value) for value in values) or "null"
        link = f"{self.table.name}__{field.name}"
        self.sql += f" and {self.alias}.id in (select id from {link} where tenant = :tenant and value in ({names}))"

    def _test(self, column: str, field: Field, value: Any) -> None:
        if isinstance(value, Between):
            asked = cast(Between[Any], value)
            if asked.since is not None:
                self.sql += f" and {column} >= {self.value(to_column(field.shape, asked.since))}"
            if asked.until is not None:
                self.sql += f" and {column} < {self.value(to_column(field.shape, asked.until))}"
            return
        match value:
            case AtLeast():
                self.sql += f" and {column} >= {self.value(to_column(field.shape, value.value))}"
            case AtMost():
                self.sql += f" and {column} <= {self.value(to_column(field.shape, value.value))}"
            case Containing():
                # SQLite's own lower() is quick, and knows no letters but those of ASCII
                small = "lower" if value.part.isascii() else "casefold"
                self.sql += f" and instr({small}({column}), {self.value(value.part.casefold())}) > 0"
            case MoreThan():
                self.sql += f" and {column} > {self.value(to_column(field.shape, value.value))}"
            case Not():
                self.sql += f" and {column} is distinct from {self.value(to_column(field.shape, value.value))}"
            case None:
                self.sql += f" and {column} is null"
            case list():
                asked = cast(list[Any], value)
                names = ", ".join(self.value(to_column(field.shape, item)) for item in asked if item is not None)
                empty = f" or {column} is null" if None in asked else ""
                self.sql += f" and ({column} in ({names or 'null'}){empty})"
            case _:
                self.sql += f" and {column} = {self.value(to_column(field.shape, value))}"


def _spelled(field: Field, asked: Any) -> Any:
    """A word as records have it; whoever asks need not mind its capitals."""
    return next((word for word in field.sent.values if word.lower() == str(asked).lower()), asked)


def order(table: Table, *by: tuple[str, bool]) -> str:
    """How a list is sorted: by fields, upwards or not, and by id among equals."""
    if by[-1][0] != "id":
        by = (*by, ("id", by[-1][1]))
    fields = table.resource.fields
    # what is empty comes first upwards, whichever engine sorts
    words = {True: ("", " nulls first"), False: (" desc", " desc nulls last")}
    return ", ".join(
        f"r.{column_name(fields[name])}{words[upwards][fields[name].shape.nullable]}" for name, upwards in by
    )


def select(connection: Connection, conditions: Conditions, by: str, *, page: int, size: int, count: bool) -> Slice:
    """A page of the rows that the conditions let through: ids first, from indexes, and then the text of those alone."""
    table = conditions.table
    scope = f"from {table.name} r where r.tenant = :tenant{conditions.sql}"
    values = {**conditions.values, "size": size + 1, "skip": (page - 1) * size}
    ids = [row[0] for row in connection.execute(f"select r.id {scope} order by {by} limit :size offset :skip", values)]
    rows = b""
    if ids and conditions.noun.told is None:
        found = connection.one(
            f"select cast(group_concat(text, ',') as blob) from (select {table.item(conditions.noun)} as text"
            f" from json_each(:ids) j cross join {table.name} r"
            f" where r.tenant = :tenant and r.id = cast(j.value as {table.id_type}) order by j.key) s",
            {"tenant": values["tenant"], "app": values["app"], "ids": json.dumps(ids[:size])},
        )
        assert found is not None
        rows = found[0]
    total = None
    if count:
        counted = connection.one(f"select count(*) {scope}", conditions.values)
        total = counted[0] if counted else 0
    return Slice(rows, len(ids) > size, total, ids[:size])


def item(connection: Connection, conditions: Conditions, id: int | str, *, gone: bool = False) -> bytes | None:
    """One record as get shows it; an inactive one is gone unless its shape says so, or `gone` ones are asked for."""
    table, noun = conditions.table, conditions.noun
    shown = "" if gone or noun.shows_active else " and r.active = 1"
    row = connection.one(
        f"select {table.item(noun)} from {table.name} r where r.tenant = :tenant and r.id = :id{shown}{conditions.sql}",
        {**conditions.values, "id": id},
    )
    return row[0].encode() if row else None
