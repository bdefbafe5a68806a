"""Memberships are sold, and what a sale makes."""

from decimal import Decimal

import pytest

from tests.families.business import refused
from tests.families.memberships.club import SOLD_ON, Club


def test_a_sale_makes_the_invoice_and_the_membership(club: Club):
    membership = club.sell()
    invoice = club.see("accounting.Invoice", club.sale.invoice_id)
    (line,) = club.all("accounting.InvoiceItem", invoice_id=invoice.id)
    assert (invoice.customer_id, invoice.business_unit_id) == (club.ids["customer"], club.ids["unit"])
    assert (invoice.total, invoice.balance, invoice.membership_id) == (120, 120, membership.id)
    assert (line.sku_id, line.membership_type_id, line.price) == (club.ids["task"], club.ids["plan"], 120)
    assert membership.activated_from_id == line.id
    assert (membership.customer_id, membership.membership_type_id) == (club.ids["customer"], club.ids["plan"])
    assert (membership.status, membership.active, membership.activated_by_id) == ("Active", True, club.ids["office"])
    assert (membership.billing_frequency, membership.duration) == ("Monthly", 12)


def test_a_membership_begins_on_the_day_of_its_sale_and_lasts_as_long_as_was_sold(club: Club):
    membership = club.sell()
    assert (membership.from_, membership.to) == (SOLD_ON, "2027-11-02T00:00:00.0000000Z")
    assert membership.next_scheduled_bill_date == "2026-12-02T00:00:00.0000000Z"
    assert membership.follow_up_on == membership.to


def test_a_membership_without_a_duration_goes_on_for_ever(club: Club):
    club.option("ongoing", "Annual", None)
    membership = club.sell("ongoing")
    assert (membership.to, membership.next_scheduled_bill_date) == (None, "2027-11-02T00:00:00.0000000Z")


@pytest.mark.parametrize(
    ("frequency", "due"),
    [
        ("OneTime", None),
        ("Monthly", "2026-12-02"),
        ("EveryOtherMonth", "2027-01-02"),
        ("Quarterly", "2027-02-02"),
        ("BiAnnual", "2027-05-02"),
        ("Annual", None),
    ],
)
def test_a_membership_is_next_billed_after_its_frequency_unless_it_ends_before(
    club: Club, frequency: str, due: str | None
):
    club.option("other", frequency)
    next_bill = club.sell("other").next_scheduled_bill_date
    assert (next_bill and next_bill[:10]) == due


def test_a_membership_of_the_31st_is_billed_on_the_last_day_of_shorter_months(club: Club):
    club.now = club.now + 29 * 24 * 3600 * 10_000_000  # 1 December
    club.until("2026-12-31T10:00:00Z")
    club.sell()
    days = []
    for month in ("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"):
        days.append(club.membership().next_scheduled_bill_date[:10])
        club.until(f"{month}T12:00:00Z")
    assert days == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_a_sale_brings_the_services_of_its_type_to_one_location(club: Club):
    club.sell()
    service = club.service()
    assert (service.name, service.location_id) == ("Tune-up", club.ids["location"])
    assert (service.membership_id, service.from_, service.to) == (
        club.membership().id,
        SOLD_ON,
        club.membership().to,
    )
    assert (service.job_type_id, service.allocation) == (club.ids["kind"], 100)
    assert club.visits_due() == ["2027-04-02", "2027-10-02"]


def test_a_sale_brings_the_services_to_all_locations(club: Club):
    club.sell(action="All")
    services = club.all("memberships.RecurringService", active=True)
    assert {service.location_id for service in services} == {club.ids["location"], club.ids["cabin"]}


def test_a_sale_may_bring_no_services(club: Club):
    club.sell(action="None")
    assert club.all("memberships.RecurringService") == []


def test_a_service_may_begin_some_weeks_or_months_after_the_membership(club: Club):
    for key, offset, unit in (("late", 2, "Weeks"), ("later", 3, "Months")):
        club.new(key, "memberships.RecurringServiceType", name=key, recurrence_type="Monthly")
        club.new(
            f"{key} part",
            "memberships.TypeRecurringService",
            membership_type_id=club.ids["plan"],
            recurring_service_type_id=club.ids[key],
            offset=offset,
            offset_type=unit,
        )
    club.sell()
    starts = {each.name: each.from_[:10] for each in club.all("memberships.RecurringService", active=True)}
    assert starts == {"Tune-up": "2026-11-02", "late": "2026-11-16", "later": "2027-02-02"}


def test_a_shared_template_is_copied_for_each_service_and_membership(club: Club):
    club.set("memberships.MembershipType", club.ids["plan"], billing_template_id=club.ids["lines"])
    membership = club.sell()
    copies = {membership.billing_template_id, club.service().invoice_template_id}
    assert len(copies - {club.ids["lines"]}) == 2
    copy = club.see("memberships.InvoiceTemplate", membership.billing_template_id)
    assert (copy.is_settings_template, copy.total, [item.quantity for item in copy.items]) == (False, 100, [1, 2])


def test_selling_the_task_that_renews_a_membership_renews_it_at_the_price_of_a_renewal(club: Club):
    old = club.sell()
    club.change(renewalMembershipTaskId=club.ids["task"])
    new = club.sell()
    assert club.membership(old.id).renewed_by_id == new.id
    assert (new.from_, new.to) == (old.to, "2028-11-02T00:00:00.0000000Z")
    assert new.next_scheduled_bill_date == "2027-12-02T00:00:00.0000000Z"
    assert club.see("accounting.Invoice", club.sale.invoice_id).total == 100
    another = club.sell()
    assert (another.from_, club.see("accounting.Invoice", club.sale.invoice_id).total) == (SOLD_ON, 120)


def test_what_is_not_offered_is_not_sold(club: Club):
    club.set("memberships.DurationBilling", club.ids["monthly"], active=False)
    with refused(400, "is not offered"):
        club.sell()


def test_nobody_who_is_no_customer_any_more_becomes_a_member(club: Club):
    club.set("crm.Customer", club.ids["customer"], active=False)
    with refused(400, "is not active"):
        club.sell()


def test_a_membership_is_for_the_customers_own_locations(club: Club):
    for place in ("locationId", "recurringLocationId"):
        with refused(400, "does not belong to customer", place):
            club.sell(**{place: club.ids["elsewhere"]})
    assert club.all("memberships.Membership") == []
    assert club.invoices() == []


def test_a_single_location_must_be_named(club: Club):
    with refused(400, "Say at which location.", "recurringLocationId"):
        club.sell(recurringLocationId=None)
    club.set("memberships.MembershipType", club.ids["plan"], location_target="SingleLocation")
    with refused(400, "for a single location", "locationId"):
        club.sell()
    assert club.sell(locationId=club.ids["cabin"]).location_id == club.ids["cabin"]


@pytest.mark.parametrize("name", ["customerId", "businessUnitId", "saleTaskId", "durationBillingId", "locationId"])
def test_a_sale_names_what_is_there(club: Club, name: str):
    with refused(400, "There is no", name):
        club.sell(**{name: 999_999})


def test_a_sale_for_nothing_is_a_sale(club: Club):
    club.option("free", "OneTime", 1, sale_price=Decimal(0))
    membership = club.sell("free")
    assert (club.see("accounting.Invoice", club.sale.invoice_id).total, membership.to[:10]) == (0, "2026-12-02")


@pytest.mark.parametrize(("noun", "key"), [("DurationBilling", "monthly"), ("MembershipType", "plan")])
def test_a_plan_or_a_duration_that_was_given_up_is_not_sold(club: Club, noun: str, key: str):
    club.set(f"memberships.{noun}", club.ids[key], active=False)
    with refused(400, "is not offered"):
        club.sell()
