"""The client's calls that follow from the operations: what they are called, what they take, what they give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Any, Literal, NoReturn
from urllib.parse import quote

from truckroll.catalogue.shapes import Member, Shape
from truckroll.derive.arguments import as_json, python_name
from truckroll.derive.operations import INT32, Operation, Parameter, family_names, operations_in

Gives = Literal["answer", "page", "list", "feed", "feed pages", "file"]
Place = Literal["path", "query", "body", "items", "client"]

PAGING = {"tenant", "page", "pageSize", "includeTotal"}
FEED = {"tenant", "from", "includeRecentChanges"}
"""What a call that reads page after page decides itself, or takes under a name of its own."""
TO, PROGRESS = Shape("string", "file"), Shape("any", "progress")
"""Where a file goes on this machine, and who is told how much of it is there."""


@dataclass(frozen=True)
class Argument:
    """One argument of a call, and where in the request it goes; those for the client say how to read."""

    name: str
    json: str
    place: Place
    shape: Shape
    required: bool


@dataclass(frozen=True)
class Asked:
    """A call with its arguments, checked and as they are sent; `{tenant}` is still open in the path."""

    path: str
    query: dict[str, Any]
    body: Any
    client: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Call:
    """`client.<api>.<noun>.<name>(…)`: one operation, and the shape of what it gives."""

    api: str
    noun: str
    name: str
    operation: Operation
    gives: Gives
    shape: Shape | None
    arguments: tuple[Argument, ...]

    def __str__(self) -> str:
        return f"{self.api}.{self.noun}.{self.name}()"

    @property
    def summary(self) -> str:
        """What the call means, in a sentence."""
        if self.gives == "list":
            summary = self.operation.summary.removesuffix(".")
            every = f"All {rest}" if (rest := summary.removeprefix("A page of ")) != summary else summary
            return f"{every}, page after page."
        if self.gives == "feed pages":
            return "The same page by page; `next` of the last one is where to go on next time."
        if self.gives == "file":
            return f"{self.operation.summary.removesuffix('.')}, streamed to a file; one that was cut goes on."
        return self.operation.summary

    @cached_property
    def ids(self) -> tuple[Argument, ...]:
        """What stands in the path, in its order: given first and without a name."""
        return tuple(argument for argument in self.arguments if argument.place == "path")

    @cached_property
    def named(self) -> dict[str, Argument]:
        """Everything else, given by name; what is required comes first."""
        rest = [argument for argument in self.arguments if argument.place != "path"]
        return {argument.name: argument for argument in sorted(rest, key=lambda argument: not argument.required)}

    def asked(self, ids: Sequence[Any], given: Mapping[str, Any]) -> Asked:
        """What to send for these arguments; a TypeError names the one that cannot be, and what there is."""
        if len(ids) != len(self.ids):
            wanted = ", ".join(one.name for one in self.ids) or "nothing"
            self._refuse(f"takes {wanted} without a name, not {len(ids)} values; the rest goes by name")
        if unknown := [name for name in given if name not in self.named]:
            near = get_close_matches(python_name(unknown[0]), self.named, 1)
            meant = f" (did you mean {near[0]}?)" if near else ""
            self._refuse(f"has no {', '.join(unknown)}{meant}; it takes {', '.join(self.named) or 'no more'}")
        if lacking := [name for name, one in self.named.items() if one.required and given.get(name) is None]:
            self._refuse(f"needs {', '.join(lacking)}")
        path = self.operation.url
        for one, value in zip(self.ids, ids, strict=True):
            path = path.replace(f"{{{one.json}}}", quote(str(self._as_json(one, value)), safe=""))
        sent: dict[str, dict[str, Any]] = {"query": {}, "body": {}, "client": {}, "items": {}}
        for name, value in given.items():
            one = self.named[name]
            if value is not None or one.place == "body":  # None in a query asks for nothing
                sent[one.place][one.json] = self._as_json(one, value)
        body = sent["items"].get("items", sent["body"] if self.operation.body else None)
        return Asked(path, sent["query"], body, sent["client"])

    def _as_json(self, argument: Argument, value: Any) -> Any:
        try:
            return as_json(argument.shape, value, argument.name)
        except TypeError as fault:
            self._refuse(str(fault))

    def _refuse(self, why: str) -> NoReturn:
        raise TypeError(f"{self}: {why}")


def names(path: str, operation_id: str, is_list: bool) -> tuple[str, str]:
    """The noun and the name of an operation's call.

    The noun is the first word below the tenant; the name is what the operationId says after its tag, with `list` for
    the plain list of a noun. A feed is `feed`, of the noun that its own path names.
    """
    below = path.partition("/tenant/{tenant}/")[2]
    if below.startswith("export/"):
        return python_name(below.removeprefix("export/")), "feed"
    noun, _, rest = below.partition("/")
    name = python_name(operation_id.partition("_")[2] or operation_id)
    return python_name(noun), "list" if name == "get_list" or (is_list and not rest and name == "get") else name


def all_calls() -> dict[str, dict[str, dict[str, Call]]]:
    """Every call by API, noun and name."""
    return {api: calls_in(api) for api in family_names()}


@cache
def calls_in(api: str) -> dict[str, dict[str, Call]]:
    """The calls of one API by noun and name; two that would have the same name are a TypeError.

    Only that API's family is loaded, which takes a tenth of the time of all.
    """
    found: dict[str, dict[str, Call]] = {}
    for operation in operations_in(api):
        for call in calls_of(operation):
            of_noun = found.setdefault(call.noun, {})
            if of_noun.setdefault(call.name, call) is not call:
                raise TypeError(f"{of_noun[call.name].operation.url} and {operation.url} are both {call}")
    return found


def calls_of(operation: Operation) -> Iterator[Call]:
    """The call of one operation; a feed has two, and so has a file that is read."""
    noun, name = names(operation.path, operation.operation_id, operation.act == "list")
    api, arguments = python_name(operation.api), tuple(_told_apart(list(_arguments(operation))))
    taken = [argument.name for argument in arguments if argument.place != "path"]
    if twice := {each for each in taken if taken.count(each) > 1}:
        raise TypeError(f"{api}.{noun}.{name}() would have two arguments {', '.join(twice)}")
    gives, shape = _gives(operation)
    yield Call(api, noun, name, operation, gives, shape, arguments)
    if gives == "feed":
        yield Call(api, noun, f"{name}_pages", operation, "feed pages", shape, arguments)
    if shape and shape.format == "binary":
        landing = (
            Argument("to", "to", "client", TO, True),
            Argument("progress", "progress", "client", PROGRESS, False),
        )
        yield Call(api, noun, f"{name}_file", operation, "file", TO, (*arguments, *landing))


def _gives(operation: Operation) -> tuple[Gives, Shape | None]:
    answer = operation.answer
    rows = next((member.shape.item for member in answer.members if member.name == "data"), None) if answer else None
    if operation.act == "feed":
        item = operation.noun.item_shape()  # Mostly the feed shows what get and list show.
        return "feed", item if rows and rows.members == item.members else rows
    if answer and answer.name.startswith("PaginatedResponse_Of_"):
        paged = any(parameter.name == "page" for parameter in operation.parameters)
        return ("list" if paged else "page"), rows
    return "answer", answer


def _arguments(operation: Operation) -> Iterator[Argument]:
    gives, _ = _gives(operation)
    if gives == "feed":
        yield Argument("after", "after", "client", Shape("string", "token"), False)
        yield Argument("include_recent", "include_recent", "client", Shape("boolean"), False)
        yield Argument("follow", "follow", "client", Shape("boolean"), False)
        yield Argument("every", "every", "client", Shape("number", "double"), False)
    own = FEED if gives == "feed" else PAGING if gives == "list" else {"tenant"}
    for parameter in operation.parameters:
        if parameter.name not in own:
            yield _argument(parameter, "path" if parameter.where == "path" else "query")
    if gives == "list":
        yield Argument("page_size", "pageSize", "query", INT32, False)
        yield Argument("limit", "limit", "client", Shape("integer", "count"), False)
    if operation.body is None:
        return
    if operation.body.kind == "array":
        yield Argument("items", "items", "items", operation.body, True)
    for member in operation.body.members:
        yield _argument(member, "body")


def _told_apart(arguments: list[Argument]) -> Iterator[Argument]:
    """The arguments, where an id beside the path's own of that name is `id_`."""
    in_path = {argument.name for argument in arguments if argument.place == "path"}
    for argument in arguments:
        clash = argument.place != "path" and argument.name in in_path
        yield replace(argument, name=f"{argument.name}_") if clash else argument


def _argument(said: Parameter | Member, place: Place) -> Argument:
    return Argument(python_name(said.name), said.name, place, said.shape, said.required)


@cache
def record_names(api: str) -> dict[Shape, str]:
    """Every object that the calls of an API give, with the name of its class."""
    found: dict[Shape, str] = {}
    for calls in calls_in(api).values():
        for call in calls.values():
            for shape in objects_in(call.shape):
                if shape not in found:
                    name = shape.name
                    while name in found.values():
                        name += "_"
                    found[shape] = name
    return found


def objects_in(shape: Shape | None) -> Iterator[Shape]:
    """The objects in a shape at every depth, the inner ones first."""
    if shape is None:
        return
    for inner in (shape.item, *(member.shape for member in shape.members)):
        yield from objects_in(inner)
    if shape.kind == "object":
        yield shape.not_null()
