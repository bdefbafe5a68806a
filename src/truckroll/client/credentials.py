"""What an app needs to call a tenant, and where people keep it: arguments, a file, the environment."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from .environments import Environment, environment

PREFIX = "SERVICETITAN_"
NEEDED = ("CLIENT_ID", "CLIENT_SECRET", "APP_KEY", "TENANT_ID")


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """Who calls (client id and secret, app key), whom (tenant) and where (environment)."""

    client_id: str
    client_secret: str
    app_key: str
    tenant_id: str
    app_id: str = ""
    timezone: str = "UTC"
    environment: Environment

    def __repr__(self) -> str:
        return f"<Credentials for tenant {self.tenant_id} at {self.environment.api_root}>"


Source: TypeAlias = Credentials | Mapping[str, Any] | str | os.PathLike[str] | None


def credentials(source: Source = None) -> Credentials:
    """Credentials from wherever they are.

    `source` is a `Credentials`, a mapping or a file (JSON, or lines of NAME=value such as `demo.env`) with the names
    SERVICETITAN_CLIENT_ID, _CLIENT_SECRET, _APP_KEY, _TENANT_ID and, where wanted, _APP_ID, _TIMEZONE,
    _API_ENVIRONMENT, _API_ROOT and _AUTH_ROOT. Without one they come from the environment and then from a `.env` in
    this folder or one above it. Raises MissingCredentials with the names that are missing, and OSError for a file
    that cannot be read.
    """
    if isinstance(source, Credentials):
        return source
    if source is None:
        values, place = from_environment(), "the environment or a .env file"
    elif isinstance(source, Mapping):
        # The `conn` of servicepytan keeps its two addresses under names of their own.
        roots = {PREFIX + name.upper(): str(source[name]) for name in ("api_root", "auth_root") if source.get(name)}
        values, place = named(source) | roots, "what was given"
    else:
        values, place = from_file(source), str(source)
    missing = [PREFIX + name for name in NEEDED if not values.get(PREFIX + name)]
    if missing:
        from .errors import MissingCredentials

        raise MissingCredentials(f"{', '.join(missing)} not found in {place}. Set them and try again.")
    roots = environment(*(values.get(PREFIX + name, "") for name in ("API_ENVIRONMENT", "API_ROOT", "AUTH_ROOT")))
    return Credentials(
        client_id=values[PREFIX + "CLIENT_ID"],
        client_secret=values[PREFIX + "CLIENT_SECRET"],
        app_key=values[PREFIX + "APP_KEY"],
        tenant_id=values[PREFIX + "TENANT_ID"],
        app_id=values.get(PREFIX + "APP_ID", ""),
        timezone=values.get(PREFIX + "TIMEZONE") or "UTC",
        environment=roots,
    )


def named(values: Mapping[str, Any]) -> dict[str, str]:
    """Those of the values that are ours, as text; tenant ids are often written as numbers."""
    return {name: str(value).strip() for name, value in values.items() if name.startswith(PREFIX) and value is not None}


def from_file(path: str | os.PathLike[str]) -> dict[str, str]:
    """The values in a JSON file or an env-style file. Raises MissingCredentials for a file that is neither."""
    text = Path(path).read_text(encoding="utf-8-sig")
    if not text.lstrip().startswith("{"):
        return named(_lines(text))
    try:
        return named(msgspec.json.decode(text, type=dict[str, Any]))
    except msgspec.MsgspecError as fault:
        from .errors import MissingCredentials

        raise MissingCredentials(f"{path} is not a JSON object of names and values: {fault}") from None


def from_environment() -> dict[str, str]:
    """The values of the process's environment; what it lacks is looked for in the nearest `.env`."""
    from dotenv import find_dotenv

    nearest = find_dotenv(usecwd=True)
    return (from_file(nearest) if nearest else {}) | {name: value for name, value in named(os.environ).items() if value}


def _lines(text: str) -> dict[str, str | None]:
    from io import StringIO

    from dotenv import dotenv_values

    return dotenv_values(stream=StringIO(text))
