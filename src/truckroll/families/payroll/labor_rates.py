"""Kinds of labor, and places where an hour of one may not be paid less."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from truckroll.catalogue import Copy, Ids, Internal, Money, Ref, Resource, Some, listing
from truckroll.families.payroll.references import among

if TYPE_CHECKING:
    from truckroll.families import crm


class LaborType(Resource):
    """A kind of labor, such as an apprentice's; time is told, and rates are set, by it."""

    name: str
    code: str


class LocationLaborType(
    Resource,
    path="locations/rates",
    tag="LocationLaborType",
    filters="active created",
    sort="location_id created_on",
    hides="id modified_on",
):
    """What an hour of a kind of labor pays at least at a location: its prevailing wage."""

    location_id: Ref["crm.Location"]
    hourly_rate: Money
    labor_type_name: Annotated[str, Copy("labor_type_id.name")]
    labor_type_code: Annotated[str, Copy("labor_type_id.code")]
    active: bool = True

    labor_type_id: Internal[Ref["LaborType"]]

    @listing("GET", 409)
    def get_list_by_locations(cls, location_ids: Ids | None = None) -> Some:
        """The rates of all locations, or of some."""
        return among("crm.Location", "location_id", location_ids)

    @classmethod
    def at(cls, location_id: "Ref[crm.Location]", labor_type_id: "Ref[LaborType] | None") -> Decimal | None:
        """The least that an hour pays there; of labor that nobody named, the highest of the place's rates."""
        rates = cls.find(location_id=location_id)
        return max((r.hourly_rate for r in rates if labor_type_id in (None, r.labor_type_id)), default=None)
