"""Many calls at once, as fast as the platform allows and no faster: the limit is the client's, nobody counts here."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from .errors import ApiError

I = TypeVar("I")  # noqa: E741  # an item
T = TypeVar("T")

AT_ONCE = 32
"""Calls on their way side by side: with answers that take half a second, as many as sixty a second need."""


@dataclass(frozen=True)
class Outcome(Generic[I, T]):
    """What came of one item: a value, or the error that its call ended with."""

    item: I
    value: T | None = None
    error: "ApiError | None" = None

    def get(self) -> T:
        """The value; raises the error where there is one."""
        if self.error is not None:
            raise self.error
        return cast("T", self.value)


def in_threads(function: Callable[[I], T], items: Iterable[I], at_once: int = AT_ONCE) -> Iterator[Outcome[I, T]]:
    """The outcome of each item in the order of the items, which are taken as they are needed."""
    from .errors import ApiError  # Loads requests, which a program without errors can do without.

    def one(item: I) -> Outcome[I, T]:
        try:
            return Outcome(item, function(item))
        except ApiError as error:
            return Outcome(item, error=error)

    under_way: deque[Future[Outcome[I, T]]] = deque()
    threads = ThreadPoolExecutor(at_once, thread_name_prefix="truckroll-bulk")
    try:
        for item in items:
            under_way.append(threads.submit(one, item))
            if len(under_way) >= 2 * at_once:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        threads.shutdown(cancel_futures=True)


async def in_tasks(
    function: Callable[[I], Awaitable[T]], items: Iterable[I], at_once: int = AT_ONCE
) -> AsyncIterator[Outcome[I, T]]:
    """The same for asyncio."""
    import asyncio  # Blocking programs do without.

    from .errors import ApiError

    async def one(item: I) -> Outcome[I, T]:
        try:
            return Outcome(item, await function(item))
        except ApiError as error:
            return Outcome(item, error=error)

    under_way: deque[asyncio.Task[Outcome[I, T]]] = deque()
    try:
        for item in items:
            under_way.append(asyncio.create_task(one(item)))
            if len(under_way) >= at_once:
                yield await under_way.popleft()
        while under_way:
            yield await under_way.popleft()
    finally:
        for task in under_way:
            task.cancel()
