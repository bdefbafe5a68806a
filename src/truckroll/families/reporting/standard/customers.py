"""What customers owe, how they came to us, and what is to be done for them."""

import json
from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any

from truckroll.families.reporting.asking import AS_OF, CAMPAIGNS, FROM, TO, UNITS, Asked, whole
from truckroll.families.reporting.days import after, date_of
from truckroll.families.reporting.declaring import report, share
from truckroll.families.reporting.standard.revenue import in_order

AGES = (0, 30, 60, 90)
"""Up to how many days after it is due a balance is of each age; the last age has no end."""


@report(
    1021,
    "accounting",
    "Open invoices by age",
    asks=(AS_OF, UNITS),
    shows="CustomerId:Number Customer Invoices:Number Current:Money Days1To30:Money Days31To60:Money"
    " Days61To90:Money Over90:Money Total:Money",
)
def open_invoices_by_age(asked: Asked) -> list[tuple[Any, ...]]:
    """What each customer owes at the end of a day, by how long it has been due then. Payments and credits that were
    applied later are taken back for that; changes of an invoice itself are not."""
    later = applied_after(asked)
    owed: defaultdict[tuple[int, str], list[Decimal]] = defaultdict(lambda: [Decimal(0)] * (len(AGES) + 1))
    many: Counter[tuple[int, str]] = Counter()
    for id, customer, name, due, balance in asked.select(
        f"""select v.id, v.customer_id, c.name, coalesce(v.due_date, v.invoice_date), v.balance
        from accounting.Invoice v join crm.Customer c on c.id = v.customer_id
        where v.active = 1 and (v.balance <> 0 or v.id in (select cast(value as integer) from json_each(:later)))
        and {asked.over("v.invoice_date")}{asked.among(BusinessUnitIds="v.business_unit_id")}""",
        later=json.dumps(list(later)),
    ):
        if balance := balance + later[id]:
            late = (asked.as_of - date_of(due)).days
            owed[customer, name][sum(late > age for age in AGES)] += balance
            many[customer, name] += 1
    return in_order([(*whose, many[whose], *ages, sum(ages, Decimal(0))) for whose, ages in owed.items()])


def applied_after(asked: Asked) -> defaultdict[int, Decimal]:
    """How much of payments and credits went to each invoice only after the day of which the report tells."""
    found: defaultdict[int, Decimal] = defaultdict(Decimal)
    for noun, over in (("Payment", str(asked.until)), ("CreditMemo", after(asked.as_of).isoformat())):
        for invoice, part in asked.select(
            f"""select cast(json_extract(a.value, '$.appliedTo') as integer),
                cast(json_extract(a.value, '$.appliedAmount') as text)
            from accounting.{noun} p cross join json_each('{{' || p.body || '}}', '$.appliedTo') a
            where p.modified_on >= :until and json_extract(a.value, '$.appliedOn') >= :over""",
            over=over,
        ):
            found[invoice] += Decimal(part)
    return found


@report(
    1022,
    "call-center",
    "Call conversion",
    asks=(FROM, TO, CAMPAIGNS),
    shows="CampaignId:Number Campaign Calls:Number LeadsOfCalls:Number JobsOfCalls:Number CallsBookedRate:Percent"
    " Bookings:Number BookingsConverted:Number BookingsConvertedRate:Percent JobsBooked:Number JobsCanceled:Number",
)
def call_conversion(asked: Asked) -> list[tuple[Any, ...]]:
    """How many calls and bookings a campaign has brought on these days, what became of them since, and how many jobs
    were booked on these days."""
    rows: defaultdict[int | None, list[int]] = defaultdict(lambda: [0] * 7)
    for at, columns, sql in (
        (0, 3, "count(*), count(r.lead_id), count(r.job_id) from telecom.Call r where r.direction = 'Inbound' and"),
        (3, 2, "count(*), sum(case when r.status = 'Converted' then 1 else 0 end) from crm.Booking r where"),
        (5, 2, "count(*), sum(case when r.job_status = 'Canceled' then 1 else 0 end) from jpm.Job r where"),
    ):
        when = asked.within("r.received_on" if "telecom" in sql else "r.created_on")
        chosen = asked.among(CampaignIds="r.campaign_id")
        for id, *counts in asked.select(f"select r.campaign_id, {sql} r.active = 1{when}{chosen} group by 1"):
            rows[id][at : at + columns] = map(whole, counts)
    names = dict(asked.select("select c.id, c.name from marketing.Campaign c"))
    return in_order([
        (
            id, names.get(id, "No campaign"), calls, leads, booked, share(booked, calls),
            bookings, converted, share(converted, bookings), jobs, canceled,
        )
        for id, (calls, leads, booked, bookings, converted, jobs, canceled) in rows.items()
    ])  # fmt: skip


@report(
    1023,
    "call-center",
    "Bookings by source",
    asks=(FROM, TO, UNITS),
    shows="Source Bookings:Number New:Number Accepted:Number Converted:Number Dismissed:Number ConvertedRate:Percent",
)
def bookings_by_source(asked: Asked) -> list[tuple[Any, ...]]:
    """What became of the bookings of these days, by the source that their provider names."""
    rows: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for source, status, many in asked.select(
        f"""select b.source, b.status, count(*) from crm.Booking b
        where b.active = 1{asked.within("b.created_on")}{asked.among(BusinessUnitIds="b.business_unit_id")}
        group by 1, 2"""
    ):
        rows[source][status] = many
    found = ((name, sum(of.values()), of) for name, of in sorted(rows.items()))
    return [
        (name, all_, of["New"], of["Accepted"], of["Converted"], of["Dismissed"], share(of["Converted"], all_))
        for name, all_, of in found
    ]


@report(
    1024,
    "operations",
    "Open tasks by assignee",
    asks=(AS_OF, UNITS),
    shows="AssigneeId:Number Assignee Open:Number Overdue:Number Urgent:Number High:Number Normal:Number Low:Number",
)
def open_tasks_by_assignee(asked: Asked) -> list[tuple[Any, ...]]:
    """How much everybody has to do, how much of it should have been done by the end of a day, and how urgent it is."""
    levels = ", ".join(
        f"sum(case when t.priority = '{word}' then 1 else 0 end)" for word in ("Urgent", "High", "Normal", "Low")
    )
    found = asked.select(
        f"""select t.assigned_to_id, coalesce(e.name, w.name), count(*),
        sum(case when {asked.over("t.complete_by")} then 1 else 0 end), {levels}
        from task_management.Task t
        left join settings.Employee e on e.id = t.assigned_to_id
        left join settings.Technician w on w.id = t.assigned_to_id
        where t.active = 1 and t.is_closed = 0{asked.among(BusinessUnitIds="t.business_unit_id")} group by 1, 2"""
    )
    return in_order(found)
