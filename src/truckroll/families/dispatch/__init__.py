"""Who goes where, and when."""

from truckroll.catalogue import family
from truckroll.families.dispatch.arrival_windows import ArrivalWindow, ArrivalWindowChoice
from truckroll.families.dispatch.assignments import AppointmentAssignment
from truckroll.families.dispatch.availability import AdaptiveCapacity
from truckroll.families.dispatch.business_hours import BusinessHour
from truckroll.families.dispatch.capacity import Capacity
from truckroll.families.dispatch.gps_pings import GpsPing
from truckroll.families.dispatch.non_job_appointments import NonJobAppointment
from truckroll.families.dispatch.shifts import TechnicianShift
from truckroll.families.dispatch.skills import Skill, TechnicianSkill
from truckroll.families.dispatch.teams import Team
from truckroll.families.dispatch.zones import Zone

FAMILY = family(__name__, "Dispatch", path="dispatch/v2", scope="dis", document="dispatch-v2")

__all__ = [
    "AdaptiveCapacity", "AppointmentAssignment", "ArrivalWindow", "ArrivalWindowChoice", "BusinessHour", "Capacity",
    "GpsPing", "NonJobAppointment", "Skill", "Team", "TechnicianShift", "TechnicianSkill", "Zone",
]  # fmt: skip
