"""The whole sync: feeds are read side by side while one thread lands what has come."""

import os
import shutil
import sys
import threading
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from queue import Empty, Full, Queue
from time import monotonic
from typing import Protocol, TypeAlias

from msgspec import MsgspecError

from truckroll import client
from truckroll.memory import keep_freed_memory

from .batches import Batch, Batches, Taker
from .below import below
from .destination import Destination, Landed
from .errors import DestinationFailed, ReadAgain, SyncError, destination_failed
from .landing import Landing
from .reading import Moved, Source, pages
from .spool import Spools
from .stage import Oddity

FEEDS_AT_ONCE = 6  # Each holds a page or two; the platform's limit counts them together.
BEHIND = 10  # How nice, in the system's measure, threads that read are to the one that lands.
READINGS = 3  # Of a list that changes while it is read, before it is left for the next run.
COMPARE = timedelta(days=7)  # After which a feed is read from its beginning, for what has vanished without a word.


Start: TypeAlias = "str | array[int]"
"""Where a reading begins: the token to go on from, or the records below which there is something to be read."""


@dataclass
class Outcome:
    """How a feed fared: rows new, changed and deleted in its table, pages read, seconds, and why it failed if so."""

    landing: Landing
    new: int = 0
    changed: int = 0
    deleted: int = 0
    rows: int = 0
    pages: int = 0
    received: int = 0
    seconds: float = 0.0
    ended: bool = False
    failure: str | None = None
    told: list[str] = field(default_factory=list[str])
    oddities: dict[str, Oddity] = field(default_factory=dict[str, Oddity])


class Listener(Protocol):
    """Whoever shows how a sync goes. `fetched`, `came` and `told` are called from the threads that read.

    Who has nothing to do with some of it inherits that.
    """

    def started(self, outcome: Outcome) -> None:
        """A feed is being read from now on."""

    def fetched(self, outcome: Outcome, rows: int) -> None:
        """A page came."""

    def came(self, outcome: Outcome) -> None:
        """The last page came; what is left is to land."""

    def landed(self, outcome: Outcome, landed: Landed) -> None:
        """Rows and token of some pages are committed."""

    def told(self, outcome: Outcome, text: str) -> None:
        """Something that the user should know, and that does not stop the feed."""

    def ended(self, outcome: Outcome) -> None:
        """The feed is at its end, or has failed."""


@dataclass(frozen=True)
class _End:
    outcome: Outcome
    fault: Exception | None = None


@dataclass(frozen=True)
class _Arrival:
    outcome: Outcome
    batch: Batch


class Sync:
    """One run: what it reads from, where it lands, who is told, what ends it between two commits when set, and after
    how long everything is compared (None: never)."""

    def __init__(
        self,
        source: Source,
        warehouse: Destination,
        listener: Listener,
        stop: threading.Event | None = None,
        compare: timedelta | None = COMPARE,
    ) -> None:
        self._source = source
        self._warehouse = warehouse
        self._listener = listener
        self._folder = warehouse.spool
        self._compare = compare
        self._arrived: Queue[_Arrival | _End] = Queue(maxsize=1)
        self._taker = Taker()
        self._again: set[str] = set()  # Who is read again as soon as what has been read is thrown away,
        self._whole: set[str] = set()  # and then in batches that are landed when all of them is there.
        self._stop = stop or threading.Event()
        self._done = threading.Event()
        self.outcomes: list[Outcome] = []
        self._spools = Spools(self._folder)

    def run(self, landings: Sequence[Landing]) -> list[Outcome]:
        """Reads the feeds to their ends. Only a destination that fails is raised."""
        keep_freed_memory(shared=True)
        shutil.rmtree(self._folder, ignore_errors=True)  # Of a run that was killed; whoever holds the file is alone.
        try:
            self._folder.mkdir()
        except OSError as fault:
            raise destination_failed(fault, self._folder) from fault
        self.outcomes = outcomes = [Outcome(landing) for landing in landings]
        try:
            self._run_all([outcome for outcome in outcomes if outcome.landing.parent is None])
            # The records come first, then what stands below those that are new or have changed.
            self._run_all([outcome for outcome in outcomes if outcome.landing.parent is not None])
            self._warehouse.settle()
        finally:
            self._done.set()
            shutil.rmtree(self._folder, ignore_errors=True)
            for outcome in outcomes:
                if not outcome.ended:
                    outcome.failure = outcome.failure or "the sync stopped before it was at its end"
        return outcomes

    def _run_all(self, outcomes: Sequence[Outcome]) -> None:
        waiting: Queue[tuple[Outcome, Start]] = Queue()
        for outcome in outcomes:
            if (start := self._prepare(outcome)) is not None:
                waiting.put((outcome, start))
        running = waiting.qsize()
        self._taker.has_left(running)
        for _ in range(min(FEEDS_AT_ONCE, running)):
            threading.Thread(target=self._read_all, args=(waiting,), daemon=True).start()
        while running and not self._over:
            self._taker.waits.set()
            with suppress(Empty):
                arrival = self._arrived.get(timeout=0.1)
                self._taker.waits.clear()
                running -= self._take(arrival)
                self._taker.has_left(running)

    @property
    def _over(self) -> bool:
        return self._done.is_set() or self._stop.is_set()

    def _is_over(self, outcome: Outcome) -> bool:
        return self._over or outcome.failure is not None or outcome.landing.name in self._again

    def _prepare(self, outcome: Outcome) -> "Start | None":
        landing = outcome.landing
        try:
            token, why = self._warehouse.prepare(landing)
            if not why and (token or landing.parent) and self._is_due(landing):
                token, why = "", "a full compare is due"
            if why:
                where = "below every record" if landing.parent else "from its beginning"
                self._tell(outcome, f"{why}: the {landing.noun} is read again {where}")
            if landing.parent:
                parents, outcome.deleted = self._warehouse.due_parents(landing, bool(why))
                return parents
            return token
        except DestinationFailed:
            raise
        except SyncError as fault:
            self._end(outcome, fault)
            return None

    def _is_due(self, landing: Landing) -> bool:
        state = self._warehouse.state(landing)
        if self._compare is None or not state.complete or state.rereading:
            return False
        now = datetime.now(UTC).replace(tzinfo=None)
        return state.compared_at is None or now - state.compared_at >= self._compare

    def _take(self, arrival: _Arrival | _End) -> int:
        """Lands what came; how many feeds have ended by it."""
        outcome = arrival.outcome
        if isinstance(arrival, _End):
            if isinstance(arrival.fault, DestinationFailed):
                raise arrival.fault
            if outcome.landing.name in self._again:
                self._again.discard(outcome.landing.name)
                if (start := self._prepare(outcome)) is None:
                    return 1
                threading.Thread(target=self._read_one, args=(outcome, start), daemon=True).start()
                return 0
            self._end(outcome, arrival.fault)
            return 1
        try:
            if not self._is_over(outcome):
                landed = self._warehouse.land(arrival.batch)
                outcome.new, outcome.changed = outcome.new + landed.new, outcome.changed + landed.changed
                outcome.deleted, outcome.rows = outcome.deleted + landed.deleted, landed.state.rows
                for odd in landed.oddities:
                    before = outcome.oddities.get(odd.member)
                    outcome.oddities[odd.member] = replace(odd, rows=odd.rows + before.rows) if before else odd
                self._listener.landed(outcome, landed)
        except DestinationFailed:
            raise
        except ReadAgain:
            self._again.add(outcome.landing.name)
            self._whole.add(outcome.landing.name)
        except SyncError as fault:
            outcome.failure = str(fault)
        finally:
            arrival.batch.spool.remove()
        return 0

    def _end(self, outcome: Outcome, fault: Exception | None) -> None:
        if fault is None:
            pass
        elif isinstance(fault, (ValueError, MsgspecError)) and not isinstance(fault, client.ApiError):
            outcome.failure = (
                f"a page of it is not what a feed gives: {fault} Run again; if it stays, tell the platform."
            )
        elif isinstance(fault, Moved):
            outcome.failure = "it changed each time while it was read. What came is there; run again."
        elif isinstance(fault, client.Forbidden):
            outcome.failure = f"{fault} The scope is {outcome.landing.feed.scope}."
        elif isinstance(fault, (SyncError, OSError)):  # Every ApiError is an OSError.
            outcome.failure = str(fault) or type(fault).__name__
        else:
            raise fault
        if outcome.failure is not None:
            self._warehouse.note_failure(outcome.landing, outcome.failure)
        for odd in outcome.oddities.values():
            self._tell(outcome, str(odd))
        self._warehouse.finish(outcome.landing)
        outcome.rows = self._warehouse.state(outcome.landing).rows
        outcome.ended = True
        self._listener.ended(outcome)

    def _tell(self, outcome: Outcome, text: str) -> None:
        outcome.told.append(text)
        self._listener.told(outcome, text)

    def _read_all(self, waiting: "Queue[tuple[Outcome, Start]]") -> None:
        while not self._over:
            try:
                outcome, start = waiting.get_nowait()
            except Empty:
                return
            self._read_one(outcome, start)

    def _read_one(self, outcome: Outcome, start: "Start") -> None:
        began, fault = monotonic(), None
        _give_way()
        try:
            if not outcome.pages:  # Once, also where it is read again.
                self._listener.started(outcome)
            self._read(outcome, start) if isinstance(start, str) else self._read_below(outcome, start)
        except Exception as problem:  # Raised in the thread that lands, or told there.
            fault = problem
        outcome.seconds += monotonic() - began
        self._hand_over(_End(outcome, fault))
        self._listener.came(outcome)

    def _read(self, outcome: Outcome, token: str) -> None:
        for reading in range(1, READINGS + 1):
            try:
                return self._follow(outcome, token)
            except (client.Invalid, Moved) as fault:
                if reading == READINGS or (isinstance(fault, client.Invalid) and not token and not outcome.pages):
                    raise
                refused = f"its token is refused ({fault.title})" if isinstance(fault, client.Invalid) else ""
            token = ""
            why = refused or "it changed while it was read"
            self._tell(outcome, f"{why}: the {outcome.landing.noun} is read again from its beginning")
        return None

    def _read_below(self, outcome: Outcome, parents: "array[int]") -> None:
        batch, refused, left = self._batch(outcome.landing), 0, len(parents)
        for found in below(self._source, outcome.landing, parents):
            if self._is_over(outcome):
                return
            rows = sum(map(batch.spool.add, found.pages))
            refused, left = refused + found.refused, left - len(found.parents)
            batch.parents, batch.last = found.parents, not left
            outcome.pages += len(found.parents)
            outcome.received += rows
            self._listener.fetched(outcome, rows)
            self._hand_over(_Arrival(outcome, batch))
            batch = self._batch(outcome.landing)
        batch.last = not parents
        self._hand_over(_Arrival(outcome, batch))
        if refused:
            self._tell(outcome, f"{refused:,} records are not shown any more: nothing is kept below them")

    def _follow(self, outcome: Outcome, token: str) -> None:
        received = most_told = 0
        in_pieces = self._warehouse.takes_pieces and outcome.landing.name not in self._whole
        batches = Batches(
            outcome.landing,
            self._spools,
            self._warehouse.rows_at_once,
            lambda batch: self._hand_over(_Arrival(outcome, batch)),
            self._taker if in_pieces else None,
            lambda: self._is_over(outcome),
            token,
        )
        try:
            for page in pages(self._source, outcome.landing, token):
                if self._is_over(outcome):
                    return
                rows = batches.add(page)
                received, most_told = received + rows, max(most_told, page.total or 0)
                if not page.has_more and received < most_told:  # A row deleted on the way moves others to pages read.
                    raise Moved
                batches.reached(page.next, last=not page.has_more)
                outcome.pages += 1
                outcome.received += rows
                self._listener.fetched(outcome, rows)
        finally:  # What came before a fault is worth keeping: a feed that breaks often still gets on.
            batches.end()

    def _batch(self, landing: Landing) -> Batch:
        return Batch(landing, self._spools.take(landing))

    def _hand_over(self, arrival: _Arrival | _End) -> None:
        if isinstance(arrival, _Arrival):
            if not (arrival.batch.spool.pages or arrival.batch.parents or arrival.batch.last):
                return arrival.batch.spool.remove()
            arrival.batch.spool.close()
        while not self._over:
            with suppress(Full):
                return self._arrived.put(arrival, timeout=0.2)
        return None


def _give_way() -> None:
    """This thread, and those that it starts, let the one that lands go first: pages that wait for it help nobody."""
    if sys.platform != "linux":  # There it would be the whole process.
        return
    with suppress(OSError):  # A system that forbids it loses nothing but time.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), max(BEHIND, os.getpriority(os.PRIO_PROCESS, 0)))
