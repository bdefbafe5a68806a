"""What should always lie at a place."""

from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Model, Money, Ref, Resource
from truckroll.families.inventory.stock import Place, Sku

if TYPE_CHECKING:
    from truckroll.families import inventory

SkuType = Literal["Service", "Material", "Equipment", "PriceModifier"]


class UnitOfMeasureVendorModel(Model):
    """What a unit costs at one vendor."""

    id: int
    procurement_vendor_id: Ref["inventory.Vendor"]
    vendor_part_number: str
    vendor_default_unit: bool
    cost: Money | None
    active: bool


class UnitOfMeasureModel(Model):
    """In which unit a SKU is counted, such as a roll of so many feet."""

    id: int
    name: str
    sku_id: Sku
    sku_code: str
    sku_type: SkuType
    quantity: Money
    unit_of_measure_base_id: int
    new_sku_conversion_batch_id: int | None
    old_sku_conversion_batch_id: int | None
    is_used_for_purchasing: bool
    vendors: list[UnitOfMeasureVendorModel]


class InventoryTemplateItemResponse(Model):
    """How much of a SKU should lie at a place: at least, and at most."""

    id: int
    sku_id: Sku
    code: str
    description: str | None
    name: str
    sku_type: str
    min_quantity: Money
    max_quantity: Money
    memo: str | None
    unit_of_measure: UnitOfMeasureModel | None
    is_consignment: bool = False


class InventoryTemplate(
    Resource,
    path="inventory-templates",
    tag="InventoryTemplates",
    operations="list",
    filters="ids active created modified",
    sort="id modified_on created_on",
):
    """What should always lie at a place, for trucks or for warehouses."""

    name: str
    type: str
    is_consignment: bool = False
    location_ids: list[Place] | None = []
    items: list[InventoryTemplateItemResponse] | None = []
    active: bool = True
