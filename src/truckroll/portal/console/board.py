"""A day's board: which technician is where when, on the clocks of the tenant; as a drawing and as a table."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.portal import gate
from truckroll.portal.console import cells, sight
from truckroll.portal.console.records import nobody
from truckroll.portal.rendering import render
from truckroll.server.access.tenants import Tenant
from truckroll.server.platform import Platform
from truckroll.store import statements
from truckroll.store.protocol import Connection

OPENS, CLOSES = 7, 19
"""The hours that a board shows at least."""
MOST_VISITS = 500
_HOUR = 3600 * TICKS_PER_SECOND

NAMES, HOURS_WIDE, LANE, GAP, TOP = 150, 1050, 40, 8, 28
"""Measures of the drawing: the names' column, the axis, a lane and the space around it, and the hours above."""

_VISITS = (
    "select a.id, a.start, a.end, a.status, a.appointment_number, a.job_id, c.name"
    " from jpm.Appointment a left join crm.Customer c on c.id = a.customer_id"
    " where a.start < :until and a.end > :since and a.active = 1 order by a.start, a.id"
)
_ASSIGNED = (
    "select s.appointment_id, s.technician_id, s.technician_name"
    " from dispatch.AppointmentAssignment s join jpm.Appointment a on a.id = s.appointment_id"
    " where s.active = 1 and a.active = 1 and a.start < :until and a.end > :since"
)
_TECHNICIANS = "select t.id, t.name from settings.Technician t where t.active = 1"


def routes(platform: Platform) -> list[BaseRoute]:
    """The board of a day."""
    return [Route("/console/board", _board)]


@dataclass(frozen=True)
class Visit:
    """One visit of one technician."""

    id: int
    since: int
    until: int
    status: str
    number: str
    job: int | None
    customer: str


@dataclass(frozen=True)
class Box:
    """A visit as it is drawn."""

    visit: Visit
    x: float
    y: int
    wide: float

    @property
    def letters(self) -> int:
        """How much text fits."""
        return max(0, int((self.wide - 12) / 6.8))


@dataclass
class Lane:
    """A technician's day."""

    id: int | None
    name: str
    visits: list[Visit] = field(default_factory=list[Visit])
    boxes: list[Box] = field(default_factory=list[Box])
    y: int = 0
    tall: int = 0


@dataclass(frozen=True)
class Drawing:
    """The whole drawing, in its own units."""

    lanes: list[Lane]
    hours: list[tuple[float, str]]
    wide: int
    tall: int
    now: float | None


@gate.only(*sight.READERS)
async def _board(request: Request) -> Response:
    seen, platform = sight.of(request), gate.platform(request)
    tenant = sight.chosen(request, seen)
    if tenant is None:
        return nobody(request, seen, "/console/board")
    zone = ZoneInfo(tenant.timezone)
    today = datetime.fromtimestamp(platform.clock.now() // TICKS_PER_SECOND, UTC).astimezone(zone).date()
    day = _day(request.query_params.get("date", ""), today)
    since, until = (_ticks(datetime.combine(each, time(), zone)) for each in (day, day + timedelta(days=1)))
    lanes = await platform.database.read_async(lambda connection: lanes_of(connection, tenant, since, until))
    drawing = draw(lanes, since, until, zone, platform.clock.now())
    known = sight.page(
        request, seen, "/console/board", tenant=tenant, day=day, today=today, before=day - timedelta(days=1),
        after=day + timedelta(days=1), drawing=drawing, cells=cells.Cells(tenant), lane_tall=LANE - 4, top=TOP,
        count=len({visit.id for lane in lanes for visit in lane.visits}),
    )  # fmt: skip
    return render(request, "console/board.html", **known)


def _day(text: str, today: date) -> date:
    """The day that an address names; today for anything that is none, or has no day beside it."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return today
    return found if 1900 <= found.year <= 9000 else today


def _ticks(at: datetime) -> int:
    return int(at.timestamp()) * TICKS_PER_SECOND


def lanes_of(connection: Connection, tenant: Tenant, since: int, until: int) -> list[Lane]:
    """The visits of a day by technician; those that nobody is sent to come first, technicians by name."""
    values: dict[str, Any] = {"since": since, "until": until}

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return statements.select(connection, tenant.id, sql, values)

    lanes: dict[int, Lane] = {id: Lane(id, name) for id, name in rows(_TECHNICIANS)}
    sent: dict[int, list[int]] = {}
    for visit, technician, name in rows(_ASSIGNED):
        sent.setdefault(visit, []).append(technician)
        lanes.setdefault(technician, Lane(technician, name))
    nobody_yet = Lane(None, "Nobody yet")
    for id, begins, ends, status, number, job, customer in rows(_VISITS)[:MOST_VISITS]:
        visit = Visit(id, begins, ends, status, number or str(id), job, customer or "")
        for technician in sent.get(id, []):
            lanes[technician].visits.append(visit)
        if id not in sent:
            nobody_yet.visits.append(visit)
    ordered = sorted(lanes.values(), key=lambda lane: lane.name.casefold())
    return ([nobody_yet] if nobody_yet.visits else []) + ordered


def draw(lanes: list[Lane], since: int, until: int, zone: ZoneInfo, now: int) -> Drawing:
    """Boxes on a time axis, beside each other where visits overlap."""
    visits = [visit for lane in lanes for visit in lane.visits]
    first = min([since + OPENS * _HOUR, *(max(since, visit.since) for visit in visits)])
    last = max([since + CLOSES * _HOUR, *(min(until, visit.until) for visit in visits)])
    first -= (first - since) % _HOUR
    last = min(until, last + -(last - since) % _HOUR)
    scale = HOURS_WIDE / (last - first)
    y = TOP
    for lane in lanes:
        ends: list[int] = []
        for visit in sorted(lane.visits, key=lambda each: (each.since, each.id)):
            row = next((at for at, end in enumerate(ends) if end <= visit.since), len(ends))
            ends[row : row + 1] = [visit.until]
            left, right = max(first, visit.since), min(last, visit.until)
            x = NAMES + (left - first) * scale
            lane.boxes.append(Box(visit, x, y + GAP // 2 + row * LANE, max(6.0, (right - left) * scale - 2)))
        lane.y, lane.tall = y, max(1, len(ends)) * LANE + GAP
        y += lane.tall
    hours = [
        (NAMES + (at - first) * scale, f"{datetime.fromtimestamp(at // TICKS_PER_SECOND, UTC).astimezone(zone):%H:%M}")
        for at in range(first, last + 1, _HOUR)
    ]
    mark = NAMES + (now - first) * scale if first <= now <= last else None
    return Drawing(lanes, hours, NAMES + HOURS_WIDE, y, mark)
