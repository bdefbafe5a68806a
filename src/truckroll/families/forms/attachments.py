"""What was attached to jobs: pictures, documents."""

from typing import TYPE_CHECKING, Any

from truckroll.catalogue import (
    File,
    Model,
    Ref,
    Refused,
    Resource,
    Some,
    action,
    caller,
    invalid,
    keep_file,
    kept_file,
    listing,
    read,
    where,
)

if TYPE_CHECKING:
    from truckroll.families import jpm, settings


class AttachmentResponse(Model):
    """Under which name something was attached."""

    file_name: str


class JobAttachment(
    Resource,
    path="jobs",
    tag="Jobs",
    filters="created",
    sort="id created_on",
    index="job_id",
    hides="active modified_on",
):
    """A file that was attached to a job."""

    job_id: Ref["jpm.Job"]
    file_name: str
    created_by_id: Ref["settings.Employee"]

    @action("POST {id}/attachments")
    def create_attachment(cls, id: Ref["jpm.Job"], file: File) -> AttachmentResponse:
        """Attach a file to a job."""
        invalid(not file.content, "file", f"{file.name} is empty.")
        attachment = cls.attach(id, file)
        return AttachmentResponse(file_name=attachment.file_name)

    @listing("GET {jobId}/attachments")
    def get_job_attachments(cls, job_id: Ref["jpm.Job"]) -> Some:
        """What was attached to a job."""
        return where(job_id=job_id)

    @read("GET attachment/{id}", 404)
    def get(self) -> File:
        """A file that was attached to a job."""
        file = kept_file(self._place)
        if file is None:
            message = f"The file of attachment {self.id} was not kept."
            raise Refused(message, kind="missing", errors={"id": [message]})
        return file

    @classmethod
    def attach(cls, job_id: "Ref[jpm.Job]", file: File, **said: Any) -> "JobAttachment":
        """Keep a file with a job."""
        attachment = cls.new(**{"job_id": job_id, "file_name": file.name, "created_by_id": caller().user} | said)
        keep_file(attachment._place, file)
        return attachment

    @property
    def _place(self) -> str:
        return f"Attachments/{self.id}"
