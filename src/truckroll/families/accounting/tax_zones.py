"""Where which taxes are due."""

from truckroll.catalogue import Resource


class TaxZone(Resource):
    """An area with its taxes."""

    name: str
    active: bool = True
