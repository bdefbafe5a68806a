"""The list of a fleet's tenants, and where the secrets of each are: named in it, never written into it."""

import csv
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from truckroll.client import MissingCredentials
from truckroll.client.credentials import NEEDED, PREFIX, from_file
from truckroll.client.environments import environment
from truckroll.sync.errors import UsageError

SECRET = ("client_secret", "app_key")
PLAIN = ("client_id", "tenant_id", "app_id", "timezone", "api_environment", "api_root", "auth_root")
OURS = ("name", "credentials", "feeds")
ENV, FILE = "env:", "file:"


@dataclass(frozen=True)
class Member:
    """One tenant of a fleet: what people call it, whose data it is, where its credentials are, what is read of it."""

    name: str
    api_root: str
    tenant: str
    source: Mapping[str, str]
    feeds: tuple[str, ...] = ()


def read_list(path: Path) -> list[Member]:
    """The tenants of a list. Raises UsageError naming the field and the place that cannot be.

    A list is TOML (`[[tenants]]`, and what holds for all of them in `[defaults]`), JSON of the same form, or CSV with
    the fields' names in its first line.
    """
    try:
        rows = list(_rows(path))
    except (OSError, ValueError, csv.Error) as fault:
        raise UsageError(f"{path} cannot be read: {fault}") from None
    members: dict[str, Member] = {}
    places: dict[tuple[str, str], str] = {}
    for number, row in enumerate(rows, 1):
        member = _member(row, f"{path}, tenant {number}", path.parent)
        if member.name in members:
            raise UsageError(f"{path}, tenant {number}: there are two of the name {member.name!r}.")
        place = member.api_root, member.tenant
        if place in places:
            raise UsageError(
                f"{path}, tenant {number}: {member.name} is tenant {place[1]}, and {places[place]} is, too."
            )
        places[place] = member.name
        members[member.name] = member
    if not members:
        raise UsageError(f"{path} has no tenants. Write [[tenants]] for each, or a line of CSV.")
    return list(members.values())


def _rows(path: Path) -> list[dict[str, Any]]:
    text = path.read_text("utf-8-sig")
    if path.suffix.lower() == ".csv":
        return [{name: value for name, value in row.items() if value} for row in csv.DictReader(text.splitlines())]
    said: Any = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    listed = cast(dict[str, Any], said) if isinstance(said, dict) else {"tenants": said}
    if unknown := set(listed) - {"defaults", "tenants"}:
        raise ValueError(f"it has {', '.join(sorted(unknown))}, and may have defaults and tenants")
    rows, shared = listed.get("tenants", []), listed.get("defaults", {})
    if not isinstance(shared, dict) or not isinstance(rows, list):
        raise ValueError("defaults is a table, and tenants a list of tables")
    if not all(isinstance(row, dict) for row in cast(list[Any], rows)):
        raise ValueError("each tenant is a table of names and values")
    return [{**cast(dict[str, Any], shared), **row} for row in cast(list[dict[str, Any]], rows)]


def _member(row: Mapping[str, Any], place: str, folder: Path) -> Member:
    for field in row:
        if field not in (*OURS, *PLAIN, *SECRET):
            raise UsageError(f"{place}: {field} is no field. There are {', '.join((*OURS, *PLAIN, *SECRET))}.")
    source = {name: _said(value, name, place) for name, value in row.items() if name not in ("name", "feeds")}
    for name in SECRET:
        if name in source and not source[name].startswith((ENV, FILE)):
            raise UsageError(f"{place}: {name} is a secret. Say where it is: {ENV}VARIABLE or {FILE}PATH.")
    for name, value in source.items():
        if name == "credentials" or value.startswith(FILE):
            path = folder.joinpath(value.removeprefix(FILE)).absolute()
            source[name] = str(path) if name == "credentials" else f"{FILE}{path}"
    feeds = row.get("feeds", [])
    words = cast(list[Any], feeds) if isinstance(feeds, list) else str(feeds).split(",")
    public = {name: value for name, value in source.items() if name not in SECRET}
    try:
        values = resolved(public)
    except (MissingCredentials, OSError) as fault:
        raise UsageError(f"{place}: {fault}") from None
    lacking = [name.lower() for name in NEEDED if not (source.get(name.lower()) or values.get(PREFIX + name))]
    if lacking:
        raise UsageError(f"{place}: {', '.join(lacking)} is missing. Give it, or a file with it as credentials.")
    tenant = values[PREFIX + "TENANT_ID"]
    try:
        roots = environment(*(values.get(PREFIX + name, "") for name in ("API_ENVIRONMENT", "API_ROOT", "AUTH_ROOT")))
    except ValueError as fault:
        raise UsageError(f"{place}: {fault}") from None
    name = str(row.get("name") or tenant)
    return Member(name, roots.api_root, tenant, source, tuple(str(word).strip() for word in words if str(word).strip()))


def _said(value: Any, name: str, place: str) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise UsageError(f"{place}: {name} is to be text or a number.")
    return str(value).strip()


def resolved(source: Mapping[str, str]) -> dict[str, str]:
    """The credentials of a tenant as a client takes them, each secret fetched from where it is.

    Raises MissingCredentials for a variable that is not set, OSError for a file that cannot be read.
    """
    values = from_file(source["credentials"]) if "credentials" in source else {}
    return values | {PREFIX + name.upper(): _fetched(name, at) for name, at in source.items() if name != "credentials"}


def _fetched(name: str, at: str) -> str:
    if at.startswith(FILE):
        return Path(at.removeprefix(FILE)).read_text("utf-8").strip()
    if not at.startswith(ENV):
        return at
    value = os.environ.get(at.removeprefix(ENV))
    if not value:
        raise MissingCredentials(f"{name} is in the variable {at.removeprefix(ENV)}, which is not set here.")
    return value
