"""Times of day and lengths, as callers write them and as the platform does; months, as people count them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from truckroll.catalogue.refusals import invalid
from truckroll.catalogue.time import When

_SPAN = re.compile(
    r"(?:(?P<days>\d{1,6})\.)?(?P<hours>[01]?\d|2[0-4]):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d)(?:\.0{1,7})?)?"
    r"|P(?=.)(?:(?P<d>\d{1,6})D)?(?:T(?=.)(?:(?P<h>\d{1,6})H)?(?:(?P<m>\d{1,6})M)?(?:(?P<s>\d{1,6})S)?)?",
    re.ASCII,
)


def span(text: str, place: str) -> timedelta:
    """Read a time of day or a length, such as `09:00`, `1.02:30:00` or `PT2H`, that stands at this place of a body."""
    found = _SPAN.fullmatch(text.strip())
    wrong = f"'{text[:40]}' is not a time span such as 09:00 or 02:30:00."
    invalid(found is None, place, wrong)
    assert found is not None
    days, hours, minutes, seconds = (
        int(found[long] or found[short] or 0)
        for long, short in (("days", "d"), ("hours", "h"), ("minutes", "m"), ("seconds", "s"))
    )
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def span_text(span: timedelta) -> str:
    """A time of day or a length as the platform writes it: `[days.]hours:minutes:seconds`."""
    minutes, seconds = divmod(span.seconds, 60)
    return f"{f'{span.days}.' if span.days else ''}{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def months_after(moment: When, months: int) -> When:
    """The same day so many months later, or the last of a month that has no such day; the calendar ends in 9999."""
    day = date.fromisoformat(moment[:10])
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return When(f"{date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))}{moment[10:]}")
