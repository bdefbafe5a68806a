"""The areas a contractor divides its territory into."""

from truckroll.catalogue import Resource


class Zone(Resource):
    """An area that technicians are sent to."""

    name: str
    active: bool = True
