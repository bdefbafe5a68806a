"""The server as a process: opens the store, listens, says when it is ready, and stops without losing a request."""

import asyncio
import contextlib
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Literal, TextIO

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from truckroll.catalogue.time import Clock
from truckroll.derive.check import contradictions
from truckroll.server import limits, log, problems
from truckroll.server.access import admission
from truckroll.server.app import App
from truckroll.server.beside import Beside
from truckroll.server.limits import MemoryLimiter
from truckroll.server.memory import keep_freed_memory
from truckroll.server.platform import DEFAULT_PAGE_SIZE, PAGE_SIZE, Platform
from truckroll.server.requests import log as requests
from truckroll.server.requests.log import DAYS, RequestLog
from truckroll.server.webhooks.sending import Sender
from truckroll.server.webhooks.worker import Worker
from truckroll.store import identity
from truckroll.store.database import Database
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Store, is_url
from truckroll.store.records import record_schema

CONNECTION = "connection"
"""Where a request's ASGI scope has its connection, within `state`."""


@dataclass(frozen=True)
class Settings:
    """How a server is to run."""

    data: str
    """A folder, or the URL of a PostgreSQL database."""
    host: str = "127.0.0.1"
    port: int = 8080
    limit: int = limits.DEFAULT
    idle_token: Literal["repeat", "empty"] = "repeat"  # noqa: S105  # no secret
    strict: bool = False
    page_size: int | None = None
    ration: int = limits.RATION
    sandbox: bool = False
    """Whether clock, faults and past of the business may be commanded; limits then follow that clock."""
    log: Path | None = None
    webhooks_to_private: bool = False
    """Whether webhooks may go to private addresses, and over http."""
    request_log: int = DAYS
    """Days for which requests are kept, 0 for not at all."""


def store(settings: Settings, clock: Clock) -> Store:
    """What keeps the data that settings name, opened; StoreError says why it cannot be."""
    if not is_url(settings.data):
        return Database.open(Path(settings.data), clock=clock, schema=record_schema())
    from truckroll.store.postgres import PostgresStore

    return PostgresStore.open(settings.data, clock=clock, schema=record_schema())


def _request_log(settings: Settings, business: Store, to: log.Log) -> RequestLog | None:
    """Where requests are kept; a business is served also where they cannot be."""
    try:
        if isinstance(business, Database):
            return requests.of_folder(business.folder, business, days=settings.request_log)
        return requests.of_database(business, days=settings.request_log)
    except StoreError as fault:
        to.write("no request log", level="error", error=str(fault))
        return None


@contextlib.contextmanager
def platform(settings: Settings, clock: Clock, to: log.Log) -> Generator[Platform]:
    """The store opened and everything around it; StoreError says why it cannot be."""
    if found := contradictions():
        raise StoreError("the catalogue contradicts itself: " + "; ".join(found))
    with contextlib.ExitStack() as opened:
        database = opened.enter_context(contextlib.closing(store(settings, clock)))
        database.write(lambda connection: admission.prepare(connection, clock.now())).result()
        log_of_requests = _request_log(settings, database, to) if settings.request_log else None
        if log_of_requests is not None:
            opened.callback(log_of_requests.close)
        kept = database.read(lambda connection: identity.recall(connection, PAGE_SIZE)).result()
        yield Platform(
            database=database,
            clock=clock,
            admission=admission.Admission(
                database.inline,
                clock=clock,
                limiter=MemoryLimiter(lambda: clock.now() * 100) if settings.sandbox else MemoryLimiter(),
                default_limit=settings.limit,
            ),
            log=to,
            page_size=settings.page_size or int(kept or DEFAULT_PAGE_SIZE),
            idle_token=settings.idle_token,
            strict=settings.strict,
            ration=settings.ration,
            webhooks_to_private=settings.webhooks_to_private,
            requests=log_of_requests,
            sandbox=settings.sandbox,
        )


def serve(
    settings: Settings, ready: Callable[[str], None], clock: Clock | None = None, beside: Sequence[Beside] = ()
) -> None:
    """Serve the API and what stands beside it until told to stop; `ready` is called with the URL once it answers."""
    with contextlib.ExitStack() as opened:
        to = log.Log(opened.enter_context(_appending(settings.log)) if settings.log else None)
        log.install(to)
        parts = opened.enter_context(platform(settings, clock or Clock(), to))
        listener = opened.enter_context(listening(settings))
        server = Server(parts, ready, beside)
        settle()
        server.run(sockets=[listener])


def settle() -> None:
    """Spare the garbage collector what stays for good, catalogue and program: for a process that only serves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
    keep_freed_memory()


def _appending(file: Path) -> TextIO:
    try:
        return file.open("a", encoding="utf-8")
    except OSError as fault:
        raise StoreError(f"the log cannot be written to {file} ({fault.strerror})") from None


@contextlib.contextmanager
def listening(settings: Settings) -> Generator[socket.socket]:
    """The socket that requests come in by; StoreError says why it cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        listener = socket.create_server((settings.host, settings.port), family=family, backlog=2048, reuse_port=False)
    except OSError as fault:
        reason = os.strerror(fault.errno or 0).lower()
        raise StoreError(
            f"cannot listen on {settings.host} port {settings.port} ({reason}); choose another with --port"
        ) from None
    with listener:
        yield listener


def webhooks(parts: Platform) -> Worker:
    """What delivers the server's webhooks."""
    return Worker(parts.database, parts.clock, parts.log, Sender(to_private=parts.webhooks_to_private))


class Server(uvicorn.Server):
    """Tells when it is ready, and lets requests under way end before it stops."""

    def __init__(self, parts: Platform, ready: Callable[[str], None], beside: Sequence[Beside] = ()) -> None:
        config = uvicorn.Config(
            App(parts, beside),
            loop="uvloop" if sys.platform != "win32" else "asyncio",
            http=_Protocol,
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=10,
            timeout_keep_alive=75,
        )
        super().__init__(config)
        self._parts = parts
        self._ready = ready
        self._webhooks: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        if self.started and sockets:
            self._parts.admission.look()  # so that the first request does not wait for the keys
            self._parts.ready = True
            self._webhooks = asyncio.create_task(webhooks(self._parts).run())
            host, port = sockets[0].getsockname()[:2]
            self._ready(f"http://{f'[{host}]' if ':' in host else host}:{port}")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish what was begun; webhooks that are under way go out after the next start."""
        if self._webhooks is not None:
            self._webhooks.cancel()
            await asyncio.wait([self._webhooks])
        await super().shutdown(sockets)

    async def on_tick(self, counter: int) -> bool:
        """Called ten times a second: what is due is done once a second at the latest, also when nobody asks."""
        if counter % 10 == 0 and self._parts.ready and self._parts.timers.due:
            await self._parts.timers.catch_up()
        return await super().on_tick(counter)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A first signal ends new work and finishes what was begun; a second one ends at once."""
        self._parts.ready = False
        super().handle_exit(sig, frame)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """As uvicorn's, but a signal that was obeyed is not raised again: stopping as asked is no failure."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


class _Protocol(HttpToolsProtocol):
    """HTTP/1.1, with a problem for what is not even HTTP: servicepytan's DEL is no method a parser knows."""

    def connection_made(self, transport: Any) -> None:
        """Begin a connection, which a sandbox may be told to cut."""
        super().connection_made(transport)
        self.app_state = {CONNECTION: transport}

    def data_received(self, data: bytes) -> None:
        """Take bytes from the wire."""
        self._latest = data
        super().data_received(data)

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be parsed."""
        trace = problems.trace_id()
        title = f"This is not an HTTP request: {msg}"
        if self._latest[:4].upper() == b"DEL ":
            title = "DEL is no HTTP method; send DELETE to delete a record."
        body = problems.bad_request(title).body(trace)
        head = b"HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nconnection: close\r\n"
        self.transport.write(
            head + b"x-trace-id: %s\r\ncontent-length: %d\r\n\r\n" % (trace.encode(), len(body)) + body
        )
        self.transport.close()
