"""Findings: what is not as it should be at a customer's place, how urgent that is, and what became of it."""

from typing import TYPE_CHECKING, Any, Literal

from truckroll.catalogue import (
    Immutable,
    Model,
    Ref,
    Required,
    Resource,
    Updatable,
    When,
    Writable,
    caller,
    create,
    invalid,
    noun,
    one,
    read,
    update,
)
from truckroll.families.findings.attachments import (
    LONGEST,
    FindingAttachment,
    FindingAttachmentCreateModel,
    FindingAttachmentModel,
)

if TYPE_CHECKING:
    from truckroll.families import crm, equipment_systems, jpm, salestech, settings

Estimate: "type[salestech.Estimate]" = noun("salestech.Estimate")

FindingUrgencyLevel = Literal["NotSpecified", "Low", "Medium", "High", "Critical"]
FindingStatus = Literal[
    "New", "EstimateCreated", "EstimateAccepted", "EstimateRejected", "JobBooked", "JobCompleted", "Archived"
]
TEXTS = ("name", "description", "recommended_solution", "internal_notes")


class FindingDetailed(Model):
    """A finding with its files, and what became of it."""

    id: Ref[Any]
    location_id: Immutable[Ref["crm.Location"]]
    name: Writable[str | None]
    description: Writable[str | None]
    recommended_solution: Writable[str | None]
    internal_notes: Writable[str | None]
    installed_equipment_id: Immutable[Ref["equipment_systems.InstalledEquipment"] | None]
    urgency_level: Required[FindingUrgencyLevel]
    source_job_id: Immutable[Ref["jpm.Job"] | None]
    archived: Updatable[bool] = False
    active: Updatable[bool] = True
    created_by: Ref["settings.Employee | settings.Technician"]
    modified_by: Ref["settings.Employee | settings.Technician"]
    created_on: When
    modified_on: When
    status: FindingStatus = "New"
    attachments: list[FindingAttachmentModel] | None = []
    linked_estimate_ids: list[int] | None = []
    linked_job_ids: list[int] | None = []


class Finding(
    FindingDetailed,
    Resource,
    path="location-findings",
    tag="Findings",
    operations="list",
    filters="ids created modified active location_id source_job_id installed_equipment_id",
    sort="id created_on modified_on",
    hides="status attachments linked_estimate_ids linked_job_ids",
):
    """Something at a customer's place that somebody should see to; lists show neither its files nor its state."""

    @read("GET {id}", 404)
    def get(self) -> FindingDetailed:
        """What was found, and what became of it until now."""
        return self.followed()

    @create()
    def create(self, attachments: list[FindingAttachmentCreateModel] | None = None) -> FindingDetailed:
        """Note what was found at a place, where on it and on which job."""
        invalid(not one(self.location_id).active, "locationId", f"Location {self.location_id} is not active.")
        about_it = {"installedEquipmentId": self.installed_equipment_id, "sourceJobId": self.source_job_id}
        for place, about in about_it.items():
            elsewhere = about is not None and one(about).location_id != self.location_id
            invalid(elsewhere, place, f"{about} is not at location {self.location_id}.")
        self.created_by = caller().user
        for at, asked in enumerate(attachments or []):
            file = FindingAttachment.new(finding_id=self.id, file_name=asked.file_name, url=asked.url, type=asked.type)
            file.checked(f"attachments[{at}].")
        return self.noted()

    @update(404)
    def update(self) -> FindingDetailed:
        """Change what is said of a finding, lay it aside, or take it up again."""
        return self.noted()

    def noted(self) -> "FindingDetailed":
        """What was found is said in texts of a certain length, by somebody."""
        for name in TEXTS:
            long = len(getattr(self, name) or "") > LONGEST
            invalid(long, type(self).fields[name].json, f"This has at most {LONGEST} characters.")
        self.modified_by = caller().user
        return self.followed()

    def followed(self) -> "FindingDetailed":
        """The finding with its files and with what became of it until now.

        The published API has no place where an estimate says which finding it answers. Ours answer the findings that
        were made before them on the same job, and jobs booked from those estimates resolve them.
        """
        self.attachments = [shown(each) for each in FindingAttachment.find(finding_id=self.id)]
        answers = self.estimates()
        jobs = [one(each.booked_job_id) for each in answers if each.is_booked and each.booked_job_id is not None]
        self.linked_estimate_ids = [each.id for each in answers]
        self.linked_job_ids = [job.id for job in jobs]
        self.status = self.state([each.state for each in answers], [job.job_status for job in jobs])
        return self

    def estimates(self) -> "list[salestech.Estimate]":
        """What the customer was offered for the job since this was found on it."""
        if self.source_job_id is None:
            return []
        offered = Estimate.find(job_id=self.source_job_id)
        return [each for each in offered if each.created_on >= self.created_on]

    def state(self, estimates: list[str], jobs: list[str]) -> FindingStatus:
        """How far a finding has come towards being resolved."""
        if self.archived:
            return "Archived"
        if jobs:
            return "JobCompleted" if all(status == "Completed" for status in jobs) else "JobBooked"
        if "Sold" in estimates:
            return "EstimateAccepted"
        if "Open" in estimates:
            return "EstimateCreated"
        return "EstimateRejected" if estimates else "New"


def shown(file: FindingAttachment) -> FindingAttachmentModel:
    """What a finding shows of one of its files."""
    return FindingAttachmentModel(id=file.id, file_name=file.file_name, url=file.url, type=file.type)
