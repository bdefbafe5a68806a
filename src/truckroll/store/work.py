"""Work asked of the store: the caller who waits for its answer, and the line in which it waits its turn."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import perf_counter
from typing import Any, Protocol, cast

from truckroll.store.errors import StoreUnavailable
from truckroll.store.pace import SIZES, Spread
from truckroll.store.protocol import Connection


@dataclass
class Course:
    """When a piece of work went through the store, by `perf_counter`; 0 is not yet."""

    line: str
    asked: float
    taken: float = 0.0
    done: float = 0.0
    told: float = 0.0


watching: ContextVar[list[Course] | None] = ContextVar("watching", default=None)
"""Where those who follow a request want to find the course of all its work."""


class Waiting(Protocol):
    """What the futures of threads and of event loops have in common."""

    def done(self) -> bool:
        """Whether it has an outcome, or its caller has gone."""
        ...

    def set_result(self, result: Any, /) -> object:
        """Give it its answer."""
        ...

    def set_exception(self, exception: Any, /) -> object:
        """Give it what went wrong."""
        ...


class Request:
    """A piece of work and its outcome, which is told only when it is certain."""

    __slots__ = ("_error", "_future", "_value", "alone", "asked", "course", "loop", "work")

    def __init__(
        self,
        work: Callable[[Connection], Any],
        future: Waiting,
        loop: asyncio.AbstractEventLoop | None = None,
        *,
        alone: bool = False,
    ) -> None:
        """`alone` is work that shares no transaction with others, and begins one itself if it needs one."""
        self.work = work
        self.loop = loop
        self.alone = alone
        self.asked = perf_counter()
        self.course: Course | None = None
        self._future = future
        self._value: Any = None
        self._error: BaseException | None = None

    def wanted(self) -> bool:
        """Whether its caller still waits; from now on a thread's future cannot be canceled."""
        if self.loop is None:
            return cast("Future[Any]", self._future).set_running_or_notify_cancel()
        return not self._future.done()

    def came_to(self, value: Any, at: float = 0.0) -> None:
        """Note the answer; `at` is when it was there, if that is not now."""
        self._value = value
        if self.course is not None:
            self.course.done = at or perf_counter()

    def failed(self, error: BaseException) -> None:
        """Note what went wrong instead of an answer."""
        # A future of an event loop refuses StopIteration, and that must not keep the others of the group waiting.
        self._error = RuntimeError("the work raised StopIteration") if isinstance(error, StopIteration) else error

    def tell(self) -> None:
        """Give the caller the outcome, unless he has gone."""
        if self.course is not None:
            self.course.told = perf_counter()
        if self._future.done():
            return
        if self._error is None:
            self._future.set_result(self._value)
        else:
            self._future.set_exception(self._error)


def tell(requests: Iterable[Request]) -> None:
    """Give the callers their outcomes; those on one event loop share a wake-up, which is a system call."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Request]] = {}
    for request in requests:
        if request.loop is None:
            request.tell()
        else:
            by_loop.setdefault(request.loop, []).append(request)
    for loop, waiting in by_loop.items():
        with suppress(RuntimeError):  # the loop is closed: nobody waits on it any more
            loop.call_soon_threadsafe(_tell_each, waiting)


def _tell_each(requests: list[Request]) -> None:
    for request in requests:
        request.tell()


class Line:
    """Requests in the order they came, until the end, after which none is taken; it counts how quickly they go."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.waits, self.commits, self.groups = Spread(), Spread(), Spread(SIZES)
        """How long requests waited here, how long their commits took, and how many shared one."""
        self._waiting: SimpleQueue[Request | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._ended = False
        self._at_work: set[int] = set()
        self.rounds = 0
        """How often outcomes were told: while this stands still, no work of this line has ended."""

    @property
    def length(self) -> int:
        """How many wait."""
        return self._waiting.qsize()

    @property
    def busy(self) -> int:
        """How many threads are at work."""
        return len(self._at_work)

    def committed(self, requests: int, seconds: float) -> None:
        """Count a commit that so many shared."""
        self.groups.note(requests)
        self.commits.note(seconds)

    def tell(self, requests: Iterable[Request]) -> None:
        """Give callers the outcomes of their work."""
        self.rounds += 1
        tell(requests)

    def put(self, request: Request) -> None:
        """Take a request; one that comes after the end is told so."""
        if (courses := watching.get()) is not None:
            request.course = Course(self.name, request.asked)
            courses.append(request.course)
        with self._gate:
            if not self._ended:
                self._waiting.put(request)
                return
        if request.wanted():
            request.failed(StoreUnavailable("the store is closing; send the request again later"))
            tell((request,))

    def end(self) -> None:
        """Take no more; what is in line is still served."""
        with self._gate:
            if not self._ended:
                self._ended = True
                self._waiting.put(None)

    def next(self) -> Request | None:
        """Wait for a request; None is the end."""
        thread = threading.get_ident()
        self._at_work.discard(thread)
        request = self._waiting.get()
        if request is None:
            self._waiting.put(None)  # for the other threads
            return None
        self._at_work.add(thread)
        self._taken(request)
        return request

    def ready(self, most: int) -> Iterator[Request]:
        """Requests that are there without waiting, and those that come while they are served."""
        for _ in range(most):
            try:
                request = self._waiting.get_nowait()
            except Empty:
                return
            if request is None:
                self._waiting.put(None)
                return
            self._taken(request)
            yield request

    def _taken(self, request: Request) -> None:
        now = perf_counter()
        self.waits.note(now - request.asked)
        if request.course is not None:
            request.course.taken = now
