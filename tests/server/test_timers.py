"""What is due happens before anybody is answered, and a store that cannot be used stops neither server nor readers."""

from datetime import timedelta
from typing import Any

import pytest

from tests.laws.contractor import JOBS, Line, furnish
from truckroll.catalogue import later, now
from truckroll.catalogue.time import Clock
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.families.jpm import Job
from truckroll.server import timers
from truckroll.store import planned
from truckroll.store.errors import StoreUnavailable
from truckroll.store.records import transact
from truckroll.testing import Sandbox, sandbox


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch):
    def grow_old(self: Job) -> None:
        self.summary = "old"

    monkeypatch.setattr(Job, "grow_old", grow_old, raising=False)
    with sandbox(clock=Clock(Clock().now())) as server:
        yield server


def plan(server: Sandbox, tenant: int, job: int) -> None:
    def rule() -> None:
        record: Any = transaction().load("jpm.Job", job)
        later(now() + timedelta(hours=1), record.grow_old)

    moment = server.clock.now()
    server.platform.database.write(lambda c: transact(c, tenant, moment, Caller(), rule)).result()


def test_the_first_answer_after_its_moment_already_shows_what_happened(served: Sandbox):
    contractor = furnish(served, jobs=1)
    line, job = Line(served.url, contractor.credentials), contractor.jobs[0]
    plan(served, contractor.credentials.tenant, job)
    assert line.good("GET", f"{JOBS}/{job}")["summary"] != "old"
    served.clock.advance(3600)
    assert line.good("GET", f"{JOBS}/{job}")["summary"] == "old"


@pytest.mark.parametrize("broken", ["next_due", "do_due"])
def test_a_store_that_cannot_be_used_is_told_and_asked_again(
    served: Sandbox, monkeypatch: pytest.MonkeyPatch, broken: str
):
    contractor = furnish(served, jobs=1)
    line, job = Line(served.url, contractor.credentials), contractor.jobs[0]
    plan(served, contractor.credentials.tenant, job)
    sound = getattr(planned, broken)

    def fails(*_: object) -> None:
        raise StoreUnavailable("the disk is full")

    monkeypatch.setattr(timers, "PATIENCE", 0)
    monkeypatch.setattr(planned, broken, fails)
    served.clock.advance(3600)
    assert line.good("GET", f"{JOBS}/{job}")["summary"] != "old"
    monkeypatch.setattr(planned, broken, sound)
    assert line.good("GET", f"{JOBS}/{job}")["summary"] == "old"


def test_an_act_is_not_put_off_because_the_store_failed():
    class Failing:
        def read(self, work: Any) -> Any:
            return Answered([(7, "jpm.Job", "1", "grow_old", 0, None)])

        def write(self, work: Any) -> Any:
            return Answered(StoreUnavailable("the disk is full"))

    class Answered:
        def __init__(self, answer: Any) -> None:
            self._answer = answer

        def result(self) -> Any:
            if isinstance(self._answer, Exception):
                raise self._answer
            return self._answer

    store: Any = Failing()
    with pytest.raises(StoreUnavailable):
        planned.do_due(store, 1)
