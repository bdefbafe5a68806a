"""Several processes on one PostgreSQL are one server: they count together, forget together, and none is missed."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import postgres
from tests.faults.served import Served
from tests.laws.contractor import JOBS, NO_ANSWER, TENANT, Line, furnish, together
from tests.server.several import Many, eventually, served
from tests.valkey import valkey
from truckroll.catalogue.time import Clock
from truckroll.server.access import admission, apps
from truckroll.server.requests.log import of_database
from truckroll.server.settings import Settings, contradiction
from truckroll.store.postgres import PostgresStore
from truckroll.store.records import record_schema
from truckroll.testing import sandbox

LIMIT = 40
PROCESSES = 3


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Many]:
    folder = tmp_path_factory.mktemp("many")
    with postgres.database() as data, valkey() as store:
        with sandbox(store=data) as first:
            contractor = furnish(first, jobs=PROCESSES)
        options = ("--workers", str(PROCESSES), "--limit", str(LIMIT), "--limit-store", store.url)
        with served(folder, data, *options) as server:
            yield Many(server, contractor, data, store, folder / "log")


@pytest.fixture
def many(server: Many) -> Many:
    """The server when nothing counts any more of what another test asked."""
    time.sleep(1.1)
    return server


def test_exactly_the_allowed_number_passes_through_all_processes(many: Many):
    lines = list(many.lines_to_each().values())
    assert len(lines) == PROCESSES
    time.sleep(1.1)  # nothing of what was asked so far counts any more
    passed: list[int] = []
    refused: list[int] = []

    def flood(line: Line) -> None:
        for _ in range(LIMIT):
            status, _ = line.ask("GET", f"{JOBS}/{many.contractor.jobs[0]}")
            (passed if status == 200 else refused).append(status)

    began = time.monotonic()
    together([lambda each=each: flood(each) for each in lines])
    seconds = time.monotonic() - began
    assert set(passed) == {200}
    assert set(refused) == {429}
    assert LIMIT <= len(passed) <= LIMIT * (int(seconds) + 1)
    assert len(refused) == PROCESSES * LIMIT - len(passed)


def test_a_report_is_rationed_among_all_processes(many: Many):
    path = f"/reporting/v2/tenant/{TENANT}/report-category/accounting/reports"
    line = many.line()
    report = line.good("GET", path)["data"][0]
    body = {"parameters": [{"name": each["name"], "value": "2026-01-01"} for each in report.get("parameters", [])]}
    statuses: list[int] = []
    for each in (*many.lines_to_each().values(), line) * 3:
        status, _ = each.ask("POST", f"{path}/{report['id']}/data", body)
        statuses.append(status)
    assert statuses.count(429) == len(statuses) - 5


def test_a_revoked_app_is_refused_by_every_process_within_a_second(many: Many):
    with PostgresStore.open(many.data, clock=Clock()) as store:
        client = many.contractor.credentials.client_id
        lines = many.lines_to_each()
        store.write(lambda connection: apps.disable(connection, client, now=Clock().now())).result(60)
        try:
            time.sleep(1)
            path = f"{JOBS}/{many.contractor.jobs[0]}"
            assert {line._send("GET", path, None, "")[0] for line in lines.values()} == {401}  # pyright: ignore[reportPrivateUsage]
        finally:
            store.write(lambda connection: apps.restore(connection, client)).result(60)


def test_without_the_store_of_limits_requests_are_served_and_it_is_told(many: Many):
    def ready() -> str:
        place = urlsplit(many.served.url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        assert answer.status == 200
        return answer.read().decode()

    lines = many.lines_to_each().values()
    many.valkey.kill()
    for line in lines:
        time.sleep(1 / LIMIT)
        assert line.ask("GET", f"{JOBS}/{many.contractor.jobs[0]}")[0] == 200
    assert len(many.told("limits not shared")) == PROCESSES
    assert ready() == "ready, with limits that each process counts for itself\n"
    many.valkey.start()
    eventually(lambda: len(many.told("limits shared again")) == PROCESSES)
    assert ready() == "ready\n"


def test_a_killed_process_is_replaced_and_nothing_it_acknowledged_is_lost(many: Many):
    noted: list[str] = []
    done = threading.Event()

    def write(number: int) -> None:
        line, count = many.line(), 0
        while not done.is_set():
            count += 1
            text = f"writer {number} note {count}"
            try:
                status, _ = line.ask("POST", f"{JOBS}/{many.contractor.jobs[number]}/notes", {"text": text})
            except NO_ANSWER:
                line = many.line()
                continue
            assert status in (200, 429)
            if status == 200:
                noted.append(text)
            time.sleep(PROCESSES / LIMIT)

    def kill_two() -> None:
        try:
            for _ in range(2):
                time.sleep(0.5)
                before = many.pids
                os.kill(before[-1], signal.SIGKILL)  # the youngest: the second time it is the one that took its place
                replaced = len(many.told("process replaced"))
                eventually(lambda replaced=replaced: len(many.told("process replaced")) > replaced)
                assert len(many.pids) == PROCESSES
                assert before[-1] not in many.pids
            many.lines_to_each()
        finally:
            done.set()

    together([*(lambda number=number: write(number) for number in range(PROCESSES)), kill_two])
    line, found = many.line(), list[str]()
    for job in many.contractor.jobs:
        time.sleep(1.1)
        found += [note["text"] for note in line.good("GET", f"{JOBS}/{job}/notes", pageSize=5_000)["data"]]
    assert noted
    assert set(noted) <= set(found)
    assert len(set(found)) == len(found)
    ended = many.told("process ended")
    assert [each["status"] for each in ended] == ["SIGKILL"] * 2
    assert ended[0]["worker"] == ended[1]["worker"]
    assert float(str(ended[1]["again"])) > float(str(ended[0]["again"])), "it pauses longer when it ends at once again"


def test_no_process_outlives_the_one_that_looks_after_them(many: Many):
    pids = many.pids
    assert len(pids) == PROCESSES
    many.served.process.kill()
    eventually(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids))


@pytest.mark.soak
def test_two_servers_are_replaced_one_after_the_other_and_a_caller_loses_nothing(tmp_path: Path):
    """A caller that keeps its connections and sends again only what nobody took in: the other server takes it."""
    with postgres.database() as data:
        with sandbox(store=data) as first:
            contractor = furnish(first, jobs=4)
        stopped = threading.Event()
        noted: list[list[str]] = [[] for _ in contractor.jobs]

        def write(number: int, urls: list[str]) -> None:
            lines = [Line(url, contractor.credentials) for url in urls]
            while not stopped.is_set():
                text = f"writer {number} note {len(noted[number])}"
                for line in (*lines, *lines):
                    try:
                        status, answer = line.ask("POST", f"{JOBS}/{contractor.jobs[number]}/notes", {"text": text})
                    except ConnectionRefusedError:
                        continue
                    assert status == 200, answer
                    break
                else:
                    raise AssertionError("neither server answers")
                noted[number].append(text)

        def replace(servers: list[Served]) -> None:
            try:
                for at in (0, 1):
                    time.sleep(0.5)
                    servers[at].process.send_signal(signal.SIGTERM)
                    assert servers[at].ended() == 0
                    port = servers[at].url.rpartition(":")[2]
                    before = sum(map(len, noted))
                    servers[at] = Served(data, log, "--port", port)  # type: ignore[arg-type]
                    assert sum(map(len, noted)) > before
                time.sleep(0.5)
            finally:
                stopped.set()

        with (tmp_path / "log").open("a") as log:
            several = ("--workers", "2", "--limit-store", "off")
            servers = [Served(data, log, *options) for options in (several, ())]  # type: ignore[arg-type]
            try:
                urls = [server.url for server in servers]
                writers = [lambda each=each: write(each, urls[:: 1 - 2 * (each % 2)]) for each in range(4)]
                together([*writers, lambda: replace(servers)])
                line = Line(urls[0], contractor.credentials)
                for job, texts in zip(contractor.jobs, noted, strict=True):
                    found: list[str] = []
                    for page in range(1, len(texts) // 5_000 + 2):
                        query = {"page": page, "pageSize": 5_000}
                        found += [note["text"] for note in line.good("GET", f"{JOBS}/{job}/notes", **query)["data"]]
                    assert sorted(found) == sorted(texts)
            finally:
                for server in servers:
                    server.process.kill()
                    server.process.wait(60)


def test_servers_that_begin_at_once_on_an_empty_database_make_its_tables_once():
    def begin() -> None:
        with PostgresStore.open(data, clock=Clock(), schema=record_schema()) as store:
            store.write(lambda connection: admission.prepare(connection, Clock().now())).result(60)
            of_database(store).close()

    with postgres.empty() as data:
        together([begin] * 3)
        with PostgresStore.open(data, clock=Clock()) as store:
            keys = store.read(lambda connection: connection.one("select count(*) from signing_key")).result(60)
        assert keys == (1,)


def serve(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "truckroll", "serve", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_what_stands_against_serving_is_told_once():
    ended = serve("--data", "postgresql://127.0.0.1:9/x", "--workers", "3", "--limit-store", "off", "--port", "0")
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert [line[:11] for line in ended.stderr.splitlines() if not line.startswith("{")] == ["truckroll: "]
    assert "PostgreSQL" in ended.stderr


def test_a_folder_is_refused_to_several_processes(tmp_path: Path):
    ended = serve("--data", str(tmp_path), "--workers", "2")
    assert ended.returncode == 2
    assert "one process owns a folder" in " ".join(ended.stderr.replace("│", " ").split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (Settings("postgresql:///x", workers=2), "--limit-store"),
        (Settings("postgresql:///x", workers=2, sandbox=True), "--limit-store"),
        (Settings("data", workers=2, sandbox=True, limit_store="off"), "one process owns a folder"),
        (Settings("postgresql:///x", workers=2, sandbox=True, limit_store="redis://h"), None),
        (Settings("postgresql:///x", workers=2, limit_store="off"), None),
        (Settings("postgresql:///x", workers=2, limit_store="redis://h"), None),
        (Settings("data", limit_store="redis://h"), None),
        (Settings("data", workers=1), None),
    ],
)
def test_what_several_processes_cannot_do_together_is_said(settings: Settings, named: str | None):
    said = contradiction(settings)
    assert (said is None) == (named is None)
    assert named is None or named in (said or "")


def test_a_server_that_may_not_serve_the_uncounted_says_so(tmp_path: Path):
    with valkey() as store:
        store.kill()
        options = ("--limit-store", store.url, "--limit-store-gone", "refuse", "--limit", "10")
        with sandbox(tmp_path / "data") as first:
            contractor = furnish(first, jobs=1)
        with served(tmp_path, str(tmp_path / "data"), *options) as server:
            place = urlsplit(server.url)
            connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
            connection.request("GET", "/readyz")
            answer = connection.getresponse()
            assert (answer.status, answer.read()) == (503, b"not ready: the limit store is gone\n")
            form = "grant_type=client_credentials&client_id={0.client_id}&client_secret={0.client_secret}"
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/connect/token", form.format(contractor.credentials), headers)
            answer = connection.getresponse()
            assert (answer.status, answer.headers["retry-after"]) == (503, "5")
            assert "cannot count requests" in json.loads(answer.read())["title"]
            connection.close()
            store.start()
            eventually(lambda: "limits shared again" in (tmp_path / "log").read_text())
            line = Line(server.url, contractor.credentials)
            line.good("GET", f"{JOBS}/{contractor.jobs[0]}")
            line.close()
