"""What the business does by itself is done before anybody is answered who might see that it is not."""

import asyncio
import time

from truckroll.catalogue.time import Clock
from truckroll.server.log import Log
from truckroll.server.telemetry.counts import Counts
from truckroll.store import planned
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Store

PATIENCE = 5.0
"""Seconds until a store that could not be asked what is due, or not keep it, is asked again."""

LOOK_EVERY = 0.25
"""Seconds for which the next planned moment is remembered, unless this process writes."""


class Timers:
    """Does planned acts when the clock, which a sandbox may move, has reached their moments."""

    def __init__(self, store: Store, clock: Clock, log: Log, counts: Counts) -> None:
        self._store = store
        self._counts = counts
        self._clock = clock
        self._log = log
        self._doing: asyncio.Task[None] | None = None
        self._again = 0.0
        self._next: int | None = None
        self._seen = -1
        self._look_at = 0.0

    @property
    def due(self) -> bool:
        """Whether anything waits to be done, as far as the store can tell.

        The next moment is remembered until this process has written, or for a while: others may have planned, too.
        Where every machine would have to be asked for it, it is remembered for that while in any case.
        """
        now, line = time.monotonic(), self._store.lines[0]
        if now < self._again:
            return False
        wrote = line.rounds != self._seen and not self._store.distributed
        if wrote or now >= self._look_at:
            self._seen, self._look_at = line.rounds, now + LOOK_EVERY
            try:
                self._next = planned.next_due(self._store.inline)
            except StoreError as fault:
                self._wait(fault)
                return False
        return self._next is not None and self._next <= self._clock.now()

    def do_now(self) -> None:
        """Do what is due, for a caller on a thread of his own."""
        try:
            failures = planned.do_due(self._store, self._clock.now())
        except StoreError as fault:
            self._wait(fault)
            return
        self._counts.planned_failed += len(failures)
        for failure in failures:
            self._log.write("planned act failed", level="error", act=failure.act, error=repr(failure.fault))

    async def catch_up(self) -> None:
        """Do what is due; who comes while it is being done waits for the same end."""
        if self._doing is None or self._doing.done():
            self._doing = asyncio.create_task(asyncio.to_thread(self.do_now))
        await asyncio.shield(self._doing)

    def _wait(self, fault: StoreError) -> None:
        """A store that cannot be used stops neither the server nor those who only read: what is due waits a little."""
        self._again, self._look_at = time.monotonic() + PATIENCE, 0.0
        self._log.write("what is due waits", level="error", error=str(fault))
