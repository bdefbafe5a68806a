"""The request log: requests are put aside in memory, and one thread keeps them in batches; it never makes one wait."""

import logging
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from truckroll.derive.tables import table_of
from truckroll.server.problems import Header
from truckroll.server.requests import hiding
from truckroll.server.requests.entry import Entry, Moments
from truckroll.server.settings import DAYS
from truckroll.store.beside import FileBeside
from truckroll.store.errors import StoreError
from truckroll.store.feed import BadToken, Tokens
from truckroll.store.protocol import Connection, Store
from truckroll.store.queries import queries, script
from truckroll.store.queued import Queued

FILE = "requests.db"
VERSION = 1
"""Of the log's tables; a log of another version is begun anew."""
MOST_BYTES = 256 * 1024 * 1024
"""How much is kept at most, whatever its age."""
MOST_WAITING = 4_000
MOST_WAITING_BYTES = 32 * 1024 * 1024
BATCH = 1_000
MOST_A_SECOND = 500
"""How many successful reads are kept at once, and of each second of a flood, evenly; what else comes is kept, too."""
GATHERING = 0.2
"""Seconds between the first request of a batch and its commit: what a kill can take at most."""
_TURN = 4
"""How many requests are made readable before those that are being served get their turn."""
_PRESSING = 1_000
"""When more than so many wait, no more turns are given: what is dropped helps nobody."""
_BESIDE = 300
"""Bytes that a request takes beside its texts."""
_FORGET_EVERY = _TELL_EVERY = 60.0
_DAY = 24 * 3600 * 1_000_000_000
_READER_DAYS = 365
"""After so many days nobody wonders any more where an app stands in a feed that it does not read."""
_LEFT = re.compile(rb'"default";[rq]=(\d+)')
_GOES_ON = re.compile(rb'"continueFrom":"([^"]+)"')

_SQL = queries("request_queries")
_log = logging.getLogger(__name__)
_encode = msgspec.json.Encoder().encode


class RequestLog:
    """Takes requests on the thread that serves them, keeps them on one of its own, and is asked by the console."""

    def __init__(
        self,
        kept: Store | Queued,
        business: Store,
        *,
        days: int = DAYS,
        most_bytes: int = MOST_BYTES,
        own: Callable[[], None] | None = None,
        now: Callable[[], int] = time.time_ns,
        room: Callable[[], bool] = lambda: True,
        worker: int = 0,
    ) -> None:
        """`kept` is where it is written; `own` closes that at the end, if it is the log's alone.

        `worker` is which of the server's processes this is.
        """
        self.kept = kept
        self.moments = Moments(worker)
        self.dropped = 0
        """Requests that are in no batch, because too many came at once or the disk would not take them."""
        self._business = business
        self._days, self._most_bytes, self._now, self._room = days, most_bytes, now, room
        self._own = own
        self._waiting: deque[Entry] = deque()
        self._bytes_in = self._bytes_out = 0  # each changed by one thread alone
        self._taken = self._done = 0
        self._wake, self._hurry = threading.Event(), threading.Event()
        self._progress = threading.Condition()
        self._ended = False
        self._room_for, self._room_at = float(MOST_A_SECOND), time.monotonic()
        self._bytes: int | None = None
        self._forget_at = self._tell_at = 0.0
        self._thread = threading.Thread(target=self._run, name="truckroll-requests", daemon=True)
        self._thread.start()

    def wants(self, method: str, status: int) -> bool:
        """Whether a request is to be put here; of a flood of successful reads a part is told of, the rest counted."""
        if status >= 400 or method != "GET":
            return True
        now = time.monotonic()
        self._room_for = min(MOST_A_SECOND, self._room_for + (now - self._room_at) * MOST_A_SECOND)
        self._room_at = now
        if self._room_for >= 1:
            self._room_for -= 1
            return True
        self.dropped += 1
        return False

    def put(self, entry: Entry) -> None:
        """Take a request, on the one thread that serves; when too many wait it is only counted."""
        size = len(entry.body) + len(entry.answer)
        if len(self._waiting) >= MOST_WAITING or self._bytes_in - self._bytes_out + size > MOST_WAITING_BYTES:
            self.dropped += 1
            return
        self._taken += 1
        self._bytes_in += size
        self._waiting.append(entry)
        if not self._wake.is_set():
            self._wake.set()

    def settle(self) -> None:
        """Wait until everything that was taken so far is kept, or lost."""
        with self._progress:
            until = self._taken
            self._hurry.set()
            self._wake.set()
            self._progress.wait_for(lambda: self._done >= until, 30)

    def close(self) -> None:
        """Keep what waits, and stop."""
        self._ended = True
        self._hurry.set()
        self._wake.set()
        self._thread.join()
        if self._own:
            self._own()

    def _run(self) -> None:
        while not (self._ended and not self._waiting):
            self._wake.wait()
            if len(self._waiting) < BATCH:
                self._hurry.wait(GATHERING)
            self._hurry.clear()
            self._wake.clear()  # before looking: whoever comes after the look wakes us again
            while self._waiting:
                self._keep([self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))])
            with self._progress:
                self._progress.notify_all()

    def _keep(self, batch: list[Entry]) -> None:
        try:
            if not self._room():
                raise StoreError("the disk is nearly full")
            rows, contents, readers = self._readable(batch)
            self._bytes = self.kept.write(lambda connection: self._write(connection, rows, contents, readers)).result()
        except Exception as fault:
            self.dropped += len(batch)
            if time.monotonic() >= self._tell_at:  # a full disk would fill what is left of it with these
                self._tell_at = time.monotonic() + _TELL_EVERY
                trace = None if isinstance(fault, StoreError) else fault
                _log.error("requests are missing in the request log: %s", fault, exc_info=trace)
        finally:
            self._bytes_out += sum(len(entry.body) + len(entry.answer) for entry in batch)
            self._done += len(batch)

    def _write(
        self, connection: Connection, rows: list[dict[str, Any]], contents: bytes, readers: dict[Any, dict[str, Any]]
    ) -> int:
        connection.execute(_SQL["add"], {"rows": _encode(rows).decode()})
        connection.execute(_SQL["add_content"], {"rows": contents.decode()})
        for reader in readers.values():
            connection.execute(_SQL["place_reader"], reader)
        if self._bytes is None:
            found = connection.one(_SQL["kept_bytes"])
            kept = found[0] if found else 0
        else:
            kept = self._bytes + sum(row["size"] for row in rows)
        return self._forget(connection, kept)

    def _forget(self, connection: Connection, kept: int) -> int:
        """Let go of what is too old or too much; how much is left."""
        if kept > self._most_bytes:
            before, spare = 0, kept - self._most_bytes * 9 // 10
            for id, size in connection.execute(_SQL["oldest"], {"most": 1_000_000}):
                before, spare = id + 1, spare - size
                if spare <= 0:
                    break
        elif time.monotonic() >= self._forget_at:
            self._forget_at = time.monotonic() + _FORGET_EVERY
            before = self._now() - self._days * _DAY
        else:
            return kept
        for query in ("forget", "forget_content"):
            connection.execute(_SQL[query], {"before": before})
        connection.execute(_SQL["forget_readers"], {"before": self._now() - _READER_DAYS * _DAY})
        found = connection.one(_SQL["kept_bytes"])
        return found[0] if found else 0

    def _readable(self, batch: list[Entry]) -> tuple[list[dict[str, Any]], bytes, dict[Any, dict[str, Any]]]:
        rows: list[dict[str, Any]] = []
        contents: list[dict[str, Any]] = []
        readers: dict[Any, dict[str, Any]] = {}
        began = time.perf_counter()
        for number, entry in enumerate(batch, 1):
            if number % _TURN == 0 and len(self._waiting) < _PRESSING and not self._hurry.is_set():
                time.sleep(time.perf_counter() - began)  # requests are served first: rest as long as you worked
                began = time.perf_counter()
            path, query = hiding.text(entry.path.encode("utf-8", "replace")[:2048]), hiding.query(entry.query)
            asked_headers, answered_headers = hiding.headers(entry.headers), hiding.headers(entry.answer_headers)
            asked = hiding.body(entry.body, entry.headers, entry.asked)
            answered = hiding.body(entry.answer, entry.answer_headers, entry.answered)
            limits = entry.limits or (tuple(entry.answer_headers) if entry.status == 429 else ())
            allowed, remaining = _left(limits) if limits else (None, None)
            name = entry.operation.name if entry.operation else None
            rows.append({
                "id": entry.id, "tenant": entry.tenant, "app": entry.app, "client_id": entry.client_id,
                "operation": name, "method": entry.method[:40], "path": path, "query": query, "status": entry.status,
                "ms": entry.ms, "asked": entry.asked, "answered": entry.answered, "trace_id": entry.trace_id,
                "ignored": entry.ignored, "read_as": entry.read_as, "remaining": remaining, "allowed": allowed,
                "size": _BESIDE + len(path) + len(query) + len(asked_headers) + len(asked) + len(answered_headers)
                + len(answered),
            })  # fmt: skip
            contents.append({
                "id": entry.id, "asked_headers": asked_headers, "asked_body": asked,
                "answered_headers": answered_headers, "answered_body": answered,
            })  # fmt: skip
            if entry.operation and entry.operation.act == "feed" and (place := self._place(entry)) is not None:
                who = {"tenant": entry.tenant, "app": entry.app, "operation": name}
                readers[tuple(who.values())] = {**who, "at": entry.id, "place": place}
        return rows, _encode(contents), readers

    def _place(self, entry: Entry) -> int | None:
        """Where a feed's answer told its reader to go on."""
        found = _GOES_ON.search(entry.answer, 0, 300) if entry.status == 200 else None
        if found is None or entry.tenant is None or entry.operation is None:
            return None
        feed = table_of(entry.operation.noun.name).noun.feed
        with suppress(BadToken):
            return Tokens(self._business.epoch, entry.tenant, f"{entry.operation.api}/{feed}").read(found[1].decode())
        return None


def of_folder(folder: Path, business: Store, **how: Any) -> RequestLog:
    """The log of a business that is kept in a folder: a file of its own, which its writer never waits for."""
    kept = FileBeside.open(folder / FILE, script("requests"), VERSION)
    return RequestLog(kept, business, own=kept.close, **how)


def of_database(business: Store, **how: Any) -> RequestLog:
    """The log of a business that is kept in PostgreSQL: tables of its own there."""
    business.write(lambda connection: connection.execute(script("requests"))).result()
    return RequestLog(business, business, **how)


@lru_cache(maxsize=1024)
def _left(limits: tuple[Header, ...]) -> tuple[int | None, int | None]:
    """The limit, and what is left of it."""
    found = [int(match[1]) for _, value in limits if (match := _LEFT.match(value))]
    return (found[0], found[1]) if len(found) == 2 else (None, None)
