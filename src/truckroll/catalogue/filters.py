"""What a list may be asked for: the words of a noun's `filters`, and those that a rule computes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from truckroll.catalogue.fields import Field
from truckroll.catalogue.operations import Input
from truckroll.catalogue.shapes import Shape, camel

Test = Literal["equal", "range", "among", "holds any", "contains", "computed"]


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

    @property
    def parameters(self) -> tuple[str, ...]:
        """The published parameters; a range has two."""
        name = camel(self.name)
        return (f"{name}OnOrAfter", f"{name}Before") if self.ranged else (name,)


@dataclass(frozen=True)
class Filters:
    """All that a noun's list may be asked for."""

    own: tuple[Filter, ...]
    ids: bool
    active: str
    external_data: bool


def parse(words: str, fields: Mapping[str, Field], noun: str) -> Filters:
    """Read `ids active created modified job_id number=job_number starts=start`.

    A name alone is the field; `name=field` says which field it means; a plural of a field asks for any of several;
    a field that is a list matches when it holds any of several; a moment becomes a range; `name~` finds any part of
    the text, in capitals or not. `active=Any` changes what a list shows when it is not told.
    """
    own: list[Filter] = []
    ids, active, external = False, "", False
    for word in words.split():
        word, part, _ = word.partition("~")
        name, _, meant = word.partition("=")
        if name == "ids":
            ids = True
        elif name == "active":
            active = meant or "True"
        elif name == "external_data":
            external = True
        else:
            meant = meant or {"created": "created_on", "modified": "modified_on"}.get(name, name)
            if meant not in fields:
                raise TypeError(f"{noun}: the filter {word} names no field; write {name}=field, or a rule with @filter")
            asked = _of_field(name, fields[meant])
            own.append(replace(asked, test="contains") if part else asked)
    return Filters(tuple(own), ids, active, external)


def _of_field(name: str, field: Field) -> Filter:
    if field.shape.kind == "array":
        return Filter(name, "holds any", Shape("string", "ids"), field)
    if field.shape.format == "date-time":
        return Filter(name, "range", field.shape.not_null(), field, ranged=True)
    if name.endswith(f"{field.name}s"):
        return Filter(name, "among", Shape("string", "ids"), field)
    return Filter(name, "equal", field.sent.not_null(), field)


def computed(function: Callable[..., Any], given: Input, *more: Input) -> Filter:
    """A filter that a rule computes; its argument has the type that may be asked for; `more` say how it is meant."""
    return Filter(function.__name__, "computed", given.shape.not_null(), rule=function, ranged=given.ranged, more=more)
