"""The API's face: every request is admitted, read, performed and answered here, as raw ASGI."""

import time
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec

from truckroll.catalogue.files import File, FileLink
from truckroll.catalogue.refusals import Refused
from truckroll.derive.operations import Operation
from truckroll.server import limits, problems
from truckroll.server.accepting import JSON, accepted
from truckroll.server.access import providers
from truckroll.server.access.admission import Caller
from truckroll.server.files import Links, Reply, leads_to, served
from truckroll.server.performing import Answer, Call, perform
from truckroll.server.platform import Platform
from truckroll.server.problems import Header, Problem
from truckroll.server.reading import MOST_BYTES, Given, read
from truckroll.server.requests.entry import MOST_BODY, Entry, whose
from truckroll.server.routing import Router
from truckroll.server.telemetry.watching import TRACEPARENT
from truckroll.store.errors import Duplicate, StoreDamaged, StoreUnavailable

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

IGNORED = b"truckroll-ignored"
"""The header that names the parameters and members that nobody knows, and that were therefore ignored."""
READ_AS = b"truckroll-read-as"
"""The header that names the parameters that were read under another name."""


class Api:
    """Serves the operations of the catalogue."""

    def __init__(self, platform: Platform, router: Router) -> None:
        self.platform = platform
        self.router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send, instead: Problem | None = None) -> None:
        """Answer one request, and write its line into the log; `instead` is what a sandbox was told to answer."""
        began = time.perf_counter()
        headers: list[Header] = scope["headers"]
        trace = scope[problems.TRACE_ID] = problems.trace_of(scope)
        met = _Met()
        try:
            answer = instead or await self._answer(scope, headers, receive, met)
        except _Gone:
            return
        except StoreDamaged as fault:
            self.platform.log.write("damaged", level="critical", error=str(fault))
            answer = problems.unavailable("The server's data cannot be read; its operator has been told.", 60)
        except StoreUnavailable as fault:
            self.platform.log.write("unavailable", level="error", error=str(fault))
            answer = problems.unavailable(fault.told, 5)
        except Exception as fault:
            error = "".join(traceback.format_exception(fault))
            self.platform.log.write("failed", level="error", traceId=trace, error=error)
            answer = problems.internal()
        kind = (JSON,) if isinstance(answer, Problem) else (met.kind,)
        match answer:
            case Problem():
                status, body, extra = answer.status, answer.body(trace, terse=met.terse), answer.headers
            case Reply():
                status, body, extra, kind = answer.status, answer.body, answer.headers, ()
            case _:
                status, body, extra = met.status, answer, ()
        kind = kind if body else ()
        length = (b"content-length", b"%d" % len(body))
        told = [(name, ", ".join(words).encode()) for name, words in met.told.items()]
        shown = [*kind, length, (b"x-trace-id", trace.encode()), *extra, *met.limits, *told]
        await send({"type": "http.response.start", "status": status, "headers": shown})
        await send({"type": "http.response.body", "body": body})
        seconds = time.perf_counter() - began
        milliseconds = seconds * 1000
        self.platform.telemetry.answered(scope, status, seconds, met.operation, met.caller)
        if (log := self.platform.requests) is not None and log.wants(scope["method"], status):
            log.put(self._entry(log.moments.next(), scope, met, status, milliseconds, shown, body))
        self.platform.log.request(
            trace_id=trace,
            method=scope["method"],
            path=scope["path"],
            status=status,
            ms=milliseconds,
            app_id=met.caller.app_id if met.caller else None,
            tenant=met.caller.tenant if met.caller else None,
            ignored=met.told.get(IGNORED),
            read_as=met.told.get(READ_AS),
        )

    def _entry(
        self, id: int, scope: Scope, met: "_Met", status: int, ms: float, shown: list[Header], body: bytes
    ) -> Entry:
        """What the request log keeps of a request."""
        headers: list[Header] = scope["headers"]
        caller = met.caller
        if caller is not None:
            tenant, app, client_id = caller.tenant, caller.app_id, caller.client_id
        else:
            tenant, app, client_id = whose(self.platform.admission.known(headers))
        return Entry(
            id=id,
            trace_id=scope[problems.TRACE_ID],
            method=scope["method"],
            path=scope["path"],
            query=scope["query_string"],
            status=status,
            ms=ms,
            headers=headers,
            body=met.body[:MOST_BODY],
            asked=len(met.body),
            answer_headers=shown,
            answer=body[:MOST_BODY],
            answered=len(body),
            operation=met.operation,
            tenant=tenant,
            app=app,
            client_id=client_id,
            limits=met.limits,
            ignored=", ".join(met.told.get(IGNORED, ())),
            read_as=", ".join(met.told.get(READ_AS, ())),
        )

    async def _answer(
        self, scope: Scope, headers: list[Header], receive: Receive, met: "_Met"
    ) -> bytes | Problem | Reply:
        route = self.router.route(scope["method"], scope["path"])
        if isinstance(route, Problem):
            return route
        met.operation = route.operation
        met.status, met.terse = route.operation.status, route.operation.terse
        query: bytes = scope["query_string"]
        admitted = self.platform.admission.admit(headers, query, route.tenant, route.operation.scope)
        if not isinstance(admitted, Caller):
            admitted = admitted if isinstance(admitted, Problem) else await admitted
            if isinstance(admitted, Problem):
                return admitted
        met.caller, met.limits = admitted, admitted.limit_headers
        if (stranger := providers.another(admitted, route)) is not None:
            return stranger
        body = content_type = b""
        if route.operation.body is not None:
            body = await _body(receive, headers)
            if isinstance(body, Problem):
                return body
            met.body = body
            content_type = _header(headers, b"content-type") or b""
        given = read(route, query, content_type, body, strict=self.platform.strict)
        if isinstance(given, Problem):
            return given
        if route.operation.rationed and (spent := await self._spent(route.operation, admitted, given)):
            return spent
        if given.ignored:
            met.told[IGNORED] = [_visible(name) for name in given.ignored[:20]]
        if given.read_as:
            met.told[READ_AS] = [f"{_visible(name)}={meant}" for name, meant in given.read_as.items()]
        if self.platform.timers.due:
            await self.platform.timers.catch_up()
        key = ""
        if route.operation.method != "GET" and (named := _header(headers, b"idempotency-key")):
            key = named.decode("latin-1")[:200]
            met.told[b"idempotency-key"] = [_visible(key)]
        call = Call(self.platform, route.operation, admitted, given, key, scope.get(TRACEPARENT, ""))
        answer = await self._perform(call)
        match answer:
            case FileLink():
                links, now = Links(self.platform.database.epoch), self.platform.clock.now()
                return leads_to(links, admitted.tenant, answer, now, scope["path"])
            case File():
                return served(answer, _header(headers, b"range"))
            case _:
                if len(route.operation.media) > 1:
                    met.kind = accepted(_header(headers, b"accept") or b"", route.operation.media)
                return answer

    async def _spent(self, operation: Operation, caller: Caller, given: Given) -> Problem | None:
        """The problem of a caller whose tenant has asked for the very same thing too often."""
        ration = self.platform.ration
        if ration == limits.OFF:
            return None
        key = (operation.operation_id, caller.tenant, *given.path.values())
        allowance = await limits.taken(self.platform.admission.limiter.take(key, ration, limits.MINUTE))
        if allowance.allowed:
            return None
        return problems.too_many(f"This is answered {ration} times a minute for a tenant.", allowance.wait)

    async def _perform(self, call: Call) -> Answer | Problem:
        try:
            return await perform(call)
        except Refused as refused:
            status = refused.status(frozenset(call.operation.refusals))
            return Problem(status, refused.title, refused.errors)
        except Duplicate:
            conflict = Refused("There is such a record already.", kind="conflict")
            return Problem(conflict.status(frozenset(call.operation.refusals)), conflict.title)
        except OverflowError:
            return problems.bad_request(
                "A moment of the request, or one that follows from it, is beyond the calendar's years 1 to 9999.",
                {"request": ["A moment is beyond the calendar."]},
            )


class _Met(msgspec.Struct):
    """What became known of a request on the way to its answer."""

    caller: Caller | None = None
    operation: Operation | None = None
    body: bytes = b""
    status: int = 200
    terse: bool = False
    kind: Header = JSON
    limits: tuple[Header, ...] = ()
    told: dict[bytes, list[str]] = {}


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


def _visible(name: str) -> str:
    return "".join(letter if letter.isascii() and letter.isprintable() else "?" for letter in name[:60])
