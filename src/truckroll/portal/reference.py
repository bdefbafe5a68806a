"""The API reference: all APIs, the operations of one, and a page for each operation."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from truckroll.derive.operations import load
from truckroll.portal.contract import GENERAL, ROOTS, explained, family, grouped
from truckroll.portal.rendering import missing, render
from truckroll.server.platform import Platform


def routes(platform: Platform) -> list[BaseRoute]:
    """Where the reference is."""
    return [
        Route("/reference", _all),
        Route("/reference/{api}", _api),
        Route("/reference/{api}/{operation}", _operation),
    ]


async def _all(request: Request) -> Response:
    apis = [(each, len(explained()[each.api])) for each in load()]
    return render(request, "reference/all.html", apis=apis, total=sum(many for _, many in apis))


async def _api(request: Request) -> Response:
    found = family(request.path_params["api"])
    if found is None:
        return missing(request)
    return render(request, "reference/api.html", api=found, groups=grouped(found.api), current=None)


async def _operation(request: Request) -> Response:
    found = family(request.path_params["api"])
    if found is None:
        return missing(request)
    known, name = explained()[found.api], request.path_params["operation"]
    if name not in known:
        meant = next((each for each in known if each.lower() == name.lower()), None)
        return RedirectResponse(known[meant].address, 308) if meant else missing(request)
    return render(
        request,
        "reference/operation.html",
        api=found,
        groups=grouped(found.api),
        current=known[name],
        operation=known[name].operation,
        example=known[name].body_example,
        roots=ROOTS,
        general=[(status, means) for status, means in GENERAL if status not in known[name].operation.refusals],
    )
