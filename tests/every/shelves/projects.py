"""Projects and budget codes on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import (
    Listing,
    Question,
    Row,
    among,
    holding,
    present,
    same,
    span,
    times,
    values_of,
)
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction
from truckroll.families.jpm.budget_codes import FullBudgetCode

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "modifiedOn", "createdOn")
STEPS = ["Sold", "Underway", "Done"]
NOUNS = [
    f"jpm.{word}"
    for word in (
        "Project", "ProjectNote", "ProjectStatus", "ProjectSubStatus", "ProjectType", "ProjectCustomFieldType",
        "SegmentItem", "BudgetCode",
    )
]  # fmt: skip


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer there."""

    def new(kind: str, noun: str, **values: Any) -> int:
        shelf.kinds.setdefault(kind, []).append(int(resolve(noun).new(**values).id))
        return shelf.kinds[kind][-1]

    step = new("step", "jpm.ProjectStatus", name=STEPS[number % 3], order=number % 4, active=number != 5)
    part = {"name": f"Part {number % 3}", "order": number % 2, "active": number != 3}
    new("part", "jpm.ProjectSubStatus", status_id=shelf.kinds["step"][number // 2], **part)
    new("project kind", "jpm.ProjectType", name=f"Kind {number}", active=number != 4)
    names = ["a", "B", "b", "", "é", "Gate", "zz", "Z"]
    new("project field", "jpm.ProjectCustomFieldType", name=names[number], data_type="Text", active=number != 3)
    project = shelf.kinds["project"][0]
    new(
        "project note",
        "jpm.ProjectNote",
        project_id=project,
        text=f"Note {number}",
        created_by_id=0,
        active=number != 2,
    )
    _project(shelf, number, step)
    _codes(shelf, number, project)


def _project(shelf: "Shelf", number: int, step: int) -> None:
    place = number % len(shelf.kinds["customer"])
    day = f"2046-12-0{number % 4 + 1}T10:00:00.0000000Z"
    mine = shelf.tenant.app.app_id.lower()
    resolve("jpm.Project").new(
        number=f"P{number}",
        name=None if number == 2 else f"Annex {number % 3}",
        status=STEPS[number % 3] if number % 4 else None,
        status_id=step if number % 4 else None,
        customer_id=shelf.kinds["customer"][place],
        location_id=shelf.kinds["location"][place],
        project_type_id=shelf.kinds["project kind"][number // 2] if number else None,
        project_manager_ids=shelf.kinds["person"][: number % 3],
        business_unit_ids=shelf.kinds["unit"][number % 2 : number % 4],
        start_date=day if number % 2 else None,
        target_completion_date=day if number % 3 else None,
        actual_completion_date=day if number % 5 else None,
        external_data={mine: [{"key": "bay", "value": str(number % 3)}]} if number else {},
        active=number != 6,
    )


def _codes(shelf: "Shelf", number: int, project: int) -> None:
    """Two divisions, whose parts are the company's or one project's, and codes of them."""
    segments: Any = resolve("jpm.Segment")
    if number == 0:
        for name, structure in (("Work", "Hierarchal"), ("Cost", "Flat")):
            shelf.kinds.setdefault("segment", []).append(int(segments.new(name=name, structure=structure).id))
    work, cost = (_loaded("jpm.Segment", id) for id in shelf.kinds["segment"])
    own = project if number % 3 == 0 and number else None
    top = work.add(f"T{number}", "", project_id=own)
    shelf.kinds.setdefault("item", []).append(int(top.id))
    first = _loaded("jpm.SegmentItem", shelf.kinds["item"][0])
    below = work.add(f"C{number}", "", parent=first, project_id=own)
    deeper = work.add("D", "", parent=below, project_id=own)
    price = cost.add(f"M{number}", "", project_id=own)
    for items in ([top], [top, price], [below], [deeper, price]):
        code: Any = resolve("jpm.BudgetCode")
        made = code.full(FullBudgetCode(segment_item_ids=[item.id for item in items]))
        made.active = number != 2
    top.active = number != 4
    below.active = number != 5


def _loaded(noun: str, id: int) -> Any:
    return transaction().load(noun, id)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of projects, of what is said of them, and of what they cost."""
    yield _projects(shelf)
    yield from _words(shelf)
    project = shelf.kinds["project"][0]
    rows = [row for row in present(shelf.rows["jpm.ProjectNote"]) if row["projectId"] == project]
    yield Listing("Projects_GetNotes", rows, {}, "", key=("text",), path={"id": project})
    for whose, path in (("Company", {}), ("Project", {"projectId": project})):
        known = {None, *path.values()}
        rows = [row for row in present(shelf.rows["jpm.BudgetCode"]) if row["projectId"] in known]
        questions = {"budgetCodeIds": among(rows)}
        questions |= {name: holding(rows, name) for name in ("segmentIds", "segmentItemIds")}
        yield Listing(f"BudgetCodes_List{whose}BudgetCodes", rows, questions, "", path=path)

        work, first = shelf.kinds["segment"][0], shelf.kinds["item"][0]
        rows = present(shelf.rows["jpm.SegmentItem"])
        rows = [row for row in rows if row["segmentId"] == work and row["projectId"] in known]
        path |= {"segmentId": work}
        yield _parts(f"BudgetCodes_List{whose}SegmentItems", rows, path, None)
        rows = [row for row in rows if first in row["ancestorIds"]]
        path = path | {"segmentItemId": first}
        yield _parts(f"BudgetCodes_List{whose}SegmentItemChildren", rows, path, first)


def _parts(operation_id: str, rows: list[Row], path: dict[str, int], parent: int | None) -> Listing:
    deep = Question("bool", lambda row, asked: asked or row["parentId"] == parent, [True, False])
    return Listing(operation_id, rows, {"includeChildren": deep}, "", path=path, unasked={"includeChildren": False})


def _words(shelf: "Shelf") -> Iterable[Listing]:
    rows = present(shelf.rows["jpm.ProjectStatus"])
    questions = {"ids": among(rows), "name": Question("text", same("name"), STEPS), **times(rows)}
    sort = ("id", "name", "order", "modifiedOn", "createdOn")
    yield Listing("ProjectStatuses_GetList", rows, questions, "", sort=sort)
    rows = shelf.rows["jpm.ProjectSubStatus"]
    questions = {"ids": among(rows), "name": Question("text", same("name"), values_of(rows, "name")), **times(rows)}
    questions["statusId"] = Question("id", same("statusId"), values_of(rows, "statusId"))
    yield Listing("ProjectSubStatuses_GetList", rows, questions, "True", sort=(*sort, "statusId"))
    yield Listing("ProjectTypes_GetList", present(shelf.rows["jpm.ProjectType"]), {}, "")
    rows = present(shelf.rows["jpm.ProjectCustomFieldType"])
    yield Listing("Projects_GetCustomFieldTypes", rows, times(rows), "", sort=("id", "name"))


def _projects(shelf: "Shelf") -> Listing:
    rows = present(shelf.rows["jpm.Project"])
    jobs = {row["id"]: row["projectId"] for row in shelf.rows["jpm.Job"]}
    visits = {row["id"]: row["jobId"] for row in present(shelf.rows["jpm.Appointment"])}
    sent = present(shelf.rows["dispatch.AppointmentAssignment"])
    people = {(jobs[row["jobId"]], row["technicianId"]) for row in sent}
    invoices = {(row["projectId"], row["invoiceId"]) for row in shelf.rows["jpm.Job"]}

    def named(row: Row, asked: set[str]) -> bool:
        return (row["status"] or "None") in asked

    questions = {
        name: Question("id", same(name), values_of(rows, name))
        for name in ("customerId", "locationId", "projectTypeId")
    }
    questions |= {name: holding(rows, name) for name in ("projectManagerIds", "businessUnitIds")}
    questions |= {
        "ids": among(rows),
        "starts": span(rows, "startDate"),
        "completed": span(rows, "actualCompletionDate"),
        "targetCompletionDate": span(rows, "targetCompletionDate"),
        "status": Question("texts", named, ["None", *STEPS]),
        "invoiceId": Question(
            "id", lambda row, asked: (row["id"], asked) in invoices, values_of(shelf.rows["jpm.Job"], "invoiceId")
        ),
        "technicianId": Question("id", lambda row, asked: (row["id"], asked) in people, shelf.kinds["technician"]),
        "jobId": Question("id", lambda row, asked: jobs.get(asked) == row["id"], list(jobs)),
        "appointmentId": Question("id", lambda row, asked: jobs.get(visits.get(asked)) == row["id"], list(visits)),
        "externalData": Question("external", shelf.attached_is, [("bay", "1"), ("bay", "2"), ("yard", "1")]),
    }
    return Listing("Projects_GetList", rows, questions | times(rows), "", sort=(*SORT, "name", "targetCompletionDate"))
