"""Good calls of tasks: given to somebody, in parts, and everything that they can be told to be."""

from typing import Any

from tests.every.calls.words import Call, on
from tests.every.place import Given, Tenant

REFERENCES = {
    "task_management.Task": "task",
    "task_management.TaskResolution": "task end",
    "task_management.TaskSource": "task source",
    "task_management.TaskType": "task type",
}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A complaint, and what a task to do about it is told in."""
    words = tenant.words
    for key, noun in (("source", "TaskSource"), ("end", "TaskResolution"), ("type", "TaskType")):
        new(f"task {key}", f"task_management.{noun}", name=words)
    told = {"reported_by_id": ids["office"], "assigned_to_id": ids["tess"], "business_unit_id": ids["unit"]}
    told |= {"employee_task_type_id": ids["task type"], "employee_task_source_id": ids["task source"]}
    about = {"customer_id": ids["customer"], "job_id": ids["open"], "name": words, "description": words}
    new("task", "task_management.Task", **told, **about, is_closed=False, reported_on=_MOMENT, task_number=7,
        employee_task_resolution_id=ids["task end"])  # fmt: skip


_MOMENT = "2026-01-02T00:00:00.0000000Z"


def _task(tenant: Tenant) -> Given:
    names = {"reportedById": "office", "assignedToId": "tess", "businessUnitId": "unit", "jobId": "open"}
    names |= {"employeeTaskTypeId": "task type", "employeeTaskSourceId": "task source", "projectId": "project"}
    names |= {"employeeTaskResolutionId": "task end", "customerId": "customer"}
    told = {"isClosed": True, "status": "Completed", "name": "Call back", "priority": "High", "description": "Angry"}
    told |= {"reportedDate": _MOMENT, "completeBy": "2046-12-03T00:00:00Z", "startedOn": _MOMENT}
    people = {"involvedEmployeeIdList": [tenant.ids["tom"], tenant.ids["office"]]}
    return Given(body={name: tenant.ids[key] for name, key in names.items()} | told | people)


GOOD: dict[str, Call] = {
    "ClientSideData_Get": lambda tenant: Given(),
    "Tasks_GetTask": on("task"),
    "Tasks_Create": _task,
    "Tasks_CreateSubtask": on("task", isClosed=False, name="Find the bill", assignedToId="tom", dueDateTime=_MOMENT),
}
UNFED = {"Tasks_Create", "Tasks_CreateSubtask"}
LISTED = {"Tasks_GetTasks": (None, "Tasks_GetTask")}
