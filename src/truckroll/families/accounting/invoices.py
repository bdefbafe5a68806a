"""What customers owe, and for what."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Self

from truckroll.catalogue import (
    Amount,
    Body,
    Copy,
    CustomFieldType,
    Html,
    Internal,
    Items,
    Money,
    Ref,
    Resource,
    When,
    action,
    caller,
    cents,
    invalid,
    noun,
    now,
    one,
    refuse,
    tell,
)
from truckroll.catalogue.types import MOST_MONEY, reference
from truckroll.families.accounting.custom_fields import CustomFieldResponse
from truckroll.families.accounting.exporting import EXPORTED, Taken
from truckroll.families.accounting.invoice_items import InvoiceItem, InvoiceItemResponse, InvoiceItemUpdate
from truckroll.families.accounting.invoice_lists import InvoiceList
from truckroll.families.accounting.invoice_shapes import (
    AdjustmentInvoiceCreate,
    EmployeeInfoResponse,
    InvoiceConfiguration,
    InvoiceOutcome,
    InvoiceRequest,
    InvoiceReviewStatus,
    InvoiceSentStatus,
    InvoiceUpdate,
    JobResponse,
    RoyaltyResponse,
    SalesTaxResponse,
    TakenInvoice,
)
from truckroll.families.accounting.posting import Voucher, day_of
from truckroll.families.accounting.recognitions import RevenueRecognition
from truckroll.families.accounting.shown import AddressResponse, BatchResponse, NamedFieldResponse

if TYPE_CHECKING:
    from truckroll.families import crm, jpm, memberships, payroll, settings
    from truckroll.families.accounting.batches import Batch
    from truckroll.families.accounting.payment_terms import PaymentTerm
    from truckroll.families.accounting.tax_zones import TaxZone

Payroll: "type[payroll.Payroll]" = noun("payroll.Payroll")

NOTHING = Decimal(0)
ROYALTY = ("status", "date", "sent_on", "memo")
MONEY = {"number", "type_id", "invoiced_on", "due_date", "subtotal", "tax", "tax_zone_id", "items"}
"""What may be said of an invoice only while it is open."""
SAID = {
    "number": "reference_number",
    "type_id": "invoice_type_id",
    "tax_zone_id": "tax_zone_id",
    "summary": "summary",
    "export_id": "export_id",
    "review_status": "review_status",
    "assigned_to_id": "assigned_to_id",
    "budget_code_id": "budget_code_id",
}
"""What is kept as it is said, and under which name."""


class InvoiceType(Resource):
    """A kind of invoice that the contractor tells apart."""

    name: str | None
    active: bool = True


class InvoiceCustomFieldType(
    CustomFieldType,
    path="invoices/custom-fields",
    tag="Invoices",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its invoices."""


class Invoice(
    InvoiceList,
    path="invoices",
    tag="Invoices",
    operations="list",
    feed="invoices",
    filters="custom_field ids modified created batch_id job_id business_unit_id customer_id adjustment_to_id due_date"
    " number=reference_number",
    sort="id created_on modified_on reference_number invoice_date due_date total balance",
    order_by="id created_on modified_on reference_number invoice_date due_date total balance",
    index="location_id tax_zone_id payment_term_id assigned_to_id invoice_type_id created_by_id employee_id sync_status"
    " item_ids review_status invoice_configuration invoice_date sub_total total balance",
):
    """What a customer owes for a job or for something else; one for a job is there from the moment that is booked."""

    sync_status: str | None = "Pending"
    summary: Html | None
    items: Annotated[list[InvoiceItemResponse] | None, Copy("item_ids")] = []
    custom_fields: list[CustomFieldResponse] | None = []
    discount_total: Amount = NOTHING
    import_id: str | None
    export_id: str | None
    material_sku_id: int | None
    membership_id: int | None
    paid_on: When | None
    invoice_configuration: InvoiceConfiguration = "JobInvoice"
    budget_code_id: Ref["jpm.BudgetCode"] | None
    reference_number: str | None
    invoice_date: When | None
    due_date: When | None
    sub_total: Amount = NOTHING
    sales_tax: Amount = NOTHING
    sales_tax_code: Annotated[SalesTaxResponse | None, Copy("tax_zone_id")]
    tax_zone_id: Ref["TaxZone"] | None
    total: Amount = NOTHING
    balance: Amount = NOTHING
    invoice_type: Annotated[NamedFieldResponse | None, Copy("invoice_type_id")]
    customer: Annotated[NamedFieldResponse | None, Copy("customer_id")]
    customer_address: Annotated[AddressResponse | None, Copy("customer_id")]
    location: Annotated[NamedFieldResponse | None, Copy("location_id")]
    location_address: Annotated[AddressResponse | None, Copy("location_id")]
    business_unit: Annotated[NamedFieldResponse | None, Copy("business_unit_id")]
    term_name: Annotated[str | None, Copy("payment_term_id.name")]
    created_by: Annotated[str | None, Copy("created_by_id.name")]
    batch: Annotated[BatchResponse | None, Copy("batch_id")]
    deposited_on: When | None
    modified_on: When | None  # type: ignore[assignment]  # published as if it might be null
    adjustment_to_id: Ref["Invoice"] | None
    job: Annotated[JobResponse | None, Copy("job_id")]
    project_id: Annotated[Ref["jpm.Project"] | None, Copy("job_id.project_id")]
    royalty: RoyaltyResponse | None
    employee_info: Annotated[EmployeeInfoResponse | None, Copy("employee_id")]
    commission_eligibility_date: str | None
    sent_status: InvoiceSentStatus = "NotSent"
    review_status: InvoiceReviewStatus = "NeedsReview"
    assigned_to: Annotated[NamedFieldResponse | None, Copy("assigned_to_id")]
    active: bool = True

    item_ids: Internal[list[Ref["InvoiceItem"]]]
    job_id: Internal[Ref["jpm.Job"] | None]
    customer_id: Internal[Ref["crm.Customer"]]
    location_id: Internal[Ref["crm.Location"] | None]
    business_unit_id: Internal[Ref["settings.BusinessUnit"] | None]
    payment_term_id: Internal[Ref["PaymentTerm"] | None]
    invoice_type_id: Internal[Ref["InvoiceType"] | None]
    batch_id: Internal[Ref["Batch"] | None]
    assigned_to_id: Internal[Ref["settings.Employee | settings.Technician"] | None]
    created_by_id: Internal[Ref["settings.Employee | settings.Technician"] | None]
    employee_id: Internal[Ref["settings.Employee | settings.Technician"] | None]
    tax_said: Internal[Money | None]
    applied: Internal[Money] = NOTHING

    @classmethod
    def open(
        cls,
        customer_id: "Ref[crm.Customer]",
        business_unit_id: "Ref[settings.BusinessUnit] | None",
        location_id: "Ref[crm.Location] | None" = None,
        kind: InvoiceConfiguration = "CounterSales",
        **more: Any,
    ) -> Self:
        """A new invoice without lines, to be paid as is agreed with the customer."""
        invoice = cls.new(
            customer_id=customer_id,
            location_id=location_id,
            business_unit_id=business_unit_id,
            invoice_configuration=kind,
            created_by_id=caller().user or None,
            **more,
        )
        invoice.payment_term_id = one(invoice.customer_id).payment_term_id
        if invoice.payment_term_id is not None:
            one(invoice.payment_term_id).in_use = True
        if invoice.location_id is not None:
            invoice.tax_zone_id = one(invoice.location_id).tax_zone_id
        invoice.date(now())
        if invoice.reference_number is None:
            invoice.reference_number = str(invoice.id)
        return invoice

    @classmethod
    def open_for(cls, job: "jpm.Job") -> Self:
        """The invoice that a job is born with."""
        return cls.open(
            job.customer_id,
            job.business_unit_id,
            job.location_id,
            "JobInvoice",
            job_id=job.id,
            reference_number=job.job_number,
            employee_id=job.sold_by_id,
        )

    def follow(self, job: "jpm.Job", items_too: bool) -> None:
        """Stay with the job's customer, place and part of the business; lines follow only when asked."""
        now_as_job = job.customer_id, job.location_id, job.business_unit_id, job.sold_by_id
        as_job = now_as_job == (self.customer_id, self.location_id, self.business_unit_id, self.employee_id)
        if self.sync_status == EXPORTED or (as_job and not items_too):
            return
        if self.customer_id != job.customer_id:
            self.weigh(Decimal(0))
            self.customer_id = job.customer_id
        if self.location_id != job.location_id:
            self.location_id, self.tax_zone_id = job.location_id, one(job.location_id).tax_zone_id
        self.business_unit_id, self.employee_id = job.business_unit_id, job.sold_by_id
        if items_too:
            for line in self.lines():
                line.business_unit_id = job.business_unit_id
        self.settle()
        if self.sync_status != "Pending":
            self.book()
            Payroll.reward(self)

    def lines(self) -> list[InvoiceItem]:
        """What is sold, in the order in which it was put on."""
        return InvoiceItem.find(invoice_id=self.id)

    def add(self, sku: Any = None, *, description: str = "", **said: Any) -> InvoiceItem:
        """Put a line on an invoice that is still open: of something from the price book, or of words alone."""
        self.refuse_closed()
        line = self.begin()
        if sku is not None:
            line.sell(sku)
        line.description = description or (sku.description if sku is not None else "")
        for name, value in said.items():
            setattr(line, name, value)
        line.count()
        line.take()
        self.settle()
        return line

    def charge(self, description: str, price: Decimal, quantity: Decimal = Decimal(1)) -> None:
        """Put a line of words on an invoice that is still open."""
        self.add(description=description, price=price, quantity=quantity)

    def remove(self, ids: "Iterable[Ref[InvoiceItem]]") -> None:
        """Take lines off an invoice that is still open."""
        self.refuse_closed()
        gone = set(ids)
        for line in self.lines():
            if line.id in gone:
                line.take(-1)
                line.uninstall()
                line.deactivate()
        self.settle()

    def install(self, on: When) -> None:
        """The work is done: equipment that was sold stands at the place."""
        if self.location_id is not None:
            for line in self.lines():
                line.install(self.location_id, on)

    def begin(self) -> InvoiceItem:
        """A new last line, of which nothing is said yet."""
        return InvoiceItem.new(
            invoice_id=self.id,
            order=max((line.order for line in self.lines()), default=0) + 1,
            business_unit_id=self.business_unit_id,
            created_by_id=caller().user or None,
        )

    def write(self, asked: InvoiceItemUpdate, place: str = "") -> None:
        """Put on a line, or change the one that is named."""
        if asked.id is not None:
            line = InvoiceItem.first(id=asked.id, invoice_id=self.id)
            invalid(line is None, f"{place}id", f"Invoice {self.id} has no line {asked.id}.")
            assert line is not None
        else:
            unnamed = asked.sku_id is None and asked.sku_name is None
            invalid(unnamed, f"{place}skuId", "A new line needs a skuId or a skuName; with an id it changes that line.")
            line = self.begin()
        line.say(asked, place)

    def settle(self) -> None:
        """Let the money of the invoice follow from its lines, its taxes and what was paid."""
        lines = self.lines()
        self.item_ids = [line.id for line in lines]
        self.sub_total = sum((line.total for line in lines), NOTHING)
        reductions = (line.total for line in lines if line.type == "PriceModifier" and line.total < 0)
        self.discount_total = -sum(reductions, NOTHING)
        self.sales_tax = self.tax_due(lines) if self.tax_said is None else self.tax_said
        self.total = self.sub_total + self.sales_tax
        invalid(abs(self.total) >= MOST_MONEY, "items", f"An invoice does not come to {self.total}.")
        self.weigh(self.total - self.applied)
        job = one(self.job_id) if self.job_id is not None else None
        if job is not None and job.invoice_id == self.id and job.job_status == "Completed":
            job.total = self.total
        tell("tn.acc.invoice-updated", invoice=self)

    def tax_due(self, lines: list[InvoiceItem]) -> Decimal:
        """The taxes that are due where the work is done; some places are exempt."""
        exempt = self.location_id is not None and one(self.location_id).tax_exempt
        if self.tax_zone_id is None or exempt:
            return NOTHING
        return one(self.tax_zone_id).tax((line.type, line.total) for line in lines if line.taxable)

    def weigh(self, balance: Decimal) -> None:
        """Owe so much from now on, and let the customer owe it."""
        customer = one(self.customer_id)
        customer.balance += balance - self.balance
        self.balance = balance

    def apply(self, amount: Decimal, on: When) -> None:
        """Note that so much was paid, or was taken back."""
        self.applied += amount
        self.weigh(self.total - self.applied)
        self.paid_on = on if self.applied and not self.balance else None
        tell("tn.acc.invoice-updated", invoice=self)

    def date(self, invoiced_on: When) -> None:
        """Be of this day, and due as was agreed with the customer."""
        self.invoice_date = self.due_date = invoiced_on
        if self.payment_term_id is not None:
            self.due_date = one(self.payment_term_id).due(invoiced_on)

    def refuse_closed(self) -> None:
        """What was posted no longer changes in its lines and its money."""
        refuse(not self.active, f"Invoice {self.id} is deleted.")
        refuse(self.sync_status != "Pending", f"Invoice {self.id} is {self.sync_status} and cannot change.")

    def post(self, batch: "Batch | None" = None) -> None:
        """Close the invoice, which then goes to the contractor's books."""
        self.refuse_closed()
        self.install(now())
        self.sync_status = "Posted"
        self.batch_id = batch.id if batch is not None else None
        self.commission_eligibility_date = day_of(now())
        self.book()
        Payroll.reward(self)
        if (member := self.paid_ahead()) is not None:
            for line in self.lines():
                RevenueRecognition.spread(member, line.total, member.months_ahead, self.invoice_date or now(), line)
        if batch is not None:
            tell("tn.acc.invoice-batched", invoice=self)
        tell("tn.acc.invoice-posted", invoice=self)

    def paid_ahead(self) -> "memberships.Membership | None":
        """The membership that is paid for some months in advance, if the invoice is for one."""
        if self.membership_id is None:
            return None
        member: memberships.Membership = one(reference(self.membership_id, "memberships.Membership"))
        return member if member.months_ahead else None

    def voucher(self) -> Voucher:
        """The customer owes what was earned and the taxes; what was sold from stock is used up."""
        about = {"customer_id": self.customer_id, "customer_location_id": self.location_id, "job_id": self.job_id}
        about |= {"project_id": self.project_id, "business_unit_id": self.business_unit_id}
        voucher = Voucher("Invoice", self.reference_number, day_of(self.invoice_date), about)
        voucher.debit(self.total, "AccountsReceivable")
        member = self.paid_ahead()
        for line in self.lines():
            line.book(voucher, bool(member))
        voucher.credit(self.sales_tax, "SalesTaxPayable")
        return voucher

    def export(self, taken: Taken | None = None) -> None:
        """Note that the contractor's books have the invoice."""
        super().export(taken)
        tell("tn.acc.invoice-exported", invoice=self)

    def settled(self) -> bool:
        """An exported invoice keeps the names it was sent with."""
        return self.sync_status == EXPORTED

    @action("POST markasexported")
    def mark_as_exported(cls, items: Items[TakenInvoice]) -> list[InvoiceOutcome]:
        """Note which invoices the contractor's books have taken, each for itself."""
        return cls.export_each(((item.invoice_id, item) for item in items), InvoiceOutcome, "invoice_id")

    @action("POST")
    def create_adjustment_invoice(cls, body: Body[AdjustmentInvoiceCreate]) -> int:
        """Put an invoice right by another one, of which only the lines say what differs."""
        wrong = one(body.adjustment_to_id)
        refuse(not wrong.active, f"Invoice {wrong.id} is deleted.")
        invoice = cls.open(
            wrong.customer_id,
            wrong.business_unit_id,
            wrong.location_id,
            wrong.invoice_configuration,
            adjustment_to_id=wrong.id,
            job_id=wrong.job_id,
        )
        invoice.tax_zone_id = wrong.tax_zone_id
        invoice.say(body)
        return invoice.id

    @action("PATCH {id}")
    def update_invoice(self, body: Body[InvoiceUpdate]) -> None:
        """Change an invoice: its money and its lines while it is open, the rest until it is exported."""
        refuse(not self.active, f"Invoice {self.id} is deleted.")
        said = body.said()
        if said - {"payments"}:
            self.refuse_exported()
        if said & MONEY:
            self.refuse_closed()
        for at, asked in enumerate(body.payments or ()):
            one(asked.id).come_in(self, asked, f"payments[{at}].id")
        self.say(body)
        if "due_date" in said:
            self.due_date = When.parse(body.due_date) if body.due_date is not None else None

    def say(self, asked: InvoiceRequest) -> None:
        """Be as asked; what is left out stays."""
        said = asked.said()
        invalid(asked.number is not None and not asked.number.strip(), "number", "An invoice needs a number.")
        for name, shown in SAID.items():
            if name in said:
                setattr(self, shown, getattr(asked, name))
        if asked.invoiced_on is not None:
            self.date(asked.invoiced_on)
        if asked.tax_zone_id is not None:
            closed = not one(asked.tax_zone_id).active
            invalid(closed, "taxZoneId", f"Tax zone {asked.tax_zone_id} is not active.")
            self.tax_said = None
        if asked.tax is not None:
            self.tax_said = cents(asked.tax)
        if royalty := {name: getattr(asked, f"royalty_{name}") for name in ROYALTY if f"royalty_{name}" in said}:
            before = {name: getattr(self.royalty, name) for name in ROYALTY} if self.royalty else {}
            self.royalty = RoyaltyResponse(**before | royalty)
        for at, item in enumerate(asked.items or ()):
            self.write(item, f"items[{at}].")
        if asked.subtotal is not None:
            self.come_to(asked.subtotal)
        if said & MONEY:
            self.settle()
        else:
            tell("tn.acc.invoice-updated", invoice=self)

    def come_to(self, subtotal: Decimal) -> None:
        """Have lines of this sum: one of words alone, where there is none."""
        lines = self.lines()
        if not lines:
            line = self.begin()
            line.description, line.price = "Adjustment", subtotal
            line.count()
            lines = [line]
        sum_of_lines = sum((line.total for line in lines), NOTHING)
        invalid(sum_of_lines != cents(subtotal), "subtotal", f"The lines come to {sum_of_lines}; leave it out.")
