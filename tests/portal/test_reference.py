"""The reference: a page for each operation, small and quick, whose examples and code are true."""

import json
import time

import jsonschema_rs
import pytest
import requests

from tests.every.published_shape import as_json_schema
from tests.portal.walking import Seen
from truckroll.derive.operations import load
from truckroll.portal.contract import Explained, explained
from truckroll.testing import Sandbox

PAGES = [each for operations in explained().values() for each in operations.values()]
LARGEST, SLOWEST = 100_000, 0.2


def test_every_operation_has_a_page_that_is_not_large(site: dict[str, Seen]):
    sizes = {each.address: site[each.address].size for each in PAGES if site[each.address].status == 200}
    assert len(sizes) == 563
    assert {address: size for address, size in sizes.items() if size > LARGEST} == {}


def test_even_the_largest_pages_are_quick(server: Sandbox, site: dict[str, Seen]):
    for each in sorted(PAGES, key=lambda each: site[each.address].size)[-5:]:
        assert min(_seconds(server.url + each.address) for _ in range(5)) < SLOWEST, each.address


def _seconds(url: str) -> float:
    began = time.perf_counter()
    requests.get(url, timeout=10).raise_for_status()
    return time.perf_counter() - began


def test_every_api_has_a_page_with_all_of_its_operations(server: Sandbox):
    for family in load():
        page = requests.get(f"{server.url}/reference/{family.api}", timeout=10).text
        for each in explained()[family.api].values():
            assert f'href="{each.address}"' in page


def test_the_export_operations_come_first():
    for operations in explained().values():
        tags = [each.operation.tag for each in operations.values()]
        export = [tag.endswith("Export") for tag in tags]
        assert export == sorted(export, reverse=True)


def test_an_operation_is_found_however_its_name_is_capitalized(server: Sandbox):
    answer = requests.get(f"{server.url}/reference/jpm/jobs_getlist", timeout=10, allow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/reference/jpm/Jobs_GetList")


@pytest.mark.parametrize("path", ["/reference/nothing", "/reference/jpm/Nothing", "/reference/nothing/Jobs_Get"])
def test_what_is_not_there_is_said_on_a_page(server: Sandbox, path: str):
    answer = requests.get(server.url + path, timeout=10)
    assert answer.status_code == 404
    assert "<h1>There is nothing here</h1>" in answer.text


def test_a_page_says_all_that_one_needs_to_call(server: Sandbox):
    page = requests.get(f"{server.url}/reference/jpm/Export_Appointments", timeout=10).text
    for said in (
        "<h1>Export_Appointments</h1>",
        "tn.jpm.appointments:r",
        'href="/openapi/jpm-v2.json"',
        "includeRecentChanges",
        'id="definition-AppointmentStatus"',
        'href="#definition-AppointmentStatus"',
        'id="response-400"',
    ):
        assert said in page
    urls = page.replace("<wbr>", "")
    for root in ("https://api.servicetitan.io", "https://api-integration.servicetitan.io", server.url):
        assert f"{root}/jpm/v2/tenant/{{tenant}}/export/appointments" in urls


def test_every_example_fits_its_schema():
    for each in PAGES:
        shown = [(answer.schema, answer.example) for answer in each.answers if answer.example]
        shown += [(each.body[1], each.body_example)] if each.body and each.body[0] == "application/json" else []
        for schema, example in shown:
            assert schema is not None
            assert _faults(each, schema, json.loads(example)) == [], each.address


def _faults(each: Explained, schema: object, example: object) -> list[str]:
    whole = {"components": {"schemas": {one.name: one.schema for one in each.definitions}}, "allOf": [schema]}
    validator = jsonschema_rs.Draft4Validator(as_json_schema(whole))
    return [f"{list(fault.instance_path)}: {fault.message}" for fault in validator.iter_errors(example)]


def test_every_definition_that_a_page_names_stands_on_it(server: Sandbox):
    for each in PAGES[::25]:
        page = requests.get(server.url + each.address, timeout=10).text
        for definition in each.definitions:
            assert page.count(f'id="definition-{definition.name}"') == 1, (each.address, definition.name)
