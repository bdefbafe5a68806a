"""The server as a process: opens the store, listens, says when it is ready, and stops without losing a request."""

import asyncio
import contextlib
import gc
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, cast

import uvicorn

from truckroll.catalogue.time import Clock
from truckroll.derive.check import contradictions
from truckroll.memory import SELDOM, keep_freed_memory
from truckroll.server import log
from truckroll.server.access import admission
from truckroll.server.app import App
from truckroll.server.beside import Beside
from truckroll.server.certificates import Certificate
from truckroll.server.housekeeping import Housekeeping, Keeping
from truckroll.server.limits import MemoryLimiter
from truckroll.server.log_file import LogFile
from truckroll.server.platform import DEFAULT_PAGE_SIZE, PAGE_SIZE, Platform
from truckroll.server.requests import log as requests
from truckroll.server.requests.log import RequestLog
from truckroll.server.room import Room
from truckroll.server.settings import Settings
from truckroll.server.shared_clock import SharedClock
from truckroll.server.telemetry.running import observed
from truckroll.server.webhooks.sending import Sender
from truckroll.server.webhooks.worker import Worker
from truckroll.server.wire import Wire, parting
from truckroll.store import identity
from truckroll.store.database import Database
from truckroll.store.errors import StoreError
from truckroll.store.protocol import Store, is_url
from truckroll.store.records import record_schema

if TYPE_CHECKING:
    from truckroll.server.shared_limits import SharedLimiter

TURN = 0.001
"""Seconds for which a thread may keep others waiting for the interpreter, a fifth of what Python gives it."""
LEAVE = 0.5
"""Seconds in which those who are connected may send one more request, when the server is told to stop."""


def store(settings: Settings, clock: Clock) -> Store:
    """What keeps the data that settings name, opened; StoreError says why it cannot be."""
    if not is_url(settings.data):
        return Database.open(Path(settings.data), clock=clock, schema=record_schema())
    from truckroll.store.postgres import PostgresStore

    return PostgresStore.open(settings.data, clock=clock, schema=record_schema())


def clock_of(settings: Settings) -> Clock:
    """What a server goes by: the world's time, unless a sandbox's data may be served by others, who may move it."""
    return SharedClock() if settings.sandbox and is_url(settings.data) else Clock()


def _request_log(settings: Settings, business: Store, to: log.Log, room: Room) -> RequestLog | None:
    """Where requests are kept; a business is served also where they cannot be."""
    try:
        how: dict[str, Any] = {"days": settings.request_log, "most_bytes": settings.request_log_most << 20}
        how |= {"room": room.logs_requests, "worker": settings.worker}
        if isinstance(business, Database):
            return requests.of_folder(business.folder, business, **how)
        return requests.of_database(business, **how)
    except StoreError as fault:
        to.write("no request log", level="error", error=str(fault))
        return None


def _shared_limits(settings: Settings, business: Store, here: MemoryLimiter, to: log.Log) -> "SharedLimiter | None":
    """What counts requests together with the other processes on the same data, if there are to be such."""
    if settings.limit_store is None or settings.limit_store == "off":
        return None
    try:
        from truckroll.server.shared_limits import SharedLimiter
    except ImportError as fault:
        raise StoreError(f"--limit-store needs more of Truckroll: pip install 'truckroll[valkey]' ({fault})") from None
    refuse, clock = settings.limit_store_gone == "refuse", business.clock if settings.sandbox else None
    return SharedLimiter(settings.limit_store, business.epoch[:8], to, apart=here, refuse=refuse, clock=clock)


@contextlib.contextmanager
def platform(settings: Settings, clock: Clock, to: log.Log) -> Generator[Platform]:
    """The store opened and everything around it; StoreError says why it cannot be."""
    if found := contradictions():
        raise StoreError("the catalogue contradicts itself: " + "; ".join(found))
    with contextlib.ExitStack() as opened:
        database = opened.enter_context(contextlib.closing(store(settings, clock)))
        database.write(
            lambda connection: admission.prepare(connection, clock.now(), issuer=settings.public_url)
        ).result()
        room = Room(getattr(database, "folder", None), settings.spare_disk << 20, to)
        log_of_requests = _request_log(settings, database, to, room) if settings.request_log else None
        if log_of_requests is not None:
            opened.callback(log_of_requests.close)
        kept = database.read(lambda connection: identity.recall(connection, PAGE_SIZE)).result()
        here = MemoryLimiter(lambda: clock.now() * 100) if settings.sandbox else MemoryLimiter()
        shared = _shared_limits(settings, database, here, to)
        parts = Platform(
            database=database,
            clock=clock,
            admission=admission.Admission(
                database.inline,
                clock=clock,
                limiter=shared or here,
                default_limit=settings.limit,
            ),
            log=to,
            page_size=settings.page_size or int(kept or DEFAULT_PAGE_SIZE),
            idle_token=settings.idle_token,
            strict=settings.strict,
            ration=settings.report_limit,
            webhooks_to_private=settings.webhooks_to_private,
            keeping=Keeping.told(settings),
            room=room,
            public_url=settings.public_url,
            metrics_token=settings.metrics_token or "",
            requests=log_of_requests,
            sandbox=settings.sandbox,
            shared_limits=shared,
            memories=[here.forget],
            worker=settings.worker,
            run=settings.run,
        )
        if isinstance(clock, SharedClock):
            clock.follow(database.inline, parts.forget)
        yield parts


def serve(
    settings: Settings,
    ready: Callable[[str], None],
    clock: Clock | None = None,
    beside: Sequence[Beside] = (),
    listener: socket.socket | None = None,
) -> None:
    """Serve the API and what stands beside it until told to stop; `ready` is called with the URL once it answers.

    `listener` is the socket that requests come in by, where other processes have it, too.
    """
    with contextlib.ExitStack() as opened:
        to = opened.enter_context(logging_to(settings))
        parts = opened.enter_context(platform(settings, clock or clock_of(settings), to))
        listener = listener or opened.enter_context(listening(settings))
        server = Server(parts, ready, beside, settings)
        settle()
        server.run(sockets=[listener])


def settle() -> None:
    """Spare the garbage collector what stays for good, catalogue and program: for a process that only serves.

    And let threads take turns sooner, for the one that serves gives its turn away at each look into the store.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    sys.setswitchinterval(TURN)
    keep_freed_memory()


@contextlib.contextmanager
def logging_to(settings: Settings) -> Generator[log.Log]:
    """The log of this process, standard error unless a file is named, with what every logger says."""
    with contextlib.ExitStack() as opened:
        file = settings.log and opened.enter_context(contextlib.closing(_appending(settings.log, settings.log_most)))
        to = log.Log(file)
        log.install(to)
        yield to


def _appending(file: Path, megabytes: int) -> LogFile:
    try:
        return LogFile(file, megabytes << 20)
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
    sender = Sender(to_private=parts.webhooks_to_private)
    room = (lambda: True) if parts.room is None else parts.room.sends_webhooks
    return Worker(parts.database, parts.clock, parts.log, sender, parts.telemetry, room)


@contextlib.asynccontextmanager
async def housekeeping(parts: Platform) -> AsyncGenerator[None]:
    """While the block lasts, what is old is let go."""
    task = asyncio.create_task(Housekeeping(parts.database, parts.log, parts.keeping).run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


class Server(uvicorn.Server):
    """Tells when it is ready, and lets requests under way end before it stops."""

    def __init__(
        self,
        parts: Platform,
        ready: Callable[[str], None],
        beside: Sequence[Beside] = (),
        settings: Settings | None = None,
    ) -> None:
        """`settings` say how to listen; StoreError says why the certificate that they name cannot be used."""
        settings = settings or Settings()
        chain = settings.tls_certificate
        certificate = None if chain is None else Certificate(chain, settings.tls_key, parts.log)
        config = uvicorn.Config(
            App(parts, beside),
            loop="uvloop" if sys.platform != "win32" else "asyncio",
            http=Wire,
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            log_level="warning",
            server_header=False,
            headers=[("x-content-type-options", "nosniff")],
            timeout_graceful_shutdown=10,
            timeout_keep_alive=75,
            forwarded_allow_ips=list(settings.trusted_proxies),
            ssl_context_factory=None if certificate is None else lambda _config, _default: certificate.context,
        )
        super().__init__(config)
        self._parts = parts
        self._ready = ready
        self._certificate = certificate
        self._patience = settings.patience
        self._webhooks: asyncio.Task[None] | None = None
        self._told = False
        self._open = contextlib.AsyncExitStack()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        if self.started and sockets:
            self._parts.admission.look()  # so that the first request does not wait for the keys
            if self._parts.shared_limits is not None:
                await self._parts.shared_limits.begin()
            self._parts.ready = True
            await self._open.enter_async_context(observed(self._parts))
            self._webhooks = asyncio.create_task(webhooks(self._parts).run())
            if self._parts.worker <= 1:  # one process of several is enough
                await self._open.enter_async_context(housekeeping(self._parts))
            host, port = sockets[0].getsockname()[:2]
            scheme = "http" if self._certificate is None else "https"
            self._ready(f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish what was begun; webhooks that are under way go out after the next start."""
        if self._told:
            await self._take_leave(sockets or [])
        if self._webhooks is not None:
            self._webhooks.cancel()
            await asyncio.wait([self._webhooks])
        await self._open.aclose()
        await super().shutdown(sockets)
        if self._parts.shared_limits is not None:
            await self._parts.shared_limits.close()

    async def _take_leave(self, sockets: Sequence[socket.socket]) -> None:
        """Take nobody new, and let those who are connected hear with an answer that it was the last.

        A connection that is just closed may have a request on its way, of which its caller could not say whether it
        was read.
        """
        config = cast(Any, self.config)
        config.loaded_app = last = parting(config.loaded_app)
        for _ in range(3):  # who waits at the door is let in
            await asyncio.sleep(0)
        for server in self.servers:
            server.close()
        for each in sockets:
            each.close()
        connections = cast("set[Wire]", self.server_state.connections)
        for connection in connections:
            connection.take_leave(last)
        until = time.monotonic() + LEAVE
        while connections and time.monotonic() < until and not self.force_exit:
            await asyncio.sleep(0.01)

    async def on_tick(self, counter: int) -> bool:
        """Called ten times a second: what is due is done once a second at the latest, also when nobody asks."""
        if counter % 10 == 0:
            self._watch()
        if counter % 10 == 0 and self._parts.ready and self._parts.timers.due:
            await self._parts.timers.catch_up()
        return await super().on_tick(counter)

    def _watch(self) -> None:
        """See to the certificate, and to those who are slow, who would else hold connections without end."""
        if self._certificate is not None:
            self._certificate.look()
        for connection in tuple(cast("set[Wire]", self.server_state.connections)):
            connection.end_if_slow(self._patience)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A first signal ends new work and finishes what was begun; a second one ends at once."""
        self._parts.ready = False
        self._told = True
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
