"""Access tokens: RS256 JSON Web Tokens with the vendor's claims, bound to one generation of one grant."""

import secrets
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
from joserfc import jws
from joserfc.errors import JoseError

from truckroll.server.access.apps import Grant
from truckroll.server.access.keys import ALGORITHM, TOKEN_SECONDS, SigningKey

_FOREIGN = "The access token is not one that this server gave."


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    """Our tokens have these members and no other: nothing in a token may choose its algorithm or bring its key."""

    alg: Literal["RS256"]
    kid: str
    typ: Literal["at+jwt"]


class Claims(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a token says; moments in seconds since 1970."""

    nbf: int
    exp: int
    iss: str
    client_id: str
    tenant: str
    jti: str
    iat: int
    scope: list[str]
    gen: int
    """The grant's generation. Ours alone: it lets a rotated secret end the tokens it gave."""
    aud: str | list[str] | None = None


class Unacceptable(Exception):  # an answer to the caller, not an error of the program
    """A token that does not count; the text says why."""


_read_header = msgspec.json.Decoder(_Header).decode
_read_claims = msgspec.json.Decoder(Claims).decode


def issue(grant: Grant, scopes: Iterable[str], key: SigningKey, issuer: str, *, second: int) -> str:
    """A token for these scopes of a grant, from this second since 1970 on."""
    claims = Claims(
        nbf=second,
        exp=second + TOKEN_SECONDS,
        iss=issuer,
        client_id=grant.client_id,
        tenant=str(grant.tenant),
        jti=secrets.token_hex(16).upper(),
        iat=second,
        scope=list(scopes),
        gen=grant.generation,
    )
    return jws.serialize_compact(
        {"alg": ALGORITHM, "kid": key.id, "typ": "at+jwt"},
        msgspec.json.encode(claims),
        key.pair,
        algorithms=[ALGORITHM],
    )


def verify(token: bytes, keys: Mapping[str, SigningKey], issuer: str, *, second: int) -> tuple[Claims, SigningKey]:
    """What a token says, and which of these keys signed it under this name, if it counts at this second."""
    head = token.partition(b".")[0]
    try:
        key = keys[_read_header(urlsafe_b64decode(head + b"=" * (-len(head) % 4))).kid]
        claims = _read_claims(jws.deserialize_compact(token, key.pair, algorithms=[ALGORITHM]).payload or b"")
    except (JoseError, msgspec.MsgspecError, ValueError, KeyError, RecursionError):
        raise Unacceptable(_FOREIGN) from None
    audience = [claims.aud] if isinstance(claims.aud, str) else claims.aud
    if claims.iss != issuer or (audience is not None and issuer not in audience):
        raise Unacceptable("The access token is meant for another server.")
    if second >= claims.exp:
        raise Unacceptable("The access token has expired.")
    if second < claims.nbf:
        raise Unacceptable("The access token does not count yet.")
    return claims, key
