"""Servers that share a PostgreSQL deliver once between them, and one takes over from another that has died."""

from contextlib import ExitStack

import pytest

from tests import postgres
from tests.laws.contractor import furnish
from tests.webhooks.business import NOON, SCHEDULED, UPDATED, Office
from tests.webhooks.receiver import Answer, Receiver, until
from truckroll.catalogue.time import Clock
from truckroll.server.webhooks import deliveries, worker
from truckroll.testing import sandbox


@pytest.fixture
def offices():
    """Two servers on one database."""
    with ExitStack() as opened:
        url = opened.enter_context(postgres.database())
        how = {"store": url, "webhooks_to_private": True}
        first, second = (opened.enter_context(sandbox(clock=Clock(NOON), **how)) for _ in range(2))
        contractor = furnish(first, 0)
        yield Office(first, contractor), Office(second, contractor)


def test_what_servers_share_is_delivered_once_and_in_order(offices: tuple[Office, Office], receiver: Receiver):
    receiver.usual = Answer(204, after=0.01)
    one, other = offices
    for event in (SCHEDULED, UPDATED):
        one.subscribe(event, receiver.url)
    jobs = [one.book() for _ in range(10)]
    for number in range(4):
        for job in jobs:
            (one, other)[number % 2].change(job, f"change {number}")
    came = receiver.wait(50)
    until(lambda: one.states() == ["delivered"] * 50)
    assert len(receiver.came) == 50
    for job in jobs:
        told = [each.event["data"]["job"]["customerPo"] for each in came if each.event["data"]["job"]["id"] == job]
        assert told == ["", *(f"change {number}" for number in range(4))]


def test_a_server_that_died_is_stood_in_for_once_its_lease_has_ended(
    offices: tuple[Office, Office], receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    one, _ = offices
    made = one.subscribe(SCHEDULED, receiver.url)
    wall = worker._wall()

    receiver.answers = [Answer(500)]
    one.book()
    until(lambda: one.attempts() == [1])
    (owed,) = one.store.write(lambda c: deliveries.lease(c, made, 1, NOON + 10**8, wall)).result(10)
    for each in offices:
        each.server.clock.advance(10)
    assert not one.store.read(lambda c: deliveries.ready(c, one.server.clock.now(), owed.until - 1)).result(10)
    monkeypatch.setattr(worker, "_wall", lambda: owed.until)
    receiver.wait(2)
    (delivery,) = until(lambda: one.deliveries(state="delivered"))
    late = deliveries.Outcome(500, 1, "too late")
    assert one.store.write(lambda c: deliveries.note(c, owed, late, NOON)).result(10) is None
    assert one.deliveries() == [delivery]
