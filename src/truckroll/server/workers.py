"""Several processes that serve one port; one that dies is replaced, and all stop together."""

import asyncio
import os
import pickle
import signal
import socket
import sys
import tempfile
import threading
import time
from asyncio.subprocess import Process
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

from truckroll.catalogue.time import Clock
from truckroll.server import serving
from truckroll.server.beside import Beside
from truckroll.server.log import Log
from truckroll.server.settings import Settings
from truckroll.store.errors import StoreError

STEADY = 10.0
"""Seconds after which the end of a process is an accident, and another one takes its place at once."""
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before a process that did not last so long is replaced; each pause is twice the one before."""
_PROGRAM = "from truckroll.server.workers import work; work()"
_READY, _FAILED = b"ready ", b"failed "


def serve(
    settings: Settings, ready: Callable[[str], None], clock: Clock | None = None, beside: Sequence[Beside] = ()
) -> None:
    """Serve with as many processes as the settings say; StoreError says why that cannot be, or did not end well."""
    if settings.workers == 1:
        serving.serve(settings, ready, clock, beside)
        return
    with (
        serving.logging_to(settings) as to,
        serving.listening(settings) as listener,
        tempfile.TemporaryDirectory(prefix="truckroll-") as run,
    ):
        asyncio.run(_Workers(replace(settings, run=Path(run)), listener, beside, to).serve(ready))


class _Workers:
    """The processes, looked after by one that serves nobody.

    They share one listening socket. What waits in its queue is taken by whoever is free, so it waits for no process
    that is dead or starting; a socket for each (SO_REUSEPORT) would hold the connections that fell to that process, or
    lose them. The event loop takes connections as evenly: of 64, three processes took 18, 20 and 26 one by one and 13,
    22 and 29 at once.

    Each is begun as a program of its own: a copy (fork) of a process with threads may inherit a lock that nobody opens.
    """

    def __init__(self, settings: Settings, listener: socket.socket, beside: Sequence[Beside], log: Log) -> None:
        self._settings = settings
        self._listener = listener
        self._beside = tuple(beside)
        self._log = log
        self._alive: dict[int, Process] = {}
        self._stopping = asyncio.Event()
        self._bad: list[str] = []

    async def serve(self, ready: Callable[[str], None]) -> None:
        """Begin them, say when all answer, and keep them until told to stop."""
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, self._told, each)
        numbers = range(1, self._settings.workers + 1)
        try:
            # The first goes ahead: tables are made by one, and what stands against serving is told once.
            url = await self._begin(1)
            for said in await asyncio.gather(*(self._begin(number) for number in numbers[1:])):
                url = said and url
            if url:
                ready(url)
            await asyncio.gather(*(self._keep(number) for number in numbers if number in self._alive))
        except BaseException:
            self._stop(signal.SIGTERM)
            await asyncio.gather(*(process.wait() for process in self._alive.values()))
            raise
        if self._bad:
            raise StoreError("; ".join(self._bad))

    def _told(self, what: signal.Signals) -> None:
        """What the parent is told the processes are told: the first time to finish, the second time to end at once."""
        self._listener.close()  # so that new callers are refused as soon as the last process has left
        self._stop(what)

    def _stop(self, how: signal.Signals) -> None:
        self._stopping.set()
        for process in self._alive.values():
            if process.returncode is None:
                process.send_signal(how)

    async def _begin(self, number: int) -> str:
        """Begin a process and wait until it answers; its URL, empty when it was told to stop before."""
        if self._stopping.is_set():
            return ""
        listener = self._listener.fileno()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # the folder it stands in is nothing to import from
            "-c",
            _PROGRAM,
            stdin=PIPE,
            stdout=PIPE,
            pass_fds=[listener],
            process_group=0,  # Ctrl-C is for the parent, which passes it on
        )
        self._alive[number] = process
        assert process.stdin
        assert process.stdout
        if self._stopping.is_set():  # while it began
            process.send_signal(signal.SIGTERM)
        settings = replace(self._settings, worker=number)
        process.stdin.write(pickle.dumps((settings, self._beside, listener)))
        said = await process.stdout.readline()
        if said.startswith(_READY):
            return said.removeprefix(_READY).decode().strip()
        status = await process.wait()
        if self._stopping.is_set():
            return ""
        if said.startswith(_FAILED):
            raise StoreError(said.removeprefix(_FAILED).decode().strip())
        raise StoreError(f"process {number} ended before it answered, with {_status(status)}; the log may say why")

    async def _keep(self, number: int) -> None:
        """Replace a process whenever it ends, until all are told to stop."""
        pause = 0.0
        while True:
            began, process = time.monotonic(), self._alive[number]
            status = await process.wait()
            if self._stopping.is_set():
                if status not in (0, -signal.SIGTERM, -signal.SIGINT):
                    self._bad.append(f"process {number} did not stop as it was told, but with {_status(status)}")
                return
            lasted = time.monotonic() - began
            pause = 0.0 if lasted >= STEADY else min(max(SHORTEST_PAUSE, 2 * pause), LONGEST_PAUSE)
            self._log.write(
                "process ended", level="error", worker=number, pid=process.pid, status=_status(status),
                seconds=round(lasted, 1), again=pause,
            )  # fmt: skip
            while not await self._replaced(number, pause):
                if self._stopping.is_set():
                    return
                pause = min(max(SHORTEST_PAUSE, 2 * pause), LONGEST_PAUSE)

    async def _replaced(self, number: int, pause: float) -> bool:
        try:
            async with asyncio.timeout(pause):
                await self._stopping.wait()
            return False
        except TimeoutError:
            pass
        try:
            if not await self._begin(number):
                return False
        except StoreError as fault:
            self._log.write("process not replaced", level="error", worker=number, error=str(fault))
            return False
        self._log.write("process replaced", worker=number, pid=self._alive[number].pid)
        return True


def _status(code: int) -> str:
    return f"status {code}" if code >= 0 else signal.Signals(-code).name


def work() -> None:
    """One of the processes: what it needs comes by standard input, whether it answers goes to standard output."""
    settings, beside, listener = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by the parent alone
    threading.Thread(target=_follow, name="truckroll-parent", daemon=True).start()
    try:
        serving.serve(settings, lambda url: _say(_READY, url), beside=beside, listener=socket.socket(fileno=listener))
    except StoreError as fault:
        _say(_FAILED, str(fault))
        sys.exit(1)


def _say(what: bytes, more: str) -> None:
    os.write(1, what + " ".join(more.split()).encode() + b"\n")


def _follow() -> None:
    """A process whose parent is gone has nobody who would stop it: it stops by itself."""
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)
