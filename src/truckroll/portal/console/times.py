"""Moments and sizes as the console's pages write them."""

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from truckroll.catalogue.time import TICKS_PER_SECOND

SECOND = 1_000_000_000


def now() -> int:
    """This moment on the wall's clock, by which the request log goes, in nanoseconds."""
    return time.time_ns()


def clock(nanoseconds: int) -> str:
    """The time of day in UTC, to the millisecond."""
    at = datetime.fromtimestamp(nanoseconds // SECOND, UTC)
    return f"{at:%H:%M:%S}.{nanoseconds // 1_000_000 % 1000:03d}"


def moment(nanoseconds: int) -> str:
    """Date and time in UTC."""
    return f"{datetime.fromtimestamp(nanoseconds // SECOND, UTC):%Y-%m-%d} {clock(nanoseconds)}"


def iso(nanoseconds: int) -> str:
    """A moment for programs."""
    return f"{datetime.fromtimestamp(nanoseconds // SECOND, UTC):%Y-%m-%dT%H:%M:%S}Z"


def of_ticks(ticks: int, zone: ZoneInfo | None = None) -> str:
    """A moment of the business, where its clocks hang, to the second."""
    at = datetime.fromtimestamp(ticks // TICKS_PER_SECOND, UTC)
    return f"{at.astimezone(zone or UTC):%Y-%m-%d %H:%M:%S}"


def ago(seconds: float) -> str:
    """How long ago something was, roughly."""
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            number = int(seconds // size)
            return f"{number} {unit}{'s' if number > 1 else ''} ago"
    return f"{max(0, int(seconds))} s ago"


def size(number: int) -> str:
    """Bytes."""
    if number < 1_000:
        return f"{number} B"
    return f"{number / 1_000:.1f} kB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"


def milliseconds(ms: float | None) -> str:
    """How long something took."""
    if ms is None:
        return "\N{EN DASH}"
    return f"{ms:.2f} ms" if ms < 10 else f"{ms:,.0f} ms"
