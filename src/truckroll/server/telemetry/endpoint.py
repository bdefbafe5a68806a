"""`GET /metrics`: the numbers as Prometheus reads them, for this machine alone or for whoever has the token."""

import asyncio
import ipaddress
import math
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.server import problems
from truckroll.server.access.credentials import is_one_of
from truckroll.server.beside import refused
from truckroll.server.platform import Platform
from truckroll.server.telemetry.collecting import Collecting
from truckroll.server.telemetry.metrics import Family, Sample

PATH = "/metrics"
SHORTEST = 16
"""Characters of the token; the numbers name tenants, and tell how their business goes."""
_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_CLOSED = (
    "Metrics are for programs on this machine. Start the server with TRUCKROLL_METRICS_TOKEN set and send it as"
    " Authorization: Bearer TOKEN to read them from elsewhere."
)
_WRONG = "Send the server's metrics token as Authorization: Bearer TOKEN."


def routes(platform: Platform) -> list[BaseRoute]:
    """The page of numbers."""
    collecting = Collecting(platform)

    async def metrics(request: Request) -> Response:
        if (problem := _closed(request, platform.metrics_token)) is not None:
            return refused(request, problem)
        families = await collecting.families()
        text, kind = await asyncio.to_thread(written, families, request.headers.get("accept", ""))
        return Response(text, headers={"content-type": kind, "cache-control": "no-store"})

    return [Route(PATH, metrics)]


def _closed(request: Request, token: str) -> problems.Problem | None:
    """Why a caller may not read them. What a proxy on this machine passes on comes from somewhere else."""
    if token:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return None if is_one_of(given.strip(), token) and scheme.lower() == "bearer" else problems.unauthorized(_WRONG)
    passed_on = any(name in request.headers for name in _FORWARDED)
    return problems.forbidden(_CLOSED) if passed_on or not _near(request) else None


def _near(request: Request) -> bool:
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def written(families: Iterable[Family], accept: str = "") -> tuple[bytes, str]:
    """The numbers in the form that a reader asks for, and what that form is called."""
    from prometheus_client.exposition import choose_encoder
    from prometheus_client.metrics_core import Metric
    from prometheus_client.registry import Collector

    class Numbers(Collector):
        def collect(self) -> Iterable[Metric]:
            for family in families:
                metric = Metric(family.name, family.text, family.kind)
                for sample in family.samples:
                    for suffix, labels, value in _lines(family, sample):
                        metric.add_sample(family.name + suffix, sample.labels | labels, value)
                yield metric

    encode, kind = choose_encoder(accept)
    return encode(Numbers()), kind


def _lines(family: Family, sample: Sample) -> Iterable[tuple[str, dict[str, str], float]]:
    """What one sample is written as: a spread as how many there were up to each bound."""
    from prometheus_client import utils

    if family.kind != "histogram":
        return [("_total" if family.kind == "counter" else "", {}, sample.value)]
    told = cast("Callable[[float], str]", getattr(utils, "floatToGoString"))  # noqa: B009  # it has no types
    ends = [told(bound) for bound in (*family.bounds, math.inf)]
    found = list(accumulate(sample.counts))
    buckets = [("_bucket", {"le": end}, float(count)) for end, count in zip(ends, found, strict=True)]
    return [*buckets, ("_count", {}, float(found[-1])), ("_sum", {}, sample.value)]
