"""When the demo contractor works, and which technician is promised when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random
from zoneinfo import ZoneInfo

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.sandbox.agenda import HOUR
from truckroll.sandbox.business import Worker

OPENS, WINDOW_HOURS, WINDOWS = 8, 2, 5
"""The first arrival window of a day opens at 8, each is 2 hours long, the fifth closes at 18."""
LATEST_START = 19
"""The hour after which a technician who runs late does not set out any more."""
SUNDAY = 6
_MOST_DAYS = 30


@dataclass(frozen=True)
class Promise:
    """A visit's place in the diary."""

    day: int
    start: int
    crew: tuple[Worker, ...]
    windows: int
    """A bit for each arrival window it takes."""

    def take(self) -> None:
        """Keep the crew for this visit."""
        for worker in self.crew:
            worker.taken[self.day] = worker.taken.get(self.day, 0) | self.windows

    def give_back(self) -> None:
        """Let the crew have other visits then."""
        for worker in self.crew:
            worker.taken[self.day] = worker.taken.get(self.day, 0) & ~self.windows


class Diary:
    """Days and hours of the contractor's time zone, and technicians who are free."""

    def __init__(self, rng: Random, timezone: str) -> None:
        self._rng = rng
        self._zone = ZoneInfo(timezone)
        self._midnights: dict[int, int] = {}

    def day(self, moment: int) -> int:
        """The day of a moment, as an ordinal of the calendar."""
        return datetime.fromtimestamp(moment // TICKS_PER_SECOND, UTC).astimezone(self._zone).toordinal()

    def at(self, day: int, hour: float) -> int:
        """The moment of an hour of a day."""
        midnight = self._midnights.get(day)
        if midnight is None:
            # Counted back from noon: clocks are changed at night, and nobody works then.
            noon = datetime.combine(date.fromordinal(day), time(12), self._zone)
            midnight = self._midnights[day] = int(noon.timestamp()) * TICKS_PER_SECOND - 12 * HOUR
        return midnight + int(hour * HOUR)

    def hour(self, moment: int) -> float:
        """The hour of a moment, within its day."""
        return (moment - self.at(self.day(moment), 0)) / HOUR

    def promise(self, workers: list[Worker], day: int, after: int, *, hours: int, crew: int, sundays: bool) -> Promise:
        """The first place from a day on, and after a moment, at which a crew is free for so many hours."""
        needed = min(WINDOWS, -(-hours // WINDOW_HOURS))
        bits = (1 << needed) - 1
        day = max(day, self.day(after))
        for later in range(day, day + _MOST_DAYS):
            if date.fromordinal(later).weekday() == SUNDAY and not sundays:
                continue
            turned = self._rng.randrange(len(workers))
            team = [*workers[turned:], *workers[:turned]]
            places = list(range(WINDOWS - needed + 1))
            self._rng.shuffle(places)
            for place in places:
                start = self.at(later, OPENS + WINDOW_HOURS * place)
                if start < after + HOUR // 2:
                    continue
                free: list[Worker] = []
                for worker in team:
                    if worker.last_day >= later and not worker.taken.get(later, 0) & (bits << place):
                        free.append(worker)
                        if len(free) == crew:
                            return Promise(later, start, tuple(free), bits << place)
        # Nobody is free for a month: somebody will have two visits at once, and be late for one.
        there = [worker for worker in workers if worker.last_day > day + 1]
        return Promise(day + 1, self.at(day + 1, OPENS), tuple(self._rng.sample(there, crew)), bits)
