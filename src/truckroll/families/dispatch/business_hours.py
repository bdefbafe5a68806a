"""When the contractor works."""

from datetime import date, datetime, time, timedelta
from typing import Literal

from truckroll.catalogue import Int32, Model, Resource, action, invalid, read, timezone

BusinessDay = Literal["weekdays", "saturday", "sunday"]

DAYS: tuple[BusinessDay, ...] = ("weekdays", "saturday", "sunday")
SATURDAY = 5


class TimeRange(Model):
    """Full hours of a day, from one to another; the last is 24."""

    from_hour: Int32
    to_hour: Int32


class BusinessHours(Model):
    """When the contractor works in a week."""

    weekdays: list[TimeRange]
    saturday: list[TimeRange]
    sunday: list[TimeRange]


class BusinessHour(Resource, path="business-hours", tag="BusinessHour"):
    """Some hours in which the contractor works on weekdays, Saturdays or Sundays, by the clocks of its time zone."""

    day: BusinessDay
    from_hour: Int32
    to_hour: Int32

    @read("GET")
    def get_list(cls) -> BusinessHours:
        """When the contractor works in a week."""
        return cls.shown()

    @action("POST")
    def create(cls, weekdays: list[TimeRange], saturday: list[TimeRange], sunday: list[TimeRange]) -> BusinessHours:
        """Say anew when the contractor works."""
        for earlier in cls.find():
            earlier.deactivate()
        for day, ranges in zip(DAYS, (weekdays, saturday, sunday), strict=True):
            last = 0
            for place, hours in sorted(enumerate(ranges), key=lambda each: each[1].from_hour):
                where = f"{day}[{place}]"
                backwards = not 0 <= hours.from_hour < hours.to_hour <= 24
                invalid(backwards, f"{where}.toHour", "Hours go upwards, from 0 to 24.")
                invalid(hours.from_hour < last, f"{where}.fromHour", f"The hours before end at {last} only.")
                last = hours.to_hour
                cls.new(day=day, from_hour=hours.from_hour, to_hour=hours.to_hour)
        return cls.shown()

    @classmethod
    def of_week(cls) -> "list[BusinessHour]":
        """The hours of a week; a contractor who never said works on weekdays from 8 to 17."""
        known = cls.find(active=None)
        return [hours for hours in known if hours.active] if known else [cls(day="weekdays", from_hour=8, to_hour=17)]

    @classmethod
    def shown(cls) -> BusinessHours:
        """The hours of a week, kind of day by kind of day."""
        week = [(each.day, TimeRange(from_hour=each.from_hour, to_hour=each.to_hour)) for each in cls.of_week()]
        return BusinessHours(**{day: [hours for of, hours in week if of == day] for day in DAYS})

    def on(self, day: date) -> tuple[datetime, datetime]:
        """From when to when these hours are on a day."""
        return at(day, self.from_hour * 60), at(day, self.to_hour * 60)

    @classmethod
    def on_day(cls, day: date) -> "list[BusinessHour]":
        """The hours of a day."""
        kind = DAYS[max(day.weekday() - SATURDAY + 1, 0)]
        return [hours for hours in cls.of_week() if hours.day == kind]


def at(day: date, minute: int) -> datetime:
    """The moment of a minute of a day, on the contractor's clocks."""
    return datetime.combine(day + timedelta(days=minute // 1440), time(minute // 60 % 24, minute % 60), timezone())
