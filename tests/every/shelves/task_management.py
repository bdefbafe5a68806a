"""Tasks on the shelf."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, among, holding, same, span, times, values_of
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

NOUNS = ["task_management.Task"]
STATUSES = ["ToDo", "InProgress", "OnHold", "Canceled", "Completed"]
PRIORITIES = ["Low", "Normal", "High", "Urgent"]


def fill(shelf: "Shelf", number: int) -> None:
    """One more task; one of them is no longer there."""
    status, person = STATUSES[number % 5], shelf.kinds["technician"]
    resolve("task_management.Task").new(
        name=["Call Ada back", "call bob", "Mail the bill", "Félix"][number % 4],
        reported_by_id=person[number % 2],
        assigned_to_id=person[number % 3],
        is_closed=status in ("Canceled", "Completed"),
        status=status,
        business_unit_id=shelf.kinds["unit"][number % 2],
        employee_task_type_id=801 + number % 2,
        employee_task_source_id=811 + number % 3,
        employee_task_resolution_id=[0, 821, 822][number % 3],
        reported_on=now(),
        complete_by=now() if number % 3 else None,
        description_modified_on=now() if number % 2 else None,
        involved_employee_id_list=person[: number % 3],
        customer_id=shelf.kinds["customer"][number % 2] if number % 3 else None,
        project_id=shelf.kinds["project"][0] if number % 2 else None,
        priority=PRIORITIES[number % 4],
        task_number=number + 1,
        active=number != 3,
    )


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The list of tasks."""
    rows = shelf.rows["task_management.Task"]

    def named(row: dict[str, Any], asked: str) -> bool:
        return asked.casefold() in row["name"].casefold()

    alike = ("reportedById", "assignedToId", "customerId", "jobId", "projectId", "taskNumber")
    questions = {name: Question("id", same(name), values_of(rows, name) or [7]) for name in alike}
    several = ("businessUnitIds", "employeeTaskTypeIds", "employeeTaskSourceIds", "employeeTaskResolutionIds")
    questions |= {name: among(rows, name.removesuffix("s")) for name in several}
    questions |= {
        "ids": among(rows),
        "name": Question("text", named, ["CALL", "bill", "fÉ", *values_of(rows, "name")]),
        "statuses": Question("words", lambda row, asked: row["status"] in asked, STATUSES),
        "priorities": Question("words", lambda row, asked: row["priority"] in asked, PRIORITIES),
        "isClosed": Question("bool", same("isClosed"), [True, False]),
        "includeSubtasks": Question("bool", lambda _row, _asked: True, [True, False]),
        "involvedEmployeeIdList": holding(rows, "involvedEmployeeIdList"),
        "jobNumber": Question("text", same("jobNumber"), values_of(rows, "jobNumber") or ["7"]),
        "reported": span(rows, "reportedOn"),
        "complete": span(rows, "completeBy"),
    }
    sort = ("id", "createdOn", "descriptionModifiedOn", "completeBy", "priority")
    yield Listing("Tasks_GetTasks", rows, questions | times(rows), "True", sort=sort)
