"""What a technician's own record says while he is on his way, at work, or free."""

from typing import Any

from tests.families.business import Business


def facts(business: Business, who: str) -> tuple[Any, ...]:
    technician = business.see("settings.Technician", business.ids[who])
    return technician.status, technician.job_id, technician.appoitment_id


FREE = ("Idle", None, None)


def test_a_technician_says_which_visit_he_is_on(business: Business):
    visit = business.visits(business.book(business.visit(3, "tess")))[0]
    assert facts(business, "tess") == FREE
    business.send(visit, "tess")
    assert facts(business, "tess") == ("Dispatched", visit.job_id, visit.id)
    business.arrive(visit, "tess")
    assert facts(business, "tess") == ("Working", visit.job_id, visit.id)
    business.finish(visit, "tess")
    assert facts(business, "tess") == FREE


def test_whoever_is_sent_on_while_at_work_is_still_at_work(business: Business):
    first, second = business.visits(business.book(business.visit(3, "tess"), business.visit(4, "tess")))
    business.send(first, "tess")
    business.arrive(first, "tess")
    business.send(second, "tess")
    assert facts(business, "tess") == ("Working", first.job_id, first.id)
    business.arrive(second, "tess")
    business.finish(first, "tess")
    assert facts(business, "tess") == ("Working", second.job_id, second.id)


def test_technicians_come_free_when_the_work_is_called_off_held_or_completed(business: Business):
    ends = {
        "Jobs_Cancel": {"reasonId": business.ids["why_canceled"], "memo": ""},
        "Jobs_Hold": {"reasonId": business.ids["why_held"], "memo": ""},
        "Jobs_Complete": {"completedOn": "2026-11-01"},
    }
    for operation, body in ends.items():
        job = business.book(business.visit(3, "tess", "tom"))
        visit = business.visits(job)[0]
        for who in ("tess", "tom"):
            business.send(visit, who)
        business.arrive(visit, "tess")
        business.ask(operation, body, id=job.id)
        assert (facts(business, "tess"), facts(business, "tom")) == (FREE, FREE), operation


def test_a_visit_is_done_when_all_who_came_are(business: Business):
    job = business.book(business.visit(3, "tess", "tom"))
    visit = business.visits(job)[0]
    business.send(visit, "tess")
    business.arrive(visit, "tess")
    business.finish(visit, "tess")
    assert business.see("jpm.Appointment", visit.id).status == "Done"
    assert business.see("jpm.Job", job.id).job_status == "Completed"
    came = business.all("dispatch.AppointmentAssignment", appointment_id=visit.id)
    assert [assignment.status for assignment in came] == ["Done", "Scheduled"]


def test_a_visit_waits_for_whoever_is_still_on_the_way(business: Business):
    visit = business.visits(business.book(business.visit(3, "tess", "tom")))[0]
    for who in ("tess", "tom"):
        business.send(visit, who)
    business.arrive(visit, "tess")
    business.finish(visit, "tess")
    assert business.see("jpm.Appointment", visit.id).status == "Working"


def test_a_job_that_is_completed_ends_its_visits_and_nobody_is_said_to_have_come_who_did_not(business: Business):
    job = business.book(business.visit(3, "tess", "tom"), business.visit(4, "tom"))
    first, second = business.visits(job)
    business.send(first, "tess")
    business.arrive(first, "tess")
    business.send(second, "tom")
    business.ask("Jobs_Complete", {"completedOn": "2026-11-01"}, id=job.id)
    first, second = (business.see("jpm.Appointment", each.id) for each in (first, second))
    assert (first.status, second.unused) == ("Done", True)
    came = {(a.appointment_id, a.technician_id): a.status for a in business.all("dispatch.AppointmentAssignment")}
    tess, tom = business.ids["tess"], business.ids["tom"]
    assert came == {(first.id, tess): "Done", (first.id, tom): "Scheduled", (second.id, tom): "Scheduled"}


def test_a_new_job_carries_the_marks_of_its_business_unit(business: Business):
    business.set("settings.BusinessUnit", business.ids["unit"], tag_type_ids=[business.ids["tag"]])
    business.set("jpm.JobType", business.ids["kind"], tag_type_ids=[business.ids["other_tag"]])
    job = business.book(tagTypeIds=[business.ids["tag"]])
    assert job.tag_type_ids == [business.ids["tag"], business.ids["other_tag"]]
