"""Bills, what settles them, and the general ledger on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, Row, Test, among, present, same, times, values_of
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now, transaction

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "modifiedOn", "createdOn")
NOUNS = [
    f"accounting.{word}"
    for word in (
        "ApBill", "InventoryBill", "ApCredit", "ApPayment", "GlAccount", "GlAccountType", "JournalEntry",
        "JournalEntryLine", "RemittanceVendor", "ApBillCustomFieldType", "ApCreditCustomFieldType",
        "ApPaymentCustomFieldType", "Batch",
    )
] + ["inventory.PurchaseOrder", "inventory.PurchaseOrderType"]  # fmt: skip
SYNC = ["Pending", "Posted", "Exported"]
SYNC_ASKED = [*SYNC, "PostedAndExported"]
STATUSES = ["Unreconciled", "Discrepancy", "Reconciled"]
ADDRESS = dict.fromkeys(("street", "unit", "city", "state", "zip", "country"), "x")


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer there."""

    def new(kind: str, noun: str, **values: Any) -> Any:
        shelf.kinds.setdefault(kind, []).append(resolve(noun).new(**values).id)
        return shelf.kinds[kind][-1]

    def some(kind: str, every: int = 3) -> Any:
        return shelf.kinds[kind][number % min(every, len(shelf.kinds[kind]))]

    shop = {"is_truck_replenishment": False, "tax_rate": 0, "restricted_mobile_creation": False, "address": ADDRESS}
    contact = dict.fromkeys(("firstName", "lastName", "phone", "email", "fax"), "x")
    new("shop", "inventory.Vendor", name=f"Shop {number % 3} Ä", **shop, contact_info=contact)
    new("payee", "accounting.RemittanceVendor", name=f"Payee {number}", active=number != 3)
    new("heap", "accounting.Batch", number=str(number % 4), name=f"Heap {number}")
    noted = [{"name": "Gate", "value": str(number % 3)}, {"name": "Bin, [1]", "value": "a 'b'"}][: number % 3]
    for noun in ("ApBill", "ApCredit", "ApPayment"):
        new(
            f"{noun} field",
            f"accounting.{noun}CustomFieldType",
            name=f"Field {number % 5}",
            active=number != 2,
            data_type="Text",
        )
    order = None
    if number % 2:
        types = {"include_in_po_screen": True, "automatically_receive": False, "display_to_technician": True}
        types |= dict.fromkeys(("exclude_tax_from_job_costing", "impact_to_technician_payroll"), False)
        types |= dict.fromkeys(("allow_technicians_to_send_po", "is_default", "include_in_sales_tax"), False)
        types |= dict.fromkeys(("is_default_for_consignment", "skip_weekends"), False)
        types |= {"copy_purchase_order_items_to_invoice_when_received": False, "default_required_date_days_offset": 0}
        alerts = "sendEmailToTechnicianWhenPoMovedToSend", "sendEmailToTechnicianWhenPoMovedToReceived"
        alerts += "sendEmailToPmWhenPoMovedToSend", "sendEmailToPmWhenPoMovedToReceived"
        types |= {"alert_settings": dict.fromkeys(alerts, False), "active": True}
        kind = new("order kind", "inventory.PurchaseOrderType", name=["Truck", "Job"][number % 4 // 2], **types)
        asked = {"type_id": kind, "vendor_id": some("shop"), "date": now(), "tax": 0, "shipping": 0}
        asked |= {"ship_to": ADDRESS, "impacts_technician_payroll": False}
        order = new("order", "inventory.PurchaseOrder", number=f"PO-{number} ä", **asked)
    job = transaction().load("jpm.Job", shelf.tenant.ids["open"])
    bill = {
        "bill_type": ["Procurement", "ApBill", "Procurement", "RecurringBill"][number % 4],
        "status": [*STATUSES, "Canceled"][number % 4],
        "source": ["Standalone", "Purchasing"][number % 2],
        "sync_status": SYNC[number % 3],
        "reference_number": f"B-10{number % 4} É",
        "purchase_order_id": order,
        "vendor_id": some("shop"),
        "business_unit_id": some("unit") if number % 3 else None,
        "batch_id": some("heap", 8) if number % 3 else None,
        "job_id": job.id if job is not None and number % 2 else None,
        "tax_amount": Decimal(number) / 4,
        "custom_fields": noted,
        "active": number != 6,
    }
    new("bill", "accounting.ApBill", **bill)
    shared = {"date": now(), "amount": number, "sync_status": SYNC[number % 3], "custom_fields": noted}
    for kind, noun in (("credit", "ApCredit"), ("payout", "ApPayment")):
        new(kind, f"accounting.{noun}", **shared, vendor_id=some("shop"), active=number % 4 != 2)
    new("account type", "accounting.GlAccountType", name=f"Kind {number % 4}", active=number != 2)
    account = {
        "number": str(1000 + number % 5),
        "description": ["Rent and ÄÖ", "rent 100%", None][number % 3],
        "type": f"Kind {number % 2}",
        "subtype": f"Finer {number % 3}" if number % 3 else None,
        "source": ["Undefined", "ManuallyCreated", "PublicApi"][number % 3],
        "is_intacct_group": number % 2 == 0,
        "is_intacct_bank_account": number % 3 == 0,
    }
    new("account", "accounting.GlAccount", name=f"Account {number}", **account, active=number != 3)
    _entry(shelf, number, new)


def _entry(shelf: "Shelf", number: int, new: Any) -> None:
    office = shelf.tenant.ids["office"]
    entry = new(
        "entry",
        "accounting.JournalEntry",
        number=number * 3 % 8,
        name=["Rent ÄÖ", "wages", "100% Rent", None][number % 4],
        status=["Open", "Closed"][number % 2],
        sync_status=["NotSynced", "Synced", "Error"][number % 3],
        post_date=f"2026-0{number % 4 + 1}-15" if number % 3 else None,
        exported_on=now() if number % 3 == 1 else None,
        exported_by_id=office if number % 3 == 1 else None,
        custom_fields=[{"name": "Gate", "value": str(number % 3)}],
        is_empty=number % 4 == 3,
        is_left_out=number % 12 == 3,
        active=number != 6,
    )
    for side in range(0 if number % 4 == 3 else 2):
        line = {
            "journal_entry_id": entry,
            "account_id": shelf.kinds["account"][0],
            "debit": number * (1 - side),
            "credit": number * side,
            "transaction_date": f"2026-0{(number + side) % 4 + 1}-15",
            "transaction_type": ["Invoice", "Bill", "External"][(number + side) % 3],
            "ref_number": f"R{(number + side) % 4}",
            "business_unit_id": shelf.kinds["unit"][number % 2],
            "customer_id": shelf.kinds["customer"][number % 3],
            "customer_location_id": shelf.kinds["location"][number % 3],
            "vendor_id": shelf.kinds["shop"][number % 3 % len(shelf.kinds["shop"])] if side else None,
        }
        new("line", "accounting.JournalEntryLine", **line)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of bills, of what settles them, and of the general ledger."""
    yield from _bills(shelf)
    for noun, operation_id in (("ApCredit", "ApCredits_GetList"), ("ApPayment", "ApPayments_GetList")):
        rows = shelf.rows[f"accounting.{noun}"]
        questions = {"ids": among(rows), **_noted(), **times(rows), "syncStatuses": _synced()}
        named = ("number",) if noun == "ApCredit" else ("name",)
        sort = (*SORT, "date", "amount", *named)
        yield Listing(operation_id, rows, questions, "Any", sort=sort)
    for noun in ("ApBill", "InventoryBill", "ApCredit", "ApPayment"):
        kept = noun.replace("Inventory", "Ap")
        rows = present(shelf.rows[f"accounting.{kept}CustomFieldType"])
        yield Listing(f"{noun}s_GetCustomFieldTypes", rows, times(rows), "", sort=("id", "name"))
    yield from _accounts(shelf)
    yield _entries(shelf)
    rows = shelf.rows["accounting.RemittanceVendor"]
    yield Listing("RemittanceVendors_GetList", rows, {"ids": among(rows), **times(rows)}, "True", sort=SORT)


def _noted() -> dict[str, Question]:
    def test(row: Row, asked: Any) -> bool:
        name, value = asked
        return any((each["name"].lower(), each["value"]) == (name.lower(), value) for each in row["customFields"])

    values = [("Gate", "1"), ("Gate", "2"), ("Bin, [1]", "a 'b'"), ("gate", "1")]
    return {
        "customField.Fields": Question("named", test, values),
        "customField.Operator": Question("word", lambda _row, _asked: True, ["And", "Or"]),
    }


def _synced() -> Question:
    def test(row: Row, asked: set[str]) -> bool:
        return row["syncStatus"] in asked or ("PostedAndExported" in asked and row["syncStatus"] != "Pending")

    return Question("words", test, SYNC_ASKED)


def _part(name: str, *values: str) -> Question:
    return Question("text", lambda row, asked: asked.casefold() in (row[name] or "").casefold(), [*values, "_"])


def _word(name: str, values: list[str]) -> Question:
    return Question("words", lambda row, asked: row[name] in asked, values)


def _at_least(name: str, values: list[Any]) -> Question:
    return Question("id", lambda row, asked: row[name] is not None and Decimal(row[name]) >= asked, values)


def _at_most(name: str, values: list[Any]) -> Question:
    return Question("id", lambda row, asked: row[name] is not None and Decimal(row[name]) <= asked, values)


def _bills(shelf: "Shelf") -> Iterable[Listing]:
    batches = {row["id"]: row["number"] for row in shelf.rows["accounting.Batch"]}
    for noun, operation_id, kinds in (
        ("ApBill", "ApBills_GetListPaginated", ["NotSet", "Procurement", "ApBill"]),
        ("InventoryBill", "InventoryBills_GetList", ["NotSet", "Procurement", "ApBill", "RecurringBill"]),
        ("InventoryBill", "InventoryBills_GetListPaginated", ["NotSet", "Procurement", "ApBill", "RecurringBill"]),
    ):
        rows = present(shelf.rows[f"accounting.{noun}"])
        moments = values_of(rows, "createdOn")
        costs = [0, Decimal("0.25"), 1, Decimal("1.5"), 99]
        questions = {
            "ids": among(rows),
            "batchId": Question("id", same("batchId"), values_of(rows, "batchId")),
            "batchNumber": Question("id", lambda row, asked: batches.get(row["batchId"]) == str(asked), [0, 1, 2, 3]),
            "billNumber": _part("referenceNumber", "10", "b-102", "é", "É"),
            "businessUnitIds": among(rows, "businessUnitId"),
            "jobNumber": _part(
                "jobNumber", *values_of(rows, "jobNumber"), *[each[1:] for each in values_of(rows, "jobNumber")]
            ),
            "purchaseOrderNumber": _part("purchaseOrderNumber", "po-", "PO-1", "3 Ä"),
            "purchaseOrderTypes": Question(
                "texts", lambda row, asked: row["purchaseOrderType"] in asked, ["Truck", "Job", "job"]
            ),
            "syncStatuses": _synced(),
            "minCost": _at_least("billAmount", costs),
            "maxCost": _at_most("billAmount", costs),
            "dateFrom": Question("moment", lambda row, asked: row["createdOn"] >= asked, moments),
            "dateTo": Question("moment", lambda row, asked: row["createdOn"] <= asked, moments),
            "billType": Question("word", lambda row, asked: asked in ("NotSet", row["billType"]), kinds),
            **_noted(),
            **times(rows),
        }
        if noun == "ApBill":
            questions |= {
                "statuses": _word("status", [*STATUSES, "Canceled"]),
                "sources": _word("source", ["Standalone", "API", "Purchasing"]),
            }
        unasked = {"billType": "Procurement"} if noun == "ApBill" else {}
        yield Listing(operation_id, rows, questions, "", unasked=unasked)


def _accounts(shelf: "Shelf") -> Iterable[Listing]:
    rows = shelf.rows["accounting.GlAccount"]

    def several(name: str) -> Question:
        return Question("texts", lambda row, asked: row[name] in asked, values_of(rows, name))

    questions = {
        "ids": among(rows),
        **{f"{name}s": several(name) for name in ("name", "number", "type", "subtype")},
        "description": _part("description", "rent", "äö", "100%"),
        "source": Question("word", same("source"), ["Undefined", "ManuallyCreated", "PublicApi", "AccountingSystem"]),
        "isIntacctGroup": Question("bool", same("isIntacctGroup"), [True, False]),
        "isIntacctBankAccount": Question("bool", same("isIntacctBankAccount"), [True, False]),
        **times(rows),
    }
    yield Listing("GlAccounts_GetList", rows, questions, "True", sort=(*SORT, "name", "number", "type", "subtype"))
    rows = shelf.rows["accounting.GlAccountType"]
    named = Question("texts", lambda row, asked: row["name"] in asked, values_of(rows, "name"))
    yield Listing(
        "GlAccounts_GetTypeList",
        rows,
        {"ids": among(rows), "names": named, **times(rows)},
        "True",
        sort=(*SORT, "name"),
    )


def _entries(shelf: "Shelf") -> Listing:
    rows, lines = present(shelf.rows["accounting.JournalEntry"]), present(shelf.rows["accounting.JournalEntryLine"])

    def line(test: Test) -> Test:
        return lambda row, asked: any(test(each, asked) for each in lines if each["journalEntryId"] == row["id"])

    def part(name: str, *values: str) -> Question:
        return Question("text", line(_part(name).test), [*values, "_"])

    def empty(row: Row, asked: str) -> bool:
        out = {"Include": False, "Exclude": row["isEmpty"], "IncludeExceptNotSynced": row["isLeftOut"]}
        return not out[asked]

    def day(name: str, later: bool) -> Test:
        def test(row: Row, asked: str) -> bool:
            return row[name] is not None and (row[name] >= asked[:10] if later else row[name] <= asked[:10])

        return test

    days = [f"2026-0{month}-{day}" for month in range(1, 5) for day in ("14T23:59:59Z", "15T00:00:00Z", "15T12:00:00Z")]
    exported = values_of(rows, "exportedOn")
    noted = _noted()["customField.Fields"]
    filled = [row for row in rows if not row["isEmpty"]]  # what is asked for by its id is shown be it empty or not
    units, types = shelf.kinds["unit"], ["Invoice", "Bill", "Payment"]
    questions = {
        "ids": Question("texts", lambda row, asked: row["id"] in asked, values_of(filled, "id")),
        "exportedFrom": Question("moment", lambda row, asked: (row["exportedOn"] or "") >= asked, exported),
        "exportedTo": Question("moment", lambda row, asked: (row["exportedOn"] or "9") <= asked, exported),
        "postedFrom": Question("moment", day("postDate", True), days),
        "postedTo": Question("moment", day("postDate", False), days),
        "exportedBy": among(rows, "exportedById"),
        "name": _part("name", "rent", "äö", "100%"),
        "numberFrom": _at_least("number", [0, 3, 7, 8]),
        "numberTo": _at_most("number", [0, 3, 7, -1]),
        "statuses": _word("status", ["Open", "Closed"]),
        "syncStatuses": _word("syncStatus", ["NotSynced", "Synced", "Error", "Excluded"]),
        "transactionPostedFrom": Question("moment", line(day("transactionDate", True)), days),
        "transactionPostedTo": Question("moment", line(day("transactionDate", False)), days),
        "businessUnitIds": Question("ids", line(lambda each, asked: each["businessUnitId"] in asked), units),
        "serviceAgreementIds": Question("ids", lambda _row, _asked: False, [1, 2]),
        "customerName": part("customerName", "customer 1", "CUSTOMER"),
        "locationName": part("locationName", "location 2", "ation"),
        "vendorName": part("vendorName", "shop 1", "ä"),
        "inventoryLocationName": part("inventoryLocationName", "truck"),
        "refNumber": Question("texts", line(lambda each, asked: each["refNumber"] in asked), ["R0", "R1", "r1"]),
        "transactionTypes": Question("words", line(lambda each, asked: each["transactionType"] in asked), types),
        "customField": Question("named", noted.test, noted.values),
        "empty": Question("word", empty, ["Include", "Exclude", "IncludeExceptNotSynced"]),
        **times(rows),
    }  # fmt: skip
    sort = ("id", "number", "name", "status", "createdOn", "exportedOn", "postDate")
    unasked = {"empty": "IncludeExceptNotSynced"}
    return Listing("JournalEntries_GetList", rows, questions, "", sort=sort, unasked=unasked)
