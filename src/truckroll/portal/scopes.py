"""Scopes as people choose and read them: for each API and each of its resources none, view or modify."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal

from truckroll.derive.operations import Operation, all_operations

Level = Literal["none", "view", "modify"]
FIELD = "scope."
"""What the fields of a form begin with whose value is the level of a resource."""

_EXPORT = "Export"
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True)
class Resource:
    """What a pair of scopes opens: `tn.jpm.jobs`, to look at (`:r`) and to change (`:w`)."""

    name: str
    title: str
    api: str
    letters: str
    """`r`, `w` or `rw`: the scopes that some operation asks for."""

    @property
    def levels(self) -> tuple[Level, ...]:
        """What can be chosen; what cannot be looked at can only be changed."""
        return ("none", *(("view",) if "r" in self.letters else ()), *(("modify",) if "w" in self.letters else ()))

    def scopes(self, level: str) -> list[str]:
        """The scopes that a level stands for; to modify includes to view."""
        letters = {"view": "r", "modify": self.letters}.get(level, "")
        return [f"{self.name}:{letter}" for letter in letters if letter in self.letters]

    def level(self, scopes: Iterable[str]) -> Level:
        """The level at which these scopes open it."""
        held = set(scopes)
        return "modify" if f"{self.name}:w" in held else "view" if f"{self.name}:r" in held else "none"


@cache
def resources() -> tuple[Resource, ...]:
    """Every resource that has a scope, by API."""
    of: dict[str, list[Operation]] = {}
    for operation in all_operations():
        of.setdefault(operation.scope.rpartition(":")[0], []).append(operation)
    found = [
        Resource(
            name,
            _title(operations),
            operations[0].family.title,
            "".join(sorted({operation.scope[-1] for operation in operations})),
        )
        for name, operations in of.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.api, each.title)))


def by_api(scopes: Iterable[str] | None = None) -> list[tuple[str, list[Resource]]]:
    """The resources of each API; only those that these scopes open, if they are given."""
    held = set(scopes) if scopes is not None else None
    shown = (each for each in resources() if held is None or each.level(held) != "none")
    return [(api, list(group)) for api, group in groupby(shown, lambda each: each.api)]


def chosen(fields: dict[str, str]) -> list[str]:
    """The scopes that a form asks for."""
    return [scope for each in resources() for scope in each.scopes(fields.get(FIELD + each.name, "none"))]


def others(scopes: Iterable[str]) -> list[str]:
    """Those of some scopes that no operation asks for."""
    known = {f"{each.name}:{letter}" for each in resources() for letter in each.letters}
    return [scope for scope in scopes if scope not in known]


def _title(operations: list[Operation]) -> str:
    """A resource is called as its operations are grouped; what is only exported, as its feed."""
    tags = sorted({tag for operation in operations for tag in operation.tags if tag != _EXPORT})
    names = tags or sorted({operation.operation_id.partition("_")[2] for operation in operations})
    return ", ".join(_WORDS.sub(" ", name) for name in names)
