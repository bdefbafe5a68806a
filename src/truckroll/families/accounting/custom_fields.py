"""What a contractor notes on the documents of its books beside what the platform asks."""

from truckroll import catalogue
from truckroll.catalogue import CustomFields, CustomFieldType, Internal, Model, action
from truckroll.catalogue.custom_fields import noted_beside


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

    noted: Internal[CustomFields]

    @action("PATCH custom-fields")
    def update_custom_fields(cls, operations: list[CustomFieldOperation]) -> None:
        """Note values on several documents, on all of them or on none; fields that are not named keep theirs."""
        cls.note_each(operations)

    def note(self, definition: CustomFieldType, value: str | None) -> None:
        """Keep a value by its field, of which the name is all that is shown."""
        self.noted = noted_beside(self.noted, definition, value)
        self._show_noted()

    def copied(self) -> None:
        """What is noted stands under the names that its fields have now."""
        if self.noted:
            self._show_noted()

    def _show_noted(self) -> None:
        self.custom_fields = [CustomFieldPair(name=kept["name"], value=kept["value"]) for kept in self.noted]
