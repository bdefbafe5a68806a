"""A contractor who buys: a vendor, a warehouse and a truck, pipes and a boiler that are kept in stock, and a permit."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, Said
from truckroll.catalogue import Refused
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction

ADDRESS = {"street": "1 Dock Rd", "unit": "", "city": "Reno", "state": "NV", "zip": "89501", "country": "USA"}


@dataclass
class Stockroom:
    """What the office asks, and what lies where."""

    business: Business

    @property
    def ids(self) -> dict[str, int]:
        return self.business.ids

    def order(self, *lines: dict[str, Any], **more: Any) -> Any:
        """Order ten pipes for the warehouse, unless told otherwise; the order as it then is."""
        answer = self.business.ask("PurchaseOrders_Create", self.asked(*lines, **more))
        return self.see("PurchaseOrder", answer.id)

    def asked(self, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
        return {
            "vendorId": self.ids["vendor"],
            "typeId": self.ids["po_type"],
            "businessUnitId": self.ids["unit"],
            "inventoryLocationId": self.ids["warehouse"],
            "shipTo": {"description": "The dock", "address": ADDRESS},
            "impactsTechnicianPayroll": False,
            "date": "2026-11-02T10:00:00Z",
            "requiredOn": "2026-11-05T10:00:00Z",
            "tax": 0,
            "shipping": 0,
            "items": list(lines) or [self.line("pipe", 10)],
        } | more

    def line(self, key: str, quantity: Any, cost: Any = 2, **more: Any) -> dict[str, Any]:
        said = {"skuId": self.ids[key], "quantity": Decimal(quantity), "cost": Decimal(cost)}
        return said | {"description": "as asked", "vendorPartNumber": "P-1"} | more

    def came(self, order: Any, *lines: dict[str, Any], **more: Any) -> Any:
        """Receive some of an order; the receipt as it then is."""
        said = {"purchaseOrderId": order.id, "dateReceived": "2026-11-03T10:00:00Z", "tax": 0, "shipping": 0}
        answer = self.business.ask("Receipts_CreateReceipt", said | {"items": list(lines)} | more)
        return self.see("Receipt", answer.id)

    def back(self, *lines: dict[str, Any], **more: Any) -> Any:
        """Plan to give goods back; the return as it then is."""
        said = {
            "vendorId": self.ids["vendor"],
            "returnTypeId": self.ids["return_type"],
            "businessUnitId": self.ids["unit"],
            "inventoryLocationId": self.ids["warehouse"],
            "returnDate": "2026-11-04T10:00:00Z",
            "tax": 0,
            "shipping": 0,
            "restockingFee": 0,
            "items": list(lines),
        }
        return self.see("InventoryReturn", self.business.ask("Returns_CreateReturn", said | more).id)

    def see(self, noun: str, id: int) -> Any:
        return self.business.see(f"inventory.{noun}", id)

    def act(self, noun: str, id: int, act: str, *given: Any) -> Any:
        """Something that the office does, and no operation offers."""

        def rule() -> None:
            record: Any = transaction().load(f"inventory.{noun}", id)
            getattr(record, act)(*given)

        self.business.do(rule)
        return self.see(noun, id)

    def said(self, act: Callable[[], Any]) -> Any:
        """What the office asks for; Said when it is refused."""
        try:
            return act()
        except Refused as refused:
            raise Said(refused.status(frozenset({400})), refused.title, refused.errors) from None

    def refused_act(self, noun: str, id: int, act: str) -> str:
        """Why the office may not do that."""
        with pytest.raises(Refused) as caught:
            self.act(noun, id, act)
        return caught.value.title

    def new(self, noun: str, then: Callable[[Any], None], **values: Any) -> Any:
        """A paper that the office writes."""

        def rule() -> Any:
            record = resolve(f"inventory.{noun}").new(**values)
            then(record)
            return record

        return self.see(noun, self.business.do(rule).id)

    def there(self, place: str = "warehouse", key: str = "pipe") -> Decimal:
        """How much lies at a place."""
        stock: Any = resolve("inventory.Stock")
        return self.business.do(lambda: stock.at(self.ids[place], self.ids[key]))


@pytest.fixture
def stockroom(business: Business) -> Stockroom:
    new = business.new
    new("vendor", "inventory.Vendor", name="Pipes & Co")
    new("warehouse", "inventory.Warehouse", name="Dock", address=ADDRESS)
    new("truck", "inventory.Truck", name="Truck 1", warehouse_id=business.ids["warehouse"])
    new("po_type", "inventory.PurchaseOrderType", name="Stock")
    new("return_type", "inventory.ReturnType", name="Wrong goods")
    new("transfer_type", "inventory.TransferType", name="Replenishment")
    new("pipe", "pricebook.Material", **_sku("pipe", is_inventory=True, account="Supplies"))
    new("boiler", "pricebook.Equipment", **_sku("boiler", is_inventory=True))
    new("permit", "pricebook.Material", **_sku("permit"))
    return Stockroom(business)


def _sku(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "display_name": code.title(), "description": f"A {code}"} | more
