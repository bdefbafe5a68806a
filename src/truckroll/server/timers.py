"""What the business does by itself is done before anybody is answered who might see that it is not."""

import asyncio

from truckroll.catalogue.time import Clock
from truckroll.server.log import Log
from truckroll.store import planned
from truckroll.store.protocol import Store


class Timers:
    """Does planned acts when the clock, which a sandbox may move, has reached their moments."""

    def __init__(self, store: Store, clock: Clock, log: Log) -> None:
        self._store = store
        self._clock = clock
        self._log = log
        self._doing: asyncio.Task[None] | None = None

    @property
    def due(self) -> bool:
        """Whether anything waits to be done."""
        return planned.is_due(self._store.inline, self._clock.now())

    async def catch_up(self) -> None:
        """Do what is due; who comes while it is being done waits for the same end."""
        if self._doing is None or self._doing.done():
            self._doing = asyncio.create_task(self._do())
        await asyncio.shield(self._doing)

    async def _do(self) -> None:
        for failure in await asyncio.to_thread(planned.do_due, self._store, self._clock.now()):
            self._log.write("planned act failed", level="error", act=failure.act, error=repr(failure.fault))
