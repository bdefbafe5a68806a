"""Sessions of people: who is signed in with which browser, and until when."""

import secrets
from dataclasses import dataclass

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.access import credentials, people
from truckroll.server.access.people import Person
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

_MINUTE = 60 * TICKS_PER_SECOND
_SQL = queries("people_queries")


@dataclass(frozen=True)
class Limits:
    """When a session counts no more, in ticks."""

    idle: int = 60 * _MINUTE
    """After so long in which nothing was seen of it."""
    longest: int = 12 * 60 * _MINUTE
    """After so long, however busy it is."""


USUAL = Limits()
"""Unless a server is told otherwise."""


class Session(msgspec.Struct, frozen=True):
    """Somebody who is signed in."""

    person: Person
    created: int
    seen: int

    def stale(self, now: int) -> bool:
        """Whether it is time to note that he is still here; once a minute is often enough."""
        return now - self.seen >= _MINUTE


def new_id() -> str:
    """An id of 256 random bits, for a cookie."""
    return secrets.token_urlsafe(32)


def begin(connection: Connection, person: str, *, now: int) -> str:
    """Sign a person in: an id that nobody knew before, whatever the browser brought."""
    id = new_id()
    connection.execute(_SQL["add_session"], {"digest": credentials.digest(id), "person": person, "now": now})
    return id


def find(connection: Connection, id: str, *, now: int, limits: Limits = USUAL) -> Session | None:
    """Who is signed in under this id, None when it counts no more."""
    row = connection.one(_SQL["find_session"], {"digest": credentials.digest(id)})
    if not row:
        return None
    *of_person, created, seen = row
    person = people.of_row(tuple(of_person))
    if seen <= now - limits.idle or created <= now - limits.longest or person.disabled is not None:
        return None
    return Session(person, created, seen)


def see(connection: Connection, id: str, *, now: int) -> None:
    """Note that he is still here."""
    connection.execute(_SQL["see_session"], {"digest": credentials.digest(id), "now": now})


def end(connection: Connection, id: str) -> None:
    """Sign out with this browser."""
    connection.execute(_SQL["end_session"], {"digest": credentials.digest(id)})


def end_all(connection: Connection, person: str) -> None:
    """Sign a person out everywhere."""
    connection.execute(_SQL["end_sessions"], {"person": person})


def forget(connection: Connection, *, now: int, limits: Limits) -> None:
    """Let go of those that count no more."""
    connection.execute(_SQL["forget_sessions"], {"idle": now - limits.idle, "oldest": now - limits.longest})
