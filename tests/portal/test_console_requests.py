"""The console's request log: what it shows, to whom, and asking again what was asked before."""

import html
import re
from collections.abc import Iterator

import pytest

from tests.laws.contractor import JOBS, Contractor, Line, furnish
from tests.portal.cast import Reader, person, reader
from tests.stores import sandbox
from truckroll.portal.routes import routes
from truckroll.server.access import apps
from truckroll.testing import Sandbox

SCRIPT = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[Sandbox, Contractor]]:
    """A tenant 7 with jobs and an app of Dora's, a tenant 8 with another app, and people of every role."""
    with sandbox(beside=[routes], request_log=7) as server:
        contractor = furnish(server, 2)
        server.tenant(8)
        other = server.connect(8, name="Other app")
        for email, role, tenant in (
            ("olive@example.com", "operator", None),
            ("dora@example.com", "developer", None),
            ("ann@example.com", "administrator", 7),
            ("bob@example.com", "administrator", 8),
            ("uma@example.com", "user", 7),
        ):
            someone = person(server, email, role, tenant)
            if role == "developer":
                give = "update app set owner = :owner where id = :app"
                values = {"owner": someone.id, "app": contractor.credentials.app_id}
                server.platform.database.write(lambda c, give=give, values=values: c.execute(give, values)).result()
        Line(server.url, other).good("GET", "/jpm/v2/tenant/8/jobs")
        yield server, contractor


def line(place: tuple[Sandbox, Contractor]) -> Line:
    server, contractor = place
    return Line(server.url, contractor.credentials)


_browsers: dict[tuple[str, str], Reader] = {}


def signed_in(server: Sandbox, who: str) -> Reader:
    """Somebody's browser; whoever signs in again and again is slowed down."""
    server.platform.requests.settle()
    if (server.url, who) not in _browsers:
        _browsers[server.url, who] = reader(server, f"{who}@example.com")
    return _browsers[server.url, who]


def opened(browser: Reader, text: str) -> str:
    """The address of the newest request that the log shows for a text."""
    page = browser.get(f"/console/requests?text={text}").text
    found = re.search(r'href="(/console/requests/\d+)"', page)
    assert found, html.unescape(page)[-3_000:]
    return found[1]


@pytest.mark.parametrize("path", ["/console", "/console/requests", "/console/requests/1", "/console/feeds"])
def test_a_stranger_is_asked_to_sign_in(place, path):
    answer = reader(place[0]).get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=")


def test_a_plain_user_of_a_tenant_sees_no_requests(place):
    assert signed_in(place[0], "uma").get("/console/requests").status_code == 403


def test_a_request_and_its_answer_stand_side_by_side(place):
    server, contractor = place
    line(place).ask("POST", f"{JOBS}/{contractor.jobs[0]}/notes?colour=red", {"text": f"gate {SCRIPT}"})
    browser = signed_in(server, "olive")
    log = browser.get("/console/requests").text
    assert f"{JOBS}/{contractor.jobs[0]}/notes" in log
    assert "ignored: colour" in log
    page = browser.get(opened(browser, "colour")).text
    assert "Request</h2>" in page
    assert "Answer</h2>" in page
    assert "alert(" in page
    assert SCRIPT not in page
    assert contractor.credentials.app_key not in page
    assert "Bearer" not in page


def test_the_log_is_filtered(place):
    server, contractor = place
    speaker = line(place)
    speaker.ask("GET", f"{JOBS}/{contractor.jobs[0]}")
    speaker.ask("GET", f"{JOBS}/999999")
    browser = signed_in(server, "olive")
    for query, inside, outside in (
        ("status=4xx", f"{JOBS}/999999", f"{JOBS}/{contractor.jobs[0]}<"),
        ("status=2xx", f"{JOBS}/{contractor.jobs[0]}", f"{JOBS}/999999"),
        ("tenant=8", "/jpm/v2/tenant/8/jobs", JOBS),
        ("operation=jpm.Jobs_Get", f"{JOBS}/999999", "/notes"),
        (f"app={contractor.credentials.app_id}", JOBS, "/tenant/8/"),
        ("text=99999", f"{JOBS}/999999", f"{JOBS}/{contractor.jobs[0]}<"),
        ("tenant=nonsense", "No such request", JOBS),
        ("before=99", "No such request", JOBS),
    ):
        page = browser.get(f"/console/requests?{query}").text
        assert inside in page, query
        assert outside not in page, query


def test_each_sees_the_requests_that_are_his_to_see(place):
    server, contractor = place
    line(place).ask("GET", f"{JOBS}/{contractor.jobs[0]}?mine=yes")
    server.platform.requests.settle()
    address = opened(signed_in(server, "olive"), "mine")
    sees = {}
    for who in ("olive", "ann", "dora", "bob"):
        browser = signed_in(server, who)
        log = browser.get("/console/requests").text
        sees[who] = (browser.get(address).status_code, "/tenant/7/" in log, "/tenant/8/" in log)
        assert ("mine=yes" in browser.get("/console/requests?tenant=7&text=mine").text) == (who != "bob")
    assert sees == {
        "olive": (200, True, True),
        "ann": (200, True, False),
        "dora": (200, True, False),
        "bob": (404, False, True),
    }


def test_a_developers_request_in_the_log_is_no_way_to_anothers_app(place):
    server, _ = place
    browser = signed_in(server, "dora")
    other = next(app for app in apps.every(server.platform.database.inline) if app.name == "Other app")
    assert "/tenant/8/" not in browser.get(f"/console/requests?app={other.id}").text


def count(server: Sandbox, text: str) -> int:
    browser = signed_in(server, "olive")
    return browser.get(f"/console/requests?text={text}").text.count('class="what"')


def test_a_read_is_asked_again_at_once_for_the_same_app(place):
    server, contractor = place
    line(place).ask("GET", f"{JOBS}/{contractor.jobs[0]}?again=read")
    browser = signed_in(server, "ann")
    address = opened(browser, "again=read")
    browser.get(address)
    page = browser.post(f"{address}/replay").text
    assert "The answer now" in page
    assert "as before" in page
    assert count(server, "again=read") == 2
    newest = browser.get(opened(browser, "again=read")).text
    assert contractor.credentials.client_id in newest


def test_a_write_is_asked_again_only_after_a_confirmation(place):
    server, contractor = place
    speaker = line(place)
    notes = f"{JOBS}/{contractor.jobs[1]}/notes"
    speaker.ask("POST", f"{notes}?again=write", {"text": "ring twice"})
    browser = signed_in(server, "dora")
    address = opened(browser, "again=write")
    browser.get(address)
    page = browser.post(f"{address}/replay").text
    assert "Yes, do it again" in page
    assert len(speaker.good("GET", notes)["data"]) == 1
    page = browser.post(f"{address}/replay", {"confirmed": "yes"}).text
    assert "The answer now" in page
    assert [each["text"] for each in speaker.good("GET", notes)["data"]] == ["ring twice"] * 2


def test_nothing_is_asked_again_without_the_pages_own_token_or_by_who_may_not_see_it(place):
    server, contractor = place
    line(place).ask("GET", f"{JOBS}/{contractor.jobs[0]}?again=no")
    browser = signed_in(server, "olive")
    address = opened(browser, "again=no")
    browser.csrf = "guessed"
    assert browser.post(f"{address}/replay").status_code == 403
    other = signed_in(server, "bob")
    other.get("/console")
    assert other.post(f"{address}/replay").status_code == 404
    assert count(server, "again=no") == 1


def test_what_held_a_secret_cannot_be_asked_again(place):
    server, _ = place
    speaker = line(place)
    employee = {"name": "Eve", "password": "correct-horse-battery"}
    speaker.ask("POST", "/settings/v2/tenant/7/employees?again=secret", employee)
    browser = signed_in(server, "olive")
    address = opened(browser, "again=secret")
    browser.get(address)
    answer = browser.post(f"{address}/replay", {"confirmed": "yes"})
    assert answer.status_code == 409
    assert "There was a secret in it" in answer.text
    assert "horse" not in answer.text


def test_a_disabled_app_is_not_asked_for_again(place):
    server, _ = place
    server.tenant(9)
    short = server.connect(9, name="Short-lived")
    Line(server.url, short).good("GET", "/jpm/v2/tenant/9/jobs?again=disabled")
    server.platform.database.write(lambda c: apps.disable(c, short.client_id, now=server.clock.now())).result()
    browser = signed_in(server, "olive")
    address = opened(browser, "again=disabled")
    browser.get(address)
    assert "has disabled this app" in browser.post(f"{address}/replay").text


def test_the_overview_counts_what_the_reader_may_see(place):
    server, contractor = place
    line(place).ask("POST", f"{JOBS}/{contractor.jobs[0]}/notes", {"text": "to be counted"})
    for who, inside in (("olive", True), ("bob", False)):
        page = signed_in(server, who).get("/console").text
        assert ("jpm.Jobs_CreateNote" in page) is inside
        assert "jpm.Jobs_GetList" in page
        assert 'aria-label="Requests: answered' in page
        for over in ("day", "week", "nonsense"):
            assert signed_in(server, who).get(f"/console?over={over}").status_code == 200
    assert "<html" not in signed_in(server, "olive").get("/console/charts").text


def test_without_a_request_log_the_pages_say_so():
    with sandbox(beside=[routes]) as server:
        person(server, "olive@example.com", "operator")
        browser = reader(server, "olive@example.com")
        for path in ("/console", "/console/requests", "/console/requests/latest"):
            assert "No requests are kept" in browser.get(path).text
        assert browser.get("/console/requests/5").status_code == 404
