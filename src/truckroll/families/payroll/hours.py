"""How time becomes hours that are paid: each of them once, and long days and weeks at more than their rate."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import When, cents, local

if TYPE_CHECKING:
    from truckroll.families.payroll.gross_pay_items import PaidTimeType
    from truckroll.families.payroll.payroll_settings import OvertimeProfile

TICKS_PER_HOUR = 36_000_000_000
TIMES: "dict[PaidTimeType, Decimal]" = {
    "Regular": Decimal(1),
    "Overtime": Decimal("1.5"),
    "DoubleOvertime": Decimal(2),
    "PaidTimeOff": Decimal(1),
}
"""How many times its rate an hour of each kind pays."""

UNPAID, ACTIVITY, AWAY, JOB, CLOCK = range(5)
"""Which of two timesheets counts where they tell of the same time: the first of these kinds. A meal is not paid, be it
in the middle of a job; and the clock at the door pays only for what nothing else tells of."""


@dataclass(frozen=True)
class Time:
    """A stretch of somebody's time, what an hour of it pays, and what the item of the payroll says of it."""

    rank: int
    source: int
    began: int
    ended: int
    rate: Decimal
    says: dict[str, Any]
    off: bool = False

    @property
    def hours(self) -> Decimal:
        """How long it is, to the hundredth of an hour."""
        return cents(Decimal(self.ended - self.began) / TICKS_PER_HOUR)


def once(times: Iterable[Time]) -> list[Time]:
    """The stretches that are left when none is told twice, in their order."""
    left: list[Time] = []
    for time in sorted(times, key=lambda time: (time.rank, time.began, time.source)):
        parts = [time]
        for taken in left:
            parts = [part for each in parts for part in _without(each, taken)]
        left += parts
    return sorted(left, key=lambda time: (time.began, time.source))


def _without(time: Time, taken: Time) -> Iterator[Time]:
    if time.ended <= taken.began or taken.ended <= time.began:
        yield time
        return
    if time.began < taken.began:
        yield replace(time, ended=taken.began)
    if taken.ended < time.ended:
        yield replace(time, began=taken.ended)


def graded(times: Iterable[Time], profile: "OvertimeProfile | None") -> "Iterator[tuple[Time, PaidTimeType]]":
    """Each stretch with the kind of time it is: beyond the hours of a day or a week it is overtime."""
    week, days = 0, dict[str, int]()
    for time in times:
        if time.off:
            yield time, "PaidTimeOff"
            continue
        day = local(When.of(time.began)).date().isoformat()
        while time.began < time.ended:
            worked = days.get(day, 0)
            kind, most = _kind(week, worked, profile)
            part = time if most is None else replace(time, ended=min(time.ended, time.began + most))
            length = part.ended - part.began
            week, days[day] = week + length, worked + length
            yield part, kind
            time = replace(time, began=part.ended)


def _kind(week: int, day: int, profile: "OvertimeProfile | None") -> "tuple[PaidTimeType, int | None]":
    """What kind of time comes after so much of it, and for how long."""
    if profile is None:
        return "Regular", None
    bounds = ((profile.daily_hours, day), (profile.weekly_hours, week))
    room = [_ticks(bound) - worked for bound, worked in bounds if bound is not None]
    double = profile.daily_hours_before_double
    before_double = None if double is None else _ticks(double) - day
    if before_double is not None and before_double <= 0:
        return "DoubleOvertime", None
    if room and min(room) <= 0:
        return "Overtime", before_double
    return "Regular", min((*room, *(() if before_double is None else (before_double,))), default=None)


def _ticks(hours: Decimal) -> int:
    return int(hours * TICKS_PER_HOUR)
