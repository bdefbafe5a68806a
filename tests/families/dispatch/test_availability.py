"""Who can take a job when."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.dispatch.day import at, clocks_of, open_from, shift, visit


def ask(business: Business, operation: str = "Availability_GetList", **more: Any) -> Any:
    body = {"startUtc": at(0), "endUtc": at(0, 4), "xType": "BusinessHour", "jobDurationInMinutes": 60}
    return business.ask(operation, body | more)


def grid(business: Business, **more: Any) -> Any:
    (found,) = ask(business, **more).grids
    return found


def slots(business: Business, **more: Any) -> list[tuple[str, str, str]]:
    found = ask(business, "Availability_GetSlots", **more).available_slots
    return [
        (slot.slot_start[5:16], who.technician_name, who.job_start[11:16]) for slot in found for who in slot.technicians
    ]


def minutes(cell: Any) -> tuple[int, int, int, int]:
    return cell.total, cell.assigned, cell.booked, cell.done


@pytest.fixture
def staffed(business: Business) -> Business:
    open_from(business, (8, 12), (12, 16))
    shift(business, "tess", 8, 16)
    shift(business, "tom", 10, 14)
    return business


def test_rows_are_technicians_and_columns_are_times(staffed: Business):
    found = grid(staffed)
    assert [(head.index, head.name) for head in found.row_headers] == [(0, "Tess"), (1, "Tom")]
    assert [(head.start_utc[11:16], head.end_utc[11:16]) for head in found.column_headers] == [
        ("08:00", "12:00"), ("12:00", "16:00"),
    ]  # fmt: skip
    assert [[minutes(cell)[0] for cell in row] for row in found.table] == [[240, 240], [120, 120]]
    assert [minutes(head)[0] for head in (*found.row_headers, *found.column_headers)] == [480, 240, 360, 360]


def test_cells_say_what_is_assigned_booked_and_done(staffed: Business):
    visit(staffed, 8, 11, "tess")
    visit(staffed, 10, 11, "tess")
    visit(staffed, 13, 14)
    done = visit(staffed, 12, 13, "tess", "tom")
    staffed.send(done, "tess")
    staffed.arrive(done, "tess")
    staffed.finish(done, "tess")
    found = grid(staffed)
    assert [[minutes(cell) for cell in row] for row in found.table] == [
        [(240, 240, 0, 0), (240, 0, 0, 60)],  # what is assigned may be more than fits
        [(120, 0, 0, 0), (120, 0, 0, 60)],
    ]
    assert [minutes(head) for head in found.column_headers] == [(360, 240, 0, 0), (360, 0, 60, 120)]


def test_a_job_begins_where_it_first_fits_and_may_go_on_into_the_next_column(staffed: Business):
    visit(staffed, 8, 9, "tess")
    first, second = grid(staffed, jobDurationInMinutes=240).table[0]
    assert (first.is_bookable, first.job_start_utc, first.job_end_utc) == (
        True, "2026-11-03T09:00:00.0000000Z", "2026-11-03T13:00:00.0000000Z",
    )  # fmt: skip
    assert (second.is_bookable, second.job_start_utc[11:16]) == (True, "12:00")
    assert slots(staffed, jobDurationInMinutes=240) == [
        ("11-03T08:00", "Tess", "09:00"), ("11-03T08:00", "Tom", "10:00"), ("11-03T12:00", "Tess", "12:00"),
    ]  # fmt: skip
    assert slots(staffed, jobDurationInMinutes=421) == []


def test_a_job_takes_two_hours_when_nobody_says(staffed: Business):
    assert grid(staffed, jobDurationInMinutes=None).table[1][1].job_end_utc[11:16] == "14:00"


def test_a_column_that_is_promised_away_is_not_bookable(staffed: Business):
    for _ in range(3):
        visit(staffed, 8, 10)
    found = grid(staffed)
    assert [(head.booked, head.is_bookable, head.is_assignable) for head in found.column_headers] == [
        (360, False, True), (0, True, True),
    ]  # fmt: skip
    assert {start for start, _, _ in slots(staffed)} == {"11-03T12:00"}


def test_a_visit_that_is_to_be_moved_is_not_in_its_own_way(staffed: Business):
    moved = visit(staffed, 8, 16, "tess")
    assert [name for _, name, _ in slots(staffed)] == ["Tom", "Tom"]
    there = slots(staffed, existingJobAppointmentId=moved.id)
    assert [name for _, name, _ in there] == ["Tess", "Tom", "Tess", "Tom"]


def test_nothing_begins_in_the_past(staffed: Business):
    staffed.now += 18 * 3600 * 10_000_000  # 09:00 on the third
    assert slots(staffed)[0] == ("11-03T08:00", "Tess", "09:00")
    staffed.now += 3 * 3600 * 10_000_000
    assert [start for start, _, _ in slots(staffed)] == ["11-03T12:00"] * 2
    assert grid(staffed).table[0][0].is_assignable is False


def test_arrival_windows_are_columns_for_the_units_they_are_offered_to(staffed: Business):
    for start, units in (("10:00", ["unit"]), ("08:00", []), ("13:00", ["other_unit"])):
        body = {"start": start, "duration": "02:00", "businessUnitIds": [staffed.ids[unit] for unit in units]}
        staffed.ids[start] = staffed.ask("ArrivalWindows_Create", body).id
    found = grid(staffed, xType="ArrivalWindow")
    assert [head.name for head in found.column_headers] == ["08:00", "10:00", "13:00"]
    found = grid(staffed, xType="ArrivalWindow", businessUnits=[staffed.ids["unit"]])
    assert [head.id for head in found.column_headers] == [staffed.ids["08:00"], staffed.ids["10:00"]]
    found = grid(staffed, xType="ArrivalWindow", arrivalWindows=[staffed.ids["13:00"]])
    assert [head.name for head in found.column_headers] == ["13:00"]


def test_a_job_may_be_planned_for_when_its_window_closes(staffed: Business):
    staffed.ask("ArrivalWindows_Create", {"start": "08:00", "duration": "02:00", "businessUnitIds": []})
    assert slots(staffed, xType="ArrivalWindow") == [("11-03T08:00", "Tess", "08:00")]
    staffed.ask("ArrivalWindows_UpdatedConfiguration", {"configuration": "EndTimeOfArrivalWindow"})
    assert slots(staffed, xType="ArrivalWindow") == [("11-03T08:00", "Tess", "10:00"), ("11-03T08:00", "Tom", "10:00")]


def test_there_is_a_grid_for_each_day_that_has_columns(staffed: Business):
    found = ask(staffed, startUtc=at(0, 6), endUtc=at(0, 11)).grids  # a Friday to a Tuesday
    assert [each.column_headers[0].start_utc[8:10] for each in found] == ["06", "09", "10"]
    found = ask(staffed, startUtc=at(0, 6), endUtc=at(0, 11), weekdays=["Monday"]).grids
    assert [each.column_headers[0].start_utc[8:10] for each in found] == ["09"]


def test_a_window_of_ones_own_is_on_the_contractors_clocks(business: Business):
    clocks_of(business, "America/New_York")
    shift(business, "tess", 13, 22)
    assert slots(business, startMinuteTtz=480, endMinuteTtz=600) == [("11-03T13:00", "Tess", "13:00")]


def test_hours_that_are_not_asked_for_are_left_out(staffed: Business):
    first, _ = grid(staffed).column_headers
    assert [head.id for head in grid(staffed, businessHours=[first.id]).column_headers] == [first.id]


def names(business: Business, **more: Any) -> list[str]:
    return [head.name for head in grid(business, **more).row_headers]


def test_technicians_are_asked_for_by_what_they_belong_to(staffed: Business):
    tess, tom = staffed.ids["tess"], staffed.ids["tom"]
    zone = int(staffed.ask("Zone_CreateZone", {"name": "North"}).id)
    team = int(staffed.ask("Team_Create", {"name": "Blue", "active": True}).id)
    staffed.ask("TechnicianSkills_CreateTechnicianSkill", {"technicianId": tess, "name": "Soldering", "active": True})
    skill = int(staffed.all("dispatch.Skill")[0].id)
    staffed.set("settings.BusinessUnit", staffed.ids["unit"], trade={"id": 5, "name": "HVAC"})
    staffed.set("settings.Technician", tess, team="Blue", zone_ids=[zone], business_unit_id=staffed.ids["unit"])
    staffed.set("settings.Technician", tom, is_managed_tech=True, business_unit_id=staffed.ids["other_unit"])
    kind = staffed.ids["kind"]
    for asked, who in (
        ({"technicians": [tom]}, "Tom"),
        ({"technicianTypes": ["Managed"]}, "Tom"),
        ({"technicianTypes": ["Unmanaged"]}, "Tess"),
        ({"teams": [team]}, "Tess"),
        ({"zones": [zone]}, "Tess"),
        ({"skills": [skill]}, "Tess"),
        ({"trades": [5]}, "Tess"),
        ({"businessUnits": [staffed.ids["other_unit"]]}, "Tom"),
    ):
        assert names(staffed, **asked) == [who], asked
    assert names(staffed, zones=[zone], useTenantSettings=True) == ["Tess", "Tom"]
    assert names(staffed, businessUnits=[staffed.ids["unit"]], useTenantSettings=True) == ["Tess", "Tom"]
    staffed.ask("JobTypes_Update", {"skills": ["Soldering"]}, id=kind)
    assert names(staffed, jobTypes=[kind]) == ["Tess"]
    for kind_of, columns in (
        ("Technician", ["Tess", "Tom"]),
        ("TechnicianType", ["Unmanaged", "Managed"]),
        ("Team", ["Blue"]),
        ("Zone", ["North"]),
        ("Skill", ["Soldering"]),
        ("Trade", ["HVAC"]),
        ("BusinessUnit", ["Heating", "Plumbing"]),
        ("JobType", ["Tune-up"]),
    ):
        found = grid(staffed, xType=kind_of)
        assert [head.name for head in found.column_headers] == columns
        assert [head.total for head in found.column_headers] == [480, 240][: len(columns)], kind_of
        assert {head.start_utc for head in found.column_headers} == {None}


def test_those_on_call_count_when_they_are_asked_for(staffed: Business):
    shift(staffed, "tom", 14, 16, kind="OnCall")
    assert grid(staffed).row_headers[1].total == 240
    assert grid(staffed, shiftTypes=["Scheduled", "OnCall"]).row_headers[1].total == 360
    assert grid(staffed, shiftTypes=["OnCall"]).row_headers[1].total == 120


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"endUtc": at(0)}, "endUtc"),
        ({"endUtc": at(1, 17)}, "endUtc"),
        ({"jobDurationInMinutes": 0}, "jobDurationInMinutes"),
        ({"jobDurationInMinutes": 10**12}, "jobDurationInMinutes"),
        ({"startMinuteTtz": 5}, "endMinuteTtz"),
        ({"startMinuteTtz": 600, "endMinuteTtz": 500}, "endMinuteTtz"),
        ({"startMinuteTtz": 600, "endMinuteTtz": 1441}, "endMinuteTtz"),
        ({"xType": "JobTypeGroup"}, "xType"),
        ({"businessUnitGroups": [1]}, "businessUnitGroups"),
        ({"jobTypeGroups": [1]}, "jobTypeGroups"),
        ({"technicians": [999]}, "body.technicians[0]"),
    ],
)
def test_what_cannot_be_asked_is_refused(business: Business, more: dict[str, Any], place: str):
    with refused(400, "", place.removeprefix("body.")):
        ask(business, **more)


def test_slots_are_times(business: Business):
    with refused(400, "Slots are times", "xType"):
        ask(business, "Availability_GetSlots", xType="Team")


def test_a_row_and_a_column_begin_with_the_first_job_that_fits_in_them(staffed: Business):
    visit(staffed, 8, 11, "tess")
    found = grid(staffed)
    assert [head.job_start_utc[11:16] for head in found.row_headers] == ["11:00", "10:00"]
    assert [head.job_start_utc[11:16] for head in found.column_headers] == ["10:00", "12:00"]
    assert [head.job_end_utc[11:16] for head in found.column_headers] == ["11:00", "13:00"]
