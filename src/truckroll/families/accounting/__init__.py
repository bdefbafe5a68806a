"""What customers owe."""

from truckroll.catalogue import family
from truckroll.families.accounting.invoices import Invoice, InvoiceItem

FAMILY = family(__name__, "Accounting", path="accounting/v2", scope="acc", document="accounting-v2")

__all__ = ["Invoice", "InvoiceItem"]
