"""Marks that people put on records."""

from truckroll.catalogue import Resource


class TagType(Resource):
    """A mark for jobs, customers and the like."""

    name: str
    active: bool = True
