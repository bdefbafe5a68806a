"""Who comes to which visit: sent there by the office, and let off again."""

import pytest

from tests.families.business import Business, refused


def coming(business: Business, visit: object) -> list[int]:
    found = business.all("dispatch.AppointmentAssignment", appointment_id=visit.id, active=True)
    return [assignment.technician_id for assignment in found]


def asked(business: Business, visit: object, *who: str) -> dict[str, object]:
    return {"jobAppointmentId": visit.id, "technicianIds": [business.ids[name] for name in who]}


def test_technicians_are_assigned_once_however_often_that_is_asked(business: Business):
    visit = business.visits(business.book())[0]
    answer = business.ask("AppointmentAssignments_AssignTechnicians", asked(business, visit, "tess", "tom", "tess"))
    business.ask("AppointmentAssignments_AssignTechnicians", asked(business, visit, "tom"))
    assert coming(business, visit) == [business.ids["tess"], business.ids["tom"]]
    assert (answer.id, answer.job_id, answer.status) == (visit.id, visit.job_id, "Scheduled")
    assert business.all("dispatch.AppointmentAssignment")[0].assigned_by_id == business.ids["office"]
    assert business.all("dispatch.AppointmentAssignment")[0].technician_name == "Tess"


def test_a_technician_who_is_renamed_is_renamed_on_his_visits(business: Business):
    visit = business.visits(business.book(business.visit(3, "tess")))[0]
    business.set("settings.Technician", business.ids["tess"], name="Tess Smith")
    (assignment,) = business.all("dispatch.AppointmentAssignment", appointment_id=visit.id)
    assert assignment.technician_name == "Tess Smith"


def test_only_those_who_are_there_are_let_off(business: Business):
    visit = business.visits(business.book(business.visit(3, "tess", "tom")))[0]
    business.ask("AppointmentAssignments_UnassignTechnicians", asked(business, visit, "tom"))
    assert coming(business, visit) == [business.ids["tess"]]
    with refused(400, "is not assigned to visit"):
        business.ask("AppointmentAssignments_UnassignTechnicians", asked(business, visit, "tess", "tom"))
    assert coming(business, visit) == [business.ids["tess"]]


def test_whoever_has_set_out_stays_on_the_visit(business: Business):
    visit = business.visits(business.book(business.visit(3, "tess")))[0]
    business.send(visit, "tess")
    with refused(400, "is Dispatched on visit"):
        business.ask("AppointmentAssignments_UnassignTechnicians", asked(business, visit, "tess"))


@pytest.mark.parametrize("ended", ["Jobs_Cancel", "Jobs_Complete"])
def test_nobody_is_assigned_to_what_is_over(business: Business, ended: str):
    job = business.book(business.visit(3, "tess"))
    visit = business.visits(job)[0]
    body = {"reasonId": business.ids["why_canceled"], "memo": "sold"}
    if ended == "Jobs_Complete":
        body = {"completedOn": "2026-11-01"}
    business.ask(ended, body, id=job.id)
    with refused(409, ""):
        business.ask("AppointmentAssignments_AssignTechnicians", asked(business, visit, "tom"))
    with refused(400, ""):
        business.ask("AppointmentAssignments_UnassignTechnicians", asked(business, visit, "tess"))


def test_a_deleted_visit_and_an_inactive_technician_are_refused(business: Business):
    first, second = business.visits(business.book(business.visit(3), business.visit(4)))
    business.set("settings.Technician", business.ids["tom"], active=False)
    with refused(409, "is inactive and cannot be assigned"):
        business.ask("AppointmentAssignments_AssignTechnicians", asked(business, first, "tess", "tom"))
    assert coming(business, first) == []
    business.ask("Appointments_Delete", id=second.id)
    with refused(409, "is deleted"):
        business.ask("AppointmentAssignments_AssignTechnicians", asked(business, second, "tess"))


def test_a_visit_and_technicians_that_are_not_there_are_named(business: Business):
    with refused(409, "There is no Appointment 999", "jobAppointmentId", "technicianIds[1]"):
        body = {"jobAppointmentId": 999, "technicianIds": [business.ids["tess"], 998]}
        business.ask("AppointmentAssignments_AssignTechnicians", body)
