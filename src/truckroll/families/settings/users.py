"""What employees and technicians have in common: they are users, with a role and an account."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, cast

from truckroll.catalogue import (
    UNSET,
    Clearable,
    Format,
    Int32,
    Internal,
    LooseCustomFields,
    Model,
    Money,
    Phone,
    Ref,
    Required,
    Resource,
    Updatable,
    When,
    Writable,
    invalid,
    noun,
    one,
    refuse,
    tell,
)

if TYPE_CHECKING:
    from truckroll.families import payroll
    from truckroll.families.settings.business_units import BusinessUnit
    from truckroll.families.settings.user_roles import UserRole

AccountCreationMethod = Literal["CreateLater", "SendInvite", "AssignLoginAndPassword"]
AccountAction = Literal["Activate", "Deactivate", "SendInvite", "SendPasswordResetLink"]
AccountActionStatus = Literal["Success"]
Account = Literal["None", "Invited", "Open"]
Password = Annotated[str, Format("password")]

PayrollSettings: "type[payroll.PayrollSettings]" = noun("payroll.PayrollSettings")

KINDS = ("settings.Employee", "settings.Technician")
"""The nouns of which a login may stand for one record only."""


class AccountActionResponse(Model):
    """That an account action was done."""

    status: AccountActionStatus = "Success"


class UserPermission(Model):
    """Something that a user may do."""

    id: Int32
    value: str | None


class User(Resource, abstract=True):
    """Somebody who works for the contractor, and may have an account; employees and technicians share their ids."""

    user_id: int
    name: Required[str]
    first_name: str | None
    last_name: str | None
    role_ids: list[Ref["UserRole"]] | None = []
    business_unit_id: Clearable[Ref["BusinessUnit"] | None]
    phone_number: Writable[Phone | None]
    login_name: str | None
    aad_user_id: Writable[str | None]
    account_locked: Updatable[bool | None] = False
    start_date: When | None
    hourly_rate: Money = Decimal(0)
    custom_fields: Writable[LooseCustomFields | None] = []  # type: ignore[assignment]
    permissions: list[UserPermission] | None = []
    active: bool = True

    account: Internal[Account] = "None"
    """Whether there is a login with a password, or an invitation to choose one."""

    @classmethod
    def new(cls, **given: Any) -> Self:
        """Somebody who is simply there: with an id among the users, and with the parts of the name."""
        user = super().new(**given)
        user.settle()
        return user

    def settle(self) -> None:
        """Let the parts of the name follow the whole; a user has the id of the employee or technician, and terms."""
        self.user_id = self.id
        *first, last = self.name.split() or [""]
        self.first_name, self.last_name = (" ".join(first), last) if first else (last or None, None)
        PayrollSettings.follow(cast(Any, self))

    def begin(
        self, role_id: "Ref[UserRole]", method: AccountCreationMethod, login: str | None, password: str | None
    ) -> None:
        """Take somebody on: in a role, and with the account that was asked for."""
        self.settle()
        self.check()
        self.take_role(role_id)
        if login is not None:
            self.take_login(login)
        match method:
            case "CreateLater":
                pass
            case "SendInvite":
                self.invite()
            case "AssignLoginAndPassword":
                invalid(login is None, "login", "An account that is opened at once needs a login.")
                invalid(not password, "password", "An account that is opened at once needs a password.")
                self.account = "Open"

    def change(self, role_id: "Ref[UserRole]" = UNSET, login: str = UNSET) -> None:
        """Check what was changed of somebody, and take a new role or a new login."""
        self.settle()
        self.check()
        if role_id is not UNSET:
            self.take_role(role_id)
        if login is not UNSET:
            self.take_login(login)

    def check(self) -> None:
        """People have names, and mail reaches them."""
        invalid(not self.name.strip(), "name", f"{self._who} needs a name.")
        email = self.mail
        said = email is not None and not _is_address(email)
        invalid(said, "email", f"'{(email or '')[:40]}' is not an email address.")

    def take_role(self, role_id: "Ref[UserRole]") -> "UserRole":
        """Give somebody a role that is meant for such people."""
        role = one(role_id)
        invalid(not role.active, "roleId", f"The role {role.name} is not active; choose an active one.")
        theirs, ours = f"{role.employee_type.lower()}s", f"{self.noun.word.lower()}s"
        invalid(theirs != ours, "roleId", f"The role {role.name} is for {theirs}, not for {ours}.")
        self.role_ids = [role.id]
        return role

    def take_login(self, login: str) -> None:
        """Give somebody a login that nobody else has, be it in the office or on the road."""
        invalid(not login.strip(), "login", "A login may not be blank.")
        known: list[User] = [user for kind in KINDS for user in noun(kind).find(login_name=login, active=None)]
        taken = any(user.id != self.id for user in known)
        invalid(taken, "login", f"The login '{login[:40]}' is somebody else's; choose another.")
        self.login_name = login

    @property
    def mail(self) -> str | None:
        """Where invitations and links are sent."""
        return self.values["email"]

    @property
    def _who(self) -> str:
        return f"{self.noun.word} {self.id}"

    def act(self, action: AccountAction) -> AccountActionResponse:
        """Do what is asked for an account, if it can be."""
        match action:
            case "Activate":
                refuse(self.active, f"{self._who} is already active.")
                self.active, self.account_locked = True, False
            case "Deactivate":
                refuse(not self.active, f"{self._who} is already inactive.")
                self.deactivate()
                if self.account == "Invited":
                    self.account = "None"
            case "SendInvite":
                self.invite()
            case "SendPasswordResetLink":
                self.send_link()
        PayrollSettings.follow(cast(Any, self))
        return AccountActionResponse()

    def invite(self) -> None:
        """Ask somebody by mail to choose a login and a password; one who did not answer may be asked again."""
        refuse(not self.active, f"{self._who} is inactive; activate the account before an invitation.")
        opened = self.account == "Open"
        refuse(opened, f"{self._who} has an account already; send a link to reset the password instead.")
        self._write("tn.stt.account-invited")
        self.account = "Invited"

    def send_link(self) -> None:
        """Send somebody who has an account a link to choose another password."""
        refuse(not self.active, f"{self._who} is inactive; activate the account before a new password.")
        refuse(self.account != "Open", f"{self._who} has no account yet; send an invitation instead.")
        self._write("tn.stt.password-reset-requested")

    def _write(self, event: str) -> None:
        invalid(not self.mail, "email", f"{self._who} has no email address; give one before mail can be sent.")
        tell(event, user_id=self.user_id, email=self.mail)


def _is_address(text: str) -> bool:
    before, at, after = text.rpartition("@")
    return bool(before and at and after) and not any(letter.isspace() for letter in text)
