"""Administration: the operator answers requests, and sees to people, tenants and apps."""

from collections.abc import Awaitable, Callable
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate
from truckroll.portal.rendering import render
from truckroll.server.access import apps, people, petitions, shown_once, tenants
from truckroll.server.access.impossible import Impossible
from truckroll.server.access.people import ROLES, Person, Role
from truckroll.server.access.tenants import Environment
from truckroll.server.platform import Platform
from truckroll.store.protocol import Connection

DONE = {
    "approved": "The account is made. Give its owner the link below.",
    "limit": "The limit is raised.",
    "declined": "The request is declined.",
    "added": "The account is made. Give its owner the link below.",
    "invited": "There is a new link. Earlier ones count no more.",
    "disabled": "The account is disabled, and signed out everywhere.",
    "restored": "The account may be used again.",
    "deleted": "The account is deleted.",
    "tenant": "The tenant is added.",
    "app-limit": "The limit is set.",
    "app-deleted": "The app is deleted, with all its connections.",
}

_LINK = "link"
_Work = Callable[[Connection], object]
_Page = Callable[[Request, dict[str, str] | None], Awaitable[Response]]


def routes(platform: Platform) -> list[BaseRoute]:
    """The pages."""
    return [
        Route("/admin", _requests, methods=["GET"]),
        Route("/admin/requests/{id}/approve", _approve, methods=["POST"]),
        Route("/admin/requests/{id}/decline", _decline, methods=["POST"]),
        Route("/admin/limits/{id}/approve", _approve_limit, methods=["POST"]),
        Route("/admin/limits/{id}/decline", _decline_limit, methods=["POST"]),
        Route("/admin/people", _people, methods=["GET"]),
        Route("/admin/people", _add_person, methods=["POST"]),
        Route("/admin/people/{id}/invite", _invite, methods=["POST"]),
        Route("/admin/people/{id}/disable", _disable, methods=["POST"]),
        Route("/admin/people/{id}/restore", _restore, methods=["POST"]),
        Route("/admin/people/{id}/delete", _delete, methods=["POST"]),
        Route("/admin/tenants", _tenants, methods=["GET"]),
        Route("/admin/tenants", _add_tenant, methods=["POST"]),
        Route("/admin/apps", _apps, methods=["GET"]),
        Route("/admin/apps/{id}/limit", _limit, methods=["POST"]),
        Route("/admin/apps/{id}/delete", _delete_app, methods=["POST"]),
    ]


@gate.only("operator")
async def _requests(request: Request) -> Response:
    return await _request_page(request)


@gate.only("operator")
async def _approve(request: Request) -> Response:
    id, by = request.path_params["id"], gate.person(request).id

    def approve(connection: Connection) -> None:
        now = gate.WALL.now()
        person, secret = petitions.approve_access(connection, id, by=by, now=now)
        _show_link(connection, request, person, secret)

    return await _do(request, approve, "/admin/people", "approved", _request_page)


@gate.only("operator")
async def _decline(request: Request) -> Response:
    id, by, reason = request.path_params["id"], gate.person(request).id, gate.form(request).get("reason", "")

    def decline(connection: Connection) -> None:
        petitions.decline_access(connection, id, by=by, reason=reason, now=gate.WALL.now())

    return await _do(request, decline, "/admin", "declined", _request_page)


@gate.only("operator")
async def _approve_limit(request: Request) -> Response:
    id, by = request.path_params["id"], gate.person(request).id

    def approve(connection: Connection) -> None:
        petitions.approve_limit(connection, id, by=by, now=gate.WALL.now())

    return await _do(request, approve, "/admin", "limit", _request_page)


@gate.only("operator")
async def _decline_limit(request: Request) -> Response:
    id, by, reason = request.path_params["id"], gate.person(request).id, gate.form(request).get("reason", "")

    def decline(connection: Connection) -> None:
        petitions.decline_limit(connection, id, by=by, reason=reason, now=gate.WALL.now())

    return await _do(request, decline, "/admin", "declined", _request_page)


@gate.only("operator")
async def _people(request: Request) -> Response:
    return await _people_page(request)


@gate.only("operator")
async def _add_person(request: Request) -> Response:
    fields = gate.form(request)

    def add(connection: Connection) -> None:
        roles: dict[str, Role] = {str(each): each for each in ROLES}
        role = roles.get(fields.get("role", ""))
        if role is None:
            raise Impossible(role="Choose what this person is.")
        tenant = _number(fields.get("tenant", ""), "tenant")
        now = gate.WALL.now()
        person = people.add(
            connection,
            fields.get("email", ""),
            fields.get("name", ""),
            role,
            tenant=tenant,
            company=fields.get("company", ""),
            now=now,
        )
        _show_link(connection, request, person, people.invite(connection, person.id, now=now))

    return await _do(request, add, "/admin/people", "added", _people_page)


@gate.only("operator")
async def _invite(request: Request) -> Response:
    id = request.path_params["id"]

    def invite(connection: Connection) -> None:
        person = people.find(connection, id)
        _show_link(connection, request, person, people.invite(connection, id, now=gate.WALL.now()))

    return await _do(request, invite, "/admin/people", "invited", _people_page)


@gate.only("operator")
async def _disable(request: Request) -> Response:
    id = request.path_params["id"]
    return await _do(
        request,
        lambda connection: people.disable(connection, id, now=gate.WALL.now()),
        "/admin/people",
        "disabled",
        _people_page,
    )


@gate.only("operator")
async def _restore(request: Request) -> Response:
    id = request.path_params["id"]
    return await _do(
        request, lambda connection: people.restore(connection, id), "/admin/people", "restored", _people_page
    )


@gate.only("operator")
async def _delete(request: Request) -> Response:
    id = request.path_params["id"]
    return await _do(
        request, lambda connection: people.delete(connection, id), "/admin/people", "deleted", _people_page
    )


@gate.only("operator")
async def _tenants(request: Request) -> Response:
    return await _tenant_page(request)


@gate.only("operator")
async def _add_tenant(request: Request) -> Response:
    fields, now = gate.form(request), gate.platform(request).clock.now()

    def add(connection: Connection) -> None:
        number = _number(fields.get("id", ""), "id")
        environments: dict[str, Environment] = {str(each): each for each in get_args(Environment)}
        environment = environments.get(fields.get("environment", ""))
        if number is None:
            raise Impossible(id="Write the number that the tenant is to have.")
        if environment is None:
            raise Impossible(environment="Choose whom the tenant's data is for.")
        tenants.add(
            connection,
            number,
            fields.get("name", ""),
            fields.get("timezone", ""),
            now=now,
            environment=environment,
        )

    return await _do(request, add, "/admin/tenants", "tenant", _tenant_page)


@gate.only("operator")
async def _apps(request: Request) -> Response:
    return await _app_page(request)


@gate.only("operator")
async def _limit(request: Request) -> Response:
    id, word = request.path_params["id"], gate.form(request).get("limit", "").strip()

    def limit(connection: Connection) -> None:
        number = 0 if word == "off" else None if word == "default" else _number(word, "limit")
        if not word or word == "0":
            raise Impossible("Write a number of requests a second, off, or default.")
        apps.set_limit(connection, id, number)

    return await _do(request, limit, "/admin/apps", "app-limit", _app_page)


@gate.only("operator")
async def _delete_app(request: Request) -> Response:
    id, typed = request.path_params["id"], gate.form(request).get("confirm", "").strip()

    def delete(connection: Connection) -> None:
        if apps.find(connection, id).name != typed:
            raise Impossible("Write the app's name to delete it.")
        apps.delete(connection, id)

    return await _do(request, delete, "/admin/apps", "app-deleted", _app_page)


async def _do(request: Request, work: _Work, to: str, done: str, page: _Page) -> Response:
    """Do what a form asks, and go on; or show the page again, with what is wrong."""
    try:
        await gate.platform(request).database.write_async(work)
    except Impossible as fault:
        return await page(request, fault.fields or {"top": str(fault)})
    return gate.see_other(f"{to}?done={done}")


def _show_link(connection: Connection, request: Request, person: Person, secret: str) -> None:
    link = f"{str(request.base_url).rstrip('/')}/set-password?link={secret}"
    shown_once.keep(
        connection, gate.session_id(request), _LINK, f"{person.name}\n{person.email}\n{link}", now=gate.WALL.now()
    )


def _number(word: str, field: str) -> int | None:
    word = word.strip()
    if word and (not word.isascii() or not word.isdecimal() or len(word) > 19):
        raise Impossible(**{field: "This is written as a number."})
    return int(word) if word else None


async def _request_page(request: Request, errors: dict[str, str] | None = None) -> Response:
    connection = gate.platform(request).database.inline
    return _page(
        request,
        "admin/requests.html",
        errors,
        access=petitions.access_requests(connection),
        limits=petitions.limit_requests(connection),
    )


async def _people_page(request: Request, errors: dict[str, str] | None = None) -> Response:
    connection = gate.platform(request).database.inline
    told = await gate.once(request, _LINK) if request.method == "GET" else None
    answer = _page(
        request,
        "admin/people.html",
        errors,
        people=people.every(connection),
        tenants=[("", "none"), *((str(each.id), f"{each.id} {each.name}") for each in tenants.every(connection))],
        invited=told.split("\n") if told else None,
        days=people.INVITED_DAYS,
    )
    answer.headers.update(gate.NO_STORE)
    return answer


async def _tenant_page(request: Request, errors: dict[str, str] | None = None) -> Response:
    connection = gate.platform(request).database.inline
    shown = [(tenant, apps.connected(connection, tenant.id)) for tenant in tenants.every(connection)]
    return _page(request, "admin/tenants.html", errors, tenants=shown)


async def _app_page(request: Request, errors: dict[str, str] | None = None) -> Response:
    connection = gate.platform(request).database.inline
    owners = {person.id: person for person in people.every(connection)}
    shown = [(app, owners.get(app.owner or ""), apps.grants(connection, app.id)) for app in apps.every(connection)]
    return _page(request, "admin/apps.html", errors, apps=shown)


def _page(request: Request, template: str, errors: dict[str, str] | None, **context: object) -> Response:
    return render(
        request,
        template,
        422 if errors else 200,
        errors=errors or {},
        fields=gate.form(request),
        at=gate.at,
        flashes=gate.wrong(errors) or gate.flashes(request, DONE),
        **context,
    )
