"""Which operations there are for what somebody wants, and what each of them takes and gives."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from truckroll.catalogue.shapes import Member, Shape
from truckroll.derive.operations import Operation, all_operations

BEST = 10
"""How many operations are shown for a search."""
MOST_FIELDS = 120
"""How many fields of an answer are described; deeper ones are then left out."""
_WORD = re.compile(r"[a-z]+|\d+")
_SILENT = frozenset({"a", "an", "and", "by", "for", "from", "get", "in", "is", "its", "of", "the", "to", "with"})


class Unfit(ValueError):
    """What was asked for cannot be done as it was asked; the text says what to do instead."""


@cache
def operations() -> dict[str, Operation]:
    """Every operation by its name, such as `jpm.Jobs_GetList`."""
    return {name(operation): operation for operation in all_operations()}


def name(operation: Operation) -> str:
    """What an operation is called here."""
    return f"{operation.api}.{operation.operation_id}"


def known(wanted: str) -> Operation:
    """The operation of a name; Unfit names those that are spelled alike."""
    if wanted in operations():
        return operations()[wanted]
    near = get_close_matches(wanted, operations(), 4, 0.5)
    raise Unfit(f"There is no operation {wanted!r}. {f'Near it: {near}. ' if near else ''}Use find_operations.")


def find(words: str, api: str = "", most: int = BEST) -> list[Operation]:
    """The operations that a few words fit best, the best first."""
    wanted = {_singular(word) for word in _WORD.findall(words.lower())} - _SILENT
    scored = [
        (_score(wanted, operation), -at, operation)
        for at, operation in enumerate(operations().values())
        if not api or operation.api == api
    ]
    best = sorted((each for each in scored if each[0] > 0), key=lambda each: each[:2], reverse=True)
    return [operation for _, _, operation in best[:most]]


def _score(wanted: set[str], operation: Operation) -> float:
    """How many of the words an operation has, in its name and path more than in what is said of it."""
    near, far = _words(name(operation))
    hits = sum(3 if word in near else 1 if word in far else 0 for word in wanted)
    return hits / (1 + 0.05 * len(near)) if hits else 0


@cache
def _words(named: str) -> tuple[frozenset[str], frozenset[str]]:
    operation = operations()[named]
    spelled = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", f"{operation.operation_id} {operation.path} {operation.api}")
    near = {_singular(word) for word in _WORD.findall(spelled.lower())} - {"tenant", "v"}
    doing = {"GET": "read show", "POST": "create add", "DELETE": "delete remove"}.get(operation.method, "update change")
    said = f"{operation.summary} {doing} {' '.join(parameter.name for parameter in operation.parameters)}"
    far = {_singular(word) for word in _WORD.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", said).lower())}
    return frozenset(near), frozenset(far)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def brief(operation: Operation) -> dict[str, Any]:
    """An operation in a line."""
    return {
        "operation": name(operation),
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
