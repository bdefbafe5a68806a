"""Problems: the one shape in which every refusal and every failure leaves the server."""

import random
import re
from collections.abc import MutableMapping
from typing import Any

import msgspec

Header = tuple[bytes, bytes]

CONTENT_TYPE = b"application/json"
"""The published documents declare this type for errors; clients parse JSON whatever the type says."""

TRACE_ID = "truckroll.trace_id"
"""Where the outermost layer keeps a request's trace id in its ASGI scope, for all that answers or logs it."""

_RFC = "https://www.rfc-editor.org/rfc/rfc"
_TYPES = {
    400: "9110#section-15.5.1",
    401: "9110#section-15.5.2",
    403: "9110#section-15.5.4",
    404: "9110#section-15.5.5",
    405: "9110#section-15.5.6",
    406: "9110#section-15.5.7",
    408: "9110#section-15.5.9",
    409: "9110#section-15.5.10",
    410: "9110#section-15.5.11",
    411: "9110#section-15.5.12",
    413: "9110#section-15.5.14",
    414: "9110#section-15.5.15",
    415: "9110#section-15.5.16",
    429: "6585#section-4",
    431: "6585#section-5",
    500: "9110#section-15.6.1",
    501: "9110#section-15.6.2",
    503: "9110#section-15.6.4",
}


class _Body(msgspec.Struct):
    type: str
    title: str
    status: int
    trace_id: str = msgspec.field(name="traceId")
    errors: dict[str, list[str]]
    data: dict[str, Any]


class Problem(msgspec.Struct, frozen=True):
    """Why a request was not done: `title` says what to do next, `errors` names each field, `data` is for programs."""

    status: int
    title: str
    errors: dict[str, list[str]] = {}
    data: dict[str, Any] = {}
    headers: tuple[Header, ...] = ()

    def body(self, trace_id: str, *, terse: bool = False) -> bytes:
        """The JSON with all six published members; of a bad request to a `terse` operation only the sentence."""
        if terse and self.status == 400:
            return msgspec.json.encode(self.title)
        kind = _TYPES.get(self.status)
        return msgspec.json.encode(
            _Body(_RFC + kind if kind else "about:blank", self.title, self.status, trace_id, self.errors, self.data)
        )


def bad_request(title: str, errors: dict[str, list[str]] | None = None, data: dict[str, Any] | None = None) -> Problem:
    """400: the request can never succeed as it was sent."""
    return Problem(400, title, errors or {}, data or {})


def unauthorized(title: str) -> Problem:
    """401: who calls is not known."""
    return Problem(401, title, headers=((b"www-authenticate", b"Bearer"),))


def forbidden(title: str, data: dict[str, Any] | None = None) -> Problem:
    """403: who calls is known and may not do this."""
    return Problem(403, title, data=data or {})


def not_found(title: str, errors: dict[str, list[str]] | None = None) -> Problem:
    """404: no such operation or record."""
    return Problem(404, title, errors or {})


def method_not_allowed(title: str, allowed: tuple[str, ...]) -> Problem:
    """405: the path exists for other methods, which `Allow` lists."""
    return Problem(405, title, headers=((b"allow", ", ".join(allowed).encode()),))


def gone(title: str, successor: str | None) -> Problem:
    """410: what was once there; `Link` leads to what replaced it."""
    return Problem(
        410, title, headers=((b"link", f'<{successor}>; rel="successor-version"'.encode()),) if successor else ()
    )


def conflict(title: str, errors: dict[str, list[str]] | None = None) -> Problem:
    """409: the state of the business, or a record that is not there, stands against it."""
    return Problem(409, title, errors or {})


def too_large(title: str) -> Problem:
    """413: a body above the limit that the title names."""
    return Problem(413, title)


def unsupported_media(title: str) -> Problem:
    """415: a body of another type than the operation reads."""
    return Problem(415, title)


def too_many(what: str, wait: int, headers: tuple[Header, ...] = ()) -> Problem:
    """429: `what` is a sentence naming the limit; `wait` is in seconds.

    Clients in use take the second word from the end of the title for the seconds, so its last sentence is fixed.
    """
    retry = (b"retry-after", b"%d" % wait)
    return Problem(429, f"{what} Try again in {wait} seconds.", data={"retryAfter": wait}, headers=(retry, *headers))


def internal() -> Problem:
    """500: a fault of the program; what it was stands in the log under the trace id, never in the answer."""
    return Problem(500, "The server failed. Quote the traceId when you report it; the log has the rest.")


def unavailable(title: str, wait: int = 1) -> Problem:
    """503: nothing was kept; worth trying again after `wait` seconds."""
    return Problem(503, title, headers=((b"retry-after", b"%d" % wait),))


_TRACEPARENT = re.compile(rb"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?")


def trace_of(scope: MutableMapping[str, Any]) -> str:
    """The trace id of a request: the one under which it is followed, the caller's, or a new one."""
    known: str | None = scope.get(TRACE_ID)
    return known or trace_id(next((value for name, value in scope["headers"] if name == b"traceparent"), None))


def trace_id(traceparent: bytes | None = None) -> str:
    """The caller's own W3C trace id where it sent a valid `traceparent`, otherwise a new one: 32 hexadecimal digits."""
    if traceparent and (found := _TRACEPARENT.fullmatch(traceparent)):
        return found[1].decode()
    return f"{random.getrandbits(128):032x}"  # no secret, and so no look at the system's for each
