"""Pages of feeds that are asked for again, ready as they were sent, while nothing on them can have changed.

A page shows what stood fifteen minutes ago (decision 3): it changes when a change of its kind of record becomes due,
and by nothing else, for each change has a later place than those before it. So a page is kept with the last place that
was due when it was made, and it is still true while the next place after that one is not due, which one look tells.
What that look saw stays as it is until this process has written, or for a while: others may have written, too.
"""

import threading
import time
from collections import OrderedDict
from typing import NamedTuple

from truckroll.derive.tables import Table
from truckroll.store import feed
from truckroll.store.protocol import Store

MOST_BYTES = 64 << 20
LOOK_EVERY = 0.25
"""Seconds for which what stands after a page is remembered, unless this process writes."""
LEAST_BYTES = 16 << 10
"""Smaller pages are made sooner than looked after."""
MOST_SEEN = 10_000
"""How many pages are remembered as asked for once; whoever reads a feed from end to end pushes nothing out."""


class Key(NamedTuple):
    """All that decides what is on a page, beside what changed."""

    epoch: str
    tenant: int
    table: str
    feed: str
    after: int
    size: int
    active: str
    idle: str


class Ready(NamedTuple):
    """An answer, how many rows it has, and when it was true: at which horizon, and which place was the last due."""

    answer: bytes
    rows: int
    settled: int
    due: int


class _Look(NamedTuple):
    """What was seen after a page, how often anything had been written by then, and until when that is believed."""

    after: feed.After
    rounds: int
    until: float


class ReadyPages:
    """The pages asked for most recently; every method may be called from any thread."""

    def __init__(self, most: int = MOST_BYTES, least: int = LEAST_BYTES) -> None:
        self._most = most
        self._least = least
        self._bytes = 0
        self._pages: OrderedDict[Key, Ready] = OrderedDict()
        self._looks: dict[Key, _Look] = {}
        self._seen: OrderedDict[Key, None] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Key, store: Store, table: Table, clock: int) -> Ready | None:
        """The page, if it is kept and still true."""
        with self._lock:
            kept = self._pages.get(key)
            if kept is None:
                return None
            self._pages.move_to_end(key)
            look = self._looks.get(key)
        rounds = store.lines[0].rounds
        if look is None or look.rounds != rounds or time.monotonic() >= look.until:
            after = feed.after(store.inline, table, key.tenant, kept.settled)
            look = _Look(after, rounds, time.monotonic() + LOOK_EVERY)
        settled = look.after.settled(kept.due, clock)
        with self._lock:
            if self._pages.get(key) is kept:
                if settled:
                    self._looks[key] = look
                else:
                    self._let_go(key)
        return kept if settled else None

    def wants(self, key: Key, size: int) -> bool:
        """Whether a page that was just made is worth keeping: a large one that is asked for again."""
        if not self._least <= size <= self._most // 4:
            return False
        with self._lock:
            if key in self._seen:
                return True
            self._seen[key] = None
            if len(self._seen) > MOST_SEEN:
                self._seen.popitem(last=False)
            return False

    def keep(self, key: Key, ready: Ready) -> None:
        """Keep a page; those that nobody asked for longest go."""
        with self._lock:
            if key in self._pages:
                self._let_go(key)
            self._pages[key] = ready
            self._bytes += len(ready.answer)
            while self._bytes > self._most:
                self._let_go(next(iter(self._pages)))

    def forget(self) -> None:
        """Forget all of them: the data was set back."""
        with self._lock:
            self._pages.clear()
            self._looks.clear()
            self._seen.clear()
            self._bytes = 0

    def _let_go(self, key: Key) -> None:
        self._looks.pop(key, None)
        self._bytes -= len(self._pages.pop(key).answer)
