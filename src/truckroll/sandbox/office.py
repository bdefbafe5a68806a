"""What the demo contractor's office does beside the jobs: leads that come to nothing, tasks, projects."""

from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import When, now
from truckroll.catalogue.types import reference
from truckroll.families.crm import Lead
from truckroll.families.jpm import Job, Project, ProjectStatus, ProjectSubStatus, ProjectType, Segment
from truckroll.families.task_management import TaskResolution, TaskSource, TaskType
from truckroll.sandbox import names
from truckroll.sandbox.agenda import DAY, HOUR
from truckroll.sandbox.asking import ask, get
from truckroll.sandbox.demand import Wish
from truckroll.sandbox.kinds import KINDS, SERVICE

if TYPE_CHECKING:
    from truckroll.sandbox.work import Work
    from truckroll.sandbox.year import Year

_STEPS = ("Planned", "In progress", "Inspection", "Closed")
_DIVISIONS = {"Cost code": ("100 Labor", "200 Materials", "300 Permits"), "Phase": ("1 Rough-in", "2 Trim")}


class Office:
    """Leads, tasks and projects."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self._steps = {name: int(ProjectStatus.new(name=name, order=order).id) for order, name in enumerate(_STEPS, 1)}
        status = reference(self._steps["In progress"], "jpm.ProjectStatus")
        self._waiting = int(ProjectSubStatus.new(name="Waiting for inspector", status_id=status, order=1).id)
        self._kind = int(ProjectType.new(name="Replacement", description="Old out, new in").id)
        self._codes = self._divide_costs()
        self._task_type = int(TaskType.new(name="Complaint").id)
        self._task_source = int(TaskSource.new(name="Phone call").id)
        self._task_end = int(TaskResolution.new(name="Talked it over").id)
        agenda = year.agenda
        for _ in range(max(4, year.jobs // 22)):
            year.in_office_hours(agenda.start + 2 * DAY, agenda.end - 2 * HOUR, self._hear_of_work)
        for _ in range(max(2, year.jobs // 60)):
            agenda.within(agenda.start + 2 * DAY, agenda.end - HOUR, self._get_form)
        for _ in range(max(2, year.jobs // 100)):
            year.in_office_hours(agenda.start + 2 * DAY, agenda.end - HOUR, self._get_nonsense)

    def follow_up(self, wish: "Wish", customer: int, location: int) -> int:
        """Note that a customer may want work."""
        year = self._year
        told = {"campaignId": year.rng.choice(year.business.campaigns), "summary": wish.kind.summary}
        told |= {"customerId": customer, "locationId": location, "followUpDate": When.of(wish.asked)}
        lead = int(ask("Leads_Create", told | {"priority": "Normal"}).id)
        if year.rng.random() < 0.5:
            ask("Leads_CreateNote", {"text": "Wants a second opinion first.", "pinToTop": False}, id=lead)
        return lead

    def begin_project(self, work: "Work", location: int) -> int:
        """Large work is a project, with a phase of its own and budget codes."""
        year = self._year
        manager = year.rng.choice(year.business.office)
        told: dict[str, Any] = {"locationId": location, "name": work.kind.name, "summary": work.kind.summary}
        told |= {"statusId": self._steps["Planned"], "projectTypeId": self._kind, "projectManagerIds": [manager]}
        told |= {"startDate": now(), "targetCompletionDate": When.of(year.agenda.now + 40 * DAY)}
        told["businessUnitIds"] = [year.business.units[work.kind.unit]]
        project = int(ask("Projects_Create", told).id)
        ask("Projects_CreateNote", {"text": "Permit is applied for.", "pinToTop": year.rng.random() < 0.3}, id=project)
        if year.rng.random() < 0.4:
            message = {"body": "Who meets the inspector?", "createdByEmployeeId": manager}
            ask("Projects_CreateMessage", message, id=project)
        own = Segment.new(name="Room", structure="Hierarchal", project_id=reference(project, "jpm.Project"))
        room = own.add("R1", "Basement", parent=own.add("R", "House"))
        parts = [{"segmentId": own.id, "segmentItemId": room.id}]
        ask("BudgetCodes_CreateBudgetCodePartial", {"segments": parts})
        return project

    def move_project(self, work: "Work", step: str) -> None:
        """A project gets further as its job does."""
        project = get(Job, work.id).project_id
        if project is None or not self._year.customers.knows(work.caller):
            return
        told: dict[str, Any] = {"statusId": self._steps[step]}
        if step == "In progress" and self._year.rng.random() < 0.3:
            told["subStatusId"] = self._waiting
        if step == "Closed":
            told["actualCompletionDate"] = now()
        if get(Project, project).status != step:
            ask("Projects_Update", told, id=project)

    def complain(self, work: "Work") -> None:
        """Somebody is not happy; somebody else is to see to it."""
        rng, office = self._year.rng, self._year.business.office
        asked, given = rng.choice(office), rng.choice(office)
        closed = rng.random() < 0.5
        told: dict[str, Any] = {"reportedById": asked, "assignedToId": given, "isClosed": closed}
        told |= {"name": rng.choice(names.COMPLAINTS), "priority": "High", "reportedDate": now()}
        told |= {"businessUnitId": self._year.business.units[SERVICE], "employeeTaskTypeId": self._task_type}
        told |= {"employeeTaskSourceId": self._task_source, "customerId": work.caller.id, "jobId": work.id}
        told |= {"completeBy": When.of(self._year.agenda.now + 3 * DAY), "involvedEmployeeIdList": [asked]}
        told |= {"employeeTaskResolutionId": self._task_end} if closed else {}
        task = ask("Tasks_Create", told)
        if not closed:
            part = {"isClosed": False, "name": "Look at the job's notes", "assignedToId": asked}
            ask("Tasks_CreateSubtask", part, id=int(task.id))

    def _divide_costs(self) -> list[int]:
        """The company's budget codes: parts of the work in its phases."""
        parts: list[list[int]] = []
        for name, items in _DIVISIONS.items():
            segment = Segment.new(name=name, structure="Hierarchal")
            made = [segment.add(*item.split(" ", 1)) for item in items]
            segment.add("1", "Of the first kind", parent=made[0])
            parts.append([int(item.id) for item in made])
        codes = [
            ask("BudgetCodes_CreateBudgetCode", {"segmentItemIds": [cost, phase]})
            for cost in parts[0]
            for phase in parts[1]
        ]
        return [int(each.code.id) for each in codes]

    def _hear_of_work(self) -> None:
        """Somebody may want work, and most of them do not after all."""
        year, rng = self._year, self._year.rng
        caller = year.customers.somebody()
        if caller is None:
            return
        told: dict[str, Any] = {
            "campaignId": rng.choice(year.business.campaigns),
            "summary": "Asks for a price.",
        }
        told |= {"customerId": caller.id, "locationId": rng.choice(caller.locations), "priority": "Low"}
        lead = int(ask("Leads_Create", told | {"followUpDate": When.of(year.agenda.now + 3 * DAY)}).id)
        year.phone.hear(caller.phone, lead)
        year.in_office_hours(year.agenda.now + DAY, year.agenda.now + 6 * DAY, partial(self._ask_again, lead))

    def _ask_again(self, lead: int) -> None:
        year, chance = self._year, self._year.rng.random()
        if chance < 0.55:
            ask("Leads_Dismiss", {"dismissingReasonId": year.rng.choice(year.business.call_reasons)}, id=lead)
        elif chance < 0.85:
            told = {"followUpDate": When.of(year.agenda.now + 7 * DAY), "text": "Left a message.", "pinToTop": False}
            ask("Leads_CreateFollowUp", told, id=lead)
            if (number := get(Lead, lead).lead_phone) is not None:
                year.phone.call_back(number)
            later = year.agenda.now + 7 * DAY
            year.in_office_hours(later, later + DAY, partial(self._ask_again, lead))

    def _get_form(self) -> None:
        lead = self._year.advertising.fill_in_form()
        soon = self._year.agenda.now + HOUR
        self._year.in_office_hours(soon, soon + 3 * DAY, partial(self._ask_again, lead))

    def _get_nonsense(self) -> None:
        """Somebody booked at the web site, and was not meant seriously."""
        year = self._year
        caller = year.customers.somebody()
        if caller is not None:
            booking = year.advertising.book_online(_idle_wish(year), caller)
            year.in_office_hours(year.agenda.now, year.agenda.now + DAY, partial(year.advertising.dismiss, booking))


def _idle_wish(year: "Year") -> Wish:
    """What somebody wants who is not meant seriously."""
    return Wish(year.agenda.now, 0, year.rng.choice(KINDS), "plain", "web")
