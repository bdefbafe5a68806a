"""Request access: who would like to make apps says who he is and what for; the operator's administrator answers."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate
from truckroll.portal.rendering import render
from truckroll.server import limits
from truckroll.server.access import petitions
from truckroll.server.access.impossible import Impossible
from truckroll.server.platform import Platform

FROM_AN_ADDRESS = 5
"""Requests for access within an hour from one address."""
FROM_ALL = 100
"""Requests for access within an hour from everybody."""

_FIELDS = ("name", "email", "company", "purpose")


def routes(platform: Platform) -> list[BaseRoute]:
    """The pages."""
    return [
        Route("/request-access", _ask, methods=["GET"]),
        Route("/request-access", _asked, methods=["POST"]),
    ]


async def _ask(request: Request) -> Response:
    gate.visited(request)
    return _page(request)


async def _asked(request: Request) -> Response:
    fields, parts = gate.form(request), gate.platform(request)
    place = request.client.host if request.client else ""
    for key, limit in ((("request access", place), FROM_AN_ADDRESS), (("request access", None), FROM_ALL)):
        allowance = await limits.taken(parts.admission.limiter.take(key, limit, limits.HOUR))
        if not allowance.allowed:
            answer = _page(request, {"top": "There were too many requests. Try again in an hour."}, 429)
            answer.headers["retry-after"] = str(allowance.wait)
            return answer
    given = {name: fields.get(name, "") for name in _FIELDS}
    try:
        await parts.database.write_async(
            lambda connection: petitions.ask_for_access(connection, **given, now=gate.WALL.now())
        )
    except Impossible as fault:
        return _page(request, fault.fields or {"top": str(fault)}, 422)
    return gate.see_other("/request-access?done=asked")


def _page(request: Request, errors: dict[str, str] | None = None, status: int = 200) -> Response:
    return render(
        request,
        "people/request_access.html",
        status,
        fields=gate.form(request),
        errors=errors or {},
        asked=request.query_params.get("done") == "asked",
        flashes=gate.wrong(errors),
    )
