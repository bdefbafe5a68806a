"""Tenants: the contractors whose data is served, each with a number in every path."""

from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from truckroll.server.access.impossible import Impossible
from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

_SQL = queries("access_queries")
_HIGHEST_ID = 2**63 - 1

Environment = Literal["production", "integration"]
"""Whom a tenant's data is for: the contractor's business, or developers who try out what they make."""


class Tenant(msgspec.Struct, frozen=True):
    """A contractor: its number, its name, the time zone of its days, and whom its data is for."""

    id: int
    name: str
    timezone: str
    environment: Environment = "production"


def every(connection: Connection) -> list[Tenant]:
    """All tenants, by number."""
    return [Tenant(*row) for row in connection.execute(_SQL["tenants"])]


def find(connection: Connection, tenant: int) -> Tenant | None:
    """The tenant of this number."""
    row = connection.one(_SQL["tenant"], {"tenant": tenant})
    return Tenant(*row) if row else None


def exists(connection: Connection, tenant: int) -> bool:
    """Whether there is a tenant of this number."""
    return 0 < tenant <= _HIGHEST_ID and connection.one(_SQL["tenant_exists"], {"tenant": tenant}) is not None


def add(
    connection: Connection,
    tenant: int,
    name: str,
    timezone: str,
    *,
    now: int,
    environment: Environment = "production",
) -> Tenant:
    """Make room for a contractor who has nothing yet; `timezone` as the IANA names it, `now` in ticks."""
    name = name.strip()
    if not 0 < tenant <= _HIGHEST_ID:
        raise Impossible(id=f"A tenant's number is 1 to {_HIGHEST_ID}; {tenant} is not.")
    if exists(connection, tenant):
        raise Impossible(id=f"There is a tenant {tenant} already. Choose another number.")
    if not 0 < len(name) <= 200 or not name.isprintable():
        raise Impossible(name="A tenant's name is 1 to 200 printable characters. Give it another name.")
    try:
        ZoneInfo(timezone)
    except (ValueError, OSError, LookupError) as fault:
        said = f"'{timezone[:60]}' is not a time zone. Write one such as America/Chicago."
        raise Impossible(timezone=said) from fault
    values = {"id": tenant, "name": name, "timezone": timezone, "environment": environment, "created": now}
    connection.execute(_SQL["add_tenant"], values)
    return Tenant(tenant, name, timezone, environment)
