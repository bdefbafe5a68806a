"""Statements over records: nouns are tables of one tenant's rows, and their fields the columns."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from truckroll.catalogue.registry import resolve
from truckroll.derive.tables import Table, column_name, table_of
from truckroll.store.protocol import Connection

_NOUN = re.compile(r"\b([a-z_]+\.[A-Z]\w*) ([a-z]\w*)")
_PARTS = 10_000
"""Of how many parts an amount is made that a column keeps."""


def select(connection: Connection, tenant: int, sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement; amounts and other fractions are exact up to 2**53 ten-thousandths."""
    rows = connection.execute(over_tables(sql), {**values, "tenant": tenant})
    return [tuple(_exact(value) if isinstance(value, float) else value for value in row) for row in rows]


def _exact(value: float) -> Decimal:
    return Decimal(round(value)).scaleb(-4)


@lru_cache(maxsize=1024)
def over_tables(sql: str) -> str:
    """The statement over the tables themselves; each is narrowed to the rows of `:tenant` wherever it is named."""
    tables = {alias: table_of(resolve(noun).noun.name) for noun, alias in _NOUN.findall(sql)}
    field = re.compile(rf"\b({'|'.join(tables)})\.(\w+)")
    used: dict[str, dict[str, str]] = {alias: {} for alias in tables}
    for alias, name in field.findall(sql):
        used[alias][name] = _column(tables[alias], name)
    sql = field.sub(lambda found: f"{found[1]}.{_called(tables[found[1]], found[2])}", sql)

    def rows(found: re.Match[str]) -> str:
        table, alias = tables[found[2]], found[2]
        columns = ", ".join(f"{column} as {_called(table, name)}" for name, column in used[alias].items()) or "id"
        return f"(select {columns} from {table.name} where tenant = :tenant) {alias}"

    return _NOUN.sub(rows, sql)


def _called(table: Table, name: str) -> str:
    return name if name == "body" else column_name(table.resource.fields[name])


def _column(table: Table, name: str) -> str:
    """A field as a column: the one it has, or else a look into the kept text."""
    if name == "body":
        return name
    field = table.resource.fields.get(name)
    if field is None:
        raise TypeError(f"{table.noun.name} has no field {name}")
    kind, amount = field.shape.kind, field.shape.format in ("decimal", "amount")
    column = column_name(field)
    if column in (*table.columns, "id", "active", "created", "modified"):
        if kind == "number" and not amount:
            return f"{column} * {_PARTS}"
        # the plus sign keeps the index on `active`, which selects next to nothing, out of the choice
        column = f"+{column}" if name == "active" else column
        return f"cast({column} as double precision)" if amount else column
    if field not in table.noun.body:
        raise TypeError(f"{table.noun.name}.{name} is kept where no statement looks; name it in the noun's `index`")
    text = f"json_extract('{{' || body || '}}', '$.{field.json}')"
    if amount or kind == "number":
        return f"round(cast({text} as double precision) * {_PARTS})"
    if kind == "boolean":
        return f"case cast({text} as text) when '1' then 1 when 'true' then 1 when '0' then 0 when 'false' then 0 end"
    return f"cast({text} as integer)" if kind == "integer" else text
