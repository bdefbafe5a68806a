"""What `client.dispatch` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Literal, NotRequired, TypeAlias, TypedDict

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Ids, Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]
AppointmentAssignmentStatus: TypeAlias = Literal["Scheduled", "Dispatched", "Working", "Done"]
AppointmentStatus: TypeAlias = Literal["Scheduled", "Dispatched", "Working", "Hold", "Done", "Canceled"]
ArrivalWindowConfiguration: TypeAlias = Literal["StartTimeOfArrivalWindow", "EndTimeOfArrivalWindow"]
CapacityResponseTechnicianStatus: TypeAlias = Literal["Available", "Unavailable"]
CapacityShiftType: TypeAlias = Literal["Scheduled", "OnCall"]
DayOfWeek: TypeAlias = Literal["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
DimensionType: TypeAlias = Literal[
    "ArrivalWindow",
    "BusinessHour",
    "BusinessUnit",
    "BusinessUnitGroup",
    "JobType",
    "JobTypeGroup",
    "Skill",
    "Team",
    "Technician",
    "TechnicianType",
    "Trade",
    "Zone",
]
GpsPingResultStatus: TypeAlias = Literal["Fail", "Success"]
JobPriority: TypeAlias = Literal["Low", "Normal", "High", "Urgent"]
RepeatEndType: TypeAlias = Literal["Never", "After", "On"]
RepeatFrequency: TypeAlias = Literal["Daily", "Weekly", "Monthly", "Yearly"]
ShiftRepeatType: TypeAlias = Literal["Never", "Daily", "Weekly"]
ShiftType: TypeAlias = Literal["Normal", "OnCall", "TimeOff"]
TechnicianType: TypeAlias = Literal["Unmanaged", "Managed"]

class AppointmentAssignment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    technician_id: Shown[int]
    technician_name: Shown[str]
    assigned_by_id: Shown[int]
    assigned_on: Shown[When]
    status: Shown[AppointmentAssignmentStatus | str]
    is_paused: Shown[bool]
    job_id: Shown[int]
    appointment_id: Shown[int]

class ArrivalWindow(Record):
    id: Shown[int]
    active: Shown[bool]
    start: Shown[str]
    duration: Shown[str]
    business_unit_ids: Shown[builtins.list[int]]

class AssignedVisit(Record):
    id: Shown[int]
    job_id: Shown[int]
    appointment_number: Shown[str | None]
    start: Shown[When]
    end: Shown[When]
    arrival_window_start: Shown[When | None]
    arrival_window_end: Shown[When | None]
    status: Shown[AppointmentStatus | str]
    special_instructions: Shown[str | None]
    created_on: Shown[When]
    modified_on: Shown[When]

class Availability(Record):
    start: Shown[When]
    end: Shown[When]
    start_utc: Shown[When]
    end_utc: Shown[When]
    business_unit_ids: Shown[builtins.list[int]]
    total_availability: Shown[float]
    open_availability: Shown[float]
    technicians: Shown[builtins.list[CapacityTechnician]]
    is_available: Shown[bool]
    is_exceeding_ideal_booking_percentage: Shown[bool]

class BusinessHours(Record):
    weekdays: Shown[builtins.list[TimeRange]]
    saturday: Shown[builtins.list[TimeRange]]
    sunday: Shown[builtins.list[TimeRange]]

class CapacityResponse(Record):
    time_stamp: Shown[When]
    availabilities: Shown[builtins.list[Availability]]

class CapacityTechnician(Record):
    id: Shown[int]
    name: Shown[str]
    status: Shown[CapacityResponseTechnicianStatus | str]
    has_required_skills: Shown[bool | None]

class ChangedShifts(Record):
    technician_shifts: Shown[builtins.list[TechnicianShift]]

class ChosenConfiguration(Record):
    configuration: Shown[ArrivalWindowConfiguration | str]

class CreatedNonJobAppointment(Record):
    technician_id: Shown[int]
    start: Shown[When]
    name: Shown[str]
    duration: Shown[str]
    timesheet_code_id: Shown[int]
    summary: Shown[str]
    clear_dispatch_board: Shown[bool]
    clear_technician_view: Shown[bool]
    remove_technician_from_capacity_planning: Shown[bool]
    all_day: Shown[bool]
    show_on_technician_schedule: Shown[bool]
    id: Shown[int]
    active: Shown[bool]
    created_on: Shown[When]
    created_by_id: Shown[int]
    repeat: Shown[bool | None]
    count_occurrences: Shown[int | None]
    interval: Shown[int | None]
    frequency: Shown[int | None]
    end_type: Shown[int | None]
    end_on: Shown[When | None]
    days_of_week: Shown[str]

class CreatedShifts(Record):
    created: Shown[bool]
    technician_shifts: Shown[builtins.list[TechnicianShift]]

class CreatedTeam(Record):
    id: Shown[int]
    active: Shown[bool]
    name: Shown[str | None]
    created_by: Shown[int | None]
    created_on: Shown[When]
    modified_on: Shown[When]
    created: Shown[bool]

class Deleted(Record):
    message: Shown[str]
    id: Shown[int]

class DeletedShifts(Record):
    message: Shown[str]
    deleted_ids: Shown[builtins.list[int]]

class DeletedSkill(Record):
    id: Shown[str]

class GetAvailabilityCell(Record):
    index: Shown[int]
    id: Shown[int | None]
    name: Shown[str | None]
    total: Shown[int]
    assigned: Shown[int]
    booked: Shown[int]
    done: Shown[int]
    start_utc: Shown[When | None]
    end_utc: Shown[When | None]
    is_bookable: Shown[bool]
    is_assignable: Shown[bool]
    job_start_utc: Shown[When | None]
    job_end_utc: Shown[When | None]

class GetAvailabilityGrid(Record):
    row_headers: Shown[builtins.list[GetAvailabilityCell]]
    column_headers: Shown[builtins.list[GetAvailabilityCell]]
    table: Shown[builtins.list[builtins.list[GetAvailabilityCell]]]

class GetAvailabilityResponse(Record):
    time_stamp: Shown[When]
    grids: Shown[builtins.list[GetAvailabilityGrid] | None]

class GetAvailabilitySlot(Record):
    slot_start: Shown[When]
    slot_end: Shown[When]
    technicians: Shown[builtins.list[GetAvailabilitySlotTechnician]]

class GetAvailabilitySlotTechnician(Record):
    technician_id: Shown[int]
    technician_name: Shown[str]
    job_start: Shown[When]
    job_end: Shown[When]

class GetAvailabilitySlotsResponse(Record):
    time_stamp: Shown[When]
    available_slots: Shown[builtins.list[GetAvailabilitySlot] | None]

class GivenSkill(Record):
    id: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    technician_id: Shown[int]
    job_type_ids: Shown[builtins.list[int] | None]

class GpsPingResult(Record):
    external_id: Shown[str]
    status: Shown[GpsPingResultStatus | str]
    message: Shown[str]

class NonJobAppointment(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    technician_id: Shown[int]
    start: Shown[When]
    name: Shown[str]
    duration: Shown[str]
    timesheet_code_id: Shown[int]
    summary: Shown[str]
    clear_dispatch_board: Shown[bool]
    clear_technician_view: Shown[bool]
    remove_technician_from_capacity_planning: Shown[bool]
    all_day: Shown[bool]
    show_on_technician_schedule: Shown[bool]
    created_by_id: Shown[int]

class OneNonJobAppointment(Record):
    technician_id: Shown[int]
    start: Shown[When]
    name: Shown[str]
    duration: Shown[str]
    timesheet_code_id: Shown[int]
    summary: Shown[str]
    clear_dispatch_board: Shown[bool]
    clear_technician_view: Shown[bool]
    remove_technician_from_capacity_planning: Shown[bool]
    all_day: Shown[bool]
    show_on_technician_schedule: Shown[bool]
    id: Shown[int]
    active: Shown[bool]
    created_on: Shown[When]
    created_by_id: Shown[int]

class SkillsAfterUpdate(Record):
    updated: Shown[bool]
    technician_skills: Shown[builtins.list[TechnicianSkill]]

class Team(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str | None]
    created_by: Shown[int | None]

class TechnicianShift(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    shift_type: Shown[ShiftType | str]
    title: Shown[str]
    note: Shown[str | None]
    technician_id: Shown[int]
    start: Shown[When]
    end: Shown[When]
    timesheet_code_id: Shown[int | None]

class TechnicianSkill(Record):
    id: Shown[str]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    technician_id: Shown[int]
    job_type_ids: Shown[builtins.list[int] | None]

class TechnicianTrackingResponse(Record):
    technician_tracking_url: Shown[str]

class TimeRange(Record):
    from_hour: Shown[int]
    to_hour: Shown[int]

class WrittenZoneAnswer(Record):
    id: Shown[int]
    active: Shown[bool]
    name: Shown[str]
    zips: Shown[builtins.list[str]]
    cities: Shown[builtins.list[str]]
    territory_numbers: Shown[builtins.list[str]]
    locn_numbers: Shown[builtins.list[str]]
    service_days_enabled: Shown[bool]
    service_days_ids: Shown[builtins.list[int]]
    business_units: Shown[builtins.list[int]]

class Zone(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str | None]
    zips: Shown[builtins.list[str] | None]
    cities: Shown[builtins.list[str] | None]
    territory_numbers: Shown[builtins.list[str] | None]
    locn_numbers: Shown[builtins.list[str] | None]
    created_by: Shown[int]
    service_days_enabled: Shown[bool]
    service_days: Shown[builtins.list[str] | None]
    business_units: Shown[builtins.list[int] | None]
    technicians: Shown[builtins.list[int] | None]

class SeenDict(TypedDict):
    unit_id: str
    unit_name: str
    event_time: Moment
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]
    speed: NotRequired[float | None]
    street: str
    city: str
    region: str
    postal_code: str
    message: str
    external_id: str
    is_new: bool
    status_message: str

class SeenJson(TypedDict):
    unitId: str
    unitName: str
    eventTime: Moment
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]
    speed: NotRequired[float | None]
    street: str
    city: str
    region: str
    postalCode: str
    message: str
    externalId: str
    isNew: bool
    statusMessage: str

class TimeRangeDict(TypedDict):
    from_hour: int
    to_hour: int

class TimeRangeJson(TypedDict):
    fromHour: int
    toHour: int

class ArrivalWindowsCalls:
    def get(self, id: int, /) -> ArrivalWindow:
        """One arrival window by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ArrivalWindow]:
        """All arrival window records, page after page."""
    def activated(self, id: int, /, *, is_active: bool) -> None:
        """Offer a time of day again, or no longer."""
    def create(self, *, start: str, duration: str, business_unit_ids: Iterable[int]) -> ArrivalWindow:
        """Offer customers another time of day."""
    def get_configuration(self) -> ChosenConfiguration:
        """When in its arrival window a visit is planned to begin."""
    def update(self, id: int, /, *, start: str, duration: str, business_unit_ids: Iterable[int]) -> ArrivalWindow:
        """Move a time of day, or offer it for other business units."""
    def updated_configuration(self, *, configuration: ArrivalWindowConfiguration) -> ChosenConfiguration:
        """Plan visits to begin when their arrival windows open, or when they close."""

class AppointmentAssignmentsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        appointment_ids: Ids | None = None,
        job_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[AppointmentAssignment]:
        """All appointment assignment records, page after page."""
    def assign_technicians(self, *, job_appointment_id: int, technician_ids: Iterable[int]) -> AssignedVisit:
        """Let technicians come to a visit that is still to be; those who come already stay."""
    def unassign_technicians(self, *, job_appointment_id: int, technician_ids: Iterable[int]) -> AssignedVisit:
        """Let technicians off a visit, as long as they have not set out."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
        active: ActiveRequestArg | bool | None = None,
    ) -> Iterator[AppointmentAssignment]:
        """Every appointment assignment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
        active: ActiveRequestArg | bool | None = None,
    ) -> Iterator[RecordPage[AppointmentAssignment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class TechnicianTrackingCalls:
    def get(self, *, technician_id: int, appointment_id: int) -> TechnicianTrackingResponse:
        """Where a customer can follow the technician who is on the way to a visit."""

class BusinessHoursCalls:
    def create(
        self,
        *,
        weekdays: Iterable[TimeRangeDict | TimeRangeJson],
        saturday: Iterable[TimeRangeDict | TimeRangeJson],
        sunday: Iterable[TimeRangeDict | TimeRangeJson],
    ) -> BusinessHours:
        """Say anew when the contractor works."""
    def list(self) -> BusinessHours:
        """When the contractor works in a week."""

class ZonesCalls:
    def get(self, id: int, /) -> Zone:
        """One zone by its id."""
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
    ) -> Iterator[Zone]:
        """All zone records, page after page."""
    def create_zone(
        self,
        *,
        name: str | None = ...,
        zips: Iterable[str] | None = ...,
        cities: Iterable[str] | None = ...,
        territory_numbers: Iterable[str] | None = ...,
        locn_numbers: Iterable[str] | None = ...,
        service_days_enabled: bool | None = ...,
        business_units: Iterable[int] | None = ...,
        service_days_ids: Iterable[int] | None = ...,
    ) -> WrittenZoneAnswer:
        """Draw an area."""
    def delete_zone(self, zone_id: int, /) -> None:
        """Give an area up; nobody is sent there any more."""
    def update_zone(
        self,
        zone_id: int,
        /,
        *,
        name: str | None = ...,
        zips: Iterable[str] | None = ...,
        cities: Iterable[str] | None = ...,
        territory_numbers: Iterable[str] | None = ...,
        locn_numbers: Iterable[str] | None = ...,
        service_days_enabled: bool | None = ...,
        business_units: Iterable[int] | None = ...,
        service_days_ids: Iterable[int] | None = ...,
    ) -> WrittenZoneAnswer:
        """Draw an area anew; what is not given stays, lists are replaced as a whole."""

class TechnicianShiftsCalls:
    def get(self, id: int, /) -> TechnicianShift:
        """One technician shift by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        shift_type: ShiftType | None = None,
        technician_id: int | None = None,
        title_contains: str | None = None,
        note_contains: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        ends_on_or_before: Moment | None = None,
        starts_on_or_after: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[TechnicianShift]:
        """All technician shift records, page after page."""
    def bulk_delete(self, *, start: Moment, end: Moment) -> DeletedShifts:
        """Take back the shifts that lie wholly between two moments."""
    def delete(self, id: int, /) -> Deleted:
        """Take one shift back."""
    def create(
        self,
        *,
        technician_ids: Iterable[int],
        shift_type: ShiftType,
        title: str,
        start: Moment,
        end: Moment,
        repeat_type: ShiftRepeatType,
        note: str | None = ...,
        timesheet_code_id: int | None = ...,
        repeat_end_date: Moment | None = ...,
        repeat_interval: int | None = ...,
        shift_days: str | None = ...,
    ) -> CreatedShifts:
        """Plan shifts for technicians: one each, or one each for every day on which it is repeated."""
    def update(
        self,
        id: int,
        /,
        *,
        shift_type: ShiftType = ...,
        title: str = ...,
        note: str = ...,
        start: Moment = ...,
        end: Moment = ...,
        timesheet_code_id: int | None = ...,
    ) -> ChangedShifts:
        """Change one shift; what is not given stays."""

class AdcapCalls:
    def list(
        self,
        *,
        start_utc: Moment,
        end_utc: Moment,
        x_type: DimensionType,
        start_minute_ttz: int | None = ...,
        end_minute_ttz: int | None = ...,
        arrival_windows: Iterable[int] | None = ...,
        business_hours: Iterable[int] | None = ...,
        business_units: Iterable[int] | None = ...,
        business_unit_groups: Iterable[int] | None = ...,
        job_priorities: Iterable[JobPriority] | None = ...,
        job_types: Iterable[int] | None = ...,
        job_type_groups: Iterable[int] | None = ...,
        shift_types: Iterable[CapacityShiftType] | None = ...,
        skills: Iterable[int] | None = ...,
        tag_types: Iterable[int] | None = ...,
        teams: Iterable[int] | None = ...,
        technicians: Iterable[int] | None = ...,
        technician_types: Iterable[TechnicianType] | None = ...,
        trades: Iterable[int] | None = ...,
        zones: Iterable[int] | None = ...,
        weekdays: Iterable[DayOfWeek] | None = ...,
        use_tenant_settings: bool | None = ...,
        job_duration_in_minutes: int | None = ...,
        existing_job_appointment_id: int | None = ...,
    ) -> GetAvailabilityResponse:
        """Who has time for a job in which columns."""
    def get_slots(
        self,
        *,
        start_utc: Moment,
        end_utc: Moment,
        x_type: DimensionType,
        start_minute_ttz: int | None = ...,
        end_minute_ttz: int | None = ...,
        arrival_windows: Iterable[int] | None = ...,
        business_hours: Iterable[int] | None = ...,
        business_units: Iterable[int] | None = ...,
        business_unit_groups: Iterable[int] | None = ...,
        job_priorities: Iterable[JobPriority] | None = ...,
        job_types: Iterable[int] | None = ...,
        job_type_groups: Iterable[int] | None = ...,
        shift_types: Iterable[CapacityShiftType] | None = ...,
        skills: Iterable[int] | None = ...,
        tag_types: Iterable[int] | None = ...,
        teams: Iterable[int] | None = ...,
        technicians: Iterable[int] | None = ...,
        technician_types: Iterable[TechnicianType] | None = ...,
        trades: Iterable[int] | None = ...,
        zones: Iterable[int] | None = ...,
        weekdays: Iterable[DayOfWeek] | None = ...,
        use_tenant_settings: bool | None = ...,
        job_duration_in_minutes: int | None = ...,
        existing_job_appointment_id: int | None = ...,
    ) -> GetAvailabilitySlotsResponse:
        """The times in which a job can be booked, each with those who can take it."""

class CapacityCalls:
    def list(
        self,
        *,
        starts_on_or_after: Moment,
        ends_on_or_before: Moment,
        skill_based_availability: bool,
        business_unit_ids: Iterable[int] | None = ...,
        job_type_id: int | None = ...,
    ) -> CapacityResponse:
        """How many hours can still be booked in each business hour of a time of at most 14 days."""

class NonJobAppointmentsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        technician_id: int | None = None,
        timesheet_code_id: int | None = None,
        show_on_technician_schedule: bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        active_only: bool | None = None,
        starts_on_or_after: Moment | None = None,
        starts_on_or_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[NonJobAppointment]:
        """All non job appointment records, page after page."""
    def create(
        self,
        *,
        technician_id: int,
        start: Moment,
        name: str,
        duration: str,
        timesheet_code_id: int | None = ...,
        summary: str | None = ...,
        clear_dispatch_board: bool | None = ...,
        clear_technician_view: bool | None = ...,
        remove_technician_from_capacity_planning: bool | None = ...,
        all_day: bool | None = ...,
        show_on_technician_schedule: bool | None = ...,
        repeat: bool | None = ...,
        count_occurrences: int | None = ...,
        interval: int | None = ...,
        frequency: RepeatFrequency | None = ...,
        end_type: RepeatEndType | None = ...,
        end_on: Moment | None = ...,
        days_of_week: str | None = ...,
    ) -> CreatedNonJobAppointment:
        """Plan something for a technician."""
    def delete(self, id: int, /) -> Deleted:
        """Take it back, with all of its repetitions."""
    def get(self, id: int, /) -> OneNonJobAppointment:
        """One of them by its id."""
    def update(
        self,
        id: int,
        /,
        *,
        technician_id: int,
        start: Moment,
        name: str,
        duration: str,
        timesheet_code_id: int | None = ...,
        summary: str | None = ...,
        clear_dispatch_board: bool | None = ...,
        clear_technician_view: bool | None = ...,
        remove_technician_from_capacity_planning: bool | None = ...,
        all_day: bool | None = ...,
        show_on_technician_schedule: bool | None = ...,
        repeat: bool | None = ...,
        count_occurrences: int | None = ...,
        interval: int | None = ...,
        frequency: RepeatFrequency | None = ...,
        end_type: RepeatEndType | None = ...,
        end_on: Moment | None = ...,
        days_of_week: str | None = ...,
    ) -> OneNonJobAppointment:
        """Plan it anew as a whole: what is not given is as if it had never been."""

class GpsProviderCalls:
    def create(self, gps_provider: str, /, *, items: Iterable[SeenDict | SeenJson]) -> builtins.list[GpsPingResult]:
        """Take pings one by one; each is answered for itself."""

class TechnicianSkillsCalls:
    def get(self, id: str, /) -> TechnicianSkill:
        """One technician skill by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        technician_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[TechnicianSkill]:
        """All technician skill records, page after page."""
    def delete(self, id: str, /) -> DeletedSkill:
        """A technician cannot do this any more."""
    def assign_technician_skills(
        self, *, technician_id: int, skill_ids: Iterable[int], replace_existing_skills: bool
    ) -> SkillsAfterUpdate:
        """A technician can do these things, beside what he can or instead of it."""
    def create_technician_skill(self, *, technician_id: int, name: str, active: bool) -> GivenSkill:
        """A technician can do something, which may never have been spoken of before."""

class TeamsCalls:
    def get(self, id: int, /) -> Team:
        """One team by its id."""
    def list(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        include_inactive: bool | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Team]:
        """All team records, page after page."""
    def create(self, *, active: bool, name: str | None = ...) -> CreatedTeam:
        """Put a team on the board; one that is there already is not made twice."""
    def delete(self, id: int, /) -> None:
        """Give a team up; its technicians belong to none."""

class DispatchApi:
    arrival_windows: ArrivalWindowsCalls
    appointment_assignments: AppointmentAssignmentsCalls
    technician_tracking: TechnicianTrackingCalls
    business_hours: BusinessHoursCalls
    zones: ZonesCalls
    technician_shifts: TechnicianShiftsCalls
    adcap: AdcapCalls
    capacity: CapacityCalls
    non_job_appointments: NonJobAppointmentsCalls
    gps_provider: GpsProviderCalls
    technician_skills: TechnicianSkillsCalls
    teams: TeamsCalls

class AsyncArrivalWindowsCalls:
    async def get(self, id: int, /) -> ArrivalWindow:
        """One arrival window by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[ArrivalWindow]:
        """All arrival window records, page after page."""
    async def activated(self, id: int, /, *, is_active: bool) -> None:
        """Offer a time of day again, or no longer."""
    async def create(self, *, start: str, duration: str, business_unit_ids: Iterable[int]) -> ArrivalWindow:
        """Offer customers another time of day."""
    async def get_configuration(self) -> ChosenConfiguration:
        """When in its arrival window a visit is planned to begin."""
    async def update(self, id: int, /, *, start: str, duration: str, business_unit_ids: Iterable[int]) -> ArrivalWindow:
        """Move a time of day, or offer it for other business units."""
    async def updated_configuration(self, *, configuration: ArrivalWindowConfiguration) -> ChosenConfiguration:
        """Plan visits to begin when their arrival windows open, or when they close."""

class AsyncAppointmentAssignmentsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        active: ActiveRequestArg | bool | None = None,
        appointment_ids: Ids | None = None,
        job_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[AppointmentAssignment]:
        """All appointment assignment records, page after page."""
    async def assign_technicians(self, *, job_appointment_id: int, technician_ids: Iterable[int]) -> AssignedVisit:
        """Let technicians come to a visit that is still to be; those who come already stay."""
    async def unassign_technicians(self, *, job_appointment_id: int, technician_ids: Iterable[int]) -> AssignedVisit:
        """Let technicians off a visit, as long as they have not set out."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
        active: ActiveRequestArg | bool | None = None,
    ) -> AsyncIterator[AppointmentAssignment]:
        """Every appointment assignment in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
        active: ActiveRequestArg | bool | None = None,
    ) -> AsyncIterator[RecordPage[AppointmentAssignment]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncTechnicianTrackingCalls:
    async def get(self, *, technician_id: int, appointment_id: int) -> TechnicianTrackingResponse:
        """Where a customer can follow the technician who is on the way to a visit."""

class AsyncBusinessHoursCalls:
    async def create(
        self,
        *,
        weekdays: Iterable[TimeRangeDict | TimeRangeJson],
        saturday: Iterable[TimeRangeDict | TimeRangeJson],
        sunday: Iterable[TimeRangeDict | TimeRangeJson],
    ) -> BusinessHours:
        """Say anew when the contractor works."""
    async def list(self) -> BusinessHours:
        """When the contractor works in a week."""

class AsyncZonesCalls:
    async def get(self, id: int, /) -> Zone:
        """One zone by its id."""
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
    ) -> AsyncIterator[Zone]:
        """All zone records, page after page."""
    async def create_zone(
        self,
        *,
        name: str | None = ...,
        zips: Iterable[str] | None = ...,
        cities: Iterable[str] | None = ...,
        territory_numbers: Iterable[str] | None = ...,
        locn_numbers: Iterable[str] | None = ...,
        service_days_enabled: bool | None = ...,
        business_units: Iterable[int] | None = ...,
        service_days_ids: Iterable[int] | None = ...,
    ) -> WrittenZoneAnswer:
        """Draw an area."""
    async def delete_zone(self, zone_id: int, /) -> None:
        """Give an area up; nobody is sent there any more."""
    async def update_zone(
        self,
        zone_id: int,
        /,
        *,
        name: str | None = ...,
        zips: Iterable[str] | None = ...,
        cities: Iterable[str] | None = ...,
        territory_numbers: Iterable[str] | None = ...,
        locn_numbers: Iterable[str] | None = ...,
        service_days_enabled: bool | None = ...,
        business_units: Iterable[int] | None = ...,
        service_days_ids: Iterable[int] | None = ...,
    ) -> WrittenZoneAnswer:
        """Draw an area anew; what is not given stays, lists are replaced as a whole."""

class AsyncTechnicianShiftsCalls:
    async def get(self, id: int, /) -> TechnicianShift:
        """One technician shift by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        shift_type: ShiftType | None = None,
        technician_id: int | None = None,
        title_contains: str | None = None,
        note_contains: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        ends_on_or_before: Moment | None = None,
        starts_on_or_after: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[TechnicianShift]:
        """All technician shift records, page after page."""
    async def bulk_delete(self, *, start: Moment, end: Moment) -> DeletedShifts:
        """Take back the shifts that lie wholly between two moments."""
    async def delete(self, id: int, /) -> Deleted:
        """Take one shift back."""
    async def create(
        self,
        *,
        technician_ids: Iterable[int],
        shift_type: ShiftType,
        title: str,
        start: Moment,
        end: Moment,
        repeat_type: ShiftRepeatType,
        note: str | None = ...,
        timesheet_code_id: int | None = ...,
        repeat_end_date: Moment | None = ...,
        repeat_interval: int | None = ...,
        shift_days: str | None = ...,
    ) -> CreatedShifts:
        """Plan shifts for technicians: one each, or one each for every day on which it is repeated."""
    async def update(
        self,
        id: int,
        /,
        *,
        shift_type: ShiftType = ...,
        title: str = ...,
        note: str = ...,
        start: Moment = ...,
        end: Moment = ...,
        timesheet_code_id: int | None = ...,
    ) -> ChangedShifts:
        """Change one shift; what is not given stays."""

class AsyncAdcapCalls:
    async def list(
        self,
        *,
        start_utc: Moment,
        end_utc: Moment,
        x_type: DimensionType,
        start_minute_ttz: int | None = ...,
        end_minute_ttz: int | None = ...,
        arrival_windows: Iterable[int] | None = ...,
        business_hours: Iterable[int] | None = ...,
        business_units: Iterable[int] | None = ...,
        business_unit_groups: Iterable[int] | None = ...,
        job_priorities: Iterable[JobPriority] | None = ...,
        job_types: Iterable[int] | None = ...,
        job_type_groups: Iterable[int] | None = ...,
        shift_types: Iterable[CapacityShiftType] | None = ...,
        skills: Iterable[int] | None = ...,
        tag_types: Iterable[int] | None = ...,
        teams: Iterable[int] | None = ...,
        technicians: Iterable[int] | None = ...,
        technician_types: Iterable[TechnicianType] | None = ...,
        trades: Iterable[int] | None = ...,
        zones: Iterable[int] | None = ...,
        weekdays: Iterable[DayOfWeek] | None = ...,
        use_tenant_settings: bool | None = ...,
        job_duration_in_minutes: int | None = ...,
        existing_job_appointment_id: int | None = ...,
    ) -> GetAvailabilityResponse:
        """Who has time for a job in which columns."""
    async def get_slots(
        self,
        *,
        start_utc: Moment,
        end_utc: Moment,
        x_type: DimensionType,
        start_minute_ttz: int | None = ...,
        end_minute_ttz: int | None = ...,
        arrival_windows: Iterable[int] | None = ...,
        business_hours: Iterable[int] | None = ...,
        business_units: Iterable[int] | None = ...,
        business_unit_groups: Iterable[int] | None = ...,
        job_priorities: Iterable[JobPriority] | None = ...,
        job_types: Iterable[int] | None = ...,
        job_type_groups: Iterable[int] | None = ...,
        shift_types: Iterable[CapacityShiftType] | None = ...,
        skills: Iterable[int] | None = ...,
        tag_types: Iterable[int] | None = ...,
        teams: Iterable[int] | None = ...,
        technicians: Iterable[int] | None = ...,
        technician_types: Iterable[TechnicianType] | None = ...,
        trades: Iterable[int] | None = ...,
        zones: Iterable[int] | None = ...,
        weekdays: Iterable[DayOfWeek] | None = ...,
        use_tenant_settings: bool | None = ...,
        job_duration_in_minutes: int | None = ...,
        existing_job_appointment_id: int | None = ...,
    ) -> GetAvailabilitySlotsResponse:
        """The times in which a job can be booked, each with those who can take it."""

class AsyncCapacityCalls:
    async def list(
        self,
        *,
        starts_on_or_after: Moment,
        ends_on_or_before: Moment,
        skill_based_availability: bool,
        business_unit_ids: Iterable[int] | None = ...,
        job_type_id: int | None = ...,
    ) -> CapacityResponse:
        """How many hours can still be booked in each business hour of a time of at most 14 days."""

class AsyncNonJobAppointmentsCalls:
    def list(
        self,
        *,
        ids: Ids | None = None,
        technician_id: int | None = None,
        timesheet_code_id: int | None = None,
        show_on_technician_schedule: bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        active_only: bool | None = None,
        starts_on_or_after: Moment | None = None,
        starts_on_or_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[NonJobAppointment]:
        """All non job appointment records, page after page."""
    async def create(
        self,
        *,
        technician_id: int,
        start: Moment,
        name: str,
        duration: str,
        timesheet_code_id: int | None = ...,
        summary: str | None = ...,
        clear_dispatch_board: bool | None = ...,
        clear_technician_view: bool | None = ...,
        remove_technician_from_capacity_planning: bool | None = ...,
        all_day: bool | None = ...,
        show_on_technician_schedule: bool | None = ...,
        repeat: bool | None = ...,
        count_occurrences: int | None = ...,
        interval: int | None = ...,
        frequency: RepeatFrequency | None = ...,
        end_type: RepeatEndType | None = ...,
        end_on: Moment | None = ...,
        days_of_week: str | None = ...,
    ) -> CreatedNonJobAppointment:
        """Plan something for a technician."""
    async def delete(self, id: int, /) -> Deleted:
        """Take it back, with all of its repetitions."""
    async def get(self, id: int, /) -> OneNonJobAppointment:
        """One of them by its id."""
    async def update(
        self,
        id: int,
        /,
        *,
        technician_id: int,
        start: Moment,
        name: str,
        duration: str,
        timesheet_code_id: int | None = ...,
        summary: str | None = ...,
        clear_dispatch_board: bool | None = ...,
        clear_technician_view: bool | None = ...,
        remove_technician_from_capacity_planning: bool | None = ...,
        all_day: bool | None = ...,
        show_on_technician_schedule: bool | None = ...,
        repeat: bool | None = ...,
        count_occurrences: int | None = ...,
        interval: int | None = ...,
        frequency: RepeatFrequency | None = ...,
        end_type: RepeatEndType | None = ...,
        end_on: Moment | None = ...,
        days_of_week: str | None = ...,
    ) -> OneNonJobAppointment:
        """Plan it anew as a whole: what is not given is as if it had never been."""

class AsyncGpsProviderCalls:
    async def create(
        self, gps_provider: str, /, *, items: Iterable[SeenDict | SeenJson]
    ) -> builtins.list[GpsPingResult]:
        """Take pings one by one; each is answered for itself."""

class AsyncTechnicianSkillsCalls:
    async def get(self, id: str, /) -> TechnicianSkill:
        """One technician skill by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        technician_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[TechnicianSkill]:
        """All technician skill records, page after page."""
    async def delete(self, id: str, /) -> DeletedSkill:
        """A technician cannot do this any more."""
    async def assign_technician_skills(
        self, *, technician_id: int, skill_ids: Iterable[int], replace_existing_skills: bool
    ) -> SkillsAfterUpdate:
        """A technician can do these things, beside what he can or instead of it."""
    async def create_technician_skill(self, *, technician_id: int, name: str, active: bool) -> GivenSkill:
        """A technician can do something, which may never have been spoken of before."""

class AsyncTeamsCalls:
    async def get(self, id: int, /) -> Team:
        """One team by its id."""
    def list(
        self,
        *,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        include_inactive: bool | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Team]:
        """All team records, page after page."""
    async def create(self, *, active: bool, name: str | None = ...) -> CreatedTeam:
        """Put a team on the board; one that is there already is not made twice."""
    async def delete(self, id: int, /) -> None:
        """Give a team up; its technicians belong to none."""

class AsyncDispatchApi:
    arrival_windows: AsyncArrivalWindowsCalls
    appointment_assignments: AsyncAppointmentAssignmentsCalls
    technician_tracking: AsyncTechnicianTrackingCalls
    business_hours: AsyncBusinessHoursCalls
    zones: AsyncZonesCalls
    technician_shifts: AsyncTechnicianShiftsCalls
    adcap: AsyncAdcapCalls
    capacity: AsyncCapacityCalls
    non_job_appointments: AsyncNonJobAppointmentsCalls
    gps_provider: AsyncGpsProviderCalls
    technician_skills: AsyncTechnicianSkillsCalls
    teams: AsyncTeamsCalls
