"""What is shown once: a secret between the form that made it and the page that shows it, for that session alone."""

import hashlib
import hmac

from joserfc import jwe
from joserfc.jwk import OctKey

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.access import credentials
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

_MINUTES = 5
_SEALED = {"alg": "dir", "enc": "A256GCM"}
_SQL = queries("people_queries")


def keep(connection: Connection, session: str, about: str, secret: str, *, now: int) -> None:
    """Keep a secret for the next page of a session, sealed with the session's id, of which there is only a digest."""
    sealed = jwe.encrypt_compact(_SEALED, secret.encode(), _key(session))
    values = {"digest": credentials.digest(session), "about": about, "sealed": sealed}
    connection.execute(_SQL["show_once"], values | {"expires": now + _MINUTES * 60 * TICKS_PER_SECOND})


def take(connection: Connection, session: str, about: str, *, now: int) -> str | None:
    """The secret, which nobody can have again; None when there is none."""
    values = {"digest": credentials.digest(session), "about": about}
    row = connection.one(_SQL["shown_once"], values | {"now": now})
    if not row:
        return None
    connection.execute(_SQL["seen_once"], values)
    return (jwe.decrypt_compact(row[0], _key(session)).plaintext or b"").decode()


def forget(connection: Connection, *, now: int) -> None:
    """Let go of what nobody looked at in time."""
    connection.execute(_SQL["forget_shown"], {"now": now})


def _key(session: str) -> OctKey:
    return OctKey.import_key(hmac.digest(session.encode(), b"shown once", hashlib.sha256))
