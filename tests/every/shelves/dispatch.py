"""Windows, shifts, skills, teams and meetings on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tests.every.questions import Listing, Question, Row, among, same, span, times, values_of
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

SORT = ("id", "modifiedOn", "createdOn")
NOUNS = [
    f"dispatch.{word}"
    for word in ("ArrivalWindow", "NonJobAppointment", "Skill", "Team", "TechnicianShift", "TechnicianSkill")
]
TITLES = ["Day", "DAY", "Night", "Féld 100%", "féld", "On call"]


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything; some are no longer there."""
    shown = number % 4 != 3

    def new(noun: str, **values: Any) -> Any:
        return resolve(f"dispatch.{noun}").new(**values, active=shown)

    new("ArrivalWindow", start=f"{number + 8:02}:00:00", duration="01:00:00", business_unit_ids=[])
    new("Team", name=f"Team {number}")
    technician = shelf.kinds["technician"][number % 3]
    day = f"2046-12-0{number % 5 + 1}"
    start, end = When.parse(f"{day}T08:00:00Z"), When.parse(f"{day}T1{number}:00:00Z")
    kind, title = ["Normal", "OnCall", "TimeOff"][number % 3], TITLES[number % len(TITLES)]
    note = [None, "Bring the ladder", "ladder 50%"][number % 3]
    new("TechnicianShift", technician_id=technician, shift_type=kind, title=title, note=note, start=start, end=end)
    code = shelf.tenant.ids["timesheet code"] if number % 2 else 0
    about = {"name": title, "duration": "01:00:00", "created_by_id": 0, "timesheet_code_id": code}
    shows = {"show_on_technician_schedule": number % 3 == 0}
    new("NonJobAppointment", technician_id=technician, start=start, over_on=end, **about, **shows)
    skills: Any = resolve("dispatch.TechnicianSkill")
    skill = resolve("dispatch.Skill").new(name=title)
    skills.give(
        reference(technician, "settings.Technician"), transaction().load("dispatch.Skill", skill.id), active=shown
    )


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of who goes where and when."""
    rows = shelf.rows["dispatch.AppointmentAssignment"]
    questions = {"ids": among(rows), "appointmentIds": among(rows, "appointmentId"), "jobId": _id(rows, "jobId")}
    yield Listing("AppointmentAssignments_GetList", rows, questions | times(rows), "True", sort=SORT)
    rows = shelf.rows["dispatch.ArrivalWindow"]
    yield Listing("ArrivalWindows_GetList", rows, {"created": span(rows, "createdOn")}, "True")
    rows = shelf.rows["dispatch.Team"]
    inactive = {"includeInactive": Question("bool", lambda row, asked: asked or row["active"], [True, False])}
    silent = {"includeInactive": False}
    yield Listing("Team_GetList", rows, inactive | times(rows), "", sort=SORT, unasked=silent)
    rows = shelf.rows["dispatch.TechnicianSkill"]
    questions = {"technicianId": _id(rows, "technicianId")}
    yield Listing("TechnicianSkills_GetList", rows, questions | times(rows), "True", sort=SORT)
    rows = shelf.rows["dispatch.TechnicianShift"]
    questions |= {
        "technicianId": _id(rows, "technicianId"),
        "shiftType": Question("word", same("shiftType"), ["Normal", "OnCall", "TimeOff"]),
        "titleContains": _part(rows, "title"),
        "noteContains": _part(rows, "note"),
        "startsOnOrAfter": Question("moment", lambda row, asked: row["start"] >= asked, values_of(rows, "start")),
        "endsOnOrBefore": Question("moment", lambda row, asked: row["end"] <= asked, values_of(rows, "end")),
    }
    yield Listing("TechnicianShifts_GetList", rows, questions | times(rows), "True", sort=SORT)
    rows = shelf.rows["dispatch.NonJobAppointment"]
    yield Listing("NonJobAppointments_GetList", rows, _meetings(rows) | times(rows), "", sort=SORT)


def _meetings(rows: list[Row]) -> dict[str, Question]:
    starts = values_of(rows, "start")
    return {
        "ids": among(rows),
        "technicianId": _id(rows, "technicianId"),
        "timesheetCodeId": _id(rows, "timesheetCodeId"),
        "showOnTechnicianSchedule": Question("bool", same("showOnTechnicianSchedule"), [True, False]),
        "activeOnly": Question("bool", lambda row, asked: row["active"] or not asked, [True, False]),
        "startsOnOrAfter": Question("moment", lambda row, asked: row["start"] >= asked, starts),
        "startsOnOrBefore": Question("moment", lambda row, asked: row["start"] <= asked, starts),
    }


def _id(rows: list[Row], name: str) -> Question:
    return Question("id", same(name), values_of(rows, name))


def _part(rows: list[Row], name: str) -> Question:
    """Any part of a text, in capitals or not."""
    parts = [value[:4] for value in values_of(rows, name)] + ["50%", "É"]
    return Question("text", lambda row, asked: asked.casefold() in (row[name] or "").casefold(), parts)
