"""Traces: off unless asked for, one span a request, the store's steps below it, and webhooks in the same trace."""

import asyncio
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import SpanKind, StatusCode, format_span_id, format_trace_id

from tests.faults.served import serving
from tests.laws.contractor import JOBS, Line, furnish
from tests.stores import sandbox
from tests.webhooks.business import SCHEDULED, Office
from tests.webhooks.business import office as served_office
from tests.webhooks.receiver import receiver as receiving
from tests.webhooks.receiver import until
from truckroll.server.telemetry import tracing, watching
from truckroll.server.telemetry.pushing import Pushing
from truckroll.server.telemetry.tracing import Tracing
from truckroll.server.webhooks import deliveries
from truckroll.store.errors import StoreUnavailable
from truckroll.testing import Sandbox

TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
FOLLOWED, UNFOLLOWED = f"00-{TRACE}-{PARENT}-01", f"00-{TRACE}-{PARENT}-00"


class Followed:
    """A server whose spans are kept in memory."""

    def __init__(self, server: Sandbox, **how: Any) -> None:
        self.server = server
        self.exporter = InMemorySpanExporter()
        provider = TracerProvider(**how)
        provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        server.platform.telemetry.tracing = Tracing(provider)

    def spans(self) -> dict[str, ReadableSpan]:
        return {span.name: span for span in self.exporter.get_finished_spans()}


@pytest.fixture
def office() -> Iterator[Office]:
    with served_office() as made:
        yield made


@pytest.fixture
def followed(office: Office) -> Followed:
    office.book()
    return Followed(office.server)


def headers_of(office: Office, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {office.line.token}", "ST-App-Key": office.contractor.credentials.app_key} | more


def test_nothing_is_followed_unless_the_environment_asks(office: Office):
    assert office.server.platform.telemetry.tracing is None


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://x:4318/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": "http://x:4318/v1/metrics"}, False),
        ({"OTEL_TRACES_EXPORTER": "console"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x:4318", "OTEL_TRACES_EXPORTER": "none"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x:4318", "OTEL_SDK_DISABLED": "true"}, False),
    ],
)
def test_the_standard_variables_say_whether_traces_are_sent(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], wanted: bool
):
    for name in [name for name in os.environ if name.startswith("OTEL_")]:
        monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert watching.asked("traces") is wanted


def test_a_request_is_a_span_named_by_its_operation(office: Office, followed: Followed):
    job = office.book()
    office.line.good("GET", f"{JOBS}/{job}")
    span = followed.spans()["jpm.Jobs_Get"]
    said = dict(span.attributes or {})
    assert span.kind is SpanKind.SERVER
    assert span.status.status_code is StatusCode.UNSET
    assert {name: said[name] for name in said if name not in ("client.address", "user_agent.original")} == {
        "http.request.method": "GET",
        "http.route": "/jpm/v2/tenant/{tenant}/jobs/{id}",
        "http.response.status_code": 200,
        "url.path": f"{JOBS}/{job}",
        "url.scheme": "http",
        "network.protocol.version": "1.1",
        "server.address": "127.0.0.1",
        "server.port": int(office.server.url.rpartition(":")[2]),
        "truckroll.tenant": 7,
        "truckroll.app": office.contractor.credentials.app_id,
    }


def test_no_secret_and_no_query_is_in_a_span(office: Office, followed: Followed):
    url = f"{office.server.url}{JOBS}?servicetitanapplicationkey=ak1.secret&number=5"
    requests.get(url, headers=headers_of(office), timeout=10)
    for span in followed.exporter.get_finished_spans():
        said = str(dict(span.attributes or {}))
        assert "secret" not in said
        assert office.line.token not in said


def test_a_callers_trace_goes_on_and_is_the_one_in_the_answer(office: Office, followed: Followed):
    answer = requests.get(f"{office.server.url}{JOBS}", headers=headers_of(office, traceparent=FOLLOWED), timeout=10)
    span = followed.spans()["jpm.Jobs_GetList"]
    assert answer.headers["x-trace-id"] == TRACE == format_trace_id(span.get_span_context().trace_id)
    assert span.parent is not None
    assert format_span_id(span.parent.span_id) == PARENT


def test_without_a_callers_trace_the_answer_names_the_new_one_as_the_problem_does(office: Office, followed: Followed):
    answer = requests.get(f"{office.server.url}{JOBS}/999999", headers=headers_of(office), timeout=10)
    span = followed.spans()["jpm.Jobs_Get"]
    made = format_trace_id(span.get_span_context().trace_id)
    assert answer.headers["x-trace-id"] == answer.json()["traceId"] == made


def test_what_the_caller_does_not_follow_is_not_followed_but_keeps_its_trace_id(office: Office):
    followed = Followed(office.server, sampler=ParentBased(TraceIdRatioBased(1.0)))
    answer = requests.get(f"{office.server.url}{JOBS}", headers=headers_of(office, traceparent=UNFOLLOWED), timeout=10)
    assert answer.headers["x-trace-id"] == TRACE
    assert followed.spans() == {}


def test_a_write_shows_its_wait_its_work_and_its_commit_in_that_order(office: Office, followed: Followed):
    followed.exporter.clear()
    office.book()
    spans = followed.spans()
    request = spans["jpm.Jobs_Create"]
    steps = [spans[f"store write: {name}"] for name in ("wait", "work", "commit")]
    assert all(step.parent and step.parent.span_id == request.get_span_context().span_id for step in steps)
    moments = [moment for step in steps for moment in (step.start_time, step.end_time)]
    assert moments == sorted(moments)  # type: ignore[type-var]
    assert (request.start_time or 0) - 5_000_000 <= (moments[0] or 0)


def test_a_list_shows_its_wait_and_its_work(office: Office, followed: Followed):
    followed.exporter.clear()
    office.line.good("GET", JOBS)
    assert set(followed.spans()) == {"store read: wait", "store read: work", "jpm.Jobs_GetList"}


def test_a_failure_is_an_error_and_a_refusal_is_none(
    office: Office, followed: Followed, monkeypatch: pytest.MonkeyPatch
):
    def gone(*_: object) -> None:
        raise StoreUnavailable("the disk is gone")

    assert office.line.ask("GET", f"{JOBS}/999999")[0] == 404
    assert followed.spans()["jpm.Jobs_Get"].status.status_code is StatusCode.UNSET
    monkeypatch.setattr("truckroll.server.performing._get", gone)
    assert office.line.ask("GET", f"{JOBS}/5")[0] == 503
    span = followed.spans()["jpm.Jobs_Get"]
    assert span.status.status_code is StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "503"


def test_what_is_beside_the_api_is_followed_by_its_first_word_alone(office: Office, followed: Followed):
    requests.get(f"{office.server.url}/healthz", timeout=10)
    requests.get(f"{office.server.url}/nowhere/5", timeout=10)
    assert followed.spans()["GET /healthz"].attributes
    assert "GET /nowhere" not in followed.spans()


def test_a_webhook_goes_on_with_the_trace_of_the_request_that_told_it(office: Office, followed: Followed):
    with receiving() as receiver:
        office.subscribe(SCHEDULED, receiver.url)
        answer = requests.post(
            f"{office.server.url}{JOBS}",
            json=office.contractor.job("traced"),
            headers=headers_of(office, traceparent=FOLLOWED),
            timeout=10,
        )
        assert answer.status_code == 200
        (came,) = receiver.wait(1)
        name = f"webhook {SCHEDULED}"
        until(lambda: name in followed.spans())
    span = followed.spans()[name]
    request = followed.spans()["jpm.Jobs_Create"]
    assert span.kind is SpanKind.CLIENT
    assert format_trace_id(span.get_span_context().trace_id) == TRACE
    assert span.parent is not None
    assert span.parent.span_id == request.get_span_context().span_id
    assert came.headers["traceparent"] == f"00-{TRACE}-{format_span_id(span.get_span_context().span_id)}-01"
    assert (span.attributes or {})["http.response.status_code"] == 204
    assert "url.full" not in (span.attributes or {})  # it may hold what is secret between the two


def test_a_webhook_that_is_not_taken_is_an_error_in_its_trace(office: Office, followed: Followed):
    with receiving() as receiver:
        receiver.usual = type(receiver.usual)(500)
        office.subscribe(SCHEDULED, receiver.url)
        office.book()
        receiver.wait(1)
        name = f"webhook {SCHEDULED}"
        until(lambda: name in followed.spans())
    span = followed.spans()[name]
    assert span.status.status_code is StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "500"


def test_a_webhook_of_a_request_that_nobody_follows_carries_nothing(office: Office):
    with receiving() as receiver:
        office.subscribe(SCHEDULED, receiver.url)
        office.book()
        (came,) = receiver.wait(1)
    assert "traceparent" not in came.headers
    assert office.count("traced") == 0


def test_in_which_trace_an_event_was_is_forgotten_with_the_event(office: Office, followed: Followed):
    with receiving() as receiver:
        office.subscribe(SCHEDULED, receiver.url)
        office.book()
        receiver.wait(1)
        until(lambda: office.states() == ["delivered"])
    assert office.count("traced") == 1
    office.server.clock.advance(8 * 24 * 3600)
    now = office.server.clock.now()
    office.store.write(lambda connection: deliveries.prune(connection, 7, now)).result(10)
    assert (office.count("outbox"), office.count("traced")) == (0, 0)


class Collector:
    """Takes what is sent by OTLP over HTTP."""

    def __init__(self) -> None:
        self.came: list[tuple[str, bytes]] = []
        collector = self

        class Taking(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                collector.came.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Taking)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def bodies(self, path: str) -> list[bytes]:
        return [body for where, body in self.came if where == path]


@contextmanager
def collecting() -> Iterator[Collector]:
    collector = Collector()
    thread = threading.Thread(target=collector.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield collector
    finally:
        collector.server.shutdown()
        collector.server.server_close()


def test_a_served_process_sends_traces_and_metrics_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with collecting() as collector:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
        monkeypatch.setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test")
        monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "50")
        with serving(tmp_path / "data") as server:
            answer = requests.get(f"{server.url}/healthz", headers={"traceparent": FOLLOWED}, timeout=10)
            assert answer.headers["x-trace-id"] == TRACE
            server.process.terminate()
            assert server.ended() == 0
        spans, resources = [], []
        for body in collector.bodies("/v1/traces"):
            for told in ExportTraceServiceRequest.FromString(body).resource_spans:
                resources.append({each.key: each.value.string_value for each in told.resource.attributes})
                spans += [span for scope in told.scope_spans for span in scope.spans]
        assert [(span.name, span.trace_id.hex()) for span in spans] == [("GET /healthz", TRACE)]
        assert resources[0]["service.name"] == "truckroll"
        assert resources[0]["deployment.environment.name"] == "test"
        last = ExportMetricsServiceRequest.FromString(collector.bodies("/v1/metrics")[-1])
        metrics = {m.name: m for told in last.resource_metrics for s in told.scope_metrics for m in s.metrics}
        points = metrics["truckroll_requests"].sum.data_points
        assert {each.key: each.value.string_value for each in points[0].attributes}["operation"] == "healthz"
        assert points[0].as_int == 1
        (spread,) = metrics["truckroll_request_duration_seconds"].histogram.data_points
        assert (spread.count, len(spread.bucket_counts)) == (1, len(spread.explicit_bounds) + 1)


def test_a_server_without_the_extra_says_so_and_serves(monkeypatch: pytest.MonkeyPatch):
    program = (
        "import sys\n"
        "for name in ('opentelemetry', 'opentelemetry.sdk'): sys.modules[name] = None\n"
        "from truckroll.testing import sandbox\n"
        "from truckroll.server.log import Log\n"
        "with sandbox(log=Log(sys.stdout)) as server:\n"
        "    assert server.platform.telemetry.tracing is None\n"
    )
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.count("pip install truckroll[telemetry]") == 2


def test_an_exporter_that_is_not_installed_is_told_and_the_server_serves(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OTEL_TRACES_EXPORTER", "zipkin")
    with sandbox() as server:
        line = Line(server.url, furnish(server, 0).credentials)
        line.good("GET", JOBS)
        assert server.platform.telemetry.tracing is None


def test_without_traces_nothing_of_opentelemetry_is_loaded():
    program = (
        "import sys\n"
        "from truckroll.testing import sandbox\n"
        "with sandbox() as server: pass\n"
        "sys.exit(any(name.startswith(('opentelemetry', 'prometheus_client')) for name in sys.modules))"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OTEL_")}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)


class _Hanging(InMemorySpanExporter):
    """Takes nothing until it is told to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.over = threading.Event()

    def export(self, *_: Any, **__: Any) -> Any:
        self.over.wait(60)

    def shutdown(self) -> None:
        self.over.set()


def test_a_server_that_stops_waits_only_a_moment_for_a_collector_that_takes_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tracing, "LAST", 0.05)
    hanging = _Hanging()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(hanging))
    provider.get_tracer("test").start_span("one").end()
    Tracing(provider, [hanging]).close()
    assert hanging.over.is_set()


def test_metrics_too(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tracing, "LAST", 0.05)
    hanging: Any = _Hanging()

    async def begun_and_ended() -> None:
        task = asyncio.create_task(Pushing(office.server.platform, [hanging]).run())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task], timeout=30)
        assert task.done()

    asyncio.run(begun_and_ended())
    assert hanging.over.is_set()
