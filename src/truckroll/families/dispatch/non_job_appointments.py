"""What technicians do beside jobs: meetings, trainings, lunches."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import (
    AtLeast,
    AtMost,
    Duration,
    Int32,
    Internal,
    Model,
    Ref,
    Required,
    Resource,
    Some,
    When,
    Writable,
    caller,
    create,
    delete,
    filter,
    invalid,
    later,
    local,
    noun,
    now,
    one,
    read,
    refuse,
    span,
    span_text,
    update,
    where,
)
from truckroll.families.dispatch.business_hours import at
from truckroll.families.dispatch.recurrence import MOST, days, weekdays_in
from truckroll.families.dispatch.shifts import Deleted

if TYPE_CHECKING:
    from truckroll.families import payroll, settings

NonJobTimesheet: "type[payroll.NonJobTimesheet]" = noun("payroll.NonJobTimesheet")
Payroll: "type[payroll.Payroll]" = noun("payroll.Payroll")

RepeatFrequency = Literal["Daily", "Weekly", "Monthly", "Yearly"]
RepeatEndType = Literal["Never", "After", "On"]
FREQUENCIES: tuple[RepeatFrequency, ...] = ("Daily", "Weekly", "Monthly", "Yearly")
ENDS: tuple[RepeatEndType, ...] = ("Never", "After", "On")
NEVER = When.parse("9999-12-31T23:59:59Z")
LONGEST = timedelta(days=31)


class Told(Model):
    """What is told of something that a technician does beside jobs."""

    technician_id: Required[Ref["settings.Technician"]]
    start: Required[When]
    name: Required[str]
    duration: Required[Duration]
    timesheet_code_id: Writable[Ref["payroll.TimesheetCode"]] = 0  # type: ignore[assignment]
    summary: Writable[str] = ""
    clear_dispatch_board: Writable[bool] = False
    clear_technician_view: Writable[bool] = False
    remove_technician_from_capacity_planning: Writable[bool] = False
    all_day: Writable[bool] = False
    show_on_technician_schedule: Writable[bool] = False


class OneNonJobAppointment(Told):
    """One of them, without the moment of its last change."""

    id: Ref["NonJobAppointment"]
    active: bool
    created_on: When
    created_by_id: Ref["settings.Employee"]


class CreatedNonJobAppointment(OneNonJobAppointment):
    """What was planned, and how it is repeated."""

    repeat: bool | None
    count_occurrences: Int32 | None
    interval: Int32 | None
    frequency: Literal[0, 1, 2, 3] | None
    end_type: Literal[0, 1, 2] | None
    end_on: When | None
    days_of_week: str


class NonJobAppointment(
    Told,
    Resource,
    path="non-job-appointments",
    tag="NonJobAppointments",
    operations="list",
    filters="technician_id timesheet_code_id show_on_technician_schedule created modified ids",
    sort="id created_on modified_on",
    index="start over_on",
    hides="repeat count_occurrences interval frequency end_type end_on days_of_week",
):
    """Something that a technician does at a time beside jobs, once or again and again."""

    active: bool = True
    created_by_id: Ref["settings.Employee"]

    repeat: Writable[bool | None]
    count_occurrences: Writable[Int32 | None]
    interval: Writable[Int32 | None]
    frequency: Writable[RepeatFrequency | None]
    end_type: Writable[RepeatEndType | None]
    end_on: Writable[When | None]
    days_of_week: Writable[str | None]

    over_on: Internal[When]
    """When the last of them is over."""

    @filter
    def starts_on_or_after(cls, value: When) -> Some:
        """What begins at a moment or later."""
        return where(start=AtLeast(value))

    @filter
    def starts_on_or_before(cls, value: When) -> Some:
        """What begins at a moment or earlier."""
        return where(start=AtMost(value))

    @filter
    def active_only(cls, value: bool) -> Some:
        """What was not deleted, when that is asked."""
        return where(active=True) if value else where()

    @create()
    def create(self) -> CreatedNonJobAppointment:
        """Plan something for a technician."""
        self.created_by_id = caller().user
        self.settle()
        shown = {
            "frequency": FREQUENCIES.index(self.frequency) if self.frequency else None,
            "endType": ENDS.index(self.end_type) if self.end_type else None,
            "daysOfWeek": self.days_of_week or "",
        }
        return CreatedNonJobAppointment.of({**self.values, **shown})

    @read("GET {id}")
    def get(self) -> OneNonJobAppointment:
        """One of them by its id."""
        return OneNonJobAppointment.of(self.values)

    @update(409, route="PUT {id}")
    def update(self) -> OneNonJobAppointment:
        """Plan it anew as a whole: what is not given is as if it had never been."""
        refuse(not self.active, f"Non-job appointment {self.id} is deleted.")
        self.settle()
        return OneNonJobAppointment.of(self.values)

    def settle(self) -> None:
        """It is somebody's who works here, takes some time, and is repeated in a way that has an end."""
        inactive = not one(self.technician_id).active
        invalid(inactive, "technicianId", f"Technician {self.technician_id} is inactive.")
        invalid(not self.name.strip(), "name", "It needs a name.")
        lasts = span(self.duration, "duration")
        invalid(not timedelta() < lasts <= LONGEST, "duration", f"It takes some time, and at most {LONGEST.days} days.")
        self.duration = span_text(lasts)
        self.over_on = self.start + lasts
        if self.repeat:
            self.repeat_as_told(lasts)
        self.book()

    def repeat_as_told(self, lasts: timedelta) -> None:
        """Know when the last repetition is over."""
        invalid(self.frequency is None, "frequency", "What is repeated needs a frequency.")
        interval = self.interval
        invalid(interval is not None and not 1 <= interval <= MOST, "interval", f"It is a number from 1 to {MOST}.")
        weekdays_in(self.days_of_week, "daysOfWeek")
        count, end = self.count_occurrences, self.end_on
        match self.end_type:
            case "After":
                few = count is None or not 1 <= count <= MOST
                invalid(few, "countOccurrences", f"It is repeated from 1 to {MOST} times.")
                self.over_on = max((end for _, end in self._all()), default=self.over_on)
            case "On":
                invalid(end is None or end < self.start, "endOn", "It ends on a day after it begins.")
                assert end is not None
                self.over_on = end + (lasts + timedelta(days=1))
            case _:
                self.over_on = NEVER

    @delete(404)
    def delete(self) -> Deleted:
        """Take it back, with all of its repetitions."""
        refuse(not self.active, f"Non-job appointment {self.id} is already deleted.")
        self.deactivate()
        self.book()
        return Deleted(message=f"Non-job appointment {self.id} is deleted.", id=self.id)

    def book(self) -> None:
        """Let the technician's time under the timesheet code be as it is planned: of each repetition once it begins."""
        code = self.timesheet_code_id if self.active else 0
        if not code:
            NonJobTimesheet.follow(self.id, self.technician_id, None, [], again=bool(self.repeat))
            later(None, self.book)
            return
        Payroll.check_time("start", self.start)
        later_ones = (When.at(start) for start in self._begins() if When.at(start) > self.start)
        begun, coming = [self.start], None
        for start in later_ones:
            if start > now():
                coming = start
                break
            if start >= self.created_on:
                begun.append(start)
        times = [(start, start + span(self.duration, "duration")) for start in begun]
        NonJobTimesheet.follow(self.id, self.technician_id, code, times, again=bool(self.repeat))
        later(coming, self.book)

    def times(self, since: When, until: When) -> Iterator[tuple[When, When]]:
        """From when to when it takes the technician's time, as far as that touches a stretch of time."""
        for start, end in takewhile(lambda each: each[0] < until, self._all()):
            if end > since:
                yield start, end

    def _all(self) -> Iterator[tuple[When, When]]:
        lasts = span(self.duration, "duration")
        for start in self._begins():
            if self.all_day:
                last = (start + lasts - timedelta(microseconds=1)).date()
                yield When.at(at(start.date(), 0)), When.at(at(last, 1440))
            else:
                yield When.at(start), When.at(start) + lasts

    def _begins(self) -> Iterator[datetime]:
        begins = local(self.start)
        plan = iter([begins.date()])
        if self.repeat and self.frequency:
            weekdays = weekdays_in(self.days_of_week, "daysOfWeek")
            plan = days(begins.date(), self.frequency, self.interval or 1, weekdays)
            if self.end_type == "After":
                plan = islice(plan, self.count_occurrences)
            elif self.end_type == "On" and self.end_on is not None:
                last = local(self.end_on).date()
                plan = takewhile(lambda day: day <= last, plan)
        for day in plan:
            yield datetime.combine(day, begins.timetz())
