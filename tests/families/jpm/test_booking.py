"""Booking work: everything that is there from the same moment, and what cannot be booked."""

import pytest

from tests.families.business import NOW, Business, refused
from truckroll.catalogue import now
from truckroll.catalogue.registry import resolve


def test_a_booked_job_has_its_visits_in_the_order_of_time(business: Business):
    job = business.book(business.visit(5), business.visit(3), business.visit(4))
    fifth, third, fourth = business.visits(job)
    assert (job.appointment_count, job.first_appointment_id, job.last_appointment_id) == (3, third.id, fifth.id)
    assert [visit.status for visit in (fifth, third, fourth)] == ["Scheduled"] * 3
    assert job.first_appointment_start == third.start


def test_visits_are_numbered_after_their_job_and_no_number_comes_twice(business: Business):
    job = business.book(business.visit(3), business.visit(4))
    assert [visit.appointment_number for visit in business.visits(job)] == [
        f"{job.job_number}-1",
        f"{job.job_number}-2",
    ]
    business.ask("Appointments_Delete", id=business.visits(job)[1].id)
    again = business.ask("Appointments_Add", {"jobId": job.id, **business.visit(6)})
    assert again.appointment_number == f"{job.job_number}-3"


def test_a_visit_knows_its_customer_who_booked_it_and_its_window(business: Business):
    window = {"arrivalWindowStart": "2026-11-03T09:00:00Z", "arrivalWindowEnd": "2026-11-03T11:00:00+01:00"}
    job = business.book(business.visit(3, **window))
    (visit,) = business.visits(job)
    assert (visit.customer_id, visit.created_by_id) == (business.ids["customer"], business.ids["office"])
    assert (visit.arrival_window_start, visit.arrival_window_end) == (
        "2026-11-03T09:00:00.0000000Z",
        "2026-11-03T10:00:00.0000000Z",
    )


def test_the_technicians_asked_for_are_assigned_each_once(business: Business):
    job = business.book(business.visit(3, "tess", "tom", "tess"), business.visit(4))
    first, second = business.visits(job)
    assigned = business.all("dispatch.AppointmentAssignment", appointment_id=first.id)
    assert [(one.technician_name, one.status, one.active) for one in assigned] == [
        ("Tess", "Scheduled", True),
        ("Tom", "Scheduled", True),
    ]
    assert {one.job_id for one in assigned} == {job.id}
    assert {(one.assigned_by_id, one.assigned_on) for one in assigned} == {(business.ids["office"], NOW)}
    assert business.all("dispatch.AppointmentAssignment", appointment_id=second.id) == []


def test_a_job_has_an_empty_invoice_from_the_moment_it_is_booked(business: Business):
    job = business.book()
    (invoice,) = business.all("accounting.Invoice")
    assert (job.invoice_id, invoice.job_id) == (invoice.id, job.id)
    assert (invoice.customer_id, invoice.location_id) == (job.customer_id, job.location_id)
    assert invoice.business_unit_id == job.business_unit_id
    assert (invoice.sync_status, invoice.items, invoice.total) == ("Pending", [], 0)


def test_the_booked_log_says_when_a_job_was_booked_and_for_when(business: Business):
    job = business.book(
        business.visit(5),
        business.visit(3, arrivalWindowStart="2026-11-03T08:00:00Z", arrivalWindowEnd="2026-11-03T09:00:00Z"),
    )
    log = business.ask("Jobs_GetBookedLog", id=job.id)
    assert (log.job_id, log.job_appointment_id) == (job.id, job.first_appointment_id)
    assert log.start == "2026-11-03T10:00:00.0000000Z"
    assert (log.arrival_window_start, log.arrival_window_end) == (
        "2026-11-03T08:00:00.0000000Z",
        "2026-11-03T09:00:00.0000000Z",
    )
    assert (log.created_by_id, log.active) == (business.ids["office"], True)


def test_a_jobs_history_begins_with_its_booking(business: Business):
    job = business.book()
    (step,) = business.ask("Jobs_GetHistory", id=job.id).history
    assert (step.event_type, step.date, step.employee_id, step.memo) == (
        "Job Booked",
        NOW,
        business.ids["office"],
        "",
    )
    assert step.used_scheduling_tool == "Manual"


def test_booking_is_told_once_with_the_job_as_it_is_in_the_end(business: Business):
    job = business.book()
    ((kind, data),) = business.told()
    assert kind == "tn.jpm.job-scheduled"
    assert data["job"]["id"] == job.id
    assert data["job"]["firstAppointmentId"] == job.first_appointment_id


def test_a_job_is_booked_under_its_own_number_by_the_one_who_asks(business: Business):
    job = business.book(summary="Squeaks", customerPo="PO 5")
    assert (job.job_number, job.created_by_id) == (str(job.id), business.ids["office"])
    assert (job.job_status, job.summary, job.customer_po) == ("Scheduled", "Squeaks", "PO 5")
    assert (job.completed_on, job.total, job.recall_for_id) == (None, 0, None)


def test_the_kind_of_work_brings_its_tags_text_charge_and_signature(business: Business):
    tag, other = business.ids["tag"], business.ids["other_tag"]
    kind = business.ask(
        "JobTypes_Create",
        {
            "name": "Gift",
            "tagTypeIds": [tag],
            "summary": "Bring cake.",
            "noCharge": True,
            "invoiceSignaturesRequired": True,
        },
    )
    job = business.book(jobTypeId=kind.id, tagTypeIds=[other, tag], summary="Ring twice.")
    assert job.tag_type_ids == [other, tag]
    assert job.summary == "Ring twice.\nBring cake."
    assert (job.no_charge, job.signature_required) == (True, True)
    assert business.book(jobTypeId=kind.id).summary == "Bring cake."
    assert business.book(invoiceSignatureIsRequired=True).signature_required


def test_a_job_needs_at_least_one_visit(business: Business):
    with refused(400, "at least one appointment", "appointments"):
        business.ask("Jobs_Create", business.job() | {"appointments": []})
    assert business.all("jpm.Job") == []


@pytest.mark.parametrize("place", ["customerId", "locationId", "businessUnitId", "jobTypeId", "campaignId"])
def test_what_a_job_is_for_must_exist(business: Business, place: str):
    with refused(400, "There is no", place):
        business.book(**{place: 999})


def test_all_unknown_ids_are_named_at_once_each_with_its_place(business: Business):
    visits = [business.visit(3), business.visit(4) | {"technicianIds": [business.ids["tess"], 998]}]
    with refused(400, "There is no", "customerId", "tagTypeIds[1]", "appointments[1].technicianIds[1]"):
        business.book(*visits, customerId=999, tagTypeIds=[business.ids["tag"], 997])


def test_a_job_is_done_at_a_place_of_its_customer(business: Business):
    with refused(400, "does not belong to customer", "locationId"):
        business.book(locationId=business.ids["elsewhere"])


@pytest.mark.parametrize("priority", ["Low", "Normal", "High", "Urgent"])
def test_a_job_has_one_of_four_urgencies(business: Business, priority: str):
    assert business.book(priority=priority).priority == priority


@pytest.mark.parametrize("priority", ["normal", "", "ASAP"])
def test_there_is_no_other_urgency(business: Business, priority: str):
    with refused(400, "none of Low, Normal, High, Urgent", "priority"):
        business.book(priority=priority)


@pytest.mark.parametrize(
    ("times", "place"),
    [
        ({"end": "2026-11-04T10:00:00Z"}, "end"),
        ({"end": "2026-11-04T09:00:00Z"}, "end"),
        ({"arrivalWindowStart": "2026-11-04T10:00:00Z"}, "arrivalWindowStart"),
        ({"arrivalWindowEnd": "2026-11-04T10:00:00Z"}, "arrivalWindowStart"),
        (
            {"arrivalWindowStart": "2026-11-04T10:00:00Z", "arrivalWindowEnd": "2026-11-04T10:00:00Z"},
            "arrivalWindowEnd",
        ),
    ],
)
def test_a_visit_that_ends_before_it_starts_is_named_by_its_place(
    business: Business, times: dict[str, str], place: str
):
    with refused(400, "", f"appointments[1].{place}"):
        business.book(business.visit(3), business.visit(4) | times)
    assert business.all("jpm.Appointment") == []


@pytest.mark.parametrize(("noun", "member"), [("crm.Lead", "leadId"), ("crm.Booking", "bookingId")])
def test_the_lead_or_booking_that_asked_for_the_work_is_converted(business: Business, noun: str, member: str):
    asked = _asked(business, noun)
    job = business.book(**{member: asked})
    assert business.see(noun, asked).status == "Converted"
    assert business.see(noun, asked).job_id == job.id
    with refused(400, "is Converted and cannot become a job"):
        business.book(**{member: asked})
    assert len(business.all("jpm.Job")) == 1


def test_a_dismissed_booking_and_a_dismissed_lead_become_no_job(business: Business):
    for noun, member in (("crm.Lead", "leadId"), ("crm.Booking", "bookingId")):
        asked = _asked(business, noun, status="Dismissed")
        with refused(400, "is Dismissed and cannot become a job"):
            business.book(**{member: asked})


def test_an_accepted_booking_becomes_a_job(business: Business):
    asked = _asked(business, "crm.Booking", status="Accepted")
    assert business.book(bookingId=asked).booking_id == asked
    assert business.see("crm.Booking", asked).status == "Converted"


def _asked(business: Business, noun: str, **values: str) -> int:
    def ask() -> int:
        if noun == "crm.Lead":
            return int(resolve(noun).new(campaign_id=business.ids["campaign"], created_by_id=0, **values).id)
        provider = resolve("crm.BookingProviderTag").new(tag_name="Web", description="")
        asked = {"source": "Web", "name": "Ada", "external_id": "1", "start": now()}
        return int(resolve(noun).new(booking_provider_id=provider.id, **asked, **values).id)

    return business.do(ask)
