"""Visits: when a technician is promised at a customer's door."""

from typing import TYPE_CHECKING, Literal, Self

from truckroll.catalogue import (
    UNSET,
    Immutable,
    Ref,
    Resource,
    Some,
    Text,
    When,
    action,
    caller,
    create,
    delete,
    filter,
    invalid,
    noun,
    now,
    one,
    refuse,
    some,
    tell,
)

if TYPE_CHECKING:
    from truckroll.families import crm, dispatch, payroll, settings
    from truckroll.families.jpm.jobs import Job
    from truckroll.families.jpm.reasons import JobHoldReason

AppointmentAssignment: "type[dispatch.AppointmentAssignment]" = noun("dispatch.AppointmentAssignment")
JobTimesheet: "type[payroll.JobTimesheet]" = noun("payroll.JobTimesheet")

AppointmentStatus = Literal["Scheduled", "Dispatched", "Working", "Hold", "Done", "Canceled"]
BEGUN = {"Dispatched", "Working"}
OVER = {"Done", "Canceled"}


class Appointment(
    Resource,
    path="appointments",
    tag="Appointments",
    feed="appointments active",
    operations="get list",
    filters="ids active job_id number=appointment_number status starts=start customer_id unused modified created",
    sort="id modified_on created_on",
    index="end",
):
    """One visit to do a job's work, with the window in which the technician may arrive."""

    job_id: Immutable[Ref["Job"]]
    appointment_number: str | None
    start: Immutable[When]
    end: Immutable[When]
    arrival_window_start: Immutable[When | None]
    arrival_window_end: Immutable[When | None]
    status: AppointmentStatus = "Scheduled"
    special_instructions: Immutable[Text | None]
    customer_id: Ref["crm.Customer"]
    unused: bool = False
    created_by_id: Ref["settings.Employee"]
    is_confirmed: bool = False
    active: bool = True

    @filter
    def project_id(cls, value: Ref["Job"]) -> Some:
        """Visits for the jobs of a project."""
        return some("jpm.Job", id=cls.job_id, project_id=value)

    @filter
    def technician_id(cls, value: Ref["settings.Technician"]) -> Some:
        """Visits a technician is assigned to."""
        return some("dispatch.AppointmentAssignment", appointment_id=cls.id, technician_id=value, active=True)

    @create(409)
    def add(self, technician_ids: list[Ref["settings.Technician"]] | None = None) -> Self:
        """Promise one more visit for a job that is not over."""
        job = one(self.job_id)
        refuse(job.is_over, f"Job {job.id} is {job.job_status}; no visit can be added to it.")
        self.join(job)
        self.assign(technician_ids or [])
        job.settle()
        tell("tn.jpm.job-appointment-updated", appointment=self)
        return self

    def join(self, job: "Job", place: str = "") -> None:
        """Take the next place among a job's visits; `place` is where the visit was asked for."""
        self.check_times(place)
        self.customer_id = job.customer_id
        self.created_by_id = caller().user
        job.visits_booked += 1
        self.appointment_number = f"{job.job_number}-{job.visits_booked}"

    def check_times(self, place: str = "") -> None:
        """A visit ends after it starts, its window opens before it closes; `place` is where it was asked for."""
        invalid(self.end <= self.start, f"{place}end", "A visit must end after it starts.")
        opens, closes = self.arrival_window_start, self.arrival_window_end
        half = (opens is None) != (closes is None)
        invalid(half, f"{place}arrivalWindowStart", "A window needs both its start and its end.")
        backwards = bool(opens and closes and closes <= opens)
        invalid(backwards, f"{place}arrivalWindowEnd", "A window must end after it starts.")

    def assign(self, technician_ids: "list[Ref[settings.Technician]]") -> None:
        """Put technicians on the visit who are not on it yet."""
        there = {assignment.technician_id for assignment in self.assignments()}
        for technician_id in dict.fromkeys(technician_ids):
            if technician_id not in there:
                AppointmentAssignment.new(
                    appointment_id=self.id,
                    job_id=self.job_id,
                    technician_id=technician_id,
                    assigned_by_id=caller().user,
                    assigned_on=now(),
                )

    def assignments(self) -> "list[dispatch.AppointmentAssignment]":
        """Who is to come."""
        return AppointmentAssignment.find(appointment_id=self.id)

    @delete(404, 409)
    def delete(self) -> None:
        """Take back a visit that has not begun, while the job keeps another."""
        self.refuse_deleted()
        job = one(self.job_id)
        refuse(self.status in BEGUN | OVER, f"Appointment {self.id} is {self.status} and stays on record.")
        refuse(
            len(job.visits()) == 1, f"Appointment {self.id} is the only one of job {job.id}; a job keeps at least one."
        )
        refuse(bool(JobTimesheet.find(appointment_id=self.id)), f"Appointment {self.id} has timesheets.")
        self.refuse_closed(job)
        for assignment in self.assignments():
            assignment.deactivate()
        self.deactivate()
        job.settle()
        tell("tn.jpm.job-appointment-updated", appointment=self)

    @property
    def is_over(self) -> bool:
        """Whether the visit has been, or will never be."""
        return self.status in OVER

    def refuse_deleted(self) -> None:
        """A visit that was taken back is still shown, and nothing more can happen to it."""
        refuse(not self.active, f"Appointment {self.id} is deleted.")

    def refuse_closed(self, job: "Job") -> None:
        """A visit whose job is over, or whose invoice is posted or exported, can no longer change."""
        refuse(job.is_over, f"Job {job.id} is {job.job_status}; its appointments can no longer change.")
        status = one(job.invoice_id).sync_status
        refuse(status != "Pending", f"The invoice of job {job.id} is {status}; its appointments can no longer change.")

    @action("PATCH {id}/reschedule", 404, 409)
    def reschedule(
        self,
        start: When = UNSET,
        end: When = UNSET,
        arrival_window_start: When | None = UNSET,
        arrival_window_end: When | None = UNSET,
    ) -> Self:
        """Move a visit that no technician has come to; what is not given stays, a null window is cleared."""
        self.refuse_deleted()
        job = one(self.job_id)
        refuse(self.status in {"Working", *OVER}, f"Appointment {self.id} is {self.status} and cannot move.")
        self.refuse_closed(job)
        self.start = self.start if start is UNSET else start
        self.end = self.end if end is UNSET else end
        if arrival_window_start is not UNSET:
            self.arrival_window_start = arrival_window_start
        if arrival_window_end is not UNSET:
            self.arrival_window_end = arrival_window_end
        self.check_times()
        job.settle()
        job.record("Appointment Rescheduled", f"Appointment {self.appointment_number} moved to {self.start}.")
        tell("tn.jpm.job-rescheduled", job=job, appointment_id=self.id, appointment_number=self.appointment_number)
        return self

    @action("PUT {id}/hold", 404, 409)
    def hold(self, reason_id: Ref["JobHoldReason"], memo: Text) -> None:
        """Pause a visit that has not begun."""
        self.refuse_deleted()
        refuse(self.status in BEGUN, f"Appointment {self.id} is {self.status}; put its job on hold instead.")
        refuse(self.status != "Scheduled", f"Appointment {self.id} is {self.status} and cannot be put on hold.")
        job = one(self.job_id)
        self.refuse_closed(job)
        self.status = "Hold"
        job.settle()
        job.record("Appointment Hold", f"{one(reason_id).name}: {memo}")
        tell("tn.jpm.job-appointment-updated", appointment=self)

    @action("DELETE {id}/hold", 404, 409)
    def remove_hold(self) -> None:
        """Take up a paused visit again."""
        self.refuse_deleted()
        refuse(self.status != "Hold", f"Appointment {self.id} is not on hold.")
        job = one(self.job_id)
        self.refuse_closed(job)
        self.status = "Scheduled"
        job.settle()
        job.record("Appointment Hold Removed")
        tell("tn.jpm.job-appointment-updated", appointment=self)

    @action("PUT {id}/special-instructions", 404, 409)
    def update_special_instructions(self, special_instructions: Text) -> Self:
        """Tell the technician what to mind at the door."""
        self.refuse_deleted()
        refuse(self.status in OVER, f"Appointment {self.id} is {self.status}; instructions would come too late.")
        self.special_instructions = special_instructions
        tell("tn.jpm.job-appointment-updated", appointment=self)
        return self

    @action("PUT {id}/confirmation", 404, 409)
    def confirm(self) -> None:
        """Note that the customer expects us."""
        self.refuse_deleted()
        refuse(self.is_confirmed, f"Appointment {self.id} is already confirmed.")
        self.is_confirmed = True
        tell("tn.jpm.job-appointment-updated", appointment=self)

    @action("DELETE {id}/confirmation", 404, 409)
    def remove_confirmation(self) -> None:
        """Note that the customer no longer expects us."""
        self.refuse_deleted()
        refuse(not self.is_confirmed, f"Appointment {self.id} is not confirmed.")
        self.is_confirmed = False
        tell("tn.jpm.job-appointment-updated", appointment=self)

    def dispatch(self, technician_id: "Ref[settings.Technician]") -> None:
        """Send a technician on the way; one who was not assigned yet is."""
        self.refuse_deleted()
        refuse(
            self.status not in {"Scheduled", "Dispatched"},
            f"Appointment {self.id} is {self.status}; nobody can be sent.",
        )
        job = one(self.job_id)
        refuse(job.is_over, f"Job {job.id} is {job.job_status}; nobody can be sent.")
        self.assign([technician_id])
        self._of(technician_id).set_out()
        JobTimesheet.send(self, technician_id)
        self.status = "Dispatched"
        job.settle()
        job.record("Technician Dispatched", f"{one(technician_id).name} is on the way.")
        tell("tn.dis.technician-dispatched", job=job, appointment=self)

    def arrive(self, technician_id: "Ref[settings.Technician]") -> None:
        """Start work at the customer's door."""
        job = one(self.job_id)
        refuse(job.is_over, f"Job {job.id} is {job.job_status}; nobody can arrive.")
        refuse(self.status not in BEGUN, f"Appointment {self.id} is {self.status}; nobody can arrive.")
        assignment = self._of(technician_id)
        refuse(assignment.status != "Dispatched", f"Technician {technician_id} has not been dispatched to {self.id}.")
        assignment.status = "Working"
        one(technician_id).go("Working", self)
        JobTimesheet.note(self, "arrived_on", technician_id)
        self.status = "Working"
        job.settle()
        job.record("Technician Arrived", f"{one(technician_id).name} is there.")

    def pause(self, technician_id: "Ref[settings.Technician]") -> None:
        """Interrupt a technician's work, for a meal or a part from the van."""
        assignment = self._of(technician_id)
        refuse(assignment.status != "Working", f"Technician {technician_id} is not working on appointment {self.id}.")
        refuse(assignment.is_paused, f"Technician {technician_id} pauses already.")
        assignment.is_paused = True

    def resume(self, technician_id: "Ref[settings.Technician]") -> None:
        """Go on with a technician's work."""
        assignment = self._of(technician_id)
        refuse(not assignment.is_paused, f"Technician {technician_id} does not pause on appointment {self.id}.")
        assignment.is_paused = False

    def finish(self, technician_id: "Ref[settings.Technician]") -> None:
        """End a technician's work; the visit is done when all who came are, and the job when all its visits are."""
        refuse(self.status != "Working", f"Appointment {self.id} is {self.status}; nobody is working on it.")
        assignment = self._of(technician_id)
        refuse(assignment.status != "Working", f"Technician {technician_id} is not working on appointment {self.id}.")
        assignment.end("Done")
        one(technician_id).come_free(self)
        JobTimesheet.note(self, "done_on", technician_id)
        if not any(other.status in BEGUN for other in self.assignments()):
            self.status = "Done"
            job = one(self.job_id)
            job.settle()
            if all(visit.status == "Done" for visit in job.visits()):
                job.complete(now())

    def end_work(self) -> None:
        """The visit is done, and so is everybody who had set out."""
        self.status = "Done"
        JobTimesheet.note(self, "done_on")
        for assignment in self.assignments():
            if assignment.status in BEGUN:
                assignment.end("Done")
                one(assignment.technician_id).come_free(self)

    def turn_back(self) -> None:
        """Whoever is on the way to the visit turns back, and whoever works there stops."""
        JobTimesheet.note(self, "canceled_on")
        for assignment in self.assignments():
            if assignment.status in BEGUN:
                assignment.end("Done" if assignment.status == "Working" else "Scheduled")
                one(assignment.technician_id).come_free(self)

    def start_over(self) -> None:
        """The visit is promised again, and nobody is on the way to it."""
        self.status = "Scheduled"
        for assignment in self.assignments():
            assignment.status = "Scheduled"

    def _of(self, technician_id: "Ref[settings.Technician]") -> "dispatch.AppointmentAssignment":
        for assignment in self.assignments():
            if assignment.technician_id == technician_id:
                return assignment
        refuse(True, f"Technician {technician_id} is not assigned to appointment {self.id}.")
        raise AssertionError
