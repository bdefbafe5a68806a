"""What is answered beside the API: bodies are read with a bound there, too, and refusals look the same."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from truckroll.server import problems
from truckroll.server.platform import Message, Platform
from truckroll.server.problems import Problem

Beside = Callable[[Platform], Sequence[BaseRoute]]
"""The routes of a part that knows the platform."""

_PLACE = re.compile(r" - at `\$\.?(.*?)`$")


def refused(request: Request, problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as the API answers it, with its own headers and those given beside them."""
    trace = request.scope.get(problems.TRACE_ID) or problems.trace_id()
    own = {name.decode(): value.decode() for name, value in problem.headers}
    return Response(problem.body(trace), problem.status, own | dict(headers or {}), media_type="application/json")


def as_public(scope: Message, url: str) -> Message:
    """A request as if it were for the server's public address, whatever host its sender wrote: links name it."""
    parts = urlsplit(url)
    others = [header for header in scope["headers"] if header[0] != b"host"]
    return {**scope, "scheme": parts.scheme, "headers": [*others, (b"host", parts.netloc.encode())]}


async def body_of(request: Request, most: int) -> bytes | None:
    """A request's body; None when it is longer than so many bytes."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            return None
    return bytes(body)


def decoded(body: bytes, shape: Any) -> Any:
    """A JSON body in this shape, or the problem that names what is wrong with it, and where."""
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as fault:
        said = str(fault)
        found = _PLACE.search(said)
        place = (found[1] if found else "") or "request"
        message = f"{_PLACE.sub('', said)}."
        return problems.bad_request(f"{place}: {message}", {place: [message]})
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        return problems.bad_request(f"The body is not JSON: {fault}.", {"request": [f"{fault}."]})
