"""Good calls of what is bought, what came of it, and where it lies."""

from collections.abc import Callable
from typing import Any

from tests.every.calls.words import SOMEDAY, STREET, Call, attached, changed, on
from tests.every.place import OPERATIONS, Given, Tenant
from truckroll.catalogue import now
from truckroll.catalogue.transaction import transaction
from truckroll.families.inventory.purchase_orders import CreatePurchaseOrderItemRequest
from truckroll.families.inventory.stock import Goods

REFERENCES = {
    "pricebook.Material | pricebook.Equipment": "material",
    "inventory.Truck | inventory.Warehouse": "warehouse",
    "inventory.Vendor": "seller",
    "inventory.Warehouse": "warehouse",
    "inventory.InventoryTemplate": "stocking",
    "inventory.PurchaseOrder": "order",
    "inventory.PurchaseOrderType": "order type",
    "inventory.ReturnType": "return type",
    "accounting.Batch": "batch",
}
FLAGS = (
    "active", "includeInPoScreen", "automaticallyReceive", "displayToTechnician", "excludeTaxFromJobCosting",
    "impactToTechnicianPayroll", "allowTechniciansToSendPo", "skipWeekends", "includeInSalesTax", "isDefault",
    "copyPurchaseOrderItemsToInvoiceWhenReceived", "isDefaultForConsignment",
)  # fmt: skip
ALERTS = {f"sendEmailTo{who}WhenPoMovedTo{to}": True for who in ("Technician", "Pm") for to in ("Send", "Received")}
ORDER_TYPE = dict.fromkeys(FLAGS, True) | {"automaticallyReceive": False, "name": "Rush", "alertSettings": ALERTS}
ORDER_TYPE |= {"defaultRequiredDateDaysOffset": 3}
RETURN_TYPE = {"name": "Wrong", "automaticallyReceiveVendorCredit": True, "includeInSalesTax": True, "isDefault": True}
RETURN_TYPE |= {"isDefaultForConsignment": True}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Callable[..., Any], ask: Callable[..., Any]) -> None:
    """An order of which a part has come, one that is open, and a paper of each kind."""
    words = tenant.words

    def paper(key: str, noun: str, then: Callable[[Any], None], **said: Any) -> None:
        new(key, f"inventory.{noun}", **said)
        then(transaction().load(f"inventory.{noun}", ids[key]))

    new("stocking", "inventory.InventoryTemplate", name=words, type="Truck")
    new("warehouse", "inventory.Warehouse", name=words, address=STREET | {"city": words})
    new("van", "inventory.Truck", name=words, memo=words, warehouse_id=ids["warehouse"])
    new("order markup", "inventory.PurchaseOrderMarkup", from_=0, to=10, percent=5)
    new("order type", "inventory.PurchaseOrderType", name=words)
    new("return type", "inventory.ReturnType", name=words)
    new("moving", "inventory.TransferType", name=words)
    for noun in ("Vendor", "Receipt", "InventoryReturn", "Transfer", "Adjustment"):
        new(f"{noun} field", f"inventory.{noun}CustomFieldType", name="Bay", data_type="Text")
    order = _order(ids, memo=words)
    ask("open order", "PurchaseOrders_Create", order)
    ask("order", "PurchaseOrders_Create", order | {"jobId": ids["open"]})
    came = {"items": [_line(ids, quantity=1)], "memo": words, "tax": 1, "shipping": 1}
    ask("receipt", "Receipts_CreateReceipt", came | {"purchaseOrderId": ids["order"], "dateReceived": SOMEDAY})
    ask("return", "Returns_CreateReturn", _return(ids, memo=words))
    goods = [Goods(sku_id=ids["material"], quantity=2, cost=3)]
    moved = {"from_location_id": ids["warehouse"], "to_location_id": ids["van"], "date": now(), "memo": words}
    paper("transfer", "Transfer", lambda found: found.ask(goods), transfer_type_id=ids["moving"], **moved)
    counted = {"inventory_location_id": ids["warehouse"], "date": now(), "memo": words, "type": words}
    paper("stock adjustment", "Adjustment", lambda found: found.correct(goods), **counted)
    wanted = {"vendor_id": ids["seller"], "type_id": ids["order type"], "inventory_location_id": ids["warehouse"]}
    wanted |= {"business_unit_id": ids["unit"], "date": now(), "summary": words}
    line = {"sku_id": ids["material"], "quantity": 1, "cost": 1, "description": words, "vendor_part_number": words}
    asked = [CreatePurchaseOrderItemRequest(**line)]
    for key in ("wish", "other wish"):
        paper(f"{key} to buy", "PurchaseOrderRequest", lambda found: found.ask(asked), **wanted)


def _line(ids: dict[str, Any], **more: Any) -> dict[str, Any]:
    said = {"skuId": ids["material"], "description": "pipes", "vendorPartNumber": "P-1", "quantity": 3, "cost": 4}
    return said | more


def _order(ids: dict[str, Any], **more: Any) -> dict[str, Any]:
    named = {"vendorId": "seller", "typeId": "order type", "businessUnitId": "unit", "inventoryLocationId": "warehouse"}
    said = {"shipTo": {"description": "The dock", "address": STREET}, "impactsTechnicianPayroll": True}
    said |= {"date": SOMEDAY, "requiredOn": SOMEDAY, "tax": 1, "shipping": 2, "items": [_line(ids)]}
    return {name: ids[key] for name, key in named.items()} | said | more


def _return(ids: dict[str, Any], **more: Any) -> dict[str, Any]:
    named = {"vendorId": "seller", "returnTypeId": "return type", "businessUnitId": "unit"}
    said = {"inventoryLocationId": ids["warehouse"], "returnDate": SOMEDAY, "tax": 1, "shipping": 2}
    back = {"skuId": ids["material"], "quantity": 1, "cost": 4, "description": "bent"}
    return {name: ids[key] for name, key in named.items()} | said | {"restockingFee": 1, "items": [back]} | more


def _noted(key: str) -> Call:
    fields = [{"name": "Bay", "value": "4"}]
    return lambda tenant: Given(body={"operations": [{"objectId": tenant.ids[key], "customFields": fields}]})


_VENDOR = {
    "name": "Boilers Inc", "active": True, "isTruckReplenishment": True, "restrictedMobileCreation": True,
    "taxRate": 8.25, "address": STREET, "memo": "slow", "phone": "555-0100", "deliveryOption": "EmailAsPdf",
}  # fmt: skip
_CONTACT = {"name": "Vi", "email": "vi@example.com"}

GOOD: dict[str, Call] = {
    "Adjustments_Update": changed("stock adjustment"),
    "Transfers_Update": changed("transfer"),
    "Warehouses_Update": changed("warehouse"),
    "Adjustments_UpdateCustomFields": _noted("stock adjustment"),
    "Transfers_UpdateCustomFields": _noted("transfer"),
    "Receipts_UpdateCustomFields": _noted("receipt"),
    "Returns_UpdateCustomFields": _noted("return"),
    "Vendors_UpdateCustomFields": _noted("seller"),
    "Vendors_GetById": on("seller"),
    "Vendors_Create": lambda tenant: Given(
        body=_VENDOR
        | {"paymentTermId": tenant.ids["term"], "tags": [{"tagTypeId": tenant.ids["tag"]}]}
        | {"vendorContacts": [_CONTACT]}
        | attached(tenant)
    ),
    "Vendors_Update": lambda tenant: Given(
        {"id": tenant.ids["seller"]}, body=_VENDOR | {"vendorContacts": [_CONTACT | {"id": 5}]} | attached(tenant)
    ),
    "Trucks_Create": lambda tenant: Given(
        body={"name": "Truck 2", "memo": "red", "warehouseId": tenant.ids["warehouse"]}
        | {"templateId": tenant.ids["stocking"], "technicianIds": [tenant.ids["tess"]]}
        | attached(tenant)
    ),
    "Trucks_Update": lambda tenant: Given(
        {"id": tenant.ids["van"]},
        body={"name": "Truck 3", "active": True, "templateId": tenant.ids["stocking"]}
        | {"technicianIds": [tenant.ids["tom"]]}
        | attached(tenant),
    ),
    "PurchaseOrderTypes_Create": lambda _: Given(body=ORDER_TYPE),
    "PurchaseOrderTypes_Update": on("order type", **ORDER_TYPE),
    "ReturnTypes_GetList": lambda _: Given(query={"activeOnly": "true"}),
    "ReturnTypes_Create": lambda _: Given(body=RETURN_TYPE),
    "ReturnTypes_Update": on("return type", id="return type", active=True, **RETURN_TYPE),
    "PurchaseOrdersMarkup_GetById": on("order markup"),
    "PurchaseOrdersMarkup_Create": lambda _: Given(body={"from": 10, "to": 20.5, "percent": 12.5}),
    "PurchaseOrdersMarkup_Update": on("order markup", **{"from": 0, "to": 9, "percent": 7}),
    "PurchaseOrdersMarkup_Delete": on("order markup"),
    "PurchaseOrders_GetById": on("order"),
    "PurchaseOrders_Create": lambda tenant: Given(
        body=_order(tenant.ids, jobId=tenant.ids["open"], technicianId=tenant.ids["tess"], memo="soon")
        | {"vendorInvoiceNumber": "V-7"}
    ),
    "PurchaseOrders_Update": lambda tenant: Given(
        {"id": tenant.ids["open order"]},
        body=_order(tenant.ids, memo="late", tax=3, items=[_line(tenant.ids, id=0)]),
    ),
    "PurchaseOrders_Cancel": on("open order", canceledReason="Duplicate"),
    "PurchaseOrders_ApproveRequest": on("wish to buy"),
    "PurchaseOrders_RejectRequest": on("other wish to buy", rejectionReason="CostTooHigh"),
    "Receipts_CreateReceipt": lambda tenant: Given(
        body={"purchaseOrderId": tenant.ids["open order"], "dateReceived": SOMEDAY, "tax": 1, "shipping": 1}
        | {"vendorDocumentNumber": "V-8", "items": [_line(tenant.ids, quantity=2)]}
    ),
    "Receipts_CancelReceipts": on("receipt", canceledReason="Accidental"),
    "Returns_CreateReturn": lambda tenant: Given(body=_return(tenant.ids, referenceNumber="R-1", memo="bent")),
    "Returns_Update": lambda tenant: Given(
        {"id": tenant.ids["return"]},
        body={"memo": "bent", "referenceNumber": "R-2", "tax": 2, "restockingFee": None}
        | {"items": [{"id": 0, "skuId": tenant.ids["material"], "quantity": 1, "cost": 4, "itemDescription": "bent"}]}
        | attached(tenant),
    ),
    "Returns_Cancel": on("return", canceledReason="VendorIssue"),
}

_FED = ("PurchaseOrders_Create", "PurchaseOrders_Update", "PurchaseOrders_Cancel", "PurchaseOrders_ApproveRequest")
_FED += ("Receipts_CreateReceipt", "Receipts_CancelReceipts")
_FED += ("Vendors_Update", "PurchaseOrderTypes_Update")  # bills show their names
UNFED = {
    name
    for name, operation in OPERATIONS.items()
    if operation.api == "inventory" and operation.method != "GET" and not operation.noun.feed and name not in _FED
}
WRITTEN = {
    "PurchaseOrders_Cancel": ("Export_PurchaseOrders", "open order", {"status": "Canceled"}),
    "Returns_Cancel": ("Export_Returns", "return", {"status": "Canceled", "canceledReason": "VendorIssue"}),
    "Receipts_CreateReceipt": ("Export_PurchaseOrders", "open order", {"status": "PartiallyReceived"}),
    "Receipts_CancelReceipts": ("Export_PurchaseOrders", "order", {"status": "Pending", "receivedOn": None}),
}
LISTED = {
    "Adjustments_GetList": ("Export_Adjustments", None),
    "Transfers_GetList": ("Export_Transfers", None),
    "Returns_GetList": ("Export_Returns", None),
    "PurchaseOrders_GetList": ("Export_PurchaseOrders", "PurchaseOrders_GetById"),
    "Vendors_GetList": (None, "Vendors_GetById"),
    "PurchaseOrdersMarkup_Get": (None, "PurchaseOrdersMarkup_GetById"),
}
