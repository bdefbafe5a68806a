"""Campaigns and their kinds, what they cost, and to whom no mail may be sent."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.time import When


def category(business: Business, name: str = "Mailings") -> int:
    return business.ask("CampaignCategories_Create", {"name": name}).id


def campaign(business: Business, **more: Any) -> Any:
    asked = {"name": "Spring", "businessUnitId": business.ids["unit"], "active": True}
    return business.ask("Campaigns_Create", asked | {"categoryId": category(business)} | more)


def change(business: Business, known: Any, **more: Any) -> Any:
    same = {"name": known.name, "active": known.active}
    same |= {"businessUnitId": int(known.business_unit_id), "categoryId": int(known.category_id)}
    return business.ask("Campaigns_Update", same | more, id=known.id)


def cost(business: Business, campaign_id: int, month: int, daily: Any, year: int = 2026) -> Any:
    asked = {"campaignId": campaign_id, "year": year, "month": month, "dailyCost": daily}
    return business.ask("CampaignCosts_Create", asked)


def summary(business: Business, since: str, until: str) -> dict[int, Decimal]:
    said = business.ask("CampaignCostSummary_Get", **{"from": When.parse(since), "to": When.parse(until)})
    return {item.campaign_id: item.total_cost for item in said.items}


# Campaigns


def test_a_campaign_shows_its_kind_and_its_part_of_the_business(business: Business):
    made = campaign(business, dnis="555-0100", source="Google", medium="cpc")
    assert made.is_default_campaign is False
    assert (made.category.name, made.business_unit, made.campaign_phone_numbers) == (
        "Mailings",
        "Heating",
        ["555-0100"],
    )
    business.ask("CampaignCategories_Update", {"name": "Letters", "active": False}, id=made.category_id)
    shown = business.see("marketing.Campaign", made.id).category
    assert (shown.name, shown.active) == ("Letters", False)


def test_a_campaign_keeps_what_a_change_leaves_out_and_loses_what_is_null(business: Business):
    made = campaign(business, dnis="555-0100", source="Google")
    assert change(business, made, name="Summer").campaign_phone_numbers == ["555-0100"]
    emptied = change(business, made, dnis=None, source=None)
    assert (emptied.campaign_phone_numbers, emptied.source) == ([], None)


def test_there_is_one_default_campaign(business: Business):
    first, second = campaign(business, isDefaultCampaign=True), campaign(business, isDefaultCampaign=True)
    known = {one.id: one.is_default_campaign for one in business.all("marketing.Campaign")}
    assert (known[first.id], known[second.id]) == (False, True)
    change(business, business.see("marketing.Campaign", first.id), isDefaultCampaign=True)
    assert not business.see("marketing.Campaign", second.id).is_default_campaign


@pytest.mark.parametrize("name", ["", "  "])
def test_campaigns_and_their_kinds_have_names(business: Business, name: str):
    with refused(400, "needs a name", "name"):
        campaign(business, name=name)
    with refused(400, "needs a name", "name"):
        category(business, name)


def test_a_kind_of_advertising_stays_in_use_unless_that_is_said(business: Business):
    id = category(business)
    business.ask("CampaignCategories_Update", {"name": "Letters"}, id=id)
    assert business.see("marketing.CampaignCategory", id).active
    business.ask("CampaignCategories_Update", {"name": "Letters", "active": False}, id=id)
    business.ask("CampaignCategories_Update", {"name": "Letters", "active": None}, id=id)
    assert not business.see("marketing.CampaignCategory", id).active


# What they cost


def test_a_month_of_a_campaign_has_one_cost(business: Business):
    made = cost(business, business.ids["campaign"], 2, 10)
    with refused(400, f"Cost {made.id} says it already", "month"):
        cost(business, business.ids["campaign"], 2, 12)
    cost(business, business.ids["campaign"], 2, 12, year=2027)
    assert business.ask("CampaignCosts_Update", {"dailyCost": 12}, id=made.id).id == made.id
    assert business.see("marketing.CampaignCost", made.id).daily_cost == 12


@pytest.mark.parametrize(
    ("month", "year", "daily", "place"),
    [(0, 2026, 1, "month"), (13, 2026, 1, "month"), (1, 20, 1, "year"), (1, 2026, -1, "dailyCost")],
)
def test_a_cost_that_cannot_be_is_refused(business: Business, month: int, year: int, daily: int, place: str):
    with refused(400, "", place):
        cost(business, business.ids["campaign"], month, daily, year)


def test_a_cost_does_not_become_negative(business: Business):
    made = cost(business, business.ids["campaign"], 2, 10)
    with refused(400, "not negative", "dailyCost"):
        business.ask("CampaignCosts_Update", {"dailyCost": -1}, id=made.id)


def test_a_campaign_cost_its_daily_cost_on_each_day_of_a_range(business: Business):
    made = business.ids["campaign"]
    cost(business, made, 1, 10)
    cost(business, made, 2, 2.5)
    assert summary(business, "2026-01-01", "2026-02-01") == {made: 310}
    assert summary(business, "2026-01-30", "2026-02-03") == {made: 25}
    assert summary(business, "2026-01-31T23:00:00Z", "2026-02-01T00:00:01Z") == {made: Decimal("12.5")}
    assert summary(business, "2026-01-31", "2026-12-01") == {made: 80}
    assert summary(business, "2026-03-01", "2026-12-01") == {}


def test_days_are_the_contractors_own(business: Business):
    business.connection.execute("update tenant set timezone = 'America/New_York'")
    try:
        cost(business, business.ids["campaign"], 1, 10)
        assert summary(business, "2026-02-01T04:00:00Z", "2026-02-01T06:00:00Z") == {business.ids["campaign"]: 10}
        assert summary(business, "2026-02-01T05:00:00Z", "2026-02-01T06:00:00Z") == {}
    finally:
        business.connection.execute("update tenant set timezone = 'UTC'")


def test_a_range_of_days_that_cannot_be_is_refused(business: Business):
    with refused(400, "ends after it begins", "to"):
        summary(business, "2026-02-01", "2026-02-01")
    with refused(400, "1900", "from"):
        summary(business, "0001-01-01", "2026-02-01")
    with refused(400, "1900", "to"):
        summary(business, "2026-02-01", "9999-12-31")


def test_the_email_channel_cost_what_campaigns_by_email_cost(business: Business):
    def ask() -> Decimal:
        asked = {"from": When.parse("2026-01-01"), "to": When.parse("2026-01-11")}
        return business.ask("EmailChannelCost_Get", **asked).total_cost

    cost(business, business.ids["campaign"], 1, 10)
    assert ask() == 0
    cost(business, campaign(business, medium="Email").id, 1, 3)
    cost(business, campaign(business, medium="e-mail").id, 1, 1.25)
    assert ask() == Decimal("42.5")


# To whom no mail may be sent


def suppress(business: Business, *emails: str, reason: str = "Bounce") -> None:
    business.ask("Suppressions_Add", {"emails": list(emails), "reason": reason})


def test_the_last_reason_for_sending_no_mail_holds(business: Business):
    suppress(business, "Ada@Example.com", "ada@example.com")
    suppress(business, "ADA@example.com", reason="NeverEmail")
    (known,) = business.all("marketing.Suppression")
    assert (known.email, known.reason, known.active) == ("ada@example.com", "NeverEmail", True)


def test_mail_may_be_sent_again_and_stopped_again(business: Business):
    suppress(business, "ada@example.com", "bob@example.com")
    business.ask("Suppressions_Remove", {"emails": ["Ada@example.com", "nobody@example.com"]})
    known = business.ask("Suppressions_Get", email="ADA@example.com")
    assert (known.active, len(business.all("marketing.Suppression"))) == (False, 2)
    suppress(business, "ada@example.com")
    assert business.ask("Suppressions_Get", email="ada@example.com").active


def test_what_is_no_address_is_refused_whole(business: Business):
    with refused(400, "no email address", "emails[1]"):
        suppress(business, "ada@example.com", "ada")
    with refused(400, "At most 1000", "emails"):
        suppress(business, *(f"a{number}@example.com" for number in range(1001)))
    assert business.all("marketing.Suppression") == []
    with refused(400, "not found", "id"):
        business.ask("Suppressions_Get", email="ada@example.com")
