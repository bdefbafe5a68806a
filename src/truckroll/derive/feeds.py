"""The export feeds that follow from the nouns, and the warehouse tables they land in."""

from dataclasses import dataclass
from functools import cache

from truckroll.catalogue.shapes import Shape
from truckroll.derive.operations import operations_of_all


@dataclass(frozen=True)
class Column:
    """One column of a warehouse table: its name, the member of the row it comes from, and its DuckDB type."""

    name: str
    json: str
    type: str
    nullable: bool


@dataclass(frozen=True)
class Feed:
    """One export feed: where it is read, what identifies a row, and how it lands."""

    api: str
    name: str
    table: str
    path: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    scope: str


TYPES = {
    ("boolean", ""): "BOOLEAN",
    ("integer", "int32"): "INTEGER",
    ("integer", "int64"): "BIGINT",
    ("number", "double"): "DOUBLE",
    ("number", "decimal"): "DECIMAL(28, 8)",
    ("string", "date-time"): "TIMESTAMP_NS",
    ("string", "date"): "DATE",
}


def column_type(shape: Shape) -> str:
    """The DuckDB type of a value: nested values are JSON, times are UTC with all their decimals."""
    if shape.kind in ("array", "map", "object", "any"):
        return "JSON"
    return TYPES.get((shape.kind, shape.format), "VARCHAR")


@cache
def all_feeds(*families: str) -> tuple[Feed, ...]:
    """Every export feed there is, or of some families, in the order of their tables."""
    feeds: list[Feed] = []
    for operation in operations_of_all(*families):
        if operation.act != "feed" or operation.noun.feed.startswith("/"):
            continue  # the same feed at an older path is landed once
        noun, fields = operation.noun, operation.resource.fields
        schema = operation.api.replace("-", "_")
        feeds.append(
            Feed(
                api=operation.api,
                name=noun.feed,
                table=f"{schema}.{noun.feed.replace('-', '_').replace('/', '_')}",
                path=operation.url,
                key=tuple(fields[name].name for name in noun.key),
                columns=tuple(
                    Column(f.name.rstrip("_"), f.json, column_type(f.shape), f.shape.nullable) for f in noun.row
                ),
                scope=operation.scope,
            )
        )
    return tuple(sorted(feeds, key=lambda feed: feed.table))
