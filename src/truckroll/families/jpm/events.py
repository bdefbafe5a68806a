"""What subscribers hear of jobs and their visits."""

from typing import Any

from truckroll.catalogue import event, said

JOB = said("jpm.Job", but="active custom_fields external_data summary")
EMAILS: dict[str, Any] = {"manage_employee_email": bool | None, "manage_follow_up_email": bool | None}
"""Whether the platform is to send mail of its own; ours sends none, and says nothing."""

event("tn.jpm.job-scheduled", "A job was booked.", of="jpm.Job", job=JOB, **EMAILS)
event("tn.jpm.job-updated", "Something is known of a job that was not before.", of="jpm.Job", job=JOB, **EMAILS)
event(
    "tn.jpm.job-rescheduled",
    "A visit was moved.",
    of="jpm.Job",
    job=JOB,
    appointment_id=int,
    appointment_number=str,
    **EMAILS,
)
event("tn.jpm.job-completed", "A job is done.", of="jpm.Job", job=JOB, **EMAILS)
event(
    "tn.jpm.job-appointment-updated",
    "A visit was added, held, confirmed, manned anew or taken back.",
    of="jpm.Appointment",
    appointment=said("jpm.Appointment"),
)
