"""Prices that some clients have for themselves."""

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Internal, Model, Money, Ref, Resource, action, cents, invalid, one

if TYPE_CHECKING:
    from truckroll.families.pricebook.discounts_and_fees import DiscountAndFees
    from truckroll.families.pricebook.equipment import Equipment
    from truckroll.families.pricebook.materials import Material
    from truckroll.families.pricebook.services import Service

MarkupType = Literal["Percent", "Dollar", "Multiplier", "FlatPrice", "DiscountPercent"]
SkuType = Literal["Service", "Material", "Equipment", "PriceModifier"]
BOUNDS: dict[str, tuple[int, int | None]] = {
    "Percent": (-100, None),
    "Multiplier": (0, None),
    "FlatPrice": (0, None),
    "DiscountPercent": (0, 100),
}
"""How much each kind of exception is at least, and at most."""


class PricingException(Model):
    """The price of one SKU for the clients of a rate sheet, as it is told."""

    sku_id: Ref["Service | Material | Equipment | DiscountAndFees"]
    value: Money
    value_type: MarkupType


class TypedPricingException(PricingException):
    """The price of one SKU for the clients of a rate sheet, and of which kind the SKU is."""

    sku_type: SkuType


class UpdatedPricing(Model):
    """What a rate sheet says now."""

    exceptions: list[PricingException]


class RateSheet(
    Resource,
    path="clientspecificpricing",
    tag="ClientSpecificPricing",
    operations="list=GetAllRateSheets",
    filters="ids search_term=name~ active",
    scope="csp",
    own_id="rateSheetId",
    hides="created_on modified_on",
):
    """What some clients pay instead of the price in the pricebook."""

    name: Internal[str]
    exceptions: list[TypedPricingException] = []

    @action("PATCH {rateSheetId}")
    def update_rate_sheet(self, exceptions: list[PricingException] | None = None) -> UpdatedPricing:
        """Say for which SKUs these clients pay another price; the list takes the place of the one before."""
        for at, said in enumerate(exceptions or ()):
            least, most = BOUNDS.get(said.value_type, (None, None))
            wrong = (least is not None and said.value < least) or (most is not None and said.value > most)
            invalid(wrong, f"exceptions[{at}].value", f"A {said.value_type} is no {said.value}.")
            before = [each.sku_id for each in (exceptions or ())[:at]]
            invalid(said.sku_id in before, f"exceptions[{at}].skuId", f"SKU {said.sku_id} is named twice.")
        if exceptions is not None:
            self.exceptions = [
                TypedPricingException.of(each.values | {"skuType": kind_of(each)}) for each in exceptions
            ]
        told = (PricingException(sku_id=e.sku_id, value=e.value, value_type=e.value_type) for e in self.exceptions)
        return UpdatedPricing(exceptions=list(told))

    def price(self, sku_id: int, usual: Decimal) -> Decimal:
        """What these clients pay for something that usually costs this much: that, where the sheet does not name it."""
        named = next((each for each in self.exceptions if each.sku_id == sku_id), None)
        if named is None:
            return usual
        match named.value_type:
            case "Percent":
                price = usual * (100 + named.value) / 100
            case "Dollar":
                price = usual + named.value
            case "Multiplier":
                price = usual * named.value
            case "FlatPrice":
                price = named.value
            case "DiscountPercent":
                price = usual * (100 - named.value) / 100
        return max(cents(price), Decimal(0))


def kind_of(said: PricingException) -> SkuType:
    """Of which kind the SKU of an exception is."""
    word = one(said.sku_id).noun.word
    return "PriceModifier" if word == "DiscountAndFees" else word  # type: ignore[return-value]
