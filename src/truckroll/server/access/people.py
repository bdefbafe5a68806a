"""People: who signs in at the portal, as what, and with which password.

All of them are plain functions in one transaction of the caller's, like those of apps.
"""

import hashlib
import re
import secrets
import uuid
from typing import Literal, get_args

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.access import apps, tenants
from truckroll.server.access.impossible import Impossible
from truckroll.store.protocol import Connection, Row
from truckroll.store.queries import queries

Role = Literal["operator", "developer", "administrator", "user"]
"""The operator's administrator; somebody who makes apps; a tenant's administrator; anybody else of a tenant."""
ROLES: tuple[Role, ...] = get_args(Role)
OF_A_TENANT: tuple[Role, ...] = ("administrator", "user")

INVITED_DAYS = 7
"""How long a link to choose a password with counts."""

_INVITED = INVITED_DAYS * 86_400 * TICKS_PER_SECOND
_SQL = queries("people_queries")
_EMAIL = re.compile(r"[^@\s<>\"'(),:;\\]{1,64}@[^@\s<>\"'(),:;\\.]+(\.[^@\s<>\"'(),:;\\.]+)+")
_LONGEST = 100
_LONGEST_EMAIL = 254


class Person(msgspec.Struct, frozen=True):
    """Somebody who may sign in."""

    id: str
    email: str
    name: str
    company: str
    role: Role
    tenant: int | None
    password: str | None
    """A hash; None until he has chosen one."""
    disabled: int | None
    """Since when, in ticks; None while he may sign in."""
    created: int

    def __repr__(self) -> str:
        return f"Person({self.id}, {self.role})"  # what is printed by accident shows no hash


def address(email: str) -> str:
    """An e-mail address as it is kept: in small letters."""
    return email.strip().lower()


def objections(name: str, email: str, company: str = "") -> dict[str, str]:
    """What is wrong with what somebody says of himself, by field."""
    found: dict[str, str] = {}
    if not 0 < len(name.strip()) <= _LONGEST or not name.strip().isprintable():
        found["name"] = f"Write a name of 1 to {_LONGEST} printable characters."
    email = address(email)
    if len(email) > _LONGEST_EMAIL or not email.isprintable() or not _EMAIL.fullmatch(email):
        found["email"] = "Write an e-mail address such as ann@example.com."
    if len(company.strip()) > _LONGEST or not company.strip().isprintable():
        found["company"] = f"Write a company of at most {_LONGEST} printable characters."
    return found


def add(
    connection: Connection,
    email: str,
    name: str,
    role: Role,
    *,
    now: int,
    tenant: int | None = None,
    company: str = "",
    password: str | None = None,
) -> Person:
    """Let somebody sign in, with what is kept of a password or with one that he chooses by `invite`."""
    wrong = objections(name, email, company)
    if role in OF_A_TENANT and (tenant is None or not tenants.exists(connection, tenant)):
        wrong["tenant"] = "Name the tenant to whom this person belongs, by its number."
    elif role not in OF_A_TENANT and tenant is not None:
        wrong["tenant"] = f"Only an administrator or a user belongs to a tenant; this is to be a {role}."
    if "email" not in wrong and found(connection, address(email)):
        wrong["email"] = f"Somebody signs in as {address(email)} already."
    if wrong:
        raise Impossible(**wrong)
    values = {
        "id": str(uuid.uuid4()),
        "email": address(email),
        "name": name.strip(),
        "company": company.strip(),
        "role": role,
        "tenant": tenant,
        "password": password,
        "created": now,
    }
    connection.execute(_SQL["add_person"], values)
    return find(connection, str(values["id"]))


def found(connection: Connection, person: str) -> Person | None:
    """The person of this id or e-mail address, None where there is none."""
    row = connection.one(_SQL["find_person"], {"person": person})
    return of_row(row) if row else None


def find(connection: Connection, person: str) -> Person:
    """The person of this id or e-mail address, whom an administrator named."""
    one = found(connection, person) or found(connection, address(person))
    if not one:
        raise Impossible(f"Nobody signs in as '{person[:100]}'.")
    return one


def every(connection: Connection) -> list[Person]:
    """All people, by name."""
    return [of_row(row) for row in connection.execute(_SQL["all_people"])]


def set_password(connection: Connection, person: str, kept: str) -> Person:
    """Keep what `passwords.accepted` gave of another password; he is signed out everywhere, and no link counts."""
    one = find(connection, person)
    keep_hash(connection, one.id, kept)
    connection.execute(_SQL["end_sessions"], {"person": one.id})
    connection.execute(_SQL["end_invitations"], {"person": one.id})
    return one


def keep_hash(connection: Connection, person: str, kept: str) -> None:
    """Keep another hash of the password he has."""
    connection.execute(_SQL["set_password"], {"person": person, "password": kept})


def invite(connection: Connection, person: str, *, now: int) -> str:
    """A secret with which the person may choose a password, once and within days; earlier ones count no more."""
    one = find(connection, person)
    if one.disabled is not None:
        raise Impossible(f"{one.name} may not sign in. Restore the account first.")
    connection.execute(_SQL["end_invitations"], {"person": one.id})
    secret = secrets.token_urlsafe(32)
    values = {"digest": _digest(secret), "person": one.id, "expires": now + _INVITED}
    connection.execute(_SQL["add_invitation"], values)
    return secret


def invited(connection: Connection, secret: str, *, now: int) -> Person | None:
    """Whose link this is, None when it counts no more."""
    row = connection.one(_SQL["find_invitation"], {"digest": _digest(secret), "now": now})
    one = found(connection, row[0]) if row else None
    return one if one and one.disabled is None else None


def forget_invitations(connection: Connection, *, now: int) -> None:
    """Let go of links that nobody used in time."""
    connection.execute(_SQL["forget_invitations"], {"now": now})


def disable(connection: Connection, person: str, *, now: int) -> Person:
    """Let somebody sign in no more; he is signed out everywhere."""
    one = find(connection, person)
    _refuse_last_operator(connection, one)
    connection.execute(_SQL["disable_person"], {"person": one.id, "now": now})
    connection.execute(_SQL["end_sessions"], {"person": one.id})
    connection.execute(_SQL["end_invitations"], {"person": one.id})
    return one


def restore(connection: Connection, person: str) -> Person:
    """Let somebody sign in again, with the password he had."""
    one = find(connection, person)
    connection.execute(_SQL["restore_person"], {"person": one.id})
    return one


def delete(connection: Connection, person: str) -> Person:
    """Give up an account; one whose apps are in use has to give those up first."""
    one = find(connection, person)
    _refuse_last_operator(connection, one)
    if own := apps.owned(connection, one.id):
        raise Impossible(f"{one.name} owns {len(own)} apps, such as {own[0].name}. Delete those first, or disable him.")
    for query in ("end_sessions", "end_invitations", "delete_person"):
        connection.execute(_SQL[query], {"person": one.id})
    return one


def of_row(row: Row) -> Person:
    """A person as the queries give him."""
    return Person(*row)


def _refuse_last_operator(connection: Connection, one: Person) -> None:
    others = (each for each in every(connection) if each.role == "operator" and each.id != one.id)
    if one.role == "operator" and all(each.disabled is not None for each in others):
        raise Impossible(f"{one.name} is the last of the operator's administrators. Add another first.")


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()
