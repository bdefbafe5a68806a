"""What `client.telecom` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal, NotRequired, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.landing import Progress
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
CallDirection: TypeAlias = Literal["Inbound", "Outbound"]
CallStatus: TypeAlias = Literal["Ringing", "Answered", "Completed", "Initiated"]
CallType: TypeAlias = Literal["Abandoned", "Unbooked", "Excused", "Booked", "NotLead"]
CreateOptOutStatus: TypeAlias = Literal["Ok", "RetryableError", "LogicalError"]
CustomerType: TypeAlias = Literal["Residential", "Commercial"]
OptOutType: TypeAlias = Literal["Unknown", "Global", "Marketing", "Other"]

class AddressOutput(Record):
    street: Shown[str]
    unit: Shown[str]
    city: Shown[str]
    state: Shown[str]
    zip: Shown[str]
    country: Shown[str]
    street_address: Shown[str]
    latitude: Shown[float | None]
    longitude: Shown[float | None]

class BundleCallModel(Record):
    id: Shown[int]
    job_number: Shown[str]
    project_id: Shown[int]
    business_unit: Shown[BusinessUnitModel]
    type: Shown[JobTypeModel]
    lead_call: Shown[CallModel]

class BusinessUnitModel(Record):
    id: Shown[int]
    active: Shown[bool]
    name: Shown[str]
    official_name: Shown[str]
    email: Shown[str]
    currency: Shown[str]
    phone_number: Shown[str]
    invoice_header: Shown[str]
    invoice_message: Shown[str]
    default_tax_rate: Shown[Decimal]
    authorization_paragraph: Shown[str]
    acknowledgement_paragraph: Shown[str]
    address: Shown[UnitAddress]
    material_sku: Shown[str]
    quickbooks_class: Shown[str]
    account_code: Shown[str]
    franchise_id: Shown[str]
    concept_code: Shown[str]
    corporate_contract_number: Shown[str]
    tenant: Shown[UnitTenant]
    modified_on: Shown[When]

class Call(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    duration: Shown[str]
    from_: Shown[str]
    to: Shown[str]
    direction: Shown[CallDirection | str]
    status: Shown[CallStatus | str]
    type: Shown[CallType | str | None]
    recording_url: Shown[str | None]
    voice_mail_path: Shown[str | None]
    reason: Shown[NamedModel | None]
    customer: Shown[NamedModel | None]
    location: Shown[NamedModel | None]
    campaign: Shown[NamedModel | None]
    job: Shown[JobModel | None]
    agent: Shown[NamedModel | None]
    created_by: Shown[NamedModel | None]
    excuse_memo: Shown[str]
    tag: Shown[str]
    lead: Shown[LeadModel | None]

class CallAgentModel(Record):
    id: Shown[int]
    name: Shown[str]
    external_id: Shown[int | None]

class CallModel(Record):
    id: Shown[int]
    received_on: Shown[When]
    duration: Shown[str]
    from_: Shown[str]
    to: Shown[str]
    direction: Shown[CallDirection | str]
    call_type: Shown[CallType | str | None]
    reason: Shown[CallReasonModel]
    recording_url: Shown[str]
    voice_mail_url: Shown[str]
    created_by: Shown[NamedModel]
    modified_on: Shown[When]
    agent: Shown[CallAgentModel]
    customer: Shown[CustomerModel]
    campaign: Shown[CampaignModel]
    sid: Shown[str]
    tags: Shown[builtins.list[TagResponseModel]]
    created_on: Shown[When]
    active: Shown[bool]

class CallModelResponse(Record):
    id: Shown[int]
    received_on: Shown[When]
    duration: Shown[str]
    from_: Shown[str]
    to: Shown[str]
    direction: Shown[CallDirection | str]
    call_type: Shown[CallType | str | None]
    reason: Shown[CallReasonModel]
    recording_url: Shown[str]
    voice_mail_url: Shown[str]
    created_by: Shown[NamedModel]
    modified_on: Shown[When]
    agent: Shown[CallAgentModel]
    created_on: Shown[When]
    active: Shown[bool]
    customer: Shown[NamedModel]
    campaign: Shown[NamedModel]
    sid: Shown[str | None]
    tags: Shown[builtins.list[TagResponseModel] | None]

class CallReasonModel(Record):
    id: Shown[int]
    name: Shown[str]
    lead: Shown[bool]
    active: Shown[bool]

class CallResponse(Record):
    id: Shown[int]
    job_number: Shown[str]
    project_id: Shown[int]
    business_unit: Shown[NamedModel]
    type: Shown[JobTypeModel]
    lead_call: Shown[CallModelResponse]

class CampaignCategoryModel(Record):
    id: Shown[int]
    name: Shown[str]
    active: Shown[bool]

class CampaignModel(Record):
    id: Shown[int]
    name: Shown[str]
    modified_on: Shown[When]
    created_on: Shown[When]
    active: Shown[bool]
    is_default_campaign: Shown[bool | None]
    category: Shown[CampaignCategoryModel | None]
    source: Shown[str | None]
    other_source: Shown[str | None]
    business_unit: Shown[str | None]
    medium: Shown[str | None]
    other_medium: Shown[str | None]
    dnis: Shown[str | None]

class ContactOutputModel(Record):
    id: Shown[int | None]
    type: Shown[str]
    value: Shown[str]
    memo: Shown[str]
    active: Shown[bool]
    modified_on: Shown[When]

class CreateOptOutListResponse(Record):
    data: Shown[builtins.list[CreateOptOutResponse]]

class CreateOptOutResponse(Record):
    contact_number: Shown[str]
    status: Shown[CreateOptOutStatus | str]

class CustomFieldApiModel(Record):
    type_id: Shown[int]
    name: Shown[str]
    value: Shown[str]

class CustomerModel(Record):
    id: Shown[int]
    active: Shown[bool]
    name: Shown[str]
    email: Shown[str]
    balance: Shown[Decimal | None]
    do_not_mail: Shown[bool]
    address: Shown[AddressOutput]
    import_id: Shown[str]
    do_not_service: Shown[bool]
    type: Shown[CustomerType | str]
    contacts: Shown[builtins.list[ContactOutputModel]]
    merged_to_id: Shown[int | None]
    modified_on: Shown[When]
    memberships: Shown[builtins.list[MembershipModel]]
    has_active_membership: Shown[bool | None]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    created_on: Shown[When]
    created_by: Shown[int | None]
    phone_settings: Shown[builtins.list[CustomerPhoneModel]]

class CustomerPhoneModel(Record):
    phone_number: Shown[str]
    do_not_text: Shown[bool]

class DetailedBundleCallModel(Record):
    id: Shown[int]
    job_number: Shown[str]
    project_id: Shown[int]
    business_unit: Shown[BusinessUnitModel]
    type: Shown[JobTypeModel]
    lead_call: Shown[DetailedCallModel]

class DetailedCallModel(Record):
    id: Shown[int]
    received_on: Shown[When]
    duration: Shown[str]
    from_: Shown[str]
    to: Shown[str]
    direction: Shown[CallDirection | str]
    call_type: Shown[CallType | str | None]
    reason: Shown[CallReasonModel]
    recording_url: Shown[str]
    voice_mail_url: Shown[str]
    created_by: Shown[NamedModel]
    modified_on: Shown[When]
    agent: Shown[CallAgentModel]
    customer: Shown[CustomerModel]
    campaign: Shown[CampaignModel]
    sid: Shown[str]
    tags: Shown[builtins.list[TagResponseModel]]

class JobModel(Record):
    id: Shown[int]
    number: Shown[str]

class JobTypeModel(Record):
    id: Shown[int]
    name: Shown[str]
    modified_on: Shown[When]

class LeadModel(Record):
    id: Shown[int]

class MembershipModel(Record):
    id: Shown[int]
    active: Shown[bool]
    type: Shown[MembershipTypeModel]
    status: Shown[str]
    from_: Shown[When | None]
    to: Shown[When | None]
    location_id: Shown[int]

class MembershipTypeModel(Record):
    id: Shown[int]
    active: Shown[bool]
    name: Shown[str]

class NamedModel(Record):
    id: Shown[int]
    name: Shown[str]

class OptOutListResponse(Record):
    data: Shown[builtins.list[OptOutResponse]]

class OptOutResponse(Record):
    contact_number: Shown[str]
    opt_out_type: Shown[OptOutType | str]

class TagResponseModel(Record):
    id: Shown[int]
    type_name: Shown[str]

class UnitAddress(Record):
    street: Shown[str]
    unit: Shown[str]
    city: Shown[str]
    state: Shown[str]
    zip: Shown[str]
    country: Shown[str]

class UnitTenant(Record):
    id: Shown[int]
    name: Shown[str]
    quickbooks_class: Shown[str]
    account_code: Shown[str]
    franchise_id: Shown[str]
    concept_code: Shown[str]
    modified_on: Shown[When]

class AddressInputDict(TypedDict):
    street: str
    unit: str
    country: str
    city: str
    state: str
    zip: str
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]

class ContactInputModelDict(TypedDict):
    id: NotRequired[int | None]
    type: str
    value: str
    memo: str

class CustomerInModelDict(TypedDict):
    id: int
    name: str
    address: AddressInputDict
    contacts: Iterable[ContactInputModelDict]

class LocationInModelDict(TypedDict):
    id: int
    name: str
    address: AddressInputDict
    contacts: Iterable[ContactInputModelDict]

class ReasonInModelDict(TypedDict):
    name: str
    lead: bool

class CallsCalls:
    def get_details(self, id: int, /) -> DetailedBundleCallModel:
        """One call, with all that is known of who called because of what, and the job that was booked with it."""
    def get_recording(self, id: int, /) -> bytes:
        """What was said."""
    def get_recording_file(self, id: int, /, *, to: str | Path, progress: Progress | None = None) -> Path:
        """What was said, streamed to a file; one that was cut goes on."""
    def get_voice_mail(self, id: int, /) -> bytes:
        """What the caller left as a message."""
    def get_voice_mail_file(self, id: int, /, *, to: str | Path, progress: Progress | None = None) -> Path:
        """What the caller left as a message, streamed to a file; one that was cut goes on."""
    def update(
        self,
        id: int,
        /,
        *,
        excuse_memo: str,
        reason: ReasonInModelDict,
        customer: CustomerInModelDict,
        location: LocationInModelDict,
        tag: str,
        call_id: int | None = ...,
        call_type: CallType | None = ...,
        campaign_id: int | None = ...,
        job_id: int | None = ...,
        agent_id: int | None = ...,
    ) -> DetailedCallModel:
        """Say anew what became of a call, and who called because of what; what is left out is forgotten."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Call]:
        """Every call in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Call]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def calls(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        campaign_id: int | None = None,
        agent_id: int | None = None,
        agent_name: str | None = None,
        agent_external_id: int | None = None,
        sid: str | None = None,
        tag: str | None = None,
        agent_is_external: bool | None = None,
        caller_phone_number: str | None = None,
        created_after: Moment | None = None,
        min_duration: int | None = None,
        modified_after: Moment | None = None,
        phone_number_called: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CallResponse]:
        """All call bundle records, page after page."""
    def get_calls(
        self,
        *,
        ids: Iterable[int] | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        campaign_id: int | None = None,
        agent_id: int | None = None,
        agent_name: str | None = None,
        agent_external_id: int | None = None,
        active_only: bool | None = None,
        agent_is_external: bool | None = None,
        created_after: Moment | None = None,
        min_duration: int | None = None,
        modified_after: Moment | None = None,
        phone_number_called: str | None = None,
        order_by: str | None = None,
        order_by_direction: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[BundleCallModel]:
        """All calls, the way it was before bundles had less to say, page after page."""

class OptinoutsCalls:
    def create_opt_out_list(
        self, *, opt_out_type: OptOutType, contact_numbers: Iterable[str]
    ) -> CreateOptOutListResponse:
        """Opt numbers out; nothing can be added where no messages are wanted at all."""
    def get_all_opt_outs(self) -> OptOutListResponse:
        """All numbers that were opted out."""
    def get_opt_out_list(self, *, contact_numbers: Iterable[str]) -> OptOutListResponse:
        """Which of these numbers were opted out; the others are left out."""

class TelecomApi:
    calls: CallsCalls
    optinouts: OptinoutsCalls

class AsyncCallsCalls:
    async def get_details(self, id: int, /) -> DetailedBundleCallModel:
        """One call, with all that is known of who called because of what, and the job that was booked with it."""
    async def get_recording(self, id: int, /) -> bytes:
        """What was said."""
    async def get_recording_file(self, id: int, /, *, to: str | Path, progress: Progress | None = None) -> Path:
        """What was said, streamed to a file; one that was cut goes on."""
    async def get_voice_mail(self, id: int, /) -> bytes:
        """What the caller left as a message."""
    async def get_voice_mail_file(self, id: int, /, *, to: str | Path, progress: Progress | None = None) -> Path:
        """What the caller left as a message, streamed to a file; one that was cut goes on."""
    async def update(
        self,
        id: int,
        /,
        *,
        excuse_memo: str,
        reason: ReasonInModelDict,
        customer: CustomerInModelDict,
        location: LocationInModelDict,
        tag: str,
        call_id: int | None = ...,
        call_type: CallType | None = ...,
        campaign_id: int | None = ...,
        job_id: int | None = ...,
        agent_id: int | None = ...,
    ) -> DetailedCallModel:
        """Say anew what became of a call, and who called because of what; what is left out is forgotten."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Call]:
        """Every call in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Call]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def calls(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        campaign_id: int | None = None,
        agent_id: int | None = None,
        agent_name: str | None = None,
        agent_external_id: int | None = None,
        sid: str | None = None,
        tag: str | None = None,
        agent_is_external: bool | None = None,
        caller_phone_number: str | None = None,
        created_after: Moment | None = None,
        min_duration: int | None = None,
        modified_after: Moment | None = None,
        phone_number_called: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CallResponse]:
        """All call bundle records, page after page."""
    def get_calls(
        self,
        *,
        ids: Iterable[int] | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        campaign_id: int | None = None,
        agent_id: int | None = None,
        agent_name: str | None = None,
        agent_external_id: int | None = None,
        active_only: bool | None = None,
        agent_is_external: bool | None = None,
        created_after: Moment | None = None,
        min_duration: int | None = None,
        modified_after: Moment | None = None,
        phone_number_called: str | None = None,
        order_by: str | None = None,
        order_by_direction: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[BundleCallModel]:
        """All calls, the way it was before bundles had less to say, page after page."""

class AsyncOptinoutsCalls:
    async def create_opt_out_list(
        self, *, opt_out_type: OptOutType, contact_numbers: Iterable[str]
    ) -> CreateOptOutListResponse:
        """Opt numbers out; nothing can be added where no messages are wanted at all."""
    async def get_all_opt_outs(self) -> OptOutListResponse:
        """All numbers that were opted out."""
    async def get_opt_out_list(self, *, contact_numbers: Iterable[str]) -> OptOutListResponse:
        """Which of these numbers were opted out; the others are left out."""

class AsyncTelecomApi:
    calls: AsyncCallsCalls
    optinouts: AsyncOptinoutsCalls
