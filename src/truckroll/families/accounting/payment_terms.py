"""By when customers pay."""

from truckroll.catalogue import Resource


class PaymentTerm(Resource):
    """How long a customer may take to pay."""

    name: str
    active: bool = True
