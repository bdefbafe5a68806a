"""What campaigns cost at the edges: the first and last years and months, nothing at all, and other campaigns."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.time import When


def cost(business: Business, month: int = 1, daily: float = 1, year: int = 2026, campaign: str = "campaign") -> Any:
    asked = {"campaignId": business.ids[campaign], "year": year, "month": month, "dailyCost": daily}
    return business.ask("CampaignCosts_Create", asked)


def summary(business: Business, since: str, until: str) -> dict[int, Decimal]:
    said = business.ask("CampaignCostSummary_Get", **{"from": When.parse(since), "to": When.parse(until)})
    return {item.campaign_id: item.total_cost for item in said.items}


@pytest.mark.parametrize(("month", "year", "daily"), [(1, 1900, 1), (12, 2999, 1), (6, 2026, 0)])
def test_the_first_and_the_last_month_cost_something_and_a_month_may_cost_nothing(
    business: Business, month: int, year: int, daily: int
):
    made = cost(business, month, daily, year)
    assert (made.month, made.year, made.daily_cost) == (month, year, daily)
    assert business.ask("CampaignCosts_Update", {"dailyCost": 0}, id=made.id).id == made.id


@pytest.mark.parametrize(("month", "year", "place"), [(12, 1899, "year"), (1, 3000, "year"), (0, 2026, "month")])
def test_no_month_outside_of_them_costs_anything(business: Business, month: int, year: int, place: str):
    with refused(400, "is a number from", place):
        cost(business, month, 1, year)


def test_a_range_may_begin_and_end_with_the_years_that_can_cost_something(business: Business):
    cost(business, 1, 1, 1900)
    cost(business, 12, 1, 2999)
    assert summary(business, "1900-01-01", "2999-12-31T23:59:59Z") == {business.ids["campaign"]: 62}
    with refused(400, "1900 to 2999", "from"):
        summary(business, "1899-12-31T23:59:59Z", "2026-01-01")
    with refused(400, "1900 to 2999", "to"):
        summary(business, "2026-01-01", "3000-01-01")


def test_a_range_is_at_least_a_moment(business: Business):
    cost(business)
    assert summary(business, "2026-01-01", "2026-01-01T00:00:01Z") == {business.ids["campaign"]: 1}
    with refused(400, "ends after it begins", "to"):
        summary(business, "2026-01-02", "2026-01-01")


def test_each_campaign_has_its_own_costs(business: Business):
    business.new("radio", "marketing.Campaign", name="Radio")
    cost(business, daily=1)
    cost(business, daily=2, campaign="radio")
    assert summary(business, "2026-01-01", "2026-01-11") == {business.ids["campaign"]: 10, business.ids["radio"]: 20}


def test_as_many_addresses_as_may_be_are_suppressed_at_once(business: Business, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("truckroll.families.marketing.suppressions.MOST", 2)
    business.ask("Suppressions_Add", {"emails": ["a@example.com", "b@example.com"], "reason": "Bounce"})
    assert len(business.all("marketing.Suppression")) == 2


@pytest.mark.parametrize("email", ["@example.com", "ada@", "ada@home@example.com", " "])
def test_an_address_has_a_name_and_one_domain(business: Business, email: str):
    with refused(400, "no email address", "emails[0]"):
        business.ask("Suppressions_Add", {"emails": [email], "reason": "Bounce"})
