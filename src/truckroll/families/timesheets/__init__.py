"""What people do all day: activities, and the kinds there are of them."""

from truckroll.catalogue import family
from truckroll.families.timesheets.activities import Activity
from truckroll.families.timesheets.activity_types import ActivityCategory, ActivityType

FAMILY = family(__name__, "Timesheets", path="timesheets/v2", scope="tms", document="timesheets-v2")

__all__ = ["Activity", "ActivityCategory", "ActivityType"]
