"""A spool file as rows with the catalogue's types.

Nothing is lost on the way and nothing is guessed: a value lands in its column if the column holds it exactly. What it
cannot hold leaves the column null and stands in `_extra` as it came, beside the members that the catalogue does not
know. Two readings lead there. The plain one is one pass and fails where not all is well; the close one is for batches
that failed so, and knows for each value what it was.
"""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from truckroll.derive.feeds import Column

from .landing import EXTRA, Landing, literal, quoted
from .spool import TEMPLATE, Spool

if TYPE_CHECKING:
    import duckdb

STAGE = "temp.main.stage"
WHOLE = ("BIGINT", "INTEGER")
_OBJECTS = 1 << 16  # Bytes of a row that DuckDB is made ready for at least.


@dataclass(frozen=True)
class Oddity:
    """A member of some rows that is in `_extra`: not in the catalogue, or not of its column's type."""

    member: str
    rows: int
    type: str = ""

    def __str__(self) -> str:
        rows = f"{self.rows:,} row{'s' * (self.rows != 1)}"
        if self.type:
            return f"{self.member} is not {self.type} in {rows}: null there, the original is in {EXTRA}"
        return f"{self.member} is not in the catalogue: kept in {EXTRA} of {rows}"


def plain_rows(spool: Spool, landing: Landing) -> str:
    """The query that gives the rows of a spool file in one pass, and fails if one of them wants a closer look.

    The first line names every member that is known, with an object as its value where it is JSON and a text elsewhere.
    DuckDB takes its columns from that line and refuses to read a file with a member beyond them, which costs nothing;
    so every value comes as JSON or text.
    """
    columns = ", ".join(cast(column, quoted(column.json)) for column in landing.columns)
    whole = [column for column in landing.columns if column.type in WHOLE]
    others = (column for column in landing.columns if column.type not in WHOLE)
    doubts = [doubt for column in others if (doubt := changed(column, quoted(column.json)))]
    if whole:  # One look at all of them is quicker than twenty; 5.0 is found whole by the closer one.
        doubts.append(f"contains(concat_ws(' ', {', '.join(quoted(column.json) for column in whole)}), '.')")
    doubts += [f"{quoted(column.json)} is null" for column in landing.columns if column.name in landing.key]
    doubt = " or ".join(f"({doubt})" for doubt in doubts)  # What is null is no doubt: `case` takes it for false.
    reader = _reader("read_json", spool, "sample_size=1, records=true, convert_strings_to_integers=false, ")
    return (
        f"select {columns}, case when {doubt} then error('a row wants a closer look')::json end"
        f" from {reader} where {quoted(TEMPLATE)} is null"
    )


@contextmanager
def typed_rows(
    connection: "duckdb.DuckDBPyConnection", spool: Spool, landing: Landing
) -> Generator[tuple[str, list[Oddity]]]:
    """The query that gives the rows of a spool file, and what is odd about them, for whoever takes rows elsewhere."""
    import duckdb

    rows, oddities = plain_rows(spool, landing), list[Oddity]()
    try:
        connection.execute(f"create or replace temp table {STAGE} as {rows}")
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        oddities = stage_closely(connection, spool, landing)
    try:
        yield f"from {STAGE}", oddities
    finally:
        connection.execute(f"drop table if exists {STAGE}")


def stage_closely(connection: "duckdb.DuckDBPyConnection", spool: Spool, landing: Landing) -> list[Oddity]:
    """Fills the staging table with the rows of a spool file, what is odd kept as it came, and says what is odd."""
    reader = f"{_reader('read_json_objects', spool)} where not starts_with(json, {literal(_member(TEMPLATE))})"
    known = [column.json for column in landing.columns]
    members = connection.execute(
        f"select distinct unnest(json_keys(json)) as member from {reader} and json_type(json) = 'OBJECT' order by 1"
    ).fetchall()
    unknown = [member for (member,) in members if member not in known]
    columns: list[str] = []
    odd: list[str] = []
    for place, column in enumerate(landing.columns, 1):
        text, came = f"texts[{place}]", f"nullif(came[{place}], 'null')"
        if column.type == "JSON":
            columns.append(f"{came} as {quoted(column.name)}")
            continue
        doubt = f"json_type({came}) in ('OBJECT', 'ARRAY')" if column.type == "VARCHAR" else doubtful(column, text)
        columns.append(
            f"case when not coalesce({doubt}, false) then {typed(column, text)} end as {quoted(column.name)}"
        )
        odd.append(f"case when {doubt} then {literal(_member(column.json)[1:])} || {came} end")
    odd += [f"{literal(_member(member)[1:])} || came[{place}]" for place, member in enumerate(unknown, len(known) + 1)]
    extra = f"nullif(concat_ws(',', {', '.join(odd)}), '')" if odd else "null"
    paths = ", ".join(literal(_path(member)) for member in [*known, *unknown])
    connection.execute(
        f"create or replace temp table {STAGE} as select {', '.join(columns)},"
        f" case when json_type(json) <> 'OBJECT' then json else '{{' || {extra} || '}}' end::json as {EXTRA}"
        f" from (select json, json_extract(json, [{paths}])::varchar[] as came,"
        f" json_extract_string(json, [{paths}]) as texts from {reader})"
    )
    types = {column.json: column.type for column in landing.columns}
    found = connection.execute(
        f"select member, count(*) from (select unnest(json_keys({EXTRA})) as member from {STAGE}"
        f" where json_type({EXTRA}) = 'OBJECT') group by member order by member"
    ).fetchall()
    return [Oddity(member, rows, types.get(member, "")) for member, rows in found]


def cast(column: Column, text: str, how: str = "cast") -> str:
    """The text as its column's type, moments with an offset in UTC; what is none of it fails, or is null with
    `try_cast`."""
    if column.type == "VARCHAR":
        return text
    if column.type == "JSON":
        return f"{text}::json"
    if column.type == "TIMESTAMP_NS":  # A cast to it forgets an offset, the one with a time zone minds it.
        away = f"{how}({text} as timestamptz_ns)::timestamp_ns"
        return f"case when ends_with({text}, 'Z') then {how}({text} as timestamp_ns) else {away} end"
    return f"{how}({text} as {column.type})"


def typed(column: Column, text: str) -> str:
    """The text as its column's type, null if it is none of it; moments with an offset become UTC."""
    return cast(column, text, "try_cast")


def doubtful(column: Column, text: str) -> str:
    """Whether the column may not hold what came, judged by its text."""
    doubts = [changed(column, text, "try_cast")]
    if column.type not in ("VARCHAR", "JSON", "BOOLEAN"):
        doubts.append(f"({text} is not null and {typed(column, text)} is null)")
    return " or ".join(filter(None, doubts))


def changed(column: Column, text: str, how: str = "cast") -> str:
    """Whether a cast that does not fail gives something else than came; nothing where none does."""
    text = f"{text}::varchar" if column.type == "JSON" else text
    contained = f"({text} >= '{{' and {text} < '|' or {text} >= '[' and {text} < '\\')"
    if column.type == "VARCHAR":
        return f"({contained} and json_valid({text}))"
    if column.type == "JSON":
        return f"not {contained}"
    if column.type == "BOOLEAN":
        return f"{text} not in ('true', 'false')"
    if column.type in WHOLE:  # A cast rounds; a whole number with a point is still whole.
        return f"(contains({text}, '.') and not ends_with({text}, '.0'))"
    if column.type.startswith("DECIMAL"):
        width, scale = (int(part) for part in column.type[8:-1].split(","))
        return f"{how}({text} as {column.type}) <> {how}({text} as decimal(38, {38 - width + scale}))"
    if column.type == "DATE":
        midnight = f"try_cast({text} as date)::timestamp = try_cast({text} as timestamp)"
        return f"(length({text}) > 10 and not coalesce({midnight}, false))"
    return ""


def _reader(function: str, spool: Spool, settings: str = "") -> str:
    # DuckDB's threads each take twice as much of the file at a time, so less than its own 16 MB keeps all of them busy.
    longest = f", maximum_object_size={max(spool.longest, _OBJECTS)}"
    whole = ", map_inference_threshold=-1, field_appearance_threshold=0" if settings else ""
    return f"{function}({literal(str(spool.path))}, {settings}format='newline_delimited'{whole}{longest})"


def _member(name: str) -> str:
    return "{" + json.dumps(name, ensure_ascii=False) + ":"


def _path(member: str) -> str:
    return "/" + member.replace("~", "~0").replace("/", "~1")
