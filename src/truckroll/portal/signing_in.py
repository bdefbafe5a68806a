"""Signing in and out, and choosing a password with a link."""

from functools import cache

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import gate
from truckroll.portal.rendering import render
from truckroll.server import limits, problems
from truckroll.server.access import passwords, people, sessions
from truckroll.server.access.impossible import Impossible
from truckroll.server.access.people import Person, Role
from truckroll.server.limits import Allowance
from truckroll.server.platform import Platform
from truckroll.store.protocol import Connection

QUARTER = 900
TRIES_OF_ONE_PLACE = 10
"""Within a quarter of an hour, for one name from one address."""
TRIES_OF_AN_ADDRESS = 40
"""Within a quarter of an hour, for all names."""
TRIES_OF_A_NAME = 100
"""Within an hour, from all addresses: as many guesses as ASVS 2.2.1 lets a stranger have."""

HOMES: dict[Role, str] = {
    "operator": "/admin",
    "developer": "/apps",
    "administrator": "/integrations",
    "user": "/account",
}
"""Where people of each role begin."""

_WRONG = "The e-mail address or the password is wrong."
_AT_ONCE = 2  # each takes 64 MiB for a moment


def routes(platform: Platform) -> list[BaseRoute]:
    """The pages."""
    return [
        Route("/sign-in", _ask, methods=["GET"]),
        Route("/sign-in", _sign_in, methods=["POST"]),
        Route("/sign-out", _sign_out, methods=["POST"]),
        Route("/set-password", _choose, methods=["GET"]),
        Route("/set-password", _chosen, methods=["POST"]),
    ]


async def knows(person: Person | None, password: str) -> bool:
    """Whether this is the person's password; beside the serving of requests, for it takes long as it has to."""
    kept = person.password if person else None
    return await to_thread.run_sync(passwords.matches, password, kept, limiter=_few()) and (
        person is not None and person.disabled is None
    )


async def kept_of(password: str, email: str) -> str:
    """What is kept of a password that somebody chose; Impossible says what is wrong with it."""
    return await to_thread.run_sync(passwords.accepted, password, email, limiter=_few())


async def throttle(request: Request, email: str) -> Allowance | None:
    """Count a try to sign in; what stands against it, if anything does."""
    limiter = gate.platform(request).admission.limiter
    place = request.client.host if request.client else ""
    name = people.address(email)[:200]
    counts = (
        (("sign in", place), TRIES_OF_AN_ADDRESS, QUARTER),
        (("sign in", name, place), TRIES_OF_ONE_PLACE, QUARTER),
        (("sign in", name, None), TRIES_OF_A_NAME, limits.HOUR),
    )
    for key, limit, window in counts:
        allowance = await limits.taken(limiter.take(key, limit, window))
        if not allowance.allowed:
            return allowance
    return None


def told_to_wait(allowance: Allowance) -> str:
    """What somebody reads who tried too often."""
    minutes = -(-allowance.wait // 60)
    return f"There were too many tries. Try again in {minutes} {'minutes' if minutes > 1 else 'minute'}."


async def _ask(request: Request) -> Response:
    user = request.state.user
    onward = gate.local(request.query_params.get("next", ""))
    if user is not None:
        return gate.see_other(onward or HOMES[user.role])
    gate.visited(request)
    return _page(request, onward)


async def _sign_in(request: Request) -> Response:
    fields = gate.form(request)
    email, password = fields.get("email", ""), fields.get("password", "")
    onward = gate.local(fields.get("next", ""))
    if stopped := await throttle(request, email):
        _tell(request, "throttled")
        answer = _page(request, onward, email, told_to_wait(stopped), 429)
        answer.headers["retry-after"] = str(stopped.wait)
        return answer
    database = gate.platform(request).database
    person = people.found(database.inline, people.address(email))
    if not await knows(person, password) or person is None:
        _tell(request, "refused", person)
        return _page(request, onward, email, _WRONG, 401)
    renewed = None
    if person.password and passwords.outdated(person.password):
        renewed = await to_thread.run_sync(passwords.hashed, password, limiter=_few())
    old, now = gate.session_id(request), gate.WALL.now()

    def begin(connection: Connection) -> str:
        if renewed is not None:
            people.keep_hash(connection, person.id, renewed)
        sessions.end(connection, old)
        return sessions.begin(connection, person.id, now=now)

    gate.keep(request, await database.write_async(begin))
    _tell(request, "done", person)
    return gate.see_other(onward or HOMES[person.role])


def _tell(request: Request, outcome: str, person: Person | None = None) -> None:
    """A line in the log of a try to sign in: a name that nobody has is left out, for it may be a password."""
    gate.platform(request).log.write(
        "sign-in",
        level="info" if outcome == "done" else "warning",
        outcome=outcome,
        person=person.id if person else None,
        client=request.client.host if request.client else None,
        traceId=request.scope.get(problems.TRACE_ID),
    )


async def _sign_out(request: Request) -> Response:
    id = gate.session_id(request)
    await gate.platform(request).database.write_async(lambda connection: sessions.end(connection, id))
    gate.keep(request, "")
    return gate.see_other("/")


async def _choose(request: Request) -> Response:
    gate.visited(request)
    return _password_page(request, request.query_params.get("link", ""))


async def _chosen(request: Request) -> Response:
    fields = gate.form(request)
    link, password = fields.get("link", ""), fields.get("password", "")
    database, now = gate.platform(request).database, gate.WALL.now()
    person = people.invited(database.inline, link, now=now)
    if person is None:
        return _password_page(request, link)
    try:
        if password != fields.get("again", ""):
            raise Impossible(again="The two are not the same. Write the password twice.")
        kept = await kept_of(password, person.email)
    except Impossible as fault:
        return _password_page(request, link, fault.fields, 422)

    def take(connection: Connection) -> str | None:
        if people.invited(connection, link, now=now) is None:
            return None  # somebody was quicker
        people.set_password(connection, person.id, kept)
        return sessions.begin(connection, person.id, now=now)

    id = await database.write_async(take)
    if id is None:
        return _password_page(request, link)
    gate.keep(request, id)
    return gate.see_other(HOMES[person.role])


def _page(request: Request, onward: str, email: str = "", error: str = "", status: int = 200) -> Response:
    answer = render(request, "people/sign_in.html", status, onward=onward, email=email, error=error)
    answer.headers.update(gate.NO_STORE)
    return answer


def _password_page(request: Request, link: str, errors: dict[str, str] | None = None, status: int = 200) -> Response:
    person = people.invited(gate.platform(request).database.inline, link, now=gate.WALL.now())
    if person is None:
        return gate.turned_away(
            request, "This link counts no more: it was used, or is too old. Ask the administrator for a new one.", 410
        )
    answer = render(request, "people/set_password.html", status, link=link, person=person, errors=errors or {})
    answer.headers.update(gate.NO_STORE)
    return answer


@cache
def _few() -> CapacityLimiter:
    return CapacityLimiter(_AT_ONCE)
