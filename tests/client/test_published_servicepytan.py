"""The published servicepytan, unchanged but for its two hosts, beside ours against our own server."""

import copy
import inspect
import logging
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import requests
import servicepytan.auth
import servicepytan.data
import servicepytan.requests
import servicepytan.utils

import truckroll.servicepytan.data
import truckroll.servicepytan.requests
import truckroll.servicepytan.utils
from tests.client import published
from tests.client.published import Call
from truckroll.catalogue.time import Clock
from truckroll.client import limits, tokens
from truckroll.derive.operations import all_operations
from truckroll.derive.tables import table_of
from truckroll.sandbox import demo
from truckroll.server.limits import MemoryLimiter
from truckroll.testing import Credentials, Sandbox, sandbox

pytestmark = pytest.mark.usefixtures("never_wait", "as_installed")

YEAR_END = 17_828_640_000_000_000  # 2026-07-01, in ticks
JOBS, ROWS_OF_A_FEED = 150, 25  # So that a list and many a feed have several pages.
PACKAGES = {"published": servicepytan, "ours": truckroll.servicepytan}
UNLIMITED = [
    call for title, (_, calls) in published.SECTIONS.items() for call in calls if calls is not published.LIMITED
]


@pytest.fixture
def as_installed() -> Iterator[None]:
    """The published package logs each failure whole, with the token, and its default dicts remember earlier calls."""
    methods = [each for each in vars(servicepytan.requests.Endpoint).values() if inspect.isfunction(each)]
    defaults = [copy.deepcopy(method.__defaults__) for method in methods]
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    for method, default in zip(methods, defaults, strict=True):
        method.__defaults__ = default


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("demo")
    demo.fill(folder, JOBS, now_ticks=YEAR_END)
    clock = Clock()
    clock.set(YEAR_END)
    with sandbox(folder, clock=clock, page_size=ROWS_OF_A_FEED) as running:
        yield running
    tokens._tokens.clear()  # A port may come again, its tokens may not.
    limits._limits.clear()


def connection(server: Sandbox, who: Credentials) -> dict[str, Any]:
    conn = servicepytan.auth.servicepytan_connect(
        app_key=who.app_key,
        tenant_id=str(who.tenant),
        client_id=who.client_id,
        client_secret=who.client_secret,
        timezone=demo.TIMEZONE,
    )
    conn["api_root"] = conn["auth_root"] = server.url
    return conn


@pytest.fixture(scope="module")
def conn(server: Sandbox) -> dict[str, Any]:
    return connection(server, server.connect(demo.TENANT))


ADDRESS = {"street": "1 Elm Street", "city": "Austin", "state": "TX", "zip": "78701", "country": "USA"}
CUSTOMER = {"name": "Ann Lee", "address": ADDRESS, "locations": [{"name": "Home", "address": ADDRESS}]}
HOURS = {"start": "2026-08-04T14:00:00Z", "end": "2026-08-04T16:00:00Z"}


@pytest.fixture(scope="module")
def names(server: Sandbox, conn: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the words of the calls stand for, for each package: what a call uses up is its own."""

    endpoint = servicepytan.requests.Endpoint

    def create(api: str, path: str, payload: dict[str, Any]) -> dict[str, Any]:
        return endpoint(api, path, conn).create(payload)

    known = endpoint("jpm", "jobs", conn).get_many({})["data"][0]
    customer = create("crm", "customers", CUSTOMER)
    location = customer["locations"][0]["id"]
    new_job = {name: known[name] for name in ("businessUnitId", "jobTypeId", "campaignId")}
    new_job |= {"customerId": customer["id"], "locationId": location, "priority": "Normal", "appointments": [HOURS]}
    job = create("jpm", "jobs", new_job)["id"]
    # Feeds that the demo leaves empty.
    for holder in (f"customers/{customer['id']}", f"locations/{location}"):
        create("crm", f"{holder}/contacts", {"type": "Email", "value": "ann@example.com"})
    project = create("jpm", "projects", {"customerId": customer["id"], "locationId": location})["id"]
    create("jpm", f"projects/{project}/notes", {"text": "A porch, in autumn."})
    shared = {
        "conn": conn,
        "customer": customer["id"],
        "job": job,
        "project": project,
        "technician": endpoint("settings", "technicians", conn).get_many({})["data"][0]["id"],
        "tag": create("settings", "tag-types", {"name": "Dog", "color": "#00aa00"})["id"],
        "new_customer": CUSTOMER,
        "new_job": new_job,
    }
    create(
        "customer-interactions",
        "technician-ratings",
        {"technicianId": shared["technician"], "jobId": job, "rating": 9},
    )
    create("jpm", f"jobs/{job}/notes", {"text": "The key is under the mat."})
    named = {
        name: shared
        | {
            "Endpoint": package.requests.Endpoint,
            "DataService": package.data.DataService,
            "endpoint_url": package.utils.endpoint_url,
            "request_json_with_retry": package.utils.request_json_with_retry,
            "appointment": create("jpm", "appointments", {"jobId": job, **HOURS})["id"],
            "spare": create("jpm", "appointments", {"jobId": job, **HOURS})["id"],
            "note": create("crm", f"customers/{customer['id']}/notes", {"text": "A dog."})["id"],
        }
        for name, package in PACKAGES.items()
    }
    server.clock.advance(20 * 60)  # A feed shows what was there fifteen minutes ago.
    return named


def said(answer: Any) -> str:
    """An answer in the words of the page."""
    match answer:
        case [_, *_]:
            return published.RECORDS
        case {"status": 429, "traceId": _}:
            return published.REFUSED
        case {"hasMore": _, "data": [_, *_]}:
            return published.PAGE
        case dict() if answer:
            return published.RECORD
        case dict():
            return published.EMPTY
    return repr(answer)


def get(call: Call, names: dict[str, Any]) -> SimpleNamespace:
    """Run a call; what it gets, and what a user sees of that."""
    try:
        answer = eval(call.code, dict(names))
    except requests.HTTPError as fault:
        problem = f"HTTPError {fault.response.status_code}: {fault.response.json()['title']}"
        return SimpleNamespace(answer=None, said=problem)
    except (TypeError, KeyError, requests.exceptions.JSONDecodeError) as fault:
        return SimpleNamespace(answer=None, said=type(fault).__name__)
    return SimpleNamespace(answer=answer, said=said(answer))


@pytest.mark.parametrize("call", UNLIMITED, ids=lambda call: call.code)
def test_each_package_gets_what_the_page_says(call, names):
    theirs, ours = get(call, names["published"]), get(call, names["ours"])
    assert (theirs.said, ours.said) == (call.published, call.ours)
    if call in published.READS + published.EXPORTS:
        assert theirs.answer == ours.answer


def test_an_export_has_every_record_that_is_kept(server, names):
    def kept(noun: str) -> int:
        count = f"select count(*) from {table_of(noun).name} where tenant = :tenant"
        (records,) = server.platform.database.read(lambda c: c.one(count, {"tenant": demo.TENANT})).result()
        return records

    feeds = [each for each in all_operations() if each.act == "feed" and each.api in published.FAMILIES]
    code = 'Endpoint(api, "export", conn).export_all(feed, include_recent_changes=True)'
    found = {
        each.path: len(eval(code, names["published"] | {"api": each.api, "feed": each.noun.feed})) for each in feeds
    }
    assert found == {each.path: kept(each.noun.name) for each in feeds}
    assert sum(records > ROWS_OF_A_FEED for records in found.values()) >= 7


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("path", ["jobs", "appointments"])
def test_get_all_has_the_rows_of_every_page(names, package, path):
    endpoint = names[package]["Endpoint"]("jpm", path, names[package]["conn"])
    rows = endpoint.get_all({})
    assert len({row["id"] for row in rows}) == len(rows) == endpoint.get_many({"includeTotal": True})["totalCount"]
    assert len(rows) > 100


@pytest.mark.parametrize("call", published.LIMITED, ids=lambda call: call.code)
def test_with_its_limit_used_up_each_package_gets_what_the_page_says(call, server, names, never_wait, monkeypatch):
    admission = server.platform.admission
    monkeypatch.setattr(admission, "default_limit", 1)
    monkeypatch.setattr(servicepytan.utils.time, "sleep", never_wait.sleep)
    got = {}
    for package in PACKAGES:
        who = server.connect(demo.TENANT, name=f"{package} {call.code}"[:100])
        monkeypatch.setattr(admission, "limiter", MemoryLimiter(lambda: int(never_wait.now * 1e9)))
        admission.limiter.take((who.app_id, who.tenant), 1)
        got[package] = get(call, names[package] | {"conn": connection(server, who)}).said
    assert got == {"published": call.published, "ours": call.ours}


def test_a_published_delete_deletes_nothing_and_a_published_update_changes_nothing(conn, names):
    jobs = servicepytan.requests.Endpoint("jpm", "jobs", conn)
    job = names["published"]["job"]
    before = jobs.get_one(job)
    for change in (lambda: jobs.update(job, {"summary": "?"}, request_type="PATCH"), lambda: jobs.delete(job)):
        with pytest.raises(requests.HTTPError):
            change()
    assert jobs.get_one(job) == before
