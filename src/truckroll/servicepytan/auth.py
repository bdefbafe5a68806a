"""Who calls, in servicepytan's words: the `conn` dict, its token and its headers."""

from collections.abc import Mapping
from enum import StrEnum
from os import PathLike
from typing import Any

from truckroll.client import Client, Credentials, Environment
from truckroll.client.credentials import from_environment, from_file
from truckroll.client.environments import NAMED, environment

from .connection import Conn, client
from .signatures import as_published


class ApiEnvironment(StrEnum):
    """The vendor's two installations."""

    PRODUCTION = "production"
    INTEGRATION = "integration"


AUTH_VARIABLES = [
    "SERVICETITAN_APP_KEY",
    "SERVICETITAN_TENANT_ID",
    "SERVICETITAN_CLIENT_ID",
    "SERVICETITAN_CLIENT_SECRET",
    "SERVICETITAN_APP_ID",
    "SERVICETITAN_TIMEZONE",
    "SERVICETITAN_API_ENVIRONMENT",
]
_NEEDED = AUTH_VARIABLES[:4]
_DEFAULTS = {"SERVICETITAN_TIMEZONE": "UTC", "SERVICETITAN_API_ENVIRONMENT": "production"}


@as_published(env=str, returns=str)
def get_auth_root_url(env: str = "production") -> str:
    """Where tokens of the vendor's production or integration environment come from; ValueError for another name."""
    return _named(env).auth_root


@as_published(env=str, returns=str)
def get_api_root_url(env: str = "production") -> str:
    """Where the vendor's production or integration environment takes calls; ValueError for another name."""
    return _named(env).api_root


@as_published(
    api_environment=str,
    app_key=str,
    tenant_id=str,
    client_id=str,
    client_secret=str,
    app_id=str,
    timezone=str,
    config_file=str,
)
def servicepytan_connect(
    api_environment: str = ApiEnvironment.PRODUCTION,
    app_key: str | None = None,
    tenant_id: str | None = None,
    client_id: str | None = None,
    client_secret: str | None = None,
    app_id: str | None = None,
    timezone: str = "UTC",
    config_file: str | PathLike[str] | None = None,
) -> dict[str, Any]:
    """The `conn` dict for all other calls.

    Each value is taken from the argument, else from `config_file` (JSON, or lines of NAME=value), or without one from
    the environment and the nearest `.env`; what nobody gives is "". SERVICETITAN_API_ROOT and SERVICETITAN_AUTH_ROOT
    there lead to another server, for instance one of our own.
    """
    given: dict[str, Any] = {
        "SERVICETITAN_APP_KEY": app_key,
        "SERVICETITAN_TENANT_ID": tenant_id,
        "SERVICETITAN_CLIENT_ID": client_id,
        "SERVICETITAN_CLIENT_SECRET": client_secret,
        "SERVICETITAN_APP_ID": app_id,
        "SERVICETITAN_TIMEZONE": timezone,
        "SERVICETITAN_API_ENVIRONMENT": api_environment,
    }
    _named(api_environment)
    if config_file:
        found = from_file(config_file)
    elif all(given[name] for name in _NEEDED):
        return given | _roots(api_environment, {})
    else:
        found = from_environment()
    # A default is no choice: production and UTC give way to what was written down.
    chosen = {name: value for name, value in given.items() if value and value != _DEFAULTS.get(name)}
    conn = {name: chosen.get(name) or found.get(name) or given[name] or "" for name in AUTH_VARIABLES}
    written = {} if "SERVICETITAN_API_ENVIRONMENT" in chosen else found
    return conn | _roots(conn["SERVICETITAN_API_ENVIRONMENT"], written)


@as_published(auth_root_url=str)
def request_auth_token(auth_root_url: str, client_id: str, client_secret: str) -> dict[str, Any]:
    """The token endpoint's whole answer, fetched now; most callers want `get_auth_token`."""
    who = Credentials(
        client_id=client_id,
        client_secret=client_secret,
        app_key="",
        tenant_id="",
        environment=Environment(auth_root_url.rstrip("/"), auth_root_url.rstrip("/")),
    )
    caller = Client(who)
    return caller.run(caller.session.data(caller.session.ask_token()))


@as_published()
def get_auth_token(conn: Conn) -> str:
    """The access token of a `conn`: one for all its calls, replaced a minute before it ends."""
    caller = client(conn)
    return caller.run(caller.session.token())


@as_published()
def get_app_key(conn: Conn) -> str:
    """The app key of a `conn`; KeyError when it has none."""
    return _value(conn, "SERVICETITAN_APP_KEY")


@as_published()
def get_tenant_id(conn: Conn) -> str:
    """The tenant that a `conn` calls; KeyError when it names none."""
    return _value(conn, "SERVICETITAN_TENANT_ID")


@as_published()
def get_auth_headers(conn: Conn) -> dict[str, str]:
    """The two headers that every call carries, for use with another HTTP library."""
    return {"Authorization": get_auth_token(conn), "ST-App-Key": get_app_key(conn)}


def _roots(env: str, written: Mapping[str, str]) -> dict[str, str]:
    where = environment(env, written.get("SERVICETITAN_API_ROOT", ""), written.get("SERVICETITAN_AUTH_ROOT", ""))
    return {"auth_root": where.auth_root, "api_root": where.api_root}


def _named(env: str) -> Environment:
    known = NAMED.get(env)
    if known is None:
        raise ValueError(f"api_environment must be {' or '.join(NAMED)}, not {env!r}")
    return known


def _value(conn: Mapping[str, Any] | None, name: str) -> Any:
    if conn is not None:
        return conn[name]
    who = client(None).session.credentials
    return who.app_key if name == "SERVICETITAN_APP_KEY" else who.tenant_id
