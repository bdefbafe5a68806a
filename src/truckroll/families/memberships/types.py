"""The memberships that a contractor offers: what one costs, what it takes off prices, and which services it brings."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import Int32, Model, Money, OnRequest, Ref, Some, filter, one, read, some
from truckroll.catalogue.fields import Record
from truckroll.families.memberships.authored import Authored

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.memberships.invoice_templates import InvoiceTemplate
    from truckroll.families.memberships.recurring_services import RecurringServiceType

MembershipRecurrenceType = Literal["OneTime", "Monthly", "EveryOtherMonth", "Quarterly", "BiAnnual", "Annual"]
DiscountMode = Literal["Basic", "Units", "Categories"]
MembershipLocationTarget = Literal["AllLocations", "SingleLocation"]
RevenueRecognitionMode = Literal["PointOfSale", "Deferred"]
OffsetType = Literal["Weeks", "Months"]
ActiveRequestArg = Literal["True", "Any", "False"]


class Entry(Model):
    """What a type of membership shows of a part of itself."""

    @classmethod
    def all_of(cls, parts: Sequence[Record]) -> list[Self]:
        """The entries of these parts."""
        return [cls.of({field.json: part.values[field.json] for field in cls.fields.values()}) for part in parts]


class DurationBillingEntry(Entry):
    """How long a membership lasts, how often it is billed, and what it then costs."""

    duration: Int32 | None
    billing_frequency: MembershipRecurrenceType
    sale_price: Money
    billing_price: Money
    renewal_price: Money


class DiscountEntry(Entry):
    """How many percent members get off in one business unit or pricebook category."""

    target_id: int
    discount: Money


class RecurringServiceEntry(Entry):
    """A kind of recurring service that members get, how long after they join, and its part of the revenue."""

    membership_type_id: Ref["MembershipType"]
    recurring_service_type_id: Ref["RecurringServiceType"]
    offset: Int32 = 0
    offset_type: OffsetType = "Months"
    allocation: Money = Decimal(0)


class Offered(Authored, abstract=True):
    """A part of what a type of membership offers; the type itself shows it, too."""

    membership_type_id: Ref["MembershipType"]

    @classmethod
    def new(cls, **given: Any) -> Self:
        """Offer it with a type of membership."""
        part = super().new(**given)
        one(part.membership_type_id).gather()
        return part


class DurationBilling(
    DurationBillingEntry,
    Offered,
    index="membership_type_id duration billing_frequency",
    hides="membership_type_id modified_on",
):
    """A duration for which a membership can be had, and how it is paid."""

    import_id: str | None
    active: bool = True


class TypeDiscount(DiscountEntry, Offered, index="membership_type_id", hides="membership_type_id modified_on"):
    """What a membership takes off prices in one part of the business."""


class TypeRecurringService(
    RecurringServiceEntry, Offered, index="membership_type_id recurring_service_type_id", hides="modified_on"
):
    """A kind of recurring service that a membership brings with it."""

    import_id: str | None


class MembershipType(
    Authored,
    path="membership-types",
    tag="MembershipTypes",
    operations="get list",
    filters="ids active created modified",
    sort="id modified_on created_on",
    feed="membership-types",
    index="name",
):
    """A membership that a contractor offers."""

    name: str
    display_name: str | None
    active: bool = True
    discount_mode: DiscountMode = "Basic"
    location_target: MembershipLocationTarget = "AllLocations"
    revenue_recognition_mode: RevenueRecognitionMode = "PointOfSale"
    auto_calculate_invoice_templates: bool = False
    use_membership_pricing_table: bool = False
    show_membership_savings: bool = False
    import_id: str | None
    billing_template_id: Ref["InvoiceTemplate"] | None
    discount: Money = Decimal(0)
    duration_billing: Annotated[list[DurationBillingEntry] | None, OnRequest("include_duration_billing")] = []
    discounts: Annotated[list[DiscountEntry] | None, OnRequest("include_discounts")] = []
    recurring_services: Annotated[list[RecurringServiceEntry] | None, OnRequest("include_recurring_services")] = []
    tag_type_ids: Annotated[list[Ref["settings.TagType"]] | None, OnRequest("include_tags")] = []

    @filter
    def duration(cls, value: Int32 | None) -> Some:
        """Memberships that can be had for so many months, or without an end."""
        return some(DurationBilling, membership_type_id=cls.id, duration=value, active=True)

    @filter
    def billing_frequency(cls, value: MembershipRecurrenceType) -> Some:
        """Memberships that can be paid so often."""
        return some(DurationBilling, membership_type_id=cls.id, billing_frequency=value, active=True)

    @read("GET {id}/recurring-service-items", 404)
    def get_recurring_service_items(self) -> list[TypeRecurringService]:
        """The recurring services that members get."""
        return TypeRecurringService.find(membership_type_id=self.id)

    @read("GET {id}/discounts", 404)
    def get_discounts_list(self) -> list[TypeDiscount]:
        """What members get off."""
        return TypeDiscount.find(membership_type_id=self.id)

    @read("GET {id}/duration-billing-items", 404)
    def get_duration_billing_list(self, active: ActiveRequestArg = "True") -> list[DurationBilling]:
        """For how long the membership can be had, and how it is paid."""
        asked = {"True": True, "False": False, "Any": None}[active]
        return DurationBilling.find(membership_type_id=self.id, active=asked)

    def gather(self) -> None:
        """Show what is offered with the type now."""
        self.duration_billing = DurationBillingEntry.all_of(DurationBilling.find(membership_type_id=self.id))
        self.discounts = DiscountEntry.all_of(self.get_discounts_list())
        self.recurring_services = RecurringServiceEntry.all_of(self.get_recurring_service_items())
