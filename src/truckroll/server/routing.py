"""From a method and a path to an operation; what names none is told which is nearest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import msgspec

from truckroll.derive.operations import Operation, all_operations
from truckroll.server import problems
from truckroll.server.problems import Problem

LEAST_ALIKE = 4
"""Words that a path must share with an operation's to be near it: its family, version, `tenant` and the tenant."""


@dataclass
class _Node:
    literal: "dict[str, _Node]" = field(default_factory=dict[str, "_Node"])
    parameter: "_Node | None" = None
    operations: dict[str, Operation] = field(default_factory=dict[str, Operation])
    names: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


class Route(msgspec.Struct, frozen=True):
    """An operation and the texts in its path, by the published names."""

    operation: Operation
    tenant: str
    path: dict[str, str]


class Router:
    """Every operation by its path."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        self._operations = list(operations)
        for operation in self._operations:
            self._add(operation, operation.url)
            if operation.family.also:
                self._add(operation, f"/{operation.family.also}{operation.path}")

    def _add(self, operation: Operation, url: str) -> None:
        node = self._root
        parts = url.strip("/").split("/")
        for segment in parts:
            if segment.startswith("{"):
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.literal.setdefault(segment, _Node())
        node.operations[operation.method] = operation
        node.names[operation.method] = tuple(part[1:-1] for part in parts if part.startswith("{"))

    def route(self, method: str, path: str) -> Route | Problem:
        """The operation that a request names, or the 404 or 405 that says which it may have meant."""
        found = self._find(self._root, path.strip("/").split("/"), 0, ())
        if found is None and (first := _of_first_version(path)) is not None:
            successor = self._successor(method, *first)
            title = f"V1 is no longer served.{f' It was replaced by {method} {successor}.' if successor else ''}"
            return problems.gone(title, successor)
        if found is None:
            return problems.not_found(f"There is no operation at this path.{self._nearest(method, path)}")
        node, texts = found
        operation = node.operations.get(method)
        if operation is None:
            allowed = tuple(sorted(node.operations))
            title = f"{method[:20]} is not offered at this path.{self._nearest(method, path)}"
            return problems.method_not_allowed(title, allowed)
        values = dict(zip(node.names[method], texts, strict=True))
        return Route(operation, values.pop("tenant"), values)

    def _find(
        self, node: _Node, segments: list[str], at: int, texts: tuple[str, ...]
    ) -> tuple[_Node, tuple[str, ...]] | None:
        while at < len(segments):
            segment, below, at = segments[at], node.literal.get(segments[at]), at + 1
            if below is not None:
                if node.parameter is None:
                    node = below
                    continue
                if found := self._find(below, segments, at, texts):
                    return found
            if node.parameter is None or not segment:
                return None
            node, texts = node.parameter, (*texts, segment)
        return (node, texts) if node.operations else None

    def _successor(self, method: str, family: str, below: list[str]) -> str | None:
        """Where the present version of an API does what the first one did under the same words."""
        for operation in self._operations:
            _, _, path = operation.path.partition("/tenant/{tenant}/")
            same = operation.family.path.startswith(f"{family}/") if family else True
            if same and operation.method == method and _words(path) == below:
                return operation.url
        return None

    def _nearest(self, method: str, path: str) -> str:
        """A sentence that names the operation with the most of the path's words at their places.

        This runs for anybody, before it is known who asks: it looks at each operation once, and no closer.
        """
        asked = _words(path)[:12]

        def likeness(operation: Operation) -> tuple[int, int, int]:
            words = _words(operation.url)
            alike = sum(mine == yours for mine, yours in zip(words, asked, strict=False))
            kin = 2 * (operation.method == method) + ({operation.method, method} == {"PUT", "PATCH"})
            return alike, -abs(len(words) - len(asked)), kin

        best = max(self._operations, key=likeness, default=None)
        if best is None or likeness(best)[0] < LEAST_ALIKE:
            return ""
        return f" The nearest is {best.method} {best.url} ({best.operation_id})."


def _of_first_version(path: str) -> tuple[str, list[str]] | None:
    """The family, if it is said, and the words below it, of a path such as `/v1/jobs/5` or `/jpm/v1/tenant/7/jobs`."""
    words = _words(path)
    if "v1" not in words[:2]:
        return None
    at = words.index("v1")
    below = words[at + 1 :]
    return "".join(words[:at]), below[2:] if below[:1] == ["tenant"] else below


def _words(path: str) -> list[str]:
    """A path's words, with its ids and placeholders alike."""
    return ["{}" if part.startswith("{") or part.isdigit() else part for part in path.strip("/").split("/", 13)]


@cache
def router() -> Router:
    """The router of all operations."""
    return Router(all_operations())
