"""What `client.memberships` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
CustomFieldDataType: TypeAlias = Literal["Text", "Dropdown", "Numeric"]
DiscountMode: TypeAlias = Literal["Basic", "Units", "Categories"]
MembershipLocationTarget: TypeAlias = Literal["AllLocations", "SingleLocation"]
MembershipRecurrenceType: TypeAlias = Literal[
    "OneTime", "Monthly", "EveryOtherMonth", "Quarterly", "BiAnnual", "Annual"
]
MembershipStatus: TypeAlias = Literal["Active", "Suspended", "Expired", "Canceled", "Deleted"]
Month: TypeAlias = Literal[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
OffsetType: TypeAlias = Literal["Weeks", "Months"]
OpportunityStatus: TypeAlias = Literal["NotAttempted", "Unreachable", "Contacted", "Won", "Dismissed"]
Priority: TypeAlias = Literal["Low", "Normal", "High", "Urgent"]
RecurringServiceAction: TypeAlias = Literal["None", "Single", "All"]
RecurringServiceEventSortingFields: TypeAlias = Literal["Id", "CreatedOn", "ModifiedOn"]
RevenueRecognitionMode: TypeAlias = Literal["PointOfSale", "Deferred"]
ServiceRecurrenceDuration: TypeAlias = Literal["Continuous", "NumberOfVisits"]
ServiceRecurrenceType: TypeAlias = Literal["Weekly", "Monthly", "Seasonal", "Daily", "NthWeekdayOfMonth"]
SkuType: TypeAlias = Literal["Service", "Material", "Equipment", "PriceModifier"]
WeekDay: TypeAlias = Literal["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
WeekOfMonth: TypeAlias = Literal["None", "First", "Second", "Third", "Fourth", "Last"]

class CustomFieldValue(Record):
    type_id: Shown[int]
    name: Shown[str]
    value: Shown[str | None]

class DiscountEntry(Record):
    target_id: Shown[int]
    discount: Shown[Decimal]

class DurationBilling(Record):
    id: Shown[int]
    created_on: Shown[When]
    active: Shown[bool]
    created_by_id: Shown[int | None]
    duration: Shown[int | None]
    billing_frequency: Shown[MembershipRecurrenceType | str]
    sale_price: Shown[Decimal]
    billing_price: Shown[Decimal]
    renewal_price: Shown[Decimal]
    import_id: Shown[str | None]

class DurationBillingEntry(Record):
    duration: Shown[int | None]
    billing_frequency: Shown[MembershipRecurrenceType | str]
    sale_price: Shown[Decimal]
    billing_price: Shown[Decimal]
    renewal_price: Shown[Decimal]

class ExportMembershipStatusChange(Record):
    id: Shown[int]
    created_on: Shown[When]
    created_by_id: Shown[int | None]
    old_status: Shown[MembershipStatus | str]
    new_status: Shown[MembershipStatus | str]
    note: Shown[str | None]
    membership_id: Shown[int]

class ExportRecurringServiceEvent(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    created_by_id: Shown[int | None]
    location_recurring_service_id: Shown[int]
    location_recurring_service_name: Shown[str | None]
    membership_id: Shown[int | None]
    membership_name: Shown[str | None]
    status: Shown[OpportunityStatus | str]
    date: Shown[When]
    job_id: Shown[int | None]

class InvoiceTemplate(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    created_by_id: Shown[int | None]
    name: Shown[str | None]
    total: Shown[Decimal]
    is_settings_template: Shown[bool]
    import_id: Shown[str | None]
    items: Shown[builtins.list[InvoiceTemplateItem]]

class InvoiceTemplateItem(Record):
    sku_id: Shown[int]
    quantity: Shown[Decimal]
    unit_price: Shown[Decimal]
    is_add_on: Shown[bool]
    description: Shown[str | None]
    cost: Shown[Decimal | None]
    hours: Shown[Decimal | None]
    workflow_action_item_id: Shown[int | None]
    id: Shown[int]
    sku_type: Shown[SkuType | str]
    import_id: Shown[str | None]

class Membership(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    created_by_id: Shown[int | None]
    follow_up_on: Shown[When]
    cancellation_date: Shown[When | None]
    from_: Shown[When | None]
    next_scheduled_bill_date: Shown[When | None]
    to: Shown[When | None]
    billing_frequency: Shown[MembershipRecurrenceType | str]
    renewal_billing_frequency: Shown[MembershipRecurrenceType | str | None]
    status: Shown[MembershipStatus | str]
    follow_up_status: Shown[OpportunityStatus | str]
    initial_deferred_revenue: Shown[Decimal]
    duration: Shown[int | None]
    renewal_duration: Shown[int | None]
    business_unit_id: Shown[int]
    customer_id: Shown[int]
    membership_type_id: Shown[int]
    activated_by_id: Shown[int | None]
    activated_from_id: Shown[int | None]
    billing_template_id: Shown[int | None]
    cancellation_balance_invoice_id: Shown[int | None]
    cancellation_invoice_id: Shown[int | None]
    follow_up_custom_status_id: Shown[int | None]
    location_id: Shown[int | None]
    payment_method_id: Shown[int | None]
    payment_type_id: Shown[int | None]
    recurring_location_id: Shown[int | None]
    renewal_membership_task_id: Shown[int | None]
    renewed_by_id: Shown[int | None]
    sold_by_id: Shown[int | None]
    customer_po: Shown[str | None]
    import_id: Shown[str | None]
    memo: Shown[str | None]
    custom_fields: Shown[builtins.list[CustomFieldValue]]

class MembershipCustomFieldType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    name: Shown[str]
    data_type: Shown[CustomFieldDataType | str]
    data_type_options: Shown[builtins.list[str] | None]

class MembershipStatusChange(Record):
    id: Shown[int]
    created_on: Shown[When]
    created_by_id: Shown[int | None]
    old_status: Shown[MembershipStatus | str]
    new_status: Shown[MembershipStatus | str]
    note: Shown[str | None]

class MembershipType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    created_by_id: Shown[int | None]
    name: Shown[str]
    display_name: Shown[str | None]
    discount_mode: Shown[DiscountMode | str]
    location_target: Shown[MembershipLocationTarget | str]
    revenue_recognition_mode: Shown[RevenueRecognitionMode | str]
    auto_calculate_invoice_templates: Shown[bool]
    use_membership_pricing_table: Shown[bool]
    show_membership_savings: Shown[bool]
    import_id: Shown[str | None]
    billing_template_id: Shown[int | None]
    discount: Shown[Decimal]
    duration_billing: Shown[builtins.list[DurationBillingEntry] | None]
    discounts: Shown[builtins.list[DiscountEntry] | None]
    recurring_services: Shown[builtins.list[RecurringServiceEntry] | None]
    tag_type_ids: Shown[builtins.list[int] | None]

class ModificationResponse(Record):
    id: Shown[int]

class RecurringService(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    created_by_id: Shown[int | None]
    import_id: Shown[str | None]
    recurrence_type: Shown[ServiceRecurrenceType | str]
    recurrence_interval: Shown[int]
    recurrence_months: Shown[builtins.list[Month | str]]
    duration_type: Shown[ServiceRecurrenceDuration | str]
    duration_length: Shown[int]
    invoice_template_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    job_type_id: Shown[int | None]
    priority: Shown[Priority | str]
    campaign_id: Shown[int | None]
    job_summary: Shown[str | None]
    name: Shown[str]
    membership_id: Shown[int | None]
    location_id: Shown[int]
    recurring_service_type_id: Shown[int]
    from_: Shown[When | None]
    to: Shown[When | None]
    memo: Shown[str | None]
    invoice_template_for_following_years_id: Shown[int | None]
    first_visit_complete: Shown[bool]
    activated_from_id: Shown[int | None]
    allocation: Shown[Decimal]
    recurrence_days_of_week: Shown[builtins.list[WeekDay | str]]
    recurrence_week: Shown[WeekOfMonth | str]
    recurrence_day_of_nth_week: Shown[WeekDay | str | None]
    recurrence_days_of_month: Shown[builtins.list[int]]
    job_start_time: Shown[str | None]
    estimated_payroll_cost: Shown[Decimal | None]
    preferred_technician_ids: Shown[builtins.list[int] | None]
    tag_type_ids: Shown[builtins.list[int]]

class RecurringServiceEntry(Record):
    membership_type_id: Shown[int]
    recurring_service_type_id: Shown[int]
    offset: Shown[int]
    offset_type: Shown[OffsetType | str]
    allocation: Shown[Decimal]

class RecurringServiceEvent(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    created_by_id: Shown[int | None]
    location_recurring_service_id: Shown[int]
    location_recurring_service_name: Shown[str | None]
    membership_id: Shown[int | None]
    membership_name: Shown[str | None]
    status: Shown[OpportunityStatus | str]
    date: Shown[When]
    job_id: Shown[int | None]

class RecurringServiceType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    created_by_id: Shown[int | None]
    import_id: Shown[str | None]
    recurrence_type: Shown[ServiceRecurrenceType | str]
    recurrence_interval: Shown[int]
    recurrence_months: Shown[builtins.list[Month | str]]
    duration_type: Shown[ServiceRecurrenceDuration | str]
    duration_length: Shown[int]
    invoice_template_id: Shown[int | None]
    business_unit_id: Shown[int | None]
    job_type_id: Shown[int | None]
    priority: Shown[Priority | str]
    campaign_id: Shown[int | None]
    job_summary: Shown[str | None]
    name: Shown[str | None]

class SaleResponse(Record):
    invoice_id: Shown[int]
    customer_membership_id: Shown[int]

class TypeDiscount(Record):
    id: Shown[int]
    created_on: Shown[When]
    created_by_id: Shown[int | None]
    target_id: Shown[int]
    discount: Shown[Decimal]

class TypeRecurringService(Record):
    id: Shown[int]
    created_on: Shown[When]
    created_by_id: Shown[int | None]
    membership_type_id: Shown[int]
    recurring_service_type_id: Shown[int]
    offset: Shown[int]
    offset_type: Shown[OffsetType | str]
    allocation: Shown[Decimal]
    import_id: Shown[str | None]

class ChangedItemDict(TypedDict):
    sku_id: int
    quantity: float | Decimal
    unit_price: float | Decimal
    is_add_on: bool
    description: NotRequired[str | None]
    cost: NotRequired[float | Decimal | None]
    hours: NotRequired[float | Decimal | None]
    id: NotRequired[int | None]

class ChangedItemJson(TypedDict):
    skuId: int
    quantity: float | Decimal
    unitPrice: float | Decimal
    isAddOn: bool
    description: NotRequired[str | None]
    cost: NotRequired[float | Decimal | None]
    hours: NotRequired[float | Decimal | None]
    id: NotRequired[int | None]

class NewItemDict(TypedDict):
    sku_id: int
    quantity: float | Decimal
    unit_price: float | Decimal
    is_add_on: bool
    description: NotRequired[str | None]
    cost: NotRequired[float | Decimal | None]
    hours: NotRequired[float | Decimal | None]
    workflow_action_item_id: NotRequired[int | None]

class NewItemJson(TypedDict):
    skuId: int
    quantity: float | Decimal
    unitPrice: float | Decimal
    isAddOn: bool
    description: NotRequired[str | None]
    cost: NotRequired[float | Decimal | None]
    hours: NotRequired[float | Decimal | None]
    workflowActionItemId: NotRequired[int | None]

class OrderByItem_Of_RecurringServiceEventSortingFieldsDict(TypedDict):
    field: RecurringServiceEventSortingFields
    is_descending: bool

class OrderByItem_Of_RecurringServiceEventSortingFieldsJson(TypedDict):
    field: RecurringServiceEventSortingFields
    isDescending: bool

class InvoiceTemplatesCalls:
    def get(self, id: int, /) -> InvoiceTemplate:
        """One invoice template by its id."""
    def create(self, *, items: Iterable[NewItemDict | NewItemJson] | None = ...) -> ModificationResponse:
        """Write down what is to be billed, for a membership or a recurring service to be given it."""
    def list(self, *, ids: Ids) -> builtins.list[InvoiceTemplate]:
        """The templates with these ids, as memberships and recurring services name them."""
    def update(
        self,
        id: int,
        /,
        *,
        created_on: Moment = ...,
        active: bool = ...,
        created_by_id: int = ...,
        name: str = ...,
        items: Iterable[ChangedItemDict | ChangedItemJson | None] = ...,
    ) -> ModificationResponse:
        """Change a template; its lines are replaced as a whole, and those named by their id stay the same lines."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[InvoiceTemplate]:
        """Every invoice template in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[InvoiceTemplate]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class RecurringServiceEventsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        job_id: int | None = None,
        status: OpportunityStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        location_id: int | None = None,
        sort: Iterable[
            OrderByItem_Of_RecurringServiceEventSortingFieldsDict
            | OrderByItem_Of_RecurringServiceEventSortingFieldsJson
        ]
        | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[RecurringServiceEvent]:
        """All recurring service event records, page after page."""
    def mark_complete(self, id: int, /, *, job_id: int) -> ModificationResponse:
        """A job does the visit: what the visit is billed by is copied onto the job's invoice."""
    def mark_incomplete(self, id: int, /, *, job_id: int) -> ModificationResponse:
        """The job did not do the visit after all: its lines leave the job's invoice, and the visit is due again."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportRecurringServiceEvent]:
        """Every recurring service event in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportRecurringServiceEvent]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class RecurringServiceTypesCalls:
    def get(self, id: int, /) -> RecurringServiceType:
        """One recurring service type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        recurrence_type: ServiceRecurrenceType | None = None,
        duration_type: ServiceRecurrenceDuration | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        membership_type_id: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[RecurringServiceType]:
        """All recurring service type records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecurringServiceType]:
        """Every recurring service type in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[RecurringServiceType]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class RecurringServicesCalls:
    def get(self, id: int, /) -> RecurringService:
        """One recurring service by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        membership_ids: Ids | None = None,
        location_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        include_technicians: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[RecurringService]:
        """All recurring service records, page after page."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        recurrence_type: ServiceRecurrenceType = ...,
        recurrence_interval: int = ...,
        recurrence_months: Iterable[Month] = ...,
        duration_type: ServiceRecurrenceDuration = ...,
        duration_length: int = ...,
        invoice_template_id: int | None = ...,
        business_unit_id: int = ...,
        job_type_id: int = ...,
        priority: Priority = ...,
        campaign_id: int = ...,
        job_summary: str = ...,
        name: str = ...,
        recurring_service_type_id: int = ...,
        from_: Moment = ...,
        memo: str = ...,
        invoice_template_for_following_years_id: int | None = ...,
        recurrence_days_of_week: Iterable[WeekDay] = ...,
        recurrence_week: WeekOfMonth = ...,
        recurrence_day_of_nth_week: WeekDay | None = ...,
        job_start_time: str | None = ...,
        estimated_payroll_cost: float | Decimal | None = ...,
        preferred_technician_ids: Iterable[int] = ...,
        tag_type_ids: Iterable[int] = ...,
    ) -> ModificationResponse:
        """Change a service; the visits that nobody has done follow."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecurringService]:
        """Every recurring service in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[RecurringService]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class MembershipTypesCalls:
    def get(self, id: int, /) -> MembershipType:
        """One membership type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        billing_frequency: MembershipRecurrenceType | None = None,
        duration: int | None = None,
        sort: str | None = None,
        include_duration_billing: bool | None = None,
        include_discounts: bool | None = None,
        include_recurring_services: bool | None = None,
        include_tags: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[MembershipType]:
        """All membership type records, page after page."""
    def get_discounts_list(self, id: int, /) -> builtins.list[TypeDiscount]:
        """What members get off."""
    def get_duration_billing_list(
        self, id: int, /, *, active: ActiveRequestArg | bool | None = None
    ) -> builtins.list[DurationBilling]:
        """For how long the membership can be had, and how it is paid."""
    def get_recurring_service_items(self, id: int, /) -> builtins.list[TypeRecurringService]:
        """The recurring services that members get."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[MembershipType]:
        """Every membership type in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[MembershipType]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class MembershipStatusChangesCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ExportMembershipStatusChange]:
        """Every membership status change in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ExportMembershipStatusChange]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class MembershipsCalls:
    def get_custom_fields(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[MembershipCustomFieldType]:
        """All membership custom field type records, page after page."""
    def get(self, id: int, /) -> Membership:
        """One membership by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        customer_ids: Ids | None = None,
        status: MembershipStatus | None = None,
        duration: int | None = None,
        billing_frequency: MembershipRecurrenceType | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Membership]:
        """All membership records, page after page."""
    def get_status_changes(self, id: int, /) -> builtins.list[MembershipStatusChange]:
        """What became of a membership, step by step."""
    def create(
        self,
        *,
        customer_id: int,
        business_unit_id: int,
        sale_task_id: int,
        duration_billing_id: int,
        recurring_service_action: RecurringServiceAction,
        location_id: int | None = ...,
        recurring_location_id: int | None = ...,
    ) -> SaleResponse:
        """Make a customer a member: the invoice of the sale, the membership, and the services that it brings."""
    def update(
        self,
        id: int,
        /,
        *,
        from_: Moment = ...,
        next_scheduled_bill_date: Moment | None = ...,
        to: Moment | None = ...,
        initial_deferred_revenue: float | Decimal = ...,
        business_unit_id: int = ...,
        billing_template_id: int | None = ...,
        cancellation_balance_invoice_id: int | None = ...,
        cancellation_invoice_id: int | None = ...,
        location_id: int | None = ...,
        payment_method_id: int | None = ...,
        payment_type_id: int | None = ...,
        recurring_location_id: int | None = ...,
        renewal_membership_task_id: int | None = ...,
        sold_by_id: int | None = ...,
        memo: str = ...,
        status: MembershipStatus = ...,
        recurring_service_action: RecurringServiceAction = ...,
    ) -> ModificationResponse:
        """Change a membership; its end, its billing and its services follow."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Membership]:
        """Every membership in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Membership]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class MembershipsApi:
    invoice_templates: InvoiceTemplatesCalls
    recurring_service_events: RecurringServiceEventsCalls
    recurring_service_types: RecurringServiceTypesCalls
    recurring_services: RecurringServicesCalls
    membership_types: MembershipTypesCalls
    membership_status_changes: MembershipStatusChangesCalls
    memberships: MembershipsCalls

class AsyncInvoiceTemplatesCalls:
    async def get(self, id: int, /) -> InvoiceTemplate:
        """One invoice template by its id."""
    async def create(self, *, items: Iterable[NewItemDict | NewItemJson] | None = ...) -> ModificationResponse:
        """Write down what is to be billed, for a membership or a recurring service to be given it."""
    async def list(self, *, ids: Ids) -> builtins.list[InvoiceTemplate]:
        """The templates with these ids, as memberships and recurring services name them."""
    async def update(
        self,
        id: int,
        /,
        *,
        created_on: Moment = ...,
        active: bool = ...,
        created_by_id: int = ...,
        name: str = ...,
        items: Iterable[ChangedItemDict | ChangedItemJson | None] = ...,
    ) -> ModificationResponse:
        """Change a template; its lines are replaced as a whole, and those named by their id stay the same lines."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[InvoiceTemplate]:
        """Every invoice template in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[InvoiceTemplate]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncRecurringServiceEventsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        job_id: int | None = None,
        status: OpportunityStatus | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        location_id: int | None = None,
        sort: Iterable[
            OrderByItem_Of_RecurringServiceEventSortingFieldsDict
            | OrderByItem_Of_RecurringServiceEventSortingFieldsJson
        ]
        | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[RecurringServiceEvent]:
        """All recurring service event records, page after page."""
    async def mark_complete(self, id: int, /, *, job_id: int) -> ModificationResponse:
        """A job does the visit: what the visit is billed by is copied onto the job's invoice."""
    async def mark_incomplete(self, id: int, /, *, job_id: int) -> ModificationResponse:
        """The job did not do the visit after all: its lines leave the job's invoice, and the visit is due again."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportRecurringServiceEvent]:
        """Every recurring service event in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportRecurringServiceEvent]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncRecurringServiceTypesCalls:
    async def get(self, id: int, /) -> RecurringServiceType:
        """One recurring service type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        recurrence_type: ServiceRecurrenceType | None = None,
        duration_type: ServiceRecurrenceDuration | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        membership_type_id: int | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[RecurringServiceType]:
        """All recurring service type records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecurringServiceType]:
        """Every recurring service type in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[RecurringServiceType]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncRecurringServicesCalls:
    async def get(self, id: int, /) -> RecurringService:
        """One recurring service by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        membership_ids: Ids | None = None,
        location_ids: Ids | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        include_technicians: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[RecurringService]:
        """All recurring service records, page after page."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool = ...,
        recurrence_type: ServiceRecurrenceType = ...,
        recurrence_interval: int = ...,
        recurrence_months: Iterable[Month] = ...,
        duration_type: ServiceRecurrenceDuration = ...,
        duration_length: int = ...,
        invoice_template_id: int | None = ...,
        business_unit_id: int = ...,
        job_type_id: int = ...,
        priority: Priority = ...,
        campaign_id: int = ...,
        job_summary: str = ...,
        name: str = ...,
        recurring_service_type_id: int = ...,
        from_: Moment = ...,
        memo: str = ...,
        invoice_template_for_following_years_id: int | None = ...,
        recurrence_days_of_week: Iterable[WeekDay] = ...,
        recurrence_week: WeekOfMonth = ...,
        recurrence_day_of_nth_week: WeekDay | None = ...,
        job_start_time: str | None = ...,
        estimated_payroll_cost: float | Decimal | None = ...,
        preferred_technician_ids: Iterable[int] = ...,
        tag_type_ids: Iterable[int] = ...,
    ) -> ModificationResponse:
        """Change a service; the visits that nobody has done follow."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecurringService]:
        """Every recurring service in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[RecurringService]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncMembershipTypesCalls:
    async def get(self, id: int, /) -> MembershipType:
        """One membership type by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        billing_frequency: MembershipRecurrenceType | None = None,
        duration: int | None = None,
        sort: str | None = None,
        include_duration_billing: bool | None = None,
        include_discounts: bool | None = None,
        include_recurring_services: bool | None = None,
        include_tags: bool | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[MembershipType]:
        """All membership type records, page after page."""
    async def get_discounts_list(self, id: int, /) -> builtins.list[TypeDiscount]:
        """What members get off."""
    async def get_duration_billing_list(
        self, id: int, /, *, active: ActiveRequestArg | bool | None = None
    ) -> builtins.list[DurationBilling]:
        """For how long the membership can be had, and how it is paid."""
    async def get_recurring_service_items(self, id: int, /) -> builtins.list[TypeRecurringService]:
        """The recurring services that members get."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[MembershipType]:
        """Every membership type in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[MembershipType]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncMembershipStatusChangesCalls:
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ExportMembershipStatusChange]:
        """Every membership status change in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ExportMembershipStatusChange]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncMembershipsCalls:
    def get_custom_fields(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[MembershipCustomFieldType]:
        """All membership custom field type records, page after page."""
    async def get(self, id: int, /) -> Membership:
        """One membership by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        customer_ids: Ids | None = None,
        status: MembershipStatus | None = None,
        duration: int | None = None,
        billing_frequency: MembershipRecurrenceType | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Membership]:
        """All membership records, page after page."""
    async def get_status_changes(self, id: int, /) -> builtins.list[MembershipStatusChange]:
        """What became of a membership, step by step."""
    async def create(
        self,
        *,
        customer_id: int,
        business_unit_id: int,
        sale_task_id: int,
        duration_billing_id: int,
        recurring_service_action: RecurringServiceAction,
        location_id: int | None = ...,
        recurring_location_id: int | None = ...,
    ) -> SaleResponse:
        """Make a customer a member: the invoice of the sale, the membership, and the services that it brings."""
    async def update(
        self,
        id: int,
        /,
        *,
        from_: Moment = ...,
        next_scheduled_bill_date: Moment | None = ...,
        to: Moment | None = ...,
        initial_deferred_revenue: float | Decimal = ...,
        business_unit_id: int = ...,
        billing_template_id: int | None = ...,
        cancellation_balance_invoice_id: int | None = ...,
        cancellation_invoice_id: int | None = ...,
        location_id: int | None = ...,
        payment_method_id: int | None = ...,
        payment_type_id: int | None = ...,
        recurring_location_id: int | None = ...,
        renewal_membership_task_id: int | None = ...,
        sold_by_id: int | None = ...,
        memo: str = ...,
        status: MembershipStatus = ...,
        recurring_service_action: RecurringServiceAction = ...,
    ) -> ModificationResponse:
        """Change a membership; its end, its billing and its services follow."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Membership]:
        """Every membership in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Membership]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncMembershipsApi:
    invoice_templates: AsyncInvoiceTemplatesCalls
    recurring_service_events: AsyncRecurringServiceEventsCalls
    recurring_service_types: AsyncRecurringServiceTypesCalls
    recurring_services: AsyncRecurringServicesCalls
    membership_types: AsyncMembershipTypesCalls
    membership_status_changes: AsyncMembershipStatusChangesCalls
    memberships: AsyncMembershipsCalls
