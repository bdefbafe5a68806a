"""What a contractor wants to know about its customers and locations beside what the platform asks."""

from typing import Annotated

from truckroll.catalogue import LooseCustomFields, Model, Resource, Sent


class CustomFieldUpdateModel(Model):
    """What is to stand in a field that the contractor defined."""

    type_id: int
    value: str


CustomFieldValues = Annotated[LooseCustomFields, Sent(list[CustomFieldUpdateModel])]
"""Values of a contractor's own fields, given as a whole list."""


class CustomFieldType(Resource, abstract=True):
    """A field that the contractor defined: its name, and what may stand in it (Text, Dropdown or Numeric)."""

    name: str | None
    data_type: str | None = "Text"
    data_type_options: list[str] | None


class CustomerCustomFieldType(
    CustomFieldType,
    path="customers/custom-fields",
    tag="Customers",
    operations="list=GetCustomFieldTypes:404",
    filters="created modified",
    sort="id name modified_on created_on",
):
    """A field that the contractor keeps on its customers."""


class LocationCustomFieldType(
    CustomFieldType,
    path="locations/custom-fields",
    tag="Locations",
    operations="list=GetCustomFieldTypes:404",
    filters="created modified",
    sort="id name modified_on created_on",
):
    """A field that the contractor keeps on its locations."""
