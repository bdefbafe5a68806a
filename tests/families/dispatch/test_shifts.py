"""When technicians are at work: planned one by one or again and again, on the contractor's clocks."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.dispatch.day import at, clocks_of, shift


def plan(business: Business, *who: str, **more: Any) -> Any:
    asked = {"shiftType": "Normal", "title": "Day", "start": at(8), "end": at(17), "repeatType": "Never"}
    asked["technicianIds"] = [business.ids[name] for name in who or ("tess",)]
    return business.ask("TechnicianShifts_Create", asked | more)


def starts(answer: Any) -> list[str]:
    return [each.start[:16] for each in answer.technician_shifts]


def test_each_technician_gets_a_shift_of_his_own(business: Business):
    answer = plan(business, "tess", "tom", "tess", note="Bring the ladder")
    assert answer.created is True
    assert [each.technician_id for each in answer.technician_shifts] == [business.ids["tess"], business.ids["tom"]]
    kept = business.all("dispatch.TechnicianShift")
    assert [(each.start, each.end, each.note) for each in kept] == [
        ("2026-11-03T08:00:00.0000000Z", "2026-11-03T17:00:00.0000000Z", "Bring the ladder")
    ] * 2


def test_a_daily_shift_is_planned_to_its_last_day(business: Business):
    answer = plan(business, repeatType="Daily", repeatInterval=2, repeatEndDate="2026-11-09")
    assert starts(answer) == ["2026-11-03T08:00", "2026-11-05T08:00", "2026-11-07T08:00", "2026-11-09T08:00"]


def test_a_weekly_shift_is_on_the_days_that_are_named(business: Business):
    # The third of November 2026 is a Tuesday; weeks begin on Sunday.
    weekly = {"repeatType": "Weekly", "repeatEndDate": "2026-11-20"}
    assert starts(plan(business, **weekly, shiftDays="Mon, Wednesday")) == [
        f"2026-11-{day:02}T08:00" for day in (4, 9, 11, 16, 18)
    ]
    assert starts(plan(business, **weekly)) == [f"2026-11-{day:02}T08:00" for day in (3, 10, 17)]
    every_other = plan(business, **weekly, repeatInterval=2, shiftDays="Sunday,Tuesday")
    assert starts(every_other) == [f"2026-11-{day:02}T08:00" for day in (3, 15, 17)]


def test_a_repeated_shift_keeps_its_time_of_day_when_the_clocks_change(business: Business):
    clocks_of(business, "America/New_York")
    # 22:00 to 06:00 in New York, over the night in which the clocks go back (1 November 2026)
    answer = plan(
        business,
        start="2026-10-31T02:00Z",
        end="2026-10-31T10:00Z",
        repeatType="Daily",
        repeatEndDate="2026-11-02T12:00Z",
    )
    times = [(each.start[5:16], each.end[5:16]) for each in answer.technician_shifts]
    assert (
        times
        == [
            ("10-31T02:00", "10-31T10:00"),
            ("11-01T02:00", "11-01T11:00"),  # an hour longer: 06:00 is an hour later
            ("11-02T03:00", "11-02T11:00"),
            ("11-03T03:00", "11-03T11:00"),
        ][: len(times)]
    )
    assert len(times) == 4


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"technicianIds": []}, "technicianIds"),
        ({"title": " "}, "title"),
        ({"end": at(8)}, "end"),
        ({"repeatType": "Daily"}, "repeatEndDate"),
        ({"repeatType": "Daily", "repeatEndDate": "2026-11-01"}, "repeatEndDate"),
        ({"repeatType": "Daily", "repeatEndDate": "2036-11-01"}, "repeatEndDate"),
        ({"repeatType": "Daily", "repeatEndDate": "2026-11-09", "repeatInterval": 0}, "repeatInterval"),
        ({"repeatType": "Weekly", "repeatEndDate": "2026-11-09", "shiftDays": "Caturday"}, "shiftDays"),
        ({"repeatType": "Weekly", "repeatEndDate": "2026-11-03", "shiftDays": "Sunday"}, "shiftDays"),
    ],
)
def test_what_is_no_plan_is_refused_and_nothing_of_it_kept(business: Business, more: dict[str, Any], place: str):
    with refused(400, place, place):
        plan(business, **more)
    assert business.all("dispatch.TechnicianShift") == []


def test_somebody_who_left_has_no_shifts(business: Business):
    business.set("settings.Technician", business.ids["tom"], active=False)
    with refused(400, "is inactive", "technicianIds[1]"):
        plan(business, "tess", "tom")
    with refused(400, "There is no Technician 999", "technicianIds[0]"):
        plan(business, technicianIds=[999])


def test_a_shift_is_changed_in_what_is_given(business: Business):
    one = shift(business, "tess", 8, 17)
    answer = business.ask("TechnicianShifts_Update", {"end": at(12), "shiftType": "OnCall"}, id=one.id)
    (changed,) = answer.technician_shifts
    assert (changed.title, changed.shift_type, changed.start[:16]) == ("Day", "OnCall", "2026-11-03T08:00")
    with refused(400, "ends after it begins", "end"):
        business.ask("TechnicianShifts_Update", {"start": at(13)}, id=one.id)
    assert business.see("dispatch.TechnicianShift", one.id).start[:16] == "2026-11-03T08:00"
    with refused(404, "TechnicianShift 999 was not found", "id"):
        business.ask("TechnicianShifts_Update", {"title": "x"}, id=999)


def test_a_deleted_shift_stays_deleted(business: Business):
    one = shift(business, "tess", 8, 17)
    assert business.ask("TechnicianShifts_Delete", id=one.id).id == one.id
    assert business.see("dispatch.TechnicianShift", one.id).active is False
    with refused(400, "already deleted"):
        business.ask("TechnicianShifts_Delete", id=one.id)
    with refused(400, "is deleted"):
        business.ask("TechnicianShifts_Update", {"title": "x"}, id=one.id)


def test_the_shifts_that_lie_wholly_between_two_moments_are_deleted_at_once(business: Business):
    before, inside, across = (
        shift(business, "tess", 6, 9),
        shift(business, "tom", 8, 12),
        shift(business, "tess", 10, 17),
    )
    answer = business.ask("TechnicianShifts_BulkDelete", {"start": at(8), "end": at(12)})
    assert answer.deleted_ids == [inside.id]
    assert [business.see("dispatch.TechnicianShift", each.id).active for each in (before, inside, across)] == [
        True, False, True,
    ]  # fmt: skip
    assert business.ask("TechnicianShifts_BulkDelete", {"start": at(8), "end": at(12)}).deleted_ids == []
    with refused(400, "ends after it begins", "end"):
        business.ask("TechnicianShifts_BulkDelete", {"start": at(8), "end": at(8)})
