"""What is put on the cost of materials."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import UNSET, Int32, Model, Money, Ref, Resource, action, invalid, noun, read

if TYPE_CHECKING:
    from truckroll.families.pricebook import services

Service: "type[services.Service]" = noun("pricebook.Service")

MOST = 2_147_483_647


class Markup(Model):
    """By how many percent materials are marked up that cost from so much to so much."""

    id: Ref[Any]
    from_: Money
    to: Money
    percent: Money


class MarkupResult(Model):
    """One mark-up, as it is answered."""

    data: Markup


class MarkupCollection(Model):
    """The mark-ups, as they are answered."""

    data: list[Markup]
    page: Int32
    page_size: Int32
    total_count: Int32
    has_more: bool


class MaterialsMarkup(Markup, Resource, path="materialsmarkup", tag="MaterialsMarkup", scope="materials", item=Markup):
    """A band of costs with its mark-up."""

    @read("GET")
    def get_list(cls, page: Int32 = UNSET, page_size: Int32 = UNSET) -> MarkupCollection:
        """The mark-ups, from the cheapest materials to the dearest."""
        number, size = page or 1, page_size or 50
        bands = MaterialsMarkup.bands()
        rows = bands[(number - 1) * size : number * size]
        return MarkupCollection(
            data=[band.told() for band in rows],
            page=number,
            page_size=size,
            total_count=len(bands),
            has_more=len(bands) > number * size,
        )

    @read("GET {id}", 404)
    def get(self) -> MarkupResult:
        """One mark-up."""
        return MarkupResult(data=self.told())

    @action("POST", 201)
    def create(cls, id_: int, from_: Money, to: Money, percent: Money) -> MarkupResult:
        """Add a band; the server gives it its id, whatever the caller says."""
        return MaterialsMarkup.new(from_=from_, to=to, percent=percent).checked()

    @action("PUT {id}", 404)
    def update(self, id_: int, from_: Money, to: Money, percent: Money) -> MarkupResult:
        """Change a band."""
        invalid(id_ != self.id, "id", f"The body says {id_}, and the path says {self.id}.")
        self.from_, self.to, self.percent = from_, to, percent
        return self.checked()

    def checked(self) -> MarkupResult:
        """A band is told once it stands beside the others; what services are worth follows it."""
        invalid(not 0 <= self.from_ <= MOST, "from", f"A cost from 0 to {MOST} is expected.")
        invalid(not self.from_ < self.to <= MOST, "to", f"A cost above `from`, up to {MOST}, is expected.")
        invalid(not 0 <= self.percent <= 100, "percent", "A mark-up is 0 to 100 percent.")
        for other in MaterialsMarkup.bands():
            overlaps = other.id != self.id and other.from_ < self.to and self.from_ < other.to
            invalid(overlaps, "from", f"Mark-up {other.id} is for {other.from_} to {other.to} already.")
        for service in Service.find():
            if service.service_materials:
                service.reckon()
        return MarkupResult(data=self.told())

    def told(self) -> Markup:
        """The band as callers see it."""
        return Markup(id=self.id, from_=self.from_, to=self.to, percent=self.percent)

    @classmethod
    def bands(cls) -> "list[MaterialsMarkup]":
        """All bands, the cheapest first."""
        return sorted(MaterialsMarkup.find(), key=lambda band: band.from_)

    @classmethod
    def marked_up(cls, cost: Decimal) -> Decimal:
        """What a material is worth that costs so much; where two bands meet, the upper one counts."""
        found = [band for band in cls.bands() if band.from_ <= cost <= band.to]
        return cost * (100 + found[-1].percent) / 100 if found else cost
