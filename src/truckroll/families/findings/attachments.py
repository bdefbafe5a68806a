"""Pictures, films and papers that show what was found."""

from typing import TYPE_CHECKING, Any, Literal, Self

from truckroll.catalogue import (
    UNSET,
    File,
    FileLink,
    Model,
    Ref,
    Required,
    Resource,
    Upload,
    action,
    create,
    invalid,
    one,
    read,
    refuse,
    update,
)

if TYPE_CHECKING:
    from truckroll.families.findings.findings import Finding

AttachmentAssetType = Literal["Other", "Image", "VideoFile", "VideoLink", "Document"]
LONGEST = 4000


class FindingAssetUploadResponse(Model):
    """Where a file is until it is put beside a finding."""

    path: str


class FindingAsset(Upload, path="assets", tag="FindingAssets", index="path"):
    """A file that was sent to be put beside a finding."""

    FOLDER = "Findings/"

    @action("POST")
    def post_attachment(cls, file: File) -> FindingAssetUploadResponse:
        """Take in a file, to be put beside a finding within a day."""
        return FindingAssetUploadResponse(path=cls.take(file).path)

    @read("GET", 302, 404)
    def get(cls, path: str = UNSET) -> FileLink:
        """A file by its path: an address that is good for some minutes, at which its bytes are."""
        return cls.link(path)


class FindingAttachmentCreateModel(Model):
    """A file as it is given with a new finding; its address is what an upload answered, or one on the web."""

    file_name: str
    url: str
    type: AttachmentAssetType


class FindingAttachmentModel(Model):
    """A file as a finding shows it."""

    id: Ref[Any]
    file_name: Required[str]
    url: Required[str]
    type: Required[AttachmentAssetType]


class FindingAttachment(
    FindingAttachmentModel,
    Resource,
    path="location-findings/{id}/attachments",
    within="finding_id",
    own_id="attachmentId",
    tag="Findings",
    operations="list=GetFindingAttachments:404 get=GetFindingAttachment delete=DeleteFindingAttachment:400",
    filters="ids created",
    sort="id",
    hides="finding_id active created_on modified_on",
):
    """A file that shows what was found."""

    finding_id: Ref["Finding"]

    @create(404, 409)
    def create_finding_attachment(self) -> Self:
        """Put a file beside a finding."""
        return self.checked()

    @update(404, 409, route="PATCH {attachmentId}")
    def update_finding_attachment(self) -> Self:
        """Show another file, or call it otherwise."""
        return self.checked()

    def checked(self, place: str = "") -> Self:
        """A file has a name and is there; what nobody sees to any more gets no files. `place` is where it was given."""
        finding = one(self.finding_id)
        refuse(not finding.active or finding.archived, f"Finding {finding.id} is closed; open it again first.")
        invalid(not self.file_name.strip(), f"{place}fileName", "A file has a name.")
        for name in ("file_name", "url"):
            long = len(getattr(self, name)) > LONGEST
            invalid(long, f"{place}{type(self).fields[name].json}", f"This has at most {LONGEST} characters.")
        FindingAsset.attach(f"{place}url", self.url)
        return self
