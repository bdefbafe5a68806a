"""A report says what the lists say: every total is what somebody gets who adds the records up."""

from collections import Counter
from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.families.reporting.office import Office

HOUR = 3600


def total(rows: list[dict[str, Any]], *names: str) -> list[Decimal]:
    return [sum((Decimal(row[name] or 0) for row in rows), Decimal(0)) for name in names]


def seconds(began: str, ended: str) -> Decimal:
    return Decimal((datetime.fromisoformat(ended) - datetime.fromisoformat(began)).total_seconds())


def test_revenue_is_what_the_invoices_come_to(office: Office):
    invoices = office.all("accounting/invoices")
    expected = total(invoices, "subTotal", "salesTax", "total", "balance")
    assert expected[0] > 0 < expected[1]
    assert total(office.report(1001), "Revenue", "Tax", "Total", "Balance") == expected
    assert total(office.report(1002), "Revenue") == expected[:1]
    heating = [each for each in invoices if each["businessUnit"]["name"] == "Heating"]
    (row,) = office.report(1001, BusinessUnitIds=[office.ids["Heating"]])
    assert [row["Invoices"], row["Revenue"]] == [len(heating), *total(heating, "subTotal")]


def test_revenue_by_completion_is_that_of_jobs_completed(office: Office):
    done = {job["invoiceId"] for job in office.all("jpm/jobs", jobStatus="Completed")}
    expected = total([each for each in office.all("accounting/invoices") if each["id"] in done], "subTotal")
    for report in (1001, 1002, 1003):
        assert total(office.report(report, DateType="CompletedOn"), "Revenue") == expected


def test_technicians_share_what_their_jobs_came_to_without_losing_a_cent(office: Office):
    of_jobs = [each for each in office.all("accounting/invoices") if each["job"]]
    rows = {row["Technician"]: row for row in office.report(1003)}
    assert total([*rows.values()], "Revenue") == total(office.all("accounting/invoices"), "subTotal")
    shares = office.all("payroll/jobs/splits")
    for name in ("Tess", "Tom"):
        mine = {each["jobId"]: each["split"] for each in shares if each["technicianId"] == office.ids[name]}
        parts = [
            Decimal(each["subTotal"]) * mine[each["job"]["id"]] / 100 for each in of_jobs if each["job"]["id"] in mine
        ]
        assert rows[name]["Jobs"] == len(mine)
        assert abs(rows[name]["Revenue"] - sum(parts)) <= Decimal("0.005") * len(parts)
    (tess,) = office.report(1003, TechnicianIds=[office.ids["Tess"]])
    assert tess == rows["Tess"]


def test_payments_are_what_customers_paid_by_type(office: Office):
    payments = office.all("accounting/payments")
    rows = office.report(1004)
    assert total(rows, "Payments", "Total", "Unapplied") == [
        len(payments),
        *total(payments, "total", "unappliedAmount"),
    ]
    for row in rows:
        assert total([each for each in payments if each["type"] == row["PaymentType"]], "total") == [row["Total"]]
        assert row["Applied"] == row["Total"] - row["Unapplied"]


def test_open_invoices_are_what_customers_owe(office: Office):
    rows = office.report(1021)
    for row in rows:
        owed = office.all("accounting/invoices", customerId=row["CustomerId"])
        assert total(owed, "balance") == [row["Total"]]
        assert row["Invoices"] == sum(Decimal(each["balance"]) != 0 for each in owed)
        customer = office.send("GET", f"crm/customers/{row['CustomerId']}")[1]
        assert customer["balance"] == row["Total"]
        assert sum(row[age] for age in ("Current", "Days1To30", "Days31To60", "Days61To90", "Over90")) == row["Total"]


def test_invoices_grow_older_and_were_owed_in_full_before_they_were_paid(office: Office):
    invoices = [each for each in office.all("accounting/invoices") if each["invoiceDate"] < "2026-11-08T06:00:00Z"]
    then = office.report(1021, AsOfDate="2026-11-07")
    applied = [part for payment in office.all("accounting/payments") for part in payment["appliedTo"]]
    late = [part for part in applied if part["appliedOn"] >= "2026-11-08T06:00:00Z"]
    assert late
    early = [each["id"] for each in invoices]
    back = sum((Decimal(part["appliedAmount"]) for part in late if part["appliedTo"] in early), Decimal(0))
    assert total(then, "Total") == [total(invoices, "balance")[0] + back]
    assert total(then, "Over90") == [0]
    aged = office.report(1021, AsOfDate="2027-06-01")
    assert total(aged, "Over90") == total(aged, "Total") == total(office.all("accounting/invoices"), "balance")


def test_jobs_are_counted_as_they_are_listed(office: Office):
    jobs = office.all("jpm/jobs")
    names = {each["id"]: each["name"] for each in office.all("jpm/job-types")}
    expected = Counter((names[job["jobTypeId"]], job["jobStatus"]) for job in jobs)
    rows = office.report(1011)
    assert {(row["JobType"], row["Status"]): row["Jobs"] for row in rows} == expected
    assert total(rows, "Total") == total([job for job in jobs if job["jobStatus"] == "Completed"], "total")
    done = office.report(1011, DateType="CompletedOn")
    assert {(row["JobType"], row["Status"]): row["Jobs"] for row in done} == {
        key: many for key, many in expected.items() if key[1] == "Completed"
    }
    (reason,) = office.report(1013)
    assert reason == {"ReasonId": office.ids["moved"], "Reason": "Moved away", "Jobs": 2}


def test_the_job_list_is_the_list_of_jobs(office: Office):
    jobs = {job["id"]: job for job in office.all("jpm/jobs")}
    rows = office.report(1012)
    assert [row["JobId"] for row in rows] == sorted(jobs)
    for row in rows:
        job = jobs[row["JobId"]]
        assert (row["JobNumber"], row["Status"], row["Total"]) == (job["jobNumber"], job["jobStatus"], job["total"])
        assert (row["CompletedOn"] is None) == (job["completedOn"] is None)
    radio = office.report(1012, CampaignIds=[office.ids["Radio"]])
    assert {row["JobId"] for row in radio} == {j["id"] for j in jobs.values() if j["campaignId"] == office.ids["Radio"]}


def test_calls_and_bookings_become_jobs(office: Office):
    rows = office.report(1022)
    calls, jobs = office.feed("telecom", "calls"), office.all("jpm/jobs")
    booked = [each for each in calls if each["job"]]
    canceled = [each for each in jobs if each["jobStatus"] == "Canceled"]
    expected = [len(each) for each in (calls, booked, jobs, canceled)]
    assert total(rows, "Calls", "JobsOfCalls", "JobsBooked", "JobsCanceled") == expected == [12, 6, 12, 2]
    bookings = office.all("crm/bookings")
    converted = [each for each in bookings if each["status"] == "Converted"]
    assert total(rows, "Bookings", "BookingsConverted") == [len(bookings), len(converted)]
    by_source = {row["Source"]: row for row in office.report(1023)}
    assert {name: row["Bookings"] for name, row in by_source.items()} == Counter(each["source"] for each in bookings)
    assert by_source["web"]["ConvertedRate"] == 50


def test_leads_and_estimates_are_won_or_lost(office: Office):
    states = Counter(lead["status"] for lead in office.all("crm/leads"))
    assert total(office.report(1031), "Open", "Won", "Lost") == [states[s] for s in ("Open", "Converted", "Dismissed")]
    estimates = office.all("sales/estimates")
    (row,) = office.report(1032)
    assert (row["Estimates"], row["Sold"], row["Dismissed"], row["Open"]) == (len(estimates), 1, 1, 1)
    sold = [each for each in estimates if each["status"]["name"] == "Sold"]
    assert row["Offered"] == sum(total(estimates, "subtotal", "tax"))
    assert row["SoldTotal"] == sum(total(sold, "subtotal", "tax"))


def test_a_campaign_costs_what_marketing_says_and_earns_what_its_jobs_do(office: Office):
    rows = {row["Campaign"]: row for row in office.report(1033)}
    jobs = {job["id"]: job["campaignId"] for job in office.all("jpm/jobs")}
    for name, row in rows.items():
        mine = [
            each
            for each in office.all("accounting/invoices")
            if each["job"] and jobs[each["job"]["id"]] == office.ids[name]
        ]
        assert total(mine, "subTotal") == [row["Revenue"]]
        assert row["Jobs"] == list(jobs.values()).count(office.ids[name])
        assert row["Profit"] == row["Revenue"] - row["Cost"]
    query = {"from": "2026-11-01T06:00:00Z", "to": "2026-12-01T06:00:00Z"}
    (cost,) = office.send("GET", "marketing/campaign-cost-summary", **query)[1]["items"]
    assert (rows["Leaflet"]["Cost"], rows["Radio"]["Cost"]) == (cost["totalCost"], 0)


def test_hours_are_those_of_the_timesheets(office: Office):
    sheets = office.all("payroll/jobs/timesheets")
    others = office.all("payroll/non-job-timesheets")
    rows = office.report(1041)
    on_jobs = sum(seconds(each["dispatchedOn"], each["doneOn"]) for each in sheets) / HOUR
    elsewhere = sum(seconds(each["startedOn"], each["endedOn"]) for each in others) / HOUR
    assert on_jobs > 0 < elsewhere
    assert total(rows, "JobTimesheets", "JobHours", "OtherHours") == [len(sheets), on_jobs, elsewhere]
    assert total(rows, "TotalHours") == [on_jobs + elsewhere]
    (only,) = office.report(1041, EmployeeIds=[office.ids["office"]])
    assert (only["Employee"], only["Type"], only["TotalHours"]) == ("Olga", "Employee", Decimal("1.5"))


def test_the_scorecard_tells_what_the_other_reports_tell_of_a_technician(office: Office):
    cards = {row["Technician"]: row for row in office.report(1042)}
    revenue = {row["Technician"]: row for row in office.report(1003, DateType="CompletedOn")}
    hours = {row["Employee"]: row for row in office.report(1041)}
    marks = office.all("customer-interactions/technician-ratings")
    for name, card in cards.items():
        assert (card["CompletedJobs"], card["Revenue"]) == (revenue[name]["Jobs"], revenue[name]["Revenue"])
        assert card["HoursOnJobs"] == hours[name]["JobHours"]
        mine = [Decimal(each["rating"]) for each in marks if each["technicianId"] == office.ids[name]]
        assert card["Ratings"] == len(mine)
        if mine:
            assert card["AverageRating"] == round(sum(mine) / len(mine), 2)
    assert (cards["Tess"]["EstimatesSold"], cards["Tess"]["SoldTotal"]) == (1, Decimal("201.21"))


def test_memberships_that_begin_and_end_add_up(office: Office):
    active = office.all("memberships/memberships", status="Active")
    (row,) = office.report(1051)
    assert row["ActiveAtEnd"] == len(active) == 2
    assert (row["ActiveAtStart"], row["Sold"], row["Resumed"], row["Suspended"], row["Canceled"]) == (0, 3, 1, 1, 1)
    steps = row["Sold"] + row["Resumed"] - row["Suspended"] - row["Expired"] - row["Canceled"]
    assert row["Growth"] == row["ActiveAtEnd"] - row["ActiveAtStart"] == steps
    sold = office.send("GET", f"memberships/memberships/{active[0]['id']}")[1]["createdOn"][:10]
    (first,) = office.report(1051, To=sold)
    assert (first["ActiveAtEnd"], first["Canceled"]) == (3, 0)
    (later,) = office.report(1051, From="2026-11-29", To="2026-12-31")
    assert (later["ActiveAtStart"], later["ActiveAtEnd"], later["Sold"]) == (2, 2, 0)
    ends = office.report(1052, From="2027-11-01", To="2027-11-30")
    assert {row["MembershipId"] for row in ends} == {each["id"] for each in active}
    assert {row["EndsOn"] for row in ends} == {each["to"][:10] for each in active}


def test_stock_is_worth_what_it_costs(office: Office):
    rows = {row["Location"]: row for row in office.report(1061)}
    assert {name: (row["Quantity"], row["Value"]) for name, row in rows.items()} == {
        "Depot": (40, Decimal("94.00")),
        "Truck 1": (Decimal("2.5"), Decimal("5.88")),
    }
    assert [row["Location"] for row in office.report(1061, LocationIds=[office.ids["truck"]])] == ["Truck 1"]


def test_tasks_are_those_that_nobody_has_closed(office: Office):
    tasks = office.all("taskmanagement/tasks", isClosed="false")
    rows = {row["Assignee"]: row for row in office.report(1024)}
    assert {row["AssigneeId"]: row["Open"] for row in rows.values()} == Counter(each["assignedToId"] for each in tasks)
    assert (rows["Tess"]["Overdue"], rows["Olga"]["Overdue"], rows["Olga"]["Urgent"]) == (1, 0, 1)
    assert total(office.report(1024, AsOfDate="2026-11-02"), "Overdue") == [0]
