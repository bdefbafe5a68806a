"""When technicians are at work, on call, or away."""

from datetime import date, datetime
from itertools import takewhile
from typing import TYPE_CHECKING, Literal, Self

from truckroll.catalogue import (
    AtLeast,
    AtMost,
    Between,
    Clearable,
    Int32,
    Model,
    Ref,
    Resource,
    Some,
    Updatable,
    When,
    action,
    delete,
    filter,
    invalid,
    local,
    one,
    refuse,
    update,
    where,
)
from truckroll.families.dispatch.recurrence import MOST, days, weekdays_in

if TYPE_CHECKING:
    from truckroll.families import payroll, settings

ShiftType = Literal["Normal", "OnCall", "TimeOff"]
ShiftRepeatType = Literal["Never", "Daily", "Weekly"]


class Deleted(Model):
    """That something is gone."""

    message: str
    id: int


class DeletedShifts(Model):
    """Which shifts are gone."""

    message: str
    deleted_ids: list[Ref["TechnicianShift"]]


class TechnicianShift(
    Resource,
    path="technician-shifts",
    tag="TechnicianShifts",
    operations="get list",
    filters="shift_type technician_id title_contains=title~ note_contains=note~ active created modified",
    sort="id created_on modified_on",
    index="technician_id start end",
):
    """A time in which a technician works, is on call, or is away."""

    shift_type: Updatable[ShiftType]
    title: Updatable[str]
    note: Updatable[str | None]
    active: bool = True
    technician_id: Ref["settings.Technician"]
    start: Updatable[When]
    end: Updatable[When]
    timesheet_code_id: Clearable[Ref["payroll.TimesheetCode"] | None]

    @filter
    def starts_on_or_after(cls, value: When) -> Some:
        """Shifts that begin at a moment or later."""
        return where(start=AtLeast(value))

    @filter
    def ends_on_or_before(cls, value: When) -> Some:
        """Shifts that end at a moment or earlier."""
        return where(end=AtMost(value))

    def checked(self) -> Self:
        """A shift has a title, and ends after it begins."""
        invalid(not self.title.strip(), "title", "A shift needs a title.")
        invalid(self.end <= self.start, "end", "A shift ends after it begins.")
        return self

    @delete(404)
    def delete(self) -> Deleted:
        """Take one shift back."""
        refuse(not self.active, f"Shift {self.id} is already deleted.")
        self.deactivate()
        return Deleted(message=f"Shift {self.id} is deleted.", id=self.id)

    @action("POST bulk-delete")
    def bulk_delete(cls, start: When, end: When) -> DeletedShifts:
        """Take back the shifts that lie wholly between two moments."""
        invalid(end <= start, "end", "The range ends after it begins.")
        shifts = [shift for shift in cls.find(start=Between(start, end)) if shift.end <= end]
        for shift in shifts:
            shift.deactivate()
        return DeletedShifts(message=f"{len(shifts)} shifts are deleted.", deleted_ids=[shift.id for shift in shifts])


class CreatedShifts(Model):
    """The shifts that were planned."""

    created: bool
    technician_shifts: list[TechnicianShift]


class ChangedShifts(Model):
    """The shifts as they are now."""

    technician_shifts: list[TechnicianShift]


class PlannedShift(TechnicianShift, path="technician-shifts", tag="TechnicianShifts"):
    """A shift for those who plan."""

    @action("POST")
    def create(
        cls,
        technician_ids: list[Ref["settings.Technician"]],
        shift_type: ShiftType,
        title: str,
        start: When,
        end: When,
        repeat_type: ShiftRepeatType,
        note: str | None = None,
        timesheet_code_id: Ref["payroll.TimesheetCode"] | None = None,
        repeat_end_date: When | None = None,
        repeat_interval: Int32 | None = None,
        shift_days: str | None = None,
    ) -> CreatedShifts:
        """Plan shifts for technicians: one each, or one each for every day on which it is repeated."""
        invalid(not technician_ids, "technicianIds", "A shift is somebody's; name at least one technician.")
        for place, technician_id in enumerate(technician_ids):
            inactive = not one(technician_id).active
            invalid(inactive, f"technicianIds[{place}]", f"Technician {technician_id} is inactive and has no shifts.")
        begins, ends = local(start), local(end)
        plan = [begins.date()]
        if repeat_type != "Never":
            interval = 1 if repeat_interval is None else repeat_interval
            invalid(not 1 <= interval <= MOST, "repeatInterval", f"An interval is a number from 1 to {MOST}.")
            invalid(repeat_end_date is None, "repeatEndDate", "A shift that is repeated needs a day of the last one.")
            assert repeat_end_date is not None
            weekdays = weekdays_in(shift_days, "shiftDays")
            last = local(repeat_end_date).date()
            invalid(last < begins.date(), "repeatEndDate", "The day of the last shift is before the first.")
            most = MOST // len(technician_ids)
            coming = takewhile(lambda day: day <= last, days(begins.date(), repeat_type, interval, weekdays))
            plan = [day for _, day in zip(range(most + 1), coming, strict=False)]
            invalid(len(plan) > most, "repeatEndDate", f"At most {MOST} shifts are planned at once; end earlier.")
            invalid(not plan, "shiftDays", "No such day is in the time in which the shift is repeated.")
        shifts = [
            TechnicianShift.new(
                technician_id=technician_id,
                shift_type=shift_type,
                title=title,
                note=note,
                start=When.at(_moved(begins, day, begins.date())),
                end=When.at(_moved(ends, day, begins.date())),
                timesheet_code_id=timesheet_code_id,
            ).checked()
            for day in plan
            for technician_id in dict.fromkeys(technician_ids)
        ]
        return CreatedShifts(created=True, technician_shifts=shifts)

    @update(404)
    def update(self) -> ChangedShifts:
        """Change one shift; what is not given stays."""
        refuse(not self.active, f"Shift {self.id} is deleted.")
        return ChangedShifts(technician_shifts=[self.checked()])


def _moved(clock: datetime, day: date, first: date) -> datetime:
    """The same time of day, as many days after another day as it was after the first."""
    return datetime.combine(clock.date() + (day - first), clock.timetz())
