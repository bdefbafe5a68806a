"""Projects: work that takes more than one job."""

from typing import TYPE_CHECKING, Annotated, Self

from truckroll.catalogue import (
    UNSET,
    Clearable,
    Copy,
    CustomFields,
    ExternalData,
    Html,
    Immutable,
    Model,
    Ref,
    Sent,
    Some,
    Texts,
    When,
    Writable,
    action,
    create,
    filter,
    invalid,
    missing,
    one,
    refuse,
    some,
    tell,
    update,
    where,
)
from truckroll.families.jpm.jobs import Job
from truckroll.families.jpm.messages import Discussed

if TYPE_CHECKING:
    from truckroll.families import accounting, crm, settings
    from truckroll.families.jpm.appointments import Appointment
    from truckroll.families.jpm.project_statuses import ProjectStatus, ProjectSubStatus
    from truckroll.families.jpm.project_types import ProjectType


class CustomFieldValue(Model):
    """What a project says in a field that the contractor defined."""

    type_id: int
    value: str


class Project(
    Discussed,
    path="projects",
    tag="Projects",
    feed="projects",
    operations="get list",
    filters="ids customer_id location_id project_type_id project_manager_ids business_unit_ids created modified"
    " starts=start_date completed=actual_completion_date target_completion_date external_data",
    sort="id modified_on created_on name target_completion_date",
    index="status",
):
    """Jobs of one customer at one location that belong together."""

    number: str
    name: Writable[str | None]
    summary: Writable[Html | None]
    status: Annotated[str | None, Copy("status_id.name")]
    status_id: Ref["ProjectStatus"] | None
    sub_status: Annotated[str | None, Copy("sub_status_id.name")]
    sub_status_id: Ref["ProjectSubStatus"] | None
    customer_id: Ref["crm.Customer"]
    location_id: Immutable[Ref["crm.Location"]]
    project_type_id: Clearable[Ref["ProjectType"] | None]
    project_manager_ids: Writable[list[Ref["settings.Employee"]]] = []
    business_unit_ids: Writable[list[Ref["settings.BusinessUnit"]]] = []
    start_date: Writable[When | None]
    target_completion_date: Writable[When | None]
    actual_completion_date: Writable[When | None]
    modified_on: When | None  # pyright: ignore[reportIncompatibleVariableOverride]  # published so
    custom_fields: Writable[Annotated[CustomFields, Sent(list[CustomFieldValue])]]
    external_data: Writable[ExternalData]
    job_ids: list[Ref["Job"]] = []

    @filter
    def status_(cls, value: Texts) -> Some:
        """Projects in one of these states; `None` stands for those in none."""
        return where(status=[None if name == "None" else name for name in value])

    @filter
    def invoice_id(cls, value: Ref["accounting.Invoice"]) -> Some:
        """Projects with the job of an invoice."""
        return some(Job, project_id=cls.id, invoice_id=value)

    @filter
    def technician_id(cls, value: Ref["settings.Technician"]) -> Some:
        """Projects to whose visits a technician is assigned."""
        visits = some("dispatch.AppointmentAssignment", job_id=Job.id, technician_id=value, active=True)
        return some(Job, project_id=cls.id, id=visits)

    @filter
    def job_id(cls, value: Ref["Job"]) -> Some:
        """The project of a job."""
        return some(Job, project_id=cls.id, id=value)

    @filter
    def appointment_id(cls, value: Ref["Appointment"]) -> Some:
        """The project of a visit."""
        return some(Job, project_id=cls.id, id=some("jpm.Appointment", job_id=Job.id, id=value, active=True))

    @create()
    def create(
        self,
        customer_id: Ref["crm.Customer"] | None = None,
        status_id: Ref["ProjectStatus"] | None = None,
        sub_status_id: Ref["ProjectSubStatus"] | None = None,
    ) -> Self:
        """Begin a project at a location; its customer follows from that."""
        owner = one(self.location_id).customer_id
        invalid(
            customer_id not in (None, owner),
            "customerId",
            f"Location {self.location_id} does not belong to customer {customer_id}.",
        )
        self.customer_id = owner
        self.number = str(self.id)
        self.move(status_id, sub_status_id)
        return self

    @update(404)
    def update(
        self,
        job_ids: list[Ref["Job"]] = UNSET,
        status_id: Ref["ProjectStatus"] = UNSET,
        sub_status_id: Ref["ProjectSubStatus"] = UNSET,
    ) -> Self:
        """Change what is known of a project; lists of jobs, people and custom fields are replaced as a whole."""
        if not one(self.customer_id).active:
            raise missing("Customer", self.customer_id)
        self.move(status_id or None, sub_status_id or None)
        if job_ids is not UNSET:
            for job in Job.find(project_id=self.id):
                if job.id not in job_ids:
                    self.let_go(job)
            for place, job_id in enumerate(job_ids):
                self.take(one(job_id), f"jobIds[{place}]")
        return self

    @action("POST {id}/attach-job/{jobId}")
    def attach_job(self, job_id: Ref["Job"]) -> None:
        """Let a job at the project's location belong to the project."""
        self.take(one(job_id), "jobId")

    @action("POST detach-job/{jobId}")
    def detach_job(cls, job_id: Ref["Job"]) -> None:
        """Let a job stand for itself again."""
        job = one(job_id)
        refuse(job.project_id is None, f"Job {job.id} belongs to no project.")
        if job.project_id is not None:
            one(job.project_id).let_go(job)

    def move(
        self, status_id: "Ref[ProjectStatus] | None", sub_status_id: "Ref[ProjectSubStatus] | None" = None
    ) -> None:
        """Take a step; a part of a step belongs to that step, and ends with it."""
        if status_id is not None and status_id != self.status_id:
            self.status_id, self.sub_status_id = status_id, None
        if sub_status_id is not None:
            part = one(sub_status_id)
            invalid(
                part.status_id != self.status_id,
                "subStatusId",
                f"Sub-status {part.id} belongs to status {part.status_id}, and the project is in {self.status_id}.",
            )
            invalid(not part.active, "subStatusId", f"Sub-status {part.id} ({part.name}) is no longer in use.")
            self.sub_status_id = part.id

    def take(self, job: "Job", place: str) -> None:
        """Make a job one of the project's; `place` is where it was asked for."""
        if job.project_id == self.id:
            return
        invalid(
            job.project_id is not None, place, f"Job {job.id} belongs to project {job.project_id}; detach it first."
        )
        self.welcome(job, place)
        job.project_id = self.id
        tell("tn.jpm.job-updated", job=job)

    def welcome(self, job: "Job", place: str = "projectId") -> None:
        """Count a job among the project's."""
        self.check_place(job, place)
        self.job_ids = [*self.job_ids, job.id]

    def let_go(self, job: "Job") -> None:
        """The job is no longer one of the project's."""
        job.project_id = None
        self.job_ids = [id for id in self.job_ids if id != job.id]
        tell("tn.jpm.job-updated", job=job)

    def check_place(self, job: "Job", place: str) -> None:
        """The project's jobs are all at its location."""
        invalid(
            job.location_id != self.location_id,
            place,
            f"Job {job.id} is at location {job.location_id}, and project {self.id} at {self.location_id}.",
        )
