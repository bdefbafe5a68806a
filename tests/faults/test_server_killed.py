"""`kill -9` of a server under load: what was acknowledged is there, nothing is there twice, and feeds are whole."""

import json
import os
import time
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from tests.faults.served import Served, furnished, serving
from tests.laws.contractor import (
    APPOINTMENTS,
    FEEDS,
    JOBS,
    NO_ANSWER,
    RATINGS,
    Contractor,
    Line,
    Row,
    differences,
    drain,
    kept,
    together,
)
from truckroll.store import upkeep

ROUNDS = 50 if os.environ.get("SOAK") else 1
CLIENTS = 4

Request = tuple[str, str, Row | None, str]


class Client:
    """Writes to a job of his own, and sends again, under the same key, what was not answered."""

    def __init__(self, contractor: Contractor, number: int) -> None:
        self.contractor = contractor
        self.rng = Random()
        self.name = f"client {number}"
        self.job = contractor.jobs[number]
        self.count = 0
        self.unanswered: Request | None = None
        self.notes: list[str] = []
        self.booked: list[str] = []
        self.summary = f"job {number}"
        self.rating: float | None = None
        self.visits: dict[str, tuple[int, bool]] = {}

    def next(self) -> Request:
        self.count += 1
        words = f"{self.name} {self.count}"
        choices: list[tuple[str, str, Row | None]] = [
            ("POST", JOBS, self.contractor.job(words)),
            *[("POST", f"{JOBS}/{self.job}/notes", {"text": words})] * 4,
            *[("PATCH", f"{JOBS}/{self.job}", {"summary": words})] * 4,
            ("POST", RATINGS, {"technicianId": self.contractor.ids["tess"], "jobId": self.job, "rating": self.mark()}),
            ("POST", APPOINTMENTS, {"jobId": self.job, "specialInstructions": words, **self.contractor.visit()}),
        ]
        choices += [("DELETE", f"{APPOINTMENTS}/{id}", None) for id, active in self.visits.values() if active][:1]
        return (*self.rng.choice(choices), str(uuid4()))

    def mark(self) -> float:
        return self.count % 40 / 4

    def send(self, line: Line) -> None:
        """One request; it stays `unanswered` until it is answered."""
        self.unanswered = self.unanswered or self.next()
        method, path, body, key = self.unanswered
        status, answer = line.ask(method, path, body, key)
        assert status == 200, answer
        self.unanswered = None
        match method, path:
            case "POST", p if p == JOBS:
                assert body
                self.booked.append(body["summary"])
            case "POST", p if p == RATINGS:
                assert body
                self.rating = body["rating"]
            case "POST", p if p == APPOINTMENTS:
                assert body
                self.visits[body["specialInstructions"]] = (answer["id"], True)
            case "POST", _:
                assert body
                self.notes.append(body["text"])
            case "PATCH", _:
                assert body
                self.summary = body["summary"]
            case _:
                for words, (id, _) in self.visits.items():
                    if path.endswith(f"/{id}"):
                        self.visits[words] = (id, False)

    def work(self, url: str) -> None:
        """Write until the connection ends."""
        line = Line(url, self.contractor.credentials)
        try:
            while True:
                self.send(line)
        except NO_ANSWER:
            line.close()

    def check(self, line: Line) -> None:
        """What was acknowledged is there as it was said, once, and nothing else is."""
        assert self.unanswered is None
        notes = line.good("GET", f"{JOBS}/{self.job}/notes", pageSize=5_000)["data"]
        assert sorted(note["text"] for note in notes) == sorted(self.notes)
        assert line.good("GET", f"{JOBS}/{self.job}")["summary"] == self.summary
        jobs = line.good("GET", JOBS, pageSize=5_000)["data"]
        own = [job["summary"] for job in jobs if job["summary"].startswith(f"{self.name} ") and job["id"] != self.job]
        assert sorted(own) == sorted(self.booked)
        ratings = line.good("GET", RATINGS, jobId=self.job)["data"]
        assert [rating["rating"] for rating in ratings] == ([] if self.rating is None else [self.rating])
        visits = line.good("GET", APPOINTMENTS, jobId=self.job, active="Any", pageSize=5_000)["data"]
        found = {v["specialInstructions"]: (v["id"], v["active"]) for v in visits if v["specialInstructions"]}
        assert found == self.visits
        assert len(visits) == len(self.visits) + 1  # the one the job was booked with


class Reader:
    """Reads on from his tokens through all the server's lives."""

    def __init__(self, contractor: Contractor) -> None:
        self.contractor = contractor
        self.tokens = dict.fromkeys(FEEDS, "")
        self.rows: dict[str, list[Row]] = {feed: [] for feed in FEEDS}

    def work(self, url: str) -> None:
        line = Line(url, self.contractor.credentials)
        try:
            while True:
                for feed in FEEDS:
                    self.read_on(line, feed)
        except NO_ANSWER:
            line.close()

    def read_on(self, line: Line, feed: str) -> bool:
        query: dict[str, Any] = {"from": self.tokens[feed], "includeRecentChanges": "true"}
        page = line.good("GET", FEEDS[feed], **query)
        self.tokens[feed] = page["continueFrom"]
        self.rows[feed] += page["data"]
        return page["hasMore"]

    def check(self, line: Line) -> None:
        """Nothing came twice, and what came is what there is."""
        for feed, rows in self.rows.items():
            while self.read_on(line, feed):
                pass
            versions = [json.dumps(row) for row in rows]
            assert len(set(versions)) == len(versions), f"{feed}: a version came twice"
        assert differences(line, {feed: kept(feed, rows) for feed, rows in self.rows.items()}) == []


def whole(line: Line) -> None:
    """Each feed read from its beginning is what the lists say."""
    feeds: dict[str, dict[tuple[Any, ...], Row]] = {}
    for feed in FEEDS:
        rows, _ = drain(line, feed, includeRecentChanges="true")
        feeds[feed] = kept(feed, rows)
        assert len(feeds[feed]) == len(rows), f"{feed}: a record came twice"
    assert differences(line, feeds) == []


def test_a_killed_server_loses_nothing_it_acknowledged_and_does_nothing_twice(tmp_path: Path):
    folder, rng = tmp_path / "data", Random()
    contractor = furnished(folder, jobs=CLIENTS, page_size=7)
    clients = [Client(contractor, number) for number in range(CLIENTS)]
    reader = Reader(contractor)
    in_doubt = 0
    for life in range(ROUNDS + 1):
        with serving(folder) as server:
            line = Line(server.url, contractor.credentials)
            for client in clients:
                if client.unanswered:
                    client.send(line)
            for client in clients:
                client.check(line)
            whole(line)
            reader.check(line)
            if life == ROUNDS:
                break

            def kill(server: Served = server, begun: int = sum(client.count for client in clients)) -> None:
                while server.process.poll() is None and sum(client.count for client in clients) <= begun + CLIENTS:
                    time.sleep(0.005)
                time.sleep(rng.random())
                server.process.kill()

            together([lambda each=each: each.work(server.url) for each in (*clients, reader)] + [kill])
        in_doubt += sum(client.unanswered is not None for client in clients)
    assert in_doubt
    assert sum(client.count for client in clients) > ROUNDS * CLIENTS
    assert upkeep.check(folder) == []
