"""The part of a server that delivers: looks what is due, sends it, and writes down what came of it."""

import asyncio
import time
from contextlib import suppress

from truckroll.catalogue.time import Clock
from truckroll.server.log import Log
from truckroll.server.webhooks import deliveries
from truckroll.server.webhooks.deliveries import Outcome, Owed
from truckroll.server.webhooks.sending import Sender
from truckroll.server.webhooks.subscriptions import Subscription
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Connection, Store

AT_ONCE = 8
"""How many deliveries are under way to one subscriber; one that is slow holds up only its own."""
AHEAD = 6 * AT_ONCE
"""How many of a subscriber's deliveries this server takes upon itself; even where each takes all the time that it may,
the last of them begins while its lease lasts."""
LOOK_EVERY = 0.1
"""Seconds between looks whether something is due."""
PRUNE_EVERY = 60.0
STORE_PATIENCE = 5.0
"""Seconds until a store that could not be used is asked again."""


class Worker:
    """Delivers while it runs. Several servers may each have one; nothing is sent by two unless one of them dies."""

    def __init__(self, store: Store, clock: Clock, log: Log, sender: Sender) -> None:
        self._store = store
        self._clock = clock
        self._log = log
        self._sender = sender
        self._under_way: dict[str, int] = {}
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._moved = asyncio.Event()
        self._prune_at = time.monotonic() + PRUNE_EVERY

    async def run(self) -> None:
        """Deliver until canceled; what is under way then is delivered after the next start."""
        try:
            if not self._store.shared:
                await self._store.write_async(deliveries.forget_leases)
            while True:
                try:
                    await self._look()
                except StoreError as fault:
                    self._log.write("webhooks wait", level="error", error=str(fault))
                    await asyncio.sleep(STORE_PATIENCE)
                except Exception as fault:  # whatever it is, later webhooks are not to stay undelivered for it
                    self._log.write("webhooks failed", level="error", error=repr(fault))
                    await asyncio.sleep(STORE_PATIENCE)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._moved.wait(), LOOK_EVERY)
                self._moved.clear()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self._sender.close()

    async def _look(self) -> None:
        """Take upon this server what is due, as far as it has hands for it."""
        if time.monotonic() >= self._prune_at:
            self._prune_at = time.monotonic() + PRUNE_EVERY
            now = self._clock.now()
            await self._store.write_async(lambda connection: deliveries.prune(connection, now))
        now, wall = self._clock.now(), _wall()
        if not deliveries.is_due(self._store.inline, now):
            return
        ready = await self._store.read_async(lambda connection: deliveries.ready(connection, now, wall))
        wanted = [(each, AHEAD - self._under_way.get(each.id, 0), why) for each, why in ready]
        wanted = [(each, hands, why) for each, hands, why in wanted if hands >= AT_ONCE]

        def take(connection: Connection) -> list[tuple[Owed, str]]:
            return [
                (owed, why)
                for each, hands, why in wanted
                for owed in deliveries.lease(connection, each, hands, now, wall)
            ]

        for owed, why in await self._store.write_async(take) if wanted else []:
            self._begin(owed, why)

    def _begin(self, owed: Owed, why: str) -> None:
        id = owed.subscription.id
        self._under_way[id] = self._under_way.get(id, 0) + 1
        self._slots.setdefault(id, asyncio.Semaphore(AT_ONCE))
        task = asyncio.create_task(self._deliver(owed, why))
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._end(done, id))

    def _end(self, task: asyncio.Task[None], id: str) -> None:
        self._tasks.discard(task)
        left = self._under_way[id] = self._under_way[id] - 1
        if not left:
            del self._under_way[id], self._slots[id]
        if left <= AT_ONCE or left == AHEAD - AT_ONCE:  # there are hands for more
            self._moved.set()
        if not task.cancelled() and (fault := task.exception()) is not None:  # its lease ends, and it is tried again
            self._log.write("webhook not noted", level="error", subscription=id, error=repr(fault))

    async def _deliver(self, owed: Owed, why: str) -> None:
        subscription = owed.subscription
        async with self._slots[subscription.id]:
            if _wall() + _SENDING > owed.until:
                return  # it waited for others so long that another server may take it
            outcome = Outcome(None, 0, why, forbidden=True) if why else await self._sender.send(owed)
        now = self._clock.now()
        state = await self._store.write_async(lambda connection: deliveries.note(connection, owed, outcome, now))
        if not outcome.good:
            self._told_failure(subscription, owed, outcome, state)

    def _told_failure(self, subscription: Subscription, owed: Owed, outcome: Outcome, state: str | None) -> None:
        """A line without the address and the answer, which may hold what is secret between the two."""
        self._log.write(
            "webhook not taken",
            level="warning",
            subscription=subscription.id,
            tenant=subscription.tenant,
            webhook=owed.event,
            delivery=owed.id,
            attempt=owed.attempts + 1,
            status=outcome.status,
            state=state,
        )


_SENDING = 15 * 10_000_000
"""Ticks for which a lease must last on when sending begins."""


def _wall() -> int:
    """The machine's clock in ticks: a sandbox moves the business's clock, of which a server's death knows nothing."""
    return time.time_ns() // 100
