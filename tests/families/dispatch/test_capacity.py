"""How many hours can still be booked: shifts, less what keeps people from jobs, less what is promised."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.dispatch.day import at, clocks_of, open_from, shift, visit


def capacity(business: Business, since: str = at(0), until: str = at(0, 4), **more: Any) -> list[Any]:
    body = {"startsOnOrAfter": since, "endsOnOrBefore": until, "skillBasedAvailability": False}
    return business.ask("Capacity_GetList", body | more).availabilities


def hours(business: Business, **more: Any) -> list[tuple[float, float]]:
    return [(frame.total_availability, frame.open_availability) for frame in capacity(business, **more)]


def test_without_shifts_there_is_nobody(business: Business):
    (frame,) = capacity(business)
    assert (frame.total_availability, frame.open_availability, frame.is_available) == (0, 0, False)
    assert {each.status for each in frame.technicians} == {"Unavailable"}
    assert frame.business_unit_ids == [business.ids["unit"], business.ids["other_unit"]]


def test_hours_are_those_of_shifts_inside_the_business_hours(business: Business):
    open_from(business, (8, 12), (13, 17))
    shift(business, "tess", 7, 15)
    shift(business, "tom", 14, 16)
    assert hours(business) == [(4, 4), (4, 4)]
    first, second = capacity(business)
    assert [(each.name, each.status) for each in first.technicians] == [("Tess", "Available"), ("Tom", "Unavailable")]
    assert {each.status for each in second.technicians} == {"Available"}
    assert (first.start_utc[:16], first.end_utc[:16]) == (at(8)[:16], at(12)[:16])


def test_overlapping_shifts_are_counted_once(business: Business):
    shift(business, "tess", 8, 12)
    shift(business, "tess", 10, 14)
    assert hours(business) == [(6, 6)]


def test_what_keeps_people_from_jobs_is_no_capacity(business: Business):
    shift(business, "tess", 8, 17)
    shift(business, "tess", 8, 10, kind="TimeOff")
    shift(business, "tom", 8, 17, kind="OnCall")
    about = {"technicianId": business.ids["tess"], "duration": "01:00", "name": "Meeting"}
    business.ask("NonJobAppointments_Create", about | {"start": at(10)})
    assert hours(business) == [(7, 7)]
    daily = {"repeat": True, "frequency": "Daily", "removeTechnicianFromCapacityPlanning": True}
    business.ask("NonJobAppointments_Create", about | daily | {"start": at(12, 1)})
    assert hours(business) == [(6, 6)]
    all_day = {"allDay": True, "removeTechnicianFromCapacityPlanning": True, "start": at(9)}
    business.ask("NonJobAppointments_Create", about | all_day)
    assert hours(business) == [(0, 0)]


def test_promised_visits_take_time_whoever_comes(business: Business):
    shift(business, "tess", 8, 17)
    shift(business, "tom", 8, 17)
    visit(business, 8, 11, "tess")
    assert hours(business) == [(18, 15)]
    visit(business, 7, 9)
    assert hours(business) == [(18, 14)]
    visit(business, 9, 10, businessUnitId=business.ids["other_unit"])
    assert hours(business, businessUnitIds=[business.ids["unit"]]) == [(18, 14)]
    assert hours(business) == [(18, 13)]


def test_visits_that_are_called_off_or_held_take_none(business: Business):
    shift(business, "tess", 8, 17)
    called_off, held = visit(business, 8, 11, "tess"), visit(business, 11, 12, "tess")
    business.ask("Jobs_Cancel", {"reasonId": business.ids["why_canceled"], "memo": ""}, id=called_off.job_id)
    business.ask("Appointments_Hold", {"reasonId": business.ids["why_held"], "memo": ""}, id=held.id)
    assert hours(business) == [(9, 9)]


def test_more_than_there_is_may_be_promised(business: Business):
    shift(business, "tess", 8, 9)
    for _ in range(3):
        visit(business, 8, 17)
    (frame,) = capacity(business)
    assert (frame.open_availability, frame.is_available, frame.is_exceeding_ideal_booking_percentage) == (
        0,
        False,
        True,
    )


def test_only_those_who_work_for_a_unit_count_for_it(business: Business):
    shift(business, "tess", 8, 17)
    shift(business, "tom", 8, 17)
    business.set("settings.Technician", business.ids["tess"], business_unit_id=business.ids["unit"])
    unit, other = ([business.ids[name]] for name in ("unit", "other_unit"))
    assert (hours(business, businessUnitIds=unit), hours(business, businessUnitIds=other)) == ([(18, 18)], [(9, 9)])
    business.set("jpm.JobType", business.ids["kind"], business_unit_ids=other)
    (frame,) = capacity(business, jobTypeId=business.ids["kind"])
    assert (frame.business_unit_ids, [each.name for each in frame.technicians]) == (other, ["Tom"])


def test_only_those_who_can_do_the_work_count_when_that_is_asked(business: Business):
    shift(business, "tess", 8, 17)
    shift(business, "tom", 8, 17)
    business.ask("JobTypes_Update", {"skills": ["Soldering"]}, id=business.ids["kind"])
    about = {"technicianId": business.ids["tess"], "name": "Soldering", "active": True}
    business.ask("TechnicianSkills_CreateTechnicianSkill", about)
    asked = {"jobTypeId": business.ids["kind"], "skillBasedAvailability": True}
    (frame,) = capacity(business, **asked)
    assert [(each.status, each.has_required_skills) for each in frame.technicians] == [
        ("Available", True), ("Unavailable", False),
    ]  # fmt: skip
    assert (frame.total_availability, frame.is_available) == (9, True)
    (frame,) = capacity(business, jobTypeId=business.ids["kind"])
    assert (frame.total_availability, {each.has_required_skills for each in frame.technicians}) == (18, {None})


def test_a_technician_is_available_who_is_free_long_enough(business: Business):
    business.ask("JobTypes_Update", {"duration": 3 * 3600}, id=business.ids["kind"])
    shift(business, "tess", 8, 13)
    visit(business, 10, 11, "tess")
    (frame,) = capacity(business, jobTypeId=business.ids["kind"])
    assert (frame.open_availability, frame.technicians[0].status, frame.is_available) == (4, "Unavailable", False)
    shift(business, "tess", 13, 14)
    (frame,) = capacity(business, jobTypeId=business.ids["kind"])
    assert (frame.technicians[0].status, frame.is_available) == ("Available", True)


def test_nothing_is_booked_in_the_past(business: Business):
    shift(business, "tess", 8, 16, day=2)
    (frame,) = capacity(business, at(0, 2), at(0, 3))
    assert (frame.total_availability, frame.technicians[0].status, frame.is_available) == (8, "Available", True)
    business.now += 3600 * 10_000_000  # 16:00, when the shift is over
    (frame,) = capacity(business, at(0, 2), at(0, 3))
    assert (frame.technicians[0].status, frame.is_available) == ("Unavailable", False)


def test_business_hours_are_on_the_contractors_clocks(business: Business):
    clocks_of(business, "America/New_York")
    shift(business, "tess", 13, 22)
    (frame,) = capacity(business)
    assert (frame.start[:16], frame.start_utc[:16], frame.end_utc[:16]) == (
        "2026-11-03T08:00", "2026-11-03T13:00", "2026-11-03T22:00",
    )  # fmt: skip
    assert frame.total_availability == 9
    # Sunday, the first, has no hours; on Saturday, the last day of October, there are none either.
    assert capacity(business, "2026-10-31", "2026-11-02") == []


def test_a_frame_is_told_when_all_of_it_is_asked_for(business: Business):
    open_from(business, (8, 12), (13, 17))
    assert len(capacity(business, at(8), at(17))) == 2
    assert len(capacity(business, at(8.5), at(17))) == 1
    assert len(capacity(business, at(8), at(16.5))) == 1
    assert len(capacity(business, at(0), at(0, 17))) == 20


@pytest.mark.parametrize("until", [at(0), at(0, 1), at(0.25, 17)])
def test_capacity_is_told_for_14_days_at_most(business: Business, until: str):
    with refused(400, "endsOnOrBefore", "endsOnOrBefore"):
        capacity(business, at(0), until)


def test_what_is_not_there_cannot_be_asked_about(business: Business):
    with refused(400, "There is no BusinessUnit 999", "businessUnitIds[0]", "jobTypeId"):
        capacity(business, businessUnitIds=[999], jobTypeId=998)
