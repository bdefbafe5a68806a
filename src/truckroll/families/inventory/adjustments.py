"""What was found to lie at a place, and what was used there."""

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING

from truckroll.catalogue import ExternalData, ModificationResponse, Money, Ref, Updatable, When, refuse, update
from truckroll.families.inventory.documents import (
    InventoryReasonTransactionCanceled,
    MovedLine,
    Movement,
    check_place,
    moved,
    named,
    told,
)
from truckroll.families.inventory.serial_numbers import SerialNumber
from truckroll.families.inventory.stock import Goods, Place, Stock

if TYPE_CHECKING:
    from truckroll.families import accounting, jpm, settings


class InventoryAdjustmentItemResponse(MovedLine):
    """So many more of a SKU, or fewer."""

    total_cost: Money = Decimal(0)


class Adjustment(
    Movement,
    path="adjustments",
    tag="Adjustments",
    operations="list",
    filters="ids active external_data number reference_number batch_id invoice_ids inventory_location_ids"
    " adjustment_types=type business_unit_ids sync_statuses custom_fields date created modified",
    sort="id modified_on created_on",
    feed="adjustments",
):
    """A correction of what lies at a place."""

    type: str
    inventory_location_id: Place
    business_unit_id: Ref["settings.BusinessUnit"] | None
    project_id: Ref["jpm.Project"] | None
    invoice_id: Ref["accounting.Invoice"] | None
    date: When
    items: list[InventoryAdjustmentItemResponse]
    external_data: Updatable[ExternalData]

    @update(404)
    def update(self) -> ModificationResponse:
        """Attach what the calling app wants to know about an adjustment."""
        return ModificationResponse(id=self.id)

    def correct(self, goods: list[Goods]) -> None:
        """There is so much more at a place than was known, or less."""
        check_place(self.inventory_location_id)
        self.begin()
        self.items = [self.line(each, f"items[{at}].") for at, each in enumerate(goods)]
        Stock.bring(self.inventory_location_id, self.items)
        items = self.items
        SerialNumber.leave(self.inventory_location_id, [line for line in items if line.quantity < 0])
        self.items = items

    def identify(self, line_id: int, numbers: Collection[str]) -> None:
        """Note by which numbers the pieces of a line are told apart that were found."""
        items = self.items
        line = next((each for each in items if each.id == line_id), None)
        refuse(line is None, f"Adjustment {self.id} has no line {line_id}.")
        assert line is not None
        known = line.serial_numbers or []
        many = len(known) + len(numbers) > line.quantity
        refuse(many, f"{line.quantity} were found in line {line_id}; there are no more numbers than pieces.")
        pieces = SerialNumber.register(line.sku_id, self.inventory_location_id, numbers)
        line.serial_numbers = [*known, *(piece.shown() for piece in pieces)]
        self.items = items

    def line(self, goods: Goods, place: str) -> InventoryAdjustmentItemResponse:
        """So much more of a SKU, or less."""
        said = told(goods, None, place, less=True)
        line = InventoryAdjustmentItemResponse(**said, **named(goods.sku_id), **moved())
        line.total_cost = line.worth
        return line

    def cancel(self, reason: InventoryReasonTransactionCanceled = "NotRequired") -> None:
        """Take back a correction."""
        self.call_off(reason)
        Stock.take(self.inventory_location_id, self.items)
        SerialNumber.arrive(self.inventory_location_id, [line for line in self.items if line.quantity < 0])
        for line in self.items:
            for piece in line.serial_numbers or () if line.quantity > 0 else ():
                for found in SerialNumber.find(id=piece.id):
                    found.deactivate()
