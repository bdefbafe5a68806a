"""The console's pages about a tenant: records and their history, the day's board, and its feeds."""

import html
import re
from collections.abc import Iterator

import pytest

from tests.laws.contractor import JOBS, TENANT, Contractor, Line, furnish
from tests.portal.cast import Reader, person, reader
from tests.stores import sandbox
from truckroll.catalogue.time import Clock
from truckroll.derive.tables import all_tables
from truckroll.portal.routes import routes
from truckroll.testing import Sandbox

SCRIPT = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[Sandbox, Contractor]]:
    with sandbox(beside=[routes], request_log=7, clock=Clock()) as server:
        contractor = furnish(server, 3)
        server.tenant(8, "Another contractor")
        for email, role, tenant in (
            ("olive@example.com", "operator", None),
            ("dora@example.com", "developer", None),
            ("ann@example.com", "administrator", 7),
            ("bob@example.com", "administrator", 8),
        ):
            someone = person(server, email, role, tenant)
            if role == "developer":
                give = "update app set owner = :owner where id = :app"
                values = {"owner": someone.id, "app": contractor.credentials.app_id}
                server.platform.database.write(lambda c, give=give, values=values: c.execute(give, values)).result()
        yield server, contractor


@pytest.fixture(scope="module")
def people(place) -> dict[str, Reader]:
    """Everybody's browser."""
    return {who: reader(place[0], f"{who}@example.com") for who in ("olive", "dora", "ann", "bob")}


def words(page: str) -> str:
    """What a page says, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def job(place, people, number: int = 0) -> str:
    return f"/console/records/jpm.Job/{place[1].jobs[number]}?tenant={TENANT}"


def test_every_noun_has_a_table(place, people):
    index = people["ann"].get("/console/records").text
    for table in all_tables():
        address = f"/console/records/{table.noun.name}?tenant={TENANT}"
        assert html.escape(address) in index or address in index, table.noun.name
        assert people["ann"].get(address).status_code == 200, table.noun.name


def test_a_table_shows_records_by_the_filters_of_their_list(place, people):
    page = people["ann"].get("/console/records/jpm.Job?tenant=7&jobStatus=Scheduled&sort=%2BId").text
    assert [int(id) for id in re.findall(r'href="/console/records/jpm.Job/(\d+)', page)] == sorted(place[1].jobs)
    assert "3 in all" in page
    page = people["ann"].get("/console/records/jpm.Job?tenant=7&jobStatus=Completed").text
    assert "No such record" in page
    assert '<option value="Completed" selected>' in page


def test_a_filter_that_means_nothing_is_refused_in_the_apis_words(people):
    answer = people["ann"].get("/console/records/jpm.Job?tenant=7&customerId=somebody")
    assert answer.status_code == 400
    assert "customerId: " in words(answer.text)


def test_a_noun_without_a_list_of_its_own_has_a_table_too(place, people):
    Line(place[0].url, place[1].credentials).good("POST", f"{JOBS}/{place[1].jobs[0]}/notes", {"text": "Ring twice"})
    assert "Ring twice" in people["ann"].get("/console/records/jpm.JobNote?tenant=7").text


def test_a_record_tells_how_it_came_to_what_it_is(place, people):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    for summary in ("Leaking tap", "Leaking boiler"):
        line.good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": summary})
    said = words(people["ann"].get(job(place, people)).text)
    assert "summary Leaking tap → Leaking boiler" in said
    assert "summary job 0 → Leaking tap" in said
    assert said.index("Leaking tap → Leaking boiler") < said.index("job 0 → Leaking tap")
    assert "The oldest version that is kept" in said
    assert "not yet in the feed" in said


def test_a_record_leads_to_what_it_points_at_and_to_what_points_at_it(place, people):
    contractor = place[1]
    page = people["ann"].get(job(place, people)).text
    customer = contractor.ids["customerId"]
    assert f'href="/console/records/crm.Customer/{customer}?tenant=7"' in page
    assert "Ada" in page
    assert f"/console/records/jpm.Appointment?tenant=7&amp;jobId={contractor.jobs[0]}" in page
    there = people["ann"].get(f"/console/records/crm.Customer/{customer}?tenant=7").text
    assert f"/console/records/jpm.Job?tenant=7&amp;customerId={customer}" in there


def test_text_of_records_is_never_markup(place, people):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    line.good("PATCH", f"{JOBS}/{contractor.jobs[2]}", {"summary": SCRIPT})
    line.good("PATCH", f"/crm/v2/tenant/7/customers/{contractor.ids['customerId']}", {"name": SCRIPT})
    day = "/console/board?tenant=7&date=2030-01-01"
    for path in (
        job(place, people, 2),
        "/console/records/jpm.Job?tenant=7",
        "/console/records/crm.Customer?tenant=7",
        day,
    ):
        page = people["ann"].get(path).text
        assert "alert(" in page, path
        assert SCRIPT not in page, path
    line.good("PATCH", f"/crm/v2/tenant/7/customers/{contractor.ids['customerId']}", {"name": "Ada"})


PAGES = ["records", "records/jpm.Job", "board", "feeds"]


@pytest.mark.parametrize("path", PAGES)
def test_nobody_sees_another_tenants_pages(people, path):
    assert people["bob"].get(f"/console/{path}?tenant=7").status_code == 404
    assert people["bob"].get(f"/console/{path}").status_code == 200
    assert "Ada" not in people["bob"].get(f"/console/{path}").text


def test_nobody_sees_another_tenants_record(place, people):
    assert people["ann"].get(job(place, people)).status_code == 200
    assert people["bob"].get(job(place, people)).status_code == 404
    assert people["bob"].get(job(place, people).replace("tenant=7", "tenant=8")).status_code == 404


def test_a_developer_looks_at_records_of_a_sandbox_and_never_at_a_business(place, people, monkeypatch):
    assert people["dora"].get("/console/records/jpm.Job?tenant=7").status_code == 200
    assert people["dora"].get("/console/records/jpm.Job?tenant=8").status_code == 404
    monkeypatch.setattr(place[0].platform, "sandbox", False)
    for path in PAGES:
        assert people["dora"].get(f"/console/{path}?tenant=7").status_code == 404
    assert people["dora"].get(job(place, people)).status_code == 404
    assert "Records</a>" not in people["dora"].get("/console").text


@pytest.mark.parametrize(
    "path",
    [
        "records/jpm.Nothing?tenant=7",
        "records/jpm.Job/999999?tenant=7",
        "records/jpm.Job/abc?tenant=7",
        "records/jpm.Job/99999999999999999999999?tenant=7",
        "records?tenant=nonsense",
        "records?tenant=99999999999999999999999",
        "requests/99999999999999999999999",
    ],
)
def test_what_is_not_there_is_said_on_a_page(people, path):
    assert people["olive"].get(f"/console/{path}").status_code == 404


def test_a_day_shows_visits_on_the_clocks_of_the_tenant(place, people):
    page = people["ann"].get("/console/board?tenant=7&date=2030-01-01").text
    said = words(page)
    assert "Tuesday, 1 January 2030" in said
    assert "3 visits. Times are of America/Chicago." in said
    assert "Tess 2030-01-01 04:00 2030-01-01 06:00" in said  # 10 to 12 o'clock in UTC
    assert page.count('<rect class="visit scheduled"') == 3
    assert "date=2029-12-31" in page
    assert "date=2030-01-02" in page


def test_a_day_without_visits_and_a_day_that_is_none(people):
    assert "No visits on this day" in people["ann"].get("/console/board?date=2031-05-05").text
    for odd in ("nonsense", "9999-12-31", "0001-01-01", "2030-13-45"):
        assert people["ann"].get(f"/console/board?date={odd}").status_code == 200


def test_a_visit_that_nobody_is_sent_to_stands_first(place, people):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    visit = {"start": "2030-02-01T15:00:00Z", "end": "2030-02-01T16:00:00Z"}
    line.good("POST", "/jpm/v2/tenant/7/appointments", {"jobId": contractor.jobs[1], **visit})
    page = people["ann"].get("/console/board?tenant=7&date=2030-02-01").text
    assert "Nobody yet" in page
    assert page.index("Nobody yet") < page.index("Tess")


def test_feeds_tell_who_has_read_how_far(place, people):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    line.good("GET", "/jpm/v2/tenant/7/export/jobs", includeRecentChanges="true")
    for _ in range(2):
        line.good("POST", JOBS, contractor.job("one more"))
    server.platform.requests.settle()
    row = feed_row(people["ann"])
    assert "up to date" in row  # what is not yet due is nobody's lack
    server.clock.advance(16 * 60)
    row = feed_row(people["ann"])
    assert re.search(r"A test \d+ s ago \d+ 2 5", row), row
    assert "A test" not in words(people["bob"].get("/console/feeds").text)


def feed_row(browser: Reader) -> str:
    page = browser.get("/console/feeds?tenant=7").text
    return next(words(row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if "jpm jobs" in row)
