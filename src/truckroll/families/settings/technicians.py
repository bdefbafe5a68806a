"""Who goes out to customers."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from truckroll.catalogue import (
    UNSET,
    Clearable,
    Duration,
    Email,
    Html,
    Internal,
    Model,
    ModificationResponse,
    Money,
    Ref,
    Required,
    Sent,
    When,
    Writable,
    action,
    create,
    invalid,
    update,
)
from truckroll.families.settings.users import (
    AccountAction,
    AccountActionResponse,
    AccountCreationMethod,
    Password,
    User,
)

if TYPE_CHECKING:
    from truckroll.families import dispatch, jpm
    from truckroll.families.settings.user_roles import UserRole

TechnicianPosition = Literal[
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
TechnicianStatus = Literal["Idle", "Dispatched", "Working", "Meal"]
JobFilter = Literal[
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
JobHistoryDateFilter = Literal["AllJobs", "LastThreeDays", "LastSevenDays", "LastMonth"]
LicenseType = Literal["NonManagedTech", "ManagedTech", "ManagedInstaller"]
TechnicianLicenseType = Literal["NonManagedTechnician", "ManagedTechnician", "ManagedInstaller"]

# The same licences have longer names where an account is activated.
LICENSES: dict[str, LicenseType] = {
    "NonManagedTechnician": "NonManagedTech",
    "ManagedTechnician": "ManagedTech",
    "ManagedInstaller": "ManagedInstaller",
}


class TechnicianHome(Model):
    """Where a technician lives, as it is told."""

    unit: str | None
    street: str
    city: str
    state: str | None
    country: str | None
    zip: str | None
    latitude: float | None
    longitude: float | None


class TechnicianAddress(Model):
    """Where a technician lives, in parts and as one line."""

    street: str | None
    unit: str | None
    country: str | None
    city: str | None
    state: str | None
    zip: str | None
    street_address: str | None
    latitude: float | None
    longitude: float | None


class KnownSkill(Model):
    """Something that a technician can do."""

    id: int
    name: str | None


class TechnicianLocation(Model):
    """Where a technician was last seen."""

    latitude: float | None
    longitude: float | None
    coordinates_updated_on: When | None


class Technician(
    User,
    path="technicians",
    tag="Technicians",
    feed="technicians",
    operations="get list",
    filters="ids user_ids=user_id name~ active created modified",
    index="login_name business_unit_id",
    hides="job_history_date_filter",
):
    """Somebody who goes out and does the work."""

    email: Writable[Email | None]
    main_zone_id: Ref["dispatch.Zone"] | None
    zone_ids: list[Ref["dispatch.Zone"]] | None = []
    home: Writable[Annotated[TechnicianAddress | None, Sent(TechnicianHome)]]
    daily_goal: Clearable[Money] = Decimal(0)
    is_managed_tech: bool = False
    license_type: Required[LicenseType | None]
    burden_rate: Clearable[Money] = Decimal(0)
    team: Writable[str | None]
    job_filter: Clearable[JobFilter | None]
    commission_rate: Money = Decimal(0)
    current_value: Money | None
    job_id: Ref["jpm.Job"] | None
    mobile_phone: str | None
    outbound_caller_id: str | None
    payroll_id: str | None
    payroll_profile_id: int | None
    # The contract spells the appointment so.
    appoitment_id: Ref["jpm.Appointment"] | None
    shift_start: Duration | None
    shift_end: Duration | None
    sold_by_rate: Money = Decimal(0)
    status: TechnicianStatus = "Idle"
    skills: list[KnownSkill] | None = []
    positions: Required[list[TechnicianPosition] | None] = []
    location: TechnicianLocation | None
    bio: Writable[Html | None]
    memo: Writable[Html | None]
    job_history_date_filter: Clearable[JobHistoryDateFilter | None]

    truck_id: Internal[int | None]

    @create()
    def create(
        self,
        account_creation_method: AccountCreationMethod,
        role_id: Ref["UserRole"],
        login: str | None = None,
        password: Password | None = None,
    ) -> ModificationResponse:
        """Take a technician on, under a licence."""
        self.begin(role_id, account_creation_method, login, password)
        self.follow()
        return ModificationResponse(id=self.id)

    @update(404)
    def update(self, role_id: Ref["UserRole"] = UNSET, login: str = UNSET) -> ModificationResponse:
        """Change what is known of a technician."""
        self.change(role_id, login)
        self.follow()
        return ModificationResponse(id=self.id)

    def follow(self) -> None:
        """Let what is shown follow what was told: whether the work is managed, and the address as one line."""
        self.is_managed_tech = self.license_type in ("ManagedTech", "ManagedInstaller")
        invalid(self.daily_goal < 0, "dailyGoal", "A daily goal is an amount from 0.")
        invalid(self.burden_rate < 0, "burdenRate", "A burden rate is an amount from 0.")
        if (home := self.home) is not None:
            home.street_address = " ".join(filter(None, (home.street, home.unit)))
            self.home = home

    def go(self, status: TechnicianStatus, visit: "jpm.Appointment") -> None:
        """On the way to a visit, or at work there; whoever is sent on while at work is still at work."""
        if status == "Dispatched" and self.status == "Working":
            return
        self.status, self.job_id, self.appoitment_id = status, visit.job_id, visit.id

    def come_free(self, visit: "jpm.Appointment") -> None:
        """No longer on the way to a visit, or at work there."""
        if self.appoitment_id == visit.id:
            self.status, self.job_id, self.appoitment_id = "Idle", None, None

    def seen_at(self, latitude: float | None, longitude: float | None, when: When) -> None:
        """Somebody's truck was seen somewhere; what was seen before that no longer counts."""
        last = self.location and self.location.coordinates_updated_on
        if latitude is not None and (last is None or last < when):
            self.location = TechnicianLocation(latitude=latitude, longitude=longitude, coordinates_updated_on=when)

    @action("POST {id}/account-actions")
    def account_actions(
        self,
        action: AccountAction,
        license_type: TechnicianLicenseType | None = None,
        truck_id: int | None = None,
    ) -> AccountActionResponse:
        """Let a technician in (under a licence, and perhaps with a truck) or out, or send what is needed to get in."""
        if action == "Activate":
            invalid(license_type is None, "licenseType", "A technician is activated under a licence; name its type.")
        answer = self.act(action)
        if license_type is not None and action == "Activate":
            self.license_type = LICENSES[license_type]
            self.follow()
        if truck_id is not None:
            self.truck_id = truck_id
        return answer
