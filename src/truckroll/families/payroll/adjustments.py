"""What is added to somebody's pay, or taken from it, by hand."""

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Self

from truckroll.catalogue import (
    UNSET,
    AtLeast,
    AtMost,
    Immutable,
    ModificationResponse,
    Money,
    Ref,
    Resource,
    Some,
    When,
    Writable,
    cents,
    create,
    filter,
    invalid,
    missing,
    read,
    unknown_reference,
    where,
)
from truckroll.families.payroll.gross_pay_items import GrossPayItem
from truckroll.families.payroll.payrolls import Payroll
from truckroll.families.payroll.references import EmployeeType, Worker, kind_of

if TYPE_CHECKING:
    from truckroll.families import accounting
    from truckroll.families.payroll.codes import ActivityCode

PayrollAdjustmentType = Literal[
    "Direct",
    "CommissionBased",
    "Labor",
    "Advance",
    "SoldAdvance",
    "Scheduled",
    "AddOn",
    "MonthlyBonus",
    "BonusWOT",
]


class PayrollAdjustment(
    Resource,
    path="payroll-adjustments",
    tag="PayrollAdjustments",
    operations="list",
    filters="employee_ids=employee_id active created modified",
    sort="id modified_on created_on",
    feed="payroll-adjustments",
    index="posted_on",
):
    """An amount that somebody adds to, or takes from, somebody's pay; it is part of the week's payroll."""

    employee_type: Immutable[EmployeeType]
    employee_id: Immutable[Worker]
    posted_on: Immutable[When]
    amount: Writable[Money]
    memo: Immutable[str | None]
    activity_code_id: Immutable[Ref["ActivityCode"] | None]
    invoice_id: Immutable[Ref["accounting.Invoice"] | None]
    hours: Immutable[Money | None]
    rate: Immutable[Money | None]
    quantity: Immutable[Money | None]
    type: PayrollAdjustmentType = "Direct"
    active: bool = True

    @filter
    def posted_on_or_after(cls, value: When) -> Some:
        """Adjustments posted at or after a moment."""
        return where(posted_on=AtLeast(value))

    @filter
    def posted_on_or_before(cls, value: When) -> Some:
        """Adjustments posted at or before a moment."""
        return where(posted_on=AtMost(value))

    @create(409)
    def create(self) -> ModificationResponse:
        """Add an amount to somebody's pay, or so many hours or pieces at a rate; a negative amount takes from it."""
        if kind_of(self.employee_id) != self.employee_type:
            raise unknown_reference("employeeId", self.employee_type, self.employee_id)
        Payroll.check_time("postedOn", self.posted_on)
        count = self.hours if self.hours is not None else self.quantity
        if self.values["amount"] is None:
            invalid(count is None or self.rate is None, "amount", "Give it, or a rate with hours or with a quantity.")
            self.amount = cents((count or Decimal(0)) * (self.rate or Decimal(0)))
        self.type = "Labor" if self.hours is not None else "Direct"
        item = GrossPayItem.begun(Payroll.open_for(self.employee_id, self.posted_on))
        item.source_entity_id, item.date, item.amount, item.memo = self.id, self.posted_on, self.amount, self.memo
        item.activity_code_id, item.invoice_id = self.activity_code_id, self.invoice_id
        item.enter()
        return ModificationResponse(id=self.id)

    @read("GET {id}", 404)
    def get(self, employee_type: EmployeeType = UNSET) -> Self:
        """One adjustment; where a kind of employee is named, one of theirs."""
        if employee_type not in (UNSET, self.employee_type):
            raise missing("PayrollAdjustment", self.id)
        return self
