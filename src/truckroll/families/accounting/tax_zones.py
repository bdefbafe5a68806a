"""Where which taxes are due."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal, Self

from truckroll.catalogue import Int32, Internal, Model, Money, Resource, cents

TaxBaseTypeNames = Literal["Subtotal", "Labor", "Material"]
TAXED: dict[str, TaxBaseTypeNames] = {"Service": "Labor", "Material": "Material", "Equipment": "Material"}
"""The base of a tax to which each type of line belongs, beside the subtotal, which is all of them."""


class TaxRateResponse(Model):
    """One tax: what it is taken of, and how much of it, as a fraction."""

    id: int | None
    tax_name: str | None
    tax_base_type: list[TaxBaseTypeNames]
    tax_rate: Money
    sales_tax_item: str | None

    def due(self, lines: Iterable[tuple[str, Decimal]]) -> Decimal:
        """The tax of lines, each by its type and what it comes to."""
        bases = set(self.tax_base_type)
        return cents(self.tax_rate * sum(total for kind, total in lines if bases & {"Subtotal", TAXED.get(kind)}))


class TaxZone(
    Resource,
    path="tax-zones",
    tag="TaxZones",
    operations="list",
    filters="ids active created modified",
    sort="id name created_on",
):
    """An area with its taxes."""

    name: str | None
    color: Int32 | None
    is_tax_rate_separated: bool = False
    is_multiple_tax_zone: bool = False
    rates: list[TaxRateResponse]
    active: bool = True

    tax_rate: Internal[Money] = Decimal(0)

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new area; what its rates add up to, and whether they differ, follows from them."""
        zone = super().new(**given)
        zone.is_multiple_tax_zone = len(zone.rates) > 1
        zone.is_tax_rate_separated = any("Subtotal" not in rate.tax_base_type for rate in zone.rates)
        zone.tax_rate = sum((rate.tax_rate for rate in zone.rates), Decimal(0))
        return zone

    def tax(self, lines: Iterable[tuple[str, Decimal]]) -> Decimal:
        """The taxes of lines, each rounded for itself."""
        known = list(lines)
        return sum((rate.due(known) for rate in self.rates), Decimal(0))
