"""A whole server inside a test: empty or filled, with a clock to hold and credentials to call it with."""

import tempfile
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO, cast

from truckroll.catalogue.time import Clock
from truckroll.derive.operations import all_operations
from truckroll.server.access import apps, tenants
from truckroll.server.app import Beside
from truckroll.server.log import Log
from truckroll.server.platform import Platform
from truckroll.server.serving import Server, Settings, listening, platform
from truckroll.store.protocol import Connection


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
    """A running server."""

    url: str
    platform: Platform
    clock: Clock
    folder: Path

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


@contextmanager
def sandbox(
    folder: Path | None = None,
    *,
    clock: Clock | None = None,
    limit: int = 0,
    ration: int = 0,
    strict: bool = False,
    page_size: int | None = None,
    idle_token: Literal["repeat", "empty"] = "repeat",  # noqa: S107  # no secret
    log: Log | None = None,
    store: str = "",
    beside: Sequence[Beside] = (),
) -> Generator[Sandbox]:
    """Serve on a free port of the loopback address, in a thread; from a temporary folder, a named one, or a PostgreSQL.

    `store` is the URL of a PostgreSQL database; `beside` is what else than the API is to be answered.
    """
    clock = clock or Clock()
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(
            store or str(folder or temporary),
            port=0,
            limit=limit,
            ration=ration,
            strict=strict,
            page_size=page_size,
            idle_token=idle_token,
        )
        with platform(settings, clock, log or Log(cast(TextIO, _Nowhere()))) as parts, listening(settings) as listener:
            urls: list[str] = []
            up = threading.Event()

            def ready(url: str) -> None:
                urls.append(url)
                up.set()

            server = Server(parts, ready, beside)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
            thread.start()
            if not up.wait(30):
                raise RuntimeError("the server did not begin to answer within 30 seconds")
            try:
                yield Sandbox(urls[0], parts, clock, folder or Path(temporary))
            finally:
                server.should_exit = True
                thread.join(30)


class _Nowhere:
    """Where the log lines of a quiet test go."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass
