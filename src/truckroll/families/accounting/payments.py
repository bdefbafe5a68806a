"""What customers pay, and for which invoices."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from truckroll.catalogue import (
    UNSET,
    Amount,
    AtLeast,
    Between,
    Copy,
    CustomFieldType,
    Internal,
    Model,
    Money,
    Ref,
    Some,
    Texts,
    When,
    action,
    caller,
    cents,
    filter,
    invalid,
    noun,
    now,
    one,
    refuse,
    where,
)
from truckroll.catalogue.types import MOST_MONEY
from truckroll.families.accounting.exporting import EXPORTED
from truckroll.families.accounting.invoice_shapes import PaymentSettlementUpdate, SettlementStatus
from truckroll.families.accounting.posting import Voucher, day_of
from truckroll.families.accounting.receivables import Receivable
from truckroll.families.accounting.settling import Settling, Split, asking
from truckroll.families.accounting.shown import BatchResponse, GLAccountResponse, NamedFieldResponse

if TYPE_CHECKING:
    from truckroll.families import crm, settings
    from truckroll.families.accounting import invoices
    from truckroll.families.accounting.batches import Batch
    from truckroll.families.accounting.deposits import Deposit
    from truckroll.families.accounting.gl_accounts import GlAccount
    from truckroll.families.accounting.invoices import Invoice
    from truckroll.families.accounting.payment_types import PaymentType

Invoices: "type[invoices.Invoice]" = noun("accounting.Invoice")

PaymentStatus = Literal["Pending", "Posted", "Exported"]
PaymentTransactionType = Literal["Undefined", "JournalEntry", "ReceivePayment"]
TransactionProcessingStatus = Literal["Success", "Fail", "Pending", "Rejected"]


class CustomFieldModel(Model):
    """A value under the name that the contractor gave its field."""

    name: str
    value: str


class PaymentAppliedResponse(Model):
    """How much of a payment went to which invoice, when, and who decided so."""

    applied_amount: Amount = Decimal(0)
    applied_by: str | None
    applied_id: int
    applied_on: When | None
    applied_to: Ref["Invoice"]
    applied_to_reference_number: str | None


class PaymentSplitApiModel(Model):
    """How much of a payment goes to an invoice, which is named by its id or by its number."""

    amount: Money | None
    invoice_id: Ref["Invoice"] | None
    invoice_number: str | None

    def invoice(self, place: str) -> "Invoice":
        """The invoice that is named."""
        if self.invoice_id is not None:
            return one(self.invoice_id)
        invalid(not self.invoice_number, f"{place}.invoiceId", "Name the invoice by its id or its number.")
        found = Invoices.first(reference_number=self.invoice_number)
        invalid(found is None, f"{place}.invoiceNumber", f"There is no invoice of the number '{self.invoice_number}'.")
        assert found is not None
        return found


class PaymentResponse(Model):
    """A payment as those see it who wrote it."""

    active: bool | None
    auth_code: str | None
    check_number: str | None
    customer_id: Ref["crm.Customer"] | None
    export_id: str | None
    id: int
    memo: str | None
    paid_on: When | None
    splits: list[PaymentSplitApiModel]
    status: PaymentStatus | None
    transaction_status: TransactionProcessingStatus | None
    type_id: Ref["PaymentType"]


class PaymentCustomFieldType(
    CustomFieldType,
    path="payments/custom-fields",
    tag="Payments",
    operations="list=GetCustomFieldTypes",
    filters="created modified",
    sort="id name",
):
    """A field that the contractor keeps on its payments."""


class PaymentCard(Model):
    """What a customer paid, how, and what became of it."""

    active: bool = True
    applied_to: list[PaymentAppliedResponse] | None = []
    auth_code: str | None
    batch: Annotated[BatchResponse | None, Copy("batch_id")]
    business_unit: Annotated[NamedFieldResponse | None, Copy("business_unit_id")]
    check_number: str | None
    created_by: Annotated[str | None, Copy("created_by_id.name")]
    created_on: When
    customer: Annotated[NamedFieldResponse | None, Copy("customer_id")]
    custom_fields: list[CustomFieldModel] | None = []
    date: When | None
    deposit: Annotated[NamedFieldResponse | None, Copy("deposit_id")]
    general_ledger_account: Annotated[GLAccountResponse | None, Copy("general_ledger_account_id")]
    id: Ref["Payment"]
    memo: str | None
    modified_on: When
    reference_number: str | None
    sync_status: str | None = "Pending"
    total: Amount = Decimal(0)
    type: Annotated[str | None, Copy("payment_type_id.name")]
    type_id: str | None
    unapplied_amount: Amount = Decimal(0)


class Payment(
    PaymentCard,
    Settling,
    Receivable,
    path="payments",
    tag="Payments",
    operations="list",
    feed="payments",
    filters="custom_field ids created modified batch_id customer_id transaction_type applied_to_invoice_ids=invoice_ids"
    " business_unit_ids=business_unit_id deposit_ids=deposit_id",
    sort="id created_on modified_on date total",
    index="deposit_id payment_type_id created_by_id general_ledger_account_id invoice_numbers sync_status"
    " unapplied_amount",
):
    """What a customer paid."""

    refunded_payment_id: Ref["Payment"] | None

    customer_id: Internal[Ref["crm.Customer"] | None]
    business_unit_id: Internal[Ref["settings.BusinessUnit"] | None]
    payment_type_id: Internal[Ref["PaymentType"]]
    batch_id: Internal[Ref["Batch"] | None]
    deposit_id: Internal[Ref["Deposit"] | None]
    general_ledger_account_id: Internal[Ref["GlAccount"] | None]
    created_by_id: Internal[Ref["settings.Employee | settings.Technician"] | None]
    export_id: Internal[str | None]
    transaction_type: Internal[PaymentTransactionType] = "ReceivePayment"
    settlement_status: Internal[SettlementStatus] = "NotSettled"
    settlement_date: Internal[When | None]

    @filter
    def statuses(cls, value: Texts) -> Some:
        """Payments in one of these states."""
        return where(sync_status=list(value))

    @filter
    def paid_on_after(cls, value: When) -> Some:
        """Payments of this moment or of a later one."""
        return where(date=AtLeast(value))

    @filter
    def paid_on_before(cls, value: When) -> Some:
        """Payments from before this moment."""
        return where(date=Between(None, value))

    @action("POST")
    def create(
        cls,
        type_id: Ref["PaymentType"],
        amount: Money | None = None,
        auth_code: str | None = None,
        check_number: str | None = None,
        customer_id: Ref["crm.Customer"] | None = None,
        export_id: str | None = None,
        memo: str | None = None,
        paid_on: When | None = None,
        splits: list[PaymentSplitApiModel] | None = None,
        status: PaymentStatus | None = None,
    ) -> PaymentResponse:
        """Take a payment, of as much as its splits come to unless told, and let it pay invoices."""
        split = _splits(splits or [])
        total = sum((each.amount for each in split), Decimal(0)) if amount is None else cents(amount)
        invalid(not 0 <= total < MOST_MONEY, "amount", f"A payment is not of {total}.")
        invalid(amount is None and not split, "amount", "Say how much was paid, or for which invoices.")
        if customer_id is None:
            invalid(not split, "customerId", "Say who paid, or for which invoices.")
            customer_id = split[0].invoice.customer_id
        payment = cls.new(
            payment_type_id=type_id,
            customer_id=customer_id,
            total=total,
            auth_code=auth_code,
            check_number=check_number,
            export_id=export_id,
            memo=memo,
            date=paid_on or now(),
            sync_status=status or "Pending",
            business_unit_id=split[0].invoice.business_unit_id if split else None,
            created_by_id=caller().user or None,
        )
        payment.reference_number = str(payment.id)
        payment.pay_by(type_id)
        payment.pay(split)
        payment.book()
        return payment.told()

    @action("PATCH {id}")
    def update(
        self,
        type_id: Ref["PaymentType"],
        splits: list[PaymentSplitApiModel],
        active: bool = UNSET,
        auth_code: str = UNSET,
        check_number: str = UNSET,
        export_id: str = UNSET,
        memo: str = UNSET,
        paid_on: When = UNSET,
        status: PaymentStatus = UNSET,
    ) -> PaymentResponse:
        """Change a payment that is not exported; its splits take the place of those before."""
        self.refuse_exported()
        said = {"active": active, "auth_code": auth_code, "check_number": check_number, "export_id": export_id}
        said |= {"memo": memo, "date": paid_on, "sync_status": status}
        for name, value in said.items():
            if value is not UNSET:
                setattr(self, name, value)
        self.pay_by(type_id)
        refuse(not self.active and self.deposit_id is not None, f"Payment {self.id} is in deposit {self.deposit_id}.")
        invalid(not self.active and bool(splits), "splits", "A payment that is taken back pays nothing.")
        self.pay(_splits(splits))
        self.book()
        return self.told()

    @action("POST status")
    def update_status(cls, payment_ids: list[Ref["Payment"]], status: PaymentStatus) -> None:
        """Post or export several payments, all of them or none; what is exported stays so."""
        for id in payment_ids:
            payment = one(id)
            refuse(not payment.active, f"Payment {id} is deleted.")
            if payment.sync_status != status:
                payment.refuse_exported()
                payment.sync_status = status
                payment.book()

    def pay_by(self, type_id: "Ref[PaymentType]") -> None:
        """Have been paid in this way."""
        changed = type_id != self.payment_type_id or self.type_id is None
        invalid(changed and not one(type_id).active, "typeId", f"Payment type {type_id} is not active.")
        self.payment_type_id, self.type_id = type_id, str(type_id)

    def pay(self, splits: list[Split]) -> None:
        """Pay these invoices, and no others any more."""
        self.unapplied_amount = self.spread(splits, self.date or now())

    def application(self, id: int, invoice: "Invoice", amount: Decimal) -> PaymentAppliedResponse:
        """How it is shown that so much went to an invoice."""
        return PaymentAppliedResponse(
            applied_amount=amount,
            applied_by=asking(),
            applied_id=id,
            applied_on=now(),
            applied_to=invoice.id,
            applied_to_reference_number=invoice.reference_number,
        )

    def voucher(self) -> Voucher:
        """Money has come, by which the customer owes less."""
        about = {"customer_id": self.customer_id, "business_unit_id": self.business_unit_id}
        about |= {"payment_type_id": self.payment_type_id}
        voucher = Voucher("Payment", self.reference_number, day_of(self.date), about)
        voucher.debit(self.total, "UndepositedFunds", self.general_ledger_account_id)
        self.book_applied(voucher, self.unapplied_amount)
        return voucher

    def come_in(self, invoice: "Invoice", asked: PaymentSettlementUpdate, place: str) -> None:
        """Note whether the money for an invoice has come in."""
        invalid(invoice.id not in self.invoice_ids, place, f"Payment {self.id} does not pay invoice {invoice.id}.")
        if asked.settlement_status is not None:
            self.settlement_status = asked.settlement_status
        if asked.settlement_date is not None:
            self.settlement_date = asked.settlement_date

    def told(self) -> PaymentResponse:
        """The payment as it is answered."""
        return PaymentResponse(
            active=self.active,
            auth_code=self.auth_code,
            check_number=self.check_number,
            customer_id=self.customer_id,
            export_id=self.export_id,
            id=self.id,
            memo=self.memo,
            paid_on=self.date,
            splits=[
                PaymentSplitApiModel(
                    amount=each.applied_amount,
                    invoice_id=each.applied_to,
                    invoice_number=each.applied_to_reference_number,
                )
                for each in self.applied_to or ()
            ],
            status=self.sync_status,
            transaction_status="Success",
            type_id=self.payment_type_id,
        )

    def settled(self) -> bool:
        """An exported payment keeps the names it was sent with."""
        return self.sync_status == EXPORTED


def _splits(asked: list[PaymentSplitApiModel]) -> list[Split]:
    """The invoices that are named, and how much goes to each: all that is owed, unless told."""
    places = [(each, f"splits[{at}]") for at, each in enumerate(asked)]
    named = [(each, each.invoice(place), place) for each, place in places]
    return [
        Split(invoice, invoice.balance if each.amount is None else each.amount, place) for each, invoice, place in named
    ]
