"""What a contractor wants to know about its records beside what the platform asks."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from truckroll.catalogue.refusals import invalid
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.types import CustomFields

CustomFieldDataType = Literal["Text", "Dropdown", "Numeric"]


class CustomFieldType(Resource, abstract=True):
    """A field that the contractor defined: its name, and what may stand in it."""

    name: str
    data_type: CustomFieldDataType
    data_type_options: list[str] | None

    def check(self, value: str, place: str) -> None:
        """Refuse a value that cannot stand in the field; `place` is where it was given."""
        check_custom_field(self, value, place)


class Noted(Resource, abstract=True):
    """A record on which values are noted by the names of its fields, on several records in one call.

    A family says in an action of its own how such a call is published.
    """

    if TYPE_CHECKING:
        custom_fields: Any

    @classmethod
    def note_each(cls, operations: Sequence[Any]) -> None:
        """Note values on the records that the operations name, on all of them or on none; other fields keep theirs."""
        definitions = cast("type[CustomFieldType]", resolve(f"{cls.noun.name}CustomFieldType"))
        known = {definition.name: definition for definition in definitions.find()}
        for at, operation in enumerate(operations):
            record = cls.first(id=operation.object_id, active=None)
            absent = f"There is no {cls.noun.word} {operation.object_id}."
            invalid(record is None, f"operations[{at}].objectId", absent)
            assert record is not None
            for index, said in enumerate(operation.custom_fields):
                place = f"operations[{at}].customFields[{index}]"
                invalid(said.name not in known, f"{place}.name", f"There is no custom field '{said.name}'.")
                if said.value is not None:
                    known[said.name].check(said.value, f"{place}.value")
                record.note(known[said.name], said.value)

    def note(self, definition: CustomFieldType, value: str | None) -> None:
        """Keep a value beside the name of its field; null takes it away."""
        self.custom_fields = noted_beside(self.custom_fields or (), definition, value)


def noted_beside(others: Iterable[Any], definition: CustomFieldType, value: str | None) -> CustomFields:
    """Values by their fields, and one more beside them; null takes it away."""
    noted = {kept["typeId"]: kept for kept in others}
    if value is None:
        noted.pop(definition.id, None)
    else:
        noted[int(definition.id)] = {"typeId": int(definition.id), "name": definition.name, "value": value}
    return CustomFields(noted.values())


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
