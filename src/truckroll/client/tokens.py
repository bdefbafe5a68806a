"""The one access token that a process holds for a client, whoever in it asks."""

import hashlib
import threading
from typing import Literal

LIFETIME = 900.0  # Seconds, when the answer does not say.
EARLY = 60.0  # Seconds before its end at which a token is replaced, so that none ends on its way.


class Token:
    """One client's token at one auth server. Exactly one caller at a time is told to fetch it; the others wait.

    Knows no clock and does no I/O: it is told the time, and what was fetched.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = ""
        self._until = 0.0
        self._claimed = False

    def __repr__(self) -> str:
        return "<Token, hidden>"

    def take(self, now: float) -> tuple[str, Literal["use", "fetch", "wait"]]:
        """The token and what to do: use it, fetch it (then `keep` and `release`), or wait for who is fetching."""
        with self._lock:
            if self._value and now < self._until:
                return self._value, "use"
            if self._claimed:
                return "", "wait"
            self._claimed = True
            return "", "fetch"

    def keep(self, value: str, now: float, lifetime: float) -> None:
        """A token fetched just now that lives so many seconds."""
        with self._lock:
            self._value = value
            self._until = now + lifetime - min(EARLY, lifetime / 2)

    def release(self) -> None:
        """The fetch is over, well or badly."""
        with self._lock:
            self._claimed = False

    def forget(self, value: str) -> None:
        """The server refused this token; one that another thread fetched in the meantime stays."""
        with self._lock:
            if self._value == value:
                self._value = ""


_tokens: dict[tuple[str, str, str], Token] = {}
_registry = threading.Lock()


def shared(auth_root: str, client_id: str, client_secret: str) -> Token:
    """The one token holder of this process for a client.

    The secret counts too, as a hash: a wrong one must fail, not ride on the token that the right one was given.
    """
    digest = hashlib.sha256(client_secret.encode()).hexdigest()
    with _registry:
        return _tokens.setdefault((auth_root, client_id, digest), Token())
