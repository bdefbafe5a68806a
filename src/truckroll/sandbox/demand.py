"""What customers will want in the course of the year: how much on which day, what, and how it will turn out."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random
from typing import Literal

from truckroll.sandbox.agenda import DAY, HOUR, MINUTE
from truckroll.sandbox.diary import Diary
from truckroll.sandbox.kinds import KINDS, Kind

Fate = Literal[
    "plain", "return", "part", "visit held", "job held", "moved", "canceled", "closed early", "visit deleted",
]  # fmt: skip
Origin = Literal["call", "web", "lead"]
Live = Literal["", "on the way", "at work"]

DAYS_AHEAD = 14
"""How far ahead work is scheduled when the year ends."""

_FATES: dict[Fate, int] = {
    "plain": 58,
    "return": 8,
    "part": 5,
    "visit held": 5,
    "job held": 3,
    "moved": 9,
    "canceled": 8,
    "closed early": 2,
    "visit deleted": 2,
}
_AHEAD: tuple[Fate, ...] = ("job held", "visit held", "canceled", "moved", "plain", "visit deleted")
"""How some of the jobs ahead turn out, so that even a small demo shows each state at its end."""
_LIVE: tuple[Live, ...] = ("at work", "on the way", "at work", "on the way")
_WEEK = (1.15, 1.05, 1.0, 1.0, 1.1, 0.4, 0.08)


@dataclass(frozen=True)
class Wish:
    """A job to come: when it is asked for, for which day, what it is, and how it will turn out."""

    asked: int
    day: int
    kind: Kind
    fate: Fate
    origin: Origin
    live: Live = ""
    """Work that is under way when the year ends: there is always somebody out."""


class Demand:
    """How much of each kind of work is wanted on each day, up to two weeks beyond the year."""

    def __init__(self, rng: Random, diary: Diary, start: int, end: int) -> None:
        self._rng = rng
        self._diary = diary
        self._end = end
        self.first, self.last = diary.day(start) + 1, diary.day(end)
        self._days = range(self.first, self.last + DAYS_AHEAD + 1)
        self._kinds = [self._of(day) for day in self._days]
        weekdays = (_WEEK[date.fromordinal(day).weekday()] for day in self._days)
        self._upto = list(accumulate(sum(kinds) * week for kinds, week in zip(self._kinds, weekdays, strict=True)))

    def wish(self, fate: Fate, *, ahead: bool = False) -> Wish:
        """Somebody's wish, as the season makes it likely; `ahead` is for a day after tomorrow."""
        rng = self._rng
        least = self._upto[-DAYS_AHEAD] if ahead else 0
        place = bisect_left(self._upto, rng.uniform(least, self._upto[-1]))
        day, kind = self._days[place], rng.choices(KINDS, self._kinds[place])[0]
        # Nobody has written, or been followed up, before the year began.
        early = day < self.first + 30
        origin: Origin = "call" if early else rng.choices(("call", "web", "lead"), (88, 8, 4))[0]
        return Wish(self._asked(kind, day), day, kind, fate, origin)

    def urgent(self, live: Live) -> Wish:
        """Somebody's emergency in the last hours of the year."""
        kind = self._rng.choice([kind for kind in KINDS if kind.is_urgent])
        return Wish(self._end - self._rng.randint(95 * MINUTE, 170 * MINUTE), self.last, kind, "plain", "call", live)

    def _of(self, day: int) -> list[float]:
        season = date.fromordinal(day).timetuple().tm_yday
        # What is ahead is only what is asked for by now: the farther off, the emptier.
        return [kind.demand(season) * (kind.lead[1] >= day - self.last) for kind in KINDS]

    def _asked(self, kind: Kind, day: int) -> int:
        """When somebody asks: in office hours, or early on the day itself."""
        rng, diary = self._rng, self._diary
        least, most = kind.lead
        asked = day - rng.randint(max(least, day - self.last), most)
        if asked < self.first:
            return diary.at(self.first, rng.uniform(7, 11))
        moment = diary.at(asked, rng.uniform(5, 16) if asked == day else rng.triangular(7.5, 18.5, 10))
        return moment if moment < self._end - HOUR else moment - DAY


def wishes(rng: Random, jobs: int, diary: Diary, start: int, end: int) -> list[Wish]:
    """As many jobs as wanted, over the year and the two weeks after it, in the order in which they are asked for."""
    demand = Demand(rng, diary, start, end)
    live, ahead = _LIVE[: jobs // 10], _AHEAD[: jobs // 10]
    found = [demand.urgent(out) for out in live] + [demand.wish(fate, ahead=True) for fate in ahead]
    fates = rng.choices(list(_FATES), list(_FATES.values()), k=jobs - len(found))
    found += [demand.wish(fate) for fate in fates]
    return sorted(found, key=lambda wish: wish.asked)
