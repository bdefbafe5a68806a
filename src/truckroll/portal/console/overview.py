"""The first page of the console: how many requests there were, how many failed, how long they took, and what failed."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.portal import charts, gate
from truckroll.portal.charts import Series
from truckroll.portal.console import sight, times
from truckroll.portal.rendering import render
from truckroll.server.platform import Platform
from truckroll.server.requests import reading
from truckroll.server.requests.log import RequestLog
from truckroll.server.requests.reading import Asked, Span
from truckroll.store.protocol import Connection

STRETCHES = {"hour": (3_600, 60, "the last hour"), "day": (86_400, 1_800, "the last day"),
             "week": (604_800, 10_800, "the last week")}  # fmt: skip
"""How far back a chart goes and how much one point of it covers, in seconds, and what that is called."""


def routes(platform: Platform) -> list[BaseRoute]:
    """The first page, and its charts as they renew themselves."""
    return [Route("/console", _overview), Route("/console/charts", _charts)]


@gate.only(*sight.READERS)
async def _overview(request: Request) -> Response:
    return render(request, "console/overview.html", **await _shown(request))


@gate.only(*sight.READERS)
async def _charts(request: Request) -> Response:
    return render(request, "console/charts.html", **await _shown(request))


async def _shown(request: Request) -> dict[str, Any]:
    seen, platform = sight.of(request), gate.platform(request)
    stretch = request.query_params.get("over", "hour")
    stretch = stretch if stretch in STRETCHES else "hour"
    known = sight.page(request, seen, "/console", stretch=stretch, stretches=STRETCHES, times=times)
    if platform.requests is None:
        return {**known, "log": None}
    return {**known, "log": platform.requests, **await _counted(platform.requests, seen, stretch)}


async def _counted(log: RequestLog, seen: sight.Sight, stretch: str) -> dict[str, Any]:
    back, span, _ = STRETCHES[stretch]
    now = times.now()
    asked = seen.narrowed(Asked(after=(now // times.SECOND - back) * times.SECOND, before=now))

    def work(connection: Connection) -> tuple[list[Span], list[reading.Request], list[Any]]:
        wrong = seen.narrowed(Asked(status="errors"))
        return (
            reading.spans(connection, asked, span),
            reading.latest(connection, wrong, 8),
            reading.operations(connection, asked, 12),
        )

    spans, wrong, operations = await log.kept.read_async(work)
    labels = [_label(each.begins, stretch) for each in spans]
    total = sum(each.requests for each in spans)
    failed = sum(each.failed for each in spans)
    refused = sum(each.refused for each in spans)
    return {
        "total": total,
        "failed": failed,
        "refused": refused,
        "slow": max((each.slow for each in spans if each.slow is not None), default=None),
        "requests_chart": _requests(labels, spans),
        "latency_chart": _latency(labels, spans),
        "wrong": wrong,
        "operations": operations,
    }


def _requests(labels: Sequence[str], spans: list[Span]) -> charts.Drawn:
    fine = [each.requests - each.refused - each.failed for each in spans]
    return charts.bars(
        labels,
        [
            Series("answered", fine, 1),
            Series("refused", [each.refused for each in spans], 2),
            Series("failed", [each.failed for each in spans], 3),
        ],
    )


def _latency(labels: Sequence[str], spans: list[Span]) -> charts.Drawn:
    nothing = float("nan")
    return charts.lines(
        labels,
        [
            Series("ms in the middle (p50)", [nothing if s.median is None else s.median for s in spans], 1),
            Series("ms for the slowest of 20 (p95)", [nothing if s.slow is None else s.slow for s in spans], 4),
        ],
    )


def _label(begins: int, stretch: str) -> str:
    return times.clock(begins)[:5] if stretch == "hour" else times.moment(begins)[5:16]
