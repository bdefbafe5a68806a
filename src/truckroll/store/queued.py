"""A store whose work waits in two lines: one of those who write, one of those who read."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from truckroll.store import identity
from truckroll.store.protocol import Connection, Store, T
from truckroll.store.work import Line, Request


class Queued(Store):
    """What is asked of it is put into a line, and threads of its own serve that; callable from any thread."""

    _writing: Line
    _reading: Line
    _epoch: str

    @property
    def epoch(self) -> str:
        """The life of this store, 16 random bytes in hex; another one after a restore, to know old feed tokens by."""
        return self._epoch

    def renew_epoch(self) -> str:
        """Begin another life, because the clock was set back: every feed token given out before is refused."""
        self._epoch = self.write(identity.renew_epoch).result()
        return self._epoch

    def forget(self) -> None:
        """Forget what is remembered of the data, which is nothing where nobody else can set them back."""

    @property
    def lines(self) -> tuple[Line, Line]:
        """Where work waits: of those who write, of those who read."""
        return self._writing, self._reading

    def write(self, work: Callable[[Connection], T]) -> Future[T]:
        """Do the work whole or not at all; the answer comes when it would survive a power cut.

        What the work raises undoes that work alone and is raised to its caller. The work must not wait for another
        write, for its own thread may be the one that would have to do that.
        """
        return _waiting(self._writing, work)

    def read(self, work: Callable[[Connection], T]) -> Future[T]:
        """Do the work on one unmoving view of what is committed."""
        return _waiting(self._reading, work)

    def _alone(self, work: Callable[[Connection], T]) -> Future[T]:
        """Do the work between the transactions of those who write."""
        return _waiting(self._writing, work, alone=True)

    def write_async(self, work: Callable[[Connection], T]) -> asyncio.Future[T]:
        """As `write`, for a caller on a running event loop; a whole group of callers costs one wake-up of the loop."""
        return _awaited(self._writing, work)

    def read_async(self, work: Callable[[Connection], T]) -> asyncio.Future[T]:
        """As `read`, for a caller on a running event loop."""
        return _awaited(self._reading, work)


def _waiting(line: Line, work: Callable[[Connection], T], *, alone: bool = False) -> Future[T]:
    future: Future[T] = Future()
    line.put(Request(work, future, alone=alone))
    return future


def _awaited(line: Line, work: Callable[[Connection], T]) -> asyncio.Future[T]:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    line.put(Request(work, future, loop))
    return future
