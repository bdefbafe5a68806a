"""A reader's own account: who he is here, another password, signed out everywhere."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate, signing_in
from truckroll.portal.rendering import render
from truckroll.server.access import people, sessions
from truckroll.server.access.impossible import Impossible
from truckroll.server.platform import Platform
from truckroll.store.protocol import Connection

DONE = {"password": "Your password is changed. Other browsers are signed out."}


def routes(platform: Platform) -> list[BaseRoute]:
    """The pages."""
    return [
        Route("/account", _account, methods=["GET"]),
        Route("/account/password", _change, methods=["POST"]),
        Route("/account/sign-out-everywhere", _sign_out, methods=["POST"]),
    ]


@gate.only()
async def _account(request: Request) -> Response:
    return _page(request)


@gate.only()
async def _change(request: Request) -> Response:
    fields, person = gate.form(request), gate.person(request)
    try:
        if stopped := await signing_in.throttle(request, person.email):
            raise Impossible(current=signing_in.told_to_wait(stopped))
        if not await signing_in.knows(person, fields.get("current", "")):
            raise Impossible(current="This is not your password.")
        if fields.get("password", "") != fields.get("again", ""):
            raise Impossible(again="The two are not the same. Write the new password twice.")
        kept = await signing_in.kept_of(fields.get("password", ""), person.email)
    except Impossible as fault:
        return _page(request, fault.fields)

    def change(connection: Connection) -> str:
        people.set_password(connection, person.id, kept)
        return sessions.begin(connection, person.id, now=gate.WALL.now())

    gate.keep(request, await gate.platform(request).database.write_async(change))
    return gate.see_other("/account?done=password")


@gate.only()
async def _sign_out(request: Request) -> Response:
    person = gate.person(request)
    await gate.platform(request).database.write_async(lambda connection: sessions.end_all(connection, person.id))
    gate.keep(request, "")
    return gate.see_other("/sign-in")


def _page(request: Request, errors: dict[str, str] | None = None) -> Response:
    return render(
        request,
        "people/account.html",
        422 if errors else 200,
        errors=errors or {},
        flashes=gate.wrong(errors) or gate.flashes(request, DONE),
    )
