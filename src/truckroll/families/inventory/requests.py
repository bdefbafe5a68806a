"""What technicians ask to have bought."""

from typing import Annotated, Literal

from truckroll.catalogue import CustomFields, Internal, ModificationResponse, Sent, Text, action, one, refuse
from truckroll.families.inventory.documents import AddressResponse
from truckroll.families.inventory.purchase_orders import CreatePurchaseOrderItemRequest, Purchase, PurchaseOrder

PurchaseOrderRequestStatus = Literal["PendingApproval", "Approved", "Rejected"]
PoApprovalRejectionReason = Literal["CostTooHigh", "WrongVendor", "Other"]


class PurchaseOrderRequest(
    Purchase,
    path="purchase-orders/requests",
    tag="PurchaseOrders",
    operations="list=GetRequests",
    filters="ids request_status request_number job_id job_ids technician_id project_id created modified date",
    sort="id modified_on created_on",
    scope="purchaseorders",
):
    """Goods that somebody asks to have ordered; an order comes of it when it is approved."""

    request_number: str = ""
    request_status: Annotated[str, Sent(PurchaseOrderRequestStatus)] = "PendingApproval"
    ship_to: AddressResponse | None
    vendor_document_number: str | None
    summary: Text | None
    custom_fields: CustomFields | None
    rejection_reason: Internal[PoApprovalRejectionReason | None]

    def ask(self, asked: list[CreatePurchaseOrderItemRequest]) -> None:
        """Ask to have goods ordered."""
        self.check()
        self.request_number = str(self.id)
        self.keep([self.line(each, each.description, each.vendor_part_number) for each in asked])

    @action("PATCH {id}/approve", 404)
    def approve_request(self) -> ModificationResponse:
        """Let goods be ordered: the order has the id of the request."""
        self.refuse_decided()
        self.check()
        kept = {name: getattr(self, name) for name in Purchase.fields.keys() - {"created_on", "modified_on"}}
        order = PurchaseOrder.new(
            **kept | {"required_on": self.required_on or one(self.type_id).required(self.date)},
            vendor_document_number=self.vendor_document_number or "",
            summary=self.summary or "",
            ship_to=self.ship_to or AddressResponse(),
            custom_fields=self.custom_fields or [],
        )
        order.open(self.items)
        self.request_status = "Approved"
        return ModificationResponse(id=self.id)

    @action("PATCH {id}/reject", 404)
    def reject_request(self, rejection_reason: PoApprovalRejectionReason) -> ModificationResponse:
        """Let nothing be ordered, and say why."""
        self.refuse_decided()
        self.request_status, self.rejection_reason = "Rejected", rejection_reason
        return ModificationResponse(id=self.id)

    def refuse_decided(self) -> None:
        """What was decided stays."""
        decided = self.request_status != "PendingApproval"
        refuse(decided, f"Purchase order request {self.id} is {self.request_status} already.")
