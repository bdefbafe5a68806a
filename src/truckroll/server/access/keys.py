"""Signing keys: one signs, those before it verify until their last token has expired."""

from functools import lru_cache

import msgspec
from joserfc.jwk import RSAKey

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.server.access.changes import change
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

ALGORITHM = "RS256"
TOKEN_SECONDS = 900
"""How long a token counts, as the vendor documents."""

# A running server signs with the old key a moment longer, until it looks.
_GRACE = (TOKEN_SECONDS + 60) * TICKS_PER_SECOND
_BITS = 2048
_SQL = queries("access_queries")


class SigningKey(msgspec.Struct, frozen=True):
    """A pair of keys; `retired` is the tick from which its tokens count no more, None while it signs."""

    id: str
    pair: RSAKey
    retired: int | None = None


def make() -> SigningKey:
    """A new pair, named by its RFC 7638 thumbprint; takes a good part of a second."""
    pair = RSAKey.generate_key(_BITS)
    return SigningKey(pair.thumbprint(), pair)


def live(connection: Connection, now: int) -> list[SigningKey]:
    """The keys whose tokens count at this tick; the first is the one that signs."""
    return [
        SigningKey(id, _pair(private), retired)
        for id, private, retired in connection.execute(_SQL["live_keys"], {"now": now})
    ]


@lru_cache(maxsize=8)
def _pair(private: str) -> RSAKey:
    return RSAKey.import_key(
        private
    )  # proves the key in 40 ms, which a server must not spend at each change of a grant


def ensure(connection: Connection, now: int) -> None:
    """See to it that there is a key that signs."""
    if not any(key.retired is None for key in live(connection, now)):
        rotate(connection, make(), now=now)


def rotate(connection: Connection, new: SigningKey, *, now: int, at_once: bool = False) -> None:
    """Let a new key sign; `at_once` also ends every token given so far, as one must when a key has leaked."""
    change(connection, "retire_keys", {"retired": 0 if at_once else now + _GRACE})
    change(connection, "forget_keys", {"now": now})
    private = new.pair.as_pem(private=True).decode()
    change(connection, "add_key", {"id": new.id, "private": private, "created": now})


def public(keys: list[SigningKey]) -> dict[str, list[dict[str, str | list[str]]]]:
    """The JSON Web Key Set with which anybody can verify our tokens."""
    return {"keys": [key.pair.as_dict(private=False, kid=key.id, use="sig", alg=ALGORITHM) for key in keys]}
