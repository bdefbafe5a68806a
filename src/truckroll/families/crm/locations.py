"""Where work is done."""

from typing import TYPE_CHECKING

from truckroll.catalogue import Ref, Resource

if TYPE_CHECKING:
    from truckroll.families.crm.customers import Customer


class Location(Resource, index="customer_id"):
    """A place where a customer wants work done."""

    customer_id: Ref["Customer"]
    name: str
    active: bool = True
