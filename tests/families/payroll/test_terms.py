"""Payroll settings: everybody who works for the contractor has terms, and they can be agreed anew."""

from decimal import Decimal
from typing import Any

from tests.families.business import Business, refused


def agree(business: Business, who: str, **body: Any) -> Any:
    kind = "technician" if who == "tess" else "employee"
    operation = f"PayrollSettings_Update{kind.capitalize()}PayrollSettings"
    return business.ask(operation, {"hourlyRate": 30} | body, **{kind: business.ids[who]})


def terms(business: Business, who: str) -> Any:
    (kept,) = business.all("payroll.PayrollSettings", employee_id=business.ids[who])
    return kept


def test_everybody_has_terms_from_the_first_day(business: Business):
    assert (terms(business, "tess").employee_type, terms(business, "office").employee_type) == (
        "Technician",
        "Employee",
    )
    found = business.ask("PayrollSettings_GetTechnicianPayrollSettings", technician=business.ids["tess"])
    assert (found.hourly_rate, found.is_included_in_payroll) == (0, True)


def test_new_terms_take_the_place_of_the_old_as_a_whole(business: Business):
    agree(business, "office", managerId=business.ids["colleague"], externalPayrollId="E 1", isIncludedInPayroll=False)
    answer = agree(business, "office", hourlyRate=31.5)
    assert answer.employee_id == business.ids["office"]
    kept = terms(business, "office")
    assert (kept.hourly_rate, kept.manager_id, kept.external_payroll_id) == (Decimal("31.5"), None, None)
    assert kept.is_included_in_payroll


def test_what_is_shown_of_an_employee_follows_the_terms(business: Business):
    agree(business, "office", managerId=business.ids["colleague"])
    employee = business.see("settings.Employee", business.ids["office"])
    assert (employee.hourly_rate, employee.manager_id) == (30, business.ids["colleague"])
    agree(business, "tess", externalPayrollId="T 1")
    technician = business.see("settings.Technician", business.ids["tess"])
    assert (technician.hourly_rate, technician.payroll_id) == (30, "T 1")


def test_the_terms_of_somebody_who_has_left_are_no_longer_in_use(business: Business):
    business.ask("Technicians_AccountActions", {"action": "Deactivate"}, id=business.ids["tess"])
    assert not terms(business, "tess").active
    body = {"action": "Activate", "licenseType": "ManagedTechnician"}
    business.ask("Technicians_AccountActions", body, id=business.ids["tess"])
    assert terms(business, "tess").active


def test_a_rate_is_an_amount_from_zero(business: Business):
    with refused(400, "amount from 0", "hourlyRate"):
        agree(business, "tess", hourlyRate=-1)


def test_nobody_is_their_own_manager(business: Business):
    with refused(400, "own manager", "managerId"):
        agree(business, "office", managerId=business.ids["office"])


def test_only_the_office_is_paid_by_one_business_unit(business: Business):
    agree(business, "office", payrollBusinessUnitId=business.ids["unit"])
    with refused(400, "Only somebody in the office", "payrollBusinessUnitId"):
        agree(business, "tess", payrollBusinessUnitId=business.ids["unit"])


def test_a_technician_has_no_employees_terms(business: Business):
    with refused(409, "not found", "id"):
        business.ask("PayrollSettings_GetEmployeePayrollSettings", employee=business.ids["tess"])
