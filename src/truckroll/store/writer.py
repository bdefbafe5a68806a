"""The one thread that writes: many requests share a commit, and are answered after it."""

import logging
import threading
from contextlib import suppress
from itertools import chain
from pathlib import Path
from time import perf_counter

import apsw

from truckroll.store.connection import SqliteConnection, explained
from truckroll.store.engine import Engine
from truckroll.store.errors import StoreError, StoreUnavailable
from truckroll.store.work import Line, Request

GROUP = 256  # requests that share one commit at most, so that the first of them does not wait for ever
CHECKPOINT_PAGES = 1000  # pages of new log after which they are copied into the database file
LONG_LOG_PAGES = 16 * CHECKPOINT_PAGES  # from here on readers are made to wait, or the log would grow without end

_log = logging.getLogger(__name__)


class Writer:
    """A line of requests, and the thread that commits them in groups."""

    def __init__(self, engine: Engine, file: Path) -> None:
        self._engine = engine
        self._file = file
        self._face = SqliteConnection(engine, file, transactional=True)
        self.line = Line("write")
        self._log_pages = 0
        self._checkpoint_at = CHECKPOINT_PAGES
        engine.set_wal_hook(self._note_log)
        self._thread = threading.Thread(target=self._run, name="truckroll-writer", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish what is in line, and stop."""
        self.line.end()
        self._thread.join()

    def _run(self) -> None:
        while (first := self.line.next()) is not None:
            alone = first if first.alone else self._serve(first)
            if alone is not None:
                self._perform_alone(alone)
            del first, alone  # what a request holds must not live on until the next one comes
            if self._log_pages >= self._checkpoint_at:
                self._checkpoint()

    def _serve(self, first: Request) -> Request | None:
        """Do what is in line inside one transaction, and tell the outcomes once they are certain.

        The answer is a request that came upon the group and wants to be alone.
        """
        group: list[Request] = []
        alone: Request | None = None
        line = chain((first,), self.line.ready(GROUP - 1))
        try:
            self._engine.execute("begin immediate")
            for request in line:
                if request.alone:
                    alone = request
                    break
                if request.wanted():
                    group.append(request)
                    self._perform(request)
            began = perf_counter()
            self._engine.execute("commit")
            self.line.committed(len(group), perf_counter() - began)
        except BaseException as error:
            group.extend(request for request in line if request.wanted())
            self._abandon(group, error)
        self.line.tell(group)
        return alone

    def _perform_alone(self, request: Request) -> None:
        if request.wanted():
            try:
                request.came_to(request.work(self._face))
            except BaseException as error:
                request.failed(explained(error, self._file))
            self.line.tell((request,))

    def _perform(self, request: Request) -> None:
        self._engine.execute("savepoint request")
        try:
            request.came_to(request.work(self._face))
        except BaseException as error:
            request.failed(explained(error, self._file))
            if self._face.ended is None:
                self._engine.execute("rollback to request")
        if self._face.ended is not None:
            raise self._face.ended
        self._engine.execute("release request")

    def _abandon(self, group: list[Request], error: BaseException) -> None:
        """Keep nothing; not even a refusal holds, for it may rest on what another request of the group had written."""
        self._face.ended = None
        with suppress(apsw.Error):  # SQLite has mostly rolled back by itself
            self._engine.execute("rollback")
        meaning = explained(error, self._file)
        kind = type(meaning) if isinstance(meaning, StoreError) else StoreUnavailable
        _log.error("a group of %d writes was not kept: %s", len(group), meaning)
        for request in group:
            request.failed(kind(str(meaning)))

    def _note_log(self, engine: object, name: str, pages: int) -> int:
        if pages < self._log_pages:  # the log began anew
            self._checkpoint_at = CHECKPOINT_PAGES
        self._log_pages = pages
        return apsw.SQLITE_OK

    def _checkpoint(self) -> None:
        """Copy the log into the database file, after the answers, so that no request waits for it."""
        self._checkpoint_at = self._log_pages + CHECKPOINT_PAGES
        long = self._log_pages >= LONG_LOG_PAGES
        try:
            self._engine.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART if long else apsw.SQLITE_CHECKPOINT_PASSIVE)
        except apsw.BusyError:
            _log.debug("the log is %d pages long, because a reader is still at work", self._log_pages)
        except apsw.Error as error:
            _log.warning("the log of %s stays as it is: %s", self._file, error)
