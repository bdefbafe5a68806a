"""A few threads that read beside the writer, each work on one unmoving view of the data."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import apsw

from truckroll.store.connection import SqliteConnection, explained
from truckroll.store.engine import Engine
from truckroll.store.work import Line, Request


class Readers:
    """A line of requests, and the threads that serve it."""

    def __init__(self, engines: Sequence[Engine], file: Path) -> None:
        self._file = file
        self.line = Line("read")
        self._threads = [
            threading.Thread(target=self._run, args=(engine,), name=f"truckroll-reader-{number}", daemon=True)
            for number, engine in enumerate(engines, 1)
        ]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Finish what is in line, and stop."""
        self.line.end()
        for thread in self._threads:
            thread.join()

    def _run(self, engine: Engine) -> None:
        face = SqliteConnection(engine, self._file, transactional=False)
        while (request := self.line.next()) is not None:
            if request.wanted():
                self._perform(request, engine, face)
                self.line.tell((request,))
            del request  # what a request holds must not live on until the next one comes

    def _perform(self, request: Request, engine: Engine, face: SqliteConnection) -> None:
        try:
            engine.execute("begin")
            request.came_to(request.work(face))
            engine.execute("commit")
        except BaseException as error:
            request.failed(explained(error, self._file))
            with suppress(apsw.Error):  # SQLite may have rolled back by itself
                engine.execute("rollback")
