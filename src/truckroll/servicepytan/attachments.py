"""The files that belong to a job, in servicepytan's words."""

from typing import Any

from .connection import Conn
from .requests import Endpoint
from .signatures import as_published


@as_published()
class JobAttachments(Endpoint):
    """A job's attachments: first what there is, then the files."""

    def __init__(self, conn: Conn = None) -> None:
        super().__init__("forms", "jobs", conn)
        self.attachments: list[Any] = []

    def get_attachments_data(self, job_id: str | int) -> list[Any]:
        """What is attached to a job; remembered for `download_attachments`."""
        self.attachments = self.get_all(id=job_id, modifier="attachments")
        return self.attachments

    def download_attachments(self) -> list[bytes]:
        """The content of each file that `get_attachments_data` found."""
        files = Endpoint(self.folder, "jobs/attachment", self.conn)
        return [files.download(attachment["id"]) for attachment in self.attachments]
