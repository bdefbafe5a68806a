"""Who goes out to customers."""

from typing import TYPE_CHECKING

from truckroll.catalogue import Ref, Resource

if TYPE_CHECKING:
    from truckroll.families.settings.business_units import BusinessUnit


class Technician(Resource):
    """Somebody who goes out and does the work."""

    name: str
    business_unit_id: Ref["BusinessUnit"] | None
    active: bool = True
