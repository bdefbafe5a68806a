"""One answered request as it is put aside: references to what is there anyway, to be made readable later."""

import time

import msgspec

from truckroll.derive.operations import Operation
from truckroll.server.access.apps import Grant
from truckroll.server.problems import Header

MOST_BODY = 16 * 1024
"""How many bytes of a body are kept; what is longer is cut, so that waiting requests take little memory."""


class Entry(msgspec.Struct, gc=False):
    """A request and its answer."""

    id: int
    """When it came, in nanoseconds since 1970; no two of one server have the same."""
    trace_id: str
    method: str
    path: str
    query: bytes
    status: int
    ms: float
    headers: list[Header]
    body: bytes
    asked: int
    """How many bytes the whole body had."""
    answer_headers: list[Header]
    answer: bytes
    answered: int
    operation: Operation | None
    tenant: int | None
    app: str | None
    client_id: str | None
    limits: tuple[Header, ...]
    ignored: str
    read_as: str


class Moments:
    """Moments in nanoseconds, each later than the one before."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """This moment."""
        self._last = max(self._last + 1, time.time_ns())
        return self._last


def whose(grant: Grant | None) -> tuple[int | None, str | None, str | None]:
    """The tenant, app and client id of a grant, if it is known."""
    return (grant.tenant, grant.app.id, grant.client_id) if grant else (None, None, None)
