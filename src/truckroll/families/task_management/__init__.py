"""What people in the business have to do beside jobs."""

from truckroll.catalogue import family
from truckroll.families.task_management.choices import TaskResolution, TaskSource, TaskType
from truckroll.families.task_management.tasks import Task

# the vendor's portal and the live addresses spell the family in two ways
FAMILY = family(
    __name__,
    "Task Management",
    path="taskmanagement/v2",
    also="task-management/v2",
    scope="tsm",
    document="task-management-v2",
)

__all__ = ["Task", "TaskResolution", "TaskSource", "TaskType"]
