"""The numbers that a server shows: each metric is declared once, and read where its number is kept anyway."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Literal

import msgspec

from truckroll.server.platform import Platform
from truckroll.store.database import Database
from truckroll.store.pace import ROWS, SECONDS, SIZES, Spread
from truckroll.store.work import Line

Kind = Literal["counter", "gauge", "histogram"]


class Sample(msgspec.Struct):
    """One number of a metric, or one spread: for those, how many of each class, and the sum."""

    labels: dict[str, str]
    value: float
    counts: list[int] = []


class Family(msgspec.Struct):
    """A metric with its samples."""

    name: str
    kind: Kind
    text: str
    samples: list[Sample]
    bounds: list[float] = []
    """Up to where each class of a spread goes; the last class has no end."""


Reading = Callable[[Platform], Iterable[Sample]]


class Metric(msgspec.Struct, frozen=True):
    """What a metric is called, what it says, and where it is read."""

    name: str
    kind: Kind
    text: str
    read: Reading
    bounds: Sequence[float] = ()

    def family(self, platform: Platform) -> Family:
        """The metric as it stands now."""
        return Family(self.name, self.kind, self.text, list(self.read(platform)), list(self.bounds))


def _of_spread(spread: Spread, labels: dict[str, str]) -> Sample:
    counts, total = spread.seen()
    return Sample(labels, total, counts)


def _requests(platform: Platform) -> Iterable[Sample]:
    for each in platform.telemetry.counts.answered:
        for first, count in enumerate(each.classes):
            if count:
                yield Sample({"operation": each.operation, "status": f"{first}xx"}, count)


def _durations(platform: Platform) -> Iterable[Sample]:
    for each in platform.telemetry.counts.answered:
        yield Sample({"operation": each.operation}, each.seconds, list(each.spread))


def _named(label: str, counts: Mapping[str, float]) -> list[Sample]:
    return [Sample({label: name}, count) for name, count in list(counts.items())]


def _lines(read: Callable[[Line], float]) -> Reading:
    return lambda platform: [Sample({"line": line.name}, read(line)) for line in platform.database.lines]


def _waits(platform: Platform) -> Iterable[Sample]:
    return [_of_spread(line.waits, {"line": line.name}) for line in platform.database.lines]


def _dropped(platform: Platform) -> Iterable[Sample]:
    return [Sample({}, platform.requests.dropped)] if platform.requests is not None else []


def _limit_store(platform: Platform) -> Iterable[Sample]:
    shared = platform.shared_limits
    return [Sample({}, 0 if shared.gone else 1)] if shared is not None else []


def _given_up(platform: Platform) -> Iterable[Sample]:
    return [Sample({}, platform.room.given_up)] if platform.room is not None else []


def _build(platform: Platform) -> Iterable[Sample]:
    python = ".".join(map(str, sys.version_info[:3]))
    store = "sqlite" if isinstance(platform.database, Database) else "postgresql"
    return [Sample({"version": version("truckroll"), "python": python, "store": store}, 1)]


def _refused(platform: Platform) -> Iterable[Sample]:
    refused = list(platform.telemetry.counts.refused.items())
    return [Sample({"place": place, "tenant": tenant}, count) for (place, tenant), count in refused]


METRICS: tuple[Metric, ...] = (
    Metric("truckroll_build_info", "gauge", "Which program this is, always 1.", _build),
    Metric("truckroll_requests", "counter", "Requests answered, by operation or page, and class of status.", _requests),
    Metric(
        "truckroll_request_duration_seconds",
        "histogram",
        "How long requests took, from their arrival to the end of their answer.",
        _durations,
        SECONDS,
    ),
    Metric(
        "truckroll_requests_limited",
        "counter",
        "Requests refused by a limit, by place and tenant; past a hundred tenants the rest are one.",
        _refused,
    ),
    Metric(
        "truckroll_limit_store_up",
        "gauge",
        "Whether the store in which processes count requests together answers; nothing where each counts for itself.",
        _limit_store,
    ),
    Metric(
        "truckroll_disk_given_up",
        "gauge",
        "What is given up for want of room: 1 the request log, 2 webhooks, too, 3 writes, too.",
        _given_up,
    ),
    Metric("truckroll_line_length", "gauge", "Work that waits for a thread of the store.", _lines(lambda x: x.length)),
    Metric("truckroll_line_busy", "gauge", "Threads of the store that are at work.", _lines(lambda x: x.busy)),
    Metric("truckroll_line_wait_seconds", "histogram", "How long work waited for a thread.", _waits, SECONDS),
    Metric(
        "truckroll_commit_duration_seconds",
        "histogram",
        "How long commits took until they would survive a power cut.",
        lambda platform: [_of_spread(platform.database.lines[0].commits, {})],
        SECONDS,
    ),
    Metric(
        "truckroll_commit_group_size",
        "histogram",
        "How many writes shared a commit.",
        lambda platform: [_of_spread(platform.database.lines[0].groups, {})],
        SIZES,
    ),
    Metric(
        "truckroll_feed_page_rows",
        "histogram",
        "How many rows the pages of feeds had; the sum is the rows that were given.",
        lambda platform: [_of_spread(platform.telemetry.counts.rows, {})],
        ROWS,
    ),
    Metric(
        "truckroll_webhook_attempts",
        "counter",
        "Attempts to deliver a webhook, by what came of them.",
        lambda platform: _named("result", platform.telemetry.counts.webhooks),
    ),
    Metric(
        "truckroll_planned_failed",
        "counter",
        "Planned acts that could not be done and are tried again an hour later.",
        lambda platform: [Sample({}, platform.telemetry.counts.planned_failed)],
    ),
    Metric(
        "truckroll_request_log_dropped", "counter", "Requests that are missing in the console's request log.", _dropped
    ),
)
"""What each process of a server counts for itself."""
