"""Calls of a program kept in a file, and given again without a network: for tests, and to show what happened."""

import os
import re
import threading
from collections import defaultdict, deque
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeAlias, cast
from urllib.parse import parse_qs, parse_qsl, quote_plus, urlencode, urlsplit

import msgspec

from . import sockets
from .core import JWT, Broken, Request, Response

Mode: TypeAlias = Literal["auto", "record", "replay"]

TENANT = re.compile(r"(?<=/tenant/)[^/]+")
KEPT = {"content-type", "content-range", "etag", "last-modified", "location", "retry-after"}
HIDDEN = "[hidden]"

NOBODY: Mapping[str, Any] = {
    "SERVICETITAN_CLIENT_ID": "cid.recorded",
    "SERVICETITAN_CLIENT_SECRET": "recorded",
    "SERVICETITAN_APP_KEY": "ak1.recorded",
    "SERVICETITAN_TENANT_ID": "7",
    "SERVICETITAN_API_ROOT": "http://recorded.invalid",
}
"""Credentials for a client that only ever hears what was recorded."""


class Unrecorded(AssertionError):
    """A program asked for what its recording does not have."""


class _Said(msgspec.Struct, omit_defaults=True):
    """One call as it is kept; bytes that are no text are kept as base64 by msgspec."""

    method: str
    path: str
    query: str = ""
    body: str = ""
    status: int = 200
    headers: dict[str, str] = {}
    answer: str = ""
    file: bytes = b""


class Recorder:
    """Who carries a client's requests: it records them into a file, or replays that file.

    with Recorder("tests/jobs.json") as recorder:
        client = Client(recorder.source("demo.env"), send=recorder)

    `auto` replays a file that is there and records one that is not. What is kept has no secret in it: neither headers
    of a request nor the exchange for a token, and every value of them that an answer repeats is hidden. It does have
    what the tenant's records say; look at it before it is published. A request is known by its method, its path below
    the tenant, its query and its body; the same one asked again gets the next answer, and the last one for ever.
    """

    def __init__(self, path: str | os.PathLike[str], mode: Mode = "auto") -> None:
        self.path = Path(path)
        self.replays = mode == "replay" or (mode == "auto" and self.path.exists())
        self._said: list[_Said] = []
        self._left: dict[tuple[str, str, str, str], deque[_Said]] = defaultdict(deque)
        self._secrets: set[str] = set()
        self._lock = threading.Lock()
        if self.replays:
            for said in msgspec.json.decode(self.path.read_bytes(), type=list[_Said]):
                self._left[said.method, said.path, said.query, said.body].append(said)

    def source(self, source: Any = None) -> Any:
        """The credentials while it records, and nobody's while it replays."""
        return NOBODY if self.replays else source

    def __call__(self, request: Request) -> Response | Broken:
        """Carry one request."""
        return self._replay(request) if self.replays else self._record(request)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.replays and kind is None:
            self.save()

    def save(self) -> None:
        """Write what was recorded, in the order in which it was answered."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        hidden = [cast("_Said", self._without_secrets(said)) for said in self._said]
        self.path.write_bytes(msgspec.json.format(msgspec.json.encode(hidden), indent=1) + b"\n")

    def _record(self, request: Request) -> Response | Broken:
        answer = sockets.send(msgspec.structs.replace(request, into=None) if request.into else request)
        with self._lock:
            self._secrets.update(_secrets_of(request, answer))
            if isinstance(answer, Response) and not _is_for_a_token(request):
                method, path, query, body = _known_by(request)
                headers = {name: value for name, value in answer.headers.items() if name in KEPT}
                text = _text(answer.body)
                file = answer.body if text is None else b""
                self._said.append(_Said(method, path, query, body, answer.status, headers, text or "", file))
        return _landed(request, answer) if isinstance(answer, Response) else answer

    def _replay(self, request: Request) -> Response | Broken:
        if _is_for_a_token(request):
            return Response(request, 200, {}, b'{"access_token":"recorded","expires_in":900}')
        key = _known_by(request)
        with self._lock:
            there = self._left[key]
            if not there:
                method, path, query, _ = key
                near = sorted({f"{one[0]} {one[1]}" for one, left in self._left.items() if left})
                asked = f"{method} {path}{query and '?'}{query}"
                raise Unrecorded(
                    f"{self.path} has no answer to {asked}; it has {', '.join(near)}. Delete it and record it again."
                )
            said = there.popleft() if len(there) > 1 else there[0]
        return _landed(request, Response(request, said.status, said.headers, said.file or said.answer.encode()))

    def _without_secrets(self, value: Any) -> Any:
        if isinstance(value, _Said):
            return msgspec.convert(self._without_secrets(msgspec.structs.asdict(value)), _Said)
        if isinstance(value, dict):
            return {name: self._without_secrets(each) for name, each in cast("dict[str, Any]", value).items()}
        if isinstance(value, str):
            for secret in sorted(self._secrets, key=len, reverse=True):
                value = value.replace(secret, HIDDEN).replace(quote_plus(secret), HIDDEN)
            return JWT.sub(HIDDEN, value)
        return value


def _is_for_a_token(request: Request) -> bool:
    return urlsplit(request.url).path.endswith("/connect/token")


def _known_by(request: Request) -> tuple[str, str, str, str]:
    place = urlsplit(request.url)
    body = request.body or b""
    if request.headers.get("Content-Type", "").startswith("multipart/"):
        boundary = request.headers["Content-Type"].partition("boundary=")[2]
        body = body.replace(boundary.encode(), b"boundary")  # another one each time
    query = urlencode(sorted(parse_qsl(place.query, keep_blank_values=True)), safe=",:")
    return request.method, TENANT.sub("{tenant}", place.path), query, body.decode("utf-8", "backslashreplace")


def _secrets_of(request: Request, answer: Response | Broken) -> set[str]:
    found = {request.headers.get("Authorization", "").removeprefix("Bearer "), request.headers.get("ST-App-Key", "")}
    if _is_for_a_token(request):
        found.update(parse_qs((request.body or b"").decode()).get("client_secret", ()))
        if isinstance(answer, Response) and answer.status == 200:
            found.add(str(cast("dict[str, Any]", answer.json()).get("access_token", "")))
    return found - {""}


def _text(body: bytes) -> str | None:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def _landed(request: Request, answer: Response) -> Response:
    if request.into is not None and answer.status in (200, 206):
        request.into.drop()
        request.into.take(200, {"content-length": str(len(answer.body))}, [answer.body])
        return msgspec.structs.replace(answer, status=200, body=b"")
    return answer
