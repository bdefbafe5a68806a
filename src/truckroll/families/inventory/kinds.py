"""Kinds of purchase orders, of returns and of transfers, and what each kind brings with it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import (
    Int32,
    Model,
    ModificationResponse,
    Required,
    Resource,
    Some,
    Updatable,
    When,
    create,
    invalid,
    listing,
    local,
    refuse,
    update,
    where,
)

SATURDAY = 5


class Kind(Resource, abstract=True):
    """A kind of paper; one of them is taken when nobody chooses."""

    if TYPE_CHECKING:
        name: Any

    is_default: Required[bool] = False
    is_default_for_consignment: Required[bool] = False
    include_in_sales_tax: Required[bool] = False

    @create()
    def create(self) -> ModificationResponse:
        """Tell one more kind apart."""
        return self.settle()

    def settle(self) -> ModificationResponse:
        """A kind has a name of its own; a new default takes the place of the old one, and is in use."""
        name = (self.name or "").strip()
        invalid(not name, "name", "A type needs a name.")
        others = [other for other in self.find(active=None) if other.id != self.id]
        taken = any(other.name and other.name.lower() == name.lower() for other in others)
        refuse(taken, f"There is a type called {name} already.")
        for default in ("is_default", "is_default_for_consignment"):
            if getattr(self, default):
                refuse(not self.active, f"{name} is the default; make another type the default first.")
                for other in others:
                    setattr(other, default, False)
        return ModificationResponse(id=self.id)


class PoTypeAlertSettings(Model):
    """Who gets a mail when a purchase order of a kind is sent, or received."""

    send_email_to_technician_when_po_moved_to_send: bool = False
    send_email_to_technician_when_po_moved_to_received: bool = False
    send_email_to_pm_when_po_moved_to_send: bool = False
    send_email_to_pm_when_po_moved_to_received: bool = False


class PurchaseOrderType(
    Kind,
    path="purchase-order-types",
    tag="PurchaseOrderTypes",
    operations="list",
    filters="active created modified",
    sort="id modified_on created_on",
    hides="include_in_po_screen include_in_sales_tax is_default copy_purchase_order_items_to_invoice_when_received"
    " is_default_for_consignment alert_settings",
):
    """A kind of purchase order: whether it is received at once, and what it does to jobs."""

    name: Required[str]
    active: Required[bool] = True
    include_in_po_screen: Required[bool] = True
    automatically_receive: Required[bool] = False
    display_to_technician: Required[bool] = False
    exclude_tax_from_job_costing: Required[bool] = False
    impact_to_technician_payroll: Required[bool] = False
    allow_technicians_to_send_po: Required[bool] = False
    default_required_date_days_offset: Required[Int32] = 0
    skip_weekends: Required[bool] = False
    copy_purchase_order_items_to_invoice_when_received: Required[bool] = False
    alert_settings: Required[PoTypeAlertSettings | None]

    @update(404, 409)
    def update(self) -> ModificationResponse:
        """Change what a kind brings to the orders of tomorrow."""
        return self.settle()

    def settle(self) -> ModificationResponse:
        """Goods are not wanted before they are ordered."""
        early = self.default_required_date_days_offset < 0
        invalid(early, "defaultRequiredDateDaysOffset", "Goods are wanted so many days from 0 after they are ordered.")
        return super().settle()

    def required(self, ordered: When) -> When:
        """By when goods are wanted that were ordered then, if nobody says."""
        day, left = local(ordered), self.default_required_date_days_offset
        while left > 0:
            day += timedelta(days=1)
            left -= not (self.skip_weekends and day.weekday() >= SATURDAY)
        return When.at(day)


class ReturnType(
    Kind,
    path="return-types",
    tag="ReturnTypes",
    filters="name~ created modified",
    sort="id modified_on created_on",
):
    """A kind of return: whether the vendor's credit comes with it."""

    name: Required[str | None]
    automatically_receive_vendor_credit: Required[bool] = False
    active: Updatable[bool] = True

    @listing("GET", operation_id="ReturnTypes_GetList")
    def get_list(cls, active_only: bool) -> Some:
        """The kinds in use, or all there are."""
        return where(active=True) if active_only else where()

    @update(404, 409)
    def update(self, id_: int) -> ModificationResponse:
        """Change a kind of return."""
        invalid(id_ != self.id, "id", f"This is return type {self.id}; give its id, or none but in the path.")
        return self.settle()


class TransferType(Resource):
    """A kind of transfer, such as a truck's replenishment."""

    name: str
