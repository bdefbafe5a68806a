"""Who works in the office."""

from typing import TYPE_CHECKING, Literal

from truckroll.catalogue import (
    UNSET,
    Email,
    Int32,
    Model,
    ModificationResponse,
    Phone,
    Ref,
    Required,
    When,
    Writable,
    action,
    create,
    update,
)
from truckroll.families.settings.user_roles import EmployeeUserRole
from truckroll.families.settings.users import (
    AccountAction,
    AccountActionResponse,
    AccountCreationMethod,
    Password,
    User,
)

if TYPE_CHECKING:
    from truckroll.families.settings.user_roles import UserRole

EmployeePosition = Literal[
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


class EmployeeAddress(Model):
    """Where somebody from the office lives."""

    street: str | None
    unit: str | None
    country: str | None
    city: str | None
    state: str | None
    zip: str | None


class Employee(
    User,
    path="employees",
    tag="Employees",
    feed="employees",
    operations="get list",
    filters="ids user_ids=user_id name~ email active created modified",
    index="login_name business_unit_id",
    hides="mobile_phone_number positions",
):
    """Somebody who works in the office."""

    email: Required[Email | None]
    manager_id: Ref["Employee"] | None
    role: EmployeeUserRole = "Unspecified"
    home: EmployeeAddress | None
    agent_id: Int32 = 0
    termination_date: When | None
    overtime_profile_id: int | None
    mobile_phone_number: Writable[Phone | None]
    positions: Required[list[EmployeePosition]] = []

    @create()
    def create(
        self,
        account_creation_method: AccountCreationMethod,
        role_id: Ref["UserRole"],
        login: str | None = None,
        password: Password | None = None,
    ) -> ModificationResponse:
        """Take somebody on for the office."""
        self.begin(role_id, account_creation_method, login, password)
        return ModificationResponse(id=self.id)

    @update(404)
    def update(self, role_id: Ref["UserRole"] = UNSET, login: str = UNSET) -> ModificationResponse:
        """Change what is known of somebody in the office."""
        self.change(role_id, login)
        return ModificationResponse(id=self.id)

    def take_role(self, role_id: "Ref[UserRole]") -> "UserRole":
        """Give somebody a role, and with it the built-in one after which it was made."""
        role = super().take_role(role_id)
        self.role = role.made_from
        return role

    @action("POST {id}/account-actions")
    def account_actions(self, action: AccountAction) -> AccountActionResponse:
        """Let somebody in or out, or send what is needed to get in."""
        return self.act(action)
