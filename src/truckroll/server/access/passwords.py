"""Passwords of people: which ones are accepted, and how one is known again."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from truckroll.server.access.impossible import Impossible

SHORTEST, LONGEST = 12, 128
_FEWEST_DIFFERENT = 5
_HASHER = PasswordHasher()  # argon2id with the parameters that RFC 9106 recommends where memory is scarce


def objection(password: str, email: str) -> str:
    """Why a password is not accepted; empty when it is."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"A password has {SHORTEST} to {LONGEST} characters. A few words one after the other are easily kept."
    small, own = password.lower(), email.lower()
    if small == own or own.partition("@")[0] in _without_ends(small):
        return "The password is made of your e-mail address. Choose another."
    if len(set(small)) < _FEWEST_DIFFERENT or "truckroll" in _without_ends(small):
        return "The password is one of the first that anybody would try. Choose another."
    return ""


def accepted(password: str, email: str) -> str:
    """What is kept of a password that somebody chose; Impossible says what is wrong with it."""
    if why := objection(password, email):
        raise Impossible(password=why)
    return hashed(password)


def hashed(password: str) -> str:
    """What is kept of a password; takes a good part of a tenth of a second, as it has to."""
    return _HASHER.hash(password.encode("utf-8", "surrogateescape"))


def matches(password: str, kept: str | None) -> bool:
    """Whether this is the password; as much work when there is none to compare with, so that time tells nothing."""
    try:
        _HASHER.verify(kept or _nobodys(), password[: LONGEST + 1].encode("utf-8", "surrogateescape"))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than new ones are, and should be made again."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return hashed("the password of nobody at all")


def _without_ends(text: str) -> tuple[str, ...]:
    """A text, and what is left of it without the figures and signs that people hang on."""
    return text, text.rstrip("0123456789!?.,-_#*$%&+ "), text.strip("0123456789!?.,-_#*$%&+ ")
