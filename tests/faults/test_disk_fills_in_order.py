"""While a disk fills, the least needed is given up first: the request log, webhooks, then writes; never reading."""

import time
from collections.abc import Iterator

import pytest

from tests.laws.contractor import FEEDS, JOBS, Contractor, Line, furnish
from truckroll.server import room
from truckroll.server.room import Room
from truckroll.server.webhooks import subscriptions
from truckroll.server.webhooks.worker import LOOK_EVERY
from truckroll.testing import Sandbox, sandbox

SPARE = 100 << 20


class Disk:
    """How much is free, as a test says."""

    def __init__(self) -> None:
        self.free = 10 * SPARE


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    monkeypatch.setattr(room, "LOOK_EVERY", 0)
    return Disk()


@pytest.fixture
def server(disk: Disk) -> Iterator[Sandbox]:
    with sandbox(request_log=1) as opened:
        parts = opened.platform
        assert parts.room is not None
        parts.room._spare, parts.room._free = SPARE, lambda _: disk.free
        yield opened


def logged(server: Sandbox) -> int:
    log = server.platform.requests
    assert log is not None
    log.settle()
    found = log.kept.read(lambda connection: connection.one("select count(*) from request")).result(60)
    assert found
    return found[0]


def written(line: Line, contractor: Contractor, text: str) -> int:
    status, answer = line.ask("POST", f"{JOBS}/{contractor.jobs[0]}/notes", {"text": text})
    if status == 503:
        assert "nearly full" in answer["title"]
    return status


def test_what_is_given_up_first_and_what_never(server: Sandbox, disk: Disk):
    contractor = furnish(server, jobs=1)
    line = Line(server.url, contractor.credentials)
    before = logged(server)
    assert before

    disk.free = 3 * SPARE - 1
    assert written(line, contractor, "one") == 200
    assert logged(server) == before
    assert server.platform.room is not None
    assert server.platform.room.sends_webhooks()

    disk.free = 2 * SPARE - 1
    assert written(line, contractor, "two") == 200
    assert not server.platform.room.sends_webhooks()

    disk.free = SPARE - 1
    assert written(line, contractor, "three") == 503
    fresh = Line(server.url, contractor.credentials)  # who has no token yet is let in, too
    assert fresh.good("GET", f"{JOBS}/{contractor.jobs[0]}")["id"] == contractor.jobs[0]
    assert fresh.good("GET", FEEDS["notes"], includeRecentChanges="true")["data"]

    disk.free = 10 * SPARE
    assert written(line, contractor, "four") == 200
    assert logged(server) > before
    notes = [row["text"] for row in line.good("GET", FEEDS["notes"], includeRecentChanges="true")["data"]]
    assert notes == ["one", "two", "four"]


def test_webhooks_wait_for_room_and_then_go(server: Sandbox, disk: Disk):
    contractor = furnish(server, jobs=1)
    url, client = "https://203.0.113.1/hook", contractor.credentials.client_id

    def subscribe(connection: object) -> None:
        subscriptions.subscribe(connection, client, "tn.jpm.job-updated", url, now=server.clock.now())  # type: ignore[arg-type]

    server.platform.database.write(subscribe).result(60)
    disk.free = 2 * SPARE - 1
    line = Line(server.url, contractor.credentials)
    line.good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": "changed"})

    def begun() -> bool:
        found = server.platform.database.read(
            lambda c: c.one("select max(leased) + max(attempts) from delivery")
        ).result(60)
        return found is not None and found[0] > 0

    time.sleep(5 * LOOK_EVERY)
    assert not begun()
    disk.free = 10 * SPARE
    end = time.monotonic() + 30
    while not begun():
        assert time.monotonic() < end
        time.sleep(LOOK_EVERY)


def test_a_disk_of_another_machine_is_not_looked_at():
    class Nowhere:
        def write(self, event: str, **fields: object) -> None:
            raise AssertionError(event)

    full = Room(None, SPARE, Nowhere(), lambda _: 0)  # type: ignore[arg-type]
    assert full.given_up == 0
    off = Room(None, 0, Nowhere(), lambda _: 0)  # type: ignore[arg-type]
    assert off.given_up == 0
