"""Paths that name a booking provider or a GPS provider, and the only one for which a connection may stand."""

from truckroll.server import problems
from truckroll.server.access.admission import Caller
from truckroll.server.problems import Problem
from truckroll.server.routing import Route

BOOKINGS = "tn.crm.bookings:"
"""How the scopes begin under which bookings of every provider are read."""


def another(caller: Caller, route: Route) -> Problem | None:
    """The problem of who names a provider, or reads the bookings of all, while connected as one other."""
    if caller.booking_provider is None and caller.gps_provider is None:
        return None
    bound = (("booking_provider", "booking provider"), ("gps_provider", "GPS provider"))
    for name, word in bound:
        own, named = getattr(caller, name), route.path.get(name)
        if own is not None and named is not None and named.casefold() != own.casefold():
            return problems.forbidden(f"This connection is {word} {own}, and no other.", {name: own})
    own = caller.booking_provider
    if own is not None and route.operation.scope.startswith(BOOKINGS) and "booking_provider" not in route.path:
        title = f"This connection is booking provider {own}; the bookings of all are read without such a restriction."
        return problems.forbidden(title, {"booking_provider": own})
    return None
