"""Calls as they were first published: with all that is known of the customer, the campaign and the business unit."""

from typing import TYPE_CHECKING, Any, Literal, TypeVar

from truckroll.catalogue import Model, Money, When, noun, one
from truckroll.families.telecom.bundles import NAMELESS, CallCard, JobTypeModel, TagResponseModel, card
from truckroll.families.telecom.likeness import NEVER, found, like

if TYPE_CHECKING:
    from truckroll.families import crm, memberships, settings
    from truckroll.families.telecom.calls import Call

CustomerContact: "type[crm.CustomerContact]" = noun("crm.CustomerContact")
Membership: "type[memberships.Membership]" = noun("memberships.Membership")
M = TypeVar("M", bound=Model)

CustomerType = Literal["Residential", "Commercial"]


class UnitAddress(Model):
    """Where a part of the business has its office."""

    street: str = ""
    unit: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""


class UnitTenant(Model):
    """The contractor as a franchise knows it."""

    id: int = 0
    name: str = ""
    quickbooks_class: str = ""
    account_code: str = ""
    franchise_id: str = ""
    concept_code: str = ""
    modified_on: When = NEVER


class BusinessUnitModel(Model):
    """The part of the business that does the work."""

    id: int = 0
    active: bool = False
    name: str = NAMELESS
    official_name: str = ""
    email: str = ""
    currency: str = ""
    phone_number: str = ""
    invoice_header: str = ""
    invoice_message: str = ""
    default_tax_rate: Money = 0  # type: ignore[assignment]  # a number that needs no cents
    authorization_paragraph: str = ""
    acknowledgement_paragraph: str = ""
    address: UnitAddress
    material_sku: str = ""
    quickbooks_class: str = ""
    account_code: str = ""
    franchise_id: str = ""
    concept_code: str = ""
    corporate_contract_number: str = ""
    tenant: UnitTenant
    modified_on: When = NEVER


class AddressOutput(UnitAddress):
    """Where a customer gets bills."""

    street_address: str = ""
    latitude: float | None
    longitude: float | None


class ContactOutputModel(Model):
    """A way to reach a customer."""

    id: int | None
    type: str
    value: str
    memo: str = ""
    active: bool
    modified_on: When


class MembershipTypeModel(Model):
    """What a member has bought."""

    id: int = 0
    active: bool = False
    name: str = ""


class MembershipModel(Model):
    """A membership of the customer."""

    id: int
    active: bool
    type: MembershipTypeModel
    status: str
    from_: When | None
    to: When | None
    location_id: int = 0


class CustomFieldApiModel(Model):
    """What stands in a field that the contractor defined."""

    type_id: int
    name: str = ""
    value: str = ""


class CustomerPhoneModel(Model):
    """What holds for one of the customer's numbers."""

    phone_number: str
    do_not_text: bool


class CustomerModel(Model):
    """Who called, or was called."""

    id: int = 0
    active: bool = False
    name: str = NAMELESS
    email: str = ""
    balance: Money | None
    do_not_mail: bool = False
    address: AddressOutput
    import_id: str = ""
    do_not_service: bool = False
    type: CustomerType = "Residential"
    contacts: list[ContactOutputModel]
    merged_to_id: int | None
    modified_on: When = NEVER
    memberships: list[MembershipModel]
    has_active_membership: bool | None
    custom_fields: list[CustomFieldApiModel]
    created_on: When = NEVER
    created_by: int | None
    phone_settings: list[CustomerPhoneModel]


class CampaignCategoryModel(Model):
    """A kind of advertising."""

    id: int
    name: str
    active: bool


class CampaignModel(Model):
    """What made somebody call."""

    id: int = 0
    name: str = NAMELESS
    modified_on: When = NEVER
    created_on: When = NEVER
    active: bool = False
    is_default_campaign: bool | None
    category: CampaignCategoryModel | None
    source: str | None
    other_source: str | None
    business_unit: str | None
    medium: str | None
    other_medium: str | None
    dnis: str | None


class DetailedCallModel(CallCard):
    """A call with all that is known of who called because of what."""

    customer: CustomerModel
    campaign: CampaignModel
    sid: str
    tags: list[TagResponseModel]


class CallModel(DetailedCallModel):
    """The same, and when it was noted."""

    created_on: When
    active: bool


class DetailedBundleCallModel(Model):
    """A call in detail with the job that was booked with it; without one these are 0 and empty."""

    id: int
    job_number: str = ""
    project_id: int = 0
    business_unit: BusinessUnitModel
    type: JobTypeModel
    lead_call: DetailedCallModel


class BundleCallModel(DetailedBundleCallModel):
    """The same in a list."""

    lead_call: CallModel  # pyright: ignore[reportIncompatibleVariableOverride]  # one that says more


def detailed(call: "Call", model: type[M] = DetailedCallModel) -> M:
    """A call in detail."""
    customer, campaign = _customer(found(call.customer_id)), like(CampaignModel, found(call.campaign_id))
    return like(model, call, **card(call) | {"customer": customer, "campaign": campaign})


def detailed_bundle(call: "Call", model: type[M] = DetailedBundleCallModel, inner: Any = DetailedCallModel) -> M:
    """A call in detail with its job."""
    job = found(call.job_id)
    unit = _unit(found(job.business_unit_id) if job else None)
    kind = like(JobTypeModel, found(job.job_type_id) if job else None)
    return like(model, job, id=call.id, business_unit=unit, type=kind, lead_call=detailed(call, inner))


def _unit(unit: "settings.BusinessUnit | None") -> BusinessUnitModel:
    said = unit.values if unit else {}
    address, tenant = like(UnitAddress, said.get("address")), like(UnitTenant, said.get("tenant"))
    return like(BusinessUnitModel, unit, address=address, tenant=tenant)


def _customer(customer: "crm.Customer | None") -> CustomerModel:
    if customer is None:
        return CustomerModel(address=AddressOutput())
    contacts, members = CustomerContact.find(customer_id=customer.id), Membership.find(customer_id=customer.id)
    address: dict[str, Any] = customer.values["address"]
    street = " ".join(part for part in (address["street"], address["unit"]) if part)
    return like(
        CustomerModel,
        customer,
        email=next((contact.value for contact in contacts if contact.type == "Email"), ""),
        address=like(AddressOutput, address, street_address=street),
        contacts=[like(ContactOutputModel, contact) for contact in contacts],
        memberships=[_membership(each) for each in members],
        has_active_membership=any(each.status == "Active" for each in members),
        custom_fields=[like(CustomFieldApiModel, said) for said in customer.values["customFields"]],
        created_by=customer.created_by_id or None,
        phone_settings=[like(CustomerPhoneModel, contact.phone_settings) for contact in contacts if contact.phone],
    )


def _membership(member: "memberships.Membership") -> MembershipModel:
    return like(MembershipModel, member, type=like(MembershipTypeModel, one(member.membership_type_id)))
