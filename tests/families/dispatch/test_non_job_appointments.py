"""What technicians do beside jobs, once or again and again."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.dispatch.day import at, clocks_of
from truckroll.catalogue.time import When


def lunch(business: Business, **more: Any) -> Any:
    asked = {"technicianId": business.ids["tess"], "start": at(12), "duration": "01:00", "name": "Lunch"}
    return business.ask("NonJobAppointments_Create", asked | more)


def days(business: Business, made: Any, until: str = "2027-12-31") -> list[str]:
    def rule() -> list[str]:
        from truckroll.families.dispatch import NonJobAppointment

        (kept,) = NonJobAppointment.find(id=made.id)
        return [start[:16] for start, _ in kept.times(When.parse("2026-01-01"), When.parse(until))]

    return business.do(rule)


def test_something_beside_jobs_says_all_of_itself(business: Business):
    made = lunch(business, duration="1:30", repeat=True, frequency="Weekly", endType="After", countOccurrences=2)
    assert (made.duration, made.summary, made.timesheet_code_id, made.days_of_week) == ("01:30:00", "", 0, "")
    assert (made.frequency, made.end_type, made.count_occurrences) == (1, 1, 2)
    assert made.created_by_id == business.ids["office"]
    assert business.see("dispatch.NonJobAppointment", made.id).over_on[:16] == "2026-11-10T13:30"


@pytest.mark.parametrize(
    ("how", "found"),
    [
        ({"repeat": None}, ["11-03"]),
        ({"repeat": False, "frequency": "Daily"}, ["11-03"]),
        ({"frequency": "Daily", "endType": "After", "countOccurrences": 3}, ["11-03", "11-04", "11-05"]),
        ({"frequency": "Daily", "interval": 5, "endType": "On", "endOn": "2026-11-13"}, ["11-03", "11-08", "11-13"]),
        ({"frequency": "Weekly", "daysOfWeek": "Mon,Tue", "endType": "After", "countOccurrences": 3},
         ["11-03", "11-09", "11-10"]),
        ({"frequency": "Monthly", "endType": "After", "countOccurrences": 2}, ["11-03", "12-03"]),
        ({"frequency": "Monthly", "start": at(12, 30), "endType": "After", "countOccurrences": 3},
         ["11-30", "12-30", "01-30"]),
        ({"frequency": "Monthly", "start": "2026-08-31T12:00Z", "endType": "After", "countOccurrences": 3},
         ["08-31", "10-31", "12-31"]),
        ({"frequency": "Yearly", "endType": "Never"}, ["11-03", "11-03"]),
    ],
)  # fmt: skip
def test_it_is_repeated_as_it_is_told(business: Business, how: dict[str, Any], found: list[str]):
    assert [day[5:10] for day in days(business, lunch(business, **{"repeat": True} | how))] == found


def test_it_keeps_its_time_of_day_when_the_clocks_change(business: Business):
    clocks_of(business, "America/New_York")
    made = lunch(business, start="2026-10-31T16:00Z", repeat=True, frequency="Daily", endType="On", endOn="2026-11-02")
    assert days(business, made) == ["2026-10-31T16:00", "2026-11-01T17:00"]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"name": ""}, "name"),
        ({"duration": "00:00"}, "duration"),
        ({"duration": "an hour"}, "duration"),
        ({"duration": "999.00:00"}, "duration"),
        ({"technicianId": 999}, "technicianId"),
        ({"repeat": True}, "frequency"),
        ({"repeat": True, "frequency": "Daily", "interval": 0}, "interval"),
        ({"repeat": True, "frequency": "Daily", "endType": "After"}, "countOccurrences"),
        ({"repeat": True, "frequency": "Daily", "endType": "After", "countOccurrences": 0}, "countOccurrences"),
        ({"repeat": True, "frequency": "Daily", "endType": "On"}, "endOn"),
        ({"repeat": True, "frequency": "Daily", "endType": "On", "endOn": "2026-11-01"}, "endOn"),
        ({"repeat": True, "frequency": "Weekly", "daysOfWeek": "x"}, "daysOfWeek"),
    ],
)
def test_what_cannot_be_is_refused(business: Business, more: dict[str, Any], place: str):
    with refused(400, place, place):
        lunch(business, **more)


def test_the_last_day_of_the_calendar_ends_what_is_repeated_for_ever(business: Business):
    for frequency in ("Daily", "Weekly", "Monthly", "Yearly"):
        made = lunch(business, start="9999-12-01", repeat=True, frequency=frequency, interval=20)
        assert days(business, made, "9999-12-31")


def test_it_is_planned_anew_as_a_whole(business: Business):
    made = lunch(business, summary="Pizza", allDay=True, repeat=True, frequency="Daily")
    body = {"technicianId": business.ids["tom"], "start": at(13), "duration": "00:30", "name": "Late lunch"}
    changed = business.ask("NonJobAppointments_Update", body, id=made.id)
    assert (changed.technician_id, changed.name, changed.summary) == (business.ids["tom"], "Late lunch", "")
    assert (changed.all_day, changed.created_by_id) == (False, made.created_by_id)
    assert days(business, made) == ["2026-11-03T13:00"]


def test_it_is_deleted_with_all_of_its_repetitions(business: Business):
    made = lunch(business, repeat=True, frequency="Daily")
    answer = business.ask("NonJobAppointments_Delete", id=made.id)
    assert (answer.id, "deleted" in answer.message) == (made.id, True)
    with refused(400, "already deleted"):
        business.ask("NonJobAppointments_Delete", id=made.id)
    body = {"technicianId": business.ids["tom"], "start": at(13), "duration": "00:30", "name": "Late lunch"}
    with refused(409, "is deleted"):
        business.ask("NonJobAppointments_Update", body, id=made.id)


def test_time_under_a_timesheet_code_follows_what_is_planned(business: Business):
    code = business.new("code", "payroll.TimesheetCode", code="MEET")
    made = lunch(business, timesheetCodeId=code)
    (sheet,) = business.all("payroll.NonJobTimesheet")
    assert (sheet.timesheet_code_id, sheet.started_on[:16], sheet.ended_on[:16]) == (
        code, "2026-11-03T12:00", "2026-11-03T13:00",
    )  # fmt: skip
    business.ask("NonJobAppointments_Delete", id=made.id)
    assert business.all("payroll.NonJobTimesheet", active=True) == []


def sheets(business: Business) -> list[str]:
    """When the technician's time beside jobs begins."""
    return [sheet.started_on[5:16] for sheet in business.all("payroll.NonJobTimesheet", active=True)]


def test_each_repetition_is_paid_once_it_begins(business: Business):
    code = business.new("code", "payroll.TimesheetCode", code="MEET")
    made = lunch(business, timesheetCodeId=code, repeat=True, frequency="Daily", endType="After", countOccurrences=3)
    assert sheets(business) == ["11-03T12:00"]
    for day, found in ((4, 2), (5, 3), (20, 3)):
        business.now = When.parse(at(12, day)).ticks
        business.come_due()
        assert len(sheets(business)) == found
    paid = [item.started_on[5:16] for item in business.all("payroll.GrossPayItem", active=True)]
    assert sheets(business) == paid == ["11-03T12:00", "11-04T12:00", "11-05T12:00"]
    business.ask("NonJobAppointments_Delete", id=made.id)
    assert sheets(business) == []


def test_what_was_agreed_upon_of_what_is_repeated_stays_when_it_is_planned_anew(business: Business):
    from truckroll.families.payroll import Payroll

    code = business.new("code", "payroll.TimesheetCode", code="MEET")
    made = lunch(business, timesheetCodeId=code, repeat=True, frequency="Weekly", endType="Never")
    business.now = When.parse(at(13, 10)).ticks
    business.come_due()
    business.do(lambda: [payroll.approve() for payroll in Payroll.find(status="Expired")])
    body = {"technicianId": business.ids["tess"], "start": at(14), "duration": "00:30", "name": "Late lunch"}
    repeated = {"timesheetCodeId": code, "repeat": True, "frequency": "Weekly", "endType": "Never"}
    business.ask("NonJobAppointments_Update", body | repeated, id=made.id)
    business.now = When.parse(at(15, 10)).ticks
    business.come_due()
    assert "11-03T12:00" in sheets(business)
    assert "11-10T12:00" not in sheets(business)
    assert "11-10T14:00" in sheets(business)
