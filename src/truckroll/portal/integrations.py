"""API Application Access: a tenant's administrator decides which apps may call, and how far."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate, scopes
from truckroll.portal.gate import Work
from truckroll.portal.rendering import missing, render
from truckroll.server.access import apps, people, shown_once, tenants
from truckroll.server.access.apps import App, Grant
from truckroll.server.access.impossible import Impossible
from truckroll.server.platform import Platform
from truckroll.store.protocol import Connection

DONE = {
    "connected": "The app is connected. Give its developer the client id and the secret.",
    "rotated": "There is a new secret. The old one and every token it gave count no more.",
    "disabled": "The app is disabled. Its tokens count no more within a second.",
    "restored": "The app may have tokens again, with the secret it had.",
    "providers": "The providers are kept.",
    "deleted": "The app is disconnected. Its client id and secret count no more.",
}


def routes(platform: Platform) -> list[BaseRoute]:
    """The pages."""
    return [
        Route("/integrations", _list, methods=["GET"]),
        Route("/integrations/connect/{app}", _read, methods=["GET"]),
        Route("/integrations/connect/{app}", _connect, methods=["POST"]),
        Route("/integrations/{client}", _grant, methods=["GET"]),
        Route("/integrations/{client}/disable", _disable, methods=["POST"]),
        Route("/integrations/{client}/restore", _restore, methods=["POST"]),
        Route("/integrations/{client}/rotate", _rotate, methods=["POST"]),
        Route("/integrations/{client}/providers", _bind, methods=["POST"]),
        Route("/integrations/{client}/delete", _delete, methods=["POST"]),
    ]


@gate.only("administrator")
async def _list(request: Request) -> Response:
    connection, tenant = gate.platform(request).database.inline, _tenant(request)
    grants = apps.connected(connection, tenant.id)
    taken = {grant.app.id for grant in grants}
    offered = [(app, _maker(connection, app)) for app in apps.offered(connection, tenant.id) if app.id not in taken]
    return render(
        request,
        "integrations/list.html",
        tenant=tenant,
        grants=grants,
        offered=offered,
        at=gate.at,
        flashes=gate.flashes(request, DONE),
    )


@gate.only("administrator")
async def _read(request: Request) -> Response:
    app = _offered(request)
    return _consent(request, app) if app else missing(request)


@gate.only("administrator")
async def _connect(request: Request) -> Response:
    app, tenant, parts = _offered(request), _tenant(request), gate.platform(request)
    fields, now, session = gate.form(request), parts.clock.now(), gate.session_id(request)
    if app is None:
        return missing(request)
    if "agreed" not in fields:
        return _consent(request, app, {"agreed": "Read what the app may do, and tick that it may."})

    def connect(connection: Connection) -> str:
        grant, secret = apps.connect(connection, app.id, tenant.id, now=now)
        apps.bind(connection, grant.client_id, **_providers(fields))
        shown_once.keep(connection, session, grant.client_id, secret, now=gate.WALL.now())
        return grant.client_id

    try:
        client_id = await parts.database.write_async(connect)
    except Impossible as fault:
        return _consent(request, app, fault.fields or {"top": str(fault)})
    return gate.see_other(f"/integrations/{client_id}?done=connected")


@gate.only("administrator")
async def _grant(request: Request) -> Response:
    grant = _own(request)
    if grant is None:
        return missing(request)
    secret = await gate.once(request, grant.client_id) if request.method == "GET" else None
    return _page(request, grant, secret=secret)


@gate.only("administrator")
async def _disable(request: Request) -> Response:
    now = gate.platform(request).clock.now()
    return await _change(request, lambda connection, id: apps.disable(connection, id, now=now), "disabled")


@gate.only("administrator")
async def _restore(request: Request) -> Response:
    return await _change(request, apps.restore, "restored")


@gate.only("administrator")
async def _rotate(request: Request) -> Response:
    session = gate.session_id(request)

    def rotate(connection: Connection, id: str) -> None:
        shown_once.keep(connection, session, id, apps.rotate(connection, id), now=gate.WALL.now())

    return await _change(request, rotate, "rotated")


@gate.only("administrator")
async def _bind(request: Request) -> Response:
    providers = _providers(gate.form(request))
    return await _change(request, lambda connection, id: apps.bind(connection, id, **providers), "providers")


@gate.only("administrator")
async def _delete(request: Request) -> Response:
    return await _change(request, apps.disconnect, "deleted", to="/integrations")


async def _change(request: Request, work: Work[str], done: str, to: str = "") -> Response:
    """Do something to a grant of the reader's own tenant, in one transaction that looks again whose it is."""
    grant, parts = _own(request), gate.platform(request)
    if grant is None:
        return missing(request)

    def change(connection: Connection) -> None:
        now = apps.granted(connection, grant.client_id)
        work(connection, now.client_id)

    try:
        await parts.database.write_async(change)
    except Impossible as fault:
        return _page(request, grant, fault.fields or {"top": str(fault)})
    return gate.see_other(f"{to or f'/integrations/{grant.client_id}'}?done={done}")


def _tenant(request: Request) -> tenants.Tenant:
    """The tenant whose administrator is signed in."""
    own = gate.person(request).tenant
    found = tenants.find(gate.platform(request).database.inline, own) if own is not None else None
    assert found is not None
    return found


def _offered(request: Request) -> App | None:
    """The app that the address names, if it is offered to the reader's tenant."""
    connection, own = gate.platform(request).database.inline, gate.person(request).tenant
    offered = apps.offered(connection, own) if own is not None else []
    return next((app for app in offered if app.id == request.path_params["app"]), None)


def _own(request: Request) -> Grant | None:
    """The grant that the address names, if the reader's tenant gave it."""
    grant = apps.grant_of(gate.platform(request).database.inline, request.path_params["client"])
    return grant if grant and grant.tenant == gate.person(request).tenant else None


def _maker(connection: Connection, app: App) -> str:
    """Who made an app, for those who are to trust it."""
    owner = people.found(connection, app.owner) if app.owner else None
    return ", ".join(filter(None, (owner.name, owner.company))) if owner else "the operator of this server"


def _providers(fields: dict[str, str]) -> dict[str, str | None]:
    return {name: fields.get(name) for name in ("booking_provider", "gps_provider")}


def _consent(request: Request, app: App, errors: dict[str, str] | None = None) -> Response:
    return render(
        request,
        "integrations/connect.html",
        422 if errors else 200,
        app=app,
        tenant=_tenant(request),
        maker=_maker(gate.platform(request).database.inline, app),
        by_api=scopes.by_api(app.scopes),
        others=scopes.others(app.scopes),
        fields=gate.form(request),
        errors=errors or {},
        flashes=gate.wrong(errors),
    )


def _page(
    request: Request, grant: Grant, errors: dict[str, str] | None = None, *, secret: str | None = None
) -> Response:
    answer = render(
        request,
        "integrations/grant.html",
        422 if errors else 200,
        grant=grant,
        tenant=_tenant(request),
        maker=_maker(gate.platform(request).database.inline, grant.app),
        secret=secret,
        by_api=scopes.by_api(grant.app.scopes),
        others=scopes.others(grant.app.scopes),
        fields=gate.form(request),
        errors=errors or {},
        at=gate.at,
        flashes=gate.wrong(errors) or gate.flashes(request, DONE),
    )
    answer.headers.update(gate.NO_STORE)
    return answer
