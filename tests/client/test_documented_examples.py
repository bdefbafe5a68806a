"""The examples of servicepytan's documentation, on Truckroll's own Endpoint against a running server."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from truckroll.catalogue import given
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller
from truckroll.derive.operations import load
from truckroll.servicepytan import Endpoint
from truckroll.store.records import transact
from truckroll.testing import sandbox


@dataclass
class Setting:
    """A contractor with one completed job, three held ones, and the connection of an app."""

    conn: dict[str, Any]
    jobs: list[int]


def _book() -> list[int]:
    customer = resolve("crm.Customer").new(name="A customer")
    body = {
        "customerId": int(customer.id),
        "locationId": int(resolve("crm.Location").new(customer_id=customer.id, name="A house").id),
        "businessUnitId": int(resolve("settings.BusinessUnit").new(name="Heating").id),
        "jobTypeId": int(resolve("jpm.JobType").new(name="Tune-up").id),
        "campaignId": int(resolve("marketing.Campaign").new(name="Mailing").id),
        "priority": "Normal",
        "appointments": [{"start": "2026-12-01T10:00:00.0000000Z", "end": "2026-12-01T12:00:00.0000000Z"}],
    }
    job = resolve("jpm.Job")
    rule = next(rule for rule in job.noun.rules if rule.act == "create")
    booked: list[Any] = [given.create(job, rule, body) for _ in range(4)]
    booked[0].complete(booked[0].created_on)
    return [int(each.id) for each in booked]


@pytest.fixture(scope="module")
def setting() -> Iterator[Setting]:
    load()
    with sandbox(page_size=2) as server:
        tenant = server.tenant(7)
        app = server.connect(tenant)
        now = server.clock.now()
        jobs = server.platform.database.write(lambda c: transact(c, tenant, now, Caller(), _book)).result()
        conn = {
            "SERVICETITAN_CLIENT_ID": app.client_id,
            "SERVICETITAN_CLIENT_SECRET": app.client_secret,
            "SERVICETITAN_APP_ID": app.app_id,
            "SERVICETITAN_APP_KEY": app.app_key,
            "SERVICETITAN_TENANT_ID": str(tenant),
            "SERVICETITAN_TIMEZONE": "UTC",
            "api_root": server.url,
            "auth_root": server.url,
        }
        yield Setting(conn, jobs)


@pytest.fixture
def jobs(setting: Setting) -> Endpoint:
    return Endpoint("jpm", "jobs", setting.conn)


def test_get_one_gives_the_record_and_its_notes(jobs: Endpoint, setting: Setting) -> None:
    id = str(setting.jobs[0])
    assert jobs.get_one(id=id)["id"] == setting.jobs[0]
    assert jobs.get_one(id=id, modifier="notes")["data"] == []


def test_get_many_gives_a_page(jobs: Endpoint, setting: Setting) -> None:
    page = jobs.get_many(query={"pageSize": 2, "page": 1})
    assert [job["id"] for job in page["data"]] == setting.jobs[:1:-1]
    assert page["hasMore"] is True
    assert jobs.get_many(id=str(setting.jobs[0]), modifier="notes")["data"] == []


def test_get_all_gives_every_page(jobs: Endpoint, setting: Setting) -> None:
    assert [job["id"] for job in jobs.get_all(query={"jobStatus": "Completed"})] == setting.jobs[:1]
    assert len(jobs.get_all(query={"pageSize": 1})) == 4
    assert jobs.get_all(id=str(setting.jobs[0]), modifier="notes") == []


def test_create_with_three_fields_is_told_which_five_are_missing(jobs: Endpoint) -> None:
    new_job = {"summary": "New Job", "customerId": 12345, "businessUnitId": 67890}
    with pytest.raises(requests.HTTPError) as refused:
        jobs.create(new_job)
    response = refused.value.response
    assert response is not None
    assert response.status_code == 400
    assert set(response.json()["errors"]) == {"locationId", "jobTypeId", "priority", "campaignId", "appointments"}


def test_update_by_put_is_told_the_nearest_operation(jobs: Endpoint, setting: Setting) -> None:
    with pytest.raises(requests.HTTPError) as refused:
        jobs.update(str(setting.jobs[0]), {"summary": "Updated Job Summary"})
    response = refused.value.response
    assert response is not None
    assert response.status_code == 405
    assert "PATCH /jpm/v2/tenant/{tenant}/jobs/{id} (Jobs_Update)" in response.json()["title"]
    assert response.headers["Allow"] == "GET, PATCH"


def test_update_by_patch_changes_the_record(jobs: Endpoint, setting: Setting) -> None:
    id = str(setting.jobs[0])
    updated = jobs.update(id, {"summary": "Updated Job Summary"}, request_type="PATCH")
    assert updated["summary"] == "Updated Job Summary" == jobs.get_one(id)["summary"]


def test_delete_of_a_job_is_told_that_there_is_none(jobs: Endpoint, setting: Setting) -> None:
    with pytest.raises(requests.HTTPError) as refused:
        jobs.delete(str(setting.jobs[0]))
    response = refused.value.response
    assert response is not None
    assert response.status_code == 405
    assert "/jpm/v2/tenant/{tenant}/jobs/{id}" in response.json()["title"]


def test_delete_of_a_jobs_note_is_told_the_nearest_operation(jobs: Endpoint, setting: Setting) -> None:
    with pytest.raises(requests.HTTPError) as refused:
        jobs.delete_subitem(str(setting.jobs[0]), "note_id", "notes")
    response = refused.value.response
    assert response is not None
    assert response.status_code == 404
    assert "/jobs/{id}/notes" in response.json()["title"]


def test_exports_give_a_page_and_everything(setting: Setting) -> None:
    endpoint = Endpoint("jpm", "export", setting.conn)
    data = endpoint.export_one("jobs", include_recent_changes=True)
    assert (len(data["data"]), data["hasMore"]) == (2, True)
    onward = endpoint.export_one("jobs", export_from=data["continueFrom"], include_recent_changes=True)
    assert len(onward["data"]) == 2
    assert endpoint.export_all("jobs") == []
    assert len(endpoint.export_all("jobs", include_recent_changes=True)) == 4


def test_download_is_an_error_where_nothing_can_be_downloaded(jobs: Endpoint, setting: Setting) -> None:
    with pytest.raises(ValueError, match="download"):
        jobs.download("")
    with pytest.raises((requests.HTTPError, ValueError)):
        Endpoint("forms", "jobs/attachment", setting.conn).download("12345678")
