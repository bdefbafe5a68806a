"""What apps ask of jobs over HTTP, and what is not theirs to say."""

from collections.abc import Iterator

import pytest

from tests.families.crm.over_http import Office
from truckroll.derive.operations import all_operations
from truckroll.testing import sandbox

REASON = {"reasonId": 0, "memo": "Rain"}


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as server:
        yield Office(server, "jpm")


def test_a_job_is_found_by_its_number_in_either_spelling(office: Office):
    job, _other = office.book(), office.book()
    for name in ("number", "jobNumber"):
        assert office.found("jobs", **{name: job["jobNumber"]}) == [job["id"]]
        assert office.found("jobs", **{name: "no such number"}) == []


@pytest.mark.parametrize(("noun", "path"), [("CancelReason", "job-cancel-reasons"), ("HoldReason", "job-hold-reasons")])
def test_reasons_that_are_no_longer_in_use_are_listed_too(office: Office, noun: str, path: str):
    kept, gone = (office.new(f"jpm.Job{noun}", name="Rain", active=active) for active in (True, False))
    assert office.found(path) == [gone, kept]
    assert office.found(path, active="true") == [kept]
    assert office.found(path, active="False") == [gone]


def test_holding_and_canceling_say_why_in_words_too(office: Office):
    job = office.book()
    visit = job["firstAppointmentId"]
    for path in (f"jobs/{job['id']}/hold", f"jobs/{job['id']}/cancel", f"appointments/{visit}/hold"):
        for name in REASON:
            said = {key: value for key, value in REASON.items() if key != name}
            assert office.refused(400, "", "PUT", path, said) == {name}


def test_jobs_stay_and_only_technicians_move_visits_on():
    """Nothing is published that deletes a job, sends a technician out, lets one arrive, or ends a single visit."""
    calls = {(each.method, each.path.partition("{tenant}")[2]) for each in all_operations() if each.api == "jpm"}
    assert ("DELETE", "/jobs/{id}") not in calls
    about_visits = {path.rpartition("/")[2] for method, path in calls if method != "GET" and "/appointments/" in path}
    assert about_visits == {"{id}", "reschedule", "hold", "confirmation", "special-instructions"}
