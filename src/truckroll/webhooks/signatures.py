"""Signatures of webhooks: how they are made, and how a receiver knows that a body is the platform's own."""

import binascii
import hashlib
import hmac
import json
import time
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, Literal, cast

Encoding = Literal["hex", "base64"]
"""How the bytes of a signature are written in the header."""

HEADER = "x-servicetitan-signature"
"""The header that programs in use look into, unless a subscription names another."""
SHORTEST_KEY, LONGEST_KEY = 32, 64
TOLERANCE = 300.0
"""Seconds by which a webhook may be older or newer than now; one caught and sent again later is refused."""
_VERSION = "v1"


class Unverified(Exception):
    """What came is not what the platform sent, or nobody can tell; the text says why."""


def signed(body: bytes, key: str, encoding: Encoding) -> str:
    """HMAC-SHA256 over the raw body, as the vendor's own header has it."""
    return _written(_digest(body, key), encoding)


def standard_headers(body: bytes, key: str, id: str, second: int) -> dict[str, str]:
    """The headers of Standard Webhooks: which message it is, when it was sent, and a signature over all of it."""
    return {
        "webhook-id": id,
        "webhook-timestamp": str(second),
        "webhook-signature": f"{_VERSION},{_written(_digest(_message(id, str(second), body), key), 'base64')}",
    }


def standard_secret(key: str) -> str:
    """The key as libraries for Standard Webhooks want it."""
    return "whsec_" + b64encode(key.encode()).decode()


def verify(
    body: bytes,
    headers: Mapping[str, str],
    key: str,
    *,
    header: str = HEADER,
    tolerance: float = TOLERANCE,
    now: float | None = None,
) -> dict[str, Any]:
    """The event that a webhook brings; Unverified when the platform did not send it so, or not now.

    `body` is what came over the wire, byte for byte. Both kinds of signature are known: the one over the body alone
    (`header`, hex or base64), and that of Standard Webhooks, which also covers the time. All that are there must be
    right; with the first kind alone nobody can tell how old a webhook is, so remember each event's `userassignedid`.
    `now` is in seconds since 1970.
    """
    given = {name.lower(): value.strip() for name, value in headers.items()}
    plain, standard = given.get(header.lower()), given.get("webhook-signature")
    if plain is None and standard is None:
        raise Unverified(f"There is no signature: neither {header} nor webhook-signature is among the headers.")
    if plain is not None and not _is(_digest(body, key), _read(plain)):
        raise Unverified(f"The signature in {header} is not that of this body under this key.")
    if standard is not None:
        _verify_standard(body, given, standard, key, tolerance, time.time() if now is None else now)
    try:
        event = json.loads(body)
    except ValueError:
        raise Unverified("The body is signed, and is not JSON.") from None
    if not isinstance(event, dict):
        raise Unverified("The body is signed, and is not an event.")
    return cast("dict[str, Any]", event)


def _verify_standard(
    body: bytes, given: Mapping[str, str], signatures: str, key: str, tolerance: float, now: float
) -> None:
    second = given.get("webhook-timestamp", "")
    if not (second.isascii() and second.isdigit() and len(second) < 16):
        raise Unverified("webhook-timestamp is not a number of seconds.")
    right = _digest(_message(given.get("webhook-id", ""), second, body), key)
    found = [signature.removeprefix(f"{_VERSION},") for signature in signatures.split()[:10]]
    if not any(_is(right, _base64(each)) for each in found):
        raise Unverified("The signature in webhook-signature is not that of this body, id and time under this key.")
    if abs(now - int(second)) > tolerance:
        raise Unverified(
            f"The webhook was sent {abs(now - int(second)):.0f} seconds from now; {tolerance:g} are allowed."
        )


def _message(id: str, second: str, body: bytes) -> bytes:
    return f"{id}.{second}.".encode() + body


def _digest(message: bytes, key: str) -> bytes:
    return hmac.new(key.encode(), message, hashlib.sha256).digest()


def _written(digest: bytes, encoding: Encoding) -> str:
    return digest.hex() if encoding == "hex" else b64encode(digest).decode()


def _read(signature: str) -> bytes:
    """The bytes of a signature; 64 digits are hex, which base64 of 32 bytes never is."""
    signature = signature.removeprefix("sha256=")
    if len(signature) == 64:
        try:
            return bytes.fromhex(signature)
        except ValueError:
            return b""
    return _base64(signature)


def _base64(signature: str) -> bytes:
    try:
        return b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _is(right: bytes, given: bytes) -> bool:
    return hmac.compare_digest(right, given)
