"""Agreements under which commercial customers are served for a time, at a price."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Self

from truckroll.catalogue import (
    Day,
    Int32,
    Model,
    Money,
    Ref,
    Resource,
    Text,
    When,
    caller,
    cents,
    later,
    months_after,
    one,
    refuse,
    timezone,
)

if TYPE_CHECKING:
    from truckroll.families import accounting, crm, marketing, pricebook, settings

AgreementStatus = Literal["Draft", "Sent", "Rejected", "Accepted", "Activated", "Canceled", "Expired", "AutoRenew"]
AgreementOrigin = Literal["Initial", "AutoRenew", "ManualRenew"]
BillingScheduleType = Literal[
    "Upfront", "Monthly", "EveryOtherMonth", "Quarterly", "Biannual", "Annual", "TimeOfService"
]
RevenueRecognitionMode = Literal["Immediate", "Deferred", "DeferredStraightLine"]
CancellationInvoiceMode = Literal["AskToCreateInvoice", "AlwaysCreateInvoice", "NeverCreateInvoice"]
PricingStrategyType = Literal[
    "PerVisitCostBasedGrossMarginTarget", "PerVisitCostBasedMarkupAndSurcharge", "PerVisitFlatPrice",
    "PerVisitEvenDistributionGrossMarginTarget", "TotalAgreementGrossMarginTarget", "TotalAgreementFlatPrice",
    "TotalAgreementMarkupAndSurcharge",
]  # fmt: skip
TargetMarginValueType = Literal["PercentageMargin", "DollarAmount"]


class ServiceAgreementTemplateFieldsResponse(Model):
    """What the template brought that the agreement was made from."""

    original_template_id: int
    revenue_recognition_mode: RevenueRecognitionMode = "Immediate"
    general_ledger_account_id: Ref["accounting.GlAccount"] | None
    invoice_cancellation_mode: CancellationInvoiceMode | None
    billing_service_id: Ref["pricebook.Service"]
    billing_schedule_type: BillingScheduleType | None
    negative_liability_service_id: Ref["pricebook.Service"] | None
    positive_income_service_id: Ref["pricebook.Service"] | None
    default_labor_cost_per_hour: Money | None
    default_extra_travel_cost_per_hour: Money | None
    default_pricing_strategy: PricingStrategyType | None
    default_target_margin_value: Money | None
    default_target_margin_value_type: TargetMarginValueType | None
    default_flat_price: Money | None
    default_markup_percentage: Money | None
    default_surcharge: Money | None
    default_labor_markup_percentage: Money | None
    default_material_markup_percentage: Money | None
    default_labor_surcharge: Money | None
    default_material_surcharge: Money | None
    default_rate_sheet_id: Ref["pricebook.RateSheet"] | None
    default_campaign_id: Ref["marketing.Campaign"] | None
    default_document_template_id: int | None
    default_auto_renew: bool | None


class ServiceAgreement(
    Resource,
    path="service-agreements",
    tag="ServiceAgreements",
    operations="get list",
    filters="ids customer_ids=customer_id business_unit_ids=business_unit_id status created modified",
    sort="id name created_on modified_on start_date end_date",
    feed="service-agreements",
):
    """What was agreed with a customer: where it is served, for how long, what that costs and what it is to bring."""

    name: str
    created_by_id: Ref["settings.Employee"] | None
    modified_by_id: Ref["settings.Employee"] | None
    template_fields: ServiceAgreementTemplateFieldsResponse
    customer_id: Ref["crm.Customer"]
    business_unit_id: Ref["settings.BusinessUnit"]
    status: AgreementStatus = "Draft"
    location_ids: list[Ref["crm.Location"]]
    origin: AgreementOrigin = "Initial"
    summary: Text | None
    import_id: str | None
    imported_deferred_amount: Money = Decimal(0)
    imported_recognized_amount: Money = Decimal(0)
    duration_months: Int32 | None
    auto_renew: bool = False
    renewal_agreement_id: Ref["ServiceAgreement"] | None
    start_date: Day | None
    end_date: Day | None
    billing_schedule: BillingScheduleType | None
    payment_term_id: Ref["accounting.PaymentTerm"] | None
    payment_method_id: int | None
    estimated_travel_cost: Money | None
    estimated_labor_cost: Money | None
    estimated_material_cost: Money | None
    labor_markup_percentage: Money | None
    material_markup_percentage: Money | None
    labor_surcharge: Money = Decimal(0)
    material_surcharge: Money = Decimal(0)
    total_agreement_price: Money | None
    estimated_gross_margin_amount: Money | None
    estimated_gross_margin_percentage: Money | None
    rate_sheet_id: Ref["pricebook.RateSheet"] | None
    account_manager_id: Ref["settings.Employee"] | None
    sold_by_id: Ref["settings.Employee | settings.Technician"] | None
    tag_type_ids: list[Ref["settings.TagType"]] | None = []

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new agreement, with what it costs and when it ends worked out from what is known of it."""
        agreement = super().new(**{"created_by_id": caller().user or None} | given)
        agreement.settle()
        return agreement

    @classmethod
    def prices_for(
        cls, customer_id: "Ref[crm.Customer]", location_id: "Ref[crm.Location] | None"
    ) -> "pricebook.RateSheet | None":
        """The prices of their own that a customer has at a location by an agreement in force, the newest one."""
        for agreement in reversed(cls.find(customer_id=customer_id, status="Activated")):
            there = not agreement.location_ids or location_id in agreement.location_ids
            if there and agreement.rate_sheet_id is not None and one(agreement.rate_sheet_id).active:
                return one(agreement.rate_sheet_id)
        return None

    def settle(self) -> None:
        """Work out an agreement's end, its price and what is earned with it; later, what happens at its end."""
        self.modified_by_id = caller().user or None
        if self.start_date and self.duration_months:
            self.end_date = str(
                date.fromisoformat(months_after(When.parse(self.start_date), self.duration_months)[:10]) - DAY
            )
        if self.labor_markup_percentage is not None and self.material_markup_percentage is not None:
            labor = marked_up(self.estimated_labor_cost, self.labor_markup_percentage) + self.labor_surcharge
            material = marked_up(self.estimated_material_cost, self.material_markup_percentage)
            travel = self.estimated_travel_cost or Decimal(0)
            self.total_agreement_price = labor + material + self.material_surcharge + travel
        if self.total_agreement_price is not None:
            costs = (self.estimated_travel_cost, self.estimated_labor_cost, self.estimated_material_cost)
            margin = self.total_agreement_price - sum((cost for cost in costs if cost is not None), Decimal(0))
            self.estimated_gross_margin_amount = margin
            self.estimated_gross_margin_percentage = percent(margin, self.total_agreement_price)
        running = self.active and self.status == "Activated" and self.end_date
        later(beginning(date.fromisoformat(self.end_date) + DAY) if running and self.end_date else None, self.end)

    def move(self, status: AgreementStatus) -> None:
        """Take a step from a draft to an agreement in force, or out of it."""
        refuse(not self.active, f"Agreement {self.id} is deleted.")
        refuse(status not in STEPS.get(self.status, ()), f"Agreement {self.id} is {self.status}, not to be {status}.")
        lacking = [name for name in ("start_date", "duration_months", "billing_schedule") if not getattr(self, name)]
        refuse(status == "Activated" and bool(lacking), f"Agreement {self.id} has no {', '.join(lacking)} yet.")
        self.status = status
        self.settle()

    def end(self) -> None:
        """What comes on the day after an agreement's last: it expires, or another one of the same kind goes on."""
        if self.auto_renew:
            self.renew("AutoRenew")
        self.status = "AutoRenew" if self.auto_renew else "Expired"

    def renew(self, origin: AgreementOrigin = "ManualRenew") -> Self:
        """Go on for the same time on the same terms."""
        refuse(self.renewal_agreement_id is not None, f"Agreement {self.id} is renewed already.")
        refuse(self.end_date is None, f"Agreement {self.id} has no end yet.")
        assert self.end_date is not None
        kept = {name: getattr(self, name) for name in type(self).fields if name not in OWN}
        start = str(date.fromisoformat(self.end_date) + DAY)
        status: AgreementStatus = "Activated" if origin == "AutoRenew" else "Draft"
        renewal = type(self).new(**kept, start_date=start, origin=origin, status=status)
        self.renewal_agreement_id = renewal.id
        return renewal


DAY = timedelta(days=1)
STEPS: dict[str, set[str]] = {
    "Draft": {"Sent", "Accepted", "Canceled"},
    "Sent": {"Draft", "Accepted", "Rejected", "Canceled"},
    "Rejected": {"Draft", "Canceled"},
    "Accepted": {"Activated", "Canceled"},
    "Activated": {"Canceled"},
}
OWN = {
    "id", "active", "created_on", "modified_on", "created_by_id", "modified_by_id", "status", "origin", "start_date",
    "end_date", "renewal_agreement_id", "import_id", "imported_deferred_amount", "imported_recognized_amount",
}  # fmt: skip
"""What a renewal does not take over."""


def marked_up(cost: Decimal | None, percentage: Decimal) -> Decimal:
    """A cost with so many percent on it, to the cent."""
    return cents((cost or Decimal(0)) * (100 + percentage) / 100)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """How many percent a part is, to a hundredth of one; of nothing, none."""
    return cents(part * 100 / whole) if whole else Decimal(0)


def beginning(day: date) -> When:
    """When a day begins where the contractor is."""
    return When.at(datetime(day.year, day.month, day.day, tzinfo=timezone()))
