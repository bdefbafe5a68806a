"""Forms as they were filled in, and for what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    Between,
    Copy,
    Internal,
    Model,
    Ref,
    Resource,
    Some,
    When,
    caller,
    filter,
    now,
    refuse,
    where,
)
from truckroll.families.forms.units import FormSectionApiDto, FormUnit

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.forms.forms import Form

SubmissionStatus = Literal["Started", "Completed", "Any"]
FormOwnerType = Literal[
    "Job", "Call", "Customer", "Location", "Equipment", "Technician", "JobAppointment", "Membership", "Truck"
]
OwnerType = Literal[
    "Job", "Call", "Customer", "Location", "Equipment", "Technician", "JobAppointment", "Membership", "Truck",
    "Project", "ServiceAgreement", "InvoiceItem",
]  # fmt: skip


class FormOwner(Model):
    """What a form was filled in for."""

    type: OwnerType
    id: int

    @property
    def word(self) -> str:
        """The same in a word, by which lists find it."""
        return f"{self.type} {self.id}"


class FormSubmission(
    Resource,
    path="submissions",
    tag="FormSubmission",
    operations="list=GetFormSubmissions",
    filters="form_ids active created_by_id",
    sort="id submitted_on created_by=created_by_id",
    index="status submitted_on owned_by owner_types",
    hides="active created_on modified_on",
):
    """A form that somebody filled in, or began to."""

    form_id: Ref["Form"]
    form_name: Annotated[str | None, Copy("form_id.name")]
    submitted_on: When
    created_by_id: Ref["settings.Employee | settings.Technician"]
    status: SubmissionStatus = "Started"
    owners: list[FormOwner] | None = []
    units: list[FormSectionApiDto | FormUnit] | None = []

    owned_by: Internal[list[str]]
    owner_types: Internal[list[str]]

    @filter
    def status_(cls, value: SubmissionStatus) -> Some:
        """Forms that were begun, or completed."""
        return where() if value == "Any" else where(status=value)

    @filter
    def submitted(cls, value: Between[When]) -> Some:
        """Forms of which something was last written in a range of time."""
        return where(submitted_on=value)

    @filter
    def owner_type(cls, value: FormOwnerType) -> Some:
        """Forms that were filled in for jobs, say."""
        return where(owner_types=value)

    @filter
    def owners_(cls, value: list[FormOwner]) -> Some:
        """Forms that were filled in for any of these."""
        return where(owned_by=[each.word for each in value])

    @classmethod
    def start(cls, form: "Form", owners: Sequence[FormOwner], by: "Ref[Any] | None" = None) -> Self:
        """Begin to fill in a form for something."""
        refuse(not (form.active and form.published), f"Form {form.id} is not published.")
        submission = cls.new(form_id=form.id, submitted_on=now(), created_by_id=by or caller().user)
        submission.owners = list(owners)
        submission.owned_by = [owner.word for owner in owners]
        submission.owner_types = list(dict.fromkeys(owner.type for owner in owners))
        return submission

    def write(self, *units: FormSectionApiDto | FormUnit) -> None:
        """Write down the answers so far."""
        refuse(self.status == "Completed", f"Submission {self.id} is completed.")
        self.units, self.submitted_on = list(units), now()

    def complete(self) -> None:
        """Hand the form in."""
        refuse(self.status == "Completed", f"Submission {self.id} is completed already.")
        self.status, self.submitted_on = "Completed", now()
