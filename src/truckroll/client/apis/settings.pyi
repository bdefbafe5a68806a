"""What `client.settings` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict
from uuid import UUID

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment

AccountAction: TypeAlias = Literal["Activate", "Deactivate", "SendInvite", "SendPasswordResetLink"]
AccountActionStatus: TypeAlias = Literal["Success"]
AccountCreationMethod: TypeAlias = Literal["CreateLater", "SendInvite", "AssignLoginAndPassword"]
ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
EmployeePosition: TypeAlias = Literal[
    "CSR",
    "Dispatcher",
    "CsrManager",
    "DispatchManager",
    "InstallProductionManager",
    "ServiceManager",
    "SalesManager",
    "MarketingManager",
    "Administrator",
    "PayrollManager",
    "Bookkeeper",
    "PurchasingManager",
    "WarehouseManager",
    "OfficeManager",
    "GeneralManager",
    "BusinessOwner",
    "AnsweringService",
    "InsideSales",
    "GeneralOfficeNonManagement",
]
EmployeeType: TypeAlias = Literal["Employee", "Technician"]
EmployeeUserRole: TypeAlias = Literal[
    "Unspecified",
    "Technician",
    "Dispatch",
    "Accounting",
    "FieldManager",
    "DisplayUser",
    "DisplayUserWithBillingAccess",
    "SalesManager",
    "CSR",
    "GeneralOffice",
    "TechnicianHelper",
    "TechnicianMaintenance",
    "TechnicianInstaller",
    "Admin",
    "TechnicianService",
    "TechnicianSales",
    "Owner",
    "EmptyEmployee",
    "EmptyTechnician",
]
ExternalDataPatchMode: TypeAlias = Literal["Replace", "Merge"]
JobFilter: TypeAlias = Literal[
    "AllScheduledDispatchedWorking",
    "NextScheduledDispatchedWorking",
    "DispatchedWorking",
    "NextScheduledDispatchedWorkingToday",
    "AllScheduledDispatchedWorkingToday",
    "AllScheduledDispatchedWorkingFiveDays",
    "NextScheduledDispatchedWorkingTodayTomorrow",
    "AllScheduledDispatchedWorkingTodayTomorrow",
    "Next2ScheduledDispatchedWorkingToday",
]
JobHistoryDateFilter: TypeAlias = Literal["AllJobs", "LastThreeDays", "LastSevenDays", "LastMonth"]
LicenseType: TypeAlias = Literal["NonManagedTech", "ManagedTech", "ManagedInstaller"]
RequestedEmployeeType: TypeAlias = Literal["None", "Employee", "Technician", "All"]
TagImportance: TypeAlias = Literal["Medium", "High"]
TechnicianLicenseType: TypeAlias = Literal["NonManagedTechnician", "ManagedTechnician", "ManagedInstaller"]
TechnicianPosition: TypeAlias = Literal[
    "Installer",
    "Service",
    "Sales",
    "Maintenance",
    "Helper",
    "InstallProductionManager",
    "ServiceManager",
    "SalesManager",
    "PartRunner",
    "DummyTech",
]
TechnicianStatus: TypeAlias = Literal["Idle", "Dispatched", "Working", "Meal"]

class AccountActionResponse(Record):
    status: Shown[AccountActionStatus | str]

class BusinessUnit(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    official_name: Shown[str | None]
    email: Shown[str | None]
    currency: Shown[str | None]
    phone_number: Shown[str | None]
    invoice_header: Shown[str | None]
    invoice_message: Shown[str | None]
    default_tax_rate: Shown[Decimal | None]
    authorization_paragraph: Shown[str | None]
    acknowledgement_paragraph: Shown[str | None]
    address: Shown[BusinessUnitAddress | None]
    material_sku: Shown[str | None]
    quickbooks_class: Shown[str | None]
    account_code: Shown[str | None]
    franchise_id: Shown[str | None]
    concept_code: Shown[str | None]
    corporate_contract_number: Shown[str | None]
    trade: Shown[NamedModel | None]
    division: Shown[NamedModel | None]
    tag_type_ids: Shown[builtins.list[int] | None]
    tenant: Shown[BusinessUnitTenant | None]
    external_data: Shown[builtins.list[ExternalDataModel] | None]

class BusinessUnitAddress(Record):
    street: Shown[str | None]
    unit: Shown[str | None]
    city: Shown[str | None]
    state: Shown[str | None]
    zip: Shown[str | None]
    country: Shown[str | None]
    latitude: Shown[float | None]
    longitude: Shown[float | None]
    is_manual_coordinates: Shown[bool]
    is_military: Shown[bool]

class BusinessUnitTenant(Record):
    id: Shown[int]
    name: Shown[str]
    account_code: Shown[str | None]
    franchise_id: Shown[str | None]
    concept_code: Shown[str | None]
    modified_on: Shown[When]

class CustomFieldApiModel(Record):
    type_id: Shown[int]
    name: Shown[str | None]
    value: Shown[str | None]

class Employee(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    user_id: Shown[int]
    name: Shown[str]
    first_name: Shown[str | None]
    last_name: Shown[str | None]
    role_ids: Shown[builtins.list[int] | None]
    business_unit_id: Shown[int | None]
    phone_number: Shown[str | None]
    login_name: Shown[str | None]
    aad_user_id: Shown[str | None]
    account_locked: Shown[bool | None]
    start_date: Shown[When | None]
    hourly_rate: Shown[Decimal]
    custom_fields: Shown[builtins.list[CustomFieldApiModel] | None]
    permissions: Shown[builtins.list[UserPermission] | None]
    email: Shown[str | None]
    manager_id: Shown[int | None]
    role: Shown[EmployeeUserRole | str]
    home: Shown[EmployeeAddress | None]
    agent_id: Shown[int]
    termination_date: Shown[When | None]
    overtime_profile_id: Shown[int | None]

class EmployeeAddress(Record):
    street: Shown[str | None]
    unit: Shown[str | None]
    country: Shown[str | None]
    city: Shown[str | None]
    state: Shown[str | None]
    zip: Shown[str | None]

class ExternalDataModel(Record):
    key: Shown[str]
    value: Shown[str]

class KnownSkill(Record):
    id: Shown[int]
    name: Shown[str | None]

class ModificationResponse(Record):
    id: Shown[int]

class NamedModel(Record):
    id: Shown[int]
    name: Shown[str]

class TagType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    color: Shown[str]
    code: Shown[str]
    importance: Shown[TagImportance | str | None]
    is_conversion_opportunity: Shown[bool]
    allow_to_use_on_timesheet_activity: Shown[bool]
    is_visible_on_dispatch_board: Shown[bool]

class Technician(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    user_id: Shown[int]
    name: Shown[str]
    first_name: Shown[str | None]
    last_name: Shown[str | None]
    role_ids: Shown[builtins.list[int] | None]
    business_unit_id: Shown[int | None]
    phone_number: Shown[str | None]
    login_name: Shown[str | None]
    aad_user_id: Shown[str | None]
    account_locked: Shown[bool | None]
    start_date: Shown[When | None]
    hourly_rate: Shown[Decimal]
    custom_fields: Shown[builtins.list[CustomFieldApiModel] | None]
    permissions: Shown[builtins.list[UserPermission] | None]
    email: Shown[str | None]
    main_zone_id: Shown[int | None]
    zone_ids: Shown[builtins.list[int] | None]
    home: Shown[TechnicianAddress | None]
    daily_goal: Shown[Decimal]
    is_managed_tech: Shown[bool]
    license_type: Shown[LicenseType | str | None]
    burden_rate: Shown[Decimal]
    team: Shown[str | None]
    job_filter: Shown[JobFilter | str | None]
    commission_rate: Shown[Decimal]
    current_value: Shown[Decimal | None]
    job_id: Shown[int | None]
    mobile_phone: Shown[str | None]
    outbound_caller_id: Shown[str | None]
    payroll_id: Shown[str | None]
    payroll_profile_id: Shown[int | None]
    appoitment_id: Shown[int | None]
    shift_start: Shown[str | None]
    shift_end: Shown[str | None]
    sold_by_rate: Shown[Decimal]
    status: Shown[TechnicianStatus | str]
    skills: Shown[builtins.list[KnownSkill] | None]
    positions: Shown[builtins.list[TechnicianPosition | str] | None]
    location: Shown[TechnicianLocation | None]
    bio: Shown[str | None]
    memo: Shown[str | None]

class TechnicianAddress(Record):
    street: Shown[str | None]
    unit: Shown[str | None]
    country: Shown[str | None]
    city: Shown[str | None]
    state: Shown[str | None]
    zip: Shown[str | None]
    street_address: Shown[str | None]
    latitude: Shown[float | None]
    longitude: Shown[float | None]

class TechnicianLocation(Record):
    latitude: Shown[float | None]
    longitude: Shown[float | None]
    coordinates_updated_on: Shown[When | None]

class UserPermission(Record):
    id: Shown[int]
    value: Shown[str | None]

class UserRole(Record):
    id: Shown[int]
    created_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    employee_type: Shown[EmployeeType | str]

class CustomFieldModelDict(TypedDict):
    type_id: int
    value: NotRequired[str | None]

class CustomFieldModelJson(TypedDict):
    typeId: int
    value: NotRequired[str | None]

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

class TechnicianHomeDict(TypedDict):
    unit: NotRequired[str | None]
    street: str
    city: str
    state: NotRequired[str | None]
    country: NotRequired[str | None]
    zip: NotRequired[str | None]
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]

class BusinessUnitsCalls:
    def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> BusinessUnit:
        """One business unit by its id."""
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
        external_data_application_guid: UUID | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[BusinessUnit]:
        """All business unit records, page after page."""
    def update(
        self, id: int, /, *, external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...
    ) -> ModificationResponse:
        """Attach what the calling app wants to know about a part of the business."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[BusinessUnit]:
        """Every business unit in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[BusinessUnit]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class UserRolesCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        employee_type: RequestedEmployeeType | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[UserRole]:
        """All user role records, page after page."""

class EmployeesCalls:
    def get(self, id: int, /) -> Employee:
        """One employee by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        user_ids: Ids | None = None,
        name: str | None = None,
        email: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Employee]:
        """All employee records, page after page."""
    def account_actions(self, id: int, /, *, action: AccountAction) -> AccountActionResponse:
        """Let somebody in or out, or send what is needed to get in."""
    def create(
        self,
        *,
        name: str,
        email: str,
        positions: Iterable[EmployeePosition],
        account_creation_method: AccountCreationMethod,
        role_id: int,
        business_unit_id: int | None = ...,
        phone_number: str | None = ...,
        aad_user_id: str | None = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] | None = ...,
        mobile_phone_number: str | None = ...,
        login: str | None = ...,
        password: str | None = ...,
    ) -> ModificationResponse:
        """Take somebody on for the office."""
    def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        business_unit_id: int | None = ...,
        phone_number: str = ...,
        aad_user_id: str = ...,
        account_locked: bool = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] = ...,
        email: str = ...,
        mobile_phone_number: str = ...,
        positions: Iterable[EmployeePosition] = ...,
        role_id: int = ...,
        login: str = ...,
    ) -> ModificationResponse:
        """Change what is known of somebody in the office."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Employee]:
        """Every employee in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Employee]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class TagTypesCalls:
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
    ) -> Iterator[TagType]:
        """All tag type records, page after page."""
    def create(
        self,
        *,
        name: str,
        color: str,
        code: str | None = ...,
        importance: TagImportance | None = ...,
        is_conversion_opportunity: bool | None = ...,
        allow_to_use_on_timesheet_activity: bool | None = ...,
        is_visible_on_dispatch_board: bool | None = ...,
    ) -> ModificationResponse:
        """Offer a new mark."""
    def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        color: str = ...,
        code: str = ...,
        importance: TagImportance | None = ...,
        is_conversion_opportunity: bool = ...,
        allow_to_use_on_timesheet_activity: bool = ...,
        is_visible_on_dispatch_board: bool = ...,
    ) -> ModificationResponse:
        """Change how a mark looks and what it says, wherever it was put."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[TagType]:
        """Every tag type in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[TagType]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class TechniciansCalls:
    def get(self, id: int, /) -> Technician:
        """One technician by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        user_ids: Ids | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Technician]:
        """All technician records, page after page."""
    def account_actions(
        self,
        id: int,
        /,
        *,
        action: AccountAction,
        license_type: TechnicianLicenseType | None = ...,
        truck_id: int | None = ...,
    ) -> AccountActionResponse:
        """Let a technician in (under a licence, and perhaps with a truck) or out, or send what is needed to get in."""
    def create(
        self,
        *,
        name: str,
        license_type: LicenseType,
        positions: Iterable[TechnicianPosition],
        account_creation_method: AccountCreationMethod,
        role_id: int,
        business_unit_id: int | None = ...,
        phone_number: str | None = ...,
        aad_user_id: str | None = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] | None = ...,
        email: str | None = ...,
        home: TechnicianHomeDict | None = ...,
        daily_goal: float | Decimal | None = ...,
        burden_rate: float | Decimal | None = ...,
        team: str | None = ...,
        job_filter: JobFilter | None = ...,
        bio: str | None = ...,
        memo: str | None = ...,
        job_history_date_filter: JobHistoryDateFilter | None = ...,
        login: str | None = ...,
        password: str | None = ...,
    ) -> ModificationResponse:
        """Take a technician on, under a licence."""
    def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        business_unit_id: int | None = ...,
        phone_number: str = ...,
        aad_user_id: str = ...,
        account_locked: bool = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] = ...,
        email: str = ...,
        home: TechnicianHomeDict = ...,
        daily_goal: float | Decimal | None = ...,
        license_type: LicenseType = ...,
        burden_rate: float | Decimal | None = ...,
        team: str = ...,
        job_filter: JobFilter | None = ...,
        positions: Iterable[TechnicianPosition] = ...,
        bio: str = ...,
        memo: str = ...,
        job_history_date_filter: JobHistoryDateFilter | None = ...,
        role_id: int = ...,
        login: str = ...,
    ) -> ModificationResponse:
        """Change what is known of a technician."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Technician]:
        """Every technician in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Technician]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class SettingsApi:
    business_units: BusinessUnitsCalls
    user_roles: UserRolesCalls
    employees: EmployeesCalls
    tag_types: TagTypesCalls
    technicians: TechniciansCalls

class EmployeesModel(EmployeesCalls):
    """Employee."""

class AsyncBusinessUnitsCalls:
    async def get(self, id: int, /, *, external_data_application_guid: UUID | str | None = None) -> BusinessUnit:
        """One business unit by its id."""
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
        external_data_application_guid: UUID | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[BusinessUnit]:
        """All business unit records, page after page."""
    async def update(
        self, id: int, /, *, external_data: ExternalDataUpdateRequestDict | ExternalDataUpdateRequestJson = ...
    ) -> ModificationResponse:
        """Attach what the calling app wants to know about a part of the business."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[BusinessUnit]:
        """Every business unit in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[BusinessUnit]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncUserRolesCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        employee_type: RequestedEmployeeType | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[UserRole]:
        """All user role records, page after page."""

class AsyncEmployeesCalls:
    async def get(self, id: int, /) -> Employee:
        """One employee by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        user_ids: Ids | None = None,
        name: str | None = None,
        email: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Employee]:
        """All employee records, page after page."""
    async def account_actions(self, id: int, /, *, action: AccountAction) -> AccountActionResponse:
        """Let somebody in or out, or send what is needed to get in."""
    async def create(
        self,
        *,
        name: str,
        email: str,
        positions: Iterable[EmployeePosition],
        account_creation_method: AccountCreationMethod,
        role_id: int,
        business_unit_id: int | None = ...,
        phone_number: str | None = ...,
        aad_user_id: str | None = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] | None = ...,
        mobile_phone_number: str | None = ...,
        login: str | None = ...,
        password: str | None = ...,
    ) -> ModificationResponse:
        """Take somebody on for the office."""
    async def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        business_unit_id: int | None = ...,
        phone_number: str = ...,
        aad_user_id: str = ...,
        account_locked: bool = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] = ...,
        email: str = ...,
        mobile_phone_number: str = ...,
        positions: Iterable[EmployeePosition] = ...,
        role_id: int = ...,
        login: str = ...,
    ) -> ModificationResponse:
        """Change what is known of somebody in the office."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Employee]:
        """Every employee in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Employee]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncTagTypesCalls:
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
    ) -> AsyncIterator[TagType]:
        """All tag type records, page after page."""
    async def create(
        self,
        *,
        name: str,
        color: str,
        code: str | None = ...,
        importance: TagImportance | None = ...,
        is_conversion_opportunity: bool | None = ...,
        allow_to_use_on_timesheet_activity: bool | None = ...,
        is_visible_on_dispatch_board: bool | None = ...,
    ) -> ModificationResponse:
        """Offer a new mark."""
    async def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        color: str = ...,
        code: str = ...,
        importance: TagImportance | None = ...,
        is_conversion_opportunity: bool = ...,
        allow_to_use_on_timesheet_activity: bool = ...,
        is_visible_on_dispatch_board: bool = ...,
    ) -> ModificationResponse:
        """Change how a mark looks and what it says, wherever it was put."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[TagType]:
        """Every tag type in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[TagType]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncTechniciansCalls:
    async def get(self, id: int, /) -> Technician:
        """One technician by its id."""
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        user_ids: Ids | None = None,
        name: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Technician]:
        """All technician records, page after page."""
    async def account_actions(
        self,
        id: int,
        /,
        *,
        action: AccountAction,
        license_type: TechnicianLicenseType | None = ...,
        truck_id: int | None = ...,
    ) -> AccountActionResponse:
        """Let a technician in (under a licence, and perhaps with a truck) or out, or send what is needed to get in."""
    async def create(
        self,
        *,
        name: str,
        license_type: LicenseType,
        positions: Iterable[TechnicianPosition],
        account_creation_method: AccountCreationMethod,
        role_id: int,
        business_unit_id: int | None = ...,
        phone_number: str | None = ...,
        aad_user_id: str | None = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] | None = ...,
        email: str | None = ...,
        home: TechnicianHomeDict | None = ...,
        daily_goal: float | Decimal | None = ...,
        burden_rate: float | Decimal | None = ...,
        team: str | None = ...,
        job_filter: JobFilter | None = ...,
        bio: str | None = ...,
        memo: str | None = ...,
        job_history_date_filter: JobHistoryDateFilter | None = ...,
        login: str | None = ...,
        password: str | None = ...,
    ) -> ModificationResponse:
        """Take a technician on, under a licence."""
    async def update(
        self,
        id: int,
        /,
        *,
        name: str = ...,
        business_unit_id: int | None = ...,
        phone_number: str = ...,
        aad_user_id: str = ...,
        account_locked: bool = ...,
        custom_fields: Iterable[CustomFieldModelDict | CustomFieldModelJson] = ...,
        email: str = ...,
        home: TechnicianHomeDict = ...,
        daily_goal: float | Decimal | None = ...,
        license_type: LicenseType = ...,
        burden_rate: float | Decimal | None = ...,
        team: str = ...,
        job_filter: JobFilter | None = ...,
        positions: Iterable[TechnicianPosition] = ...,
        bio: str = ...,
        memo: str = ...,
        job_history_date_filter: JobHistoryDateFilter | None = ...,
        role_id: int = ...,
        login: str = ...,
    ) -> ModificationResponse:
        """Change what is known of a technician."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Technician]:
        """Every technician in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Technician]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncSettingsApi:
    business_units: AsyncBusinessUnitsCalls
    user_roles: AsyncUserRolesCalls
    employees: AsyncEmployeesCalls
    tag_types: AsyncTagTypesCalls
    technicians: AsyncTechniciansCalls

class AsyncEmployeesModel(AsyncEmployeesCalls):
    """Employee."""
