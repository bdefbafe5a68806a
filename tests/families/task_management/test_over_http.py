"""Tasks as apps ask for them: found, sorted, with their parts, under both spellings of the path."""

import json
from collections.abc import Iterator

import pytest

from tests.families.crm.over_http import Office
from truckroll.catalogue.registry import resolve
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as server:
        office = Office(server, "taskmanagement")

        def furnish() -> None:
            for key, noun, name in (
                ("tess", "settings.Technician", "Tess"),
                ("source", "task_management.TaskSource", "Phone"),
                ("type", "task_management.TaskType", "Complaint"),
            ):
                office.ids[key] = int(resolve(noun).new(name=name).id)

        office.do(furnish)
        ids = office.ids
        asked = {"reportedById": ids["tess"], "assignedToId": ids["tess"], "businessUnitId": ids["unit"]}
        asked |= {"employeeTaskTypeId": ids["type"], "employeeTaskSourceId": ids["source"]}
        asked |= {"reportedDate": "2026-11-01T00:00:00Z", "isClosed": False}
        for key, name, more in (
            ("call", "Call back", {"priority": "High", "completeBy": "2026-11-09T00:00:00Z"}),
            ("mail", "Mail the bill", {"priority": "Low", "status": "Completed", "customerId": ids["ada"]}),
        ):
            ids[key] = office.good("POST", "tasks", asked | {"name": name} | more)["id"]
        part = {"isClosed": False, "name": "Find the bill", "assignedToId": ids["tess"]}
        office.good("POST", f"tasks/{ids['call']}/subtasks", part)
        yield office


def test_tasks_are_found(office: Office):
    call, mail = office.ids["call"], office.ids["mail"]
    assert office.found("tasks") == [mail, call]
    assert office.found("tasks", sort="CompletedBy") == [mail, call]
    assert office.found("tasks", sort="-CompletedBy") == [call, mail]
    assert office.found("tasks", name="BILL") == [mail]
    assert office.found("tasks", statuses="completed,OnHold") == [mail]
    assert office.found("tasks", priorities="high") == [call]
    assert office.found("tasks", isClosed="false") == [call]
    assert office.found("tasks", customerId=office.ids["ada"]) == [mail]
    assert office.found("tasks", taskNumber=call) == [call]
    assert office.found("tasks", completeOnOrAfter="2026-11-09", completeBefore="2026-11-10") == [call]
    assert office.found("tasks", reportedBefore="2026-11-01") == []
    assert office.found("tasks", employeeTaskTypeIds=f"{office.ids['type']},7") == [mail, call]


def test_the_parts_of_a_task_are_shown_to_those_who_ask(office: Office):
    call = f"tasks/{office.ids['call']}"
    assert office.good("GET", call)["subTasksData"] is None
    assert office.good("GET", call, includeSubtasks="false")["subTasksData"] is None
    parts = office.good("GET", call, includeSubtasks="true")["subTasksData"]
    assert (parts["count"], parts["subTasks"][0]["name"]) == (1, "Find the bill")
    shown = [row["subTasksData"] for row in office.good("GET", "tasks", includeSubtasks="true")["data"]]
    assert shown == [None, parts]
    assert [row["subTasksData"] for row in office.good("GET", "tasks")["data"]] == [None, None]


def test_both_spellings_of_the_path_lead_to_tasks(office: Office):
    tenant = office.tenant
    for path in (f"tasks/{office.ids['call']}", "tasks", "data"):
        plain, dashed = (
            office.pool.request("GET", f"{office.server.url}/{name}/v2/tenant/{tenant}/{path}", headers=office.headers)
            for name in ("taskmanagement", "task-management")
        )
        assert (dashed.status, json.loads(dashed.data)) == (200, json.loads(plain.data))


def test_the_dashed_spelling_asks_who_calls(office: Office):
    url = f"{office.server.url}/task-management/v2/tenant/{office.tenant}/data"
    assert office.pool.request("GET", url).status == 401
    assert office.pool.request("DELETE", url, headers=office.headers).status == 405


def test_a_task_that_nobody_gave_is_missing(office: Office):
    assert office.refused(404, "was not found", "GET", "tasks/999999") == {"id"}
    part = {"isClosed": False, "name": "Find the bill", "assignedToId": office.ids["tess"]}
    assert office.refused(400, "was not found", "POST", "tasks/999999/subtasks", part) == {"id"}
