"""What campaigns cost: so much a day, month by month."""

from calendar import monthrange
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from truckroll.catalogue import (
    Always,
    Between,
    Immutable,
    Int32,
    Internal,
    Model,
    ModificationResponse,
    Money,
    Ref,
    Resource,
    When,
    cents,
    create,
    invalid,
    local,
    one,
    read,
    update,
)

if TYPE_CHECKING:
    from truckroll.families.marketing.campaigns import Campaign

BY_EMAIL = {"email", "e-mail"}


class CampaignCost(
    Resource,
    path="costs",
    tag="CampaignCosts",
    operations="get:400 list",
    filters="year month campaign_id",
    sort="id date",
    hides="created_on modified_on",
):
    """What a campaign costs on each day of one month."""

    year: Immutable[Int32]
    month: Immutable[Int32]
    daily_cost: Always[Money]
    campaign_id: Immutable[Ref["Campaign"]]

    date: Internal[int] = 0
    """Year and month as one number, such as 202611."""

    @create()
    def create(self) -> Self:
        """Say what a campaign costs on each day of a month of which that was not said yet."""
        invalid(not 1900 <= self.year <= 2999, "year", "A year is a number from 1900 to 2999.")
        invalid(not 1 <= self.month <= 12, "month", "A month is a number from 1 to 12.")
        self.check()
        self.date = self.year * 100 + self.month
        same = CampaignCost.find(campaign_id=self.campaign_id, date=self.date)
        known = next((cost.id for cost in same if cost is not self), None)
        invalid(known is not None, "month", f"Cost {known} says it already for this campaign and month; change that.")
        return self

    @update(400)
    def update(self) -> ModificationResponse:
        """Say otherwise what a campaign costs on each day of a month."""
        self.check()
        return ModificationResponse(id=self.id)

    def check(self) -> None:
        """A campaign brings in no money by what it costs."""
        invalid(self.daily_cost < 0, "dailyCost", "A cost is not negative.")

    @classmethod
    def spent(cls, since: When, until: When, names: tuple[str, str]) -> "dict[Ref[Campaign], Decimal]":
        """What each campaign cost on the contractor's own days that a range of time touches; its end is not in it.

        `names` are those under which the range was asked for.
        """
        for name, moment in zip(names, (since, until), strict=True):
            invalid(not "1900" <= moment < "3000", name, "A year is a number from 1900 to 2999.")
        invalid(until <= since, names[1], "The range ends after it begins.")
        first, last = local(since).date(), local(When.of(until.ticks - 1)).date()
        months = Between(first.year * 100 + first.month, last.year * 100 + last.month + 1)
        found: defaultdict[Ref[Campaign], Decimal] = defaultdict(Decimal)
        for cost in CampaignCost.find(date=months):
            begin = max(first, date(cost.year, cost.month, 1))
            end = min(last, date(cost.year, cost.month, monthrange(cost.year, cost.month)[1]))
            found[cost.campaign_id] += cost.daily_cost * ((end - begin).days + 1)
        return {id: cents(cost) for id, cost in found.items()}


class CostsOfCampaign(
    CampaignCost,
    path="campaigns/{id}/costs",
    tag="Campaigns",
    within="campaign_id",
    operations="list=GetCosts",
    filters="year month",
    sort="id date",
    hides="created_on modified_on",
):
    """What one campaign costs, month by month."""


class CampaignCostsSummaryItem(Model):
    """What a campaign cost in a range of days."""

    campaign_id: int
    campaign_name: str
    total_cost: Money | None


class CampaignCostsSummaryResponse(Model):
    """What each campaign cost in a range of days."""

    items: list[CampaignCostsSummaryItem]


class CampaignCostSummary(CampaignCost, path="campaign-cost-summary", tag="CampaignCostSummary"):
    """What campaigns cost in a range of days."""

    @read("GET")
    def get(cls, from_: When, to: When) -> CampaignCostsSummaryResponse:
        """What each campaign cost on the days of a range, for those that cost anything."""
        costs = ((one(id), cost) for id, cost in sorted(cls.spent(from_, to, ("from", "to")).items()))
        return CampaignCostsSummaryResponse(
            items=[
                CampaignCostsSummaryItem(campaign_id=campaign.id, campaign_name=campaign.name, total_cost=cost)
                for campaign, cost in costs
            ]
        )


class EmailChannelCostResponse(Model):
    """What mail by email cost in a range of days."""

    total_cost: Money | None


class EmailChannelCost(CampaignCost, path="email-channel-cost", tag="EmailChannelCost"):
    """What campaigns by email cost in a range of days."""

    @read("GET")
    def get(cls, from_: When, to: When) -> EmailChannelCostResponse:
        """What the campaigns whose medium is email cost on the days of a range."""
        costs = ((one(id), cost) for id, cost in cls.spent(from_, to, ("from", "to")).items())
        by_email = (cost for campaign, cost in costs if (campaign.medium or "").casefold() in BY_EMAIL)
        return EmailChannelCostResponse(total_cost=sum(by_email, Decimal(0)))
