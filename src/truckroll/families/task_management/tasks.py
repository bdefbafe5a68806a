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
UNRESOLVED: "Ref[Any]" = Ref(0)
"""How a task ends that has not ended, or of which nobody said how."""


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
    name: Required[str | None]
    employee_task_resolution_id: Immutable[Ref["TaskResolution"]] = UNRESOLVED
    reported_on: When
    priority: Annotated[Required[str | None], Sent(TaskPriority)]
    modified_on: When | None  # pyright: ignore[reportIncompatibleVariableOverride]  # published so
    description_modified_by_id: Ref["settings.Employee"] | None
    comments: list[TaskComment] | None = []
    attachments: list[TaskAttachmentGroup] | None = []
    sub_tasks_data: Annotated[SubTasks | None, OnRequest("include_subtasks", get=True)]
    started_on: Internal[When | None]

    @create()
    def create(
        self, reported_date: When, status: TaskStatus | None = None, started_on: When | None = None
    ) -> TaskCreated:
        """Give somebody something to do."""
        invalid(not (self.name or "").strip(), "name", "A task needs a name.")
        self.reported_on, self.started_on, self.task_number = reported_date, started_on, self.id
        self.status = status or ("Completed" if self.is_closed else "ToDo")
        self.is_closed = self.status in CLOSED
        self.closed_on = now() if self.is_closed else None
        self.involved_employee_id_list = self.involved_employee_id_list or []
        if self.description is not None:
            self.description_modified_on, self.description_modified_by_id = now(), caller().user or None
        self.check_choices()
        self.check_customer()
        customer = one(self.customer_id).name if self.customer_id is not None else None
        job = one(self.job_id).job_number if self.job_id is not None else None
        writer = one(self.description_modified_by_id).name if self.description_modified_by_id else None
        told = {name: value for name, value in self.values.items() if name in TaskCreated.blank()}
        return TaskCreated.of(
            told
            | {"customerName": customer, "jobNumber": job, "descriptionModifiedBy": writer}
            | {"reportedDate": self.values["reportedOn"]}
            | {"employeeTaskResolutionId": self.values["employeeTaskResolutionId"] or None}
        )

    def check_choices(self) -> None:
        """A task is of a type that is in use, came in a way that is, and ends as such tasks can."""
        kind, source = one(self.employee_task_type_id), one(self.employee_task_source_id)
        invalid(not kind.active, "employeeTaskTypeId", f"'{kind.name}' is no longer in use.")
        invalid(not source.active, "employeeTaskSourceId", f"'{source.name}' is no longer in use.")
        if self.employee_task_resolution_id:
            end = one(self.employee_task_resolution_id)
            barred = end.id in kind.excluded_task_resolution_ids or kind.id in end.excluded_task_type_ids
            invalid(not end.active, "employeeTaskResolutionId", f"'{end.name}' is no longer in use.")
            invalid(barred, "employeeTaskResolutionId", f"'{kind.name}' does not end with '{end.name}'.")

    def check_customer(self) -> None:
        """What a task is about belongs together."""
        for place, about in (("jobId", self.job_id), ("projectId", self.project_id)):
            strange = about is not None and self.customer_id is not None and one(about).customer_id != self.customer_id
            invalid(strange, place, f"{about} is not of customer {self.customer_id}.")

    @action("POST {id}/subtasks")
    def create_subtask(
        self,
        is_closed: bool,
        name: str,
        assigned_to_id: Ref["settings.Employee | settings.Technician"],
        due_date_time: When | None = None,
    ) -> SubtaskCreated:
        """Give somebody a part of a task that is not closed."""
        refuse(self.is_closed, f"Task {self.id} is {self.status}; it gets no more parts.")
        invalid(not name.strip(), "name", "A part of a task needs a name.")
        parts = self.sub_tasks_data.sub_tasks if self.sub_tasks_data else []
        part = SubTask(
            assigned_to_id=assigned_to_id,
            reported_by_id=caller().user or self.reported_by_id,
            is_closed=is_closed,
            closed_on=now() if is_closed else None,
            name=name,
            created_on=now(),
            due_date_time=due_date_time,
            subtask_number=len(parts) + 1,
            assigned_date_time=now(),
        )
        self.sub_tasks_data = SubTasks(count=len(parts) + 1, sub_tasks=[*parts, part])
        told = {name: value for name, value in part.values.items() if name in SubtaskCreated.blank()}
        return SubtaskCreated.of(told | {"parentTaskId": self.values["id"], "subtaskNumber": str(part.subtask_number)})
