"""What customers will want in the course of the year: how much on which day, what, and how it will turn out."""

from bisect import bisect_left
from dataclasses import dataclass, replace
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
"""How the first of the jobs ahead turn out, so that even a small demo shows each state at its end."""
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


def wishes(rng: Random, jobs: int, diary: Diary, start: int, end: int) -> list[Wish]:
    """As many jobs as wanted, over the year and the two weeks after it, in the order in which they are asked for."""
    live = min(len(_LIVE), jobs // 10)
    ahead = 0
    found: list[Wish] = []
    first, last = diary.day(start) + 1, diary.day(end)
    days = list(range(first, last + DAYS_AHEAD + 1))
    # The weeks ahead are not full yet; the farther off, the emptier.
    fullness = [1.0 if day <= last else 0.85 - 0.05 * (day - last) for day in days]
    demands = [[kind.demand(date.fromordinal(day).timetuple().tm_yday) for kind in KINDS] for day in days]
    weights = [
        sum(demand) * _WEEK[date.fromordinal(day).weekday()] * full
        for day, demand, full in zip(days, demands, fullness, strict=True)
    ]
    summed = list(accumulate(weights))
    for _ in range(jobs - live):
        place = bisect_left(summed, rng.random() * summed[-1])
        day, kind = days[place], rng.choices(KINDS, demands[place])[0]
        fate = rng.choices(list(_FATES), list(_FATES.values()))[0]
        if day > last + 1:
            fate = _AHEAD[ahead] if ahead < len(_AHEAD) else fate
            ahead += 1
        found.append(Wish(_asked(rng, diary, kind, day, start, end), day, kind, fate, _origin(rng)))
    urgent = [kind for kind in KINDS if kind.is_urgent]
    found += [
        Wish(end - rng.randint(95 * MINUTE, 170 * MINUTE), last, rng.choice(urgent), "plain", "call", out)
        for out in _LIVE[:live]
    ]
    return sorted((_checked(wish, start) for wish in found), key=lambda wish: wish.asked)


def _asked(rng: Random, diary: Diary, kind: Kind, day: int, start: int, end: int) -> int:
    """When somebody asks: in office hours, or early on the day itself; in the year's last days for what lies beyond."""
    first, last = diary.day(start) + 1, diary.day(end)
    asked = day - rng.randint(*kind.lead)
    if asked < first:
        return diary.at(first, rng.uniform(7, 11))
    if asked > last:
        asked = last - rng.randint(0, 4)
    moment = diary.at(asked, rng.uniform(5, 16) if asked == day else rng.triangular(7.5, 18.5, 10))
    return moment if moment < end - HOUR else moment - DAY


def _origin(rng: Random) -> Origin:
    return rng.choices(("call", "web", "lead"), (88, 8, 4))[0]


def _checked(wish: Wish, start: int) -> Wish:
    """Who asks in the first week has not written or been followed up before."""
    return wish if wish.origin == "call" or wish.asked > start + 7 * DAY else replace(wish, origin="call")
