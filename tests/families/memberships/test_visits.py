"""Visits that are due: jobs that do them, and those that did not after all."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import refused
from tests.families.memberships.club import Club


@pytest.fixture
def visit(club: Club) -> Any:
    """The first visit of a membership that was just sold."""
    club.sell()
    return club.all("memberships.RecurringServiceEvent", active=True)[0]


def complete(club: Club, visit: Any, job: Any) -> Any:
    club.ask("LocationRecurringServiceEvents_MarkComplete", {"jobId": job.id}, id=visit.id)
    return club.see("memberships.RecurringServiceEvent", visit.id)


def take_back(club: Club, visit: Any, job: Any) -> Any:
    club.ask("LocationRecurringServiceEvents_MarkIncomplete", {"jobId": job.id}, id=visit.id)
    return club.see("memberships.RecurringServiceEvent", visit.id)


def lines(club: Club, job: Any) -> list[tuple[int, Decimal, Decimal]]:
    found = club.all("accounting.InvoiceItem", invoice_id=job.invoice_id, active=True)
    return [(line.sku_id, line.quantity, line.price) for line in found]


def test_a_job_that_does_a_visit_is_linked_and_bills_what_the_service_says(club: Club, visit: Any):
    job = club.book()
    done = complete(club, visit, job)
    assert (done.job_id, done.status) == (job.id, "Won")
    assert lines(club, job) == [(club.ids["cleaning"], 1, 80), (club.ids["filter"], 2, 10)]
    assert club.see("accounting.Invoice", job.invoice_id).total == 100
    assert club.service().first_visit_complete is True
    assert club.see("jpm.Job", job.id).membership_id == club.membership().id


def test_a_visit_that_was_not_done_after_all_takes_its_lines_away(club: Club, visit: Any):
    job = club.book()
    complete(club, visit, job)
    again = take_back(club, visit, job)
    assert (again.job_id, again.status, again.active) == (None, "NotAttempted", True)
    assert lines(club, job) == []
    assert club.see("accounting.Invoice", job.invoice_id).total == 0
    assert club.service().first_visit_complete is False
    assert club.see("jpm.Job", job.id).membership_id is None


def test_other_lines_of_the_invoice_stay(club: Club, visit: Any):
    job = club.book()
    club.do(lambda: club.see("accounting.Invoice", job.invoice_id))
    _, other = club.all("memberships.RecurringServiceEvent", active=True)
    complete(club, visit, job)
    complete(club, other, job)
    take_back(club, visit, job)
    assert len(lines(club, job)) == 2
    assert club.service().first_visit_complete is True
    assert club.see("jpm.Job", job.id).membership_id == club.membership().id


def test_a_visit_is_done_once(club: Club, visit: Any):
    job = club.book()
    complete(club, visit, job)
    for each in (job, club.book()):
        with refused(400, f"already complete on job {job.id}"):
            complete(club, visit, each)
    with refused(400, "is not complete on job"):
        take_back(club, visit, club.book())


def test_a_visit_is_done_where_it_is_due(club: Club, visit: Any):
    job = club.book(locationId=club.ids["cabin"])
    with refused(400, "is not at location", "jobId"):
        complete(club, visit, job)


def test_a_canceled_job_does_no_visit(club: Club, visit: Any):
    job = club.book()
    club.ask("Jobs_Cancel", {"reasonId": club.ids["why_canceled"], "memo": ""}, id=job.id)
    with refused(400, "is Canceled"):
        complete(club, visit, job)


def test_a_visit_names_a_job_that_is_there(club: Club, visit: Any):
    for mark in ("MarkComplete", "MarkIncomplete"):
        with refused(404, "There is no Job", "jobId"):
            club.ask(f"LocationRecurringServiceEvents_{mark}", {"jobId": 999_999}, id=visit.id)


def test_a_visit_that_is_no_more_in_the_book_is_missing(club: Club, visit: Any):
    club.change(status="Canceled")
    with refused(404, "was not found", "id"):
        complete(club, visit, club.book())


def test_a_visit_without_a_template_bills_nothing(club: Club, visit: Any):
    club.ask("LocationRecurringServices_Update", {"invoiceTemplateId": None}, id=club.service().id)
    job = club.book()
    assert complete(club, visit, job).status == "Won"
    assert lines(club, job) == []


def test_visits_of_following_years_are_billed_by_their_own_template(club: Club):
    club.option("long", "OneTime", 36)
    club.sell("long")
    later = club.ask("InvoiceTemplates_Create", {"items": club.items(("cleaning", "1", "60"))}).id
    club.ask("LocationRecurringServices_Update", {"invoiceTemplateForFollowingYearsId": later}, id=club.service().id)
    club.until("2027-11-20T00:00:00Z")
    first, _, next_spring, *_ = sorted(club.all("memberships.RecurringServiceEvent", active=True), key=lambda e: e.date)
    job, other = club.book(), club.book()
    complete(club, first, job)
    complete(club, next_spring, other)
    assert (next_spring.date[:10], lines(club, other)) == ("2028-04-02", [(club.ids["cleaning"], 1, 60)])
    assert len(lines(club, job)) == 2


def test_nothing_is_copied_onto_an_invoice_that_is_closed(club: Club, visit: Any):
    job = club.book()
    club.set("accounting.Invoice", job.invoice_id, sync_status="Posted")
    with refused(400, "Posted"):
        complete(club, visit, job)
    assert club.see("memberships.RecurringServiceEvent", visit.id).job_id is None


def test_the_names_of_visits_follow_those_of_the_service_and_the_plan(club: Club, visit: Any):
    club.set("memberships.MembershipType", club.ids["plan"], name="Comfort plan")
    club.come_due()
    assert club.see("memberships.RecurringServiceEvent", visit.id).membership_name == "Comfort plan"
