"""Records of other families as calls show them: never null, for what is published here never is."""

from collections.abc import Mapping
from typing import Any, TypeVar

from truckroll.catalogue import Model, Ref, Resource, When, one
from truckroll.catalogue.fields import Record

M = TypeVar("M", bound=Model)
R = TypeVar("R", bound=Resource)

NEVER = When("0001-01-01T00:00:00.0000000Z")
"""When something changed that is not there."""


def like(model: type[M], other: Record | Mapping[str, Any] | None, **more: Any) -> M:
    """What a model has in common with a record, and what more is said of it; blank where there is no record."""
    values = other.values if isinstance(other, Record) else other or {}
    common = {each.name: values.get(each.json) for each in model.fields.values()}
    return model(**{name: value for name, value in (common | more).items() if value is not None})


def found(ref: Ref[R] | None) -> R | None:
    """The record that is referred to, if any is: nobody has the id 0."""
    return one(ref) if ref else None
