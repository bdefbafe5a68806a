"""What colleagues write to each other about a job or a project."""

from typing import TYPE_CHECKING, Any

from truckroll.catalogue import Model, Ref, Resource, action, invalid, one, refuse

if TYPE_CHECKING:
    from truckroll.families import settings
    from truckroll.families.jpm.jobs import Job
    from truckroll.families.jpm.projects import Project


class MessageResponse(Model):
    """What a message is known by."""

    id: int


class JobMessage(Resource):
    """A message about a job or a project, from one colleague to others."""

    job_id: Ref["Job"] | None
    project_id: Ref["Project"] | None
    body: str
    recipient_ids: list[Ref["settings.Employee"]]
    parent_message_id: Ref["JobMessage"] | None
    created_by_employee_id: Ref["settings.Employee"]


class Discussed(Resource, abstract=True):
    """What colleagues write to each other about."""

    @action("POST {id}/messages")
    def create_message(
        self,
        body: str,
        created_by_employee_id: Ref["settings.Employee"],
        recipient_ids: list[Ref["settings.Employee"]] | None = None,
        parent_message_id: Ref["JobMessage"] | None = None,
        add_parent_message_sender_to_recipients: bool | None = None,
    ) -> MessageResponse:
        """Write to colleagues; a reply may go to the one who wrote before, too."""
        invalid(not body.strip(), "body", "A message needs a text.")
        subject, recipients = self.subject(), list(recipient_ids or [])
        if parent_message_id is not None:
            parent = one(parent_message_id)
            elsewhere = any(getattr(parent, name) != id for name, id in subject.items())
            refuse(elsewhere, f"Message {parent.id} belongs to another {self.noun.word.lower()}.")
            if add_parent_message_sender_to_recipients and parent.created_by_employee_id not in recipients:
                recipients.append(parent.created_by_employee_id)
        message = JobMessage.new(
            **subject,
            body=body,
            recipient_ids=recipients,
            parent_message_id=parent_message_id,
            created_by_employee_id=created_by_employee_id,
        )
        return MessageResponse(id=message.id)

    def subject(self) -> dict[str, Any]:
        """The field by which a message names this record."""
        return {f"{self.noun.word.lower()}_id": self.id}
