"""A small world for the tests of access: a store, two tenants, two apps, a clock and a stopwatch that tests move."""

import asyncio
import json
from functools import cache

import msgspec

from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.server.access import apps, keys, tenants
from truckroll.server.access.admission import Admission, Caller, prepare
from truckroll.server.limits import OFF, MemoryLimiter
from truckroll.store.database import Database
from truckroll.store.queries import script

NOON = 1_795_262_400 * TICKS_PER_SECOND
SCOPE = "tn.jpm.jobs:r"
OTHER_SCOPE = "tn.jpm.jobs:w"


def signing_key(number: int = 0) -> keys.SigningKey:
    """Making a pair of keys takes long, so tests share a few."""
    return _pair(number)


@cache
def _pair(number: int) -> keys.SigningKey:
    return keys.make()


class Client(msgspec.Struct):
    app: apps.App
    grant: apps.Grant
    secret: str

    @property
    def id(self) -> str:
        return self.grant.client_id


class World:
    """Apps `board` and `robot`, both connected by the tenants 7 and 8."""

    def __init__(self, folder, *, default_limit: int = OFF):
        self.folder = folder
        self.clock = Clock(NOON)
        self.nanoseconds = 5_000_000_000
        self.database = Database.open(folder, clock=self.clock)
        self.clients: dict[tuple[str, int], Client] = {}
        self.change(self._furnish)
        self.default_limit = default_limit
        self.restart()

    def _furnish(self, connection):
        connection.execute(script("access"))
        keys.rotate(connection, signing_key(), now=self.clock.now())
        prepare(connection, self.clock.now())
        for tenant in (7, 8):
            tenants.add(connection, tenant, f"Contractor {tenant}", "America/Chicago", now=NOON)
        for name in ("board", "robot"):
            app = apps.create(connection, name, scopes=[SCOPE, "tn.jpm.appointments:r"], now=NOON, offered_to=[7, 8])
            for tenant in (7, 8):
                self.clients[name, tenant] = Client(app, *apps.connect(connection, app.id, tenant, now=NOON))

    def restart(self):
        """Another process begins to serve the same store."""
        self.limiter = MemoryLimiter(lambda: self.nanoseconds)
        self.admission = Admission(
            self.database.inline,
            clock=self.clock,
            limiter=self.limiter,
            default_limit=self.default_limit,
            monotonic=lambda: self.nanoseconds,
        )

    def change(self, work):
        return self.database.write(work).result()

    def elapse(self, seconds: float):
        self.clock.advance(seconds)
        self.nanoseconds += int(seconds * 1e9)

    def token(self, app: str = "board", tenant: int = 7) -> str:
        self.admission.look()
        grant = apps.granted(self.database.inline, self.clients[app, tenant].id)
        return self.admission.token(grant, grant.app.scopes)

    def admit(self, token, *, key: str | None = None, tenant: str = "7", scope: str = SCOPE, query: bytes = b""):
        key = self.clients["board", 7].app.key if key is None else key
        headers = [(b"host", b"localhost"), (b"st-app-key", key.encode())] if key else []
        headers.append((b"authorization", token if isinstance(token, bytes) else b"Bearer " + token.encode()))
        return self.admission.admit(headers, query, tenant, scope)

    def status(self, token, **how) -> int:
        """200 when admitted, else the problem's status."""
        answer = self.admit(token, **how)
        return 200 if isinstance(answer, Caller) else answer.status

    def close(self):
        self.database.close()


class Answer(msgspec.Struct):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


def call(app, method: str, path: str, *, headers: dict[str, str] | None = None, body: bytes = b"") -> Answer:
    """One request to an ASGI app, without a socket."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [
            (n.lower().encode(), v.encode()) for n, v in ({"host": "127.0.0.1:8080"} | (headers or {})).items()
        ],
        "scheme": "http",
        "server": ("127.0.0.1", 8080),
        "root_path": "",
        "http_version": "1.1",
    }
    asyncio.run(app(scope, receive, send))
    start = sent[0]
    return Answer(
        start["status"],
        {name.decode(): value.decode() for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in sent[1:]),
    )
