"""What is moved from one place to another."""

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from truckroll.catalogue import (
    Copy,
    ExternalData,
    Internal,
    ModificationResponse,
    Money,
    Ref,
    Updatable,
    When,
    caller,
    invalid,
    now,
    one,
    refuse,
    update,
)
from truckroll.families.inventory.documents import (
    InventoryReasonTransactionCanceled,
    MovedLine,
    Movement,
    moved,
    named,
    told,
)
from truckroll.families.inventory.kinds import TransferType
from truckroll.families.inventory.serial_numbers import SerialNumber
from truckroll.families.inventory.stock import Goods, Place, Stock

if TYPE_CHECKING:
    from truckroll.families import accounting, jpm, settings


class InventoryTransferItemResponse(MovedLine):
    """Goods that are moved, and how many of them were picked."""

    quantity_picked: Money = Decimal(0)
    total_cost: Money = Decimal(0)


class Transfer(
    Movement,
    path="transfers",
    tag="Transfers",
    operations="list",
    filters="ids statuses number reference_number batch_id transfer_type_ids from_location_ids to_location_ids"
    " sync_statuses custom_fields date created modified external_data",
    sort="id modified_on created_on",
    feed="transfers",
):
    """Goods that are moved from one place to another: asked for, picked, and received there."""

    transfer_type_id: Internal[Ref["TransferType"]]
    transfer_type: Annotated[str, Copy("transfer_type_id.name")] = ""
    status: str = "Pending"
    from_location_id: Place
    to_location_id: Place
    date: When
    picked_date: When | None
    received_date: When | None
    date_required: When | None
    job_id: Ref["jpm.Job"] | None
    invoice_id: Ref["accounting.Invoice"] | None
    picked_by_id: Ref["settings.Employee"] | None
    received_by_id: Ref["settings.Employee"] | None
    items: list[InventoryTransferItemResponse]
    external_data: Updatable[ExternalData | None]

    @update(404)
    def update(self) -> ModificationResponse:
        """Attach what the calling app wants to know about a transfer."""
        return ModificationResponse(id=self.id)

    def ask(self, goods: list[Goods]) -> None:
        """Have goods moved from one place in use to another."""
        invalid(self.from_location_id == self.to_location_id, "toLocationId", "Goods move from one place to another.")
        for place in (self.from_location_id, self.to_location_id):
            invalid(not one(place).active, "toLocationId", f"{one(place).name} is not active.")
        self.begin()
        items = [
            InventoryTransferItemResponse(**told(each, None, f"items[{at}]."), **named(each.sku_id), **moved())
            for at, each in enumerate(goods)
        ]
        for item in items:
            item.total_cost = item.worth
        self.items = items

    def pick(self, serial_numbers: Collection[str] = ()) -> None:
        """Take the goods from where they lie; these pieces of them, where they are told apart."""
        refuse(self.status != "Pending", f"Transfer {self.id} is {self.status} and cannot be picked.")
        items = self.items
        for item in items:
            item.quantity_picked = item.quantity
        SerialNumber.leave(self.from_location_id, items, serial_numbers)
        self.items = items
        Stock.take(self.from_location_id, items)
        self.status, self.picked_date, self.picked_by_id = "Picked", now(), caller().user or None

    def receive(self) -> None:
        """Put the goods where they are to lie."""
        refuse(self.status != "Picked", f"Transfer {self.id} is {self.status} and cannot be received.")
        Stock.bring(self.to_location_id, self.items)
        SerialNumber.arrive(self.to_location_id, self.items)
        self.status, self.received_date, self.received_by_id = "Received", now(), caller().user or None

    def cancel(self, reason: InventoryReasonTransactionCanceled = "NotRequired") -> None:
        """Call off a transfer before it has arrived; what was picked lies again where it lay."""
        refuse(self.status == "Received", f"Transfer {self.id} is received and cannot be canceled.")
        self.call_off(reason)
        if self.status == "Picked":
            Stock.bring(self.from_location_id, self.items)
            SerialNumber.arrive(self.from_location_id, self.items)
        self.status = "Canceled"
