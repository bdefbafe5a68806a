"""What `client.equipment_systems` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
import datetime
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal, NotRequired, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.landing import Progress
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment, Upload

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
AttachmentAssetType: TypeAlias = Literal["Other", "Image", "VideoFile", "VideoLink", "Document"]
CustomFieldDataType: TypeAlias = Literal["Text", "Dropdown", "Numeric"]
InstalledEquipmentStatus: TypeAlias = Literal["Installed", "Replaced"]

class AttachmentApiModel(Record):
    alias: Shown[str | None]
    file_name: Shown[str | None]
    type: Shown[AttachmentAssetType | str]
    url: Shown[str]

class AttachmentUploadResponse(Record):
    path: Shown[str]

class CustomFieldResponseModel(Record):
    id: Shown[int]
    type_id: Shown[int]
    name: Shown[str | None]
    value: Shown[str | None]

class CustomFieldTypeModel(Record):
    id: Shown[int]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str]]

class EquipmentType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]

class InstalledEquipment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    equipment_id: Shown[int | None]
    location_id: Shown[int]
    customer_id: Shown[int]
    invoice_item_id: Shown[int | None]
    name: Shown[str]
    type: Shown[InstalledEquipmentTypeModel | None]
    installed_on: Shown[When | None]
    serial_number: Shown[str]
    barcode_id: Shown[str | None]
    memo: Shown[str]
    manufacturer: Shown[str]
    model: Shown[str]
    cost: Shown[Decimal]
    status: Shown[InstalledEquipmentStatus | str]
    manufacturer_warranty_start: Shown[When | None]
    manufacturer_warranty_end: Shown[When | None]
    service_provider_warranty_start: Shown[When | None]
    service_provider_warranty_end: Shown[When | None]
    tags: Shown[builtins.list[TagResponseModel] | None]
    actual_replacement_date: Shown[datetime.date | None]
    predicted_replacement_months: Shown[int | None]
    predicted_replacement_date: Shown[datetime.date | None]

class InstalledEquipmentDetailed(Record):
    id: Shown[int]
    active: Shown[bool]
    equipment_id: Shown[int | None]
    location_id: Shown[int]
    customer_id: Shown[int]
    invoice_item_id: Shown[int | None]
    name: Shown[str]
    type: Shown[InstalledEquipmentTypeModel | None]
    installed_on: Shown[When | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    serial_number: Shown[str]
    barcode_id: Shown[str | None]
    memo: Shown[str]
    manufacturer: Shown[str]
    model: Shown[str]
    cost: Shown[Decimal]
    status: Shown[InstalledEquipmentStatus | str]
    manufacturer_warranty_start: Shown[When | None]
    manufacturer_warranty_end: Shown[When | None]
    service_provider_warranty_start: Shown[When | None]
    service_provider_warranty_end: Shown[When | None]
    tags: Shown[builtins.list[TagResponseModel] | None]
    actual_replacement_date: Shown[datetime.date | None]
    predicted_replacement_months: Shown[int | None]
    predicted_replacement_date: Shown[datetime.date | None]
    custom_fields: Shown[builtins.list[CustomFieldResponseModel] | None]
    attachments: Shown[builtins.list[AttachmentApiModel] | None]

class InstalledEquipmentTypeModel(Record):
    id: Shown[int]
    name: Shown[str | None]

class TagResponseModel(Record):
    id: Shown[int]
    owner_id: Shown[int]
    type_id: Shown[int]
    type_name: Shown[str | None]
    memo: Shown[str | None]
    color: Shown[str | None]
    text_color: Shown[str | None]
    code: Shown[str | None]

class AttachmentApiModelDict(TypedDict):
    alias: NotRequired[str | None]
    file_name: NotRequired[str | None]
    type: AttachmentAssetType
    url: str

class AttachmentApiModelJson(TypedDict):
    alias: NotRequired[str | None]
    fileName: NotRequired[str | None]
    type: AttachmentAssetType
    url: str

class CustomFieldRequestModelDict(TypedDict):
    id: NotRequired[int | None]
    type_id: NotRequired[int | None]
    value: NotRequired[str | None]

class CustomFieldRequestModelJson(TypedDict):
    id: NotRequired[int | None]
    typeId: NotRequired[int | None]
    value: NotRequired[str | None]

class EquipmentTypesCalls:
    def get(self, id: int, /) -> EquipmentType:
        """One equipment type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[EquipmentType]:
        """All equipment type records, page after page."""
    def create(self, *, name: str) -> EquipmentType:
        """Tell one more kind of equipment apart."""
    def update(self, id: int, /, *, active: bool = ..., name: str = ...) -> EquipmentType:
        """Call a kind of equipment by another name, or give it up."""

class InstalledEquipmentCalls:
    def get2(self, *, path: str | None = None) -> bytes:
        """A file by its path: an address that is good for some minutes, at which its bytes are."""
    def get2_file(self, *, to: str | Path, path: str | None = None, progress: Progress | None = None) -> Path:
        """A file by its path: an address that is good for some minutes, at which its bytes are, streamed to a file; one that was cut goes on."""
    def post_attachment(self, *, file: Upload = ...) -> AttachmentUploadResponse:
        """Take in a file, to be put beside equipment within a day."""
    def get_custom_field_types(
        self,
        *,
        descending: bool,
        created_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        sort_by: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CustomFieldTypeModel]:
        """The fields that the contractor keeps on what it installed, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        location_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[InstalledEquipment]:
        """All installed equipment records, page after page."""
    def create(
        self,
        *,
        location_id: int,
        name: str | None = ...,
        installed_on: Moment | None = ...,
        serial_number: str | None = ...,
        barcode_id: str | None = ...,
        memo: str | None = ...,
        manufacturer: str | None = ...,
        model: str | None = ...,
        cost: float | Decimal | None = ...,
        status: InstalledEquipmentStatus | None = ...,
        manufacturer_warranty_start: Moment | None = ...,
        manufacturer_warranty_end: Moment | None = ...,
        service_provider_warranty_start: Moment | None = ...,
        service_provider_warranty_end: Moment | None = ...,
        actual_replacement_date: datetime.date | str | None = ...,
        equipment_type_id: int | None = ...,
        tag_type_ids: Iterable[int] | None = ...,
        custom_fields: Iterable[CustomFieldRequestModelDict | CustomFieldRequestModelJson] | None = ...,
        attachments: Iterable[AttachmentApiModelDict | AttachmentApiModelJson] | None = ...,
    ) -> InstalledEquipmentDetailed:
        """Note what stands at a place."""
    def get(self, id: int, /) -> InstalledEquipmentDetailed:
        """A piece of equipment, with all that is noted of it."""
    def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        installed_on: Moment | None = ...,
        serial_number: str = ...,
        barcode_id: str = ...,
        memo: str = ...,
        manufacturer: str = ...,
        model: str = ...,
        cost: float | Decimal | None = ...,
        status: InstalledEquipmentStatus = ...,
        manufacturer_warranty_start: Moment | None = ...,
        manufacturer_warranty_end: Moment | None = ...,
        service_provider_warranty_start: Moment | None = ...,
        service_provider_warranty_end: Moment | None = ...,
        actual_replacement_date: datetime.date | str | None = ...,
        equipment_type_id: int = ...,
        tag_type_ids: Iterable[int] = ...,
        custom_fields: Iterable[CustomFieldRequestModelDict | CustomFieldRequestModelJson | None] = ...,
        attachments: Iterable[AttachmentApiModelDict | AttachmentApiModelJson | None] = ...,
    ) -> InstalledEquipmentDetailed:
        """Change what is known of equipment; lists of tags, own fields and attachments are replaced as a whole."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[InstalledEquipment]:
        """Every installed equipment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[InstalledEquipment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class EquipmentSystemsApi:
    equipment_types: EquipmentTypesCalls
    installed_equipment: InstalledEquipmentCalls

class AssetsModel(InstalledEquipmentCalls):
    """Asset (installed equipment)."""

class AsyncEquipmentTypesCalls:
    async def get(self, id: int, /) -> EquipmentType:
        """One equipment type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[EquipmentType]:
        """All equipment type records, page after page."""
    async def create(self, *, name: str) -> EquipmentType:
        """Tell one more kind of equipment apart."""
    async def update(self, id: int, /, *, active: bool = ..., name: str = ...) -> EquipmentType:
        """Call a kind of equipment by another name, or give it up."""

class AsyncInstalledEquipmentCalls:
    async def get2(self, *, path: str | None = None) -> bytes:
        """A file by its path: an address that is good for some minutes, at which its bytes are."""
    async def get2_file(self, *, to: str | Path, path: str | None = None, progress: Progress | None = None) -> Path:
        """A file by its path: an address that is good for some minutes, at which its bytes are, streamed to a file; one that was cut goes on."""
    async def post_attachment(self, *, file: Upload = ...) -> AttachmentUploadResponse:
        """Take in a file, to be put beside equipment within a day."""
    def get_custom_field_types(
        self,
        *,
        descending: bool,
        created_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        sort_by: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CustomFieldTypeModel]:
        """The fields that the contractor keeps on what it installed, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        location_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[InstalledEquipment]:
        """All installed equipment records, page after page."""
    async def create(
        self,
        *,
        location_id: int,
        name: str | None = ...,
        installed_on: Moment | None = ...,
        serial_number: str | None = ...,
        barcode_id: str | None = ...,
        memo: str | None = ...,
        manufacturer: str | None = ...,
        model: str | None = ...,
        cost: float | Decimal | None = ...,
        status: InstalledEquipmentStatus | None = ...,
        manufacturer_warranty_start: Moment | None = ...,
        manufacturer_warranty_end: Moment | None = ...,
        service_provider_warranty_start: Moment | None = ...,
        service_provider_warranty_end: Moment | None = ...,
        actual_replacement_date: datetime.date | str | None = ...,
        equipment_type_id: int | None = ...,
        tag_type_ids: Iterable[int] | None = ...,
        custom_fields: Iterable[CustomFieldRequestModelDict | CustomFieldRequestModelJson] | None = ...,
        attachments: Iterable[AttachmentApiModelDict | AttachmentApiModelJson] | None = ...,
    ) -> InstalledEquipmentDetailed:
        """Note what stands at a place."""
    async def get(self, id: int, /) -> InstalledEquipmentDetailed:
        """A piece of equipment, with all that is noted of it."""
    async def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        installed_on: Moment | None = ...,
        serial_number: str = ...,
        barcode_id: str = ...,
        memo: str = ...,
        manufacturer: str = ...,
        model: str = ...,
        cost: float | Decimal | None = ...,
        status: InstalledEquipmentStatus = ...,
        manufacturer_warranty_start: Moment | None = ...,
        manufacturer_warranty_end: Moment | None = ...,
        service_provider_warranty_start: Moment | None = ...,
        service_provider_warranty_end: Moment | None = ...,
        actual_replacement_date: datetime.date | str | None = ...,
        equipment_type_id: int = ...,
        tag_type_ids: Iterable[int] = ...,
        custom_fields: Iterable[CustomFieldRequestModelDict | CustomFieldRequestModelJson | None] = ...,
        attachments: Iterable[AttachmentApiModelDict | AttachmentApiModelJson | None] = ...,
    ) -> InstalledEquipmentDetailed:
        """Change what is known of equipment; lists of tags, own fields and attachments are replaced as a whole."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[InstalledEquipment]:
        """Every installed equipment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[InstalledEquipment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncEquipmentSystemsApi:
    equipment_types: AsyncEquipmentTypesCalls
    installed_equipment: AsyncInstalledEquipmentCalls

class AsyncAssetsModel(AsyncInstalledEquipmentCalls):
    """Asset (installed equipment)."""
