"""Where customers hear of us."""

from truckroll.catalogue import Resource


class Campaign(Resource):
    """An effort that brings work, such as a mailing."""

    name: str
    active: bool = True
