"""Money taken to the bank."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    AtLeast,
    AtMost,
    Copy,
    Internal,
    Money,
    Ref,
    Sent,
    Some,
    When,
    action,
    caller,
    filter,
    now,
    one,
    refuse,
    where,
)
from truckroll.families.accounting.exporting import EXPORTED
from truckroll.families.accounting.journal_lines import JournalEntryTransaction
from truckroll.families.accounting.payments import Payment, PaymentCard
from truckroll.families.accounting.posting import Posted, Voucher, day_of
from truckroll.families.accounting.shown import BatchResponse, GLAccountResponse

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.accounting.batches import Batch
    from truckroll.families.accounting.gl_accounts import GlAccount

DepositReviewStatus = Literal["NeedsReview", "Reviewed"]
DepositStatus = Literal["Undefined", "Open", "Deposited"]
SyncStatus = Literal["Pending", "Posted", "Exported"]


class Deposit(
    Posted,
    path="bank-deposits",
    tag="Deposits",
    operations="list",
    filters="ids modified created deposit_date reviewed=reviewed_on review_status deposit_status sync_status",
    sort="id created_on modified_on deposit_date gross_amount",
    index="batch_id created_by_id bank_account_id fee_account_id gross_amount name",
):
    """Payments that were taken to the bank together."""

    name: str | None
    deposit_status: Annotated[str | None, Sent(DepositStatus)] = "Open"
    sync_status: Annotated[str | None, Sent(SyncStatus)] = "Pending"
    batch: Annotated[BatchResponse | None, Copy("batch_id")]
    created_by: Annotated[str | None, Copy("created_by_id.name")]
    modified_on: When | None  # type: ignore[assignment]  # published as if it might be null
    active: bool = True
    import_id: str | None
    deposit_date: When
    review_status: Annotated[str | None, Sent(DepositReviewStatus)] = "NeedsReview"
    reviewed_on: When | None
    gross_amount: Money = Decimal(0)
    net_amount: Money = Decimal(0)
    fees: Money | None = Decimal(0)
    bank_account: Annotated[GLAccountResponse | None, Copy("bank_account_id")]
    fee_account: Annotated[GLAccountResponse | None, Copy("fee_account_id")]

    batch_id: Internal[Ref["Batch"] | None]
    created_by_id: Internal[Ref["settings.Employee | settings.Technician"] | None]
    bank_account_id: Internal[Ref["GlAccount"] | None]
    fee_account_id: Internal[Ref["GlAccount"] | None]
    export_id: Internal[str | None]

    @filter
    def gross_amount_greater(cls, value: Money) -> Some:
        """Deposits of this amount or more."""
        return where(gross_amount=AtLeast(value))

    @filter
    def gross_amount_less(cls, value: Money) -> Some:
        """Deposits of this amount or less."""
        return where(gross_amount=AtMost(value))

    @classmethod
    def open(cls, name: str, payments: "Iterable[Payment]", fees: Decimal = Decimal(0), **more: Any) -> Self:
        """Put payments together that go to the bank; a payment goes there once."""
        deposit = cls.new(
            **{"name": name, "fees": fees, "deposit_date": now(), "created_by_id": caller().user or None} | more
        )
        for payment in payments:
            refuse(not payment.active, f"Payment {payment.id} is deleted.")
            refuse(payment.deposit_id is not None, f"Payment {payment.id} is in deposit {payment.deposit_id} already.")
            payment.deposit_id = deposit.id
            deposit.gross_amount += payment.total
        deposit.net_amount = deposit.gross_amount - fees
        return deposit

    def bring(self) -> None:
        """Note that the bank has the money; its invoices show since when."""
        refuse(self.deposit_status == "Deposited", f"Deposit {self.id} is with the bank already.")
        self.deposit_status, self.review_status, self.reviewed_on = "Deposited", "Reviewed", now()
        self.sync_status = "Posted"
        for payment in Payment.find(deposit_id=self.id):
            for invoice_id in payment.invoice_ids:
                one(invoice_id).deposited_on = self.deposit_date
        self.book()

    def voucher(self) -> Voucher:
        """The bank has the money that was at hand, less what it keeps of it."""
        voucher = Voucher("BankDeposit", self.name, day_of(self.deposit_date), {})
        voucher.debit(self.net_amount, "CheckingAccount", self.bank_account_id)
        voucher.debit(self.fees or Decimal(0), "ProcessingFees", self.fee_account_id)
        for payment in Payment.find(deposit_id=self.id):
            about = {"customer_id": payment.customer_id, "payment_type_id": payment.payment_type_id}
            about |= {"business_unit_id": payment.business_unit_id}
            paid = JournalEntryTransaction(id=payment.id, type="Payment", ref_number=payment.reference_number)
            account = payment.general_ledger_account_id
            voucher.credit(payment.total, "UndepositedFunds", account, applied_to=paid, **about)
        return voucher

    @action("POST markasexported")
    def mark_as_exported(cls, ids: list[Ref["Deposit"]] | None = None) -> None:
        """Note that the contractor's books have these deposits, all of them or none."""
        for id in ids or ():
            one(id).export()

    def settled(self) -> bool:
        """An exported deposit keeps the names it was sent with."""
        return self.sync_status == EXPORTED


class DepositTransaction(
    Payment,
    path="bank-deposits/{id}/transactions",
    tag="Deposits",
    within="deposit_id",
    operations="list=GetTransactionsList",
    item=PaymentCard,
):
    """A payment as its deposit shows it."""
