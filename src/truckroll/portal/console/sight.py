"""What a reader of the console may see: the operator all, a tenant's administrator his tenant, a developer his apps."""

from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request

from truckroll.portal import gate
from truckroll.server.access import apps, tenants
from truckroll.server.access.apps import App
from truckroll.server.access.tenants import Tenant
from truckroll.server.requests import reading
from truckroll.server.requests.reading import Asked
from truckroll.store.protocol import Connection

READERS = ("operator", "administrator", "developer")
"""The roles that have a console at all."""


@dataclass(frozen=True)
class Sight:
    """What one reader may see."""

    role: str
    tenant: int | None
    """The only tenant whose requests are shown, None for any."""
    apps: tuple[App, ...]
    """The apps whose requests are shown, and by which they may be chosen."""
    any_app: bool
    """Whether requests of other apps, and of strangers, are shown, too."""
    tenants: tuple[Tenant, ...]
    """Those whose records are shown."""

    def narrowed(self, asked: Asked) -> Asked:
        """What is asked for, without what the reader may not see."""
        if self.tenant is not None:
            asked = replace(asked, tenant=self.tenant)
        if not self.any_app:
            own = tuple(app.id for app in self.apps)
            asked = replace(asked, apps=own if asked.apps is None else tuple(set(own) & set(asked.apps)))
        return asked

    def shows(self, request: reading.Request) -> bool:
        """Whether one request is shown."""
        if self.tenant is not None and request.tenant != self.tenant:
            return False
        return self.any_app or request.app in {app.id for app in self.apps}

    def of_tenant(self, id: int) -> Tenant | None:
        """The tenant of a page, None when its records are not this reader's to see."""
        return next((tenant for tenant in self.tenants if tenant.id == id), None)

    @property
    def app_choices(self) -> list[tuple[str, str]]:
        """The apps as a form offers them."""
        return [("", "Any"), *((app.id, app.name) for app in self.apps)]

    @property
    def tenant_choices(self) -> list[tuple[str, str]]:
        """The tenants as a form offers them."""
        return [(str(tenant.id), f"{tenant.name} ({tenant.id})") for tenant in self.tenants]

    def app_name(self, id: str | None) -> str:
        """What an app is called."""
        return next((app.name for app in self.apps if app.id == id), "" if id is None else id[:8])


def of(request: Request) -> Sight:
    """What the reader of a page may see; behind `gate.only`."""
    person, platform = gate.person(request), gate.platform(request)
    connection = platform.database.inline
    every = tenants.every(connection)
    match person.role:
        case "operator":
            return Sight(person.role, None, tuple(apps.every(connection)), any_app=True, tenants=tuple(every))
        case "administrator":
            own = tuple(tenant for tenant in every if tenant.id == person.tenant)
            return Sight(person.role, person.tenant or 0, _of_tenant(connection, person.tenant), True, own)
        case _:
            mine = tuple(apps.owned(connection, person.id))
            shown = _connected(connection, mine) if platform.sandbox else frozenset[int]()
            return Sight(person.role, None, mine, False, tuple(tenant for tenant in every if tenant.id in shown))


def _of_tenant(connection: Connection, tenant: int | None) -> tuple[App, ...]:
    return tuple(grant.app for grant in apps.connected(connection, tenant)) if tenant is not None else ()


def _connected(connection: Connection, mine: tuple[App, ...]) -> frozenset[int]:
    """The tenants of a developer's apps; in a sandbox their records are his to look at, for they are made up."""
    return frozenset(grant.tenant for app in mine for grant in apps.grants(connection, app.id))


def page(request: Request, sight: Sight, here: str, **context: Any) -> dict[str, Any]:
    """What every page of the console knows."""
    platform = gate.platform(request)
    places = [("/console", "Overview"), ("/console/requests", "Requests")]
    if sight.role != "developer" or sight.tenants:
        places += [("/console/board", "Day board"), ("/console/records", "Records"), ("/console/feeds", "Feeds")]
    places.append(("/console/webhooks", "Webhooks"))
    if platform.sandbox and sight.role == "operator":
        places.append(("/console/sandbox", "Sandbox"))
    return {"sight": sight, "places": places, "here": here, **context}


def chosen(request: Request, sight: Sight) -> Tenant | None:
    """The tenant that a page is about: the one in the query, or the first there is."""
    asked = request.query_params.get("tenant", "")
    if asked:
        return sight.of_tenant(int(asked)) if asked.isdigit() and len(asked) < 20 else None
    return sight.tenants[0] if sight.tenants else None
