"""My apps: a developer makes an app, offers it to tenants, and sees who has connected it and how busy it is."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate, scopes, usage
from truckroll.portal.gate import Work
from truckroll.portal.rendering import missing, render
from truckroll.server.access import apps, petitions, tenants
from truckroll.server.access.apps import App, IdleToken
from truckroll.server.access.impossible import Impossible
from truckroll.server.platform import Platform
from truckroll.store.protocol import Connection

DONE = {
    "created": "The app is made. Offer it to tenants next; their administrators connect it.",
    "offered": "The app is offered. It stands among the tenant's integrations now.",
    "withdrawn": "The app is no longer offered to this tenant.",
    "asked": "Your request is with the operator's administrator.",
    "idle": "The feeds answer so from now on.",
    "deleted": "The app is deleted, with all its connections.",
}
_IDLE: dict[str, IdleToken | None] = {"": None, "repeat": "repeat", "empty": "empty"}
_MOST_APPS = 100


def routes(platform: Platform) -> list[BaseRoute]:
    """The pages."""
    return [
        Route("/apps", _list, methods=["GET"]),
        Route("/apps", _create, methods=["POST"]),
        Route("/apps/new", _new, methods=["GET"]),
        Route("/apps/{app}", _app, methods=["GET"]),
        Route("/apps/{app}/usage", _usage, methods=["GET"]),
        Route("/apps/{app}/offer", _offer, methods=["POST"]),
        Route("/apps/{app}/withdraw", _withdraw, methods=["POST"]),
        Route("/apps/{app}/limit", _ask_limit, methods=["POST"]),
        Route("/apps/{app}/idle-token", _idle_token, methods=["POST"]),
        Route("/apps/{app}/delete", _delete, methods=["POST"]),
    ]


@gate.only("developer", "operator")
async def _list(request: Request) -> Response:
    connection = gate.platform(request).database.inline
    shown = [(app, apps.grants(connection, app.id)) for app in apps.owned(connection, gate.person(request).id)]
    return render(request, "apps/list.html", apps=shown, flashes=gate.flashes(request, DONE))


@gate.only("developer", "operator")
async def _new(request: Request) -> Response:
    return _form(request, {}, {})


@gate.only("developer", "operator")
async def _create(request: Request) -> Response:
    fields, person, parts = gate.form(request), gate.person(request), gate.platform(request)
    now = parts.clock.now()

    def create(connection: Connection) -> App:
        if len(apps.owned(connection, person.id)) >= _MOST_APPS:
            raise Impossible(f"You have {_MOST_APPS} apps. Delete one that is not in use first.")
        offered = _numbers(fields.get("tenants", ""))
        for tenant in offered:
            if not tenants.exists(connection, tenant):
                raise Impossible(tenants=f"There is no tenant {tenant}. Ask the contractor for the number.")
        return apps.create(
            connection,
            fields.get("name", ""),
            scopes=scopes.chosen(fields),
            now=now,
            offered_to=offered,
            owner=person.id,
        )

    try:
        made = await parts.database.write_async(create)
    except Impossible as fault:
        return _form(request, fields, fault.fields or {"top": str(fault)}, 422)
    return gate.see_other(f"/apps/{made.id}?done=created")


@gate.only("developer", "operator")
async def _app(request: Request) -> Response:
    app = own(request)
    return await _page(request, app) if app else missing(request)


@gate.only("developer", "operator")
async def _usage(request: Request) -> Response:
    app = own(request)
    if app is None:
        return missing(request)
    return render(request, "apps/usage.html", app=app, usage=await usage.of(gate.platform(request), app))


@gate.only("developer", "operator")
async def _offer(request: Request) -> Response:
    word = gate.form(request).get("tenant", "")

    def offer(connection: Connection, app: App) -> None:
        numbers = _numbers(word, "tenant")
        if len(numbers) != 1:
            raise Impossible(tenant="Write the number of one tenant.")
        if not tenants.exists(connection, numbers[0]):
            raise Impossible(tenant=f"There is no tenant {numbers[0]}. Ask the contractor for the number.")
        apps.offer(connection, app.id, numbers[0])

    return await _change(request, offer, "offered")


@gate.only("developer", "operator")
async def _withdraw(request: Request) -> Response:
    word = gate.form(request).get("tenant", "")

    def withdraw(connection: Connection, app: App) -> None:
        for number in _numbers(word):
            if any(grant.tenant == number for grant in apps.grants(connection, app.id)):
                raise Impossible(f"Tenant {number} has connected {app.name}; only its administrator can end that.")
            apps.withdraw(connection, app.id, number)

    return await _change(request, withdraw, "withdrawn")


@gate.only("developer", "operator")
async def _ask_limit(request: Request) -> Response:
    fields, person = gate.form(request), gate.person(request)

    def ask(connection: Connection, app: App) -> None:
        petitions.ask_for_limit(
            connection,
            app.id,
            person=person.id,
            asked=fields.get("asked", ""),
            purpose=fields.get("purpose", ""),
            now=gate.WALL.now(),
        )

    return await _change(request, ask, "asked")


@gate.only("developer", "operator")
async def _idle_token(request: Request) -> Response:
    idle = _IDLE.get(gate.form(request).get("idle", ""))
    return await _change(request, lambda connection, app: apps.set_idle_token(connection, app.id, idle), "idle")


@gate.only("developer", "operator")
async def _delete(request: Request) -> Response:
    typed = gate.form(request).get("confirm", "").strip()

    def delete(connection: Connection, app: App) -> None:
        if typed != app.name:
            raise Impossible(confirm=f"Write the app's name, {app.name}, to delete it.")
        apps.delete(connection, app.id)

    return await _change(request, delete, "deleted", to="/apps")


async def _change(request: Request, work: Work[App], done: str, to: str = "") -> Response:
    """Do something to the reader's own app, in one transaction that looks again whose it is."""
    app, parts = own(request), gate.platform(request)
    if app is None:
        return missing(request)
    try:
        await parts.database.write_async(lambda connection: work(connection, apps.find(connection, app.id)))
    except Impossible as fault:
        return await _page(request, app, fault.fields or {"top": str(fault)}, 422)
    return gate.see_other(f"{to or f'/apps/{app.id}'}?done={done}")


def own(request: Request) -> App | None:
    """The app that the address names, if it is the reader's."""
    connection, id = gate.platform(request).database.inline, request.path_params["app"]
    return next((app for app in apps.owned(connection, gate.person(request).id) if app.id == id), None)


async def _page(request: Request, app: App, errors: dict[str, str] | None = None, status: int = 200) -> Response:
    parts, errors = gate.platform(request), errors or {}
    connection = parts.database.inline
    grants = {grant.tenant: grant for grant in apps.grants(connection, app.id)}
    known = {tenant.id: tenant for tenant in tenants.every(connection)}
    offered = [(known[id], grants.get(id)) for id in apps.offers(connection, app.id) if id in known]
    return render(
        request,
        "apps/app.html",
        status,
        app=app,
        offered=offered,
        by_api=scopes.by_api(app.scopes),
        others=scopes.others(app.scopes),
        asked=petitions.limit_requests(connection, app.id),
        limit=parts.admission.default_limit if app.limit is None else app.limit,
        usage=await usage.of(parts, app),
        server_idle=parts.idle_token,
        errors=errors,
        fields=gate.form(request),
        at=gate.at,
        flashes=gate.wrong(errors) or gate.flashes(request, DONE),
    )


def _form(request: Request, fields: dict[str, str], errors: dict[str, str], status: int = 200) -> Response:
    return render(
        request,
        "apps/new.html",
        status,
        by_api=scopes.by_api(),
        field=scopes.FIELD,
        fields=fields,
        errors=errors,
        flashes=gate.wrong(errors),
    )


def _numbers(text: str, field: str = "tenants") -> list[int]:
    """Tenants' numbers, with blanks or commas between them."""
    words = text.replace(",", " ").split()
    if any(not word.isascii() or not word.isdecimal() or len(word) > 19 for word in words[:50]) or len(words) > 50:
        raise Impossible(**{field: "A tenant is written as its number, such as 1001."})
    return [int(word) for word in words]
