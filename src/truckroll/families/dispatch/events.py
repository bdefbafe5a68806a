"""What subscribers hear of who goes where."""

from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any

from truckroll.catalogue import Int32, Model, Money, When, event, said
from truckroll.families.dispatch.zones import WEEKDAYS


class LeadSource(Model):
    """The job, and who did it, from which a job came; of one that came from none, neither."""

    job_id: int | None
    employee_id: int | None


def _hours(visit: Any) -> float:
    """How long a visit is to last."""
    lasts = datetime.fromisoformat(visit.end) - datetime.fromisoformat(visit.start)
    return lasts.total_seconds() / 3600


def _number(visit: Any) -> str:
    return visit.appointment_number or ""


def _lead_source(job: Any) -> Model:
    return job.job_generated_lead_source or LeadSource()


def _project(job: Any) -> int:
    return job.project_id or 0


def _total(job: Any) -> Decimal:
    return job.total or Decimal(0)


def _days(zone: Any) -> list[int]:
    days: list[str] = zone.service_days or []
    return [WEEKDAYS.index(day) for day in days]


ZONE = said(
    "dispatch.Zone",
    but="created_by created_on modified_on service_days technicians",
    color=str | None,
    max_drive_time_adjustment=Int32 | None,
    service_days_ids=(list[Int32] | None, _days),
)

# Published otherwise than anywhere else: what may be null there must not be here, and the other way about.
JOB = said(
    "jpm.Job",
    but="active created_from_estimate_id custom_fields estimate_ids external_data partner_lead_call_id summary"
    " appointment_count created_on customer_po invoice_id job_generated_lead_source project_id tag_type_ids total",
    appointment_count=(int | None, attrgetter("appointment_count")),
    created_on=(When | None, attrgetter("created_on")),
    customer_po=(str | None, attrgetter("customer_po")),
    invoice_id=(int | None, attrgetter("invoice_id")),
    tag_type_ids=(list[int] | None, attrgetter("tag_type_ids")),
    job_generated_lead_source=(LeadSource, _lead_source),
    project_id=(int, _project),
    total=(Money, _total),
)

event(
    "tn.dis.technician-dispatched",
    "A technician has set out for a visit.",
    of="jpm.Job",
    job=JOB,
    appointment=said(
        "jpm.Appointment",
        only="id start end arrival_window_start arrival_window_end",
        appointment_number=(str, _number),
        duration=(float, _hours),
        scheduled_on=(When | None, attrgetter("created_on")),
        external_id=str | None,
        manage_employee_email=bool | None,
        manage_follow_up_email=bool | None,
    ),
)
event("tn.dis.zone-updated", "An area was drawn anew.", of="dispatch.Zone", zone=ZONE)
event("tn.dis.zone-deleted", "An area was given up.", of="dispatch.Zone", zone=ZONE)
