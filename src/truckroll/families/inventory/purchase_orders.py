"""What was ordered from a vendor, and how much of it has come."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truckroll.catalogue import (
    UNSET,
    Clearable,
    CustomFields,
    Html,
    Internal,
    Model,
    ModificationResponse,
    Money,
    Ref,
    Required,
    Resource,
    Text,
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
    AddressRequest,
    AddressResponse,
    CancellationReason,
    Line,
    SerialNumberResponse,
    SyncStatus,
    check_amounts,
    check_place,
    told,
    total,
)
from truckroll.families.inventory.kinds import PurchaseOrderType
from truckroll.families.inventory.stock import Goods, Place, Sku
from truckroll.families.inventory.vendors import Vendor

if TYPE_CHECKING:
    from truckroll.families import accounting, inventory, jpm, settings

Receipt: "type[inventory.Receipt]" = noun("inventory.Receipt")

OPEN = {"Pending", "Sent", "PartiallyReceived"}
"""While an order is in one of these states, goods may still come."""


class ShipToRequest(Model):
    """Where a vendor is to bring the goods, and what that place is."""

    description: str
    address: AddressRequest


class CreatePurchaseOrderItemRequest(Goods):
    """Goods as they are ordered."""

    description: Html
    vendor_part_number: str


class UpdatePurchaseOrderItemRequest(CreatePurchaseOrderItemRequest):
    """Goods as an order is changed to; 0 is the id of a new line."""

    id: int


class PurchaseOrderItemResponse(Line):
    """Goods that were ordered, and how much of them has come."""

    created_on: When
    modified_on: When
    sku_name: str = ""
    sku_code: str = ""
    sku_type: str = ""
    vendor_part_number: str = ""
    quantity_received: Money = Decimal(0)
    total: Money = Decimal(0)
    serial_numbers: list[SerialNumberResponse]
    status: str = "Pending"
    chargeable: bool = False

    @property
    def open(self) -> Decimal:
        """How much is still to come."""
        return self.quantity - self.quantity_received

    def settle(self) -> None:
        """What the line comes to, and how far it is."""
        self.total = self.worth
        came = "PartiallyReceived" if self.quantity_received else "Pending"
        self.status = came if self.open else "Received"


class Purchase(Resource, abstract=True):
    """What is to be bought, for whom, and where it is to be brought."""

    invoice_id: Ref["accounting.Invoice"] | None
    job_id: Writable[Ref["jpm.Job"] | None]
    project_id: Writable[Ref["jpm.Project"] | None]
    type_id: Required[Ref["PurchaseOrderType"]]
    vendor_id: Required[Ref["Vendor"]]
    technician_id: Writable[Ref["settings.Technician"] | None]
    business_unit_id: Required[Ref["settings.BusinessUnit"] | None]
    inventory_location_id: Required[Place | None]
    batch_id: Ref["accounting.Batch"] | None
    date: Required[When]
    required_on: Required[When | None]
    total: Money = Decimal(0)
    tax: Required[Money] = Decimal(0)
    shipping: Required[Money] = Decimal(0)
    items: list[PurchaseOrderItemResponse]

    def check(self) -> None:
        """Goods are bought from a vendor in use, in a way in use, and for a job of the project, if both are named."""
        check_amounts(tax=self.tax, shipping=self.shipping)
        for name, record in (("vendorId", one(self.vendor_id)), ("typeId", one(self.type_id))):
            invalid(not record.active, name, f"{record.name} is not active.")
        check_place(self.inventory_location_id)
        if self.job_id is not None:
            job = one(self.job_id)
            self.invoice_id, self.project_id = job.invoice_id, self.project_id or job.project_id
            other = job.project_id != self.project_id
            invalid(other, "projectId", f"Job {job.id} does not belong to project {self.project_id}.")

    def line(
        self, goods: Goods, description: str | None, vendor_part_number: str | None, place: str = ""
    ) -> PurchaseOrderItemResponse:
        """Goods that are asked for, as a new line."""
        sku = one(goods.sku_id)
        copied = one(self.type_id).copy_purchase_order_items_to_invoice_when_received
        return PurchaseOrderItemResponse(
            **told(goods, description, place),
            created_on=now(),
            modified_on=now(),
            sku_name=sku.display_name or sku.code,
            sku_code=sku.code,
            sku_type=type(sku).noun.word,
            vendor_part_number=vendor_part_number or "",
            chargeable=copied and self.job_id is not None,
        )

    def keep(self, items: list[PurchaseOrderItemResponse]) -> None:
        """Have these lines, and come to what they cost with tax and shipping."""
        for item in items:
            item.settle()
        self.items = items
        self.total = total(items, self.tax, self.shipping)


class PurchaseOrder(
    Purchase,
    path="purchase-orders",
    tag="PurchaseOrders",
    operations="get=GetById list",
    filters="ids status number job_id job_ids technician_id project_id created modified date sent",
    sort="id modified_on created_on",
    feed="purchase-orders",
    index="type_id",
    hides="active impacts_technician_payroll",
):
    """Goods that were ordered from a vendor."""

    number: str = ""
    status: str = "Pending"
    ship_to: AddressResponse
    budget_code_id: Clearable[Ref["jpm.BudgetCode"] | None]
    vendor_document_number: str = ""
    sent_on: When | None
    received_on: When | None
    summary: Text = ""
    custom_fields: CustomFields
    impacts_technician_payroll: Required[bool] = False
    ship_to_description: Internal[str] = ""
    canceled_reason: Internal[CancellationReason | None]
    sync_status: Internal[SyncStatus] = "Pending"

    @create()
    def create(
        self,
        ship_to: ShipToRequest,
        items: list[CreatePurchaseOrderItemRequest],
        vendor_invoice_number: str | None = None,
        memo: Text | None = None,
    ) -> ModificationResponse:
        """Order goods; an order of a kind that is received at once has come already."""
        self.check()
        self.vendor_document_number, self.summary = vendor_invoice_number or "", memo or ""
        self.bring_to(ship_to)
        self.open(
            [
                self.line(asked, asked.description, asked.vendor_part_number, f"items[{at}].")
                for at, asked in enumerate(items)
            ]
        )
        return ModificationResponse(id=self.id)

    def open(self, items: list[PurchaseOrderItemResponse]) -> None:
        """Get a number, and have these lines."""
        invalid(not items, "items", "An order is for one line of goods or more.")
        self.number = str(self.id)
        if self.job_id is not None:
            before = len([order for order in self.find(job_id=self.job_id) if order.id != self.id])
            self.number = f"{one(self.job_id).job_number}-{before + 1:03}"
        self.keep(items)
        if one(self.type_id).automatically_receive:
            Receipt.of_all(self)

    def bring_to(self, ship_to: ShipToRequest) -> None:
        """Where the vendor is to bring the goods."""
        self.ship_to = AddressResponse.of(ship_to.address.values)
        self.ship_to_description = ship_to.description

    @update(404)
    def update(
        self,
        ship_to: ShipToRequest = UNSET,
        vendor_invoice_number: str = UNSET,
        memo: Text = UNSET,
        items: list[UpdatePurchaseOrderItemRequest] = UNSET,
    ) -> ModificationResponse:
        """Change an order that the books do not have yet; lines that are not named are taken off it."""
        closed = self.status in {"Exported", "Canceled"}
        refuse(closed, f"Purchase order {self.id} is {self.status} and can no longer change.")
        self.check()
        for receipt in Receipt.find(purchase_order_id=self.id):
            moved = (receipt.vendor_id, receipt.inventory_location_id) != (self.vendor_id, self.inventory_location_id)
            refuse(moved, f"Goods of purchase order {self.id} have come; its vendor and its location stay.")
        if ship_to is not UNSET:
            self.bring_to(ship_to)
        if vendor_invoice_number is not UNSET:
            self.vendor_document_number = vendor_invoice_number
        if memo is not UNSET:
            self.summary = memo
        self.keep(self.items if items is UNSET else self.lines_of(items))
        self.settle()
        return ModificationResponse(id=self.id)

    def lines_of(self, items: list[UpdatePurchaseOrderItemRequest]) -> list[PurchaseOrderItemResponse]:
        """The lines as they are asked for: what has come of one stays on it."""
        invalid(not items, "items", "An order is for one line of goods or more; cancel it instead.")
        before = {item.id: item for item in self.items}
        after: list[PurchaseOrderItemResponse] = []
        for at, asked in enumerate(items):
            place = f"items[{at}]."
            line = self.line(asked, asked.description, asked.vendor_part_number, place)
            if asked.id:
                old = before.pop(asked.id, None)
                absent = f"Purchase order {self.id} has no line {asked.id}, or it is named twice."
                invalid(old is None, f"{place}id", absent)
                assert old is not None
                came = old.quantity_received
                invalid(line.quantity < came, f"{place}quantity", f"{came} of line {old.id} have come already.")
                other = bool(came) and line.sku_id != old.sku_id
                invalid(other, f"{place}skuId", f"SKU {old.sku_id} of line {old.id} has come already.")
                line.id, line.created_on, line.quantity_received = old.id, old.created_on, came
                line.serial_numbers = old.serial_numbers
            after.append(line)
        for dropped in before.values():
            came = bool(dropped.quantity_received)
            refuse(came, f"Line {dropped.id} has come and stays on purchase order {self.id}.")
        return after

    @action("PATCH {id}/cancellation", 404)
    def cancel(self, canceled_reason: CancellationReason = "NotRequired") -> ModificationResponse:
        """Call off an order of which nothing has come."""
        refuse(self.status not in OPEN, f"Purchase order {self.id} is {self.status} and cannot be canceled.")
        came = self.status == "PartiallyReceived"
        refuse(came, f"Goods of purchase order {self.id} have come; cancel their receipts first.")
        self.status, self.canceled_reason = "Canceled", canceled_reason
        items = self.items
        for item in items:
            item.status = "Canceled"
        self.items = items
        return ModificationResponse(id=self.id)

    def send(self) -> None:
        """Give the order to the vendor."""
        refuse(self.status != "Pending", f"Purchase order {self.id} is {self.status} and cannot be sent.")
        self.status, self.sent_on = "Sent", now()

    def add(
        self, goods: Goods, description: str | None, vendor_part_number: str | None, place: str
    ) -> PurchaseOrderItemResponse:
        """Goods that came although nobody had ordered them, as one more line."""
        line = self.line(goods, description, vendor_part_number, place)
        self.keep([*self.items, line])
        return line

    def show_pieces(self, line_id: int, pieces: list[SerialNumberResponse]) -> None:
        """Show which pieces have come of a line."""
        items = self.items
        for item in items:
            if item.id == line_id:
                item.serial_numbers = pieces
        self.items = items

    def came(self, line_id: int, quantity: Decimal) -> None:
        """So much more of a line has come, or less."""
        items = self.items
        for item in items:
            if item.id == line_id:
                item.quantity_received += quantity
        self.keep(items)
        self.settle()

    def received(self, sku_id: Sku) -> Decimal:
        """How much of a SKU has come."""
        return sum((item.quantity_received for item in self.items if item.sku_id == sku_id), Decimal(0))

    def settle(self) -> None:
        """How far the order is follows from what has come, and whether the books have all of it."""
        states = {item.status for item in self.items}
        receipts = Receipt.find(purchase_order_id=self.id)
        if states == {"Received"}:
            self.status = "Received"
            self.received_on = max((receipt.received_on or now() for receipt in receipts), default=None)
        else:
            waiting = "Sent" if self.sent_on is not None else "Pending"
            self.status = waiting if states == {"Pending"} else "PartiallyReceived"
            self.received_on = None
        if self.status == "Received" and all(receipt.sync_status == "Exported" for receipt in receipts):
            self.status = self.sync_status = "Exported"
