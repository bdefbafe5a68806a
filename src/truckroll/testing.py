"""A whole server inside a test: empty or filled, with a clock to hold and credentials to call it with."""

import tempfile
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TextIO, TypedDict, Unpack, cast

import msgspec

from truckroll.catalogue.shapes import camel
from truckroll.catalogue.time import Clock
from truckroll.client import credentials as client_credentials
from truckroll.derive.operations import all_operations
from truckroll.sandbox import env
from truckroll.sandbox.demo import fill, is_filled
from truckroll.sandbox.powers.commanding import Powers
from truckroll.sandbox.powers.faults import Fault, Kind
from truckroll.sandbox.powers.routes import mounted
from truckroll.sandbox.powers.transitions import Step, Visit
from truckroll.server.access import apps, tenants
from truckroll.server.beside import Beside
from truckroll.server.log import Log
from truckroll.server.platform import Platform
from truckroll.server.serving import Server, listening, platform
from truckroll.server.settings import Settings
from truckroll.store.protocol import Connection

SNAPSHOT = "snapshot"
"""What a snapshot is called that is not named."""


class Told(TypedDict, total=False):
    """What can be told of a fault, as `truckroll.sandbox.powers.faults.Fault` describes it."""

    operation: str
    family: str
    path: str
    method: str
    app: str
    tenant: int
    share: float
    count: int
    seed: int
    status: int
    retry_after: int
    seconds: float
    rows: int


@dataclass(frozen=True)
class Credentials:
    """What an app calls a tenant with."""

    app_id: str
    app_key: str
    client_id: str
    client_secret: str
    tenant: int


@dataclass
class Sandbox:
    """A running server, and all that can be commanded of it."""

    url: str
    platform: Platform
    clock: Clock
    folder: Path
    credentials: Credentials | None = None
    """What the app of the demo, or of the fixture, calls with."""

    @cached_property
    def powers(self) -> Powers:
        """Every command there is; those that tests use most are methods of the sandbox, too."""
        return Powers.of(self.platform)

    def tenant(self, id: int, name: str = "A contractor") -> int:
        """Open another tenant, empty."""
        now = self.clock.now()
        database = self.platform.database
        database.write(lambda connection: tenants.add(connection, id, name, "America/Chicago", now=now)).result()
        return id

    def connect(self, tenant: int, scopes: Sequence[str] = (), name: str = "A test") -> Credentials:
        """Make an app, with all scopes unless told, and connect it to a tenant."""
        wanted = list(scopes) or sorted({operation.scope for operation in all_operations()})
        now = self.clock.now()

        def work(connection: Connection) -> Credentials:
            app = apps.create(connection, name, scopes=wanted, now=now, offered_to=[tenant])
            grant, secret = apps.connect(connection, app.id, tenant, now=now)
            return Credentials(app.id, app.key, grant.client_id, secret, tenant)

        return self.platform.database.write(work).result()

    def environment(self, credentials: Credentials | None = None) -> dict[str, str]:
        """What a program has to know to call the sandbox, as variables of its environment."""
        who = credentials or self.credentials
        if who is None:
            raise LookupError("nobody is connected to this sandbox yet: `connect(tenant)` gives credentials")
        return {
            "SERVICETITAN_CLIENT_ID": who.client_id,
            "SERVICETITAN_CLIENT_SECRET": who.client_secret,
            "SERVICETITAN_APP_ID": who.app_id,
            "SERVICETITAN_APP_KEY": who.app_key,
            "SERVICETITAN_TENANT_ID": str(who.tenant),
            "SERVICETITAN_API_ROOT": self.url,
            "SERVICETITAN_AUTH_ROOT": self.url,
        }

    def advance(self, **time: float) -> None:
        """Let time pass, such as `minutes=15` or `days=3`; what the business has planned until then is done."""
        self.powers.advance(timedelta(**time))

    def fault(self, kind: Kind, **told: Unpack[Told]) -> str:
        """Let something go wrong, such as `"status", status=429, count=2`; the id by which it can be taken away."""
        try:
            wanted = msgspec.convert({"kind": kind, **_camel(told)}, Fault)
        except msgspec.ValidationError as wrong:
            raise ValueError(f"no fault is like this: {wrong}") from None
        return self.powers.fault(wanted).id

    def clear_faults(self) -> None:
        """Let everything go right again."""
        self.powers.clear_faults()

    def snapshot(self, name: str = SNAPSHOT) -> None:
        """Save everything, clock and faults too."""
        self.powers.snapshot(name)

    def restore(self, name: str = SNAPSHOT) -> None:
        """Set everything back, clock and faults too; feed tokens given out before are refused from then on."""
        self.powers.restore(name)

    def dispatch(self, appointment: int, *technicians: int, tenant: int | None = None) -> Visit:
        """Technicians set out for a visit: those named, or all who are assigned."""
        return self._step("dispatch", appointment, technicians, tenant)

    def arrive(self, appointment: int, *technicians: int, tenant: int | None = None) -> Visit:
        """Technicians begin work at the customer's door: those named, or all who are on the way."""
        return self._step("arrive", appointment, technicians, tenant)

    def pause(self, appointment: int, *technicians: int, tenant: int | None = None) -> Visit:
        """Technicians interrupt their work: those named, or all who work."""
        return self._step("pause", appointment, technicians, tenant)

    def resume(self, appointment: int, *technicians: int, tenant: int | None = None) -> Visit:
        """Technicians go on with their work: those named, or all who pause."""
        return self._step("resume", appointment, technicians, tenant)

    def finish(self, appointment: int, *technicians: int, tenant: int | None = None) -> Visit:
        """Technicians end their work: those named, or all who work. With the last of them the visit is done."""
        return self._step("finish", appointment, technicians, tenant)

    def _step(self, step: Step, appointment: int, technicians: Sequence[int], tenant: int | None) -> Visit:
        if tenant is None:
            there = self.platform.database.read(tenants.every).result()
            if len(there) != 1:
                raise LookupError(f"name the tenant: there are {len(there)} in this sandbox")
            tenant = there[0].id
        return self.powers.take(tenant, appointment, step, technicians)


def _camel(told: Told) -> dict[str, Any]:
    return {camel(name): value for name, value in told.items()}


@contextmanager
def sandbox(
    folder: Path | None = None,
    *,
    clock: Clock | None = None,
    limit: int = 0,
    ration: int = 0,
    strict: bool = False,
    webhooks_to_private: bool = False,
    page_size: int | None = None,
    idle_token: Literal["repeat", "empty"] = "repeat",  # noqa: S107  # no secret
    log: Log | None = None,
    store: str = "",
    demo: str | int = "",
    sandbox_key: str | None = None,
    beside: Sequence[Beside] = (),
    request_log: int = 0,
) -> Generator[Sandbox]:
    """Serve on a free port of the loopback address, in a thread; from a temporary folder, a named one, or a PostgreSQL.

    `store` is the URL of a PostgreSQL database; `beside` is what else than the API is to be answered; `request_log` for
    how many days requests are kept; `demo` fills an empty folder with a contractor's year: small, year or a number of
    jobs.
    """
    given, clock = clock, clock or Clock()
    with tempfile.TemporaryDirectory() as temporary:
        if demo and not is_filled(folder or Path(temporary)):
            fill(folder or Path(temporary), demo, now_ticks=clock.now())
        settings = Settings(
            store or str(folder or temporary),
            port=0,
            limit=limit,
            report_limit=ration,
            strict=strict,
            webhooks_to_private=webhooks_to_private,
            page_size=page_size,
            idle_token=idle_token,
            request_log=request_log,
            sandbox=True,
        )
        with platform(settings, clock, log or Log(cast(TextIO, _Nowhere()))) as parts, listening(settings) as listener:
            urls: list[str] = []
            up = threading.Event()

            def ready(url: str) -> None:
                urls.append(url)
                up.set()

            server = Server(parts, ready, [mounted(sandbox_key, recall=given is None), *beside])
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
            thread.start()
            if not up.wait(30):
                raise RuntimeError("the server did not begin to answer within 30 seconds")
            try:
                place = folder or Path(temporary)
                yield Sandbox(urls[0], parts, clock, place, _of_demo(place))
            finally:
                server.should_exit = True
                thread.join(30)


def _of_demo(folder: Path) -> Credentials | None:
    """Those in a demo's folder."""
    if not (folder / env.FILE).exists():
        return None
    said = client_credentials(folder / env.FILE)
    return Credentials(said.app_id, said.app_key, said.client_id, said.client_secret, int(said.tenant_id))


class _Nowhere:
    """Where the log lines of a quiet test go."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass
