"""What a contractor wants to know about its records beside what the platform asks."""

from typing import Literal

from truckroll.catalogue.resource import Resource

CustomFieldDataType = Literal["Text", "Dropdown", "Numeric"]


class CustomFieldType(Resource, abstract=True):
    """A field that the contractor defined: its name, and what may stand in it."""

    name: str
    data_type: CustomFieldDataType
    data_type_options: list[str] | None
