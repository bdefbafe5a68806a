"""Traces: a span for each request, below it what the store did of it, and for each webhook that came of it."""

import os
import platform
import threading
import time
from collections.abc import Awaitable, Callable, Generator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from importlib.metadata import entry_points, version
from typing import Any, Self
from urllib.parse import urlsplit

from opentelemetry import propagate
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.trace import Span, SpanKind, StatusCode, format_trace_id, set_span_in_context, use_span
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from truckroll.derive.operations import Operation
from truckroll.server import problems
from truckroll.server.access.admission import Caller
from truckroll.server.telemetry.counts import REST
from truckroll.server.telemetry.watching import TRACEPARENT
from truckroll.server.webhooks.deliveries import Outcome, Owed
from truckroll.store.work import Course, watching

Scope = MutableMapping[str, Any]
SPAN = "truckroll.span"
"""Where a followed request's span is in its ASGI scope."""
LAST = 2.0
"""Seconds that a server which stops waits for those who take its telemetry."""
_HEADER = "traceparent"
_W3C = TraceContextTextMapPropagator()
"""How a trace is kept until it goes on; what callers and receivers are told is OTEL_PROPAGATORS'."""


class Tracing:
    """Follows requests and webhooks; what is kept of them goes where the environment says."""

    def __init__(self, provider: TracerProvider, exporters: Sequence[SpanExporter] = ()) -> None:
        self._provider = provider
        self._exporters = exporters
        self._tracer = provider.get_tracer("truckroll", version("truckroll"))

    @classmethod
    def of_environment(cls, worker: int) -> Self:
        """As OTEL_… say it: exporter, sampler, batches, resource; LookupError when there is no such exporter."""
        provider = TracerProvider(resource=resource(worker), shutdown_on_exit=False)
        names = os.environ.get("OTEL_TRACES_EXPORTER", "otlp").split(",")
        exporters: list[SpanExporter] = [exporter_of("traces", name.strip())() for name in names]
        for exporter in exporters:
            provider.add_span_processor(BatchSpanProcessor(exporter))
        return cls(provider, exporters)

    def close(self) -> None:
        """Send what is left, if whom it is for takes it in time."""
        if not in_time(self._provider.shutdown):
            for exporter in self._exporters:
                exporter.shutdown()

    async def follow(
        self, serve: Callable[..., Awaitable[None]], scope: Scope, receive: Callable[..., Any], send: Callable[..., Any]
    ) -> None:
        """Serve a request inside a span, which goes on with its caller's trace and gives the answer its trace id."""
        if scope["type"] != "http":
            await serve(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        span = self._tracer.start_span(
            scope["method"], propagate.extract(headers), SpanKind.SERVER, attributes=_of_request(scope, headers)
        )
        scope[SPAN], scope[problems.TRACE_ID] = span, format_trace_id(span.get_span_context().trace_id)
        if span.is_recording():
            carried: dict[str, str] = {}
            _W3C.inject(carried, set_span_in_context(span))
            scope[TRACEPARENT] = carried[_HEADER]
        courses: list[Course] = []
        token = watching.set(courses if span.is_recording() else None)
        try:
            with use_span(span):
                await serve(scope, receive, send)
        finally:
            watching.reset(token)
            for course in courses:
                self._tell(course, span)
            span.end()

    def answered(
        self, scope: Scope, status: int, operation: Operation | None, caller: Caller | None, beside: str
    ) -> None:
        """Say in a request's span what it was, whose, and how it ended."""
        span: Span | None = scope.get(SPAN)
        if span is None or not span.is_recording():
            return
        if operation is not None:
            span.update_name(operation.name)
            span.set_attribute("http.route", operation.url)
        elif beside != REST:
            span.update_name(f"{scope['method']} /{beside}")
            span.set_attribute("http.route", f"/{beside}")
        span.set_attribute("http.response.status_code", status)
        if caller is not None:
            span.set_attributes({"truckroll.tenant": caller.tenant, "truckroll.app": caller.app_id})
        if status >= 500:
            span.set_attribute("error.type", str(status))
            span.set_status(StatusCode.ERROR)

    @contextmanager
    def delivering(self, owed: Owed) -> "Generator[Delivering]":
        """An attempt to deliver a webhook, in the trace of the request from which it came."""
        parent = _W3C.extract({_HEADER: owed.trace}) if owed.trace else None
        place = urlsplit(owed.subscription.url)
        attributes = {
            "http.request.method": "POST",
            "server.address": place.hostname or "",
            "truckroll.tenant": owed.subscription.tenant,
            "truckroll.subscription": owed.subscription.id,
            "http.request.resend_count": owed.attempts,
        }
        with self._tracer.start_as_current_span(
            f"webhook {owed.event}", parent, SpanKind.CLIENT, attributes=attributes
        ) as span:
            headers: dict[str, str] = {}
            propagate.inject(headers)
            yield Delivering(span, headers)

    def _tell(self, course: Course, parent: Span) -> None:
        """The spans of a piece of the store's work: waiting for a thread, being done, being kept."""
        since = time.time_ns() - time.perf_counter_ns()
        within = set_span_in_context(parent)
        steps = [("wait", course.asked, course.taken), ("work", course.taken, course.done)]
        if course.line == "write":
            steps.append(("commit", course.done, course.told))
        for name, begins, ends in steps:
            if begins and ends:
                start, end = (since + int(moment * 1e9) for moment in (begins, ends))
                self._tracer.start_span(f"store {course.line}: {name}", within, start_time=start).end(end)


class Delivering:
    """An attempt under way: what it tells the receiver of the trace, and how it ends."""

    def __init__(self, span: Span, headers: Mapping[str, str]) -> None:
        self._span = span
        self.headers = headers

    def came_to(self, outcome: Outcome) -> None:
        """Say how it ended."""
        if outcome.status is not None:
            self._span.set_attribute("http.response.status_code", outcome.status)
        if not outcome.good:
            self._span.set_attribute("error.type", str(outcome.status or outcome.word))
            self._span.set_status(StatusCode.ERROR)


def resource(worker: int) -> Resource:
    """Who sends; OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come before it."""
    own = {
        "service.name": "truckroll",
        "service.version": version("truckroll"),
        "service.instance.id": f"{platform.node()}/{worker}",
    }
    told = OTELResourceDetector().detect().attributes
    return Resource.create({name: value for name, value in own.items() if name not in told})


def in_time(send: Callable[[], object]) -> bool:
    """Whether something was sent within the time that a server takes for that when it stops."""
    sending = threading.Thread(target=send, name="truckroll-last-telemetry", daemon=True)
    sending.start()
    sending.join(LAST)
    return not sending.is_alive()


def exporter_of(signal: str, name: str) -> Callable[[], Any]:
    """The installed exporter of a name; LookupError says which is missing."""
    if name == "otlp":
        protocol = os.environ.get(
            f"OTEL_EXPORTER_OTLP_{signal.upper()}_PROTOCOL", os.environ.get("OTEL_EXPORTER_OTLP_PROTOCOL", "")
        )
        name = "otlp_proto_grpc" if protocol.strip() == "grpc" else "otlp_proto_http"
    found = entry_points(group=f"opentelemetry_{signal}_exporter", name=name)
    if not found:
        raise LookupError(f"no exporter '{name}' for {signal} is installed")
    return next(iter(found)).load()


def _of_request(scope: Scope, headers: Mapping[str, str]) -> dict[str, Any]:
    place = urlsplit(f"//{headers.get('host', '')}")
    server = scope.get("server") or ("", 0)
    found: dict[str, Any] = {
        "http.request.method": scope["method"],
        "url.path": scope["path"],
        "url.scheme": scope.get("scheme", "http"),
        "network.protocol.version": scope.get("http_version", ""),
        "server.address": place.hostname or server[0],
        "server.port": server[1] or 0,
    }
    if agent := headers.get("user-agent"):
        found["user_agent.original"] = agent[:200]
    if client := scope.get("client"):
        found["client.address"] = client[0]
    return found
