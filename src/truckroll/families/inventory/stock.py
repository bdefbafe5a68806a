"""What lies where: the stock of each SKU at each place, moved by receipts, returns, transfers, adjustments and use."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from truckroll.catalogue import Model, Money, Ref, Resource, cents, one

if TYPE_CHECKING:
    from truckroll.families import inventory, jpm, pricebook  # noqa: F401  # named by the references

Sku = Ref["pricebook.Material | pricebook.Equipment"]
"""What is bought and kept."""
Place = Ref["inventory.Truck | inventory.Warehouse"]
"""Where stock lies: trucks and warehouses have ids of one sequence."""


class Goods(Model):
    """So much of a SKU, and what one of it costs."""

    sku_id: Sku
    quantity: Money
    cost: Money
    budget_code_id: Ref["jpm.BudgetCode"] | None

    @property
    def worth(self) -> Decimal:
        """What all of it costs, to the cent."""
        return cents(self.quantity * self.cost)


class Stock(Resource, key="inventory_location_id sku_id"):
    """How much of a SKU lies at a place; less than nothing where more was used than is known to have come."""

    inventory_location_id: Place
    sku_id: Sku
    quantity: Money = Decimal(0)

    @classmethod
    def at(cls, place: Place, sku_id: Sku) -> Decimal:
        """How much lies there."""
        level = cls.first(inventory_location_id=place, sku_id=sku_id)
        return level.quantity if level else Decimal(0)

    @classmethod
    def move(cls, place: Place, sku_id: Sku, quantity: Decimal) -> None:
        """So much more lies there, or less; of a SKU that is not kept in stock nothing is known."""
        if one(sku_id).is_inventory and quantity:
            where = {"inventory_location_id": place, "sku_id": sku_id}
            level = cls.first(**where) or cls.new(**where)
            level.quantity += quantity

    @classmethod
    def bring(cls, place: Place, goods: Iterable[Goods]) -> None:
        """All of it lies there from now on."""
        for each in goods:
            cls.move(place, each.sku_id, each.quantity)

    @classmethod
    def take(cls, place: Place, goods: Iterable[Goods]) -> None:
        """None of it lies there any more."""
        for each in goods:
            cls.move(place, each.sku_id, -each.quantity)
