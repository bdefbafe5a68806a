"""Days as the contractor has them: on its own clocks."""

from datetime import UTC, date, datetime, time, timedelta

from truckroll.catalogue import When, local, now, timezone
from truckroll.catalogue.time import TICKS_PER_SECOND

DAY = 86_400 * TICKS_PER_SECOND


def begins(day: date) -> int:
    """The moment at which a day begins on the contractor's clocks."""
    return When.at(datetime.combine(day, time(), timezone())).ticks


def dated(day: date) -> int:
    """How a day is written where a moment stands for it: at its midnight in UTC."""
    return When.parse(day.isoformat()).ticks


def after(day: date) -> date:
    """The next day."""
    return day + timedelta(days=1)


def today() -> date:
    """The contractor's present day."""
    return local(now()).date()


def day_of(ticks: int) -> date:
    """The day of a moment on the contractor's clocks."""
    return datetime.fromtimestamp(ticks // TICKS_PER_SECOND, timezone()).date()


def date_of(ticks: int) -> date:
    """The day of a date; midnight in UTC, to the tick, is how a day itself is written."""
    return datetime.fromtimestamp(ticks // TICKS_PER_SECOND, UTC).date() if ticks % DAY == 0 else day_of(ticks)
