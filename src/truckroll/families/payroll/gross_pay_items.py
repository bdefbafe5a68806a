"""What a payroll is made of."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    AtLeast,
    AtMost,
    Copy,
    Internal,
    Model,
    ModificationResponse,
    Money,
    Ref,
    Required,
    Resource,
    Some,
    When,
    Writable,
    cents,
    create,
    delete,
    filter,
    now,
    one,
    refuse,
    update,
    where,
)
from truckroll.families.payroll.hours import TIMES, Time
from truckroll.families.payroll.payroll_settings import PayrollSettings
from truckroll.families.payroll.references import EmployeeType, Worker

if TYPE_CHECKING:
    from truckroll.families import accounting, crm, jpm, settings
    from truckroll.families.payroll.codes import ActivityCode
    from truckroll.families.payroll.labor_rates import LaborType
    from truckroll.families.payroll.payrolls import Payroll

GrossPayItemType = Literal["InvoiceRelatedBonus", "TimesheetTime", "CustomBonus", "Salary", "Reimbursement"]
PaidTimeType = Literal["Regular", "Overtime", "DoubleOvertime", "PaidTimeOff"]
NO_JOB: "Ref[jpm.Job]" = Ref(0)
"""What is published of an item that is for no job: the contract has no null there."""


class GrossPayItemCard(Model):
    """A part of a payroll as lists show it."""

    # Published as what may be null, though every item has one.
    id: Ref[Any] | None
    employee_id: Worker | None
    employee_type: EmployeeType | None
    business_unit_name: Annotated[str | None, Copy("employee_id.business_unit_id.name")]
    payroll_id: Required[Ref["Payroll"]]
    employee_payroll_id: Annotated[str | None, Copy("terms_id.external_payroll_id")]
    date: Required[When]
    activity: str | None
    activity_code_id: Required[Ref["ActivityCode"] | None]
    activity_code: Annotated[str | None, Copy("activity_code_id.name")]
    amount: Required[Money]
    amount_adjustment: Money | None
    payout_business_unit_name: Annotated[str | None, Copy("payout_business_unit_id.name")]
    gross_pay_item_type: GrossPayItemType
    started_on: When | None
    ended_on: When | None
    paid_duration_hours: Money | None
    paid_time_type: PaidTimeType | None
    source_entity_id: int | None
    job_id: Ref["jpm.Job"]
    job_number: Annotated[str | None, Copy("job_id.job_number")]
    job_type_name: Annotated[str | None, Copy("job_id.job_type_id.name")]
    project_number: Annotated[str | None, Copy("job_id.project_id.number")]
    project_id: Annotated[Ref["jpm.Project"] | None, Copy("job_id.project_id")]
    invoice_id: Writable[Ref["accounting.Invoice"] | None]
    invoice_number: Annotated[str | None, Copy("invoice_id.reference_number")]
    invoice_item_id: int | None
    customer_id: Annotated[Ref["crm.Customer"] | None, Copy("job_id.customer_id")]
    customer_name: Annotated[str | None, Copy("job_id.customer_id.name")]
    location_id: Annotated[Ref["crm.Location"] | None, Copy("job_id.location_id")]
    location_name: Annotated[str | None, Copy("job_id.location_id.name")]
    location_address: Annotated[str | None, Copy("job_id.location_id.street")]
    location_zip: Annotated[str | None, Copy("job_id.location_id.zip")]
    zone_name: Annotated[str | None, Copy("job_id.location_id.zone_id.name")]
    tax_zone_name: Annotated[str | None, Copy("job_id.location_id.tax_zone_id.name")]
    labor_type_id: Ref["LaborType"] | None
    labor_type_code: Annotated[str | None, Copy("labor_type_id.code")]
    budget_code_id: Writable[Ref["jpm.BudgetCode"] | None]
    is_prevailing_wage_job: bool | None
    memo: Writable[str | None]
    created_on: When
    modified_on: When


class GrossPayItem(  # pyright: ignore[reportIncompatibleVariableOverride]
    GrossPayItemCard,
    Resource,
    path="gross-pay-items",
    tag="GrossPayItems",
    operations="list",
    filters="employee_type employee_id payroll_ids=payroll_id created modified",
    sort="id modified_on created_on",
    feed="gross-pay-items",
    index="date source_entity_id",
    item=GrossPayItemCard,
):
    """A part of a payroll: paid time, a bonus, or money given back."""

    active: bool = True

    terms_id: Internal[Ref["PayrollSettings"]]
    payout_business_unit_id: Internal[Ref["settings.BusinessUnit"] | None]
    booked_in: Internal[Ref["Payroll"] | None]
    """The payroll in which the item stands, while a change may name another."""

    @filter
    def date_on_or_after(cls, value: When) -> Some:
        """Items of a date at or after a moment."""
        return where(date=AtLeast(value))

    @filter
    def date_on_or_before(cls, value: When) -> Some:
        """Items of a date at or before a moment."""
        return where(date=AtMost(value))

    @filter
    def modified_on_or_before(cls, value: When) -> Some:
        """Items that were changed at or before a moment."""
        return where(modified_on=AtMost(value))

    @property
    def is_time(self) -> bool:
        """Whether the item pays for time that a timesheet tells of."""
        return self.gross_pay_item_type == "TimesheetTime"

    def settled(self) -> bool:
        """What was approved or paid keeps the names it had then."""
        return self.booked_in is not None and one(self.booked_in).is_closed

    @create(409)
    def create(self) -> ModificationResponse:
        """Add a bonus, a salary or a refund to a payroll that is not closed."""
        return self.enter()

    @update(409, route="PUT {id}")
    def update(self) -> ModificationResponse:
        """Change what was added by hand to a payroll that is not closed."""
        self.refuse_computed()
        return self.enter()

    @delete(400)
    def delete(self) -> None:
        """Take back what was added by hand to a payroll that is not closed."""
        self.refuse_computed()
        one(self.payroll_id).refuse_closed()
        self.deactivate()

    def refuse_computed(self) -> None:
        """What follows from timesheets and adjustments changes with these."""
        computed = self.source_entity_id is not None
        refuse(computed, f"Gross pay item {self.id} follows from {self.source_entity_id}; change that instead.")

    def enter(self) -> ModificationResponse:
        """Stand in a payroll, with the meaning that the code and the invoice give."""
        for payroll in (self.booked_in, self.payroll_id):
            if payroll is not None:
                one(payroll).refuse_closed()
        code = one(self.activity_code_id) if self.activity_code_id is not None else None
        refuse(code is not None and not code.active, f"Activity code {self.activity_code_id} is no longer in use.")
        invoice = one(self.invoice_id) if self.invoice_id is not None else None
        category = code.earning_category if code is not None else "Commission"
        if category == "Reimbursement":
            self.gross_pay_item_type = "Reimbursement"
        elif invoice is not None:
            self.gross_pay_item_type = "InvoiceRelatedBonus"
        else:
            self.gross_pay_item_type = "Salary" if category == "Timesheet" else "CustomBonus"
        self.activity = code.name if code is not None else None
        self.belong(one(self.payroll_id))
        self.stand_for(one(invoice.job_id) if invoice is not None and invoice.job_id else None)
        return ModificationResponse(id=self.id)

    def belong(self, payroll: "Payroll") -> None:
        """Be paid to whom the payroll is paid."""
        self.payroll_id = self.booked_in = payroll.id
        self.employee_id, self.employee_type = payroll.employee_id, payroll.employee_type
        self.terms_id = PayrollSettings.terms_of(payroll.employee_id).id

    def stand_for(self, job: "jpm.Job | None") -> None:
        """Be earned with a job, or with none; a job's business unit pays, else that of somebody's terms."""
        self.job_id = job.id if job is not None else NO_JOB
        self.payout_business_unit_id = job.business_unit_id if job else one(self.terms_id).payroll_business_unit_id

    @property
    def rewards(self) -> tuple[Worker, int, str]:
        """Whom the item rewards for which line of an invoice, and by what."""
        assert self.employee_id is not None
        return self.employee_id, self.invoice_item_id or 0, self.activity or ""

    def earn(self, invoice: "accounting.Invoice", line: int, activity: str) -> None:
        """Be earned by a line of an invoice that was posted now."""
        self.gross_pay_item_type, self.activity, self.date = "InvoiceRelatedBonus", activity, now()
        self.source_entity_id = self.invoice_id = invoice.id
        self.invoice_item_id = line
        self.stand_for(one(invoice.job_id) if invoice.job_id is not None else None)

    @classmethod
    def begun(cls, payroll: "Payroll") -> Self:
        """A part of a payroll that says nothing yet."""
        item = cls.new(payroll_id=payroll.id, gross_pay_item_type="TimesheetTime", job_id=NO_JOB)
        item.belong(payroll)
        return item

    def pay(self, time: Time, kind: PaidTimeType) -> None:
        """Pay for a stretch of time: its hours, at their rate, as many times as its kind says."""
        self.source_entity_id = time.source
        self.date = self.started_on = When.of(time.began)
        self.ended_on = When.of(time.ended)
        self.paid_duration_hours, self.paid_time_type = time.hours, kind
        self.amount = cents(self.paid_duration_hours * time.rate * TIMES[kind])
        says = dict(time.says)
        job: jpm.Job | None = says.pop("job", None)
        self.stand_for(job)
        self.invoice_id = job.invoice_id if job is not None else None
        for name, value in says.items():
            setattr(self, name, value)
