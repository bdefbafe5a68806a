"""What a worker does with a tenant that it has: syncs what is due, for as long as the tenant is its own."""

import logging
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from time import monotonic
from typing import Self

from truckroll.client import Client, MissingCredentials
from truckroll.client.limits import CALLS_PER_SECOND
from truckroll.sync.destination import DELTA, Destination, open_destination
from truckroll.sync.errors import Superseded, SyncError, UsageError
from truckroll.sync.landing import Landing
from truckroll.sync.plan import plan
from truckroll.sync.progress import Nobody
from truckroll.sync.run import COMPARE, Outcome, Sync
from truckroll.sync.state import Place

from .leases import Done, Lease, Leases
from .roster import resolved

TENANT, NAME = "{tenant}", "{name}"
"""What stands in a destination's name for the tenant's id, and for its name in the fleet."""
RENEWALS = 4  # Of a lease in its time, so that one or two may go amiss.

log = logging.getLogger("truckroll.sync")


@dataclass(frozen=True)
class Report:
    """What became of a tenant: tables that were synced, rows and pages that came, seconds, why what failed did so, and
    whether another worker has it now."""

    name: str
    tables: int = 0
    rows: int = 0
    pages: int = 0
    seconds: float = 0.0
    lost: bool = False
    failures: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Job:
    """Where tenants are synced to, and after how long everything is compared (None: never)."""

    to: str
    compare: timedelta | None = COMPARE
    calls_per_second: int = CALLS_PER_SECOND

    def check(self) -> None:
        """Raises UsageError for a destination that holds one tenant."""
        if not (self.to.startswith((DELTA, "postgresql://", "postgres://")) or self._by_tenant):
            raise UsageError(
                f"{self.to} holds one tenant. Name a lake (delta:///folder) or a database for all of them, or write"
                f" {TENANT} or {NAME} for each one's: warehouses/{NAME}.duckdb"
            )

    @property
    def _by_tenant(self) -> bool:
        return TENANT in self.to or NAME in self.to

    def do(self, leases: Leases, lease: Lease, keeper: "Keeper") -> Report:
        """Syncs what is due of a tenant and gives it back."""
        began, run = monotonic(), _Run()
        with keeper.keeping(lease) as stop:
            try:
                run.landings = planned(lease.member.feeds)
                run.due = [landing for landing in run.landings if landing.name not in lease.fresh]
                self._sync(lease, run, stop)
                why = None
            except Superseded:
                why = None
            except (SyncError, MissingCredentials, ValueError, OSError) as fault:
                why = str(fault)
            except Exception as fault:  # Whatever it is, it is this tenant's alone.
                log.exception("the sync of %s broke", lease.member.name)
                why = f"{type(fault).__name__}: {fault}"
            done = run.done(why)
            lost = not leases.release(lease, done, [landing.name for landing in run.landings])
        failures = {each.landing: each.failure for each in done if each.failure}
        rows, pages = (sum(getattr(each, name) for each in run.outcomes) for name in ("received", "pages"))
        return Report(
            lease.member.name,
            len(done) - len(failures),
            rows,
            pages,
            monotonic() - began,
            lost,
            {} if lost else failures,
        )

    def _sync(self, lease: Lease, run: "_Run", stop: threading.Event) -> None:
        member = lease.member
        client = Client(resolved(member.source), calls_per_second=self.calls_per_second)
        who = client.session.credentials
        if (who.environment.api_root, who.tenant_id) != (member.api_root, member.tenant):
            raise UsageError(
                f"its credentials are for tenant {who.tenant_id} of {who.environment.api_root} now, not for"
                f" {member.tenant} of {member.api_root}. Add it to the fleet again."
            )
        with self._opened(lease, Place(member.api_root, member.tenant)) as destination:
            sync = Sync(client, destination, Nobody(), stop, self.compare)
            try:
                sync.run(run.due)
            finally:
                run.outcomes = sync.outcomes

    def _opened(self, lease: Lease, place: Place) -> Destination:
        if self.to.startswith("postgres") and not self._by_tenant:
            from truckroll.sync.shared import SharedPostgres

            return SharedPostgres.open(self.to, place, lease.generation)
        return open_destination(self.to.replace(TENANT, place.tenant).replace(NAME, lease.member.name), place)


@dataclass
class _Run:
    landings: Sequence[Landing] = ()
    due: Sequence[Landing] = ()
    outcomes: Sequence[Outcome] = ()

    def done(self, why: str | None) -> list[Done]:
        """What became of each table; those that did not come to an end failed for the reason, if there is one."""
        ended = {each.landing.name: each for each in self.outcomes if each.ended}
        done = [Done(name, each.rows, each.failure) for name, each in ended.items()]
        if why is None:
            return done
        return done + [Done(landing.name, 0, why) for landing in self.due if landing.name not in ended]


@cache
def planned(feeds: tuple[str, ...]) -> tuple[Landing, ...]:
    """What is read of a tenant. Raises UsageError for what there is no feed or list of."""
    return plan(feeds)


class Keeper:
    """Renews the leases of what is being worked on, and stops the work on those that are lost."""

    def __init__(self, leases: Leases, stop: threading.Event) -> None:
        self._leases = leases
        self._stop = stop
        self._held: dict[tuple[str, int], tuple[Lease, threading.Event]] = {}
        self._kept = monotonic()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    @contextmanager
    def keeping(self, lease: Lease) -> Generator[threading.Event]:
        """Renews a lease while its work goes on; what is set when that is to stop."""
        stop = threading.Event()
        self._held[lease.name] = lease, stop
        if self._stop.is_set():
            stop.set()
        try:
            yield stop
        finally:
            del self._held[lease.name]

    def stop(self) -> None:
        """Ends all work between two commits."""
        self._stop.set()
        for _, stop in list(self._held.values()):
            stop.set()

    def _keep(self) -> None:
        pause = self._leases.lease.total_seconds() / RENEWALS
        while not self._ended.wait(pause):
            if self._stop.is_set():
                self.stop()
            held = list(self._held.values())
            asked = monotonic()
            try:
                still = self._leases.renew([lease for lease, _ in held]) if held else set[tuple[str, int]]()
                self._kept = asked
            except SyncError as fault:
                log.warning("leases cannot be renewed: %s", fault)
                if monotonic() - self._kept < self._leases.lease.total_seconds() - pause:
                    continue  # They still hold, and the next try may go well.
                still = set[tuple[str, int]]()
            for lease, stop in held:
                if lease.name not in still:
                    stop.set()
