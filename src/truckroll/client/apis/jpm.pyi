"""What `client.jpm` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict
from uuid import UUID

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment, Texts

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
AppointmentStatus: TypeAlias = Literal["Scheduled", "Dispatched", "Working", "Hold", "Done", "Canceled"]
CustomFieldDataType: TypeAlias = Literal["Text", "Dropdown", "Numeric"]
ExternalDataPatchMode: TypeAlias = Literal["Replace", "Merge"]
JobSchedulingTool: TypeAlias = Literal[
    "Manual", "SmartSchedule", "SmartDispatch", "TechnicianRouteOptimization", "AdaptiveCapacity"
]
JobStatus: TypeAlias = Literal["Scheduled", "Dispatched", "InProgress", "Hold", "Completed", "Canceled"]
SegmentItemCostCategory: TypeAlias = Literal[
    "None", "Material", "Labor", "Equipment", "Subcontract", "Overhead", "Other", "SystemUse"
]
SegmentStructure: TypeAlias = Literal["None", "Flat", "Hierarchal"]
SegmentType: TypeAlias = Literal["None", "CostCode", "CostType", "Custom"]

class Appointment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    job_id: Shown[int]
    appointment_number: Shown[str | None]
    start: Shown[When]
    end: Shown[When]
    arrival_window_start: Shown[When | None]
    arrival_window_end: Shown[When | None]
    status: Shown[AppointmentStatus | str]
    special_instructions: Shown[str | None]
    customer_id: Shown[int]
    unused: Shown[bool]
    created_by_id: Shown[int]
    is_confirmed: Shown[bool]

class BudgetCode(Record):
    id: Shown[int]
    code: Shown[str]
    description: Shown[str]
    segments: Shown[builtins.list[BudgetCodeSegment]]

class BudgetCodeMatchResult(Record):
    code: Shown[str]
    is_valid: Shown[bool]
    budget_codes: Shown[builtins.list[BudgetCode]]

class BudgetCodeSegment(Record):
    segment_id: Shown[int]
    segment_item_id: Shown[int | None]
    code: Shown[str | None]
    description: Shown[str | None]
    path: Shown[str | None]

class BudgetCodes(Record):
    id: Shown[int]
    code: Shown[str]
    description: Shown[str]
    segments: Shown[builtins.list[BudgetCodeSegment]]

class CancelReason(Record):
    job_id: Shown[int]
    reason_id: Shown[int]
    name: Shown[str]
    text: Shown[str]

class CreateBudgetCodeBatchResponse(Record):
    codes: Shown[builtins.list[BudgetCode]]

class CreateBudgetCodeResponse(Record):
    code: Shown[BudgetCode]

class CustomFieldApiModel(Record):
    type_id: Shown[int]
    name: Shown[str]
    value: Shown[str]

class ExportJob(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    job_number: Shown[str]
    project_id: Shown[int | None]
    customer_id: Shown[int]
    location_id: Shown[int]
    job_status: Shown[str]
    completed_on: Shown[When | None]
    business_unit_id: Shown[int]
    job_type_id: Shown[int]
    priority: Shown[str]
    campaign_id: Shown[int]
    appointment_count: Shown[int]
    first_appointment_id: Shown[int]
    last_appointment_id: Shown[int]
    recall_for_id: Shown[int | None]
    warranty_id: Shown[int | None]
    job_generated_lead_source: Shown[JobGeneratedLeadSource | None]
    no_charge: Shown[bool]
    notifications_enabled: Shown[bool]
    created_by_id: Shown[int]
    tag_type_ids: Shown[builtins.list[int]]
    lead_call_id: Shown[int | None]
    partner_lead_call_id: Shown[int | None]
    booking_id: Shown[int | None]
    sold_by_id: Shown[int | None]
    customer_po: Shown[str]
    invoice_id: Shown[int]
    membership_id: Shown[int | None]
    total: Shown[Decimal | None]
    created_from_estimate_id: Shown[int | None]
    estimate_ids: Shown[builtins.list[int]]
    summary: Shown[str | None]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    external_data: Shown[builtins.list[ExternalDataModel]]

class ExportJobNote(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    text: Shown[str]
    is_pinned: Shown[bool]
    created_by_id: Shown[int]
    job_id: Shown[int]

class ExportProject(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When | None]
    active: Shown[bool]
    number: Shown[str]
    name: Shown[str | None]
    summary: Shown[str | None]
    status: Shown[str | None]
    status_id: Shown[int | None]
    sub_status: Shown[str | None]
    sub_status_id: Shown[int | None]
    customer_id: Shown[int]
    location_id: Shown[int]
    project_type_id: Shown[int | None]
    project_manager_ids: Shown[builtins.list[int]]
    business_unit_ids: Shown[builtins.list[int]]
    start_date: Shown[When | None]
    target_completion_date: Shown[When | None]
    actual_completion_date: Shown[When | None]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    external_data: Shown[builtins.list[ExternalDataModel]]
    job_ids: Shown[builtins.list[int]]

class ExportProjectNote(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    text: Shown[str]
    is_pinned: Shown[bool]
    created_by_id: Shown[int]
    project_id: Shown[int]

class ExternalDataModel(Record):
    key: Shown[str]
    value: Shown[str]

class Job(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    job_number: Shown[str]
    project_id: Shown[int | None]
    customer_id: Shown[int]
    location_id: Shown[int]
    job_status: Shown[str]
    completed_on: Shown[When | None]
    business_unit_id: Shown[int]
    job_type_id: Shown[int]
    priority: Shown[str]
    campaign_id: Shown[int]
    appointment_count: Shown[int]
    first_appointment_id: Shown[int]
    last_appointment_id: Shown[int]
    recall_for_id: Shown[int | None]
    warranty_id: Shown[int | None]
    job_generated_lead_source: Shown[JobGeneratedLeadSource | None]
    no_charge: Shown[bool]
    notifications_enabled: Shown[bool]
    created_by_id: Shown[int]
    tag_type_ids: Shown[builtins.list[int]]
    lead_call_id: Shown[int | None]
    partner_lead_call_id: Shown[int | None]
    booking_id: Shown[int | None]
    sold_by_id: Shown[int | None]
    customer_po: Shown[str]
    invoice_id: Shown[int]
    membership_id: Shown[int | None]
    total: Shown[Decimal | None]
    created_from_estimate_id: Shown[int | None]
    estimate_ids: Shown[builtins.list[int]]
    summary: Shown[str | None]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    external_data: Shown[builtins.list[ExternalDataModel]]

class JobBookedLog(Record):
    id: Shown[int]
    created_on: Shown[When]
    active: Shown[bool]
    job_id: Shown[int]
    job_appointment_id: Shown[int]
    start: Shown[When]
    arrival_window_start: Shown[When | None]
    arrival_window_end: Shown[When | None]
    created_by_id: Shown[int]

class JobCancelReason(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]

class JobCanceledLog(Record):
    id: Shown[int]
    created_on: Shown[When]
    active: Shown[bool]
    job_id: Shown[int]
    reason_id: Shown[int]
    memo: Shown[str | None]
    created_by_id: Shown[int]

class JobCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class JobGeneratedLeadSource(Record):
    job_id: Shown[int | None]
    employee_id: Shown[int | None]

class JobHistory(Record):
    job_id: Shown[int]
    history: Shown[builtins.list[JobHistoryEntry]]

class JobHistoryEntry(Record):
    id: Shown[int]
    employee_id: Shown[int | None]
    event_type: Shown[str]
    date: Shown[When]
    used_scheduling_tool: Shown[JobSchedulingTool | str]

class JobHistoryItem(Record):
    id: Shown[int]
    employee_id: Shown[int | None]
    event_type: Shown[str]
    date: Shown[When]
    used_scheduling_tool: Shown[JobSchedulingTool | str]
    memo: Shown[str]

class JobHistoryResponse(Record):
    history: Shown[builtins.list[JobHistoryItem] | None]

class JobHoldReason(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]

class JobNote(Record):
    created_on: Shown[When]
    modified_on: Shown[When]
    text: Shown[str]
    is_pinned: Shown[bool]
    created_by_id: Shown[int]

class JobType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    business_unit_ids: Shown[builtins.list[int]]
    skills: Shown[builtins.list[str]]
    tag_type_ids: Shown[builtins.list[int]]
    priority: Shown[str]
    duration: Shown[int]
    sold_threshold: Shown[Decimal | None]
    class_: Shown[str]
    summary: Shown[str]
    no_charge: Shown[bool]
    enforce_recurring_service_event_selection: Shown[bool | None]
    invoice_signatures_required: Shown[bool]
    external_data: Shown[builtins.list[ExternalDataModel]]
    is_smart_dispatched: Shown[bool]

class MatchBudgetCodesResponse(Record):
    matches: Shown[builtins.list[BudgetCodeMatchResult]]

class MessageResponse(Record):
    id: Shown[int]

class Project(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When | None]
    number: Shown[str]
    name: Shown[str | None]
    summary: Shown[str | None]
    status: Shown[str | None]
    status_id: Shown[int | None]
    sub_status: Shown[str | None]
    sub_status_id: Shown[int | None]
    customer_id: Shown[int]
    location_id: Shown[int]
    project_type_id: Shown[int | None]
    project_manager_ids: Shown[builtins.list[int]]
    business_unit_ids: Shown[builtins.list[int]]
    start_date: Shown[When | None]
    target_completion_date: Shown[When | None]
    actual_completion_date: Shown[When | None]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    external_data: Shown[builtins.list[ExternalDataModel]]
    job_ids: Shown[builtins.list[int]]

class ProjectCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class ProjectNote(Record):
    created_on: Shown[When]
    modified_on: Shown[When]
    text: Shown[str]
    is_pinned: Shown[bool]
    created_by_id: Shown[int]

class ProjectStatus(Record):
    id: Shown[int]
    modified_on: Shown[When]
    name: Shown[str]
    order: Shown[int]

class ProjectSubStatus(Record):
    id: Shown[int]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    status_id: Shown[int]
    order: Shown[int]

class ProjectType(Record):
    id: Shown[int]
    name: Shown[str]
    description: Shown[str]
    created_by_id: Shown[int | None]

class Segment(Record):
    id: Shown[int]
    name: Shown[str]
    type: Shown[SegmentType | str]
    structure: Shown[SegmentStructure | str]
    is_active: Shown[bool]
    is_required: Shown[bool]

class SegmentItem(Record):
    id: Shown[int]
    parent_id: Shown[int | None]
    code: Shown[str]
    description: Shown[str]
    path: Shown[str]
    cost_category: Shown[SegmentItemCostCategory | str | None]
    is_active: Shown[bool]

class Segments(Record):
    data: Shown[builtins.list[Segment]]

class AppointmentInformationDict(TypedDict):
    start: Moment
    end: Moment
    arrival_window_start: NotRequired[Moment | None]
    arrival_window_end: NotRequired[Moment | None]
    technician_ids: NotRequired[Iterable[int] | None]

class AppointmentInformationJson(TypedDict):
    start: Moment
    end: Moment
    arrivalWindowStart: NotRequired[Moment | None]
    arrivalWindowEnd: NotRequired[Moment | None]
    technicianIds: NotRequired[Iterable[int] | None]

class BudgetCodeBindingDict(TypedDict):
    segment_id: int
    segment_item_id: NotRequired[int | None]

class BudgetCodeBindingJson(TypedDict):
    segmentId: int
    segmentItemId: NotRequired[int | None]

class CustomFieldModelDict(TypedDict):
    type_id: int
    value: NotRequired[str | None]

class CustomFieldModelJson(TypedDict):
    typeId: int
    value: NotRequired[str | None]

class CustomFieldValueDict(TypedDict):
    type_id: int
    value: str

class CustomFieldValueJson(TypedDict):
    typeId: int
    value: str

class ExternalDataCreateRequestDict(TypedDict):
    application_guid: UUID | str
    external_data: Iterable[ExternalDataModelDict]

class ExternalDataCreateRequestJson(TypedDict):
    applicationGuid: UUID | str
    externalData: Iterable[ExternalDataModelDict]

class ExternalDataModelDict(TypedDict):
    key: str
    value: str

class ExternalDataUpdateModelDict(TypedDict):
    key: str
    value: NotRequired[str | None]

class ExternalDataUpdateRequestDict(TypedDict):
    patch_mode: NotRequired[ExternalDataPatchMode | None]
    application_guid: UUID | str
    external_data: Iterable[ExternalDataUpdateModelDict]

class ExternalDataUpdateRequestJson(TypedDict):
    patchMode: NotRequired[ExternalDataPatchMode | None]
    applicationGuid: UUID | str
    externalData: Iterable[ExternalDataUpdateModelDict]

class FullBudgetCodeDict(TypedDict):
    segment_item_ids: Iterable[int]

class FullBudgetCodeJson(TypedDict):
    segmentItemIds: Iterable[int]

class JobGeneratedLeadSourceDict(TypedDict):
    job_id: NotRequired[int | None]
    employee_id: NotRequired[int | None]

class JobGeneratedLeadSourceJson(TypedDict):
    jobId: NotRequired[int | None]
    employeeId: NotRequired[int | None]

class PartialBudgetCodeDict(TypedDict):
    segments: Iterable[BudgetCodeBindingDict | BudgetCodeBindingJson]

class AppointmentsCalls:
    def get(self, id: int, /) -> Appointment:
        """One appointment by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        job_id: int | None = None,
        number: str | None = None,
        status: AppointmentStatus | None = None,
        starts_on_or_after: Moment | None = None,
        starts_before: Moment | None = None,
        customer_id: int | None = None,
        unused: bool | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        project_id: int | None = None,
        technician_id: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Appointment]:
        """All appointment records, page after page."""
    def add(
        self,
        *,
        job_id: int,
        start: Moment,
        end: Moment,
        arrival_window_start: Moment | None = ...,
        arrival_window_end: Moment | None = ...,
        special_instructions: str | None = ...,
        technician_ids: Iterable[int] | None = ...,
    ) -> Appointment:
        """Promise one more visit for a job that is not over."""
    def confirm(self, id: int, /) -> None:
        """Note that the customer expects us."""
    def delete(self, id: int, /) -> None:
        """Take back a visit that has not begun, while the job keeps another."""
    def hold(self, id: int, /, *, reason_id: int, memo: str) -> None:
        """Pause a visit that has not begun."""
    def remove_confirmation(self, id: int, /) -> None:
        """Note that the customer no longer expects us."""
    def remove_hold(self, id: int, /) -> None:
        """Take up a paused visit again."""
    def reschedule(
        self,
        id: int,
        /,
        *,
        start: Moment = ...,
        end: Moment = ...,
        arrival_window_start: Moment | None = ...,
        arrival_window_end: Moment | None = ...,
    ) -> Appointment:
        """Move a visit that no technician has come to; what is not given stays, a null window is cleared."""
    def update_special_instructions(self, id: int, /, *, special_instructions: str) -> Appointment:
        """Tell the technician what to mind at the door."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
        active: ActiveRequestArg | bool | None = None,
    ) -> Iterator[Appointment]:
        """Every appointment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
        active: ActiveRequestArg | bool | None = None,
    ) -> Iterator[RecordPage[Appointment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class WorkBreakdownStructureCalls:
    def list_company_segments(
        self, *, page: int | None = None, page_size: int | None = None, include_total: bool | None = None
    ) -> Segments:
        """The ways in which the whole company divides costs."""
    def list_project_segments(
        self,
        project_id: int,
        /,
        *,
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
    ) -> Segments:
        """The ways in which costs are divided on a project: the company's and its own."""
    def list_company_segment_item_children(
        self,
        segment_id: int,
        segment_item_id: int,
        /,
        *,
        include_children: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[SegmentItem]:
        """What a part consists of in the whole company: the next level, or all below, page after page."""
    def list_company_segment_items(
        self,
        segment_id: int,
        /,
        *,
        include_children: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[SegmentItem]:
        """The company's parts of a division: the topmost, or all of them, page after page."""
    def list_project_segment_item_children(
        self,
        project_id: int,
        segment_id: int,
        segment_item_id: int,
        /,
        *,
        include_children: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[SegmentItem]:
        """What a part consists of on a project: the next level, or all below, page after page."""
    def list_project_segment_items(
        self,
        project_id: int,
        segment_id: int,
        /,
        *,
        include_children: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[SegmentItem]:
        """The parts of a division that a project may use: the topmost, or all of them, page after page."""
    def create_budget_code(self, *, segment_item_ids: Iterable[int]) -> CreateBudgetCodeResponse:
        """Make a budget code of one part of every division that must be named."""
    def create_budget_code_partial(
        self, *, segments: Iterable[BudgetCodeBindingDict | BudgetCodeBindingJson]
    ) -> CreateBudgetCodeResponse:
        """Make a budget code that may leave divisions open."""
    def create_budget_codes_batch(
        self, *, items: Iterable[FullBudgetCodeDict | FullBudgetCodeJson]
    ) -> CreateBudgetCodeBatchResponse:
        """Make several budget codes, all of them or none."""
    def create_budget_codes_partial_batch(
        self, *, items: Iterable[PartialBudgetCodeDict]
    ) -> CreateBudgetCodeBatchResponse:
        """Make several budget codes that may leave divisions open, all of them or none."""
    def list_company_budget_codes(
        self,
        *,
        budget_code_ids: Ids | None = None,
        segment_ids: Ids | None = None,
        segment_item_ids: Ids | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[BudgetCodes]:
        """The budget codes of the whole company, page after page."""
    def list_project_budget_codes(
        self,
        project_id: int,
        /,
        *,
        budget_code_ids: Ids | None = None,
        segment_ids: Ids | None = None,
        segment_item_ids: Ids | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[BudgetCodes]:
        """The budget codes that a project may use: the company's and its own, page after page."""
    def match_company_budget_codes(self, *, codes: Iterable[str]) -> MatchBudgetCodesResponse:
        """Find the company's budget codes by how they are written."""
    def match_project_budget_codes(self, project_id: int, /, *, codes: Iterable[str]) -> MatchBudgetCodesResponse:
        """Find the budget codes that a project may use by how they are written."""

class JobsCalls:
    def get_custom_field_types(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JobCustomFieldType]:
        """All job custom field type records, page after page."""
    def get_job_canceled_logs(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[JobCanceledLog]:
        """All job canceled log records, page after page."""
    def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> Job:
        """One job by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        number: str | None = None,
        project_id: int | None = None,
        booking_id: int | None = None,
        job_status: JobStatus | None = None,
        priority: str | None = None,
        customer_id: int | None = None,
        location_id: int | None = None,
        sold_by_id: int | None = None,
        job_type_id: int | None = None,
        campaign_id: int | None = None,
        business_unit_id: int | None = None,
        invoice_id: int | None = None,
        created_from_estimate_id: int | None = None,
        estimate_ids: Ids | None = None,
        tag_type_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        completed_on_or_after: Moment | None = None,
        completed_before: Moment | None = None,
        first_appointment_starts_on_or_after: Moment | None = None,
        first_appointment_starts_before: Moment | None = None,
        appointment_starts_on_or_after: Moment | None = None,
        appointment_starts_before: Moment | None = None,
        appointment_status: AppointmentStatus | None = None,
        has_unused_appointments: bool | None = None,
        technician_id: int | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Job]:
        """All job records, page after page."""
    def cancel(self, id: int, /, *, reason_id: int, memo: str) -> None:
        """Call off work that is not over; its open visits go with it."""
    def create(
        self,
        *,
        customer_id: int,
        location_id: int,
        business_unit_id: int,
        job_type_id: int,
        priority: str,
        campaign_id: int,
        appointments: Iterable[AppointmentInformationDict | AppointmentInformationJson],
        project_id: int | None = ...,
        job_generated_lead_source: JobGeneratedLeadSourceDict | JobGeneratedLeadSourceJson | None = ...,
        tag_type_ids: Iterable[int] | None = ...,
        partner_lead_call_id: int | None = ...,
        booking_id: int | None = ...,
        sold_by_id: int | None = ...,
        customer_po: str | None = ...,
        summary: str | None = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        invoice_signature_is_required: bool | None = ...,
        lead_id: int | None = ...,
    ) -> Job:
        """Book work: its visits, who comes, and its invoice are there from the same moment."""
    def create_message(
        self,
        id: int,
        /,
        *,
        body: str,
        created_by_employee_id: int,
        recipient_ids: Iterable[int] | None = ...,
        parent_message_id: int | None = ...,
        add_parent_message_sender_to_recipients: bool | None = ...,
    ) -> MessageResponse:
        """Write to colleagues; a reply may go to the one who wrote before, too."""
    def complete(self, id: int, /, *, completed_on: Moment) -> None:
        """Declare a job done, be it before its last visit."""
    def get_booked_log(self, id: int, /) -> JobBookedLog:
        """When a job was booked, and for when."""
    def get_cancel_reasons(self, *, ids: Ids) -> builtins.list[CancelReason]:
        """Why each of these jobs stands canceled; a job that does not is left out."""
    def get_history(self, id: int, /) -> JobHistoryResponse:
        """A job's life so far, step by step."""
    def hold(self, id: int, /, *, reason_id: int, memo: str) -> None:
        """Pause a job: visits under way count as done, the others wait."""
    def remove_cancellation(self, id: int, /) -> None:
        """Take up a canceled job again, with the visits that were canceled with it."""
    def update(
        self,
        id: int,
        /,
        *,
        customer_id: int = ...,
        location_id: int = ...,
        business_unit_id: int = ...,
        job_type_id: int = ...,
        priority: str = ...,
        campaign_id: int = ...,
        job_generated_lead_source: JobGeneratedLeadSourceDict | JobGeneratedLeadSourceJson | None = ...,
        tag_type_ids: Iterable[int] = ...,
        sold_by_id: int | None = ...,
        customer_po: str = ...,
        summary: str = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        should_update_invoice_items: bool = ...,
    ) -> Job:
        """Change what is known of a job; lists of tags and custom fields are replaced as a whole."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportJob]:
        """Every job in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportJob]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get_notes(self, id: int, /, *, page_size: int | None = None, limit: int | None = None) -> Iterator[JobNote]:
        """All job note records, page after page."""
    def create_note(self, id: int, /, *, text: str, pin_to_top: bool | None = ...) -> JobNote:
        """Pin or put a note where people will look."""

class ProjectsCalls:
    def get_custom_field_types(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ProjectCustomFieldType]:
        """All project custom field type records, page after page."""
    def get_notes(self, id: int, /, *, page_size: int | None = None, limit: int | None = None) -> Iterator[ProjectNote]:
        """All project note records, page after page."""
    def create_note(self, id: int, /, *, text: str, pin_to_top: bool | None = ...) -> ProjectNote:
        """Pin or put a note where people will look."""
    def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> Project:
        """One project by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        customer_id: int | None = None,
        location_id: int | None = None,
        project_type_id: int | None = None,
        project_manager_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        starts_on_or_after: Moment | None = None,
        starts_before: Moment | None = None,
        completed_on_or_after: Moment | None = None,
        completed_before: Moment | None = None,
        target_completion_date_on_or_after: Moment | None = None,
        target_completion_date_before: Moment | None = None,
        appointment_id: int | None = None,
        invoice_id: int | None = None,
        job_id: int | None = None,
        status: Texts | None = None,
        technician_id: int | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Project]:
        """All project records, page after page."""
    def attach_job(self, id: int, job_id: int, /) -> None:
        """Let a job at the project's location belong to the project."""
    def create(
        self,
        *,
        location_id: int,
        name: str | None = ...,
        summary: str | None = ...,
        project_type_id: int | None = ...,
        project_manager_ids: Iterable[int] | None = ...,
        business_unit_ids: Iterable[int] | None = ...,
        start_date: Moment | None = ...,
        target_completion_date: Moment | None = ...,
        actual_completion_date: Moment | None = ...,
        custom_fields: Iterable[CustomFieldValueDict | CustomFieldValueJson] | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        customer_id: int | None = ...,
        status_id: int | None = ...,
        sub_status_id: int | None = ...,
    ) -> Project:
        """Begin a project at a location; its customer follows from that."""
    def create_message(
        self,
        id: int,
        /,
        *,
        body: str,
        created_by_employee_id: int,
        recipient_ids: Iterable[int] | None = ...,
        parent_message_id: int | None = ...,
        add_parent_message_sender_to_recipients: bool | None = ...,
    ) -> MessageResponse:
        """Write to colleagues; a reply may go to the one who wrote before, too."""
    def detach_job(self, job_id: int, /) -> None:
        """Let a job stand for itself again."""
    def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        summary: str = ...,
        project_type_id: int | None = ...,
        project_manager_ids: Iterable[int] = ...,
        business_unit_ids: Iterable[int] = ...,
        start_date: Moment = ...,
        target_completion_date: Moment = ...,
        actual_completion_date: Moment = ...,
        custom_fields: Iterable[CustomFieldValueDict | CustomFieldValueJson] = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        job_ids: Iterable[int] = ...,
        status_id: int = ...,
        sub_status_id: int = ...,
    ) -> Project:
        """Change what is known of a project; lists of jobs, people and custom fields are replaced as a whole."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportProject]:
        """Every project in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportProject]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class JobHistoryCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[JobHistory]:
        """Every job history in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[JobHistory]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class JobCanceledLogsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[JobCanceledLog]:
        """Every job canceled log in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[JobCanceledLog]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class JobTypesCalls:
    def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> JobType:
        """One job type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        priority: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        max_duration: int | None = None,
        min_duration: int | None = None,
        order_by: str | None = None,
        order_by_direction: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JobType]:
        """All job type records, page after page."""
    def create(
        self,
        *,
        name: str,
        business_unit_ids: Iterable[int] | None = ...,
        skills: Iterable[str] | None = ...,
        tag_type_ids: Iterable[int] | None = ...,
        priority: str | None = ...,
        duration: int | None = ...,
        sold_threshold: float | Decimal | None = ...,
        class_: str | None = ...,
        summary: str | None = ...,
        no_charge: bool | None = ...,
        enforce_recurring_service_event_selection: bool | None = ...,
        invoice_signatures_required: bool | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
    ) -> JobType:
        """Offer a new kind of work."""
    def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        business_unit_ids: Iterable[int] = ...,
        skills: Iterable[str] = ...,
        tag_type_ids: Iterable[int] = ...,
        priority: str = ...,
        duration: int = ...,
        sold_threshold: float | Decimal | None = ...,
        class_: str = ...,
        summary: str = ...,
        no_charge: bool = ...,
        enforce_recurring_service_event_selection: bool = ...,
        invoice_signatures_required: bool = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
    ) -> JobType:
        """Change what a kind of work brings to the jobs booked from now on."""

class JobNotesCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportJobNote]:
        """Every job note in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportJobNote]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class ProjectNotesCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportProjectNote]:
        """Every project note in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportProjectNote]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class ProjectStatusesCalls:
    def get(self, id: int, /) -> ProjectStatus:
        """One project status by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ProjectStatus]:
        """All project status records, page after page."""

class ProjectSubstatusesCalls:
    def get(self, id: int, /) -> ProjectSubStatus:
        """One project sub status by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        status_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ProjectSubStatus]:
        """All project sub status records, page after page."""

class ProjectTypesCalls:
    def get(self, id: int, /) -> ProjectType:
        """One project type by its id."""
    def list(self, *, page_size: int | None = None, limit: int | None = None) -> Iterator[ProjectType]:
        """All project type records, page after page."""

class JobCancelReasonsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JobCancelReason]:
        """All job cancel reason records, page after page."""

class JobHoldReasonsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[JobHoldReason]:
        """All job hold reason records, page after page."""

class JpmApi:
    appointments: AppointmentsCalls
    work_breakdown_structure: WorkBreakdownStructureCalls
    jobs: JobsCalls
    projects: ProjectsCalls
    job_history: JobHistoryCalls
    job_canceled_logs: JobCanceledLogsCalls
    job_types: JobTypesCalls
    job_notes: JobNotesCalls
    project_notes: ProjectNotesCalls
    project_statuses: ProjectStatusesCalls
    project_substatuses: ProjectSubstatusesCalls
    project_types: ProjectTypesCalls
    job_cancel_reasons: JobCancelReasonsCalls
    job_hold_reasons: JobHoldReasonsCalls

class AppointmentsModel(AppointmentsCalls):
    """Appointment."""

    create = AppointmentsCalls.add
    update = AppointmentsCalls.reschedule

class JobsModel(JobsCalls):
    """Job."""

class ProjectsModel(ProjectsCalls):
    """Project."""

class AsyncAppointmentsCalls:
    async def get(self, id: int, /) -> Appointment:
        """One appointment by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        job_id: int | None = None,
        number: str | None = None,
        status: AppointmentStatus | None = None,
        starts_on_or_after: Moment | None = None,
        starts_before: Moment | None = None,
        customer_id: int | None = None,
        unused: bool | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        project_id: int | None = None,
        technician_id: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Appointment]:
        """All appointment records, page after page."""
    async def add(
        self,
        *,
        job_id: int,
        start: Moment,
        end: Moment,
        arrival_window_start: Moment | None = ...,
        arrival_window_end: Moment | None = ...,
        special_instructions: str | None = ...,
        technician_ids: Iterable[int] | None = ...,
    ) -> Appointment:
        """Promise one more visit for a job that is not over."""
    async def confirm(self, id: int, /) -> None:
        """Note that the customer expects us."""
    async def delete(self, id: int, /) -> None:
        """Take back a visit that has not begun, while the job keeps another."""
    async def hold(self, id: int, /, *, reason_id: int, memo: str) -> None:
        """Pause a visit that has not begun."""
    async def remove_confirmation(self, id: int, /) -> None:
        """Note that the customer no longer expects us."""
    async def remove_hold(self, id: int, /) -> None:
        """Take up a paused visit again."""
    async def reschedule(
        self,
        id: int,
        /,
        *,
        start: Moment = ...,
        end: Moment = ...,
        arrival_window_start: Moment | None = ...,
        arrival_window_end: Moment | None = ...,
    ) -> Appointment:
        """Move a visit that no technician has come to; what is not given stays, a null window is cleared."""
    async def update_special_instructions(self, id: int, /, *, special_instructions: str) -> Appointment:
        """Tell the technician what to mind at the door."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
        active: ActiveRequestArg | bool | None = None,
    ) -> AsyncIterator[Appointment]:
        """Every appointment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
        active: ActiveRequestArg | bool | None = None,
    ) -> AsyncIterator[RecordPage[Appointment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncWorkBreakdownStructureCalls:
    async def list_company_segments(
        self, *, page: int | None = None, page_size: int | None = None, include_total: bool | None = None
    ) -> Segments:
        """The ways in which the whole company divides costs."""
    async def list_project_segments(
        self,
        project_id: int,
        /,
        *,
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
    ) -> Segments:
        """The ways in which costs are divided on a project: the company's and its own."""
    def list_company_segment_item_children(
        self,
        segment_id: int,
        segment_item_id: int,
        /,
        *,
        include_children: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[SegmentItem]:
        """What a part consists of in the whole company: the next level, or all below, page after page."""
    def list_company_segment_items(
        self,
        segment_id: int,
        /,
        *,
        include_children: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[SegmentItem]:
        """The company's parts of a division: the topmost, or all of them, page after page."""
    def list_project_segment_item_children(
        self,
        project_id: int,
        segment_id: int,
        segment_item_id: int,
        /,
        *,
        include_children: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[SegmentItem]:
        """What a part consists of on a project: the next level, or all below, page after page."""
    def list_project_segment_items(
        self,
        project_id: int,
        segment_id: int,
        /,
        *,
        include_children: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[SegmentItem]:
        """The parts of a division that a project may use: the topmost, or all of them, page after page."""
    async def create_budget_code(self, *, segment_item_ids: Iterable[int]) -> CreateBudgetCodeResponse:
        """Make a budget code of one part of every division that must be named."""
    async def create_budget_code_partial(
        self, *, segments: Iterable[BudgetCodeBindingDict | BudgetCodeBindingJson]
    ) -> CreateBudgetCodeResponse:
        """Make a budget code that may leave divisions open."""
    async def create_budget_codes_batch(
        self, *, items: Iterable[FullBudgetCodeDict | FullBudgetCodeJson]
    ) -> CreateBudgetCodeBatchResponse:
        """Make several budget codes, all of them or none."""
    async def create_budget_codes_partial_batch(
        self, *, items: Iterable[PartialBudgetCodeDict]
    ) -> CreateBudgetCodeBatchResponse:
        """Make several budget codes that may leave divisions open, all of them or none."""
    def list_company_budget_codes(
        self,
        *,
        budget_code_ids: Ids | None = None,
        segment_ids: Ids | None = None,
        segment_item_ids: Ids | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[BudgetCodes]:
        """The budget codes of the whole company, page after page."""
    def list_project_budget_codes(
        self,
        project_id: int,
        /,
        *,
        budget_code_ids: Ids | None = None,
        segment_ids: Ids | None = None,
        segment_item_ids: Ids | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[BudgetCodes]:
        """The budget codes that a project may use: the company's and its own, page after page."""
    async def match_company_budget_codes(self, *, codes: Iterable[str]) -> MatchBudgetCodesResponse:
        """Find the company's budget codes by how they are written."""
    async def match_project_budget_codes(self, project_id: int, /, *, codes: Iterable[str]) -> MatchBudgetCodesResponse:
        """Find the budget codes that a project may use by how they are written."""

class AsyncJobsCalls:
    def get_custom_field_types(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[JobCustomFieldType]:
        """All job custom field type records, page after page."""
    def get_job_canceled_logs(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[JobCanceledLog]:
        """All job canceled log records, page after page."""
    async def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> Job:
        """One job by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        number: str | None = None,
        project_id: int | None = None,
        booking_id: int | None = None,
        job_status: JobStatus | None = None,
        priority: str | None = None,
        customer_id: int | None = None,
        location_id: int | None = None,
        sold_by_id: int | None = None,
        job_type_id: int | None = None,
        campaign_id: int | None = None,
        business_unit_id: int | None = None,
        invoice_id: int | None = None,
        created_from_estimate_id: int | None = None,
        estimate_ids: Ids | None = None,
        tag_type_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        completed_on_or_after: Moment | None = None,
        completed_before: Moment | None = None,
        first_appointment_starts_on_or_after: Moment | None = None,
        first_appointment_starts_before: Moment | None = None,
        appointment_starts_on_or_after: Moment | None = None,
        appointment_starts_before: Moment | None = None,
        appointment_status: AppointmentStatus | None = None,
        has_unused_appointments: bool | None = None,
        technician_id: int | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Job]:
        """All job records, page after page."""
    async def cancel(self, id: int, /, *, reason_id: int, memo: str) -> None:
        """Call off work that is not over; its open visits go with it."""
    async def create(
        self,
        *,
        customer_id: int,
        location_id: int,
        business_unit_id: int,
        job_type_id: int,
        priority: str,
        campaign_id: int,
        appointments: Iterable[AppointmentInformationDict | AppointmentInformationJson],
        project_id: int | None = ...,
        job_generated_lead_source: JobGeneratedLeadSourceDict | JobGeneratedLeadSourceJson | None = ...,
        tag_type_ids: Iterable[int] | None = ...,
        partner_lead_call_id: int | None = ...,
        booking_id: int | None = ...,
        sold_by_id: int | None = ...,
        customer_po: str | None = ...,
        summary: str | None = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        invoice_signature_is_required: bool | None = ...,
        lead_id: int | None = ...,
    ) -> Job:
        """Book work: its visits, who comes, and its invoice are there from the same moment."""
    async def create_message(
        self,
        id: int,
        /,
        *,
        body: str,
        created_by_employee_id: int,
        recipient_ids: Iterable[int] | None = ...,
        parent_message_id: int | None = ...,
        add_parent_message_sender_to_recipients: bool | None = ...,
    ) -> MessageResponse:
        """Write to colleagues; a reply may go to the one who wrote before, too."""
    async def complete(self, id: int, /, *, completed_on: Moment) -> None:
        """Declare a job done, be it before its last visit."""
    async def get_booked_log(self, id: int, /) -> JobBookedLog:
        """When a job was booked, and for when."""
    async def get_cancel_reasons(self, *, ids: Ids) -> builtins.list[CancelReason]:
        """Why each of these jobs stands canceled; a job that does not is left out."""
    async def get_history(self, id: int, /) -> JobHistoryResponse:
        """A job's life so far, step by step."""
    async def hold(self, id: int, /, *, reason_id: int, memo: str) -> None:
        """Pause a job: visits under way count as done, the others wait."""
    async def remove_cancellation(self, id: int, /) -> None:
        """Take up a canceled job again, with the visits that were canceled with it."""
    async def update(
        self,
        id: int,
        /,
        *,
        customer_id: int = ...,
        location_id: int = ...,
        business_unit_id: int = ...,
        job_type_id: int = ...,
        priority: str = ...,
        campaign_id: int = ...,
        job_generated_lead_source: JobGeneratedLeadSourceDict | JobGeneratedLeadSourceJson | None = ...,
        tag_type_ids: Iterable[int] = ...,
        sold_by_id: int | None = ...,
        customer_po: str = ...,
        summary: str = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        should_update_invoice_items: bool = ...,
    ) -> Job:
        """Change what is known of a job; lists of tags and custom fields are replaced as a whole."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportJob]:
        """Every job in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportJob]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get_notes(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[JobNote]:
        """All job note records, page after page."""
    async def create_note(self, id: int, /, *, text: str, pin_to_top: bool | None = ...) -> JobNote:
        """Pin or put a note where people will look."""

class AsyncProjectsCalls:
    def get_custom_field_types(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ProjectCustomFieldType]:
        """All project custom field type records, page after page."""
    def get_notes(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[ProjectNote]:
        """All project note records, page after page."""
    async def create_note(self, id: int, /, *, text: str, pin_to_top: bool | None = ...) -> ProjectNote:
        """Pin or put a note where people will look."""
    async def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> Project:
        """One project by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        customer_id: int | None = None,
        location_id: int | None = None,
        project_type_id: int | None = None,
        project_manager_ids: Ids | None = None,
        business_unit_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        starts_on_or_after: Moment | None = None,
        starts_before: Moment | None = None,
        completed_on_or_after: Moment | None = None,
        completed_before: Moment | None = None,
        target_completion_date_on_or_after: Moment | None = None,
        target_completion_date_before: Moment | None = None,
        appointment_id: int | None = None,
        invoice_id: int | None = None,
        job_id: int | None = None,
        status: Texts | None = None,
        technician_id: int | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Project]:
        """All project records, page after page."""
    async def attach_job(self, id: int, job_id: int, /) -> None:
        """Let a job at the project's location belong to the project."""
    async def create(
        self,
        *,
        location_id: int,
        name: str | None = ...,
        summary: str | None = ...,
        project_type_id: int | None = ...,
        project_manager_ids: Iterable[int] | None = ...,
        business_unit_ids: Iterable[int] | None = ...,
        start_date: Moment | None = ...,
        target_completion_date: Moment | None = ...,
        actual_completion_date: Moment | None = ...,
        custom_fields: Iterable[CustomFieldValueDict | CustomFieldValueJson] | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        customer_id: int | None = ...,
        status_id: int | None = ...,
        sub_status_id: int | None = ...,
    ) -> Project:
        """Begin a project at a location; its customer follows from that."""
    async def create_message(
        self,
        id: int,
        /,
        *,
        body: str,
        created_by_employee_id: int,
        recipient_ids: Iterable[int] | None = ...,
        parent_message_id: int | None = ...,
        add_parent_message_sender_to_recipients: bool | None = ...,
    ) -> MessageResponse:
        """Write to colleagues; a reply may go to the one who wrote before, too."""
    async def detach_job(self, job_id: int, /) -> None:
        """Let a job stand for itself again."""
    async def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        summary: str = ...,
        project_type_id: int | None = ...,
        project_manager_ids: Iterable[int] = ...,
        business_unit_ids: Iterable[int] = ...,
        start_date: Moment = ...,
        target_completion_date: Moment = ...,
        actual_completion_date: Moment = ...,
        custom_fields: Iterable[CustomFieldValueDict | CustomFieldValueJson] = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        job_ids: Iterable[int] = ...,
        status_id: int = ...,
        sub_status_id: int = ...,
    ) -> Project:
        """Change what is known of a project; lists of jobs, people and custom fields are replaced as a whole."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportProject]:
        """Every project in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportProject]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncJobHistoryCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[JobHistory]:
        """Every job history in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[JobHistory]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncJobCanceledLogsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[JobCanceledLog]:
        """Every job canceled log in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[JobCanceledLog]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncJobTypesCalls:
    async def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> JobType:
        """One job type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        priority: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        max_duration: int | None = None,
        min_duration: int | None = None,
        order_by: str | None = None,
        order_by_direction: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[JobType]:
        """All job type records, page after page."""
    async def create(
        self,
        *,
        name: str,
        business_unit_ids: Iterable[int] | None = ...,
        skills: Iterable[str] | None = ...,
        tag_type_ids: Iterable[int] | None = ...,
        priority: str | None = ...,
        duration: int | None = ...,
        sold_threshold: float | Decimal | None = ...,
        class_: str | None = ...,
        summary: str | None = ...,
        no_charge: bool | None = ...,
        enforce_recurring_service_event_selection: bool | None = ...,
        invoice_signatures_required: bool | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
    ) -> JobType:
        """Offer a new kind of work."""
    async def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        business_unit_ids: Iterable[int] = ...,
        skills: Iterable[str] = ...,
        tag_type_ids: Iterable[int] = ...,
        priority: str = ...,
        duration: int = ...,
        sold_threshold: float | Decimal | None = ...,
        class_: str = ...,
        summary: str = ...,
        no_charge: bool = ...,
        enforce_recurring_service_event_selection: bool = ...,
        invoice_signatures_required: bool = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
    ) -> JobType:
        """Change what a kind of work brings to the jobs booked from now on."""

class AsyncJobNotesCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportJobNote]:
        """Every job note in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportJobNote]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncProjectNotesCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportProjectNote]:
        """Every project note in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportProjectNote]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncProjectStatusesCalls:
    async def get(self, id: int, /) -> ProjectStatus:
        """One project status by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ProjectStatus]:
        """All project status records, page after page."""

class AsyncProjectSubstatusesCalls:
    async def get(self, id: int, /) -> ProjectSubStatus:
        """One project sub status by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        status_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ProjectSubStatus]:
        """All project sub status records, page after page."""

class AsyncProjectTypesCalls:
    async def get(self, id: int, /) -> ProjectType:
        """One project type by its id."""
    def list(self, *, page_size: int | None = None, limit: int | None = None) -> AsyncIterator[ProjectType]:
        """All project type records, page after page."""

class AsyncJobCancelReasonsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[JobCancelReason]:
        """All job cancel reason records, page after page."""

class AsyncJobHoldReasonsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[JobHoldReason]:
        """All job hold reason records, page after page."""

class AsyncJpmApi:
    appointments: AsyncAppointmentsCalls
    work_breakdown_structure: AsyncWorkBreakdownStructureCalls
    jobs: AsyncJobsCalls
    projects: AsyncProjectsCalls
    job_history: AsyncJobHistoryCalls
    job_canceled_logs: AsyncJobCanceledLogsCalls
    job_types: AsyncJobTypesCalls
    job_notes: AsyncJobNotesCalls
    project_notes: AsyncProjectNotesCalls
    project_statuses: AsyncProjectStatusesCalls
    project_substatuses: AsyncProjectSubstatusesCalls
    project_types: AsyncProjectTypesCalls
    job_cancel_reasons: AsyncJobCancelReasonsCalls
    job_hold_reasons: AsyncJobHoldReasonsCalls

class AsyncAppointmentsModel(AsyncAppointmentsCalls):
    """Appointment."""

    create = AsyncAppointmentsCalls.add
    update = AsyncAppointmentsCalls.reschedule

class AsyncJobsModel(AsyncJobsCalls):
    """Job."""

class AsyncProjectsModel(AsyncProjectsCalls):
    """Project."""
