"""Backups that are made while callers write: each is sound, and holds what was acknowledged before it began."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import postgres
from tests.faults.test_server_killed import whole
from tests.laws.contractor import FEEDS, JOBS, Contractor, Line, drain, furnish
from truckroll.server.platform import PAGE_SIZE
from truckroll.store import identity
from truckroll.testing import sandbox

BACKUPS = 40 if os.environ.get("SOAK") else 2
WRITERS = 3


@pytest.fixture(params=["a folder", pytest.param("PostgreSQL", marks=pytest.mark.soak)])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    """Gives new places to keep a business in, by name."""
    opened: list[Any] = []

    def place(name: str) -> str:
        if request.param == "a folder":
            return str(tmp_path / name)
        opened.append(postgres.database() if name == "data" else postgres.empty())
        return opened[-1].__enter__()

    yield place
    for each in opened:
        each.__exit__(None, None, None)


@contextmanager
def serving(place: str) -> Iterator[Any]:
    """A server on a folder or a database."""
    url = place.startswith("postgresql:")
    with sandbox(**({"store": place} if url else {"folder": Path(place)})) as server:
        yield server


def db(*words: str) -> str:
    """What the command says on standard output."""
    programs = postgres.programs()
    environment = os.environ | {"PATH": f"{programs}:{os.environ['PATH']}"}
    command = [sys.executable, "-m", "truckroll", "db", *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Writer:
    """Writes notes as fast as they are taken."""

    def __init__(self, url: str, contractor: Contractor, number: int) -> None:
        self.line = Line(url, contractor.credentials)
        self.contractor = contractor
        self.path = f"{JOBS}/{contractor.jobs[number]}/notes"
        self.name = f"writer {number}"
        self.sent = 0
        self.taken: list[str] = []

    def work(self, done: threading.Event) -> None:
        while not done.is_set():
            if self.sent % 1_000 == 999:  # a list shows 5,000 of a job's notes at once
                job = self.line.good("POST", JOBS, self.contractor.job())["id"]
                self.path = f"{JOBS}/{job}/notes"
            self.sent += 1
            text = f"{self.name} {self.sent}"
            self.line.good("POST", self.path, {"text": text})
            self.taken.append(text)


def test_a_backup_holds_what_was_acknowledged_before_it_began(places: Callable[[str], str], tmp_path: Path):
    data = places("data")
    with serving(data) as server:
        kept = server.platform.database.write(lambda connection: identity.remember(connection, PAGE_SIZE, "50"))
        kept.result(60)
        contractor = furnish(server, jobs=WRITERS)
        writers = [Writer(server.url, contractor, number) for number in range(WRITERS)]
        done = threading.Event()
        threads = [threading.Thread(target=writer.work, args=(done,)) for writer in writers]
        for thread in threads:
            thread.start()
        try:
            acknowledged: list[list[str]] = []
            for number in range(BACKUPS):
                acknowledged.append([text for writer in writers for text in list(writer.taken)])
                db("backup", str(tmp_path / f"backup {number}"), "--data", data)
            reader = Line(server.url, contractor.credentials)
            token = drain(reader, "notes", includeRecentChanges="true")[1]
        finally:
            done.set()
            for thread in threads:
                thread.join()
        sent = {f"{writer.name} {number}" for writer in writers for number in range(1, writer.sent + 1)}
    assert acknowledged[-1]
    for number, before in enumerate(acknowledged):
        file, again = str(tmp_path / f"backup {number}"), places(f"again {number}")
        assert "is sound" in db("check", "--data", file)
        db("restore", file, "--data", again)
        assert "is sound" in db("check", "--data", again)
        if number % 5 and number != BACKUPS - 1:
            continue
        with serving(again) as server:
            line = Line(server.url, contractor.credentials)
            rows, _ = drain(line, "notes", includeRecentChanges="true")
            found = [row["text"] for row in rows]
            assert len(set(found)) == len(found)
            assert set(before) <= set(found) <= sent
            whole(line)
            refused, problem = line.ask("GET", FEEDS["notes"], **{"from": token})
            assert refused == 400, problem
            assert "older than a restore" in problem["title"]


def test_a_backup_is_put_back_over_what_is_there_only_when_that_is_said(places: Callable[[str], str], tmp_path: Path):
    data, file = places("data"), str(tmp_path / "backup")
    with serving(data) as server:
        contractor = furnish(server, jobs=1)
    db("backup", file, "--data", data)
    with serving(data) as server:
        line = Line(server.url, contractor.credentials)
        line.good("POST", f"{JOBS}/{contractor.jobs[0]}/notes", {"text": "after the backup"})
        with pytest.raises(AssertionError, match="in use by"):
            db("restore", file, "--data", data, "--overwrite")
    with pytest.raises(AssertionError, match="is not empty"):
        db("restore", file, "--data", data)
    db("restore", file, "--data", data, "--overwrite")
    with serving(data) as server:
        line = Line(server.url, contractor.credentials)
        assert line.good("GET", f"{JOBS}/{contractor.jobs[0]}/notes")["data"] == []


def test_a_new_epoch_refuses_the_tokens_of_the_old_one(places: Callable[[str], str]):
    data = places("data")
    with serving(data) as server:
        contractor = furnish(server, jobs=1)
        _, token = drain(Line(server.url, contractor.credentials), "jobs", includeRecentChanges="true")
    db("renew-epoch", "--data", data)
    with serving(data) as server:
        line = Line(server.url, contractor.credentials)
        assert line.ask("GET", FEEDS["jobs"], **{"from": token})[0] == 400
        assert len(drain(line, "jobs", includeRecentChanges="true")[0]) == 1


def test_a_damaged_backup_changes_nothing(places: Callable[[str], str], tmp_path: Path):
    data, file = places("data"), tmp_path / "backup"
    with serving(data) as server:
        contractor = furnish(server, jobs=1)
        line = Line(server.url, contractor.credentials)
        for number in range(80):
            line.good("POST", f"{JOBS}/{contractor.jobs[0]}/notes", {"text": f"{number} {os.urandom(1000).hex()}"})
    db("backup", str(file), "--data", data)
    content = bytearray(file.read_bytes())
    content[len(content) * 2 // 3 : len(content) * 2 // 3 + 40_000] = os.urandom(40_000)
    file.write_bytes(content)
    with pytest.raises(AssertionError):
        db("check", "--data", str(file))
    with pytest.raises(AssertionError):
        db("restore", str(file), "--data", data, "--overwrite")
    with serving(data) as server:
        line = Line(server.url, contractor.credentials)
        assert len(drain(line, "notes", includeRecentChanges="true")[0]) == 80
