"""Where stock lies: warehouses, and the trucks that are filled from them."""

from typing import TYPE_CHECKING, cast

from truckroll.catalogue import (
    UNSET,
    ExternalData,
    ModificationResponse,
    Ref,
    Required,
    Resource,
    Text,
    Updatable,
    Writable,
    create,
    invalid,
    one,
    refuse,
    update,
)
from truckroll.families.inventory.documents import AddressResponse
from truckroll.families.inventory.stock import Place, Stock
from truckroll.families.inventory.templates import InventoryTemplate

if TYPE_CHECKING:
    from truckroll.families import settings


class Location(Resource, abstract=True):
    """A place where stock lies, and what should always be there."""

    name: str
    inventory_template_id: Ref["InventoryTemplate"] | None
    active: bool = True

    def fill_by(self, template_id: "Ref[InventoryTemplate] | None") -> None:
        """Hold from now on what a template says, and no longer what another one said."""
        if self.inventory_template_id is not None:
            before = one(self.inventory_template_id)
            before.location_ids = [place for place in before.location_ids or [] if place != self.id]
        if template_id is not None:
            template = one(template_id)
            invalid(not template.active, "templateId", f"{template.name} is not active.")
            template.location_ids = [*(template.location_ids or []), cast("Place", self.id)]
        self.inventory_template_id = template_id


class Warehouse(
    Location,
    path="warehouses",
    tag="Warehouses",
    operations="list",
    filters="ids active external_data created modified",
    sort="id modified_on created_on",
):
    """A building in which the contractor keeps what it will use or sell."""

    address: AddressResponse
    external_data: Updatable[ExternalData]

    @update(404)
    def update(self) -> ModificationResponse:
        """Attach what the calling app wants to know about a warehouse."""
        return ModificationResponse(id=self.id)


class Truck(
    Location,
    path="trucks",
    tag="Trucks",
    operations="list",
    filters="ids active external_data created modified",
    sort="id modified_on created_on",
):
    """A truck with what technicians carry to their customers."""

    name: Required[str]
    memo: Writable[Text] = ""
    warehouse_id: Required[Ref["Warehouse"] | None]
    technician_ids: Writable[list[Ref["settings.Technician"]]]
    external_data: Writable[ExternalData]
    active: Updatable[bool] = True

    @create()
    def create(self, template_id: Ref["InventoryTemplate"] | None = None) -> ModificationResponse:
        """Put a truck on the road."""
        return self.settle(template_id)

    @update(404)
    def update(self, template_id: Ref["InventoryTemplate"] | None = UNSET) -> ModificationResponse:
        """Change what is known of a truck; it leaves the road only when nothing lies in it."""
        return self.settle(self.inventory_template_id if template_id is UNSET else template_id)

    def settle(self, template_id: "Ref[InventoryTemplate] | None") -> ModificationResponse:
        """A truck has a name, and is filled from a warehouse that is in use."""
        invalid(not self.name.strip(), "name", "A truck needs a name.")
        warehouse = one(self.warehouse_id) if self.warehouse_id is not None else None
        closed = warehouse is not None and not warehouse.active
        invalid(closed, "warehouseId", f"Warehouse {self.warehouse_id} is not active.")
        left = [level.sku_id for level in Stock.find(inventory_location_id=self.id) if level.quantity]
        full = not self.active and bool(left)
        refuse(full, f"Truck {self.id} still holds SKU {', '.join(map(str, left[:5]))}; move its stock away first.")
        if template_id != self.inventory_template_id:
            self.fill_by(template_id)
        self.technician_ids = list(dict.fromkeys(self.technician_ids))
        return ModificationResponse(id=self.id)
