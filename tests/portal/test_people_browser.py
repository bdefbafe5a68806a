"""Accounts, apps and connections in a browser: for everybody, on a desk and a phone, by keys, and without a script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.portal.cast import PASSWORD, entered, person
from tests.stores import sandbox
from truckroll.portal import gate
from truckroll.portal.routes import routes
from truckroll.server.access import apps, people, petitions

PHONE = 390
SCOPES = ["tn.jpm.jobs:r", "tn.jpm.jobs:w", "tn.dis.gpspings:w"]
PAGES = [
    ("", "/sign-in"),
    ("", "/request-access"),
    ("", "/set-password?link={link}"),
    ("developer", "/account"),
    ("developer", "/apps"),
    ("developer", "/apps/new"),
    ("developer", "/apps/{app}"),
    ("developer", "/reference/jpm/Jobs_GetList"),
    ("administrator", "/integrations"),
    ("administrator", "/integrations/{client}"),
    ("administrator", "/integrations/connect/{offered}"),
    ("operator", "/admin"),
    ("operator", "/admin/people"),
    ("operator", "/admin/tenants"),
    ("operator", "/admin/apps"),
]


@pytest.fixture(scope="module")
def server():
    with sandbox(beside=[routes], request_log=1) as opened:
        opened.tenant(7, "Bluebonnet Heating")
        for role in ("operator", "developer"):
            person(opened, f"{role}@example.com", role, name=role.title())
        person(opened, "administrator@example.com", "administrator", 7, name="Alex")
        yield opened


@pytest.fixture(scope="module")
def places(server) -> dict[str, str]:
    """What the addresses of the pages name."""
    now = server.clock.now()

    def furnish(connection):
        owner = people.find(connection, "developer@example.com")
        app = apps.create(connection, "Board", scopes=SCOPES, now=now, offered_to=[7], owner=owner.id)
        offered = apps.create(connection, "Robot", scopes=SCOPES, now=now, offered_to=[7], owner=owner.id)
        grant, _ = apps.connect(connection, app.id, 7, now=now)
        petitions.ask_for_limit(connection, app.id, person=owner.id, asked="90", purpose="A live board", now=now)
        petitions.ask_for_access(connection, name="Ann", email="ann@example.com", company="A", purpose="x", now=now)
        invited = people.add(connection, "new@example.com", "New", "developer", now=now)
        link = people.invite(connection, invited.id, now=gate.WALL.now())
        return {"app": app.id, "offered": offered.id, "client": grant.client_id, "link": link}

    return server.platform.database.write(furnish).result()


@pytest.fixture
def open_as(server, browser: Browser):
    """Opens a browser of somebody; an error of a script, or a refusal of the policy, fails the test."""
    contexts, faults = [], []

    def opening(role: str, **how) -> Page:
        context = browser.new_context(base_url=server.url, **how)
        contexts.append(context)
        if role:
            id = entered(server, f"{role}@example.com").session.cookies[gate.COOKIE]
            context.add_cookies([{"name": gate.COOKIE, "value": id, "url": server.url}])
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield opening
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.soak  # the story looks at most of these pages with axe, in light
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("role", "path"), PAGES)
def test_everybody_can_use_a_page(open_as, places, role, path, theme):
    page = open_as(role)
    page.emulate_media(color_scheme=theme)
    page.goto(path.format(**places))
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []


@pytest.mark.parametrize(("role", "path"), PAGES)
def test_a_page_fits_a_phone(open_as, places, role, path):
    page = open_as(role)
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(path.format(**places))
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_an_app_is_made_by_keys_alone(server, open_as):
    page = open_as("")
    page.goto("/sign-in?next=/apps/new")
    page.locator("#field-email").focus()
    page.keyboard.type("developer@example.com")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Create an app")).to_be_visible()
    page.locator("#field-name").focus()
    page.keyboard.type("Made by keys")
    fold = page.locator("summary", has_text="Timesheets")
    fold.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # all of it: view
    expect(fold).to_contain_text(re.compile(r"\d+ of \d+"))
    page.get_by_role("button", name="Create the app").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Made by keys", exact=True)).to_be_visible()
    made = apps.find(server.platform.database.inline, "Made by keys")
    assert len({scope.split(".")[1] for scope in made.scopes}) == 1


def test_what_is_wrong_with_a_field_is_told_to_those_who_hear_the_page(open_as):
    page = open_as("developer")
    page.goto("/account")
    page.fill("#field-current", "wrong")
    page.fill("#field-password", "another four words")
    page.fill("#field-again", "another four words")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("alert")).to_contain_text("This was not done")
    expect(page.locator("#field-current")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#field-current")).to_have_accessible_description("This is not your password.")


def test_the_account_menu_opens_and_signs_out(open_as):
    page = open_as("developer", viewport={"width": PHONE, "height": 844})
    page.goto("/apps")
    page.get_by_role("button", name="Developer").click()
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_an_operation_is_tried_with_a_script_and_without(open_as, places, script):
    page = open_as("developer", java_script_enabled=script)
    page.goto("/reference/jpm/Jobs_GetList")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("GET /jpm/v2/tenant/7/jobs", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile(r"200 in [\d.]+ ms"))).to_be_visible()
    assert ("/reference/" in page.url) == script
