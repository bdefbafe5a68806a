"""What goes wrong when it is told to, for whom, and how often; and nothing else does."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests import stores
from tests.laws.contractor import APPOINTMENTS, FEEDS, JOBS, NO_ANSWER, Contractor, Line, drain, furnish
from truckroll.client import Client
from truckroll.sandbox.powers.wishes import Unknown, Unwanted
from truckroll.store import identity
from truckroll.store.errors import StoreUnavailable
from truckroll.testing import Sandbox


def statuses(line: Line, times: int, path: str = JOBS) -> list[int]:
    """What a caller gets who renews no token; it has one from before anything went wrong."""
    return [line._send("GET", path, None, "")[0] for _ in range(times)]


@pytest.fixture
def line(line: Line) -> Line:
    """A caller with a token."""
    line.good("GET", JOBS)
    return line


def test_a_status_is_answered_instead_so_many_times(server: Sandbox, line: Line):
    server.fault("status", status=502, count=2)
    assert statuses(line, 3) == [502, 502, 200]
    assert [each.met for each in server.powers.faults()] == [2]


def test_nothing_stands_in_the_way_when_nothing_is_to_go_wrong(server: Sandbox, line: Line):
    assert server.platform.interference is None
    id = server.fault("status", count=1, operation="Jobs_GetList")
    assert server.platform.interference is not None
    assert statuses(line, 2) == [500, 200]
    assert server.platform.interference is None
    server.powers.remove_fault(id)
    assert server.powers.faults() == []


def test_429_tells_when_to_try_again_and_our_client_does(server: Sandbox, line: Line):
    server.fault("status", status=429, retry_after=7, count=2, operation="Jobs_GetList")
    status, answer = line.ask("GET", JOBS)
    assert (status, answer["title"][-23:], answer["data"]) == (429, "Try again in 7 seconds.", {"retryAfter": 7})
    waits: list[float] = []
    client = Client(server.environment(), sleep=waits.append)
    assert len(list(client.jpm.jobs.list(limit=2))) == 2
    assert [round(wait) for wait in waits] == [7]


@pytest.mark.parametrize(
    ("told", "struck"),
    [
        ({"operation": "Jobs_GetList"}, {JOBS}),
        ({"family": "customer_interactions"}, {FEEDS["ratings"]}),
        ({"path": "/jpm/*/export/*"}, {FEEDS["jobs"]}),
        ({"tenant": 7, "family": "jpm"}, {JOBS, APPOINTMENTS, FEEDS["jobs"]}),
        ({"tenant": 8}, set()),
        ({"method": "POST"}, set()),
        ({"method": "get", "operation": "Appointments_GetList"}, {APPOINTMENTS}),
        ({"app": "A test"}, {JOBS, APPOINTMENTS, FEEDS["jobs"], FEEDS["ratings"]}),
    ],
)
def test_a_fault_strikes_those_it_is_for(server: Sandbox, line: Line, told: dict[str, Any], struck: set[str]):
    server.fault("status", status=502, **told)
    paths = [JOBS, APPOINTMENTS, FEEDS["jobs"], FEEDS["ratings"]]
    assert {path for path in paths if statuses(line, 1, path) == [502]} == struck


def test_a_fault_of_one_app_leaves_the_others_in_peace(server: Sandbox, line: Line):
    other = Line(server.url, server.connect(7, name="Another app"))
    other.good("GET", JOBS)
    server.fault("status", app="Another app")
    assert (statuses(line, 1), statuses(other, 1)) == ([200], [500])


def test_the_door_to_tokens_can_be_shut_by_its_path(server: Sandbox, contractor: Contractor):
    server.fault("status", status=503, path="/connect/token")
    with pytest.raises(AssertionError, match="told to answer so"):
        Line(server.url, contractor.credentials).good("GET", JOBS)


def test_a_share_of_requests_is_the_same_for_the_same_seed(server: Sandbox, line: Line):
    drawn: list[list[int]] = []
    for seed in (5, 5, 6):
        server.clear_faults()
        server.fault("status", share=0.3, seed=seed)
        drawn.append(statuses(line, 60))
    assert drawn[0] == drawn[1] != drawn[2]
    assert 8 < drawn[0].count(500) < 28


def test_an_answer_is_delayed(server: Sandbox, line: Line):
    server.fault("delay", seconds=0.2, count=1)
    began = time.monotonic()
    assert statuses(line, 1) == [200]
    assert 0.2 <= time.monotonic() - began < 5


def test_a_delay_makes_nobody_else_wait(server: Sandbox, line: Line, contractor: Contractor):
    other = Line(server.url, contractor.credentials)
    other.good("GET", JOBS)
    server.fault("delay", seconds=3, count=1)
    slow = threading.Thread(target=statuses, args=(line, 1))
    slow.start()
    while not server.powers.faults()[0].met:
        time.sleep(0.005)
    assert statuses(other, 1) == [200]
    assert slow.is_alive()
    slow.join()


def test_a_cut_connection_has_no_answer_and_nothing_was_done(server: Sandbox, contractor: Contractor, line: Line):
    server.fault("cut", count=1)
    with pytest.raises(NO_ANSWER):
        line.ask("POST", JOBS, contractor.job())
    assert len(line.good("GET", JOBS)["data"]) == 3


def test_an_answer_that_is_lost_comes_after_the_work_was_done(server: Sandbox, contractor: Contractor, line: Line):
    """What a create needs its idempotency key for."""
    server.fault("lose-answer", count=1)
    with pytest.raises(NO_ANSWER):
        line.ask("POST", JOBS, contractor.job(), key="once")
    again = line.good("POST", JOBS, contractor.job(), key="once")
    assert line.good("GET", JOBS)["data"][0]["id"] == again["id"]
    assert len(line.good("GET", JOBS)["data"]) == 4


def test_half_of_an_answer_is_known_to_be_half(server: Sandbox, line: Line):
    server.fault("truncate", count=1)
    with pytest.raises(NO_ANSWER):
        line.ask("GET", JOBS)
    assert statuses(line, 1) == [200]


def test_our_client_gets_over_broken_connections(server: Sandbox):
    client = Client(server.environment(), sleep=lambda _: None)
    for kind in ("cut", "truncate", "lose-answer"):
        server.fault(kind, count=1, operation="Jobs_GetList")
        assert len(list(client.jpm.jobs.list())) == 3
    assert [each.met for each in server.powers.faults()] == [1, 1, 1]


def test_an_expired_token_is_refused_until_there_is_another(server: Sandbox, line: Line):
    server.fault("expire-token", count=1)
    assert statuses(line, 3) == [401, 401, 401]
    status, answer = line._send("GET", JOBS, None, "")
    assert (status, b"The access token has expired." in answer) == (401, True)
    line._renew()
    assert statuses(line, 2) == [200, 200]


def test_a_token_counts_again_when_its_fault_is_taken_away(server: Sandbox, line: Line):
    id = server.fault("expire-token")
    assert statuses(line, 1) == [401]
    server.powers.remove_fault(id)
    assert statuses(line, 1) == [200]


def numbers(rows: list[dict[str, Any]]) -> list[int]:
    return [row["id"] for row in rows]


def test_rows_come_twice(server: Sandbox, contractor: Contractor, line: Line):
    server.advance(minutes=15)
    server.fault("repeat-rows", operation="Export_Jobs", count=1)
    first, second, third = contractor.jobs
    assert numbers(drain(line, "jobs")[0]) == [first, second, second, third]


def test_rows_come_late_and_none_is_lost(server: Sandbox, contractor: Contractor, line: Line):
    server.advance(minutes=15)
    server.fault("late-rows", count=1, operation="Export_Jobs")
    first = line.good("GET", FEEDS["jobs"])
    late = line.good("GET", FEEDS["jobs"], **{"from": first["continueFrom"]})
    assert (len(first["data"]), len(late["data"])) == (1, 2)
    assert late["data"][0]["id"] in contractor.jobs[:2]
    assert sorted(numbers(first["data"] + late["data"])) == contractor.jobs


def test_rows_of_the_last_page_come_when_the_feed_is_read_again(server: Sandbox, contractor: Contractor, line: Line):
    server.advance(minutes=15)
    server.fault("late-rows", rows=5, operation="Export_Jobs")
    rows, token = drain(line, "jobs")
    assert numbers(rows) == contractor.jobs[:2]  # the last page is empty but for those of the one before
    server.clear_faults()
    assert server.platform.interference is not None
    rows, again = drain(line, "jobs", token)
    assert (numbers(rows), again) == (contractor.jobs[2:], token)
    assert server.platform.interference is None


def test_an_idle_token_is_empty(server: Sandbox, line: Line):
    server.advance(minutes=15)
    server.fault("empty-token", operation="Export_Jobs", count=1)
    assert [drain(line, "jobs")[1] != "" for _ in range(2)] == [False, True]


def test_an_answer_names_the_fault_that_it_owes_to(server: Sandbox, line: Line):
    id = server.fault("status", count=1)
    headers = {"Authorization": f"Bearer {line.token}", "ST-App-Key": line.credentials.app_key}
    line.connection.request("GET", JOBS, headers=headers)
    answer = line.connection.getresponse()
    answer.read()
    assert answer.getheader("truckroll-fault") == id


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"operation": "Jobs_GetLists"}, "operation: .* Is Jobs_GetList meant"),
        ({"family": "jobs"}, "family: "),
        ({"path": "jobs"}, "path: "),
        ({"method": "FETCH"}, "method: "),
        ({"app": "Nobody"}, "app: "),
    ],
    ids=str,
)
def test_a_fault_that_could_never_happen_is_refused(server: Sandbox, told: dict[str, Any], place: str):
    with pytest.raises(Unwanted, match=place):
        server.fault("status", **told)
    assert server.powers.faults() == []


def test_what_happens_to_feeds_only_is_not_told_of_others(server: Sandbox):
    with pytest.raises(Unwanted, match="Jobs_GetList is no feed"):
        server.fault("late-rows", operation="Jobs_GetList")


@pytest.mark.parametrize(
    "told", [{"share": 0}, {"share": 2}, {"count": 0}, {"status": 200}, {"seconds": 0}, {"rows": 0}, {"nothing": 1}]
)
def test_a_number_that_cannot_be_is_refused(server: Sandbox, told: Any):
    with pytest.raises(ValueError, match="no fault is like this"):
        server.fault("status", **told)


def test_a_fault_that_is_not_there_cannot_be_taken_away(server: Sandbox):
    with pytest.raises(Unknown):
        server.powers.remove_fault("f99")


def test_faults_outlive_the_server(tmp_path: Path):
    folder = tmp_path / "data"
    with stores.sandbox(folder) as server:
        contractor = furnish(server, jobs=0)
        server.fault("status", status=502, count=2)
        line = Line(server.url, contractor.credentials)
        line._renew()
        assert statuses(line, 1) == [502]
    with stores.sandbox(folder) as server:
        line = Line(server.url, contractor.credentials)
        line._renew()
        assert statuses(line, 2) == [502, 200]
        assert [each.met for each in server.powers.faults()] == [2]


def test_what_goes_wrong_when_the_store_cannot_be_asked_keeps_nobody_from_being_served(
    server: Sandbox, line: Line, monkeypatch: pytest.MonkeyPatch
):
    server.fault("status", status=502)
    told: list[str] = []

    def full(*_: object) -> None:
        raise StoreUnavailable("the disk is full")

    monkeypatch.setattr(identity, "recall_to_change", full)
    monkeypatch.setattr(server.platform.log, "write", lambda event, **more: told.append(event))
    assert statuses(line, 1) == [200]
    assert told == ["unavailable"]
    monkeypatch.undo()
    assert statuses(line, 1) == [502]
