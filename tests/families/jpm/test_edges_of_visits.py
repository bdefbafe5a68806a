"""Visits at their edges: what is told of each step, who is still there, and when nothing more can happen."""

from typing import Any

import pytest

from tests.families.business import Business, Said, refused
from truckroll.catalogue import Refused
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference

UPDATED = "tn.jpm.job-appointment-updated"


def booked(business: Business, *technicians: str) -> Any:
    return business.visits(business.book(business.visit(3, *technicians), business.visit(4)))[0]


def now(business: Business, visit: Any) -> Any:
    return business.see("jpm.Appointment", visit.id)


def coming(business: Business, visit: Any) -> dict[str, tuple[str, bool]]:
    """How far everybody is, and whether they pause."""
    found = business.all("dispatch.AppointmentAssignment", appointment_id=visit.id)
    return {each.technician_name: (each.status, each.is_paused) for each in found}


def act(business: Business, visit: Any, rule: str, who: str) -> None:
    def run() -> None:
        found: Any = transaction().load("jpm.Appointment", visit.id)
        getattr(found, rule)(reference(business.ids[who], "settings.Technician"))

    business.do(run)


def ask(business: Business, visit: Any, operation: str, body: dict[str, Any] | None = None) -> Any:
    return business.ask(f"Appointments_{operation}", body, id=visit.id)


@pytest.mark.parametrize(
    ("before", "operation"),
    [
        ((), "Delete"), ((), "Hold"), (("Hold",), "RemoveHold"), ((), "UpdateSpecialInstructions"), ((), "Confirm"),
        (("Confirm",), "RemoveConfirmation"),
    ],
)  # fmt: skip
def test_subscribers_hear_of_each_step(business: Business, before: tuple[str, ...], operation: str):
    visit = booked(business)
    bodies = {
        "Hold": {"reasonId": business.ids["why_held"], "memo": ""},
        "UpdateSpecialInstructions": {"specialInstructions": "x"},
    }
    for each in before:
        ask(business, visit, each, bodies.get(each))
    business.told()
    ask(business, visit, operation, bodies.get(operation))
    assert [said["appointment"]["id"] for kind, said in business.told() if kind == UPDATED] == [visit.id]


def test_whoever_pauses_goes_on_and_pauses_again(business: Business):
    visit = booked(business, "tess")
    with pytest.raises(Refused, match="is not working"):
        act(business, visit, "pause", "tess")
    business.send(visit, "tess")
    business.arrive(visit, "tess")
    with pytest.raises(Refused, match="does not pause"):
        act(business, visit, "resume", "tess")
    act(business, visit, "pause", "tess")
    assert coming(business, visit) == {"Tess": ("Working", True)}
    with pytest.raises(Refused, match="pauses already"):
        act(business, visit, "pause", "tess")
    act(business, visit, "resume", "tess")
    act(business, visit, "pause", "tess")
    business.finish(visit, "tess")
    assert coming(business, visit) == {"Tess": ("Done", False)}


def test_nobody_arrives_who_was_not_sent_and_nobody_finishes_who_is_not_there(business: Business):
    visit = booked(business, "tess", "tom")
    with pytest.raises(Said, match="nobody can arrive"):
        business.arrive(visit, "tess")
    business.send(visit, "tess")
    with pytest.raises(Said, match="nobody is working"):
        business.finish(visit, "tess")
    with pytest.raises(Said, match="has not been dispatched"):
        business.arrive(visit, "tom")
    business.arrive(visit, "tess")
    with pytest.raises(Said, match="is not working"):
        business.finish(visit, "tom")
    with pytest.raises(Said, match="nobody can be sent"):
        business.send(visit, "tom")


def test_a_visit_is_done_when_all_who_set_out_are(business: Business):
    visit = booked(business, "tess", "tom")
    for who in ("tess", "tom"):
        business.send(visit, who)
    for who in ("tess", "tom"):
        business.arrive(visit, who)
    business.finish(visit, "tess")
    assert now(business, visit).status == "Working"
    business.finish(visit, "tom")
    assert now(business, visit).status == "Done"
    assert business.see("jpm.Job", visit.job_id).job_status != "Completed", "another visit is still to be"


def test_a_job_is_completed_with_its_last_visit(business: Business):
    job = business.book(business.visit(3, "tess"))
    (visit,) = business.visits(job)
    for step in (business.send, business.arrive, business.finish):
        step(visit, "tess")
    assert business.see("jpm.Job", job.id).job_status == "Completed"
    with pytest.raises(Said, match="is Completed; nobody can arrive"):
        business.arrive(visit, "tess")


def test_completing_a_job_ends_the_work_of_those_who_had_set_out(business: Business):
    visit = booked(business, "tess", "tom")
    business.send(visit, "tess")
    business.arrive(visit, "tess")
    business.ask("Jobs_Complete", {"completedOn": "2026-11-02T15:00:00Z"}, id=visit.job_id)
    assert coming(business, visit) == {"Tess": ("Done", False), "Tom": ("Scheduled", False)}
    tess = business.see("settings.Technician", business.ids["tess"])
    assert (tess.status, tess.job_id, tess.appoitment_id) == ("Idle", None, None)


def test_canceling_a_job_turns_those_back_who_are_on_the_way(business: Business):
    job = business.book(business.visit(3, "tess", "tom"))
    (visit,) = business.visits(job)
    business.send(visit, "tess")
    business.ask("Jobs_Cancel", {"reasonId": business.ids["why_canceled"], "memo": ""}, id=job.id)
    assert coming(business, visit)["Tess"][0] == "Scheduled"
    assert business.see("settings.Technician", business.ids["tess"]).status == "Idle"


def test_somebody_at_work_who_is_sent_on_is_still_at_work(business: Business):
    first, second = booked(business, "tess"), booked(business, "tess")
    business.send(first, "tess")
    business.arrive(first, "tess")
    business.send(second, "tess")
    tess = business.see("settings.Technician", business.ids["tess"])
    assert (tess.status, tess.appoitment_id) == ("Working", first.id)
    business.finish(first, "tess")
    assert business.see("settings.Technician", business.ids["tess"]).status == "Idle"


def test_a_visit_moves_in_part_and_its_window_goes_with_null(business: Business):
    visit = booked(business)
    window = {"arrivalWindowStart": "2026-11-03T10:00:00Z", "arrivalWindowEnd": "2026-11-03T11:00:00Z"}
    moved = ask(business, visit, "Reschedule", {"end": "2026-11-03T13:00:00Z"} | window)
    assert (str(moved.start)[11:16], str(moved.end)[11:16]) == ("10:00", "13:00")
    assert str(moved.arrival_window_end)[11:16] == "11:00"
    moved = ask(business, visit, "Reschedule", {"arrivalWindowStart": None, "arrivalWindowEnd": None})
    assert (moved.arrival_window_start, moved.arrival_window_end, str(moved.end)[11:16]) == (None, None, "13:00")
    for body, place in (
        ({"arrivalWindowStart": window["arrivalWindowStart"]}, "arrivalWindowStart"),
        ({"arrivalWindowEnd": window["arrivalWindowEnd"]}, "arrivalWindowStart"),
        (window | {"arrivalWindowEnd": window["arrivalWindowStart"]}, "arrivalWindowEnd"),
    ):
        with refused(400, "window", place):
            ask(business, visit, "Reschedule", body)


@pytest.mark.parametrize("operation", ["Hold", "Reschedule", "Delete"])
def test_a_visit_whose_invoice_is_posted_stays(business: Business, operation: str):
    visit = booked(business)
    job = business.see("jpm.Job", visit.job_id)
    business.set("accounting.Invoice", job.invoice_id, sync_status="Posted")
    body = {"Hold": {"reasonId": business.ids["why_held"], "memo": ""}, "Reschedule": {}}.get(operation)
    with refused(409, "is Posted; its appointments"):
        ask(business, visit, operation, body)


def test_a_visit_that_is_on_its_way_may_move_and_one_at_work_may_not(business: Business):
    visit = booked(business, "tess")
    business.send(visit, "tess")
    assert ask(business, visit, "Reschedule", {"end": "2026-11-03T13:00:00Z"}).status == "Dispatched"
    with refused(409, "put its job on hold instead"):
        ask(business, visit, "Hold", {"reasonId": business.ids["why_held"], "memo": ""})
    business.arrive(visit, "tess")
    with refused(409, "cannot move"):
        ask(business, visit, "Reschedule", {})


def test_a_technician_is_let_in_under_a_licence(business: Business):
    id = business.ids["tess"]
    with refused(400, "name its type", "licenseType"):
        business.ask("Technicians_AccountActions", {"action": "Activate"}, id=id)
    before = business.see("settings.Technician", id).license_type
    out = {"action": "Deactivate", "licenseType": "ManagedTechnician", "truckId": 5}
    business.ask("Technicians_AccountActions", out, id=id)
    tess = business.see("settings.Technician", id)
    assert (tess.license_type, tess.truck_id, tess.active) == (before, 5, False)
    business.ask("Technicians_AccountActions", {"action": "Activate", "licenseType": "ManagedTechnician"}, id=id)
    tess = business.see("settings.Technician", id)
    assert (tess.is_managed_tech, tess.active, tess.truck_id) == (True, True, 5)
