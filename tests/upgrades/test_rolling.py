"""On PostgreSQL a new program takes over while the earlier one still serves: both answer, and nothing is lost."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import postgres
from tests.laws.contractor import JOBS, Line, drain
from tests.upgrades.earlier import FILL, environment
from truckroll.catalogue.time import Clock
from truckroll.store.errors import StoreError
from truckroll.store.postgres import PostgresStore, migrating
from truckroll.store.records import record_schema
from truckroll.testing import Credentials, sandbox

FEED = "/jpm/v2/tenant/7/export/jobs"
FURNISH = """
import json, sys
from dataclasses import asdict
from tests.laws.contractor import furnish
from truckroll.testing import sandbox
with sandbox(store=sys.argv[1]) as server:
    contractor = furnish(server, 3)
    print(json.dumps([asdict(contractor.credentials), contractor.job()]))
"""
SOON = 60.0


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "LOOK_EVERY", 0.1)
    monkeypatch.setattr(migrating, "GONE_AFTER", 0.5)


def run(source: Path, script: str, *words: object) -> str:
    command = [sys.executable, "-c", script, *map(str, words)]
    done = subprocess.run(command, env=environment(source), cwd=source, timeout=120, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


class EarlierServer:
    """The earlier program, serving from a database."""

    def __init__(self, source: Path, url: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "truckroll", "serve", "--data", url, "--port", "0", "--limit", "off"],
            env=environment(source),
            cwd=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout
        said = self.process.stdout.readline()
        assert said.startswith("ready http://"), said
        self.url = said.split()[1]

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=60)


@pytest.fixture(scope="module")
def made(source: Path) -> Iterator[tuple[str, Any]]:
    """A database that the earlier program made, to be copied, and what that said."""
    with postgres.empty() as url:
        yield url, json.loads(run(source, FURNISH, url))


@pytest.fixture
def furnished(made: tuple[str, Any]) -> Iterator[tuple[str, Credentials, dict[str, Any]]]:
    """Such a database, an app, and what a job is booked with."""
    with postgres.copied(made[0]) as url:
        yield url, Credentials(**made[1][0]), made[1][1]


def ask(url: str, sql: str) -> Any:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(sql.encode()).fetchone()
        return row[0] if row else None


def settled(url: str) -> None:
    until = time.monotonic() + SOON
    while ask(url, "select 1 from meta where name in ('grown', 'upgrading')"):
        assert time.monotonic() < until, "nobody took the store over"
        time.sleep(0.05)


class Writer(threading.Thread):
    """Books and changes jobs at one server, and remembers what it was told is kept."""

    def __init__(self, url: str, credentials: Credentials, job: dict[str, Any], name: str) -> None:
        super().__init__(daemon=True)
        self.line, self.job, self.said = Line(url, credentials), job, name
        self.kept: dict[int, str] = {}
        self.stopped = threading.Event()
        self.fault: BaseException | None = None
        self.start()

    def run(self) -> None:
        number = 0
        try:
            while not self.stopped.is_set():
                number += 1
                id = self.line.good("POST", JOBS, self.job)["id"]
                text = f"{self.said} {number}"
                self.line.good("PATCH", f"{JOBS}/{id}", {"summary": text})
                self.kept[id] = text
        except BaseException as fault:
            self.fault = fault

    def stop(self) -> None:
        self.stopped.set()
        self.join(SOON)
        assert self.fault is None, self.fault
        assert self.kept

    def writes(self, more: int) -> None:
        """Wait until it wrote some more."""
        until, goal = time.monotonic() + SOON, len(self.kept) + more
        while len(self.kept) < goal:
            assert self.is_alive(), self.fault
            assert time.monotonic() < until
            time.sleep(0.01)


def test_two_programs_serve_side_by_side_and_nothing_is_lost(furnished: Any, source: Path):
    url, credentials, job = furnished
    old = EarlierServer(source, url)
    try:
        at_old = Writer(old.url, credentials, job, "old")
        at_old.writes(3)
        token = Line(old.url, credentials).good("GET", FEED, includeRecentChanges="true")["continueFrom"]
        with sandbox(store=url) as new:
            assert ask(url, "select value from meta where name = 'grown'")
            at_new = Writer(new.url, credentials, job, "new")
            at_new.writes(5)
            at_old.writes(5)
            seen = Line(old.url, credentials)  # what the new one wrote is read by the old one, too
            written = next(iter(at_new.kept))
            assert seen.good("GET", f"{JOBS}/{written}")["summary"] == at_new.kept[written]
            seen.good("PATCH", f"{JOBS}/{written}", {"summary": "by the old one again"})
            seen.close()
            at_old.stop()
            old.stop()
            at_new.writes(3)
            at_new.stop()
            settled(url)
            line = Line(new.url, credentials)
            kept = {**at_old.kept, **at_new.kept, written: "by the old one again"}
            since, _ = drain(line, "jobs", token, includeRecentChanges="true")
            rows, _ = drain(line, "jobs", includeRecentChanges="true")
            whole = {row["id"]: row for row in rows}
            assert {id: whole[id]["summary"] for id in kept} == kept
            assert len(rows) == len(whole)
            assert since == rows[len(rows) - len(since) :]
            assert {row["id"] for row in since} > set(at_new.kept)
            assert all(row["noCharge"] is False for row in whole.values())
            assert ask(url, "select count(*) from jpm_job where total is null") == 0
            assert ask(url, "select count(*) from jpm_job") == len(whole)
    finally:
        old.process.kill()
        old.process.communicate()


@pytest.mark.soak
def test_an_earlier_program_may_begin_anew_while_another_of_it_serves_and_not_after(furnished: Any, source: Path):
    url, _, _ = furnished
    old = EarlierServer(source, url)
    try:
        with PostgresStore.open(url, clock=Clock(), schema=record_schema()):
            again = EarlierServer(source, url)
            again.stop()
            old.stop()
            settled(url)
        words = [sys.executable, "-m", "truckroll", "serve", "--data", url, "--port", "0"]
        refused = subprocess.run(words, env=environment(source), cwd=source, timeout=60, capture_output=True, text=True)
        assert refused.returncode == 1
        assert "forgets the values of" in refused.stderr
    finally:
        old.process.kill()
        old.process.communicate()


def test_what_the_earlier_program_could_not_bear_waits_for_its_end(furnished: Any, source: Path):
    url, _, _ = furnished
    with PostgresStore.open(url, clock=Clock(), schema=record_schema()) as store:
        settled(url)
        statement = next(each for each in record_schema() if each.startswith("create table if not exists jpm_job "))
        other = statement.replace("invoice_id integer", "invoice_id text")
        assert other != statement
        schema = [other if each == statement else each for each in record_schema()]
        with pytest.raises(StoreError, match="programs of the earlier version must have ended before"):
            PostgresStore.open(url, clock=Clock(), schema=schema)
        with pytest.raises(StoreError, match=r"connections of an earlier Truckroll are open.*Stop those servers first"):
            migrating.migrate(url, schema)
        store.close()
    migrating.migrate(url, schema)
    assert ask(url, "select data_type from information_schema.columns where column_name = 'invoice_id'"
               " and table_name = 'jpm_job'") == "text"  # fmt: skip


def test_of_two_that_start_at_once_one_does_it_and_the_other_waits(furnished: Any):
    url, _, _ = furnished
    stores: list[Any] = []

    def start() -> None:
        stores.append(PostgresStore.open(url, clock=Clock(), schema=record_schema()))

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON)
    assert len(stores) == 2
    for store in stores:
        store.close()
    settled(url)
    assert migrating.planned(url, record_schema()) == []


def everything(url: str) -> dict[str, list[Any]]:
    with psycopg.connect(url, autocommit=True) as connection:
        names = connection.execute("select tablename from pg_tables where schemaname = current_schema").fetchall()
        tables = [name for (name,) in names if name != "rederivation"]
        found = {name: sorted(connection.execute(f'select * from "{name}"'.encode()), key=repr) for name in tables}
        found["indexes"] = sorted(connection.execute("select indexname, indexdef from pg_indexes"), key=repr)
    return found


@pytest.mark.soak
def test_killed_on_postgresql_it_goes_on_and_ends_as_if_nothing_had_been(source: Path):
    with postgres.empty() as made:
        run(source, FILL.replace("Database.open(Path(sys.argv[1])", "PostgresStore.open(sys.argv[1]").replace(
            "from truckroll.store.database import Database", "from truckroll.store.postgres import PostgresStore"
        ), made, 600)  # fmt: skip
        with postgres.copied(made) as disturbed:
            migrating.migrate(made, record_schema())
            command = [sys.executable, "-m", "truckroll", "db", "migrate", "--data", disturbed]
            for after in (1.0, 1.5, 2.0):
                process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
                try:
                    process.wait(after)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL)
            assert migrating.planned(disturbed, record_schema()) == []
            ours, theirs = everything(disturbed), everything(made)
            ours["meta"] = [row for row in ours["meta"] if row[0] != "epoch"]
            theirs["meta"] = [row for row in theirs["meta"] if row[0] != "epoch"]
            assert ours == theirs
