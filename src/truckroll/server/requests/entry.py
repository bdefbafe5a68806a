"""One answered request as it is put aside: references to what is there anyway, to be made readable later."""

import time

import msgspec

from truckroll.derive.operations import Operation
from truckroll.server.access.apps import Grant
from truckroll.server.problems import Header

MOST_BODY = 16 * 1024
"""How many bytes of a body are kept; what is longer is cut, so that waiting requests take little memory."""

MOST_WORKERS = 128
"""How many processes a server can have, and nanoseconds between two moments of one of them."""


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
    """Moments in nanoseconds, each later than the one before, and none of them another process's of the same server."""

    def __init__(self, worker: int = 0) -> None:
        """`worker` is the number of the process, below `MOST_WORKERS`."""
        self._own = worker
        self._last = 0

    def next(self) -> int:
        """This moment, with the process's number for its last nanoseconds."""
        now = time.time_ns() // MOST_WORKERS * MOST_WORKERS + self._own
        self._last = max(self._last + MOST_WORKERS, now)
        return self._last


def whose(grant: Grant | None) -> tuple[int | None, str | None, str | None]:
    """The tenant, app and client id of a grant, if it is known."""
    return (grant.tenant, grant.app.id, grant.client_id) if grant else (None, None, None)
