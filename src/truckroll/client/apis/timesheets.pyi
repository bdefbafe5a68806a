"""What `client.timesheets` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
ActivityCategoryType: TypeAlias = Literal[
    "Other", "Idle", "Meal", "PaidTimeOff", "OnJobActivities", "Training", "Travel"
]
Association: TypeAlias = Literal["DoNotAllow", "Allow", "Require"]
EmployeeType: TypeAlias = Literal["Technician", "Employee"]

class Activity(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    employee_id: Shown[int]
    employee_type: Shown[EmployeeType | str]
    activity_type_id: Shown[int]
    start_time: Shown[When]
    end_time: Shown[When | None]
    job_id: Shown[int | None]
    appointment_id: Shown[int | None]
    project_id: Shown[int | None]
    project_label: Shown[str | None]
    labor_type_id: Shown[int | None]
    budget_code_id: Shown[int | None]
    memo: Shown[str | None]
    tag_types: Shown[builtins.list[int]]
    start_coordinate: Shown[ActivityEntryCoordinate | None]
    end_coordinate: Shown[ActivityEntryCoordinate | None]
    modified_by_id: Shown[int | None]

class ActivityCategory(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    type: Shown[ActivityCategoryType | str]
    allow_edit: Shown[bool]
    is_default: Shown[bool]

class ActivityEntryCoordinate(Record):
    latitude: Shown[float | None]
    longitude: Shown[float | None]

class ActivityType(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    code: Shown[str]
    category_id: Shown[int]
    description: Shown[str | None]
    icon: Shown[str]
    business_unit_id: Shown[int | None]
    is_users_home_business_unit: Shown[bool]
    labor_type_id: Shown[int | None]
    is_technician_profile_labor_type: Shown[bool]
    visible_to_roles: Shown[builtins.list[int]]
    default_tag_type_ids: Shown[builtins.list[int]]
    tag_association: Shown[Association | str]
    job_association: Shown[Association | str]
    project_association: Shown[Association | str]
    project_label_association: Shown[Association | str]
    budget_code_association: Shown[Association | str]
    labor_type_association: Shown[Association | str]
    memo_association: Shown[Association | str]
    default_memo: Shown[str | None]
    dont_allow_to_change_memo: Shown[bool]
    dont_allow_to_change_tag: Shown[bool]
    is_archived: Shown[bool]
    is_draft: Shown[bool]
    is_default: Shown[bool]
    is_in_use: Shown[bool]

class ModificationResponse(Record):
    id: Shown[int]

class ActivitiesCalls:
    def get(self, id: int, /) -> Activity:
        """One activity by its id."""
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
    ) -> Iterator[Activity]:
        """All activity records, page after page."""
    def create(
        self,
        *,
        employee_id: int,
        employee_type: EmployeeType,
        activity_type_id: int,
        start_time: Moment,
        tag_types: Iterable[int],
        end_time: Moment | None = ...,
        job_id: int | None = ...,
        appointment_id: int | None = ...,
        project_id: int | None = ...,
        project_label: str | None = ...,
        labor_type_id: int | None = ...,
        budget_code_id: int | None = ...,
        memo: str | None = ...,
        miles_driven: float | None = ...,
        non_job_event_assignment_id: int | None = ...,
        budget_code_name: str | None = ...,
    ) -> ModificationResponse:
        """Write down what somebody did, or begins to do; its kind says what is meant where nothing is told."""
    def delete(self, id: int, /) -> None:
        """Take back what nobody did, until it is paid."""
    def update(
        self,
        id: int,
        /,
        *,
        active: bool,
        activity_type_id: int,
        start_time: Moment,
        tag_types: Iterable[int],
        end_time: Moment | None = ...,
        job_id: int | None = ...,
        appointment_id: int | None = ...,
        project_id: int | None = ...,
        project_label: str | None = ...,
        labor_type_id: int | None = ...,
        budget_code_id: int | None = ...,
        memo: str | None = ...,
        miles_driven: float | None = ...,
        non_job_event_assignment_id: int | None = ...,
        budget_code_name: str | None = ...,
    ) -> ModificationResponse:
        """Correct what somebody did, until it is paid."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[Activity]:
        """Every activity in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[Activity]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class ActivityCategoriesCalls:
    def get(self, id: int, /) -> ActivityCategory:
        """One activity category by its id."""
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
    ) -> Iterator[ActivityCategory]:
        """All activity category records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ActivityCategory]:
        """Every activity category in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ActivityCategory]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class ActivityTypesCalls:
    def get(self, id: int, /) -> ActivityType:
        """One activity type by its id."""
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
    ) -> Iterator[ActivityType]:
        """All activity type records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[ActivityType]:
        """Every activity type in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[ActivityType]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class TimesheetsApi:
    activities: ActivitiesCalls
    activity_categories: ActivityCategoriesCalls
    activity_types: ActivityTypesCalls

class TimecardEntriesModel(ActivitiesCalls):
    """Timecard entry (activity)."""

class AsyncActivitiesCalls:
    async def get(self, id: int, /) -> Activity:
        """One activity by its id."""
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
    ) -> AsyncIterator[Activity]:
        """All activity records, page after page."""
    async def create(
        self,
        *,
        employee_id: int,
        employee_type: EmployeeType,
        activity_type_id: int,
        start_time: Moment,
        tag_types: Iterable[int],
        end_time: Moment | None = ...,
        job_id: int | None = ...,
        appointment_id: int | None = ...,
        project_id: int | None = ...,
        project_label: str | None = ...,
        labor_type_id: int | None = ...,
        budget_code_id: int | None = ...,
        memo: str | None = ...,
        miles_driven: float | None = ...,
        non_job_event_assignment_id: int | None = ...,
        budget_code_name: str | None = ...,
    ) -> ModificationResponse:
        """Write down what somebody did, or begins to do; its kind says what is meant where nothing is told."""
    async def delete(self, id: int, /) -> None:
        """Take back what nobody did, until it is paid."""
    async def update(
        self,
        id: int,
        /,
        *,
        active: bool,
        activity_type_id: int,
        start_time: Moment,
        tag_types: Iterable[int],
        end_time: Moment | None = ...,
        job_id: int | None = ...,
        appointment_id: int | None = ...,
        project_id: int | None = ...,
        project_label: str | None = ...,
        labor_type_id: int | None = ...,
        budget_code_id: int | None = ...,
        memo: str | None = ...,
        miles_driven: float | None = ...,
        non_job_event_assignment_id: int | None = ...,
        budget_code_name: str | None = ...,
    ) -> ModificationResponse:
        """Correct what somebody did, until it is paid."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[Activity]:
        """Every activity in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[Activity]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncActivityCategoriesCalls:
    async def get(self, id: int, /) -> ActivityCategory:
        """One activity category by its id."""
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
    ) -> AsyncIterator[ActivityCategory]:
        """All activity category records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ActivityCategory]:
        """Every activity category in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ActivityCategory]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncActivityTypesCalls:
    async def get(self, id: int, /) -> ActivityType:
        """One activity type by its id."""
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
    ) -> AsyncIterator[ActivityType]:
        """All activity type records, page after page."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[ActivityType]:
        """Every activity type in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[ActivityType]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncTimesheetsApi:
    activities: AsyncActivitiesCalls
    activity_categories: AsyncActivityCategoriesCalls
    activity_types: AsyncActivityTypesCalls

class AsyncTimecardEntriesModel(AsyncActivitiesCalls):
    """Timecard entry (activity)."""
