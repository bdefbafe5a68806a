"""What `client.crm` offers.

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
BookingAgentTagType: TypeAlias = Literal["V1Api", "V2Api"]
BookingStatus: TypeAlias = Literal["New", "Converted", "Dismissed", "Accepted"]
ContactType: TypeAlias = Literal["Phone", "Email", "Fax", "MobilePhone"]
CustomerType: TypeAlias = Literal["Residential", "Commercial"]
ExternalDataPatchMode: TypeAlias = Literal["Replace", "Merge"]
GeolocationCoordinatesSource: TypeAlias = Literal["None", "System", "User", "Imported"]
GeolocationVerificationStatus: TypeAlias = Literal["Unverified", "InProgress", "Failed", "Verified"]
LeadStatus: TypeAlias = Literal["Open", "Dismissed", "Converted"]
Priority: TypeAlias = Literal["Low", "Normal", "High", "Urgent"]

class Booking(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    source: Shown[str]
    name: Shown[str]
    address: Shown[BookingAddress | None]
    customer_type: Shown[CustomerType | str | None]
    start: Shown[When]
    campaign_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    is_first_time_client: Shown[bool | None]
    uploaded_images: Shown[builtins.list[str] | None]
    is_send_confirmation_email: Shown[bool | None]
    status: Shown[BookingStatus | str]
    dismissing_reason_id: Shown[int | None]
    job_id: Shown[int | None]
    external_id: Shown[str]
    priority: Shown[Priority | str | None]
    job_type_id: Shown[int | None]
    booking_provider_id: Shown[int]
    summary: Shown[str | None]

class BookingAddress(Record):
    street: Shown[str]
    city: Shown[str]
    state: Shown[str]
    zip: Shown[str]
    country: Shown[str]
    unit: Shown[str | None]

class BookingContact(Record):
    id: Shown[int]
    modified_on: Shown[When]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str]

class BookingProviderTag(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    tag_name: Shown[str]
    description: Shown[str]
    type: Shown[BookingAgentTagType | str]

class BriefContact(Record):
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    id: Shown[int]

class ChangedContact(Record):
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str]

class Contact(Record):
    id: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    reference_id: Shown[str | None]
    name: Shown[str | None]
    title: Shown[str | None]
    is_archived: Shown[bool]
    created_by: Shown[int]
    modified_by: Shown[int]

class ContactMethod(Record):
    id: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    contact_id: Shown[str]
    reference_id: Shown[str | None]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    created_by: Shown[int]
    modified_by: Shown[int]

class ContactPreference(Record):
    name: Shown[str]
    data_type: Shown[str]
    value: Shown[str | None]

class ContactPreferenceType(Record):
    id: Shown[str]
    name: Shown[str]
    description: Shown[str | None]
    data_type: Shown[str]

class ContactPreferences(Record):
    job_reminders_enabled: Shown[bool]
    marketing_updates_enabled: Shown[bool]
    invoice_statement_notification: Shown[bool]

class ContactRelationship(Record):
    id: Shown[str]
    created_on: Shown[When]
    related_entity_id: Shown[int]
    type_name: Shown[str]
    type_slug: Shown[str]
    created_by: Shown[int]

class CreatedCustomer(Record):
    tag_type_ids: Shown[builtins.list[int]]
    id: Shown[int]
    active: Shown[bool]
    name: Shown[str]
    type: Shown[CustomerType | str]
    address: Shown[CustomerAddress]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    balance: Shown[Decimal]
    tax_exempt: Shown[bool]
    do_not_mail: Shown[bool]
    do_not_service: Shown[bool]
    national_account: Shown[bool]
    created_on: Shown[When]
    created_by_id: Shown[int]
    modified_on: Shown[When]
    merged_to_id: Shown[int | None]
    payment_term_id: Shown[int | None]
    credit_limit: Shown[Decimal | None]
    credit_limit_balance: Shown[Decimal | None]
    external_data: Shown[builtins.list[ExternalDataModel]]
    locations: Shown[builtins.list[CreatedLocation]]
    contacts: Shown[builtins.list[BriefContact]]

class CreatedLocation(Record):
    tag_type_ids: Shown[builtins.list[int]]
    id: Shown[int]
    customer_id: Shown[int]
    active: Shown[bool]
    name: Shown[str]
    address: Shown[CustomerAddress]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    created_on: Shown[When]
    created_by_id: Shown[int]
    modified_on: Shown[When]
    merged_to_id: Shown[int | None]
    zone_id: Shown[int | None]
    tax_exempt: Shown[bool]
    tax_zone_id: Shown[int | None]
    external_data: Shown[builtins.list[ExternalDataModel]]
    contacts: Shown[builtins.list[BriefContact]]

class CustomFieldApiModel(Record):
    type_id: Shown[int]
    name: Shown[str | None]
    value: Shown[str | None]

class Customer(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    tag_type_ids: Shown[builtins.list[int]]
    name: Shown[str]
    type: Shown[CustomerType | str]
    address: Shown[CustomerAddress]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    balance: Shown[Decimal]
    tax_exempt: Shown[bool]
    do_not_mail: Shown[bool]
    do_not_service: Shown[bool]
    national_account: Shown[bool]
    created_by_id: Shown[int]
    merged_to_id: Shown[int | None]
    payment_term_id: Shown[int | None]
    credit_limit: Shown[Decimal | None]
    credit_limit_balance: Shown[Decimal | None]
    external_data: Shown[builtins.list[ExternalDataModel]]

class CustomerAddress(Record):
    street: Shown[str]
    city: Shown[str]
    state: Shown[str]
    zip: Shown[str]
    country: Shown[str]
    unit: Shown[str | None]
    latitude: Shown[float | None]
    longitude: Shown[float | None]

class CustomerContact(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    phone_settings: Shown[PhoneSettings]
    preferences: Shown[ContactPreferences | None]

class CustomerCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str | None]
    data_type: Shown[str | None]
    data_type_options: Shown[builtins.list[str] | None]

class CustomerNote(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    text: Shown[str]
    is_pinned: Shown[bool]
    created_by_id: Shown[int]

class CustomerTags(Record):
    customer_id: Shown[int]
    tag_type_ids: Shown[builtins.list[int]]

class CustomersContact(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    phone_settings: Shown[PhoneSettings]
    preferences: Shown[ContactPreferences | None]
    customer_id: Shown[int]

class ExportBooking(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    source: Shown[str]
    name: Shown[str]
    address: Shown[BookingAddress | None]
    customer_type: Shown[CustomerType | str | None]
    start: Shown[When]
    campaign_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    is_first_time_client: Shown[bool | None]
    uploaded_images: Shown[builtins.list[str] | None]
    is_send_confirmation_email: Shown[bool | None]
    status: Shown[BookingStatus | str]
    dismissing_reason_id: Shown[int | None]
    job_id: Shown[int | None]
    external_id: Shown[str]
    priority: Shown[Priority | str | None]
    job_type_id: Shown[int | None]
    booking_provider_id: Shown[int]
    summary: Shown[str | None]

class ExportCustomerContact(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    phone_settings: Shown[PhoneSettings]
    preferences: Shown[ContactPreferences | None]
    customer_id: Shown[int]

class ExportLead(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    status: Shown[LeadStatus | str]
    priority: Shown[Priority | str]
    customer_id: Shown[int | None]
    location_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    job_type_id: Shown[int | None]
    campaign_id: Shown[int]
    follow_up_date: Shown[When | None]
    created_by_id: Shown[int]
    tag_type_ids: Shown[builtins.list[int] | None]
    dismissing_reason_id: Shown[int | None]
    summary: Shown[str | None]
    call_reason_id: Shown[int | None]
    call_id: Shown[int | None]
    booking_id: Shown[int | None]
    manual_call_id: Shown[int | None]
    lead_url: Shown[str | None]
    lead_customer_name: Shown[str | None]
    lead_phone: Shown[str | None]
    lead_email: Shown[str | None]
    lead_street: Shown[str | None]
    lead_unit: Shown[str | None]
    lead_city: Shown[str | None]
    lead_state: Shown[str | None]
    lead_zip: Shown[str | None]
    lead_country: Shown[str | None]
    capture_source: Shown[str | None]

class ExportLocationContact(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    phone_settings: Shown[PhoneSettings]
    preferences: Shown[ContactPreferences | None]
    location_id: Shown[int]

class ExternalDataModel(Record):
    key: Shown[str]
    value: Shown[str]

class FollowUpResponse(Record):
    lead_id: Shown[int]
    follow_up_date: Shown[When]
    text: Shown[str | None]
    pin_to_top: Shown[bool]

class FoundContactMethod(Record):
    id: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    contact_id: Shown[str]
    reference_id: Shown[str | None]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    created_by: Shown[int]
    modified_by: Shown[int]

class Lead(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    status: Shown[LeadStatus | str]
    priority: Shown[Priority | str]
    customer_id: Shown[int | None]
    location_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    job_type_id: Shown[int | None]
    campaign_id: Shown[int]
    follow_up_date: Shown[When | None]
    created_by_id: Shown[int]
    tag_type_ids: Shown[builtins.list[int] | None]
    dismissing_reason_id: Shown[int | None]
    summary: Shown[str | None]
    call_reason_id: Shown[int | None]
    call_id: Shown[int | None]
    booking_id: Shown[int | None]
    manual_call_id: Shown[int | None]
    lead_url: Shown[str | None]
    lead_customer_name: Shown[str | None]
    lead_phone: Shown[str | None]
    lead_email: Shown[str | None]
    lead_street: Shown[str | None]
    lead_unit: Shown[str | None]
    lead_city: Shown[str | None]
    lead_state: Shown[str | None]
    lead_zip: Shown[str | None]
    lead_country: Shown[str | None]
    capture_source: Shown[str | None]

class LeadNote(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    text: Shown[str]
    is_pinned: Shown[bool]
    created_by_id: Shown[int]

class Location(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    tag_type_ids: Shown[builtins.list[int]]
    customer_id: Shown[int]
    name: Shown[str]
    address: Shown[CustomerAddress]
    custom_fields: Shown[builtins.list[CustomFieldApiModel]]
    created_by_id: Shown[int]
    merged_to_id: Shown[int | None]
    zone_id: Shown[int | None]
    tax_exempt: Shown[bool]
    tax_zone_id: Shown[int | None]
    external_data: Shown[builtins.list[ExternalDataModel]]

class LocationContact(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    phone_settings: Shown[PhoneSettings]
    preferences: Shown[ContactPreferences | None]

class LocationCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str | None]
    data_type: Shown[str | None]
    data_type_options: Shown[builtins.list[str] | None]

class LocationNote(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    text: Shown[str]
    is_pinned: Shown[bool]
    created_by_id: Shown[int]

class LocationTags(Record):
    location_id: Shown[int]
    tag_type_ids: Shown[builtins.list[int]]

class LocationsContact(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str | None]
    phone_settings: Shown[PhoneSettings]
    preferences: Shown[ContactPreferences | None]
    location_id: Shown[int]

class PhoneSettings(Record):
    phone_number: Shown[str]
    do_not_text: Shown[bool]

class ProviderBooking(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    source: Shown[str]
    name: Shown[str]
    address: Shown[BookingAddress | None]
    customer_type: Shown[CustomerType | str | None]
    start: Shown[When]
    campaign_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    is_first_time_client: Shown[bool | None]
    uploaded_images: Shown[builtins.list[str] | None]
    is_send_confirmation_email: Shown[bool | None]
    status: Shown[BookingStatus | str]
    dismissing_reason_id: Shown[int | None]
    job_id: Shown[int | None]
    external_id: Shown[str]
    priority: Shown[Priority | str | None]
    job_type_id: Shown[int | None]
    booking_provider_id: Shown[int]
    summary: Shown[str | None]

class ProviderBookingContact(Record):
    id: Shown[int]
    modified_on: Shown[When]
    type: Shown[ContactType | str]
    value: Shown[str]
    memo: Shown[str]

class SubmitLeadFormResponse(Record):
    lead_id: Shown[int]

class WrittenBookingProviderTag(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    tag_name: Shown[str]
    description: Shown[str]
    type: Shown[BookingAgentTagType | str]

class AddressPatchModelDict(TypedDict):
    street: str
    city: str
    state: str
    zip: str
    country: str
    unit: str
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]

class BookingAddressDict(TypedDict):
    street: str
    city: str
    state: str
    zip: str
    country: str
    unit: NotRequired[str | None]

class BookingAddressPatchDict(TypedDict):
    street: str
    city: str
    state: str
    zip: str
    country: str
    unit: str

class ContactPreferencesDict(TypedDict):
    job_reminders_enabled: bool
    marketing_updates_enabled: bool
    invoice_statement_notification: bool

class ContactPreferencesJson(TypedDict):
    jobRemindersEnabled: bool
    marketingUpdatesEnabled: bool
    invoiceStatementNotification: bool

class CustomFieldUpdateModelDict(TypedDict):
    type_id: int
    value: str

class CustomFieldUpdateModelJson(TypedDict):
    typeId: int
    value: str

class CustomerAddressDict(TypedDict):
    street: str
    city: str
    state: str
    zip: str
    country: str
    unit: NotRequired[str | None]
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]

class ExternalDataCreateRequestDict(TypedDict):
    application_guid: UUID | str
    external_data: Iterable[ExternalDataModelDict]

class ExternalDataCreateRequestJson(TypedDict):
    applicationGuid: UUID | str
    externalData: Iterable[ExternalDataModelDict]

class ExternalDataItemDict(TypedDict):
    key: str
    value: str

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

class NewContactDict(TypedDict):
    type: ContactType
    value: str
    memo: NotRequired[str | None]

class NewExternalDataDict(TypedDict):
    application_guid: UUID | str
    external_data: Iterable[ExternalDataItemDict]

class NewExternalDataJson(TypedDict):
    applicationGuid: UUID | str
    externalData: Iterable[ExternalDataItemDict]

class NewLocationDict(TypedDict):
    name: str
    address: CustomerAddressDict
    contacts: NotRequired[Iterable[NewContactDict] | None]
    custom_fields: NotRequired[Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] | None]
    tag_type_ids: NotRequired[Iterable[int] | None]
    external_data: NotRequired[NewExternalDataDict | NewExternalDataJson | None]
    coordinates_source: NotRequired[GeolocationCoordinatesSource | None]
    coordinates_verification_status: NotRequired[GeolocationVerificationStatus | None]

class NewLocationJson(TypedDict):
    name: str
    address: CustomerAddressDict
    contacts: NotRequired[Iterable[NewContactDict] | None]
    customFields: NotRequired[Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] | None]
    tagTypeIds: NotRequired[Iterable[int] | None]
    externalData: NotRequired[NewExternalDataDict | NewExternalDataJson | None]
    coordinatesSource: NotRequired[GeolocationCoordinatesSource | None]
    coordinatesVerificationStatus: NotRequired[GeolocationVerificationStatus | None]

class UpdateCustomerAddressDict(TypedDict):
    street: str
    city: str
    state: str
    zip: str
    country: str
    unit: str
    latitude: float
    longitude: float

class BookingsCalls:
    def get_contact_list(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[BookingContact]:
        """All booking contact records, page after page."""
    def get(self, id: int, /) -> Booking:
        """One booking by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        external_id: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Booking]:
        """All booking records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportBooking]:
        """Every booking in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportBooking]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class BookingProviderCalls:
    def get_contact_list2(
        self, booking_provider: int, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[ProviderBookingContact]:
        """All provider booking contact records, page after page."""
    def create_contact(
        self, booking_provider: int, id: int, /, *, type: str, value: str, memo: str | None = ...
    ) -> ProviderBookingContact:
        """Add a way to reach somebody who asked for work."""
    def delete_contact(self, booking_provider: int, id: int, contact_id: int, /) -> None:
        """Take a way to reach somebody away."""
    def update_booking_contact(
        self,
        booking_provider: int,
        id: int,
        contact_id: int,
        /,
        *,
        type: ContactType = ...,
        value: str = ...,
        memo: str = ...,
    ) -> ChangedContact:
        """Correct a way to reach somebody; what is not given stays."""
    def get_for_provider(self, booking_provider: int, id: int, /) -> ProviderBooking:
        """One provider booking by its id."""
    def get_list2(
        self,
        booking_provider: int,
        /,
        *,
        ids: Ids | None = None,
        external_id: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ProviderBooking]:
        """All provider booking records, page after page."""
    def create(
        self,
        booking_provider: int,
        /,
        *,
        source: str,
        name: str,
        is_first_time_client: bool,
        external_id: str,
        summary: str,
        address: BookingAddressDict | None = ...,
        customer_type: str | None = ...,
        start: Moment | None = ...,
        campaign_id: int | None = ...,
        business_unit_id: int | None = ...,
        uploaded_images: Iterable[str] | None = ...,
        is_send_confirmation_email: bool | None = ...,
        priority: Priority | None = ...,
        job_type_id: int | None = ...,
        contacts: Iterable[NewContactDict] | None = ...,
    ) -> ProviderBooking:
        """Pass on somebody's wish for work; without a start it is wanted from now on."""
    def dismiss_booking(
        self, booking_provider: str, id: int, /, *, call_reason_id: int | None = ..., dismissing_memo: str | None = ...
    ) -> None:
        """Withdraw a booking that nobody has taken up yet."""
    def update(
        self,
        booking_provider: int,
        id: int,
        /,
        *,
        source: str = ...,
        name: str = ...,
        address: BookingAddressPatchDict = ...,
        customer_type: CustomerType = ...,
        start: Moment = ...,
        campaign_id: int = ...,
        business_unit_id: int = ...,
        is_first_time_client: bool = ...,
        uploaded_images: Iterable[str] = ...,
        external_id: str = ...,
        priority: Priority = ...,
        job_type_id: int = ...,
        summary: str = ...,
    ) -> ProviderBooking:
        """Correct a booking that nobody has taken up yet."""

class BookingProviderTagsCalls:
    def get(self, id: int, /) -> BookingProviderTag:
        """One booking provider tag by its id."""
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
    ) -> Iterator[BookingProviderTag]:
        """All booking provider tag records, page after page."""
    def create(self, *, tag_name: str, description: str) -> WrittenBookingProviderTag:
        """Let somebody pass bookings on."""
    def update(self, id: int, /, *, tag_name: str = ..., description: str = ...) -> WrittenBookingProviderTag:
        """Change how a provider is called or described."""

class CustomersCalls:
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
    ) -> Iterator[CustomerCustomFieldType]:
        """All customer custom field type records, page after page."""
    def get_contact_list(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[CustomerContact]:
        """All customer contact records, page after page."""
    def delete_contact(self, id: int, contact_id: int, /) -> None:
        """Delete one customer contact."""
    def create_contact(self, id: int, /, *, type: ContactType, value: str, memo: str | None = ...) -> CustomerContact:
        """Note a way to reach a customer."""
    def update_contact(
        self,
        id: int,
        contact_id: int,
        /,
        *,
        type: ContactType = ...,
        value: str = ...,
        memo: str = ...,
        preferences: ContactPreferencesDict | ContactPreferencesJson = ...,
    ) -> CustomerContact:
        """Change a way to reach a customer, or what may be sent there."""
    def get_modified_contacts_list(
        self,
        *,
        customer_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CustomersContact]:
        """All customers contact records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        name: str | None = None,
        street: str | None = None,
        unit: str | None = None,
        city: str | None = None,
        state: str | None = None,
        zip: str | None = None,
        country: str | None = None,
        latitude: float | None = None,
        longitude: float | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        exclude_accounting_changes_from_modified_date_range: bool | None = None,
        phone: str | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Customer]:
        """All customer records, page after page."""
    def create(
        self,
        *,
        name: str,
        address: CustomerAddressDict,
        locations: Iterable[NewLocationDict | NewLocationJson],
        tag_type_ids: Iterable[int] | None = ...,
        type: CustomerType | None = ...,
        custom_fields: Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] | None = ...,
        tax_exempt: bool | None = ...,
        do_not_mail: bool | None = ...,
        do_not_service: bool | None = ...,
        national_account: bool | None = ...,
        payment_term_id: int | None = ...,
        credit_limit: float | Decimal | None = ...,
        credit_limit_balance: float | Decimal | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        contacts: Iterable[NewContactDict] | None = ...,
    ) -> CreatedCustomer:
        """Take up a customer with the places where it wants work done, and the ways to reach it."""
    def create_tag(self, id: int, tag_type_id: int, /) -> CustomerTags:
        """Put a mark on a customer."""
    def delete_tag(self, id: int, tag_type_id: int, /) -> None:
        """Take a mark off a customer."""
    def get(self, id: int, /) -> Customer:
        """One customer by its id."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        tag_type_ids: Iterable[int] = ...,
        name: str = ...,
        type: CustomerType = ...,
        address: UpdateCustomerAddressDict = ...,
        custom_fields: Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] = ...,
        tax_exempt: bool = ...,
        do_not_mail: bool = ...,
        do_not_service: bool = ...,
        national_account: bool = ...,
        payment_term_id: int = ...,
        credit_limit: float | Decimal = ...,
        credit_limit_balance: float | Decimal = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
    ) -> Customer:
        """Change what is known of a customer; lists of tags and custom fields are replaced as a whole."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Customer]:
        """Every customer in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Customer]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get_notes(
        self,
        id: int,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[CustomerNote]:
        """All customer note records, page after page."""
    def delete_note(self, id: int, note_id: int, /) -> None:
        """Delete one customer note."""
    def create_note(
        self, id: int, /, *, text: str, pin_to_top: bool | None = ..., add_to_locations: bool | None = ...
    ) -> CustomerNote:
        """Write about a customer, and about all the locations that are in use if that is asked."""

class LocationsCalls:
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
    ) -> Iterator[LocationCustomFieldType]:
        """All location custom field type records, page after page."""
    def get_contact_list(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> Iterator[LocationContact]:
        """All location contact records, page after page."""
    def delete_contact(self, id: int, contact_id: int, /) -> None:
        """Delete one location contact."""
    def create_contact(self, id: int, /, *, type: ContactType, value: str, memo: str | None = ...) -> LocationContact:
        """Note a way to reach somebody at a location; it reaches the customer, too."""
    def update_contact(
        self,
        id: int,
        contact_id: int,
        /,
        *,
        type: ContactType = ...,
        value: str = ...,
        memo: str = ...,
        preferences: ContactPreferencesDict | ContactPreferencesJson = ...,
    ) -> LocationContact:
        """Change a way to reach somebody at a location, or what may be sent there."""
    def get_locations_contacts_list(
        self,
        *,
        location_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[LocationsContact]:
        """All locations contact records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        customer_id: int | None = None,
        street: str | None = None,
        unit: str | None = None,
        city: str | None = None,
        state: str | None = None,
        zip: str | None = None,
        country: str | None = None,
        latitude: float | None = None,
        longitude: float | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Location]:
        """All location records, page after page."""
    def create(
        self,
        *,
        customer_id: int,
        name: str,
        address: CustomerAddressDict,
        tag_type_ids: Iterable[int] | None = ...,
        custom_fields: Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        contacts: Iterable[NewContactDict] | None = ...,
        coordinates_source: GeolocationCoordinatesSource | None = ...,
        coordinates_verification_status: GeolocationVerificationStatus | None = ...,
    ) -> CreatedLocation:
        """Take up one more place where a customer wants work done."""
    def create_tag(self, id: int, tag_type_id: int, /) -> LocationTags:
        """Put a mark on a place."""
    def delete_tag(self, id: int, tag_type_id: int, /) -> None:
        """Take a mark off a place."""
    def get(self, id: int, /) -> Location:
        """One location by its id."""
    def get_preferred_technician(self, id: int, /) -> int | None:
        """Whom the people at a place would rather see, if anybody."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        tag_type_ids: Iterable[int] = ...,
        name: str = ...,
        address: AddressPatchModelDict = ...,
        custom_fields: Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] = ...,
        tax_zone_id: int = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        customer_id: int = ...,
    ) -> Location:
        """Change what is known of a place, or who it belongs to; lists of tags and custom fields are replaced."""
    def update_preferred_technician(self, id: int, preferred_technician_id: int, /) -> None:
        """Note whom the people at a place would rather see; a new name takes the old one's place."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Location]:
        """Every location in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Location]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get_notes(
        self,
        id: int,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[LocationNote]:
        """All location note records, page after page."""
    def delete_note(self, id: int, note_id: int, /) -> None:
        """Delete one location note."""
    def create_note(
        self, id: int, /, *, text: str, pin_to_top: bool | None = ..., add_to_customer: bool | None = ...
    ) -> LocationNote:
        """Write about a location, and about its customer if that is asked."""

class CustomersContactsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportCustomerContact]:
        """Every customer contact in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportCustomerContact]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class LocationsContactsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportLocationContact]:
        """Every location contact in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportLocationContact]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class TagsCalls:
    def add_tags(self, *, customer_ids: Iterable[int], tag_type_ids: Iterable[int]) -> None:
        """Put marks on customers; those that have one already keep it."""
    def remove_tags(self, *, customer_ids: Iterable[int], tag_type_ids: Iterable[int]) -> None:
        """Take marks off customers; those that never had one stay as they are."""

class ContactsCalls:
    def get_contact_method(self, contact_id: UUID | str, contact_method_id: UUID | str, /) -> ContactMethod:
        """One contact method by its id."""
    def get_contact_methods(
        self,
        contact_id: UUID | str,
        /,
        *,
        reference_id: str | None = None,
        value: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        type: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ContactMethod]:
        """All contact method records, page after page."""
    def delete_contact_method(self, contact_id: UUID | str, contact_method_id: UUID | str, /) -> None:
        """Delete one contact method."""
    def create_contact_method(
        self,
        contact_id: UUID | str,
        /,
        *,
        type: ContactType,
        value: str,
        reference_id: str | None = ...,
        memo: str | None = ...,
    ) -> ContactMethod:
        """Add a way to reach somebody."""
    def get_contact_method_preference(
        self, contact_id: UUID | str, contact_method_id: UUID | str, preference_name: str, /
    ) -> ContactPreference:
        """Whether somebody wants to hear one thing here."""
    def get_contact_method_preferences(
        self, contact_id: UUID | str, contact_method_id: UUID | str, /
    ) -> builtins.list[ContactPreference]:
        """What somebody wants to hear here, and what nobody asked them yet."""
    def update_contact_method(
        self, contact_id: UUID | str, contact_method_id: UUID | str, /, *, value: str = ..., memo: str = ...
    ) -> ContactMethod:
        """Correct a number or an address."""
    def update_contact_method_preference(
        self, contact_id: UUID | str, contact_method_id: UUID | str, preference_name: str, /, *, value: str = ...
    ) -> ContactPreference:
        """Note whether somebody wants to hear one thing here: true or false."""
    def upsert_contact_method(
        self,
        contact_id: UUID | str,
        contact_method_id: UUID | str,
        /,
        *,
        type: ContactType,
        value: str,
        reference_id: str | None = ...,
        memo: str | None = ...,
    ) -> ContactMethod:
        """Write a way to reach somebody under the caller's own GUID, whether it was there or not."""
    def search_contact_methods(
        self,
        *,
        contact_id: UUID | str | None = None,
        reference_id: str | None = None,
        value: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        type: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[FoundContactMethod]:
        """All found contact method records, page after page."""
    def get_contact_relationship_list(
        self,
        contact_id: UUID | str,
        /,
        *,
        related_entity_id: int | None = None,
        type_slug: str | None = None,
        type_name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ContactRelationship]:
        """All contact relationship records, page after page."""
    def create_contact_relationship(self, contact_id: UUID | str, related_entity_id: int, type_slug: str, /) -> None:
        """Say that somebody belongs to a customer, a location or a booking."""
    def delete_contact_relationship(self, contact_id: UUID | str, related_entity_id: int, type_slug: str, /) -> None:
        """Say that somebody no longer belongs to a customer, a location or a booking."""
    def get(self, id: UUID | str, /) -> Contact:
        """One contact by its id."""
    def list(
        self,
        *,
        name: str | None = None,
        title: str | None = None,
        reference_id: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        is_archived: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Contact]:
        """All contact records, page after page."""
    def create(self, *, reference_id: str | None = ..., name: str | None = ..., title: str | None = ...) -> Contact:
        """Know somebody from now on."""
    def delete_contact(self, id: UUID | str, /) -> None:
        """Forget somebody who belongs to nobody, and how to reach them."""
    def get_by_relationship_id(
        self,
        relationship_id: int,
        /,
        *,
        name: str | None = None,
        title: str | None = None,
        reference_id: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        is_archived: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Contact]:
        """The people of one customer, location or booking, page after page."""
    def get_preference_metadata_list(self) -> builtins.list[ContactPreferenceType]:
        """What people can be asked about how they want to be reached."""
    def replace(
        self,
        id: UUID | str,
        /,
        *,
        is_archived: bool,
        name: str | None = ...,
        title: str | None = ...,
        reference_id: str | None = ...,
    ) -> Contact:
        """Write down anew who somebody is; what is not given is forgotten."""
    def update(
        self,
        id: UUID | str,
        /,
        *,
        is_archived: bool,
        name: str | None = ...,
        title: str | None = ...,
        reference_id: str | None = ...,
    ) -> Contact:
        """Change what is known of somebody; what is not given stays."""

class LeadsCalls:
    def get_notes(
        self,
        id: int,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[LeadNote]:
        """All lead note records, page after page."""
    def create_note(self, id: int, /, *, text: str, pin_to_top: bool | None = ...) -> LeadNote:
        """Pin or put a note on a lead."""
    def get(self, id: int, /) -> Lead:
        """One lead by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        customer_id: int | None = None,
        status: LeadStatus | None = None,
        lead_customer_name: str | None = None,
        lead_phone: str | None = None,
        customer_city: str | None = None,
        customer_created_on_or_after: Moment | None = None,
        customer_created_before: Moment | None = None,
        customer_modified_on_or_after: Moment | None = None,
        customer_state: str | None = None,
        customer_zip: str | None = None,
        gen_perm_url: bool | None = None,
        is_capture_source_form: bool | None = None,
        is_prospect: bool | None = None,
        without_customer: bool | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Lead]:
        """All lead records, page after page."""
    def create(
        self,
        *,
        campaign_id: int,
        summary: str,
        priority: Priority | None = ...,
        customer_id: int | None = ...,
        location_id: int | None = ...,
        business_unit_id: int | None = ...,
        job_type_id: int | None = ...,
        follow_up_date: Moment | None = ...,
        tag_type_ids: Iterable[int] | None = ...,
        call_reason_id: int | None = ...,
        booking_id: int | None = ...,
        lead_customer_name: str | None = ...,
        lead_phone: str | None = ...,
        lead_email: str | None = ...,
        lead_street: str | None = ...,
        lead_unit: str | None = ...,
        lead_city: str | None = ...,
        lead_state: str | None = ...,
        lead_zip: str | None = ...,
        lead_country: str | None = ...,
    ) -> Lead:
        """Note a chance for work, with the reason of the call or the day on which somebody follows it up."""
    def create_follow_up(
        self, id: int, /, *, follow_up_date: Moment, text: str | None = ..., pin_to_top: bool | None = ...
    ) -> FollowUpResponse:
        """Promise to come back to somebody, with a note for whoever will."""
    def dismiss(self, id: int, /, *, dismissing_reason_id: int) -> None:
        """Give up a chance for work."""
    def submit_lead_form(
        self,
        *,
        name: str,
        id: int | None = None,
        email: str | None = ...,
        phone_number: str | None = ...,
        address: CustomerAddressDict | None = ...,
        summary: str | None = ...,
    ) -> SubmitLeadFormResponse:
        """Take a form that somebody filled in as a lead of the campaign (`id`) whose form it is."""
    def update(
        self,
        id: int,
        /,
        *,
        priority: Priority = ...,
        business_unit_id: int = ...,
        job_type_id: int = ...,
        campaign_id: int = ...,
        summary: str = ...,
        lead_customer_name: str = ...,
        lead_phone: str = ...,
        lead_email: str = ...,
        lead_street: str = ...,
        lead_unit: str = ...,
        lead_city: str = ...,
        lead_state: str = ...,
        lead_zip: str = ...,
        lead_country: str = ...,
    ) -> Lead:
        """Change what is known of a chance for work."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportLead]:
        """Every lead in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportLead]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class CrmApi:
    bookings: BookingsCalls
    booking_provider: BookingProviderCalls
    booking_provider_tags: BookingProviderTagsCalls
    customers: CustomersCalls
    locations: LocationsCalls
    customers_contacts: CustomersContactsCalls
    locations_contacts: LocationsContactsCalls
    tags: TagsCalls
    contacts: ContactsCalls
    leads: LeadsCalls

class CustomersModel(CustomersCalls):
    """Customer."""

class LeadsModel(LeadsCalls):
    """Lead."""

class ServiceSitesModel(LocationsCalls):
    """Service site (location)."""

class LocationsModel(LocationsCalls):
    """Location."""

class AsyncBookingsCalls:
    def get_contact_list(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[BookingContact]:
        """All booking contact records, page after page."""
    async def get(self, id: int, /) -> Booking:
        """One booking by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        external_id: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Booking]:
        """All booking records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportBooking]:
        """Every booking in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportBooking]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncBookingProviderCalls:
    def get_contact_list2(
        self, booking_provider: int, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[ProviderBookingContact]:
        """All provider booking contact records, page after page."""
    async def create_contact(
        self, booking_provider: int, id: int, /, *, type: str, value: str, memo: str | None = ...
    ) -> ProviderBookingContact:
        """Add a way to reach somebody who asked for work."""
    async def delete_contact(self, booking_provider: int, id: int, contact_id: int, /) -> None:
        """Take a way to reach somebody away."""
    async def update_booking_contact(
        self,
        booking_provider: int,
        id: int,
        contact_id: int,
        /,
        *,
        type: ContactType = ...,
        value: str = ...,
        memo: str = ...,
    ) -> ChangedContact:
        """Correct a way to reach somebody; what is not given stays."""
    async def get_for_provider(self, booking_provider: int, id: int, /) -> ProviderBooking:
        """One provider booking by its id."""
    def get_list2(
        self,
        booking_provider: int,
        /,
        *,
        ids: Ids | None = None,
        external_id: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ProviderBooking]:
        """All provider booking records, page after page."""
    async def create(
        self,
        booking_provider: int,
        /,
        *,
        source: str,
        name: str,
        is_first_time_client: bool,
        external_id: str,
        summary: str,
        address: BookingAddressDict | None = ...,
        customer_type: str | None = ...,
        start: Moment | None = ...,
        campaign_id: int | None = ...,
        business_unit_id: int | None = ...,
        uploaded_images: Iterable[str] | None = ...,
        is_send_confirmation_email: bool | None = ...,
        priority: Priority | None = ...,
        job_type_id: int | None = ...,
        contacts: Iterable[NewContactDict] | None = ...,
    ) -> ProviderBooking:
        """Pass on somebody's wish for work; without a start it is wanted from now on."""
    async def dismiss_booking(
        self, booking_provider: str, id: int, /, *, call_reason_id: int | None = ..., dismissing_memo: str | None = ...
    ) -> None:
        """Withdraw a booking that nobody has taken up yet."""
    async def update(
        self,
        booking_provider: int,
        id: int,
        /,
        *,
        source: str = ...,
        name: str = ...,
        address: BookingAddressPatchDict = ...,
        customer_type: CustomerType = ...,
        start: Moment = ...,
        campaign_id: int = ...,
        business_unit_id: int = ...,
        is_first_time_client: bool = ...,
        uploaded_images: Iterable[str] = ...,
        external_id: str = ...,
        priority: Priority = ...,
        job_type_id: int = ...,
        summary: str = ...,
    ) -> ProviderBooking:
        """Correct a booking that nobody has taken up yet."""

class AsyncBookingProviderTagsCalls:
    async def get(self, id: int, /) -> BookingProviderTag:
        """One booking provider tag by its id."""
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
    ) -> AsyncIterator[BookingProviderTag]:
        """All booking provider tag records, page after page."""
    async def create(self, *, tag_name: str, description: str) -> WrittenBookingProviderTag:
        """Let somebody pass bookings on."""
    async def update(self, id: int, /, *, tag_name: str = ..., description: str = ...) -> WrittenBookingProviderTag:
        """Change how a provider is called or described."""

class AsyncCustomersCalls:
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
    ) -> AsyncIterator[CustomerCustomFieldType]:
        """All customer custom field type records, page after page."""
    def get_contact_list(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[CustomerContact]:
        """All customer contact records, page after page."""
    async def delete_contact(self, id: int, contact_id: int, /) -> None:
        """Delete one customer contact."""
    async def create_contact(
        self, id: int, /, *, type: ContactType, value: str, memo: str | None = ...
    ) -> CustomerContact:
        """Note a way to reach a customer."""
    async def update_contact(
        self,
        id: int,
        contact_id: int,
        /,
        *,
        type: ContactType = ...,
        value: str = ...,
        memo: str = ...,
        preferences: ContactPreferencesDict | ContactPreferencesJson = ...,
    ) -> CustomerContact:
        """Change a way to reach a customer, or what may be sent there."""
    def get_modified_contacts_list(
        self,
        *,
        customer_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CustomersContact]:
        """All customers contact records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        name: str | None = None,
        street: str | None = None,
        unit: str | None = None,
        city: str | None = None,
        state: str | None = None,
        zip: str | None = None,
        country: str | None = None,
        latitude: float | None = None,
        longitude: float | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        exclude_accounting_changes_from_modified_date_range: bool | None = None,
        phone: str | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Customer]:
        """All customer records, page after page."""
    async def create(
        self,
        *,
        name: str,
        address: CustomerAddressDict,
        locations: Iterable[NewLocationDict | NewLocationJson],
        tag_type_ids: Iterable[int] | None = ...,
        type: CustomerType | None = ...,
        custom_fields: Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] | None = ...,
        tax_exempt: bool | None = ...,
        do_not_mail: bool | None = ...,
        do_not_service: bool | None = ...,
        national_account: bool | None = ...,
        payment_term_id: int | None = ...,
        credit_limit: float | Decimal | None = ...,
        credit_limit_balance: float | Decimal | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        contacts: Iterable[NewContactDict] | None = ...,
    ) -> CreatedCustomer:
        """Take up a customer with the places where it wants work done, and the ways to reach it."""
    async def create_tag(self, id: int, tag_type_id: int, /) -> CustomerTags:
        """Put a mark on a customer."""
    async def delete_tag(self, id: int, tag_type_id: int, /) -> None:
        """Take a mark off a customer."""
    async def get(self, id: int, /) -> Customer:
        """One customer by its id."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        tag_type_ids: Iterable[int] = ...,
        name: str = ...,
        type: CustomerType = ...,
        address: UpdateCustomerAddressDict = ...,
        custom_fields: Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] = ...,
        tax_exempt: bool = ...,
        do_not_mail: bool = ...,
        do_not_service: bool = ...,
        national_account: bool = ...,
        payment_term_id: int = ...,
        credit_limit: float | Decimal = ...,
        credit_limit_balance: float | Decimal = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
    ) -> Customer:
        """Change what is known of a customer; lists of tags and custom fields are replaced as a whole."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Customer]:
        """Every customer in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Customer]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get_notes(
        self,
        id: int,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CustomerNote]:
        """All customer note records, page after page."""
    async def delete_note(self, id: int, note_id: int, /) -> None:
        """Delete one customer note."""
    async def create_note(
        self, id: int, /, *, text: str, pin_to_top: bool | None = ..., add_to_locations: bool | None = ...
    ) -> CustomerNote:
        """Write about a customer, and about all the locations that are in use if that is asked."""

class AsyncLocationsCalls:
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
    ) -> AsyncIterator[LocationCustomFieldType]:
        """All location custom field type records, page after page."""
    def get_contact_list(
        self, id: int, /, *, page_size: int | None = None, limit: int | None = None
    ) -> AsyncIterator[LocationContact]:
        """All location contact records, page after page."""
    async def delete_contact(self, id: int, contact_id: int, /) -> None:
        """Delete one location contact."""
    async def create_contact(
        self, id: int, /, *, type: ContactType, value: str, memo: str | None = ...
    ) -> LocationContact:
        """Note a way to reach somebody at a location; it reaches the customer, too."""
    async def update_contact(
        self,
        id: int,
        contact_id: int,
        /,
        *,
        type: ContactType = ...,
        value: str = ...,
        memo: str = ...,
        preferences: ContactPreferencesDict | ContactPreferencesJson = ...,
    ) -> LocationContact:
        """Change a way to reach somebody at a location, or what may be sent there."""
    def get_locations_contacts_list(
        self,
        *,
        location_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[LocationsContact]:
        """All locations contact records, page after page."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        customer_id: int | None = None,
        street: str | None = None,
        unit: str | None = None,
        city: str | None = None,
        state: str | None = None,
        zip: str | None = None,
        country: str | None = None,
        latitude: float | None = None,
        longitude: float | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        external_data_application_guid: UUID | str | None = None,
        external_data_key: str | None = None,
        external_data_values: Texts | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Location]:
        """All location records, page after page."""
    async def create(
        self,
        *,
        customer_id: int,
        name: str,
        address: CustomerAddressDict,
        tag_type_ids: Iterable[int] | None = ...,
        custom_fields: Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] | None = ...,
        external_data: ExternalDataCreateRequestDict | ExternalDataCreateRequestJson | None = ...,
        contacts: Iterable[NewContactDict] | None = ...,
        coordinates_source: GeolocationCoordinatesSource | None = ...,
        coordinates_verification_status: GeolocationVerificationStatus | None = ...,
    ) -> CreatedLocation:
        """Take up one more place where a customer wants work done."""
    async def create_tag(self, id: int, tag_type_id: int, /) -> LocationTags:
        """Put a mark on a place."""
    async def delete_tag(self, id: int, tag_type_id: int, /) -> None:
        """Take a mark off a place."""
    async def get(self, id: int, /) -> Location:
        """One location by its id."""
    async def get_preferred_technician(self, id: int, /) -> int | None:
        """Whom the people at a place would rather see, if anybody."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        tag_type_ids: Iterable[int] = ...,
        name: str = ...,
        address: AddressPatchModelDict = ...,
        custom_fields: Iterable[CustomFieldUpdateModelDict | CustomFieldUpdateModelJson] = ...,
        tax_zone_id: int = ...,
        external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...,
        customer_id: int = ...,
    ) -> Location:
        """Change what is known of a place, or who it belongs to; lists of tags and custom fields are replaced."""
    async def update_preferred_technician(self, id: int, preferred_technician_id: int, /) -> None:
        """Note whom the people at a place would rather see; a new name takes the old one's place."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Location]:
        """Every location in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Location]]:
        """The same page by page; `next` of the last one is where to go on next time."""
    def get_notes(
        self,
        id: int,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[LocationNote]:
        """All location note records, page after page."""
    async def delete_note(self, id: int, note_id: int, /) -> None:
        """Delete one location note."""
    async def create_note(
        self, id: int, /, *, text: str, pin_to_top: bool | None = ..., add_to_customer: bool | None = ...
    ) -> LocationNote:
        """Write about a location, and about its customer if that is asked."""

class AsyncCustomersContactsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportCustomerContact]:
        """Every customer contact in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportCustomerContact]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncLocationsContactsCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportLocationContact]:
        """Every location contact in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportLocationContact]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncTagsCalls:
    async def add_tags(self, *, customer_ids: Iterable[int], tag_type_ids: Iterable[int]) -> None:
        """Put marks on customers; those that have one already keep it."""
    async def remove_tags(self, *, customer_ids: Iterable[int], tag_type_ids: Iterable[int]) -> None:
        """Take marks off customers; those that never had one stay as they are."""

class AsyncContactsCalls:
    async def get_contact_method(self, contact_id: UUID | str, contact_method_id: UUID | str, /) -> ContactMethod:
        """One contact method by its id."""
    def get_contact_methods(
        self,
        contact_id: UUID | str,
        /,
        *,
        reference_id: str | None = None,
        value: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        type: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ContactMethod]:
        """All contact method records, page after page."""
    async def delete_contact_method(self, contact_id: UUID | str, contact_method_id: UUID | str, /) -> None:
        """Delete one contact method."""
    async def create_contact_method(
        self,
        contact_id: UUID | str,
        /,
        *,
        type: ContactType,
        value: str,
        reference_id: str | None = ...,
        memo: str | None = ...,
    ) -> ContactMethod:
        """Add a way to reach somebody."""
    async def get_contact_method_preference(
        self, contact_id: UUID | str, contact_method_id: UUID | str, preference_name: str, /
    ) -> ContactPreference:
        """Whether somebody wants to hear one thing here."""
    async def get_contact_method_preferences(
        self, contact_id: UUID | str, contact_method_id: UUID | str, /
    ) -> builtins.list[ContactPreference]:
        """What somebody wants to hear here, and what nobody asked them yet."""
    async def update_contact_method(
        self, contact_id: UUID | str, contact_method_id: UUID | str, /, *, value: str = ..., memo: str = ...
    ) -> ContactMethod:
        """Correct a number or an address."""
    async def update_contact_method_preference(
        self, contact_id: UUID | str, contact_method_id: UUID | str, preference_name: str, /, *, value: str = ...
    ) -> ContactPreference:
        """Note whether somebody wants to hear one thing here: true or false."""
    async def upsert_contact_method(
        self,
        contact_id: UUID | str,
        contact_method_id: UUID | str,
        /,
        *,
        type: ContactType,
        value: str,
        reference_id: str | None = ...,
        memo: str | None = ...,
    ) -> ContactMethod:
        """Write a way to reach somebody under the caller's own GUID, whether it was there or not."""
    def search_contact_methods(
        self,
        *,
        contact_id: UUID | str | None = None,
        reference_id: str | None = None,
        value: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        type: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[FoundContactMethod]:
        """All found contact method records, page after page."""
    def get_contact_relationship_list(
        self,
        contact_id: UUID | str,
        /,
        *,
        related_entity_id: int | None = None,
        type_slug: str | None = None,
        type_name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ContactRelationship]:
        """All contact relationship records, page after page."""
    async def create_contact_relationship(
        self, contact_id: UUID | str, related_entity_id: int, type_slug: str, /
    ) -> None:
        """Say that somebody belongs to a customer, a location or a booking."""
    async def delete_contact_relationship(
        self, contact_id: UUID | str, related_entity_id: int, type_slug: str, /
    ) -> None:
        """Say that somebody no longer belongs to a customer, a location or a booking."""
    async def get(self, id: UUID | str, /) -> Contact:
        """One contact by its id."""
    def list(
        self,
        *,
        name: str | None = None,
        title: str | None = None,
        reference_id: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        is_archived: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Contact]:
        """All contact records, page after page."""
    async def create(
        self, *, reference_id: str | None = ..., name: str | None = ..., title: str | None = ...
    ) -> Contact:
        """Know somebody from now on."""
    async def delete_contact(self, id: UUID | str, /) -> None:
        """Forget somebody who belongs to nobody, and how to reach them."""
    def get_by_relationship_id(
        self,
        relationship_id: int,
        /,
        *,
        name: str | None = None,
        title: str | None = None,
        reference_id: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        is_archived: str | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Contact]:
        """The people of one customer, location or booking, page after page."""
    async def get_preference_metadata_list(self) -> builtins.list[ContactPreferenceType]:
        """What people can be asked about how they want to be reached."""
    async def replace(
        self,
        id: UUID | str,
        /,
        *,
        is_archived: bool,
        name: str | None = ...,
        title: str | None = ...,
        reference_id: str | None = ...,
    ) -> Contact:
        """Write down anew who somebody is; what is not given is forgotten."""
    async def update(
        self,
        id: UUID | str,
        /,
        *,
        is_archived: bool,
        name: str | None = ...,
        title: str | None = ...,
        reference_id: str | None = ...,
    ) -> Contact:
        """Change what is known of somebody; what is not given stays."""

class AsyncLeadsCalls:
    def get_notes(
        self,
        id: int,
        /,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[LeadNote]:
        """All lead note records, page after page."""
    async def create_note(self, id: int, /, *, text: str, pin_to_top: bool | None = ...) -> LeadNote:
        """Pin or put a note on a lead."""
    async def get(self, id: int, /) -> Lead:
        """One lead by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        customer_id: int | None = None,
        status: LeadStatus | None = None,
        lead_customer_name: str | None = None,
        lead_phone: str | None = None,
        customer_city: str | None = None,
        customer_created_on_or_after: Moment | None = None,
        customer_created_before: Moment | None = None,
        customer_modified_on_or_after: Moment | None = None,
        customer_state: str | None = None,
        customer_zip: str | None = None,
        gen_perm_url: bool | None = None,
        is_capture_source_form: bool | None = None,
        is_prospect: bool | None = None,
        without_customer: bool | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Lead]:
        """All lead records, page after page."""
    async def create(
        self,
        *,
        campaign_id: int,
        summary: str,
        priority: Priority | None = ...,
        customer_id: int | None = ...,
        location_id: int | None = ...,
        business_unit_id: int | None = ...,
        job_type_id: int | None = ...,
        follow_up_date: Moment | None = ...,
        tag_type_ids: Iterable[int] | None = ...,
        call_reason_id: int | None = ...,
        booking_id: int | None = ...,
        lead_customer_name: str | None = ...,
        lead_phone: str | None = ...,
        lead_email: str | None = ...,
        lead_street: str | None = ...,
        lead_unit: str | None = ...,
        lead_city: str | None = ...,
        lead_state: str | None = ...,
        lead_zip: str | None = ...,
        lead_country: str | None = ...,
    ) -> Lead:
        """Note a chance for work, with the reason of the call or the day on which somebody follows it up."""
    async def create_follow_up(
        self, id: int, /, *, follow_up_date: Moment, text: str | None = ..., pin_to_top: bool | None = ...
    ) -> FollowUpResponse:
        """Promise to come back to somebody, with a note for whoever will."""
    async def dismiss(self, id: int, /, *, dismissing_reason_id: int) -> None:
        """Give up a chance for work."""
    async def submit_lead_form(
        self,
        *,
        name: str,
        id: int | None = None,
        email: str | None = ...,
        phone_number: str | None = ...,
        address: CustomerAddressDict | None = ...,
        summary: str | None = ...,
    ) -> SubmitLeadFormResponse:
        """Take a form that somebody filled in as a lead of the campaign (`id`) whose form it is."""
    async def update(
        self,
        id: int,
        /,
        *,
        priority: Priority = ...,
        business_unit_id: int = ...,
        job_type_id: int = ...,
        campaign_id: int = ...,
        summary: str = ...,
        lead_customer_name: str = ...,
        lead_phone: str = ...,
        lead_email: str = ...,
        lead_street: str = ...,
        lead_unit: str = ...,
        lead_city: str = ...,
        lead_state: str = ...,
        lead_zip: str = ...,
        lead_country: str = ...,
    ) -> Lead:
        """Change what is known of a chance for work."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportLead]:
        """Every lead in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportLead]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncCrmApi:
    bookings: AsyncBookingsCalls
    booking_provider: AsyncBookingProviderCalls
    booking_provider_tags: AsyncBookingProviderTagsCalls
    customers: AsyncCustomersCalls
    locations: AsyncLocationsCalls
    customers_contacts: AsyncCustomersContactsCalls
    locations_contacts: AsyncLocationsContactsCalls
    tags: AsyncTagsCalls
    contacts: AsyncContactsCalls
    leads: AsyncLeadsCalls

class AsyncCustomersModel(AsyncCustomersCalls):
    """Customer."""

class AsyncLeadsModel(AsyncLeadsCalls):
    """Lead."""

class AsyncServiceSitesModel(AsyncLocationsCalls):
    """Service site (location)."""

class AsyncLocationsModel(AsyncLocationsCalls):
    """Location."""
