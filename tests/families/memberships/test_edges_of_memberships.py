"""Memberships at their edges: who sold what to whom, what is earned when, and templates of one's own."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import refused
from tests.families.memberships.club import Club


def change(club: Club, **said: Any) -> Any:
    club.ask("LocationRecurringServices_Update", said, id=club.service().id)
    return club.service()


# Sold


def test_a_membership_says_from_when_by_whom_and_for_what(club: Club):
    membership = club.sell()
    invoice = club.see("accounting.Invoice", club.sale.invoice_id)
    (line,) = club.all("accounting.InvoiceItem", invoice_id=invoice.id)
    assert (membership.activated_by_id, membership.activated_from_id) == (club.ids["office"], line.id)
    assert (membership.from_[:10], membership.to[:10], membership.follow_up_on) == (
        "2026-11-02", "2027-11-02", membership.to,
    )  # fmt: skip
    assert (membership.duration, membership.renewal_duration, membership.billing_frequency) == (12, 12, "Monthly")
    assert (line.price, line.membership_type_id, invoice.location_id) == (120, club.ids["plan"], club.ids["location"])
    assert (invoice.membership_id, membership.billed_from) == (membership.id, membership.from_)


def test_a_membership_without_an_end_is_followed_up_from_its_beginning(club: Club):
    club.option("ongoing", "Monthly", None)
    membership = club.sell("ongoing")
    assert (membership.to, membership.follow_up_on, membership.duration) == (None, membership.from_, None)


def test_a_plan_for_one_place_needs_the_place(club: Club):
    club.set("memberships.MembershipType", club.ids["plan"], location_target="SingleLocation")
    with refused(400, "for a single location", "locationId"):
        club.sell()
    membership = club.sell(locationId=club.ids["cabin"])
    assert membership.location_id == club.ids["cabin"]
    assert club.see("accounting.Invoice", club.sale.invoice_id).location_id == club.ids["cabin"]


@pytest.mark.parametrize(("noun", "key"), [("DurationBilling", "monthly"), ("MembershipType", "plan")])
def test_what_is_no_longer_offered_is_not_sold(club: Club, noun: str, key: str):
    club.set(f"memberships.{noun}", club.ids[key], active=False)
    with refused(400, "is not offered for this duration"):
        club.sell()


def test_somebody_who_left_becomes_no_member(club: Club):
    club.set("crm.Customer", club.ids["customer"], active=False)
    with refused(400, "is not active"):
        club.sell()


def test_a_sale_renews_what_it_is_to_renew_once_at_its_price(club: Club):
    first = club.sell()
    club.change(renewalMembershipTaskId=club.ids["task"])
    second = club.sell()
    assert club.membership(first.id).renewed_by_id == second.id
    assert (second.from_, second.to[:10]) == (first.to, "2028-11-02")
    assert club.see("accounting.Invoice", club.sale.invoice_id).total == 100
    third = club.sell()
    assert (third.from_[:10], club.see("accounting.Invoice", club.sale.invoice_id).total) == ("2026-11-02", 120)


def test_a_membership_that_ended_long_ago_is_renewed_from_today(club: Club):
    first = club.sell()
    club.change(renewalMembershipTaskId=club.ids["task"])
    club.until("2028-03-05T10:00:00Z")
    second = club.sell()
    assert (club.membership(first.id).renewed_by_id, second.from_[:10]) == (second.id, "2028-03-05")


def test_a_plan_that_is_shared_by_all_is_billed_by_a_template_of_its_own(club: Club):
    club.set("memberships.MembershipType", club.ids["plan"], billing_template_id=club.ids["lines"])
    membership = club.sell()
    own = club.see("memberships.InvoiceTemplate", membership.billing_template_id)
    shared = club.see("memberships.InvoiceTemplate", club.ids["lines"])
    assert (own.id != shared.id, own.is_settings_template, own.total) == (True, False, shared.total)
    assert {item.id for item in own.items}.isdisjoint(item.id for item in shared.items)


# Changed


def test_a_shared_template_becomes_a_copy_and_ones_own_stays(club: Club):
    club.sell()
    changed = club.change(billingTemplateId=club.ids["lines"])
    assert changed.billing_template_id not in (None, club.ids["lines"])
    assert club.change(billingTemplateId=changed.billing_template_id).billing_template_id == changed.billing_template_id


@pytest.mark.parametrize("name", ["invoiceTemplateId", "invoiceTemplateForFollowingYearsId"])
def test_so_it_does_for_a_service(club: Club, name: str):
    club.sell()
    assert change(club, **{name: club.ids["lines"]}).values[name] not in (None, club.ids["lines"])


def test_an_empty_template_bills_by_the_price(club: Club):
    club.sell()
    empty = club.ask("InvoiceTemplates_Create", {"items": []}).id
    club.change(billingTemplateId=empty)
    club.until("2026-12-02T00:00:00Z")
    assert [bill.total for bill in club.invoices()[1:]] == [Decimal("9.95")]


def test_only_a_membership_that_was_canceled_says_so(club: Club):
    for status, when in (("Deleted", None), ("Expired", None), ("Suspended", None), ("Canceled", "2026-11-02")):
        club.sell()
        changed = club.change(status=status)
        assert (changed.cancellation_date and changed.cancellation_date[:10]) == when, status


def test_a_membership_may_have_no_beginning_or_no_end(club: Club):
    membership = club.sell()
    club.set("memberships.Membership", membership.id, from_=None)
    assert club.change(to="2027-01-01T00:00:00Z").to[:10] == "2027-01-01"
    assert club.change(to=None).to is None
    assert club.change(initialDeferredRevenue=0).initial_deferred_revenue == 0


def test_taking_away_the_place_of_services_needs_no_word_on_them(club: Club):
    club.sell()
    assert club.change(recurringLocationId=None).recurring_location_id is None


def test_services_are_at_all_places_or_one(club: Club):
    club.sell(action="All")
    assert {each.location_id for each in club.all("memberships.RecurringService", active=True)} == {
        club.ids["location"], club.ids["cabin"],
    }  # fmt: skip
    club.sell(action="None")
    assert club.all("memberships.RecurringService", membership_id=club.sale.customer_membership_id) == []


@pytest.mark.parametrize(
    ("frequency", "due"),
    [("Monthly", "2026-12-02"), ("EveryOtherMonth", "2027-01-02"), ("Quarterly", "2027-02-02"),
     ("BiAnnual", "2027-05-02"), ("Annual", None), ("OneTime", None)],
)  # fmt: skip
def test_a_membership_is_billed_as_often_as_was_agreed(club: Club, frequency: str, due: str | None):
    club.option("other", frequency)
    found = club.sell("other").next_scheduled_bill_date
    assert (found and found[:10]) == due


# Services


@pytest.mark.parametrize(
    ("said", "words", "place"),
    [
        ({"name": " "}, "needs a name", "name"),
        ({"recurrenceType": "NthWeekdayOfMonth", "recurrenceDayOfNthWeek": "Friday"}, "which week", "recurrenceWeek"),
        ({"recurrenceType": "NthWeekdayOfMonth", "recurrenceWeek": "First"}, "which day", "recurrenceDayOfNthWeek"),
        ({"estimatedPayrollCost": Decimal("-0.01")}, "cannot be negative", "estimatedPayrollCost"),
        ({"jobStartTime": "noon"}, "", "jobStartTime"),
    ],
)
def test_a_service_is_not_changed_to_what_cannot_be(club: Club, said: dict[str, Any], words: str, place: str):
    club.sell()
    with refused(400, words, place):
        change(club, **said)


def test_a_service_may_cost_nothing_and_start_at_a_time(club: Club):
    club.sell()
    changed = change(club, estimatedPayrollCost=0, jobStartTime="09:00", memo="Ring")
    assert (changed.estimated_payroll_cost, changed.memo) == (0, "Ring")


@pytest.mark.parametrize(("kind", "offset", "day"), [("Months", 2, "2027-01-02"), ("Weeks", 2, "2026-11-16")])
def test_a_service_begins_so_long_after_the_membership(club: Club, kind: str, offset: int, day: str):
    club.set("memberships.TypeRecurringService", club.ids["visits"], offset=offset, offset_type=kind)
    membership = club.sell()
    service = club.service()
    assert (service.from_[:10], service.allocation, service.activated_from_id) == (
        day, 100, membership.activated_from_id,
    )  # fmt: skip


def test_a_service_has_a_template_of_its_own(club: Club):
    club.sell()
    own = club.see("memberships.InvoiceTemplate", club.service().invoice_template_id)
    assert (own.id != club.ids["lines"], own.total) == (True, 100)


def test_visits_are_billed_by_another_template_from_the_second_year_on(club: Club):
    club.option("long", "OneTime", 36)
    club.sell("long")
    later = club.ask("InvoiceTemplates_Create", {"items": club.items(("cleaning", "1", "7"))}).id
    change(club, recurrenceType="Monthly", invoiceTemplateForFollowingYearsId=later)
    club.until("2027-12-05T00:00:00Z")
    events = {event.date[:10]: event for event in club.all("memberships.RecurringServiceEvent")}
    totals = {}
    for day in ("2027-10-02", "2027-11-02"):
        job = club.book()
        club.ask("LocationRecurringServiceEvents_MarkComplete", {"jobId": job.id}, id=events[day].id)
        totals[day] = club.see("accounting.Invoice", job.invoice_id).total
    assert totals == {"2027-10-02": 100, "2027-11-02": 7}


def test_a_visit_is_done_where_it_is_due_by_a_job_that_stands(club: Club):
    club.sell()
    event = club.all("memberships.RecurringServiceEvent", active=True)[0]
    at_cabin = club.book(locationId=club.ids["cabin"])
    with refused(400, "is not at location", "jobId"):
        club.ask("LocationRecurringServiceEvents_MarkComplete", {"jobId": at_cabin.id}, id=event.id)
    job = club.book()
    club.set("jpm.Job", job.id, job_status="Canceled")
    with refused(400, "is Canceled"):
        club.ask("LocationRecurringServiceEvents_MarkComplete", {"jobId": job.id}, id=event.id)
    club.set("jpm.Job", job.id, job_status="Scheduled")
    club.ask("LocationRecurringServiceEvents_MarkComplete", {"jobId": job.id}, id=event.id)
    assert (club.service().first_visit_complete, club.see("jpm.Job", job.id).membership_id) == (
        True, club.sale.customer_membership_id,
    )  # fmt: skip
    with refused(400, "already complete"):
        club.ask("LocationRecurringServiceEvents_MarkComplete", {"jobId": job.id}, id=event.id)
    other = club.book()
    with refused(400, "is not complete on job"):
        club.ask("LocationRecurringServiceEvents_MarkIncomplete", {"jobId": other.id}, id=event.id)
    club.ask("LocationRecurringServiceEvents_MarkIncomplete", {"jobId": job.id}, id=event.id)
    assert (club.service().first_visit_complete, club.see("jpm.Job", job.id).membership_id) == (False, None)
    assert club.see("accounting.Invoice", job.invoice_id).total == 0


# Templates


@pytest.mark.parametrize(
    ("more", "place"),
    [({"quantity": 0}, "quantity"), ({"cost": Decimal("-0.01")}, "cost"), ({"hours": Decimal("-0.01")}, "hours")],
)
def test_a_line_is_of_more_than_nothing_and_costs_no_less(club: Club, more: dict[str, Any], place: str):
    (line,) = club.items(("cleaning", "1", "80"))
    with refused(400, "", f"items[1].{place}"):
        club.ask("InvoiceTemplates_Create", {"items": [line, line | more]})
    assert club.ask("InvoiceTemplates_Create", {"items": [line | {"cost": 0, "hours": 0}]}).id


def test_a_template_says_who_wrote_it_and_a_shared_one_is_named(club: Club):
    id = club.ask("InvoiceTemplates_Create", {"items": club.items(("off", "1", "-5"))}).id
    made = club.see("memberships.InvoiceTemplate", id)
    assert (made.created_by_id, made.total, made.items[0].sku_type) == (club.ids["office"], -5, "PriceModifier")
    assert club.ask("InvoiceTemplates_Update", {"name": " "}, id=id).id == id
    with refused(400, "needs a name", "name"):
        club.ask("InvoiceTemplates_Update", {"name": " "}, id=club.ids["lines"])


def test_a_line_named_by_its_id_stays_that_line(club: Club):
    kept, _ = club.see("memberships.InvoiceTemplate", club.ids["lines"]).items
    (line,) = club.items(("cleaning", "2", "9"))
    club.ask("InvoiceTemplates_Update", {"items": [None, line | {"id": kept.id}, line]}, id=club.ids["lines"])
    changed = club.see("memberships.InvoiceTemplate", club.ids["lines"])
    assert (changed.items[0].id, changed.items[1].id != kept.id, changed.total) == (kept.id, True, 36)
    with refused(400, "has no line", "items[1].id"):
        twice = [line | {"id": kept.id}] * 2
        club.ask("InvoiceTemplates_Update", {"items": twice}, id=club.ids["lines"])


def test_a_type_shows_what_is_offered_with_it(club: Club):
    gone = club.option("gone", "Annual", 24)
    club.set("memberships.DurationBilling", gone, active=False)
    for asked, found in (({}, [12]), ({"active": "False"}, [24]), ({"active": "Any"}, [12, 24])):
        listed = club.ask("MembershipTypes_GetDurationBillingList", id=club.ids["plan"], **asked)
        assert [each.duration for each in listed] == found
    kind = club.see("memberships.MembershipType", club.ids["plan"])
    assert [each.recurring_service_type_id for each in kind.recurring_services] == [club.ids["seasonal"]]
