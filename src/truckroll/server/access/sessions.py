"""Sessions of people: who is signed in with which browser, and until when."""

import secrets

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.access import credentials, people
from truckroll.server.access.people import Person
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

IDLE_SECONDS = 3_600
"""A session of which nothing is seen for so long counts no more."""
LONGEST_SECONDS = 12 * 3_600
"""No session counts longer than this, however busy it is."""

_MINUTE = 60 * TICKS_PER_SECOND
_SQL = queries("people_queries")


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
    connection.execute(_SQL["forget_sessions"], _limits(now))
    id = new_id()
    connection.execute(_SQL["add_session"], {"digest": credentials.digest(id), "person": person, "now": now})
    return id


def find(connection: Connection, id: str, *, now: int) -> Session | None:
    """Who is signed in under this id, None when it counts no more."""
    row = connection.one(_SQL["find_session"], {"digest": credentials.digest(id)})
    if not row:
        return None
    *of_person, created, seen = row
    limits = _limits(now)
    person = people.of_row(tuple(of_person))
    if seen <= limits["idle"] or created <= limits["oldest"] or person.disabled is not None:
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


def _limits(now: int) -> dict[str, int]:
    return {"idle": now - IDLE_SECONDS * TICKS_PER_SECOND, "oldest": now - LONGEST_SECONDS * TICKS_PER_SECOND}
