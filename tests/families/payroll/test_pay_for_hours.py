"""What an hour pays: once, at its rate, more in long days and weeks, and nothing for a meal."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.time import TICKS_PER_SECOND, When

HOUR = 3600 * TICKS_PER_SECOND


@pytest.fixture
def paid(business: Business) -> Business:
    """Tess gets 30 an hour, and Olga in the office 20."""
    terms(business, "tess", 30)
    terms(business, "office", 20)
    return business


def terms(business: Business, who: str, rate: float, **more: Any) -> None:
    kind = "technician" if who in ("tess", "tom") else "employee"
    operation = f"PayrollSettings_Update{kind.capitalize()}PayrollSettings"
    business.ask(operation, {"hourlyRate": rate, **more}, **{kind: business.ids[who]})


def clock(business: Business, key: str, **values: Any) -> int:
    return business.new(key, "payroll.TimesheetCode", code=key, **values)


def away(business: Business, who: str, code: str, start: str, end: str) -> int:
    times = {"started_on": When.parse(start), "ended_on": When.parse(end)}
    return business.new(
        "away", "payroll.NonJobTimesheet", employee_id=business.ids[who], timesheet_code_id=business.ids[code], **times
    )


def on_job(business: Business, start: str, end: str, who: str = "tess", job: Any = None) -> int:
    job = job or business.book(business.visit(3, who))
    times = {"dispatchedOn": start, "arrivedOn": start, "doneOn": end}
    visit = business.visits(job)[0]
    body = {"appointmentId": visit.id, "technicianId": business.ids[who], **times}
    return business.ask("Timesheets_CreateJobTimesheet", body, job=job.id).id


def items(business: Business, who: str = "tess") -> list[tuple[Any, ...]]:
    """Hours, kind and amount of what somebody earns, in the order of time."""
    found = business.all("payroll.GrossPayItem", employee_id=business.ids[who], active=True)
    shown = [(str(i.started_on)[5:16], i.paid_duration_hours, i.paid_time_type, i.amount) for i in found]
    return sorted(shown)


def total(business: Business, who: str = "tess") -> Decimal:
    payrolls = business.all("payroll.Payroll", employee_id=business.ids[who])
    return business.do(lambda: sum((payroll.total for payroll in payrolls), Decimal(0)))


def test_a_visit_pays_from_setting_out_until_it_is_over(paid: Business):
    visit = paid.visits(paid.book(paid.visit(3, "tess")))[0]
    paid.send(visit, "tess")
    paid.now += HOUR // 2
    paid.arrive(visit, "tess")
    paid.now += 2 * HOUR
    assert items(paid) == []
    paid.finish(visit, "tess")
    assert items(paid) == [("11-02T15:00", Decimal("2.5"), "Regular", Decimal("75.00"))]
    assert total(paid) == 75


def test_what_a_visit_earns_says_for_whom_and_where(paid: Business):
    job = paid.book(paid.visit(3, "tess"))
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T09:00:00Z", job=job)
    (item,) = paid.all("payroll.GrossPayItem")
    assert (item.job_id, item.job_number, item.customer_name, item.location_name) == (
        job.id,
        job.job_number,
        "Ada",
        "Ada's house",
    )
    assert (item.invoice_id, item.job_type_name, item.payout_business_unit_name) == (
        job.invoice_id,
        "Tune-up",
        "Heating",
    )


def test_hours_are_counted_to_the_hundredth_and_paid_to_the_cent(paid: Business):
    terms(paid, "tess", 33.33)
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T08:20:00Z")
    assert items(paid) == [("11-02T08:00", Decimal("0.33"), "Regular", Decimal("11.00"))]


def test_an_hour_is_paid_once_however_often_it_is_told(paid: Business):
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    on_job(paid, "2026-11-02T09:00:00Z", "2026-11-02T11:00:00Z")
    assert [item[1] for item in items(paid)] == [2, 1]


def test_a_meal_in_the_middle_of_a_job_is_not_paid(paid: Business):
    clock(paid, "lunch", type="Unpaid")
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T13:00:00Z")
    away(paid, "tess", "lunch", "2026-11-02T10:00:00Z", "2026-11-02T11:00:00Z")
    assert [(item[0], item[1]) for item in items(paid)] == [("11-02T08:00", 2), ("11-02T11:00", 2)]


def test_the_clock_at_the_door_pays_for_what_nothing_else_tells_of(paid: Business):
    clock(paid, "door", type="ClockInOut")
    away(paid, "tess", "door", "2026-11-02T08:00:00Z", "2026-11-02T16:00:00Z")
    assert total(paid) == 240
    on_job(paid, "2026-11-02T10:00:00Z", "2026-11-02T12:00:00Z")
    assert total(paid) == 240
    assert [item[1] for item in items(paid)] == [2, 2, 4]


@pytest.mark.parametrize(
    ("rate", "earned"),
    [
        ({}, 40),
        ({"rate_multiplier": Decimal("1.5")}, 60),
        ({"hourly_rate": "CustomHourlyRate", "custom_hourly_rate": Decimal(12)}, 24),
        ({"hourly_rate": "CustomHourlyRate", "custom_hourly_rate": Decimal(12), "rate_multiplier": Decimal(2)}, 48),
    ],
)
def test_a_timesheet_code_says_what_its_hours_pay(paid: Business, rate: dict[str, Any], earned: int):
    from truckroll.families.payroll.codes import TimesheetCodeRateInfo

    clock(paid, "training", rate_info=TimesheetCodeRateInfo(**rate))
    away(paid, "office", "training", "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    assert total(paid, "office") == earned


def test_long_days_pay_more_and_very_long_ones_twice(paid: Business):
    profile = paid.new("p", "payroll.OvertimeProfile", name="Day", daily_hours=8, daily_hours_before_double=12)
    paid.set("settings.Technician", paid.ids["tess"], payroll_profile_id=profile)
    on_job(paid, "2026-11-02T06:00:00Z", "2026-11-02T20:00:00Z")
    assert [item[1:] for item in items(paid)] == [
        (8, "Regular", 240),
        (4, "Overtime", 180),
        (2, "DoubleOvertime", 120),
    ]


def test_long_weeks_pay_more_but_time_off_is_not_counted(paid: Business):
    profile = paid.new("p", "payroll.OvertimeProfile", name="Week", weekly_hours=20)
    paid.set("settings.Employee", paid.ids["office"], overtime_profile_id=profile)
    clock(paid, "office work")
    clock(paid, "vacation", type="PaidTimeOff")
    away(paid, "office", "vacation", "2026-11-02T08:00:00Z", "2026-11-02T16:00:00Z")
    for day in (3, 4, 5):
        away(paid, "office", "office work", f"2026-11-{day:02}T08:00:00Z", f"2026-11-{day:02}T16:00:00Z")
    assert [(item[1], item[2]) for item in items(paid, "office")] == [
        (8, "PaidTimeOff"),
        (8, "Regular"),
        (8, "Regular"),
        (4, "Regular"),
        (4, "Overtime"),
    ]
    assert total(paid, "office") == 20 * 28 + 30 * 4


def test_a_place_with_a_prevailing_wage_pays_no_less(paid: Business):
    labor = paid.new("labor", "payroll.LaborType", name="Electrician", code="EL")
    paid.new("rate", "payroll.LocationLaborType", location_id=paid.ids["location"], hourly_rate=45, labor_type_id=labor)
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    assert total(paid) == 90
    assert [item.is_prevailing_wage_job for item in paid.all("payroll.GrossPayItem")] == [True]
    terms(paid, "tess", 50)
    assert total(paid) == 100


def test_new_terms_are_those_of_all_that_is_still_to_be_paid(paid: Business):
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    terms(paid, "tess", 40, externalPayrollId="T-1")
    (item,) = paid.all("payroll.GrossPayItem")
    assert (item.amount, item.employee_payroll_id) == (80, "T-1")


def test_somebody_who_is_not_on_the_payroll_earns_nothing_here(paid: Business):
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    terms(paid, "tess", 30, isIncludedInPayroll=False)
    assert total(paid) == 0
    assert [payroll.active for payroll in paid.all("payroll.Payroll")] == [False]
    terms(paid, "tess", 30)
    assert total(paid) == 60


def test_a_timesheet_that_is_corrected_is_paid_to_whom_and_when_it_now_says(paid: Business):
    terms(paid, "tom", 10)
    job = paid.book(paid.visit(3, "tess", "tom"))
    id = on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z", job=job)
    visit = paid.visits(job)[0]
    later = {"dispatchedOn": "2026-11-10T08:00:00Z", "arrivedOn": "2026-11-10T08:00:00Z"}
    body = {"appointmentId": visit.id, "technicianId": paid.ids["tom"], **later, "doneOn": "2026-11-10T11:00:00Z"}
    paid.ask("Timesheets_UpdateJobTimesheet", body, job=job.id, id=id)
    assert (total(paid), total(paid, "tom")) == (0, 30)
    (payroll,) = paid.all("payroll.Payroll", employee_id=paid.ids["tom"])
    assert str(payroll.started_on).startswith("2026-11-09T00:00")


def test_without_its_end_a_timesheet_is_no_longer_paid(paid: Business):
    job = paid.book(paid.visit(3, "tess"))
    id = on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z", job=job)
    visit = paid.visits(job)[0]
    body = {"appointmentId": visit.id, "technicianId": paid.ids["tess"]}
    body |= {"dispatchedOn": "2026-11-02T08:00:00Z", "arrivedOn": "2026-11-02T08:30:00Z"}
    paid.ask("Timesheets_UpdateJobTimesheet", body, job=job.id, id=id)
    assert paid.see("payroll.JobTimesheet", id).done_on is None
    assert total(paid) == 0


def week_over(business: Business) -> Any:
    """Tess's week is over, and approved."""
    business.now += 8 * 24 * HOUR
    business.come_due()
    (payroll,) = business.all("payroll.Payroll", employee_id=business.ids["tess"])
    business.do(lambda: business_payroll(payroll.id).approve())
    return payroll


def business_payroll(id: int) -> Any:
    from truckroll.catalogue.transaction import transaction

    return transaction().load("payroll.Payroll", id)


def test_a_payroll_expires_when_its_week_is_over_and_waits_for_approval(paid: Business):
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    (payroll,) = paid.all("payroll.Payroll")
    assert (payroll.status, payroll.burden_rate) == ("Pending", 0)
    paid.now += 8 * 24 * HOUR
    paid.come_due()
    assert paid.see("payroll.Payroll", payroll.id).status == "Expired"


def test_a_payroll_is_not_approved_before_its_week_is_over(paid: Business):
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    (payroll,) = paid.all("payroll.Payroll")
    from truckroll.catalogue import Refused

    with pytest.raises(Refused, match="goes on until"):
        paid.do(lambda: business_payroll(payroll.id).approve())


def test_what_is_approved_no_longer_changes(paid: Business):
    job = paid.book(paid.visit(3, "tess"))
    id = on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z", job=job)
    week_over(paid)
    body = {"appointmentId": paid.visits(job)[0].id, "technicianId": paid.ids["tess"]}
    body |= {"dispatchedOn": "2026-11-02T08:00:00Z", "arrivedOn": "2026-11-02T08:30:00Z"}
    with refused(400, "is Approved and can no longer change"):
        paid.ask("Timesheets_UpdateJobTimesheet", body, job=job.id, id=id)
    terms(paid, "tess", 99)
    assert total(paid) == 60


def test_late_hours_are_paid_with_the_next_payroll_that_is_open(paid: Business):
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    week_over(paid)
    on_job(paid, "2026-11-03T08:00:00Z", "2026-11-03T09:00:00Z")
    late = paid.all("payroll.Payroll", employee_id=paid.ids["tess"])[-1]
    assert str(late.started_on).startswith("2026-11-09")
    assert paid.do(lambda: business_payroll(late.id).total) == 30


def test_an_approved_payroll_keeps_the_names_it_was_approved_with(paid: Business):
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    week_over(paid)
    paid.set("crm.Customer", paid.ids["customer"], name="Ada L.")
    paid.come_due()
    assert [item.customer_name for item in paid.all("payroll.GrossPayItem")] == ["Ada"]


def test_an_open_payroll_follows_new_names(paid: Business):
    on_job(paid, "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z")
    paid.set("crm.Customer", paid.ids["customer"], name="Ada L.")
    paid.come_due()
    assert [item.customer_name for item in paid.all("payroll.GrossPayItem")] == ["Ada L."]


def test_weeks_begin_on_the_tenants_monday(paid: Business):
    on_job(paid, "2026-11-01T23:00:00Z", "2026-11-02T01:00:00Z")
    (payroll,) = paid.all("payroll.Payroll")
    assert (str(payroll.started_on)[:10], str(payroll.ended_on)[:10]) == ("2026-10-26", "2026-11-02")
    assert payroll.status == "Expired"
