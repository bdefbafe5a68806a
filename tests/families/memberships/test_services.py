"""Work that comes round: on which days, for how long, and what changes with it."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import refused
from tests.families.memberships.club import Club


def change(club: Club, **said: Any) -> Any:
    club.ask("LocationRecurringServices_Update", said, id=club.service().id)
    return club.service()


def first(club: Club, count: int, **said: Any) -> list[str]:
    """The first visits of a service that comes round like this."""
    change(club, **said)
    return club.visits_due()[:count]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({"recurrenceType": "Daily"}, ["2026-11-02", "2026-11-03", "2026-11-04"]),
        ({"recurrenceType": "Daily", "recurrenceInterval": 10}, ["2026-11-02", "2026-11-12", "2026-11-22"]),
        ({"recurrenceType": "Weekly"}, ["2026-11-02", "2026-11-09", "2026-11-16"]),
        (
            {"recurrenceType": "Weekly", "recurrenceDaysOfWeek": ["Friday", "Sunday"]},
            ["2026-11-06", "2026-11-08", "2026-11-13"],
        ),
        (
            {"recurrenceType": "Weekly", "recurrenceInterval": 2, "recurrenceDaysOfWeek": ["Monday", "Saturday"]},
            ["2026-11-02", "2026-11-07", "2026-11-16"],
        ),
        ({"recurrenceType": "Monthly"}, ["2026-11-02", "2026-12-02", "2027-01-02"]),
        ({"recurrenceType": "Monthly", "recurrenceInterval": 5}, ["2026-11-02", "2027-04-02", "2027-09-02"]),
        (
            {"recurrenceType": "Monthly", "from": "2026-12-31T00:00:00Z"},
            ["2026-12-31", "2027-01-31", "2027-02-28"],
        ),
        ({"recurrenceType": "Seasonal", "recurrenceMonths": ["May", "January"]}, ["2027-01-02", "2027-05-02"]),
        (
            {"recurrenceType": "NthWeekdayOfMonth", "recurrenceWeek": "Second", "recurrenceDayOfNthWeek": "Tuesday"},
            ["2026-11-10", "2026-12-08", "2027-01-12"],
        ),
        (
            {
                "recurrenceType": "NthWeekdayOfMonth",
                "recurrenceInterval": 2,
                "recurrenceWeek": "Last",
                "recurrenceDayOfNthWeek": "Friday",
            },
            ["2026-11-27", "2027-01-29", "2027-03-26"],
        ),
    ],
)
def test_a_service_comes_round_as_is_said(club: Club, said: dict[str, Any], days: list[str]):
    club.sell()
    assert first(club, 3, **said) == days


def test_visits_on_chosen_days_of_the_month(club: Club):
    club.sell()
    club.set("memberships.RecurringService", club.service().id, recurrence_days_of_month=[15, 31])
    assert first(club, 4, recurrenceType="Monthly") == ["2026-11-15", "2026-11-30", "2026-12-15", "2026-12-31"]


def test_a_service_of_some_visits_has_no_more(club: Club):
    club.sell()
    counted = {"durationType": "NumberOfVisits", "durationLength": 3}
    assert first(club, 9, recurrenceType="Monthly", **counted) == ["2026-11-02", "2026-12-02", "2027-01-02"]
    club.until("2026-12-20T00:00:00Z")
    assert first(club, 9, durationLength=4) == ["2026-11-02", "2026-12-02", "2027-01-02", "2027-02-02"]


def test_visits_are_in_the_book_for_a_year_and_further_ones_come_as_time_goes_on(club: Club):
    club.option("ongoing", "OneTime", None)
    club.sell("ongoing")
    assert first(club, 99, recurrenceType="Monthly")[-1] == "2027-10-02"
    club.until("2027-05-15T00:00:00Z")
    days = club.visits_due()
    assert (len(days), days[-1]) == (18, "2028-04-02")
    club.change(status="Suspended")
    club.until("2028-06-15T00:00:00Z")
    assert club.visits_due()[-1] == "2027-05-02"


def test_only_visits_that_nobody_has_done_follow_a_change(club: Club):
    club.sell()
    events = club.all("memberships.RecurringServiceEvent", active=True)
    job = club.book()
    club.ask("LocationRecurringServiceEvents_MarkComplete", {"jobId": job.id}, id=events[0].id)
    assert first(club, 9, recurrenceMonths=["June"]) == ["2027-04-02", "2027-06-02"]
    assert club.see("memberships.RecurringServiceEvent", events[1].id).active is False


def test_planning_again_changes_nothing(club: Club):
    club.sell()
    before = [event.values for event in club.all("memberships.RecurringServiceEvent")]
    change(club, memo="Ring twice")
    assert [event.values for event in club.all("memberships.RecurringServiceEvent")] == before


def test_a_service_that_is_stopped_has_no_visits_until_it_is_taken_up_again(club: Club):
    club.sell()
    id = club.service().id
    club.ask("LocationRecurringServices_Update", {"active": False}, id=id)
    assert club.visits_due() == []
    club.ask("LocationRecurringServices_Update", {"active": True}, id=id)
    assert club.visits_due() == ["2027-04-02", "2027-10-02"]


def test_visits_are_made_from_today_on_however_long_ago_a_service_began(club: Club):
    club.sell()
    assert first(club, 2, recurrenceType="Daily", **{"from": "0001-01-01T00:00:00Z"}) == ["2026-11-02", "2026-11-03"]
    assert first(club, 2, **{"from": "9999-12-31T00:00:00Z"}) == []


def test_what_is_said_of_a_service_is_kept(club: Club):
    club.sell()
    said = {
        "name": "Spring cleaning",
        "memo": "Ring twice",
        "businessUnitId": club.ids["other_unit"],
        "campaignId": club.ids["campaign"],
        "priority": "High",
        "jobSummary": "Clean the burner",
        "jobStartTime": "08:30:00",
        "estimatedPayrollCost": Decimal("35.50"),
        "tagTypeIds": [club.ids["tag"]],
        "preferredTechnicianIds": [club.ids["tess"], club.ids["tom"]],
    }
    service = change(club, **said)
    assert {name: service.values[name] for name in said} == said
    (event, _) = club.all("memberships.RecurringServiceEvent", active=True)
    assert event.location_recurring_service_name == "Spring cleaning"
    assert event.membership_name == "Tune-up plan"


def test_a_shared_template_is_copied_when_a_service_gets_it(club: Club):
    club.sell()
    ids = club.ids["lines"]
    service = change(club, invoiceTemplateId=ids, invoiceTemplateForFollowingYearsId=ids)
    copies = {service.invoice_template_id, service.invoice_template_for_following_years_id}
    assert len(copies - {ids}) == 2
    cleared = change(club, invoiceTemplateId=None, invoiceTemplateForFollowingYearsId=None)
    assert (cleared.invoice_template_id, cleared.invoice_template_for_following_years_id) == (None, None)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"name": " "}, "name"),
        ({"recurrenceInterval": -1}, "recurrenceInterval"),
        ({"recurrenceType": "Daily", "recurrenceInterval": 0}, "recurrenceInterval"),
        ({"recurrenceMonths": []}, "recurrenceMonths"),
        ({"durationLength": -1}, "durationLength"),
        ({"durationType": "NumberOfVisits", "durationLength": 0}, "durationLength"),
        ({"recurrenceType": "NthWeekdayOfMonth", "recurrenceDayOfNthWeek": "Friday"}, "recurrenceWeek"),
        ({"recurrenceType": "NthWeekdayOfMonth", "recurrenceWeek": "Last"}, "recurrenceDayOfNthWeek"),
        ({"estimatedPayrollCost": Decimal("-1")}, "estimatedPayrollCost"),
        ({"jobStartTime": "early"}, "jobStartTime"),
    ],
)
def test_a_service_comes_round_somehow(club: Club, said: dict[str, Any], place: str):
    club.sell()
    with refused(400, "", place):
        change(club, **said)


def test_seasons_need_no_interval(club: Club):
    club.sell()
    assert first(club, 1, recurrenceInterval=0) == ["2027-04-02"]


def test_the_last_monday_of_a_month_may_be_its_last_day(club: Club):
    club.sell()
    last = {"recurrenceType": "NthWeekdayOfMonth", "recurrenceWeek": "Last", "recurrenceDayOfNthWeek": "Monday"}
    assert first(club, 3, **last) == ["2026-11-30", "2026-12-28", "2027-01-25"]
