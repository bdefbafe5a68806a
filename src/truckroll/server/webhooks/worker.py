"""The part of a server that delivers: looks what is due, sends it, and writes down what came of it."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from truckroll.catalogue.time import Clock
from truckroll.server.log import Log
from truckroll.server.telemetry.watching import Telemetry
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
LOOK_EVERYWHERE = 1.0
"""The same where every machine of a distributed store is asked for it."""
STORE_PATIENCE = 5.0
"""Seconds until a store that could not be used is asked again."""


Wanted = tuple[Subscription, int, str]
"""A subscriber, how many of its deliveries there are hands for, and why nothing may be sent to it, if so."""


class Worker:
    """Delivers while it runs. Several servers may each have one; nothing is sent by two unless one of them dies."""

    def __init__(
        self, store: Store, clock: Clock, log: Log, sender: Sender, telemetry: Telemetry, room: Callable[[], bool]
    ) -> None:
        self._store = store
        self._telemetry = telemetry
        self._clock = clock
        self._log = log
        self._sender = sender
        self._room = room
        self._under_way: dict[str, int] = {}
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._moved = asyncio.Event()

    async def run(self) -> None:
        """Deliver until canceled; what is under way then is delivered after the next start."""
        try:
            if not self._store.shared:
                await self._store.write_async(deliveries.forget_leases)
            pause = LOOK_EVERYWHERE if self._store.distributed else LOOK_EVERY
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
                    await asyncio.wait_for(self._moved.wait(), pause)
                self._moved.clear()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self._sender.close()

    async def _look(self) -> None:
        """Take upon this server what is due, as far as it has hands for it."""
        now, wall = self._clock.now(), _wall()
        if not self._room() or not deliveries.is_due(self._store.inline, now):
            return
        ready = await self._store.read_async(lambda connection: deliveries.ready(connection, now, wall))
        wanted = [(each, AHEAD - self._under_way.get(each.id, 0), why) for each, why in ready]
        of_tenants: dict[int, list[Wanted]] = {}
        for each, hands, why in wanted:
            if hands >= AT_ONCE:
                of_tenants.setdefault(each.tenant, []).append((each, hands, why))

        def take(connection: Connection, some: list[Wanted]) -> list[tuple[Owed, str]]:
            return [
                (owed, why)
                for each, hands, why in some
                for owed in deliveries.lease(connection, each, hands, now, wall)
            ]

        takes = (self._store.write_async(partial(take, some=some)) for some in of_tenants.values())
        faults: list[BaseException] = []
        for taken in await asyncio.gather(*takes, return_exceptions=True):
            if isinstance(taken, BaseException):
                faults.append(taken)
                continue
            for owed, why in taken:
                self._begin(owed, why)
        if faults:
            raise faults[0]

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
            outcome = Outcome(None, 0, why, forbidden=True) if why else await self._sent(owed)
        self._telemetry.counts.attempt(outcome.word)
        now = self._clock.now()
        state = await self._store.write_async(lambda connection: deliveries.note(connection, owed, outcome, now))
        if not outcome.good:
            self._told_failure(subscription, owed, outcome, state)

    async def _sent(self, owed: Owed) -> Outcome:
        if (tracing := self._telemetry.tracing) is None:
            return await self._sender.send(owed)
        with tracing.delivering(owed) as attempt:
            outcome = await self._sender.send(owed, attempt.headers)
            attempt.came_to(outcome)
            return outcome

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
