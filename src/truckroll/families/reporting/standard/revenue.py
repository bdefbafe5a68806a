"""What was invoiced, and to whose credit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from truckroll.catalogue import cents
from truckroll.families.reporting.asking import (
    FROM,
    JOB_TYPES,
    TECHNICIANS,
    TO,
    UNITS,
    Asked,
    by_date,
)
from truckroll.families.reporting.declaring import average, report

T = TypeVar("T")
BY = by_date(("InvoiceDate", "Invoice date"), ("CompletedOn", "Job completion"))
DATES = {"InvoiceDate": "v.invoice_date", "CompletedOn": "j.completed_on"}
INVOICED = "from accounting.Invoice v left join jpm.Job j on j.id = v.job_id"
NOBODY = "Nobody"


def counted(asked: Asked) -> str:
    """Condition: an invoice that stands, of the days and parts of the business that were asked for."""
    units = asked.among(BusinessUnitIds="v.business_unit_id", JobTypeIds="j.job_type_id")
    return f"where v.active = 1{asked.by(DATES)}{units}"


def in_order(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows by the name in their second place; those without one are last."""
    return sorted(rows, key=lambda row: (row[0] is None, (row[1] or "").casefold(), row[0] or 0))


@report(
    1001,
    "accounting",
    "Revenue by business unit",
    asks=(FROM, TO, BY, UNITS),
    shows="BusinessUnitId:Number BusinessUnit Invoices:Number Revenue:Money Tax:Money Total:Money Balance:Money",
)
def revenue_by_business_unit(asked: Asked) -> list[tuple[Any, ...]]:
    """What each business unit has invoiced, what taxes came on top of it, and how much of all is still owed."""
    found = asked.select(
        f"""select v.business_unit_id, u.name, count(*), sum(v.sub_total), sum(v.total), sum(v.balance)
        {INVOICED} left join settings.BusinessUnit u on u.id = v.business_unit_id {counted(asked)} group by 1, 2"""
    )
    return in_order([(id, name, many, net, total - net, total, owed) for id, name, many, net, total, owed in found])


@report(
    1002,
    "operations",
    "Revenue by job type",
    asks=(FROM, TO, BY, UNITS, JOB_TYPES),
    shows="JobTypeId:Number JobType Jobs:Number Invoices:Number Revenue:Money AverageTicket:Money",
)
def revenue_by_job_type(asked: Asked) -> list[tuple[Any, ...]]:
    """What was invoiced for each kind of work, and on average for a job; in the last row, what was for no job."""
    found = asked.select(
        f"""select j.job_type_id, t.name, count(distinct j.id), count(*), sum(v.sub_total)
        {INVOICED} left join jpm.JobType t on t.id = j.job_type_id {counted(asked)} group by 1, 2"""
    )
    rows = [(id, name or "No job", jobs, many, net, average(net, jobs)) for id, name, jobs, many, net in found]
    return in_order(rows)


@report(
    1003,
    "technician",
    "Revenue by technician",
    asks=(FROM, TO, BY, UNITS, TECHNICIANS),
    shows="TechnicianId:Number Technician Jobs:Number Revenue:Money AverageTicket:Money",
)
def revenue_by_technician(asked: Asked) -> list[tuple[Any, ...]]:
    """What was invoiced to the credit of each technician, as jobs are split among those who were sent, or else to who
    sold the job; in the last row, what is to nobody's credit. A job counts with each who has a share of it."""
    rows = [(id, name, jobs, net, average(net, jobs)) for id, name, jobs, net in credits(asked, asked.by(DATES))]
    return in_order(rows)


def credits(asked: Asked, when: str) -> Iterator[tuple[int | None, str, int, Decimal]]:
    """How many jobs, and how much of their revenue, each technician has to his credit.

    `when` is the condition by which invoices `v` of jobs `j` count.
    """
    which = f"where v.active = 1{when}{asked.among(BusinessUnitIds='v.business_unit_id')}"
    invoiced = asked.select(f"select v.job_id, j.sold_by_id, sum(v.sub_total) {INVOICED} {which} group by 1, 2")
    splits: defaultdict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for job, technician, split in asked.select(
        f"""select s.job_id, s.technician_id, s.split from payroll.JobSplit s
        where s.active = 1 and s.job_id in (select v.job_id {INVOICED} {which}) order by s.id"""
    ):
        splits[job].append((technician, split))
    jobs: defaultdict[int | None, int] = defaultdict(int)
    revenue: defaultdict[int | None, Decimal] = defaultdict(Decimal)
    for job, seller, net in invoiced:
        for technician, part in divided(net, splits.get(job) or [(seller, Decimal(100))]):
            jobs[technician] += job is not None
            revenue[technician] += part
    names = dict(asked.select("select t.id, t.name from settings.Technician t"))
    wanted = asked.ids("TechnicianIds")
    for technician in jobs:
        if wanted is None or technician in wanted:
            name = NOBODY if technician is None else names[technician]
            yield technician, name, jobs[technician], revenue[technician]


def divided(net: Decimal, splits: Sequence[tuple[T, Decimal]]) -> Iterator[tuple[T, Decimal]]:
    """The parts of an amount by percent, to the cent; the last one makes up what rounding leaves."""
    left = net
    for at, (technician, split) in enumerate(splits, 1):
        part = left if at == len(splits) else cents(net * split / 100)
        left -= part
        yield technician, part


@report(
    1004,
    "accounting",
    "Payments by type",
    asks=(FROM, TO, UNITS),
    shows="PaymentTypeId:Number PaymentType Payments:Number Total:Money Applied:Money Unapplied:Money",
)
def payments_by_type(asked: Asked) -> list[tuple[Any, ...]]:
    """What customers have paid, in which way, and how much of it has gone to no invoice yet."""
    found = asked.select(
        f"""select p.payment_type_id, t.name, count(*), sum(p.total), sum(p.unapplied_amount)
        from accounting.Payment p left join accounting.PaymentType t on t.id = p.payment_type_id
        where p.active = 1{asked.dated("p.date")}{asked.among(BusinessUnitIds="p.business_unit_id")} group by 1, 2"""
    )
    return in_order([(id, name, many, total, total - left, left) for id, name, many, total, left in found])
