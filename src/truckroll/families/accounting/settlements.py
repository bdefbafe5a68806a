"""How bills are settled: by payments, and by what vendors owe in return."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar

from truckroll.catalogue import (
    Copy,
    CustomFieldType,
    Internal,
    Items,
    Model,
    Money,
    Ref,
    Some,
    Text,
    When,
    action,
    filter,
    next_id,
    now,
    one,
    refuse,
)
from truckroll.families.accounting.bills import ApBill, SyncStatusAsked, synced
from truckroll.families.accounting.custom_fields import CustomFieldResponse, Noted
from truckroll.families.accounting.exporting import Outcome, Taken
from truckroll.families.accounting.posting import Posted, Voucher, day_of
from truckroll.families.accounting.shown import BatchResponse, GLAccountResponse, NamedFieldResponse

if TYPE_CHECKING:
    from truckroll.families import inventory, jpm, settings
    from truckroll.families.accounting.batches import Batch
    from truckroll.families.accounting.bills import InventoryBill
    from truckroll.families.accounting.gl_accounts import GlAccount
    from truckroll.families.accounting.remittance_vendors import RemittanceVendor

SettlementSyncStatus = Literal["Pending", "Posted", "Exported"]
VendorCreditStatus = Literal["Unreconciled", "Canceled"]
ApPaymentMethod = Literal["AccountingSystem", "ServiceTitan"]
ApPaymentStatus = Literal[
    "Unpaid", "ReadyForApproval", "Initiated", "Paid", "Cancelled", "InTransit", "Processing", "Rejected"
]
VOID = {"Cancelled", "Rejected"}


class MarkApCreditAsExportedUpdateRequest(Model):
    """A credit that the contractor's books have taken."""

    ap_credit_id: int


class MarkApCreditAsExportedUpdateResponse(Outcome):
    """What became of one credit that was to be exported."""

    ap_credit_id: int


class MarkApPaymentAsExportedUpdateRequest(Taken):
    """A payment that the contractor's books have taken."""

    ap_payment_id: int


class MarkApPaymentAsExportedUpdateResponse(Outcome):
    """What became of one payment that was to be exported."""

    ap_payment_id: int


class ApCreditSplitModelResponse(Model):
    """How much of a credit settles which bill."""

    id: int
    active: bool = True
    created_on: When
    inventory_bill_id: Ref["InventoryBill"]
    vendor_credit_id: Ref["ApCredit"]
    amount: Money


class ApPaymentSplitApiModel(Model):
    """How much of a payment settles which bill."""

    id: int
    active: bool | None = True
    created_on: When
    document_id: int | None
    inventory_bill_id: Ref["InventoryBill"] | None
    amount: Money


class Settlement(Posted, Noted, abstract=True):
    """What settles bills: money, or a vendor's credit."""

    date: When
    sync_status: SettlementSyncStatus = "Pending"
    amount: Money = Decimal(0)
    batch_id: Internal[Ref["Batch"] | None]
    batch: Annotated[BatchResponse | None, Copy("batch_id")]
    business_unit_id: Internal[Ref["settings.BusinessUnit"] | None]
    business_unit: Annotated[NamedFieldResponse | None, Copy("business_unit_id")]
    vendor_id: Internal[Ref["inventory.Vendor"] | None]
    vendor: Annotated[NamedFieldResponse | None, Copy("vendor_id")]
    remittance_vendor_id: Internal[Ref["RemittanceVendor"] | None]
    remittance_vendor: Annotated[NamedFieldResponse | None, Copy("remittance_vendor_id")]
    custom_fields: list[CustomFieldResponse] | None = []

    @filter
    def sync_statuses(cls, value: list[SyncStatusAsked]) -> Some:
        """Those in one of these states."""
        return synced(value)

    def settled(self) -> bool:
        """Whether the names stay that the books were told."""
        return self.sync_status == "Exported"

    def post(self, batch_id: "Ref[Batch]") -> None:
        """Release it to the contractor's books."""
        refuse(not self.active, f"{self.called} is canceled.")
        refuse(self.sync_status != "Pending", f"{self.called} is {self.sync_status} already.")
        self.sync_status, self.batch_id = "Posted", batch_id
        self.book()

    @property
    def about(self) -> dict[str, Any]:
        """What everything that is booked for it is about."""
        return {"vendor_id": self.vendor_id, "business_unit_id": self.business_unit_id}


class ApCredit(
    Settlement,
    path="ap-credits",
    tag="ApCredits",
    operations="list",
    filters="ids created modified custom_field",
    sort="id date number amount modified_on created_on",
    index="sync_status batch_id business_unit_id vendor_id remittance_vendor_id",
):
    """What a vendor owes, such as for goods that went back; bills of the vendor are settled with it."""

    inventory_return_id: Ref["inventory.InventoryReturn"] | None
    job_id: Ref["jpm.Job"] | None
    active: bool = True
    canceled_on: When | None
    number: str | None
    reference_number: str | None
    memo: Text | None
    applied_amount: Money = Decimal(0)
    status: VendorCreditStatus = "Unreconciled"
    payment_status: ApPaymentStatus = "Unpaid"
    splits: list[ApCreditSplitModelResponse]
    budget_code_id: Ref["jpm.BudgetCode"] | None

    @action("POST markasexported")
    def mark_as_exported(
        cls, items: Items[MarkApCreditAsExportedUpdateRequest]
    ) -> list[MarkApCreditAsExportedUpdateResponse]:
        """Note which credits the contractor's books have taken."""
        asked = [(each.ap_credit_id, None) for each in items]
        return cls.export_each(asked, MarkApCreditAsExportedUpdateResponse, "ap_credit_id")

    @classmethod
    def of_return(cls, returned: "inventory.InventoryReturn") -> Self:
        """What the vendor owes for goods that went back."""
        return cls.new(
            inventory_return_id=returned.id,
            job_id=returned.job_id,
            date=returned.credit_received_on or now(),
            number=returned.number,
            reference_number=returned.reference_number,
            memo=returned.memo,
            amount=returned.return_amount,
            business_unit_id=returned.business_unit_id,
            vendor_id=returned.vendor_id,
            remittance_vendor_id=one(returned.vendor_id).remittance_vendor_id,
            budget_code_id=returned.budget_code_id,
        )

    def apply(self, bill_id: "Ref[ApBill]", amount: Decimal) -> None:
        """Settle a bill of the same vendor with a part of the credit, or all of it."""
        refuse(not self.active, f"{self.called} is canceled.")
        self.refuse_exported()
        bill = one(bill_id)
        refuse(bill.vendor_id != self.vendor_id, f"Bill {bill.id} is not of the vendor that owes credit {self.id}.")
        left = self.amount - self.applied_amount
        refuse(amount > left, f"{amount} is more than the {left} that are left of credit {self.id}.")
        bill.settle_by(amount)
        split = ApCreditSplitModelResponse(
            id=next_id(), created_on=now(), inventory_bill_id=bill.id, vendor_credit_id=self.id, amount=amount
        )
        self.splits = [*self.splits, split]
        self.follow()

    def cancel(self) -> None:
        """The vendor owes nothing after all; what was settled with the credit is open again."""
        refuse(not self.active, f"{self.called} is canceled already.")
        self.refuse_exported()
        self.splits = released(self.splits)
        self.status, self.canceled_on = "Canceled", now()
        self.follow()
        self.deactivate()
        self.book()

    def voucher(self) -> Voucher:
        """Less is owed to the vendor, for goods that are no longer in stock."""
        voucher = Voucher("VendorCredit", self.number, day_of(self.date), {**self.about, "job_id": self.job_id})
        voucher.debit(self.amount, "AccountsPayable")
        left = self.amount
        if self.inventory_return_id is not None:
            back = one(self.inventory_return_id)
            voucher.credit(back.tax_amount, "CostOfGoodsSoldTax")
            voucher.credit(back.shipping_amount, "CostOfGoodsSoldShipping")
            voucher.debit(back.restocking_fee, "CostOfGoodsSoldRestockingFee")
            left += back.restocking_fee - back.tax_amount - back.shipping_amount
        voucher.credit(left, "Inventory")
        return voucher

    def follow(self) -> None:
        """Know how much of the credit is used."""
        self.applied_amount = sum((split.amount for split in self.splits if split.active), Decimal(0))
        self.payment_status = "Paid" if self.applied_amount == self.amount else "Unpaid"


class ApPayment(
    Settlement,
    path="ap-payments",
    tag="ApPayments",
    operations="list",
    filters="ids created modified custom_field",
    sort="id date name amount modified_on created_on",
    index="sync_status batch_id business_unit_id vendor_id remittance_vendor_id gl_account_id",
):
    """Money that goes to a vendor for bills."""

    active: bool | None = True  # type: ignore[assignment]  # published as if it might be null
    approved_date: When | None
    method: ApPaymentMethod = "AccountingSystem"
    name: str | None
    print_check: bool | None
    error_message: str | None
    status: ApPaymentStatus = "Unpaid"
    gl_account_id: Internal[Ref["GlAccount"] | None]
    gl_account: Annotated[GLAccountResponse | None, Copy("gl_account_id")]
    splits: list[ApPaymentSplitApiModel]
    export_id: Internal[str | None]

    @action("POST markasexported")
    def mark_as_exported(
        cls, items: Items[MarkApPaymentAsExportedUpdateRequest]
    ) -> list[MarkApPaymentAsExportedUpdateResponse]:
        """Note which payments the contractor's books have taken, and under which ids."""
        asked = [(each.ap_payment_id, each) for each in items]
        return cls.export_each(asked, MarkApPaymentAsExportedUpdateResponse, "ap_payment_id")

    @classmethod
    def pay(cls, bills: "list[tuple[Ref[ApBill], Decimal]]", **given: Any) -> Self:
        """Pay bills of one vendor, each in part or as a whole."""
        first = one(bills[0][0])
        splits: list[ApPaymentSplitApiModel] = []
        for id, amount in bills:
            bill = one(id)
            refuse(bill.vendor_id != first.vendor_id, f"Bills {first.id} and {bill.id} are of different vendors.")
            refuse(bool(bill.do_not_pay), f"Bill {bill.id} is not to be paid.")
            bill.settle_by(amount)
            splits.append(
                ApPaymentSplitApiModel(
                    id=next_id(), created_on=now(), document_id=bill.id, inventory_bill_id=bill.id, amount=amount
                )
            )
        said: dict[str, Any] = {
            "date": now(),
            "vendor_id": first.vendor_id,
            "remittance_vendor_id": first.remittance_vendor_id,
            "business_unit_id": first.business_unit_id,
            "amount": sum(amount for _, amount in bills),
            "status": "ReadyForApproval",
        }
        return cls.new(**said | given, splits=splits)

    def approve(self) -> None:
        """Let the money go; whoever gets it is known from now on."""
        refuse(self.status != "ReadyForApproval", f"{self.called} is {self.status} and cannot be approved.")
        self.status, self.approved_date = "Initiated", now()
        if self.remittance_vendor_id is not None:
            one(self.remittance_vendor_id).is_approved = True

    def arrive(self) -> None:
        """The money has arrived."""
        refuse(self.approved_date is None or self.status in {"Paid", *VOID}, f"{self.called} is {self.status}.")
        self.status = "Paid"
        if self.remittance_vendor_id is not None:
            one(self.remittance_vendor_id).is_verified = True

    def void(self, status: ApPaymentStatus = "Cancelled", message: str | None = None) -> None:
        """The money does not arrive; the bills are open again."""
        refuse(self.status in {"Paid", *VOID}, f"{self.called} is {self.status}.")
        self.refuse_exported()
        self.splits = released(self.splits)
        self.status, self.error_message = status, message
        self.deactivate()
        self.book()

    def voucher(self) -> Voucher:
        """Less is owed to the vendor, and less is in the bank."""
        voucher = Voucher("VendorPayment", self.name, day_of(self.date), self.about)
        voucher.debit(self.amount, "AccountsPayable")
        voucher.credit(self.amount, "CheckingAccount", self.gl_account_id)
        return voucher


S = TypeVar("S", ApCreditSplitModelResponse, ApPaymentSplitApiModel)


def released(splits: list[S]) -> list[S]:
    """The same splits, which settle nothing any more."""
    for split in splits:
        if split.active and split.inventory_bill_id is not None:
            one(split.inventory_bill_id).bill.open_again(split.amount)
        split.active = False
    return splits


class ApCreditCustomFieldType(
    CustomFieldType,
    path="ap-credits/custom-fields",
    tag="ApCredits",
    scope="apcredits",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its vendors' credits."""


class ApPaymentCustomFieldType(
    CustomFieldType,
    path="ap-payments/custom-fields",
    tag="ApPayments",
    scope="appayments",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its payments to vendors."""
