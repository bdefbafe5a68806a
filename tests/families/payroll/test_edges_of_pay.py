"""Pay at its edges: times that touch, nothing at all, the calendar's ends, and whose item it is."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue import Refused
from truckroll.catalogue.time import TICKS_PER_SECOND, When
from truckroll.catalogue.transaction import transaction

HOUR = 3600 * TICKS_PER_SECOND


@pytest.fixture
def paid(business: Business) -> Business:
    """Tess gets 30 an hour; a clock at the door, lunch, and vacation are codes."""
    terms(business, "tess", hourlyRate=30)
    for code, kind in (("door", "ClockInOut"), ("lunch", "Unpaid"), ("vacation", "PaidTimeOff"), ("desk", "Paid")):
        business.new(code, "payroll.TimesheetCode", code=code, type=kind)
    return business


def terms(business: Business, who: str, **said: Any) -> None:
    kind = "technician" if who in ("tess", "tom") else "employee"
    operation = f"PayrollSettings_Update{kind.capitalize()}PayrollSettings"
    business.ask(operation, {"hourlyRate": 30} | said, **{kind: business.ids[who]})


def at(hour: float, day: int = 2) -> When:
    return When.of(When.parse(f"2026-11-{day:02}T00:00:00Z").ticks + round(hour * HOUR))


def away(business: Business, code: str, began: float, ended: float, day: int = 2, who: str = "tess") -> int:
    times = {"started_on": at(began, day), "ended_on": at(ended, day)}
    whose = {"employee_id": business.ids[who], "timesheet_code_id": business.ids[code]}
    return business.new("away", "payroll.NonJobTimesheet", **whose, **times)


def on_job(business: Business, began: float, ended: float | None, *, job: Any = None, **more: Any) -> Any:
    job = job or business.book(business.visit(3, "tess"))
    body = {"appointmentId": business.visits(job)[0].id, "technicianId": business.ids["tess"]}
    body |= {"dispatchedOn": at(began), "arrivedOn": at(began)} | ({"doneOn": at(ended)} if ended else {})
    return business.ask("Timesheets_CreateJobTimesheet", body | more, job=job.id)


def hours(business: Business, who: str = "tess") -> list[tuple[Any, ...]]:
    """When each part of somebody's pay began and ended, and of which kind it is."""
    found = business.all("payroll.GrossPayItem", employee_id=business.ids[who], active=True)
    return sorted((str(i.started_on)[11:16], str(i.ended_on)[11:16], i.paid_time_type) for i in found)


def profile(business: Business, **hours: int) -> None:
    made = business.new("profile", "payroll.OvertimeProfile", name="Long", **hours)
    business.set("settings.Technician", business.ids["tess"], payroll_profile_id=made)


# Times that touch


@pytest.mark.parametrize(
    ("job", "left"),
    [
        ((8, 10), [("05:00", "06:00"), ("08:00", "10:00")]),
        ((6, 10), [("05:00", "06:00"), ("06:00", "10:00")]),
        ((2, 5), [("02:00", "05:00"), ("05:00", "06:00")]),
        ((1, 2), [("01:00", "02:00"), ("05:00", "06:00")]),
        ((4, 8), [("04:00", "08:00")]),
        ((5, 6), [("05:00", "06:00")]),
        ((5, 5.5), [("05:00", "05:30"), ("05:30", "06:00")]),
        ((5.5, 6), [("05:00", "05:30"), ("05:30", "06:00")]),
        ((5.25, 5.5), [("05:00", "05:15"), ("05:15", "05:30"), ("05:30", "06:00")]),
    ],
)
def test_the_clock_at_the_door_pays_for_the_rest_of_an_hour(
    paid: Business, job: tuple[float, float], left: list[tuple[str, str]]
):
    away(paid, "door", 5, 6)
    on_job(paid, *job)
    assert [each[:2] for each in hours(paid)] == left


def test_lunch_goes_before_everything_and_what_was_told_first_before_the_rest(paid: Business):
    first = on_job(paid, 8, 12)
    second = on_job(paid, 8, 12)
    away(paid, "lunch", 9, 10)
    (before, after) = paid.all("payroll.GrossPayItem", active=True)
    assert {before.source_entity_id, after.source_entity_id} == {min(first.id, second.id)}
    assert [each[:2] for each in hours(paid)] == [("08:00", "09:00"), ("10:00", "12:00")]


def test_no_time_at_all_pays_nothing(paid: Business):
    away(paid, "desk", 8, 8)
    away(paid, "desk", 8, 8 + 0.004)
    assert hours(paid) == []
    away(paid, "desk", 9, 9 + 0.006)
    assert [item.paid_duration_hours for item in paid.all("payroll.GrossPayItem")] == [Decimal("0.01")]


def test_somebody_who_is_called_off_is_paid_until_then(paid: Business):
    on_job(paid, 8, None, canceledOn=at(9))
    assert hours(paid) == [("08:00", "09:00", "Regular")]


def test_somebody_who_is_still_there_is_paid_nothing_yet(paid: Business):
    on_job(paid, 8, None)
    assert hours(paid) == []


def test_a_visit_that_ends_when_it_begins_is_told_and_pays_nothing(paid: Business):
    sheet = paid.see("payroll.JobTimesheet", on_job(paid, 8, 8).id)
    assert (sheet.first_on, sheet.last_on, hours(paid)) == (at(8), at(8), [])


def test_nobody_was_at_a_visit_that_is_deleted(paid: Business):
    job = paid.book(paid.visit(3, "tess"), paid.visit(4, "tess"))
    gone = paid.visits(job)[1]
    paid.ask("Appointments_Delete", id=gone.id)
    with refused(400, "is deleted", "appointmentId"):
        on_job(paid, 8, 9, job=job, appointmentId=gone.id)


# Long days and weeks


def test_a_very_long_day_pays_twice_where_no_shorter_one_pays_more(paid: Business):
    profile(paid, daily_hours_before_double=10)
    on_job(paid, 6, 18)
    assert hours(paid) == [("06:00", "16:00", "Regular"), ("16:00", "18:00", "DoubleOvertime")]


def test_a_day_that_is_as_long_as_it_may_be_pays_no_more(paid: Business):
    profile(paid, daily_hours=8, daily_hours_before_double=8)
    on_job(paid, 8, 16)
    assert hours(paid) == [("08:00", "16:00", "Regular")]


def test_each_day_has_its_own_hours_and_the_week_all_of_them(paid: Business):
    profile(paid, daily_hours=8, weekly_hours=12)
    away(paid, "desk", 8, 17)
    away(paid, "desk", 8, 12, day=3)
    assert hours(paid) == [
        ("08:00", "11:00", "Regular"), ("08:00", "16:00", "Regular"), ("11:00", "12:00", "Overtime"),
        ("16:00", "17:00", "Overtime"),
    ]  # fmt: skip


def test_time_off_is_never_overtime(paid: Business):
    profile(paid, daily_hours=1)
    away(paid, "vacation", 8, 16)
    away(paid, "desk", 16, 17)
    assert hours(paid) == [("08:00", "16:00", "PaidTimeOff"), ("16:00", "17:00", "Regular")]


# The calendar


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        ("1970-01-04T23:59:59Z", False), ("1970-01-05T00:00:00Z", True),
        ("2199-12-31T23:59:59Z", True), ("2200-01-01T00:00:00Z", False),
    ],
)  # fmt: skip
def test_pay_is_counted_from_the_first_moment_to_the_last(paid: Business, moment: str, taken: bool):
    said = {"employeeType": "Technician", "employeeId": paid.ids["tess"], "postedOn": moment, "amount": 1}
    if taken:
        assert paid.ask("PayrollAdjustments_Create", said).id
    else:
        with refused(400, "1970 to 2199", "postedOn"):
            paid.ask("PayrollAdjustments_Create", said)


def test_a_week_is_over_when_the_next_begins(paid: Business):
    away(paid, "desk", 8, 9)
    (payroll,) = paid.all("payroll.Payroll")
    paid.now = payroll.ended_on.ticks - 1
    with pytest.raises(Refused, match="goes on until"):
        act(paid, payroll, lambda found: found.approve())
    paid.now = payroll.ended_on.ticks
    act(paid, payroll, lambda found: found.approve())
    assert paid.see("payroll.Payroll", payroll.id).manager_approved_on.ticks == paid.now


def test_a_week_that_is_over_when_it_is_first_paid_expires_at_once(paid: Business):
    paid.now = at(0, 9).ticks
    away(paid, "desk", 8, 9)
    assert [payroll.status for payroll in paid.all("payroll.Payroll")] == ["Expired"]


def act(business: Business, payroll: Any, rule: Callable[[Any], None]) -> None:
    business.do(lambda: rule(transaction().load("payroll.Payroll", payroll.id)))


def test_only_what_was_approved_is_paid(paid: Business):
    away(paid, "desk", 8, 9)
    (payroll,) = paid.all("payroll.Payroll")
    paid.now = payroll.ended_on.ticks
    with pytest.raises(Refused, match="only an approved one"):
        act(paid, payroll, lambda found: found.pay())
    act(paid, payroll, lambda found: found.approve())
    act(paid, payroll, lambda found: found.pay())
    paid.come_due()
    assert paid.see("payroll.Payroll", payroll.id).status == "Paid", "and it does not expire after"
    with pytest.raises(Refused, match="can no longer change"):
        act(paid, payroll, lambda found: found.approve())


# Adjustments and items


def adjust(business: Business, **said: Any) -> Any:
    whose = {"employeeType": "Technician", "employeeId": business.ids["tess"], "postedOn": at(8)}
    made = business.ask("PayrollAdjustments_Create", whose | said)
    return business.see("payroll.PayrollAdjustment", made.id)


@pytest.mark.parametrize("said", [{"hours": 0, "rate": 20}, {"quantity": 0, "rate": 20}, {"hours": 2, "rate": 0}])
def test_nothing_at_a_rate_is_nothing(paid: Business, said: dict[str, int]):
    assert adjust(paid, **said).amount == 0


@pytest.mark.parametrize("said", [{"hours": 2}, {"quantity": 2}, {"rate": 2}, {}])
def test_an_adjustment_is_so_much_and_at_a_rate(paid: Business, said: dict[str, int]):
    with refused(400, "Give it, or a rate", "amount"):
        adjust(paid, **said)


def test_hours_go_before_pieces(paid: Business):
    made = adjust(paid, hours=2, quantity=5, rate=10)
    assert (made.amount, made.type) == (20, "Labor")


def test_an_adjustment_is_not_found_among_those_of_other_employees(paid: Business):
    made = adjust(paid, amount=5)
    assert paid.ask("PayrollAdjustments_Get", id=made.id, employeeType="Technician").id == made.id
    with refused(404, "not found", "id"):
        paid.ask("PayrollAdjustments_Get", id=made.id, employeeType="Employee")


def test_the_item_of_an_adjustment_says_what_it_says(paid: Business):
    job = paid.book()
    made = adjust(paid, amount=5, memo="m", invoiceId=int(job.invoice_id))
    (item,) = paid.all("payroll.GrossPayItem")
    assert (item.source_entity_id, item.amount, item.memo, str(item.date)) == (made.id, 5, "m", str(at(8)))
    assert (item.invoice_id, item.job_id, item.gross_pay_item_type, item.activity) == (
        job.invoice_id, job.id, "InvoiceRelatedBonus", None,
    )  # fmt: skip


def test_what_is_given_back_for_an_invoice_is_given_back(paid: Business):
    job = paid.book()
    code = paid.new("refund", "payroll.ActivityCode", name="Refund", code="R", earning_category="Reimbursement")
    adjust(paid, amount=5, invoiceId=int(job.invoice_id), activityCodeId=code)
    (item,) = paid.all("payroll.GrossPayItem")
    assert (item.gross_pay_item_type, item.activity) == ("Reimbursement", "Refund")


def test_the_part_of_the_business_that_pays_is_the_jobs_else_that_of_the_terms(paid: Business):
    terms(paid, "office", payrollBusinessUnitId=paid.ids["other_unit"])
    away(paid, "desk", 8, 9, who="office")
    on_job(paid, 10, 11)
    away(paid, "desk", 12, 13)
    units = {str(i.started_on)[11:13]: i.payout_business_unit_name for i in paid.all("payroll.GrossPayItem")}
    assert units == {"08": "Plumbing", "10": "Heating", "12": None}


def test_time_says_what_it_was_for(paid: Business):
    paid.new("school", "payroll.TimesheetCode", code="TR", description="Training")
    for code, hour in (("desk", 8), ("school", 9)):
        away(paid, code, hour, hour + 1)
    on_job(paid, 10, 11)
    found = sorted(paid.all("payroll.GrossPayItem"), key=lambda item: str(item.started_on))
    assert [(item.activity, item.job_id != 0, item.invoice_id is not None) for item in found] == [
        ("desk", False, False), ("Training", False, False), ("Job", True, True),
    ]  # fmt: skip


# Terms


def test_new_terms_take_in_everything_that_is_told(paid: Business):
    said = {"hireDate": "2026-01-02T00:00:00Z", "externalPayrollId": "E", "isIncludedInPayroll": None, "hourlyRate": 0}
    terms(paid, "office", managerId=paid.ids["colleague"], **said)
    (kept,) = paid.all("payroll.PayrollSettings", employee_id=paid.ids["office"])
    assert (kept.hourly_rate, str(kept.hire_date)[:10], kept.external_payroll_id) == (0, "2026-01-02", "E")
    assert (kept.manager_id, kept.is_included_in_payroll) == (paid.ids["colleague"], True)


def test_what_a_technician_is_paid_by_changes_no_manager_and_an_employee_no_payroll_id(paid: Business):
    terms(paid, "tess", managerId=paid.ids["office"], externalPayrollId="T")
    assert paid.see("settings.Technician", paid.ids["tess"]).payroll_id == "T"
    terms(paid, "office", externalPayrollId="O", managerId=paid.ids["colleague"])
    assert paid.see("settings.Employee", paid.ids["office"]).manager_id == paid.ids["colleague"]


@pytest.mark.parametrize(("labor", "rate"), [(None, 50), ("first", 45), ("second", 50), ("third", 30)])
def test_the_prevailing_wage_of_a_place_is_that_of_the_labor(paid: Business, labor: str | None, rate: int):
    from truckroll.families.payroll.labor_rates import LocationLaborType

    place = paid.ids["location"]
    for name, least in (("first", 45), ("second", 50), ("third", None)):
        paid.new(name, "payroll.LaborType", name=name, code=name)
        if least is not None:
            kind = {"labor_type_id": paid.ids[name], "hourly_rate": least}
            paid.new("rate", "payroll.LocationLaborType", location_id=place, **kind)
    meant: Any = paid.ids[labor] if labor else None
    found = paid.do(lambda: LocationLaborType.at(place, meant))  # type: ignore[arg-type]
    assert (found or 30) == rate


# Who was where


def test_a_timesheet_that_is_over_is_not_told_of_again(paid: Business):
    job = paid.book(paid.visit(3, "tess"))
    visit = paid.visits(job)[0]
    on_job(paid, 8, 9, job=job)
    paid.send(visit, "tess")
    paid.arrive(visit, "tess")
    sheets = paid.all("payroll.JobTimesheet")
    assert [str(sheet.arrived_on)[11:16] for sheet in sheets] == ["08:00", "15:00"]
    assert [sheet.done_on is None for sheet in sheets] == [False, True]


def test_somebody_who_was_called_off_sets_out_anew(paid: Business):
    job = paid.book(paid.visit(3, "tess"))
    visit = paid.visits(job)[0]
    on_job(paid, 8, None, job=job, canceledOn=at(9))
    paid.send(visit, "tess")
    assert [sheet.canceled_on is None for sheet in paid.all("payroll.JobTimesheet")] == [False, True]


def test_the_share_of_somebody_who_is_called_off_goes_to_the_others(paid: Business):
    job = paid.book(paid.visit(3, "tess", "tom"))
    visit = paid.visits(job)[0]
    on_job(paid, 8, 9, job=job)
    sheet = on_job(paid, 8, 9, job=job, technicianId=paid.ids["tom"])
    assert [split.split for split in paid.all("payroll.JobSplit", active=True)] == [50, 50]
    times = {"dispatchedOn": at(8), "arrivedOn": at(8), "canceledOn": at(9)}
    body = {"appointmentId": visit.id, "technicianId": paid.ids["tom"]} | times
    paid.ask("Timesheets_UpdateJobTimesheet", body, job=job.id, id=sheet.id)
    splits = paid.all("payroll.JobSplit")
    assert [(split.technician_id, split.split, split.active) for split in splits] == [
        (paid.ids["tess"], 100, True), (paid.ids["tom"], 50, False),
    ]  # fmt: skip


def test_time_that_is_not_over_is_not_paid_and_no_longer_once_it_is_taken_back(paid: Business):
    open_end = {"employee_id": paid.ids["tess"], "timesheet_code_id": paid.ids["desk"], "started_on": at(8)}
    paid.new("open", "payroll.NonJobTimesheet", **open_end)
    assert (hours(paid), paid.all("payroll.Payroll")) == ([], [])
    times = {"start": at(8), "duration": "01:00:00", "name": "Desk", "timesheetCodeId": paid.ids["desk"]}
    event = paid.ask("NonJobAppointments_Create", {"technicianId": paid.ids["tess"]} | times)
    assert [each[:2] for each in hours(paid)] == [("08:00", "09:00")]
    paid.ask("NonJobAppointments_Delete", id=event.id)
    assert hours(paid) == []


def test_an_event_without_a_code_is_no_time(paid: Business):
    event = {"technicianId": paid.ids["tess"], "start": at(8), "duration": "01:00:00", "name": "Dentist"}
    paid.ask("NonJobAppointments_Create", event)
    assert paid.all("payroll.NonJobTimesheet") == []
