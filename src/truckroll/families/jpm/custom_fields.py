"""What a contractor wants to know about its work beside what the platform asks."""

from typing import Literal

from truckroll.catalogue import Resource

CustomFieldDataType = Literal["Text", "Dropdown", "Numeric"]


class CustomFieldType(Resource, abstract=True):
    """A field that the contractor defined: its name, and what may stand in it."""

    name: str
    data_type: CustomFieldDataType
    data_type_options: list[str] | None


class JobCustomFieldType(
    CustomFieldType,
    path="jobs/custom-fields",
    tag="Jobs",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its jobs."""
