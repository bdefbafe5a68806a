"""A server that is told to stop under load answers what it has begun, does nothing else, and ends well."""

import os
import signal
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.faults.served import Served, furnished, serving
from tests.laws.contractor import JOBS, NO_ANSWER, Contractor, Line, furnish, together
from truckroll.store import upkeep
from truckroll.testing import sandbox

ROUNDS = 25 if os.environ.get("SOAK") else 1
CLIENTS = 6


class Client:
    """Writes notes without a key, so that one which was kept but not answered would be found."""

    def __init__(self, contractor: Contractor, number: int, *, keeps_line: bool) -> None:
        self.contractor = contractor
        self.name = f"client {number}"
        self.keeps_line = keeps_line
        self.sent = 0
        self.noted: list[str] = []

    def work(self, url: str) -> None:
        line = Line(url, self.contractor.credentials)
        try:
            while True:
                self.sent += 1
                text = f"{self.name} {self.sent}"
                status, answer = line.ask("POST", f"{JOBS}/{self.contractor.jobs[0]}/notes", {"text": text})
                assert status == 200, answer
                self.noted.append(text)
                if not self.keeps_line:
                    line.close()
        except NO_ANSWER:
            line.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_answers_what_was_begun_and_nothing_else_is_done(tmp_path: Path, how: signal.Signals):
    folder, rng = tmp_path / "data", Random()
    contractor = furnished(folder, jobs=1, page_size=100)
    clients = [Client(contractor, number, keeps_line=number % 2 == 0) for number in range(CLIENTS)]
    for life in range(ROUNDS + 1):
        with serving(folder) as server:
            line = Line(server.url, contractor.credentials)
            found, page, more = [], 0, True
            while more:
                page += 1
                notes = line.good("GET", f"{JOBS}/{contractor.jobs[0]}/notes", page=page, pageSize=5_000)
                found += [note["text"] for note in notes["data"]]
                more = notes["hasMore"]
            assert sorted(found) == sorted(text for client in clients for text in client.noted)
            if life == ROUNDS:
                break

            def stop(server: Served = server) -> None:
                time.sleep(0.2 + rng.random() / 2)
                server.process.send_signal(how)

            together([lambda each=each: each.work(server.url) for each in clients] + [stop])
            assert server.ended() == 0
            assert server.said == f"ready {server.url}\n"
    assert all(client.noted for client in clients)
    assert upkeep.check(folder) == []


def test_a_request_under_way_is_answered_before_the_server_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    answers: list[int] = []
    with sandbox(tmp_path) as server:
        contractor, database = furnish(server, jobs=1), server.platform.database
        line = Line(server.url, contractor.credentials)
        notes = f"{JOBS}/{contractor.jobs[0]}/notes"
        line.good("GET", notes)
        came, go_on, write = threading.Event(), threading.Event(), database.write_async

        def coming(work: Any) -> Any:
            came.set()
            return write(work)

        monkeypatch.setattr(database, "write_async", coming)
        database.write(lambda connection: go_on.wait(60))
        caller = threading.Thread(target=lambda: answers.append(line.ask("POST", notes, {"text": "late"})[0]))
        caller.start()
        assert came.wait(60)
        threading.Timer(1, go_on.set).start()  # when the server is being stopped already
    caller.join(60)
    assert answers == [200]
    with sandbox(tmp_path) as server:
        line = Line(server.url, contractor.credentials)
        assert [note["text"] for note in line.good("GET", notes)["data"]] == ["late"]


def test_who_is_connected_when_the_server_is_told_to_stop_hears_with_an_answer_that_it_was_the_last(tmp_path: Path):
    furnished(tmp_path / "data", jobs=1, page_size=100)
    with serving(tmp_path / "data") as server:
        place = urlsplit(server.url)
        line = HTTPConnection(place.hostname or "", place.port, timeout=60)
        server.process.send_signal(signal.SIGTERM)
        last = False
        while not last:
            line.request("GET", "/healthz")
            answer = line.getresponse()
            assert (answer.status, answer.read()) == (200, b"alive\n")
            last = answer.headers["connection"] == "close"
        with pytest.raises(ConnectionError):  # whoever comes after that is refused, as soon as nobody listens
            _ask_for_ever(line)
        assert server.ended() == 0


def _ask_for_ever(line: HTTPConnection) -> None:
    while True:
        line.request("GET", "/healthz")
        assert line.getresponse().read() == b"alive\n"
