"""Work promised to customers: jobs, the visits that do them, and why they are held or canceled."""

from truckroll.catalogue import family
from truckroll.families.jpm.appointments import Appointment
from truckroll.families.jpm.custom_fields import JobCustomFieldType
from truckroll.families.jpm.job_logs import JobBookedLog, JobCanceledLog, JobHistory
from truckroll.families.jpm.job_notes import JobMessage, JobNote
from truckroll.families.jpm.job_types import JobType
from truckroll.families.jpm.jobs import Job
from truckroll.families.jpm.projects import Project
from truckroll.families.jpm.reasons import JobCancelReason, JobHoldReason

FAMILY = family(__name__, "Job Planning and Management", path="jpm/v2", scope="jpm", document="jpm-v2")

__all__ = [
    "Appointment", "Job", "JobBookedLog", "JobCancelReason", "JobCanceledLog", "JobCustomFieldType", "JobHistory",
    "JobHoldReason", "JobMessage", "JobNote", "JobType", "Project",
]  # fmt: skip
