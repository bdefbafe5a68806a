"""What repeats: on which days."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from truckroll.catalogue import invalid
from truckroll.families.dispatch.zones import WEEKDAYS

Frequency = Literal["Daily", "Weekly", "Monthly", "Yearly"]
MOST = 999
"""The longest interval, and how often something is repeated at most."""


def days(first: date, frequency: Frequency, interval: int, weekdays: set[int]) -> Iterator[date]:
    """The days on which something that begins on one is repeated, without end.

    `weekdays` (0 is Sunday) count for weeks alone, which begin on Sunday; without any it is the first day's. A month
    or a year that lacks the day is passed over.
    """
    weekdays = weekdays or {first.isoweekday() % 7}
    sunday = first - timedelta(days=first.isoweekday() % 7) if first.toordinal() > 7 else first
    step = 0
    while True:
        try:
            match frequency:
                case "Daily":
                    yield first + timedelta(days=step)
                case "Weekly":
                    week = (sunday + timedelta(weeks=step, days=day) for day in sorted(weekdays))
                    yield from (day for day in week if day >= first)
                case "Monthly" | "Yearly":
                    year, month = divmod(first.month - 1 + step * (12 if frequency == "Yearly" else 1), 12)
                    if first.year + year > date.max.year:
                        return
                    if (day := _day(first.year + year, month + 1, first.day)) is not None:
                        yield day
        except OverflowError:
            return
        step += interval


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekdays_in(text: str | None, place: str) -> set[int]:
    """The days of the week that a text names, such as `Monday, Wednesday` or `Mon,Wed`; 0 is Sunday."""
    names = [name for name in (text or "").replace(",", " ").split() if name]
    found = {name: [i for i, day in enumerate(WEEKDAYS) if _meant(name, day)] for name in names}
    for name, known in found.items():
        invalid(not known, place, f"'{name[:20]}' is no day of the week; write days such as Monday,Wednesday.")
    return {known[0] for known in found.values()}


def _meant(name: str, day: str) -> bool:
    return len(name) >= 3 and day.lower().startswith(name.lower())
