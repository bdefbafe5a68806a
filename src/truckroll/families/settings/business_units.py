"""The parts of a contractor's business."""

from typing import TYPE_CHECKING

from truckroll.catalogue import (
    Email,
    ExternalData,
    Html,
    Model,
    ModificationResponse,
    Money,
    Phone,
    Ref,
    Resource,
    Updatable,
    When,
    update,
)

if TYPE_CHECKING:
    from truckroll.families.settings.tag_types import TagType


class BusinessUnitAddress(Model):
    """Where a part of the business has its office."""

    street: str | None
    unit: str | None
    city: str | None
    state: str | None
    zip: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    is_manual_coordinates: bool = False
    is_military: bool = False


class BusinessUnitTenant(Model):
    """The contractor to whom a part of the business belongs, as a franchise knows it."""

    id: int
    name: str
    account_code: str | None
    franchise_id: str | None
    concept_code: str | None
    modified_on: When


class NamedModel(Model):
    """Something that has no more than a name here, such as a trade."""

    id: int
    name: str


class BusinessUnit(
    Resource,
    path="business-units",
    tag="BusinessUnits",
    feed="business-units",
    operations="get list",
    filters="ids name~ active created modified",
):
    """A part of the business with its own figures, such as heating service: what its customers read, and its codes."""

    name: str
    official_name: str | None
    email: Email | None
    currency: str | None = "USD"
    phone_number: Phone | None
    invoice_header: Html | None
    invoice_message: Html | None
    default_tax_rate: Money | None
    authorization_paragraph: Html | None
    acknowledgement_paragraph: Html | None
    address: BusinessUnitAddress | None
    material_sku: str | None
    quickbooks_class: str | None
    account_code: str | None
    franchise_id: str | None
    concept_code: str | None
    corporate_contract_number: str | None
    trade: NamedModel | None
    division: NamedModel | None
    tag_type_ids: list[Ref["TagType"]] | None = []
    tenant: BusinessUnitTenant | None
    external_data: Updatable[ExternalData | None]
    active: bool = True

    @update(404)
    def update(self) -> ModificationResponse:
        """Attach what the calling app wants to know about a part of the business."""
        return ModificationResponse(id=self.id)
