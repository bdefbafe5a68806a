"""What settles invoices: payments and credit memos, and how much of each went where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import (
    Internal,
    Ref,
    Resource,
    Some,
    When,
    caller,
    cents,
    filter,
    invalid,
    next_id,
    noun,
    one,
    where,
)
from truckroll.families.accounting.journal_lines import JournalEntryTransaction
from truckroll.families.accounting.posting import Voucher

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.accounting.invoices import Invoice

Employee: "type[settings.Employee]" = noun("settings.Employee")


@dataclass(frozen=True)
class Split:
    """So much for an invoice; `place` is where that was asked for."""

    invoice: "Invoice"
    amount: Decimal
    place: str


class Settling(Resource, abstract=True):
    """Money that goes to invoices of its customer; what of it goes nowhere is left for others."""

    if TYPE_CHECKING:
        total: Any
        customer_id: Any
        applied_to: Any  # a list of a model with applied_id, applied_to and applied_amount
        application: Callable[[int, "Invoice", Decimal], Any]  # how it is shown that so much went to an invoice

    invoice_ids: Internal[list[Ref["Invoice"]]]
    invoice_numbers: Internal[list[str]]

    @filter
    def applied_to_reference_number(cls, value: str) -> Some:
        """What went to the invoice of this number."""
        return where(invoice_numbers=value)

    def spread(self, splits: Iterable[Split], on: When) -> Decimal:
        """Go to these invoices, and no longer to others; tells what is left."""
        before = {(each.applied_to, each.applied_amount): each for each in self.applied_to or ()}
        for each in self.applied_to or ():
            one(each.applied_to).apply(-each.applied_amount, on)
        applied: list[Any] = []
        left: Decimal = self.total
        for split in splits:
            invoice, amount = split.invoice, cents(split.amount)
            invalid(not invoice.active, split.place, f"Invoice {invoice.id} is deleted.")
            foreign = invoice.customer_id != self.customer_id
            invalid(foreign, split.place, f"Invoice {invoice.id} is another customer's.")
            owed = invoice.balance
            fits = 0 < amount <= owed or owed <= amount < 0
            invalid(not fits, split.place, f"Of invoice {invoice.id} {owed} is owed, not {amount}.")
            invoice.apply(amount, on)
            left -= amount
            applied.append(before.pop((invoice.id, amount), None) or self.application(next_id(), invoice, amount))
        invalid(left < 0, "splits", f"The splits come to {-left} more than there is.")
        self.applied_to = applied
        self.invoice_ids = list(dict.fromkeys(each.applied_to for each in applied))
        self.invoice_numbers = list(dict.fromkeys(each.applied_to_reference_number or "" for each in applied))
        return left

    def book_applied(self, voucher: Voucher, left: Decimal) -> None:
        """The customer owes less for these invoices, and by what is left for others."""
        for each in self.applied_to or ():
            invoice = JournalEntryTransaction(
                id=each.applied_to, type="Invoice", ref_number=each.applied_to_reference_number
            )
            voucher.credit(each.applied_amount, "AccountsReceivable", applied_to=invoice)
        voucher.credit(left, "AccountsReceivable")


def asking() -> str | None:
    """The name of the colleague under whom an app writes, if it has one."""
    colleague = Employee.first(id=caller().user, active=None)
    return colleague.name if colleague is not None else None
