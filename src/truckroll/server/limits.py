"""Limits: how many requests an app may make for a tenant, counted over a window that slides."""

import time
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from functools import lru_cache
from typing import Protocol

import msgspec

from truckroll.server.problems import Header

OFF = 0
"""The limit that limits nothing."""

DEFAULT = 60
"""Requests a second for one app and tenant unless told otherwise, as the vendor documents."""

RATION = 5
"""Times a minute that a report is answered in a tenant unless told otherwise, as the vendor documents."""
MINUTE = 60
HOUR = 3_600
"""The longest window."""

_SECOND = 1_000_000_000
_MANY = 10_000
"""How many keys are kept before those are let go that nobody has asked for in an hour."""


class Allowance(msgspec.Struct, frozen=True):
    """One request weighed: whether it may pass, and what its caller still has."""

    allowed: bool
    limit: int
    window: int
    remaining: int
    reset: int
    """Seconds until all of the limit is there again, if nothing else is asked."""
    wait: int
    """Seconds after which a refused request passes, if nothing else is asked; 0 when it was allowed."""

    @property
    def headers(self) -> tuple[Header, ...]:
        """What every answer says about the limit: `RateLimit-Policy` and `RateLimit`.

        The names are those of the current draft (draft-ietf-httpapi-ratelimit-headers, 8 and later), in which one
        structured field replaced the older RateLimit-Limit, -Remaining and -Reset.
        """
        return _headers(self.limit, self.window, self.remaining, self.reset)


class Limiter(Protocol):
    """Where requests are counted: in memory for one process, in a shared store for several."""

    def take(self, key: Hashable, limit: int, window: int = 1) -> Allowance | Awaitable[Allowance]:
        """Count one request of `key` against `limit` (at least 1) in any `window` seconds, if it may pass.

        Who counts here has weighed it when this returns; for who counts elsewhere one waits.
        """
        ...


async def taken(counted: Allowance | Awaitable[Allowance]) -> Allowance:
    """What `Limiter.take` came to, wherever it was counted."""
    return counted if isinstance(counted, Allowance) else await counted


class MemoryLimiter:
    """Counts exactly: in no window of any position do more pass than allowed, and a refused request costs nothing.

    It keeps the moment of each request of the last window, of at most an hour.
    """

    def __init__(self, now: Callable[[], int] = time.monotonic_ns) -> None:
        self._now = now
        self._passed: dict[Hashable, deque[int]] = {}

    def take(self, key: Hashable, limit: int, window: int = 1) -> Allowance:
        """See `Limiter.take`; the limit may change from call to call."""
        now, span = self._now(), window * _SECOND
        passed = self._passed.get(key)
        if passed is None:
            if len(self._passed) >= _MANY:
                since = now - HOUR * _SECOND
                self._passed = {known: times for known, times in self._passed.items() if times and times[-1] > since}
            passed = self._passed[key] = deque()
        while passed and passed[0] <= now - span:
            passed.popleft()
        count = len(passed)
        if count >= limit:
            wait = _up(passed[count - limit] + span - now)
            return Allowance(False, limit, window, 0, _up(passed[-1] + span - now), wait)
        passed.append(now)
        return Allowance(True, limit, window, limit - count - 1, window, 0)

    def forget(self) -> None:
        """Count everybody from nothing: time has begun anew."""
        self._passed = {}


def _up(nanoseconds: int) -> int:
    return -(-nanoseconds // _SECOND)


@lru_cache(maxsize=1024)
def _headers(limit: int, window: int, remaining: int, reset: int) -> tuple[Header, ...]:
    return (
        (b"ratelimit-policy", b'"default";q=%d;w=%d' % (limit, window)),
        (b"ratelimit", b'"default";r=%d;t=%d' % (remaining, reset)),
    )
