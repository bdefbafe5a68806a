"""What a contractor wants to know about its records beside what the platform asks."""

from typing import Any, Literal

from truckroll.catalogue.refusals import invalid
from truckroll.catalogue.resource import Resource

CustomFieldDataType = Literal["Text", "Dropdown", "Numeric"]


class CustomFieldType(Resource, abstract=True):
    """A field that the contractor defined: its name, and what may stand in it."""

    name: str
    data_type: CustomFieldDataType
    data_type_options: list[str] | None

    def check(self, value: str, place: str) -> None:
        """Refuse a value that cannot stand in the field; `place` is where it was given."""
        check_custom_field(self, value, place)


def check_custom_field(definition: Any, value: str, place: str) -> None:
    """Refuse a value that cannot stand in the field; `place` is where it was given."""
    name: str = definition.name
    options: list[str] = definition.data_type_options or []
    numeric = definition.data_type == "Numeric"
    invalid(numeric and not _is_number(value), place, f"'{value}' is not a number, and {name} is numeric.")
    outside = definition.data_type == "Dropdown" and value not in options
    invalid(outside, place, f"'{value}' is none of {name}'s options: {', '.join(options)}.")


def _is_number(text: str) -> bool:
    try:
        return "_" not in text and abs(float(text)) < float("inf")
    except ValueError:
        return False
