"""When the contractor works, and when customers are told that somebody will come."""

from typing import Any

import pytest

from tests.families.business import Business, refused


def window(business: Business, start: str = "09:00", duration: str = "02:00", *units: str) -> Any:
    ids = [business.ids[unit] for unit in units]
    return business.ask("ArrivalWindows_Create", {"start": start, "duration": duration, "businessUnitIds": ids})


@pytest.mark.parametrize(
    ("start", "duration", "kept"),
    [
        ("9:00", "2:00", ("09:00:00", "02:00:00")),
        ("08:30:00", "01:30:00.0000000", ("08:30:00", "01:30:00")),
        ("PT10H", "PT90M", ("10:00:00", "01:30:00")),
        ("22:00", "02:00", ("22:00:00", "02:00:00")),
        ("00:00", "24:00", ("00:00:00", "1.00:00:00")),
    ],
)
def test_times_of_day_are_kept_as_the_platform_writes_them(
    business: Business, start: str, duration: str, kept: tuple[str, str]
):
    made = window(business, start, duration, "unit")
    assert (made.start, made.duration, made.business_unit_ids) == (*kept, [business.ids["unit"]])


@pytest.mark.parametrize(
    ("start", "duration", "place"),
    [
        ("9", "02:00", "start"),
        ("24:00", "02:00", "start"),
        ("1.00:00:00", "02:00", "start"),
        ("25:00", "02:00", "start"),
        ("09:60", "02:00", "start"),
        ("09:00", "00:00", "duration"),
        ("09:00", "-02:00", "duration"),
        ("09:00", "P", "duration"),
        ("09:00", "PT", "duration"),
        ("23:00", "02:00", "duration"),
    ],
)
def test_a_window_opens_and_closes_on_one_day(business: Business, start: str, duration: str, place: str):
    with refused(400, place, place):
        window(business, start, duration)


def test_a_window_is_offered_once_to_each_business_unit(business: Business):
    window(business, "09:00", "02:00", "unit")
    with refused(400, "already"):
        window(business, "9:00", "PT2H", "other_unit", "unit")
    other = window(business, "09:00", "02:00", "other_unit")
    with refused(400, "already"):
        business.ask(
            "ArrivalWindows_Update",
            {"start": "09:00", "duration": "02:00", "businessUnitIds": [business.ids["unit"]]},
            id=other.id,
        )
    window(business, "09:00", "02:00")
    with refused(400, "already"):
        window(business, "09:00", "02:00")


def test_a_window_that_is_not_offered_any_more_may_be_again(business: Business):
    one = window(business)
    business.ask("ArrivalWindows_Activated", {"isActive": False}, id=one.id)
    assert business.see("dispatch.ArrivalWindow", one.id).active is False
    window(business)
    with refused(400, "already"):
        business.ask("ArrivalWindows_Activated", {"isActive": True}, id=one.id)
    with refused(404, "ArrivalWindow 999 was not found", "id"):
        business.ask("ArrivalWindows_Activated", {"isActive": True}, id=999)


def test_visits_are_planned_from_the_opening_of_a_window_unless_told_otherwise(business: Business):
    assert business.ask("ArrivalWindows_GetConfiguration").configuration == "StartTimeOfArrivalWindow"
    for chosen in ("EndTimeOfArrivalWindow", "StartTimeOfArrivalWindow", "EndTimeOfArrivalWindow"):
        answer = business.ask("ArrivalWindows_UpdatedConfiguration", {"configuration": chosen})
        assert answer.configuration == chosen
        assert business.ask("ArrivalWindows_GetConfiguration").configuration == chosen


def hours(*ranges: tuple[int, int]) -> list[dict[str, int]]:
    return [{"fromHour": start, "toHour": end} for start, end in ranges]


def test_a_contractor_who_never_said_works_on_weekdays_from_8_to_17(business: Business):
    week = business.ask("BusinessHour_GetList")
    assert [(each.from_hour, each.to_hour) for each in week.weekdays] == [(8, 17)]
    assert (week.saturday, week.sunday) == ([], [])


def test_the_hours_of_a_week_are_replaced_as_a_whole(business: Business):
    for ranges in ([(8, 12), (13, 24)], [(0, 24)], []):
        body = {"weekdays": hours(*ranges), "saturday": hours((9, 12)), "sunday": []}
        business.ask("BusinessHour_Create", body)
        week = business.ask("BusinessHour_GetList")
        assert [(each.from_hour, each.to_hour) for each in week.weekdays] == ranges
        assert [(each.from_hour, each.to_hour) for each in week.saturday] == [(9, 12)]


@pytest.mark.parametrize(
    ("ranges", "place"),
    [
        ([(9, 9)], "saturday[0].toHour"),
        ([(9, 25)], "saturday[0].toHour"),
        ([(-1, 9)], "saturday[0].toHour"),
        ([(8, 12), (11, 17)], "saturday[1].fromHour"),
        ([(13, 17), (8, 14)], "saturday[0].fromHour"),
    ],
)
def test_hours_that_cannot_be_are_refused(business: Business, ranges: list[tuple[int, int]], place: str):
    with refused(400, place, place):
        business.ask("BusinessHour_Create", {"weekdays": [], "saturday": hours(*ranges), "sunday": []})
    assert business.all("dispatch.BusinessHour") == []
