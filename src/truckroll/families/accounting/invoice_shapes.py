"""Invoices as they are asked for, and what they show of others."""

from typing import TYPE_CHECKING, Annotated, Literal

from truckroll.catalogue import UNSET, Copy, Day, Html, Model, Money, Ref, When
from truckroll.families.accounting.exporting import Outcome, Taken
from truckroll.families.accounting.invoice_items import InvoiceItemUpdate

if TYPE_CHECKING:
    from truckroll.families import jpm, settings
    from truckroll.families.accounting.invoices import Invoice, InvoiceType
    from truckroll.families.accounting.payments import Payment
    from truckroll.families.accounting.tax_zones import TaxZone

TransactionStatus = Literal["Pending", "Posted", "Exported"]
BalanceComparer = Literal["Equals", "NotEquals", "Greater", "Less"]
RoyaltyStatus = Literal["Pending", "Sent", "Failed"]
SettlementStatus = Literal["NotSettled", "Settled"]
InvoiceSentStatus = Literal["NotSent", "Sent", "Opened"]
InvoiceReviewStatus = Literal[
    "NeedsReview", "OnHold", "Reviewed", "PendingApproval", "Rejected", "ReadyForBilling", "Invoiced"
]
InvoiceConfiguration = Literal[
    "JobInvoice", "ProjectInvoice", "CounterSales", "MembershipInvoice", "InterestChargeInvoice", "ARImportInvoice"
]


class SalesTaxResponse(Model):
    """The tax zone of a document, and what its rates add up to."""

    id: int
    name: str | None
    tax_rate: Money


class JobResponse(Model):
    """The job that an invoice is for."""

    id: int
    number: Annotated[str | None, Copy("job_number")]
    type: Annotated[str | None, Copy("job_type_id.name")]


class EmployeeInfoResponse(Model):
    """Who sold what is on an invoice."""

    id: int
    name: str | None
    modified_on: When


class RoyaltyResponse(Model):
    """How far the franchise's share of an invoice has got."""

    status: str | None
    date: When | None
    sent_on: When | None
    memo: str | None


class PaymentSettlementUpdate(Model):
    """Whether the money of a payment has come in."""

    id: Ref["Payment"]
    settlement_status: SettlementStatus | None
    settlement_date: When | None


class InvoiceRequest(Model):
    """What may be said of an invoice; what is left out stays."""

    number: str | None
    type_id: Ref["InvoiceType"] | None
    invoiced_on: When | None
    subtotal: Money | None
    tax: Money | None
    tax_zone_id: Ref["TaxZone"] | None
    summary: Html | None = UNSET
    royalty_status: RoyaltyStatus | None = UNSET
    royalty_date: When | None = UNSET
    royalty_sent_on: When | None = UNSET
    royalty_memo: str | None = UNSET
    export_id: str | None = UNSET
    review_status: InvoiceReviewStatus | None
    assigned_to_id: Ref["settings.Employee | settings.Technician"] | None = UNSET
    budget_code_id: Ref["jpm.BudgetCode"] | None = UNSET
    items: list[InvoiceItemUpdate] | None

    def said(self) -> set[str]:
        """The names of what is not left out; a null leaves out what cannot be taken away."""
        return {field.name for field in self.fields.values() if self.values[field.json] is not field.start()}


class AdjustmentInvoiceCreate(InvoiceRequest):
    """An invoice that puts another one right."""

    adjustment_to_id: Ref["Invoice"]


class InvoiceUpdate(InvoiceRequest):
    """What is to change of an invoice, and which of its payments have come in."""

    due_date: Day | None = UNSET
    payments: list[PaymentSettlementUpdate] | None


class TakenInvoice(Taken):
    """An invoice that the contractor's books took."""

    invoice_id: int


class InvoiceOutcome(Outcome):
    """Whether an invoice was exported."""

    invoice_id: int
