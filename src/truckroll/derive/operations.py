"""The published operations that follow from the nouns: where they are, what they take, what they answer and refuse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Self

from truckroll import families as families_package
from truckroll.catalogue.fields import family_of
from truckroll.catalogue.operations import Act, Rule
from truckroll.catalogue.registry import Family, families, nouns
from truckroll.catalogue.resource import PLACEHOLDER, Noun, Resource, given_fields, member_of_create, member_of_update
from truckroll.catalogue.shapes import EXTERNAL_ITEM, Member, Shape, camel, page_of, shape_of, spaced

INT32, INT64, IDS = Shape("integer", "int32"), Shape("integer", "int64"), Shape("string", "ids")
STRING, BOOLEAN, GUID = Shape("string"), Shape("boolean"), Shape("string", "guid")
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
    tag: str
    scope: str
    summary: str
    parameters: tuple[Parameter, ...]
    body: Shape | None
    answer: Shape | None
    refusals: tuple[int, ...]

    @property
    def url(self) -> str:
        """The path from the server's root: `/jpm/v2/tenant/{tenant}/jobs/{id}`."""
        return f"/{self.family.path}{self.path}"


@cache
def load() -> tuple[Family, ...]:
    """Every family there is, loaded, in the order of their names."""
    for module in iter_modules(families_package.__path__):
        import_module(f"{families_package.__name__}.{module.name}")
    return tuple(families[name] for name in sorted(families))


@cache
def all_operations() -> tuple[Operation, ...]:
    """Every operation of every family; a route or an operationId that is declared twice is a TypeError."""
    load()
    shown = (each for resource in nouns.values() for each in (resource, *resource.noun.views))
    found = tuple(operation for resource in shown for operation in operations_of(resource))
    for kind, keys in (
        ("route", [(o.method, PLACEHOLDER.sub("{}", o.url)) for o in found]),
        ("operationId", [(o.api, o.operation_id) for o in found]),
    ):
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise TypeError(f"a {kind} is declared twice: {twice}")
    return found


def operations_of(resource: type[Resource]) -> Iterator[Operation]:
    """The operations of one noun, its feed last."""
    noun = resource.noun
    family = families[noun.family]
    for rule in noun.rules:
        yield _operation(family, noun, resource, rule)
    if noun.feed:
        name = noun.feed_name if "_" in noun.feed_name else f"Export_{noun.feed_name}"
        rule = Rule("feed", noun.feed_name, "GET", f"/export/{noun.feed}", (), operation_id=name)
        yield _operation(family, noun, resource, rule)


def _operation(family: Family, noun: Noun, resource: type[Resource], rule: Rule) -> Operation:
    tag = "Export" if rule.act == "feed" else rule.options.get("tag", noun.tag)
    below = rule.path.lstrip("/") if rule.path.startswith("/") else "/".join(filter(None, (noun.path, rule.path)))
    path = f"/tenant/{{tenant}}/{below}"
    resource_word = (noun.feed_scope or noun.scope) if rule.act == "feed" else noun.scope
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
        tag=tag,
        scope=f"tn.{family.scope}.{resource_word}:{'r' if rule.method == 'GET' else 'w'}",
        summary=rule.summary or _summary(rule, noun),
        parameters=(*_path_parameters(noun, rule, path), *_query_parameters(noun, rule)),
        body=_body(noun, resource, rule, set(PLACEHOLDER.findall(path))),
        answer=_answer(noun, resource, rule),
        refusals=tuple(sorted({400, *rule.refusals})),
    )


def _summary(rule: Rule, noun: Noun) -> str:
    word = " ".join(re.findall("[A-Z][a-z]*", noun.word)).lower()
    return {
        "get": f"One {word} by its id.",
        "list": f"A page of {word} records.",
        "create": f"A new {word}.",
        "update": f"A change to one {word}.",
        "delete": f"Delete one {word}.",
        "feed": f"Every {word} in the order of its last change, to be continued from a token.",
    }[rule.act]


def _path_parameters(noun: Noun, rule: Rule, path: str) -> Iterator[Parameter]:
    shapes = {"tenant": INT64, noun.own_id: GUID if noun.guid else INT64}
    shapes |= {placeholder: noun.fields[name].shape for placeholder, name in noun.scoped().items() if name}
    shapes |= {given.json: given.shape for given in rule.inputs}
    for name in PLACEHOLDER.findall(path):
        description = "The tenant." if name == "tenant" else f"The {spaced(name)}."
        yield Parameter(name, "path", shapes.get(name, INT64).not_null(), True, description)


def _query_parameters(noun: Noun, rule: Rule) -> Iterator[Parameter]:
    def query(name: str, shape: Shape, description: str, required: bool = False) -> Parameter:
        return Parameter(name, "query", shape, required, description)

    if rule.act == "list":
        in_path = PLACEHOLDER.findall(rule.path)
        for given in rule.inputs:
            if given.json not in in_path:
                yield query(given.json, given.shape, f"The {spaced(given.name)}.", given.required)
        yield from (query(*parts) for parts in _list_parameters(noun))
    elif rule.act == "feed":
        yield query(
            "from", STRING, "A token from an earlier answer's continueFrom, or a date; left out, the beginning."
        )
        yield query("includeRecentChanges", BOOLEAN, "Whether to show what changed in the last 15 minutes, too.")
        if noun.feed_active:
            yield query("active", ACTIVE, f"Which records to show; {noun.feed_active} unless told.")
    elif rule.act == "get" and _external(noun):
        yield query("externalDataApplicationGuid", GUID, "Whose external data to show: the calling app's own GUID.")
    elif rule.act in ("read", "action"):
        wanted = rule.options.get("query", [given.json for given in rule.inputs if rule.method == "GET"])
        for given in rule.inputs:
            if given.json in wanted and given.json not in PLACEHOLDER.findall(rule.path):
                yield query(given.json, given.shape, f"The {spaced(given.name)}.", given.required)


def _list_parameters(noun: Noun) -> Iterator[tuple[str, Shape, str]]:
    filters = noun.filters
    if filters.ids:
        yield "ids", IDS, "Only the records with these ids: up to 50, separated by commas."
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
    yield "pageSize", INT32, "How many records a page has at most: 50 unless told, up to 5000."
    yield "includeTotal", BOOLEAN, "Whether to count all records that match."
    if noun.sort:
        names = ", ".join(field_name(word) for word in noun.sort)
        yield "sort", STRING, f"Order by one of {names}: +Field upwards, -Field downwards."
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


def field_name(name: str) -> str:
    """A field as `sort` spells it: `ModifiedOn`."""
    return "".join(part.capitalize() for part in name.split("_"))


def _external(noun: Noun) -> bool:
    return any(field.shape.format == "external-data" for field in noun.item)


def _body(noun: Noun, resource: type[Resource], rule: Rule, in_path: set[str]) -> Shape | None:
    if rule.inputs and rule.inputs[-1].shape.format == "items":
        return rule.inputs[-1].shape
    members: list[Member] = []
    if rule.act in ("create", "update"):
        describe = member_of_create if rule.act == "create" else member_of_update
        given = (
            describe(field) for field in given_fields(resource, rule.act) if field.name not in noun.scoped().values()
        )
        members += [replace(member, shape=sent(member.shape, rule.act)) for member in given if member is not None]
    if rule.method != "GET":
        elsewhere = in_path.union(rule.options.get("query", ()))
        members += [given.member() for given in rule.inputs if given.json not in elsewhere]
    if not members:
        return None
    return Shape("object", name=f"{noun.word}{rule.verb}Request", members=tuple(members))


def sent(shape: Shape, act: str) -> Shape:
    """How a value is sent where it is shown otherwise: custom fields without names, external data with its GUID."""
    if shape.format == "custom-fields":
        value = Member("value", STRING.or_null(), False, "The value to keep.")
        item = Shape(
            "object", name="CustomFieldModel", members=(Member("typeId", INT64, True, "The definition."), value)
        )
        return Shape("array", "custom-fields", item=item, nullable=shape.nullable)
    if shape.format != "external-data":
        return shape
    guid = Member("applicationGuid", GUID, True, "The calling app's own GUID.")
    if act == "create":
        data = Member("externalData", Shape("array", item=EXTERNAL_ITEM), True, "Keys and values to keep.")
        return Shape(
            "object", "external-data", name="ExternalDataCreateRequest", members=(guid, data), nullable=shape.nullable
        )
    modes = Shape("enum", name="ExternalDataPatchMode", values=("Replace", "Merge"), nullable=True)
    mode = Member(
        "patchMode", modes, False, "Replace all of the app's keys (unless told), or merge; null removes a key."
    )
    item = Shape(
        "object",
        name="ExternalDataUpdateModel",
        members=(
            Member("key", STRING, True, "The name under which the app keeps a value."),
            Member("value", STRING.or_null(), False, "What the app keeps; null takes it away."),
        ),
    )
    data = Member("externalData", Shape("array", item=item), True, "Keys and values to keep.")
    return Shape(
        "object", "external-data", name="ExternalDataUpdateRequest", members=(mode, guid, data), nullable=shape.nullable
    )


def _answer(noun: Noun, resource: type[Resource], rule: Rule) -> Shape | None:
    if rule.act == "list":
        return page_of(noun.item_shape())
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
    if isinstance(answer, type) and issubclass(answer, Resource):
        return answer.noun.item_shape()
    try:
        return shape_of(answer, family_of(resource), {})
    except TypeError:
        raise TypeError(f"{noun.name}: {answer!r} is no answer") from None
