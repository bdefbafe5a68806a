"""What is taken off a price, or put on it."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from truckroll.catalogue import Money, Ref, Required, Sent, Writable, invalid
from truckroll.families.pricebook.skus import LISTED, SORTED, Sku, SkuAsset, SkuAssetRequest, shown

if TYPE_CHECKING:
    from truckroll.families.pricebook.categories import Category

PriceModifierType = Literal["Discount", "Fee"]
PriceModifierAmountType = Literal["Percentage", "Fixed"]


class DiscountAndFees(
    Sku,
    path="discounts-and-fees",
    tag="DiscountAndFees",
    operations="get list delete:204,404",
    filters=LISTED,
    sort=SORTED,
    index="code",
    hides="intacct_gl_group_account",
):
    """Something that makes an invoice smaller (a discount) or larger (a fee)."""

    type: Required[PriceModifierType]
    amount_type: Required[PriceModifierAmountType]
    amount: Required[Money]
    limit: Writable[Money] = Decimal(0)
    taxable: Writable[bool] = False
    categories: Writable[list[Ref["Category"]] | None]
    assets: Writable[
        Annotated[list[SkuAsset] | None, Sent(list[SkuAssetRequest] | None, update=list[SkuAssetRequest])]
    ] = []
    cross_sale_group: Writable[str | None]
    exclude_from_payroll: Writable[bool] = False

    amounts = (*Sku.amounts, "amount", "limit")

    def check(self) -> None:
        """Nobody gets more off than the whole price."""
        super().check()
        whole = self.type == "Discount" and self.amount_type == "Percentage" and self.amount > 100
        invalid(whole, "amount", "A discount is at most 100 percent.")
        if self.assets is not None:
            self.assets = shown(self.assets)
