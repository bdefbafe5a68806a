"""What contractors owe to those they buy from: one bill, shown in two ways."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    Amount,
    AtLeast,
    AtMost,
    Copy,
    CustomFieldType,
    Int32,
    Internal,
    Money,
    Ref,
    Some,
    Texts,
    When,
    action,
    caller,
    cents,
    filter,
    listing,
    noun,
    now,
    one,
    refuse,
    some,
    where,
)
from truckroll.catalogue.types import reference
from truckroll.families.accounting.bill_lines import (
    ApBillExpenseItemResponse,
    ApBillItemResponse,
    InventoryBillItemResponse,
    InventoryLocationResponse,
    item_of,
)
from truckroll.families.accounting.custom_fields import CustomFieldResponse, Noted
from truckroll.families.accounting.exporting import Outcome, Taken
from truckroll.families.accounting.posting import Posted, Voucher, day_of
from truckroll.families.accounting.shown import AddressResponse, BatchResponse, NamedFieldResponse

if TYPE_CHECKING:
    from truckroll.families import inventory, jpm, settings
    from truckroll.families.accounting.batches import Batch
    from truckroll.families.accounting.payment_terms import PaymentTerm
    from truckroll.families.accounting.remittance_vendors import RemittanceVendor
    from truckroll.families.accounting.tax_zones import TaxZone

Receipt: "type[inventory.Receipt]" = noun("inventory.Receipt")

SyncStatusAsked = Literal["Pending", "Posted", "Exported", "PostedAndExported"]
ApBillStatus = Literal["Unreconciled", "Discrepancy", "Reconciled", "Canceled"]
ApBillSource = Literal["Undefined", "Standalone", "Purchasing", "Recurring", "OCR", "API"]
ApBillType = Literal["NotSet", "Procurement", "ApBill"]
BillType = Literal["NotSet", "Procurement", "ApBill", "RecurringBill"]

INDEX = "purchase_order_type bill_amount sync_status bill_type"
"""What lists of bills ask for beside plain filters."""


def synced(statuses: Iterable[str]) -> Some:
    """Documents in one of these states; PostedAndExported means both of them."""
    wanted = [each for status in statuses for each in status.split("And")]
    return where(sync_status=wanted)


class MarkApBillAsExportedUpdateResponse(Outcome):
    """What became of one bill that was to be exported."""

    bill_id: int


class MarkInventoryBillAsExportedUpdateResponse(Outcome):
    """What became of one bill that was to be exported."""

    inventory_bill_id: int


class Bill(Posted, Noted, abstract=True):
    """What both ways to see a bill have in common."""

    purchase_order_id: Ref["inventory.PurchaseOrder"] | None
    sync_status: str | None = "Pending"
    reference_number: str | None
    vendor_number: str | None
    summary: str | None
    bill_date: When | None
    bill_amount: Amount = Decimal(0)
    tax_amount: Amount = Decimal(0)
    shipping_amount: Amount = Decimal(0)
    created_by_id: Internal[Ref["settings.Employee"] | None]
    created_by: Annotated[str | None, Copy("created_by_id.name")]
    created_on: When | None  # type: ignore[assignment]  # published as if it might be null
    modified_on: When | None  # type: ignore[assignment]
    payment_term_id: Internal[Ref["PaymentTerm"] | None]
    term_name: Annotated[str | None, Copy("payment_term_id.name")]
    due_date: When | None
    ship_to_description: str | None
    post_date: When | None
    batch_id: Internal[Ref["Batch"] | None]
    batch: Annotated[BatchResponse | None, Copy("batch_id")]
    business_unit_id: Internal[Ref["settings.BusinessUnit"] | None]
    business_unit: Annotated[NamedFieldResponse | None, Copy("business_unit_id")]
    tax_zone_id: Internal[Ref["TaxZone"] | None]
    tax_zone: Annotated[NamedFieldResponse | None, Copy("tax_zone_id")]
    vendor_id: Internal[Ref["inventory.Vendor"] | None]
    vendor: Annotated[NamedFieldResponse | None, Copy("vendor_id")]
    ship_to: AddressResponse | None
    budget_code_id: Ref["jpm.BudgetCode"] | None
    custom_fields: list[CustomFieldResponse] | None = []
    job_id: Ref["jpm.Job"] | None
    job_number: Annotated[str | None, Copy("job_id.job_number")]
    purchase_order_number: Internal[Annotated[str | None, Copy("purchase_order_id.number")]]
    purchase_order_type: Internal[Annotated[str | None, Copy("purchase_order_id.type_id.name")]]

    @filter
    def batch_number(cls, value: Int32) -> Some:
        """Bills that were posted in the batch of this number."""
        return some("accounting.Batch", id=cls.batch_id, number=str(value))

    @filter
    def purchase_order_types(cls, value: Texts) -> Some:
        """Bills for orders of one of these types, by their names."""
        return where(purchase_order_type=list(value))

    @filter
    def date_from(cls, value: When) -> Some:
        """Bills that were made at this moment or later."""
        return where(created_on=AtLeast(value))

    @filter
    def date_to(cls, value: When) -> Some:
        """Bills that were made at this moment or before."""
        return where(created_on=AtMost(value))

    @filter
    def sync_statuses(cls, value: list[SyncStatusAsked]) -> Some:
        """Bills in one of these states."""
        return synced(value)

    @filter
    def min_cost(cls, value: Money) -> Some:
        """Bills of this amount or more."""
        return where(bill_amount=AtLeast(value))

    @filter
    def max_cost(cls, value: Money) -> Some:
        """Bills of this amount or less."""
        return where(bill_amount=AtMost(value))

    @classmethod
    def of_type(cls, bill_type: str) -> Some:
        """Bills of this kind; of any, when the kind is not set."""
        return where() if bill_type == "NotSet" else where(bill_type=bill_type)

    def settled(self) -> bool:
        """Whether the bill keeps the names it was exported with."""
        return self.sync_status == "Exported"


class ApBill(
    Bill,
    path="ap-bills",
    tag="ApBills",
    own_id="billId",
    operations="get=GetById",
    filters="ids batch_id bill_number=reference_number~ business_unit_ids=business_unit_id job_number~"
    " purchase_order_number~ created modified custom_field",
    index=INDEX + " status source canceled_by_id remittance_vendor_id",
):
    """A bill as those see it who pay it: also whether it is right, and what stands on it beside goods."""

    status: str | None = "Unreconciled"
    source: str | None = "Standalone"
    bill_type: str | None = "ApBill"
    early_discount_date: When | None
    vendor_invoice_total: Amount | None
    do_not_pay: bool = False
    date_canceled: When | None
    canceled_by_id: Internal[Ref["settings.Employee"] | None]
    canceled_by: Annotated[NamedFieldResponse | None, Copy("canceled_by_id")]
    remittance_vendor_id: Internal[Ref["RemittanceVendor"] | None]
    remittance_vendor_info: Annotated[NamedFieldResponse | None, Copy("remittance_vendor_id")]
    items: list[ApBillItemResponse] | None = []
    expense_items: list[ApBillExpenseItemResponse] | None = []
    settled_amount: Internal[Money] = Decimal(0)

    @filter
    def statuses(cls, value: list[ApBillStatus]) -> Some:
        """Bills that are right, that are not, or that nobody looked through yet."""
        return where(status=value)

    @filter
    def sources(cls, value: list[ApBillSource]) -> Some:
        """Bills that came one of these ways."""
        return where(source=value)

    @listing("GET")
    def get_list_paginated(cls, bill_type: ApBillType = "Procurement") -> Some:
        """Bills of a kind: those for goods, unless told."""
        return cls.of_type(bill_type)

    @action("POST markasexported")
    def mark_as_exported(cls, bill_ids: list[int]) -> list[MarkApBillAsExportedUpdateResponse]:
        """Note which bills the contractor's books have taken."""
        return cls.export_each([(id, None) for id in bill_ids], MarkApBillAsExportedUpdateResponse, "bill_id")

    @classmethod
    def note_each(cls, operations: Sequence[Any]) -> None:
        """Note values on bills, where inventory sees them, too."""
        super().note_each(operations)
        for bill in cls.find(id=[operation.object_id for operation in operations], active=None):
            bill.settle()

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new bill, which inventory sees at once, too."""
        bill = super().new(**{"created_by_id": caller().user or None} | given)
        InventoryBill.new(id=bill.id)
        bill.settle()
        return bill

    @classmethod
    def of_receipt(cls, receipt: "inventory.Receipt") -> "InventoryBill":
        """The bill for goods that have come."""
        vendor, place = one(receipt.vendor_id), one(receipt.inventory_location_id)
        at = InventoryLocationResponse(id=place.id, name=place.name, type=type(place).noun.word)
        bill = cls.new(
            source="Purchasing",
            bill_type="Procurement",
            purchase_order_id=receipt.purchase_order_id,
            reference_number=receipt.number,
            vendor_number=receipt.vendor_invoice_number,
            summary=receipt.memo,
            bill_date=receipt.received_on or now(),
            tax_amount=receipt.tax_amount,
            shipping_amount=receipt.shipping_amount,
            payment_term_id=vendor.payment_term_id,
            remittance_vendor_id=vendor.remittance_vendor_id,
            vendor_id=vendor.id,
            business_unit_id=receipt.business_unit_id,
            job_id=receipt.job_id,
            budget_code_id=receipt.budget_code_id,
            ship_to=receipt.ship_to,
            ship_to_description=receipt.ship_to_description,
            items=[item_of(at, order, line) for order, line in enumerate(receipt.items, 1)],
        )
        return bill.twin

    @property
    def twin(self) -> "InventoryBill":
        """The bill as inventory sees it."""
        return one(reference(self.id, "accounting.InventoryBill"))

    def settle(self) -> None:
        """Add the bill up, and let inventory see what has become of it."""
        items, expenses = self.items or [], self.expense_items or []
        goods = sum((cents(line.quantity * line.cost) for line in items), Decimal(0))
        other = sum((Decimal(line.amount) for line in expenses), Decimal(0))
        self.bill_amount = goods + other + self.tax_amount + self.shipping_amount
        lines = [account for line in items for account in line.accounts]
        for account in (*lines, *(line.general_ledger_account for line in expenses)):
            if account is not None:
                one(reference(account.id, "accounting.GlAccount")).on_a_bill = True
        twin = self.twin
        for name in Bill.fields.keys() - {"id", "created_on", "modified_on", "active"}:
            setattr(twin, name, getattr(self, name))
        twin.bill_type, twin.active = self.bill_type, self.active and self.status != "Canceled"
        twin.items = [line.in_inventory() for line in items]

    def show_pieces(self, receipt_item_id: int, numbers: list[str]) -> None:
        """Show which pieces have come in a line of the receipt."""
        items = self.items or []
        for line in items:
            if line.receipt_item_id == receipt_item_id:
                line.serial_number = ", ".join(numbers) or None
        self.items = items
        self.settle()

    @property
    def open_amount(self) -> Decimal:
        """How much of the bill is still to be settled."""
        return self.bill_amount - self.settled_amount

    def settle_by(self, amount: Decimal) -> None:
        """Settle so much of the bill."""
        self.refuse_canceled()
        refuse(amount <= 0, f"{amount} settles nothing.")
        refuse(amount > self.open_amount, f"{amount} is more than the {self.open_amount} open on bill {self.id}.")
        self.settled_amount += amount

    def open_again(self, amount: Decimal) -> None:
        """So much of the bill is not settled after all."""
        self.settled_amount -= amount

    def reconcile(self, vendor_invoice_total: Decimal) -> None:
        """Compare a bill with what the vendor asks for."""
        self.refuse_canceled()
        self.vendor_invoice_total = vendor_invoice_total
        self.status = "Reconciled" if vendor_invoice_total == self.bill_amount else "Discrepancy"
        self.settle()

    def post(self, batch_id: "Ref[Batch]") -> None:
        """Release a bill to the contractor's books."""
        self.refuse_canceled()
        refuse(self.sync_status != "Pending", f"{self.called} is {self.sync_status} already.")
        self.sync_status, self.batch_id, self.post_date = "Posted", batch_id, now()
        self.booked()
        self.book()

    def voucher(self) -> Voucher:
        """The vendor is owed for goods, which lie in stock or are used at once, and for what they cost beside."""
        about = {"vendor_id": self.vendor_id, "job_id": self.job_id, "business_unit_id": self.business_unit_id}
        about |= {"budget_code_id": self.budget_code_id}
        voucher = Voucher("Bill", self.reference_number, day_of(self.bill_date), about)
        for line in self.items or ():
            line.book(voucher)
        for expense in self.expense_items or ():
            expense.book(voucher)
        voucher.debit(self.tax_amount, "CostOfGoodsSoldTax")
        voucher.debit(self.shipping_amount, "CostOfGoodsSoldShipping")
        voucher.credit(self.bill_amount, "AccountsPayable")
        return voucher

    def export(self, taken: Taken | None = None) -> None:
        """Note that the contractor's books have the bill."""
        self.refuse_canceled()
        super().export(taken)
        self.booked()

    def booked(self) -> None:
        """The receipt that a bill is for goes to the books with it."""
        self.settle()
        receipt = Receipt.first(bill_id=self.id)
        if receipt is not None:
            receipt.booked("Exported" if self.settled() else "Posted", self.batch_id)

    def withdraw(self) -> None:
        """Take back a bill for what has not come after all."""
        self.refuse_canceled()
        refuse(self.sync_status != "Pending", f"{self.called} is {self.sync_status} and can no longer be canceled.")
        refuse(self.settled_amount != 0, f"{self.settled_amount} of {self.called} is settled; it cannot be canceled.")
        self.status, self.date_canceled, self.canceled_by_id = "Canceled", now(), caller().user or None
        self.settle()

    def refuse_canceled(self) -> None:
        """Nothing more happens to a bill that was canceled."""
        refuse(self.status == "Canceled", f"{self.called} is canceled.")


class InventoryBill(
    Bill,
    path="inventory-bills",
    tag="InventoryBills",
    filters="ids batch_id bill_number=reference_number~ business_unit_ids=business_unit_id job_number~"
    " purchase_order_number~ created modified custom_field",
    feed="inventory-bills",
    index=INDEX,
):
    """The same bill as those see it who keep the stock; inactive once it is canceled."""

    bill_type: Internal[str | None]
    items: list[InventoryBillItemResponse] | None = []

    @listing("GET", bare=True)
    def get_list(cls, bill_type: BillType = "NotSet") -> Some:
        """Bills of a kind, or all of them, without the envelope of a page."""
        return cls.of_type(bill_type)

    @listing("GET paginated")
    def get_list_paginated(cls, bill_type: BillType = "NotSet") -> Some:
        """Bills of a kind, or all of them."""
        return cls.of_type(bill_type)

    @action("POST markasexported")
    def mark_as_exported(cls, inventory_bill_ids: list[int]) -> list[MarkInventoryBillAsExportedUpdateResponse]:
        """Note which bills the contractor's books have taken."""
        asked = [(id, None) for id in inventory_bill_ids]
        return ApBill.export_each(asked, MarkInventoryBillAsExportedUpdateResponse, "inventory_bill_id")

    @classmethod
    def note_each(cls, operations: Sequence[Any]) -> None:
        """Note values on bills, where those see them who pay, too."""
        ApBill.note_each(operations)

    @classmethod
    def of_receipt(cls, receipt: "inventory.Receipt") -> "InventoryBill":
        """The bill for goods that have come."""
        return ApBill.of_receipt(receipt)

    @property
    def bill(self) -> ApBill:
        """The bill as those see it who pay it."""
        return one(reference(self.id, "accounting.ApBill"))

    def withdraw(self) -> None:
        """Take back a bill for what has not come after all."""
        self.bill.withdraw()


class ApBillCustomFieldType(
    CustomFieldType,
    path="ap-bills/custom-fields",
    tag="ApBills",
    scope="apbills",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its bills."""


class InventoryBillCustomFieldType(
    ApBillCustomFieldType,
    path="inventory-bills/custom-fields",
    tag="InventoryBills",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """The same field, where the bill is seen from the stock."""
