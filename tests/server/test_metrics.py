"""The numbers that a server shows: each moves when what it counts happens, and only who may sees them."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request

from tests import postgres
from tests.laws.contractor import FEEDS, JOBS, Contractor, Line, furnish
from tests.stores import POSTGRES, sandbox
from tests.webhooks.receiver import until
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.server.telemetry import collecting, endpoint, figures
from truckroll.server.telemetry.counts import MOST_TENANTS, REST, Counts
from truckroll.server.telemetry.metrics import METRICS, Family, Sample
from truckroll.store.errors import StoreUnavailable
from truckroll.store.pace import SECONDS, Spread
from truckroll.store.protocol import Connection
from truckroll.testing import Sandbox

TOKEN = "t" * endpoint.SHORTEST


class Watched:
    """A served contractor, and the numbers of its server."""

    def __init__(self, server: Sandbox, contractor: Contractor) -> None:
        self.server, self.contractor = server, contractor
        self.line = Line(server.url, contractor.credentials)

    def ask(self, **headers: str) -> requests.Response:
        return requests.get(f"{self.server.url}/metrics", headers=headers, timeout=10)

    def numbers(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for family in text_string_to_metric_families(self.ask().text):
            for sample in family.samples:
                found.setdefault(sample.name, []).append(sample)
        return found

    def number(self, name: str, **labels: str) -> float:
        """The sum of what has these labels."""
        return sum(
            sample.value for sample in self.numbers().get(name, []) if labels.items() <= dict(sample.labels).items()
        )


@pytest.fixture(autouse=True)
def _always_new_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "KEPT", 0.0)
    monkeypatch.setattr(figures, "PATIENCE", 60.0)
    monkeypatch.setattr(collecting, "PATIENCE", 60.0)


@pytest.fixture
def watched() -> Iterator[Watched]:
    with sandbox(clock=Clock(Clock().now()), request_log=1) as server:
        yield Watched(server, furnish(server, jobs=1))


def test_every_declared_metric_is_shown_with_its_kind_and_says_what_it_counts(watched: Watched):
    watched.line.good("GET", FEEDS["jobs"])
    shown = {family.name: family for family in text_string_to_metric_families(watched.ask().text)}
    for metric in METRICS:
        assert (shown[metric.name].type, shown[metric.name].documentation) == (metric.kind, metric.text)
    ours = {name for name in shown if name.startswith("truckroll_")}
    rest = {collecting.ALIVE[0], figures.UP[0], *(name for name, _ in figures.TEXTS.values())}
    assert ours | {"truckroll_store_free_bytes"} == {metric.name for metric in METRICS} | rest


def test_no_two_metrics_have_one_name():
    names = [metric.name for metric in METRICS] + [name for name, _ in figures.TEXTS.values()]
    assert len(names) == len(set(names))


def test_requests_are_counted_by_operation_and_class_of_status(watched: Watched):
    job = watched.contractor.jobs[0]
    for _ in range(3):
        watched.line.good("GET", f"{JOBS}/{job}")
    assert watched.line.ask("GET", f"{JOBS}/{job + 1000}")[0] == 404
    name = "truckroll_requests_total"
    assert watched.number(name, operation="jpm.Jobs_Get", status="2xx") == 3
    assert watched.number(name, operation="jpm.Jobs_Get", status="4xx") == 1
    assert watched.number("truckroll_request_duration_seconds_count", operation="jpm.Jobs_Get") == 4
    assert 0 < watched.number("truckroll_request_duration_seconds_sum", operation="jpm.Jobs_Get") < 10


def test_what_is_beside_the_api_is_counted_by_its_first_word_and_strangers_paths_together(watched: Watched):
    requests.get(f"{watched.server.url}/healthz", timeout=10)
    for path in ("x1", "x2/y"):
        requests.get(f"{watched.server.url}/{path}", timeout=10)
    name = "truckroll_requests_total"
    assert watched.number(name, operation="healthz", status="2xx") == 1
    assert watched.number(name, operation=REST, status="4xx") == 2
    assert not any("x1" in str(sample.labels) for sample in watched.numbers()[name])


def test_a_request_above_the_limit_is_counted_for_its_tenant():
    with sandbox(limit=2) as server:
        watched = Watched(server, furnish(server, jobs=0))
        while watched.line.ask("GET", JOBS)[0] != 429:
            pass
        assert watched.number("truckroll_requests_limited_total", place="api", tenant="7") == 1


def test_tenants_beyond_a_hundred_are_counted_together():
    counts = Counts()
    for tenant in range(MOST_TENANTS + 20):
        counts.refuse("api", tenant)
    counts.refuse("api", 5)
    assert len(counts.refused) == MOST_TENANTS + 1
    assert counts.refused["api", REST] == 20
    assert counts.refused["api", "5"] == 2


def test_a_write_is_counted_in_its_line_its_commit_and_its_group(watched: Watched):
    names = ("truckroll_commit_group_size_sum", "truckroll_commit_duration_seconds_count")
    before = {name: watched.number(name) for name in names}
    waited = watched.number("truckroll_line_wait_seconds_count", line="write")
    watched.line.good("PATCH", f"{JOBS}/{watched.contractor.jobs[0]}", {"summary": "new"})
    assert all(watched.number(name) > before[name] for name in names)
    assert watched.number("truckroll_line_wait_seconds_count", line="write") > waited


def test_the_line_tells_who_waits_and_who_is_at_work(watched: Watched):
    database = watched.server.platform.database
    line = database.lines[1]
    begun, go_on = threading.Semaphore(0), threading.Event()

    def work(connection: Connection) -> None:
        begun.release()
        go_on.wait(10)

    asked = [database.read(work) for _ in range(12)]
    begun.acquire(timeout=10)
    begun.acquire(timeout=10)
    busy = line.busy
    assert busy >= 2
    assert line.length >= 12 - busy - 2
    go_on.set()
    for each in asked:
        each.result(10)


def test_rows_of_feeds_are_counted(watched: Watched):
    watched.server.clock.advance(3600)
    answer = watched.line.good("GET", FEEDS["jobs"])
    assert len(answer["data"]) == 1
    assert watched.number("truckroll_feed_page_rows_sum") == 1
    assert watched.number("truckroll_feed_page_rows_bucket", le="10.0") == 1


def test_a_clock_that_ran_ahead_shows_in_the_lag_of_the_feeds(watched: Watched):
    assert watched.number("truckroll_feed_lag_seconds") == 900
    clock = watched.server.clock
    clock.set(clock.now() - 3600 * TICKS_PER_SECOND)
    assert 4400 < watched.number("truckroll_feed_lag_seconds") <= 4500


def test_the_store_tells_its_size_its_tenants_and_the_age_of_the_signing_key(watched: Watched):
    watched.server.clock.advance(50)
    assert watched.number("truckroll_store_up") == 1
    assert watched.number("truckroll_tenants") == 1
    assert watched.number("truckroll_store_size_bytes") > 100_000
    assert 50 <= watched.number("truckroll_signing_key_age_seconds") < 60
    assert (watched.number("truckroll_store_free_bytes") > 0) is not POSTGRES


def test_a_store_that_does_not_answer_is_shown_as_down_and_the_rest_as_it_is(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
):
    def gone(*_: object) -> None:
        raise StoreUnavailable("the disk is gone")

    monkeypatch.setattr(figures, "figures", gone)
    found = watched.numbers()
    assert [sample.value for sample in found["truckroll_store_up"]] == [0]
    assert "truckroll_store_size_bytes" not in found
    assert found["truckroll_requests_total"]


def test_figures_are_asked_of_the_store_once_however_many_look(watched: Watched, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(figures, "KEPT", 60.0)
    watched.ask()
    monkeypatch.setattr(figures, "figures", lambda *_: pytest.fail("asked again"))
    assert watched.number("truckroll_store_up") == 1


def test_acts_that_are_due_are_shown_with_how_late_they_are(watched: Watched, monkeypatch: pytest.MonkeyPatch):
    now = watched.server.clock.now()
    plan = "insert into planned (tenant, noun, id, act, due) values (7, 'jpm.Job', '1', 'settle', :due)"
    asked = {"due": now - 90 * TICKS_PER_SECOND}
    store = watched.server.platform.database

    def planned(connection: Connection) -> Any:
        connection.execute(plan, asked)
        found = figures.figures(connection, now, store)
        connection.execute("delete from planned where due = :due", asked)
        return found

    found = store.write(planned).result()
    assert (found.planned_due, found.planned_late) == (1, 90)


def test_what_the_request_log_could_not_keep_is_shown(watched: Watched):
    watched.server.platform.requests.dropped += 3  # type: ignore[union-attr]
    assert watched.number("truckroll_request_log_dropped_total") == 3


def test_process_and_program_are_named(watched: Watched):
    assert watched.number("process_resident_memory_bytes", worker="0") > 10_000_000
    assert watched.number("process_cpu_seconds_total") > 0
    (build,) = watched.numbers()["truckroll_build_info"]
    assert build.labels["store"] == ("postgresql" if POSTGRES else "sqlite")
    assert build.value == 1


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "Via", "X-Real-IP"])
def test_what_a_proxy_passes_on_is_refused_without_a_token(watched: Watched, header: str):
    assert watched.ask().status_code == 200
    answer = watched.ask(**{header: "203.0.113.9"})
    assert answer.status_code == 403
    assert "TRUCKROLL_METRICS_TOKEN" in answer.json()["title"]


@pytest.mark.parametrize(
    ("host", "allowed"),
    [("127.0.0.1", True), ("::1", True), ("192.0.2.1", False), ("testclient", False), (None, False)],
)
def test_only_this_machine_may_ask_without_a_token(host: str | None, allowed: bool):
    request = Request({"type": "http", "headers": [], "client": (host, 1) if host else None})
    assert (endpoint._closed(request, "") is None) is allowed


def test_with_a_token_only_who_has_it_sees_the_numbers_from_near_and_far(watched: Watched):
    watched.server.platform.metrics_token = TOKEN
    assert watched.ask().status_code == 401
    assert watched.ask(Authorization=f"Bearer {TOKEN}x").status_code == 401
    assert watched.ask(Authorization=f"Basic {TOKEN}").status_code == 401
    far = {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "203.0.113.9"}
    assert watched.ask(**far).status_code == 200


def test_a_reader_of_openmetrics_gets_that(watched: Watched):
    answer = watched.ask(Accept="application/openmetrics-text; version=1.0.0")
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    assert answer.text.endswith("# EOF\n")


def test_a_spread_counts_each_size_in_the_first_class_that_holds_it():
    spread = Spread((1, 2, 4))
    for size in (0.5, 1, 1.5, 4, 5):
        spread.note(size)
    assert spread.seen() == ([2, 1, 1, 1], 12.0)
    text, _ = endpoint.written([Family("x", "histogram", "X.", [Sample({}, 12.0, spread.seen()[0])], [1, 2, 4])])
    lines = [line for line in text.decode().splitlines() if not line.startswith("#")]
    assert lines == ['x_bucket{le="1.0"} 2.0', 'x_bucket{le="2.0"} 3.0', 'x_bucket{le="4.0"} 4.0',
                     'x_bucket{le="+Inf"} 5.0', "x_count 5.0", "x_sum 12.0"]  # fmt: skip


def test_the_process_that_is_asked_tells_the_numbers_of_all(watched: Watched, tmp_path: Path):
    platform = watched.server.platform
    platform.run, platform.worker = tmp_path, 1
    with sandbox() as other:
        other.platform.run, other.platform.worker = tmp_path, 2
        requests.get(f"{other.url}/healthz", timeout=10)

        async def both() -> list[Family]:
            async with collecting.telling(other.platform):
                (tmp_path / "worker-3.sock").touch()  # of a process that was killed
                return await collecting.Collecting(platform).families()

        families = {family.name: family for family in asyncio.run(both())}
    told = {sample.labels["worker"] for sample in families["process_cpu_seconds"].samples}
    assert told == {"1", "2"}
    assert families[collecting.ALIVE[0]].samples == [Sample({}, 2)]
    assert families["truckroll_store_up"].samples == [Sample({}, 1)]
    mine = [s for s in families["truckroll_requests"].samples if s.labels["operation"] == "healthz"]
    assert [(s.labels["worker"], s.value) for s in mine] == [("2", 1)]
    assert not (tmp_path / "worker-2.sock").exists()


def test_a_process_that_does_not_tell_in_time_is_left_out(
    watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(collecting, "PATIENCE", 0.05)
    platform = watched.server.platform
    platform.run, platform.worker = tmp_path, 1

    async def silent() -> list[Family]:
        async def say_nothing(*_: object) -> None:
            await asyncio.sleep(60)

        server = await asyncio.start_unix_server(say_nothing, tmp_path / "worker-2.sock")
        found = await collecting.Collecting(platform).families()
        server.close()
        return found

    families = {family.name: family for family in asyncio.run(silent())}
    assert families[collecting.ALIVE[0]].samples == [Sample({}, 1)]


def test_counting_a_request_takes_less_than_three_microseconds():
    counts, rounds = Counts(), 50_000
    began = time.process_time()
    for _ in range(rounds):
        counts.note(None, 200, 0.0012)
    assert (time.process_time() - began) / rounds < 3e-6
    assert sum(counts.answered[0].spread) == rounds
    assert len(counts.answered[0].spread) == len(SECONDS) + 1


def _of_both(place: str) -> str:
    """What is told when both processes and the store had time for it."""
    text = requests.get(f"{place}/metrics", timeout=60).text
    return text if f"{collecting.ALIVE[0]} 2.0" in text and f"{figures.UP[0]} 1.0" in text else ""


def test_a_server_of_several_processes_tells_the_numbers_of_all_at_its_one_port():
    with postgres.database() as url:
        options = ["--data", url, "--port", "0", "--workers", "2", "--limit-store", "off"]
        command = [sys.executable, "-m", "truckroll", "serve", *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            try:
                assert process.stdout
                place = process.stdout.readline().removeprefix("ready ").strip()
                for _ in range(20):  # each over a connection of its own, which either process may take
                    requests.get(f"{place}/healthz", timeout=10)
                text = until(lambda: _of_both(place))
            finally:
                process.terminate()
                process.wait(60)
    found = {family.name: family.samples for family in text_string_to_metric_families(text)}
    assert [sample.value for sample in found[collecting.ALIVE[0]]] == [2]
    assert {sample.labels["worker"] for sample in found["process_resident_memory_bytes"]} == {"1", "2"}
    answered = [each for each in found["truckroll_requests"] if each.labels.get("operation") == "healthz"]
    assert sum(each.value for each in answered if each.name.endswith("_total")) == 20
    assert [sample.value for sample in found["truckroll_store_up"]] == [1]
