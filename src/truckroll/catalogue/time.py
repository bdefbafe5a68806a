"""Moments in time: ticks of 100 ns in columns, exactly seven decimals and Z in text."""

import re
import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Self

TICKS_PER_SECOND = 10_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TEXT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,20}))?)?\s*(?:([Zz])|([+-])(\d\d):?(\d\d))?)?",
    re.ASCII,
)


class When(str):
    """A moment in UTC as the platform writes it, such as `2026-01-02T16:28:55.8446003Z`.

    Text order is time order: every moment is written with seven decimals, and more are cut off, never rounded.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ISO 8601: a bare date is 00:00, a time without an offset is UTC; ValueError says what is wrong."""
        found = _TEXT.fullmatch(text.strip())
        if not found:
            raise ValueError(f"'{text[:40]}' is not a date or time such as 2026-01-02T16:28:55Z")
        year, month, day, hour, minute, second, fraction, _, sign, off_hours, off_minutes = found.groups()
        try:
            moment = datetime(
                int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC
            )
            if sign:
                if int(off_hours) > 14 or int(off_minutes) > 59:
                    raise ValueError("an offset is at most 14:00")
                offset = timedelta(hours=int(off_hours), minutes=int(off_minutes))
                moment = moment - offset if sign == "+" else moment + offset
        except (ValueError, OverflowError) as fault:
            raise ValueError(f"'{text[:40]}' is not a moment of the calendar: {fault}") from None
        return cls(f"{moment.isoformat()[:19]}.{(fraction or '')[:7]:0<7}Z")

    @classmethod
    def of(cls, ticks: int) -> Self:
        """The moment so many ticks of 100 ns after 1970."""
        seconds, rest = divmod(ticks, TICKS_PER_SECOND)
        return cls(f"{_second(seconds)}.{rest:07d}Z")

    @classmethod
    def at(cls, clock: datetime) -> Self:
        """The moment of a datetime that knows its zone."""
        return cls.parse(clock.astimezone(UTC).isoformat())

    @property
    def ticks(self) -> int:
        """Ticks of 100 ns since 1970, as columns keep them."""
        return ticks_of(self)

    def __add__(self, other: object) -> "When":  # type: ignore[override]  # a moment moves by a duration
        if not isinstance(other, timedelta):
            return NotImplemented
        return When.of(self.ticks + (other // timedelta(microseconds=1)) * 10)


@lru_cache(maxsize=4096)
def _second(seconds: int) -> str:
    return (_EPOCH + timedelta(seconds=seconds)).isoformat()[:19]


def ticks_of(text: str) -> int:
    """Ticks of a moment already in the platform's own text form."""
    apart = datetime.fromisoformat(text[:19] + "+00:00") - _EPOCH
    return (apart.days * 86_400 + apart.seconds) * TICKS_PER_SECOND + int(text[20:27])


class Clock:
    """What time it is for the business; tests and sandboxes may hold it and move it."""

    def __init__(self, held: int | None = None, *, ahead: int = 0) -> None:
        """Held at a moment, or running so many ticks ahead of the world's time."""
        self._held = held
        self._ahead = ahead

    def now(self) -> int:
        """Ticks of 100 ns since 1970."""
        return self._held if self._held is not None else time.time_ns() // 100 + self._ahead

    @property
    def held(self) -> int | None:
        """The moment at which it is held; None while it runs."""
        return self._held

    @property
    def ahead(self) -> int:
        """How many ticks it runs ahead of the world's time while it is not held."""
        return self._ahead

    def set(self, ticks: int | None, *, ahead: int = 0) -> None:
        """Hold the clock at a moment; with None let it run, with the world's time or so many ticks ahead of it."""
        self._held, self._ahead = ticks, ahead

    def advance(self, seconds: float) -> None:
        """Move it on; a held clock stays held, a running one runs on from there."""
        ticks = int(seconds * TICKS_PER_SECOND)
        if self._held is not None:
            self.set(self._held + ticks, ahead=self._ahead)
        else:
            self.set(None, ahead=self._ahead + ticks)
