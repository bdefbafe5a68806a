"""What a contractor wants to know about its people beside what the platform asks."""

from truckroll.catalogue import CustomFieldType


class EmployeeCustomFieldType(CustomFieldType):
    """A field that the contractor keeps on the people in its office."""


class TechnicianCustomFieldType(CustomFieldType):
    """A field that the contractor keeps on its technicians."""
