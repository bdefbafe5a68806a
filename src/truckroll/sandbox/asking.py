"""Asking the contractor's system for what its office would ask, through the rules that apps meet over HTTP."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from truckroll.catalogue import given as giving
from truckroll.catalogue.operations import Rule
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.transaction import transaction

R = TypeVar("R", bound=Resource)


def get(resource: type[R], id: int) -> R:
    """A record that the simulation knows to be there."""
    record = transaction().load(resource.noun.name, id)
    assert record is not None, f"{resource.noun.name} {id} was kept earlier"
    return cast(R, record)


def create(resource: type[R], rule: Callable[..., Any], body: dict[str, Any], parent: int | None = None) -> R:
    """A new record by a rule of the noun, such as `create(Job, Job.create, {…})`; members as an app spells them."""
    scoped = {} if parent is None else {resource.noun.within: parent}
    return cast(R, giving.create(resource, _declared(rule), body, scoped))


def change(record: R, rule: Callable[..., Any], **body: Any) -> R:
    """Change what the body names of a record."""
    return cast(R, giving.change(record, _declared(rule), body))


def act(record: Resource, rule: Callable[..., Any], **body: Any) -> Any:
    """Do what a rule of the record's noun does, such as `act(job, Job.cancel, reasonId=5, memo="rain")`."""
    return giving.act(record, _declared(rule), body, frozenset())


def _declared(rule: Callable[..., Any]) -> Rule:
    return cast(Any, rule).__rule__
