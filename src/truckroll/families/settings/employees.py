"""Who works in the office."""

from truckroll.catalogue import Resource


class Employee(Resource):
    """Somebody who works in the office."""

    name: str
    active: bool = True
