"""Who works for the contractor, in which parts of the business, and the tags they put on things."""

from truckroll.catalogue import family
from truckroll.families.settings.business_units import BusinessUnit
from truckroll.families.settings.custom_fields import EmployeeCustomFieldType, TechnicianCustomFieldType
from truckroll.families.settings.employees import Employee
from truckroll.families.settings.tag_types import TagType
from truckroll.families.settings.technicians import Technician
from truckroll.families.settings.user_roles import UserRole

FAMILY = family(__name__, "Settings", path="settings/v2", scope="stt", document="settings-v2")

__all__ = [
    "BusinessUnit",
    "Employee",
    "EmployeeCustomFieldType",
    "TagType",
    "Technician",
    "TechnicianCustomFieldType",
    "UserRole",
]
