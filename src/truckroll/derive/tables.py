"""How each noun is kept: one table with the same columns, a typed column per filter, and its records as ready text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import msgspec

from truckroll.catalogue.fields import Field
from truckroll.catalogue.registry import nouns
from truckroll.catalogue.resource import Noun, Resource
from truckroll.catalogue.shapes import Shape
from truckroll.catalogue.time import When, ticks_of
from truckroll.catalogue.types import as_amount
from truckroll.derive.operations import load

ATTACHED = """json_extract(r.external, '$."' || :app || '"')"""
"""The SQL for what the app `:app` attached to a record."""
COMMON = ("tenant", "id", "seq", "active", "created", "modified")
_BUILT_IN = {"id": "id", "active": "active", "created_on": "created", "modified_on": "modified"}
_WORDS_OF_SQL = frozenset((
    "all", "case", "check", "column", "default", "desc", "end", "from", "group", "index", "limit", "order", "primary",
    "references", "select", "table", "to", "transaction", "union", "unique", "user", "values", "when", "where",
))  # fmt: skip
_encode = msgspec.json.Encoder(decimal_format="number").encode
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


def snake(word: str) -> str:
    """`JobCanceledLog` as `job_canceled_log`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", word).lower()


def column_name(field: Field) -> str:
    """The column that keeps a field; a word of SQL's own gets a trailing underscore."""
    name = _BUILT_IN.get(field.name, field.name)
    return f"{name}_" if name in _WORDS_OF_SQL else name


def into_column(shape: Shape) -> Callable[[Any], Any] | None:
    """How a column keeps a value: moments as ticks, money as ten-thousandths, truth as 0 or 1; None is as it is."""
    if shape.format == "date-time":
        return ticks_of
    if shape.format in ("decimal", "amount"):
        return lambda value: int(Decimal(str(value)).scaleb(4))
    if shape.kind == "number":
        return float  # a number that comes out of a kept text is a Decimal
    return int if shape.kind == "boolean" else None


def to_column(shape: Shape, value: Any) -> Any:
    """A value as its column keeps it."""
    into = into_column(shape)
    return value if value is None or into is None else into(value)


def from_column(shape: Shape, value: Any) -> Any:
    """What a column keeps as the value of a record: the other way of `to_column`."""
    if value is None:
        return None
    if shape.format == "date-time":
        return str(When.of(value))
    if shape.format == "decimal":
        return Decimal(value).scaleb(-4)
    if shape.format == "amount":
        return as_amount(Decimal(value).scaleb(-4))
    return bool(value) if shape.kind == "boolean" else value


@dataclass(frozen=True)
class Table:
    """The table of one noun: its statements, and how records become rows and come back."""

    resource: type[Resource]

    @property
    def noun(self) -> Noun:
        """The noun kept here."""
        return self.resource.noun

    @cached_property
    def name(self) -> str:
        """`jpm_job`."""
        return f"{self.noun.family}_{snake(self.noun.word)}"

    @property
    def id_type(self) -> str:
        """What ids are in SQL."""
        return "text" if self.noun.guid else "integer"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The typed columns beside those that every table has."""
        return tuple(column_name(field) for field in self.noun.columns)

    @cached_property
    def _beside_body(self) -> tuple[Field, ...]:
        body = {field.name for field in self.noun.body}
        return tuple(field for field in self.noun.columns if field.name not in body)

    @cached_property
    def _internal(self) -> tuple[Field, ...]:
        kept = {f.name for f in (*self.noun.body, *self._beside_body)} | _BUILT_IN.keys()
        fields = self.resource.fields.values()
        return tuple(f for f in fields if f.name not in kept and f.shape.format != "external-data")

    @cached_property
    def _columns(self) -> tuple[tuple[str, str, Callable[[Any], Any] | None], ...]:
        """Its typed columns, the field of each, and how it is kept there."""
        return tuple((column_name(f), f.json, into_column(f.shape)) for f in self.noun.columns)

    @cached_property
    def never_null(self) -> tuple[Field, ...]:
        """The fields that each record has a value of."""
        return tuple(f for f in self.resource.fields.values() if not f.shape.nullable)

    @cached_property
    def external(self) -> Field | None:
        """The field that keeps what apps attached, if the noun has one."""
        return next((f for f in self.resource.fields.values() if f.shape.format == "external-data"), None)

    @cached_property
    def form(self) -> str:
        """How records are kept, in a line: what stands where, and of what kind; another form makes other rows."""
        places = {"body": self.noun.body, "beside": self._beside_body, "internal": self._internal}
        said = [(place, [f"{f.json}:{spelled(f.shape)}" for f in fields]) for place, fields in places.items()]
        found = [*(column_name(f) for f in self.noun.columns), *(f"{f.name}[]" for f in self.noun.lists)]
        return " | ".join(" ".join((place, *words)) for place, words in (*said, ("found", found)))

    @cached_property
    def links(self) -> Mapping[str, Field]:
        """The tables that hold the values of list fields that a list can be asked for."""
        return {f"{self.name}__{field.name}": field for field in self.noun.lists}

    def ddl(self) -> list[str]:
        """The statements that make the table, its indexes and its link tables."""
        typed = "".join(f", {column_name(f)} {sql_type(f.shape)}" for f in self.noun.columns)
        statements = [
            f"create table if not exists {self.name} (tenant integer not null, id {self.id_type} not null,"
            f" seq integer not null, active integer not null, created integer not null,"
            f" modified integer not null{typed},"
            " body text not null, external text, internal text, primary key (tenant, id)) strict"
            f" /* form: {self.form} */",
            f"create unique index if not exists {self.name}_by_seq on {self.name} (tenant, seq)",
        ]
        if self.noun.key != ("id",):
            keys = ", ".join(column_name(self.resource.fields[name]) for name in self.noun.key)
            statements.append(f"create unique index if not exists {self.name}_by_key on {self.name} (tenant, {keys})")
        seen = (self.noun, *(view.noun for view in self.noun.views))
        lists = any(rule.act == "list" for noun in seen for rule in noun.rules)
        wanted = ["active"] if lists else []
        wanted += [
            c for c in ("created", "modified") if lists and any(f.name == c for n in seen for f in n.filters.own)
        ]
        asked = {f.field.name for n in seen for f in n.filters.own if f.field is not None} if lists else set[str]()
        wanted += [column_name(f) for f in self.noun.columns if f.name in asked or _selects(f.shape)]
        # Nobody looks for what is not there, and most references of a new record are not: only a sort walks past them.
        walked = {name for noun in seen for name in (*noun.sort, *noun.order_by)}
        sparse = {column_name(f) for f in self.noun.columns if f.shape.nullable and f.name not in walked}
        # With `active` at its end an index answers by itself which rows a page, however far back, is made of.
        statements += [
            f"create index if not exists {self.name}_by_{column} on {self.name}"
            f" (tenant, {column}, id{'' if column == 'active' else ', active'})"
            f"{f' where {column} is not null' if column in sparse else ''}"
            for column in dict.fromkeys(wanted)
        ]
        for link, field in self.links.items():
            assert field.shape.item is not None
            statements += [
                f"create table if not exists {link} (tenant integer not null,"
                f" value {sql_type(field.shape.item)} not null,"
                f" id {self.id_type} not null, primary key (tenant, value, id)) strict, without rowid",
                f"create index if not exists {link}_by_id on {link} (tenant, id)",
            ]
        return statements

    @cached_property
    def insert(self) -> str:
        """Keep a new record."""
        names = (*COMMON, *self.columns, "body", "external", "internal")
        return f"insert into {self.name} ({', '.join(names)}) values ({', '.join(':' + name for name in names)})"

    @cached_property
    def update(self) -> str:
        """Keep a record's new version."""
        names = ("seq", "active", "modified", *self.columns, "body", "external", "internal")
        sets = ", ".join(f"{name} = :{name}" for name in names)
        return f"update {self.name} set {sets} where tenant = :tenant and id = :id"

    @cached_property
    def select(self) -> str:
        """What `record` reads, to be followed by conditions."""
        beside = "".join(f", {column_name(f)}" for f in self._beside_body)
        return f"select id, active, created, modified, body, external, internal{beside} from {self.name}"

    @cached_property
    def select_one(self) -> str:
        """`select` for the record of one id."""
        return f"{self.select} where tenant = :tenant and id = :id"

    @cached_property
    def retire(self) -> str:
        """Put a record's present version among the replaced ones, as the feed shows it."""
        return (
            "insert into replaced (tenant, noun, seq, id, active, modified, replaced_on, body)"
            f" select tenant, '{self.name}', seq, id, active, modified, :now, {self.row} from {self.name} r"
            " where tenant = :tenant and id = :id"
        )

    def values(self, record: Resource) -> dict[str, Any]:
        """A record as the values of its row."""
        kept = record.values
        row = {
            name: value if value is None or into is None else into(value)
            for name, json, into in self._columns
            for value in (kept[json],)
        }
        row["body"] = _members({f.json: kept[f.json] for f in self.noun.body})
        internal = {f.json: kept[f.json] for f in self._internal if kept[f.json] is not None}
        row["internal"] = _members(internal) if internal else None
        row["external"] = _text(kept[self.external.json]) if self.external and kept[self.external.json] else None
        return row

    def record(self, row: tuple[Any, ...]) -> Resource:
        """A row of `select` as a record."""
        id, active, created, modified, body, external, internal, *beside = row
        values: dict[str, Any] = _decode(f"{{{body}}}")
        values |= {f.json: from_column(f.shape, value) for f, value in zip(self._beside_body, beside, strict=True)}
        if internal:
            values |= _decode(f"{{{internal}}}")
        if self.external:
            values[self.external.json] = _decode(external) if external else {}
        values |= {"id": id, "active": bool(active)}
        for name, ticks in (("createdOn", created), ("modifiedOn", modified)):
            if name not in values:
                values[name] = str(When.of(ticks))
        return self.resource.of(values)

    def item(self, noun: Noun | None = None) -> str:
        """The SQL for a record as get and list show it, or as a view does; `:app` is whose external data is shown."""
        noun = noun or self.noun
        if noun.word not in self._items:
            self._items[noun.word] = self._text_of(noun.item, f"coalesce({ATTACHED}, '[]')")
        return self._items[noun.word]

    @cached_property
    def _items(self) -> dict[str, str]:
        return {}

    @cached_property
    def row(self) -> str:
        """The SQL for a record as the feed shows it."""
        return self._text_of(self.noun.row, "'[]'")

    def _text_of(self, fields: tuple[Field, ...], external: str) -> str:
        # A record's body is its largest part: `concat` copies it once, and every `||` would copy it once more.
        body = {field.name for field in self.noun.body}
        rest = "".join(f"',' || {self._member(field, external)} || " for field in fields if field.name not in body)
        return f"concat('{{', r.body, {rest}'}}')"

    def _member(self, field: Field, external: str) -> str:
        """The SQL for a member of a record's text that is not in its body."""
        column = f"r.{column_name(field)}"
        if field.shape.kind == "boolean":
            name = f'"{field.json}"'
            return f"case {column} when 1 then '{name}:true' when 0 then '{name}:false' else '{name}:null' end"
        if field.shape.format == "external-data":
            column = external
        elif field.shape.kind == "integer":
            column = f"coalesce(cast({column} as text), 'null')"
        elif field.shape.format == "decimal":
            sign, size = f"case when {column} < 0 then '-' else '' end", f"abs({column})"
            digits = f"cast({size} / 10000 as text) || '.' || substr(cast(10000 + {size} % 10000 as text), 2)"
            column = f"coalesce({sign} || {digits}, 'null')"
        else:
            column = f"json_quote({column})"
        return f"'\"{field.json}\":' || {column}"


def sql_type(shape: Shape) -> str:
    """What a value's column is in SQL."""
    if shape.kind in ("boolean", "integer") or shape.format in ("date-time", "decimal", "amount"):
        return "integer"
    return "real" if shape.kind == "number" else "text"


def spelled(shape: Shape) -> str:
    """A kind of value in a word: `int64`, `string?`, `[{name:string,value:string?}]`."""
    inside = f"[{spelled(shape.item)}]" if shape.item else shape.format or shape.kind
    if shape.members:
        inside = "{" + ",".join(f"{member.name}:{spelled(member.shape)}" for member in shape.members) + "}"
    return inside + "?" * shape.nullable


def _selects(shape: Shape) -> bool:
    """Whether an index on such a column finds few rows; states and priorities find many."""
    return (
        bool(shape.noun)
        or shape.format in ("date-time", "int64")
        or (shape.kind == "string" and not shape.values and shape.format != "amount")
    )


def _text(value: Any) -> str:
    return _encode(value).decode()


def _members(values: dict[str, Any]) -> str:
    return _text(values)[1:-1]


_tables: dict[str, Table] = {}


def table_of(noun: str) -> Table:
    """The table of a noun, by the noun's name."""
    if noun not in _tables:
        if noun not in nouns:
            load()
        _tables[noun] = Table(nouns[noun])
    return _tables[noun]


def all_tables() -> list[Table]:
    """The tables of every noun there is."""
    load()
    return [table_of(name) for name in sorted(nouns)]


def schema() -> list[str]:
    """All statements that make the tables of tenant data."""
    return [statement for table in all_tables() for statement in table.ddl()]
