"""What is installed and stays with the customer."""

from typing import TYPE_CHECKING, Annotated, Literal

from truckroll.catalogue import Model, Money, Ref, Sent, Writable, invalid, one
from truckroll.families.pricebook.skus import LISTED, SORTED_BY_PRICE, BoughtSku, MaterialLink, SkuWarranty

if TYPE_CHECKING:
    from truckroll.families.pricebook.categories import Category
    from truckroll.families.pricebook.materials import Material
    from truckroll.families.pricebook.services import Service

EquipmentRecommendationType = Literal["Service", "Material"]
Warranty = Annotated[SkuWarranty, Sent(SkuWarranty | None, update=SkuWarranty)]
NO_WARRANTY = SkuWarranty(duration=0)


class EquipmentRecommendation(Model):
    """What goes well with equipment."""

    sku_id: Ref["Service | Material"]
    type: EquipmentRecommendationType


class Dimensions(Model):
    """How large something is."""

    height: Money | None
    width: Money | None
    depth: Money | None


class Equipment(
    BoughtSku,
    path="equipment",
    tag="Equipment",
    operations="get list delete:204,404",
    filters=LISTED,
    sort=f"{SORTED_BY_PRICE} manufacturer",
    feed="equipment",
    index="code vendor_ids",
    hides="intacct_gl_group_account variation_equipment",
):
    """A machine that is sold, installed and answered for."""

    manufacturer: Writable[str | None]
    model: Writable[str | None]
    manufacturer_warranty: Writable[Warranty] = NO_WARRANTY
    service_provider_warranty: Writable[Warranty] = NO_WARRANTY
    categories: Writable[list[Ref["Category"]]] = []
    taxable: Writable[bool] = False
    recommendations: Writable[list[EquipmentRecommendation]] = []
    upgrades: Writable[list[Ref["Equipment"]]] = []
    equipment_materials: Writable[list[MaterialLink]] = []
    cross_sale_group: Writable[str | None]
    is_configurable_equipment: Writable[bool] = False
    variation_equipment: Writable[list[Ref["Equipment"]]] = []
    variations_or_configurable_equipment: list[Ref["Equipment"]] | None = []
    type_id: int | None
    dimensions: Writable[Annotated[Dimensions | None, Sent(update=Dimensions)]]

    def check(self) -> None:
        """What goes into equipment is more than nothing; what is recommended is what it is said to be."""
        super().check()
        for at, link in enumerate(self.equipment_materials):
            invalid(link.quantity <= 0, f"equipmentMaterials[{at}].quantity", "Say how many, above zero.")
        for at, other in enumerate(self.recommendations):
            kind = one(other.sku_id).noun.word
            invalid(kind != other.type, f"recommendations[{at}].type", f"{other.sku_id} is a {kind}.")
        invalid(self.id in self.upgrades, "upgrades", "Equipment is no upgrade of itself.")
        for name in ("manufacturer_warranty", "service_provider_warranty"):
            duration = getattr(self, name).duration
            invalid(duration < 0, f"{type(self).fields[name].json}.duration", "This is not below zero.")
        shown, asked = "variations_or_configurable_equipment", self.variation_equipment
        self.vary(shown, asked, "is_configurable_equipment", "variationEquipment")
