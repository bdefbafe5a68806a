"""What people in the business have to do beside jobs."""

from typing import Any

import pytest

from tests.families.business import NOW, Business, refused


@pytest.fixture
def desk(business: Business) -> Business:
    """A business that knows what tasks can be."""
    business.new("source", "task_management.TaskSource", name="Phone")
    business.new("refund", "task_management.TaskResolution", name="Money back", type="Refund")
    business.new("said sorry", "task_management.TaskResolution", name="Said sorry")
    business.new(
        "complaint", "task_management.TaskType", name="Complaint", excluded_task_resolution_ids=[business.ids["refund"]]
    )
    return business


def asked(desk: Business, **more: Any) -> dict[str, Any]:
    return {
        "reportedById": desk.ids["office"],
        "assignedToId": desk.ids["tess"],
        "isClosed": False,
        "name": "Call Ada back",
        "businessUnitId": desk.ids["unit"],
        "employeeTaskTypeId": desk.ids["complaint"],
        "employeeTaskSourceId": desk.ids["source"],
        "reportedDate": "2026-11-01T09:00:00Z",
        "priority": "High",
    } | more


def give(desk: Business, **more: Any) -> Any:
    told = desk.ask("Tasks_Create", asked(desk, **more))
    return told, desk.see("task_management.Task", told.id)


def test_a_task_is_given_to_somebody(desk: Business):
    told, task = give(desk)
    assert (task.status, task.is_closed, task.closed_on, task.priority) == ("ToDo", False, None, "High")
    assert (task.reported_on, task.task_number) == ("2026-11-01T09:00:00.0000000Z", task.id)
    assert (told.reported_date, told.name, told.status) == (task.reported_on, "Call Ada back", "ToDo")
    assert (told.employee_task_resolution_id, task.employee_task_resolution_id) == (None, 0)
    assert (task.comments, task.attachments, task.involved_employee_id_list) == ([], [], [])


def test_what_is_told_of_a_task_is_kept_and_answered(desk: Business):
    job = desk.book()
    said = {
        "status": "OnHold",
        "employeeTaskResolutionId": desk.ids["said sorry"],
        "completeBy": "2026-11-05T00:00:00.0000000Z",
        "startedOn": "2026-11-01T10:00:00.0000000Z",
        "involvedEmployeeIdList": [desk.ids["tom"], desk.ids["colleague"]],
        "customerId": desk.ids["customer"],
        "jobId": job.id,
        "description": "She was not amused",
    }
    told, task = give(desk, **said)
    assert {name: told.values[name] for name in said} == said
    assert {name: task.values[name] for name in said} == said
    names = ("customerName", "jobNumber")
    assert [told.values[name] for name in names] == [task.values[name] for name in names] == ["Ada", job.job_number]
    assert (told.description_modified_by, task.description_modified_by_id) == ("Olga", desk.ids["office"])
    assert task.description_modified_on == NOW


@pytest.mark.parametrize(
    ("said", "status", "closed"),
    [
        ({"isClosed": True}, "Completed", True),
        ({"isClosed": True, "status": "InProgress"}, "InProgress", False),
        ({"status": "Completed"}, "Completed", True),
        ({"status": "Canceled"}, "Canceled", True),
        ({"status": None}, "ToDo", False),
    ],
)
def test_the_status_says_whether_a_task_is_closed(desk: Business, said: dict[str, Any], status: str, closed: bool):
    _, task = give(desk, **said)
    assert (task.status, task.is_closed, task.closed_on) == (status, closed, NOW if closed else None)


def test_the_name_of_the_customer_follows(desk: Business):
    _, task = give(desk, customerId=desk.ids["customer"])
    desk.set("crm.Customer", desk.ids["customer"], name="Ada Lovelace")
    desk.come_due()
    assert desk.see("task_management.Task", task.id).customer_name == "Ada Lovelace"


def test_a_task_of_a_type_ends_as_such_tasks_can(desk: Business):
    with refused(400, "'Complaint' does not end with 'Money back'", "employeeTaskResolutionId"):
        give(desk, employeeTaskResolutionId=desk.ids["refund"])
    free = desk.new("return", "task_management.TaskType", name="Return")
    assert give(desk, employeeTaskTypeId=free, employeeTaskResolutionId=desk.ids["refund"])
    desk.set("task_management.TaskResolution", desk.ids["refund"], excluded_task_type_ids=[free])
    with refused(400, "'Return' does not end with 'Money back'", "employeeTaskResolutionId"):
        give(desk, employeeTaskTypeId=free, employeeTaskResolutionId=desk.ids["refund"])


@pytest.mark.parametrize(
    ("key", "noun", "name"),
    [
        ("complaint", "TaskType", "employeeTaskTypeId"),
        ("source", "TaskSource", "employeeTaskSourceId"),
        ("said sorry", "TaskResolution", "employeeTaskResolutionId"),
    ],
)
def test_a_task_is_told_of_in_words_that_are_in_use(desk: Business, key: str, noun: str, name: str):
    desk.set(f"task_management.{noun}", desk.ids[key], active=False)
    with refused(400, "no longer in use", name):
        give(desk, **{name: desk.ids[key]})


def test_what_a_task_is_about_belongs_together(desk: Business):
    job = desk.book()
    with refused(400, "is not of customer", "jobId"):
        give(desk, customerId=desk.ids["neighbour"], jobId=job.id)
    assert give(desk, jobId=job.id)[1].customer_id is None


def test_a_task_needs_a_name_and_names_what_is_there(desk: Business):
    with refused(400, "needs a name", "name"):
        give(desk, name=" ")
    for name in ("reportedById", "assignedToId", "businessUnitId", "employeeTaskTypeId", "customerId", "projectId"):
        with refused(400, "There is no", name):
            give(desk, **{name: 999_999})


def test_a_part_of_a_task_is_given_to_somebody(desk: Business):
    _, task = give(desk)
    ask = {"isClosed": False, "name": "Find the bill", "assignedToId": desk.ids["tom"]}
    told = desk.ask("Tasks_CreateSubtask", ask | {"dueDateTime": "2026-11-04T00:00:00Z"}, id=task.id)
    assert (told.parent_task_id, told.subtask_number, told.name) == (task.id, "1", "Find the bill")
    assert (told.due_date_time, told.assigned_date_time) == ("2026-11-04T00:00:00.0000000Z", NOW)
    desk.ask("Tasks_CreateSubtask", ask | {"isClosed": True}, id=task.id)
    parts = desk.see("task_management.Task", task.id).sub_tasks_data
    assert (parts.count, [part.subtask_number for part in parts.sub_tasks]) == (2, [1, 2])
    assert [(part.is_closed, part.closed_on) for part in parts.sub_tasks] == [(False, None), (True, NOW)]
    assert {part.reported_by_id for part in parts.sub_tasks} == {desk.ids["office"]}


def test_a_closed_task_gets_no_more_parts(desk: Business):
    _, task = give(desk, status="Canceled")
    ask = {"isClosed": False, "name": "Find the bill", "assignedToId": desk.ids["tom"]}
    with refused(400, "gets no more parts"):
        desk.ask("Tasks_CreateSubtask", ask, id=task.id)
    _, task = give(desk)
    with refused(400, "needs a name", "name"):
        desk.ask("Tasks_CreateSubtask", ask | {"name": ""}, id=task.id)
    with refused(400, "There is no", "assignedToId"):
        desk.ask("Tasks_CreateSubtask", ask | {"assignedToId": 999_999}, id=task.id)


def test_those_who_write_tasks_are_told_what_there_is_to_choose(desk: Business):
    desk.set("task_management.TaskSource", desk.ids["source"], active=False)
    choices = desk.ask("ClientSideData_Get")
    assert {person.name for person in choices.employees} == {"Olga", "Omar", "Tess", "Tom"}
    assert [(unit.name, unit.value) for unit in choices.business_units] == [
        ("Heating", desk.ids["unit"]),
        ("Plumbing", desk.ids["other_unit"]),
    ]
    assert [word.name for word in choices.task_priorities] == ["Low", "Normal", "High", "Urgent"]
    assert [word.name for word in choices.task_resolution_types] == ["Custom", "Refund"]
    assert [(each.name, each.type) for each in choices.task_resolutions] == [
        ("Money back", "Refund"),
        ("Said sorry", "Custom"),
    ]
    assert [(each.name, each.active) for each in choices.task_sources] == [("Phone", False)]
    assert choices.task_types[0].excluded_task_resolution_ids == [desk.ids["refund"]]


def test_a_part_that_an_app_gives_is_reported_by_whom_the_task_is(desk: Business):
    _, task = give(desk)
    reporter = desk.ids.pop("office")
    ask = {"isClosed": False, "name": "Find the bill", "assignedToId": desk.ids["tom"]}
    desk.ask("Tasks_CreateSubtask", ask, id=task.id)
    assert desk.see("task_management.Task", task.id).sub_tasks_data.sub_tasks[0].reported_by_id == reporter
