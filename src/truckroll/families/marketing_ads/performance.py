"""What advertisements cost, and what came of them: by campaign, by group of advertisements, by keyword."""

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Int32, Model, Money, Page, When, cents, noun, read
from truckroll.families.marketing_ads.attributions import Attribution, Campaign

if TYPE_CHECKING:
    from truckroll.families import jpm, marketing, salestech

CampaignCost: "type[marketing.CampaignCost]" = noun("marketing.CampaignCost")
Estimate: "type[salestech.Estimate]" = noun("salestech.Estimate")

PerformanceSegmentationType = Literal["Campaign", "AdGroup", "Keyword"]
Status = Literal["None", "Live", "Stopped"]
Segment = tuple[int, str, str]
"""A campaign, or 0 where none is known; a group of its advertisements, and a keyword, or nothing."""


class CampaignResponse(Model):
    """A campaign; nothing of one where none is known."""

    id: int | None
    external_id: int | None
    name: str = ""
    category: str = ""
    launch_date: str = ""
    status: Status = "None"


class PartResponse(Model):
    """A group of advertisements or a keyword, which are known by their names alone; nothing where none is meant."""

    id: str = ""
    name: str = ""
    status: Status | None


class DigitalStats(Model):
    """How often an advertisement was seen and clicked on, and what that cost.

    Of those who saw it, only those who came are known: impressions are sessions.
    """

    impression_share: float | None
    impressions: int
    clicks: int
    # The contract spells it averageCPC.
    average_c_p_c: float
    conversions: int
    all_conversions: float | None
    cost: Money
    click_rate: float | None
    cost_per_conversion: float | None
    conversion_rate: float | None


class LeadStats(Model):
    """Who came, and what was earned by it."""

    leads: Int32
    lead_calls: Int32
    online_booking: Int32
    manual_booking: Int32
    booked_jobs: Int32
    ran_jobs: Int32
    sold_jobs: Int32
    revenue: Money
    potential_revenue: Money
    booking_rate: float | None
    avg_ticket: float | None


class GetPerformanceResponse(Model):
    """What a campaign, a group of advertisements or a keyword cost, and what came of it."""

    campaign: CampaignResponse
    ad_group: PartResponse
    keyword: PartResponse
    digital_stats: DigitalStats
    lead_stats: LeadStats
    return_on_investment: Money | None


class Performance(Attribution, path="performance", tag="Performance"):
    """What advertisements cost, and what came of them."""

    @read("GET")
    def get(
        cls,
        from_utc: When,
        to_utc: When,
        performance_segmentation_type: PerformanceSegmentationType,
        page: Int32 = 1,
        page_size: Int32 = 50,
        include_total: bool = False,
    ) -> Page[GetPerformanceResponse]:
        """What sessions of a range of time cost and brought, by campaign or by the parts of campaigns."""
        costs = CampaignCost.spent(from_utc, to_utc, ("fromUtc", "toUtc"))
        sessions = cls.between(from_utc, to_utc)
        clicks: defaultdict[int, int] = defaultdict(int)
        found: dict[Segment, list[Attribution]] = {}
        if performance_segmentation_type == "Campaign":
            found = {(int(id), "", ""): [] for id in costs}
        for session in sessions:
            clicks[session.campaign_id or 0] += bool(session.session.click)
            if (segment := segment_of(session, performance_segmentation_type)) is not None:
                found.setdefault(segment, []).append(session)
        spent = {int(id): cost for id, cost in costs.items()}
        rows = [
            performance(segment, found[segment], spent.get(segment[0], Decimal(0)), clicks[segment[0]])
            for segment in sorted(found)
        ]
        return Page[GetPerformanceResponse].cut(rows, page, page_size, include_total)


def segment_of(session: Attribution, kind: PerformanceSegmentationType) -> Segment | None:
    """To which campaign, group or keyword a session belongs; some came by no group or keyword."""
    campaign, group, word = session.campaign_id or 0, session.session.utm_adgroup or "", session.session.utm_term or ""
    match kind:
        case "Campaign":
            return campaign, "", ""
        case "AdGroup":
            return (campaign, group, "") if group else None
        case "Keyword":
            return (campaign, group, word) if word else None


def performance(segment: Segment, sessions: list[Attribution], spent: Decimal, clicks: int) -> GetPerformanceResponse:
    """What came of some sessions; a part of a campaign cost its share of all the campaign's clicks."""
    id, group, word = segment
    clicked = sum(bool(each.session.click) for each in sessions)
    whole = not (group or word)
    cost = spent if whole else cents(spent * clicked / clicks) if clicks else Decimal(0)
    jobs = {job.id: job for each in sessions if (job := each.job) is not None}
    stats = lead_stats(sessions, list(jobs.values()))
    return GetPerformanceResponse(
        campaign=campaign_of(id),
        ad_group=PartResponse(id=group, name=group),
        keyword=PartResponse(id=word, name=word),
        digital_stats=DigitalStats(
            impressions=len(sessions),
            clicks=clicked,
            average_c_p_c=share(cost, clicked) or 0.0,
            conversions=len(sessions),
            cost=cost,
            click_rate=share(clicked, len(sessions)),
            cost_per_conversion=share(cost, len(sessions)),
            conversion_rate=share(len(sessions), clicked),
        ),
        lead_stats=stats,
        return_on_investment=cents((stats.revenue - cost) / cost) if cost else None,
    )


def campaign_of(id: int) -> CampaignResponse:
    """A campaign as the performance of advertisements shows it."""
    if not id:
        return CampaignResponse()
    campaign = Campaign.first(id=id, active=None)
    assert campaign is not None, "a campaign is never taken away"
    return CampaignResponse(
        id=campaign.id,
        name=campaign.name,
        category=campaign.category.name if campaign.category else "",
        launch_date=campaign.created_on[:10],
        status="Live" if campaign.active else "Stopped",
    )


def lead_stats(sessions: list[Attribution], jobs: "list[jpm.Job]") -> LeadStats:
    """Who came in some sessions, which work was booked for them, and what it earned."""
    of_type = [each.lead_type for each in sessions]
    ran = [job for job in jobs if job.job_status == "Completed"]
    sold = [job for job in ran if (job.total or 0) > 0]
    revenue = sum((job.total or Decimal(0) for job in ran), Decimal(0))
    offered = (offer.subtotal for job in jobs for offer in Estimate.find(job_id=job.id, state="Open"))
    return LeadStats(
        leads=len(sessions),
        lead_calls=of_type.count("Call"),
        online_booking=of_type.count("WebBooking"),
        manual_booking=of_type.count("ManualJob"),
        booked_jobs=len(jobs),
        ran_jobs=len(ran),
        sold_jobs=len(sold),
        revenue=revenue,
        potential_revenue=sum(offered, Decimal(0)),
        booking_rate=share(len(jobs), len(sessions)),
        avg_ticket=share(revenue, len(sold)),
    )


def share(part: Decimal | int, whole: int) -> float | None:
    """So much for each, to four decimals; nothing where there is none."""
    return round(float(part) / whole, 4) if whole else None
