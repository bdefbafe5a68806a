"""Why people call."""

from truckroll.catalogue import family
from truckroll.families.jbce.call_reasons import CallReason

FAMILY = family(__name__, "Job Booking", path="jbce/v2", scope="jbce", document="jbce-v2")

__all__ = ["CallReason"]
