"""Client ids, secrets and app keys: how they are made, and how a secret is known again."""

import hashlib
import hmac
import secrets

_NOBODY = bytes(32)  # the digest of no secret that anybody will ever find


def app_key() -> str:
    """A new app key; it names the app, so it may be read again."""
    return "ak1." + secrets.token_hex(16)


def client_id() -> str:
    """A new client id."""
    return "cid." + secrets.token_hex(16)


def client_secret() -> str:
    """A new client secret of 256 random bits, shown once and kept as a digest only."""
    return "cs1." + secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """What is kept of a secret.

    One SHA-256 is enough, and argon2 would be a fault: slow hashes make guessing dear where people choose passwords,
    but nobody guesses 256 random bits at any speed, and slowness would let strangers busy the server at will.
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()


def matches(secret: str, *kept: bytes | None) -> bool:
    """Whether this is one of the secrets; as much work for those there are not, so that time tells nothing."""
    given = digest(secret)
    return sum(hmac.compare_digest(given, each or _NOBODY) for each in kept) > 0


def is_one_of(key: str, keys: str) -> bool:
    """Whether this is a key that was set; there may be two, separated by a comma, while one replaces the other."""
    return sum(hmac.compare_digest(key.encode(), each.encode()) for each in keys.split(",")) > 0
