"""The request log live: who asked for what and what came of it; each one can be opened, and asked again."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate
from truckroll.portal.console import sight, times
from truckroll.portal.rendering import missing, render
from truckroll.portal.try_it import Answered
from truckroll.server.platform import Platform
from truckroll.server.requests import hiding, reading
from truckroll.server.requests.entry import MOST_BODY
from truckroll.server.requests.reading import NEVER, STATUSES, Asked, Opened

PAGE = 100
FILTERS = ("app", "tenant", "status", "operation", "text")


def routes(platform: Platform) -> list[BaseRoute]:
    """The log, the part of it that renews itself, and one request."""
    return [
        Route("/console/requests", _log),
        Route("/console/requests/latest", _latest),
        Route("/console/requests/{id:int}", _one),
    ]


@dataclass(frozen=True)
class Replay:
    """What came of asking again."""

    refused: str = ""
    confirm: bool = False
    """Whether a confirmation is wanted first."""
    answered: Answered | None = None
    trace: str = ""


@dataclass(frozen=True)
class Wanted:
    """What a reader filters by, as it stands in the address."""

    app: str
    tenant: str
    status: str
    operation: str
    text: str
    before: str

    @property
    def asked(self) -> Asked:
        """The same as the log understands it; what is no number asks for nothing."""
        return Asked(
            tenant=_number(self.tenant, -1) if self.tenant else None,
            apps=(self.app,) if self.app else None,
            status=self.status if self.status in STATUSES else "",
            operation=self.operation,
            text=self.text,
            before=_number(self.before, NEVER) if self.before else NEVER,
        )

    def query(self, **other: object) -> str:
        """The filters as they stand in an address."""
        fields = {name: getattr(self, name) for name in FILTERS} | other
        return urlencode({name: value for name, value in fields.items() if value})


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else otherwise


def _wanted(request: Request) -> Wanted:
    given = {name: request.query_params.get(name, "").strip()[:200] for name in (*FILTERS, "before")}
    return Wanted(**given)


@gate.only(*sight.READERS)
async def _log(request: Request) -> Response:
    return await _shown(request, "console/requests.html")


@gate.only(*sight.READERS)
async def _latest(request: Request) -> Response:
    return await _shown(request, "console/latest.html")


async def _shown(request: Request, template: str) -> Response:
    seen, platform, wanted = sight.of(request), gate.platform(request), _wanted(request)
    log = platform.requests
    found: list[reading.Request] = []
    if log is not None:
        asked = seen.narrowed(wanted.asked)
        found = await log.kept.read_async(lambda connection: reading.latest(connection, asked, PAGE + 1))
    known = sight.page(
        request,
        seen,
        "/console/requests",
        log=log,
        wanted=wanted,
        found=found[:PAGE],
        more=len(found) > PAGE,
        statuses=STATUSES,
        times=times,
    )
    return render(request, template, **known)


@gate.only(*sight.READERS)
async def _one(request: Request) -> Response:
    seen = sight.of(request)
    found = await opened(request, seen)
    return (
        render(request, "console/request.html", **shown(request, seen, found), replay=Replay())
        if found
        else missing(request)
    )


async def opened(request: Request, seen: sight.Sight) -> Opened | None:
    """The request that an address names, if it is kept and the reader may see it."""
    log, id = gate.platform(request).requests, request.path_params["id"]
    if log is None or id >= NEVER:
        return None
    found = await log.kept.read_async(lambda connection: reading.one(connection, id))
    return found if found is not None and seen.shows(found.request) else None


def shown(request: Request, seen: sight.Sight, found: Opened) -> dict[str, Any]:
    """What the page of one request knows."""
    known = {"opened": found, "times": times, "indented": hiding.indented, "most": MOST_BODY}
    return sight.page(request, seen, "/console/requests", **known)
