"""What a contractor notes on the documents of its books beside what the platform asks."""

from truckroll import catalogue
from truckroll.catalogue import CustomFieldType, Model, action


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


class Noted(catalogue.Noted, abstract=True):
    """A document with fields of the contractor's own, open to them even when it was exported."""

    @action("PATCH custom-fields")
    def update_custom_fields(cls, operations: list[CustomFieldOperation]) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
        cls.note_each(operations)

    def note(self, definition: CustomFieldType, value: str | None) -> None:
        """Keep a value under the name of its field, which is all that is shown of it."""
        values = {noted.name: noted.value for noted in self.custom_fields or ()}
        values.pop(definition.name, None)
        if value is not None:
            values[definition.name] = value
        self.custom_fields = [CustomFieldPair(name=name, value=kept) for name, kept in values.items()]
