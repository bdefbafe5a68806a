"""Time that is not for a job: meetings, training, time off."""

from typing import TYPE_CHECKING, Any, Self

from truckroll.catalogue import Internal, Ref, Resource, When, noun, one
from truckroll.families.payroll.references import EmployeeType, Worker, kind_of

if TYPE_CHECKING:
    from truckroll.families import payroll, settings
    from truckroll.families.payroll.codes import TimesheetCode

Payroll: "type[payroll.Payroll]" = noun("payroll.Payroll")


class NonJobTimesheet(
    Resource,
    path="non-job-timesheets",
    tag="Timesheets",
    operations="list=GetNonJobTimesheets",
    filters="employee_id employee_type active created modified",
    sort="id modified_on created_on",
    index="payroll_id event_id",
):
    """Somebody's time under a timesheet code."""

    employee_id: Worker
    employee_type: EmployeeType
    timesheet_code_id: Ref["TimesheetCode"]
    started_on: When
    ended_on: When | None
    active: bool = True

    payroll_id: Internal[Ref["payroll.Payroll"] | None]
    event_id: Internal[int | None]

    @classmethod
    def new(cls, **given: Any) -> Self:
        """Time that somebody clocked; it is paid once it is over."""
        sheet = super().new(**given)
        sheet.settle()
        return sheet

    @classmethod
    def follow(
        cls,
        event_id: int,
        technician_id: "Ref[settings.Technician]",
        timesheet_code_id: "Ref[TimesheetCode] | None",
        times: list[tuple[When, When]],
        again: bool = False,
    ) -> None:
        """Let the time of a planned event that has a code be as the event is; without one there is none.

        Where the event comes again, what was agreed upon of it stays.
        """
        sheets = sorted(cls.find(event_id=event_id, active=None), key=lambda sheet: not sheet.active)
        if again:
            agreed = [sheet for sheet in sheets if sheet.payroll_id is not None and one(sheet.payroll_id).is_closed]
            sheets = [sheet for sheet in sheets if sheet not in agreed]
            times = [time for time in times if time[0] not in {sheet.started_on for sheet in agreed}]
        for start, end in times if timesheet_code_id is not None else ():
            Payroll.check_time("start", start)
            told = {"employee_id": technician_id, "timesheet_code_id": timesheet_code_id}
            told |= {"started_on": start, "ended_on": end, "active": True}
            if not sheets:
                cls.new(**told, event_id=event_id)
                continue
            sheet = sheets.pop(0)
            if any(getattr(sheet, name) != value for name, value in told.items()):
                for name, value in told.items():
                    setattr(sheet, name, value)
                sheet.settle()
        for sheet in sheets:
            if sheet.active:
                sheet.deactivate()
                sheet.settle()

    def settle(self) -> None:
        """Let pay follow what was clocked."""
        self.employee_type = kind_of(self.employee_id)
        Payroll.book(self, self.employee_id, self.started_on if self.active and self.ended_on else None)
