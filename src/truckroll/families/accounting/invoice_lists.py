"""What lists of invoices are asked for beside their fields."""

from typing import TYPE_CHECKING, Any

from truckroll.catalogue import AtLeast, Between, Money, MoreThan, Not, Some, When, filter, some, where
from truckroll.families.accounting.invoice_shapes import (
    BalanceComparer,
    InvoiceConfiguration,
    InvoiceReviewStatus,
    TransactionStatus,
)
from truckroll.families.accounting.receivables import Receivable


class InvoiceList(Receivable, abstract=True):
    """An invoice as lists find it."""

    if TYPE_CHECKING:
        job_id: Any

    @filter
    def statuses(cls, value: list[TransactionStatus]) -> Some:
        """Invoices in one of these states."""
        return where(sync_status=value)

    @filter
    def review_statuses(cls, value: list[InvoiceReviewStatus]) -> Some:
        """Invoices in one of these states of review."""
        return where(review_status=value)

    @filter
    def invoice_configurations(cls, value: list[InvoiceConfiguration]) -> Some:
        """Invoices for one of these kinds of sale."""
        return where(invoice_configuration=value)

    @filter
    def assigned_to_ids(cls, value: list[int]) -> Some:
        """Invoices that one of these colleagues takes care of."""
        return where(assigned_to_id=value)

    @filter
    def job_number(cls, value: str) -> Some:
        """Invoices for the job of this number."""
        return some("jpm.Job", id=cls.job_id, job_number=value)

    @filter
    def invoiced_on_or_after(cls, value: When) -> Some:
        """Invoices of this moment or of a later one."""
        return where(invoice_date=AtLeast(value))

    @filter
    def invoiced_on_before(cls, value: When) -> Some:
        """Invoices from before this moment."""
        return where(invoice_date=Between(None, value))

    @filter
    def balance_filter__balance(cls, value: Money, balance_filter__comparer: BalanceComparer = "Equals") -> Some:
        """Invoices of which this much is still owed, or more or less."""
        tests: dict[str, Any] = {"NotEquals": Not(value), "Greater": MoreThan(value), "Less": Between(None, value)}
        return where(balance=tests.get(balance_filter__comparer, value))
