"""The same numbers for OpenTelemetry: pushed where the environment says, under the names that Prometheus reads."""

import asyncio
import os
import time
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from typing import Any, Protocol

from opentelemetry.sdk.metrics.export import (
    AggregationTemporality,
    Gauge,
    Histogram,
    HistogramDataPoint,
    Metric,
    MetricsData,
    NumberDataPoint,
    ResourceMetrics,
    ScopeMetrics,
    Sum,
)
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.util.instrumentation import InstrumentationScope

from truckroll.server.platform import Platform
from truckroll.server.telemetry.collecting import of_process
from truckroll.server.telemetry.figures import Asking
from truckroll.server.telemetry.metrics import Family, Sample
from truckroll.server.telemetry.tracing import exporter_of, in_time, resource

_BEGAN = time.time_ns()


class Exporter(Protocol):
    """What brings the numbers to where the environment says."""

    def export(self, metrics_data: MetricsData) -> object:
        """Send them."""
        ...

    def shutdown(self) -> None:
        """Hang up."""
        ...


class Pushing:
    """Sends every metric again and again; what the store says for all is sent by the first process alone."""

    def __init__(self, platform: Platform, exporters: Sequence[Exporter] | None = None) -> None:
        """`exporters` are those that the environment names; LookupError when one of them is not installed."""
        names = os.environ.get("OTEL_METRICS_EXPORTER", "otlp").split(",")
        self._platform = platform
        self._figures = Asking(platform.database)
        self._exporters: Sequence[Exporter] = exporters or [exporter_of("metrics", name.strip())() for name in names]
        self._resource = resource(platform.worker)
        self._every = int(os.environ.get("OTEL_METRIC_EXPORT_INTERVAL", "") or 60_000) / 1000

    async def run(self) -> None:
        """Send until canceled, and then once more."""
        try:
            while True:
                await asyncio.sleep(self._every)
                await self.send()
        finally:
            data = data_of(of_process(self._platform), self._resource)
            for exporter in self._exporters:
                await asyncio.to_thread(in_time, partial(exporter.export, data))
                exporter.shutdown()

    async def send(self) -> None:
        """Send everything as it is now."""
        families = of_process(self._platform)
        if self._platform.worker <= 1:
            families += await self._figures.families()
        data = data_of(families, self._resource)
        for exporter in self._exporters:
            await asyncio.to_thread(exporter.export, data)


def data_of(families: Sequence[Family], sender: Resource) -> MetricsData:
    """The numbers in OpenTelemetry's form, counted since the program began."""
    now = time.time_ns()
    scope = InstrumentationScope("truckroll", version("truckroll"))
    metrics = [Metric(family.name, family.text, "", _data(family, now)) for family in families if family.samples]
    return MetricsData([ResourceMetrics(sender, [ScopeMetrics(scope, metrics, "")], "")])


def _data(family: Family, now: int) -> Sum | Gauge | Histogram:
    if family.kind == "histogram":
        return Histogram([_spread(family, sample, now) for sample in family.samples], AggregationTemporality.CUMULATIVE)
    points = [NumberDataPoint(dict(sample.labels), _BEGAN, now, sample.value) for sample in family.samples]
    if family.kind == "counter":
        return Sum(points, AggregationTemporality.CUMULATIVE, is_monotonic=True)
    return Gauge(points)


def _spread(family: Family, sample: Sample, now: int) -> HistogramDataPoint:
    nothing: Any = None  # the least and the greatest of the whole past say nothing, and are not kept
    return HistogramDataPoint(
        attributes=dict(sample.labels),
        start_time_unix_nano=_BEGAN,
        time_unix_nano=now,
        count=sum(sample.counts),
        sum=sample.value,
        bucket_counts=sample.counts,
        explicit_bounds=family.bounds,
        min=nothing,
        max=nothing,
    )
