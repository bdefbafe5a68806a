"""The working day at its edges: moments that touch, who belongs nowhere, what is asked for twice, and what is last."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.dispatch.day import at, clocks_of, open_from, shift, visit
from truckroll.catalogue.time import TICKS_PER_SECOND, When

HOUR = 3600 * TICKS_PER_SECOND


@pytest.fixture
def staffed(business: Business) -> Business:
    open_from(business, (8, 12), (12, 16))
    shift(business, "tess", 8, 16)
    shift(business, "tom", 10, 14)
    return business


def ask(business: Business, operation: str = "Availability_GetList", **more: Any) -> Any:
    body = {"startUtc": at(0), "endUtc": at(0, 4), "xType": "BusinessHour", "jobDurationInMinutes": 60}
    return business.ask(operation, body | more)


def grid(business: Business, **more: Any) -> Any:
    (found,) = ask(business, **more).grids
    return found


def names(business: Business, **more: Any) -> list[str]:
    return [head.name for head in grid(business, **more).row_headers]


def columns(business: Business, **more: Any) -> list[tuple[str, int]]:
    return [(head.name, head.total) for head in grid(business, **more).column_headers]


# Who is meant


def test_a_technician_is_sent_to_the_main_zone_too(staffed: Business):
    north, south = (int(staffed.ask("Zone_CreateZone", {"name": name}).id) for name in ("North", "South"))
    staffed.set("settings.Technician", staffed.ids["tess"], zone_ids=[north], main_zone_id=south)
    assert [names(staffed, zones=[zone]) for zone in (north, south)] == [["Tess"], ["Tess"]]
    assert columns(staffed, xType="Zone", zones=[south]) == [("South", 480)]
    assert columns(staffed, xType="Zone") == [("North", 480), ("South", 480)]


def test_a_kind_of_work_means_the_parts_of_the_business_that_do_it(staffed: Business):
    kind, unit = staffed.ids["kind"], staffed.ids["unit"]
    staffed.set("settings.Technician", staffed.ids["tess"], business_unit_id=unit)
    staffed.set("settings.Technician", staffed.ids["tom"], business_unit_id=staffed.ids["other_unit"])
    assert names(staffed, jobTypes=[kind]) == ["Tess", "Tom"]
    staffed.set("jpm.JobType", kind, business_unit_ids=[unit])
    assert names(staffed, jobTypes=[kind]) == ["Tess"]
    assert names(staffed, jobTypes=[kind], useTenantSettings=True) == ["Tess"]
    assert columns(staffed, xType="BusinessUnit", jobTypes=[kind]) == [("Heating", 480)]
    assert columns(staffed, xType="JobType") == [("Tune-up", 480)]
    other = int(staffed.ask("JobTypes_Create", {"name": "Repair"}).id)
    assert columns(staffed, xType="JobType", jobTypes=[other]) == [("Repair", 720)]


def test_what_is_chosen_of_a_kind_of_column_is_shown_alone(staffed: Business):
    for name, who in (("Blue", "tess"), ("Red", "tom")):
        staffed.ids[name] = int(staffed.ask("Team_Create", {"name": name, "active": True}).id)
        staffed.set("settings.Technician", staffed.ids[who], team=name)
        about = {"technicianId": staffed.ids[who], "name": name, "active": True}
        staffed.ask("TechnicianSkills_CreateTechnicianSkill", about)
    skills = {skill.name: int(skill.id) for skill in staffed.all("dispatch.Skill")}
    assert columns(staffed, xType="Team") == [("Blue", 480), ("Red", 240)]
    assert columns(staffed, xType="Team", teams=[staffed.ids["Red"]]) == [("Red", 240)]
    assert columns(staffed, xType="Skill") == [("Blue", 480), ("Red", 240)]
    assert columns(staffed, xType="Skill", skills=[skills["Red"]]) == [("Red", 240)]
    assert columns(staffed, xType="TechnicianType", technicianTypes=["Unmanaged"]) == [("Unmanaged", 720)]
    assert columns(staffed, xType="Technician", technicians=[staffed.ids["tom"]]) == [("Tom", 240)]


def test_trades_are_those_of_parts_of_the_business(staffed: Business):
    for unit, trade in (("unit", 5), ("other_unit", 6)):
        staffed.set("settings.BusinessUnit", staffed.ids[unit], trade={"id": trade, "name": f"T{trade}"})
    staffed.set("settings.Technician", staffed.ids["tess"], business_unit_id=staffed.ids["unit"])
    assert columns(staffed, xType="Trade") == [("T5", 480), ("T6", 0)]
    assert columns(staffed, xType="Trade", trades=[5]) == [("T5", 480)]
    assert names(staffed, trades=[5, 6]) == ["Tess"]


def test_only_those_who_are_there_and_can_do_all_of_it_are_meant(staffed: Business):
    staffed.ask("JobTypes_Update", {"skills": ["A", "B"]}, id=staffed.ids["kind"])
    for who, skills in (("tess", "AB"), ("tom", "A")):
        for name in skills:
            about = {"technicianId": staffed.ids[who], "name": name, "active": True}
            staffed.ask("TechnicianSkills_CreateTechnicianSkill", about)
    assert names(staffed, jobTypes=[staffed.ids["kind"]]) == ["Tess"]
    staffed.set("settings.Technician", staffed.ids["tess"], active=False)
    assert names(staffed) == ["Tom"]


# When


def test_a_range_ends_with_its_last_moment(business: Business):
    open_from(business, (8, 12), (12, 16))
    found = ask(business, startUtc=at(8), endUtc=at(16)).grids[0].column_headers
    assert [head.start_utc[11:16] for head in found] == ["08:00", "12:00"]
    assert [len(each.column_headers) for each in ask(business, startUtc=at(8.5), endUtc=at(16)).grids] == [1]
    assert [len(each.column_headers) for each in ask(business, startUtc=at(8), endUtc=at(15.5)).grids] == [1]
    assert len(ask(business, startUtc=at(0, 3), endUtc=at(0, 17)).grids) == 10
    with refused(400, "at most 14 days", "endUtc"):
        ask(business, startUtc=at(0, 3), endUtc=at(0.25, 17))


@pytest.mark.parametrize("minutes", [1, 14 * 1440])
def test_a_job_may_take_a_minute_or_two_weeks(staffed: Business, minutes: int):
    assert grid(staffed, jobDurationInMinutes=minutes).table[0][0].is_bookable is (minutes == 1)


@pytest.mark.parametrize(("first", "last"), [(0, 1440), (0, 1), (1439, 1440)])
def test_a_window_of_ones_own_may_be_any_part_of_the_day(staffed: Business, first: int, last: int):
    (head,) = grid(staffed, startMinuteTtz=first, endMinuteTtz=last).column_headers
    assert (head.name, head.id, head.end_utc.ticks - head.start_utc.ticks) == (
        "Own window", None, (last - first) * HOUR // 60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"startMinuteTtz": -1, "endMinuteTtz": 5}, "goes upwards"),
        ({"startMinuteTtz": 5, "endMinuteTtz": 5}, "goes upwards"),
        ({"endMinuteTtz": 5}, "has a start and an end"),
    ],
)
def test_and_no_other(staffed: Business, more: dict[str, int], words: str):
    with refused(400, words, "endMinuteTtz"):
        ask(staffed, **more)
    with refused(400, "from one minute to 14 days", "jobDurationInMinutes"):
        ask(staffed, jobDurationInMinutes=14 * 1440 + 1)


def test_columns_that_are_no_times_have_all_of_the_time_that_is_asked_for(staffed: Business):
    shift(staffed, "tess", 8, 10, day=4)
    asked = {"xType": "Technician", "startUtc": at(9), "endUtc": at(9, 4)}
    assert columns(staffed, **asked) == [("Tess", 7 * 60 + 60), ("Tom", 240)]
    assert columns(staffed, **asked, weekdays=["Wednesday"]) == [("Tess", 60), ("Tom", 0)]


def test_a_job_fits_until_the_last_minute(staffed: Business):
    assert grid(staffed, jobDurationInMinutes=480).table[0][0].job_start_utc[11:16] == "08:00"
    assert grid(staffed, jobDurationInMinutes=481).table[0][0].is_bookable is False
    visit(staffed, 9, 16, "tess")
    assert grid(staffed, jobDurationInMinutes=60).table[0][0].job_start_utc[11:16] == "08:00"
    assert grid(staffed, jobDurationInMinutes=61).table[0][0].is_bookable is False


def test_a_job_does_not_begin_when_a_column_ends(business: Business):
    open_from(business, (8, 12), (12, 16))
    shift(business, "tess", 12, 16)
    first, second = grid(business).table[0]
    assert (first.is_bookable, first.is_assignable, second.is_bookable, second.is_assignable) == (
        False, False, True, True,
    )  # fmt: skip


def test_what_is_promised_to_others_is_no_matter(staffed: Business):
    for _ in range(3):
        visit(staffed, 8, 10, businessUnitId=staffed.ids["other_unit"])
    asked = {"businessUnits": [staffed.ids["unit"]]}
    assert [head.booked for head in grid(staffed, **asked).column_headers] == [0, 0]
    assert grid(staffed, **asked).column_headers[0].is_bookable
    assert [head.booked for head in grid(staffed).column_headers] == [360, 0]


def test_a_column_is_full_when_as_much_is_promised_as_is_free(staffed: Business):
    visit(staffed, 8, 12)
    assert grid(staffed).column_headers[0].is_bookable
    visit(staffed, 8, 9.75)
    assert grid(staffed).column_headers[0].is_bookable
    visit(staffed, 8, 8.25)
    assert not grid(staffed).column_headers[0].is_bookable


def test_a_visit_of_a_job_on_hold_or_canceled_takes_nobodys_time_and_one_that_is_done_does(staffed: Business):
    made = visit(staffed, 8, 12, "tess")
    for status, minutes in (("Hold", (0, 0)), ("Canceled", (0, 0)), ("Done", (0, 240)), ("Scheduled", (240, 0))):
        staffed.set("jpm.Appointment", made.id, status=status)
        cell = grid(staffed).table[0][0]
        assert (cell.assigned, cell.done) == minutes, status


def test_a_visit_that_is_over_and_was_nobodys_is_promised_no_more(staffed: Business):
    made = visit(staffed, 8, 12)
    staffed.set("jpm.Appointment", made.id, status="Done")
    assert [head.booked for head in grid(staffed).column_headers] == [0, 0]


def test_a_row_can_be_assigned_where_any_of_its_cells_can(staffed: Business):
    visit(staffed, 8, 12, "tess")
    row = grid(staffed).row_headers[0]
    assert (row.is_assignable, row.is_bookable, row.assigned) == (True, True, 240)
    visit(staffed, 12, 16, "tess")
    row = grid(staffed).row_headers[0]
    assert (row.is_assignable, row.is_bookable) == (False, False)


def test_windows_are_in_the_order_of_their_opening_and_then_of_their_length(staffed: Business):
    for start, duration in (("10:00", "03:00"), ("10:00", "02:00"), ("08:30", "01:30")):
        staffed.ask("ArrivalWindows_Create", {"start": start, "duration": duration, "businessUnitIds": []})
    heads = grid(staffed, xType="ArrivalWindow").column_headers
    assert [(head.name, head.start_utc[11:16], head.end_utc[11:16]) for head in heads] == [
        ("08:30", "08:30", "10:00"), ("10:00", "10:00", "12:00"), ("10:00", "10:00", "13:00"),
    ]  # fmt: skip


# Capacity


def capacity(business: Business, **more: Any) -> list[Any]:
    body = {"startsOnOrAfter": at(0), "endsOnOrBefore": at(0, 4), "skillBasedAvailability": False}
    return business.ask("Capacity_GetList", body | more).availabilities


def test_a_kind_of_work_takes_its_time(business: Business):
    shift(business, "tess", 8, 10)
    for seconds, status in ((7200, "Available"), (7201, "Unavailable")):
        business.ask("JobTypes_Update", {"duration": seconds}, id=business.ids["kind"])
        (frame,) = capacity(business, jobTypeId=business.ids["kind"])
        assert (frame.technicians[0].status, frame.is_available) == (status, status == "Available")


def test_no_more_than_is_ideal_is_booked_until_it_is(business: Business):
    shift(business, "tess", 8, 10)
    visit(business, 8, 10)
    (frame,) = capacity(business)
    assert (frame.open_availability, frame.is_available, frame.is_exceeding_ideal_booking_percentage) == (
        0, False, False,
    )  # fmt: skip
    visit(business, 9, 9.25)
    (frame,) = capacity(business)
    assert frame.is_exceeding_ideal_booking_percentage


# Places


@pytest.mark.parametrize(
    ("latitude", "longitude", "status"),
    [(90, 180, "Success"), (-90, -180, "Success"), (90.1, 0, "Fail"), (0, 180.1, "Fail"), (0, -181, "Fail"),
     (None, 5, "Fail"), (0, 0, "Success")],
)  # fmt: skip
def test_a_place_is_on_the_globe(business: Business, latitude: Any, longitude: Any, status: str):
    (answer,) = business.ask("Gps_Create", [ping(latitude=latitude, longitude=longitude)], gps_provider="acme")
    assert answer.status == status


def ping(**more: Any) -> dict[str, Any]:
    seen = {"unitId": "12", "unitName": "Van 12", "eventTime": at(14, 2), "externalId": "a", "speed": 30}
    seen |= {"isNew": False, "statusMessage": "ok", "latitude": 1, "longitude": 2}
    return seen | dict.fromkeys(("street", "city", "region", "postalCode", "message"), "x") | more


def test_clocks_may_be_five_minutes_ahead(business: Business):
    early = business.now + 300 * TICKS_PER_SECOND
    moments = [When.of(early), When.of(early + 1)]
    told = [
        business.ask("Gps_Create", [ping(eventTime=moment, externalId=str(moment))], gps_provider="acme")[0].status
        for moment in moments
    ]
    assert told == ["Success", "Fail"]


# Planned again and again


def days(first: date, *rule: Any) -> list[str]:
    from itertools import islice

    from truckroll.families.dispatch.recurrence import days as coming

    return [str(day)[2:] for day in islice(coming(first, *rule), 4)]


@pytest.mark.parametrize(
    ("frequency", "interval", "weekdays", "found"),
    [
        ("Daily", 2, set(), ["26-11-03", "26-11-05", "26-11-07", "26-11-09"]),
        ("Weekly", 1, {0, 2}, ["26-11-03", "26-11-08", "26-11-10", "26-11-15"]),
        ("Weekly", 2, {6}, ["26-11-07", "26-11-21", "26-12-05", "26-12-19"]),
        ("Monthly", 2, {1}, ["26-11-03", "27-01-03", "27-03-03", "27-05-03"]),
        ("Yearly", 1, set(), ["26-11-03", "27-11-03", "28-11-03", "29-11-03"]),
    ],
)
def test_days_repeat_by_their_frequency(frequency: str, interval: int, weekdays: set[int], found: list[str]):
    assert days(date(2026, 11, 3), frequency, interval, weekdays) == found


def test_a_week_begins_on_sunday_and_a_year_with_january():
    assert days(date(2026, 11, 1), "Weekly", 1, {0})[0] == "26-11-01"
    assert days(date(2026, 12, 31), "Monthly", 1, set()) == ["26-12-31", "27-01-31", "27-03-31", "27-05-31"]
    assert days(date(2028, 2, 29), "Yearly", 1, set())[1] == "32-02-29"


def meeting(business: Business, **more: Any) -> Any:
    asked = {"technicianId": business.ids["tess"], "start": at(9), "duration": "01:00", "name": "Meeting"}
    return business.ask("NonJobAppointments_Create", asked | more)


@pytest.mark.parametrize("more", [{"duration": "1.00:00"}, {"repeat": True, "frequency": "Daily", "interval": 999}])
def test_the_longest_and_the_rarest_may_be_planned(business: Business, more: dict[str, Any]):
    assert meeting(business, **more).id
    once = {"repeat": True, "frequency": "Daily", "endType": "After", "countOccurrences": 999}
    assert meeting(business, **once).count_occurrences == 999
    for place, wrong in (("interval", {"interval": 1000}), ("countOccurrences", {"countOccurrences": 1000})):
        with refused(400, "to 999", place):
            meeting(business, **once | wrong)


def test_what_ends_on_the_day_it_begins_is_once(business: Business):
    made = meeting(business, repeat=True, frequency="Daily", endType="On", endOn=at(9))
    kept = business.see("dispatch.NonJobAppointment", made.id)
    assert str(kept.over_on)[:16] == "2026-11-04T10:00"
    with refused(400, "after it begins", "endOn"):
        meeting(business, repeat=True, frequency="Daily", endType="On", endOn=at(8.5))


def test_a_technician_who_left_plans_nothing(business: Business):
    business.set("settings.Technician", business.ids["tess"], active=False)
    with refused(400, "is inactive", "technicianId"):
        meeting(business)


def test_an_appointment_is_shown_by_its_words_and_changed_by_its_rules(business: Business):
    made = meeting(business, repeat=True, frequency="Weekly", endType="After", countOccurrences=2, daysOfWeek="Tue")
    shown = business.ask("NonJobAppointments_Get", id=made.id)
    assert (shown.id, shown.name, shown.duration) == (made.id, "Meeting", "01:00:00")
    body = {"technicianId": business.ids["tess"], "start": at(9), "duration": "01:00", "name": " "}
    with refused(400, "needs a name", "name"):
        business.ask("NonJobAppointments_Update", body, id=made.id)


# Shifts and windows


def test_a_shift_may_begin_where_another_ends_and_bulk_deletion_takes_both(business: Business):
    made = [shift(business, "tess", 8, 10), shift(business, "tess", 10, 12), shift(business, "tess", 12, 13)]
    answer = business.ask("TechnicianShifts_BulkDelete", {"start": at(8), "end": at(12)})
    assert answer.deleted_ids == [each.id for each in made[:2]]
    assert answer.message == "2 shifts are deleted."


def test_as_many_shifts_as_may_be_are_planned_at_once(business: Business, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("truckroll.families.dispatch.shifts.MOST", 4)
    asked = {"technicianIds": [business.ids["tess"], business.ids["tom"]], "shiftType": "Normal", "title": "Day"}
    asked |= {"start": at(8), "end": at(17), "repeatType": "Daily"}
    made = business.ask("TechnicianShifts_Create", asked | {"repeatEndDate": "2026-11-04"})
    assert len(made.technician_shifts) == 4
    with refused(400, "At most 4", "repeatEndDate"):
        business.ask("TechnicianShifts_Create", asked | {"repeatEndDate": "2026-11-05"})
    one = asked | {"technicianIds": [business.ids["tess"]], "repeatEndDate": "2026-11-03"}
    assert len(business.ask("TechnicianShifts_Create", one).technician_shifts) == 1


def test_a_window_that_is_shut_may_be_the_same_as_another(business: Business):
    def window(start: str, duration: str) -> Any:
        return business.ask("ArrivalWindows_Create", {"start": start, "duration": duration, "businessUnitIds": []})

    first = window("09:00", "02:00")
    for start, duration in (("09:00", "03:00"), ("10:00", "02:00")):
        assert window(start, duration).id
    business.ask("ArrivalWindows_Activated", {"isActive": False}, id=first.id)
    window("09:00", "02:00")
    body = {"start": "09:00", "duration": "02:00", "businessUnitIds": []}
    assert not business.ask("ArrivalWindows_Update", body, id=first.id).active


def test_days_are_the_contractors_own(business: Business):
    clocks_of(business, "America/New_York")
    business.ask("BusinessHour_Create", {"weekdays": [], "saturday": [{"fromHour": 9, "toHour": 24}], "sunday": []})
    (found,) = ask(business, startUtc=at(0, 7), endUtc=at(12, 8)).grids
    head = found.column_headers[0]
    assert (head.start_utc[:16], head.end_utc[:16]) == ("2026-11-07T14:00", "2026-11-08T05:00")
    assert Decimal(head.total) == 0


# Who comes


def test_a_customer_can_follow_by_one_address_as_long_as_somebody_is_under_way(business: Business):
    made = visit(business, 8, 9, "tess")
    asked = {"technicianId": business.ids["tess"], "appointmentId": made.id}
    with refused(400, "is not on the way"):
        business.ask("TechnicianTracking_Get", **asked)
    business.send(made, "tess")
    url = business.ask("TechnicianTracking_Get", **asked).technician_tracking_url
    assert len(url.rpartition("/")[2]) == 32
    business.arrive(made, "tess")
    assert business.ask("TechnicianTracking_Get", **asked).technician_tracking_url == url
    other = visit(business, 8, 9, "tess")
    business.send(other, "tess")
    asked |= {"appointmentId": other.id}
    assert business.ask("TechnicianTracking_Get", **asked).technician_tracking_url != url


def test_who_has_set_out_is_not_let_off(business: Business):
    made = visit(business, 8, 9, "tess", "tom")
    business.send(made, "tess")
    both = {"jobAppointmentId": made.id, "technicianIds": [business.ids["tom"], business.ids["tess"]]}
    with refused(400, "is Dispatched on visit"):
        business.ask("AppointmentAssignments_UnassignTechnicians", both)
    one = both | {"technicianIds": [business.ids["tom"]] * 2}
    assert business.ask("AppointmentAssignments_UnassignTechnicians", one).id == made.id
    with refused(400, "is not assigned to visit"):
        business.ask("AppointmentAssignments_UnassignTechnicians", one)
    business.set("settings.Technician", business.ids["tom"], active=False)
    with refused(409, "is inactive"):
        business.ask("AppointmentAssignments_AssignTechnicians", one)


def test_what_is_left_is_enough_for_the_work_or_for_the_whole_frame(business: Business):
    business.ask("JobTypes_Update", {"duration": 3 * 3600}, id=business.ids["kind"])
    shift(business, "tess", 8, 11)
    assert [frame.is_available for frame in capacity(business, jobTypeId=business.ids["kind"])] == [True]
    visit(business, 14, 15)
    visit(business, 8, 9)
    (frame,) = capacity(business, jobTypeId=business.ids["kind"])
    assert (frame.technicians[0].status, frame.open_availability, frame.is_available) == ("Available", 1, False)


def test_work_that_takes_longer_than_a_frame_may_begin_in_it(business: Business):
    open_from(business, (8, 12))
    business.ask("JobTypes_Update", {"duration": 8 * 3600}, id=business.ids["kind"])
    shift(business, "tess", 8, 18)
    assert [frame.is_available for frame in capacity(business, jobTypeId=business.ids["kind"])] == [True]


def test_subscribers_hear_who_comes_and_who_no_longer_does(business: Business):
    made = visit(business, 8, 9)
    who = {"jobAppointmentId": made.id, "technicianIds": [business.ids["tess"]]}
    for operation in ("AssignTechnicians", "UnassignTechnicians"):
        business.told()
        business.ask(f"AppointmentAssignments_{operation}", who)
        told = [said["appointment"]["id"] for kind, said in business.told() if kind.endswith("appointment-updated")]
        assert told == [made.id], operation
