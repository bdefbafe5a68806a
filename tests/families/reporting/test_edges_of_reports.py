"""Reports at their edges: exact moments, ages and cents, in which order rows stand, and what there is nothing of."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.reporting.test_asking import data
from truckroll.catalogue.time import TICKS_PER_SECOND, When
from truckroll.families.reporting.declaring import Column, average, share
from truckroll.families.reporting.standard.revenue import divided, in_order

WEEK = {"From": "2026-11-02", "To": "2026-11-08"}
FIRST, OVER = When.parse("2026-11-02").ticks, When.parse("2026-11-09").ticks


def rows(business: Business, id: int, **asked: Any) -> list[list[Any]]:
    return data(business, id, **asked).data


def invoice(business: Business, amount: float, *, key: str = "invoice", **more: Any) -> int:
    said = {"customer_id": business.ids["customer"], "business_unit_id": business.ids["unit"]}
    said |= {"invoice_date": "2026-11-02T12:00:00.0000000Z", "sub_total": Decimal(amount), "total": Decimal(amount)}
    return business.new(key, "accounting.Invoice", **said | {"balance": Decimal(amount)} | more)


# How values stand in a report


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("Money", 5, "5.00"), ("Money", Decimal("1.005"), "1.01"), ("Hours", Decimal("0.333"), "0.33"),
        ("Percent", Decimal("66.666"), "66.67"), ("Number", Decimal("5.00"), "5"), ("Number", Decimal("2.50"), "2.5"),
        ("Number", 7, "7"), ("Text", "x", "x"), ("Money", None, "None"),
        ("Day", When.parse("2026-11-02T23:00:00Z").ticks, "2026-11-02"),
        ("Date", When.parse("2026-11-02").ticks, "2026-11-02"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_its_column_says(business: Business, kind: Any, value: Any, shown: str):
    assert str(business.do(lambda: Column("Total", kind).shown(value))) == shown


def test_a_column_says_what_stands_in_it():
    kinds = {kind: Column("OpenAmount", kind).data_type for kind in ("Text", "Number", "Money", "Day", "Date")}
    assert kinds == {"Text": "String", "Number": "Number", "Money": "Number", "Day": "Date", "Date": "Date"}
    assert Column("OpenAmount", "Money").label == "Open amount"


def test_rows_stand_in_order_of_their_names_and_those_without_one_last():
    asked = [(2, "b"), (None, "A"), (1, "B"), (3, None), (4, "a")]
    assert in_order(asked) == [(3, None), (4, "a"), (1, "B"), (2, "b"), (None, "A")]


def test_parts_of_an_amount_come_to_all_of_it():
    thirds = [("a", Decimal("33.33")), ("b", Decimal("33.33")), ("c", Decimal("33.34"))]
    assert [part for _, part in divided(Decimal("0.10"), thirds)] == [Decimal("0.03"), Decimal("0.03"), Decimal("0.04")]
    assert list(divided(Decimal(10), [("a", Decimal(25)), ("b", Decimal(75))])) == [("a", Decimal("2.50")), ("b", 7.5)]


def test_of_nothing_there_is_no_share_and_no_average():
    assert (share(1, 0), share(1, 3) == Decimal(100) / 3, average(Decimal(1), 0), average(3, 2)) == (
        None, True, None, Decimal("1.5"),
    )  # fmt: skip


# Revenue


def test_revenue_is_shown_before_taxes_and_after(business: Business):
    invoice(business, 100, total=Decimal(108), balance=Decimal(8))
    invoice(business, 50, business_unit_id=None)
    assert rows(business, 1001, **WEEK) == [
        [business.ids["unit"], "Heating", 1, 100, 8, 108, 8], [None, None, 1, 50, 0, 50, 50],
    ]  # fmt: skip


def test_work_for_no_job_is_in_the_last_row(business: Business):
    jobs = [business.book() for _ in range(2)]
    for job in jobs:
        business.set("accounting.Invoice", job.invoice_id, sub_total=Decimal(30))
    invoice(business, 50)
    assert rows(business, 1002, **WEEK) == [
        [business.ids["kind"], "Tune-up", 2, 2, 60, 30], [None, "No job", 0, 1, 50, None],
    ]  # fmt: skip


def test_a_job_that_nobody_was_sent_to_is_to_the_credit_of_who_sold_it(business: Business):
    jobs = [business.book(soldById=business.ids["tess"]), business.book()]
    for job, amount in zip(jobs, (70, 20), strict=True):
        business.set("accounting.Invoice", job.invoice_id, sub_total=Decimal(amount))
    invoice(business, 5)
    assert rows(business, 1003, **WEEK) == [[business.ids["tess"], "Tess", 1, 70, 70], [None, "Nobody", 1, 25, 25]]
    assert rows(business, 1003, **WEEK, TechnicianIds=[business.ids["tess"]]) == [
        [business.ids["tess"], "Tess", 1, 70, 70],
    ]  # fmt: skip


def test_payments_have_gone_to_invoices_or_are_left(business: Business):
    kind = business.new("cash", "accounting.PaymentType", name="Cash")
    said = {"customer_id": business.ids["customer"], "payment_type_id": kind, "date": "2026-11-08T23:59:59.0000000Z"}
    business.new("payment", "accounting.Payment", **said, total=Decimal(50), unapplied_amount=Decimal(20))
    assert rows(business, 1004, **WEEK) == [[kind, "Cash", 1, 50, 30, 20]]
    assert rows(business, 1004, From="2026-11-02", To="2026-11-07") == []


# What is owed, and since when


@pytest.mark.parametrize(
    ("due", "age"),
    [("2026-11-02", 0), ("2026-11-01", 1), ("2026-10-03", 1), ("2026-10-02", 2), ("2026-09-03", 2),
     ("2026-09-02", 3), ("2026-08-04", 3), ("2026-08-03", 4), ("2026-11-20", 0)],
)  # fmt: skip
def test_what_is_owed_grows_older_day_by_day(business: Business, due: str, age: int):
    invoice(business, 5, invoice_date="2026-08-01T00:00:00.0000000Z", due_date=f"{due}T00:00:00.0000000Z")
    ages = [0] * 5
    ages[age] = 5
    (row,) = rows(business, 1021, AsOfDate="2026-11-02")
    assert row == [business.ids["customer"], "Ada", 1, *ages, 5]


def test_each_customer_owes_all_of_their_invoices(business: Business):
    invoice(business, 5)
    invoice(business, 7)
    invoice(business, 3, customer_id=business.ids["neighbour"])
    invoice(business, 0)
    assert [(row[1], row[2], row[-1]) for row in rows(business, 1021)] == [("Ada", 2, 12), ("Bob", 1, 3)]
    assert rows(business, 1021, AsOfDate="2026-11-01") == []


# Calls, bookings, leads and estimates


def test_calls_of_campaigns_became_leads_and_jobs(business: Business):
    from truckroll.catalogue.registry import resolve

    def ring(**known: Any) -> Any:
        return business.do(lambda: resolve("telecom.Call").receive("+13105550101", "+13105550199", **known))  # type: ignore[attr-defined]

    job = business.book()
    called = {"campaign_id": business.ids["campaign"]}
    ring(**called)
    ring(**called, job_id=job.id)
    ring()
    office = business.ids["office"]
    business.do(lambda: resolve("telecom.Call").dial("+13105550101", "+13105550199", office))  # type: ignore[attr-defined]
    assert rows(business, 1022, **WEEK) == [
        [business.ids["campaign"], "Leaflet", 2, 0, 1, 50, 0, 0, None, 1, 0],
        [None, "No campaign", 1, 0, 0, 0, 0, 0, None, 0, 0],
    ]  # fmt: skip


def test_bookings_of_a_source_are_in_one_state_each(business: Business):
    provider = business.new("provider", "crm.BookingProviderTag", tag_name="Web", description="")
    said = {"name": "Ada", "summary": "Leak", "external_id": "1", "start": "2026-12-01T00:00:00.0000000Z"}
    for source, status in (("web", "New"), ("web", "Converted"), ("app", "Dismissed"), ("web", "Accepted")):
        made = {"source": source, "status": status}
        business.new("booking", "crm.Booking", booking_provider_id=provider, **said, **made)
    third = Decimal("33.33")
    assert rows(business, 1023, **WEEK) == [["app", 1, 0, 0, 0, 1, 0], ["web", 3, 1, 1, 1, 0, third]]


def test_leads_are_won_of_those_that_are_decided(business: Business):
    said = {"campaign_id": business.ids["campaign"], "summary": "x", "lead_customer_name": "Ada", "created_by_id": 0}
    for status in ("Open", "Converted", "Converted", "Dismissed"):
        business.new("lead", "crm.Lead", **said, status=status)
    assert rows(business, 1031, **WEEK) == [[business.ids["campaign"], "Leaflet", 4, 1, 2, 1, Decimal("66.67")]]


def test_estimates_that_nobody_bought_come_to_nothing(business: Business):
    business.new("fan", "pricebook.Service", code="FAN", description="", price=Decimal(50))
    job = business.book()
    made = business.ask("Estimates_Create", {"jobId": job.id, "items": [{"skuName": "FAN"}], "tax": 5})
    unit = [business.ids["unit"], "Heating"]
    assert rows(business, 1032, **WEEK) == [[*unit, 1, 1, 0, 0, 0, 55, 0, None]]
    business.ask("Estimates_Sell", {"soldBy": business.ids["tess"]}, id=made.id)
    assert rows(business, 1032, **WEEK) == [[*unit, 1, 0, 1, 0, 100, 55, 55, 55]]
    (card,) = rows(business, 1042, **WEEK)
    assert card == [business.ids["tess"], "Tess", 0, 0, None, 0, None, 1, 55, 0, None]


def test_a_campaign_earns_what_its_jobs_do_and_costs_what_it_cost(business: Business):
    campaign = business.ids["campaign"]
    radio = business.new("radio", "marketing.Campaign", name="Radio")
    business.ask("CampaignCosts_Create", {"campaignId": campaign, "year": 2026, "month": 11, "dailyCost": 10})
    for status in ("Completed", "Scheduled"):
        job = business.book()
        business.set("jpm.Job", job.id, job_status=status)
        business.set("accounting.Invoice", job.invoice_id, sub_total=Decimal(105))
    said = {"summary": "x", "lead_customer_name": "Ada", "created_by_id": 0}
    business.new("lead", "crm.Lead", campaign_id=radio, **said)
    assert rows(business, 1033, **WEEK) == [
        [campaign, "Leaflet", 70, 0, 2, 1, 210, 35, 140, 200], [radio, "Radio", 0, 1, 0, 0, 0, None, 0, None],
    ]  # fmt: skip
    assert [row[1] for row in rows(business, 1033, **WEEK, CampaignIds=[radio])] == ["Radio"]


# Hours and marks


def test_hours_count_on_the_day_on_which_they_began_once_they_are_over(business: Business):
    code = business.new("code", "payroll.TimesheetCode", code="MEET")
    about = {"employee_id": business.ids["tess"], "timesheet_code_id": code}

    def away(began: int, ended: int | None) -> None:
        times = {"started_on": When.of(began), "ended_on": When.of(ended) if ended else None}
        business.new("away", "payroll.NonJobTimesheet", **about, **times)

    hour = 3600 * TICKS_PER_SECOND
    away(FIRST, FIRST + hour)
    away(OVER - 1, OVER + hour)
    away(FIRST - 1, FIRST + hour)
    away(OVER, OVER + hour)
    away(FIRST, None)
    assert rows(business, 1041, **WEEK) == [[business.ids["tess"], "Tess", "Technician", 0, 0, 2, 2, 2, 0]]
    assert rows(business, 1041, **WEEK, EmployeeIds=[business.ids["office"]]) == []


def test_hours_on_jobs_are_shared_with_other_hours(business: Business):
    code = business.new("code", "payroll.TimesheetCode", code="MEET")
    about = {"employee_id": business.ids["tess"], "timesheet_code_id": code}
    times = {"started_on": When.of(FIRST), "ended_on": When.of(FIRST + 3600 * TICKS_PER_SECOND)}
    business.new("away", "payroll.NonJobTimesheet", **about, **times)
    job = business.book(business.visit(3, "tess"))
    body = {"appointmentId": business.visits(job)[0].id, "technicianId": business.ids["tess"]}
    body |= {"dispatchedOn": "2026-11-02T08:00:00Z", "arrivedOn": "2026-11-02T08:30:00Z"}
    business.ask("Timesheets_CreateJobTimesheet", body | {"doneOn": "2026-11-02T11:00:00Z"}, job=job.id)
    assert rows(business, 1041, **WEEK) == [[business.ids["tess"], "Tess", "Technician", 1, 3, 1, 1, 4, 75]]
    business.set("jpm.Job", job.id, job_status="Completed", completed_on="2026-11-02T11:00:00.0000000Z")
    business.set("accounting.Invoice", job.invoice_id, sub_total=Decimal(90))
    assert rows(business, 1042, **WEEK) == [[business.ids["tess"], "Tess", 1, 90, 90, 3, 30, 0, 0, 0, None]]


# Memberships

LATER = {"From": "2026-11-16", "To": "2026-11-22"}
BEGUN, ENDED = When.parse("2026-11-16").ticks, When.parse("2026-11-23").ticks


@pytest.fixture
def club(business: Business) -> Business:
    business.new("gold", "memberships.MembershipType", name="Gold")
    return business


def member(club: Business, made: int, status: str, **more: Any) -> int:
    club.now = made
    said = {"customer_id": club.ids["customer"], "membership_type_id": club.ids["gold"], "status": status}
    said |= {"follow_up_on": When.of(BEGUN), "billing_frequency": "Monthly", "business_unit_id": club.ids["unit"]}
    return club.new("member", "memberships.Membership", **said | more)


def step(club: Business, membership: int, moment: int, before: str, after: str) -> None:
    club.now = moment
    said = {"membership_id": membership, "old_status": before, "new_status": after}
    club.new("step", "memberships.MembershipStatusChange", **said)


def growth(club: Business) -> list[Any]:
    (row,) = rows(club, 1051, **LATER)
    return row[2:]


@pytest.mark.parametrize(
    ("made", "found"),
    [(BEGUN - 1, [1, 0, 0, 0, 0, 0, 1, 0]), (BEGUN, [0, 1, 0, 0, 0, 0, 1, 1]), (ENDED - 1, [0, 1, 0, 0, 0, 0, 1, 1]),
     (ENDED, [0] * 8)],
)  # fmt: skip
def test_a_membership_is_sold_on_the_days_from_the_first_to_the_last(club: Business, made: int, found: list[int]):
    member(club, made, "Active")
    assert growth(club) == found


@pytest.mark.parametrize(
    ("moment", "found"),
    [(BEGUN - 1, [0] * 8), (BEGUN, [1, 0, 0, 0, 0, 1, 0, -1]), (ENDED - 1, [1, 0, 0, 0, 0, 1, 0, -1]),
     (ENDED, [1, 0, 0, 0, 0, 0, 1, 0])],
)  # fmt: skip
def test_a_membership_ends_at_the_moment_of_its_step(club: Business, moment: int, found: list[int]):
    step(club, member(club, BEGUN - 2, "Canceled"), moment, "Active", "Canceled")
    assert growth(club) == found


def test_only_steps_from_and_to_active_count(club: Business):
    made = member(club, BEGUN - 1, "Deleted")
    for number, (before, after) in enumerate([("Suspended", "Active"), ("Active", "Expired"), ("Expired", "Deleted")]):
        step(club, made, BEGUN + number, before, after)
    assert growth(club) == [0, 0, 1, 0, 1, 0, 0, 0]
    other = member(club, BEGUN, "Deleted")
    step(club, other, BEGUN + 1, "Active", "Deleted")
    assert growth(club) == [0, 1, 1, 0, 1, 1, 0, 0]


def test_memberships_that_end_on_these_days_are_told_the_first_first(club: Business):
    def ends(day: str, status: str = "Active", **more: Any) -> int:
        when = {"from_": "2025-11-22T00:00:00.0000000Z", "to": f"{day}T00:00:00.0000000Z"}
        return member(club, BEGUN, status, **when | more)

    last, first, suspended = ends("2026-11-22"), ends("2026-11-16"), ends("2026-11-19", "Suspended")
    for day, status in (("2026-11-23", "Active"), ("2026-11-15", "Active"), ("2026-11-19", "Canceled")):
        ends(day, status)
    ends("2026-11-19", renewed_by_id=last)
    found = rows(club, 1052, **LATER)
    assert [(row[0], row[4], row[6]) for row in found] == [
        (first, "Active", "2026-11-16"), (suspended, "Suspended", "2026-11-19"), (last, "Active", "2026-11-22"),
    ]  # fmt: skip
    assert found[0][1:4] == ["Gold", club.ids["customer"], "Ada"]
    assert (found[0][5], found[0][7]) == ("2025-11-22", None)


# What may be asked


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
def test_the_first_and_the_last_day_may_be_asked_for(business: Business, day: str):
    assert rows(business, 1001, From=day, To=day) == []


@pytest.mark.parametrize("day", ["1899-12-31", "3000-01-01"])
def test_and_no_day_beyond_them(business: Business, day: str):
    with refused(400, "1900 to 2999", "From", "To"):
        rows(business, 1001, From=day, To=day)


def test_what_is_no_longer_in_use_may_be_asked_about(business: Business):
    business.set("settings.BusinessUnit", business.ids["unit"], active=False)
    invoice(business, 5)
    assert len(rows(business, 1001, **WEEK, BusinessUnitIds=[business.ids["unit"], business.ids["other_unit"]])) == 1
    assert rows(business, 1001, **WEEK, BusinessUnitIds=[business.ids["other_unit"]]) == []
    with refused(400, "There is no 998, 999 among", "BusinessUnitIds"):
        rows(business, 1001, **WEEK, BusinessUnitIds=[business.ids["unit"], 998, 999])


def test_values_are_told_by_name_and_two_of_one_name_by_age(business: Business):
    first = business.new("b", "settings.BusinessUnit", name="heating")
    found = business.ask("DynamicValueSets_GetDynamicSet", dynamicSetId="business-units")
    assert found.data == [
        [business.ids["unit"], "Heating"], [first, "heating"], [business.ids["other_unit"], "Plumbing"],
    ]  # fmt: skip
    employees = business.ask("DynamicValueSets_GetDynamicSet", dynamicSetId="employees").data
    assert [name for _, name in employees] == ["Olga", "Omar", "Tess", "Tom"]


def test_what_lies_somewhere_is_worth_its_cost(business: Business):
    place = business.new("depot", "inventory.Warehouse", name="Depot", address={})
    for code, cost, quantity in (("B", "0.333", 3), ("a", "2", -1), ("C", "1", 0)):
        sku = business.new(code, "pricebook.Material", code=code, display_name=code, description="", cost=Decimal(cost))
        business.new("stock", "inventory.Stock", inventory_location_id=place, sku_id=sku, quantity=Decimal(quantity))
    shown = [(row[3], row[5], row[6], row[7], row[8]) for row in rows(business, 1061)]
    assert shown == [("a", "Material", -1, 2, -2), ("B", "Material", 3, Decimal("0.33"), Decimal("1.00"))]


def test_tasks_are_overdue_after_their_day(business: Business):
    for noun in ("Type", "Source"):
        business.new(noun, f"task_management.Task{noun}", name=noun)
    for day in ("2026-11-01", "2026-11-02", "2026-11-03"):
        asked = {"reportedById": business.ids["office"], "assignedToId": business.ids["office"], "isClosed": False}
        asked |= {"businessUnitId": business.ids["unit"], "employeeTaskTypeId": business.ids["Type"], "name": "Call"}
        asked |= {"employeeTaskSourceId": business.ids["Source"], "reportedDate": "2026-11-01", "priority": "High"}
        business.ask("Tasks_Create", asked | {"completeBy": day})
    assert rows(business, 1024, AsOfDate="2026-11-02") == [[business.ids["office"], "Olga", 3, 2, 0, 3, 0, 0]]
