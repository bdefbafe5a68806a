"""Tables and indexes as they are and as they should be, and what has to change between the two."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from truckroll.store.errors import StoreError
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

BEFORE = "was__"
"""How the name of a column begins that keeps what another kind of column kept, until all is worked out from it."""

_TABLE = re.compile(r"create table (?:if not exists )?\"?(\w+)\"? \((.*)\)([^()]*)$", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_INDEX = re.compile(r"create (unique )?index if not exists (\w+) on (\w+) \(([^)]*)\)(.*)$", re.DOTALL)
_FORM = re.compile(r"/\* form: (.*?) \*/\s*$", re.DOTALL)
_CONSTRAINT = re.compile(r"(primary key|unique|check|foreign key)\b", re.IGNORECASE)

_LONGEST = 63
"""Letters of a name that PostgreSQL keeps."""

Harm = Literal["", "older", "loss"]
"""Whom a change harms: nobody, programs of the earlier version that still serve, or values that are forgotten."""


@dataclass(frozen=True)
class Index:
    """What finds rows of a table."""

    table: str
    columns: tuple[str, ...]
    unique: bool
    statement: str = ""


@dataclass
class Table:
    """Columns by name, with what follows each name; the form says how a noun's records are kept in it."""

    columns: dict[str, str] = field(default_factory=dict[str, str])
    statement: str = ""
    form: str = ""


@dataclass
class Schema:
    """Tables and indexes by name."""

    tables: dict[str, Table] = field(default_factory=dict[str, Table])
    indexes: dict[str, Index] = field(default_factory=dict[str, Index])


@dataclass(frozen=True)
class Change:
    """One thing to change, in words and in SQL that may be said twice."""

    words: str
    statements: tuple[str, ...]
    harm: Harm = ""
    beside: bool = False
    """Whether it reads a table in which others write meanwhile, if the engine lets them."""
    late: bool = False
    """Whether it waits until every record is worked out anew, and no program of the earlier version serves."""


def wanted(statements: Iterable[str]) -> Schema:
    """The schema that statements make; what they are besides tables and indexes is not looked at."""
    schema = Schema()
    for statement in statements:
        if found := _INDEX.match(statement):
            unique, name, table, columns, _ = found.groups()
            schema.indexes[name] = Index(
                table, tuple(each.strip() for each in columns.split(",")), bool(unique), statement
            )
        elif found := _TABLE.match(_COMMENT.sub("", statement).strip()):
            form = _FORM.search(statement)
            columns = (part.partition(" ") for part in declared(statement) if not _CONSTRAINT.match(part))
            named = {name.strip('"'): rest for name, _, rest in columns}
            schema.tables[found[1]] = Table(named, statement, form[1] if form else "")
    return schema


def declared(statement: str) -> list[str]:
    """The columns and the constraints of a table, as its statement has them."""
    found = _TABLE.match(_COMMENT.sub("", statement).strip())
    parts = re.split(r",(?![^(]*\))", found[2]) if found else []
    return [said for part in parts if (said := " ".join(part.split()))]


def found(connection: Connection, engine: Literal["sqlite", "postgres"]) -> Schema:
    """The schema that is in a store."""
    sql, schema = queries(f"{engine}_catalog"), Schema()
    for table, column, kind in connection.execute(sql["columns"]):
        schema.tables.setdefault(table, Table()).columns[column] = kind
    for name, table, unique, column in connection.execute(sql["index_columns"]):
        before = schema.indexes.get(name)
        schema.indexes[name] = Index(table, (*(before.columns if before else ()), column), bool(unique))
    return schema


def difference(is_: Schema, should: Schema, remembered: Mapping[str, str]) -> list[Change]:
    """What has to change, in the order in which it can be done; `remembered` are the forms of each noun's table.

    StoreError for what nobody can work out: that needs a numbered step.
    """
    changes = [*_of_tables(is_, should), *_of_indexes(is_, should)]
    return sorted([*changes, *_gone(is_, should, remembered)], key=lambda change: change.late)


def _of_tables(is_: Schema, should: Schema) -> Iterable[Change]:
    for name, table in should.tables.items():
        there = is_.tables.get(name)
        if there is None:
            yield Change(f"makes the table {name}", (table.statement,))
            continue
        if _other_values(there, table):
            yield Change(f"makes the table {name} anew", (f'drop table "{name}"', table.statement), "older")
            continue
        new = [column for column in table.columns if column not in there.columns]
        if new:
            statements = tuple(
                f'alter table "{name}" add column {column} {_addable(name, table, column)}' for column in new
            )
            yield Change(f"adds to {name}: {', '.join(new)}", statements)
        if not table.form:
            continue
        for column, declared in table.columns.items():
            if column in there.columns and there.columns[column] != _kind(declared):
                yield _of_another_kind(is_, name, column, table)
        if gone := [column for column in there.columns if column not in table.columns]:
            seen = any(not column.startswith(BEFORE) for column in gone)
            yield Change(
                f"drops of {name}: {', '.join(gone)}",
                (
                    *_without_indexes(is_, name, gone),
                    *(f'alter table "{name}" drop column {column}' for column in gone),
                ),
                "older" if seen else "",
                late=True,
            )


def _other_values(there: Table, table: Table) -> bool:
    """Whether a table of a list's values keeps another kind of them; it is filled from the records again."""
    value = table.columns.get("value", "")
    return "__" in table.statement.split("(")[0] and there.columns.get("value") != _kind(value)


def _of_another_kind(is_: Schema, name: str, column: str, table: Table) -> Change:
    if column in ("id", "tenant", "seq", "active", "created", "modified", "body", "external", "internal"):
        raise StoreError(f"{name}.{column} would have to become another kind of value, which needs a numbered step")
    kept = f"{BEFORE}{column}"
    return Change(
        f"makes {name}.{column} {_kind(table.columns[column])}",
        (
            *_without_indexes(is_, name, [column]),
            f'alter table "{name}" rename column {column} to {kept}',
            f'alter table "{name}" add column {column} {table.columns[column]}',
        ),
        "older",
    )


def _without_indexes(is_: Schema, table: str, columns: Sequence[str]) -> Iterable[str]:
    for name, index in is_.indexes.items():
        if index.table == table and set(index.columns) & set(columns):
            yield f"drop index if exists {name}"


def _addable(name: str, table: Table, column: str) -> str:
    declared = table.columns[column]
    if "not null" in declared and "default" not in declared:
        raise StoreError(f"{name}.{column} is new and may not be empty, and there is no migration for that")
    return declared


def _of_indexes(is_: Schema, should: Schema) -> Iterable[Change]:
    renewed = {name for name, index in is_.indexes.items() if _is_renamed(is_, should, index)}
    for name, index in should.indexes.items():
        there = is_.indexes.get(name) or is_.indexes.get(name[:_LONGEST])
        # One that an earlier program made may hold the records with nothing there, too, and finds the same.
        if there is not None and name not in renewed and (there.columns, there.unique) == (index.columns, index.unique):
            continue
        old_table = index.table in is_.tables
        drop = (f"drop index if exists {name}",) if there or old_table else ()
        guards = old_table and (index.unique or (there is not None and there.unique)) and not name.endswith("_by_seq")
        harm: Harm = "older" if guards else ""
        yield Change(f"makes the index {name}", (*drop, index.statement), harm, beside=old_table)


def _is_renamed(is_: Schema, should: Schema, index: Index) -> bool:
    """Whether an index goes with a column that becomes another kind of value."""
    there, table = is_.tables.get(index.table), should.tables.get(index.table)
    if there is None or table is None or not table.form:
        return False
    return any(
        column in there.columns and column in table.columns and there.columns[column] != _kind(table.columns[column])
        for column in index.columns
    )


def _gone(is_: Schema, should: Schema, remembered: Mapping[str, str]) -> Iterable[Change]:
    nouns = {name for name, table in should.tables.items() if table.form}
    kept = {*should.indexes, *(name[:_LONGEST] for name in should.indexes)}
    for name, index in is_.indexes.items():
        if index.table in nouns and name not in kept and not _goes_with_a_column(should, index):
            yield Change(f"drops the index {name}", (f"drop index if exists {name}",), "older" if index.unique else "")
    for name in is_.tables:
        if name not in should.tables and name.partition("__")[0] in nouns and "__" in name:
            yield Change(f"drops the table {name}", (f'drop table if exists "{name}"',), "older", late=True)
    for name in remembered:
        if name not in should.tables and name in is_.tables:
            links = [each for each in is_.tables if each.startswith(f"{name}__")]
            drops = tuple(f'drop table if exists "{each}"' for each in (name, *links))
            yield Change(f"forgets every record of {name}", drops, "loss", late=True)


def _goes_with_a_column(should: Schema, index: Index) -> bool:
    return any(column not in should.tables[index.table].columns for column in index.columns)


def _kind(declared: str) -> str:
    return declared.split(" ")[0]
