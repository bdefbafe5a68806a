"""Mirroring a tenant: noun after noun, page after page; a run that was killed goes on where it stood."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from truckroll.catalogue.time import Clock
from truckroll.client import Client, Forbidden, NotFound
from truckroll.derive.operations import all_operations
from truckroll.sandbox.mirror.disguise import Disguise
from truckroll.sandbox.mirror.keeping import Kept, keep, place_of
from truckroll.sandbox.mirror.plan import Source, sources
from truckroll.sandbox.names import TENANT_NAME
from truckroll.sandbox.powers.claim import claim
from truckroll.server.access import admission, apps, tenants
from truckroll.store import identity
from truckroll.store.protocol import Connection, Store

SECRET = "mirror.secret"  # noqa: S105  # the name under which it is kept
APP = "Mirror"


@dataclass
class Mirrored:
    """What a run did."""

    rows: dict[str, int] = field(default_factory=dict[str, int])
    """How many records of each noun were written."""
    unfit: list[str] = field(default_factory=list[str])
    """Which records were left out because they are of another shape than published, and why."""
    closed: list[str] = field(default_factory=list[str])
    """Nouns that the app may not read, or that the tenant does not have."""
    connected: dict[str, str] = field(default_factory=dict[str, str])
    """What a program calls the sandbox with; only of the first run, for the secret is shown once."""


Told = Callable[[str, int], object]


def mirror(
    client: Client, store: Store, *, undisguised: bool = False, told: Told = lambda noun, rows: None
) -> Mirrored:
    """Write a tenant's records into a sandbox; `told` hears of each page. StoreError when the store is no sandbox.

    ApiError when the tenant cannot be read; what was read by then stays, and another run goes on from there.
    """
    store.write(lambda connection: admission.prepare(connection, store.clock.now())).result()
    claim(store)
    tenant, found = int(client.session.credentials.tenant_id), Mirrored()
    found.connected = store.write(partial(_furnish, client=client, tenant=tenant)).result()
    disguise = None if undisguised else Disguise(bytes.fromhex(store.write(_secret).result()))
    for source in sources():
        name = source.table.noun.name
        try:
            for kept in _read(client, store, tenant, source, disguise):
                found.rows[name] = found.rows.get(name, 0) + kept.rows
                found.unfit += kept.unfit
                told(name, found.rows[name])
        except (Forbidden, NotFound):
            found.closed.append(name)
    return found


def _read(client: Client, store: Store, tenant: int, source: Source, disguise: Disguise | None) -> Iterator[Kept]:
    """The pages of a noun that were not read before, each written with how far that is."""
    place = store.read(lambda connection: place_of(connection, tenant, source)).result()
    asked = dict(source.asked)
    if source.feed:
        pages = client.feed_pages(source.path, place.at)
    else:
        changed = {"modifiedOnOrAfter": place.at} if source.by_change and place.at else {}
        pages = client.list_pages(source.path, {**asked, **changed})
    for page in pages:
        at = page.next if source.feed else None
        now = store.clock.now()
        yield store.write(
            lambda connection, rows=page.rows, at=at, now=now: keep(connection, tenant, source, rows, at, disguise, now)
        ).result()


def _furnish(connection: Connection, *, client: Client, tenant: int) -> dict[str, str]:
    """The tenant, and an app of its own for those who call the sandbox; nothing of it when it is there."""
    now = Clock().now()
    said = client.session.credentials
    if not tenants.exists(connection, tenant):
        tenants.add(connection, tenant, TENANT_NAME, said.timezone, now=0)
    if any(each.name == APP for each in apps.every(connection)):
        return {}
    scopes = {operation.scope for operation in all_operations()}
    app = apps.create(connection, APP, scopes=scopes, now=now, offered_to=[tenant])
    grant, secret = apps.connect(connection, app.id, tenant, now=now)
    return {
        "CLIENT_ID": grant.client_id,
        "CLIENT_SECRET": secret,
        "APP_ID": app.id,
        "APP_KEY": app.key,
        "TENANT_ID": str(tenant),
        "TIMEZONE": said.timezone,
        "API_ROOT": "",
        "AUTH_ROOT": "",
    }


def _secret(connection: Connection) -> str:
    """What the sandbox disguises by, the same for every run."""
    known = identity.recall(connection, SECRET)
    if known is None:
        known = secrets.token_hex(32)
        identity.remember(connection, SECRET, known)
    return known
