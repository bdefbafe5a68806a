"""The terms under which somebody is paid."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from truckroll.catalogue import Body, Model, Money, Ref, Resource, When, action, invalid, missing, noun, one, read
from truckroll.families.payroll.references import EmployeeType, Worker

if TYPE_CHECKING:
    from truckroll.families import payroll, settings

Payroll: "type[payroll.Payroll]" = noun("payroll.Payroll")


class OvertimeProfile(Resource):
    """After how many hours of a day or a week an hour pays one and a half times, or twice."""

    name: str
    daily_hours: Money | None
    daily_hours_before_double: Money | None
    weekly_hours: Money | None


class Agreed(Model):
    """What is agreed about somebody's pay."""

    external_payroll_id: str | None
    hourly_rate: Money
    manager_id: Ref["settings.Employee"] | None
    payroll_business_unit_id: Ref["settings.BusinessUnit"] | None
    hire_date: When | None


class Terms(Agreed):
    """The same as it is told."""

    is_included_in_payroll: bool | None


class PayrollSettingsUpdateResponse(Model):
    """Whose terms were changed."""

    employee_id: int


class PayrollSettings(
    Agreed,
    Resource,
    path="payroll-settings",
    tag="PayrollSettings",
    operations="list=GetPayrollSettingsList:409",
    filters="employee_type active created modified",
    key="employee_id employee_type",
    feed="payroll-settings",
    hides="id",
):
    """The terms under which somebody is paid; everybody who works for the contractor has them from the first day."""

    employee_id: Worker
    employee_type: EmployeeType
    hourly_rate: Money = Decimal(0)
    is_included_in_payroll: bool = True
    active: bool = True

    @classmethod
    def follow(cls, user: "settings.Employee | settings.Technician") -> None:
        """The terms of somebody who is taken on, in use as long as they are."""
        kept = cls.first(employee_id=user.id, active=None)
        if kept is None:
            kept = cls.new(
                employee_id=user.id,
                employee_type=user.noun.word,
                hourly_rate=user.hourly_rate,
                hire_date=user.start_date,
                external_payroll_id=user.values.get("payrollId"),
                manager_id=user.values.get("managerId"),
            )
        kept.active = user.active

    @classmethod
    def terms_of(cls, employee_id: Worker) -> Self:
        """Somebody's terms."""
        kept = cls.first(employee_id=employee_id, active=None)
        if kept is None:
            raise missing("PayrollSettings", employee_id)
        return kept

    @read("GET /employees/{employee}/payroll-settings", 409)
    def get_employee_payroll_settings(cls, employee: Ref["settings.Employee"]) -> Self:
        """The terms of somebody in the office."""
        return cls.terms_of(employee)

    @read("GET /technicians/{technician}/payroll-settings", 409)
    def get_technician_payroll_settings(cls, technician: Ref["settings.Technician"]) -> Self:
        """A technician's terms."""
        return cls.terms_of(technician)

    @action("PUT /employees/{employee}/payroll-settings", 409)
    def update_employee_payroll_settings(
        cls, employee: Ref["settings.Employee"], body: Body[Terms]
    ) -> PayrollSettingsUpdateResponse:
        """Agree on new terms with somebody in the office."""
        return cls.terms_of(employee).agree(body)

    @action("PUT /technicians/{technician}/payroll-settings", 409)
    def update_technician_payroll_settings(
        cls, technician: Ref["settings.Technician"], body: Body[Terms]
    ) -> PayrollSettingsUpdateResponse:
        """Agree on new terms with a technician."""
        invalid(
            body.payroll_business_unit_id is not None,
            "payrollBusinessUnitId",
            "Only somebody in the office is paid by one business unit; a technician is paid by those of the jobs.",
        )
        return cls.terms_of(technician).agree(body)

    def agree(self, terms: Terms) -> PayrollSettingsUpdateResponse:
        """Take new terms as a whole: what is still to be paid follows them, and so does what is shown of the user."""
        invalid(terms.hourly_rate < 0, "hourlyRate", "An hourly rate is an amount from 0.")
        invalid(terms.manager_id == self.employee_id, "managerId", "Nobody is their own manager.")
        for name in Agreed.fields:
            setattr(self, name, getattr(terms, name))
        self.is_included_in_payroll = terms.is_included_in_payroll is not False
        user: Any = one(self.employee_id)
        user.hourly_rate = self.hourly_rate
        if self.employee_type == "Technician":
            user.payroll_id = self.external_payroll_id
        else:
            user.manager_id = self.manager_id
        for payroll in Payroll.find(employee_id=self.employee_id, active=None):
            if not payroll.is_closed:
                payroll.settle()
        return PayrollSettingsUpdateResponse(employee_id=self.employee_id)

    @property
    def overtime(self) -> OvertimeProfile | None:
        """From when on an hour pays more; the profile that the employee's or the technician's record names."""
        user = one(self.employee_id)
        named = user.values["payrollProfileId" if self.employee_type == "Technician" else "overtimeProfileId"]
        return OvertimeProfile.first(id=named) if named is not None else None
