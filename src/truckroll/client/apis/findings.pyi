"""What `client.findings` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.landing import Progress
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Ids, Moment, Upload

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
AttachmentAssetType: TypeAlias = Literal["Other", "Image", "VideoFile", "VideoLink", "Document"]
FindingStatus: TypeAlias = Literal[
    "New", "EstimateCreated", "EstimateAccepted", "EstimateRejected", "JobBooked", "JobCompleted", "Archived"
]
FindingUrgencyLevel: TypeAlias = Literal["NotSpecified", "Low", "Medium", "High", "Critical"]

class Finding(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    location_id: Shown[int]
    name: Shown[str | None]
    description: Shown[str | None]
    recommended_solution: Shown[str | None]
    internal_notes: Shown[str | None]
    installed_equipment_id: Shown[int | None]
    urgency_level: Shown[FindingUrgencyLevel | str]
    source_job_id: Shown[int | None]
    archived: Shown[bool]
    created_by: Shown[int]
    modified_by: Shown[int]

class FindingAssetUploadResponse(Record):
    path: Shown[str]

class FindingAttachment(Record):
    id: Shown[int]
    file_name: Shown[str]
    url: Shown[str]
    type: Shown[AttachmentAssetType | str]

class FindingAttachmentModel(Record):
    id: Shown[int]
    file_name: Shown[str]
    url: Shown[str]
    type: Shown[AttachmentAssetType | str]

class FindingDetailed(Record):
    id: Shown[int]
    location_id: Shown[int]
    name: Shown[str | None]
    description: Shown[str | None]
    recommended_solution: Shown[str | None]
    internal_notes: Shown[str | None]
    installed_equipment_id: Shown[int | None]
    urgency_level: Shown[FindingUrgencyLevel | str]
    source_job_id: Shown[int | None]
    archived: Shown[bool]
    active: Shown[bool]
    created_by: Shown[int]
    modified_by: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    status: Shown[FindingStatus | str]
    attachments: Shown[builtins.list[FindingAttachmentModel] | None]
    linked_estimate_ids: Shown[builtins.list[int] | None]
    linked_job_ids: Shown[builtins.list[int] | None]

class FindingAttachmentCreateModelDict(TypedDict):
    file_name: str
    url: str
    type: AttachmentAssetType

class FindingAttachmentCreateModelJson(TypedDict):
    fileName: str
    url: str
    type: AttachmentAssetType

class AssetsCalls:
    def get(self, *, path: str | None = None) -> bytes:
        """A file by its path: an address that is good for some minutes, at which its bytes are."""
    def get_file(self, *, to: str | Path, path: str | None = None, progress: Progress | None = None) -> Path:
        """A file by its path: an address that is good for some minutes, at which its bytes are, streamed to a file; one that was cut goes on."""
    def post_attachment(self, *, file: Upload = ...) -> FindingAssetUploadResponse:
        """Take in a file, to be put beside a finding within a day."""

class LocationFindingsCalls:
    def get_finding_attachments(
        self,
        id: int,
        /,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[FindingAttachment]:
        """All finding attachment records, page after page."""
    def get_finding_attachment(self, id: int, attachment_id: int, /) -> FindingAttachment:
        """One finding attachment by its id."""
    def delete_finding_attachment(self, id: int, attachment_id: int, /) -> None:
        """Delete one finding attachment."""
    def create_finding_attachment(
        self, id: int, /, *, file_name: str, url: str, type: AttachmentAssetType
    ) -> FindingAttachment:
        """Put a file beside a finding."""
    def update_finding_attachment(
        self, id: int, attachment_id: int, /, *, file_name: str = ..., url: str = ..., type: AttachmentAssetType = ...
    ) -> FindingAttachment:
        """Show another file, or call it otherwise."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        location_id: int | None = None,
        source_job_id: int | None = None,
        installed_equipment_id: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Finding]:
        """All finding records, page after page."""
    def create(
        self,
        *,
        location_id: int,
        urgency_level: FindingUrgencyLevel,
        name: str | None = ...,
        description: str | None = ...,
        recommended_solution: str | None = ...,
        internal_notes: str | None = ...,
        installed_equipment_id: int | None = ...,
        source_job_id: int | None = ...,
        attachments: Iterable[FindingAttachmentCreateModelDict | FindingAttachmentCreateModelJson] | None = ...,
    ) -> FindingDetailed:
        """Note what was found at a place, where on it and on which job."""
    def get(self, id: int, /) -> FindingDetailed:
        """What was found, and what became of it until now."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        name: str = ...,
        description: str = ...,
        recommended_solution: str = ...,
        internal_notes: str = ...,
        urgency_level: FindingUrgencyLevel = ...,
        archived: bool = ...,
    ) -> FindingDetailed:
        """Change what is said of a finding, lay it aside, or take it up again."""

class FindingsApi:
    assets: AssetsCalls
    location_findings: LocationFindingsCalls

class AsyncAssetsCalls:
    async def get(self, *, path: str | None = None) -> bytes:
        """A file by its path: an address that is good for some minutes, at which its bytes are."""
    async def get_file(self, *, to: str | Path, path: str | None = None, progress: Progress | None = None) -> Path:
        """A file by its path: an address that is good for some minutes, at which its bytes are, streamed to a file; one that was cut goes on."""
    async def post_attachment(self, *, file: Upload = ...) -> FindingAssetUploadResponse:
        """Take in a file, to be put beside a finding within a day."""

class AsyncLocationFindingsCalls:
    def get_finding_attachments(
        self,
        id: int,
        /,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[FindingAttachment]:
        """All finding attachment records, page after page."""
    async def get_finding_attachment(self, id: int, attachment_id: int, /) -> FindingAttachment:
        """One finding attachment by its id."""
    async def delete_finding_attachment(self, id: int, attachment_id: int, /) -> None:
        """Delete one finding attachment."""
    async def create_finding_attachment(
        self, id: int, /, *, file_name: str, url: str, type: AttachmentAssetType
    ) -> FindingAttachment:
        """Put a file beside a finding."""
    async def update_finding_attachment(
        self, id: int, attachment_id: int, /, *, file_name: str = ..., url: str = ..., type: AttachmentAssetType = ...
    ) -> FindingAttachment:
        """Show another file, or call it otherwise."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        location_id: int | None = None,
        source_job_id: int | None = None,
        installed_equipment_id: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Finding]:
        """All finding records, page after page."""
    async def create(
        self,
        *,
        location_id: int,
        urgency_level: FindingUrgencyLevel,
        name: str | None = ...,
        description: str | None = ...,
        recommended_solution: str | None = ...,
        internal_notes: str | None = ...,
        installed_equipment_id: int | None = ...,
        source_job_id: int | None = ...,
        attachments: Iterable[FindingAttachmentCreateModelDict | FindingAttachmentCreateModelJson] | None = ...,
    ) -> FindingDetailed:
        """Note what was found at a place, where on it and on which job."""
    async def get(self, id: int, /) -> FindingDetailed:
        """What was found, and what became of it until now."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        name: str = ...,
        description: str = ...,
        recommended_solution: str = ...,
        internal_notes: str = ...,
        urgency_level: FindingUrgencyLevel = ...,
        archived: bool = ...,
    ) -> FindingDetailed:
        """Change what is said of a finding, lay it aside, or take it up again."""

class AsyncFindingsApi:
    assets: AsyncAssetsCalls
    location_findings: AsyncLocationFindingsCalls
