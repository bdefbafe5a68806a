"""What is added to a payroll by hand: items and adjustments."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference

DAY = "2026-11-04T00:00:00Z"


@pytest.fixture
def payroll(business: Business) -> Any:
    """Tess's payroll of this week."""
    from truckroll.catalogue import When
    from truckroll.families.payroll import Payroll

    for key, category in (("bonus", "Commission"), ("salary", "Timesheet"), ("refund", "Reimbursement")):
        business.new(key, "payroll.ActivityCode", name=key.title(), code=key, earning_category=category)
    tess = reference(business.ids["tess"], "settings.Technician")
    return business.do(lambda: Payroll.open_for(tess, When.parse(DAY)))


def body(business: Business, payroll: Any, code: str = "bonus", **more: Any) -> dict[str, Any]:
    return {"payrollId": payroll.id, "amount": 50, "activityCodeId": business.ids[code], "date": DAY} | more


def add(business: Business, payroll: Any, *code: str, **more: Any) -> Any:
    id = business.ask("GrossPayItems_Create", body(business, payroll, *code, **more)).id
    return business.see("payroll.GrossPayItem", id)


def adjust(business: Business, who: str = "tess", **more: Any) -> Any:
    kind = "Technician" if who == "tess" else "Employee"
    said = {"employeeType": kind, "employeeId": business.ids[who], "postedOn": DAY} | more
    id = business.ask("PayrollAdjustments_Create", said).id
    return business.see("payroll.PayrollAdjustment", id)


def total(business: Business, payroll: Any) -> Decimal:
    return business.do(lambda: found(payroll.id).total)


def found(id: int) -> Any:
    return transaction().load("payroll.Payroll", id)


def test_an_item_is_paid_to_whom_the_payroll_is_paid(business: Business, payroll: Any):
    item = add(business, payroll, memo="well done")
    assert (item.employee_id, item.employee_type, item.activity_code, item.memo) == (
        business.ids["tess"],
        "Technician",
        "Bonus",
        "well done",
    )
    assert (total(business, payroll), item.job_id) == (50, 0)


@pytest.mark.parametrize(
    ("code", "kind"), [("bonus", "CustomBonus"), ("salary", "Salary"), ("refund", "Reimbursement")]
)
def test_the_code_says_what_an_item_is(business: Business, payroll: Any, code: str, kind: str):
    assert add(business, payroll, code).gross_pay_item_type == kind


def test_an_item_of_an_invoice_is_a_bonus_for_its_job(business: Business, payroll: Any):
    job = business.book()
    item = add(business, payroll, invoiceId=int(job.invoice_id))
    assert (item.gross_pay_item_type, item.job_id, item.customer_name) == ("InvoiceRelatedBonus", job.id, "Ada")


def test_an_item_is_changed_as_a_whole(business: Business, payroll: Any):
    job = business.book()
    item = add(business, payroll, invoiceId=int(job.invoice_id), memo="well done")
    business.ask("GrossPayItems_Update", body(business, payroll, "refund", amount=-7.5), id=item.id)
    item = business.see("payroll.GrossPayItem", item.id)
    assert (item.invoice_id, item.memo, item.job_id, item.gross_pay_item_type) == (None, None, 0, "Reimbursement")
    assert total(business, payroll) == Decimal("-7.5")


def test_an_item_that_is_taken_back_is_no_longer_earned(business: Business, payroll: Any):
    item = add(business, payroll)
    business.ask("GrossPayItems_Delete", id=item.id)
    assert total(business, payroll) == 0


def test_a_closed_payroll_takes_and_gives_nothing(business: Business, payroll: Any):
    item = add(business, payroll)
    business.set("payroll.Payroll", payroll.id, status="Approved")
    with refused(409, "is Approved and can no longer change"):
        add(business, payroll)
    with refused(409, "is Approved"):
        business.ask("GrossPayItems_Update", body(business, payroll), id=item.id)
    with refused(400, "is Approved"):
        business.ask("GrossPayItems_Delete", id=item.id)
    assert total(business, payroll) == 50


def test_an_item_does_not_leave_a_closed_payroll_for_an_open_one(business: Business, payroll: Any):
    item = add(business, payroll)
    other = adjust(business, "office", amount=1)
    (open_one,) = business.all("payroll.Payroll", employee_id=other.employee_id)
    business.set("payroll.Payroll", payroll.id, status="Paid")
    with refused(409, f"Payroll {payroll.id}"):
        business.ask("GrossPayItems_Update", body(business, open_one), id=item.id)


def test_a_code_that_is_no_longer_in_use_pays_nothing(business: Business, payroll: Any):
    business.set("payroll.ActivityCode", business.ids["bonus"], active=False)
    with refused(409, "no longer in use"):
        add(business, payroll)


def test_an_unknown_payroll_is_refused(business: Business, payroll: Any):
    with refused(409, "There is no Payroll", "payrollId"):
        business.ask("GrossPayItems_Create", body(business, payroll, payrollId=1))


def test_an_adjustment_is_part_of_the_weeks_payroll(business: Business, payroll: Any):
    adjustment = adjust(business, amount=-20, memo="uniform", activityCodeId=business.ids["bonus"])
    assert (adjustment.type, total(business, payroll)) == ("Direct", -20)
    (item,) = business.all("payroll.GrossPayItem")
    assert (item.payroll_id, item.memo, item.activity_code) == (payroll.id, "uniform", "Bonus")


@pytest.mark.parametrize(
    ("said", "amount", "kind"),
    [
        ({"hours": 2.5, "rate": 20}, 50, "Labor"),
        ({"quantity": 3, "rate": 0.335}, Decimal("1.01"), "Direct"),
        ({"amount": 10, "hours": 2, "rate": 20}, 10, "Labor"),
    ],
)
def test_an_adjustment_may_be_so_much_at_a_rate(business: Business, said: dict[str, Any], amount: Any, kind: str):
    adjustment = adjust(business, **said)
    assert (adjustment.amount, adjustment.type) == (amount, kind)


def test_an_adjustment_needs_an_amount(business: Business):
    with refused(400, "Give it, or a rate", "amount"):
        adjust(business, rate=3)


def test_an_adjustment_is_for_somebody_of_the_kind_that_is_named(business: Business):
    with refused(409, "was not found", "employeeId"):
        adjust(business, amount=1, employeeType="Employee")


def test_what_follows_from_an_adjustment_is_not_changed_by_itself(business: Business, payroll: Any):
    adjust(business, amount=5)
    (item,) = business.all("payroll.GrossPayItem")
    with refused(409, "follows from"):
        business.ask("GrossPayItems_Update", body(business, payroll), id=item.id)
    with refused(400, "follows from"):
        business.ask("GrossPayItems_Delete", id=item.id)


def test_an_adjustment_to_a_closed_week_is_paid_with_the_next(business: Business, payroll: Any):
    business.set("payroll.Payroll", payroll.id, status="Paid")
    adjust(business, amount=5)
    (item,) = business.all("payroll.GrossPayItem")
    assert str(business.see("payroll.Payroll", item.payroll_id).started_on).startswith("2026-11-09")


def test_an_adjustment_is_found_among_those_of_its_kind_of_employee(business: Business):
    adjustment = adjust(business, amount=5)
    assert business.ask("PayrollAdjustments_Get", id=adjustment.id).id == adjustment.id
