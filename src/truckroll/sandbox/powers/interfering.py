"""Letting things go wrong: what stands between a request and its answer while a sandbox has faults."""

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qsl

from truckroll.sandbox.powers.faults import Fault, Listed, check
from truckroll.sandbox.powers.pages import read_page, write_page
from truckroll.sandbox.powers.striking import NAME, Active, Asked, Course, FaultState, decode, encode
from truckroll.server import problems
from truckroll.server.platform import Answering, Message, Platform, Receive, Send
from truckroll.server.problems import Header, Problem
from truckroll.server.routing import Route, router
from truckroll.server.shared_clock import SharedClock
from truckroll.server.wire import CONNECTION
from truckroll.store import identity
from truckroll.store.errors import StoreUnavailable
from truckroll.store.protocol import Connection

T = TypeVar("T")

OWN = ("/sandbox/", "/healthz", "/readyz")
"""What no fault touches, or nobody could take it away again."""
NAMED = b"truckroll-fault"
"""The header that names the faults that an answer owes to."""


class Faults:
    """The faults of a sandbox, as its data say; asked on the thread that serves, and told from any other."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._shared = isinstance(platform.clock, SharedClock)
        self._text: str | None = None
        self._state = FaultState()
        self._lock = threading.Lock()
        self.stand_by()

    def add(self, fault: Fault, key: str | None) -> Listed:
        """Let something go wrong from now on; `key` is the app key of those it is for, None for all."""
        check(fault)
        return self._told(lambda state: _listed(state.add(fault, key)))

    def every(self) -> list[Listed]:
        """Those there are, the oldest first, also those that have happened as often as they were to."""
        kept = self._platform.database.read(lambda connection: identity.recall(connection, NAME)).result()
        return [_listed(each) for each in _read(kept).active]

    def remove(self, id: str) -> None:
        """Take one away; Unknown when it is not there. Rows it kept back still come, tokens it ended count again."""
        self._told(lambda state: state.remove(id))

    def clear(self) -> None:
        """Take all away."""
        self._told(FaultState.clear)

    def stand_by(self) -> None:
        """Stand in the way of requests, until one finds that nothing is to go wrong any more."""
        with self._lock:
            self._platform.interference = self

    def _told(self, change: Callable[[FaultState], T]) -> T:
        result = self._platform.database.write(lambda connection: _changed(connection, change)).result()
        self.stand_by()
        return result

    def _look(self) -> FaultState:
        """What is to go wrong now; nobody stands in the way for nothing, unless another process may be told."""
        with self._lock:
            text = identity.recall(self._platform.database.inline, NAME)
            if text != self._text:
                self._text, self._state = text, _read(text)
            if self._state.is_over and not self._shared:
                self._platform.interference = None
            return self._state

    async def _change(self, change: Callable[[FaultState], T]) -> T:
        result = await self._platform.database.write_async(lambda connection: _changed(connection, change))
        self._look()
        return result

    async def __call__(self, answer: Answering, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, by `answer` where nothing is to go wrong."""
        if scope["type"] != "http" or scope["path"].startswith(OWN):
            await answer(scope, receive, send)
            return
        asked = _asked(scope, scope["headers"])
        try:
            state = self._look()
            course = await self._change(lambda state: state.course(asked)) if state.concerns(asked) else Course()
        except StoreUnavailable as fault:  # what cannot be asked does not keep anybody from being served
            self._platform.log.write("unavailable", level="error", error=str(fault))
            course = Course()
        if course.delay:
            await asyncio.sleep(course.delay)
        if (problem := _problem(course)) is not None:
            await answer(scope, receive, send, problem)
        elif course.cut:
            scope["state"][CONNECTION].abort()
        elif course.lose_answer:
            await _kept_to_itself(answer, scope, receive)
        elif course.late or course.of_feed or course.truncate:
            await self._turned(answer, scope, receive, send, course, asked)
        else:
            await answer(scope, receive, send)

    async def _turned(
        self, answer: Answering, scope: Message, receive: Receive, send: Send, course: Course, asked: Asked
    ) -> None:
        """Answer with what faults make of the server's own answer."""
        start, body = await _collected(answer, scope, receive)
        if asked.reader and start["status"] == 200 and (course.late or course.of_feed):

            def turn(state: FaultState) -> tuple[bytes, list[str]]:
                page = read_page(own)
                names = state.turn(page, course, asked.reader)
                return write_page(page), names

            own = body
            body, names = await self._change(turn)
            course.names += names
        elif course.late:  # they come with the next page that can be had
            await self._change(lambda state: state.give_back(course, asked.reader))
        headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
        headers.append((b"content-length", b"%d" % len(body)))
        if course.names:
            headers.append((NAMED, ", ".join(course.names).encode()))
        await send({**start, "headers": headers})
        if course.truncate:
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            scope["state"][CONNECTION].close()  # after what was written
            while (await receive())["type"] != "http.disconnect":
                pass
        else:
            await send({"type": "http.response.body", "body": body})


def _read(text: str | None) -> FaultState:
    return decode(text) if text else FaultState()


def _changed(connection: Connection, change: Callable[[FaultState], T]) -> T:
    """What a change came to, with it kept."""
    text = identity.recall_to_change(connection, NAME, encode(FaultState()).decode())
    state = decode(text)
    result = change(state)
    if (changed := encode(state).decode()) != text:
        identity.remember(connection, NAME, changed)
    return result


async def _collected(answer: Answering, scope: Message, receive: Receive) -> tuple[Message, bytes]:
    """The beginning of the server's own answer, and all of its body."""
    start: Message = {}
    parts: list[bytes] = []

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            parts.append(message.get("body", b""))

    await answer(scope, receive, collect)
    return start, b"".join(parts)


async def _kept_to_itself(answer: Answering, scope: Message, receive: Receive) -> None:
    """Do what is asked, and tell nobody."""
    await _collected(answer, scope, receive)
    scope["state"][CONNECTION].abort()


def _asked(scope: Message, headers: list[Header]) -> Asked:
    found = router().route(scope["method"], scope["path"])
    operation, tenant = (found.operation, found.tenant) if isinstance(found, Route) else (None, "")
    key = next((value for name, value in headers if name == b"st-app-key"), b"").decode("latin-1")
    if not key and scope["query_string"]:
        pairs = parse_qsl(scope["query_string"].decode("latin-1"))
        key = next((value for name, value in pairs if name.lower() == "servicetitanapplicationkey"), "")
    token = next((value for name, value in headers if name == b"authorization"), b"")
    return Asked(scope["method"], scope["path"], operation, tenant, key, token)


def _problem(course: Course) -> Problem | None:
    """What is answered instead."""
    if course.expired:
        return _expired(course.expired)
    return None if course.refused is None else _refusal(course.refused)


def _refusal(each: Active) -> Problem:
    """The answer that a fault of status gives."""
    status, wait = each.fault.status, each.fault.retry_after
    named: Header = (NAMED, each.id.encode())
    if status == 401:
        return _expired(each.id)
    if status == 429:
        return problems.too_many("The sandbox was told to answer so.", 1 if wait is None else wait, (named,))
    wait = 1 if wait is None and status == 503 else wait
    retry: tuple[Header, ...] = () if wait is None else ((b"retry-after", b"%d" % wait),)
    return Problem(status, "The sandbox was told to answer so.", headers=(named, *retry))


def _expired(by: str) -> Problem:
    title = "The access token has expired. Get a new one from POST /connect/token."
    problem = problems.unauthorized(title)
    return Problem(problem.status, title, headers=(*problem.headers, (NAMED, by.encode())))


def _listed(each: Active) -> Listed:
    return Listed(each.id, each.met, each.fault)
