"""What is asked when somebody wants to know who can take a job: which time, in which columns, for whom."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import Model, Ref, When, invalid, local, noun, one
from truckroll.families.dispatch.roster import MINUTE, belongs, check_range, knows
from truckroll.families.dispatch.shifts import ShiftType

if TYPE_CHECKING:
    from truckroll.families import jpm, settings
    from truckroll.families.dispatch.arrival_windows import ArrivalWindow
    from truckroll.families.dispatch.business_hours import BusinessHour
    from truckroll.families.dispatch.skills import Skill
    from truckroll.families.dispatch.teams import Team
    from truckroll.families.dispatch.zones import Zone

Technician: "type[settings.Technician]" = noun("settings.Technician")

DimensionType = Literal[
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
JobPriority = Literal["Low", "Normal", "High", "Urgent"]
CapacityShiftType = Literal["Scheduled", "OnCall"]
TechnicianType = Literal["Unmanaged", "Managed"]
DayOfWeek = Literal["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

USUAL = 120
"""How many minutes a job takes when nobody says."""
SHIFTS: dict[CapacityShiftType, ShiftType] = {"Scheduled": "Normal", "OnCall": "OnCall"}


class GetAvailabilityRequestArgs(Model):
    """Which time is asked for, in which columns, for whom, and for which job."""

    start_utc: When
    end_utc: When
    x_type: DimensionType
    start_minute_ttz: int | None
    end_minute_ttz: int | None
    arrival_windows: list[Ref["ArrivalWindow"]] | None
    business_hours: list[Ref["BusinessHour"]] | None
    business_units: list[Ref["settings.BusinessUnit"]] | None
    business_unit_groups: list[int] | None
    job_priorities: list[JobPriority] | None
    job_types: list[Ref["jpm.JobType"]] | None
    job_type_groups: list[int] | None
    shift_types: list[CapacityShiftType] | None
    skills: list[Ref["Skill"]] | None
    tag_types: list[Ref["settings.TagType"]] | None
    teams: list[Ref["Team"]] | None
    technicians: list[Ref["settings.Technician"]] | None
    technician_types: list[TechnicianType] | None
    trades: list[int] | None
    zones: list[Ref["Zone"]] | None
    weekdays: list[DayOfWeek] | None
    use_tenant_settings: bool | None
    job_duration_in_minutes: int | None
    existing_job_appointment_id: Ref["jpm.Appointment"] | None

    @property
    def units(self) -> "list[Ref[settings.BusinessUnit]]":
        """The parts of the business that are meant: those asked for, or those that do such work; none is all."""
        asked = [] if self.use_tenant_settings else self.business_units or []
        return asked or [unit for kind in self.job_types or [] for unit in one(kind).business_unit_ids]

    @property
    def is_timed(self) -> bool:
        """Whether columns are times."""
        return self.x_type in ("ArrivalWindow", "BusinessHour") or self.start_minute_ttz is not None

    @property
    def counts(self) -> list[ShiftType]:
        """The shifts in which somebody can take a job."""
        return [SHIFTS[each] for each in self.shift_types or ["Scheduled"]]

    @property
    def lasts(self) -> int:
        """How long the new job takes."""
        return (USUAL if self.job_duration_in_minutes is None else self.job_duration_in_minutes) * MINUTE

    def check(self) -> None:
        """Refuse what cannot be asked for, or what this platform knows nothing of."""
        check_range(self.start_utc, self.end_utc, "startUtc", "endUtc")
        minutes = self.job_duration_in_minutes
        wrong = minutes is not None and not 0 < minutes <= 14 * 1440
        invalid(wrong, "jobDurationInMinutes", "A job takes from one minute to 14 days.")
        for place, groups in (
            ("businessUnitGroups", self.business_unit_groups),
            ("jobTypeGroups", self.job_type_groups),
        ):
            invalid(bool(groups), place, "There are no groups here; name their members.")
        invalid("Group" in self.x_type, "xType", f"There are no groups here; ask for {self.x_type[:-5]}.")
        start, end = self.start_minute_ttz, self.end_minute_ttz
        invalid((start is None) != (end is None), "endMinuteTtz", "A window of one's own has a start and an end.")
        backwards = start is not None and end is not None and not 0 <= start < end <= 1440
        invalid(backwards, "endMinuteTtz", "A window of one's own goes upwards, from minute 0 to 1440 of a day.")

    def days(self) -> Iterator[date]:
        """The contractor's days that are asked for."""
        first, last = local(self.start_utc).date(), local(self.end_utc).date()
        for each in range((last - first).days + 1):
            day = first + timedelta(days=each)
            if not self.weekdays or day.strftime("%A") in self.weekdays:
                yield day

    def staff(self) -> "list[settings.Technician]":
        """The technicians who may be meant."""
        units, skills = self.units, [one(skill).name for skill in self.skills or []]
        skills += [skill for kind in self.job_types or [] for skill in one(kind).skills]
        teams = {one(team).name for team in self.teams or []}
        zones: set[int] = set() if self.use_tenant_settings else set(self.zones or [])
        trades = set(self.trades or [])
        return [
            each
            for each in Technician.find()
            if belongs(each, units)
            and knows(each, skills)
            and (not teams or each.team in teams)
            and (not zones or not zones.isdisjoint(zones_of(each)))
            and (not trades or trade_of(each) in trades)
            and (not self.technicians or each.id in self.technicians)
            and (not self.technician_types or type_of(each) in self.technician_types)
        ]


def zones_of(technician: "settings.Technician") -> set[int]:
    """Where a technician is sent."""
    zones: set[int] = set(technician.zone_ids or [])
    return zones | {technician.main_zone_id} if technician.main_zone_id is not None else zones


def trade_of(technician: "settings.Technician") -> int | None:
    """The trade of a technician's part of the business."""
    trade = one(technician.business_unit_id).trade if technician.business_unit_id is not None else None
    return trade.id if trade else None


def type_of(technician: "settings.Technician") -> TechnicianType:
    """Whether a technician's work is managed."""
    return "Managed" if technician.is_managed_tech else "Unmanaged"
