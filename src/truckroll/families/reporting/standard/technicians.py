"""What those who work have done: their hours, and a card for each who goes out."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from truckroll.catalogue import When
from truckroll.families.reporting.asking import FROM, TECHNICIANS, TO, UNITS, Asked, Parameter
from truckroll.families.reporting.declaring import average, report, share
from truckroll.families.reporting.standard.revenue import credits, in_order

EMPLOYEES = Parameter("EmployeeIds", is_array=True, set_id="employees")
MILLISECONDS = 3_600_000
"""How many there are in an hour."""


def hours_on_jobs(asked: Asked) -> dict[int, tuple[int, Decimal]]:
    """How many timesheets each technician has for visits that are over, and their hours, from setting out to the end.

    They count on the day on which the technician set out.
    """
    return {
        id: (many, Decimal(milliseconds) / MILLISECONDS)
        for id, many, milliseconds in asked.select(
            f"""select s.technician_id, count(*), sum((s.last_on - s.first_on) / 10000) from payroll.JobTimesheet s
            where s.active = 1{asked.within("s.first_on")} and (s.done_on is not null or s.canceled_on is not null)
            group by 1"""
        )
    }


def hours_elsewhere(asked: Asked) -> dict[int, tuple[int, Decimal]]:
    """How many timesheets each colleague has under a code, and their hours; they count on the day they begin."""
    found: defaultdict[int, list[Decimal]] = defaultdict(list)
    for id, began, ended in asked.select(
        """select n.employee_id, n.started_on, n.ended_on from payroll.NonJobTimesheet n
        where n.active = 1 and n.ended_on is not null and n.started_on >= :begins and n.started_on < :ends""",
        begins=str(asked.since),
        ends=str(asked.until),
    ):
        found[id].append(Decimal((When(ended).ticks - When(began).ticks) // 10_000) / MILLISECONDS)
    return {id: (len(hours), sum(hours, Decimal(0))) for id, hours in found.items()}


@report(
    1041,
    "payroll",
    "Timesheet hours",
    asks=(FROM, TO, EMPLOYEES),
    shows="EmployeeId:Number Employee Type JobTimesheets:Number JobHours:Hours OtherTimesheets:Number"
    " OtherHours:Hours TotalHours:Hours JobRate:Percent",
)
def timesheet_hours(asked: Asked) -> list[tuple[Any, ...]]:
    """How many hours everybody has on timesheets that are over: for jobs, from setting out to being done or called off,
    and under timesheet codes. A timesheet counts on the day on which it begins."""
    people = {
        id: (name, kind)
        for kind in ("Employee", "Technician")
        for id, name in asked.select(f"select p.id, p.name from settings.{kind} p")
    }
    jobs, others, nothing = hours_on_jobs(asked), hours_elsewhere(asked), (0, Decimal(0))
    wanted = asked.ids("EmployeeIds")
    rows: list[tuple[Any, ...]] = []
    for id in {*jobs, *others}:
        if wanted is None or id in wanted:
            (visits, out), (sheets, away) = jobs.get(id, nothing), others.get(id, nothing)
            rows.append((id, *people[id], visits, out, sheets, away, out + away, share(out, out + away)))
    return in_order(rows)


@report(
    1042,
    "technician",
    "Technician scorecard",
    asks=(FROM, TO, UNITS, TECHNICIANS),
    shows="TechnicianId:Number Technician CompletedJobs:Number Revenue:Money AverageTicket:Money HoursOnJobs:Hours"
    " RevenuePerHour:Money EstimatesSold:Number SoldTotal:Money Ratings:Number AverageRating:Average",
)
def technician_scorecard(asked: Asked) -> list[tuple[Any, ...]]:
    """What each technician has done: the jobs completed on these days to his credit and what was invoiced for them, his
    hours on visits, the estimates he has sold, and the marks that customers gave or changed."""
    done = {
        id: (jobs, net)
        for id, _, jobs, net in credits(asked, f"{asked.within('j.completed_on')} and j.job_status = 'Completed'")
        if id is not None
    }
    hours = hours_on_jobs(asked)
    sold = {
        id: (many, total)
        for id, many, total in asked.select(
            f"""select e.sold_by, count(*), sum(e.grand_total) from salestech.Estimate e
            where e.active = 1 and e.state = 'Sold'{asked.within("e.sold_on")} group by 1"""
        )
    }
    marks = {
        id: (many, total)
        for id, many, total in asked.select(
            f"""select r.technician_id, count(*), sum(r.rating) from customer_interactions.TechnicianRating r
            where r.active = 1{asked.within("r.modified_on")} group by 1"""
        )
    }
    names = dict(asked.select("select t.id, t.name from settings.Technician t"))
    wanted, nothing = asked.ids("TechnicianIds"), (0, Decimal(0))
    rows: list[tuple[Any, ...]] = []
    for id in {*done, *hours, *sold, *marks} & {*(names if wanted is None else wanted)}:
        (jobs, net), (_, time) = done.get(id, nothing), hours.get(id, nothing)
        (sales, total), (ratings, sum_) = sold.get(id, nothing), marks.get(id, nothing)
        per_hour = net / time if time else None
        card = (jobs, net, average(net, jobs), time, per_hour, sales, total, ratings, average(sum_, ratings))
        rows.append((id, names[id], *card))
    return in_order(rows)
