"""Jobs after they are booked: held, canceled, taken up again, completed, changed, noted and written about."""

from decimal import Decimal

import pytest

from tests.families.business import NOW, Business, refused
from truckroll.catalogue.registry import resolve


def hold(business: Business, job, memo: str = "storm") -> None:
    business.ask("Jobs_Hold", {"reasonId": business.ids["why_held"], "memo": memo}, id=job.id)


def cancel(business: Business, job, memo: str = "sold the house") -> None:
    business.ask("Jobs_Cancel", {"reasonId": business.ids["why_canceled"], "memo": memo}, id=job.id)


def complete(business: Business, job, on: str = "2026-11-02T14:00:00Z") -> None:
    business.ask("Jobs_Complete", {"completedOn": on}, id=job.id)


def in_states(business: Business, *states: str):
    job = business.book(*(business.visit(day, "tess") for day, _ in enumerate(states, 3)))
    for visit, state in zip(business.visits(job), states, strict=True):
        business.set("jpm.Appointment", visit.id, status=state)
        (who,) = business.all("dispatch.AppointmentAssignment", appointment_id=visit.id)
        if state in ("Dispatched", "Working", "Done"):
            business.set("dispatch.AppointmentAssignment", who.id, status=state)
    return job


def states(business: Business, job) -> list[str]:
    return [visit.status for visit in business.visits(job)]


def assignments(business: Business, job) -> list[str]:
    return [one.status for one in business.all("dispatch.AppointmentAssignment", job_id=job.id)]


# Held


def test_holding_a_job_ends_the_visits_under_way_and_holds_the_others(business: Business):
    job = in_states(business, "Scheduled", "Dispatched", "Working", "Done", "Hold")
    business.told()
    hold(business, job)
    assert states(business, job) == ["Hold", "Done", "Done", "Done", "Hold"]
    assert assignments(business, job)[1:3] == ["Done", "Done"]
    assert business.see("jpm.Job", job.id).job_status == "Hold"
    assert business.history(job)[-1] == "Job Hold"
    assert business.ask("Jobs_GetHistory", id=job.id).history[-1].memo == "Rain: storm"
    assert [kind for kind, _ in business.told()] == ["tn.jpm.job-updated"]


@pytest.mark.parametrize("status", ["Hold", "Completed", "Canceled"])
def test_a_job_that_is_held_or_over_cannot_be_held(business: Business, status: str):
    job = business.book()
    business.set("jpm.Job", job.id, job_status=status)
    with refused(400, f"is already {status}"):
        hold(business, job)


def test_holding_and_canceling_need_reasons_there_are(business: Business):
    job = business.book()
    for operation, other in (("Jobs_Hold", "why_canceled"), ("Jobs_Cancel", "why_held")):
        with refused(404, "There is no", "reasonId"):
            business.ask(operation, {"reasonId": business.ids[other], "memo": "m"}, id=job.id)


# Canceled, and taken up again


def test_canceling_a_job_cancels_its_open_visits_and_keeps_why(business: Business):
    job = in_states(business, "Scheduled", "Dispatched", "Working", "Done", "Hold")
    business.told()
    cancel(business, job)
    assert states(business, job) == ["Canceled", "Canceled", "Canceled", "Done", "Canceled"]
    assert assignments(business, job) == ["Scheduled", "Scheduled", "Done", "Done", "Scheduled"]
    assert business.see("jpm.Job", job.id).job_status == "Canceled"
    (log,) = business.all("jpm.JobCanceledLog")
    assert (log.job_id, log.reason_id, log.memo) == (job.id, business.ids["why_canceled"], "sold the house")
    assert (log.created_by_id, log.active) == (business.ids["office"], True)
    assert business.ask("Jobs_GetHistory", id=job.id).history[-1].memo == "Moved away: sold the house"
    assert business.history(job)[-1] == "Job Canceled"
    assert [kind for kind, _ in business.told()] == ["tn.jpm.job-updated"]


@pytest.mark.parametrize("status", ["Completed", "Canceled"])
def test_a_job_that_is_over_cannot_be_canceled(business: Business, status: str):
    job = business.book()
    business.set("jpm.Job", job.id, job_status=status)
    with refused(400, f"is already {status}"):
        cancel(business, job)
    assert business.all("jpm.JobCanceledLog") == []


def test_a_held_job_can_be_canceled(business: Business):
    job = business.book()
    hold(business, job)
    cancel(business, job)
    assert business.see("jpm.Job", job.id).job_status == "Canceled"


def test_taking_a_cancellation_back_restores_the_visits_it_took(business: Business):
    job = in_states(business, "Scheduled", "Done")
    cancel(business, job)
    business.told()
    business.ask("Jobs_RemoveCancellation", id=job.id)
    assert states(business, job) == ["Scheduled", "Done"]
    assert business.see("jpm.Job", job.id).job_status == "InProgress", "one visit is done and one to come"
    assert [log.active for log in business.all("jpm.JobCanceledLog")] == [False]
    assert business.history(job)[-1] == "Job Cancellation Removed"
    assert [kind for kind, _ in business.told()] == ["tn.jpm.job-updated"]


def test_a_job_canceled_twice_has_two_logs_of_which_the_last_counts(business: Business):
    job = business.book()
    cancel(business, job, "first")
    business.ask("Jobs_RemoveCancellation", id=job.id)
    cancel(business, job, "second")
    assert [(log.memo, log.active) for log in business.all("jpm.JobCanceledLog")] == [
        ("first", False),
        ("second", True),
    ]


@pytest.mark.parametrize("status", ["Scheduled", "Hold", "Completed"])
def test_a_cancellation_that_is_not_there_cannot_be_taken_back(business: Business, status: str):
    job = business.book()
    business.set("jpm.Job", job.id, job_status=status)
    with refused(400, f"is {status}, not Canceled"):
        business.ask("Jobs_RemoveCancellation", id=job.id)


def test_why_jobs_stand_canceled_is_told_of_those_that_do(business: Business):
    canceled, restored, open_ = (business.book() for _ in range(3))
    cancel(business, canceled)
    cancel(business, restored)
    business.ask("Jobs_RemoveCancellation", id=restored.id)
    (why,) = business.ask("Jobs_GetCancelReasons", ids=[canceled.id, restored.id, open_.id, 999])
    assert (why.job_id, why.reason_id, why.name, why.text) == (
        canceled.id,
        business.ids["why_canceled"],
        "Moved away",
        "sold the house",
    )


# Completed


def test_a_completed_job_leaves_the_visits_unused_that_nobody_worked_on(business: Business):
    job = in_states(business, "Done", "Working", "Dispatched", "Scheduled", "Hold")
    business.told()
    complete(business, job)
    visits = business.visits(job)
    assert [(visit.status, visit.unused) for visit in visits] == [
        ("Done", False),
        ("Done", False),
        ("Dispatched", True),
        ("Scheduled", True),
        ("Hold", True),
    ]
    assert assignments(business, job)[1] == "Done"
    job = business.see("jpm.Job", job.id)
    assert (job.job_status, job.completed_on) == ("Completed", "2026-11-02T14:00:00.0000000Z")
    assert business.history(job)[-1] == "Job Completed"
    assert [kind for kind, _ in business.told()] == ["tn.jpm.job-completed"]


def test_a_completed_job_shows_what_was_billed_and_zero_when_nothing_was(business: Business):
    free, billed = (business.book(business.visit(3, "tess")) for _ in range(2))
    business.do(
        lambda: resolve("accounting.Invoice").first(id=billed.invoice_id).charge("Filter", Decimal("19.95"), Decimal(2))
    )
    for job in (free, billed):
        complete(business, job)
    assert business.see("jpm.Job", free.id).total == 0
    assert business.see("jpm.Job", billed.id).total == Decimal("39.90")


@pytest.mark.parametrize("status", ["Completed", "Canceled"])
def test_a_job_that_is_over_cannot_be_completed(business: Business, status: str):
    job = business.book(business.visit(3, "tess"))
    business.set("jpm.Job", job.id, job_status=status)
    with refused(409, f"is already {status}"):
        complete(business, job)


def test_a_job_to_which_nobody_is_assigned_cannot_be_completed(business: Business):
    job = business.book()
    with refused(409, "has no technician assigned"):
        complete(business, job)


def test_a_held_job_can_be_completed(business: Business):
    job = business.book(business.visit(3, "tess"))
    hold(business, job)
    complete(business, job)
    assert business.see("jpm.Job", job.id).job_status == "Completed"


def test_a_job_is_not_completed_in_the_future(business: Business):
    job = business.book(business.visit(3, "tess"))
    with refused(400, "in the future", "completedOn"):
        complete(business, job, "2026-11-02T15:00:00.0000001Z")
    complete(business, job, str(NOW))


# Changed


def test_a_change_touches_what_it_names_and_leaves_the_rest(business: Business):
    job = business.book(summary="Squeaks", customerPo="PO 5", tagTypeIds=[business.ids["tag"]])
    business.told()
    changed = business.ask("Jobs_Update", {"summary": "Leaks", "priority": "Urgent"}, id=job.id)
    assert (changed.summary, changed.priority, changed.customer_po) == ("Leaks", "Urgent", "PO 5")
    assert changed.tag_type_ids == [business.ids["tag"]]
    assert [(kind, data["job"]["priority"]) for kind, data in business.told()] == [("tn.jpm.job-updated", "Urgent")]


def test_tags_are_replaced_by_the_list_that_is_sent(business: Business):
    tag, other = business.ids["tag"], business.ids["other_tag"]
    job = business.book(tagTypeIds=[tag])
    assert business.ask("Jobs_Update", {"tagTypeIds": [other]}, id=job.id).tag_type_ids == [other]
    assert business.ask("Jobs_Update", {"tagTypeIds": []}, id=job.id).tag_type_ids == []


def test_what_may_be_taken_away_is_taken_away_by_null(business: Business):
    job = business.book(soldById=business.ids["tess"], jobGeneratedLeadSource={"jobId": None, "employeeId": None})
    changed = business.ask("Jobs_Update", {"soldById": None, "jobGeneratedLeadSource": None}, id=job.id)
    assert (changed.sold_by_id, changed.job_generated_lead_source) == (None, None)


def test_a_job_moves_to_another_customer_with_its_visits_and_invoice(business: Business):
    job = business.book()
    with refused(400, "does not belong to customer", "locationId"):
        business.ask("Jobs_Update", {"customerId": business.ids["neighbour"]}, id=job.id)
    moved = {"customerId": business.ids["neighbour"], "locationId": business.ids["elsewhere"]}
    business.ask("Jobs_Update", moved, id=job.id)
    invoice = business.see("accounting.Invoice", job.invoice_id)
    assert (invoice.customer_id, invoice.location_id) == tuple(moved.values())
    assert {visit.customer_id for visit in business.visits(job)} == {business.ids["neighbour"]}


@pytest.mark.parametrize("items_too", [False, True])
def test_the_lines_of_the_invoice_follow_to_another_business_unit_when_asked(business: Business, items_too: bool):
    job = business.book()
    business.do(lambda: resolve("accounting.Invoice").first(id=job.invoice_id).charge("Filter", Decimal(5)))
    asked = {"businessUnitId": business.ids["other_unit"]} | ({"shouldUpdateInvoiceItems": True} if items_too else {})
    business.ask("Jobs_Update", asked, id=job.id)
    invoice = business.see("accounting.Invoice", job.invoice_id)
    assert invoice.business_unit_id == business.ids["other_unit"]
    assert invoice.items[0].business_unit.id == business.ids["other_unit" if items_too else "unit"]


@pytest.mark.parametrize(
    "change",
    [{"customerId": 999}, {"tagTypeIds": [999]}, {"soldById": 999}, {"jobGeneratedLeadSource": {"jobId": 999}}],
)
def test_a_change_to_something_there_is_not_is_refused(business: Business, change: dict):
    job = business.book()
    place = next(iter(change)) + {"tagTypeIds": "[0]", "jobGeneratedLeadSource": ".jobId"}.get(next(iter(change)), "")
    with refused(404, "There is no", place):
        business.ask("Jobs_Update", change, id=job.id)


def test_a_changed_urgency_is_one_of_the_four(business: Business):
    job = business.book()
    with refused(400, "none of Low, Normal, High, Urgent", "priority"):
        business.ask("Jobs_Update", {"priority": "Someday"}, id=job.id)


# Notes and messages


def test_a_note_is_written_pinned_or_not(business: Business):
    job = business.book()
    pinned = business.ask("Jobs_CreateNote", {"text": "Beware of the dog.", "pinToTop": True}, id=job.id)
    assert (pinned.text, pinned.is_pinned, pinned.job_id, pinned.created_by_id) == (
        "Beware of the dog.",
        True,
        job.id,
        business.ids["office"],
    )
    assert not business.ask("Jobs_CreateNote", {"text": "Nice dog."}, id=job.id).is_pinned


def message(business: Business, job, **more):
    said = {"body": "Who has the key?", "createdByEmployeeId": business.ids["office"]} | more
    sent = business.ask("Jobs_CreateMessage", said, id=job.id)
    return business.see("jpm.JobMessage", sent.id)


def test_a_message_goes_to_colleagues_and_an_answer_to_who_asked(business: Business):
    job = business.book()
    asked = message(business, job, recipientIds=[business.ids["colleague"]])
    assert asked.recipient_ids == [business.ids["colleague"]]
    reply = {"parentMessageId": asked.id, "createdByEmployeeId": business.ids["colleague"]}
    assert message(business, job, **reply).recipient_ids == []
    answered = message(business, job, **reply, addParentMessageSenderToRecipients=True)
    assert (answered.parent_message_id, answered.recipient_ids) == (asked.id, [business.ids["office"]])


def test_a_message_has_a_text_and_answers_one_of_the_same_job(business: Business):
    job, other = business.book(), business.book()
    asked = message(business, job)
    with refused(400, "needs a text", "body"):
        message(business, job, body=" ")
    with refused(400, "belongs to another job"):
        message(business, other, parentMessageId=asked.id)
    with refused(400, "There is no", "createdByEmployeeId", "recipientIds[0]", "parentMessageId"):
        message(business, job, createdByEmployeeId=999, recipientIds=[998], parentMessageId=997)
