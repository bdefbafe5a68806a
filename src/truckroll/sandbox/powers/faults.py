"""Faults: what is to go wrong, for which requests, and how often."""

from difflib import get_close_matches
from functools import cache
from typing import Annotated, Literal

import msgspec

from truckroll.derive.operations import all_operations
from truckroll.sandbox.powers.wishes import Unwanted

Kind = Literal[
    "status", "delay", "cut", "lose-answer", "truncate", "repeat-rows", "late-rows", "expire-token", "empty-token"
]
OF_FEEDS = frozenset(("repeat-rows", "late-rows", "empty-token"))
"""Those that change what a feed answers."""
LONGEST_DELAY = 300


class Fault(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What is to go wrong, and for which requests: of all that is told of them, everything must be so."""

    kind: Annotated[
        Kind,
        msgspec.Meta(
            description="status answers with `status` instead; delay waits `seconds` first; cut ends the connection "
            "before anything is done, lose-answer after everything was done; truncate sends half of the answer; "
            "repeat-rows shows the last `rows` of a feed's page again, late-rows keeps some back until the feed is "
            "read again; expire-token refuses the access token from then on; empty-token gives an empty continueFrom "
            "where nothing more is due."
        ),
    ]
    operation: Annotated[str | None, msgspec.Meta(description="An operationId, such as Jobs_GetList.")] = None
    family: Annotated[str | None, msgspec.Meta(description="An API, such as jpm.")] = None
    path: Annotated[
        str | None,
        msgspec.Meta(description="A path, in which * stands for anything. Without one, only the API's are meant."),
    ] = None
    method: Annotated[str | None, msgspec.Meta(description="GET, POST, PUT, PATCH or DELETE.")] = None
    app: Annotated[str | None, msgspec.Meta(description="The id or the name of the app that asks.")] = None
    tenant: Annotated[int | None, msgspec.Meta(description="The tenant in the path.")] = None
    share: Annotated[
        float, msgspec.Meta(gt=0, le=1, description="Which share of these requests, chosen by the seed.")
    ] = 1
    count: Annotated[
        Annotated[int, msgspec.Meta(ge=1)] | None,
        msgspec.Meta(description="How often; without it, until the fault is taken away."),
    ] = None
    seed: Annotated[int, msgspec.Meta(description="The same seed chooses the same requests and rows.")] = 1
    status: Annotated[int, msgspec.Meta(ge=400, le=599, description="What is answered instead.")] = 500
    retry_after: Annotated[
        Annotated[int, msgspec.Meta(ge=0)] | None,
        msgspec.Meta(description="Seconds told with a status; 429 and 503 tell 1 of themselves."),
    ] = None
    seconds: Annotated[float, msgspec.Meta(gt=0, le=LONGEST_DELAY, description="How long a delay is.")] = 1
    rows: Annotated[int, msgspec.Meta(ge=1, description="How many rows are repeated or late.")] = 1


class Listed(msgspec.Struct, frozen=True, rename="camel"):
    """A fault that was asked for, under its id."""

    id: str
    met: Annotated[int, msgspec.Meta(description="How often it has happened.")]
    fault: Fault


def check(fault: Fault) -> None:
    """Refuse a fault that could never happen."""
    errors: dict[str, str] = {}
    operations = _operations()
    if fault.operation is not None and fault.operation not in operations:
        near = get_close_matches(fault.operation, operations, 1)
        errors["operation"] = f"There is no operation {fault.operation[:60]}." + (f" Is {near[0]} meant?" * bool(near))
    families = {each.family.name for each in all_operations()}
    if fault.family is not None and fault.family not in families:
        errors["family"] = f"There is no API {fault.family[:60]}; there are {', '.join(sorted(families))}."
    if fault.operation in operations and fault.kind in OF_FEEDS and "feed" not in operations[fault.operation]:
        errors["operation"] = f"{fault.operation} is no feed, and {fault.kind} happens to feeds only."
    if fault.path is not None and not fault.path.startswith(("/", "*")):
        errors["path"] = "A path begins with / or *."
    if fault.method is not None and fault.method.upper() not in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        errors["method"] = "GET, POST, PUT, PATCH or DELETE is expected."
    if errors:
        raise Unwanted(errors)


@cache
def _operations() -> dict[str, frozenset[str]]:
    """What the operations of each operationId do; a few are found in more than one API."""
    found: dict[str, frozenset[str]] = {}
    for operation in all_operations():
        found[operation.operation_id] = found.get(operation.operation_id, frozenset()) | {operation.act}
    return found
