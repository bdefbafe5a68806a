"""What has come of what was ordered."""

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING

from truckroll.catalogue import (
    UNSET,
    Immutable,
    Internal,
    ModificationResponse,
    Money,
    Ref,
    When,
    action,
    caller,
    create,
    invalid,
    noun,
    now,
    one,
    refuse,
)
from truckroll.families.inventory.documents import (
    AddressResponse,
    BookedLine,
    CancellationReason,
    Paper,
    SyncStatus,
    booked,
    check_amounts,
    told,
    total,
)
from truckroll.families.inventory.markups import PurchaseOrderMarkup
from truckroll.families.inventory.purchase_orders import (
    OPEN,
    PurchaseOrder,
    PurchaseOrderItemResponse,
)
from truckroll.families.inventory.serial_numbers import SerialNumber
from truckroll.families.inventory.stock import Goods, Place, Stock

if TYPE_CHECKING:
    from truckroll.families import accounting, inventory, jpm, settings

ApBill: "type[accounting.ApBill]" = noun("accounting.ApBill")
InventoryReturn: "type[inventory.InventoryReturn]" = noun("inventory.InventoryReturn")


TAKEN = (
    "job_id", "business_unit_id", "technician_id", "vendor_id", "inventory_location_id", "ship_to",
    "ship_to_description",
)  # fmt: skip
"""What a receipt says as its order does."""


class ReceivePurchaseOrderItemRequest(Goods):
    """Goods that have come; a line of the order that is not named is looked for, or is added to it."""

    purchase_order_item_id: int | None
    description: str | None
    vendor_part_number: str | None


class InventoryReceiptItemResponse(BookedLine):
    """Goods that have come, and the line of the order that they were ordered in."""

    purchase_order_item_id: int


class Receipt(
    Paper,
    path="receipts",
    tag="Receipts",
    operations="list",
    filters="ids active number vendor_invoice_number bill_id batch_id vendor_ids business_unit_ids"
    " inventory_location_ids purchase_order_ids sync_statuses custom_fields received created modified",
    sort="id modified_on created_on",
):
    """Goods that have come from a vendor; inactive once that was taken back."""

    vendor_invoice_number: str = ""
    purchase_order_id: Immutable[Ref["PurchaseOrder"]]
    bill_id: Ref["accounting.InventoryBill"] | None
    job_id: Ref["jpm.Job"] | None
    business_unit_id: Ref["settings.BusinessUnit"] | None
    vendor_id: Ref["inventory.Vendor"]
    technician_id: Ref["settings.Technician"] | None
    inventory_location_id: Place
    ship_to: AddressResponse | None
    ship_to_description: str = ""
    receipt_amount: Money = Decimal(0)
    tax_amount: Money = Decimal(0)
    shipping_amount: Money = Decimal(0)
    received_on: When | None
    budget_code_id: Immutable[Ref["jpm.BudgetCode"] | None]
    items: list[InventoryReceiptItemResponse]
    canceled_reason: Internal[CancellationReason | None]
    invoice_item_ids: Internal[list[Ref["accounting.InvoiceItem"]]]

    @create(404)
    def create_receipt(
        self,
        date_received: When,
        tax: Money,
        shipping: Money,
        items: list[ReceivePurchaseOrderItemRequest],
        vendor_document_number: str | None = None,
        memo: str | None = None,
    ) -> ModificationResponse:
        """Receive some or all of what is still to come of an order."""
        order = one(self.purchase_order_id)
        refuse(order.status not in OPEN, f"Purchase order {order.id} is {order.status}; nothing more comes of it.")
        check_amounts(tax=tax, shipping=shipping)
        invalid(not items, "items", "A receipt is for one line of goods or more.")
        self.tax_amount, self.shipping_amount, self.received_on = tax, shipping, date_received
        self.vendor_invoice_number = vendor_document_number or order.vendor_document_number
        self.memo = memo or ""
        for at, asked in enumerate(items):
            ordered = self.ordered(order, asked, f"items[{at}].")
            self.items = [*self.items, self.line(order, ordered, asked, asked.description, f"items[{at}].")]
        self.take_in(order)
        return ModificationResponse(id=self.id)

    @classmethod
    def of_all(cls, order: PurchaseOrder) -> None:
        """All of an order has come as it was given."""
        receipt = cls.new(
            purchase_order_id=order.id,
            vendor_invoice_number=order.vendor_document_number,
            memo=order.summary,
            tax_amount=order.tax,
            shipping_amount=order.shipping,
            received_on=now(),
            budget_code_id=order.budget_code_id,
        )
        receipt.items = [receipt.line(order, item, item, item.description) for item in order.items]
        receipt.take_in(order)

    def line(
        self,
        order: PurchaseOrder,
        ordered: PurchaseOrderItemResponse,
        goods: Goods,
        description: str | None,
        place: str = "",
    ) -> InventoryReceiptItemResponse:
        """Goods that have come, noted on the line of the order that they were ordered in."""
        said = told(goods, description, place)
        left = f"{ordered.open} of line {ordered.id} are still to come."
        invalid(goods.quantity > ordered.open, f"{place}quantity", left)
        order.came(ordered.id, goods.quantity)
        return InventoryReceiptItemResponse(**said, **booked(goods.sku_id), purchase_order_item_id=ordered.id)

    def ordered(
        self, order: PurchaseOrder, asked: ReceivePurchaseOrderItemRequest, place: str
    ) -> PurchaseOrderItemResponse:
        """The line of the order that goods came for; what nobody ordered is added to it."""
        if asked.purchase_order_item_id is None:
            waiting = (item for item in order.items if item.sku_id == asked.sku_id and item.open)
            return next(waiting, None) or order.add(asked, asked.description, asked.vendor_part_number, place)
        named = next((item for item in order.items if item.id == asked.purchase_order_item_id), None)
        absent = f"Purchase order {order.id} has no line {asked.purchase_order_item_id}."
        invalid(named is None, f"{place}purchaseOrderItemId", absent)
        assert named is not None
        other = f"Line {named.id} of purchase order {order.id} is for SKU {named.sku_id}."
        invalid(named.sku_id != asked.sku_id, f"{place}skuId", other)
        return named

    def take_in(self, order: PurchaseOrder) -> None:
        """Put goods where they are to lie, owe the vendor for them, and sell them on to the job they are for."""
        assert order.inventory_location_id is not None
        self.number, self.created_by_id = str(self.id), caller().user or None
        for name in TAKEN:
            setattr(self, name, getattr(order, name))
        self.receipt_amount = total(self.items, self.tax_amount, self.shipping_amount)
        Stock.bring(self.inventory_location_id, self.items)
        self.bill_id = ApBill.of_receipt(self).id
        self.sell(order)

    def sell(self, order: PurchaseOrder) -> None:
        """Put chargeable goods on the invoice of the job, dearer by the mark-up; they are used from where they lie."""
        invoice = one(order.invoice_id) if order.invoice_id is not None else None
        if invoice is None or invoice.sync_status != "Pending":
            return
        chargeable = {item.id for item in order.items if item.chargeable}
        self.invoice_item_ids = [
            invoice.add(
                one(item.sku_id),
                description=item.description,
                quantity=item.quantity,
                price=PurchaseOrderMarkup.price(item.cost),
                cost=item.cost,
                inventory_location_id=self.inventory_location_id,
            ).id
            for item in self.items
            if item.purchase_order_item_id in chargeable
        ]

    @action("PATCH {id}/cancellation?id", 404)
    def cancel_receipts(
        self, canceled_reason: CancellationReason = "NotRequired", id_: int = UNSET
    ) -> ModificationResponse:
        """Take back that goods have come, while the books do not have their bill and none of them went back."""
        invalid(id_ is not UNSET and id_ != self.id, "id", f"The path names receipt {self.id}; leave the other id out.")
        refuse(not self.active, f"Receipt {self.id} is canceled already.")
        self.refuse_booked()
        order = one(self.purchase_order_id)
        if self.bill_id is not None:
            one(self.bill_id).withdraw()
        if self.invoice_item_ids:
            assert order.invoice_id is not None
            one(order.invoice_id).remove(self.invoice_item_ids)
        Stock.take(self.inventory_location_id, self.items)
        self.canceled_reason = canceled_reason
        self.deactivate()
        for item in self.items:
            for piece in SerialNumber.find(receipt_item_id=item.id):
                piece.deactivate()
            self.tell_pieces(item)
        for item in self.items:
            order.came(item.purchase_order_item_id, -item.quantity)
        for item in self.items:
            back = InventoryReturn.gone(self.vendor_id, item.sku_id, receipt_item_id=item.id)
            of_order = InventoryReturn.gone(self.vendor_id, item.sku_id, purchase_order_id=order.id)
            went = bool(back) or of_order > order.received(item.sku_id)
            refuse(went, f"Goods of receipt {self.id} go back to the vendor; cancel their returns first.")
        return ModificationResponse(id=self.id)

    def identify(self, line_id: int, numbers: Collection[str]) -> None:
        """Note by which numbers the pieces of a line are told apart; the order and the bill show them."""
        refuse(not self.active, f"Receipt {self.id} is canceled.")
        line = next((each for each in self.items if each.id == line_id), None)
        refuse(line is None, f"Receipt {self.id} has no line {line_id}.")
        assert line is not None
        known = SerialNumber.find(receipt_item_id=line_id)
        many = len(known) + len(numbers) > line.quantity
        refuse(many, f"{line.quantity} have come in line {line_id}; there are no more numbers than pieces.")
        came_in = {"receipt_item_id": line_id, "purchase_order_item_id": line.purchase_order_item_id}
        SerialNumber.register(line.sku_id, self.inventory_location_id, numbers, **came_in)
        self.tell_pieces(line)

    def tell_pieces(self, line: InventoryReceiptItemResponse) -> None:
        """Let the order and the bill show which pieces have come in a line."""
        ordered = SerialNumber.find(purchase_order_item_id=line.purchase_order_item_id)
        one(self.purchase_order_id).show_pieces(line.purchase_order_item_id, [piece.shown() for piece in ordered])
        if self.bill_id is not None:
            came = SerialNumber.find(receipt_item_id=line.id)
            one(self.bill_id).bill.show_pieces(line.id, [piece.number for piece in came])

    def booked(self, status: SyncStatus, batch_id: "Ref[accounting.Batch] | None") -> None:
        """Go to the contractor's books with its bill; an order of which they have all is done."""
        self.sync_status, self.batch_id = status, batch_id
        order = one(self.purchase_order_id)
        order.batch_id = batch_id
        order.settle()
