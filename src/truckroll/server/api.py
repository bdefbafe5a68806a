"""The API's face: every request is admitted, read, performed and answered here, as raw ASGI."""

import time
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from truckroll.catalogue.refusals import Refused
from truckroll.server import problems
from truckroll.server.access.admission import Caller
from truckroll.server.performing import Call, perform
from truckroll.server.platform import Platform
from truckroll.server.problems import Header, Problem
from truckroll.server.reading import MOST_BYTES, TOKEN_NAMES, Given, read
from truckroll.server.routing import Route, Router
from truckroll.store.errors import StoreDamaged, StoreUnavailable

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

JSON: Header = (b"content-type", b"application/json")


class Api:
    """Serves the operations of the catalogue."""

    def __init__(self, platform: Platform, router: Router) -> None:
        self.platform = platform
        self.router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and write its line into the log."""
        began = time.perf_counter()
        headers: list[Header] = scope["headers"]
        trace = scope[problems.TRACE_ID] = problems.trace_id(_header(headers, b"traceparent"))
        caller: Caller | None = None
        told: list[Header] = []
        try:
            answer, caller, told = await self._answer(scope, headers, receive)
        except _Gone:
            return
        except Exception as fault:
            error = "".join(traceback.format_exception(fault))
            self.platform.log.write("failed", level="error", traceId=trace, error=error)
            answer = problems.internal()
        status, body, extra = 200, b"", ()
        if isinstance(answer, Problem):
            status, body, extra = answer.status, answer.body(trace), answer.headers
        else:
            body = answer
        length = (b"content-length", b"%d" % len(body))
        kind = (JSON,) if body else ()
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [*kind, length, (b"x-trace-id", trace.encode()), *extra, *told],
            }
        )
        await send({"type": "http.response.body", "body": body})
        self.platform.log.request(
            trace_id=trace,
            method=scope["method"],
            path=scope["path"],
            status=status,
            ms=(time.perf_counter() - began) * 1000,
            app_id=caller.app_id if caller else None,
            tenant=caller.tenant if caller else None,
            told=[value.decode("latin-1") for _, value in told if value] or None if told else None,
        )

    async def _answer(
        self, scope: Scope, headers: list[Header], receive: Receive
    ) -> tuple[bytes | Problem, Caller | None, list[Header]]:
        route = self.router.route(scope["method"], scope["path"])
        if isinstance(route, Problem):
            return route, None, []
        query: bytes = scope["query_string"]
        admitted = self.platform.admission.admit(headers, query, route.tenant, route.operation.scope)
        if isinstance(admitted, Problem):
            return admitted, None, []
        told = list(admitted.limit_headers)
        body = await _body(receive, headers) if route.operation.body is not None else b""
        if isinstance(body, Problem):
            return body, admitted, told
        content_type = _header(headers, b"content-type") or b""
        given = read(route, query, content_type, body, strict=self.platform.strict)
        if isinstance(given, Problem):
            return given, admitted, told
        told += _told(route, query, given)
        key = (_header(headers, b"idempotency-key") or b"").decode("latin-1")[:200]
        return await self._perform(Call(self.platform, route.operation, admitted, given, key)), admitted, told

    async def _perform(self, call: Call) -> bytes | Problem:
        try:
            return await perform(call)
        except Refused as refused:
            status = refused.status(frozenset(call.operation.refusals))
            return Problem(status, refused.title, refused.errors)
        except StoreDamaged as fault:
            self.platform.log.write("damaged", level="critical", error=str(fault))
            return problems.unavailable("The server's data cannot be read; its operator has been told.", 60)
        except StoreUnavailable as fault:
            self.platform.log.write("unavailable", level="error", error=str(fault))
            return problems.unavailable("The server cannot keep data now; nothing of the request was kept.", 5)


class _Gone(Exception):  # the caller hung up
    pass


async def _body(receive: Receive, headers: list[Header]) -> bytes | Problem:
    """The body, up to the most that is read; a larger one is refused before it is taken in."""
    too_large = problems.bad_request(
        f"The body is larger than {MOST_BYTES // 1024 // 1024} MB; send less at a time.",
        {"request": ["The body is too large."]},
    )
    length = _header(headers, b"content-length")
    if length and length.isdigit() and int(length) > MOST_BYTES:
        return too_large
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        part: bytes = message.get("body", b"")
        size += len(part)
        if size > MOST_BYTES:
            return too_large
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _header(headers: list[Header], name: bytes) -> bytes | None:
    for key, value in headers:
        if key == name:
            return value
    return None


def _told(route: Route, query: bytes, given: Given) -> list[Header]:
    """What the caller should know of how the request was read: what was ignored, what was taken for something else."""
    told: list[Header] = []
    if given.ignored:
        told.append((b"truckroll-ignored", ", ".join(_visible(name) for name in given.ignored[:20]).encode()))
    if route.operation.act == "feed" and b"ontinu" in query:
        names = [part.split("=")[0] for part in query.decode("latin-1").split("&")]
        read_as = [f"{_visible(name)}=from" for name in names if name.lower() in TOKEN_NAMES]
        if read_as:
            told.append((b"truckroll-read-as", ", ".join(read_as).encode()))
    return told


def _visible(name: str) -> str:
    return "".join(letter if letter.isascii() and letter.isprintable() else "?" for letter in name[:60])
