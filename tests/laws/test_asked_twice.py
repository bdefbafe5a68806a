"""What is asked again under the same Idempotency-Key is done once, whoever asks at once and whatever the clock does."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.laws.contractor import JOBS, Contractor, Line, furnish, together
from tests.stores import sandbox
from truckroll.catalogue.time import Clock
from truckroll.testing import Sandbox

DAY = 24 * 3600
Place = tuple[Sandbox, Contractor, Line]


@pytest.fixture
def place() -> Iterator[Place]:
    with sandbox(clock=Clock(Clock().now())) as server:
        contractor = furnish(server, jobs=2)
        yield server, contractor, Line(server.url, contractor.credentials)


def noted(line: Line, job: int) -> list[str]:
    return [note["text"] for note in line.good("GET", f"{JOBS}/{job}/notes", pageSize=5_000)["data"]]


def test_many_who_ask_the_same_at_once_get_one_answer(place: Place):
    server, contractor, line = place
    notes = f"{JOBS}/{contractor.jobs[0]}/notes"
    answers: list[Any] = []

    def ask() -> None:
        own = Line(server.url, contractor.credentials)
        had = [own.good("POST", notes, {"text": f"note {n}"}, key=f"key {n}") for n in range(10)]
        answers.extend(had)

    together([ask] * 8)
    assert sorted(noted(line, contractor.jobs[0])) == [f"note {n}" for n in range(10)]
    assert len({str(answer) for answer in answers}) == 10


def test_a_key_is_for_one_request(place: Place):
    _, contractor, line = place
    one, other = (f"{JOBS}/{job}/notes" for job in contractor.jobs)
    line.good("POST", one, {"text": "first"}, key="key")
    for path, body in ((one, {"text": "second"}), (other, {"text": "first"})):
        status, problem = line.ask("POST", path, body, key="key")
        assert (status, list(problem["errors"])) == (400, ["Idempotency-Key"])
    assert noted(line, contractor.jobs[0]) == ["first"]
    assert noted(line, contractor.jobs[1]) == []


def test_a_refused_request_may_be_asked_again_when_it_can_be_granted(place: Place):
    _, contractor, line = place
    job = f"{JOBS}/{contractor.jobs[0]}"
    reason = {"reasonId": contractor.ids["canceled"], "memo": "moved"}
    assert line.ask("PUT", f"{job}/remove-cancellation", None, key="key")[0] == 400
    line.good("PUT", f"{job}/cancel", reason)
    line.good("PUT", f"{job}/remove-cancellation", None, key="key")
    assert line.good("GET", job)["jobStatus"] == "Scheduled"


def test_a_key_is_remembered_for_a_day_of_the_tenant_also_when_the_clock_is_set_back(place: Place):
    server, contractor, line = place
    notes = f"{JOBS}/{contractor.jobs[0]}/notes"
    server.clock.advance(3 * DAY)
    line.good("POST", notes, {"text": "ahead"})
    server.clock.advance(-3 * DAY)
    for turn in range(2):
        line.good("POST", notes, {"text": "once"}, key="key")
        line.good("POST", notes, {"text": f"between {turn}"})  # a change lets old keys go
    assert noted(line, contractor.jobs[0]).count("once") == 1
    server.clock.advance(4 * DAY + 1)
    line.good("POST", notes, {"text": "a day later"})
    line.good("POST", notes, {"text": "once"}, key="key")
    assert noted(line, contractor.jobs[0]).count("once") == 2
