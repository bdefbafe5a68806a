"""The portal in a browser: read by eye, by ear and by keyboard, on a desk and on a phone, with a script and without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from truckroll.testing import Sandbox

KINDS = [
    "/",
    "/docs",
    "/docs/apis/jpm",
    "/docs/first-api-call",
    "/faqs",
    "/release-notes",
    "/privacy",
    "/reference",
    "/reference/jpm",
    "/reference/jpm/Jobs_Cancel",
    "/search?q=hold",
    "/docs/no-such-page",
]
"""One page of each kind."""
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize(
    ("path", "theme"),
    [
        *((path, "light") for path in KINDS[:4]),
        *(pytest.param(path, "light", marks=pytest.mark.soak) for path in KINDS[4:]),
        *(pytest.param(path, "dark", marks=pytest.mark.soak) for path in ("/", "/docs", "/reference/jpm/Jobs_Cancel")),
    ],
)
def test_axe_finds_no_violation(page: Page, path: str, theme: str):
    page.emulate_media(color_scheme=theme)  # pyright: ignore[reportArgumentType]
    page.goto(path)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []


@pytest.mark.parametrize("path", KINDS)
def test_no_page_is_wider_than_a_phone(page: Page, path: str):
    page.set_viewport_size(PHONE)  # pyright: ignore[reportArgumentType]
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_search_answers_as_one_types_and_by_keyboard_alone(page: Page):
    page.goto("/docs")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("hold appoint")
    expect(page.locator("#found [role=option]").first).to_contain_text("Appointments_Hold")
    expect(page.locator("#said")).to_contain_text("found")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#find")).to_have_attribute("aria-activedescendant", "found-1")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    page.locator("#find").fill("")
    page.keyboard.type("jobs_cancel")
    expect(page.locator("#found [role=option]").first).to_contain_text("Jobs_Cancel")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/reference/jpm/Jobs_Cancel"))


def test_search_without_a_choice_shows_a_page_of_finds(page: Page):
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("webhooks")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=webhooks"))
    expect(page.locator(".results")).to_contain_text("Webhooks")


def test_a_chosen_language_stays_chosen(page: Page):
    page.goto("/reference/jpm/Jobs_Get")
    page.get_by_role("tab", name="JavaScript").click()
    expect(page.get_by_role("tabpanel", name="JavaScript")).to_be_visible()
    expect(page.get_by_role("tabpanel", name="curl")).to_be_hidden()
    page.goto("/reference/crm/Customers_Get")
    expect(page.get_by_role("tabpanel", name="JavaScript")).to_contain_text("fetch")
    page.keyboard.press("Tab")
    page.get_by_role("tab", name="JavaScript").press("ArrowLeft")
    expect(page.get_by_role("tab", name="servicepytan")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="servicepytan")).to_be_visible()


def test_code_is_copied_whole(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/reference/jpm/Jobs_Get")
    code = page.locator(".tabs figure").first
    code.get_by_role("button", name="Copy").click()
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == code.locator("code").text_content()


def test_light_and_dark_are_the_readers_choice_and_are_kept(page: Page):
    page.emulate_media(color_scheme="light")
    page.goto("/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.goto("/docs")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_first_tab_leads_to_the_content(page: Page):
    page.goto("/reference/jpm/Jobs_Create")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_on_a_phone_menus_open_when_they_are_asked_for(page: Page):
    page.set_viewport_size(PHONE)  # pyright: ignore[reportArgumentType]
    page.goto("/reference/jpm/Jobs_Create")
    menu, operations = page.get_by_role("navigation", name="Main"), page.locator("#operations")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(operations).to_be_hidden()
    page.get_by_role("button", name="All operations").click()
    operations.get_by_role("link", name="Jobs_Cancel").click()
    expect(page).to_have_url(re.compile("/reference/jpm/Jobs_Cancel"))


def test_everything_can_be_read_without_a_script(browser: Browser, server: Sandbox):
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/reference/jpm/Jobs_Create")
    for language in ("curl", "Python", "servicepytan", "JavaScript"):
        expect(page.get_by_role("heading", name=language, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.get_by_role("searchbox").fill("Jobs_Cancel")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Jobs_Cancel").first.click()
    expect(page).to_have_url(re.compile("/reference/jpm/Jobs_Cancel"))
    context.close()
