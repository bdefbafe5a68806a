"""A contractor who buys: a vendor, accounts, a part that was ordered and has come."""

from decimal import Decimal
from typing import Any

from tests.families.business import Business
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.types import reference


class Buyer(Business):
    """A contractor with bills."""

    def _furnish(self) -> None:
        super()._furnish()

        def new(key: str, noun: str, **values: Any) -> Any:
            record = resolve(noun).new(**values)
            self.ids[key] = int(record.id)
            return record

        new("payee", "accounting.RemittanceVendor", name="Pipes Inc.")
        address = {"street": "1 Main St", "unit": "", "city": "Reno", "state": "NV", "zip": "89501", "country": "USA"}
        shop = {"is_truck_replenishment": False, "tax_rate": 0, "restricted_mobile_creation": False}
        shop |= {"address": address, "remittance_vendor_id": self.ids["payee"]}
        new("vendor", "inventory.Vendor", name="Pipes", **shop)
        new("other vendor", "inventory.Vendor", name="Wires", **shop)
        new("batch", "accounting.Batch", number="7", name="November")
        new("stock account", "accounting.GlAccount", name="Stock", number="1200", type="Asset", subtype="Inventory")
        new("cost account", "accounting.GlAccount", name="Parts", number="5000", type="Expense")

    def bill(self, key: str = "bill", *items: tuple[str, str], **more: Any) -> Any:
        """A bill of the vendor for so much of a part at such a cost each."""
        lines = [self.line(order, *item) for order, item in enumerate(items or [("2", "25.10")], 1)]
        said = {"vendor_id": self.ids["vendor"], "bill_type": "Procurement", "items": lines} | more
        self.new(key, "accounting.ApBill", **said)
        return self.see("accounting.ApBill", self.ids[key])

    def line(self, order: int, quantity: str, cost: str) -> dict[str, Any]:
        """A line of a bill, booked as stock."""
        account = {"id": self.ids["stock account"], "name": "Stock", "number": "1200"}
        at = {"id": 1, "name": "Main warehouse", "type": "Warehouse"}
        empty = dict.fromkeys((
            "description", "serialNumber", "costOfSaleAccount", "receiptItemId", "budgetCodeId", "vendorPartNumber",
            "assetAccount",
        ))  # fmt: skip
        detail = {"generalLedgerAccount": account | {"type": "Asset", "detailType": "Inventory"}}
        sku = {"skuId": 1, "skuType": "Material", "skuCode": "P-1", "name": "Pipe", "inventoryLocation": at}
        return {"id": order, "order": order, "quantity": quantity, "cost": cost} | detail | sku | empty

    def having(self, noun: str, key: str, rule: str, *given: Any, **more: Any) -> Any:
        """Do what the office does with a record, by one of its rules."""
        return self.do(lambda: getattr(self._record(noun, key), rule)(*given, **more))

    def _record(self, noun: str, key: str) -> Any:
        from truckroll.catalogue import one

        return one(reference(self.ids[key], f"accounting.{noun}"))

    def posted(self, noun: str, key: str) -> None:
        """Post a document in the batch."""
        self.having(noun, key, "post", self.ids["batch"])


def money(text: str) -> Decimal:
    """An amount."""
    return Decimal(text)
