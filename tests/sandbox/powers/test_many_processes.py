"""A sandbox of many processes is one sandbox: what one of them is told holds for all of them when it has answered."""

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest

from tests.cluster.replicated import Pair, pair
from tests.laws.contractor import FEEDS, JOBS, TENANT, Contractor, Line, drain, furnish, together
from tests.server.several import Many, eventually, served
from tests.valkey import valkey
from truckroll.catalogue.time import Clock, When
from truckroll.catalogue.transaction import Caller
from truckroll.families.scheduling_pro import Router, Scheduler, SchedulerSession
from truckroll.families.scheduling_pro.sessions import Address, Customer, SourceTracking
from truckroll.store.postgres import PostgresStore
from truckroll.store.records import transact
from truckroll.testing import sandbox

LIMIT = 60
SESSIONS = 6
MINUTE = 60 * 10_000_000


@dataclass
class Everywhere:
    """A sandbox that two servers serve, one of them with two processes."""

    many: Many
    """The server with two processes, and what both stand on."""
    machines: Pair
    lines: list[Line]
    """A connection to each process of both."""

    @property
    def contractor(self) -> Contractor:
        return self.many.contractor

    def clocks(self) -> list[Any]:
        return [told(line, "GET", "/clock")["now"] for line in self.lines]


def command(line: Line, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    headers = {} if body is None else {"Content-Type": "application/json"}
    status, text = line._call(method, f"/sandbox{path}", None if body is None else json.dumps(body), headers)
    return status, json.loads(text) if text else None


def told(line: Line, method: str, path: str, body: Any = None) -> Any:
    status, answer = command(line, method, path, body)
    assert status < 300, answer
    return answer


def statuses(line: Line, times: int, path: str = JOBS) -> list[int]:
    """What a caller gets who renews no token."""
    return [line._send("GET", path, None, "")[0] for _ in range(times)]


@pytest.fixture(scope="module")
def served_twice(tmp_path_factory: pytest.TempPathFactory) -> Generator[Everywhere]:
    folder = tmp_path_factory.mktemp("everywhere")
    with ExitStack() as opened:
        machines, store = opened.enter_context(pair()), opened.enter_context(valkey())
        data = machines.url
        with sandbox(store=data) as first:
            contractor = furnish(first, jobs=3)
        options = ("--sandbox", "--limit", str(LIMIT), "--limit-store", store.url)
        one = opened.enter_context(served(folder, data, *options, "--workers", "2"))
        other = opened.enter_context(served(folder, data, *options))
        many = Many(one, contractor, data, store, folder / "log")
        lines = [*many.lines_to_each().values(), Line(other.url, contractor.credentials)]
        told(lines[0], "PUT", "/snapshots/furnished")
        yield Everywhere(many, machines, lines)


@pytest.fixture
def everywhere(served_twice: Everywhere) -> Everywhere:
    """As it was furnished, an hour ago: every caller has a token, and nothing counts against a limit."""
    told(served_twice.lines[0], "POST", "/snapshots/furnished/restore")
    for line in served_twice.lines:
        line.good("GET", JOBS)
    told(served_twice.lines[0], "POST", "/clock/advance", {"seconds": 2})
    return served_twice


def test_a_clock_that_one_process_is_told_to_move_is_moved_for_all(everywhere: Everywhere):
    for number, line in enumerate(everywhere.lines):
        held = told(line, "POST", "/clock/freeze")["now"]
        assert set(everywhere.clocks()) == {held}
        moment = f"2099-0{number + 1}-01T08:00:00.0000000Z"
        assert told(line, "PUT", "/clock", {"now": moment})["now"] == moment
        assert set(everywhere.clocks()) == {moment}
        told(line, "POST", "/clock/advance", {"minutes": 15})
        later = str(When.of(When(moment).ticks + 15 * MINUTE))
        assert set(everywhere.clocks()) == {later}
        for each in everywhere.lines:
            note = each.good("POST", f"{JOBS}/{everywhere.contractor.jobs[0]}/notes", {"text": "when?"})
            assert note["createdOn"] == later
        told(line, "POST", "/clock/run")
        assert {told(each, "GET", "/clock")["running"] for each in everywhere.lines} == {True}
        assert all(0 < When(now).ticks - When(later).ticks < MINUTE for now in everywhere.clocks())


def test_moves_that_are_told_at_once_are_all_made(everywhere: Everywhere):
    held = When(told(everywhere.lines[0], "POST", "/clock/freeze")["now"]).ticks

    def move(line: Line) -> None:
        for _ in range(10):
            told(line, "POST", "/clock/advance", {"minutes": 1})

    together([lambda line=line: move(line) for line in everywhere.lines])
    assert set(everywhere.clocks()) == {str(When.of(held + len(everywhere.lines) * 10 * MINUTE))}


def test_a_change_is_in_the_feed_of_every_process_when_one_was_told_to_let_time_pass(everywhere: Everywhere):
    first, *others = everywhere.lines
    told(first, "POST", "/clock/freeze")
    told(first, "POST", "/clock/advance", {"minutes": 15})
    for line in everywhere.lines:
        rows, token = drain(line, "jobs")
        assert len(rows) == 3
    others[0].good("PATCH", f"{JOBS}/{everywhere.contractor.jobs[0]}", {"summary": "later"})
    told(others[-1], "POST", "/clock/advance", {"minutes": 14})
    assert [drain(line, "jobs", token)[0] for line in everywhere.lines] == [[], [], []]
    told(others[-1], "POST", "/clock/advance", {"minutes": 1})
    assert [len(drain(line, "jobs", token)[0]) for line in everywhere.lines] == [1, 1, 1]


def test_what_is_planned_is_done_once_and_every_process_shows_it(everywhere: Everywhere):
    """A session at the web site that goes no further for half an hour is given up; that cannot be done twice."""
    first = everywhere.lines[0]
    held = When(told(first, "POST", "/clock/freeze")["now"]).ticks

    def rule() -> None:
        site = Scheduler.new(
            id="site", name="Web site", company_name="A contractor", data_api_key="x", is_default=True,
            quick_launch_link="https://example.com/book",
        ).id  # fmt: skip
        front = Router.new(id="front", name="What is it about?").id
        for number in range(SESSIONS):
            SchedulerSession.new(
                id=f"session-{number}", scheduler_id=site, router_id=front, last_checkin_date=When.of(held),
                customer=Customer(email="a@example.com", address=Address()), source_tracking=SourceTracking(),
            ).reach("Opened")  # fmt: skip

    with PostgresStore.open(everywhere.many.data, clock=Clock()) as store:
        store.write(lambda connection: transact(connection, TENANT, held, Caller(), rule)).result(60)
    path = "/schedulingpro/v2/tenant/7/schedulers/site/sessions"

    def outcomes(line: Line) -> Counter[str]:
        return Counter(each["sessionOutcome"] for each in line.good("GET", path)["data"])

    told(first, "POST", "/clock/advance", {"minutes": 29})
    before = [outcomes(line) for line in everywhere.lines]
    assert before == [before[0]] * 3
    assert "Abandoned" not in before[0]

    def ask_on(line: Line) -> None:
        for _ in range(10):
            outcomes(line)

    asking = [lambda line=line: ask_on(line) for line in everywhere.lines[1:]]  # who finds it due does it, too
    together([*asking, lambda: told(first, "POST", "/clock/advance", {"minutes": 1})])
    assert [outcomes(line) for line in everywhere.lines] == [Counter(Abandoned=SESSIONS)] * 3
    assert everywhere.many.told("planned act failed") == []


def test_a_fault_strikes_so_many_times_whichever_process_is_asked(everywhere: Everywhere):
    for line in everywhere.lines:
        id = told(line, "POST", "/faults", {"kind": "status", "status": 502, "count": 5})["id"]
        answers = [status for _ in range(3) for each in everywhere.lines for status in statuses(each, 1)]
        assert answers == [502] * 5 + [200] * 4
        assert [told(each, "GET", "/faults")[-1]["met"] for each in everywhere.lines] == [5, 5, 5]
        told(everywhere.lines[0], "DELETE", f"/faults/{id}")
        assert [told(each, "GET", "/faults") for each in everywhere.lines] == [[], [], []]
        told(line, "POST", "/clock/advance", {"seconds": 1})


def test_a_fault_strikes_so_many_times_when_all_ask_at_once(everywhere: Everywhere):
    told(everywhere.lines[0], "POST", "/faults", {"kind": "status", "status": 502, "count": 7})
    answers: list[int] = []
    together([lambda line=line: answers.extend(statuses(line, 10)) for line in everywhere.lines])
    assert Counter(answers) == {502: 7, 200: 23}


def test_a_fault_that_is_taken_away_strikes_nobody_any_more(everywhere: Everywhere):
    first, *others = everywhere.lines
    told(first, "POST", "/faults", {"kind": "status", "status": 502})
    assert [statuses(line, 1) for line in everywhere.lines] == [[502]] * 3
    told(others[-1], "DELETE", "/faults")
    assert [statuses(line, 1) for line in everywhere.lines] == [[200]] * 3


def test_a_token_that_was_ended_counts_nowhere(everywhere: Everywhere):
    first, *others = everywhere.lines
    for line in others:
        line.token = first.token
    told(others[0], "POST", "/faults", {"kind": "expire-token", "count": 1})
    assert [statuses(line, 1) for line in everywhere.lines] == [[401]] * 3
    others[0]._renew()
    assert statuses(others[0], 1) == [200]
    with PostgresStore.open(everywhere.many.data, clock=Clock()) as store:
        kept = store.read(lambda c: c.one("select string_agg(value, '') from meta")).result(60)
    assert first.token not in str(kept)


def test_rows_that_one_process_kept_back_come_from_another(everywhere: Everywhere):
    first, *others = everywhere.lines
    told(first, "POST", "/clock/advance", {"minutes": 15})
    told(first, "POST", "/faults", {"kind": "late-rows", "rows": 2, "count": 1, "operation": "Export_Jobs"})
    page = first.good("GET", FEEDS["jobs"])
    late = others[-1].good("GET", FEEDS["jobs"], **{"from": page["continueFrom"]})
    assert (len(page["data"]), len(late["data"])) == (1, 2)
    assert sorted(row["id"] for row in page["data"] + late["data"]) == everywhere.contractor.jobs
    assert others[0].good("GET", FEEDS["jobs"], **{"from": page["continueFrom"]})["data"] == []


def test_the_limit_of_requests_is_one_and_goes_by_the_clock(everywhere: Everywhere):
    lines = everywhere.lines
    told(lines[0], "POST", "/clock/freeze")
    answers: list[int] = []
    together([lambda line=line: answers.extend(statuses(line, 30)) for line in lines])
    assert Counter(answers) == {200: LIMIT, 429: 30}
    time.sleep(1.1)  # the world's time frees nothing
    assert [statuses(line, 1) for line in lines] == [[429]] * 3
    told(lines[1], "POST", "/clock/advance", {"seconds": 1})
    assert [statuses(line, 1) for line in lines] == [[200]] * 3


def test_a_clock_that_is_set_back_lets_everybody_begin_anew(everywhere: Everywhere):
    lines = everywhere.lines
    held = told(lines[0], "POST", "/clock/freeze")["now"]
    told(lines[0], "POST", "/clock/advance", {"minutes": 5})
    assert [Counter(statuses(line, 30)) for line in lines] == [{200: 30}, {200: 30}, {429: 30}]
    told(lines[2], "PUT", "/clock", {"now": held})
    assert [statuses(line, 1) for line in lines] == [[200]] * 3


def test_a_restore_holds_for_every_process_when_it_has_been_answered(everywhere: Everywhere):
    first, *others = everywhere.lines
    job = f"{JOBS}/{everywhere.contractor.jobs[0]}"
    held = told(first, "POST", "/clock/freeze")["now"]
    told(first, "POST", "/faults", {"kind": "status", "status": 502, "operation": "Appointments_GetList"})
    told(others[0], "PUT", "/snapshots/before")
    for line in everywhere.lines:
        told(line, "POST", "/clock/advance", {"hours": 1})
        told(line, "DELETE", "/faults")
        line.good("PATCH", job, {"summary": "changed"})
        tokens = [drain(each, "jobs")[1] for each in everywhere.lines]
        assert told(line, "POST", "/snapshots/before/restore")["now"] == held
        for each, token in zip(everywhere.lines, tokens, strict=True):
            status, answer = each.ask("GET", FEEDS["jobs"], **{"from": token})
            assert (status, "older than a restore" in answer["title"]) == (400, True)
            assert each.good("GET", job)["summary"] == "job 0"
            assert told(each, "GET", "/clock")["now"] == held
            assert statuses(each, 1, "/jpm/v2/tenant/7/appointments") == [502]
    told(others[-1], "DELETE", "/snapshots/before")
    assert [[each["name"] for each in told(line, "GET", "/snapshots")] for line in everywhere.lines] == [
        ["furnished"]
    ] * 3


def test_without_the_store_of_limits_the_clock_is_still_one(everywhere: Everywhere):
    lines, store = everywhere.lines, everywhere.many.valkey
    before = len(everywhere.many.told("limits not shared"))
    told(lines[0], "POST", "/clock/freeze")
    store.kill()
    try:
        moment = told(lines[1], "POST", "/clock/advance", {"days": 1})["now"]
        assert set(everywhere.clocks()) == {moment}
        for line in lines:  # each counts for itself, and still by the clock
            line.good("GET", JOBS)
            assert Counter(statuses(line, LIMIT)) == {200: LIMIT - 1, 429: 1}
        assert len(everywhere.many.told("limits not shared")) == before + 3
        told(lines[0], "POST", "/clock/advance", {"seconds": 1})
        assert [statuses(line, 1) for line in lines] == [[200]] * 3
    finally:
        store.start()
    eventually(lambda: len(everywhere.many.told("limits shared again")) >= before + 3)


@pytest.mark.soak
def test_a_process_that_takes_the_place_of_a_killed_one_knows_what_was_told(everywhere: Everywhere):
    last = everywhere.lines[-1]
    held = told(last, "POST", "/clock/freeze")["now"]
    told(last, "POST", "/faults", {"kind": "status", "status": 502, "operation": "Jobs_GetList"})
    replaced = len(everywhere.many.told("process replaced"))
    os.kill(everywhere.many.pids[-1], signal.SIGKILL)
    eventually(lambda: len(everywhere.many.told("process replaced")) > replaced)
    told(last, "POST", "/clock/advance", {"seconds": 1})
    everywhere.lines[:] = [*everywhere.many.lines_to_each().values(), last]
    later = str(When.of(When(held).ticks + 10_000_000))
    assert set(everywhere.clocks()) == {later}
    assert [statuses(line, 1) for line in everywhere.lines] == [[502]] * 3


@pytest.mark.soak
def test_a_sandbox_whose_database_is_killed_goes_on_as_it_was_told(everywhere: Everywhere):
    lines, machines = everywhere.lines, everywhere.machines
    held = told(lines[0], "POST", "/clock/freeze")["now"]
    told(lines[0], "POST", "/faults", {"kind": "status", "status": 502, "count": 1})
    machines.kill_primary()
    assert [statuses(line, 1) for line in lines] == [[503]] * 3
    assert [command(line, "POST", "/clock/advance", {"days": 1})[0] for line in lines] == [503] * 3
    machines.promote()
    eventually(lambda: all(command(line, "GET", "/clock")[0] == 200 for line in lines))
    assert set(everywhere.clocks()) == {held}
    assert sorted(status for line in lines for status in statuses(line, 2)) == [200] * 5 + [502]
