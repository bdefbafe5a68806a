"""How work goes: which jobs there are, what state they are in, and why some were called off."""

from typing import Any

from truckroll.families.reporting.asking import CAMPAIGNS, FROM, JOB_TYPES, TO, UNITS, Asked, by_date
from truckroll.families.reporting.declaring import Statement, report
from truckroll.families.reporting.standard.revenue import in_order

BY = by_date(("CreatedOn", "Booked"), ("ScheduledOn", "First visit"), ("CompletedOn", "Completed"))
DATES = {"CreatedOn": "j.created_on", "ScheduledOn": "j.first_appointment_start", "CompletedOn": "j.completed_on"}


def meant(asked: Asked) -> str:
    """Condition: a job of the days, the kinds of work and the parts of the business that were asked for."""
    which = {"BusinessUnitIds": "j.business_unit_id", "JobTypeIds": "j.job_type_id", "CampaignIds": "j.campaign_id"}
    return f"where j.active = 1{asked.by(DATES)}{asked.among(**which)}"


@report(
    1011,
    "operations",
    "Jobs by status and type",
    asks=(FROM, TO, BY, UNITS, JOB_TYPES),
    shows="JobTypeId:Number JobType Status Jobs:Number Total:Money",
)
def jobs_by_status_and_type(asked: Asked) -> list[tuple[Any, ...]]:
    """How many jobs of each kind are in which state, and what those that are done came to."""
    found = asked.select(
        f"""select j.job_type_id, t.name, j.job_status, count(*), sum(j.total)
        from jpm.Job j left join jpm.JobType t on t.id = j.job_type_id {meant(asked)} group by 1, 2, 3 order by 3"""
    )
    return in_order(found)


@report(
    1012,
    "operations",
    "Job list",
    asks=(FROM, TO, BY, UNITS, JOB_TYPES, CAMPAIGNS),
    shows="JobId:Number JobNumber Status BookedOn:Day ScheduledFor:Day CompletedOn:Day CustomerId:Number Customer"
    " BusinessUnit JobType Campaign Priority Total:Money InvoiceTotal:Money InvoiceBalance:Money",
)
def job_list(asked: Asked) -> Statement:
    """Each job with its customer, its dates, and what it came to; the newest is last."""
    return Statement(
        ids=f"select j.id from jpm.Job j {meant(asked)} order by j.id",
        rows="""select j.id, j.job_number, j.job_status, j.created_on, j.first_appointment_start, j.completed_on,
        j.customer_id, c.name, u.name as unit, t.name as kind, m.name as campaign, j.priority, j.total, v.total as net,
        v.balance
        from jpm.Job j
        left join crm.Customer c on c.id = j.customer_id
        left join settings.BusinessUnit u on u.id = j.business_unit_id
        left join jpm.JobType t on t.id = j.job_type_id
        left join marketing.Campaign m on m.id = j.campaign_id
        left join accounting.Invoice v on v.id = j.invoice_id
        where j.id in (select cast(value as integer) from json_each(:page)) order by j.id""",
    )


@report(
    1013,
    "operations",
    "Canceled jobs by reason",
    asks=(FROM, TO),
    shows="ReasonId:Number Reason Jobs:Number",
)
def canceled_jobs_by_reason(asked: Asked) -> list[tuple[Any, ...]]:
    """Why jobs were called off that were not taken up again since; they count on the day on which that was."""
    return in_order(
        asked.select(
            f"""select l.reason_id, r.name, count(*) from jpm.JobCanceledLog l
            left join jpm.JobCancelReason r on r.id = l.reason_id
            where l.active = 1{asked.within("l.created_on")} group by 1, 2"""
        )
    )
