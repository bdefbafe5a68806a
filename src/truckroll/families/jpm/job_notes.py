"""What people write about a job: notes to keep, and messages to colleagues."""

from typing import TYPE_CHECKING, Self

from truckroll.catalogue import Immutable, Model, Ref, Resource, Text, When, caller, create, invalid, one, refuse

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.jpm.jobs import Job


class Note(Model):
    """A note as those see it who read it where it hangs."""

    text: Immutable[str]
    is_pinned: bool = False
    created_by_id: Ref["settings.Employee"]
    created_on: When
    modified_on: When


class JobNote(
    Note,
    Resource,
    path="jobs/{id}/notes",
    within="job_id",
    tag="Jobs",
    operations="list=GetNotes:404",
    feed="job-notes",
    feed_scope="jobnotes",
    item=Note,
):
    """A note on a job."""

    job_id: Ref["Job"]

    @create(404)
    def create_note(self, pin_to_top: bool | None = None) -> Self:
        """Pin or put a note on a job."""
        self.is_pinned = bool(pin_to_top)
        self.created_by_id = caller().user
        return self


class MessageResponse(Model):
    """What a message is known by."""

    id: int


class JobMessage(Resource):
    """A message about a job, from one colleague to others."""

    job_id: Ref["Job"]
    body: str
    recipient_ids: list[Ref["settings.Employee"]]
    parent_message_id: Ref["JobMessage"] | None
    created_by_employee_id: Ref["settings.Employee"]

    @classmethod
    def send(
        cls,
        job: "Job",
        body: Text,
        created_by_employee_id: "Ref[settings.Employee]",
        recipient_ids: "list[Ref[settings.Employee]]",
        parent_message_id: "Ref[JobMessage] | None",
        reply: bool,
    ) -> Self:
        """Send a message; a reply may go to the one who wrote before, too."""
        invalid(not body.strip(), "body", "A message needs a text.")
        recipients = list(recipient_ids)
        if parent_message_id is not None:
            parent = one(parent_message_id)
            refuse(parent.job_id != job.id, f"Message {parent.id} belongs to another job.")
            if reply and parent.created_by_employee_id not in recipients:
                recipients.append(parent.created_by_employee_id)
        return cls.new(
            job_id=job.id,
            body=body,
            recipient_ids=recipients,
            parent_message_id=parent_message_id,
            created_by_employee_id=created_by_employee_id,
        )
