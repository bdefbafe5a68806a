"""The demo business is a plausible year, and every record of it is as the rules leave it."""

import os
from collections import Counter, defaultdict
from decimal import Decimal
from statistics import mean

import pytest

from truckroll.catalogue.time import When, ticks_of
from truckroll.sandbox import demo
from truckroll.sandbox.agenda import DAY, HOUR

from .conftest import NOW, Filled

STATUSES = {"Scheduled", "Dispatched", "InProgress", "Hold", "Completed", "Canceled"}


def test_there_are_as_many_jobs_as_asked_for_and_a_third_as_many_customers(small):
    assert len(small["jpm.Job"]) == 300
    assert 80 <= len(small["crm.Customer"]) <= 125
    assert len(small["crm.Customer"]) < len(small["crm.Location"]) < 200
    assert len(small["settings.Technician"]) >= 7


def test_customers_come_back_and_some_have_several_locations(small):
    jobs = Counter(job["customerId"] for job in small["jpm.Job"])
    locations = Counter(location["customerId"] for location in small["crm.Location"])
    assert sum(count > 1 for count in jobs.values()) > 40
    assert sum(count > 1 for count in locations.values()) > 10
    assert set(locations) == {customer["id"] for customer in small["crm.Customer"]}


SEEDS_AND_HOURS = [(1, 0), (6, 190 * 24 + 14), (2, 3), (3, 9), (4, 38), (5, 100 * 24), (7, 280 * 24 + 18)]


@pytest.mark.parametrize(("seed", "hours"), SEEDS_AND_HOURS if os.environ.get("SOAK") else SEEDS_AND_HOURS[:1])
def test_every_status_of_a_job_is_there_at_any_hour_of_the_week_and_year(tmp_path, seed, hours):
    now = NOW + hours * HOUR
    demo.fill(tmp_path, 60, seed=seed, now_ticks=now)
    filled = Filled(tmp_path, now)
    assert {job["jobStatus"] for job in filled["jpm.Job"]} == STATUSES
    assert {visit["status"] for visit in filled["jpm.Appointment"]} == {
        "Scheduled", "Dispatched", "Working", "Hold", "Done", "Canceled",
    }  # fmt: skip


def test_most_work_is_done_some_is_canceled_and_some_lies_ahead(small):
    states = Counter(job["jobStatus"] for job in small["jpm.Job"])
    assert states["Completed"] > 225
    assert 10 < states["Canceled"] < 50
    ahead = [
        v
        for v in small["jpm.Appointment"]
        if v["active"] and v["status"] == "Scheduled" and v["start"] > small.end_text
    ]
    assert len(ahead) >= 6
    assert max(v["start"] for v in ahead) > str(When.of(NOW + 4 * DAY))


def test_visits_are_held_taken_up_moved_confirmed_and_canceled_jobs_come_back(small):
    steps = Counter(step["eventType"] for log in small["jpm.JobHistory"] for step in log["history"])
    for step in (
        "Appointment Hold", "Appointment Hold Removed", "Appointment Rescheduled", "Job Hold", "Job Canceled",
        "Job Cancellation Removed", "Technician Dispatched", "Technician Arrived",
    ):  # fmt: skip
        assert steps[step] >= 2, step
    visits = small["jpm.Appointment"]
    assert sum(visit["isConfirmed"] for visit in visits) > 60
    assert sum(visit["specialInstructions"] is not None for visit in visits) > 15
    assert sum(visit["unused"] for visit in visits) > 0
    assert sum(visit["arrivalWindowStart"] is None for visit in visits) > 0


def test_there_are_inactive_rows_of_many_kinds(small):
    for noun in (
        "jpm.Appointment", "jpm.JobNote", "jpm.JobCanceledLog", "jpm.JobCancelReason", "jpm.JobHoldReason",
        "jpm.JobType", "dispatch.AppointmentAssignment", "crm.Customer", "crm.Location", "settings.Technician",
        "settings.Employee", "settings.BusinessUnit", "settings.TagType", "marketing.Campaign",
        "customer_interactions.TechnicianRating",
    ):  # fmt: skip
        assert any(not values["active"] for values in small[noun]), noun
        assert any(values["active"] for values in small[noun]), noun


def test_what_is_written_about_jobs_is_there(small):
    notes = small["jpm.JobNote"]
    assert len(notes) > 70
    assert 3 < sum(note["isPinned"] for note in notes) < len(notes) / 2
    assert any(message["parentMessageId"] for message in small["jpm.JobMessage"])
    jobs = small["jpm.Job"]
    names = {value["name"] for job in jobs for value in job["customFields"]}
    assert names == {"Brand", "Equipment Age", "Access", "Heard From"}
    assert sum(bool(job["tagTypeIds"]) for job in jobs) > 100
    assert {job["priority"] for job in jobs} == {"Low", "Normal", "High", "Urgent"}
    for origin in ("bookingId", "projectId"):
        assert any(job[origin] for job in jobs), origin
    assert {lead["status"] for lead in small["crm.Lead"]} == {"Converted", "Dismissed", "Open"}
    assert {booking["status"] for booking in small["crm.Booking"]} >= {"Converted", "Dismissed"}


def test_the_demo_app_keeps_data_of_its_own_on_some_jobs(small):
    guid = demo_environment(small)["SERVICETITAN_APP_ID"]
    kept = [job["externalData"] for job in small["jpm.Job"] if job["externalData"]]
    assert len(kept) > 15
    assert {guid for data in kept for guid in data} == {guid}
    assert {item["key"] for data in kept for item in data[guid]} == {"board", "rank"}


def demo_environment(small):
    return dict(line.split("=", 1) for line in (small.folder / "demo.env").read_text().splitlines())


def test_heating_is_for_winter_and_cooling_for_summer_and_weekends_are_quiet(tmp_path_factory):
    from datetime import date
    from random import Random

    from truckroll.sandbox.demand import wishes
    from truckroll.sandbox.diary import Diary

    rng = Random(1)
    asked = wishes(rng, 20_000, Diary(rng, demo.TIMEZONE), NOW - 365 * DAY, NOW)
    assert len(asked) == 20_000
    months = defaultdict(Counter)
    for wish in asked:
        months[wish.kind.name][date.fromordinal(wish.day).month] += 1
    assert months["No Heat"][1] > 10 * months["No Heat"][7]
    assert months["No Cooling"][7] > 10 * months["No Cooling"][1]
    weekdays = Counter(date.fromordinal(wish.day).weekday() for wish in asked)
    assert weekdays[0] > 2 * weekdays[5] > 4 * weekdays[6]


def test_a_job_keeps_a_visit_and_knows_how_many_and_which_is_first_and_last(small):
    visits = small.by_job("jpm.Appointment")
    for job in small["jpm.Job"]:
        own = sorted(visits[job["id"]], key=lambda visit: (visit["start"], visit["id"]))
        assert own, job["id"]
        assert job["appointmentCount"] == len(own)
        assert (job["firstAppointmentId"], job["lastAppointmentId"]) == (own[0]["id"], own[-1]["id"])
        assert job["firstAppointmentStart"] == own[0]["start"]
        assert {visit["customerId"] for visit in own} == {job["customerId"]}


def test_a_completed_job_has_the_total_of_its_invoice_and_the_others_nothing(small):
    invoices = {invoice["id"]: invoice for invoice in small["accounting.Invoice"]}
    totals = []
    for job in small["jpm.Job"]:
        invoice = invoices[job["invoiceId"]]
        assert invoice["jobId"] == job["id"]
        total = Decimal(invoice["total"])
        if job["jobStatus"] == "Completed":
            assert job["total"] == total
            totals.append(job["total"])
        else:
            assert not job["total"]
    assert 150 < sorted(totals)[len(totals) // 2] < 800
    assert max(totals) > 2_000
    assert 0 < totals.count(Decimal(0)) < len(totals) / 5


def test_a_canceled_job_has_one_active_log_and_no_other_job_has_any(small):
    logs = small.by_job("jpm.JobCanceledLog")
    for job in small["jpm.Job"]:
        assert len(logs[job["id"]]) == (job["jobStatus"] == "Canceled"), job["id"]
    active = {reason["id"] for reason in small["jpm.JobCancelReason"] if reason["active"]}
    assert {log["reasonId"] for log in small["jpm.JobCanceledLog"]} <= active


def test_a_job_is_as_its_visits_are_and_none_is_forgotten(small):
    visits = small.by_job("jpm.Appointment")
    for job in small["jpm.Job"]:
        states = {visit["status"] for visit in visits[job["id"]]}
        match job["jobStatus"]:
            case "Completed":
                assert states <= {"Done", "Scheduled"}
                assert "Done" in states
                assert job["completedOn"] <= small.end_text
                assert all(v["unused"] == (v["status"] == "Scheduled") for v in visits[job["id"]])
            case "Canceled":
                assert states == {"Canceled"}
            case "Hold":
                assert states <= {"Hold", "Done"}
            case "Scheduled":
                assert "Scheduled" in states
            case "Dispatched":
                assert "Dispatched" in states
            case _:
                assert states & {"Working", "Done", "Dispatched"}
                assert states & {"Working", "Scheduled", "Dispatched"}, "somebody still has to come"
        if job["jobStatus"] not in ("Completed", "Canceled"):
            for visit in visits[job["id"]]:
                if visit["status"] == "Scheduled":
                    assert ticks_of(visit["start"]) > small.end - 12 * HOUR, "a visit that nobody came to"


def test_the_history_of_each_job_begins_with_its_booking_and_never_goes_back(small):
    histories = small.by_job("jpm.JobHistory")
    booked = small.by_job("jpm.JobBookedLog")
    ids = []
    for job in small["jpm.Job"]:
        (log,) = histories[job["id"]]
        assert len(booked[job["id"]]) == 1
        dates = [step["date"] for step in log["history"]]
        assert dates == sorted(dates)
        assert dates[0] == job["createdOn"]
        assert log["history"][0]["eventType"] == "Job Booked"
        assert (log["history"][-1]["eventType"] == "Job Canceled") == (job["jobStatus"] == "Canceled")
        assert ("Job Completed" in [step["eventType"] for step in log["history"]]) == (job["jobStatus"] == "Completed")
        ids += [step["id"] for step in log["history"]]
    assert len(ids) == len(set(ids))


def test_work_is_done_for_the_customer_of_the_location_and_booked_ahead(small):
    owner = {location["id"]: location["customerId"] for location in small["crm.Location"]}
    office = {employee["id"] for employee in small["settings.Employee"]}
    for job in small["jpm.Job"]:
        assert owner[job["locationId"]] == job["customerId"]
        assert job["createdById"] in office
    first = {visit["id"]: visit["start"] for visit in small["jpm.Appointment"]}
    waits = [
        (ticks_of(first[job["firstAppointmentId"]]) - ticks_of(job["createdOn"])) / DAY for job in small["jpm.Job"]
    ]
    assert min(waits) > 0
    assert 1 < mean(waits) < 10


def test_time_never_falls_as_the_order_of_change_rises_and_stays_inside_the_year(small):
    places = [seq for seq, *_ in small.order]
    assert len(places) == len(set(places))
    moments = [modified for _, _, modified, _ in small.order]
    assert moments == sorted(moments)
    assert moments[-1] <= NOW - 20 * 60 * 10_000_000
    assert all(small.start <= created <= modified for _, created, modified, _ in small.order)
    assert moments[-1] > small.end - DAY


def test_ratings_are_of_those_who_came_and_differ_by_technician(small):
    came = {(a["technicianId"], a["jobId"]) for a in small["dispatch.AppointmentAssignment"] if a["status"] == "Done"}
    given = small["customer_interactions.TechnicianRating"]
    assert len(given) > 60
    assert {(rating["technicianId"], rating["jobId"]) for rating in given} <= came
    assert all(0 <= rating["rating"] <= 10 for rating in given)
    assert any(rating["modifiedOn"] != rating["createdOn"] and rating["active"] for rating in given)
    marks = defaultdict(list)
    for rating in given:
        marks[rating["technicianId"]].append(float(rating["rating"]))
    means = [mean(own) for own in marks.values() if len(own) >= 5]
    assert max(means) - min(means) > 1.5


def test_nobody_is_sent_after_the_last_day_and_no_one_comes_at_night(small):
    left = {t["id"]: t["modifiedOn"] for t in small["settings.Technician"] if not t["active"]}
    visits = {visit["id"]: visit for visit in small["jpm.Appointment"]}
    for assignment in small["dispatch.AppointmentAssignment"]:
        if assignment["active"] and assignment["technicianId"] in left:
            assert visits[assignment["appointmentId"]]["start"] < left[assignment["technicianId"]]
    hours = Counter((ticks_of(visit["start"]) // HOUR - 6) % 24 for visit in visits.values())
    at_night = sum(count for hour, count in hours.items() if not 7 <= hour <= 18)
    assert at_night <= 4, hours
