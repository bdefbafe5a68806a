"""What people in the business have to do beside jobs: calls to return, complaints to settle."""

from typing import TYPE_CHECKING, Annotated, Any

from truckroll.catalogue import (
    Copy,
    Immutable,
    Int32,
    Internal,
    Model,
    Money,
    OnRequest,
    Ref,
    Required,
    Resource,
    Sent,
    When,
    action,
    caller,
    create,
    invalid,
    now,
    one,
    refuse,
)
from truckroll.families.task_management.choices import TaskPriority, TaskStatus

if TYPE_CHECKING:
    from truckroll.families import crm, jpm, settings
    from truckroll.families.task_management.choices import TaskResolution, TaskSource, TaskType

CLOSED = {"Canceled", "Completed"}


class TaskComment(Model):
    """What somebody said about a task."""

    employee_id: int
    comment: str
    created_on: When


class TaskAttachment(Model):
    """A file that belongs to a task."""

    url: str
    filename: str


class TaskAttachmentGroup(Model):
    """Files that somebody added to a task at once."""

    created_on: When
    created_by: int
    count: int
    files: list[TaskAttachment]


class SubTask(Model):
    """A part of a task, as those see it who look at the whole."""

    assigned_to_id: int | None
    reported_by_id: int | None
    active: bool = True
    is_closed: bool = False
    closed_on: When | None
    name: str
    created_on: When
    due_date_time: When | None
    subtask_number: int
    is_viewed: bool = False
    assigned_date_time: When
    comments: list[TaskComment]


class SubTasks(Model):
    """The parts of a task."""

    count: Int32 = 0
    sub_tasks: list[SubTask]


class SubtaskCreated(Model):
    """A part of a task, as it was just made."""

    is_closed: bool
    name: str
    assigned_to_id: int
    due_date_time: When | None
    parent_task_id: int
    subtask_number: str
    is_viewed: bool = False
    assigned_date_time: When
    created_on: When


class Told(Model):
    """What is told of a task whenever it is shown."""

    id: Ref[Any]
    reported_by_id: Immutable[Ref["settings.Employee | settings.Technician"]]
    assigned_to_id: Immutable[Ref["settings.Employee | settings.Technician"]]
    is_closed: Immutable[bool]
    business_unit_id: Immutable[Ref["settings.BusinessUnit"]]
    employee_task_type_id: Immutable[Ref["TaskType"]]
    employee_task_source_id: Immutable[Ref["TaskSource"]]
    complete_by: Immutable[When | None]
    involved_employee_id_list: Immutable[list[Ref["settings.Employee | settings.Technician"]] | None] = []
    customer_id: Immutable[Ref["crm.Customer"] | None]
    job_id: Immutable[Ref["jpm.Job"] | None]
    project_id: Immutable[Ref["jpm.Project"] | None]
    description: Immutable[str | None]
    task_number: int = 0
    customer_name: Annotated[str | None, Copy("customer_id.name")]
    job_number: Annotated[str | None, Copy("job_id.job_number")]
    refund_issued: Money | None
    description_modified_on: When | None
    created_on: When


class TaskCreated(Told):
    """A task, as it was just made."""

    status: TaskStatus | None
    name: str
    employee_task_resolution_id: int | None
    reported_date: When
    started_on: When | None
    priority: TaskPriority
    description_modified_by: str | None
    modified_on: When


class Task(
    Told,
    Resource,
    path="tasks",
    tag="Tasks",
    operations="get=GetTask list=GetTasks",
    filters="ids active created modified reported complete=complete_by is_closed statuses name~ business_unit_ids"
    " employee_task_type_ids employee_task_source_ids employee_task_resolution_ids reported_by_id assigned_to_id"
    " involved_employee_id_list customer_id job_id project_id priorities=priority task_number job_number",
    sort="id created_on description_modified_on completed_by=complete_by priority",
):
    """Something that somebody in the business is to do."""

    active: bool = True
    status: TaskStatus = "ToDo"
    closed_on: When | None
    name: Annotated[Immutable[str | None], Sent(str)]
    employee_task_resolution_id: Immutable[Ref["TaskResolution"]] = 0
    reported_on: When
    priority: Annotated[Immutable[str | None], Sent(TaskPriority)]
    modified_on: When | None
    description_modified_by_id: Ref["settings.Employee"] | None
    comments: list[TaskComment] | None = []
    attachments: list[TaskAttachmentGroup] | None = []
    sub_tasks_data: Annotated[SubTasks | None, OnRequest("include_subtasks", get=True)]
    started_on: Internal[When | None]
