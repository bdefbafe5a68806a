"""All pages of the portal, for the server to answer beside the API."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import (
    account,
    administration,
    apps,
    asking,
    assets,
    console,
    documentation,
    integrations,
    pages,
    reference,
    searching,
    signing_in,
    subscribing,
    try_it,
)
from truckroll.portal.gate import Gate
from truckroll.portal.rendering import missing
from truckroll.portal.shell import Shell
from truckroll.server.platform import Platform

PARTS = (
    pages,
    documentation,
    reference,
    searching,
    signing_in,
    asking,
    account,
    apps,
    subscribing,
    integrations,
    administration,
    try_it,
    console,
    assets,
)
"""The modules that have pages; each has `routes(platform)`."""


def routes(platform: Platform) -> list[BaseRoute]:
    """Every page, each below a first word of its own; what is not there is said on a page, too."""
    found = [route for part in PARTS for route in part.routes(platform)]
    firsts = sorted({route.path.split("/")[1] for route in found if isinstance(route, Route)} - {""})
    found += [Route(f"/{first}/{{rest:path}}", _missing) for first in firsts]
    for route in found:
        assert isinstance(route, Route)
        route.app = Shell(Gate(platform, route.app))
    return found


async def _missing(request: Request) -> Response:
    return missing(request)
