"""What becomes of a membership: billing, changes of status, and its end."""

from decimal import Decimal

import pytest

from tests.families.business import refused
from tests.families.memberships.club import Club


def test_a_membership_is_billed_when_it_is_due_and_again_after_its_frequency(club: Club):
    membership = club.sell()
    club.until("2026-12-01T23:59:59Z")
    assert len(club.invoices()) == 1
    club.until("2026-12-02T00:00:00Z")
    _, bill = club.invoices()
    assert (bill.total, bill.customer_id, bill.membership_id) == (Decimal("9.95"), club.ids["customer"], membership.id)
    assert bill.invoice_date[:10] == "2026-12-02"
    assert club.membership().next_scheduled_bill_date[:10] == "2027-01-02"
    (line,) = club.all("accounting.InvoiceItem", invoice_id=bill.id)
    assert (line.sku_id, line.description) == (club.ids["task"], "Tune-up plan")


def test_each_billing_that_fell_due_meanwhile_is_done_at_its_own_time(club: Club):
    club.sell()
    club.until("2027-03-15T00:00:00Z")
    days = [bill.invoice_date[:10] for bill in club.invoices()[1:]]
    assert days == ["2026-12-02", "2027-01-02", "2027-02-02", "2027-03-02"]


def test_a_membership_is_billed_by_its_template_where_it_has_one(club: Club):
    club.sell()
    items = club.items(("cleaning", "2", "15.05"))
    template = club.ask("InvoiceTemplates_Create", {"items": items}).id
    assert club.change(billingTemplateId=template).billing_template_id == template
    club.until("2026-12-02T00:00:00Z")
    bill = club.invoices()[-1]
    (line,) = club.all("accounting.InvoiceItem", invoice_id=bill.id)
    assert (bill.total, line.sku_id, line.quantity) == (Decimal("30.10"), club.ids["cleaning"], 2)


def test_a_membership_that_costs_no_more_than_its_sale_is_not_billed(club: Club):
    club.option("paid", "Monthly", billing_price=Decimal(0))
    club.sell("paid")
    club.until("2026-12-02T00:00:00Z")
    assert len(club.invoices()) == 1
    assert club.membership().next_scheduled_bill_date[:10] == "2027-01-02"


def test_a_membership_expires_at_its_end_and_the_log_says_so(club: Club):
    membership = club.sell()
    club.until("2027-11-01T23:59:59Z")
    assert club.membership().status == "Active"
    club.until("2027-11-02T00:00:00Z")
    expired = club.membership()
    assert (expired.status, expired.active, expired.next_scheduled_bill_date) == ("Expired", True, None)
    (step,) = club.ask("CustomerMemberships_GetStatusChanges", id=membership.id)
    assert (step.old_status, step.new_status, step.created_by_id) == ("Active", "Expired", None)
    assert step.created_on[:10] == "2027-11-02"
    assert len(club.invoices()) == 12


def test_a_membership_whose_end_moves_expires_then(club: Club):
    club.sell()
    club.change(to="2026-11-20T00:00:00Z")
    club.until("2026-11-20T00:00:00Z")
    assert club.membership().status == "Expired"


def test_a_membership_whose_end_is_taken_away_goes_on(club: Club):
    club.sell()
    assert club.change(to=None).to is None
    club.until("2028-01-10T00:00:00Z")
    assert (club.membership().status, len(club.invoices())) == ("Active", 15)


def test_an_end_that_has_passed_ends_a_membership_at_once(club: Club):
    club.sell()
    club.change(**{"from": "2026-01-01T00:00:00Z", "to": "2026-06-01T00:00:00Z"})
    club.come_due()
    assert club.membership().status == "Expired"


@pytest.mark.parametrize("status", ["Suspended", "Canceled", "Deleted", "Expired"])
def test_a_membership_that_is_not_active_is_neither_billed_nor_served(club: Club, status: str):
    club.sell()
    club.change(status=status)
    assert club.visits_due() == []
    club.until("2027-02-01T00:00:00Z")
    assert len(club.invoices()) == 1
    assert club.membership().status == status


def test_a_membership_taken_up_again_is_billed_and_served_from_then_on(club: Club):
    club.sell()
    club.change(status="Canceled")
    club.until("2027-01-10T00:00:00Z")
    again = club.change(status="Active")
    assert (again.next_scheduled_bill_date[:10], again.cancellation_date) == ("2027-02-02", None)
    assert club.visits_due() == ["2027-04-02", "2027-10-02"]


def test_what_fell_due_while_a_membership_was_suspended_is_billed_once_it_goes_on(club: Club):
    club.sell()
    club.change(status="Suspended")
    club.until("2027-02-10T00:00:00Z")
    assert club.membership().next_scheduled_bill_date[:10] == "2026-12-02"
    club.change(status="Active")
    club.come_due()
    assert (len(club.invoices()), club.membership().next_scheduled_bill_date[:10]) == (2, "2027-03-02")


def test_a_canceled_membership_says_when_it_was_canceled(club: Club):
    club.sell()
    canceled = club.change(status="Canceled")
    assert (canceled.cancellation_date[:10], canceled.active) == ("2026-11-02", True)
    assert canceled.next_scheduled_bill_date is None


def test_a_deleted_membership_is_inactive_until_it_is_taken_up_again(club: Club):
    club.sell()
    assert club.change(status="Deleted").active is False
    assert club.change(status="Active").active is True


def test_the_log_keeps_each_step_by_whom_it_was_taken(club: Club):
    membership = club.sell()
    for status in ("Suspended", "Suspended", "Active", "Canceled"):
        club.change(status=status)
    steps = club.ask("CustomerMemberships_GetStatusChanges", id=membership.id)
    assert [(step.old_status, step.new_status) for step in steps] == [
        ("Active", "Suspended"),
        ("Suspended", "Active"),
        ("Active", "Canceled"),
    ]
    assert {step.created_by_id for step in steps} == {club.ids["office"]}


def test_a_membership_that_has_ended_needs_a_later_end_to_go_on(club: Club):
    club.sell()
    club.until("2027-12-01T00:00:00Z")
    with refused(400, "give it a later end first"):
        club.change(status="Active")
    again = club.change(status="Active", to="2028-11-02T00:00:00Z")
    assert (again.status, again.next_scheduled_bill_date[:10]) == ("Active", "2027-12-02")


def test_a_billing_that_was_moved_is_done_then_and_every_month_after(club: Club):
    club.sell()
    club.change(nextScheduledBillDate="2026-11-15T00:00:00Z")
    club.until("2026-11-15T00:00:00Z")
    assert (len(club.invoices()), club.membership().next_scheduled_bill_date[:10]) == (2, "2026-12-15")


def test_a_billing_that_is_taken_away_does_not_come(club: Club):
    club.sell()
    assert club.change(nextScheduledBillDate=None).next_scheduled_bill_date is None
    club.until("2027-06-01T00:00:00Z")
    assert len(club.invoices()) == 1


def test_a_billing_long_ago_is_made_up_for_once(club: Club):
    club.sell()
    club.change(nextScheduledBillDate="0001-01-01T00:00:00Z")
    club.come_due()
    assert (len(club.invoices()), club.membership().next_scheduled_bill_date[:10]) == (2, "2026-12-01")


def test_the_services_end_with_the_membership(club: Club):
    club.sell()
    changed = club.change(to="2027-06-01T00:00:00Z")
    assert (club.service().to, club.visits_due()) == (changed.to, ["2027-04-02"])


def test_services_are_added_at_more_locations_and_not_twice(club: Club):
    club.sell()
    club.change(recurringServiceAction="All")
    services = club.all("memberships.RecurringService", active=True)
    assert [each.location_id for each in services] == [club.ids["location"], club.ids["cabin"]]


def test_no_services_means_that_those_there_are_deleted(club: Club):
    club.sell()
    club.change(recurringServiceAction="None")
    assert (club.all("memberships.RecurringService", active=True), club.visits_due()) == ([], [])


def test_a_location_for_services_needs_to_know_for_how_many_it_stands(club: Club):
    club.sell()
    cabin = club.ids["cabin"]
    with refused(400, "Say with recurringServiceAction", "recurringServiceAction"):
        club.change(recurringLocationId=cabin)
    changed = club.change(recurringLocationId=cabin, recurringServiceAction="Single")
    assert changed.recurring_location_id == cabin
    assert club.service(location_id=cabin).name == "Tune-up"


def test_a_membership_is_paid_in_one_way(club: Club):
    club.sell()
    club.new("cash", "accounting.PaymentType", name="Cash")
    assert club.change(paymentTypeId=club.ids["cash"]).payment_type_id == club.ids["cash"]
    with refused(400, "clear the other", "paymentTypeId"):
        club.change(paymentMethodId=77)
    changed = club.change(paymentMethodId=77, paymentTypeId=None)
    assert (changed.payment_method_id, changed.payment_type_id) == (77, None)


@pytest.mark.parametrize(
    ("said", "words", "place"),
    [
        ({"to": "2026-11-02T00:00:00Z"}, "ends after it begins", "to"),
        ({"from": "2028-01-01T00:00:00Z"}, "ends after it begins", "to"),
        ({"initialDeferredRevenue": Decimal("-0.01")}, "cannot be negative", "initialDeferredRevenue"),
        ({"recurringServiceAction": "Single", "recurringLocationId": None}, "at which location", "recurringLocationId"),
    ],
)
def test_a_membership_is_not_changed_to_what_cannot_be(club: Club, said: dict, words: str, place: str):
    club.sell()
    with refused(400, words, place):
        club.change(**said)


@pytest.mark.parametrize("name", ["businessUnitId", "soldById", "locationId", "billingTemplateId", "paymentTypeId"])
def test_a_change_names_what_is_there(club: Club, name: str):
    club.sell()
    with refused(404, "There is no", name):
        club.change(**{name: 999_999})


def test_a_membership_stays_with_its_customers_locations_and_invoices(club: Club):
    club.sell()
    with refused(400, "does not belong", "locationId"):
        club.change(locationId=club.ids["elsewhere"])
    strange = club.sell(customerId=club.ids["neighbour"], recurringLocationId=club.ids["elsewhere"])
    theirs = club.sale.invoice_id
    assert strange.customer_id == club.ids["neighbour"]
    club.sell()
    for place in ("cancellationInvoiceId", "cancellationBalanceInvoiceId"):
        with refused(400, "is not of customer", place):
            club.change(**{place: theirs})
        assert club.change(**{place: club.sale.invoice_id}).values[place] == club.sale.invoice_id


def test_what_is_said_of_a_membership_is_kept(club: Club):
    club.sell()
    said = {
        "businessUnitId": club.ids["other_unit"],
        "memo": "Pays by cheque",
        "soldById": club.ids["tess"],
        "locationId": club.ids["cabin"],
        "renewalMembershipTaskId": club.ids["task"],
        "initialDeferredRevenue": Decimal("12.34"),
    }
    changed = club.change(**said)
    assert {name: changed.values[name] for name in said} == said
    cleared = club.change(soldById=None, locationId=None, renewalMembershipTaskId=None)
    assert (cleared.sold_by_id, cleared.location_id, cleared.renewal_membership_task_id) == (None, None, None)
    assert cleared.memo == "Pays by cheque"
