"""What is used up by work, and of which kind its cost is."""

from typing import TYPE_CHECKING, Any, Self

from truckroll.catalogue import (
    Clearable,
    Immutable,
    Model,
    Page,
    Ref,
    Resource,
    Writable,
    caller,
    create,
    invalid,
    read,
)
from truckroll.families.pricebook.skus import LISTED, SORTED_BY_PRICE, BoughtSku

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.pricebook.categories import Category


class CostTypeResponse(Model):
    """What kind of cost something is that is no material in truth: a permit, the hire of a crane."""

    id: Ref[Any]
    name: str | None


class CostType(CostTypeResponse, Resource, path="materials/costtypes", tag="Materials", item=CostTypeResponse):
    """A kind of direct cost."""

    @read("GET")
    def get_cost_types(cls) -> Page[CostTypeResponse]:
        """The kinds of direct cost in use."""
        return Page(CostTypeResponse(id=each.id, name=each.name) for each in CostType.find())


class Material(
    BoughtSku,
    path="materials",
    tag="Materials",
    operations="get list delete:204,404",
    filters=f"is_other_direct_cost cost_type_ids=cost_type_id {LISTED}",
    sort=SORTED_BY_PRICE,
    feed="materials",
    index="code vendor_ids",
    hides="intacct_gl_group_account variation_materials",
):
    """Something that is used up by work, or is sold by the piece."""

    deduct_as_job_cost: Writable[bool] = False
    taxable: Writable[bool | None]
    categories: Writable[list[Ref["Category"]]] = []
    is_configurable_material: Writable[bool] = False
    chargeable_by_default: Writable[bool] = False
    variation_materials: Writable[list[Ref["Material"]]] = []
    variations_or_configurable_materials: list[Ref["Material"]] | None = []
    is_other_direct_cost: Immutable[bool] = False
    cost_type_id: Clearable[Ref["CostType"] | None]
    business_unit_id: Ref["settings.BusinessUnit"] | None
    created_by_id: Ref["settings.Employee"]

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A material, taken up by whoever asks unless told otherwise."""
        return super().new(**{"created_by_id": caller().user} | given)

    @create(201)
    def create(self) -> Self:
        """Take up a material, and where it is bought, into the pricebook."""
        self.created_by_id = caller().user
        bought = self.is_other_direct_cost or self.primary_vendor
        invalid(not bought, "primaryVendor", "A material needs one primary vendor, from whom it is bought.")
        self.check()
        return self

    def check(self) -> None:
        """Only what is no material in truth is some other kind of cost."""
        super().check()
        stray = self.cost_type_id is not None and not self.is_other_direct_cost
        invalid(stray, "costTypeId", "Only another direct cost has a cost type.")
        shown, asked = "variations_or_configurable_materials", self.variation_materials
        self.vary(shown, asked, "is_configurable_material", "variationMaterials")
