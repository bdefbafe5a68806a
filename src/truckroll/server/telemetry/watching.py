"""The one place that hears of every answered request: it counts, and follows those that are traced."""

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from truckroll.derive.operations import Operation
from truckroll.server.access.admission import Admission, Caller
from truckroll.server.log import Log
from truckroll.server.telemetry.counts import REST, Counts

if TYPE_CHECKING:
    from truckroll.server.telemetry.tracing import Tracing

TRACEPARENT = "truckroll.traceparent"
"""Where a request that is followed keeps, in its ASGI scope, what goes on with its trace."""
API = "api"
"""Where requests of operations are refused by a limit; what is beside them has its own name."""


class Telemetry:
    """What is known of a server's work."""

    def __init__(self, admission: Admission) -> None:
        self.counts = Counts()
        self.tracing: Tracing | None = None
        """What follows requests; None unless the environment asks for it."""
        self._admission = admission

    def answered(
        self,
        scope: MutableMapping[str, Any],
        status: int,
        seconds: float,
        operation: Operation | None = None,
        caller: Caller | None = None,
        beside: str = REST,
    ) -> None:
        """Hear of an answered request, which was one of an operation or went `beside` the API."""
        self.counts.note(operation, status, seconds, beside)
        if status == 429:
            grant = None if operation is None else self._admission.known(scope["headers"])
            self.counts.refuse(API if operation else beside, grant.tenant if grant else None)
        if self.tracing is not None:
            self.tracing.answered(scope, status, operation, caller, beside)

    def begin(self, log: Log, worker: int) -> None:
        """Follow requests if the environment asks for it in OpenTelemetry's own words."""
        if not asked("traces"):
            return
        try:
            from truckroll.server.telemetry.tracing import Tracing

            self.tracing = Tracing.of_environment(worker)
        except ImportError:
            log.write("traces are not sent; pip install truckroll[telemetry] to send them", level="warning")
        except LookupError as fault:
            log.write("traces are not sent", level="warning", error=str(fault))

    def end(self) -> None:
        """Send what was followed and has not been sent."""
        if self.tracing is not None:
            self.tracing.close()


def asked(signal: str) -> bool:
    """Whether the environment says where traces or metrics are to be sent, as OpenTelemetry specifies it."""
    if os.environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return False
    exporter = os.environ.get(f"OTEL_{signal.upper()}_EXPORTER", "").strip()
    places = ("OTEL_EXPORTER_OTLP_ENDPOINT", f"OTEL_EXPORTER_OTLP_{signal.upper()}_ENDPOINT")
    return exporter != "none" and bool(exporter or any(os.environ.get(place) for place in places))
