"""Timesheets: they arise where technicians go, and are corrected by hand."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.time import TICKS_PER_SECOND, When

HOUR = 3600 * TICKS_PER_SECOND
EIGHT, NINE, TEN = (f"2026-11-02T{hour:02}:00:00Z" for hour in (8, 9, 10))


def moments(sheet: Any) -> list[str | None]:
    said = (sheet.dispatched_on, sheet.arrived_on, sheet.canceled_on, sheet.done_on)
    return [None if moment is None else str(moment)[11:16] for moment in said]


def only(business: Business) -> Any:
    (sheet,) = business.all("payroll.JobTimesheet")
    return sheet


def visit_of(business: Business, *technicians: str) -> Any:
    return business.visits(business.book(business.visit(3, *technicians)))[0]


def told(business: Business, visit: Any, who: str = "tess", **more: Any) -> dict[str, Any]:
    times = {"dispatchedOn": EIGHT, "arrivedOn": NINE, "doneOn": TEN} | more
    return {"appointmentId": visit.id, "technicianId": business.ids[who], **times}


def test_a_timesheet_tells_when_a_technician_set_out_came_and_was_done(business: Business):
    visit = visit_of(business, "tess")
    business.send(visit, "tess")
    assert moments(only(business)) == ["15:00", None, None, None]
    business.now += HOUR
    business.arrive(visit, "tess")
    business.now += HOUR
    business.finish(visit, "tess")
    sheet = only(business)
    assert moments(sheet) == ["15:00", "16:00", None, "17:00"]
    assert (sheet.job_id, sheet.appointment_id, sheet.technician_id) == (visit.job_id, visit.id, business.ids["tess"])


def test_each_technician_has_a_timesheet_of_a_visit(business: Business):
    visit = visit_of(business, "tess", "tom")
    business.send(visit, "tess")
    business.send(visit, "tom")
    business.arrive(visit, "tess")
    assert [moments(sheet) for sheet in business.all("payroll.JobTimesheet")] == [
        ["15:00", "15:00", None, None],
        ["15:00", None, None, None],
    ]


def test_somebody_who_is_sent_twice_sets_out_once(business: Business):
    visit = visit_of(business, "tess")
    business.send(visit, "tess")
    business.send(visit, "tess")
    assert moments(only(business)) == ["15:00", None, None, None]


def test_who_was_on_the_way_to_a_job_that_is_canceled_is_called_off(business: Business):
    visit = visit_of(business, "tess")
    business.send(visit, "tess")
    business.now += HOUR
    business.ask("Jobs_Cancel", {"reasonId": business.ids["why_canceled"], "memo": "sold"}, id=visit.job_id)
    assert moments(only(business)) == ["15:00", None, "16:00", None]


def test_who_works_on_a_job_that_is_held_or_completed_is_done(business: Business):
    visit = visit_of(business, "tess")
    business.send(visit, "tess")
    business.arrive(visit, "tess")
    business.ask("Jobs_Complete", {"completedOn": "2026-11-02T15:00:00Z"}, id=visit.job_id)
    assert moments(only(business)) == ["15:00", "15:00", None, "15:00"]


def test_an_appointment_with_timesheets_cannot_be_deleted(business: Business):
    job = business.book(business.visit(3, "tess"), business.visit(4))
    visit = business.visits(job)[0]
    business.ask("Timesheets_CreateJobTimesheet", told(business, visit), job=job.id)
    with refused(409, "has timesheets"):
        business.ask("Appointments_Delete", id=visit.id)


def test_nor_can_one_to_which_somebody_was_on_the_way_before_its_job_was_canceled(business: Business):
    job = business.book(business.visit(3, "tess"), business.visit(4))
    visit = business.visits(job)[0]
    business.send(visit, "tess")
    business.ask("Jobs_Cancel", {"reasonId": business.ids["why_canceled"], "memo": "sold"}, id=job.id)
    business.ask("Jobs_RemoveCancellation", id=job.id)
    with refused(409, "has timesheets"):
        business.ask("Appointments_Delete", id=visit.id)


def test_a_timesheet_is_corrected_as_a_whole(business: Business):
    visit = visit_of(business, "tess")
    id = business.ask("Timesheets_CreateJobTimesheet", told(business, visit), job=visit.job_id).id
    body = told(business, visit, who="tom")
    del body["doneOn"]
    assert business.ask("Timesheets_UpdateJobTimesheet", body, job=visit.job_id, id=id).id == id
    sheet = only(business)
    assert (moments(sheet), sheet.technician_id) == (["08:00", "09:00", None, None], business.ids["tom"])


@pytest.mark.parametrize(
    ("wrong", "place", "words"),
    [
        ({"arrivedOn": "2026-11-02T07:00:00Z"}, "arrivedOn", "before dispatchedOn"),
        ({"doneOn": "2026-11-02T08:30:00Z"}, "doneOn", "before arrivedOn"),
        ({"canceledOn": "2026-11-02T08:30:00Z", "doneOn": None}, "canceledOn", "before arrivedOn"),
        ({"canceledOn": TEN}, "canceledOn", "not both"),
        ({"doneOn": "9999-12-31T23:00:00Z"}, "doneOn", "1970"),
        ({"dispatchedOn": "0001-01-01T00:00:00Z"}, "dispatchedOn", "1970"),
    ],
)
def test_things_happen_in_their_order(business: Business, wrong: dict[str, Any], place: str, words: str):
    visit = visit_of(business, "tess")
    with refused(400, words, place):
        business.ask("Timesheets_CreateJobTimesheet", told(business, visit, **wrong), job=visit.job_id)


def test_a_timesheet_is_of_a_visit_of_the_job(business: Business):
    visit, other = visit_of(business), visit_of(business)
    with refused(400, f"one of job {visit.job_id}", "appointmentId"):
        business.ask("Timesheets_CreateJobTimesheet", told(business, visit), job=other.job_id)


def test_a_timesheet_is_found_at_its_own_job_only(business: Business):
    visit, other = visit_of(business), visit_of(business)
    id = business.ask("Timesheets_CreateJobTimesheet", told(business, visit), job=visit.job_id).id
    with refused(400, "not found", "id"):
        business.ask("Timesheets_UpdateJobTimesheet", told(business, other), job=other.job_id, id=id)


def shares(business: Business, job_id: int) -> list[Any]:
    return [split.split for split in business.all("payroll.JobSplit", job_id=job_id, active=True)]


def test_those_who_were_sent_share_the_credit_for_a_job(business: Business):
    visit = visit_of(business, "tess", "tom")
    business.new("tim", "settings.Technician", name="Tim")
    business.send(visit, "tess")
    assert shares(business, visit.job_id) == [100]
    business.send(visit, "tom")
    assert shares(business, visit.job_id) == [50, 50]
    business.send(visit, "tim")
    assert sum(shares(business, visit.job_id)) == 100
    assert [str(share) for share in shares(business, visit.job_id)] == ["33.33", "33.33", "33.34"]


def test_who_was_called_off_has_no_share(business: Business):
    visit = visit_of(business, "tess", "tom")
    business.send(visit, "tess")
    body = told(business, visit, who="tom", doneOn=None, canceledOn=TEN)
    business.ask("Timesheets_CreateJobTimesheet", body, job=visit.job_id)
    assert shares(business, visit.job_id) == [100]


def follow(business: Business, event: int, code: str | None, active: bool = True) -> None:
    from truckroll.families.payroll import NonJobTimesheet

    start, end = When.parse(EIGHT), When.parse(TEN)
    named: Any = business.ids[code] if code else None
    technician: Any = business.ids["tess"]

    def rule() -> None:
        from truckroll.catalogue.types import reference

        NonJobTimesheet.follow(
            event, reference(technician, "settings.Technician"), named, [(start, end)] if active else []
        )

    business.do(rule)


def test_an_event_beyond_the_calendar_of_pay_is_refused(business: Business):
    code = business.new("training", "payroll.TimesheetCode", code="TR")
    event = {"technicianId": business.ids["tess"], "start": "9999-12-31T08:00:00Z", "duration": "01:00:00"}
    with refused(400, "1970 to 2199", "start"):
        business.ask("NonJobAppointments_Create", event | {"name": "Training", "timesheetCodeId": code})


def test_a_technicians_training_is_on_the_timesheets(business: Business):
    code = business.new("training", "payroll.TimesheetCode", code="TR")
    event = {"technicianId": business.ids["tess"], "start": EIGHT, "duration": "02:00:00"}
    made = business.ask("NonJobAppointments_Create", event | {"name": "Training", "timesheetCodeId": code})
    (sheet,) = business.all("payroll.NonJobTimesheet")
    assert (sheet.employee_id, str(sheet.ended_on)[11:16]) == (business.ids["tess"], "10:00")
    business.ask("NonJobAppointments_Delete", id=made.id)
    assert [sheet.active for sheet in business.all("payroll.NonJobTimesheet")] == [False]


def test_the_time_of_a_planned_event_follows_it(business: Business):
    business.new("training", "payroll.TimesheetCode", code="TR")
    follow(business, 77, "training")
    (sheet,) = business.all("payroll.NonJobTimesheet")
    assert (sheet.employee_type, str(sheet.ended_on)[11:16], sheet.active) == ("Technician", "10:00", True)
    follow(business, 77, None)
    assert [sheet.active for sheet in business.all("payroll.NonJobTimesheet")] == [False]
    follow(business, 77, "training")
    assert [sheet.active for sheet in business.all("payroll.NonJobTimesheet")] == [True]
    follow(business, 77, "training", active=False)
    assert [sheet.active for sheet in business.all("payroll.NonJobTimesheet")] == [False]
