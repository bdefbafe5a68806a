"""A disk that fills up under a serving server: 503 with a problem, reads go on, nothing acknowledged is lost."""

import http.client
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.faults.full_disk import FullDisk
from tests.laws.contractor import FEEDS, JOBS, Contractor, Line, drain, furnish, together
from truckroll.server import serving
from truckroll.store import upkeep
from truckroll.store.database import Database
from truckroll.testing import Sandbox, sandbox

WRITERS = 4
MEMBERS = {"type", "title", "status", "traceId", "errors", "data"}
_names = count()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[FullDisk]:
    disk = FullDisk(f"served-disk-{next(_names)}")

    class OnThatDisk:
        @staticmethod
        def open(folder: Path, **how: Any) -> Database:
            return Database.open(folder, vfs=disk.name, **how)

    monkeypatch.setattr(serving, "Database", OnThatDisk)
    yield disk
    disk.unregister()


class Writer:
    """Writes notes; one that was not taken is sent again under its key, until it is."""

    def __init__(self, server: Sandbox, contractor: Contractor, number: int) -> None:
        self.line = Line(server.url, contractor.credentials)
        self.job = contractor.jobs[number % len(contractor.jobs)]
        self.rng = Random(number)
        self.name = f"writer {number}"
        self.taken: list[str] = []
        self.refused = 0
        self.count = 0
        self.text = ""

    def write(self, size: int = 2_000) -> int:
        if not self.text:
            self.count += 1
            self.text = f"{self.name} {self.count} " + "x" * self.rng.randint(1, size)
        key = f"{self.name} {self.count}"
        status, answer = self.line.ask("POST", f"{JOBS}/{self.job}/notes", {"text": self.text}, key)
        if status == 200:
            self.taken.append(self.text)
            self.text = ""
        else:
            assert (status, set(answer)) == (503, MEMBERS), answer
            assert answer["status"] == 503
            assert "nothing of the request was kept" in answer["title"]
            self.refused += 1
        return status

    def until_refused(self) -> None:
        for _ in range(2_000):
            if self.write() == 503:
                return
        pytest.fail("a full disk took two thousand notes")


def notes(contractor: Contractor, line: Line) -> list[str]:
    found: list[str] = []
    for job in contractor.jobs:
        found += [note["text"] for note in line.good("GET", f"{JOBS}/{job}/notes", pageSize=5_000)["data"]]
    return sorted(found)


def taken(writers: list[Writer]) -> list[str]:
    return sorted(text for writer in writers for text in writer.taken)


def test_a_disk_that_fills_up_and_has_room_again(tmp_path: Path, disk: FullDisk):
    with sandbox(tmp_path, page_size=20) as server:
        contractor = furnish(server, jobs=2)
        reader = Line(server.url, contractor.credentials)
        writers = [Writer(server, contractor, number) for number in range(WRITERS)]
        rows, token = drain(reader, "notes", includeRecentChanges="true")
        for _ in range(3):
            together([lambda writer=writer: [writer.write() for _ in range(5)] and None for writer in writers])
            disk.room = 20_000
            together([writer.until_refused for writer in writers])
            assert notes(contractor, reader) == taken(writers)  # reads go on, and see what was acknowledged
            fresh = Line(server.url, contractor.credentials)  # somebody who has no token yet is let in, too
            assert fresh.good("GET", f"{JOBS}/{contractor.jobs[0]}")["id"] == contractor.jobs[0]
            more, token = drain(reader, "notes", token, includeRecentChanges="true")
            rows += more
            disk.room = None
            together([lambda writer=writer: writer.write() and None for writer in writers])
            assert not any(writer.text for writer in writers)  # what was refused is taken now, under its key
        more, token = drain(reader, "notes", token, includeRecentChanges="true")
        assert sorted(row["text"] for row in rows + more) == taken(writers) == notes(contractor, reader)
        assert all(writer.refused for writer in writers)
    assert upkeep.check(tmp_path) == []


def test_a_full_disk_says_when_to_come_again(tmp_path: Path, disk: FullDisk):
    with sandbox(tmp_path) as server:
        contractor = furnish(server, jobs=1)
        writer = Writer(server, contractor, 0)
        assert writer.write() == 200
        disk.room = 0
        line = http.client.HTTPConnection(server.url.removeprefix("http://"))
        headers = {"Authorization": writer.line.token, "ST-App-Key": contractor.credentials.app_key}
        headers["Content-Type"] = "application/json"
        status = 200
        while status == 200:  # The log's file has some room left from before.
            line.request("POST", f"{JOBS}/{writer.job}/notes", json.dumps({"text": "x" * 50_000}), headers)
            problem = line.getresponse()
            status, body = problem.status, problem.read()
        assert (status, problem.getheader("content-type")) == (503, "application/json")
        assert int(problem.getheader("retry-after") or 0) > 0
        said = json.loads(body)
        assert said["traceId"] == problem.getheader("x-trace-id")
        assert str(tmp_path) not in json.dumps(said)


def test_a_disk_that_fails_to_flush_acknowledges_nothing(tmp_path: Path, disk: FullDisk):
    with sandbox(tmp_path) as server:
        contractor = furnish(server, jobs=1)
        writer = Writer(server, contractor, 0)
        assert writer.write() == 200
        disk.broken = True
        assert writer.write() == 503
        assert notes(contractor, writer.line) == taken([writer])
        disk.broken = False
        assert writer.write() == 200
        assert notes(contractor, writer.line) == taken([writer])


def test_a_database_that_may_not_grow_takes_nothing_of_a_whole_group(tmp_path: Path):
    """SQLite ends the transaction by itself in the midst of a request, not at the commit."""
    with sandbox(tmp_path) as server:
        contractor = furnish(server, jobs=2)
        database = server.platform.database
        writers = [Writer(server, contractor, number) for number in range(WRITERS)]
        pages = database.inline.one("pragma page_count")
        assert pages
        database.write(lambda c: c.execute(f"pragma max_page_count = {pages[0] + 8}")).result(60)
        together([writer.until_refused for writer in writers])
        assert notes(contractor, writers[0].line) == taken(writers)
        database.write(lambda c: c.execute("pragma max_page_count = 1000000")).result(60)
        together([lambda writer=writer: writer.write() and None for writer in writers])
        assert not any(writer.text for writer in writers)
        assert notes(contractor, writers[0].line) == taken(writers)
    assert upkeep.check(tmp_path) == []


def test_feeds_are_read_while_the_disk_is_full(tmp_path: Path, disk: FullDisk):
    with sandbox(tmp_path, page_size=2) as server:
        contractor = furnish(server, jobs=3)
        line = Line(server.url, contractor.credentials)
        before = {feed: drain(line, feed, includeRecentChanges="true") for feed in FEEDS}
        disk.room = 0
        Writer(server, contractor, 0).until_refused()
        for feed, (rows, token) in before.items():
            after, _ = drain(line, feed, includeRecentChanges="true")
            assert after[: len(rows)] == rows
            assert drain(line, feed, token, includeRecentChanges="true")[0] == after[len(rows) :]
