"""Visits: added, moved, held, confirmed, taken back, and what technicians do at the door."""

import pytest

from tests.families.business import Business, refused

HELD = {"memo": "rain"}


def hold(business: Business, id: int) -> None:
    business.ask("Appointments_Hold", {"reasonId": business.ids["why_held"], **HELD}, id=id)


def only(business: Business, *technicians: str):
    """The one visit of a new job."""
    return business.visits(business.book(business.visit(3, *technicians)))[0]


def in_state(business: Business, state: str):
    """A visit in a state, of a job with another visit."""
    visit = business.visits(business.book(business.visit(3, "tess"), business.visit(4)))[0]
    if state != "Scheduled":
        business.set("jpm.Appointment", visit.id, status=state)
    return visit


def test_a_visit_is_added_to_a_job_with_its_technicians(business: Business):
    job = business.book()
    visit = business.ask(
        "Appointments_Add", {"jobId": job.id, **business.visit(9, "tess"), "specialInstructions": "Mind the dog."}
    )
    assert (visit.status, visit.special_instructions, visit.customer_id) == (
        "Scheduled",
        "Mind the dog.",
        job.customer_id,
    )
    assert [one.technician_name for one in business.all("dispatch.AppointmentAssignment", appointment_id=visit.id)] == [
        "Tess"
    ]
    job = business.see("jpm.Job", job.id)
    assert (job.appointment_count, job.last_appointment_id) == (2, visit.id)


@pytest.mark.parametrize("status", ["Completed", "Canceled"])
def test_no_visit_is_added_to_a_job_that_is_over(business: Business, status: str):
    job = business.book()
    business.set("jpm.Job", job.id, job_status=status)
    with refused(409, f"is {status}; no visit can be added"):
        business.ask("Appointments_Add", {"jobId": job.id, **business.visit(9)})
    assert len(business.all("jpm.Appointment")) == 1


def test_a_visit_of_no_job_and_technicians_nobody_knows_are_a_conflict(business: Business):
    """An unknown id in a body is a 409 where that is published."""
    with refused(409, "There is no", "jobId", "technicianIds[0]"):
        business.ask("Appointments_Add", {"jobId": 999, **business.visit(9), "technicianIds": [998]})


def test_an_added_visit_ends_after_it_starts(business: Business):
    job = business.book()
    with refused(400, "must end after it starts", "end"):
        business.ask("Appointments_Add", {"jobId": job.id, **business.visit(9), "end": "2026-11-09T10:00:00Z"})


def test_a_job_keeps_at_least_one_visit(business: Business):
    job = business.book(business.visit(3), business.visit(4))
    first, second = business.visits(job)
    business.ask("Appointments_Delete", id=first.id)
    with refused(409, f"the only one of job {job.id}"):
        business.ask("Appointments_Delete", id=second.id)
    assert business.see("jpm.Appointment", second.id).active


@pytest.mark.parametrize("state", ["Dispatched", "Working", "Done", "Canceled"])
def test_a_visit_that_has_begun_or_is_over_stays_on_record(business: Business, state: str):
    visit = in_state(business, state)
    with refused(409, f"is {state} and stays on record"):
        business.ask("Appointments_Delete", id=visit.id)


@pytest.mark.parametrize("state", ["Scheduled", "Hold"])
def test_a_deleted_visit_is_inactive_and_so_are_its_assignments(business: Business, state: str):
    visit = in_state(business, state)
    business.ask("Appointments_Delete", id=visit.id)
    assert not business.see("jpm.Appointment", visit.id).active
    assert [one.active for one in business.all("dispatch.AppointmentAssignment", appointment_id=visit.id)] == [False]


def test_nothing_more_happens_to_a_deleted_visit(business: Business):
    job = business.book(business.visit(3), business.visit(4), business.visit(5))
    deleted = business.visits(job)[0]
    business.ask("Appointments_Delete", id=deleted.id)
    before = business.see("jpm.Job", job.id).values
    for ask in (
        lambda: business.ask("Appointments_Delete", id=deleted.id),
        lambda: business.ask("Appointments_Reschedule", {"end": "2026-11-03T18:00:00Z"}, id=deleted.id),
        lambda: hold(business, deleted.id),
        lambda: business.ask("Appointments_RemoveHold", id=deleted.id),
        lambda: business.ask("Appointments_Confirm", id=deleted.id),
        lambda: business.ask("Appointments_RemoveConfirmation", id=deleted.id),
        lambda: business.ask("Appointments_UpdateSpecialInstructions", {"specialInstructions": "x"}, id=deleted.id),
        lambda: business.send(deleted, "tess"),
    ):
        with refused(409, f"Appointment {deleted.id} is deleted"):
            ask()
    assert business.see("jpm.Job", job.id).values == before


@pytest.mark.parametrize("status", ["Posted", "Exported"])
def test_visits_of_a_billed_job_no_longer_change(business: Business, status: str):
    job = business.book(business.visit(3), business.visit(4))
    held, other = business.visits(job)
    hold(business, held.id)
    business.set("accounting.Invoice", job.invoice_id, sync_status=status)
    with refused(409, f"The invoice of job {job.id} is {status}"):
        business.ask("Appointments_Delete", id=other.id)
    with refused(409, f"is {status}"):
        business.ask("Appointments_Reschedule", {"end": "2026-11-04T18:00:00Z"}, id=other.id)
    with refused(409, f"is {status}"):
        hold(business, other.id)
    with refused(409, f"is {status}"):
        business.ask("Appointments_RemoveHold", id=held.id)


@pytest.mark.parametrize("status", ["Completed", "Canceled"])
def test_visits_of_a_job_that_is_over_no_longer_change(business: Business, status: str):
    job = business.book(business.visit(3, "tess"), business.visit(4))
    held, other = business.visits(job)
    hold(business, held.id)
    business.set("jpm.Job", job.id, job_status=status)
    for ask in (
        lambda: business.ask("Appointments_Delete", id=other.id),
        lambda: business.ask("Appointments_Reschedule", {"end": "2026-11-04T18:00:00Z"}, id=other.id),
        lambda: hold(business, other.id),
        lambda: business.ask("Appointments_RemoveHold", id=held.id),
        lambda: business.send(other, "tess"),
    ):
        with refused(409, f"Job {job.id} is {status}"):
            ask()


# Moving


def test_a_moved_visit_keeps_what_was_not_given(business: Business):
    visit = only(business)
    moved = business.ask("Appointments_Reschedule", {"end": "2026-11-03T15:00:00Z"}, id=visit.id)
    assert (moved.start, moved.end) == ("2026-11-03T10:00:00.0000000Z", "2026-11-03T15:00:00.0000000Z")


def test_null_clears_the_arrival_window_and_absence_keeps_it(business: Business):
    visit = only(business)
    window = {"arrivalWindowStart": "2026-11-03T10:00:00Z", "arrivalWindowEnd": "2026-11-03T11:00:00Z"}
    business.ask("Appointments_Reschedule", window, id=visit.id)
    moved = business.ask("Appointments_Reschedule", {"start": "2026-11-03T09:00:00Z"}, id=visit.id)
    assert moved.arrival_window_end == "2026-11-03T11:00:00.0000000Z"
    cleared = business.ask("Appointments_Reschedule", dict.fromkeys(window), id=visit.id)
    assert (cleared.arrival_window_start, cleared.arrival_window_end) == (None, None)
    assert cleared.start == "2026-11-03T09:00:00.0000000Z"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("2026-11-03T09:00:00.12345678999Z", "2026-11-03T09:00:00.1234567Z"),
        ("2026-11-03T09:00:00.99999999Z", "2026-11-03T09:00:00.9999999Z"),
        ("2026-11-03T11:00:00.5+02:00", "2026-11-03T09:00:00.5000000Z"),
        ("2026-11-03T04:00-0500", "2026-11-03T09:00:00.0000000Z"),
        ("2026-11-03T09:00:00", "2026-11-03T09:00:00.0000000Z"),
        ("2026-11-03", "2026-11-03T00:00:00.0000000Z"),
    ],
)
def test_a_moment_is_kept_in_utc_with_seven_decimals_cut_off_and_never_rounded(
    business: Business, sent: str, kept: str
):
    assert business.ask("Appointments_Reschedule", {"start": sent}, id=only(business).id).start == kept


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"end": "2026-11-03T10:00:00Z"}, "end"),
        ({"start": "2026-11-03T12:00:00Z"}, "end"),
        ({"arrivalWindowStart": "2026-11-03T12:00:00Z"}, "arrivalWindowStart"),
        (
            {"arrivalWindowStart": "2026-11-03T12:00:00Z", "arrivalWindowEnd": "2026-11-03T11:00:00Z"},
            "arrivalWindowEnd",
        ),
    ],
)
def test_a_visit_cannot_move_so_that_it_ends_before_it_starts(business: Business, asked: dict[str, str], place: str):
    visit = only(business)
    with refused(400, "", place):
        business.ask("Appointments_Reschedule", asked, id=visit.id)
    assert business.see("jpm.Appointment", visit.id).end == visit.end


@pytest.mark.parametrize("state", ["Working", "Done", "Canceled"])
def test_a_visit_at_which_somebody_works_or_worked_does_not_move(business: Business, state: str):
    visit = in_state(business, state)
    with refused(409, f"is {state} and cannot move"):
        business.ask("Appointments_Reschedule", {"end": "2026-11-03T15:00:00Z"}, id=visit.id)


@pytest.mark.parametrize("state", ["Scheduled", "Dispatched", "Hold"])
def test_a_visit_before_work_begins_moves_and_stays_in_its_state(business: Business, state: str):
    visit = in_state(business, state)
    assert business.ask("Appointments_Reschedule", {"end": "2026-11-03T15:00:00Z"}, id=visit.id).status == state


def test_moving_is_written_into_the_history_and_told(business: Business):
    job = business.book()
    (visit,) = business.visits(job)
    business.told()
    business.ask("Appointments_Reschedule", {"end": "2026-11-03T15:00:00Z"}, id=visit.id)
    ((kind, data),) = business.told()
    assert (kind, data["appointmentId"], data["appointmentNumber"]) == (
        "tn.jpm.job-rescheduled",
        visit.id,
        visit.appointment_number,
    )
    assert data["job"]["id"] == job.id
    assert business.history(job) == ["Job Booked", "Appointment Rescheduled"]


# Holding


def test_a_held_visit_waits_until_the_hold_is_removed(business: Business):
    job = business.book()
    (visit,) = business.visits(job)
    business.told()
    hold(business, visit.id)
    assert business.see("jpm.Appointment", visit.id).status == "Hold"
    business.ask("Appointments_RemoveHold", id=visit.id)
    assert business.see("jpm.Appointment", visit.id).status == "Scheduled"
    assert business.history(job) == ["Job Booked", "Appointment Hold", "Appointment Hold Removed"]
    assert business.ask("Jobs_GetHistory", id=job.id).history[1].memo == "Rain: rain"
    assert [(kind, data["appointment"]["id"]) for kind, data in business.told()] == [
        ("tn.jpm.job-appointment-updated", visit.id)
    ] * 2


@pytest.mark.parametrize("state", ["Dispatched", "Working"])
def test_a_visit_that_has_begun_is_held_only_with_its_job(business: Business, state: str):
    visit = in_state(business, state)
    with refused(409, f"is {state}; put its job on hold instead"):
        hold(business, visit.id)


@pytest.mark.parametrize("state", ["Hold", "Done", "Canceled"])
def test_a_visit_that_is_held_or_over_cannot_be_held(business: Business, state: str):
    visit = in_state(business, state)
    with refused(409, f"is {state} and cannot be put on hold"):
        hold(business, visit.id)


@pytest.mark.parametrize("state", ["Scheduled", "Dispatched", "Working", "Done", "Canceled"])
def test_a_hold_that_is_not_there_cannot_be_removed(business: Business, state: str):
    visit = in_state(business, state)
    with refused(409, "is not on hold"):
        business.ask("Appointments_RemoveHold", id=visit.id)


def test_a_hold_needs_a_reason_there_is(business: Business):
    visit = only(business)
    with refused(409, "There is no JobHoldReason", "reasonId"):
        business.ask("Appointments_Hold", {"reasonId": business.ids["why_canceled"], **HELD}, id=visit.id)


# Confirming, and what to mind at the door


def test_a_visit_is_confirmed_once_and_unconfirmed_once(business: Business):
    visit = only(business)
    with refused(409, "is not confirmed"):
        business.ask("Appointments_RemoveConfirmation", id=visit.id)
    business.ask("Appointments_Confirm", id=visit.id)
    assert business.see("jpm.Appointment", visit.id).is_confirmed
    with refused(409, "is already confirmed"):
        business.ask("Appointments_Confirm", id=visit.id)
    business.ask("Appointments_RemoveConfirmation", id=visit.id)
    assert not business.see("jpm.Appointment", visit.id).is_confirmed


@pytest.mark.parametrize("operation", ["Appointments_Confirm", "Appointments_RemoveConfirmation"])
def test_confirming_is_told(business: Business, operation: str):
    visit = only(business)
    business.set("jpm.Appointment", visit.id, is_confirmed=operation == "Appointments_RemoveConfirmation")
    business.told()
    business.ask(operation, id=visit.id)
    assert [kind for kind, _ in business.told()] == ["tn.jpm.job-appointment-updated"]


@pytest.mark.parametrize("state", ["Scheduled", "Dispatched", "Working", "Hold"])
def test_special_instructions_can_change_until_the_visit_is_over(business: Business, state: str):
    visit = in_state(business, state)
    said = {"specialInstructions": "Ring twice."}
    assert (
        business.ask("Appointments_UpdateSpecialInstructions", said, id=visit.id).special_instructions == "Ring twice."
    )


@pytest.mark.parametrize("state", ["Done", "Canceled"])
def test_special_instructions_come_too_late_for_a_visit_that_is_over(business: Business, state: str):
    visit = in_state(business, state)
    with refused(409, f"is {state}; instructions would come too late"):
        business.ask("Appointments_UpdateSpecialInstructions", {"specialInstructions": "Ring twice."}, id=visit.id)


# At the door


def assignment(business: Business, visit, technician: str):
    (found,) = business.all(
        "dispatch.AppointmentAssignment", appointment_id=visit.id, technician_id=business.ids[technician]
    )
    return found


def test_a_technician_is_sent_arrives_and_finishes(business: Business):
    job = business.book(business.visit(3, "tess"), business.visit(4))
    visit = business.visits(job)[0]
    seen = []
    business.told()
    for step in (business.send, business.arrive, business.finish):
        step(visit, "tess")
        seen.append((business.see("jpm.Appointment", visit.id).status, assignment(business, visit, "tess").status))
    assert seen == [("Dispatched", "Dispatched"), ("Working", "Working"), ("Done", "Done")]
    assert business.history(job) == ["Job Booked", "Technician Dispatched", "Technician Arrived"]
    ((kind, data),) = business.told()
    assert (kind, data["job"]["id"], data["appointment"]["id"]) == ("tn.dis.technician-dispatched", job.id, visit.id)


def test_a_technician_who_was_not_assigned_is_when_he_is_sent(business: Business):
    visit = only(business)
    business.send(visit, "tom")
    assert assignment(business, visit, "tom").status == "Dispatched"


@pytest.mark.parametrize("state", ["Working", "Hold", "Done", "Canceled"])
def test_nobody_is_sent_to_a_visit_that_is_held_under_way_or_over(business: Business, state: str):
    visit = in_state(business, state)
    with refused(409, f"is {state}; nobody can be sent"):
        business.send(visit, "tess")


def test_nobody_arrives_who_was_not_sent_and_nobody_finishes_who_does_not_work(business: Business):
    visit = only(business, "tess", "tom")
    with refused(409, "nobody can arrive"):
        business.arrive(visit, "tess")
    business.send(visit, "tess")
    with refused(409, "has not been dispatched"):
        business.arrive(visit, "tom")
    with refused(409, "nobody is working on it"):
        business.finish(visit, "tess")
    business.arrive(visit, "tess")
    with refused(409, "is not working on appointment"):
        business.finish(visit, "tom")


def test_a_technician_who_is_not_on_the_visit_can_neither_arrive_nor_finish(business: Business):
    visit = only(business, "tess")
    business.send(visit, "tess")
    with refused(409, "is not assigned to appointment"):
        business.arrive(visit, "tom")
    business.arrive(visit, "tess")
    with refused(409, "is not assigned to appointment"):
        business.finish(visit, "tom")


def test_a_visit_of_two_is_done_when_both_are(business: Business):
    visit = only(business, "tess", "tom")
    for technician in ("tess", "tom"):
        business.send(visit, technician)
    for technician in ("tess", "tom"):
        business.arrive(visit, technician)
    business.finish(visit, "tess")
    assert business.see("jpm.Appointment", visit.id).status == "Working"
    business.finish(visit, "tom")
    assert business.see("jpm.Appointment", visit.id).status == "Done"


def test_when_the_last_visit_is_finished_the_job_is_completed(business: Business):
    job = business.book(business.visit(3, "tess"))
    (visit,) = business.visits(job)
    business.send(visit, "tess")
    business.arrive(visit, "tess")
    business.now += 10_000_000
    business.told()
    business.finish(visit, "tess")
    job = business.see("jpm.Job", job.id)
    assert (job.job_status, job.completed_on, job.total) == ("Completed", "2026-11-02T15:00:01.0000000Z", 0)
    assert business.history(job)[-1] == "Job Completed"
    assert [kind for kind, _ in business.told()] == ["tn.jpm.job-completed"]


@pytest.mark.parametrize("end", ["Jobs_Hold", "Jobs_Cancel", "Jobs_Complete"])
@pytest.mark.parametrize("begun", [1, 2], ids=["dispatched", "working"])
def test_after_a_job_is_held_or_over_nobody_arrives_or_finishes(business: Business, end: str, begun: int):
    job = business.book(business.visit(3, "tess"))
    (visit,) = business.visits(job)
    for step in (business.send, business.arrive)[:begun]:
        step(visit, "tess")
    reason = "why_canceled" if end == "Jobs_Cancel" else "why_held"
    body = (
        {"completedOn": "2026-11-02T14:00:00Z"}
        if end == "Jobs_Complete"
        else {"reasonId": business.ids[reason], "memo": "m"}
    )
    business.ask(end, body, id=job.id)
    ended = business.see("jpm.Job", job.id).values
    with refused(409, ""):
        business.arrive(visit, "tess")
    with refused(409, ""):
        business.finish(visit, "tess")
    assert business.see("jpm.Job", job.id).values == ended


def test_a_technician_on_the_way_to_a_canceled_visit_has_to_be_sent_again(business: Business):
    job = business.book(business.visit(3, "tess"))
    (visit,) = business.visits(job)
    business.send(visit, "tess")
    business.ask("Jobs_Cancel", {"reasonId": business.ids["why_canceled"], "memo": "m"}, id=job.id)
    business.ask("Jobs_RemoveCancellation", id=job.id)
    assert assignment(business, visit, "tess").status == "Scheduled"
    with refused(409, "nobody can arrive"):
        business.arrive(visit, "tess")
    business.send(visit, "tess")
    business.arrive(visit, "tess")
