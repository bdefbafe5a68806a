"""My apps, Webhooks: a developer says where the app hears of which events, of each tenant that has connected it."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.derive.events import all_events, scope_of
from truckroll.portal import gate
from truckroll.portal.apps import own
from truckroll.portal.rendering import missing, render
from truckroll.server.access import apps, shown_once
from truckroll.server.access.apps import App, Grant
from truckroll.server.access.impossible import Impossible
from truckroll.server.platform import Platform
from truckroll.server.webhooks import subscriptions
from truckroll.store.protocol import Connection
from truckroll.webhooks.signatures import HEADER, Encoding

DONE = {
    "subscribed": "The app hears of it from now on. Keep the key: your receiver knows by it what is genuine.",
    "unsubscribed": "The app hears of it no longer.",
}
_ENCODINGS: dict[str, Encoding] = {"hex": "hex", "base64": "base64"}

Own = Callable[[Request, App], Awaitable[Response]]


def routes(platform: Platform) -> list[BaseRoute]:
    """The pages."""
    return [
        Route("/apps/{app}/webhooks", _of_own(_shown), methods=["GET"]),
        Route("/apps/{app}/webhooks", _of_own(_subscribe), methods=["POST"]),
        Route("/apps/{app}/webhooks/{tenant:int}/{id}/unsubscribe", _of_own(_unsubscribe), methods=["POST"]),
    ]


def _of_own(act: Own) -> Callable[[Request], Awaitable[Response]]:
    """A page for the app's owner; for anybody else there is no such app."""

    @gate.only("developer", "operator")
    async def guarded(request: Request) -> Response:
        app = own(request)
        return missing(request) if app is None else await act(request, app)

    return guarded


async def _shown(request: Request, app: App) -> Response:
    return _page(request, app, key=await gate.once(request, _about(app)))


async def _subscribe(request: Request, app: App) -> Response:
    fields, session, parts = gate.form(request), gate.session_id(request), gate.platform(request)
    now = parts.clock.now()

    def work(connection: Connection) -> None:
        granted = _grant(connection, app, fields.get("grant", ""))
        _, key = subscriptions.subscribe(
            connection,
            granted.client_id,
            fields.get("event", ""),
            fields.get("url", "").strip(),
            now=now,
            key=fields.get("key") or None,
            header=fields.get("header") or HEADER,
            encoding=_ENCODINGS.get(fields.get("encoding", ""), "hex"),
        )
        shown_once.keep(connection, session, _about(app), key, now=gate.WALL.now())

    try:
        await parts.database.write_async(work)
    except Impossible as fault:
        return _page(request, app, fault.fields or {"top": str(fault)}, 422)
    return gate.see_other(f"/apps/{app.id}/webhooks?done=subscribed")


async def _unsubscribe(request: Request, app: App) -> Response:
    tenant, id = request.path_params["tenant"], request.path_params["id"]

    def work(connection: Connection) -> None:
        own = {each.id for each in subscriptions.of_app(connection, app.id) if each.tenant == tenant}
        if id not in own:
            raise Impossible(f"{app.name} has no such subscription.")
        subscriptions.unsubscribe(connection, tenant, id)

    try:
        await gate.platform(request).database.write_async(work)
    except Impossible as fault:
        return _page(request, app, {"top": str(fault)}, 422)
    return gate.see_other(f"/apps/{app.id}/webhooks?done=unsubscribed")


def _grant(connection: Connection, app: App, client_id: str) -> Grant:
    """One of the app's own connections: the form's word for it is anybody's."""
    for grant in apps.grants(connection, app.id):
        if grant.client_id == client_id:
            return grant
    raise Impossible(grant="Choose a tenant that has connected the app.")


def _about(app: App) -> str:
    return f"webhooks {app.id}"


def _page(
    request: Request, app: App, errors: dict[str, str] | None = None, status: int = 200, key: str | None = None
) -> Response:
    connection, errors = gate.platform(request).database.inline, errors or {}
    closed = subscriptions.closed(connection)
    heard = [each for each in all_events().values() if scope_of(each) in app.scopes]
    return render(
        request,
        "apps/webhooks.html",
        status,
        app=app,
        key=key,
        grants=apps.grants(connection, app.id),
        subscriptions=subscriptions.of_app(connection, app.id),
        events=[each for each in heard if each.type not in closed],
        closed=[each.type for each in heard if each.type in closed],
        beyond=len(all_events()) - len(heard),
        header=HEADER,
        errors=errors,
        fields=gate.form(request),
        at=gate.at,
        flashes=gate.wrong(errors) or gate.flashes(request, DONE),
    )
