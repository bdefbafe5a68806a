"""The pages that stand for themselves: the home page, and what the operator says about privacy and terms."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from truckroll.derive.operations import all_operations, load
from truckroll.portal import documentation
from truckroll.portal.rendering import render
from truckroll.server.platform import Platform
from truckroll.store import identity

LEGAL = ("privacy", "terms")
"""Pages that every operator answers for: his own, wherever they are, or ours until he has some."""


def routes(platform: Platform) -> list[BaseRoute]:
    """The home page and the legal ones."""
    return [Route("/", _home), *(Route(f"/{name}", _legal(platform, name)) for name in LEGAL)]


def setting(name: str) -> str:
    """Under which name the store keeps the address of the operator's own page."""
    return f"portal.{name}"


async def _home(request: Request) -> Response:
    return render(request, "home.html", operations=len(all_operations()), apis=load())


def _legal(platform: Platform, name: str) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        own = await platform.database.read_async(lambda connection: identity.recall(connection, setting(name)))
        if own:
            return RedirectResponse(own)
        return render(request, "docs/alone.html", page=documentation.alone(name))

    return page
