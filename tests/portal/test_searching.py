"""Search: any operation by its path, its name or a word; documentation by what it says."""

import re

import pytest
import requests

from truckroll.portal.contract import explained
from truckroll.portal.documentation import pages
from truckroll.portal.searching import LONGEST, find
from truckroll.testing import Sandbox

OPERATIONS = [each for operations in explained().values() for each in operations.values()]


def test_every_operation_is_found_by_its_name():
    for each in OPERATIONS:
        same = [one for one in OPERATIONS if one.operation.operation_id == each.operation.operation_id]
        first = {entry.address for entry in find(each.operation.operation_id)[: len(same)]}
        assert each.address in first


def test_every_operation_is_found_by_its_path():
    for each in OPERATIONS:
        written = f"{each.operation.method} {each.operation.url}"
        asked = f"https://api.servicetitan.io{re.sub(r'{tenant}', '7', each.operation.url)}?page=2"
        asked = re.sub(r"{\w+}", "1001", asked)
        for query in (written, f"{each.operation.method} {asked}"):
            assert find(query)[0].address == each.address, query
        assert each.address in {entry.address for entry in find(asked)[:6]}


def test_every_operation_is_found_by_the_words_of_its_name():
    for each in OPERATIONS:
        words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_", " ", each.operation.operation_id).lower()
        assert each.address in {entry.address for entry in find(words, 100)}, words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("hold appointment", "/reference/jpm/Appointments_Hold"),
        ("technician rating", "/reference/customer-interactions/Export_TechnicianRatings"),
        ("export jobs", "/reference/jpm/Export_Jobs"),
        ("cancel job", "/reference/jpm/Jobs_Cancel"),
        ("create customer", "/reference/crm/Customers_Create"),
        ("appointments list", "/reference/jpm/Appointments_GetList"),
        ("appoint", "/reference/jpm/Export_Appointments"),
        ("tn.jpm.jobs:w", "/reference/jpm/Jobs_Update"),
        ("webhook", "/docs/webhooks"),
        ("rate limit", "/docs/errors-and-limits"),
        ("duplicates", "/docs/transactional-and-export-apis"),
        ("client secret", "/docs/client-id-and-secret"),
        ("v1", "/faqs"),
    ],
)
def test_words_lead_to(query: str, found: str):
    assert found in [entry.address for entry in find(query)[:5]]


def test_every_page_of_the_documentation_is_found_by_its_title():
    for page in pages().values():
        assert page.address in [entry.address for entry in find(page.title)[:3]], page.title


@pytest.mark.parametrize(
    "query", ["", " ", "/", "the", "qqqqqq", "é", "%", "a" * 5_000, "<script>alert(1)</script>", "{}"]
)
def test_nothing_sensible_finds_nothing_and_breaks_nothing(server: Sandbox, query: str):
    for headers in ({}, {"X-Part": "1"}):
        answer = requests.get(f"{server.url}/search", params={"q": query}, headers=headers, timeout=10)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_no_query_is_longer_than_can_be_meant(server: Sandbox):
    page = requests.get(f"{server.url}/search", params={"q": "x" * 10_000}, timeout=10).text
    assert "x" * LONGEST in page
    assert "x" * (LONGEST + 1) not in page
