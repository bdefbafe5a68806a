"""Which operations there are for what somebody wants, and what each of them takes and gives."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from truckroll.catalogue.shapes import Member, Shape
from truckroll.derive.operations import Operation, by_name
from truckroll.derive.searching import Index, said_of

BEST = 10
"""How many operations are shown for a search."""
MOST_FIELDS = 120
"""How many fields of an answer are described; deeper ones are then left out."""


class Unfit(ValueError):
    """What was asked for cannot be done as it was asked; the text says what to do instead."""


def known(wanted: str) -> Operation:
    """The operation of a name; Unfit names those that are spelled alike."""
    if wanted in by_name():
        return by_name()[wanted]
    near = get_close_matches(wanted, by_name(), 4, 0.5)
    raise Unfit(f"There is no operation {wanted!r}. {f'Near it: {near}. ' if near else ''}Use find_operations.")


@cache
def _index() -> Index:
    return Index(map(said_of, by_name().values()))


def find(words: str, api: str = "", most: int = BEST) -> list[Operation]:
    """The operations that a few words fit best, the best first."""
    scores = _index().scores(words) or _index().scores(words, every=False)
    known = list(by_name().values())
    best = [known[at] for at in sorted(scores, key=lambda at: (-scores[at], at))]
    return [operation for operation in best if api in ("", operation.api)][:most]


def brief(operation: Operation) -> dict[str, Any]:
    """An operation in a line."""
    return {
        "operation": operation.name,
        "does": operation.summary,
        "request": f"{operation.method} {operation.url}",
        "writes": operation.method != "GET",
    }


def described(operation: Operation) -> dict[str, Any]:
    """All that one needs to know to use an operation."""
    answer = rows_of(operation) or operation.answer
    told = brief(operation) | {
        "needs_scope": operation.scope,
        "parameters": [
            {"name": each.name, "type": type_of(each.shape), "required": each.required, "about": each.description}
            for each in operation.parameters
            if each.name != "tenant"
        ],
    }
    if operation.body is not None:
        told["body"] = list(_fields(operation.body))[:MOST_FIELDS]
    if answer is not None:
        told["each_row" if rows_of(operation) else "answer"] = list(_fields(answer))[:MOST_FIELDS]
    return told


def rows_of(operation: Operation) -> Shape | None:
    """The shape of each row, of an operation that answers with several."""
    answer = operation.answer
    if answer is None:
        return None
    if answer.kind == "array":
        return answer.item
    if any(member.name == "hasMore" for member in answer.members):
        return next((member.shape.item for member in answer.members if member.name == "data"), None)
    return None


def _fields(shape: Shape, before: str = "", depth: int = 0) -> Iterator[dict[str, Any]]:
    """The fields of a shape, those inside of others with a dotted name."""
    inner = shape.item if shape.kind == "array" and shape.item else shape
    for member in inner.members:
        yield _field(member, before)
        if depth < 2:
            yield from _fields(member.shape, f"{before}{member.name}.", depth + 1)


def _field(member: Member, before: str) -> dict[str, Any]:
    told: dict[str, Any] = {"name": before + member.name, "type": type_of(member.shape), "about": member.description}
    return told | ({"required": True} if member.required else {})


def type_of(shape: Shape) -> str:
    """A type in a word or two."""
    if shape.kind == "array":
        return f"list of {type_of(shape.item)}" if shape.item else "list"
    word = shape.format or shape.kind
    if shape.values:
        word = f"one of {', '.join(shape.values)}"
    return f"{word} or null" if shape.nullable else word
