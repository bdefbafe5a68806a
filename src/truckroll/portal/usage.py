"""How busy an app is beside its limit: its busiest second in each stretch of the last minutes, from the request log."""

import time
from collections import defaultdict
from dataclasses import dataclass

from truckroll.portal import charts
from truckroll.portal.charts import Drawn, Series
from truckroll.server.access import apps
from truckroll.server.access.apps import App
from truckroll.server.platform import Platform
from truckroll.store.queries import queries

MINUTES = 10
STRETCH = 20
"""Seconds that one bar stands for: the busiest of them."""

_SQL = queries("request_queries")
_SECOND = 1_000_000_000


@dataclass(frozen=True)
class Use:
    """What an app asks for in one tenant."""

    tenant: int
    limit: int
    """Requests a second; 0 is no limit."""
    requests: int
    refused: int
    busiest: int
    drawn: Drawn


async def of(platform: Platform, app: App) -> list[Use] | None:
    """The use of each tenant that the app is connected to; None where no requests are kept."""
    log = platform.requests
    if log is None:
        return None
    until = time.time_ns() // _SECOND
    since = until - MINUTES * 60
    values = {"app": app.id, "since": since * _SECOND}
    rows = await log.kept.read_async(lambda connection: list(connection.execute(_SQL["busy_seconds"], values)))
    busy: dict[int | None, dict[int, tuple[int, int]]] = defaultdict(dict)
    for tenant, second, count, refused in rows:
        busy[tenant][second] = (count, refused)
    grants = apps.grants(platform.database.inline, app.id)
    default = platform.admission.default_limit
    return [
        _use(grant.tenant, default if grant.limit is None else grant.limit, busy[grant.tenant], since)
        for grant in grants
    ]


def _use(tenant: int, limit: int, seconds: dict[int, tuple[int, int]], since: int) -> Use:
    answered, refused = [0] * (MINUTES * 60 // STRETCH), [0] * (MINUTES * 60 // STRETCH)
    for second, (count, over) in seconds.items():
        at = min((second - since) // STRETCH, len(answered) - 1)
        if count > answered[at] + refused[at]:
            answered[at], refused[at] = count - over, over
    labels = [time.strftime("%H:%M:%S", time.gmtime(since + at * STRETCH)) for at in range(len(answered))]
    series = [Series("a second", answered, 1), Series("over the limit", refused, 4)]
    return Use(
        tenant,
        limit,
        sum(count for count, _ in seconds.values()),
        sum(over for _, over in seconds.values()),
        max((count for count, _ in seconds.values()), default=0),
        charts.bars(labels, series, limit=limit or None),
    )
