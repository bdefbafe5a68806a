"""One of any number of identical workers, and the same tenants worked on by somebody else's executor."""

import logging
import threading
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec
from typing import TypeAlias, cast

from truckroll.sync.errors import SyncError, UsageError

from .leases import Leases
from .work import Job, Keeper, Report

DASK = "dask://"
LOOK = 1.0  # Seconds between two looks for what is due, while nothing is.
LATER = 5.0  # Seconds after which a database that did not answer is asked again.

log = logging.getLogger("truckroll.sync")

Told: TypeAlias = Callable[[Report], None]


def serve(leases: Leases, job: Job, told: Told, stop: threading.Event, *, at_once: int, once: bool) -> None:
    """Works on what is due, several tenants at once, until nothing is due any more, or until it is told to stop."""
    turn, faults = threading.Lock(), list[BaseException]()

    def look(keeper: Keeper) -> None:
        while not stop.is_set():
            try:
                with turn:  # One of them looks; the others wait for it, or work.
                    lease = leases.take()
                    if lease is None:
                        if once and leases.all_fresh():
                            return
                        stop.wait(LOOK)
                if lease:
                    told(job.do(leases, lease, keeper))
            except SyncError as fault:
                if once:
                    raise
                log.warning("%s It is tried again.", fault)
                stop.wait(LATER)

    def guarded(keeper: Keeper) -> None:
        try:
            look(keeper)
        except BaseException as fault:  # Raised where the worker was begun.
            faults.append(fault)
            stop.set()

    with Keeper(leases, stop) as keeper:
        threads = [threading.Thread(target=guarded, args=(keeper,), daemon=True) for _ in range(at_once)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            if stop.wait(0.1):
                keeper.stop()
                for thread in threads:
                    thread.join(0.1)
    for fault in faults:
        raise fault


@dataclass(frozen=True)
class Task:
    """One tenant's turn, as it is sent to another process: it takes the lease there."""

    state: str
    lease: timedelta
    job: Job

    def __call__(self, name: str) -> Report | None:
        """What became of the tenant; None if somebody has it."""
        with Leases(self.state, self.lease) as leases:
            taken = leases.take(name)
            if taken is None:
                return None
            with Keeper(leases, threading.Event()) as keeper:
                return self.job.do(leases, taken, keeper)


def spread(
    executor: Executor, leases: Leases, job: Job, told: Told, stop: threading.Event, *, at_once: int, once: bool
) -> None:
    """The same by an executor, such as a Dask cluster's: a task for each tenant that is due.

    A task whose process was killed may be run again elsewhere, and finds the tenant taken; once the dead one's lease is
    over the tenant is due again, and gets another task.
    """
    task, running = Task(leases.url, leases.lease, job), dict[Future[Report | None], str]()
    while not stop.is_set():
        if len(running) < at_once:
            busy = set(running.values())
            idle = [name for name in leases.due(at_once) if name not in busy]
            running |= {executor.submit(task, name): name for name in idle[: at_once - len(running)]}
        if not running and once and leases.all_fresh():
            return
        done, _ = wait(running, timeout=LOOK, return_when=FIRST_COMPLETED)
        pause = not running
        for future in done:
            name = running.pop(future)
            try:
                report = future.result()
            except Exception as fault:  # Its process was killed too often, or could not begin.
                report = Report(name, lost=True)
                log.warning("the task of %s was lost: %s", name, fault)
            pause |= report is None or report.lost
            if report is not None:
                told(report)
        if pause:
            stop.wait(LOOK)
    for future in running:
        future.cancel()


@contextmanager
def executor_at(address: str) -> Generator[Executor]:
    """The executor of a cluster: `dask://scheduler:8786`. Raises UsageError for what is none."""
    if not address.startswith(DASK):
        raise UsageError(f"{address} is no cluster's address, such as {DASK}scheduler:8786.")
    if find_spec("distributed") is None:
        raise UsageError("Work on a Dask cluster needs its client: pip install 'truckroll[sync,postgres,dask]'")
    from distributed import Client

    try:
        client = Client(f"tcp://{address.removeprefix(DASK)}", timeout=15, set_as_default=False)
    except OSError as fault:
        raise SyncError(f"The Dask scheduler {address} does not answer: {fault}") from None
    with client:
        yield cast(Executor, client.get_executor(pure=False))  # pyright: ignore[reportUnknownMemberType]
