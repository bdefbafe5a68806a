"""Asking again what was asked before, for the same grant: a read at once, a write after it was confirmed."""

import re
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate, try_it
from truckroll.portal.console import requests, sight
from truckroll.portal.console.requests import Replay
from truckroll.portal.rendering import missing, render
from truckroll.portal.try_it import Asked
from truckroll.server.access import apps
from truckroll.server.access.apps import Grant
from truckroll.server.api import Api
from truckroll.server.platform import Platform
from truckroll.server.requests.entry import MOST_BODY
from truckroll.server.requests.hiding import HIDDEN
from truckroll.server.requests.reading import Opened
from truckroll.server.routing import router

READS = ("GET", "HEAD")
"""Methods that change nothing, and are asked again without a confirmation."""
_KEY = re.compile(r"(?:^|&)servicetitanapplicationkey=[^&]*", re.IGNORECASE)


def routes(platform: Platform) -> list[BaseRoute]:
    """Where the form is sent that asks again."""
    api = Api(platform, router())

    @gate.only(*sight.READERS)
    async def replay(request: Request) -> Response:
        return await _replayed(request, api)

    return [Route("/console/requests/{id:int}/replay", replay, methods=["POST"])]


async def _replayed(request: Request, api: Api) -> Response:
    seen = sight.of(request)
    opened = await requests.opened(request, seen)
    if opened is None:
        return missing(request)
    asked, grant = _again(opened), _grant(api.platform, opened)
    known = requests.shown(request, seen, opened)
    if why := obstacle(opened, grant):
        return render(request, "console/request.html", 409, **known, replay=Replay(refused=why))
    assert grant is not None
    if opened.request.method not in READS and gate.form(request).get("confirmed") != "yes":
        return render(request, "console/request.html", **known, replay=Replay(confirm=True))
    answered = await try_it.perform(request, api, grant, asked)
    trace = next((value for name, value in answered.headers if name == "x-trace-id"), "")
    return render(request, "console/request.html", **known, replay=Replay(answered=answered, trace=trace))


def obstacle(opened: Opened, grant: Grant | None) -> str:
    """Why a request cannot be asked again; empty when it can."""
    asked = opened.request
    if grant is None:
        return "It came from nobody who is known, or the app is connected no more; there is nobody to ask it for."
    if grant.disabled is not None:
        return "The tenant's administrator has disabled this app."
    if not asked.asked and any(name == "content-length" and value != "0" for name, value in opened.asked_headers):
        return "It was refused before its body was read."
    if asked.asked > MOST_BODY or (opened.asked_body.startswith("(") and asked.asked):
        return "Its body was too long, or no text, and is not kept."
    if HIDDEN in opened.asked_body or HIDDEN in _again(opened).target:
        return "There was a secret in it, which is not kept."
    return ""


def _again(opened: Opened) -> Asked:
    query = _KEY.sub("", opened.request.query).lstrip("&")
    path = quote(opened.request.path, safe="/:@!$'()*+,;=~-._")
    return Asked(opened.request.method, path + (f"?{query}" if query else ""), opened.asked_body)


def _grant(platform: Platform, opened: Opened) -> Grant | None:
    client_id = opened.request.client_id
    return apps.grant_of(platform.database.inline, client_id) if client_id else None
