"""What a contractor buys, keeps and uses: vendors, purchase orders, what came of them, and where it lies."""

from truckroll.catalogue import family
from truckroll.families.inventory.adjustments import Adjustment
from truckroll.families.inventory.custom_fields import (
    AdjustmentCustomFieldType,
    InventoryReturnCustomFieldType,
    PurchaseOrderCustomFieldType,
    ReceiptCustomFieldType,
    TransferCustomFieldType,
    VendorCustomFieldType,
)
from truckroll.families.inventory.kinds import PurchaseOrderType, ReturnType, TransferType
from truckroll.families.inventory.locations import Truck, Warehouse
from truckroll.families.inventory.markups import PurchaseOrderMarkup
from truckroll.families.inventory.purchase_orders import PurchaseOrder
from truckroll.families.inventory.receipts import Receipt
from truckroll.families.inventory.requests import PurchaseOrderRequest
from truckroll.families.inventory.returns import InventoryReturn
from truckroll.families.inventory.serial_numbers import SerialNumber
from truckroll.families.inventory.stock import Stock
from truckroll.families.inventory.templates import InventoryTemplate
from truckroll.families.inventory.transfers import Transfer
from truckroll.families.inventory.vendors import Vendor

FAMILY = family(__name__, "Inventory", path="inventory/v2", scope="inv", document="inventory-v2")

__all__ = [
    "Adjustment", "AdjustmentCustomFieldType", "InventoryReturn", "InventoryReturnCustomFieldType",
    "InventoryTemplate", "PurchaseOrder", "PurchaseOrderCustomFieldType", "PurchaseOrderMarkup", "PurchaseOrderRequest",
    "PurchaseOrderType", "Receipt", "ReceiptCustomFieldType", "ReturnType", "SerialNumber", "Stock",
    "Transfer", "TransferCustomFieldType", "TransferType", "Truck", "Vendor", "VendorCustomFieldType", "Warehouse",
]  # fmt: skip
