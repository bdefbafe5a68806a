"""The whole server as one ASGI application: the API, the doors to access, the documents, and whether it is well."""

import time
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from truckroll.derive.openapi import document
from truckroll.server import problems, tracking
from truckroll.server.access import endpoints
from truckroll.server.api import Api, Message, Receive, Scope, Send
from truckroll.server.beside import Beside, as_public, refused
from truckroll.server.files import BadLink, Links, served
from truckroll.server.platform import Platform
from truckroll.server.problems import Problem
from truckroll.server.routing import router
from truckroll.server.telemetry import endpoint as metrics
from truckroll.server.webhooks import endpoints as webhooks
from truckroll.store import files
from truckroll.store.errors import StoreUnavailable


class App:
    """Passes each request to the API or to what stands beside it."""

    def __init__(self, platform: Platform, beside: Sequence[Beside] = ()) -> None:
        self.platform = platform
        self._api = Api(platform, router())
        routes: list[BaseRoute] = [
            *endpoints.routes(platform.admission),
            *webhooks.routes(platform),
            *metrics.routes(platform),
            Route("/healthz", self._alive),
            Route("/readyz", self._ready),
            Route("/openapi/{name}.json", self._document),
            Route("/files/{token}", self._file),
            Route("/track/{tenant:int}/{key}", self._track),
            *(route for part in beside for route in part(platform)),
        ]
        answers = {HTTPException: self._refused, StoreUnavailable: self._unavailable}
        self._beside = Starlette(routes=routes, exception_handlers=answers)
        self._names = frozenset(_first(route.path) for route in routes if isinstance(route, (Route, Mount)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection's request."""
        serve = self._interfered if self.platform.interference is not None else self._serve
        if (tracing := self.platform.telemetry.tracing) is not None:
            await tracing.follow(serve, scope, receive, send)
        else:
            await serve(scope, receive, send)

    async def _interfered(self, scope: Scope, receive: Receive, send: Send) -> None:
        interference = self.platform.interference
        assert interference is not None
        await interference(self._serve, scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send, instead: Problem | None = None) -> None:
        if scope["type"] == "http" and _first(scope["path"]) not in self._names:
            await self._api(scope, receive, send, instead)
        elif scope["type"] == "http":
            await self._told(scope, receive, send, instead)
        else:
            await self._beside(scope, receive, send)

    async def _told(self, scope: Scope, receive: Receive, send: Send, instead: Problem | None) -> None:
        """Answer what stands beside the API, with a trace id and a line in the log as there."""
        began = time.perf_counter()
        if self.platform.public_url:
            scope = as_public(scope, self.platform.public_url)
        trace = scope[problems.TRACE_ID] = problems.trace_of(scope)
        status = 0

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-trace-id", trace.encode())]
            await send(message)

        if instead is None:
            await self._beside(scope, receive, tell)
        else:
            await refused(Request(scope), instead)(scope, receive, tell)
        seconds = time.perf_counter() - began
        self.platform.telemetry.answered(scope, status, seconds, beside=_first(scope["path"]))
        self.platform.log.request(
            trace_id=trace,
            method=scope["method"],
            path=scope["path"],
            status=status,
            ms=seconds * 1000,
            client=(scope.get("client") or [None])[0],
        )

    async def _alive(self, request: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def _ready(self, request: Request) -> Response:
        if not self.platform.ready:
            return PlainTextResponse("not ready\n", 503)
        await self.platform.database.read_async(lambda connection: connection.one("select 1"))
        shared = self.platform.shared_limits
        if shared is not None and shared.refuses:
            return PlainTextResponse("not ready: the limit store is gone\n", 503)
        apart = shared is not None and shared.gone
        return PlainTextResponse("ready, with limits that each process counts for itself\n" if apart else "ready\n")

    async def _document(self, request: Request) -> Response:
        name = request.path_params["name"].removesuffix("-v2")
        try:
            return JSONResponse(document(name))
        except LookupError as fault:
            title = str(fault)
            return refused(request, problems.not_found(f"{title[0].upper()}{title[1:]}."))

    async def _file(self, request: Request) -> Response:
        """A kept file, for whoever has its address: the API gave it to somebody who may have the file."""
        platform, token = self.platform, request.path_params["token"]
        try:
            tenant, path = Links(platform.database.epoch).read(token, platform.clock.now())
        except BadLink as fault:
            return refused(request, problems.forbidden(str(fault)))
        file = await platform.database.read_async(lambda connection: files.kept(connection, tenant, path))
        if file is None:
            return refused(request, problems.not_found("This file is kept no longer."))
        asked = request.headers.get("range")
        reply = served(file, asked.encode() if asked else None)
        headers = {name.decode(): value.decode() for name, value in reply.headers}
        return Response(reply.body, reply.status, headers)

    async def _track(self, request: Request) -> Response:
        """Where a technician is, for the customer who expects him and has the address."""
        tenant, key = request.path_params["tenant"], request.path_params["key"]
        page = await tracking.page(self.platform, tenant, key)
        if page is None:
            return refused(request, problems.not_found("Nobody is on the way whom this address would show."))
        return HTMLResponse(page, headers=tracking.HEADERS)

    async def _refused(self, request: Request, fault: Exception) -> Response:
        assert isinstance(fault, HTTPException)
        path = request.url.path
        titles = {
            404: f"There is nothing at {path[:100]}.",
            405: f"{request.method[:20]} is not offered at {path[:100]}.",
        }
        title = titles.get(fault.status_code, fault.detail)
        return refused(request, Problem(fault.status_code, title), fault.headers)

    async def _unavailable(self, request: Request, fault: Exception) -> Response:
        assert isinstance(fault, StoreUnavailable)
        self.platform.log.write("unavailable", level="error", error=str(fault))
        return refused(request, problems.unavailable(fault.told, 5))


def _first(path: str) -> str:
    """The first segment of a path."""
    return path[1:].partition("/")[0]
