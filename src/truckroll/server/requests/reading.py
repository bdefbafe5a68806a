"""Looking into the request log: the latest requests, one of them whole, and how many there were over time."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from truckroll.store.protocol import Connection
from truckroll.store.queries import queries

NEVER = 1 << 62
STATUSES = {"2xx": (200, 299), "3xx": (300, 399), "4xx": (400, 499), "5xx": (500, 599), "errors": (400, 599)}
"""Classes of answers by the word they are asked for with."""
_SQL = queries("request_queries")


@dataclass(frozen=True)
class Asked:
    """Which requests are wanted; what is left empty leaves none out."""

    tenant: int | None = None
    apps: tuple[str, ...] | None = None
    status: str = ""
    operation: str = ""
    text: str = ""
    """A part of the path, the query, the operation, the trace id or an ignored name."""
    after: int = 0
    before: int = NEVER

    @property
    def condition(self) -> tuple[str, dict[str, Any]]:
        """The conditions in SQL, and their values."""
        sql, values = "", dict[str, Any](after=self.after, before=self.before)
        if self.tenant is not None:
            sql, values["tenant"] = f"{sql} and r.tenant = :tenant", self.tenant
        if self.apps is not None:
            names = {f"app{at}": app for at, app in enumerate(self.apps)}
            sql += f" and r.app in ({', '.join(f':{name}' for name in names) or 'null'})"
            values |= names
        if self.status in STATUSES:
            values["least"], values["most_status"] = STATUSES[self.status]
            sql += " and r.status between :least and :most_status"
        if self.operation:
            sql, values["operation"] = f"{sql} and r.operation = :operation", self.operation
        if self.text:
            values["text"] = self.text.casefold()
            whole = "r.method || ' ' || r.path || '?' || r.query || ' ' || coalesce(r.operation, '')"
            sql += f" and instr(casefold({whole} || ' ' || r.trace_id || ' ' || r.ignored), :text) > 0"
        return sql, values


class Request(msgspec.Struct, frozen=True):
    """A request as it stands in the log."""

    id: int
    tenant: int | None
    app: str | None
    client_id: str | None
    operation: str | None
    method: str
    path: str
    query: str
    status: int
    ms: float
    asked: int
    answered: int
    trace_id: str
    ignored: str
    read_as: str
    remaining: int | None
    allowed: int | None

    @property
    def target(self) -> str:
        """The path with the query."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True)
class Opened:
    """A request with what it said and was told."""

    request: Request
    asked_headers: list[tuple[str, str]]
    asked_body: str
    answered_headers: list[tuple[str, str]]
    answered_body: str


@dataclass(frozen=True)
class Span:
    """What came in a span of time; the two latencies are in milliseconds, None when nothing came."""

    begins: int
    requests: int = 0
    refused: int = 0
    failed: int = 0
    median: float | None = None
    slow: float | None = field(default=None)
    """What 19 of 20 requests stayed below."""


@dataclass(frozen=True)
class Reader:
    """How far an app has come in a feed."""

    app: str
    operation: str
    at: int
    place: int


def latest(connection: Connection, asked: Asked, most: int = 100) -> list[Request]:
    """The requests that came last, the newest first."""
    sql, values = asked.condition
    rows = connection.execute(f"{_SQL['latest']}{sql} order by r.id desc limit :most", {**values, "most": most})
    return [Request(*row) for row in rows]


def one(connection: Connection, id: int) -> Opened | None:
    """One request with all that is kept of it."""
    row = connection.one(_SQL["one"], {"id": id})
    if row is None:
        return None
    *request, asked_headers, asked_body, answered_headers, answered_body = row
    pairs = msgspec.json.Decoder(list[tuple[str, str]]).decode
    return Opened(Request(*request), pairs(asked_headers), asked_body, pairs(answered_headers), answered_body)


def spans(connection: Connection, asked: Asked, seconds: int) -> list[Span]:
    """What came in each span of so many seconds, from `after` to `before`; one in which nothing came is there, too."""
    sql, values = asked.condition
    span = seconds * 1_000_000_000
    rows = connection.execute(_SQL["spans"].replace("/* conditions */", sql), {**values, "span": span})
    found = {row[0]: Span(row[0] * span, *row[1:]) for row in rows}
    every = range(asked.after // span, asked.before // span + 1) if asked.before < NEVER else found
    return [found.get(at, Span(at * span)) for at in every]


def operations(connection: Connection, asked: Asked, most: int = 50) -> list[tuple[str, int, int, int, float]]:
    """The operations that were asked for most: name, times, times refused or failed, when last, milliseconds."""
    sql, values = asked.condition
    query = _SQL["operations"].replace("/* conditions */", sql)
    return [tuple(row) for row in connection.execute(query, {**values, "most": most})]  # type: ignore[misc]


def readers(connection: Connection, tenant: int) -> list[Reader]:
    """Who reads the feeds of a tenant, and how far each has come."""
    return [Reader(*row) for row in connection.execute(_SQL["readers"], {"tenant": tenant})]
