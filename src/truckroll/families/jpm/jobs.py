"""Jobs: work promised to a customer at one location, done in one visit or more."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Self

from truckroll.catalogue import (
    Between,
    Clearable,
    CustomFields,
    ExternalData,
    Html,
    Ids,
    Immutable,
    Internal,
    Model,
    Money,
    Page,
    Ref,
    Required,
    Sent,
    Some,
    Text,
    When,
    Writable,
    action,
    caller,
    create,
    filter,
    invalid,
    next_id,
    noun,
    now,
    one,
    read,
    refuse,
    some,
    tell,
    update,
)
from truckroll.families.jpm.appointments import BEGUN, OVER, Appointment, AppointmentStatus
from truckroll.families.jpm.job_logs import (
    JobBookedLog,
    JobCanceledLog,
    JobHistory,
    JobHistoryEntry,
    JobHistoryItem,
    JobHistoryResponse,
)
from truckroll.families.jpm.job_types import check_priority
from truckroll.families.jpm.messages import Discussed

if TYPE_CHECKING:
    from truckroll.families import accounting, crm, marketing, memberships, salestech, settings, telecom
    from truckroll.families.jpm.job_types import JobType
    from truckroll.families.jpm.projects import Project
    from truckroll.families.jpm.reasons import JobCancelReason, JobHoldReason

Estimate: "type[salestech.Estimate]" = noun("salestech.Estimate")
Invoice: "type[accounting.Invoice]" = noun("accounting.Invoice")

JobStatus = Literal["Scheduled", "Dispatched", "InProgress", "Hold", "Completed", "Canceled"]


class JobGeneratedLeadSource(Model):
    """The job, and who did it, from which this one came."""

    job_id: Ref["Job"] | None
    employee_id: Ref["settings.Employee"] | None


class AppointmentInformation(Model):
    """A visit as it is asked for when a job is booked."""

    start: When
    end: When
    arrival_window_start: When | None
    arrival_window_end: When | None
    technician_ids: list[Ref["settings.Technician"]] | None


class CancelReason(Model):
    """Why a job stands canceled."""

    job_id: Ref["Job"]
    reason_id: Ref["JobCancelReason"]
    name: str
    text: str


class Job(
    Discussed,
    path="jobs",
    tag="Jobs",
    feed="jobs",
    operations="get list",
    filters="ids number=job_number project_id booking_id job_status priority customer_id location_id sold_by_id"
    " job_type_id campaign_id business_unit_id invoice_id created_from_estimate_id estimate_ids tag_type_ids created"
    " modified completed=completed_on first_appointment_starts=first_appointment_start external_data",
    sort="id modified_on created_on priority",
    index="total",
):
    """Work promised to a customer at one location."""

    job_number: str
    project_id: Immutable[Ref["Project"] | None]
    customer_id: Required[Ref["crm.Customer"]]
    location_id: Required[Ref["crm.Location"]]
    job_status: Annotated[str, Sent(JobStatus)] = "Scheduled"
    completed_on: When | None
    business_unit_id: Required[Ref["settings.BusinessUnit"]]
    job_type_id: Required[Ref["JobType"]]
    priority: Required[str]
    campaign_id: Required[Ref["marketing.Campaign"]]
    appointment_count: int = 0
    first_appointment_id: Ref["Appointment"]
    last_appointment_id: Ref["Appointment"]
    recall_for_id: Ref["Job"] | None
    warranty_id: Ref["Job"] | None
    job_generated_lead_source: Clearable[JobGeneratedLeadSource | None]
    no_charge: bool = False
    notifications_enabled: bool = True
    created_by_id: Ref["settings.Employee"]
    tag_type_ids: Writable[list[Ref["settings.TagType"]]] = []
    lead_call_id: Ref["telecom.Call"] | None
    partner_lead_call_id: Immutable[int | None]
    booking_id: Immutable[Ref["crm.Booking"] | None]
    sold_by_id: Clearable[Ref["settings.Technician"] | None]
    customer_po: Writable[str] = ""
    invoice_id: Ref["accounting.Invoice"]
    membership_id: Ref["memberships.Membership"] | None
    total: Money | None = Decimal(0)
    created_from_estimate_id: int | None
    estimate_ids: list[int] = []
    summary: Writable[Html | None]
    custom_fields: Writable[CustomFields]
    external_data: Writable[ExternalData]

    first_appointment_start: Internal[When | None]
    signature_required: Internal[bool] = False
    visits_booked: Internal[int] = 0

    @filter
    def appointment_status(cls, value: AppointmentStatus) -> Some:
        """Jobs with some visit in this state."""
        return some(Appointment, job_id=cls.id, status=value, active=True)

    @filter
    def appointment_starts(cls, value: Between[When]) -> Some:
        """Jobs with some visit that starts in a range of time."""
        return some(Appointment, job_id=cls.id, start=value, active=True)

    @filter
    def technician_id(cls, value: Ref["settings.Technician"]) -> Some:
        """Jobs that a technician is assigned to."""
        return some("dispatch.AppointmentAssignment", job_id=cls.id, technician_id=value, active=True)

    @filter
    def has_unused_appointments(cls, value: bool) -> Some:
        """Jobs with some visit that nobody came to."""
        return some(Appointment, present=value, job_id=cls.id, unused=True, active=True)

    @create()
    def create(
        self,
        appointments: list[AppointmentInformation],
        invoice_signature_is_required: bool | None = None,
        lead_id: Ref["crm.Lead"] | None = None,
    ) -> Self:
        """Book work: its visits, who comes, and its invoice are there from the same moment."""
        invalid(not appointments, "appointments", "A job needs at least one appointment.")
        self.check()
        self.job_number = str(self.id)
        self.created_by_id = caller().user
        self.take_from_type(one(self.job_type_id))
        self.signature_required = self.signature_required or bool(invoice_signature_is_required)
        self.invoice_id = Invoice.open_for(self).id
        Estimate.book_for(self)
        for place, asked in enumerate(appointments):
            self.visit(place, asked)
        self.settle()
        first = one(self.first_appointment_id)
        JobBookedLog.new(
            job_id=self.id,
            job_appointment_id=first.id,
            start=first.start,
            arrival_window_start=first.arrival_window_start,
            arrival_window_end=first.arrival_window_end,
            created_by_id=self.created_by_id,
        )
        if self.project_id is not None:
            one(self.project_id).welcome(self)
        self.win(lead_id)
        self.record("Job Booked")
        tell("tn.jpm.job-scheduled", job=self)
        return self

    def check(self) -> None:
        """A job has a known urgency, and its location is its customer's, and its project's."""
        check_priority(self.priority)
        location = one(self.location_id)
        invalid(
            location.customer_id != self.customer_id,
            "locationId",
            f"Location {location.id} does not belong to customer {self.customer_id}.",
        )
        if self.project_id is not None:
            one(self.project_id).check_place(self, "locationId")

    def take_from_type(self, job_type: "JobType") -> None:
        """What the kind of work brings to every job of it: tags (as the unit does), a text, whether it is charged and
        signed for.
        """
        tags = [*self.tag_type_ids, *job_type.tag_type_ids, *(one(self.business_unit_id).tag_type_ids or [])]
        self.tag_type_ids = list(dict.fromkeys(tags))
        self.no_charge = job_type.no_charge
        self.signature_required = job_type.invoice_signatures_required
        if job_type.summary:
            self.summary = f"{self.summary}\n{job_type.summary}" if self.summary else job_type.summary

    def visit(self, place: int, asked: AppointmentInformation) -> None:
        """Promise one of the visits a job is booked with."""
        visit = Appointment.new(
            job_id=self.id,
            start=asked.start,
            end=asked.end,
            arrival_window_start=asked.arrival_window_start,
            arrival_window_end=asked.arrival_window_end,
        )
        visit.join(self, f"appointments[{place}].")
        visit.assign(asked.technician_ids or [])

    def win(self, lead_id: "Ref[crm.Lead] | None") -> None:
        """The lead or the booking that asked for this work has become a job."""
        if lead_id is not None:
            one(lead_id).convert(self)
        if self.booking_id is not None:
            one(self.booking_id).convert(self)

    @update(404)
    def update(self, should_update_invoice_items: bool = False) -> Self:
        """Change what is known of a job; lists of tags and custom fields are replaced as a whole."""
        self.check()
        one(self.invoice_id).follow(self, items_too=should_update_invoice_items)
        for visit in self.visits():
            visit.customer_id = self.customer_id
        tell("tn.jpm.job-updated", job=self)
        return self

    @action("PUT {id}/cancel", 404)
    def cancel(self, reason_id: Ref["JobCancelReason"], memo: Text) -> None:
        """Call off work that is not over; its open visits go with it."""
        refuse(self.is_over, f"Job {self.id} is already {self.job_status}.")
        for visit in self.visits():
            if visit.status not in OVER:
                visit.status = "Canceled"
                visit.turn_back()
        self.job_status = "Canceled"
        JobCanceledLog.new(job_id=self.id, reason_id=reason_id, memo=memo, created_by_id=caller().user)
        self.record("Job Canceled", f"{one(reason_id).name}: {memo}")
        tell("tn.jpm.job-updated", job=self)

    @action("PUT {id}/remove-cancellation")
    def remove_cancellation(self) -> None:
        """Take up a canceled job again, with the visits that were canceled with it."""
        refuse(self.job_status != "Canceled", f"Job {self.id} is {self.job_status}, not Canceled.")
        for visit in self.visits():
            if visit.status == "Canceled":
                visit.start_over()
        for log in JobCanceledLog.find(job_id=self.id):
            log.deactivate()
        self.job_status = "Scheduled"
        self.settle()
        self.record("Job Cancellation Removed")
        tell("tn.jpm.job-updated", job=self)

    @action("PUT {id}/hold", 404)
    def hold(self, reason_id: Ref["JobHoldReason"], memo: Text) -> None:
        """Pause a job: visits under way count as done, the others wait."""
        refuse(self.is_over or self.job_status == "Hold", f"Job {self.id} is already {self.job_status}.")
        for visit in self.visits():
            if visit.status in BEGUN:
                visit.end_work()
            elif visit.status == "Scheduled":
                visit.status = "Hold"
        self.job_status = "Hold"
        self.record("Job Hold", f"{one(reason_id).name}: {memo}")
        tell("tn.jpm.job-updated", job=self)

    @action("PUT {id}/complete", 404, 409, operation_id="Jobs_Complete")
    def finish(self, completed_on: When) -> None:
        """Declare a job done, be it before its last visit."""
        refuse(self.is_over, f"Job {self.id} is already {self.job_status}.")
        refuse(not any(visit.assignments() for visit in self.visits()), f"Job {self.id} has no technician assigned.")
        invalid(completed_on > now(), "completedOn", "A job cannot be completed in the future.")
        self.complete(completed_on)

    def complete(self, completed_on: When) -> None:
        """End a job: visits that nobody worked on stay unused."""
        for visit in self.visits():
            if visit.status == "Working":
                visit.end_work()
            elif visit.status != "Done":
                visit.unused = True
                visit.turn_back()
        self.completed_on = completed_on
        self.job_status = "Completed"
        invoice = one(self.invoice_id)
        invoice.install(completed_on)
        self.total = invoice.total
        self.record("Job Completed")
        tell("tn.jpm.job-completed", job=self)

    @read("GET {id}/history", 404)
    def get_history(self) -> JobHistoryResponse:
        """A job's life so far, step by step."""
        log = JobHistory.first(job_id=self.id)
        if log is None:
            return JobHistoryResponse(history=[])
        # a history that was taken over from elsewhere has no memos
        memos = [*log.memos, *[""] * (len(log.history) - len(log.memos))]
        steps = zip(log.history, memos, strict=True)
        return JobHistoryResponse(history=[JobHistoryItem.of({**step.values, "memo": memo}) for step, memo in steps])

    @read("GET {id}/booked-log", 404)
    def get_booked_log(self) -> JobBookedLog:
        """When a job was booked, and for when."""
        log = JobBookedLog.first(job_id=self.id)
        assert log is not None, "a job is born with its booked log"
        return log

    @read("GET cancel-reasons")
    def get_cancel_reasons(cls, ids: Ids) -> Page[CancelReason]:
        """Why each of these jobs stands canceled; a job that does not is left out."""
        logs = [log for job_id in ids for log in JobCanceledLog.find(job_id=job_id)]
        return Page(
            CancelReason(job_id=log.job_id, reason_id=log.reason_id, name=one(log.reason_id).name, text=log.memo or "")
            for log in logs
        )

    @property
    def is_over(self) -> bool:
        """Whether the work is done or called off."""
        return self.job_status in {"Completed", "Canceled"}

    def visits(self) -> list[Appointment]:
        """The job's visits, first booked first."""
        return Appointment.find(job_id=self.id)

    def settle(self) -> None:
        """Let the job follow its visits: how many there are, which is first and last, and what state they add up to."""
        visits = sorted(self.visits(), key=lambda visit: (visit.start, visit.id))
        self.appointment_count = len(visits)
        self.first_appointment_id, self.last_appointment_id = visits[0].id, visits[-1].id
        self.first_appointment_start = visits[0].start
        states = {visit.status for visit in visits}
        if self.is_over or (self.job_status == "Hold" and states <= {"Hold", "Done"}):
            return
        if "Working" in states:
            self.job_status = "InProgress"
        elif "Dispatched" in states:
            self.job_status = "InProgress" if "Done" in states else "Dispatched"
        elif "Scheduled" in states:
            self.job_status = "InProgress" if "Done" in states else "Scheduled"
        elif "Hold" in states:
            self.job_status = "Hold"
        else:
            self.job_status = "InProgress"

    def record(self, event_type: str, memo: str = "") -> None:
        """Write a step into the job's history."""
        log = JobHistory.first(job_id=self.id) or JobHistory.new(job_id=self.id)
        step = JobHistoryEntry(id=next_id(), employee_id=caller().user or None, event_type=event_type, date=now())
        log.history = [*log.history, step]
        log.memos = [*log.memos, memo]
