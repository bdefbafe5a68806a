"""What subscribers are told, when, in which order, and what becomes of it when they do not take it."""

import json
import time
from pathlib import Path

import pytest

from tests import stores
from tests.laws.contractor import JOBS, furnish
from tests.webhooks.business import KEY, NOON, SCHEDULED, UPDATED, VISIT, Office
from tests.webhooks.receiver import Answer, Receiver, silent, until
from tests.webhooks.receiver import receiver as receiving
from truckroll.catalogue.time import Clock, When
from truckroll.server.access import apps
from truckroll.server.webhooks import deliveries, sending, subscriptions, worker
from truckroll.store.errors import StoreUnavailable
from truckroll.webhooks import verify

RETRIES = (10, 30, 60, 300)
MOVED = "update subscription set url = :url"


def test_a_subscriber_hears_of_a_booked_job_in_the_published_envelope(office: Office, receiver: Receiver):
    office.subscribe(SCHEDULED, receiver.url + "/hooks?a=1")
    job = office.book("Squeaks")
    (came,) = receiver.wait(1)
    event = came.event
    (delivery,) = until(lambda: office.deliveries(state="delivered"))
    assert came.path == "/hooks?a=1"
    assert came.headers["content-type"] == "application/json"
    assert {name: event[name] for name in event if name != "data"} == {
        "specversion": "1.0",
        "id": delivery.id,
        "type": SCHEDULED,
        "source": "https://webhooks.servicetitan.io",
        "time": str(When.of(NOON)),
        "userassignedid": delivery.occurrence,
        "datacontenttype": "application/json",
    }
    assert (event["data"]["job"]["id"], event["data"]["tenantId"], event["data"]["tenantName"]) == (
        job,
        7,
        "A contractor",
    )
    assert (delivery.status, delivery.attempts, delivery.record) == (204, 1, f"jpm.Job/{job}")


@pytest.mark.parametrize(("header", "encoding"), [("x-servicetitan-signature", "hex"), ("x-acme", "base64")])
def test_a_receiver_can_verify_what_it_gets_by_either_signature(
    office: Office, receiver: Receiver, header: str, encoding: str
):
    office.subscribe(SCHEDULED, receiver.url, header=header, encoding=encoding)
    office.book()
    (came,) = receiver.wait(1)
    standard = {"webhook-id", "webhook-timestamp", "webhook-signature"}
    for left_out in (set(), {header}, standard):
        headers = {name: value for name, value in came.headers.items() if name not in left_out}
        assert verify(came.body, headers, KEY, header=header) == came.event
    assert came.headers["webhook-id"] == came.event["userassignedid"]


def test_what_is_not_taken_is_sent_again_after_10_30_60_and_300_seconds_and_then_has_failed(
    office: Office, receiver: Receiver
):
    receiver.usual = Answer(500, body=b"out of order")
    office.subscribe(SCHEDULED, receiver.url)
    office.book()
    for attempt, seconds in enumerate(RETRIES, 1):
        receiver.wait(attempt)
        until(lambda attempt=attempt: office.attempts() == [attempt])
        (waiting,) = office.deliveries()
        assert waiting.due == office.server.clock.now() + seconds * 10_000_000
        office.server.clock.advance(seconds)
    receiver.wait(5)
    (failed,) = until(lambda: office.deliveries(state="failed"))
    assert (failed.attempts, failed.status, failed.answer) == (5, 500, "out of order")
    assert len({came.event["userassignedid"] for came in receiver.came}) == 1
    receiver.usual = Answer(200)
    again = office.replay(failed.id)
    receiver.wait(6)
    until(lambda: office.states() == ["delivered"])
    assert receiver.came[-1].event["id"] == again.id != failed.id
    assert receiver.came[-1].event["userassignedid"] == failed.occurrence
    assert len(receiver.came) == 6


def test_a_retry_does_not_come_before_its_time(office: Office, receiver: Receiver):
    receiver.answers = [Answer(503)]
    office.subscribe(SCHEDULED, receiver.url)
    office.book()
    until(lambda: office.attempts() == [1])
    office.server.clock.advance(9.9)
    assert not deliveries.is_due(office.store.inline, office.server.clock.now())
    office.server.clock.advance(0.1)
    receiver.wait(2)


def test_what_happens_to_a_record_is_told_in_order_also_across_kinds_of_events(office: Office, receiver: Receiver):
    receiver.answers = [Answer(500)]
    office.subscribe(SCHEDULED, receiver.url + "/scheduled")
    office.subscribe(UPDATED, receiver.url + "/updated")
    job = office.book()
    until(lambda: office.attempts() == [1])
    for number in range(3):
        office.change(job, f"change {number}")
    other = office.book()
    came = receiver.wait(2)
    assert came[1].event["data"]["job"]["id"] == other  # another record waits for nothing
    assert [each.due is None for each in office.deliveries() if each.event == UPDATED] == [True] * 3
    office.server.clock.advance(10)
    came = receiver.wait(6)
    told = [each for each in came if each.event["data"]["job"]["id"] == job]
    assert [each.type for each in told] == [SCHEDULED, SCHEDULED, UPDATED, UPDATED, UPDATED]
    assert [each.event["data"]["job"]["customerPo"] for each in told[2:]] == ["change 0", "change 1", "change 2"]


def test_what_has_failed_for_good_no_longer_holds_up_its_record(office: Office, receiver: Receiver):
    receiver.answers = [Answer(500)] * 5
    office.subscribe(SCHEDULED, receiver.url)
    office.subscribe(UPDATED, receiver.url)
    job = office.book()
    office.change(job, "later")
    for attempt, seconds in enumerate(RETRIES, 1):
        until(lambda attempt=attempt: office.attempts() == [0, attempt])
        office.server.clock.advance(seconds)
    came = receiver.wait(6)
    assert [each.type for each in came] == [SCHEDULED] * 5 + [UPDATED]
    until(lambda: office.states() == ["delivered", "failed"])


def test_a_dead_receiver_and_a_silent_one_hold_up_nobody_else(office: Office, receiver: Receiver):
    other = office.server.connect(7, name="Another app")
    third = office.server.connect(7, name="A third app")
    with silent() as quiet:
        office.subscribe(SCHEDULED, "http://127.0.0.1:9/", other.client_id)
        office.subscribe(SCHEDULED, quiet, third.client_id)
        office.subscribe(SCHEDULED, receiver.url)
        for _ in range(20):
            office.book()
        receiver.wait(20)
        assert until(lambda: office.deliveries(state="delivered"))


def test_who_says_410_is_unsubscribed(office: Office, receiver: Receiver):
    receiver.answers = [Answer(410)]
    made = office.subscribe(SCHEDULED, receiver.url + "/gone")
    office.subscribe(UPDATED, receiver.url + "/here")
    job = office.book()
    office.change(job, "more")
    assert [each.path for each in receiver.wait(2)] == ["/gone", "/here"]
    until(lambda: office.states() == ["delivered", "failed"])
    office.book()
    with pytest.raises(Exception, match="has no subscription"):
        office.store.read(lambda c: subscriptions.find(c, 7, made.id)).result(10)
    assert len(office.deliveries()) == 2


def test_a_redirect_is_not_followed(office: Office, receiver: Receiver):
    with receiving() as elsewhere:
        receiver.usual = Answer(307, {"location": elsewhere.url})
        office.subscribe(SCHEDULED, receiver.url)
        office.book()
        (delivery,) = until(lambda: [each for each in office.deliveries() if each.attempts])
        assert (delivery.status, delivery.state) == (307, "waiting")
        assert elsewhere.came == []


def test_an_answer_is_read_only_so_far(office: Office, receiver: Receiver):
    receiver.usual = Answer(200, body=b"y" * 5_000_000)
    office.subscribe(SCHEDULED, receiver.url)
    office.book()
    (delivery,) = until(lambda: office.deliveries(state="delivered"))
    assert delivery.answer == "y" * 1_000


def test_who_does_not_answer_in_time_has_not_taken_it(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sending, "PATIENCE", 0.2)
    with silent() as quiet:
        office.subscribe(SCHEDULED, quiet)
        office.book()
        (delivery,) = until(lambda: [each for each in office.deliveries() if each.attempts])
    assert (delivery.status, delivery.answer) == (None, "There was no answer within 0.2 seconds.")


def test_nothing_is_kept_of_what_nobody_subscribed_to_or_what_was_refused(office: Office, receiver: Receiver):
    job = office.book()
    office.subscribe(SCHEDULED, receiver.url)
    status, _ = office.line.ask("POST", JOBS, office.contractor.job() | {"priority": "None such"})
    assert status == 400
    office.change(job, "nobody hears this")
    assert (office.count("outbox"), office.count("delivery")) == (0, 0)


def test_one_tenant_hears_nothing_of_another(office: Office, receiver: Receiver):
    office.subscribe(VISIT, receiver.url)
    theirs = office.server.connect(office.server.tenant(8, "Another"), name="Theirs")
    office.subscribe(SCHEDULED, receiver.url, theirs.client_id)
    office.book()
    assert office.count("delivery") == 0


def test_a_disabled_connection_is_told_nothing_until_it_is_restored(office: Office, receiver: Receiver):
    client = office.contractor.credentials.client_id
    made = office.subscribe(SCHEDULED, receiver.url)
    other = office.server.connect(7, name="Who books")
    office.line = type(office.line)(office.server.url, other)
    office.store.write(lambda c: apps.disable(c, client, now=NOON)).result(10)
    office.book()
    (failed,) = until(lambda: office.deliveries(state="failed"))
    assert failed.answer == "The tenant's administrator has disabled the app's connection."
    office.store.write(lambda c: apps.restore(c, client)).result(10)
    assert office.store.write(lambda c: deliveries.replay_failed(c, 7, made.id)).result(10) == 1
    receiver.wait(1)


def test_a_delivery_under_way_is_not_replayed_and_one_of_another_tenant_is_not_found(office: Office):
    office.subscribe(SCHEDULED, "http://127.0.0.1:9/")
    office.book()
    (waiting,) = office.deliveries()
    with pytest.raises(Exception, match="under way"):
        office.replay(waiting.id)
    with pytest.raises(Exception, match="no delivery"):
        office.store.write(lambda c: deliveries.replay(c, 8, waiting.id)).result(10)


def test_what_was_delivered_can_be_seen_for_seven_days(office: Office, receiver: Receiver):
    office.subscribe(SCHEDULED, receiver.url)
    office.book()
    until(lambda: office.states() == ["delivered"])
    (delivery,) = office.deliveries()
    _, body = office.store.read(lambda c: deliveries.find(c, 7, delivery.id)).result(10)
    assert json.loads(body) == receiver.came[0].event
    for days, left in ((7, 1), (7.01, 0)):
        now = NOON + int(days * 86_400 * 10_000_000)
        office.prune(now)
        assert (office.count("delivery"), office.count("outbox")) == (left, left)


def test_of_a_subscription_only_so_many_deliveries_are_kept(
    office: Office, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(deliveries, "KEPT_MOST", 3)
    office.subscribe(SCHEDULED, receiver.url)
    jobs = [office.book() for _ in range(5)]
    until(lambda: office.states() == ["delivered"] * 5)
    office.prune(NOON)
    assert [each.record for each in office.deliveries()] == [f"jpm.Job/{job}" for job in reversed(jobs[2:])]
    assert office.count("outbox") == 3


def test_what_nobody_would_take_for_a_week_is_given_up_and_what_waited_for_it_goes_on(
    office: Office, receiver: Receiver
):
    receiver.answers = [Answer(500)]
    office.subscribe(SCHEDULED, receiver.url)
    office.subscribe(UPDATED, receiver.url)
    job = office.book()
    until(lambda: office.attempts() == [1])
    held = office.server.clock.now()
    office.server.clock.advance(5)  # not yet the time of the next attempt
    office.change(job, "a week later, for what it matters here")
    office.prune(held + deliveries.KEPT + 1)
    assert [each.type for each in receiver.wait(2)] == [SCHEDULED, UPDATED]


def test_a_moment_in_which_the_store_cannot_be_used_delays_webhooks_and_loses_none(
    office: Office, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    troubles: list[Exception] = [StoreUnavailable("the disk is full"), RuntimeError("a fault of the program")]
    right = deliveries.ready

    def ready(*how):
        if troubles:
            raise troubles.pop()
        return right(*how)

    monkeypatch.setattr(worker, "STORE_PATIENCE", 0.01)
    monkeypatch.setattr(deliveries, "ready", ready)
    office.subscribe(SCHEDULED, receiver.url)
    office.book()
    receiver.wait(1)
    assert troubles == []


def test_what_could_not_be_noted_is_sent_again_when_the_lease_has_ended(
    office: Office, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    troubles: list[Exception] = [StoreUnavailable("the disk is full")]
    right = deliveries.note

    def note(*how):
        if troubles:
            raise troubles.pop()
        return right(*how)

    monkeypatch.setattr(deliveries, "note", note)
    office.subscribe(SCHEDULED, receiver.url)
    office.book()
    receiver.wait(1)
    until(lambda: not troubles)
    assert office.attempts() == [0]
    monkeypatch.setattr(worker, "_wall", lambda: 2**62)
    first, second = receiver.wait(2)
    assert first.body == second.body
    until(lambda: office.states() == ["delivered"])


def test_a_server_that_is_stopped_leaves_what_is_owed_to_the_next(
    tmp_path: Path, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    how = {"folder": tmp_path / "data", "clock": Clock(NOON), "webhooks_to_private": True}
    with silent() as quiet, stores.sandbox(**how) as server:
        office = Office(server, furnish(server, 0))
        office.subscribe(SCHEDULED, quiet)
        office.book()
        until(lambda: office.store.inline.one("select 1 from delivery where leased > 0"))
        office.store.write(lambda c: list(c.execute(MOVED, {"url": receiver.url}))).result(10)
    if stores.POSTGRES:  # where another server might still be at it
        monkeypatch.setattr(worker, "_wall", lambda: time.time_ns() // 100 + deliveries.LEASE * 2)
    with stores.sandbox(**how):
        receiver.wait(1)
