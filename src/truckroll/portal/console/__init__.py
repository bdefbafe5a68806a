"""The console: what the server was asked and did, for those who run it and those who build on it."""

from starlette.routing import BaseRoute

from truckroll.portal.console import board, deliveries, feeds, history, overview, records, replaying, requests, sandbox
from truckroll.server.platform import Platform

PARTS = (overview, requests, replaying, board, records, history, feeds, deliveries, sandbox)
"""The modules that have pages of the console."""


def routes(platform: Platform) -> list[BaseRoute]:
    """All pages of the console."""
    return [route for part in PARTS for route in part.routes(platform)]
