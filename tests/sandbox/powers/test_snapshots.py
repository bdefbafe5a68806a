"""Everything is saved and set back while serving, and nothing that was remembered since is left."""

import threading
from pathlib import Path

import pytest

from tests import stores
from tests.laws.contractor import APPOINTMENTS, JOBS, Contractor, Line, drain, furnish
from truckroll.sandbox.powers.wishes import Unknown, Unwanted
from truckroll.server.access import apps
from truckroll.testing import Sandbox


def summary(line: Line, job: int) -> str:
    return line.good("GET", f"{JOBS}/{job}")["summary"]


def test_what_was_changed_since_is_as_it_was(server: Sandbox, contractor: Contractor, line: Line):
    job = contractor.jobs[0]
    server.snapshot("before")
    line.good("PATCH", f"{JOBS}/{job}", {"summary": "changed"})
    added = line.good("POST", JOBS, contractor.job("new"))["id"]
    assert summary(line, job) == "changed"
    server.restore("before")
    assert summary(line, job) == "job 0"
    assert line.ask("GET", f"{JOBS}/{added}")[0] == 404
    assert line.good("POST", JOBS, contractor.job("again"))["id"] == added  # ids are drawn as they were


def test_a_snapshot_can_be_restored_again_and_again(server: Sandbox, contractor: Contractor, line: Line):
    server.snapshot("before")
    for number in range(3):
        line.good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": f"change {number}"})
        server.restore("before")
        assert summary(line, contractor.jobs[0]) == "job 0"


def test_feed_tokens_from_before_a_restore_are_refused(server: Sandbox, line: Line):
    server.snapshot("before")
    server.advance(minutes=15)
    _, token = drain(line, "jobs")
    server.restore("before")
    status, answer = line.ask("GET", "/jpm/v2/tenant/7/export/jobs", **{"from": token})
    assert (status, "older than a restore" in answer["title"]) == (400, True)


def test_a_feed_shows_after_a_restore_what_it_showed_at_the_snapshot(
    server: Sandbox, contractor: Contractor, line: Line
):
    server.advance(minutes=15)
    before = drain(line, "jobs")[0]
    server.snapshot("before")
    line.good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": "changed"})
    server.advance(hours=1)
    assert drain(line, "jobs")[0] != before
    server.restore("before")
    assert drain(line, "jobs")[0] == before


def test_the_clock_is_set_back_with_everything(server: Sandbox, line: Line):
    held = server.powers.freeze()
    server.snapshot("before")
    server.advance(days=400)
    line.good("GET", JOBS)
    server.restore("before")
    assert server.powers.clock() == held
    assert line.ask("GET", JOBS)[0] == 200  # with a new token: the old one is of a time to come
    server.powers.run()
    server.restore("before")
    assert server.powers.clock() == held


def test_what_goes_wrong_is_set_back_with_everything(server: Sandbox, line: Line):
    line.good("GET", JOBS)
    server.fault("status", status=502, count=2)
    assert line.ask("GET", JOBS)[0] == 502
    server.snapshot("before")
    assert [line.ask("GET", JOBS)[0] for _ in range(2)] == [502, 200]
    server.fault("status", status=503)
    server.restore("before")
    assert [line.ask("GET", JOBS)[0] for _ in range(2)] == [502, 200]
    assert [each.fault.status for each in server.powers.faults()] == [502]
    server.clear_faults()


def test_an_app_that_was_connected_since_is_not_known_any_more(server: Sandbox, contractor: Contractor, line: Line):
    server.snapshot("before")
    other = Line(server.url, server.connect(7, name="Another app"))
    assert other.ask("GET", JOBS)[0] == 200
    server.restore("before")
    with pytest.raises(AssertionError, match="invalid_client"):
        other.ask("GET", JOBS)


def test_an_app_that_was_disabled_since_counts_again_at_once(server: Sandbox, contractor: Contractor, line: Line):
    server.snapshot("before")
    line.good("GET", JOBS)
    token, client = line.token, contractor.credentials.client_id
    now = server.clock.now()
    server.platform.database.write(lambda connection: apps.disable(connection, client, now=now)).result()
    server.platform.admission.look()
    server.restore("before")
    assert line.ask("GET", JOBS)[0] == 200
    assert line.token == token


def test_snapshots_are_listed_replaced_and_given_up(server: Sandbox, contractor: Contractor, line: Line):
    server.snapshot("b")
    server.snapshot("a")
    line.good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": "kept"})
    server.snapshot("a")
    there = server.powers.snapshots()
    assert [each.name for each in there] == ["a", "b", "furnished"]
    assert all(each.bytes > 0 and each.saved_on > "2020" for each in there)
    line.good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": "lost"})
    server.restore("a")
    assert summary(line, contractor.jobs[0]) == "kept"
    server.powers.delete_snapshot("a")
    server.powers.delete_snapshot("b")
    assert [each.name for each in server.powers.snapshots()] == ["furnished"]
    with pytest.raises(Unknown, match="There is no snapshot a; there are: furnished"):
        server.restore("a")
    with pytest.raises(Unknown):
        server.powers.delete_snapshot("a")


@pytest.mark.parametrize("name", ["", "../truckroll", "a/b", ".hidden", "x" * 41, "a b", "a;drop"])
def test_a_name_that_is_none_is_refused(server: Sandbox, name: str):
    for command in (server.snapshot, server.restore, server.powers.delete_snapshot):
        with pytest.raises(Unwanted, match="name: "):
            command(name)


def test_requests_are_served_while_everything_is_set_back_again_and_again(
    server: Sandbox, contractor: Contractor, line: Line
):
    """Each answer is whole, and of one side of a restore; no writer gets stuck or sees an error."""
    line.good("GET", JOBS)
    done = threading.Event()
    failures: list[object] = []
    asked = [0, 0]

    def work(number: int) -> None:
        own = Line(server.url, contractor.credentials)
        own.token = line.token
        while not done.is_set():
            asked[number] += 1
            if number:
                status, answer = own.ask("POST", APPOINTMENTS, {"jobId": contractor.jobs[0], **contractor.visit()})
            else:
                status, answer = own.ask("GET", JOBS, includeTotal="true")
                if status == 200 and answer["totalCount"] != 3:
                    failures.append(answer)
            if status != 200:
                failures.append((status, answer))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        server.restore("furnished")
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert min(asked) > 3
    server.restore("furnished")
    assert [len(line.good("GET", APPOINTMENTS)["data"])] == [3]


def test_a_snapshot_outlives_the_server(tmp_path: Path):
    folder = tmp_path / "data"
    with stores.sandbox(folder) as server:
        contractor = furnish(server, jobs=1)
        server.snapshot("before")
        Line(server.url, contractor.credentials).good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": "changed"})
    with stores.sandbox(folder) as server:
        line = Line(server.url, contractor.credentials)
        assert summary(line, contractor.jobs[0]) == "changed"
        server.restore("before")
        assert summary(line, contractor.jobs[0]) == "job 0"
    with stores.sandbox(folder) as server:
        assert summary(Line(server.url, contractor.credentials), contractor.jobs[0]) == "job 0"
