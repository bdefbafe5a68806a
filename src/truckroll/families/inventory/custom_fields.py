"""What a contractor wants to know about its purchases and its stock beside what the platform asks."""

from truckroll import catalogue
from truckroll.catalogue import CustomFieldType, Model, action


class CustomFieldRequest(Model):
    """A field by its name, and the value it is to have."""

    name: str
    value: str


class CustomFieldOperationRequest(Model):
    """What is to stand in some fields of one record."""

    object_id: int
    custom_fields: list[CustomFieldRequest]


class Noted(catalogue.Noted, abstract=True):
    """A record with fields of the contractor's own."""

    @action("PATCH custom-fields")
    def update_custom_fields(cls, operations: list[CustomFieldOperationRequest]) -> None:
        """Note values on several records, on all of them or on none; fields that are not named keep theirs."""
        cls.note_each(operations)


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
