"""What subscribers hear of invoices and of what is to be done about them."""

from truckroll.catalogue import Guid, Model, event, said

INVOICE = said(
    "accounting.Invoice",
    but="active custom_fields discount_total export_id import_id invoice_configuration items material_sku_id"
    " membership_id paid_on summary",
)


class InvoiceOfTask(Model):
    """The invoice that something is to be done about."""

    id: int


class TaskOfInvoice(Model):
    """What is to be done."""

    id: Guid


event("tn.acc.invoice-updated", "Something of an invoice changed.", of="accounting.Invoice", invoice=INVOICE)
event("tn.acc.invoice-batched", "An invoice was put into a batch.", of="accounting.Invoice", invoice=INVOICE)
event("tn.acc.invoice-posted", "An invoice went into the books.", of="accounting.Invoice", invoice=INVOICE)
event("tn.acc.invoice-exported", "An invoice was taken over elsewhere.", of="accounting.Invoice", invoice=INVOICE)
event(
    "tn.acc.invoice-task-created",
    "There is something to do about an invoice.",
    of="accounting.Invoice",
    invoice=InvoiceOfTask,
    task=TaskOfInvoice,
)
event(
    "tn.acc.invoice-task-updated",
    "What is to do about an invoice changed.",
    of="accounting.Invoice",
    invoice=InvoiceOfTask,
    task=TaskOfInvoice,
)
