"""What records planned happens once, at its moment, and what fails is tried again."""

from concurrent.futures import Future
from datetime import timedelta
from typing import Any

import pytest

from tests.families.business import NOW, TENANT, Business
from truckroll.catalogue import later, now
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.families.jpm import Job
from truckroll.store import planned

HOUR = 3600 * TICKS_PER_SECOND


@pytest.fixture
def business(monkeypatch: pytest.MonkeyPatch) -> Business:
    def grow_old(self: Job) -> None:
        self.summary = f"Old since {now()}"

    def stumble(self: Job) -> None:
        raise RuntimeError("no more")

    monkeypatch.setattr(Job, "grow_old", grow_old, raising=False)
    monkeypatch.setattr(Job, "stumble", stumble, raising=False)
    return Business()


def _plan(business: Business, job: Any, act: str, hours: float | None) -> None:
    def rule() -> None:
        record: Any = business.see("jpm.Job", job.id)
        later(None if hours is None else NOW + timedelta(hours=hours), getattr(record, act))

    business.do(rule)


def _summary(business: Business, job: Any) -> str | None:
    return business.see("jpm.Job", job.id).summary


def test_nothing_happens_before_its_moment(business: Business):
    job = business.book()
    _plan(business, job, "grow_old", 2)
    business.now += HOUR
    business.come_due()
    assert _summary(business, job) is None


def test_an_act_is_done_at_the_moment_for_which_it_was_planned(business: Business):
    job = business.book()
    _plan(business, job, "grow_old", 2)
    business.now += 9 * HOUR
    business.come_due()
    assert _summary(business, job) == f"Old since {NOW + timedelta(hours=2)}"


def test_a_new_moment_takes_the_place_of_the_old_one(business: Business):
    job = business.book()
    _plan(business, job, "grow_old", 2)
    _plan(business, job, "grow_old", 5)
    business.now += 3 * HOUR
    business.come_due()
    assert _summary(business, job) is None


def test_what_is_forgotten_does_not_happen(business: Business):
    job = business.book()
    _plan(business, job, "grow_old", 2)
    _plan(business, job, "grow_old", None)
    business.now += 9 * HOUR
    business.come_due()
    assert _summary(business, job) is None
    assert business.connection.one("select count(*) from planned") == (0,)


class _Store:
    """A store on the business's one connection."""

    def __init__(self, business: Business) -> None:
        self._connection = business.connection

    def write(self, work: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(work(self._connection))
        except Exception as fault:
            done.set_exception(fault)
        return done

    read = write


def test_what_fails_is_told_and_tried_again_and_keeps_nobody_else_waiting(business: Business):
    first, second = business.book(), business.book()
    _plan(business, first, "stumble", 1)
    _plan(business, second, "grow_old", 2)
    store: Any = _Store(business)
    (failure,) = planned.do_due(store, NOW.ticks + 3 * HOUR)
    assert f"stumble of jpm.Job {first.id}, tenant {TENANT}" in failure.act
    assert (_summary(business, second) or "").startswith("Old since")
    assert business.connection.one("select due from planned") == (NOW.ticks + 4 * HOUR,)


def test_what_another_server_did_is_not_planned_again_by_one_that_failed(
    business: Business, monkeypatch: pytest.MonkeyPatch
):
    job, perform = business.book(), planned.perform
    _plan(business, job, "grow_old", 1)

    def fail_beside_another(connection: Any, row: Any) -> None:
        perform(connection, row)
        raise RuntimeError("and this one could not")

    monkeypatch.setattr(planned, "perform", fail_beside_another)
    store: Any = _Store(business)
    assert len(planned.do_due(store, NOW.ticks + 3 * HOUR)) == 1
    assert business.connection.one("select count(*) from planned") == (0,)
