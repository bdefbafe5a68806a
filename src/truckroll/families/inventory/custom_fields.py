"""What a contractor wants to know about its purchases and its stock beside what the platform asks."""

from typing import TYPE_CHECKING, Any, cast

from truckroll.catalogue import CustomFieldType, Model, Resource, action, invalid
from truckroll.catalogue.registry import resolve


class CustomFieldRequest(Model):
    """A field by its name, and the value it is to have."""

    name: str
    value: str


class CustomFieldOperationRequest(Model):
    """What is to stand in some fields of one record."""

    object_id: int
    custom_fields: list[CustomFieldRequest]


class Noted(Resource, abstract=True):
    """A record with fields of the contractor's own."""

    if TYPE_CHECKING:
        custom_fields: Any

    @action("PATCH custom-fields")
    def update_custom_fields(cls, operations: list[CustomFieldOperationRequest]) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""
        definitions = cast("type[CustomFieldType]", resolve(f"{cls.noun.name}CustomFieldType"))
        known = {definition.name: definition for definition in definitions.find()}
        for at, operation in enumerate(operations):
            record = cls.first(id=operation.object_id, active=None)
            absent = f"There is no {cls.noun.word} {operation.object_id}."
            invalid(record is None, f"operations[{at}].objectId", absent)
            assert record is not None
            noted = {value["typeId"]: value for value in record.custom_fields or ()}
            for index, asked in enumerate(operation.custom_fields):
                place = f"operations[{at}].customFields[{index}]"
                invalid(asked.name not in known, f"{place}.name", f"There is no custom field '{asked.name}'.")
                field = known[asked.name]
                field.check(asked.value, f"{place}.value")
                noted[int(field.id)] = {"typeId": int(field.id), "name": field.name, "value": asked.value}
            record.custom_fields = list(noted.values())


class VendorCustomFieldType(
    CustomFieldType,
    path="vendors/custom-fields",
    tag="Vendors",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name created_on modified_on",
):
    """A field that the contractor keeps on its vendors."""


class PurchaseOrderCustomFieldType(CustomFieldType):
    """A field that the contractor keeps on its purchase orders."""


class ReceiptCustomFieldType(CustomFieldType):
    """A field that the contractor keeps on its receipts."""


class InventoryReturnCustomFieldType(CustomFieldType):
    """A field that the contractor keeps on what it gives back."""


class TransferCustomFieldType(CustomFieldType):
    """A field that the contractor keeps on what it moves."""


class AdjustmentCustomFieldType(CustomFieldType):
    """A field that the contractor keeps on what it corrects."""
