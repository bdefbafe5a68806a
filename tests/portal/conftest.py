"""A server with its portal, and Debian's Chromium to look at it with."""

from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.portal.walking import Seen, walk
from tests.programs import program
from truckroll.portal.routes import routes
from truckroll.testing import Sandbox, sandbox

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]


@pytest.fixture(scope="session")
def server() -> Iterator[Sandbox]:
    """An empty server with its portal; tests that change it take care of each other, or open their own."""
    with sandbox(beside=[routes]) as opened:
        yield opened


@pytest.fixture(scope="session")
def site(server: Sandbox) -> dict[str, Seen]:
    """Every page that a link leads to."""
    return walk(server.url)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one file of tests: while it is open, a process cannot run an event loop of its own."""
    chromium = program("chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, server: Sandbox) -> Generator[Page]:
    """A page in a browser nobody has used before; an error of a script, or a refusal of the policy, fails the test."""
    context = browser.new_context(base_url=server.url)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    opened.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()
    assert faults == []
