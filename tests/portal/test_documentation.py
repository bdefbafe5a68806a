"""The documentation: every link leads somewhere, and every piece of code does what the page says."""

import ast
import json
import subprocess
from itertools import count
from pathlib import Path

import pytest
import requests
from markdown_it import MarkdownIt

from tests.portal.walking import Seen
from truckroll.derive.events import all_events
from truckroll.derive.operations import all_operations, load
from truckroll.portal.documentation import SERVER, Page, pages
from truckroll.portal.pages import LEGAL, setting
from truckroll.server.problems import bad_request
from truckroll.store import identity
from truckroll.testing import Credentials, Sandbox

PAGES = pages()
NUMBERS = count(9_001)


def code(page: Page, *languages: str) -> list[str]:
    """The pieces of code on a page in some languages."""
    found = (token for token in MarkdownIt().parse(page.text) if token.type == "fence")
    return [token.content for token in found if token.info in languages]


def test_every_link_of_every_page_leads_to_a_page_and_a_place_on_it(site: dict[str, Seen]):
    assert {address: page.status for address, page in site.items() if page.status != 200} == {}
    lost = []
    for address, page in site.items():
        for link in page.links:
            path, _, fragment = link.partition("#")
            if fragment and path in site and fragment not in site[path].ids:
                lost.append((address, link))
    assert lost == []


def test_no_page_loads_anything_from_elsewhere(site: dict[str, Seen]):
    foreign = {link for page in site.values() for link in page.links if link.startswith(("http:", "https:", "//"))}
    assert all(link.startswith("https://") for link in foreign)
    assert "www.standardwebhooks.com" in " ".join(foreign)  # they are links to read, and only documentation has some


def test_every_page_of_the_documentation_is_in_its_menu(site: dict[str, Seen]):
    assert set(PAGES) <= set(site)
    menu = {link for link in site["/docs"].links if link.startswith("/docs")}
    assert {address for address in PAGES if address.startswith("/docs")} <= menu


@pytest.mark.parametrize("api", [family.api for family in load()])
def test_the_page_of_an_api_names_all_that_it_has(server: Sandbox, api: str):
    page = requests.get(f"{server.url}/docs/apis/{api}", timeout=10).text
    for operation in all_operations():
        if operation.api == api:
            assert operation.operation_id in page
            assert operation.scope in page


def test_webhooks_are_listed_as_they_are_declared(server: Sandbox):
    page = requests.get(f"{server.url}/docs/webhooks", timeout=10).text
    told = {event.type for event in all_events().values() if event.published}
    assert len(told) == 21
    assert {event for event in told if event in page} == told


def test_release_notes_are_those_of_the_changelog(server: Sandbox):
    latest = next(line for line in Path("CHANGELOG.md").read_text().splitlines() if line.startswith("- "))
    page = requests.get(f"{server.url}/release-notes", timeout=10).text
    assert latest.removeprefix("- ")[:40] in page


def test_pages_name_the_server_that_they_are_read_on(server: Sandbox):
    page = requests.get(f"{server.url}/docs/environments", timeout=10).text
    assert server.url in page
    assert SERVER not in page


def test_python_and_json_can_be_read_as_such():
    for page in PAGES.values():
        for piece in code(page, "python"):
            ast.parse(piece)
        for piece in code(page, "json"):
            json.loads(piece)
        for piece in code(page, "sh"):
            subprocess.run(["bash", "-n", "-c", piece], check=True)


def test_an_error_looks_as_it_is_told():
    told = next(json.loads(piece) for piece in code(PAGES["/docs/errors-and-limits"], "json"))
    problem = bad_request(told["title"], told["errors"])
    assert json.loads(problem.body(told["traceId"])) == told


@pytest.fixture
def credentials(server: Sandbox) -> Credentials:
    """An app that a tenant has connected."""
    tenant = server.tenant(next(NUMBERS))
    return server.connect(tenant, name=f"Reader {tenant}")


def test_the_first_call_with_curl_works_as_written(server: Sandbox, credentials: Credentials):
    given, *steps = code(PAGES["/docs/first-api-call"], "sh")[:3]
    for name, value in (
        (SERVER, server.url),
        ("cid.…", credentials.client_id),
        ("cs1.…", credentials.client_secret),
        ("ak1.…", credentials.app_key),
        ("TENANT_ID=1", f"TENANT_ID={credentials.tenant}"),
    ):
        assert name in given
        given = given.replace(name, value)
    said = subprocess.run(
        ["bash", "-eu", "-c", "\n".join([given, *steps])], capture_output=True, text=True, check=True
    ).stdout
    assert json.loads(said)["data"] == []


def test_python_works_as_written(
    server: Sandbox, credentials: Credentials, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    written = next(piece for piece in code(PAGES["/docs/environments"], "ini"))
    for name, value in (
        (SERVER, server.url),
        ("cid.…", credentials.client_id),
        ("cs1.…", credentials.client_secret),
        ("ak1.…", credentials.app_key),
        ("TENANT_ID=1", f"TENANT_ID={credentials.tenant}"),
    ):
        assert name in written
        written = written.replace(name, value)
    Path(".env").write_text(written)
    for address in ("/docs/first-api-call", "/docs/transactional-and-export-apis", "/docs/webhooks", "/docs/sandbox"):
        for piece in code(PAGES[address], "python"):
            exec(compile(piece, address, "exec"), {})


@pytest.mark.parametrize("name", LEGAL)
def test_operators_may_have_legal_pages_of_their_own(server: Sandbox, name: str):
    database = server.platform.database
    assert requests.get(f"{server.url}/{name}", timeout=10).status_code == 200
    database.write(lambda connection: identity.remember(connection, setting(name), "https://example.com/own")).result()
    try:
        answer = requests.get(f"{server.url}/{name}", timeout=10, allow_redirects=False)
        assert answer.headers["location"] == "https://example.com/own"
    finally:
        database.write(lambda connection: identity.remember(connection, setting(name), "")).result()
