"""Good calls of bills, of what settles them, and of the general ledger."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.every.calls.words import Call, on
from tests.every.place import Given, Tenant
from truckroll.catalogue import now
from truckroll.catalogue.transaction import transaction

REFERENCES = {
    "accounting.GlAccount": "account",
    "accounting.RemittanceVendor": "payee",
    "jpm.BudgetCode": "code",
    "settings.Employee | settings.Technician": "office",
}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Callable[..., Any], ask: Callable[..., Any]) -> None:
    """A bill that is posted and one that is not, a credit, a payment, and an entry of the journal."""
    words = tenant.words
    contact = {"firstName": words, "lastName": words, "phone": words, "email": words, "fax": words}
    address = dict.fromkeys(("street", "unit", "city", "state", "zip", "country"), words)
    new("payee", "accounting.RemittanceVendor", name=words, contact_info=contact, address=address)
    shop = {"is_truck_replenishment": False, "tax_rate": 0, "restricted_mobile_creation": False, "address": address}
    contacts = {"contact_info": contact, "remittance_vendor_id": ids["payee"]}
    new("supplier", "inventory.Vendor", name=words, **shop, **contacts)
    new("heap", "accounting.Batch", number="7", name=words)
    new("account type", "accounting.GlAccountType", name=words)
    new("account", "accounting.GlAccount", name=words, number="1", description=words, type=words)
    new("unused account", "accounting.GlAccount", name=f"{words} 2", number="2", type=words)
    account = {"id": ids["account"], "name": words, "number": "1", "type": words, "detailType": None}
    at = {"id": ids["unit"], "name": words, "type": "Warehouse"}
    line = dict.fromkeys((
        "serialNumber", "costOfSaleAccount", "assetAccount", "receiptItemId", "budgetCodeId", "vendorPartNumber",
    ))  # fmt: skip
    line |= {"id": 1, "order": 1, "name": words, "description": words, "skuId": 1, "skuCode": words}
    line |= {"skuType": "Material", "quantity": "2", "cost": "25.10", "generalLedgerAccount": account}
    expense = {"id": 2, "amount": "3.50", "description": words, "generalLedgerAccount": account}
    expense |= dict.fromkeys(("job", "businessUnit", "budgetCodeId", "projectLabelIds"))
    for key in ("bill", "posted bill"):
        new(
            key,
            "accounting.ApBill",
            bill_type="Procurement",
            reference_number=f"B {words}",
            summary=words,
            bill_date=now(),
            vendor_id=ids["supplier"],
            remittance_vendor_id=ids["payee"],
            business_unit_id=ids["unit"],
            tax_zone_id=ids["tax_zone"],
            payment_term_id=ids["term"],
            job_id=ids["open"],
            budget_code_id=ids["code"],
            ship_to=address,
            items=[line | {"inventoryLocation": at}],
            expense_items=[expense],
        )
    new("credit", "accounting.ApCredit", date=now(), amount=Decimal("12.5"), number=words, vendor_id=ids["supplier"])
    split = {"id": 3, "active": True, "createdOn": now(), "inventoryBillId": ids["bill"], "amount": 1}
    paid = {"name": words, "gl_account_id": ids["account"], "splits": [split | {"documentId": None}]}
    new("payout", "accounting.ApPayment", date=now(), amount=Decimal(1), vendor_id=ids["supplier"], **paid)
    for noun, key in (("ApBill", "posted bill"), ("ApCredit", "credit"), ("ApPayment", "payout")):
        document: Any = transaction().load(f"accounting.{noun}", ids[key])
        document.post(ids["heap"])
    for noun in ("ApBill", "ApCredit", "ApPayment"):
        new(f"{noun} field", f"accounting.{noun}CustomFieldType", name=words, data_type="Text")
    for key, source in (("entry", "External"), ("own entry", "ServiceTitan")):
        said = {"number": 1, "name": words, "source": source, "is_empty": False, "is_left_out": False}
        new(key, "accounting.JournalEntry", **said, custom_fields=[{"name": words, "value": words}])
        for debit, credit in ((5, 0), (0, 5)):
            booked = {"account_id": ids["account"], "debit": debit, "credit": credit, "memo": words}
            about = {"customer_id": ids["customer"], "job_id": ids["open"], "vendor_id": ids["supplier"]}
            new(f"{key} line", "accounting.JournalEntryLine", journal_entry_id=ids[key], **booked, **about)


def _noted(key: str) -> Call:
    def given(tenant: Tenant) -> Given:
        fields = [{"name": tenant.words, "value": "B4"}]
        return Given(body={"operations": [{"objectId": tenant.ids[key], "customFields": fields}]})

    return given


def _account(key: str, **body: Any) -> Call:
    return lambda tenant: Given({"accountId": tenant.ids[key]}, body=body)


def _entry(tenant: Tenant) -> dict[str, Any]:
    sides = ({"debit": 7.25, "credit": 0}, {"debit": 0, "credit": 7.25})
    lines = [side | {"accountId": tenant.ids["account"], "customerId": tenant.ids["customer"]} for side in sides]
    values = {"name": "Rent", "status": "Open", "versionId": 4, "postDate": "2026-01-02", "message": None}
    return values | {"lines": lines, "customFields": {"Paid by": "check", "Seen": None}}


GOOD: dict[str, Call] = {
    "ApBills_GetById": lambda tenant: Given({"billId": tenant.ids["bill"]}),
    "ApBills_UpdateCustomFields": _noted("bill"),
    "ApBills_MarkAsExported": lambda tenant: Given(body={"billIds": [tenant.ids["posted bill"], tenant.ids["bill"]]}),
    "InventoryBills_UpdateCustomFields": _noted("bill"),
    "InventoryBills_MarkAsExported": lambda tenant: Given(body={"inventoryBillIds": [tenant.ids["posted bill"]]}),
    "ApCredits_UpdateCustomFields": _noted("credit"),
    "ApCredits_MarkAsExported": lambda tenant: Given(body=[{"apCreditId": tenant.ids["credit"]}]),
    "ApPayments_UpdateCustomFields": _noted("payout"),
    "ApPayments_MarkAsExported": lambda tenant: Given(
        body=[{"apPaymentId": tenant.ids["payout"], "externalId": "77", "externalMessage": "Taken"}]
    ),
    "GlAccounts_GetAccount": _account("account"),
    "GlAccounts_CreateAccount": lambda _: Given(body={"name": "Permits", "number": "9", "type": "Expense"}),
    "GlAccounts_UpdateAccount": _account("unused account", name="Fines", description="Of the city", active=True),
    "JournalEntries_Get": on("entry"),
    "JournalEntries_GetSummary": on("entry"),
    "JournalEntries_GetDetails": on("entry"),
    "JournalEntries_CreateJournalEntry": lambda tenant: Given(body=_entry(tenant)),
    "JournalEntries_FullUpdate": lambda tenant: Given({"id": tenant.ids["entry"]}, body=_entry(tenant)),
    "JournalEntries_Update": on("own entry", status="Closed", customFields={"Seen": "yes"}),
    "JournalEntries_SyncUpdate": on("own entry", syncStatus="Synced", versionId=1, message="Taken"),
    "JournalEntries_DeleteJournalEntry": on("entry"),
    "RemittanceVendors_GetById": on("payee"),
}

UNFED = {name for name in GOOD if name.startswith(("ApCredits_", "ApPayments_", "GlAccounts_", "JournalEntries_"))}
WRITTEN = {"InventoryBills_MarkAsExported": ("Export_InventoryBills", "posted bill", {"syncStatus": "Exported"})}
LISTED = {
    "ApBills_GetListPaginated": (None, "ApBills_GetById"),
    "InventoryBills_GetListPaginated": ("Export_InventoryBills", None),
    "GlAccounts_GetList": (None, "GlAccounts_GetAccount"),
    "JournalEntries_GetList": (None, "JournalEntries_Get"),
    "RemittanceVendors_GetList": (None, "RemittanceVendors_GetById"),
}
