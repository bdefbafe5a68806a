"""What happened to a job: when it was booked, each step since, and why it was canceled."""

from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Internal, Model, Ref, Resource, Text, When

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.jpm.appointments import Appointment
    from truckroll.families.jpm.jobs import Job
    from truckroll.families.jpm.reasons import JobCancelReason

JobSchedulingTool = Literal[
    "Manual", "SmartSchedule", "SmartDispatch", "TechnicianRouteOptimization", "AdaptiveCapacity"
]


class JobHistoryEntry(Model):
    """One step in a job's life."""

    id: int
    employee_id: Ref["settings.Employee"] | None
    event_type: str
    date: When
    used_scheduling_tool: JobSchedulingTool = "Manual"


class JobHistoryItem(JobHistoryEntry):
    """One step in a job's life, with what was said about it."""

    memo: str = ""


class JobHistoryResponse(Model):
    """A job's life so far."""

    history: list[JobHistoryItem] | None


class JobHistory(
    Resource,
    feed="job-history",
    feed_scope="jobhistory",
    key="job_id",
    hides="id active created_on modified_on",
):
    """Each job's life, one row a job."""

    job_id: Ref["Job"]
    history: list[JobHistoryEntry]
    memos: Internal[list[str]]


class JobCanceledLog(
    Resource,
    path="jobs/{id}/canceled-log",
    within="job_id",
    tag="Jobs",
    operations="list=GetJobCanceledLogs:404",
    feed="job-canceled-logs=JobCancelReasons",
    feed_scope="jobcanceledlogs",
    hides="modified_on",
):
    """Why and when a job was canceled; inactive once the cancellation was taken back."""

    job_id: Ref["Job"]
    reason_id: Ref["JobCancelReason"]
    memo: Text | None
    created_by_id: Ref["settings.Employee"]
    active: bool = True


class JobBookedLog(Resource, index="job_id", hides="modified_on"):
    """When a job was booked, and for when."""

    job_id: Ref["Job"]
    job_appointment_id: Ref["Appointment"]
    start: When
    arrival_window_start: When | None
    arrival_window_end: When | None
    created_by_id: Ref["settings.Employee"]
    active: bool = True
