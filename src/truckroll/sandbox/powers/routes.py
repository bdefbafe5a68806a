"""The sandbox's powers over HTTP, under `/sandbox/`."""

import asyncio
import re
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from truckroll.sandbox.powers.commanding import Powers
from truckroll.sandbox.powers.document import document
from truckroll.sandbox.powers.guard import refusal
from truckroll.sandbox.powers.operations import COMMANDS, ROOT, Command
from truckroll.sandbox.powers.wishes import Unknown, Unsuited, Unwanted
from truckroll.server import problems
from truckroll.server.beside import Beside, body_of, decoded, refused
from truckroll.server.platform import Platform
from truckroll.server.problems import Problem
from truckroll.store.errors import StoreError

MOST_BYTES = 64 * 1024
_encode = msgspec.json.Encoder().encode


def mounted(key: str | None = None, *, recall: bool = True) -> Beside:
    """What a sandbox answers beside the API; `key` lets those command it who are on another machine.

    With `recall` its clock goes on as it went when the data were last served.
    """
    return partial(_routes, key=key, recall=recall)


def _routes(platform: Platform, *, key: str | None, recall: bool) -> Sequence[BaseRoute]:
    powers = Powers.of(platform)
    if recall:
        powers.recall()
    return [
        Route(f"{ROOT}/openapi.json", _guarded(key, _document), methods=["GET"]),
        *(
            Route(f"{ROOT}{_typed(command.path)}", _guarded(key, _given(powers, command)), methods=[command.method])
            for command in COMMANDS
        ),
    ]


Endpoint = Callable[[Request], Any]


def _typed(path: str) -> str:
    """A path whose numbers are numbers."""
    return re.sub(r"\{(tenant|id)\}", r"{\1:int}", path) if "/tenants/" in path else path


def _guarded(key: str | None, endpoint: Endpoint) -> Endpoint:
    async def guarded(request: Request) -> Response:
        problem = refusal(request, key)
        return refused(request, problem) if problem else await endpoint(request)

    return guarded


async def _document(request: Request) -> Response:
    return JSONResponse(document())


def _given(powers: Powers, command: Command) -> Endpoint:
    async def give(request: Request) -> Response:
        body = None
        if command.body is not None:
            body = await _body(request, command)
            if isinstance(body, Problem):
                return refused(request, body)
        path = {name: str(value) for name, value in request.path_params.items()}
        try:
            answer = await asyncio.to_thread(command.give, powers, path, body)
        except Unwanted as fault:
            return refused(request, problems.bad_request(str(fault), {name: [m] for name, m in fault.errors.items()}))
        except Unsuited as fault:
            return refused(request, problems.conflict(str(fault)))
        except Unknown as fault:
            return refused(request, problems.not_found(fault.args[0]))
        except StoreError as fault:
            return refused(request, problems.unavailable(f"The data cannot be kept now: {fault}."))
        except Exception as fault:
            error = "".join(traceback.format_exception(fault))
            powers.platform.log.write("failed", level="error", traceId=request.scope[problems.TRACE_ID], error=error)
            return refused(request, problems.internal())
        content = b"" if command.answer is None else _encode(answer)
        return Response(content, command.status, media_type="application/json" if content else None)

    return give


async def _body(request: Request, command: Command) -> Any:
    given = await body_of(request, MOST_BYTES)
    if given is None:
        return problems.too_large(f"The body is larger than {MOST_BYTES // 1024} kB.")
    if not given and command.may_be_bodiless:
        return command.body()
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return problems.unsupported_media("Send the body as JSON, with Content-Type: application/json.")
    return decoded(given, command.body)
