"""What `client.forms` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.landing import Progress
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Ids, Moment, Upload

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
FormOwnerType: TypeAlias = Literal[
    "Job", "Call", "Customer", "Location", "Equipment", "Technician", "JobAppointment", "Membership", "Truck"
]
OwnerType: TypeAlias = Literal[
    "Job",
    "Call",
    "Customer",
    "Location",
    "Equipment",
    "Technician",
    "JobAppointment",
    "Membership",
    "Truck",
    "Project",
    "ServiceAgreement",
    "InvoiceItem",
]
StatusField: TypeAlias = Literal["Any", "Published", "Unpublished"]
SubmissionStatus: TypeAlias = Literal["Started", "Completed", "Any"]

class AttachmentResponse(Record):
    file_name: Shown[str]

class Form(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str | None]
    published: Shown[bool]
    has_conditional_logic: Shown[bool]
    has_triggers: Shown[bool]
    created_by_id: Shown[int]

class FormOwner(Record):
    type: Shown[OwnerType | str]
    id: Shown[int]

class FormSubmission(Record):
    id: Shown[int]
    form_id: Shown[int]
    form_name: Shown[str | None]
    submitted_on: Shown[When]
    created_by_id: Shown[int]
    status: Shown[SubmissionStatus | str]
    owners: Shown[builtins.list[FormOwner] | None]
    units: Shown[builtins.list[Any] | None]

class JobAttachment(Record):
    id: Shown[int]
    created_on: Shown[When]
    job_id: Shown[int]
    file_name: Shown[str]
    created_by_id: Shown[int]

class FormOwnerDict(TypedDict):
    type: OwnerType
    id: int

class JobsCalls:
    def create_attachment(self, id: int, /, *, file: Upload = ...) -> AttachmentResponse:
        """Attach a file to a job."""
    def get(self, id: int, /) -> bytes:
        """A file that was attached to a job."""
    def get_file(self, id: int, /, *, to: str | Path, progress: Progress | None = None) -> Path:
        """A file that was attached to a job, streamed to a file; one that was cut goes on."""
    def get_job_attachments(
        self,
        job_id: int,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JobAttachment]:
        """What was attached to a job, page after page."""

class FormsCalls:
    def get_forms(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        has_conditional_logic: bool | None = None,
        has_triggers: bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        status: StatusField | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Form]:
        """All form records, page after page."""

class SubmissionsCalls:
    def get_form_submissions(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        form_ids: Ids | None = None,
        created_by_id: int | None = None,
        owner_type: FormOwnerType | None = None,
        owners: Iterable[FormOwnerDict] | None = None,
        status: SubmissionStatus | None = None,
        submitted_on_or_after: Moment | None = None,
        submitted_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[FormSubmission]:
        """All form submission records, page after page."""

class FormsApi:
    jobs: JobsCalls
    forms: FormsCalls
    submissions: SubmissionsCalls

class AsyncJobsCalls:
    async def create_attachment(self, id: int, /, *, file: Upload = ...) -> AttachmentResponse:
        """Attach a file to a job."""
    async def get(self, id: int, /) -> bytes:
        """A file that was attached to a job."""
    async def get_file(self, id: int, /, *, to: str | Path, progress: Progress | None = None) -> Path:
        """A file that was attached to a job, streamed to a file; one that was cut goes on."""
    def get_job_attachments(
        self,
        job_id: int,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[JobAttachment]:
        """What was attached to a job, page after page."""

class AsyncFormsCalls:
    def get_forms(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        has_conditional_logic: bool | None = None,
        has_triggers: bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        status: StatusField | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Form]:
        """All form records, page after page."""

class AsyncSubmissionsCalls:
    def get_form_submissions(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        form_ids: Ids | None = None,
        created_by_id: int | None = None,
        owner_type: FormOwnerType | None = None,
        owners: Iterable[FormOwnerDict] | None = None,
        status: SubmissionStatus | None = None,
        submitted_on_or_after: Moment | None = None,
        submitted_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[FormSubmission]:
        """All form submission records, page after page."""

class AsyncFormsApi:
    jobs: AsyncJobsCalls
    forms: AsyncFormsCalls
    submissions: AsyncSubmissionsCalls
