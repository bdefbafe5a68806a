"""Petitions: somebody asks for an account, a developer for a higher limit; the operator approves or declines."""

import uuid
from typing import TypeVar

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.access import apps, people
from truckroll.server.access.impossible import Impossible
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

MOST_OPEN = 500
"""How many strangers may wait for an answer; beyond that they are asked to come again."""
SHOWN = 200
KEPT = 365 * 86_400 * TICKS_PER_SECOND
"""How long one that was decided is kept, unless a server is told otherwise."""

_LONGEST_PURPOSE = 2_000
_LONGEST_REASON = 500
_SQL = queries("people_queries")


class AccessRequest(msgspec.Struct, frozen=True):
    """Somebody who would like to make apps, and what came of it."""

    id: str
    name: str
    email: str
    company: str
    purpose: str
    created: int
    decided: int | None
    approved: int | None
    reason: str | None
    decided_by: str | None


class LimitRequest(msgspec.Struct, frozen=True):
    """A higher limit that a developer would like for an app, and what came of it."""

    id: str
    app: str
    app_name: str
    person: str | None
    asked: int
    purpose: str
    created: int
    decided: int | None
    approved: int | None
    reason: str | None


_Asked = TypeVar("_Asked", AccessRequest, LimitRequest)


def ask_for_access(
    connection: Connection, *, name: str, email: str, company: str, purpose: str, now: int
) -> AccessRequest | None:
    """Note that somebody would like an account; None, which he is not told, when he has one or has asked already."""
    wrong = people.objections(name, email, company)
    if not company.strip():
        wrong.setdefault("company", "Write the company that you make apps for, or your own name.")
    if why := _objection(purpose, _LONGEST_PURPOSE):
        wrong["purpose"] = f"Say in {why} what you would like to make."
    if wrong:
        raise Impossible(**wrong)
    email = people.address(email)
    if people.found(connection, email) or connection.one(_SQL["open_request_of"], {"email": email}):
        return None
    waiting = connection.one(_SQL["open_access_requests"], {"since": 0})
    if waiting and waiting[0] >= MOST_OPEN:
        raise Impossible("Too many requests wait for an answer. Please come again in a few days.")
    id = str(uuid.uuid4())
    values = {"id": id, "name": name.strip(), "email": email, "company": company.strip()}
    connection.execute(_SQL["add_access_request"], values | {"purpose": purpose.strip(), "created": now})
    return access_request(connection, id)


def access_requests(connection: Connection) -> list[AccessRequest]:
    """Those that wait, then those that were decided; the newest first."""
    return [AccessRequest(*row) for row in connection.execute(_SQL["access_requests"], {"most": SHOWN})]


def is_for_access(connection: Connection, id: str) -> bool:
    """Whether the request of this id is for an account, and not for a limit."""
    return connection.one(_SQL["find_access_request"], {"id": id}) is not None


def access_request(connection: Connection, id: str) -> AccessRequest:
    """The request of this id."""
    row = connection.one(_SQL["find_access_request"], {"id": id})
    if not row:
        raise Impossible(f"There is no request '{id[:60]}'.")
    return AccessRequest(*row)


def approve_access(connection: Connection, id: str, *, by: str, now: int) -> tuple[people.Person, str]:
    """Give who asked an account as a developer: he, and the secret of the link with which he chooses a password."""
    asked = _open(access_request(connection, id))
    person = people.add(connection, asked.email, asked.name, "developer", company=asked.company, now=now)
    _decide(connection, "decide_access_request", id, by=by, now=now)
    return person, people.invite(connection, person.id, now=now)


def decline_access(connection: Connection, id: str, *, by: str, reason: str, now: int) -> None:
    """Give no account, and say why."""
    _open(access_request(connection, id))
    _decide(connection, "decide_access_request", id, by=by, now=now, reason=_reason(reason))


def ask_for_limit(connection: Connection, app: str, *, person: str, asked: str, purpose: str, now: int) -> LimitRequest:
    """Note that a developer would like more requests a second for an app."""
    found = apps.find(connection, app)
    wrong: dict[str, str] = {}
    if not asked.isascii() or not asked.isdecimal() or not 0 < int(asked[:9]) <= apps.HIGHEST_LIMIT:
        wrong["asked"] = f"Write a number of requests a second, 1 to {apps.HIGHEST_LIMIT}."
    if why := _objection(purpose, _LONGEST_PURPOSE):
        wrong["purpose"] = f"Say in {why} what the app needs it for."
    if wrong:
        raise Impossible(**wrong)
    if any(each.decided is None for each in limit_requests(connection, found.id)):
        raise Impossible(f"A higher limit for {found.name} is asked for already; wait for the answer.")
    id = str(uuid.uuid4())
    values = {"id": id, "app": found.id, "person": person, "asked": int(asked), "purpose": purpose.strip()}
    connection.execute(_SQL["add_limit_request"], values | {"created": now})
    return limit_request(connection, id)


def limit_requests(connection: Connection, app: str | None = None) -> list[LimitRequest]:
    """Those of all apps, the open ones first; or those of one app, the newest first."""
    if app is None:
        rows = connection.execute(_SQL["limit_requests"], {"most": SHOWN})
    else:
        rows = connection.execute(_SQL["limit_requests_of_app"], {"most": SHOWN, "app": app})
    return [LimitRequest(*row) for row in rows]


def limit_request(connection: Connection, id: str) -> LimitRequest:
    """The request of this id."""
    row = connection.one(_SQL["find_limit_request"], {"id": id})
    if not row:
        raise Impossible(f"There is no request '{id[:60]}'.")
    return LimitRequest(*row)


def approve_limit(connection: Connection, id: str, *, by: str, now: int) -> LimitRequest:
    """Let the app make as many requests a second as was asked."""
    asked = _open(limit_request(connection, id))
    apps.set_limit(connection, asked.app, asked.asked)
    _decide(connection, "decide_limit_request", id, by=by, now=now)
    return asked


def decline_limit(connection: Connection, id: str, *, by: str, reason: str, now: int) -> None:
    """Leave the limit as it is, and say why."""
    _open(limit_request(connection, id))
    _decide(connection, "decide_limit_request", id, by=by, now=now, reason=_reason(reason))


def forget(connection: Connection, *, before: int) -> None:
    """Let go of those that were decided before a moment."""
    for kind in ("forget_access_requests", "forget_limit_requests"):
        connection.execute(_SQL[kind], {"before": before})


def _open(request: _Asked) -> _Asked:
    if request.decided is not None:
        raise Impossible("This request was decided already.")
    return request


def _decide(connection: Connection, query: str, id: str, *, by: str, now: int, reason: str | None = None) -> None:
    values = {"id": id, "now": now, "by": by, "approved": int(reason is None), "reason": reason}
    connection.execute(_SQL[query], values)


def _objection(text: str, most: int) -> str:
    text = text.strip()
    fits = 0 < len(text) <= most and all(letter.isprintable() or letter in "\r\n\t" for letter in text)
    return "" if fits else f"1 to {most} printable characters"


def _reason(reason: str) -> str:
    if why := _objection(reason, _LONGEST_REASON):
        raise Impossible(reason=f"Say in {why} why it is declined.")
    return reason.strip()
