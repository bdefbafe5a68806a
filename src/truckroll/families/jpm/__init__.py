"""Work promised to customers: jobs and their visits, the projects they belong to, and what those may cost on."""

from truckroll.catalogue import family
from truckroll.families.jpm.appointments import Appointment
from truckroll.families.jpm.budget_codes import BudgetCode
from truckroll.families.jpm.custom_fields import JobCustomFieldType, ProjectCustomFieldType
from truckroll.families.jpm.job_logs import JobBookedLog, JobCanceledLog, JobHistory
from truckroll.families.jpm.job_types import JobType
from truckroll.families.jpm.jobs import Job
from truckroll.families.jpm.messages import JobMessage
from truckroll.families.jpm.notes import JobNote, ProjectNote
from truckroll.families.jpm.project_statuses import ProjectStatus, ProjectSubStatus
from truckroll.families.jpm.project_types import ProjectType
from truckroll.families.jpm.projects import Project
from truckroll.families.jpm.reasons import JobCancelReason, JobHoldReason
from truckroll.families.jpm.segments import Segment, SegmentItem

FAMILY = family(__name__, "Job Planning and Management", path="jpm/v2", scope="jpm", document="jpm-v2")

__all__ = [
    "Appointment", "BudgetCode", "Job", "JobBookedLog", "JobCancelReason", "JobCanceledLog", "JobCustomFieldType",
    "JobHistory", "JobHoldReason", "JobMessage", "JobNote", "JobType", "Project", "ProjectCustomFieldType",
    "ProjectNote", "ProjectStatus", "ProjectSubStatus", "ProjectType", "Segment", "SegmentItem",
]  # fmt: skip
