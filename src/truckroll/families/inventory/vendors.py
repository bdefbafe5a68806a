"""From whom a contractor buys."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    CustomFields,
    ExternalData,
    Guid,
    Model,
    ModificationResponse,
    Money,
    Ref,
    Required,
    Sent,
    Text,
    Texts,
    Writable,
    create,
    invalid,
    missing,
    next_id,
    read,
    update,
)
from truckroll.families.inventory.custom_fields import Noted
from truckroll.families.inventory.documents import AddressRequest, AddressResponse

if TYPE_CHECKING:
    from truckroll.families import accounting, settings

PurchaseOrderDeliveryOption = Literal[
    "Manual", "EmailAsExcel", "EmailAsPdf", "EmailAsPdfRollupView", "Electronic", "MarkAsSent", "EmailAsExcelAndPdf",
    "VendorPortal",
]  # fmt: skip


class VendorContactInfoResponse(Model):
    """Whom to ask at a vendor."""

    first_name: str = ""
    last_name: str = ""
    phone: str = ""
    email: str = ""
    fax: str = ""


class TagRequest(Model):
    """A tag on a vendor."""

    tag_type_id: Ref["settings.TagType"]


class CreateVendorContactRequest(Model):
    """Somebody at a vendor who gets purchase orders by mail."""

    name: str
    email: str


class VendorContact(CreateVendorContactRequest):
    """Somebody at a vendor who gets purchase orders by mail, and under which id."""

    id: int | None


class Vendor(
    Noted,
    path="vendors",
    tag="Vendors",
    operations="list",
    filters="ids=list active external_data custom_field created modified",
    sort="id modified_on created_on",
    hides="tax_rate restricted_mobile_creation first_name last_name phone email fax vendor_quickbooks_item"
    " payment_term_id remittance_vendor_id tags vendor_contacts",
):
    """Somebody from whom the contractor buys."""

    name: Required[str]
    active: Required[bool] = True
    is_truck_replenishment: Required[bool] = False
    is_mobile_creation_restricted: bool = False
    memo: Writable[Text] = ""
    delivery_option: Writable[Annotated[str, Sent(PurchaseOrderDeliveryOption)]] = "Manual"
    default_tax_rate: Money = Decimal(0)
    contact_info: VendorContactInfoResponse
    address: Required[Annotated[AddressResponse, Sent(AddressRequest)]]
    external_data: Writable[ExternalData]
    custom_fields: CustomFields | None

    tax_rate: Required[Money] = Decimal(0)
    restricted_mobile_creation: Required[bool] = False
    first_name: Writable[str] = ""
    last_name: Writable[str] = ""
    phone: Writable[str] = ""
    email: Writable[str] = ""
    fax: Writable[str] = ""
    vendor_quickbooks_item: Writable[str | None]
    payment_term_id: Writable[Ref["accounting.PaymentTerm"] | None]
    remittance_vendor_id: Writable[Ref["accounting.RemittanceVendor"] | None]
    tags: Writable[list[TagRequest]]
    vendor_contacts: Writable[
        Annotated[list[VendorContact], Sent(list[CreateVendorContactRequest], update=list[VendorContact])]
    ]

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new vendor, of whom no more than a name need be known."""
        vendor = super().new(**{"address": AddressResponse()} | given)
        vendor.settle()
        return vendor

    @read("GET {id}", 404)
    def get_by_id(
        self,
        external_data_application_guid: Guid | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
    ) -> Self:
        """A vendor, if it has one of these values under this key of the calling app's external data."""
        if external_data_key is not None:
            mine = self.values["externalData"].get(str(external_data_application_guid).lower(), ())
            known = {each["value"] for each in mine if each["key"] == external_data_key}
            if known.isdisjoint(external_data_values or ()):
                raise missing("Vendor", self.id)
        return self

    @create()
    def create(self) -> ModificationResponse:
        """Know one more from whom to buy."""
        return self.settle()

    @update(404)
    def update(self) -> ModificationResponse:
        """Change what is known of a vendor."""
        return self.settle()

    def settle(self) -> ModificationResponse:
        """A vendor has a name, and shows whom to ask."""
        invalid(not self.name.strip(), "name", "A vendor needs a name.")
        invalid(not 0 <= self.tax_rate <= 100, "taxRate", "A tax rate is a number of percent from 0 to 100.")
        self.default_tax_rate = self.tax_rate
        self.is_mobile_creation_restricted = self.restricted_mobile_creation
        asked = {name: getattr(self, name) for name in VendorContactInfoResponse.fields}
        self.contact_info = VendorContactInfoResponse(**asked)
        contacts = self.vendor_contacts
        for contact in contacts:
            contact.id = contact.id or next_id()
        self.vendor_contacts = contacts
        return ModificationResponse(id=self.id)
