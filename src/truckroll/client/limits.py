"""How often a process may call: the platform counts per app and tenant, so every thread and task shares one count."""

import threading
from collections import deque

CALLS_PER_SECOND = 60  # What the vendor allows one app in one tenant; it raises it case by case.

# Calls that left a second apart can arrive closer together; a window a little longer keeps the server from counting
# them into one second of its own.
WINDOW = 1.05


class Limit:
    """The calls of the last second and when the next one may go. Knows no clock: it is told the time."""

    def __init__(self, calls: int = CALLS_PER_SECOND) -> None:
        if calls < 1:
            raise ValueError("calls_per_second must be at least 1, or None for no limit")
        self._gone: deque[float] = deque(maxlen=calls)
        self._lock = threading.Lock()

    def take(self, now: float) -> float:
        """Seconds to wait before the call that is wanted now; its place is taken from then on."""
        with self._lock:
            full = len(self._gone) == self._gone.maxlen
            turn = max(now, self._gone[0] + WINDOW) if full else now
            self._gone.append(turn)
            return turn - now

    def take_free(self, now: float) -> bool:
        """Whether a call may go now without waiting; its place is taken if so."""
        with self._lock:
            free = len(self._gone) < (self._gone.maxlen or 0) or self._gone[0] + WINDOW <= now
            if free:
                self._gone.append(now)
            return free


_limits: dict[tuple[str, str, str, int], Limit] = {}
_registry = threading.Lock()


def shared(api_root: str, app_key: str, tenant_id: str, calls: int) -> Limit:
    """The one limit of this process for an app in a tenant."""
    with _registry:
        return _limits.setdefault((api_root, app_key, tenant_id, calls), Limit(calls))
