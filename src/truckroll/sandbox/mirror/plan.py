"""What of a tenant is read, and how: by feeds, by lists for what has none; what can be read as no whole is left."""

from dataclasses import dataclass
from functools import cache

from truckroll.catalogue.shapes import Shape
from truckroll.derive.operations import Operation, all_operations
from truckroll.derive.tables import Table, all_tables

INACTIVE_TOO = {"active": "Any", "activeOnly": "false", "includeInactive": "true"}


@dataclass(frozen=True)
class Source:
    """Where the records of a noun are read."""

    table: Table
    path: str
    feed: bool
    row: Shape
    by_change: bool
    """Whether a list is read in the order of its changes, from the last one on."""
    asked: tuple[tuple[str, str], ...]


@cache
def sources() -> tuple[Source, ...]:
    """Where each noun is read that can be read as a whole, in the order of their names."""
    by_noun: dict[str, list[Operation]] = {}
    for operation in all_operations():
        if operation.method == "GET" and operation.act in ("feed", "list"):
            by_noun.setdefault(operation.noun.name, []).append(operation)
    found = (_source(table, by_noun.get(table.noun.name, [])) for table in all_tables())
    return tuple(source for source in found if source is not None)


def unread() -> tuple[str, ...]:
    """The nouns that can be read as no whole."""
    read = {source.table.noun.name for source in sources()}
    return tuple(table.noun.name for table in all_tables() if table.noun.name not in read)


def _source(table: Table, operations: list[Operation]) -> Source | None:
    for operation in sorted(operations, key=lambda each: each.act):  # feed comes before list
        given = {parameter.name for parameter in operation.parameters}
        required = {parameter.name for parameter in operation.parameters if parameter.required}
        row = _row(operation)
        if required != {"tenant"} or row is None or (operation.act == "feed" and operation.noun.feed.startswith("/")):
            continue
        members = {member.name for member in row.members}
        if "id" not in members and table.noun.key == ("id",):
            continue
        asked = [(name, value) for name, value in INACTIVE_TOO.items() if name in given]
        by_change = operation.act == "list" and "modifiedOnOrAfter" in given and "modified_on" in operation.noun.sort
        if by_change and not operation.noun.sort_list:
            asked.append(("sort", "+ModifiedOn"))
        return Source(table, operation.url, operation.act == "feed", row, by_change, tuple(asked))
    return None


def _row(operation: Operation) -> Shape | None:
    if operation.answer is None:
        return None
    for member in operation.answer.members:
        if member.name == "data" and member.shape.item is not None and member.shape.item.kind == "object":
            return member.shape.item
    return None
