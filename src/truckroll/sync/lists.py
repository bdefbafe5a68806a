"""The lists that a sync reads, because what they show has no export feed."""

import re
from collections.abc import Iterator
from functools import cache

from truckroll.catalogue.registry import nouns
from truckroll.catalogue.resource import PLACEHOLDER
from truckroll.catalogue.shapes import Shape
from truckroll.derive.feeds import Column, Feed, column_type
from truckroll.derive.operations import Operation, operations_of_all
from truckroll.derive.tables import snake

from .landing import Landing

INACTIVE_TOO = {"active": "Any", "activeOnly": "false", "includeInactive": "true"}
"""How each spelling of the filter asks for inactive records too: left out, most lists hide them."""


@cache
def all_lists(*families: str) -> tuple[Landing, ...]:
    """Every list of a noun without a feed that can be asked for as a whole, or of some families' nouns, in the order of
    the tables.

    A list is read by its changes where each record shows the `modifiedOn` that the list can be asked for, and whole
    otherwise. Lists below one record (the notes of a customer) are another matter: see `below`.
    """
    found = {landing.name: landing for operation in operations_of_all(*families) for landing in _landings(operation)}
    return tuple(found[name] for name in sorted(found))


def _landings(operation: Operation) -> Iterator[Landing]:
    given = {parameter.name for parameter in operation.parameters}
    required = {parameter.name for parameter in operation.parameters if parameter.required}
    paged = operation.method == "GET" and operation.act in ("list", "read") and "page" in given
    if not paged or required != {"tenant"} or _fed(operation):
        return
    record = record_of(operation.answer)
    if record is None:
        return
    path = operation.path.split("{tenant}/", 1)[1]
    schema = operation.api.replace("-", "_")
    members = {member.name: member.shape for member in record.members}
    feed = Feed(
        api=operation.api,
        name=path,
        table=f"{schema}.{re.sub('[-/]', '_', path)}",
        path=operation.url,
        key=("id",) if "id" in members else (),
        columns=columns_of(record),
        scope=operation.scope,
    )
    asked = [(name, value) for name, value in INACTIVE_TOO.items() if name in given]
    if "id" in operation.noun.sort and not operation.noun.sort_list:
        asked.append(("sort", "+Id"))  # Whatever changes while pages are read, no row moves to a page read before.
    moment = members.get("modifiedOn")
    trusted = "modifiedOnOrAfter" in given and moment is not None and not moment.nullable and bool(feed.key)
    counted = (("includeTotal", "true"),) if "includeTotal" in given else ()
    yield Landing(feed, "changes" if trusted else "whole", (*asked, *counted))


def _fed(operation: Operation) -> bool:
    """Whether a feed gives the same records, under this noun or the one that it is a view of."""
    shown = next((each, *each.noun.views) for each in nouns.values() if operation.resource in (each, *each.noun.views))
    return any(resource.noun.feed for resource in shown) or bool(PLACEHOLDER.findall(operation.noun.path))


def columns_of(record: Shape) -> tuple[Column, ...]:
    """The columns that follow from the rows of a list."""
    return tuple(
        Column(snake(member.name).replace("__", "_"), member.name, column_type(member.shape), member.shape.nullable)
        for member in record.members
    )


def record_of(answer: Shape | None) -> Shape | None:
    """What each row of a list says; None for what is no list of records."""
    if answer is None:
        return None
    rows = answer if answer.kind == "array" else next((m.shape for m in answer.members if m.name == "data"), None)
    return rows.item if rows is not None and rows.item is not None and rows.item.members else None
