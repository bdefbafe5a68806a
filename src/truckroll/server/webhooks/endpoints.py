"""REST hooks: an app subscribes and unsubscribes by itself, admitted with its token and app key as to the API."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from truckroll.catalogue.time import When
from truckroll.derive.events import all_events, event_of, scope_of
from truckroll.server import problems
from truckroll.server.access import apps
from truckroll.server.access.admission import Caller
from truckroll.server.access.impossible import Impossible
from truckroll.server.beside import body_of, decoded, refused
from truckroll.server.platform import Platform
from truckroll.server.problems import Problem
from truckroll.server.webhooks import subscriptions
from truckroll.server.webhooks.subscriptions import Subscription
from truckroll.store.errors import StoreUnavailable
from truckroll.store.protocol import Connection
from truckroll.webhooks.signatures import HEADER, Encoding

ROOT = "/webhooks/v1/tenant/{tenant}"
_MOST_BYTES = 65_536


class Wanted(msgspec.Struct, rename="camel"):
    """What an app asks for; the key is made where none is given."""

    event: str
    url: str = ""
    target_url: str = ""
    """The same, by the name that REST hooks give it."""
    key: str | None = None
    header: str = HEADER
    encoding: Encoding = "hex"


def shown(subscription: Subscription) -> dict[str, Any]:
    """A subscription as anybody who may may see it: without its key."""
    return {
        "id": subscription.id,
        "event": subscription.event,
        "url": subscription.url,
        "header": subscription.header,
        "encoding": subscription.encoding,
        "createdOn": str(When.of(subscription.created)),
    }


class _Refused(Exception):  # an answer to the caller, not an error of the program
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


def routes(platform: Platform) -> list[Route]:
    """The operations by which apps subscribe."""

    async def admitted(request: Request, scope: str | None = None) -> Caller:
        tenant = str(request.path_params["tenant"])
        caller = platform.admission.admit(request.headers.raw, request.scope["query_string"], tenant, scope)
        if not isinstance(caller, (Caller, Problem)):
            caller = await caller
        if isinstance(caller, Problem):
            raise _Refused(caller)
        return caller

    async def subscribe(request: Request) -> Response:
        await admitted(request)
        wanted = await _wanted(request)
        try:
            scope = scope_of(event_of(wanted.event))
        except LookupError as fault:
            raise _Refused(problems.bad_request(_sentence(fault), {"event": [_sentence(fault)]})) from None
        caller, now = await admitted(request, scope), platform.clock.now()
        refuse_address(wanted.url or wanted.target_url)

        def work(connection: Connection) -> tuple[Subscription, str, bool]:
            grant = apps.granted(connection, caller.client_id)
            before = {each.id for each in subscriptions.found_for(connection, grant, wanted.event)}
            made, key = subscriptions.subscribe(
                connection,
                caller.client_id,
                wanted.event,
                wanted.url or wanted.target_url,
                now=now,
                key=wanted.key,
                header=wanted.header,
                encoding=wanted.encoding,
                several=True,
            )
            return made, key, made.id not in before

        made, key, new = await platform.database.write_async(work)
        # Whoever asks again for what there is gets no key: it is shown once.
        return JSONResponse(shown(made) | ({"key": key} if new or wanted.key else {}), 201 if new else 200)

    def refuse_address(url: str) -> None:
        """What can be told before anything is sent: an address that is refused whatever it leads to."""
        if url.lower().startswith("http:") and not platform.webhooks_to_private:
            title = "Webhooks go over https."
            raise _Refused(problems.bad_request(title, {"url": [title]}))

    async def unsubscribe(request: Request) -> Response:
        caller, id = await admitted(request), str(request.path_params["id"])

        def work(connection: Connection) -> None:
            there = subscriptions.find(connection, caller.tenant, id)
            if there.client_id != caller.client_id:
                raise Impossible(f"Tenant {caller.tenant} has no subscription '{id[:100]}'.")
            subscriptions.unsubscribe(connection, caller.tenant, id)

        try:
            await platform.database.write_async(work)
        except Impossible as fault:
            raise _Refused(problems.not_found(str(fault))) from None
        return Response(status_code=204)

    async def listed(request: Request) -> Response:
        caller = await admitted(request)

        def work(connection: Connection) -> list[Subscription]:
            return subscriptions.of_grant(connection, apps.granted(connection, caller.client_id))

        return JSONResponse({"data": [shown(each) for each in await platform.database.read_async(work)]})

    async def events(request: Request) -> Response:
        """The events there are for this app: Zapier and the like show them to people who choose."""
        caller = await admitted(request)
        closed = await platform.database.read_async(subscriptions.closed)
        return JSONResponse(
            {
                "data": [
                    {"event": each.type, "about": each.about, "scope": scope_of(each), "closed": each.type in closed}
                    for each in all_events().values()
                    if scope_of(each) in caller.scopes
                ]
            }
        )

    return [
        Route(f"{ROOT}/subscriptions", _answering(subscribe), methods=["POST"]),
        Route(f"{ROOT}/subscriptions", _answering(listed), methods=["GET"]),
        Route(f"{ROOT}/subscriptions/{{id}}", _answering(unsubscribe), methods=["DELETE"]),
        Route(f"{ROOT}/events", _answering(events), methods=["GET"]),
    ]


def _answering(act: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Answer refusals as the API does."""

    async def answered(request: Request) -> Response:
        try:
            return await act(request)
        except _Refused as fault:
            problem = fault.problem
        except Impossible as fault:
            problem = problems.conflict(str(fault))
        except StoreUnavailable as fault:
            problem = problems.unavailable(fault.told, 5)
        return refused(request, problem)

    return answered


async def _wanted(request: Request) -> Wanted:
    body = await body_of(request, _MOST_BYTES)
    if body is None:
        raise _Refused(problems.too_large(f"The body is larger than {_MOST_BYTES} bytes."))
    wanted = decoded(body, Wanted)
    if isinstance(wanted, Problem):
        raise _Refused(wanted)
    return wanted


def _sentence(fault: Exception) -> str:
    text = str(fault)
    return f"{text[0].upper()}{text[1:]}."
