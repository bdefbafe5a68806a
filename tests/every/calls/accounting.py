"""Good calls of invoices, payments, credit memos and deposits."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.every.calls.words import SOMEDAY, Call, on, within
from tests.every.place import Given, Tenant
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction

REFERENCES = {
    "accounting.Invoice": "invoice",
    "accounting.InvoiceType": "invoice type",
    "accounting.Payment": "payment",
    "accounting.PaymentType": "cash",
    "accounting.Deposit": "deposit",
}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Callable[..., Any], ask: Callable[..., Any]) -> None:
    """Two invoices, one of them posted, what is paid and what need not be paid of them, and a deposit."""
    words = tenant.words
    load = transaction().load
    new("cash", "accounting.PaymentType", name=words)
    new("invoice type", "accounting.InvoiceType", name=words)
    new("batch", "accounting.Batch", number="7", name=words)
    new("template", "accounting.InvoiceTaskTemplate", name=words, description=words)
    batch: Any = load("accounting.Batch", ids["batch"])
    opened = load("crm.Customer", ids["customer"]), load("settings.BusinessUnit", ids["unit"])
    customer, unit, place = (each.id for each in (*opened, load("crm.Location", ids["location"])))  # type: ignore
    for key in ("invoice", "posted invoice"):
        invoice: Any = resolve("accounting.Invoice").open(customer, unit, place)
        ids[key] = int(invoice.id)
        ids[f"{key} line"] = int(invoice.add(description=words, price=Decimal("50.5"), quantity=Decimal(2)).id)
        invoice.summary, invoice.tax_zone_id = words, ids["tax_zone"]
    invoice.post(batch)
    for noun in ("Invoice", "Payment", "CreditMemo"):
        new(f"{noun} field", f"accounting.{noun}CustomFieldType", name=words, data_type="Text")
    for key, amount in (("payment", Decimal(20)), ("kept payment", Decimal(5))):
        of: dict[str, Any] = {"payment_type_id": ids["cash"], "customer_id": ids["customer"], "total": amount}
        new(key, "accounting.Payment", **of, memo=words, unapplied_amount=amount, type_id=str(ids["cash"]))
    kept: Any = load("accounting.Payment", ids["kept payment"])
    deposit: Any = resolve("accounting.Deposit").open(words, [kept])
    deposit.bring()
    ids["deposit"] = int(deposit.id)
    for key in ("memo", "posted memo"):
        memo: Any = resolve("accounting.CreditMemo").open(customer, unit)
        memo.add(words, Decimal(10))
        memo.description = words
        ids[key] = int(memo.id)
    memo.post()
    task: Any = load(
        "accounting.InvoiceTask", new("invoice task", "accounting.InvoiceTask", invoice_id=ids["invoice"], task_id="")
    )
    task.task_id, task.name = task.id, words


def _noted(key: str) -> Call:
    def given(tenant: Tenant) -> Given:
        fields = [{"name": tenant.words, "value": "B4"}]
        return Given(body={"operations": [{"objectId": tenant.ids[key], "customFields": fields}]})

    return given


def _paid(tenant: Tenant) -> dict[str, Any]:
    split = {"invoiceId": tenant.ids["invoice"], "amount": 7.25}
    return {"typeId": tenant.ids["cash"], "splits": [split], "memo": "Thanks"}


def _exported(name: str, key: str) -> Call:
    return lambda tenant: Given(
        body=[{name: tenant.ids[key], "externalId": "77", "externalMessage": "Taken"}, {name: 999_999_999}]
    )


def _line(tenant: Tenant, price: float) -> dict[str, Any]:
    ids = {"skuId": tenant.ids["service"], "technicianId": tenant.ids["tess"], "budgetCodeId": tenant.ids["code"]}
    return {"description": "Filter", "quantity": 1, "unitPrice": price, **ids}


GOOD: dict[str, Call] = {
    "Invoices_UpdateCustomFields": _noted("posted invoice"),
    "Invoices_MarkAsExported": _exported("invoiceId", "posted invoice"),
    "Invoices_UpdateInvoice": lambda tenant: Given(
        {"id": tenant.ids["invoice"]},
        body={
            "number": "A 7",
            "typeId": tenant.ids["invoice type"],
            "taxZoneId": tenant.ids["tax_zone"],
            "invoicedOn": SOMEDAY,
            "dueDate": "2046-12-24",
            "tax": 1.5,
            "summary": "As agreed",
            "royaltyStatus": "Sent",
            "royaltyDate": SOMEDAY,
            "reviewStatus": "Reviewed",
            "assignedToId": tenant.ids["office"],
            "budgetCodeId": tenant.ids["code"],
            "items": [_line(tenant, 7)],
        },
    ),
    "Invoices_UpdateInvoiceItems": lambda tenant: Given(
        {"invoiceId": tenant.ids["invoice"]},
        body={"id": tenant.ids["invoice line"], "description": "Filter", "quantity": 3, "unitPrice": 7.5},
    ),
    "Invoices_DeleteInvoiceItem": within(invoiceId="invoice", itemId="invoice line"),
    "Invoices_CreateAdjustmentInvoice": lambda tenant: Given(
        body={"adjustmentToId": tenant.ids["posted invoice"], "items": [_line(tenant, -10)], "tax": 0}
    ),
    "Invoices_GetInvoiceTasks": within(invoiceId="invoice"),
    "Invoices_CreateInvoiceTask": lambda tenant: Given(
        {"invoiceId": tenant.ids["invoice"]},
        body={"templateId": tenant.ids["template"], "variables": {"who": "Ada"}},
    ),
    "Invoices_UpdateInvoiceTask": within(
        {"name": "Call", "status": "Done", "dueDate": SOMEDAY}, invoiceId="invoice", taskId="invoice task"
    ),
    "Payments_Create": lambda tenant: Given(
        body=_paid(tenant) | {"customerId": tenant.ids["customer"], "amount": 10, "checkNumber": "5", "paidOn": SOMEDAY}
    ),
    "Payments_Update": lambda tenant: Given({"id": tenant.ids["payment"]}, body=_paid(tenant)),
    "Payments_UpdateStatus": lambda tenant: Given(body={"paymentIds": [tenant.ids["payment"]], "status": "Posted"}),
    "Payments_UpdateCustomFields": _noted("payment"),
    "PaymentTerms_GetPaymentTermModel": lambda tenant: Given({"paymentTermId": tenant.ids["term"]}),
    "PaymentTypes_Get": on("cash"),
    "CreditMemos_GetCreditMemoItemsList": on("memo"),
    "CreditMemos_UpdateCreditMemo": on("memo", summary="For the wait", date="2046-12-01", businessUnitId="unit"),
    "CreditMemos_AddCreditMemoSplits": lambda tenant: Given(
        {"id": tenant.ids["memo"]}, body={"splits": [{"invoiceId": tenant.ids["invoice"], "amount": 3}]}
    ),
    "CreditMemos_UpdateCustomFields": _noted("memo"),
    "CreditMemos_MarkAsExported": _exported("creditMemoId", "posted memo"),
    "Deposits_GetTransactionsList": on("deposit"),
    "Deposits_MarkAsExported": lambda tenant: Given(body={"ids": [tenant.ids["deposit"]]}),
}

UNFED = {
    "Invoices_CreateInvoiceTask", "Invoices_UpdateInvoiceTask", "Deposits_MarkAsExported",
    "CreditMemos_UpdateCreditMemo", "CreditMemos_UpdateCustomFields", "CreditMemos_MarkAsExported",
}  # fmt: skip
WRITTEN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "Invoices_MarkAsExported": ("Export_Invoices", "posted invoice", {"syncStatus": "Exported", "exportId": "77"}),
    "Invoices_UpdateInvoice": (
        "Export_Invoices",
        "invoice",
        {"referenceNumber": "A 7", "salesTax": "1.50", "total": "109.50", "reviewStatus": "Reviewed"},
    ),
    "Invoices_UpdateInvoiceItems": ("Export_InvoiceItems", "invoice line", {"total": "22.50", "quantity": "3.00"}),
    "Invoices_DeleteInvoiceItem": ("Export_InvoiceItems", "invoice line", {"active": False}),
    "Payments_Update": ("Export_Payments", "payment", {"unappliedAmount": "12.75", "memo": "Thanks"}),
    "Payments_UpdateStatus": ("Export_Payments", "payment", {"syncStatus": "Posted"}),
    "CreditMemos_AddCreditMemoSplits": ("Export_Invoices", "invoice", {"balance": "98.00"}),
}
LISTED = {
    "Invoices_GetList": ("Export_Invoices", None),
    "Payments_GetList": ("Export_Payments", None),
    "PaymentTerms_GetList": (None, "PaymentTerms_GetPaymentTermModel"),
    "PaymentTypes_GetList": (None, "PaymentTypes_Get"),
}
