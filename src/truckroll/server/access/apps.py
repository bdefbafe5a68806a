"""Apps: a developer makes one, offers it to tenants, and a tenant's administrator connects it.

All of them are plain functions in one transaction of the caller's; a running server notices each change.
"""

import re
import uuid
from collections.abc import Iterable
from typing import Literal

import msgspec

from truckroll.server.access import credentials, tenants
from truckroll.server.access.changes import change
from truckroll.server.access.impossible import Impossible
from truckroll.server.limits import OFF
from truckroll.store.protocol import Connection, Row
from truckroll.store.queries import queries

_SQL = queries("access_queries")
_SCOPE = re.compile(r"(tn\.[a-z]+\.[a-z]+):(r|w|view|modify)")
_MEANING = {"r": ("r",), "view": ("r",), "w": ("w",), "modify": ("r", "w")}
HIGHEST_LIMIT = 1_000_000
_LONGEST_PROVIDER = 100

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
    owner: str | None
    """Who made it in the portal; None for one that was made by command."""
    created: int


class Grant(msgspec.Struct, frozen=True):
    """A tenant's connection to an app: the client id, and the secret as a digest only."""

    client_id: str
    tenant: int
    digest: bytes
    generation: int
    """Rises when the secret is rotated or the grant disabled; a token counts only for the one it was given in."""
    disabled: int | None
    """Since when, in ticks; None while it may have tokens."""
    own_limit: int | None
    booking_provider: str | None
    """The only one that it may name in a path, None for any."""
    gps_provider: str | None
    """The only one that it may name in a path, None for any."""
    created: int
    app: App

    @property
    def limit(self) -> int | None:
        """Requests a second for this app and tenant; None is the server's own limit, 0 is no limit."""
        return self.app.limit if self.own_limit is None else self.own_limit


def scope_names(words: Iterable[str]) -> tuple[str, ...]:
    """Scopes in order: `tn.jpm.jobs:r` as it is, `tn.jpm.jobs:view` and `:modify` as the scopes they stand for."""
    names: set[str] = set()
    for word in words:
        found = _SCOPE.fullmatch(word)
        if not found:
            raise Impossible(
                f"'{word[:60]}' is not a scope. Write tn.jpm.jobs:r or tn.jpm.jobs:w, or tn.jpm.jobs:view or :modify."
            )
        names.update(f"{found[1]}:{letter}" for letter in _MEANING[found[2]])
    return tuple(sorted(names))


def create(
    connection: Connection,
    name: str,
    *,
    scopes: Iterable[str],
    now: int,
    offered_to: Iterable[int] = (),
    limit: int | None = None,
    idle_token: IdleToken | None = None,
    owner: str | None = None,
) -> App:
    """Make an app and offer it to tenants; `now` in ticks."""
    name = name.strip()
    if not 0 < len(name) <= 100 or not name.isprintable():
        raise Impossible(name="An app's name is 1 to 100 printable characters. Give it another name.")
    if connection.one(_SQL["find_app"], {"app": name}):
        raise Impossible(name=f"There is an app called {name} already. Choose another name, or use that one.")
    named = scope_names(scopes)
    if not named:
        raise Impossible(scopes="An app without a scope can call nothing. Name at least one, such as tn.jpm.jobs:r.")
    app = App(str(uuid.uuid4()), credentials.app_key(), name, named, _checked(limit), idle_token, owner, now)
    change(
        connection,
        "add_app",
        {
            "id": app.id,
            "key": app.key,
            "name": name,
            "scopes": " ".join(named),
            "rate_limit": limit,
            "idle_token": idle_token,
            "owner": owner,
            "created": now,
        },
    )
    for tenant in offered_to:
        offer(connection, app.id, tenant)
    return app


def find(connection: Connection, app: str) -> App:
    """The app of this id or name."""
    row = connection.one(_SQL["find_app"], {"app": app})
    if not row:
        raise Impossible(f"There is no app '{app[:100]}'. `truckroll apps list` shows those there are.")
    return _app(row)


def every(connection: Connection) -> list[App]:
    """All apps, the oldest first."""
    return [_app(row) for row in connection.execute(_SQL["all_apps"])]


def owned(connection: Connection, owner: str) -> list[App]:
    """The apps that a person made, the oldest first."""
    return [_app(row) for row in connection.execute(_SQL["apps_of_owner"], {"owner": owner})]


def offered(connection: Connection, tenant: int) -> list[App]:
    """The apps that a tenant may connect, by name."""
    return [_app(row) for row in connection.execute(_SQL["apps_for_tenant"], {"tenant": tenant})]


def delete(connection: Connection, app: str) -> App:
    """Give up an app: its key, its grants and their tokens count no more."""
    gone = find(connection, app)
    for query in ("delete_grants", "delete_offers", "delete_limit_requests", "delete_app"):
        change(connection, query, {"app": gone.id})
    return gone


def set_limit(connection: Connection, app: str, limit: int | None, *, tenant: int | None = None) -> None:
    """Requests a second for an app with one tenant, or with each; None is what stands above it, 0 is no limit."""
    found, values = find(connection, app), {"rate_limit": _checked(limit)}
    if tenant is None:
        change(connection, "limit_app", values | {"app": found.id})
    elif grant := _between(connection, found, tenant):
        change(connection, "limit_grant", values | {"client_id": grant.client_id})
    else:
        raise Impossible(
            f"Tenant {tenant} has not connected {found.name}. Run `truckroll apps connect {found.id} {tenant}` first."
        )


def set_idle_token(connection: Connection, app: str, idle_token: IdleToken | None) -> None:
    """What a feed answers to an app at its idle end; None is what `serve` was told."""
    change(connection, "idle_token_of_app", {"app": find(connection, app).id, "idle_token": idle_token})


def offers(connection: Connection, app: str) -> list[int]:
    """The tenants that may connect the app of this id."""
    return [row[0] for row in connection.execute(_SQL["offers"], {"app": app})]


def offer(connection: Connection, app: str, tenant: int) -> None:
    """Let a tenant connect an app."""
    found = find(connection, app)
    if not tenants.exists(connection, tenant):
        raise Impossible(f"There is no tenant {tenant}. `truckroll apps tenants` shows those there are, and adds one.")
    connection.execute(_SQL["add_offer"], {"app": found.id, "tenant": tenant})


def withdraw(connection: Connection, app: str, tenant: int) -> None:
    """Offer an app to a tenant no longer; one that has connected it has to be disconnected first."""
    found = find(connection, app)
    if grant := _between(connection, found, tenant):
        raise Impossible(
            f"Tenant {tenant} has connected {found.name}. Run `truckroll apps delete {grant.client_id}` first."
        )
    if tenant not in offers(connection, found.id):
        raise Impossible(f"{found.name} is not offered to tenant {tenant}, so there is nothing to withdraw.")
    connection.execute(_SQL["delete_offer"], {"app": found.id, "tenant": tenant})


def connect(connection: Connection, app: str, tenant: int, *, now: int) -> tuple[Grant, str]:
    """A tenant's administrator connects an app: the grant, and its secret, which nobody can read again."""
    found = find(connection, app)
    if tenant not in offers(connection, found.id):
        raise Impossible(
            f"{found.name} is not offered to tenant {tenant}. Run `truckroll apps offer {found.id} {tenant}` first."
        )
    if grant := _between(connection, found, tenant):
        raise Impossible(
            f"Tenant {tenant} has connected {found.name} as {grant.client_id} already. "
            f"`truckroll apps rotate {grant.client_id}` gives a new secret."
        )
    client_id, secret = credentials.client_id(), credentials.client_secret()
    values = {"client_id": client_id, "app": found.id, "tenant": tenant, "created": now}
    change(connection, "add_grant", values | {"secret_hash": credentials.digest(secret)})
    return granted(connection, client_id), secret


def grant_of(connection: Connection, client_id: str) -> Grant | None:
    """The grant of a client id, None where there is none."""
    row = connection.one(_SQL["find_grant"], {"client_id": client_id})
    return _grant(row) if row else None


def granted(connection: Connection, client_id: str) -> Grant:
    """The grant of a client id that an administrator named."""
    grant = grant_of(connection, client_id)
    if not grant:
        raise Impossible(f"There is no client id '{client_id[:100]}'. `truckroll apps list` shows those there are.")
    return grant


def grants(connection: Connection, app: str) -> list[Grant]:
    """The grants of the app of this id, by tenant."""
    return [_grant(row) for row in connection.execute(_SQL["grants_of_app"], {"app": app})]


def connected(connection: Connection, tenant: int) -> list[Grant]:
    """The grants that a tenant has given, by the app's name."""
    return [_grant(row) for row in connection.execute(_SQL["grants_of_tenant"], {"tenant": tenant})]


def bind(connection: Connection, client_id: str, *, booking_provider: str | None, gps_provider: str | None) -> None:
    """Say which booking provider and which GPS provider an app is for a tenant; None is no restriction."""
    granted(connection, client_id)
    given = {"booking_provider": booking_provider, "gps_provider": gps_provider}
    values = {field: _provider(field, name) for field, name in given.items()}
    change(connection, "bind_grant", values | {"client_id": client_id})


def disable(connection: Connection, client_id: str, *, now: int) -> None:
    """Suspend a grant: no tokens, and those it has count no more, also after it is restored."""
    granted(connection, client_id)
    change(connection, "disable_grant", {"client_id": client_id, "now": now})


def restore(connection: Connection, client_id: str) -> None:
    """Let a disabled grant have tokens again, with the secret it had."""
    granted(connection, client_id)
    change(connection, "restore_grant", {"client_id": client_id})


def rotate(connection: Connection, client_id: str, *, keep_until: int | None = None) -> str:
    """A new secret, which nobody can read again; the old one and every token it gave count no more.

    With `keep_until` the old one gets tokens until that tick, so that a program can take the new one without a gap, and
    the tokens go on.
    """
    granted(connection, client_id)
    secret = credentials.client_secret()
    values = {"client_id": client_id, "secret_hash": credentials.digest(secret)}
    if keep_until is None:
        change(connection, "forget_former_secret", {"client_id": client_id})
    else:
        change(connection, "keep_secret", {"client_id": client_id, "until": keep_until})
    change(connection, "rotate_grant" if keep_until is None else "renew_secret", values)
    return secret


def former_secret(connection: Connection, client_id: str, now: int) -> bytes | None:
    """The digest of the secret before, while it is still let in."""
    row = connection.one(_SQL["find_former_secret"], {"client_id": client_id, "now": now})
    return row[0] if row else None


def disconnect(connection: Connection, client_id: str) -> Grant:
    """End a grant for good; its tokens count no more. The tenant may connect the app anew."""
    gone = granted(connection, client_id)
    change(connection, "delete_grant", {"client_id": client_id})
    return gone


def _between(connection: Connection, app: App, tenant: int) -> Grant | None:
    return next((grant for grant in grants(connection, app.id) if grant.tenant == tenant), None)


def _provider(field: str, name: str | None) -> str | None:
    name = (name or "").strip()
    if len(name) > _LONGEST_PROVIDER or "/" in name or (name and not name.isprintable()):
        said = f"A provider is named in paths by 1 to {_LONGEST_PROVIDER} printable characters without '/'."
        raise Impossible(**{field: said})
    return name or None


def _checked(limit: int | None) -> int | None:
    if limit is None or OFF <= limit <= HIGHEST_LIMIT:
        return limit
    raise Impossible(f"A limit is 1 to {HIGHEST_LIMIT} requests a second, or off; {limit} is neither.")


def _app(row: Row) -> App:
    id, key, name, scopes, *rest = row
    return App(id, key, name, tuple(scopes.split()), *rest)


def _grant(row: Row) -> Grant:
    client_id, tenant, digest, generation, disabled, limit, booking, gps, created, *app = row
    return Grant(client_id, tenant, digest, generation, disabled, limit, booking, gps, created, _app(tuple(app)))
