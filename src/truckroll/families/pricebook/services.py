"""Work that is sold."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self

from truckroll.catalogue import (
    UNSET,
    Copy,
    Internal,
    Model,
    Money,
    OnRequest,
    Ref,
    Sent,
    Writable,
    cents,
    create,
    invalid,
    one,
    update,
)
from truckroll.families.pricebook.markups import MaterialsMarkup
from truckroll.families.pricebook.skus import (
    LISTED,
    SORTED_BY_PRICE,
    EquipmentLink,
    MaterialLink,
    PricedSku,
    SkuWarranty,
)

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.pricebook.categories import Category
    from truckroll.families.pricebook.materials import Material


MOST = Decimal(10) ** 14
"""No amount here is that large."""


class SkuCategory(Model):
    """A shelf on which something stands."""

    id: Ref["Category"]
    name: str
    active: bool


class Service(
    PricedSku,
    path="services",
    tag="Services",
    operations="delete:204,404",
    feed="services",
    index="code category_ids part_ids",
    hides="intacct_gl_group_account calculated_price use_static_prices",
):
    """Work that is sold, with what goes into it."""

    warranty: Writable[Annotated[SkuWarranty | None, Sent(update=SkuWarranty)]]
    categories: Annotated[list[SkuCategory], Copy("category_ids")]
    taxable: Writable[bool] = False
    is_labor: Writable[bool | None]
    recommendations: Writable[list[Ref["Service | Material"]]] = []
    upgrades: Writable[list[Ref["Service"]]] = []
    service_materials: Writable[list[MaterialLink]] = []
    service_equipment: Writable[list[EquipmentLink]] = []
    cross_sale_group: Writable[str | None]
    business_unit_id: Ref["settings.BusinessUnit"] | None
    cost: Money = Decimal(0)
    sold_by_commission: Money = Decimal(0)
    calculated_price: Annotated[Money | None, OnRequest("calculate_prices", get=True)]
    use_static_prices: Annotated[bool | None, OnRequest("calculate_prices", get=True)]

    category_ids: Internal[list[Ref["Category"]]]
    part_ids: Internal[list[int]]
    materials_cost: Internal[Money] = Decimal(0)
    priced_at: Internal[Money] = Decimal(0)
    parts_then: Internal[Money] = Decimal(0)
    born_static: Internal[bool] = False

    @create(201)
    def create(self, categories: list[Ref["Category"]] | None = None) -> Self:
        """Take up a service into the pricebook."""
        self.category_ids = list(dict.fromkeys(categories or ()))
        self.born_static = self.price > 0
        self.check()
        return self

    @update()
    def update(self, categories: list[Ref["Category"]] = UNSET) -> Self:
        """Change a service; lists take the place of those that were there."""
        if categories is not UNSET:
            self.category_ids = list(dict.fromkeys(categories))
        self.check()
        return self

    def check(self) -> None:
        """What goes into a service is more than nothing, and what is better than it is another."""
        super().check()
        for name, links in (("serviceMaterials", self.service_materials), ("serviceEquipment", self.service_equipment)):
            for at, link in enumerate(links):
                invalid(link.quantity <= 0, f"{name}[{at}].quantity", "Say how many, above zero.")
        for name, ids in (("upgrades", self.upgrades), ("recommendations", self.recommendations)):
            invalid(self.id in ids, name, "A service is neither its own upgrade nor recommended beside itself.")
        short = self.warranty is not None and self.warranty.duration < 0
        invalid(short, "warranty.duration", "This is not below zero.")
        self.reckon()

    def reckon(self) -> None:
        """What a service costs, and its calculated price: the price it was given follows what goes into it.

        The parts of a service are worth the marked-up costs of its materials and the prices of its equipment. A price
        that is given covers what the parts are worth at that moment; when they become dearer or cheaper, the
        calculated price goes with them, and a service that never had a price is worth its parts. A service without
        parts has no calculated price. (The platform publishes no formula; this one is ours.)
        """
        materials = [(one(link.sku_id), link.quantity) for link in self.service_materials]
        equipment = [(one(link.sku_id), link.quantity) for link in self.service_equipment]
        self.part_ids = list(dict.fromkeys(part.id for part, _ in (*materials, *equipment)))
        self.materials_cost = cents(sum((count * part.cost for part, count in materials), Decimal(0)))
        self.cost = cents(self.materials_cost + sum(count * part.cost for part, count in equipment))
        worth = sum((count * MaterialsMarkup.marked_up(part.cost) for part, count in materials), Decimal(0))
        worth = cents(worth + sum(count * part.price for part, count in equipment))
        beyond = max(self.cost, worth) >= MOST
        invalid(beyond, "serviceMaterials", f"What goes into {self.code} costs {MOST} or more; ask for less of it.")
        if self.price != self.priced_at:
            self.priced_at, self.parts_then = self.price, worth
        has_parts = bool(self.part_ids)
        self.calculated_price = max(Decimal(0), self.price - self.parts_then + worth) if has_parts else None
        self.use_static_prices = self.born_static if has_parts else None


class PricedService(
    Service,
    path="services",
    tag="Services",
    operations="get list",
    filters=LISTED,
    sort=f"{SORTED_BY_PRICE} materials_cost",
    hides="intacct_gl_group_account",
):
    """A service as it is looked up, with a price calculated for those who ask."""
