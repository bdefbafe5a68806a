"""What is bought and where it lies, on the shelf: vendors, orders, receipts, returns, transfers and corrections."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, Row, among, present, same, span, times, values_of
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "modifiedOn", "createdOn")
STATES = ("Pending", "Posted", "Exported")
ORDERS = ("Pending", "Sent", "PartiallyReceived", "Received", "Exported", "Canceled")
REQUESTS = ("PendingApproval", "Approved", "Rejected")
NOUNS = [
    f"inventory.{word}"
    for word in (
        "Adjustment", "InventoryReturn", "InventoryTemplate", "PurchaseOrder", "PurchaseOrderMarkup",
        "PurchaseOrderRequest", "PurchaseOrderType", "Receipt", "ReturnType", "Transfer", "Truck", "Vendor",
        "VendorCustomFieldType", "Warehouse",
    )
]  # fmt: skip


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are out of use, and what the contractor noted on them differs."""
    random, ids = shelf.random, shelf.tenant.ids

    def new(kind: str, noun: str, **values: Any) -> int:
        shelf.kinds.setdefault(kind, []).append(int(resolve(f"inventory.{noun}").new(**values).id))
        return shelf.kinds[kind][-1]

    def any_of(kind: str) -> int:
        return random.choice(shelf.kinds[kind])

    attached = {shelf.tenant.app.app_id: [{"key": "bay", "value": str(number % 3)}]} if number % 2 else {}
    noted = [{"typeId": 1, "name": "Gate", "value": str(number % 3)}]
    noted += [{"typeId": 2, "name": "Bay", "value": "x"}] if number % 2 else []
    used = {"active": number != 3}
    kept = {"external_data": attached, **used}
    new("vendor", "Vendor", name=f"Vendor {number}", custom_fields=noted, **kept)
    new("place", "Warehouse", name=f"Dock {number}", address={}, **kept)
    new("place", "Truck", name=f"Truck {number}", warehouse_id=shelf.kinds["place"][0], **kept)
    new("template", "InventoryTemplate", name=f"Template {number}", type="Truck", **used)
    new("order type", "PurchaseOrderType", name=f"Type {number}", **used)
    new("return type", "ReturnType", name=f"Kind {number % 3}", **used)
    new("transfer type", "TransferType", name=f"Move {number % 2}")
    new("markup", "PurchaseOrderMarkup", from_=number % 3, to=number, percent=number % 2, **used)
    batch = resolve("accounting.Batch").new(number=str(number), name=f"Batch {number}")
    shelf.kinds.setdefault("posted together", []).append(int(batch.id))
    new("vendor field", "VendorCustomFieldType", name=f"Field {number % 4}", data_type="Text", **used)
    for _ in range(2):
        job = any_of("job") if shelf.kinds.get("job") else ids["open"]
        bought = {
            "vendor_id": any_of("vendor"),
            "type_id": any_of("order type"),
            "business_unit_id": any_of("unit"),
            "inventory_location_id": any_of("place"),
            "technician_id": random.choice([None, *shelf.kinds["technician"]]),
            "project_id": random.choice([None, *shelf.kinds["project"]]),
            "job_id": random.choice([None, job, ids["open"]]),
            "date": now(),
        }
        sent = {"status": random.choice(ORDERS), "sent_on": random.choice([None, now()])}
        order = new("order", "PurchaseOrder", number=f"P{number % 3}", ship_to={}, **bought, **sent)
        decided = {"request_status": random.choice(REQUESTS), "request_number": f"Q{number % 3}"}
        new("request", "PurchaseOrderRequest", **bought, **decided)
        paper: dict[str, Any] = {
            "number": f"N{number % 3}",
            "batch_id": random.choice([None, any_of("posted together")]),
            "sync_status": random.choice(STATES),
            "custom_fields": noted,
            "active": random.random() < 0.8,
        }
        at = {"business_unit_id": any_of("unit"), "inventory_location_id": any_of("place")}
        said = {"vendor_invoice_number": f"V{number % 2}", "purchase_order_id": order, "vendor_id": any_of("vendor")}
        new("receipt", "Receipt", **paper, **at, **said, received_on=random.choice([None, now()]))
        moved = paper | {"reference_number": f"R{number % 2}", "external_data": attached}
        back = {"vendor_id": any_of("vendor"), "return_type_id": any_of("return type"), "job_id": bought["job_id"]}
        back |= {"purchase_order_id": random.choice([None, order]), "return_date": now()}
        new("return", "InventoryReturn", **moved, **at, **back)
        there = {"from_location_id": any_of("place"), "to_location_id": any_of("place"), "date": now()}
        there |= {"status": random.choice(["Pending", "Picked"]), "transfer_type_id": any_of("transfer type")}
        new("transfer", "Transfer", **moved, **there)
        counted = {"type": random.choice(["Count", "Loss"]), "date": now()}
        new("adjustment", "Adjustment", **moved, **at, **counted)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of what is bought and where it lies."""
    attached = Question("external", shelf.attached_is, [("bay", "1"), ("bay", "9")])

    def rows_of(noun: str) -> list[Row]:
        return shelf.rows[f"inventory.{noun}"]

    def asked(rows: list[Row], **names: str) -> dict[str, Question]:
        return {name: Question(kind, *_among(rows, name, kind)) for name, kind in names.items()}

    def paper(noun: str, spelled: str = "customFields") -> dict[str, Question]:
        rows = rows_of(noun)
        questions = {"ids": among(rows), **times(rows)}
        questions |= {f"{spelled}.Fields": Question("named", _noted, [("Gate", "1"), ("gate", "2"), ("Bay", "x")])}
        questions |= {f"{spelled}.Operator": Question("word", lambda _row, _asked: True, ["And", "Or"])}
        return questions

    for noun, tag in (("Truck", "Trucks"), ("Warehouse", "Warehouses")):
        rows = rows_of(noun)
        yield Listing(
            f"{tag}_GetList", rows, {"ids": among(rows), "external": attached, **times(rows)}, "True", sort=SORT
        )
    yield Listing(
        "Vendors_GetList", rows_of("Vendor"), paper("Vendor", "customField") | {"external": attached}, "True", sort=SORT
    )
    rows = rows_of("InventoryTemplate")
    yield Listing("InventoryTemplates_GetList", rows, {"ids": among(rows), **times(rows)}, "True", sort=SORT)
    rows = rows_of("PurchaseOrderType")
    yield Listing("PurchaseOrderTypes_GetList", rows, times(rows), "True", sort=SORT)
    rows = present(rows_of("PurchaseOrderMarkup"))
    sort = ("id", "from", "to", "percent")
    yield Listing("PurchaseOrdersMarkup_Get", rows, {"ids": among(rows), **times(rows)}, "", sort=sort)
    rows = present(rows_of("VendorCustomFieldType"))
    yield Listing("Vendors_GetCustomFieldTypes", rows, times(rows), "", sort=(*SORT, "name"))
    rows = rows_of("PurchaseOrder")
    of_job = {"jobId": "id", "technicianId": "id", "projectId": "id"}
    questions = asked(rows, status="text", number="text", **of_job) | {"jobIds": among(rows, "jobId")}
    questions |= {"ids": among(rows), "date": span(rows, "date"), "sent": span(rows, "sentOn"), **times(rows)}
    yield Listing("PurchaseOrders_GetList", rows, questions, "", sort=SORT)
    rows = rows_of("PurchaseOrderRequest")
    questions = asked(rows, requestStatus="word", requestNumber="text", **of_job) | {"jobIds": among(rows, "jobId")}
    questions |= {"ids": among(rows), "date": span(rows, "date"), **times(rows)}
    yield Listing("PurchaseOrders_GetRequests", rows, questions, "", sort=SORT)
    several = {f"{name}Ids": f"{name}Id" for name in ("vendor", "businessUnit", "inventoryLocation", "purchaseOrder")}
    for noun, operation_id, names, moments in (
        ("Receipt", "Receipts_GetList", several, {"received": "receivedOn"}),
        (
            "InventoryReturn",
            "Returns_GetList",
            {name: key for name, key in several.items() if key != "purchaseOrderId"},
            {"returnDate": "returnDate"},
        ),
        (
            "Transfer",
            "Transfers_GetList",
            {f"{name}Ids": f"{name}Id" for name in ("transferType", "fromLocation", "toLocation")},
            {"date": "date"},
        ),
        (
            "Adjustment",
            "Adjustments_GetList",
            {f"{name}Ids": f"{name}Id" for name in ("businessUnit", "inventoryLocation", "invoice")},
            {"date": "date"},
        ),
    ):
        rows = rows_of(noun)
        questions = paper(noun) | {name: among(rows, key) for name, key in names.items()}
        questions |= {name: span(rows, key) for name, key in moments.items()}
        questions |= asked(rows, number="text", batchId="id") | {"syncStatuses": _texts(rows, "syncStatus")}
        if noun == "Receipt":
            questions |= asked(rows, vendorInvoiceNumber="text", billId="id")
        else:
            questions |= asked(rows, referenceNumber="text") | {"external": attached}
        if noun == "InventoryReturn":
            questions |= asked(rows, jobId="id", purchaseOrderId="id")
        if noun == "Transfer":
            questions["statuses"] = _texts(rows, "status")
        if noun == "Adjustment":
            questions["adjustmentTypes"] = _texts(rows, "type")
        yield Listing(operation_id, rows, questions, "Any" if noun == "Transfer" else "True", sort=SORT)
    yield from _return_types(rows_of("ReturnType"))


def _return_types(rows: list[Row]) -> Iterable[Listing]:
    def in_use(row: Row, active_only: bool) -> bool:
        return row["active"] or not active_only

    named = Question("text", lambda row, asked: asked.casefold() in row["name"].casefold(), ["kind 1", "2", "KIND"])
    questions = {"activeOnly": Question("bool", in_use, [True, False]), "name": named, **times(rows)}
    yield Listing("ReturnTypes_GetList", rows, questions, "", sort=SORT)


def _among(rows: list[Row], name: str, kind: str) -> tuple[Any, list[Any]]:
    return same(name), values_of(rows, name)


def _texts(rows: list[Row], name: str) -> Question:
    return Question("texts", lambda row, asked: row[name] in asked, values_of(rows, name))


def _noted(row: Row, asked: tuple[str, str]) -> bool:
    name, value = asked
    fields = row["customFields"] or ()
    return any(field["name"].casefold() == name.casefold() and field["value"] == value for field in fields)
