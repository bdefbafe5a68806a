"""What a contractor sells, at which price: services, materials, equipment, discounts and fees."""

from truckroll.catalogue import family
from truckroll.families.pricebook.bulk import PricebookBulk
from truckroll.families.pricebook.categories import Category
from truckroll.families.pricebook.client_pricing import RateSheet
from truckroll.families.pricebook.discounts_and_fees import DiscountAndFees
from truckroll.families.pricebook.equipment import Equipment
from truckroll.families.pricebook.images import Image
from truckroll.families.pricebook.markups import MaterialsMarkup
from truckroll.families.pricebook.materials import CostType, Material
from truckroll.families.pricebook.services import PricedService, Service

FAMILY = family(__name__, "Pricebook", path="pricebook/v2", scope="pb", document="pricebook-v2")

__all__ = [
    "Category",
    "CostType",
    "DiscountAndFees",
    "Equipment",
    "Image",
    "Material",
    "MaterialsMarkup",
    "PricebookBulk",
    "PricedService",
    "RateSheet",
    "Service",
]
