"""Who goes where, and when."""

from truckroll.catalogue import family
from truckroll.families.dispatch.assignments import AppointmentAssignment
from truckroll.families.dispatch.zones import Zone

FAMILY = family(__name__, "Dispatch", path="dispatch/v2", scope="dis", document="dispatch-v2")

__all__ = ["AppointmentAssignment", "Zone"]
