"""The parts of a contractor's business."""

from truckroll.catalogue import Resource


class BusinessUnit(Resource):
    """A part of the business with its own figures, such as heating service."""

    name: str
    active: bool = True
