"""A job's status follows its visits."""

from itertools import combinations, combinations_with_replacement

import pytest

from tests.families.business import Business
from truckroll.catalogue.transaction import transaction

# What a job is whose visits are in these states and that nobody has held, completed or canceled as a whole.
# Done alone is work under way: a job is completed by a technician who finishes or by the office, and said so.
STATUS = {
    "Scheduled": "Scheduled",
    "Scheduled Hold": "Scheduled",
    "Hold": "Hold",
    "Hold Done": "Hold",
    "Dispatched": "Dispatched",
    "Scheduled Dispatched": "Dispatched",
    "Dispatched Hold": "Dispatched",
    "Scheduled Dispatched Hold": "Dispatched",
    "Dispatched Done": "InProgress",
    "Scheduled Dispatched Done": "InProgress",
    "Dispatched Hold Done": "InProgress",
    "Scheduled Dispatched Hold Done": "InProgress",
    "Scheduled Done": "InProgress",
    "Scheduled Hold Done": "InProgress",
    "Done": "InProgress",
    "Working": "InProgress",
    "Scheduled Working": "InProgress",
    "Dispatched Working": "InProgress",
    "Working Hold": "InProgress",
    "Working Done": "InProgress",
    "Scheduled Dispatched Working": "InProgress",
    "Scheduled Working Hold": "InProgress",
    "Scheduled Working Done": "InProgress",
    "Dispatched Working Hold": "InProgress",
    "Dispatched Working Done": "InProgress",
    "Working Hold Done": "InProgress",
    "Scheduled Dispatched Working Hold": "InProgress",
    "Scheduled Dispatched Working Done": "InProgress",
    "Scheduled Working Hold Done": "InProgress",
    "Dispatched Working Hold Done": "InProgress",
    "Scheduled Dispatched Working Hold Done": "InProgress",
}
STATES = ("Scheduled", "Dispatched", "Working", "Hold", "Done")
COMBINATIONS = [states for count in (1, 2, 3) for states in combinations_with_replacement(STATES, count)]
COMBINATIONS += [states for count in (4, 5) for states in combinations(STATES, count)]


def test_the_table_names_every_set_of_states():
    assert {frozenset(key.split()) for key in STATUS} == {frozenset(states) for states in COMBINATIONS}
    assert len(STATUS) == 2 ** len(STATES) - 1


@pytest.mark.parametrize("states", COMBINATIONS, ids=" ".join)
def test_visits_in_these_states_make_the_job_whatever_their_order(business: Business, states: tuple[str, ...]):
    (expected,) = (status for key, status in STATUS.items() if set(key.split()) == set(states))
    for order in {states, states[::-1]}:
        job = business.book(*(business.visit(day) for day, _ in enumerate(order, 3)))
        for visit, state in zip(business.visits(job), order, strict=True):
            business.set("jpm.Appointment", visit.id, status=state)
        assert _settled(business, job).job_status == expected


@pytest.mark.parametrize("status", ["Completed", "Canceled"])
@pytest.mark.parametrize("states", COMBINATIONS[: len(STATES)], ids=" ".join)
def test_a_job_that_is_over_stays_so_whatever_its_visits_do(business: Business, status: str, states: tuple[str, ...]):
    job = business.book()
    business.set("jpm.Appointment", job.first_appointment_id, status=states[0])
    business.set("jpm.Job", job.id, job_status=status)
    assert _settled(business, job).job_status == status


def test_a_job_held_as_a_whole_stays_held_until_a_visit_is_taken_up(business: Business):
    job = business.book(business.visit(3, "tess"), business.visit(4), business.visit(5))
    first, second, third = business.visits(job)
    business.send(first, "tess")
    business.ask("Jobs_Hold", {"reasonId": business.ids["why_held"], "memo": "storm"}, id=job.id)
    assert [visit.status for visit in business.visits(job)] == ["Done", "Hold", "Hold"]
    business.ask("Appointments_Reschedule", {"end": "2026-11-05T13:00:00Z"}, id=third.id)
    assert business.see("jpm.Job", job.id).job_status == "Hold"
    business.ask("Appointments_RemoveHold", id=second.id)
    assert business.see("jpm.Job", job.id).job_status == "InProgress"


def test_a_life_of_two_visits(business: Business):
    job = business.book(business.visit(3, "tess"), business.visit(4, "tom"))
    first, second = business.visits(job)
    seen = [business.see("jpm.Job", job.id).job_status]
    for step in (
        lambda: business.send(first, "tess"),
        lambda: business.arrive(first, "tess"),
        lambda: business.finish(first, "tess"),
        lambda: business.send(second, "tom"),
        lambda: business.arrive(second, "tom"),
        lambda: business.finish(second, "tom"),
    ):
        step()
        seen.append(business.see("jpm.Job", job.id).job_status)
    assert seen == ["Scheduled", "Dispatched", "InProgress", "InProgress", "InProgress", "InProgress", "Completed"]


def test_the_first_and_last_visit_are_those_in_time_and_change_when_visits_move(business: Business):
    job = business.book(business.visit(3), business.visit(5))
    first, last = business.visits(job)
    business.ask(
        "Appointments_Reschedule", {"start": "2026-11-06T08:00:00Z", "end": "2026-11-06T09:00:00Z"}, id=first.id
    )
    job = business.see("jpm.Job", job.id)
    assert (job.first_appointment_id, job.last_appointment_id) == (last.id, first.id)
    assert job.first_appointment_start == last.start


def test_of_two_visits_at_one_moment_the_one_booked_first_is_first(business: Business):
    job = business.book(business.visit(3), business.visit(3))
    first, last = business.visits(job)
    assert (job.first_appointment_id, job.last_appointment_id) == (first.id, last.id)


def test_a_deleted_visit_no_longer_counts(business: Business):
    job = business.book(business.visit(3), business.visit(4), business.visit(5))
    first, middle, last = business.visits(job)
    business.ask("Appointments_Hold", {"reasonId": business.ids["why_held"], "memo": "rain"}, id=middle.id)
    business.ask("Appointments_Delete", id=first.id)
    business.ask("Appointments_Delete", id=last.id)
    job = business.see("jpm.Job", job.id)
    assert (job.appointment_count, job.first_appointment_id, job.last_appointment_id) == (1, middle.id, middle.id)
    assert job.job_status == "Hold", "its only visit is held"


def _settled(business: Business, job):
    def settle():
        found = transaction().load("jpm.Job", job.id)
        found.settle()
        return found

    return business.do(settle)
