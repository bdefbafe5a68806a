"""REST hooks: what an app asks for by itself."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.laws.contractor import Line
from tests.webhooks.business import KEY, SCHEDULED, UPDATED, Office
from tests.webhooks.business import office as served
from tests.webhooks.receiver import Answer, Receiver, until
from truckroll.server.webhooks import subscriptions

URL = "https://example.com/hooks"
HOOKS = "/webhooks/v1/tenant/7/subscriptions"


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with served() as made:
        yield made


@pytest.fixture
def line(office: Office) -> Line:
    """An app of its own."""
    office.store.write(lambda c: list(c.execute("delete from subscription"))).result(10)
    return office.line


def problem(answer: tuple[int, Any]) -> tuple[int, list[str], str]:
    status, body = answer
    assert body.keys() == {"type", "title", "status", "traceId", "errors", "data"}
    assert body["status"] == status
    return status, sorted(body["errors"]), body["title"]


def test_an_app_subscribes_is_told_lists_and_unsubscribes(office: Office, line: Line, receiver: Receiver):
    status, made = line.ask("POST", HOOKS, {"event": SCHEDULED, "targetUrl": receiver.url + "/zap", "key": KEY})
    assert (status, made["event"], made["url"], made["key"]) == (201, SCHEDULED, receiver.url + "/zap", KEY)
    assert line.ask("GET", HOOKS) == (200, {"data": [{name: made[name] for name in made if name != "key"}]})
    office.book()
    assert receiver.wait(1)[0].path == "/zap"
    assert line.ask("DELETE", f"{HOOKS}/{made['id']}") == (204, None)
    assert line.ask("GET", HOOKS) == (200, {"data": []})
    assert problem(line.ask("DELETE", f"{HOOKS}/{made['id']}"))[0] == 404


def test_who_asks_again_gets_the_same_subscription_and_the_key_is_shown_once(line: Line):
    status, made = line.ask("POST", HOOKS, {"event": SCHEDULED, "url": URL})
    assert (status, 32 <= len(made["key"]) <= 64) == (201, True)
    assert line.ask("POST", HOOKS, {"event": SCHEDULED, "url": URL}) == (
        200,
        {name: made[name] for name in made if name != "key"},
    )


def test_each_flow_of_a_program_s_user_has_an_address_of_its_own(office: Office, line: Line, receiver: Receiver):
    made = [line.ask("POST", HOOKS, {"event": SCHEDULED, "url": f"{receiver.url}/{n}"})[1] for n in range(2)]
    assert len({each["id"] for each in made}) == len({each["key"] for each in made}) == 2
    office.book()
    assert sorted(each.path for each in receiver.wait(2)) == ["/0", "/1"]
    line.ask("DELETE", f"{HOOKS}/{made[0]['id']}")
    assert [each["id"] for each in line.ask("GET", HOOKS)[1]["data"]] == [made[1]["id"]]


def test_at_how_many_addresses_an_app_hears_of_something_is_bounded(line: Line, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(subscriptions, "MOST", 1)
    assert line.ask("POST", HOOKS, {"event": SCHEDULED, "url": URL})[0] == 201
    assert problem(line.ask("POST", HOOKS, {"event": SCHEDULED, "url": URL + "/other"}))[0] == 409


def test_a_receiver_that_says_410_is_unsubscribed(office: Office, line: Line, receiver: Receiver):
    receiver.usual = Answer(410)
    line.ask("POST", HOOKS, {"event": SCHEDULED, "url": receiver.url})
    office.book()
    until(lambda: line.ask("GET", HOOKS) == (200, {"data": []}))


def test_the_events_an_app_may_hear_of_are_told(office: Office, line: Line):
    narrow = office.server.connect(7, scopes=["tn.jpm.jobs:r"], name="Narrow")
    status, body = Line(office.server.url, narrow).ask("GET", "/webhooks/v1/tenant/7/events")
    found = {each["event"]: each for each in body["data"]}
    assert status == 200
    assert found.keys() == {SCHEDULED, UPDATED, "tn.jpm.job-completed", "tn.jpm.job-rescheduled"} | {
        "tn.dis.technician-dispatched"
    }
    assert found[SCHEDULED] == {
        "event": SCHEDULED,
        "about": "A job was booked.",
        "scope": "tn.jpm.jobs:r",
        "closed": False,
    }


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({}, "request"),
        ({"event": 5, "url": URL}, "event"),
        ({"event": "tn.jpm.job-created", "url": URL}, "event"),
        ({"event": SCHEDULED, "url": URL, "encoding": "rot13"}, "encoding"),
        ({"event": SCHEDULED, "url": ["x"]}, "url"),
        ([], "request"),
    ],
)
def test_what_cannot_be_is_refused_and_its_place_named(line: Line, body: Any, place: str):
    status, places, _ = problem(line.ask("POST", HOOKS, body))
    assert (status, places) == (400, [place])
    assert line.ask("GET", HOOKS) == (200, {"data": []})


@pytest.mark.parametrize(
    "body", [{"event": SCHEDULED, "url": "ftp://example.com"}, {"event": SCHEDULED, "url": URL, "key": "short"}]
)
def test_an_address_or_a_key_that_cannot_be_is_refused(line: Line, body: Any):
    assert problem(line.ask("POST", HOOKS, body))[0] == 409
    assert line.ask("GET", HOOKS) == (200, {"data": []})


def test_a_body_that_is_too_large_or_no_json_is_refused(line: Line):
    assert problem(line.ask("POST", HOOKS, {"event": "x" * 70_000}))[0] == 413
    line.connection.request(
        "POST", HOOKS, "{", {"authorization": f"Bearer {line.token}", "st-app-key": line.credentials.app_key}
    )
    response = line.connection.getresponse()
    response.read()
    assert response.status == 400


def test_admission_is_that_of_the_api(office: Office, line: Line):
    narrow = Line(office.server.url, office.server.connect(7, scopes=["tn.crm.customers:r"], name="No jobs"))
    assert problem(narrow.ask("POST", HOOKS, {"event": SCHEDULED, "url": URL}))[0] == 403
    office.server.tenant(8, "Another")
    for method, path in (
        ("GET", HOOKS),
        ("POST", HOOKS),
        ("DELETE", f"{HOOKS}/x"),
        ("GET", "/webhooks/v1/tenant/7/events"),
    ):
        elsewhere = path.replace("tenant/7", "tenant/8")
        assert problem(line.ask(method, elsewhere, {}))[0] == 403
        line.connection.request(method, path, "{}")
        response = line.connection.getresponse()
        response.read()
        assert response.status == 401
        line.connection.request(method, path, "{}", {"authorization": f"Bearer {line.token}"})
        response = line.connection.getresponse()
        response.read()
        assert response.status == 401


def test_one_app_cannot_see_or_end_what_another_subscribed(office: Office, line: Line):
    _, made = line.ask("POST", HOOKS, {"event": SCHEDULED, "url": URL})
    other = Line(office.server.url, office.server.connect(7, name="Nosy"))
    assert other.ask("GET", HOOKS) == (200, {"data": []})
    assert problem(other.ask("DELETE", f"{HOOKS}/{made['id']}"))[0] == 404
    assert len(line.ask("GET", HOOKS)[1]["data"]) == 1


def test_over_http_webhooks_are_refused_at_once_where_they_must_be_public():
    with served(webhooks_to_private=False) as office:
        answer = office.line.ask("POST", HOOKS, {"event": SCHEDULED, "url": "http://example.com/"})
        assert problem(answer)[:2] == (400, ["url"])
