"""From servicepytan's `conn` dict to the client that carries out its calls."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias, cast

from truckroll.client import Client, Credentials, credentials

Conn: TypeAlias = Mapping[str, Any] | None


def client(conn: Conn) -> Client:
    """The client for a `conn`; without one, for what the environment or a `.env` says."""
    return _kept(credentials(conn))


def api_root(conn: Conn) -> str:
    """Where the calls of a `conn` go."""
    if conn is not None and "api_root" in conn:
        return str(conn["api_root"]).rstrip("/")
    return client(conn).session.credentials.environment.api_root


def repeated(options: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Query options with a list as the same name several times, the way `requests` sends them."""
    return [(name, each) for name, value in options.items() for each in _several(value)]


def _several(value: Any) -> Iterable[Any]:
    return cast("Iterable[Any]", value) if isinstance(value, list | tuple | set) else [value]


@lru_cache(maxsize=256)
def _kept(who: Credentials) -> Client:
    return Client(who)
