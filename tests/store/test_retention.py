"""What is kept beside a business's records is let go in time; a year later nothing of it is left but the business."""

import asyncio
import dataclasses
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.laws.contractor import JOBS, Contractor, Line, drain, furnish
from tests.stores import sandbox
from truckroll.catalogue.time import Clock
from truckroll.server.access import people, petitions, sessions, shown_once
from truckroll.server.housekeeping import DAY, MINUTE, Housekeeping, Keeping
from truckroll.server.log import Log
from truckroll.server.log_file import FILES, LogFile
from truckroll.server.settings import Settings
from truckroll.server.webhooks import deliveries, subscriptions
from truckroll.store import retention
from truckroll.store.retention import HOUR, Kept
from truckroll.testing import Sandbox

NOON = 17_000_000_000_000_000


@pytest.fixture
def server() -> Iterator[Sandbox]:
    with sandbox(clock=Clock(NOON)) as opened:
        yield opened


def count(server: Sandbox, table: str) -> int:
    found = server.platform.database.read(lambda connection: connection.one(f"select count(*) from {table}")).result(60)
    assert found
    return found[0]


def sweep(server: Sandbox, keeping: Keeping | None = None, wall: Clock | None = None) -> None:
    keeper = Housekeeping(server.platform.database, Log(), keeping or Keeping(), wall or server.clock)
    asyncio.run(keeper.sweep())


def work(server: Sandbox, contractor: Contractor) -> None:
    """A day's work: a record changed, a request with a key, a file, a webhook that is owed."""
    line = Line(server.url, contractor.credentials)
    job = contractor.jobs[0]
    for number in range(5):
        line.good("PATCH", f"{JOBS}/{job}", {"summary": f"summary {number}"}, key=f"key {server.clock.now()} {number}")


def subscribe(server: Sandbox, contractor: Contractor) -> None:
    def subscribing(connection: Any) -> None:
        subscriptions.subscribe(
            connection, contractor.credentials.client_id, "tn.jpm.job-updated", "https://203.0.113.1/hook", now=NOON
        )

    server.platform.database.write(subscribing).result(60)


@pytest.mark.parametrize("days", [2, 366])
def test_a_year_later_only_the_business_is_left(server: Sandbox, days: int):
    contractor = furnish(server, jobs=1)
    work(server, contractor)
    assert count(server, "replaced") >= 5
    assert count(server, "answered") >= 5
    sweep(server)
    assert count(server, "replaced") >= 5
    assert count(server, "answered") >= 5

    server.clock.set(NOON + days * DAY)
    sweep(server)
    assert count(server, "replaced") == count(server, "answered") == 0
    line = Line(server.url, contractor.credentials)
    rows, _ = drain(line, "jobs")
    assert [row["summary"] for row in rows] == ["summary 4"]


def test_each_is_kept_as_long_as_is_said_and_no_longer(server: Sandbox):
    keeping = Keeping(Kept(versions=3 * HOUR, answers=5 * HOUR))
    work(server, furnish(server, jobs=1))
    for hours, versions, answers in ((2, 5, 5), (4, 0, 5), (6, 0, 0)):
        server.clock.set(NOON + hours * HOUR)
        sweep(server, keeping)
        assert (count(server, "replaced") >= versions, count(server, "answered") >= answers) == (True, True)
        assert (count(server, "replaced") == 0, count(server, "answered") == 0) == (versions == 0, answers == 0)


def test_what_is_old_goes_in_pieces(server: Sandbox, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    contractor = furnish(server, jobs=1)
    for number in range(3):
        server.clock.set(NOON + number)
        work(server, contractor)
    server.clock.set(NOON + 2 * DAY)
    before, calls = count(server, "replaced"), 0
    while server.platform.database.write(
        lambda connection: retention.forget(connection, 7, server.clock.now(), Kept())
    ).result(60):
        calls += 1
    assert count(server, "replaced") == 0
    assert calls >= 2
    assert before >= 15


def test_sessions_links_and_what_is_shown_once_go_by_the_worlds_clock(server: Sandbox):
    database = server.platform.database

    def sign_in(connection: Any) -> None:
        one = people.add(connection, "ann@example.com", "Ann", "operator", now=NOON)
        people.invite(connection, one.id, now=NOON)
        sessions.begin(connection, one.id, now=NOON)
        shown_once.keep(connection, "a session", "a key", "secret", now=NOON)

    database.write(sign_in).result(60)
    sweep(server)
    assert [count(server, table) for table in ("person_session", "shown_once", "invitation")] == [1, 1, 1]
    sweep(
        server, dataclasses.replace(Keeping(), sessions=sessions.Limits(10 * MINUTE, HOUR)), Clock(NOON + 11 * MINUTE)
    )
    assert [count(server, table) for table in ("person_session", "shown_once", "invitation")] == [0, 0, 1]
    sweep(server, wall=Clock(NOON + 366 * DAY))
    assert count(server, "invitation") == 0
    assert count(server, "person") == 1


def test_decided_petitions_go_after_a_year_and_open_ones_stay(server: Sandbox):
    def ask(connection: Any) -> None:
        for name in ("ann", "bob"):
            petitions.ask_for_access(
                connection, name=name, email=f"{name}@example.com", company="Co", purpose="Sync", now=NOON
            )
        first = petitions.access_requests(connection)[0]
        petitions.decline_access(connection, first.id, by="command", reason="No", now=NOON)

    server.platform.database.write(ask).result(60)
    sweep(server, wall=Clock(NOON + 364 * DAY))
    assert count(server, "access_request") == 2
    sweep(server, wall=Clock(NOON + 366 * DAY))
    assert count(server, "access_request") == 1


def test_what_became_of_webhooks_goes_with_what_they_told(server: Sandbox):
    contractor = furnish(server, jobs=1)
    subscribe(server, contractor)
    work(server, contractor)
    assert count(server, "outbox") == count(server, "delivery") >= 5
    server.clock.set(NOON + 6 * DAY)
    sweep(server)
    assert count(server, "outbox") == count(server, "delivery") >= 5
    server.clock.set(NOON + 8 * DAY)
    sweep(server)
    assert count(server, "outbox") == count(server, "delivery") == 0


def test_the_log_never_outgrows_what_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("truckroll.server.log_file.LOOK_EVERY", 0)
    file = tmp_path / "log"
    logs = [LogFile(file, 50_000) for _ in range(2)]  # as two processes have it
    for number in range(3_000):
        logs[number % 2].write(f"line {number:06} {'x' * 60}\n")
    for log in logs:
        log.close()
    there = sorted(tmp_path.iterdir())
    assert [each.name for each in there] == ["log", *(f"log.{number}" for number in range(1, FILES))]
    assert sum(each.stat().st_size for each in there) < 60_000
    lines = [line for each in (*reversed(there[1:]), there[0]) for line in each.read_text().splitlines()]
    assert all(line.startswith("line ") and len(line) == 72 for line in lines)
    assert lines[-1].startswith("line 002999")
    assert len(lines) > 400


def test_a_log_that_was_moved_away_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As logrotate does."""
    monkeypatch.setattr("truckroll.server.log_file.LOOK_EVERY", 0)
    log = LogFile(tmp_path / "log", 1 << 20)
    log.write("before\n")
    (tmp_path / "log").rename(tmp_path / "older")
    log.write("after\n")
    log.close()
    assert (tmp_path / "older").read_text() == "before\n"
    assert (tmp_path / "log").read_text() == "after\n"


def test_the_lines_of_a_turn_are_written_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written: list[bytes] = []

    def write(descriptor: int, lines: bytes) -> int:
        written.append(lines)
        return len(lines)

    async def turns() -> None:
        for line in ("first\n", "second\n"):
            log.write(line)
        await asyncio.to_thread(log.write, "of a thread\n")
        log.write("last\n")

    monkeypatch.setattr("truckroll.server.log_file.os.write", write)
    log = LogFile(tmp_path / "log", 1 << 20)
    asyncio.run(turns())
    log.close()
    assert sorted(written) == [b"first\nsecond\n", b"last\n", b"of a thread\n"]


def test_a_line_for_which_there_is_no_room_stops_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def full(descriptor: int, line: bytes) -> int:
        raise OSError(28, "No space left on device")

    file = LogFile(tmp_path / "log", 1 << 20)
    log = Log(file)
    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "write", full)
        log.write("lost")
    log.write("kept")
    assert file.lost == 1
    file.close()
    assert "kept" in (tmp_path / "log").read_text()


def test_settings_say_for_how_long():
    told = Keeping.told(
        Settings(
            keep_versions=2, keep_answers=3, keep_deliveries=4, keep_petitions=5, session_idle=6, session_longest=7
        )
    )
    wanted = Keeping(Kept(2 * HOUR, 3 * HOUR), 4 * DAY, 5 * DAY, sessions.Limits(6 * MINUTE, 7 * HOUR))
    assert told == wanted
    assert Keeping.told(Settings()) == Keeping()
    assert Keeping().deliveries == deliveries.KEPT


def test_the_page_says_what_the_settings_say():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "retention.md").read_text()
    rows = re.findall(r"^\|[^|]*\|\D*(\d+)[^|]*\| `(\w+)` \|$", page, re.MULTILINE)
    settings = Settings()
    assert {name: int(number) for number, name in rows} == {name: getattr(settings, name) for _, name in rows}
    bounds = {name for name in vars(settings) if name.startswith(("keep_", "session_", "request_log", "log_"))}
    assert {name for _, name in rows} == bounds
    assert f"`spare_disk` ({settings.spare_disk} MB)" in page
