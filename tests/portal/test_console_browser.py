"""The console in a real browser: requests come in by themselves, everything works by keyboard, on a phone, for all."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.laws.contractor import JOBS, Contractor, Line, furnish
from tests.portal.cast import PASSWORD, person
from truckroll.portal.routes import routes
from truckroll.testing import Sandbox, sandbox

PAGES = [
    "/console",
    "/console/requests",
    "/console/requests?text=zzz",
    "/console/board?tenant=7&date=2030-01-01",
    "/console/records?tenant=7",
    "/console/records/jpm.Job?tenant=7",
    "/console/feeds?tenant=7",
    "/console/webhooks",
    "/console/sandbox",
]


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[Sandbox, Contractor]]:
    with sandbox(beside=[routes], request_log=7) as server:
        contractor = furnish(server, 3)
        server.tenant(8)
        person(server, "olive@example.com", "operator")
        line = Line(server.url, contractor.credentials)
        line.good("GET", "/jpm/v2/tenant/7/export/jobs", includeRecentChanges="true")
        line.ask("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": "Leaking tap", "colour": "red"})
        server.platform.requests.settle()
        yield server, contractor


@pytest.fixture(scope="module")
def signed_in(place, browser: Browser) -> Iterator[dict]:
    """The cookies of the operator, who signed in once."""
    context = browser.new_context(base_url=place[0].url)
    page = context.new_page()
    page.goto("/sign-in?next=/console")
    page.fill("[name=email]", "olive@example.com")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Console", exact=True)).to_be_visible()
    yield context.storage_state()
    context.close()


@pytest.fixture
def desk(place, browser: Browser, signed_in) -> Iterator[Page]:
    """The operator at his desk; an error of a script, or a refusal of the policy, fails the test."""
    yield from opened(browser, place[0].url, signed_in, viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(place, browser: Browser, signed_in) -> Iterator[Page]:
    yield from opened(browser, place[0].url, signed_in, viewport={"width": 390, "height": 844}, color_scheme="dark")


def opened(browser: Browser, url: str, state, **how) -> Iterator[Page]:
    context = browser.new_context(base_url=url, storage_state=state, **how)
    context.set_default_timeout(10_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert faults == []


def test_a_request_comes_in_while_the_log_is_open_and_waits_while_it_is_paused(place, desk: Page):
    server, contractor = place
    line = Line(server.url, contractor.credentials)
    desk.goto("/console/requests")
    line.good("GET", f"{JOBS}?live=one")
    expect(desk.get_by_text("live=one")).to_be_visible(timeout=15_000)
    desk.get_by_role("button", name="Pause").click()
    expect(desk.get_by_role("button", name="Go on")).to_be_visible()
    line.good("GET", f"{JOBS}?live=two")
    server.platform.requests.settle()
    with desk.expect_request("**/console/requests/latest*", timeout=15_000):
        desk.get_by_role("button", name="Go on").click()
    expect(desk.get_by_text("live=two")).to_be_visible(timeout=15_000)


def test_a_request_is_opened_and_asked_again_by_keyboard_alone(place, desk: Page):
    server, contractor = place
    Line(server.url, contractor.credentials).good("GET", f"{JOBS}?keys=only")
    server.platform.requests.settle()
    desk.goto("/console/requests?text=keys")
    link = desk.get_by_role("link", name="keys=only")
    for _ in range(60):
        desk.keyboard.press("Tab")
        if link.evaluate("each => each === document.activeElement"):
            break
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name=JOBS)).to_be_visible()
    desk.get_by_role("button", name="Ask again").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="The answer now")).to_be_visible()


def test_a_visit_on_the_board_leads_to_its_record(desk: Page):
    desk.goto("/console/board?tenant=7&date=2030-01-01")
    desk.locator(".board a").first.click()
    expect(desk.get_by_role("heading", name="Appointment")).to_be_visible()


@pytest.mark.soak
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone_and_everybody_can_use_it(place, phone: Page, path: str):
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(phone)
    assert found.violations_count == 0, found.generate_report()


def test_the_page_of_a_request_and_of_a_record_can_be_used_by_everybody(place, desk: Page):
    for path, link in (("/console/requests?text=PATCH", "td.what a"), ("/console/records/jpm.Job?tenant=7", "td a")):
        desk.goto(path)
        desk.locator(link).first.click()
        desk.wait_for_load_state()
        found = Axe().run(desk)
        assert found.violations_count == 0, found.generate_report()


def test_the_log_can_be_read_and_filtered_without_any_script(place, browser: Browser, signed_in):
    context = browser.new_context(base_url=place[0].url, storage_state=signed_in, java_script_enabled=False)
    page = context.new_page()
    page.goto("/console/requests")
    page.fill("[name=text]", "colour")
    page.fill("[name=operation]", "jpm.Jobs_Update")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("td.what")).to_have_count(1)
    assert not page.get_by_role("button", name="Pause").is_visible()
    context.close()
