"""Activities: what their kinds let be told of them, and that they are paid."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused

START, END = "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z"


@pytest.fixture
def kinds(business: Business) -> Business:
    """Tess gets 30 an hour; she drives, eats, and takes time off."""
    for key, category in (("drive", "Travel"), ("meal", "Meal"), ("vacation", "PaidTimeOff")):
        business.new(f"{key}s", "timesheets.ActivityCategory", name=key, type=category)
        business.new(key, "timesheets.ActivityType", code=key, category_id=business.ids[f"{key}s"])
    terms = {"hourlyRate": 30}
    business.ask("PayrollSettings_UpdateTechnicianPayrollSettings", terms, technician=business.ids["tess"])
    return business


def told(business: Business, kind: str = "drive", **more: Any) -> dict[str, Any]:
    who: dict[str, Any] = {"employeeId": business.ids["tess"], "employeeType": "Technician"}
    return (
        who
        | {"activityTypeId": business.ids[kind], "startTime": START, "endTime": END}
        | {"tagTypes": list[int]()}
        | more
    )


def tell(business: Business, kind: str = "drive", **more: Any) -> Any:
    id = business.ask("ActivitiesControllers_Create", told(business, kind, **more)).id
    return business.see("timesheets.Activity", id)


def correct(business: Business, activity: Any, kind: str = "drive", **more: Any) -> None:
    body = told(business, kind, active=True, **more)
    del body["employeeId"], body["employeeType"]
    business.ask("ActivitiesControllers_Update", body, id=activity.id)


def earned(business: Business) -> Decimal:
    return sum((item.amount for item in business.all("payroll.GrossPayItem", active=True)), Decimal(0))


def test_an_activity_is_paid_once_it_is_over(kinds: Business):
    activity = tell(kinds, endTime=None)
    assert earned(kinds) == 0
    correct(kinds, activity)
    (item,) = kinds.all("payroll.GrossPayItem")
    assert (item.amount, item.source_entity_id, item.activity) == (60, activity.id, "drive")


def test_a_meal_is_not_paid_and_time_off_is_paid_as_such(kinds: Business):
    tell(kinds, "meal")
    assert earned(kinds) == 0
    tell(kinds, "vacation", startTime="2026-11-03T08:00:00Z", endTime="2026-11-03T16:00:00Z")
    assert [item.paid_time_type for item in kinds.all("payroll.GrossPayItem")] == ["PaidTimeOff"]


def test_an_activity_on_a_job_is_not_paid_beside_the_jobs_timesheet(kinds: Business):
    job = kinds.book(kinds.visit(3, "tess"))
    visit = kinds.visits(job)[0]
    sheet = {"appointmentId": visit.id, "technicianId": kinds.ids["tess"]}
    sheet |= {"dispatchedOn": START, "arrivedOn": START, "doneOn": END}
    kinds.ask("Timesheets_CreateJobTimesheet", sheet, job=job.id)
    tell(kinds, jobId=job.id, appointmentId=visit.id)
    assert earned(kinds) == 60


def test_an_activity_that_is_taken_back_is_not_paid(kinds: Business):
    activity = tell(kinds)
    kinds.ask("ActivitiesControllers_Delete", id=activity.id)
    assert (earned(kinds), kinds.see("timesheets.Activity", activity.id).active) == (0, False)
    with refused(400, "deleted already"):
        kinds.ask("ActivitiesControllers_Delete", id=activity.id)


def test_an_activity_that_is_paid_stays(kinds: Business):
    activity = tell(kinds)
    (payroll,) = kinds.all("payroll.Payroll")
    kinds.set("payroll.Payroll", payroll.id, status="Paid")
    with refused(409, "is Paid and can no longer change"):
        correct(kinds, activity, endTime="2026-11-02T09:00:00Z")
    with refused(400, "is Paid"):
        kinds.ask("ActivitiesControllers_Delete", id=activity.id)


def test_who_wrote_an_activity_is_known(kinds: Business):
    assert tell(kinds).modified_by_id == kinds.ids["office"]


ASSOCIATIONS = [
    ("tag", "tagTypes", "tag"),
    ("job", "jobId", "job"),
    ("project_label", "projectLabel", "annex"),
    ("memo", "memo", "rain"),
]


def value_of(business: Business, place: str, word: str) -> Any:
    if place == "tagTypes":
        return [business.ids["tag"]]
    return business.book().id if place == "jobId" else word


@pytest.mark.parametrize(("word", "place", "value"), ASSOCIATIONS)
def test_a_kind_may_need_something_told(kinds: Business, word: str, place: str, value: str):
    kinds.set("timesheets.ActivityType", kinds.ids["drive"], **{f"{word}_association": "Require"})
    with refused(400, "drive needs a", place):
        tell(kinds)
    tell(kinds, **{place: value_of(kinds, place, value)})


@pytest.mark.parametrize(("word", "place", "value"), ASSOCIATIONS)
def test_a_kind_may_leave_no_room_for_something(kinds: Business, word: str, place: str, value: str):
    kinds.set("timesheets.ActivityType", kinds.ids["drive"], **{f"{word}_association": "DoNotAllow"})
    tell(kinds)
    with refused(400, "drive has no", place):
        tell(kinds, **{place: value_of(kinds, place, value)})


def test_a_kind_brings_a_memo_tags_and_a_labor_type(kinds: Business):
    labor = kinds.new("labor", "payroll.LaborType", name="Driver", code="DR")
    brings = {"default_memo": "van 3", "default_tag_type_ids": [kinds.ids["tag"]], "labor_type_id": labor}
    kinds.set("timesheets.ActivityType", kinds.ids["drive"], **brings)
    activity = tell(kinds)
    assert (activity.memo, activity.tag_types, activity.labor_type_id) == ("van 3", [kinds.ids["tag"]], labor)
    assert tell(kinds, memo="van 4").memo == "van 4"


def test_a_kind_may_hold_on_to_its_memo_and_its_tags(kinds: Business):
    fixed = {"default_memo": "van 3", "dont_allow_to_change_memo": True, "dont_allow_to_change_tag": True}
    kinds.set("timesheets.ActivityType", kinds.ids["drive"], **fixed)
    tell(kinds)
    with refused(400, "always 'van 3'", "memo"):
        tell(kinds, memo="van 4")
    with refused(400, "The tags of drive", "tagTypes"):
        tell(kinds, tagTypes=[kinds.ids["tag"]])


@pytest.mark.parametrize("state", [{"is_archived": True}, {"is_draft": True}, {"active": False}])
def test_a_kind_that_is_not_in_use_is_refused(kinds: Business, state: dict[str, bool]):
    kinds.set("timesheets.ActivityType", kinds.ids["drive"], **state)
    with refused(409, "not in use"):
        tell(kinds)


def test_a_kind_is_in_use_from_its_first_activity(kinds: Business):
    assert not kinds.see("timesheets.ActivityType", kinds.ids["drive"]).is_in_use
    tell(kinds)
    assert kinds.see("timesheets.ActivityType", kinds.ids["drive"]).is_in_use


def test_an_activity_stands_in_its_job_and_its_project(kinds: Business):
    job, other = kinds.book(), kinds.book()
    with refused(400, f"one of job {other.id}", "appointmentId"):
        tell(kinds, jobId=job.id, appointmentId=kinds.visits(other)[0].id)
    project = kinds.new(
        "project", "jpm.Project", number="1", location_id=kinds.ids["location"], customer_id=kinds.ids["customer"]
    )
    with refused(400, "none of project", "projectId"):
        tell(kinds, jobId=job.id, projectId=project)
    tell(kinds, projectId=project)


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"endTime": START}, "endTime"),
        ({"endTime": "9999-12-31T23:59:59Z"}, "endTime"),
        ({"startTime": "0001-01-01"}, "startTime"),
        ({"milesDriven": -1}, "milesDriven"),
    ],
)
def test_an_activity_takes_some_time(kinds: Business, wrong: dict[str, Any], place: str):
    with refused(400, "", place):
        tell(kinds, **wrong)


def test_a_budget_code_may_be_told_by_its_name(kinds: Business):
    code = kinds.new("code", "jpm.BudgetCode", code="EW-L", description="Earthwork, labor")
    other = kinds.new("other", "jpm.BudgetCode", code="EW-M", description="Earthwork, material")
    assert tell(kinds, budgetCodeName="EW-L").budget_code_id == code
    assert tell(kinds, budgetCodeName="EW-L", budgetCodeId=code).budget_code_id == code
    with refused(400, "another budget code", "budgetCodeName"):
        tell(kinds, budgetCodeName="EW-L", budgetCodeId=other)
    with refused(400, "no budget code", "budgetCodeName"):
        tell(kinds, budgetCodeName="EW-X")


def test_an_activity_is_of_somebody_of_the_kind_that_is_named(kinds: Business):
    with refused(409, "was not found", "employeeId"):
        tell(kinds, employeeType="Employee")
