"""The console's webhook deliveries and the sandbox's powers: what they show, and what their buttons do."""

import html
import re
from collections.abc import Iterator

import pytest

from tests.laws.contractor import JOBS, Contractor, Line, furnish
from tests.portal.cast import Reader, person, reader
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.portal.routes import routes
from truckroll.server.webhooks import deliveries, subscriptions
from truckroll.testing import Sandbox, sandbox

EVENT = "tn.jpm.job-scheduled"
PATH = "a-path-that-only-the-receiver-knows"


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[Sandbox, Contractor]]:
    """Bookings of jobs are told to an address that nobody may be told at, so each delivery has failed."""
    with sandbox(beside=[routes], request_log=7) as server:
        contractor = furnish(server, 1)
        server.tenant(8)
        for email, role, tenant in (
            ("olive@example.com", "operator", None),
            ("dora@example.com", "developer", None),
            ("ann@example.com", "administrator", 7),
            ("bob@example.com", "administrator", 8),
        ):
            person(server, email, role, tenant)
        now, client = server.clock.now(), contractor.credentials.client_id
        server.platform.database.write(
            lambda c: subscriptions.subscribe(c, client, EVENT, f"https://hooks.invalid/{PATH}", now=now)
        ).result()
        Line(server.url, contractor.credentials).good("POST", JOBS, contractor.job("told"))
        yield server, contractor


@pytest.fixture
def failed(place) -> deliveries.Delivery:
    """The one delivery, which has failed for good."""
    fail = "update delivery set state = 'failed', due = null, attempts = 5, answer = '<b>no</b>'"
    place[0].platform.database.write(lambda c: c.execute(fail)).result()
    (one,) = sent(place[0])
    return one


@pytest.fixture(scope="module")
def people(place) -> dict[str, Reader]:
    return {who: reader(place[0], f"{who}@example.com") for who in ("olive", "dora", "ann", "bob")}


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def delivery(browser: Reader) -> str:
    page = browser.get("/console/webhooks?state=failed").text
    found = re.search(r'href="(/console/webhooks/7/[^"]+)"', page)
    assert found, words(page)
    return found[1]


def sent(server: Sandbox) -> list[deliveries.Delivery]:
    return server.platform.database.read(lambda c: deliveries.recent(c, 7)).result()


def test_a_delivery_tells_what_was_sent_and_what_came_back(people, failed):
    page = people["ann"].get("/console/webhooks").text
    assert EVENT in page
    assert "failed" in page
    assert "hooks.invalid" in page
    one = people["ann"].get(delivery(people["ann"])).text
    assert failed.occurrence in words(one)
    assert "&lt;b&gt;no&lt;/b&gt;" in one
    assert PATH not in page + one  # whoever knows a receiver's address can send to it


def test_deliveries_are_seen_by_those_whose_tenant_or_app_it_is(people, failed):
    address = delivery(people["olive"])
    seen = {who: people[who].get(address).status_code for who in people}
    assert seen == {"olive": 200, "ann": 200, "bob": 404, "dora": 404}
    assert "Nobody has subscribed" in people["bob"].get("/console/webhooks").text
    for who in ("bob", "dora"):
        people[who].get("/account")
        assert people[who].post(f"{address}/again").status_code == 404


def test_what_failed_is_delivered_again_by_hand(place, people, failed):
    address = delivery(people["ann"])
    people["ann"].get(address)
    answer = people["ann"].post(f"{address}/again")
    assert answer.status_code == 303
    assert "It is delivered once more now." in people["ann"].get(answer.headers["location"]).text
    (again,) = sent(place[0])
    assert (again.occurrence, again.state) == (failed.occurrence, "waiting")
    assert again.id != failed.id
    busy = people["ann"].post(f"/console/webhooks/7/{again.id}/again")
    assert busy.status_code == 409
    assert "still under way" in busy.text


def test_all_that_failed_of_a_subscription_is_delivered_again(place, people, failed):
    page = people["olive"].get("/console/webhooks").text
    found = re.search(r'action="(/console/webhooks/7/[^"]+/failed)"', page)
    assert found
    people["bob"].get("/account")
    assert people["bob"].post(found[1]).status_code == 404
    assert sent(place[0])[0].state == "failed"
    assert people["olive"].post(found[1]).status_code == 303
    assert sent(place[0])[0].state == "waiting"


def command(browser: Reader, command: str, **fields: str) -> str:
    browser.get("/console/sandbox")
    answer = browser.post(f"/console/sandbox/{command}", fields)
    if answer.status_code == 303:
        answer = browser.get(answer.headers["location"])
    return words(answer.text)


def test_the_clock_is_moved_and_held_by_hand(place, people):
    clock = place[0].platform.clock
    before = clock.now()
    assert "The clock was moved." in command(people["olive"], "advance", minutes="60")
    assert clock.now() - before >= 3600 * TICKS_PER_SECOND
    assert "standing" in command(people["olive"], "freeze")
    assert clock.held is not None
    assert "running" in command(people["olive"], "run")
    assert "cannot be set" in command(people["olive"], "set", now="2001-01-01T00:00:00Z")
    assert "is not a number" in command(people["olive"], "advance", minutes="soon")


def test_a_fault_is_made_and_ended_by_hand(place, people):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    said = command(people["olive"], "fault", kind="status", operation="Jobs_GetList", status="503")
    assert "operation Jobs_GetList" in said
    assert line.ask("GET", JOBS)[0] == 503
    assert "Everything goes right again." in command(people["olive"], "clear-faults")
    assert line.ask("GET", JOBS)[0] == 200
    assert "is not a number" in command(people["olive"], "fault", kind="status", share="all")
    assert command(people["olive"], "fault", kind="status", status="200").count("status") > 1
    assert line.ask("GET", JOBS)[0] == 200


def test_a_fault_stands_in_the_request_log(place, people):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    command(people["olive"], "fault", kind="status", operation="Jobs_Get", status="502", count="1")
    assert line.ask("GET", f"{JOBS}/{contractor.jobs[0]}?wrong=yes")[0] == 502
    server.platform.requests.settle()
    page = people["olive"].get("/console/requests?status=5xx&text=wrong").text
    assert "wrong=yes" in page


def test_a_technician_takes_steps_by_hand(place, people):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    visit = line.good("GET", "/jpm/v2/tenant/7/appointments", jobId=contractor.jobs[0])["data"][0]["id"]
    for step, status in (("dispatch", "Dispatched"), ("arrive", "Working"), ("finish", "Done")):
        said = command(people["olive"], "step", tenant="7", appointment=str(visit), step=step)
        assert "The step was taken." in said
        assert line.good("GET", f"/jpm/v2/tenant/7/appointments/{visit}")["status"] == status
    assert "The step was taken." not in command(people["olive"], "step", tenant="7", appointment="x", step="finish")


def test_a_snapshot_is_saved_and_restored_by_hand(place, people):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    assert "before" in command(people["olive"], "save", name="before")
    made = line.good("POST", JOBS, contractor.job("undone"))["id"]
    command(people["olive"], "restore", name="before")
    assert Line(server.url, contractor.credentials).ask("GET", f"{JOBS}/{made}")[0] == 404
    assert "The snapshot is gone." in command(people["olive"], "delete-snapshot", name="before")
    assert "The snapshot is gone." not in command(people["olive"], "delete-snapshot", name="before")


def test_only_the_operator_of_a_sandbox_has_its_powers(place, people, monkeypatch):
    for who in ("ann", "dora"):
        assert people[who].get("/console/sandbox").status_code == 403
        people[who].get("/account")
        assert people[who].post("/console/sandbox/freeze").status_code == 403
    people["olive"].get("/console/sandbox")
    assert people["olive"].post("/console/sandbox/nonsense").status_code == 404
    monkeypatch.setattr(place[0].platform, "sandbox", False)
    assert people["olive"].get("/console/sandbox").status_code == 404
    assert people["olive"].post("/console/sandbox/freeze").status_code == 404
    assert place[0].platform.clock.held is None
