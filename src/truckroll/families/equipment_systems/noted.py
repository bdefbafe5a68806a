"""What is noted of installed equipment beside its plate: the contractor's own fields, and files."""

from typing import Literal

from truckroll.catalogue import (
    UNSET,
    Between,
    CustomFieldType,
    File,
    FileLink,
    Int32,
    Model,
    Page,
    Upload,
    When,
    action,
    invalid,
    read,
)
from truckroll.catalogue.custom_fields import CustomFieldDataType

AttachmentAssetType = Literal["Other", "Image", "VideoFile", "VideoLink", "Document"]
SORTED_BY = {"id": "id", "name": "name", "createdon": "created_on", "modifiedon": "modified_on"}


class CustomFieldTypeModel(Model):
    """A field that the contractor defined: its name, and what may stand in it."""

    id: int
    name: str
    data_type: CustomFieldDataType
    data_type_options: list[str]


class CustomFieldRequestModel(Model):
    """What is to stand in a field, which is named by its definition or by the value that stands there."""

    id: int | None
    type_id: int | None
    value: str | None


class CustomFieldResponseModel(Model):
    """What stands in a field that the contractor defined."""

    id: int
    type_id: int
    name: str | None
    value: str | None


class AttachmentApiModel(Model):
    """A file or a page that belongs to equipment; its address is what an upload answered, or one on the web."""

    alias: str | None
    file_name: str | None
    type: AttachmentAssetType
    url: str


class AttachmentUploadResponse(Model):
    """Where a file is until it is put beside equipment."""

    path: str


class InstalledEquipmentFile(Upload, path="installed-equipment/attachments", tag="InstalledEquipment", index="path"):
    """A file that was sent to be put beside installed equipment."""

    FOLDER = "Equipment/"

    @action("POST", 201, 200)
    def post_attachment(cls, file: File) -> AttachmentUploadResponse:
        """Take in a file, to be put beside equipment within a day."""
        return AttachmentUploadResponse(path=cls.take(file).path)

    @read("GET", 302, 200, 404)
    def get2(cls, path: str = UNSET) -> FileLink:
        """A file by its path: an address that is good for some minutes, at which its bytes are."""
        return cls.link(path)


class InstalledEquipmentCustomFieldType(
    CustomFieldType, path="installed-equipment/custom-field-types", tag="InstalledEquipment"
):
    """A field that the contractor keeps on what it installed."""

    @read("GET")
    def get_custom_field_types(
        cls,
        page: Int32,
        page_size: Int32,
        descending: bool,
        created_before: When | None = None,
        created_on_or_after: When | None = None,
        modified_before: When | None = None,
        modified_on_or_after: When | None = None,
        sort_by: str | None = None,
    ) -> Page[CustomFieldTypeModel]:
        """The fields that the contractor keeps on what it installed."""
        by = SORTED_BY.get((sort_by or "id").lower())
        invalid(by is None, "sortBy", f"'{(sort_by or '')[:40]}' is none of Id, Name, CreatedOn, ModifiedOn.")
        created = Between[When](created_on_or_after, created_before)
        modified = Between[When](modified_on_or_after, modified_before)
        found = cls.find(created_on=created, modified_on=modified)
        found.sort(key=lambda each: (getattr(each, str(by)), each.id), reverse=descending)
        shown = [
            CustomFieldTypeModel(
                id=each.id,
                name=each.name,
                data_type=each.data_type,
                data_type_options=each.data_type_options or [],
            )
            for each in found
        ]
        return Page.cut(shown, page, page_size, include_total=True)
