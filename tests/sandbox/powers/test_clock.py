"""The clock is read, set, moved on, held and let run; everything of the business goes by it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import stores
from tests.laws.contractor import JOBS, Contractor, Line, drain, furnish
from truckroll.catalogue import later
from truckroll.catalogue import now as current
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.families.jpm import Job
from truckroll.sandbox.powers.wishes import Unsuited, Unwanted
from truckroll.store.records import transact
from truckroll.testing import Sandbox

MINUTE = 60 * 10_000_000


def now(server: Sandbox) -> int:
    return When(server.powers.clock().now).ticks


def test_time_passes_at_once(server: Sandbox):
    server.powers.freeze()
    before = now(server)
    server.advance(minutes=15, seconds=1)
    assert now(server) == before + 15 * MINUTE + 10_000_000


def test_a_held_clock_stands_still_and_a_running_one_runs_on_from_there(server: Sandbox):
    held = server.powers.freeze()
    assert not held.running
    assert server.powers.clock().now == held.now
    assert server.powers.run().running
    assert timedelta(0) < timedelta(microseconds=(now(server) - When(held.now).ticks) / 10) < timedelta(minutes=1)


def test_an_advanced_clock_that_runs_runs_on(server: Sandbox):
    before = now(server)
    assert server.powers.advance(timedelta(days=1)).running
    assert now(server) >= before + 24 * 60 * MINUTE
    assert server.powers.clock().running


def test_the_clock_is_set_to_a_moment(server: Sandbox):
    server.powers.freeze()
    assert server.powers.set_clock("2099-05-01T08:00:00Z").now == "2099-05-01T08:00:00.0000000Z"


def test_the_clock_is_never_set_before_the_last_change(server: Sandbox):
    held, last = server.powers.freeze(), server.powers.clock().last_change
    assert last is not None
    with pytest.raises(Unsuited, match="never runs back"):
        server.powers.set_clock("2020-01-01T00:00:00Z")
    assert server.powers.clock() == held
    assert server.powers.set_clock(last).now == last


@pytest.mark.parametrize("moment", ["soon", "9999-01-01T00:00:00Z", ""])
def test_a_moment_that_cannot_be_is_refused(server: Sandbox, moment: str):
    held = server.powers.freeze()
    with pytest.raises(Unwanted, match="now: "):
        server.powers.set_clock(moment)
    assert server.powers.clock() == held


def test_a_change_is_in_the_feed_fifteen_minutes_later(server: Sandbox, contractor: Contractor, line: Line):
    server.advance(minutes=15)
    _, token = drain(line, "jobs")
    line.good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": "later"})
    assert drain(line, "jobs", token) == ([], token)
    server.advance(minutes=15)
    assert [row["summary"] for row in drain(line, "jobs", token)[0]] == ["later"]


def test_an_access_token_expires_with_the_clock(server: Sandbox, line: Line):
    line.good("GET", JOBS)
    first = line.token
    server.advance(minutes=15)
    line.good("GET", JOBS)
    assert line.token != first


def test_the_limit_of_requests_follows_the_clock():
    with stores.sandbox(limit=3) as server:
        line = Line(server.url, furnish(server, jobs=0).credentials)
        server.powers.freeze()
        answers = [line.ask("GET", JOBS)[0] for _ in range(4)]
        assert answers == [200, 200, 200, 429]
        server.advance(seconds=1)
        assert line.ask("GET", JOBS)[0] == 200


def test_what_is_planned_is_done_when_the_clock_has_got_there(
    server: Sandbox, contractor: Contractor, monkeypatch: pytest.MonkeyPatch
):
    def grow_old(self: Job) -> None:
        self.summary = f"old since {current()}"

    def rule() -> None:
        record: Any = transaction().load("jpm.Job", contractor.jobs[0])
        later(current() + timedelta(hours=1), record.grow_old)

    monkeypatch.setattr(Job, "grow_old", grow_old, raising=False)
    planned = now(server)
    database, tenant = server.platform.database, contractor.credentials.tenant
    database.write(lambda connection: transact(connection, tenant, planned, Caller(), rule)).result()
    server.advance(days=1)
    (body,) = database.read(
        lambda c: c.one("select body from jpm_job where id = :id", {"id": contractor.jobs[0]})
    ).result()
    assert str(When.of(planned + 60 * MINUTE)) in body


def test_a_restart_goes_on_with_the_clock_as_it_went(tmp_path: Path):
    folder = tmp_path / "data"
    with stores.sandbox(folder) as server:
        server.powers.set_clock("2099-05-01T08:00:00Z")
        held = server.powers.freeze()
    with stores.sandbox(folder) as server:
        assert server.powers.clock() == held
        ahead = server.powers.run()
    with stores.sandbox(folder) as server:
        assert server.powers.clock().running
        assert now(server) >= When(ahead.now).ticks
