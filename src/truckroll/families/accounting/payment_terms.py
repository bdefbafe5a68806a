"""By when customers pay."""

from calendar import monthrange
from datetime import timedelta
from typing import Any, Literal, Self

from truckroll.catalogue import Int32, Model, Money, Ref, Resource, When, local

PaymentTermDueDayType = Literal["NumberOfDays", "CertainDayOfCurrentMonth", "CertainDayOfFollowingMonth"]
PaymentTermApplyTo = Literal["ApplyToTotalAmount", "ApplyToSubtotalAmount", "ApplyToRemainingBalance"]
PaymentTermValueType = Literal["Fixed", "Percent"]
DiscountAppliedBy = Literal["NumberOfDays", "DayOfMonth", "DayOfFollowingMonth"]
InterestRateType = Literal["Flat", "Percentage", "MaxOfFlatAndPercentage"]
InterestChargeMethod = Literal["PrincipalOnly", "Total"]
InterestChargeFrequency = Literal["Once", "Daily", "Monthly"]
InterestTargetInvoice = Literal["JobInvoices", "MembershipInvoices", "ProgressInvoices", "PointOfSalesInvoices"]


class PaymentTermDiscountAPIModel(Model):
    """What is taken off for those who pay early."""

    id: int | None
    discount_apply_to: PaymentTermApplyTo | None
    discount: Money | None
    discount_type: PaymentTermValueType | None
    account: str | None
    apply_by: DiscountAppliedBy | None
    apply_by_value: Int32 | None


class InterestSettingsAPIModel(Model):
    """What is charged to those who pay late."""

    id: int | None
    rate_type: InterestRateType = "Flat"
    flat_rate_value: Money | None
    percentage_rate_value: Money | None
    charge_method: InterestChargeMethod | None
    frequency: InterestChargeFrequency = "Once"
    grace_period: Int32 | None
    target_invoices: list[InterestTargetInvoice]
    task_id: int = 0
    task_display_name: str = ""


class PaymentTerm(
    Resource,
    path="payment-terms",
    tag="PaymentTerms",
    own_id="paymentTermId",
    operations="get=GetPaymentTermModel:400 list",
    filters="ids created modified",
    sort="id name created_on",
):
    """How long a customer may take to pay."""

    id: Ref[Any] | None  # type: ignore[assignment]  # published as if it might be null
    name: str | None
    due_day_type: PaymentTermDueDayType = "NumberOfDays"
    due_day: Int32 | None = 0
    is_customer_default: bool = False
    is_vendor_default: bool = False
    active: bool = True
    in_use: bool | None = False
    payment_term_discount_model: PaymentTermDiscountAPIModel
    interest_settings: InterestSettingsAPIModel

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new term, without a discount and without interest unless told."""
        models = {"payment_term_discount_model": PaymentTermDiscountAPIModel()}
        return super().new(**models | {"interest_settings": InterestSettingsAPIModel()} | given)

    def due(self, invoiced_on: When) -> When:
        """When an invoice of this day is to be paid."""
        day, days = local(invoiced_on), self.due_day or 0
        if self.due_day_type == "NumberOfDays":
            return When.at(day + timedelta(days=days))
        if self.due_day_type == "CertainDayOfFollowingMonth":
            day = day.replace(day=1) + timedelta(days=31)
        return When.at(day.replace(day=max(1, min(days, monthrange(day.year, day.month)[1]))))
