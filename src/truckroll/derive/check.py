"""What no single declaration can see: references to nothing, and conditions on columns that are not kept."""

import inspect
from collections.abc import Iterator
from typing import Any

from truckroll.catalogue import copies
from truckroll.catalogue.filters import Filter
from truckroll.catalogue.registry import nouns, resolve
from truckroll.catalogue.resource import BUILT_IN, Resource
from truckroll.catalogue.shapes import Shape
from truckroll.catalogue.transaction import Some
from truckroll.catalogue.types import Between
from truckroll.derive.events import all_events
from truckroll.derive.operations import all_operations
from truckroll.derive.tables import all_tables, table_of


def contradictions() -> list[str]:
    """Everything in the catalogue that cannot be, one sentence each; empty when all is well."""
    found: list[str] = []
    try:
        all_operations()
        all_tables()
        for event in all_events().values():
            event.shape  # noqa: B018  # derived now, so that what it names is there
    except (TypeError, LookupError) as fault:
        return [str(fault)]
    for resource in list(nouns.values()):
        found += _references(resource)
        found += copies.contradictions(resource)
        for asked in resource.noun.filters.own:
            if asked.rule is not None:
                found += _condition(resource, asked)
    return found


def _references(resource: type[Resource]) -> Iterator[str]:
    shapes = [(field.name, field.shape) for field in resource.fields.values()]
    shapes += [(f"{rule.verb}.{given.name}", given.shape) for rule in resource.noun.rules for given in rule.inputs]
    for place, shape in shapes:
        for noun in _nouns_in(shape):
            try:
                resolve(noun)
            except LookupError as fault:
                yield f"{resource.noun.name}.{place}: {fault}"


def _nouns_in(shape: Shape) -> Iterator[str]:
    if shape.noun:
        yield from shape.noun.split(" | ")
    if shape.item:
        yield from _nouns_in(shape.item)
    for member in shape.members:
        yield from _nouns_in(member.shape)


def _condition(resource: type[Resource], asked: Filter) -> Iterator[str]:
    assert asked.rule is not None
    one: Any = "1" if asked.shape.kind == "string" else [] if asked.shape.kind == "array" else 1
    value: Any = Between[Any](None, None) if asked.ranged else (asked.shape.values or (one,))[0]
    condition = asked.rule(resource, value)
    place = f"{resource.noun.name}.{asked.name}"
    if not isinstance(condition, Some):
        yield f"{place}: a filter's rule returns some(…) or where(…), not {condition!r}"
        return
    target = condition.noun or resource.noun.name
    try:
        table = table_of(resolve(target).noun.name)
    except LookupError as fault:
        yield f"{place}: {fault}"
        return
    known = {*BUILT_IN, *(field.name for field in (*table.noun.columns, *table.noun.lists))}
    for name in condition.where:
        if name not in known:
            yield f"{place}: {target} keeps no column {name}; name it in its `index`"
    if not inspect.getdoc(asked.rule):
        yield f"{place}: a computed filter needs a sentence that says what it finds"
