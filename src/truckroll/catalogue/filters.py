"""What a list may be asked for: the words of a noun's `filters`, and those that a rule computes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Literal

from truckroll.catalogue.fields import Field
from truckroll.catalogue.operations import Input
from truckroll.catalogue.shapes import Shape, camel

Test = Literal["equal", "range", "among", "holds any", "contains", "named values", "computed"]
OPERATOR = Shape("enum", name="LogicalOperator", values=("And", "Or"))


@dataclass(frozen=True)
class Filter:
    """One filter of a list: what it tests, and on which field or by which rule."""

    name: str
    test: Test
    shape: Shape
    field: Field | None = None
    rule: Callable[..., Any] | None = None
    ranged: bool = False
    more: tuple[Input, ...] = ()
    default: Any = None

    @property
    def parameters(self) -> tuple[str, ...]:
        """The published parameters; a range has two."""
        name = camel(self.name)
        return (f"{name}OnOrAfter", f"{name}Before") if self.ranged else (name,)


@dataclass(frozen=True)
class Filters:
    """All that a noun's list may be asked for."""

    own: tuple[Filter, ...]
    ids: str
    active: str
    external_data: bool


def parse(words: str, fields: Mapping[str, Field], noun: str) -> Filters:
    """Read `ids active created modified job_id number=job_number starts=start`.

    A name alone is the field, or the moment `name_on`; `name=field` says which field it means; a plural of a field
    asks for any of several; a field that is a list matches when it holds any of several; a moment or a day becomes a
    range; `name~` finds any part of the text, in capitals or not. `active=Any` changes what a list shows when it is not
    told. A view names the computed filters of its noun that it has, too. `ids=list` publishes them as a list rather
    than as a text.
    `custom_fields` or `custom_field`, as it is spelled in this list, finds values by the names of their fields;
    `custom_field=alone` where all of the values asked for are meant (`customField[Gate code]=1234`).
    """
    own: list[Filter] = []
    ids, active, external = "", "", False
    for word in words.split():
        word, part, _ = word.partition("~")
        name, _, meant = word.partition("=")
        if name == "ids":
            ids = meant or "text"
        elif name == "active":
            active = meant or "True"
        elif name == "external_data":
            external = True
        elif name in ("custom_field", "custom_fields"):
            own.append(_of_custom_fields(name, fields["custom_fields"], alone=meant == "alone"))
        else:
            spoken = (name, f"{name}_on", name.removesuffix("s"), name.removesuffix("es"))
            meant = meant or next((each for each in spoken if each in fields), name)
            if meant not in fields:
                raise TypeError(f"{noun}: the filter {word} names no field; write {name}=field, or a rule with @filter")
            asked = _of_field(name, fields[meant])
            own.append(replace(asked, test="contains") if part else asked)
    return Filters(tuple(own), ids, active, external)


def _of_field(name: str, field: Field) -> Filter:
    if field.shape.kind == "array":
        return Filter(name, "holds any", Shape("string", _several(field.shape.item)), field)
    if field.shape.format in ("date-time", "date"):
        return Filter(name, "range", field.shape.not_null(), field, ranged=True)
    if name.endswith((f"{field.name}s", f"{field.name}es", f"{field.name.removesuffix('y')}ies")):
        return Filter(name, "among", Shape("string", _several(field.shape)), field)
    return Filter(name, "equal", _or_none(field.sent), field)


def _of_custom_fields(name: str, field: Field, *, alone: bool) -> Filter:
    """`customFields.Fields[Gate code]=1234`, and whether all such values are meant or any of them."""
    operator = Input("operator", camel(f"{name}__operator"), OPERATOR, required=False)
    values = Shape("map", item=Shape("string"))
    if alone:
        return Filter(name, "named values", values, field)
    return Filter(f"{name}__fields", "named values", values, field, more=(operator,))


def _or_none(shape: Shape) -> Shape:
    """A number that a record may lack can be asked for as null: how long a membership lasts that has no end."""
    return shape if shape.kind == "integer" and shape.format == "int32" else shape.not_null()


def _several(shape: Shape | None) -> str:
    return "ids" if shape is not None and shape.kind == "integer" else "texts"


def computed(function: Callable[..., Any], given: Input, *more: Input) -> Filter:
    """A filter that a rule computes; its argument has the type that may be asked for; `more` say how it is meant."""
    shape, model = _or_none(given.shape), given.model

    @wraps(function)
    def with_models(cls: type, value: list[dict[str, Any]], **said: Any) -> Any:
        assert model is not None
        return function(cls, [model.of(each) for each in value], **said)

    rule = with_models if model else function
    return Filter(
        function.__name__, "computed", shape, rule=rule, ranged=given.ranged, more=more, default=given.default
    )
