"""Customers' memberships: from their sale over billing and renewal to their end."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Self

from truckroll.catalogue import (
    UNSET,
    Clearable,
    CustomFieldType,
    Int32,
    Internal,
    Model,
    ModificationResponse,
    Money,
    Ref,
    Updatable,
    When,
    action,
    caller,
    invalid,
    later,
    local,
    months_after,
    noun,
    now,
    one,
    read,
    refuse,
    update,
)
from truckroll.families.memberships.authored import Authored
from truckroll.families.memberships.recurrences import day_of, months_between
from truckroll.families.memberships.recurring_service_events import OpportunityStatus
from truckroll.families.memberships.recurring_services import RecurringService
from truckroll.families.memberships.types import MembershipRecurrenceType, TypeRecurringService

if TYPE_CHECKING:
    from truckroll.families import accounting, crm, pricebook, settings
    from truckroll.families.memberships.invoice_templates import InvoiceTemplate
    from truckroll.families.memberships.types import DurationBilling, MembershipType

Invoice: "type[accounting.Invoice]" = noun("accounting.Invoice")
RevenueRecognition: "type[accounting.RevenueRecognition]" = noun("accounting.RevenueRecognition")
Location: "type[crm.Location]" = noun("crm.Location")

MembershipStatus = Literal["Active", "Suspended", "Expired", "Canceled", "Deleted"]
RecurringServiceAction = Literal["None", "Single", "All"]
RENEWABLE = {"Active", "Expired"}
MONTHS_BILLED = {"OneTime": 0, "Monthly": 1, "EveryOtherMonth": 2, "Quarterly": 3, "BiAnnual": 6, "Annual": 12}
"""After how many months a membership is billed again; BiAnnual is twice a year."""
ENDS_EARLY = "A membership ends after it begins."


class StatusChange(Model):
    """A step in a membership's life."""

    id: Ref[Any]
    old_status: MembershipStatus
    new_status: MembershipStatus
    note: str | None
    created_on: When
    created_by_id: Ref["settings.Employee"] | None


class MembershipStatusChange(
    StatusChange,
    Authored,
    feed="membership-status-changes",
    feed_scope="memberships",
    hides="active modified_on",
    item=StatusChange,
    index="membership_id",
):
    """A step in a membership's life, by whom and when."""

    membership_id: Ref["Membership"]


class MembershipCustomFieldType(
    CustomFieldType,
    path="memberships/custom-fields",
    tag="CustomerMemberships",
    operations="list=GetCustomFields",
    filters="created modified",
    sort="id name modified_on created_on",
):
    """A field that the contractor keeps on its customers' memberships."""


class CustomFieldValue(Model):
    """What stands in a field that the contractor defined."""

    type_id: int
    name: str
    value: str | None


class SaleResponse(Model):
    """What a sale made."""

    invoice_id: int
    customer_membership_id: int


class Membership(
    Authored,
    path="memberships",
    tag="CustomerMemberships",
    operations="get list",
    filters="ids customer_ids=customer_id status duration billing_frequency active created modified",
    sort="id modified_on created_on",
    feed="memberships",
    index="membership_type_id renewal_membership_task_id",
):
    """A customer's membership."""

    follow_up_on: When
    cancellation_date: When | None
    from_: Updatable[When | None]
    next_scheduled_bill_date: Clearable[When | None]
    to: Clearable[When | None]
    billing_frequency: MembershipRecurrenceType
    renewal_billing_frequency: MembershipRecurrenceType | None
    status: MembershipStatus = "Active"
    follow_up_status: OpportunityStatus = "NotAttempted"
    active: bool = True
    initial_deferred_revenue: Updatable[Money] = Decimal(0)
    duration: Int32 | None
    renewal_duration: Int32 | None
    business_unit_id: Updatable[Ref["settings.BusinessUnit"]]
    customer_id: Ref["crm.Customer"]
    membership_type_id: Ref["MembershipType"]
    activated_by_id: Ref["settings.Employee"] | None
    activated_from_id: Ref["accounting.InvoiceItem"] | None
    billing_template_id: Clearable[Ref["InvoiceTemplate"] | None]
    cancellation_balance_invoice_id: Clearable[Ref["accounting.Invoice"] | None]
    cancellation_invoice_id: Clearable[Ref["accounting.Invoice"] | None]
    follow_up_custom_status_id: int | None
    location_id: Clearable[Ref["crm.Location"] | None]
    payment_method_id: Clearable[int | None]
    payment_type_id: Clearable[Ref["accounting.PaymentType"] | None]
    recurring_location_id: Clearable[Ref["crm.Location"] | None]
    renewal_membership_task_id: Clearable[Ref["pricebook.Service"] | None]
    renewed_by_id: Ref["Membership"] | None
    sold_by_id: Clearable[Ref["settings.Technician | settings.Employee"] | None]
    customer_po: str | None
    import_id: str | None
    memo: Updatable[str | None]
    custom_fields: list[CustomFieldValue]

    duration_billing_id: Internal[Ref["DurationBilling"] | None]
    sale_task_id: Internal[Ref["pricebook.Service"] | None]
    billed_from: Internal[When | None]

    @action("POST sale", operation_id="CustomerMemberships_Create")
    def sell(
        cls,
        customer_id: Ref["crm.Customer"],
        business_unit_id: Ref["settings.BusinessUnit"],
        sale_task_id: Ref["pricebook.Service"],
        duration_billing_id: Ref["DurationBilling"],
        recurring_service_action: RecurringServiceAction,
        location_id: Ref["crm.Location"] | None = None,
        recurring_location_id: Ref["crm.Location"] | None = None,
    ) -> SaleResponse:
        """Make a customer a member: the invoice of the sale, the membership, and the services that it brings."""
        option, customer = one(duration_billing_id), one(customer_id)
        kind = one(option.membership_type_id)
        refuse(not customer.active, f"Customer {customer_id} is not active.")
        refuse(not (option.active and kind.active), f"'{kind.name}' is not offered for this duration.")
        single = kind.location_target == "SingleLocation" and location_id is None
        invalid(single, "locationId", f"'{kind.name}' is for a single location; say which.")
        renewed = cls.to_renew(customer_id, kind.id, sale_task_id)
        start = max(today(), renewed.to or "") if renewed else today()
        invoice = Invoice.open(customer_id, business_unit_id, location_id or recurring_location_id)
        line = invoice.add(
            one(sale_task_id),
            price=option.renewal_price if renewed else option.sale_price,
            membership_type_id=kind.id,
            duration_billing_id=option.id,
        )
        ends = months_after(When(start), option.duration) if option.duration is not None else None
        membership = cls.new(
            customer_id=customer_id,
            business_unit_id=business_unit_id,
            membership_type_id=kind.id,
            location_id=location_id,
            recurring_location_id=recurring_location_id,
            from_=start,
            to=ends,
            follow_up_on=ends or start,
            billed_from=start,
            duration=option.duration,
            renewal_duration=option.duration,
            billing_frequency=option.billing_frequency,
            renewal_billing_frequency=option.billing_frequency,
            billing_template_id=one(kind.billing_template_id).for_one() if kind.billing_template_id else None,
            activated_by_id=caller().user or None,
            activated_from_id=line.id,
            duration_billing_id=duration_billing_id,
            sale_task_id=sale_task_id,
        )
        if renewed is not None:
            renewed.renewed_by_id = membership.id
        invoice.membership_id = membership.id
        membership.check_locations()
        membership.next_scheduled_bill_date = membership.next_billing()
        membership.serve(recurring_service_action)
        membership.plan()
        return SaleResponse(invoice_id=invoice.id, customer_membership_id=membership.id)

    @classmethod
    def to_renew(
        cls, customer: "Ref[crm.Customer]", kind: "Ref[MembershipType]", task: "Ref[pricebook.Service]"
    ) -> Self | None:
        """The customer's membership that a sale of this task renews."""
        found = cls.find(customer_id=customer, membership_type_id=kind, renewal_membership_task_id=task)
        return next((each for each in found if each.status in RENEWABLE and each.renewed_by_id is None), None)

    @update(404)
    def update(
        self, status: MembershipStatus = UNSET, recurring_service_action: RecurringServiceAction = UNSET
    ) -> ModificationResponse:
        """Change a membership; its end, its billing and its services follow."""
        invalid(self.to is not None and self.from_ is not None and self.to <= self.from_, "to", ENDS_EARLY)
        twice = self.payment_method_id is not None and self.payment_type_id is not None
        invalid(twice, "paymentTypeId", "A membership is paid by a payment method or a payment type; clear the other.")
        negative = self.initial_deferred_revenue < 0
        invalid(negative, "initialDeferredRevenue", "Deferred revenue cannot be negative.")
        self.check_locations()
        self.check_invoice("cancellationInvoiceId", self.cancellation_invoice_id)
        self.check_invoice("cancellationBalanceInvoiceId", self.cancellation_balance_invoice_id)
        moved = "recurringLocationId" in self.altered and self.recurring_location_id is not None
        say = "Say with recurringServiceAction which locations get the recurring services."
        invalid(moved and not recurring_service_action, "recurringServiceAction", say)
        if self.billing_template_id is not None:
            self.billing_template_id = one(self.billing_template_id).for_one()
        if "nextScheduledBillDate" in self.altered:
            self.billed_from = self.next_scheduled_bill_date
        if "initialDeferredRevenue" in self.altered and self.is_deferred:
            left = months_between(day_of(now()), day_of(self.to)) if self.to is not None else self.months_ahead
            RevenueRecognition.spread_anew(self, self.initial_deferred_revenue, max(left, 1))
        if status:
            self.become(status)
        if recurring_service_action:
            self.serve(recurring_service_action)
        self.plan()
        return ModificationResponse(id=self.id)

    @read("GET {id}/status-changes", 404)
    def get_status_changes(self) -> list[MembershipStatusChange]:
        """What became of a membership, step by step."""
        return MembershipStatusChange.find(membership_id=self.id)

    def check_locations(self) -> None:
        """A membership is for locations of its own customer."""
        for place, id in (("locationId", self.location_id), ("recurringLocationId", self.recurring_location_id)):
            strange = id is not None and one(id).customer_id != self.customer_id
            invalid(strange, place, f"Location {id} does not belong to customer {self.customer_id}.")

    def check_invoice(self, place: str, id: "Ref[accounting.Invoice] | None") -> None:
        """A membership is settled by its own customer's invoices."""
        strange = id is not None and one(id).customer_id != self.customer_id
        invalid(strange, place, f"Invoice {id} is not of customer {self.customer_id}.")

    def become(self, status: MembershipStatus, note: str | None = None) -> None:
        """Take a step in the membership's life, and keep it in the log."""
        if status == self.status:
            return
        over = status == "Active" and self.to is not None and self.to <= now()
        refuse(over, f"Membership {self.id} ended on {(self.to or '')[:10]}; give it a later end first.")
        MembershipStatusChange.new(membership_id=self.id, old_status=self.status, new_status=status, note=note)
        self.status = status
        self.active = status != "Deleted"
        if status not in ("Active", "Suspended"):
            RevenueRecognition.finish(self.id)
        if status == "Active":
            self.cancellation_date = None
            self.next_scheduled_bill_date = self.next_scheduled_bill_date or self.next_billing()
        elif status != "Suspended":
            self.cancellation_date = now() if status == "Canceled" else self.cancellation_date
            self.next_scheduled_bill_date = None

    def plan(self) -> None:
        """Have what comes by itself come in time: the end, the next billing, and the visits."""
        later(self.to if self.status in ("Active", "Suspended") else None, self.expire)
        later(self.next_scheduled_bill_date if self.status == "Active" else None, self.bill)
        for service in self.services():
            service.to = self.to
            service.plan()

    def expire(self) -> None:
        """End a membership whose time is over; it is billed and served no more."""
        self.become("Expired", "The end of its duration.")
        self.plan()

    def bill(self) -> None:
        """Charge what is due, by the membership's template or else the price of its billing, and plan the next time."""
        template = one(self.billing_template_id) if self.billing_template_id is not None else None
        option = one(self.duration_billing_id) if self.duration_billing_id is not None else None
        task = one(self.sale_task_id) if self.sale_task_id is not None else None
        price = option.billing_price if option and not (template and template.items) else None
        if price or (template and template.items):
            invoice = Invoice.open(self.customer_id, self.business_unit_id, self.location_id, membership_id=self.id)
            if template is not None:
                template.charge(invoice)
            if price:
                invoice.add(task, description=one(self.membership_type_id).name, price=price)
        self.next_scheduled_bill_date = self.next_billing()
        self.plan()

    @property
    def is_deferred(self) -> bool:
        """Whether what members pay is earned by and by."""
        return one(self.membership_type_id).revenue_recognition_mode == "Deferred"

    @property
    def months_ahead(self) -> int:
        """Over how many months what is billed is earned; 0 where that is at once."""
        months = MONTHS_BILLED[self.billing_frequency] or self.duration or 0
        return months if self.is_deferred and months > 1 else 0

    def next_billing(self) -> When | None:
        """When the membership is billed after now; never, where it was paid at once or ends before."""
        every = MONTHS_BILLED[self.billing_frequency]
        if not every or self.billed_from is None:
            return None
        after = max(now(), self.from_ or now())
        times = max(months_between(day_of(self.billed_from), day_of(after)) // every, 0)
        while (due := months_after(self.billed_from, times * every)) <= after:
            if due[:4] == "9999":
                return None
            times += 1
        return due if self.to is None or due < self.to else None

    def serve(self, action: RecurringServiceAction) -> None:
        """Have the services of the membership's type come round at one or all of the customer's locations, or none."""
        if action == "None":
            for service in self.services():
                service.deactivate()
                service.plan()
            return
        if action == "Single":
            invalid(self.recurring_location_id is None, "recurringLocationId", "Say at which location.")
            locations = [self.recurring_location_id] if self.recurring_location_id is not None else []
        else:
            locations = [location.id for location in Location.find(customer_id=self.customer_id)]
        there = {(service.location_id, service.recurring_service_type_id) for service in self.services()}
        for part in TypeRecurringService.find(membership_type_id=self.membership_type_id):
            for location in locations:
                if (location, part.recurring_service_type_id) not in there:
                    RecurringService.begin(part, self, location)

    def services(self) -> list[RecurringService]:
        """The services that the membership has come round."""
        return RecurringService.find(membership_id=self.id)


def today() -> When:
    """The business's own day, as dates are written."""
    return When.parse(str(local(now()).date()))
