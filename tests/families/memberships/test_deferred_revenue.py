"""What members pay in advance is owed to them first, and earned month by month."""

from decimal import Decimal

import pytest

from tests.families.accounting.test_posting import booked
from tests.families.memberships.club import Club
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When


@pytest.fixture
def club() -> Club:
    """The plan for a year, paid at once and earned by and by."""
    club = Club()
    club.set("memberships.MembershipType", club.ids["plan"], revenue_recognition_mode="Deferred")
    club.option("at once", "OneTime")
    return club


def sold(club: Club, option: str = "at once") -> None:
    """Sell the plan, and post what is billed for it."""
    club.sell(option)
    club.do(lambda: resolve("accounting.Invoice").first(id=club.sale.invoice_id).post())


def until(club: Club, day: str) -> dict[str, Decimal]:
    """What the books say on a day."""
    club.now = When.parse(day).ticks
    club.come_due()
    on = booked(club)
    return {name: amount for name, amount in on.items() if name != "Accounts Receivable"}


def test_what_is_paid_for_a_year_is_earned_in_twelve_parts(club: Club):
    sold(club)
    assert booked(club) == {"Accounts Receivable": 120, "Membership Agreements": -110, "Membership Revenue": -10}
    assert until(club, "2027-03-15") == {"Membership Agreements": -70, "Membership Revenue": -50}
    kinds = {line.transaction_type for line in club.all("accounting.JournalEntryLine")}
    assert kinds == {"Invoice", "RevenueRecognition"}
    assert until(club, "2027-12-01") == {"Membership Revenue": -120}


def test_rounding_is_made_up_for_in_the_last_part(club: Club):
    club.option("odd", "OneTime", sale_price=Decimal(100))
    sold(club, "odd")
    parts = [each.amount for each in club.all("accounting.RevenueRecognition")]
    assert parts == [*[Decimal("8.33")] * 11, Decimal("8.37")]


def test_what_is_earned_at_once_is_never_owed(club: Club):
    club.set("memberships.MembershipType", club.ids["plan"], revenue_recognition_mode="PointOfSale")
    sold(club)
    assert booked(club) == {"Accounts Receivable": 120, "Membership Revenue": -120}
    assert club.all("accounting.RevenueRecognition") == []


def test_a_membership_that_is_canceled_has_earned_all_that_was_paid(club: Club):
    sold(club)
    club.change(status="Canceled")
    assert until(club, "2027-03-15") == {"Membership Revenue": -120}


def test_what_was_owed_from_before_is_earned_until_the_membership_ends(club: Club):
    club.sell("at once")
    club.change(initialDeferredRevenue=Decimal(60))
    assert until(club, "2027-01-15") == {"Membership Agreements": 15, "Membership Revenue": -15}
    club.change(initialDeferredRevenue=Decimal(45))
    assert until(club, "2027-12-01") == {"Membership Agreements": 45, "Membership Revenue": -45}
