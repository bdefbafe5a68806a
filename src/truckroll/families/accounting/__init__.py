"""What customers owe."""

from truckroll.catalogue import family
from truckroll.families.accounting.invoices import Invoice, InvoiceItem
from truckroll.families.accounting.payment_terms import PaymentTerm
from truckroll.families.accounting.tax_zones import TaxZone

FAMILY = family(__name__, "Accounting", path="accounting/v2", scope="acc", document="accounting-v2")

__all__ = ["Invoice", "InvoiceItem", "PaymentTerm", "TaxZone"]
