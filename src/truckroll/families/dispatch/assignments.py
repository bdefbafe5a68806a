"""Which technician comes to which visit."""

from typing import TYPE_CHECKING, Annotated, Literal
from uuid import uuid4

from truckroll.catalogue import Copy, Internal, Model, Ref, Resource, Text, When, action, one, read, refuse, tell
from truckroll.catalogue.transaction import tenant

if TYPE_CHECKING:
    from truckroll.families import jpm, settings

AppointmentAssignmentStatus = Literal["Scheduled", "Dispatched", "Working", "Done"]
AppointmentStatus = Literal["Scheduled", "Dispatched", "Working", "Hold", "Done", "Canceled"]


class AssignedVisit(Model):
    """A visit as those see it who send technicians."""

    id: Ref["jpm.Appointment"]
    job_id: Ref["jpm.Job"]
    appointment_number: str | None
    start: When
    end: When
    arrival_window_start: When | None
    arrival_window_end: When | None
    status: AppointmentStatus
    special_instructions: Text | None
    created_on: When
    modified_on: When


class AppointmentAssignment(
    Resource,
    path="appointment-assignments",
    tag="AppointmentAssignments",
    feed="appointment-assignments active=True",
    operations="list",
    filters="ids appointment_ids=appointment_id job_id created modified active",
    sort="id created_on modified_on",
    index="appointment_id job_id technician_id tracking_key",
):
    """A technician who is to come to a visit, and how far that has got."""

    technician_id: Ref["settings.Technician"]
    technician_name: Annotated[str, Copy("technician_id.name")]
    assigned_by_id: Ref["settings.Employee"]
    assigned_on: When
    status: AppointmentAssignmentStatus = "Scheduled"
    is_paused: bool = False
    job_id: Ref["jpm.Job"]
    appointment_id: Ref["jpm.Appointment"]
    active: bool = True

    tracking_key: Internal[str | None]
    """What the customer who expects the technician may follow him by; nobody can guess it."""

    def set_out(self) -> None:
        """On the way to the customer, who may follow from now on."""
        self.status = "Dispatched"
        self.tracking_key = self.tracking_key or uuid4().hex
        one(self.technician_id).go("Dispatched", one(self.appointment_id))

    def end(self, status: AppointmentAssignmentStatus) -> None:
        """No longer on the way, nor there, nor pausing."""
        self.status = status
        self.is_paused = False

    @property
    def is_under_way(self) -> bool:
        """Whether the technician is on the way, or there."""
        return self.active and self.status in ("Dispatched", "Working")

    @action("POST assign-technicians", 409)
    def assign_technicians(
        cls, job_appointment_id: Ref["jpm.Appointment"], technician_ids: list[Ref["settings.Technician"]]
    ) -> AssignedVisit:
        """Let technicians come to a visit that is still to be; those who come already stay."""
        visit = cls.still_open(job_appointment_id)
        for technician_id in technician_ids:
            refuse(not one(technician_id).active, f"Technician {technician_id} is inactive and cannot be assigned.")
        visit.assign(technician_ids)
        tell("tn.jpm.job-appointment-updated", appointment=visit)
        return AssignedVisit.of(visit.values)

    @action("POST unassign-technicians")
    def unassign_technicians(
        cls, job_appointment_id: Ref["jpm.Appointment"], technician_ids: list[Ref["settings.Technician"]]
    ) -> AssignedVisit:
        """Let technicians off a visit, as long as they have not set out."""
        visit = cls.still_open(job_appointment_id)
        coming = {assignment.technician_id: assignment for assignment in visit.assignments()}
        for technician_id in dict.fromkeys(technician_ids):
            refuse(technician_id not in coming, f"Technician {technician_id} is not assigned to visit {visit.id}.")
            status = coming[technician_id].status
            refuse(
                status != "Scheduled", f"Technician {technician_id} is {status} on visit {visit.id} and stays on it."
            )
            coming[technician_id].deactivate()
        tell("tn.jpm.job-appointment-updated", appointment=visit)
        return AssignedVisit.of(visit.values)

    @classmethod
    def still_open(cls, appointment_id: "Ref[jpm.Appointment]") -> "jpm.Appointment":
        """The visit, which is neither deleted nor over."""
        visit = one(appointment_id)
        visit.refuse_deleted()
        refuse(visit.is_over, f"Visit {visit.id} is {visit.status}; who comes can no longer change.")
        visit.refuse_closed(one(visit.job_id))
        return visit


class TechnicianTrackingResponse(Model):
    """Where a customer can follow a technician: a path below the server's root."""

    technician_tracking_url: str


class TrackedAssignment(AppointmentAssignment, path="technician-tracking", tag="TechnicianTracking"):
    """A technician who is on the way, for the customer who waits."""

    @read("GET", terse=True)
    def get(
        cls, technician_id: Ref["settings.Technician"], appointment_id: Ref["jpm.Appointment"]
    ) -> TechnicianTrackingResponse:
        """Where a customer can follow the technician who is on the way to a visit."""
        coming = cls.first(technician_id=technician_id, appointment_id=appointment_id)
        refuse(coming is None, f"Technician {technician_id} is not assigned to visit {appointment_id}.")
        assert coming is not None
        refuse(not coming.is_under_way, f"Technician {technician_id} is not on the way to visit {appointment_id}.")
        return TechnicianTrackingResponse(technician_tracking_url=f"/track/{tenant()}/{coming.tracking_key}")
