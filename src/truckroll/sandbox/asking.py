"""Asking the contractor's system for what its office would ask, through the rules that apps meet over HTTP."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from truckroll.catalogue import given as giving
from truckroll.catalogue.fields import plain
from truckroll.catalogue.operations import Rule
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.transaction import transaction
from truckroll.derive.operations import Operation, all_operations
from truckroll.derive.validation import Reading
from truckroll.server.performing import run
from truckroll.server.reading import Given

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


_encode = msgspec.json.Encoder(decimal_format="number").encode
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


def ask(operation_id: str, body: dict[str, Any] | list[Any] | None = None, **path: Any) -> Any:
    """What a published write makes of a body, told as an app tells it, on what the path names."""
    operation, reading = _writes()[operation_id], Reading()
    given = Given({name: plain(value) for name, value in path.items()}, {})
    if operation.body is not None:
        sent: Any = body
        if not operation.is_form:
            sent = _decode(_encode(plain(body or {})))
        said = reading.value(operation.body, sent, "")
        given.body = {operation.body.format: said} if operation.body.format in ("items", "body") else said
    wrong = reading.faults or reading.ignored
    assert not wrong, f"{operation_id}: {wrong}"
    return run(operation, given)


@cache
def _writes() -> dict[str, Operation]:
    return {operation.operation_id: operation for operation in all_operations() if operation.method != "GET"}


def _declared(rule: Callable[..., Any]) -> Rule:
    return cast(Any, rule).__rule__
