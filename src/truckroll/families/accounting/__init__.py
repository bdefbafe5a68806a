"""What customers owe."""

from truckroll.catalogue import family
from truckroll.families.accounting.batches import Batch
from truckroll.families.accounting.bills import (
    ApBill,
    ApBillCustomFieldType,
    InventoryBill,
    InventoryBillCustomFieldType,
)
from truckroll.families.accounting.credit_memos import CreditMemo, CreditMemoCustomFieldType, CreditMemoItem
from truckroll.families.accounting.deposits import Deposit
from truckroll.families.accounting.gl_accounts import GlAccount, GlAccountType
from truckroll.families.accounting.invoice_items import InvoiceItem
from truckroll.families.accounting.invoice_tasks import InvoiceTask, InvoiceTaskTemplate
from truckroll.families.accounting.invoices import Invoice, InvoiceCustomFieldType, InvoiceType
from truckroll.families.accounting.journal_entries import JournalEntry
from truckroll.families.accounting.journal_lines import JournalEntryLine
from truckroll.families.accounting.payment_terms import PaymentTerm
from truckroll.families.accounting.payment_types import PaymentType
from truckroll.families.accounting.payments import Payment, PaymentCustomFieldType
from truckroll.families.accounting.recognitions import RevenueRecognition
from truckroll.families.accounting.remittance_vendors import RemittanceVendor
from truckroll.families.accounting.settlements import (
    ApCredit,
    ApCreditCustomFieldType,
    ApPayment,
    ApPaymentCustomFieldType,
)
from truckroll.families.accounting.tax_zones import TaxZone

FAMILY = family(__name__, "Accounting", path="accounting/v2", scope="acc", document="accounting-v2")

__all__ = [
    "ApBill",
    "ApBillCustomFieldType",
    "ApCredit",
    "ApCreditCustomFieldType",
    "ApPayment",
    "ApPaymentCustomFieldType",
    "Batch",
    "CreditMemo",
    "CreditMemoCustomFieldType",
    "CreditMemoItem",
    "Deposit",
    "GlAccount",
    "GlAccountType",
    "InventoryBill",
    "InventoryBillCustomFieldType",
    "Invoice",
    "InvoiceCustomFieldType",
    "InvoiceItem",
    "InvoiceTask",
    "InvoiceTaskTemplate",
    "InvoiceType",
    "JournalEntry",
    "JournalEntryLine",
    "Payment",
    "PaymentCustomFieldType",
    "PaymentTerm",
    "PaymentType",
    "RemittanceVendor",
    "RevenueRecognition",
    "TaxZone",
]
