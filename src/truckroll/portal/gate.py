"""The gate of the portal: who is signed in, that a form comes from a page of ours, and who may see what."""

import hmac
import traceback
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from hashlib import sha256
from typing import NamedTuple, TypeVar, cast
from urllib.parse import parse_qs, quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truckroll.catalogue.time import Clock, When
from truckroll.portal.rendering import render
from truckroll.server import problems
from truckroll.server.access import sessions, shown_once
from truckroll.server.access.people import Person, Role
from truckroll.server.beside import body_of
from truckroll.server.platform import Platform
from truckroll.store.errors import StoreUnavailable
from truckroll.store.protocol import Connection

COOKIE = "truckroll"
SECURE_COOKIE = f"__Host-{COOKIE}"
"""Over https a browser takes a cookie of this name from nobody but this very host."""

MOST_BYTES = 1_048_576
"""How long a form may be; what is tried out on an operation is the longest."""
MOST_FIELDS = 2_000

NO_STORE = {"cache-control": "no-store"}
"""What shows a secret stays in no cache."""

WALL = Clock()
"""Sessions go by the clock on the wall: a sandbox's own may be set, and signs nobody out."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORM = "application/x-www-form-urlencoded"
_STATE = "truckroll.gate"

T = TypeVar("T")
Work = Callable[[Connection, T], object]
"""What a form does to one thing, in a transaction."""
Endpoint = Callable[[Request], Awaitable[Response]]


class Flash(NamedTuple):
    """A sentence at the top of a page; `kind` is good, bad or note."""

    kind: str
    text: str


class _Passed:
    """What the gate knows of one request."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.id = ""
        """The session's id, or a visitor's who is not signed in; empty while he has no cookie."""
        self.cookie: str | None = None
        """What the browser is to keep from now on."""
        self.form: dict[str, list[str]] = {}


class Gate:
    """Stands before every page: knows the reader by his cookie, and lets no form in that another site sent."""

    def __init__(self, platform: Platform, app: ASGIApp) -> None:
        self._platform = platform
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope, receive)
        passed = _Passed(self._platform)
        scope[_STATE] = passed
        request.state.user = None
        request.state.csrf = ""
        if id := request.cookies.get(_cookie(request), ""):
            await self._recognise(request, passed, id)

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start" and passed.cookie is not None:
                kept = (b"set-cookie", _kept(request, passed.cookie))
                message["headers"] = [*message["headers"], kept]
            await send(message)

        try:
            if request.method in _SAFE:
                await self._app(scope, receive, dressed)
            elif refused := await _refused(request, passed):
                await refused(scope, receive, dressed)
            else:
                await self._app(scope, _nothing_more, dressed)
        except StoreUnavailable as fault:
            self._platform.log.write("unavailable", level="error", error=str(fault))
            full = turned_away(request, fault.told, 503, {"retry-after": "5"})
            await full(scope, receive, dressed)
        except Exception as fault:
            error, trace = "".join(traceback.format_exception(fault)), scope.get(problems.TRACE_ID)
            self._platform.log.write("failed", level="error", traceId=trace, error=error)
            failed = turned_away(request, f"The server failed. Quote {trace} when you report it.", 500)
            await failed(scope, receive, dressed)

    async def _recognise(self, request: Request, passed: _Passed, id: str) -> None:
        now, database = WALL.now(), self._platform.database
        passed.id = id[:200]
        request.state.csrf = token_of(passed.id)
        session = sessions.find(database.inline, passed.id, now=now, limits=self._platform.keeping.sessions)
        if session is None:
            return
        request.state.user = session.person
        if session.stale(now):
            await database.write_async(lambda connection: sessions.see(connection, passed.id, now=now))


def token_of(id: str) -> str:
    """What a form of ours carries: only who can read our pages knows it, and the cookie cannot be had from it."""
    return sha256(b"form " + id.encode("utf-8", "surrogateescape")).hexdigest()


def person(request: Request) -> Person:
    """Who is signed in, behind `only`."""
    return cast(Person, request.state.user)


def form(request: Request) -> dict[str, str]:
    """The fields of a form that was let in; of several values of a name, the last."""
    return {name: values[-1] for name, values in _passed(request).form.items()}


def several(request: Request, name: str) -> list[str]:
    """All values that a form has under a name."""
    return _passed(request).form.get(name, [])


def session_id(request: Request) -> str:
    """The id in the reader's cookie."""
    return _passed(request).id


def platform(request: Request) -> Platform:
    """The server's parts."""
    return _passed(request).platform


def visited(request: Request) -> None:
    """See to it that a reader who is not signed in can send the form on this page: he gets a cookie to know him by."""
    passed = _passed(request)
    if not passed.id:
        keep(request, sessions.new_id())


def keep(request: Request, id: str) -> None:
    """Let the browser keep this id from now on; an empty one lets it forget."""
    passed = _passed(request)
    passed.id = passed.cookie = id
    request.state.csrf = token_of(id) if id else ""


def only(*roles: Role) -> Callable[[Endpoint], Endpoint]:
    """A page for people of these roles, or for all who are signed in; others are asked to sign in, or turned away."""

    def guarding(endpoint: Endpoint) -> Endpoint:
        @wraps(endpoint)
        async def guarded(request: Request) -> Response:
            user: Person | None = request.state.user
            if user is None:
                if request.method in _SAFE:
                    return see_other(f"/sign-in?next={quote(_here(request))}")
                return see_other("/sign-in")
            if roles and user.role not in roles:
                return turned_away(request, "This page is not for your account.")
            return await endpoint(request)

        return guarded

    return guarding


def see_other(address: str) -> Response:
    """After a form was done, the browser is sent on, so that loading the page again sends nothing twice."""
    return RedirectResponse(address, 303, headers=NO_STORE)


def turned_away(request: Request, why: str, status: int = 403, headers: dict[str, str] | None = None) -> Response:
    """The page that says why something is not done."""
    answer = render(request, "refused.html", status, title="Not done", why=why)
    answer.headers.update(NO_STORE | (headers or {}))
    return answer


def local(address: str) -> str:
    """An address of our own to send a reader on to, empty for any other site's: `next` is anybody's text."""
    parts = urlsplit(address)
    honest = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if honest and "\\" not in address and not parts.netloc and not parts.scheme else ""


def flashes(request: Request, done: Mapping[str, str]) -> list[Flash]:
    """What a page says of the form that was just done; only sentences of ours, whatever the address says."""
    said = done.get(request.query_params.get("done", ""))
    return [Flash("good", said)] if said else []


def wrong(errors: Mapping[str, str] | None) -> list[Flash]:
    """What a page says of a form that was not done; what is wrong with a field stands beside it, too."""
    if not errors:
        return []
    beside = "This was not done: something is wrong with a field below."
    return [Flash("bad", errors.get("top", beside))]


async def once(request: Request, about: str) -> str | None:
    """A secret that a form just made, for the one page that shows it."""
    id, now = session_id(request), WALL.now()
    return await platform(request).database.write_async(
        lambda connection: shown_once.take(connection, id, about, now=now)
    )


async def _refused(request: Request, passed: _Passed) -> Response | None:
    """Read a form; the page that says why it is not let in, if it is not."""
    if not _from_here(request):
        return turned_away(request, "This was sent from another site. Open the page here and send it again.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return turned_away(request, f"Forms are read as {_FORM} only.", 415)
    body = await body_of(request, MOST_BYTES)
    if body is None:
        return turned_away(request, f"The form is longer than {MOST_BYTES} bytes. Send less.", 413)
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return turned_away(request, "The form is not text, or has too many fields.", 400)
    given = fields.pop("csrf", [""])[-1]
    if not passed.id or not hmac.compare_digest(given.encode("utf-8", "replace"), token_of(passed.id).encode()):
        return turned_away(
            request, "This form is not of your session any more. Go back, load the page again, and send it once more."
        )
    passed.form = fields
    return None


def _from_here(request: Request) -> bool:
    """Whether a browser says that a form comes from a page of ours; one that says nothing is judged by the token."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


async def _nothing_more() -> Message:
    """The body of a form was read at the gate."""
    return {"type": "http.request", "body": b"", "more_body": False}


def _passed(request: Request) -> _Passed:
    return cast(_Passed, request.scope[_STATE])


def _cookie(request: Request) -> str:
    return SECURE_COOKIE if request.url.scheme == "https" else COOKIE


def _kept(request: Request, id: str) -> bytes:
    secure = "; Secure" if request.url.scheme == "https" else ""
    age = "" if id else "; Max-Age=0"
    return f"{_cookie(request)}={id}; Path=/; HttpOnly; SameSite=Lax{secure}{age}".encode("latin-1")


def _here(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def at(moment: int | None) -> str:
    """A moment of ticks as pages show it, to the minute and in UTC."""
    return f"{When.of(moment)[:16].replace('T', ' ')} UTC" if moment is not None else ""
