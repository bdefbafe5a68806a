"""The published operations that follow from the nouns: where they are, what they take, what they answer and refuse."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Self, get_args, get_origin

from truckroll import families as families_package
from truckroll.catalogue.fields import family_of
from truckroll.catalogue.operations import Act, Input, Rule
from truckroll.catalogue.registry import Family, families, nouns
from truckroll.catalogue.resource import (
    PLACEHOLDER,
    Noun,
    Resource,
    given_fields,
    member_of_create,
    member_of_replacement,
    member_of_update,
)
from truckroll.catalogue.shapes import Member, Shape, camel, described, page_of, sent, shape_of, spaced
from truckroll.catalogue.types import Page

INT32, INT64, IDS = Shape("integer", "int32"), Shape("integer", "int64"), Shape("string", "ids")
STRING, BOOLEAN, GUID = Shape("string"), Shape("boolean"), Shape("string", "guid")
TOKEN_NAMES = {"continuefrom": "from", "continuationtoken": "from"}
"""Names of a feed's token in the vendor's own pages, read as the published one."""
ACTIVE = Shape("enum", name="ActiveRequestArg", values=("True", "Any", "False"))


@dataclass(frozen=True)
class Parameter:
    """A value in an operation's path or query."""

    name: str
    where: str
    shape: Shape
    required: bool
    description: str


@dataclass(frozen=True)
class Operation:
    """One published operation."""

    api: str
    family: Family
    noun: Noun
    resource: type[Resource]
    rule: Rule
    act: Act
    method: str
    path: str
    operation_id: str
    tags: tuple[str, ...]
    scope: str
    summary: str
    parameters: tuple[Parameter, ...]
    body: Shape | None
    answer: Shape | None
    refusals: tuple[int, ...]
    statuses: tuple[int, ...]
    """Those of success; the first is answered."""

    @cached_property
    def name(self) -> str:
        """What it is called among all: `jpm.Jobs_Get`."""
        return f"{self.api}.{self.operation_id}"

    @property
    def status(self) -> int:
        """What success is answered with."""
        return self.statuses[0]

    @cached_property
    def path_parameters(self) -> tuple[Parameter, ...]:
        """The values in its path, without the tenant."""
        return tuple(each for each in self.parameters if each.where == "path" and each.name != "tenant")

    @cached_property
    def query_parameters(self) -> dict[str, Parameter]:
        """The values in its query by their names in small letters."""
        return {each.name.lower(): each for each in self.parameters if each.where == "query"}

    @cached_property
    def asks(self) -> bool:
        """Whether something has to stand in its query."""
        return any(each.required for each in self.query_parameters.values())

    @cached_property
    def read_as(self) -> dict[str, str]:
        """Other names under which parameters are read, in small letters: a filter's field's own, two of a token."""
        if self.act == "feed":
            return TOKEN_NAMES
        if self.act != "list":
            return {}
        renamed = (one for one in self.noun.filters.own if one.field is not None and not one.ranged)
        names = ((one.field.json.lower(), camel(one.name).lower()) for one in renamed if one.field is not None)
        return {other: name for other, name in names if other not in self.query_parameters}

    @cached_property
    def is_form(self) -> bool:
        """Whether the body is a form, because there is a file in it."""
        return self.body is not None and any(member.shape.format == "binary" for member in self.body.members)

    @property
    def tag(self) -> str:
        """The first half of its operationId, as a rule."""
        return self.tags[0]

    @cached_property
    def terse(self) -> bool:
        """Whether it says no (400) in one sentence, without the rest of a problem."""
        return bool(self.rule.options.get("terse"))

    @cached_property
    def media(self) -> tuple[str, ...]:
        """The names of the JSON in which it is answered, the usual one first."""
        return ("application/json", *str(self.rule.options.get("also") or "").split())

    @cached_property
    def rationed(self) -> bool:
        """Whether it is answered only a few times a minute in each tenant, for each of what its path names."""
        return bool(self.rule.options.get("rationed"))

    @cached_property
    def url(self) -> str:
        """The path from the server's root: `/jpm/v2/tenant/{tenant}/jobs/{id}`."""
        return f"/{self.family.path}{self.path}"


@cache
def family_names() -> tuple[str, ...]:
    """The families there are, in the order of their names; none of them is loaded."""
    return tuple(sorted(module.name for module in iter_modules(families_package.__path__)))


def load() -> tuple[Family, ...]:
    """Every family there is, loaded, in the order of their names."""
    return tuple(_loaded(name) for name in family_names())


def _loaded(name: str) -> Family:
    import_module(f"{families_package.__name__}.{name}")
    return families[name]


@cache
def operations_in(name: str) -> tuple[Operation, ...]:
    """Every operation of one family, the only one that is loaded."""
    family = _loaded(name)
    own = (resource for resource in list(nouns.values()) if resource.noun.family == family.name)
    shown = (each for resource in own for each in (resource, *resource.noun.views))
    return tuple(operation for resource in shown for operation in operations_of(resource))


@cache
def all_operations() -> tuple[Operation, ...]:
    """Every operation of every family; a route or an operationId that is declared twice is a TypeError."""
    found = tuple(operation for name in family_names() for operation in operations_in(name))
    for kind, keys in (
        ("route", [(o.method, PLACEHOLDER.sub("{}", o.url)) for o in found]),
        ("operationId", [(o.api, o.operation_id) for o in found]),
    ):
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise TypeError(f"a {kind} is declared twice: {twice}")
    return found


def operations_of_all(*families: str) -> Iterable[Operation]:
    """Those of some families, which are all that is loaded; of every one if none is named."""
    return (each for name in families for each in operations_in(name)) if families else all_operations()


@cache
def by_name() -> dict[str, Operation]:
    """Every operation by its name."""
    return {operation.name: operation for operation in all_operations()}


def operations_of(resource: type[Resource]) -> Iterator[Operation]:
    """The operations of one noun, its feed last."""
    noun = resource.noun
    family = families[noun.family]
    for rule in noun.rules:
        yield _operation(family, noun, resource, rule)
    if noun.feed:
        name = noun.feed_name if "_" in noun.feed_name else f"Export_{noun.feed_name}"
        route = noun.feed if noun.feed.startswith("/") else f"/export/{noun.feed}"
        rule = Rule("feed", noun.feed_name, "GET", route, (), operation_id=name)
        yield _operation(family, noun, resource, rule)


def _operation(family: Family, noun: Noun, resource: type[Resource], rule: Rule) -> Operation:
    tag, *further = rule.options.get("tag", noun.tag).split(",")
    if rule.act == "feed":
        tag, _, _ = rule.operation_id.partition("_")
        tag = tag if tag.endswith("Export") else "Export"
    below = rule.path.lstrip("/") if rule.path.startswith("/") else "/".join(filter(None, (noun.path, rule.path)))
    path = f"{noun.version and '/' + noun.version}/tenant/{{tenant}}/{below}"
    resource_word = (noun.feed_scope or noun.scope) if rule.act == "feed" else noun.scope
    right = "" if ":" in resource_word else ":r" if rule.method == "GET" else ":w"
    return Operation(
        api=family.api,
        family=family,
        noun=noun,
        resource=resource,
        rule=rule,
        act=rule.act,
        method=rule.method,
        path=path,
        operation_id=rule.operation_id or f"{tag}_{rule.verb}",
        tags=(tag, *further),
        scope=f"tn.{family.scope}.{resource_word}{right}",
        summary=rule.summary or _summary(rule, noun),
        parameters=(*_path_parameters(noun, rule, path), *_query_parameters(noun, rule)),
        body=_body(noun, resource, rule, set(PLACEHOLDER.findall(path))),
        answer=_answer(noun, resource, rule),
        refusals=tuple(sorted({400, *(status for status in rule.statuses if status >= 400)})),
        statuses=tuple(status for status in rule.statuses if status < 400) or (200,),
    )


def _summary(rule: Rule, noun: Noun) -> str:
    word = _words(noun)
    return {
        "get": f"One {word} by its id.",
        "list": f"A page of {word} records.",
        "create": f"A new {word}.",
        "update": f"A change to one {word}.",
        "delete": f"Delete one {word}.",
        "feed": f"Every {word} in the order of its last change, to be continued from a token.",
    }[rule.act]


def _words(noun: Noun) -> str:
    return " ".join(re.findall("[A-Z][a-z]*", noun.word)).lower()


def _path_parameters(noun: Noun, rule: Rule, path: str) -> Iterator[Parameter]:
    shapes = {"tenant": INT64, noun.own_id: noun.fields["id"].shape}
    shapes |= {placeholder: noun.fields[name].shape for placeholder, name in noun.scoped.items() if name}
    shapes |= {given.json: given.shape for given in rule.inputs}
    for name in PLACEHOLDER.findall(path):
        shape = shapes.get(name, INT64).not_null()
        yield Parameter(name, "path", shape, True, _of_path(name, shape, noun))


def _of_path(name: str, shape: Shape, noun: Noun) -> str:
    if name == "tenant":
        return "The tenant: the contractor's number."
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    return f"The id of the {_words(noun)}." if name == noun.own_id else described(words, shape)


def _query_parameters(noun: Noun, rule: Rule) -> Iterator[Parameter]:
    def query(name: str, shape: Shape, description: str, required: bool = False) -> Parameter:
        return Parameter(name, "query", shape, required, description)

    if rule.act == "list":
        in_path = PLACEHOLDER.findall(rule.path)
        for given in rule.inputs:
            if given.json not in in_path:
                yield query(given.json, given.shape, described(given.name, given.shape), given.required)
        counted = bool(rule.options.get("counted"))
        yield from (query(*parts) for parts in _list_parameters(noun) if not (counted and parts[0] == "includeTotal"))
    elif rule.act == "feed":
        yield query(
            "from", STRING, "A token from an earlier answer's continueFrom, or a date; left out, the beginning."
        )
        yield query("includeRecentChanges", BOOLEAN, "Whether to show what changed in the last 15 minutes, too.")
        if noun.feed_active:
            yield query("active", ACTIVE, f"Which records to show; {noun.feed_active} unless told.")
    elif rule.act == "get":
        yield from (query(*parts) for parts in _requests(noun, get=True))
        if _external(noun):
            yield query("externalDataApplicationGuid", GUID, "Whose external data to show: the calling app's own GUID.")
    elif rule.act in ("read", "action"):
        in_path = {"tenant", *PLACEHOLDER.findall(f"{noun.path}/{rule.path}")}
        wanted = rule.options.get("query", [given.json for given in rule.inputs if rule.method == "GET"])
        for given in rule.inputs:
            if given.json in wanted and not _in_path(given, in_path):
                yield query(given.json, given.shape, described(given.name, given.shape), given.required)


def _in_path(given: Input, placeholders: Collection[str]) -> bool:
    """Whether an argument is in the path; one called `id_` is another id than the path's."""
    return given.json in placeholders and not given.name.endswith("_")


def _list_parameters(noun: Noun) -> Iterator[tuple[str, Shape, str]]:
    filters = noun.filters
    if filters.ids:
        listed = Shape("array", item=INT64) if filters.ids == "list" else IDS
        yield "ids", listed, "Only the records with these ids: up to 50, separated by commas."
    if filters.active:
        yield "active", ACTIVE, f"Which records to show; {filters.active} unless told."
    for one in filters.own:
        words = spaced(one.name)
        if one.ranged:
            after, before = one.parameters
            yield after, one.shape, f"Only records whose {words} is at or after this moment."
            yield before, one.shape, f"Only records whose {words} is before this moment."
        else:
            yield one.parameters[0], one.shape, f"Only records with this {words}."
        for also in one.more:
            yield also.json, also.shape.not_null(), f"How {words} is meant: {spaced(also.name)}."
    yield "page", INT32, "Which page to show, from 1."
    yield "pageSize", INT32, f"How many records a page has at most: 50 unless told, up to {noun.most}."
    yield "includeTotal", BOOLEAN, "Whether to count all records that match."
    if noun.sort:
        names = ", ".join(field_name(noun.sort_words.get(name, name)) for name in noun.sort)
        manner = "each with its direction" if noun.sort_list else "+Field upwards, -Field downwards"
        yield "sort", _sort_list(noun) if noun.sort_list else STRING, f"Order by one of {names}: {manner}."
    yield from _requests(noun)
    if noun.order_by:
        names = ", ".join(camel(word) for word in noun.order_by)
        yield "orderBy", STRING, f"Order by one of {names}."
        yield "orderByDirection", STRING, "asc or ascending, desc or descending."
    if _external(noun):
        yield "externalDataApplicationGuid", GUID, "Whose external data to show: the calling app's own GUID."
    if filters.external_data:
        yield "externalDataKey", STRING, "Only records with this key in the app's external data."
        yield (
            "externalDataValues",
            Shape("string", "texts"),
            "Only records with one of these values under the key: up to 50.",
        )


def _requests(noun: Noun, *, get: bool = False) -> Iterator[tuple[str, Shape, str]]:
    flags = {field.on_request.flag: field for field in noun.item if field.on_request and field.on_request.get >= get}
    for flag, field in flags.items():
        yield camel(flag), BOOLEAN, f"Whether to show {spaced(field.name)}, which are null else."


def _sort_list(noun: Noun) -> Shape:
    names = Shape("enum", name=f"{noun.word}SortingFields", values=tuple(field_name(word) for word in noun.sort))
    members = (
        Member("field", names, True, "What to sort by."),
        Member("isDescending", BOOLEAN, True, "Whether the last comes first."),
    )
    return Shape("array", item=Shape("object", name=f"OrderByItem_Of_{names.name}", members=members))


def field_name(name: str) -> str:
    """A field as `sort` spells it: `ModifiedOn`."""
    return "".join(part.capitalize() for part in name.split("_"))


def _external(noun: Noun) -> bool:
    return any(field.shape.format == "external-data" for field in noun.item)


def _body(noun: Noun, resource: type[Resource], rule: Rule, in_path: set[str]) -> Shape | None:
    if rule.inputs and rule.inputs[-1].shape.format in ("items", "body"):
        return rule.inputs[-1].shape
    members: list[Member] = []
    if rule.act in ("create", "update"):
        changed = member_of_replacement if rule.method == "PUT" else member_of_update
        describe = member_of_create if rule.act == "create" else changed
        given = (
            describe(field) for field in given_fields(resource, rule.act) if field.name not in noun.scoped.values()
        )
        members += [replace(member, shape=sent(member.shape, rule.act)) for member in given if member is not None]
    if rule.method != "GET":
        asked = [given for given in rule.inputs if not _in_path(given, in_path)]
        members += [given.member() for given in asked if given.json not in rule.options.get("query", ())]
    if not members:
        return None
    return Shape("object", name=f"{noun.word}{rule.verb}Request", members=tuple(members))


def _answer(noun: Noun, resource: type[Resource], rule: Rule) -> Shape | None:
    if rule.act == "list":
        shown = noun.item_shape()
        return (
            Shape("array", item=shown)
            if rule.options.get("bare")
            else page_of(shown, counted=bool(rule.options.get("counted")))
        )
    if rule.act == "feed":
        return Shape(
            "object",
            name=f"ExportResponse_Of_{noun.word}",
            members=(
                Member("hasMore", BOOLEAN, True, "Whether to ask again at once; if not, in a few minutes."),
                Member("continueFrom", STRING, True, "The token to continue from."),
                Member("data", Shape("array", item=noun.row_shape()), True, "The records, in the order of change."),
            ),
        )
    return answer_shape(rule.answer, noun, resource)


def answer_shape(answer: Any, noun: Noun, resource: type[Resource]) -> Shape | None:
    """What a rule's return annotation means on the wire; None is an answer without a body."""
    if answer is None:
        return None
    if answer is Self:
        return noun.item_shape()
    if get_args(answer) == (Self,):
        return page_of(noun.item_shape()) if get_origin(answer) is Page else Shape("array", item=noun.item_shape())
    if isinstance(answer, type) and issubclass(answer, Resource):
        return answer.noun.item_shape()
    try:
        return shape_of(answer, family_of(resource), {})
    except TypeError:
        raise TypeError(f"{noun.name}: {answer!r} is no answer") from None
