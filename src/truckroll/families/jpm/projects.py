"""Work that takes more than one job."""

from typing import TYPE_CHECKING

from truckroll.catalogue import Ref, Resource

if TYPE_CHECKING:
    from truckroll.families import crm


class Project(Resource):
    """Jobs of one customer at one location that belong together."""

    number: str
    name: str | None
    customer_id: Ref["crm.Customer"]
    location_id: Ref["crm.Location"]
    active: bool = True
