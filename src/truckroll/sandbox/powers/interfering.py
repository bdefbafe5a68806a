"""Letting things go wrong: what stands between a request and its answer while a sandbox has faults."""

import asyncio
import threading
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

import msgspec

from truckroll.sandbox.powers.faults import OF_FEEDS, Active, Asked, Fault, Listed, check
from truckroll.sandbox.powers.pages import Page, read_page, write_page
from truckroll.sandbox.powers.wishes import Unknown
from truckroll.server import problems
from truckroll.server.platform import Answering, Message, Platform, Receive, Send
from truckroll.server.problems import Header, Problem
from truckroll.server.routing import Route, router
from truckroll.server.wire import CONNECTION

OWN = ("/sandbox/", "/healthz", "/readyz")
"""What no fault touches, or nobody could take it away again."""
MOST_EXPIRED = 10_000
NAMED = b"truckroll-fault"
"""The header that names the faults that an answer owes to."""

_Reader = tuple[str, str, str]
"""Who reads a feed: its operationId, the tenant, and the app key."""


@dataclass
class _Course:
    """What is to become of one request."""

    delay: float = 0
    problem: Problem | None = None
    cut: bool = False
    lose_answer: bool = False
    truncate: bool = False
    names: list[str] = field(default_factory=list[str])
    of_feed: list[Active] = field(default_factory=list[Active])

    @property
    def ends(self) -> bool:
        """Whether nothing else can go wrong any more."""
        return self.problem is not None or self.cut or self.lose_answer or self.truncate


class Faults:
    """The faults of one server; asked on the thread that serves, and told from any."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._active: tuple[Active, ...] = ()
        self._given = 0
        self._expired: dict[bytes, str] = {}
        """Access tokens that count no more, and by which fault."""
        self._late: dict[_Reader, list[msgspec.Raw]] = {}
        """Rows that were kept back."""
        self._lock = threading.Lock()
        platform.memories.append(self._late.clear)

    def add(self, fault: Fault, key: str | None) -> Listed:
        """Let something go wrong from now on; `key` is the app key of those it is for, None for all."""
        check(fault)
        with self._lock:
            self._given += 1
            active = Active(f"f{self._given}", fault, key)
            self._active = (*self._active, active)
            self._stand_by()
        return _listed(active)

    def every(self) -> list[Listed]:
        """Those there are, the oldest first, also those that have happened as often as they were to."""
        return [_listed(each) for each in self._active]

    def remove(self, id: str) -> None:
        """Take one away; Unknown when it is not there. Rows it kept back still come, tokens it ended count again."""
        with self._lock:
            if not any(each.id == id for each in self._active):
                raise Unknown(f"There is no fault {id[:20]}.")
            self._active = tuple(each for each in self._active if each.id != id)
            self._expired = {token: by for token, by in self._expired.items() if by != id}
            self._stand_by()

    def clear(self) -> None:
        """Take all away."""
        with self._lock:
            self._active, self._expired = (), {}
            self._stand_by()

    def _stand_by(self) -> None:
        """Stand in the way of requests only while that is needed."""
        needed = self._expired or self._late or any(not each.spent for each in self._active)
        self._platform.interference = self if needed else None

    async def __call__(self, answer: Answering, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, by `answer` where nothing is to go wrong."""
        if scope["type"] != "http" or scope["path"].startswith(OWN):
            await answer(scope, receive, send)
            return
        headers: list[Header] = scope["headers"]
        asked = _asked(scope, headers)
        token = next((value for name, value in headers if name == b"authorization"), b"")
        with self._lock:
            course = self._course(asked, token)
            late = self._late.pop(reader, []) if (reader := _reader(asked)) and not course.ends else []
            self._stand_by()
        if course.delay:
            await asyncio.sleep(course.delay)
        if course.problem is not None:
            await answer(scope, receive, send, course.problem)
        elif course.cut:
            scope["state"][CONNECTION].abort()
        elif course.lose_answer:
            await _kept_to_itself(answer, scope, receive)
        elif late or course.of_feed or course.truncate:
            await self._changed(answer, scope, receive, send, course, reader, late)
        else:
            await answer(scope, receive, send)

    def _course(self, asked: Asked, token: bytes) -> _Course:
        """Which of the faults strike a request, and what they make of it."""
        course = _Course()
        if token in self._expired:
            course.problem = _expired(self._expired[token])
            return course
        for each in self._active:
            if course.ends or (each.fault.kind == "expire-token" and not token) or not each.strikes(asked):
                continue
            if each.fault.kind in OF_FEEDS:
                course.of_feed.append(each)
                continue
            each.met += 1
            course.names.append(each.id)
            match each.fault.kind:
                case "delay":
                    course.delay += each.fault.seconds
                case "status":
                    course.problem = _refusal(each)
                case "expire-token":
                    if len(self._expired) >= MOST_EXPIRED:
                        del self._expired[next(iter(self._expired))]
                    self._expired[token] = each.id
                    course.problem = _expired(each.id)
                case "cut":
                    course.cut = True
                case "lose-answer":
                    course.lose_answer = True
                case _:
                    course.truncate = True
        return course

    async def _changed(
        self,
        answer: Answering,
        scope: Message,
        receive: Receive,
        send: Send,
        course: _Course,
        reader: _Reader | None,
        late: list[msgspec.Raw],
    ) -> None:
        """Answer with what faults make of the server's own answer."""
        start, body = await _collected(answer, scope, receive)
        if reader is not None and start["status"] == 200 and (late or course.of_feed):
            page = read_page(body)
            with self._lock:
                self._turn(page, course, reader)
                self._stand_by()
            page.data = [*late, *page.data]
            body = write_page(page)
        elif reader is not None and late:  # they come with the next page that can be had
            with self._lock:
                self._late[reader] = [*late, *self._late.get(reader, [])]
                self._stand_by()
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

    def _turn(self, page: Page, course: _Course, reader: _Reader) -> None:
        """Let faults change a feed's page; one that finds nothing to change waits for another."""
        for each in course.of_feed:
            if each.spent:
                continue
            rows = each.fault.rows
            match each.fault.kind:
                case "repeat-rows":
                    changed = page.repeat(rows)
                case "late-rows":
                    held = page.hold_back(rows, each.rng)
                    changed = bool(held)
                    if held:
                        self._late.setdefault(reader, []).extend(held)
                case _:
                    changed = page.lose_token()
            if changed:
                each.met += 1
                course.names.append(each.id)


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
    return Asked(scope["method"], scope["path"], operation, tenant, key)


def _reader(asked: Asked) -> _Reader | None:
    operation = asked.operation
    if operation is None or operation.act != "feed":
        return None
    return operation.operation_id, asked.tenant, asked.key


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
