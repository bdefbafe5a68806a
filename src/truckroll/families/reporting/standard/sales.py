"""What is offered and sold, and what brings it in."""

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import noun
from truckroll.families.reporting.asking import CAMPAIGNS, FROM, TO, UNITS, Asked, whole
from truckroll.families.reporting.declaring import average, report, share
from truckroll.families.reporting.standard.revenue import in_order

if TYPE_CHECKING:
    from truckroll.families import marketing

CampaignCost: "type[marketing.CampaignCost]" = noun("marketing.CampaignCost")


@report(
    1031,
    "sales",
    "Leads won and lost",
    asks=(FROM, TO, UNITS, CAMPAIGNS),
    shows="CampaignId:Number Campaign Leads:Number Open:Number Won:Number Lost:Number WonRate:Percent",
)
def leads_won_and_lost(asked: Asked) -> list[tuple[Any, ...]]:
    """What became of the leads of these days, by campaign; the rate is of those that are decided."""
    states = ", ".join(f"sum(case when l.status = '{s}' then 1 else 0 end)" for s in ("Open", "Converted", "Dismissed"))
    found = asked.select(
        f"""select l.campaign_id, c.name, count(*), {states}
        from crm.Lead l left join marketing.Campaign c on c.id = l.campaign_id where l.active = 1
        {asked.within("l.created_on")}{asked.among(BusinessUnitIds="l.business_unit_id", CampaignIds="l.campaign_id")}
        group by 1, 2"""
    )
    return in_order([(*row, share(row[4], row[4] + row[5])) for row in found])


@report(
    1032,
    "sales",
    "Estimate conversion",
    asks=(FROM, TO, UNITS),
    shows="BusinessUnitId:Number BusinessUnit Estimates:Number Open:Number Sold:Number Dismissed:Number"
    " SoldRate:Percent Offered:Money SoldTotal:Money AverageSale:Money",
)
def estimate_conversion(asked: Asked) -> list[tuple[Any, ...]]:
    """What became of the estimates of these days, and what those came to that were bought; taxes are included."""
    states = ", ".join(f"sum(case when e.state = '{s}' then 1 else 0 end)" for s in ("Open", "Sold", "Dismissed"))
    found = asked.select(
        f"""select e.business_unit_id, u.name, count(*), {states}, sum(e.grand_total),
        sum(case when e.state = 'Sold' then e.grand_total end)
        from salestech.Estimate e left join settings.BusinessUnit u on u.id = e.business_unit_id
        where e.active = 1{asked.within("e.created_on")}{asked.among(BusinessUnitIds="e.business_unit_id")}
        group by 1, 2"""
    )
    return in_order([
        (id, unit, many, still, sold, lost, share(sold, many), offered, total or 0, average(total or 0, sold))
        for id, unit, many, still, sold, lost, offered, total in found
    ])  # fmt: skip


@report(
    1033,
    "marketing",
    "Campaign performance",
    asks=(FROM, TO, CAMPAIGNS),
    shows="CampaignId:Number Campaign Cost:Money Leads:Number Jobs:Number CompletedJobs:Number Revenue:Money"
    " CostPerJob:Money Profit:Money ReturnOnInvestment:Percent",
)
def campaign_performance(asked: Asked) -> list[tuple[Any, ...]]:
    """What each campaign cost on these days, which leads and jobs it brought on them, and what was invoiced on them for
    its jobs."""
    costs = {int(id): cost for id, cost in CampaignCost.spent(asked.since, asked.until, ("From", "To")).items()}
    chosen = asked.among(CampaignIds="j.campaign_id")
    leads = dict(asked.select(
        f"""select j.campaign_id, count(*) from crm.Lead j
        where j.active = 1{asked.within("j.created_on")}{chosen} group by 1"""
    ))  # fmt: skip
    jobs: defaultdict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for id, many, done in asked.select(
        f"""select j.campaign_id, count(*), sum(case when j.job_status = 'Completed' then 1 else 0 end)
        from jpm.Job j where j.active = 1{asked.within("j.created_on")}{chosen} group by 1"""
    ):
        jobs[id] = many, whole(done)
    revenue = dict(asked.select(
        f"""select j.campaign_id, sum(v.sub_total) from accounting.Invoice v join jpm.Job j on j.id = v.job_id
        where v.active = 1{asked.dated("v.invoice_date")}{chosen} group by 1"""
    ))  # fmt: skip
    names = dict(asked.select("select c.id, c.name from marketing.Campaign c"))
    wanted = asked.ids("CampaignIds")
    found = {*leads, *jobs, *revenue, *costs} & {*(names if wanted is None else wanted)}
    rows: list[tuple[Any, ...]] = []
    for id in found:
        cost, earned = costs.get(id, Decimal(0)), revenue.get(id) or Decimal(0)
        many, done = jobs[id]
        back = share(earned - cost, cost)
        rows.append(
            (id, names[id], cost, leads.get(id, 0), many, done, earned, average(cost, many), earned - cost, back)
        )
    return in_order(rows)
