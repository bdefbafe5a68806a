"""What is going to happen, in the order of one simulated clock."""

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from random import Random

from truckroll.catalogue.time import TICKS_PER_SECOND

MINUTE = 60 * TICKS_PER_SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

Deed = Callable[[], None]


class Agenda:
    """Deeds and their moments, in ticks; each is one transaction, and may put further ones on the agenda."""

    def __init__(self, rng: Random, start: int, end: int) -> None:
        self.now = start
        self.start = start
        self.end = end
        self._rng = rng
        self._order = count()
        self._line: list[tuple[int, int, Deed, bool]] = []

    def __bool__(self) -> bool:
        """Whether anything is still to happen."""
        return bool(self._line)

    def at(self, moment: int, deed: Deed, *, office: bool = True) -> None:
        """Do something within the minute after a moment, never in the past; `office`: somebody there does it."""
        moment = max(moment, self.now) + self._rng.randrange(1, MINUTE)
        if moment <= self.end:
            heappush(self._line, (moment, next(self._order), deed, office))

    def within(self, earliest: int, latest: int, deed: Deed) -> None:
        """Do something at some moment of a range."""
        self.at(self._rng.randint(earliest, max(earliest, latest)), deed)

    def next(self) -> tuple[Deed, bool] | None:
        """Turn the clock to the next deed; None at the end of the year."""
        if not self._line:
            return None
        self.now, _, deed, office = heappop(self._line)
        return deed, office
