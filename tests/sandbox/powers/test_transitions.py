"""A job lives its whole life: technicians set out, arrive, pause and end, and everything follows."""

from typing import Any

import pytest

from tests.laws.contractor import APPOINTMENTS, JOBS, Contractor, Line
from truckroll.sandbox.powers.wishes import Unknown, Unsuited
from truckroll.testing import Sandbox

ASSIGNMENTS = "/dispatch/v2/tenant/7/appointment-assignments"


@pytest.fixture
def visit(contractor: Contractor, line: Line) -> int:
    """The visit of the first job, to which Tess is assigned."""
    return line.good("GET", APPOINTMENTS, jobId=contractor.jobs[0])["data"][0]["id"]


def seen(line: Line, job: int, visit: int) -> tuple[str, str, list[str]]:
    coming = line.good("GET", ASSIGNMENTS, appointmentIds=visit, sort="+Id")["data"]
    states = [each["status"] for each in coming]
    return (
        line.good("GET", f"{JOBS}/{job}")["jobStatus"],
        line.good("GET", f"{APPOINTMENTS}/{visit}")["status"],
        states,
    )


def test_a_job_lives_its_whole_life(server: Sandbox, contractor: Contractor, line: Line, visit: int):
    job = contractor.jobs[0]
    server.powers.freeze()
    server.dispatch(visit)
    assert seen(line, job, visit) == ("Dispatched", "Dispatched", ["Dispatched"])
    server.advance(minutes=20)
    server.arrive(visit)
    assert seen(line, job, visit) == ("InProgress", "Working", ["Working"])
    server.advance(hours=2)
    done = server.finish(visit)
    assert seen(line, job, visit) == ("Completed", "Done", ["Done"])
    assert (done.appointment_status, done.job_id, done.job_status) == ("Done", job, "Completed")
    assert [(each.name, each.status, each.is_paused) for each in done.technicians] == [("Tess", "Done", False)]
    (sheet,) = line.good("GET", f"/payroll/v2/tenant/7/jobs/{job}/timesheets")["data"]
    told = [sheet[name] for name in ("dispatchedOn", "arrivedOn", "doneOn")]
    assert told == sorted(told)
    assert len(set(told)) == 3
    steps = line.good("GET", f"{JOBS}/{job}/history")["history"]
    assert [step["eventType"] for step in steps][-3:] == [
        "Technician Dispatched",
        "Technician Arrived",
        "Job Completed",
    ]


def test_one_who_was_not_assigned_can_be_sent(server: Sandbox, contractor: Contractor, visit: int):
    tess, tom = contractor.ids["tess"], contractor.ids["tom"]
    sent = server.dispatch(visit, tom)
    assert {each.id: each.status for each in sent.technicians} == {tess: "Scheduled", tom: "Dispatched"}


def test_the_visit_is_done_when_all_who_came_are(server: Sandbox, contractor: Contractor, visit: int):
    tess, tom = contractor.ids["tess"], contractor.ids["tom"]
    server.dispatch(visit, tess, tom)
    server.arrive(visit, tess)
    assert server.arrive(visit).appointment_status == "Working"  # Tom, the only one on the way
    assert server.finish(visit, tess).appointment_status == "Working"
    assert server.finish(visit, tom).job_status == "Completed"


def test_a_technician_pauses_and_goes_on(server: Sandbox, line: Line, visit: int):
    server.dispatch(visit)
    server.arrive(visit)
    assert server.pause(visit).technicians[0].is_paused
    assert line.good("GET", ASSIGNMENTS, appointmentIds=visit)["data"][0]["isPaused"]
    with pytest.raises(Unsuited, match="Nobody can pause"):
        server.pause(visit)
    assert not server.resume(visit).technicians[0].is_paused
    server.pause(visit)
    assert not server.finish(visit).technicians[0].is_paused


@pytest.mark.parametrize("step", ["arrive", "pause", "resume", "finish"])
def test_no_step_is_taken_before_the_one_before_it(
    server: Sandbox, line: Line, contractor: Contractor, visit: int, step: Any
):
    before = seen(line, contractor.jobs[0], visit)
    for technicians in ((), (contractor.ids["tess"],)):
        with pytest.raises(Unsuited):
            server.powers.take(7, visit, step, technicians)
    assert seen(line, contractor.jobs[0], visit) == before


def test_of_several_who_take_a_step_all_do_or_none(server: Sandbox, line: Line, contractor: Contractor, visit: int):
    with pytest.raises(Unsuited):
        server.dispatch(visit, contractor.ids["tess"], 999_999)
    assert seen(line, contractor.jobs[0], visit) == ("Scheduled", "Scheduled", ["Scheduled"])


def test_nobody_is_sent_to_a_visit_of_a_canceled_job(server: Sandbox, line: Line, contractor: Contractor, visit: int):
    line.good("PUT", f"{JOBS}/{contractor.jobs[0]}/cancel", {"reasonId": contractor.ids["canceled"], "memo": "rain"})
    with pytest.raises(Unsuited, match="is Canceled"):
        server.dispatch(visit)


@pytest.mark.parametrize(("tenant", "visit_of"), [(7, 999_999), (8, None), (7, 2**64)])
def test_a_visit_that_is_not_there_is_told(server: Sandbox, visit: int, tenant: int, visit_of: int | None):
    with pytest.raises(Unknown):
        server.dispatch(visit_of or visit, tenant=tenant)


def test_a_sandbox_of_several_tenants_must_be_told_which(server: Sandbox, visit: int):
    server.tenant(9)
    with pytest.raises(LookupError, match="name the tenant"):
        server.dispatch(visit)
    assert server.dispatch(visit, tenant=7).appointment_status == "Dispatched"
