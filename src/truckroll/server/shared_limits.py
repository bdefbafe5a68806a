"""Limits that several processes count together, in a Valkey or a Redis; while that is gone each counts for itself."""

import asyncio
from collections.abc import Awaitable, Hashable, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import Any, NamedTuple, cast

import msgspec
from valkey.asyncio import Valkey
from valkey.asyncio.cluster import ValkeyCluster
from valkey.asyncio.retry import Retry
from valkey.backoff import NoBackoff
from valkey.exceptions import ValkeyError

from truckroll.server.limits import Allowance, MemoryLimiter
from truckroll.server.log import Log
from truckroll.store.errors import StoreUnavailable
from truckroll.store.protocol import Clock

PATIENCE = 1.0
"""Seconds for which a request waits to be counted, once: then all are counted here until the store is back."""
LOOK_EVERY = 0.5
"""Seconds between looks whether a store that was gone is back."""
AT_ONCE = 200
"""How many requests are counted in one round trip at most."""
MILLION = 1_000_000

_COUNT = """
local passed, limit, span, now = KEYS[1], tonumber(ARGV[1]), ARGV[2] * 1000000, tonumber(ARGV[3])
if not now then
  now = redis.call('TIME')
  now = now[1] * 1000000 + now[2]
end
local last = tonumber(redis.call('LINDEX', passed, -1) or now)
if last > now then now = last end
local first = redis.call('LINDEX', passed, 0)
while first and tonumber(first) <= now - span do
  redis.call('LPOP', passed)
  first = redis.call('LINDEX', passed, 0)
end
local count = redis.call('LLEN', passed)
if count >= limit then
  local frees = tonumber(redis.call('LINDEX', passed, count - limit))
  return {0, 0, last + span - now, frees + span - now}
end
redis.call('RPUSH', passed, string.format('%.0f', now))
redis.call('PEXPIRE', passed, ARGV[3] == '' and ARGV[2] * 1000 + 1000 or 86400000)
return {1, limit - count - 1, span, 0}
"""
"""One decision on one key, so that a cluster makes it on one of its slots.

The list holds the moments, in microseconds of the store's own clock, of the requests that passed. A clock that was set
back, or another machine's after a failover, is taken as standing still until it has caught up. The list goes when none
of it counts any more, a second late: a list that went early would let too many pass. A sandbox tells its own time, of
which nobody knows how fast it goes: its lists go when nobody asked for a day.
"""


class Uncounted(StoreUnavailable):  # named as its kind is
    """Requests cannot be counted, and the operator wants none served that are not."""

    told = "The server cannot count requests now, and answers none; nothing of the request was kept."


class _Taking(NamedTuple):
    """A request that waits to be counted."""

    key: Hashable
    limit: int
    window: int
    answer: asyncio.Future[Allowance]


class SharedLimiter:
    """Counts exactly, as `MemoryLimiter` does, for all processes of a server and all its machines.

    A request waits for a round trip without holding up others; those that come meanwhile travel together in the next.
    When the store cannot be asked, that is told once, and until it is back every process counts for itself, or refuses.
    """

    def __init__(
        self,
        url: str,
        name: str,
        log: Log,
        *,
        apart: MemoryLimiter | None = None,
        refuse: bool = False,
        clock: Clock | None = None,
    ) -> None:
        """`name` sets this server's counts apart from another's; `refuse` serves nobody while the store is gone.

        `apart` counts meanwhile; a sandbox has its own `clock`, all others go by the store's.
        """
        self.gone = ""
        """Why requests are not counted together now; empty while they are."""
        self._url = url
        self._name = name
        self._log = log
        self._refuse = refuse
        self._apart = apart or MemoryLimiter()
        self._clock = clock
        self._client: Any = None
        self._waiting: list[_Taking] = []
        self._counting: asyncio.Task[None] | None = None
        self._returning: asyncio.Task[None] | None = None

    @property
    def refuses(self) -> bool:
        """Whether nobody is served now."""
        return self._refuse and bool(self.gone)

    def take(self, key: Hashable, limit: int, window: int = 1) -> Allowance | Awaitable[Allowance]:
        """See `Limiter.take`; Uncounted when requests are to be refused while they cannot be counted together."""
        if self.gone:
            return self._instead(key, limit, window)
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Allowance] = loop.create_future()
        self._waiting.append(_Taking(key, limit, window, answer))
        if self._counting is None or self._counting.done():
            self._counting = loop.create_task(self._count())
        return answer

    def begin_anew(self, name: str) -> None:
        """Count everybody from nothing, under another name: time was set back."""
        self._name = name

    async def begin(self) -> None:
        """See whether the store can be asked, before anybody waits for it."""
        await self._settle([])

    async def close(self) -> None:
        """Hang up."""
        for task in (self._counting, self._returning):
            if task is not None:
                task.cancel()
                await asyncio.wait([task])
        await self._hang_up()

    async def _count(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
            await self._settle(batch)

    async def _settle(self, batch: Sequence[_Taking]) -> None:
        try:
            counted = await self._ask([(self._key(each.key), each.limit, each.window) for each in batch])
        except (ValkeyError, OSError, TimeoutError) as fault:
            self._lose(fault)
            batch, self._waiting = [*batch, *self._waiting], []
            counted = [None] * len(batch)
        for each, found in zip(batch, counted, strict=True):
            if each.answer.done():  # who asked has hung up
                continue
            try:
                each.answer.set_result(
                    _allowance(each, found) if found else self._instead(each.key, each.limit, each.window)
                )
            except Uncounted as fault:
                each.answer.set_exception(fault)

    async def _ask(self, wanted: Sequence[tuple[str, int, int]]) -> list[Sequence[int] | None]:
        """What the store says to each; the first error of any is the error of all."""
        async with asyncio.timeout(PATIENCE):
            if self._client is None:
                self._client = await _connected(self._url)
            how = {} if isinstance(self._client, ValkeyCluster) else {"transaction": False}
            pipeline = self._client.pipeline(**how)
            now = "" if self._clock is None else self._clock.now() // 10
            for key, limit, window in wanted:
                pipeline.execute_command("EVAL", _COUNT, 1, key, limit, window, now)
            return await pipeline.execute()

    def _instead(self, key: Hashable, limit: int, window: int) -> Allowance:
        """What becomes of a request that cannot be counted together."""
        if self._refuse:
            raise Uncounted(f"requests cannot be counted: {self.gone}")
        return self._apart.take(key, limit, window)

    def _lose(self, fault: Exception) -> None:
        if self.gone:
            return
        self.gone = f"{type(fault).__name__}: {fault}".removesuffix(": ")
        meanwhile = "nobody is served" if self._refuse else "each process counts for itself"
        self._log.write("limits not shared", level="error", error=self.gone, meanwhile=meanwhile)
        self._returning = asyncio.get_running_loop().create_task(self._return())

    async def _return(self) -> None:
        """Look until the store decides again: one that only answers may be a replica, or be loading."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            with suppress(ValkeyError, OSError, TimeoutError):
                if not isinstance(self._client, ValkeyCluster):  # which knows more of its servers than the URL names
                    await self._hang_up()
                await self._ask([(self._key("is it back"), 1, 1)])
                break
        self.gone = ""
        self._apart.forget()
        self._log.write("limits shared again")

    async def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(ValkeyError, OSError, TimeoutError):
                await client.aclose()

    def _key(self, key: Hashable) -> str:
        """One slot for one decision; names and addresses of people are not to be read in a store that others share."""
        match key:
            case (str(app), int(tenant)):
                return f"truckroll:{self._name}:{{{app}:{tenant}}}"
            case _:
                digest = blake2b(msgspec.json.encode(key), digest_size=16).hexdigest()
                return f"truckroll:{self._name}:{{{digest}}}"


async def _connected(url: str) -> Any:
    """A client of what answers there: one server, or the cluster it belongs to."""
    how: dict[str, Any] = {
        "socket_timeout": PATIENCE,
        "socket_connect_timeout": PATIENCE,
        "retry": Retry(NoBackoff(), 0),
    }
    client = Valkey.from_url(url, **how)
    try:
        said = await cast(Any, client).info("cluster")
    except BaseException:
        await client.aclose()
        raise
    if not said.get("cluster_enabled"):
        return client
    await client.aclose()
    return await ValkeyCluster.from_url(url, **how)


def _allowance(asked: _Taking, found: Sequence[int]) -> Allowance:
    allowed, remaining, reset, wait = found
    return Allowance(bool(allowed), asked.limit, asked.window, remaining, -(-reset // MILLION), -(-wait // MILLION))
