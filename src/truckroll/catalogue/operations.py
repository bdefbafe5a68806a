"""How an operation is declared: by a word in the noun's header, or by a rule that has the published name."""

import inspect
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from truckroll.catalogue.fields import Record, family_of, model_of
from truckroll.catalogue.shapes import Member, Shape, camel, described, shape_of
from truckroll.catalogue.types import UNSET, Between

F = TypeVar("F", bound=Callable[..., Any])
Act = Literal["get", "list", "create", "update", "delete", "feed", "action", "read"]

REFUSALS: dict[str, tuple[int, ...]] = {"get": (404,), "update": (404,), "delete": (404,)}
"""What most operations of an act publish beside 400; an operation that differs names its own."""


@dataclass(frozen=True)
class Input:
    """An argument of a rule: a member of the body, or a parameter of the query."""

    name: str
    json: str
    shape: Shape
    required: bool
    model: type[Record] | None = None
    ranged: bool = False
    default: Any = None

    def member(self) -> Member:
        """The argument as a member of a body."""
        # no published form says that its file is required, which it is
        required = self.required and self.shape.format != "binary"
        return Member(self.json, self.shape, required, described(self.name, self.shape))


@dataclass
class Rule:
    """One operation as it is declared on a noun."""

    act: Act
    verb: str
    method: str
    path: str
    statuses: tuple[int, ...]
    function: Callable[..., Any] | None = None
    inputs: tuple[Input, ...] = ()
    answer: Any = None
    operation_id: str = ""
    summary: str = ""
    on_class: bool = False
    options: dict[str, Any] = field(default_factory=dict[str, Any])


def action(
    route: str, *statuses: int, operation_id: str = "", tag: str = "", body_published: bool = True
) -> Callable[[F], F]:
    """Declare a domain action: `PUT {id}/hold`, below the noun's path, and the statuses it publishes beside 400.

    A status below 400 among them is that of its success, which else is 200; so with every rule.
    The contract may be silent on a body that the action cannot do without (`body_published=False`).
    Arguments that a write takes from the query are named after a question mark: `POST form?id`.
    """
    return _mark("action", route, statuses, operation_id, tag, body_published)


def read(
    route: str,
    *statuses: int,
    operation_id: str = "",
    tag: str = "",
    terse: bool = False,
    rationed: bool = False,
    also: str = "",
) -> Callable[[F], F]:
    """Declare a read that is neither a record nor a list of them.

    A `terse` operation says no (400) in one sentence, without the rest of a problem. A `rationed` one is answered only
    a few times a minute in each tenant, for each of what its path names. `also` are other names for JSON under which
    it is answered to those who accept no better.
    """
    return _mark("read", route, statuses, operation_id, tag, terse=terse, rationed=rationed, also=also)


def listing(
    route: str, *statuses: int, operation_id: str = "", bare: bool = False, counted: bool = False
) -> Callable[[F], F]:
    """Declare a list that a rule narrows: its arguments are in the path or the query, its answer is a condition.

    A `bare` one answers with the records alone, without the envelope of a page; a `counted` one always says how many
    records there are in all.
    """
    return _mark("list", route, statuses, operation_id, "", bare=bare, counted=counted)


def create(*statuses: int, operation_id: str = "", terse: bool = False) -> Callable[[F], F]:
    """Declare a creation whose rule runs on the new record, with what was asked for beside its fields."""
    return _mark("create", "POST", statuses, operation_id, "", terse=terse)


def update(*statuses: int, route: str = "PATCH {id}", operation_id: str = "", terse: bool = False) -> Callable[[F], F]:
    """Declare a change whose rule runs on the changed record, with what was asked for beside its fields.

    By PUT it replaces: what a create must give must be given again, and what is left out is as if never said.
    """
    return _mark("update", route, statuses, operation_id, "", terse=terse)


def delete(*statuses: int, operation_id: str = "") -> Callable[[F], F]:
    """Declare a deletion whose rule runs on the record before it goes."""
    return _mark("delete", "DELETE {id}", statuses, operation_id, "")


def filter(function: F) -> F:
    """Declare a computed filter of the noun's list: its argument is what was asked for, its answer a condition.

    An argument with a default is asked for even when the caller is silent.
    """
    function.__filter__ = True  # type: ignore[attr-defined]
    return function


def item(function: F) -> F:
    """Declare what get and list show of a record, where that is more than its fields: the rule answers a model."""
    function.__item__ = True  # type: ignore[attr-defined]
    return function


def _mark(
    act: Act,
    route: str,
    statuses: tuple[int, ...],
    operation_id: str,
    tag: str,
    said: bool = True,
    **words: bool | str,
) -> Callable[[F], F]:
    method, _, path = route.partition(" ")
    path, _, query = path.partition("?")
    asked: dict[str, Any] = {"query": query.split("&")} if query else {}
    asked |= {word: meant for word, meant in words.items() if meant}

    def mark(function: F) -> F:
        summary = (inspect.getdoc(function) or "").split("\n", 1)[0]
        if not summary:
            raise TypeError(f"{function.__qualname__} needs a sentence that says what it means to the business")
        function.__rule__ = Rule(  # type: ignore[attr-defined]
            act=act,
            verb=published_word(function.__name__),
            method=method,
            path=path,
            statuses=statuses or REFUSALS.get(act, ()),
            function=function,
            operation_id=operation_id,
            summary=summary,
            options=asked | ({"tag": tag} if tag else {}) | ({} if said else {"body": "unpublished"}),
        )
        return function

    return mark


def published_word(name: str) -> str:
    """The contract's spelling of a rule's name in an operationId: `remove_hold` is `RemoveHold`."""
    return "".join(part.capitalize() for part in re.split("[_-]", name))


def complete(rule: Rule, owner: type) -> Rule:
    """Read the rule's signature: its inputs are its arguments, its answer what it returns."""
    assert rule.function is not None
    signature = inspect.signature(rule.function)
    first, *rest = signature.parameters.values()
    rule.on_class = first.name == "cls"
    rule.inputs = tuple(input_of(parameter, owner, rule.path) for parameter in rest)
    rule.answer = signature.return_annotation
    return rule


def input_of(parameter: inspect.Parameter, owner: type, path: str = "") -> Input:
    """An argument as the contract sees it: without a default it is required; one in the path is spelled as there."""
    family, names = family_of(owner), vars(sys.modules[owner.__module__])
    in_path = f"{{{parameter.name}}}" in f"{cast(Any, owner).noun.path}/{path}"
    annotation = parameter.annotation
    ranged = get_origin(annotation) is Between
    if ranged:
        annotation = get_args(annotation)[0]
    try:
        shape = shape_of(annotation, family, names)
    except TypeError as fault:
        raise TypeError(f"{owner.__name__}.{parameter.name}: {fault}") from None
    if shape.format in ("items", "body") and parameter.name != shape.format:
        raise TypeError(f"{owner.__name__}.{parameter.name}: a whole body is the argument `{shape.format}`")
    return Input(
        name=parameter.name,
        json=parameter.name if in_path else camel(parameter.name),
        shape=shape,
        required=parameter.default is inspect.Parameter.empty,
        default=None if parameter.default is inspect.Parameter.empty else parameter.default,
        model=model_of(annotation),
        ranged=ranged,
    )


__all__ = [
    "REFUSALS", "UNSET", "Input", "Rule", "action", "create", "delete", "filter", "item", "listing", "read", "update",
]  # fmt: skip
