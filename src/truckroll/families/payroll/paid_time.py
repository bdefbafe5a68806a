"""What each kind of timesheet pays."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import When, one
from truckroll.families.payroll.hours import ACTIVITY, AWAY, CLOCK, JOB, UNPAID, Time
from truckroll.families.payroll.labor_rates import LocationLaborType

if TYPE_CHECKING:
    from truckroll.catalogue import Ref
    from truckroll.families import jpm, timesheets
    from truckroll.families.payroll.job_timesheets import JobTimesheet
    from truckroll.families.payroll.labor_rates import LaborType
    from truckroll.families.payroll.non_job_timesheets import NonJobTimesheet


def for_job(sheet: "JobTimesheet", own: Decimal) -> Time | None:
    """A visit pays from setting out until it is over."""
    began, ended = sheet.first_on, sheet.canceled_on or sheet.done_on
    rate, says = _at(one(sheet.job_id), None, own)
    return _time(JOB, sheet.id, began, ended, rate, says | {"activity": "Job"})


def away(sheet: "NonJobTimesheet", own: Decimal) -> Time | None:
    """Time under a code pays as the code says."""
    code = one(sheet.timesheet_code_id)
    rank = {"Unpaid": UNPAID, "ClockInOut": CLOCK}.get(code.type, AWAY)
    says = {"activity": code.description or code.code}
    off = code.type == "PaidTimeOff"
    return _time(rank, sheet.id, sheet.started_on, sheet.ended_on, code.rate(own), says, off)


def active(activity: "timesheets.Activity", own: Decimal) -> Time | None:
    """An activity pays, at a location's rate for its labor if that is higher; a meal does not."""
    kind = one(activity.activity_type_id)
    category = one(kind.category_id).type
    job = one(activity.job_id) if activity.job_id is not None else None
    labor = activity.labor_type_id
    rate, says = _at(job, labor, own) if job is not None else (own, dict[str, Any]())
    says |= {"activity": kind.code, "labor_type_id": labor, "budget_code_id": activity.budget_code_id}
    says |= {"memo": activity.memo}
    rank = UNPAID if category == "Meal" else ACTIVITY
    return _time(rank, activity.id, activity.start_time, activity.end_time, rate, says, category == "PaidTimeOff")


def _at(job: "jpm.Job", labor: "Ref[LaborType] | None", own: Decimal) -> tuple[Decimal, dict[str, Any]]:
    """What an hour pays on a job, and what is said of it: at a place with rates not less than these."""
    least = LocationLaborType.at(job.location_id, labor)
    says = {"job": job, "is_prevailing_wage_job": least is not None}
    return (own if least is None else max(own, least)), says


def _time(
    rank: int,
    source: int,
    began: When | None,
    ended: When | None,
    rate: Decimal,
    says: dict[str, Any],
    off: bool = False,
) -> Time | None:
    if began is None or ended is None or ended <= began:
        return None
    return Time(rank, source, began.ticks, ended.ticks, rate, says, off)
