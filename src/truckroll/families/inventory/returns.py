"""What goes back to a vendor."""

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from truckroll.catalogue import (
    UNSET,
    Clearable,
    ExternalData,
    Html,
    Immutable,
    Internal,
    ModificationResponse,
    Money,
    Ref,
    Required,
    Text,
    Updatable,
    When,
    Writable,
    action,
    create,
    invalid,
    noun,
    now,
    one,
    refuse,
    update,
)
from truckroll.families.inventory.documents import (
    BookedLine,
    CancellationReason,
    MovedLine,
    Movement,
    booked,
    check_amounts,
    check_place,
    moved,
    told,
    total,
)
from truckroll.families.inventory.kinds import ReturnType
from truckroll.families.inventory.purchase_orders import PurchaseOrder
from truckroll.families.inventory.receipts import Receipt
from truckroll.families.inventory.serial_numbers import SerialNumber
from truckroll.families.inventory.stock import Goods, Place, Sku, Stock
from truckroll.families.inventory.vendors import Vendor

if TYPE_CHECKING:
    from truckroll.families import accounting, jpm, settings

ApCredit: "type[accounting.ApCredit]" = noun("accounting.ApCredit")

InventoryReturnStatus = Literal["Pending", "Returned", "CreditReceived", "Canceled"]


class CreateInventoryReturnItemRequest(Goods):
    """Goods that are to go back; a shipment item is the line of the receipt that they came in."""

    description: str | None
    shipment_item_id: int | None


class UpdateReturnItemModel(Goods):
    """Goods as a return is changed to; 0 is the id of a new line."""

    id: int
    item_description: Html | None


class InventoryReturnItemResponse(BookedLine, MovedLine):
    """Goods that go back, and the line of the receipt that they came in."""

    receipt_item_id: int | None


class InventoryReturn(
    Movement,
    path="returns",
    tag="Returns",
    operations="list",
    filters="ids active number reference_number job_id purchase_order_id batch_id vendor_ids business_unit_ids"
    " inventory_location_ids sync_statuses custom_fields return_date created modified external_data",
    sort="id modified_on created_on",
    feed="returns",
    hides="return_type_id",
):
    """Goods that go back to the vendor from whom they came."""

    status: InventoryReturnStatus = "Pending"
    vendor_id: Immutable[Ref["Vendor"]]
    purchase_order_id: Immutable[Ref["PurchaseOrder"] | None]
    job_id: Immutable[Ref["jpm.Job"] | None]
    project_id: Ref["jpm.Project"] | None
    budget_code_id: Clearable[Ref["jpm.BudgetCode"] | None]
    business_unit_id: Required[Ref["settings.BusinessUnit"]]
    inventory_location_id: Required[Place | None]
    reference_number: Writable[str] = ""
    memo: Writable[Text] = ""
    return_amount: Money = Decimal(0)
    tax_amount: Money = Decimal(0)
    shipping_amount: Money = Decimal(0)
    restocking_fee: Internal[Money] = Decimal(0)
    went_from: Internal[Place | None]
    return_date: Required[When]
    returned_on: When | None
    credit_received_on: When | None
    return_type_id: Required[Ref["ReturnType"]]
    items: list[InventoryReturnItemResponse]
    external_data: Updatable[ExternalData]

    @create(404)
    def create_return(
        self,
        tax: Money,
        shipping: Money,
        restocking_fee: Money,
        items: list[CreateInventoryReturnItemRequest] | None = None,
    ) -> ModificationResponse:
        """Plan to give goods back."""
        self.begin()
        self.settle_for(tax, shipping, restocking_fee)
        if self.purchase_order_id is not None:
            order = one(self.purchase_order_id)
            other = order.vendor_id != self.vendor_id
            invalid(other, "vendorId", f"Purchase order {order.id} was for vendor {order.vendor_id}.")
            self.job_id = self.job_id or order.job_id
        self.project_id = one(self.job_id).project_id if self.job_id is not None else None
        self.check()
        self.keep(
            [
                self.line(asked, asked.description, asked.shipment_item_id, f"items[{at}].")
                for at, asked in enumerate(items or [])
            ]
        )
        return ModificationResponse(id=self.id)

    @update(404, 409)
    def update(
        self,
        tax: Money | None = UNSET,
        shipping: Money | None = UNSET,
        restocking_fee: Money | None = UNSET,
        items: list[UpdateReturnItemModel] = UNSET,
    ) -> ModificationResponse:
        """Change a return that has not gone; what has gone keeps its goods and its place."""
        refuse(self.status in {"CreditReceived", "Canceled"}, f"Return {self.id} is {self.status} and cannot change.")
        self.refuse_booked()
        self.check()
        self.settle_for(tax, shipping, restocking_fee)
        lines = self.items
        if items is not UNSET:
            refuse(self.status != "Pending", f"The goods of return {self.id} have gone; its lines stay.")
            lines = self.lines_of(items)
        self.keep(lines)
        return ModificationResponse(id=self.id)

    def settle_for(self, tax: Decimal | None, shipping: Decimal | None, restocking_fee: Decimal | None) -> None:
        """What is given back beside the goods, and what the vendor keeps for taking them; null is nothing."""
        asked = {"tax": tax, "shipping": shipping, "restockingFee": restocking_fee}
        said = {name: amount or Decimal(0) for name, amount in asked.items() if amount is not UNSET}
        check_amounts(**said)
        self.tax_amount = said.get("tax", self.tax_amount)
        self.shipping_amount = said.get("shipping", self.shipping_amount)
        self.restocking_fee = said.get("restockingFee", self.restocking_fee)

    def check(self) -> None:
        """Goods go back from a place in use, in a way in use; from where they have gone they went."""
        kind = one(self.return_type_id)
        invalid(not kind.active, "returnTypeId", f"{kind.name} is not active.")
        check_place(self.inventory_location_id)
        elsewhere = self.went_from not in (None, self.inventory_location_id)
        refuse(elsewhere, f"The goods of return {self.id} have gone from {self.went_from}; its location stays.")

    def line(
        self, goods: Goods, description: str | None, came_in: int | None, place: str
    ) -> InventoryReturnItemResponse:
        """Goods that are to go back, as a new line."""
        said = told(goods, description, place) | booked(goods.sku_id) | moved()
        return InventoryReturnItemResponse(**said, receipt_item_id=came_in)

    def lines_of(self, items: list[UpdateReturnItemModel]) -> list[InventoryReturnItemResponse]:
        """The lines as they are asked for; those that are not named are taken off."""
        before = {item.id: item for item in self.items}
        after: list[InventoryReturnItemResponse] = []
        for at, asked in enumerate(items):
            place = f"items[{at}]."
            old = before.pop(asked.id, None)
            absent = f"Return {self.id} has no line {asked.id}, or it is named twice."
            invalid(asked.id != 0 and old is None, f"{place}id", absent)
            if old is None:
                line = self.line(asked, asked.item_description, None, place)
            else:
                said = old.description if asked.item_description is None else asked.item_description
                line = self.line(asked, said, old.receipt_item_id, place)
                line.id, line.created_on, line.created_by_id = old.id, old.created_on, old.created_by_id
            after.append(line)
        return after

    def keep(self, items: list[InventoryReturnItemResponse]) -> None:
        """Have these lines, none of more goods than came, and come to what the vendor gives back for them."""
        self.items = items
        self.return_amount = total(items, self.tax_amount, self.shipping_amount, -self.restocking_fee)
        invalid(self.return_amount < 0, "restockingFee", "A vendor keeps no more than it gives back.")
        for at, item in enumerate(items):
            if item.receipt_item_id is not None:
                came = self.came_in(item, f"items[{at}].")
                self.check_gone(at, came, receipt_item_id=item.receipt_item_id)
            if self.purchase_order_id is not None:
                ordered = one(self.purchase_order_id).received(item.sku_id)
                self.check_gone(at, ordered, purchase_order_id=self.purchase_order_id)

    def came_in(self, item: InventoryReturnItemResponse, place: str) -> Decimal:
        """How much came in the line of the receipt that goods go back from."""
        order = {"purchase_order_id": self.purchase_order_id} if self.purchase_order_id is not None else {}
        receipts = Receipt.find(vendor_id=self.vendor_id, **order)
        lines = (line for receipt in receipts for line in receipt.items if line.id == item.receipt_item_id)
        line = next(lines, None)
        absent = f"No receipt of goods of vendor {self.vendor_id} has a line {item.receipt_item_id}."
        invalid(line is None, f"{place}shipmentItemId", absent)
        assert line is not None
        invalid(line.sku_id != item.sku_id, f"{place}skuId", f"In line {line.id} SKU {line.sku_id} has come.")
        return line.quantity

    def check_gone(self, at: int, came: Decimal, **source: Any) -> None:
        """No more of the goods of a line goes back, in all, than came."""
        gone = self.gone(self.vendor_id, self.items[at].sku_id, **source)
        invalid(gone > came, f"items[{at}].quantity", f"{came} have come, and {gone} would go back.")

    @classmethod
    def gone(
        cls,
        vendor_id: Ref["Vendor"],
        sku_id: Sku,
        *,
        purchase_order_id: Ref["PurchaseOrder"] | None = None,
        receipt_item_id: int | None = None,
    ) -> Decimal:
        """How much of a SKU goes or went back, of an order or of one line of a receipt."""
        quantities = (
            line.quantity
            for each in cls.find(vendor_id=vendor_id)
            if each.status != "Canceled" and purchase_order_id in (None, each.purchase_order_id)
            for line in each.items
            if line.sku_id == sku_id and receipt_item_id in (None, line.receipt_item_id)
        )
        return sum(quantities, Decimal(0))

    def hand_back(self, serial_numbers: Collection[str] = ()) -> None:
        """Give goods to the vendor, of those told apart these pieces; with some kinds its credit comes at once."""
        refuse(self.status != "Pending", f"Return {self.id} is {self.status}; its goods cannot go.")
        assert self.inventory_location_id is not None
        items = self.items
        Stock.take(self.inventory_location_id, items)
        SerialNumber.leave(self.inventory_location_id, items, serial_numbers)
        self.items = items
        self.status, self.returned_on, self.went_from = "Returned", now(), self.inventory_location_id
        if one(self.return_type_id).automatically_receive_vendor_credit:
            self.receive_credit()

    def receive_credit(self) -> None:
        """The vendor has given its credit for the goods."""
        refuse(self.status != "Returned", f"Return {self.id} is {self.status}; no credit is due.")
        self.status, self.credit_received_on = "CreditReceived", now()
        ApCredit.of_return(self)

    @action("PATCH {id}/cancellation", 404)
    def cancel(self, canceled_reason: CancellationReason = "NotRequired") -> ModificationResponse:
        """Call off a return before its credit has come; goods that have gone lie again where they lay."""
        refuse(self.status == "CreditReceived", f"The credit for return {self.id} has come; it cannot be canceled.")
        answer = self.call_off(canceled_reason)
        if self.went_from is not None:
            Stock.bring(self.went_from, self.items)
            SerialNumber.arrive(self.went_from, self.items)
        self.status = "Canceled"
        return answer
