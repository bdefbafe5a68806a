"""What is kept beside a business's records is let go when it is old enough, also where nobody does anything."""

import asyncio
from dataclasses import dataclass, field
from functools import partial

from truckroll.catalogue.time import Clock
from truckroll.server.access import people, petitions, sessions, shown_once
from truckroll.server.access.sessions import Limits
from truckroll.server.log import Log
from truckroll.server.settings import Settings
from truckroll.server.webhooks import deliveries
from truckroll.store import retention
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Connection, Store
from truckroll.store.retention import HOUR, Kept

FIRST, EVERY = 30.0, 600.0
"""Seconds from the start of a server to the first look for what is old, and from one to the next."""
DAY = 24 * HOUR
MINUTE = HOUR // 60


@dataclass(frozen=True)
class Keeping:
    """For how long what is kept, in ticks."""

    beside_records: Kept = field(default_factory=Kept)
    deliveries: int = deliveries.KEPT
    petitions: int = petitions.KEPT
    sessions: Limits = sessions.USUAL

    @classmethod
    def told(cls, settings: Settings) -> "Keeping":
        """As a server's settings say."""
        return cls(
            Kept(settings.keep_versions * HOUR, settings.keep_answers * HOUR),
            settings.keep_deliveries * DAY,
            settings.keep_petitions * DAY,
            Limits(settings.session_idle * MINUTE, settings.session_longest * HOUR),
        )


class Housekeeping:
    """Goes through everything once in a while, one tenant a transaction."""

    def __init__(self, store: Store, log: Log, keeping: Keeping, wall: Clock | None = None) -> None:
        """`wall` is the world's time, by which people sign in and ask; no sandbox moves it."""
        self._store = store
        self._wall = wall or Clock()
        self._log = log
        self._keeping = keeping

    async def run(self) -> None:
        """Look for what is old until canceled."""
        pause = FIRST
        while True:
            await asyncio.sleep(pause)
            pause = EVERY
            try:
                await self.sweep()
            except StoreError as fault:
                self._log.write("housekeeping waits", level="error", error=str(fault))
            except Exception as fault:  # whatever it is, it is not to end housekeeping for good
                self._log.write("housekeeping failed", level="error", error=repr(fault))

    async def sweep(self) -> None:
        """Let go of what is older than it is kept."""
        store, keeping, clock = self._store, self._keeping, self._store.clock
        for tenant in await store.read_async(retention.tenants):
            forget = partial(retention.forget, tenant=tenant, clock=clock.now(), kept=keeping.beside_records)
            while await store.write_async(forget):
                pass
        for tenant in await store.read_async(deliveries.holding):
            await store.write_async(partial(deliveries.prune, tenant=tenant, now=clock.now(), kept=keeping.deliveries))
        await store.write_async(self._forget_access)

    def _forget_access(self, connection: Connection) -> None:
        now = self._wall.now()
        sessions.forget(connection, now=now, limits=self._keeping.sessions)
        shown_once.forget(connection, now=now)
        people.forget_invitations(connection, now=now)
        petitions.forget(connection, before=now - self._keeping.petitions)
