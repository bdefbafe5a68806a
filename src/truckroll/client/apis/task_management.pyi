"""What `client.task_management` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Ids, Moment, Texts

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
TaskPriority: TypeAlias = Literal["Low", "Normal", "High", "Urgent"]
TaskResolutionType: TypeAlias = Literal["Custom", "Refund"]
TaskStatus: TypeAlias = Literal["ToDo", "InProgress", "OnHold", "Canceled", "Completed"]

class BusinessUnitChoice(Record):
    name: Shown[str]
    value: Shown[int]

class Choices(Record):
    employees: Shown[builtins.list[EmployeeChoice]]
    business_units: Shown[builtins.list[BusinessUnitChoice]]
    task_priorities: Shown[builtins.list[Word]]
    task_resolution_types: Shown[builtins.list[Word]]
    task_statuses: Shown[builtins.list[Word]]
    task_types: Shown[builtins.list[TaskTypeChoice]]
    task_sources: Shown[builtins.list[TaskSource]]
    task_resolutions: Shown[builtins.list[TaskResolution]]

class EmployeeChoice(Record):
    id: Shown[int]
    name: Shown[str]
    active: Shown[bool]

class SubTask(Record):
    assigned_to_id: Shown[int | None]
    reported_by_id: Shown[int | None]
    active: Shown[bool]
    is_closed: Shown[bool]
    closed_on: Shown[When | None]
    name: Shown[str]
    created_on: Shown[When]
    due_date_time: Shown[When | None]
    subtask_number: Shown[int]
    is_viewed: Shown[bool]
    assigned_date_time: Shown[When]
    comments: Shown[builtins.list[TaskComment]]

class SubTasks(Record):
    count: Shown[int]
    sub_tasks: Shown[builtins.list[SubTask]]

class SubtaskCreated(Record):
    is_closed: Shown[bool]
    name: Shown[str]
    assigned_to_id: Shown[int]
    due_date_time: Shown[When | None]
    parent_task_id: Shown[int]
    subtask_number: Shown[str]
    is_viewed: Shown[bool]
    assigned_date_time: Shown[When]
    created_on: Shown[When]

class Task(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When | None]
    active: Shown[bool]
    reported_by_id: Shown[int]
    assigned_to_id: Shown[int]
    is_closed: Shown[bool]
    business_unit_id: Shown[int]
    employee_task_type_id: Shown[int]
    employee_task_source_id: Shown[int]
    complete_by: Shown[When | None]
    involved_employee_id_list: Shown[builtins.list[int] | None]
    customer_id: Shown[int | None]
    job_id: Shown[int | None]
    project_id: Shown[int | None]
    description: Shown[str | None]
    task_number: Shown[int]
    customer_name: Shown[str | None]
    job_number: Shown[str | None]
    refund_issued: Shown[Decimal | None]
    description_modified_on: Shown[When | None]
    status: Shown[TaskStatus | str]
    closed_on: Shown[When | None]
    name: Shown[str | None]
    employee_task_resolution_id: Shown[int]
    reported_on: Shown[When]
    priority: Shown[str | None]
    description_modified_by_id: Shown[int | None]
    comments: Shown[builtins.list[TaskComment] | None]
    attachments: Shown[builtins.list[TaskAttachmentGroup] | None]
    sub_tasks_data: Shown[SubTasks | None]

class TaskAttachment(Record):
    url: Shown[str]
    filename: Shown[str]

class TaskAttachmentGroup(Record):
    created_on: Shown[When]
    created_by: Shown[int]
    count: Shown[int]
    files: Shown[builtins.list[TaskAttachment]]

class TaskComment(Record):
    employee_id: Shown[int]
    comment: Shown[str]
    created_on: Shown[When]

class TaskCreated(Record):
    id: Shown[int]
    reported_by_id: Shown[int]
    assigned_to_id: Shown[int]
    is_closed: Shown[bool]
    business_unit_id: Shown[int]
    employee_task_type_id: Shown[int]
    employee_task_source_id: Shown[int]
    complete_by: Shown[When | None]
    involved_employee_id_list: Shown[builtins.list[int] | None]
    customer_id: Shown[int | None]
    job_id: Shown[int | None]
    project_id: Shown[int | None]
    description: Shown[str | None]
    task_number: Shown[int]
    customer_name: Shown[str | None]
    job_number: Shown[str | None]
    refund_issued: Shown[Decimal | None]
    description_modified_on: Shown[When | None]
    created_on: Shown[When]
    status: Shown[TaskStatus | str | None]
    name: Shown[str]
    employee_task_resolution_id: Shown[int | None]
    reported_date: Shown[When]
    started_on: Shown[When | None]
    priority: Shown[TaskPriority | str]
    description_modified_by: Shown[str | None]
    modified_on: Shown[When]

class TaskResolution(Record):
    id: Shown[int]
    active: Shown[bool]
    name: Shown[str]
    type: Shown[TaskResolutionType | str]
    excluded_task_type_ids: Shown[builtins.list[int]]

class TaskSource(Record):
    id: Shown[int]
    active: Shown[bool]
    name: Shown[str]

class TaskTypeChoice(Record):
    id: Shown[int]
    name: Shown[str]
    active: Shown[bool]
    excluded_task_resolution_ids: Shown[builtins.list[int]]

class Word(Record):
    name: Shown[str]

class DataCalls:
    def get(self) -> Choices:
        """Everything that a task can be told to be, for those who write one."""

class TasksCalls:
    def get_task(self, id: int, /, *, include_subtasks: bool | None = None) -> Task:
        """One task by its id."""
    def get_tasks(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        reported_on_or_after: Moment | None = None,
        reported_before: Moment | None = None,
        complete_on_or_after: Moment | None = None,
        complete_before: Moment | None = None,
        is_closed: bool | None = None,
        statuses: Texts | None = None,
        name: str | None = None,
        business_unit_ids: Ids | None = None,
        employee_task_type_ids: Ids | None = None,
        employee_task_source_ids: Ids | None = None,
        employee_task_resolution_ids: Ids | None = None,
        reported_by_id: int | None = None,
        assigned_to_id: int | None = None,
        involved_employee_id_list: Ids | None = None,
        customer_id: int | None = None,
        job_id: int | None = None,
        project_id: int | None = None,
        priorities: Texts | None = None,
        task_number: int | None = None,
        job_number: str | None = None,
        sort: str | None = None,
        include_subtasks: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Task]:
        """All task records, page after page."""
    def create(
        self,
        *,
        reported_by_id: int,
        assigned_to_id: int,
        is_closed: bool,
        business_unit_id: int,
        employee_task_type_id: int,
        employee_task_source_id: int,
        name: str,
        priority: TaskPriority,
        reported_date: Moment,
        complete_by: Moment | None = ...,
        involved_employee_id_list: Iterable[int] | None = ...,
        customer_id: int | None = ...,
        job_id: int | None = ...,
        project_id: int | None = ...,
        description: str | None = ...,
        employee_task_resolution_id: int | None = ...,
        status: TaskStatus | None = ...,
        started_on: Moment | None = ...,
    ) -> TaskCreated:
        """Give somebody something to do."""
    def create_subtask(
        self, id: int, /, *, is_closed: bool, name: str, assigned_to_id: int, due_date_time: Moment | None = ...
    ) -> SubtaskCreated:
        """Give somebody a part of a task that is not closed."""

class TaskManagementApi:
    data: DataCalls
    tasks: TasksCalls

class TasksModel(TasksCalls):
    """Task."""

    list = TasksCalls.get_tasks
    get = TasksCalls.get_task

class AsyncDataCalls:
    async def get(self) -> Choices:
        """Everything that a task can be told to be, for those who write one."""

class AsyncTasksCalls:
    async def get_task(self, id: int, /, *, include_subtasks: bool | None = None) -> Task:
        """One task by its id."""
    def get_tasks(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        reported_on_or_after: Moment | None = None,
        reported_before: Moment | None = None,
        complete_on_or_after: Moment | None = None,
        complete_before: Moment | None = None,
        is_closed: bool | None = None,
        statuses: Texts | None = None,
        name: str | None = None,
        business_unit_ids: Ids | None = None,
        employee_task_type_ids: Ids | None = None,
        employee_task_source_ids: Ids | None = None,
        employee_task_resolution_ids: Ids | None = None,
        reported_by_id: int | None = None,
        assigned_to_id: int | None = None,
        involved_employee_id_list: Ids | None = None,
        customer_id: int | None = None,
        job_id: int | None = None,
        project_id: int | None = None,
        priorities: Texts | None = None,
        task_number: int | None = None,
        job_number: str | None = None,
        sort: str | None = None,
        include_subtasks: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Task]:
        """All task records, page after page."""
    async def create(
        self,
        *,
        reported_by_id: int,
        assigned_to_id: int,
        is_closed: bool,
        business_unit_id: int,
        employee_task_type_id: int,
        employee_task_source_id: int,
        name: str,
        priority: TaskPriority,
        reported_date: Moment,
        complete_by: Moment | None = ...,
        involved_employee_id_list: Iterable[int] | None = ...,
        customer_id: int | None = ...,
        job_id: int | None = ...,
        project_id: int | None = ...,
        description: str | None = ...,
        employee_task_resolution_id: int | None = ...,
        status: TaskStatus | None = ...,
        started_on: Moment | None = ...,
    ) -> TaskCreated:
        """Give somebody something to do."""
    async def create_subtask(
        self, id: int, /, *, is_closed: bool, name: str, assigned_to_id: int, due_date_time: Moment | None = ...
    ) -> SubtaskCreated:
        """Give somebody a part of a task that is not closed."""

class AsyncTaskManagementApi:
    data: AsyncDataCalls
    tasks: AsyncTasksCalls

class AsyncTasksModel(AsyncTasksCalls):
    """Task."""

    list = AsyncTasksCalls.get_tasks
    get = AsyncTasksCalls.get_task
