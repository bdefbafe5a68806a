"""When technicians set out for a visit, came, and were done."""

from itertools import pairwise
from typing import TYPE_CHECKING

from truckroll.catalogue import (
    AtLeast,
    Between,
    Ids,
    Internal,
    ModificationResponse,
    Ref,
    Required,
    Resource,
    Some,
    When,
    Writable,
    create,
    filter,
    invalid,
    listing,
    noun,
    now,
    one,
    update,
    where,
)
from truckroll.catalogue.shapes import camel
from truckroll.families.payroll.job_splits import JobSplit

if TYPE_CHECKING:
    from truckroll.families import jpm, payroll, settings

Payroll: "type[payroll.Payroll]" = noun("payroll.Payroll")

COURSE = ("dispatched_on", "arrived_on", "canceled_on", "done_on")
"""What a timesheet tells of, in this order."""


class JobTimesheet(
    Resource,
    path="jobs/{job}/timesheets",
    tag="Timesheets",
    operations="list=GetJobTimesheets",
    filters="active technician_id created modified",
    sort="id modified_on created_on",
    feed="jobs/timesheets=Timesheets",
    index="appointment_id payroll_id first_on last_on",
):
    """A technician's time for a visit: from setting out to being done, or called off."""

    job_id: Ref["jpm.Job"]
    appointment_id: Required[Ref["jpm.Appointment"]]
    technician_id: Required[Ref["settings.Technician"]]
    dispatched_on: Required[When | None]
    arrived_on: Required[When | None]
    canceled_on: Writable[When | None]
    done_on: Writable[When | None]
    active: bool = True

    payroll_id: Internal[Ref["payroll.Payroll"] | None]
    first_on: Internal[When | None]
    last_on: Internal[When | None]

    @filter
    def started_on(cls, value: When) -> Some:
        """Timesheets that tell of anything at or after a moment."""
        return where(last_on=AtLeast(value))

    @filter
    def ended_on(cls, value: When) -> Some:
        """Timesheets that tell of anything before a moment."""
        return where(first_on=Between(None, value))

    @create()
    def create_job_timesheet(self) -> ModificationResponse:
        """Write down when a technician was at a visit."""
        return self.write()

    @update(400, route="PUT {id}")
    def update_job_timesheet(self) -> ModificationResponse:
        """Correct when a technician was at a visit, or who it was, until it is paid."""
        return self.write()

    def write(self) -> ModificationResponse:
        """Take what was told of a visit of this job, in the order in which things happen."""
        visit = one(self.appointment_id)
        elsewhere = visit.job_id != self.job_id
        invalid(elsewhere, "appointmentId", f"Appointment {visit.id} is one of job {visit.job_id}, not {self.job_id}.")
        invalid(not visit.active, "appointmentId", f"Appointment {visit.id} is deleted.")
        both = self.canceled_on is not None and self.done_on is not None
        invalid(both, "canceledOn", "A visit is called off or done, not both.")
        for name, moment in self.course():
            Payroll.check_time(camel(name), moment)
        for (before, earlier), (after, later) in pairwise(self.course()):
            invalid(later < earlier, camel(after), f"This is before {camel(before)}.")
        self.settle()
        return ModificationResponse(id=self.id)

    def course(self) -> list[tuple[str, When]]:
        """What the timesheet tells of, and when that was."""
        said = [(name, getattr(self, name)) for name in COURSE]
        return [(name, moment) for name, moment in said if moment is not None]

    def settle(self) -> None:
        """Let lists, shares and pay follow what is told: time counts once it is over."""
        moments = [moment for _, moment in self.course()]
        self.first_on, self.last_on = moments[0], moments[-1]
        self.share()
        over = self.canceled_on or self.done_on
        Payroll.book(self, self.technician_id, self.first_on if over else None)

    def share(self) -> None:
        """Let the credit for the job be that of all who went there and were not called off."""
        sheets = JobTimesheet.find(job_id=self.job_id)
        JobSplit.share(self.job_id, list(dict.fromkeys(s.technician_id for s in sheets if s.canceled_on is None)))

    @classmethod
    def send(cls, visit: "jpm.Appointment", technician_id: "Ref[settings.Technician]") -> None:
        """A technician sets out; one who already has is sent again."""
        if cls._open(visit, technician_id) is None:
            sheet = cls.new(appointment_id=visit.id, job_id=visit.job_id, technician_id=technician_id)
            sheet.tell_now("dispatched_on")

    @classmethod
    def note(cls, visit: "jpm.Appointment", what: str, technician_id: "Ref[settings.Technician] | None" = None) -> None:
        """What happens now to whoever is at a visit, or to one of them: arrived_on, canceled_on or done_on."""
        for sheet in cls.find(appointment_id=visit.id):
            if sheet.is_open and technician_id in (None, sheet.technician_id):
                sheet.tell_now(what)

    @classmethod
    def _open(cls, visit: "jpm.Appointment", technician_id: "Ref[settings.Technician]") -> "JobTimesheet | None":
        sheets = cls.find(appointment_id=visit.id, technician_id=technician_id)
        return next((sheet for sheet in sheets if sheet.is_open), None)

    @property
    def is_open(self) -> bool:
        """Whether the technician is still on the way, or there."""
        return self.canceled_on is None and self.done_on is None

    def tell_now(self, what: str) -> None:
        """Something of the visit happens at this moment."""
        setattr(self, what, now())
        self.settle()


class TimesheetOfJobs(
    JobTimesheet,
    path="jobs/timesheets",
    tag="Timesheets",
    filters="active technician_id created modified started_on ended_on",
    sort="id modified_on created_on",
):
    """Technicians' time for the visits of several jobs."""

    @listing("GET")
    def get_job_timesheets_by_jobs(cls, job_ids: Ids | None = None) -> Some:
        """The timesheets of all jobs, or of some."""
        return where() if job_ids is None else where(job_id=list(job_ids))
