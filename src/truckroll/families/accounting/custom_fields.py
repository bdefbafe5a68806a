"""What a contractor notes on the documents of its books beside what the platform asks."""

from typing import TYPE_CHECKING, Any, cast

from truckroll.catalogue import CustomFieldType, Model, Resource, action, invalid
from truckroll.catalogue.registry import resolve


class CustomFieldResponse(Model):
    """A value under the name that the contractor gave its field."""

    name: str | None
    value: str | None


class CustomFieldPair(Model):
    """A field by its name, and the value it is to have; null takes it away."""

    name: str
    value: str | None


class CustomFieldOperation(Model):
    """What is to stand in some fields of one document."""

    object_id: int
    custom_fields: list[CustomFieldPair]


class Noted(Resource, abstract=True):
    """A document with fields of the contractor's own, open to them even when it was exported."""

    if TYPE_CHECKING:
        custom_fields: Any  # list[CustomFieldResponse] | None = [], or another model with a name and a value

    @action("PATCH custom-fields")
    def update_custom_fields(cls, operations: list[CustomFieldOperation]) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
        cls.note_each(operations)

    @classmethod
    def note_each(cls, operations: list[CustomFieldOperation]) -> None:
        """Note values on the documents that the operations name."""
        definitions = cast("type[CustomFieldType]", resolve(f"{cls.noun.name}CustomFieldType"))
        known = {definition.name: definition for definition in definitions.find()}
        for at, operation in enumerate(operations):
            document = cls.first(id=operation.object_id, active=None)
            absent = f"There is no {cls.noun.word} {operation.object_id}."
            invalid(document is None, f"operations[{at}].objectId", absent)
            assert document is not None
            values = {noted.name: noted.value for noted in document.custom_fields or ()}
            for index, pair in enumerate(operation.custom_fields):
                place = f"operations[{at}].customFields[{index}]"
                invalid(pair.name not in known, f"{place}.name", f"There is no custom field '{pair.name}'.")
                values.pop(pair.name, None)
                if pair.value is not None:
                    known[pair.name].check(pair.value, f"{place}.value")
                    values[pair.name] = pair.value
            document.custom_fields = [CustomFieldPair(name=name, value=value) for name, value in values.items()]
