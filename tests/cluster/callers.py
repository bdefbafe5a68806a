"""Callers who go on while a database is lost and found; they come again when told to, and check what is said."""

import http.client
import threading
import time
from random import Random
from typing import Any

from tests.faults.test_server_killed import Client, Reader
from tests.laws.contractor import JOBS, Contractor, Line, Row

KEPT_NOTHING = "nothing of the request was kept"
CANNOT_SAY = "cannot say whether it was kept"


PATIENCE = 150
"""Seconds for which callers come again."""


class Later(Exception):  # an answer, not an error
    """503: come again."""


class Watched(Line):
    """A line on which nothing but good answers, and 503 with Retry-After, may come."""

    def __init__(self, url: str, contractor: Contractor) -> None:
        super().__init__(url, contractor.credentials)
        self.connection = http.client.HTTPConnection(self.connection.host, self.connection.port, timeout=60)
        self.slowest = 0.0

    def _call(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, bytes]:
        began = time.monotonic()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        self.slowest = max(self.slowest, time.monotonic() - began)
        if answer.status == 503:
            assert int(answer.getheader("retry-after") or 0) > 0, text
            raise Later(text.decode())
        assert answer.status in (200, 401), (method, path, answer.status, text)
        return answer.status, text


class Times:
    """When callers were answered well, and how often they were to come again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.last_good = time.monotonic()
        self.longest_gap = 0.0
        self.good = self.later = 0

    def note(self, *, good: bool) -> None:
        with self._lock:
            if good:
                now = time.monotonic()
                self.longest_gap = max(self.longest_gap, now - self.last_good)
                self.last_good = now
                self.good += 1
            else:
                self.later += 1


class Patient(Client):
    """Sends a write again, under its key, until it is taken."""

    def go_on(self, line: Watched, done: threading.Event, times: Times) -> None:
        while not done.is_set() or self.unanswered:
            try:
                self.send(line)
                times.note(good=True)
            except Later as told:
                times.note(good=False)
                if time.monotonic() > times.last_good + PATIENCE:
                    raise AssertionError("nothing is taken any more") from told
                time.sleep(0.1)


class Follower(Reader):
    """Reads on from his tokens."""

    def go_on(self, line: Watched, done: threading.Event, times: Times) -> None:
        while not done.is_set():
            for feed in self.tokens:
                try:
                    self.read_on(line, feed)
                except Later:
                    times.note(good=False)
                    time.sleep(0.1)


class Believer:
    """Sends no key and nothing again: he believes what the server says about what became of his notes."""

    def __init__(self, contractor: Contractor, job: int) -> None:
        self.contractor, self.job = contractor, job
        self.rng = Random()
        self.count = self.refused = 0
        self.kept: set[str] = set()
        self.doubtful: set[str] = set()

    def go_on(self, line: Watched, done: threading.Event, times: Times) -> None:
        while not done.is_set():
            self.count += 1
            text = f"believer {self.count}"
            try:
                line.good("POST", f"{JOBS}/{self.job}/notes", {"text": text})
                self.kept.add(text)
                times.note(good=True)
            except Later as told:
                times.note(good=False)
                if CANNOT_SAY in str(told):
                    self.doubtful.add(text)
                elif KEPT_NOTHING not in str(told):
                    raise AssertionError(told) from told
                self.refused += 1
                time.sleep(0.1)

    def check(self, line: Line) -> None:
        found: list[str] = [note["text"] for note in _notes(line, self.job)]
        assert len(set(found)) == len(found)
        assert self.kept <= set(found) <= self.kept | self.doubtful


def _notes(line: Line, job: int) -> list[Row]:
    rows: list[Row] = []
    page: dict[str, Any] = {"hasMore": True}
    while page["hasMore"]:
        number = len(rows) // 5_000 + 1
        page = line.good("GET", f"{JOBS}/{job}/notes", pageSize=5_000, page=number)
        rows += page["data"]
    return rows
