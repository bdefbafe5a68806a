"""Activities: what somebody did, from when to when, and for what."""

from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import (
    Immutable,
    Internal,
    Model,
    ModificationResponse,
    Ref,
    Required,
    Resource,
    Updatable,
    When,
    Writable,
    caller,
    create,
    delete,
    invalid,
    noun,
    one,
    refuse,
    unknown_reference,
    update,
)

if TYPE_CHECKING:
    from truckroll.families import jpm, payroll, settings
    from truckroll.families.timesheets.activity_types import ActivityType

Payroll: "type[payroll.Payroll]" = noun("payroll.Payroll")
BudgetCode: "type[jpm.BudgetCode]" = noun("jpm.BudgetCode")

EmployeeType = Literal["Technician", "Employee"]


class ActivityEntryCoordinate(Model):
    """Where somebody was."""

    latitude: float | None
    longitude: float | None


class Activity(
    Resource,
    path="activities",
    tag="ActivitiesControllers",
    operations="get list:409",
    filters="active created modified",
    sort="id modified_on created_on",
    feed="activities",
    hides="miles_driven non_job_event_assignment_id",
    index="payroll_id",
):
    """What somebody did, from when to when, and for what."""

    employee_id: Immutable[Ref["settings.Employee | settings.Technician"]]
    employee_type: Immutable[EmployeeType]
    activity_type_id: Required[Ref["ActivityType"]]
    start_time: Required[When]
    end_time: Writable[When | None]
    job_id: Writable[Ref["jpm.Job"] | None]
    appointment_id: Writable[Ref["jpm.Appointment"] | None]
    project_id: Writable[Ref["jpm.Project"] | None]
    project_label: Writable[str | None]
    labor_type_id: Writable[Ref["payroll.LaborType"] | None]
    budget_code_id: Writable[Ref["jpm.BudgetCode"] | None]
    memo: Writable[str | None]
    tag_types: Required[list[Ref["settings.TagType"]]]
    start_coordinate: ActivityEntryCoordinate | None
    end_coordinate: ActivityEntryCoordinate | None
    active: Updatable[bool] = True
    modified_by_id: Ref["settings.Employee"] | None
    miles_driven: Writable[float | None]
    non_job_event_assignment_id: Writable[int | None]

    payroll_id: Internal[Ref["payroll.Payroll"] | None]

    @create(409)
    def create(self, budget_code_name: str | None = None) -> ModificationResponse:
        """Write down what somebody did, or begins to do; its kind says what is meant where nothing is told."""
        if one(self.employee_id).noun.word != self.employee_type:
            raise unknown_reference("employeeId", self.employee_type, self.employee_id)
        kind = one(self.activity_type_id)
        self.memo = self.memo or kind.default_memo
        self.tag_types = self.tag_types or kind.default_tag_type_ids
        self.labor_type_id = self.labor_type_id or kind.labor_type_id
        return self.write(budget_code_name)

    @update(409, route="PUT {id}")
    def update(self, budget_code_name: str | None = None) -> ModificationResponse:
        """Correct what somebody did, until it is paid."""
        return self.write(budget_code_name)

    @delete(400)
    def delete(self) -> None:
        """Take back what nobody did, until it is paid."""
        refuse(not self.active, f"Activity {self.id} is deleted already.")
        self.deactivate()
        self.settle()

    def write(self, budget_code_name: str | None) -> ModificationResponse:
        """Take what was told, if such activities may be told so."""
        self.name_budget_code(budget_code_name)
        self.check()
        one(self.activity_type_id).check(self)
        self.settle()
        return ModificationResponse(id=self.id)

    def name_budget_code(self, name: str | None) -> None:
        """A budget code may be told by its name as well, or instead."""
        if name is None:
            return
        known = {code.id: code for code in BudgetCode.find(code=name, active=None)}
        invalid(not known, "budgetCodeName", f"There is no budget code {name}.")
        if self.budget_code_id is None:
            invalid(len(known) > 1, "budgetCodeName", f"Several projects have a budget code {name}; give its id.")
            (self.budget_code_id,) = known
        invalid(
            self.budget_code_id not in known, "budgetCodeName", f"{name} is another budget code than the one given."
        )

    def check(self) -> None:
        """Somebody does something for a while; a visit is one of the job, a job one of the project."""
        Payroll.check_time("startTime", self.start_time)
        if self.end_time is not None:
            Payroll.check_time("endTime", self.end_time)
            invalid(self.end_time <= self.start_time, "endTime", "An activity must end after it starts.")
        if self.appointment_id is not None:
            job_id = one(self.appointment_id).job_id
            invalid(
                job_id != self.job_id, "appointmentId", f"Appointment {self.appointment_id} is one of job {job_id}."
            )
        if self.job_id is not None and self.project_id is not None:
            apart = one(self.job_id).project_id != self.project_id
            invalid(apart, "projectId", f"Job {self.job_id} is none of project {self.project_id}.")
        invalid((self.miles_driven or 0) < 0, "milesDriven", "Miles are driven from 0.")

    def settle(self) -> None:
        """Let pay follow what was told: an activity counts once it is over."""
        self.modified_by_id = caller().user or None
        over = self.active and self.end_time is not None
        Payroll.book(self, self.employee_id, self.start_time if over else None)
