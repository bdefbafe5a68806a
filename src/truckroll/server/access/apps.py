"""Apps: a developer makes one, offers it to tenants, and a tenant's administrator connects it.

All of them are plain functions in one transaction of the caller's; each change is noticed by a running server.
"""

import re
import uuid
from collections.abc import Iterable
from typing import Literal

import msgspec

from truckroll.server.access import credentials, tenants
from truckroll.server.access.impossible import Impossible
from truckroll.server.limits import OFF
from truckroll.store.protocol import Connection, Row
from truckroll.store.queries import queries

_SQL = queries("access_queries")
_SCOPE = re.compile(r"(tn\.[a-z]+\.[a-z]+):(r|w|view|modify)")
_ACCESS = {"r": ("r",), "view": ("r",), "w": ("w",), "modify": ("r", "w")}
_HIGHEST_LIMIT = 1_000_000

IdleToken = Literal["repeat", "empty"]
"""What a feed answers as `continueFrom` at its idle end: the same token again, or an empty one."""


class App(msgspec.Struct, frozen=True):
    """A developer's program: its GUID and app key are the same for every tenant, its scopes fixed when it is made."""

    id: str
    key: str
    name: str
    scopes: tuple[str, ...]
    limit: int | None
    """Requests a second with each tenant; None is the server's own limit, 0 is no limit."""
    idle_token: IdleToken | None
    created: int


class Grant(msgspec.Struct, frozen=True):
    """A tenant's connection to an app: the client id, and the secret as a digest only."""

    client_id: str
    tenant: int
    digest: bytes
    generation: int
    """Rises when the secret is rotated or the grant disabled; a token counts only for the generation it was given in."""
    disabled: int | None
    """Since when, in ticks; None while it may have tokens."""
    own_limit: int | None
    created: int
    app: App

    @property
    def set_limit(connection: Connection, app: str, limit: int | None, *, tenant: int | None = None) -> None:
    """Requests a second for an app with one tenant, or with each; None is what stands above it, 0 is no limit."""
    found, limit = find(connection, app), _checked(limit)
    if tenant is None:
        connection.execute(_SQL["limit_app"], {"app": found.id, "rate_limit": limit})
        return
    if not any(grant.tenant == tenant for grant in grants(connection, found.id)):
        raise Impossible(
            f"Tenant {tenant} has not connected {found.name}. Run `truckroll apps connect {found.id} {tenant}` first."
        )
    connection.execute(_SQL["limit_grant"], {"app": found.id, "tenant": tenant, "rate_limit": limit})


def _checked(limit: int | None) -> int | None:
    if limit is None or OFF <= limit <= _HIGHEST_LIMIT:
        return limit
    raise Impossible(f"A limit is 1 to {_HIGHEST_LIMIT} requests a second, or off; {limit} is neither.")


def _app(row: Row) -> App:
    id, key, name, scopes, limit, idle_token, created = row
    return App(id, key, name, tuple(scopes.split()), limit, idle_token, created)


def _grant(row: Row) -> Grant:
    return Grant(*row[:7], _app(row[7:]))
