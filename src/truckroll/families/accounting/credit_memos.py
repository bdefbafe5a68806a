"""What is owed to customers: amounts that settle invoices without being paid."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    UNSET,
    AtLeast,
    AtMost,
    Between,
    Copy,
    CustomFieldType,
    Day,
    Internal,
    Items,
    Model,
    Money,
    MoreThan,
    Not,
    Ref,
    Resource,
    Some,
    When,
    action,
    caller,
    cents,
    filter,
    invalid,
    local,
    now,
    one,
    some,
    where,
)
from truckroll.families.accounting.custom_fields import CustomFieldResponse, Noted
from truckroll.families.accounting.exporting import EXPORTED, Outcome, Taken
from truckroll.families.accounting.invoice_shapes import SalesTaxResponse
from truckroll.families.accounting.posting import Posted, Voucher
from truckroll.families.accounting.settling import Settling, Split, asking
from truckroll.families.accounting.shown import AddressResponse, BatchResponse, NamedFieldResponse

if TYPE_CHECKING:
    from truckroll.families import crm, settings
    from truckroll.families.accounting.batches import Batch
    from truckroll.families.accounting.gl_accounts import GlAccount
    from truckroll.families.accounting.invoices import Invoice
    from truckroll.families.accounting.tax_zones import TaxZone

AmountComparisonOperator = Literal[
    "Equal", "NotEqual", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"
]


def compared(amount: Decimal, comparer: AmountComparisonOperator) -> Any:
    """What an amount must be beside another."""
    return {
        "Equal": amount,
        "NotEqual": Not(amount),
        "GreaterThan": MoreThan(amount),
        "GreaterThanOrEqual": AtLeast(amount),
        "LessThan": Between(None, amount),
        "LessThanOrEqual": AtMost(amount),
    }[comparer]


class CreditMemoAppliedToCodeResponse(Model):
    """How much of a credit went to which invoice, when, and who decided so."""

    applied_id: int
    applied_to: Ref["Invoice"]
    applied_amount: Money
    applied_on: Day
    applied_by: str | None
    applied_to_reference_number: str | None


class CreditMemoUpdateResponse(Model):
    """What may be changed of a credit memo."""

    id: int
    active: bool
    summary: str | None
    date: Day
    business_unit_id: Ref["settings.BusinessUnit"]


class CreditMemoSplit(Model):
    """How much of a credit is to go to an invoice: all that is owed or left, unless told."""

    invoice_id: Ref["Invoice"] | None
    amount: Money | None


class CreditMemoSplitResponse(Model):
    """How much of a credit went to an invoice."""

    invoice_id: Ref["Invoice"]
    amount: Money


class CreditMemoSplitsResponse(Model):
    """A credit memo, and what of it has just gone to invoices."""

    id: int
    splits: list[CreditMemoSplitResponse] | None


class TakenCreditMemo(Taken):
    """A credit memo that the contractor's books took."""

    credit_memo_id: int


class CreditMemoOutcome(Outcome):
    """Whether a credit memo was exported."""

    credit_memo_id: int


class CreditMemoCustomFieldType(
    CustomFieldType,
    path="credit-memos/custom-fields",
    tag="CreditMemos",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its credit memos."""


class CreditMemo(
    Settling,
    Noted,
    Posted,
    path="credit-memos",
    tag="CreditMemos",
    operations="list=GetCreditMemosList",
    filters="custom_field active ids created modified batch_id date business_unit_ids=business_unit_id"
    " applied_to_invoice_ids=invoice_ids applied=applied_on",
    sort="id created_on modified_on date total balance",
    index="customer_id location_id tax_zone_id created_by_id modified_by_id sync_status invoice_numbers total balance",
):
    """An amount that a customer need not pay."""

    date: Day
    reference_number: str | None
    sub_total: Money = Decimal(0)
    sales_tax: Money = Decimal(0)
    sales_tax_code: Annotated[SalesTaxResponse | None, Copy("tax_zone_id")]
    total: Money = Decimal(0)
    balance: Money = Decimal(0)
    applied_to: list[CreditMemoAppliedToCodeResponse] | None = []
    customer: Annotated[NamedFieldResponse | None, Copy("customer_id")]
    customer_address: Annotated[AddressResponse | None, Copy("customer_id")]
    location: Annotated[NamedFieldResponse | None, Copy("location_id")]
    location_address: Annotated[AddressResponse | None, Copy("location_id")]
    business_unit: Annotated[NamedFieldResponse | None, Copy("business_unit_id")]
    sync_status: str | None = "Pending"
    batch: Annotated[BatchResponse | None, Copy("batch_id")]
    custom_fields: list[CustomFieldResponse] | None = []
    created_by: Annotated[str | None, Copy("created_by_id.name")]
    modified_by: Annotated[str | None, Copy("modified_by_id.name")]
    description: str | None
    active: bool = True
    import_id: str | None
    export_id: str | None

    customer_id: Internal[Ref["crm.Customer"]]
    location_id: Internal[Ref["crm.Location"] | None]
    business_unit_id: Internal[Ref["settings.BusinessUnit"]]
    tax_zone_id: Internal[Ref["TaxZone"] | None]
    batch_id: Internal[Ref["Batch"] | None]
    created_by_id: Internal[Ref["settings.Employee | settings.Technician"] | None]
    modified_by_id: Internal[Ref["settings.Employee | settings.Technician"] | None]
    applied_on: Internal[Day | None]

    @filter
    def batch_number(cls, value: str) -> Some:
        """Credit memos that were posted in the batch of this number."""
        return some("accounting.Batch", id=cls.batch_id, number=value)

    @filter
    def total_filter__amount(cls, value: Money, total_filter__comparer: AmountComparisonOperator = "Equal") -> Some:
        """Credit memos over this amount, or over more or less."""
        return where(total=compared(value, total_filter__comparer))

    @filter
    def balance_filter__amount(cls, value: Money, balance_filter__comparer: AmountComparisonOperator = "Equal") -> Some:
        """Credit memos of which this much is left, or more or less."""
        return where(balance=compared(value, balance_filter__comparer))

    @classmethod
    def open(
        cls,
        customer_id: "Ref[crm.Customer]",
        business_unit_id: "Ref[settings.BusinessUnit]",
        location_id: "Ref[crm.Location] | None" = None,
        **more: Any,
    ) -> Self:
        """A new credit memo without lines."""
        memo = cls.new(
            customer_id=customer_id,
            location_id=location_id,
            business_unit_id=business_unit_id,
            **{"date": str(local(now()).date()), "created_by_id": caller().user or None} | more,
        )
        if memo.location_id is not None and not (location := one(memo.location_id)).tax_exempt:
            memo.tax_zone_id = location.tax_zone_id
        if memo.reference_number is None:
            memo.reference_number = str(memo.id)
        return memo

    def add(self, description: str, price: Decimal, quantity: Decimal = Decimal(1), **more: Any) -> "CreditMemoItem":
        """Put a line on a credit memo of which nothing went anywhere yet."""
        self.refuse_exported()
        invalid(bool(self.applied_to), "items", f"Credit memo {self.id} went to invoices already.")
        item = CreditMemoItem.new(
            credit_memo_id=self.id,
            business_unit_id=self.business_unit_id,
            created_by_id=caller().user or None,
            description=description,
            price=price,
            quantity=quantity,
            total=cents(price * quantity),
            **more,
        )
        items = CreditMemoItem.find(credit_memo_id=self.id)
        self.sub_total = sum((item.total for item in items), Decimal(0))
        taxed = ((item.type or "", item.total) for item in items if item.taxable)
        self.sales_tax = one(self.tax_zone_id).tax(taxed) if self.tax_zone_id is not None else Decimal(0)
        self.total = self.balance = self.sub_total + self.sales_tax
        self.book()
        return item

    @action("PATCH {id}")
    def update_credit_memo(
        self,
        active: bool = UNSET,
        summary: str = UNSET,
        date: Day = UNSET,
        business_unit_id: Ref["settings.BusinessUnit"] = UNSET,
    ) -> CreditMemoUpdateResponse:
        """Change a credit memo that is not exported; one that is taken back goes nowhere any more."""
        self.refuse_exported()
        said = {"active": active, "description": summary, "date": date, "business_unit_id": business_unit_id}
        for name, value in said.items():
            if value is not UNSET:
                setattr(self, name, value)
        if not self.active:
            self.go([])
        self.book()
        self.modified_by_id = caller().user or None
        return CreditMemoUpdateResponse(
            id=self.id,
            active=self.active,
            summary=self.description,
            date=self.date,
            business_unit_id=self.business_unit_id,
        )

    @action("POST {id}/splits")
    def add_credit_memo_splits(self, splits: list[CreditMemoSplit | None] | None = None) -> CreditMemoSplitsResponse:
        """Let more of a credit go to invoices."""
        self.refuse_exported()
        invalid(not self.active, "id", f"Credit memo {self.id} is deleted.")
        left = self.balance
        added: list[Split] = []
        for at, asked in enumerate(splits or ()):
            if asked is None:
                continue
            place = f"splits[{at}]"
            invalid(asked.invoice_id is None, f"{place}.invoiceId", "Name the invoice that the credit is to go to.")
            assert asked.invoice_id is not None
            invoice = one(asked.invoice_id)
            amount = min(left, invoice.balance) if asked.amount is None else asked.amount
            left -= amount
            added.append(Split(invoice, amount, place))
        kept = [Split(one(each.applied_to), each.applied_amount, "splits") for each in self.applied_to or ()]
        self.go([*kept, *added])
        self.book()
        self.modified_by_id = caller().user or None
        went = [CreditMemoSplitResponse(invoice_id=each.invoice.id, amount=cents(each.amount)) for each in added]
        return CreditMemoSplitsResponse(id=self.id, splits=went)

    @action("POST markasexported")
    def mark_as_exported(cls, items: Items[TakenCreditMemo]) -> list[CreditMemoOutcome]:
        """Note which credit memos the contractor's books have taken, each for itself."""
        return cls.export_each(((item.credit_memo_id, item) for item in items), CreditMemoOutcome, "credit_memo_id")

    def go(self, splits: list[Split]) -> None:
        """Go to these invoices, and to no others any more."""
        self.balance = self.spread(splits, now())
        self.applied_on = max((each.applied_on for each in self.applied_to or ()), default=None)

    def application(self, id: int, invoice: "Invoice", amount: Decimal) -> CreditMemoAppliedToCodeResponse:
        """How it is shown that so much went to an invoice."""
        return CreditMemoAppliedToCodeResponse(
            applied_id=id,
            applied_to=invoice.id,
            applied_amount=amount,
            applied_on=str(local(now()).date()),
            applied_by=asking(),
            applied_to_reference_number=invoice.reference_number,
        )

    def post(self) -> None:
        """Close the credit memo, which then goes to the contractor's books."""
        self.refuse_exported()
        self.sync_status = "Posted"
        self.book()

    def voucher(self) -> Voucher:
        """Less was earned, and less is owed."""
        about = {"customer_id": self.customer_id, "customer_location_id": self.location_id}
        about |= {"business_unit_id": self.business_unit_id}
        voucher = Voucher("CreditMemo", self.reference_number, self.date, about)
        for item in CreditMemoItem.find(credit_memo_id=self.id):
            voucher.debit(item.total, "Revenue", item.revenue_account_id, business_unit_id=item.business_unit_id)
        voucher.debit(self.sales_tax, "SalesTaxPayable")
        self.book_applied(voucher, self.balance)
        return voucher

    def settled(self) -> bool:
        """An exported credit memo keeps the names it was sent with."""
        return self.sync_status == EXPORTED


class CreditMemoItemGLAccountResponse(Model):
    """The account of the general ledger that a line is booked on."""

    id: int
    name: str | None
    number: str | None
    type: str | None


class CreditMemoItemCard(Model):
    """A line as its credit memo shows it."""

    id: Ref["CreditMemoItem"]
    active: bool = True
    description: str | None
    quantity: Money = Decimal(1)
    cost: Money = Decimal(0)
    price: Money = Decimal(0)
    type: str | None
    sku_name: str | None
    sku_id: int = 0
    total: Money = Decimal(0)
    taxable: bool = False
    revenue_general_ledger_account: Annotated[CreditMemoItemGLAccountResponse | None, Copy("revenue_account_id")]
    expenses_general_ledger_account: Annotated[CreditMemoItemGLAccountResponse | None, Copy("expenses_account_id")]
    created_on: When
    created_by: Annotated[str | None, Copy("created_by_id.name")]
    business_unit: Annotated[NamedFieldResponse | None, Copy("business_unit_id")]


class CreditMemoItem(
    CreditMemoItemCard,
    Resource,
    path="credit-memos/credit-memo-items",
    tag="CreditMemos",
    operations="list=GetCreditMemosItemsList",
    filters="active created credit_memo_ids=credit_memo_id business_unit_ids=business_unit_id",
    sort="id created_on total",
    index="revenue_account_id expenses_account_id created_by_id",
    hides="modified_on",
):
    """One line of a credit memo: what the customer need not pay for."""

    credit_memo_id: Ref["CreditMemo"]

    business_unit_id: Internal[Ref["settings.BusinessUnit"] | None]
    revenue_account_id: Internal[Ref["GlAccount"] | None]
    expenses_account_id: Internal[Ref["GlAccount"] | None]
    created_by_id: Internal[Ref["settings.Employee | settings.Technician"] | None]


class CreditMemoLine(
    CreditMemoItem,
    path="credit-memos/{id}/items",
    tag="CreditMemos",
    within="credit_memo_id",
    operations="list=GetCreditMemoItemsList",
    filters="active created business_unit_ids=business_unit_id",
    sort="id created_on total",
    item=CreditMemoItemCard,
):
    """A line as it is listed of its credit memo."""
