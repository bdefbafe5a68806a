"""A served contractor whose app subscribes."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from tests import stores
from tests.laws.contractor import JOBS, TENANT, Contractor, Line, furnish
from truckroll.catalogue.time import Clock, When
from truckroll.server.webhooks import deliveries, subscriptions
from truckroll.server.webhooks.deliveries import Delivery
from truckroll.server.webhooks.subscriptions import Subscription
from truckroll.testing import Sandbox

NOON = When.parse("2026-11-02T12:00:00Z").ticks
SCHEDULED, UPDATED, VISIT = "tn.jpm.job-scheduled", "tn.jpm.job-updated", "tn.jpm.job-appointment-updated"
KEY = "k" * 40


class Office:
    """Somebody who books jobs, and sees what became of the webhooks."""

    def __init__(self, server: Sandbox, contractor: Contractor) -> None:
        self.server = server
        self.contractor = contractor
        self.line = Line(server.url, contractor.credentials)
        self.store = server.platform.database

    def subscribe(self, event: str, url: str, client_id: str = "", **how: Any) -> Subscription:
        client = client_id or self.contractor.credentials.client_id
        how = {"key": KEY, "now": self.server.clock.now()} | how
        return self.store.write(lambda c: subscriptions.subscribe(c, client, event, url, **how)).result(10)[0]

    def book(self, summary: str = "") -> int:
        return self.line.good("POST", JOBS, self.contractor.job(summary))["id"]

    def change(self, job: int, summary: str) -> None:
        self.line.good("PATCH", f"{JOBS}/{job}", {"summary": summary, "customerPo": summary})

    def deliveries(self, **which: Any) -> list[Delivery]:
        return self.store.read(lambda c: deliveries.recent(c, TENANT, **which)).result(10)

    def states(self) -> list[str]:
        return [each.state for each in self.deliveries()]

    def attempts(self) -> list[int]:
        return [each.attempts for each in self.deliveries()]

    def count(self, table: str) -> int:
        return self.store.read(lambda c: c.one(f"select count(*) from {table}")).result(10)[0]

    def replay(self, id: str) -> Delivery:
        return self.store.write(lambda c: deliveries.replay(c, TENANT, id)).result(10)

    def prune(self, now: int) -> None:
        """Let go of what nobody can ask for any more."""
        self.store.write(lambda c: deliveries.prune(c, TENANT, now)).result(10)


@contextmanager
def office(**how: Any) -> Generator[Office]:
    """A contractor with no job yet, on a held clock; webhooks go to this machine unless told otherwise."""
    how = {"clock": Clock(NOON), "webhooks_to_private": True} | how
    with stores.sandbox(**how) as server:
        yield Office(server, furnish(server, 0))
