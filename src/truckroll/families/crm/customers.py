"""Who pays."""

from typing import Literal

from truckroll.catalogue import Resource

CustomerType = Literal["Residential", "Commercial"]


class Customer(Resource):
    """Who pays; has at least one location."""

    name: str
    type: CustomerType = "Residential"
    active: bool = True
