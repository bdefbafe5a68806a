"""Callers who do not wait for each other: requests at a fixed rate, each measured from the moment it was meant for.

A generator that waits for slow answers sends less while the server is slow and so leaves out just what it should
measure. Here the moments are fixed beforehand (at random, so many a second, as independent callers come), and whoever
has to wait for a connection has waited, too.
"""

import asyncio
import gc
import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import uvloop

CONNECTIONS = 64
PATIENCE = 20.0
"""Seconds for which answers are waited for after the last request."""


@dataclass(frozen=True)
class Kind:
    """One kind of request: how large its share is, and one of it as bytes."""

    name: str
    share: float
    make: Callable[[random.Random], bytes]


@dataclass
class Measured:
    """What came of one rate."""

    rate: float
    seconds: float
    latencies: dict[str, list[float]]
    failed: int = 0
    unanswered: int = 0

    @property
    def answered(self) -> float:
        """Answers a second."""
        return sum(map(len, self.latencies.values())) / self.seconds

    def at(self, kind: str, share: float) -> float:
        """The milliseconds within which this share of a kind was answered."""
        found = sorted(self.latencies[kind])
        return found[min(len(found) - 1, int(len(found) * share))] * 1000 if found else float("nan")


@dataclass
class _Waiting:
    kind: str
    meant: float
    request: bytes


@dataclass
class _Load:
    queue: deque[_Waiting] = field(default_factory=deque)
    idle: list["_Connection"] = field(default_factory=list)
    result: Measured = field(default_factory=lambda: Measured(0, 0, {}))
    open: int = 0
    again: Callable[[], _Waiting] | None = None
    """For callers who wait for each other: what a connection sends next."""

    def put(self, request: _Waiting) -> None:
        self.open += 1
        if self.idle:
            self.idle.pop().send(request)
        else:
            self.queue.append(request)

    def answered(self, connection: "_Connection", request: _Waiting, status: int) -> None:
        self.open -= 1
        self.result.latencies[request.kind].append(perf_counter() - request.meant)
        self.result.failed += status >= 300
        if self.again is not None:
            self.open += 1
            connection.send(self.again())
        elif self.queue:
            connection.send(self.queue.popleft())
        else:
            self.idle.append(connection)


class _Connection(asyncio.Protocol):
    """One kept connection with one request on it at a time."""

    def __init__(self, load: _Load) -> None:
        self._load = load
        self._left = -1
        self._head = b""
        self._status = 0
        self._sent: _Waiting | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self._sent is not None:
            self._load.result.failed += 1

    def send(self, request: _Waiting) -> None:
        self._sent = request
        self._transport.write(request.request)

    def data_received(self, data: bytes) -> None:
        if self._left < 0:
            data = self._head + data
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._head = data
                return
            head = data[:end].lower()
            self._head, self._status = b"", int(head[9:12])
            at = head.find(b"content-length:")
            self._left = int(head[at + 15 : at + 30].split(b"\r")[0]) - (len(data) - end - 4)
        else:
            self._left -= len(data)
        if self._left == 0:
            self._left, sent, self._sent = -1, self._sent, None
            assert sent is not None
            self._load.answered(self, sent, self._status)


def measure(address: tuple[str, int], kinds: Sequence[Kind], rate: float, seconds: float, seed: int = 1) -> Measured:
    """What a rate does, requests a second; a rate of 0 is as fast as so many callers can who wait for each other."""
    gc.disable()
    try:
        return uvloop.run(_measure(address, kinds, rate, seconds, random.Random(seed)))
    finally:
        gc.enable()
        gc.collect()


async def _measure(
    address: tuple[str, int], kinds: Sequence[Kind], rate: float, seconds: float, rng: random.Random
) -> Measured:
    load = _Load()
    load.result = Measured(rate, seconds, {kind.name: [] for kind in kinds})
    loop = asyncio.get_running_loop()
    for _ in range(CONNECTIONS):
        _, connection = await loop.create_connection(lambda: _Connection(load), *address)
        load.idle.append(connection)
    shares = [kind.share for kind in kinds]

    def one(meant: float) -> _Waiting:
        (kind,) = rng.choices(kinds, shares)
        return _Waiting(kind.name, meant, kind.make(rng))

    begun = perf_counter()
    if rate == 0:
        load.again = lambda: one(perf_counter())
        for _ in range(len(load.idle)):
            load.put(one(perf_counter()))
        await asyncio.sleep(seconds)
        load.again = None
        load.result.seconds = perf_counter() - begun
    else:
        meant = begun
        while (meant := meant + rng.expovariate(rate)) < begun + seconds:
            if (early := meant - perf_counter()) > 0:
                await asyncio.sleep(early)
            load.put(one(meant))
            if early <= 0:
                await asyncio.sleep(0)
    last = perf_counter()
    while load.open and perf_counter() - last < PATIENCE:
        await asyncio.sleep(0.01)
    load.result.unanswered = load.open
    return load.result
