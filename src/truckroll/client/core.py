"""One call, from its token to its last try, without any I/O.

A flow is a generator: it yields what should happen (send this `Request`, `Wait` so long) and is sent what came of it.
The shells in `blocking` and `asynchronous` carry it out, so the rules stand here once for both. A flow has no clock of
its own; it asks the one it was given, and the shell does the waiting.

What is tried again, always with the same `Idempotency-Key`:

- refused unread (429; 401 once, with a new token), or a connection that never came about: every call;
- 408, 500, 502, 503, 504, or a connection that broke on the way: GET, HEAD, PUT and DELETE, where twice is the same as
  once; a POST or PATCH only if the caller says that repeating it does no harm, or if this server has shown, by
  echoing the key of an earlier call, that it knows such keys. The vendor's does not: there a create is never doubled.
"""

import logging
import random
import re
import time
import uuid
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, TypedDict, TypeVar, Unpack
from urllib.parse import quote, quote_plus, urlencode, urljoin, urlsplit

import msgspec

from . import limits, tokens
from .credentials import Credentials
from .encoding import Params, decoded, encoded, multipart, query
from .environments import origin
from .landing import Landing

if TYPE_CHECKING:
    from concurrent.futures import Future

    from .errors import ApiError

T = TypeVar("T")
log = logging.getLogger("truckroll.client")

REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
PASSING = frozenset({408, 500, 502, 503, 504})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TIMEOUT = 100.0  # Seconds; the vendor gives up after as many.
TRIES = 5  # Of one call that meets faults or broken connections.
TURNS = 12  # Of one call that meets 429.
LONGEST_WAIT = 300.0  # Seconds; whoever is told to wait longer hears of it instead.
MAYBE_DONE = "It may have been carried out all the same: look before you send it again."
JWT = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*")


class Request(msgspec.Struct, frozen=True):
    """What a shell is to send."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes | None = None
    timeout: float = TIMEOUT
    into: Landing | None = None
    """Where a file goes instead of into memory."""
    onward: Callable[[bytes], str | None] | None = None
    """Told how the answer begins, the address that will be asked next: whoever sends may ask before he has read all."""
    early: "Early | None" = None
    """Set when this has been asked already."""

    def __repr__(self) -> str:  # The headers and the token's form are secrets.
        return f"<{self.method} {urlsplit(self.url).path}>"


class Early(msgspec.Struct, frozen=True):
    """A request that was sent before the answer to the one before it had been read, and its answer once it comes."""

    url: str
    answer: "Future[Any]"


class Response(msgspec.Struct, frozen=True):
    """What came back for a request; the names of its headers are in lower case."""

    request: Request
    status: int
    headers: dict[str, str]
    body: bytes
    early: Early | None = None
    """What has been asked next already, as `onward` of the request said."""

    def __repr__(self) -> str:
        return f"<Response {self.status}, {len(self.body)} bytes>"

    def json(self) -> Any:
        """The body as Python objects; None when there is none. Raises ValueError when it is not JSON."""
        return decoded(self.body)


class Broken(msgspec.Struct, frozen=True):
    """No answer came. `sent` when the request may have arrived; `lasting` when trying again cannot help."""

    reason: str
    sent: bool = True
    lasting: bool = False


class Wait(msgspec.Struct, frozen=True):
    """Time to let pass before going on."""

    seconds: float
    reason: str = ""


Send: TypeAlias = Callable[[Request], Response | Broken]
"""Whoever carries a request to a server, and tells what came of it."""
Flow: TypeAlias = Generator[Request | Wait, Response | Broken | None, T]


class Settings(TypedDict, total=False):
    """How patient a client is."""

    timeout: float
    """Seconds to wait for an answer (100)."""
    tries: int
    """How often a call that meets faults or broken connections is sent at most (5); 1 never repeats one."""
    calls_per_second: int | None
    """What this app may do in this tenant (60); None for a server without such a limit."""
    clock: Callable[[], float]
    """Seconds that only ever grow."""


class Session:
    """Everything the calls of one client have in common."""

    def __init__(self, credentials: Credentials, **settings: Unpack[Settings]) -> None:
        if not (credentials.app_key.isascii() and credentials.app_key.isprintable()):
            from .errors import MissingCredentials

            raise MissingCredentials("SERVICETITAN_APP_KEY has characters that no header can carry. Copy it again.")
        self.credentials = credentials
        self._clock = settings.get("clock", time.monotonic)
        self._timeout = settings.get("timeout", TIMEOUT)
        self._tries = max(1, settings.get("tries", TRIES))
        calls_per_second = settings.get("calls_per_second", limits.CALLS_PER_SECOND)
        where, who = credentials.environment, credentials
        self._token = tokens.shared(where.auth_root, who.client_id, who.client_secret)
        self._limit = (
            limits.shared(where.api_root, who.app_key, who.tenant_id, calls_per_second) if calls_per_second else None
        )
        self._knows_keys = False

    def __repr__(self) -> str:
        return f"<Session for tenant {self.credentials.tenant_id} at {self.credentials.environment.api_root}>"

    def call(
        self,
        method: str,
        path: str,
        *,
        params: Params = None,
        json: Any = msgspec.UNSET,
        files: Mapping[str, Any] | None = None,
        repeatable: bool | None = None,
        into: Landing | None = None,
        onward: Callable[[bytes], str | None] | None = None,
        early: Early | None = None,
    ) -> Flow[Response]:
        """Calls the platform and returns its answer, or raises an ApiError.

        `path` is below the API root, `{tenant}` in it is filled in; `files` are sent as a form; `repeatable` says of a
        POST or PATCH that carrying it out twice does no harm; a file that is read goes `into` a landing. `onward` and
        `early` are those of `Request`.
        """
        method, url = method.upper(), self._url(path, params)
        headers = {"Accept": "application/json, */*", "ST-App-Key": self.credentials.app_key}
        # On one machine packing costs more than sending, and half a packed file cannot be gone on with.
        if origin(url)[1] not in ("127.0.0.1", "::1", "localhost") and into is None:
            headers["Accept-Encoding"] = "gzip"
        body = None
        if json is not msgspec.UNSET:
            headers["Content-Type"] = "application/json"
            body = encoded(json)
        if files is not None:
            headers["Content-Type"], body = multipart(files)
        if method in ("POST", "PATCH"):
            headers["Idempotency-Key"] = str(uuid.uuid4())
        again = method in REPEATABLE if repeatable is None else repeatable
        early = early if early and early.url == url else None
        return self._called(Request(method, url, headers, body, self._timeout, into, onward, early), again)

    def free_url(self, path: str, params: Params = None) -> str | None:
        """The address of a GET that may go at once, and is counted as gone; None if it would have to wait."""
        if self._limit and not self._limit.take_free(self._clock()):
            return None
        return self._url(path, params)

    def download(self, path: str, into: Landing, params: Params = None) -> Flow[Path]:
        """A file, streamed to disk; what came before a connection broke need not come again."""
        yield from self.call("GET", path, params=params, into=into)
        return into.done()

    def data(self, call: Flow[Response]) -> Flow[Any]:
        """The answer of a call as Python objects; None for an empty one."""
        return self.read((yield from call), Response.json)

    def read(self, response: Response, reader: Callable[[Response], T]) -> T:
        """What a reader makes of an answer; its ValueError becomes a ServerFault that says what came instead."""
        try:
            return reader(response)
        except ValueError as fault:
            from .errors import ServerFault

            kind = response.headers.get("content-type", "no content type")
            self._refuse(response, ServerFault, f"the answer ({kind}) cannot be used: {fault}")

    def token(self) -> Flow[str]:
        """The access token, fetched when there is none or the one there is ends within a minute."""
        while True:
            value, todo = self._token.take(self._clock())
            if todo == "use":
                return value
            if todo == "wait":
                yield Wait(0.05, "another call is fetching the token")
                continue
            try:
                value, lifetime = yield from self.fetch_token()
                self._token.keep(value, self._clock(), lifetime)
                return value
            finally:
                self._token.release()

    def fetch_token(self) -> Flow[tuple[str, float]]:
        """A new access token and its lifetime in seconds, past the cache."""
        return self.read((yield from self.ask_token()), _token_in)

    def ask_token(self) -> Flow[Response]:
        """What the token endpoint answers; raises Unauthorized when it refuses the client."""
        who = self.credentials
        form = {"grant_type": "client_credentials", "client_id": who.client_id, "client_secret": who.client_secret}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        url = f"{who.environment.auth_root}/connect/token"
        request = Request("POST", url, headers, urlencode(form).encode(), self._timeout)
        response = yield from self._exchange(request, True)
        if response.status != 200:
            from .errors import Unauthorized

            self._refuse(response, Unauthorized if response.status in (400, 401, 403) else None)
        return response

    def _called(self, request: Request, again: bool) -> Flow[Response]:
        for last in (False, True):
            value = yield from self.token()
            signed = msgspec.structs.replace(request, headers=request.headers | {"Authorization": f"Bearer {value}"})
            request = msgspec.structs.replace(request, early=None)
            response = yield from self._exchange(signed, again, counted=True)
            if response.status != 401 or last:
                break
            log.info("%r: 401, renewing the token", request)
            self._token.forget(value)
        if response.status in REDIRECTS and request.method in ("GET", "HEAD"):
            response = yield from self._followed(signed, response)
        if not 200 <= response.status < 300:
            self._refuse(response, note=MAYBE_DONE if response.status >= 500 and not again else "")
        return response

    def _followed(self, request: Request, response: Response) -> Flow[Response]:
        """The file that a download leads to; token and app key go to nobody but the API itself."""
        for _ in range(5):
            if response.status not in REDIRECTS or "location" not in response.headers:
                break
            url = self.read(response, _leads_to)
            home = origin(url) == origin(self.credentials.environment.api_root)
            headers = request.headers if home else {"Accept": "*/*"}
            request = msgspec.structs.replace(request, url=url, headers=headers)
            response = yield from self._exchange(request, True, counted=home)
        return response

    def _exchange(self, request: Request, again: bool, *, counted: bool = False) -> Flow[Response]:
        """Sends until there is an answer that trying again would not change."""
        faults = turns = 0
        while True:
            if counted and self._limit and not request.early and (wait := self._limit.take(self._clock())) > 0:
                yield Wait(wait, "calls per second")
            answer = yield request
            request = msgspec.structs.replace(request, early=None) if request.early else request
            if isinstance(answer, Broken):
                faults, reason = faults + 1, self._hidden(request, answer.reason)
                repeat = not answer.lasting and (again or not answer.sent or self._knows(request))
                if not repeat or faults >= self._tries:
                    from .errors import unreachable

                    note = MAYBE_DONE if answer.sent and not again else ""
                    raise unreachable(request.method, request.url, reason, faults, note)
                wait = _pause(faults)
            else:
                assert isinstance(answer, Response), "a shell answers a Request with a Response or a Broken"
                key = request.headers.get("Idempotency-Key")
                self._knows_keys |= key is not None and answer.headers.get("idempotency-key") == key
                limited = answer.status == 429
                if not limited and not (answer.status in PASSING and (again or self._knows(request))):
                    return answer
                from .errors import title_of, told_to_wait

                faults, turns = faults + (not limited), turns + limited
                told = told_to_wait(answer.headers, title_of(answer.body))
                wait, reason = _pause(faults + turns) if told is None else told, str(answer.status)
                if faults >= self._tries or turns >= TURNS or wait > LONGEST_WAIT:
                    return answer
            log.warning("%r: %s, trying again in %.1f s", request, reason, wait)
            yield Wait(wait, reason)

    def _knows(self, request: Request) -> bool:
        return self._knows_keys and "Idempotency-Key" in request.headers

    def _url(self, path: str, params: Params) -> str:
        root = self.credentials.environment.api_root
        if "://" in path.split("?")[0]:
            if origin(path) != origin(root) or not path.startswith(root + "/"):
                raise ValueError(f"{urlsplit(path).hostname} is not the API this client may send its token to ({root})")
            url = path
        else:
            url = f"{root}/{path.lstrip('/')}"
        url = url.replace("{tenant}", quote(self.credentials.tenant_id, safe=""))
        if left := re.search(r"\{\w*\}", url):
            raise ValueError(f"The path still has {left[0]} in it; put the value there")
        text = query(params)
        return url + ("&" if "?" in url else "?") * bool(text) + text

    def _hidden(self, request: Request, text: str) -> str:
        # A server, or a proxy before it, may echo what it was sent; no message of ours carries it on.
        who, token = self.credentials, request.headers.get("Authorization", "").removeprefix("Bearer ")
        for secret in filter(None, (who.client_secret, who.app_key, token)):
            text = text.replace(secret, "***").replace(quote_plus(secret), "***")
        return JWT.sub("***", text)

    def _refuse(
        self, response: Response, kind: "type[ApiError] | None" = None, found: str = "", note: str = ""
    ) -> NoReturn:
        from .errors import refusal

        request = response.request
        headers = {name: self._hidden(request, value) for name, value in response.headers.items()}
        # Latin-1 keeps every byte as it is, whatever the body is made of.
        body = self._hidden(request, response.body.decode("latin-1")).encode("latin-1")
        found = self._hidden(request, found)
        raise refusal(request.method, request.url, response.status, headers, body, kind=kind, found=found, note=note)


def _pause(times: int) -> float:
    # Half a second, doubled each time, and never the same for everybody whom one fault has hit.
    return min(0.5 * 2 ** (times - 1), 30.0) * random.uniform(0.75, 1.25)  # noqa: S311


class _Granted(msgspec.Struct):
    access_token: str
    expires_in: float = tokens.LIFETIME


def _token_in(response: Response) -> tuple[str, float]:
    granted = msgspec.json.decode(response.body, type=_Granted, strict=False)
    token = granted.access_token.strip()
    if not (token and token.isascii() and token.isprintable()):
        raise ValueError("its access_token is none")
    return token, granted.expires_in


def _leads_to(response: Response) -> str:
    url = urljoin(response.request.url, response.headers["location"])
    if origin(url)[0] not in ("http", "https"):
        raise ValueError("it leads to no http address")
    return url
