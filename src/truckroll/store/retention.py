"""How long what is kept beside a tenant's records stays, and letting it go in pieces that hold up nobody."""

from dataclasses import dataclass
from functools import partial

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.store import feed
from truckroll.store.protocol import Connection, Store
from truckroll.store.queries import queries

HOUR = 3600 * TICKS_PER_SECOND
AT_ONCE = 2_000
"""How many versions are let go in one transaction."""
_SQL = queries("record_queries")


@dataclass(frozen=True)
class Kept:
    """For how long, in ticks."""

    versions: int = 24 * HOUR
    """Replaced versions, for those who ask what a record was."""
    answers: int = 24 * HOUR
    """Answers, for requests that are sent again under their Idempotency-Key."""


def tenants(connection: Connection) -> list[int]:
    """Everybody whose records are kept here."""
    return [id for (id,) in connection.execute("select id from tenant /* of every tenant */ order by id")]


def forget(connection: Connection, tenant: int, clock: int, kept: Kept) -> bool:
    """Let go of some of what is older than it is kept in a tenant; whether there is more of it."""
    now = feed.moment(connection, tenant, clock)
    old = {"tenant": tenant, "before": now - kept.versions}
    until = connection.one(_SQL["next_to_forget"], old | {"most": AT_ONCE})
    connection.execute(_SQL["forget_replaced"], old if until is None else old | {"before": until[0] + 1})
    connection.execute(_SQL["forget_answers"], {"tenant": tenant, "before": now - kept.answers})
    return until is not None


def forget_all(store: Store, kept: Kept | None = None) -> None:
    """Let go of all that is older than it is kept, in every tenant."""
    kept = kept or Kept()
    for tenant in store.read(tenants).result():
        some = partial(forget, tenant=tenant, clock=store.clock.now(), kept=kept)
        while store.write(some).result():
            pass
