"""Which technician comes to which visit."""

from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Ref, Resource, When

if TYPE_CHECKING:
    from truckroll.families import jpm, settings

AppointmentAssignmentStatus = Literal["Scheduled", "Dispatched", "Working", "Done"]


class AppointmentAssignment(Resource, index="appointment_id job_id technician_id"):
    """A technician who is to come to a visit, and how far that has got."""

    technician_id: Ref["settings.Technician"]
    technician_name: str
    assigned_by_id: Ref["settings.Employee"]
    assigned_on: When
    status: AppointmentAssignmentStatus = "Scheduled"
    is_paused: bool = False
    job_id: Ref["jpm.Job"]
    appointment_id: Ref["jpm.Appointment"]
    active: bool = True
