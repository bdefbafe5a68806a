"""`kill -9` of a server that delivers webhooks: what was committed is delivered, nothing else, each record in order."""

import json
import os
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from uuid import uuid4

from tests.faults.served import Served, furnished, serving
from tests.laws.contractor import JOBS, NO_ANSWER, Contractor, Line, together
from tests.webhooks.receiver import Answer, Came, receiver, until
from truckroll.catalogue.time import Clock
from truckroll.server.webhooks import subscriptions
from truckroll.store.database import Database
from truckroll.store.records import record_schema

ROUNDS = 50 if os.environ.get("SOAK") else 1
CLIENTS = 4
SCHEDULED, UPDATED = "tn.jpm.job-scheduled", "tn.jpm.job-updated"


class Client:
    """Books jobs and changes them, or asks for what is refused in the middle of its transaction."""

    def __init__(self, contractor: Contractor, number: int) -> None:
        self.contractor = contractor
        self.rng = Random()
        self.name = f"client {number}"
        self.count = 0
        self.jobs: dict[int, str] = {}
        """The jobs that were booked, and the customer's order that the last change gave each."""
        self.unanswered: tuple[str, str, dict[str, object], str] | None = None

    def next(self) -> tuple[str, str, dict[str, object], str]:
        self.count += 1
        if not self.jobs or self.rng.random() < 0.2:
            return "POST", JOBS, self.contractor.job() | {"customerPo": f"{self.name} 0"}, str(uuid4())
        job = self.rng.choice(list(self.jobs)[-3:])
        return "PATCH", f"{JOBS}/{job}", {"customerPo": f"{self.name} {self.count}"}, str(uuid4())

    def send(self, line: Line) -> None:
        method, path, body, key = self.unanswered = self.unanswered or self.next()
        status, answer = line.ask(method, path, body, key)
        assert status == 200, answer
        self.unanswered = None
        self.jobs[answer["id"]] = str(body["customerPo"])

    def spoil(self, line: Line) -> None:
        """A job whose second visit cannot be: the first and the invoice are rolled back."""
        wrong = self.contractor.visit() | {"end": "2029-01-01T00:00:00Z"}
        status, _ = line.ask(
            "POST",
            JOBS,
            self.contractor.job("rolled back")
            | {"customerPo": "rolled back", "appointments": [self.contractor.visit(), wrong]},
        )
        assert status == 400

    def work(self, url: str) -> None:
        line = Line(url, self.contractor.credentials)
        try:
            while True:
                self.send(line)
                if self.count % 5 == 0:
                    self.spoil(line)
        except NO_ANSWER:
            line.close()


def subscribe(folder: Path, contractor: Contractor, url: str) -> None:
    with Database.open(folder, clock=Clock(), schema=record_schema()) as store:
        for event in (SCHEDULED, UPDATED):
            store.write(
                lambda c, event=event: subscriptions.subscribe(
                    c, contractor.credentials.client_id, event, url, now=Clock().now()
                )
            ).result(60)


def promised(folder: Path) -> dict[str, tuple[int, str]]:
    """Every event that was committed: its record, and what it tells."""
    with Database.open(folder, clock=Clock(), schema=record_schema()) as store:
        rows = list(store.inline.execute("select seq, id, data from outbox order by seq"))
    said = {id: (seq, json.loads(data)["job"]) for seq, id, data in rows}
    return {id: (job["id"], f"{seq}: {job['customerPo']}") for id, (seq, job) in said.items()}


def waiting(folder: Path) -> int:
    with Database.open(folder, clock=Clock(), schema=record_schema()) as store:
        row = store.inline.one("select count(*) from delivery where state <> 'delivered'")
    assert row
    return row[0]


def by_record(came: list[Came]) -> dict[int, list[str]]:
    """For each job, its events in the order in which they first came."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for each in came:
        found[each.event["data"]["job"]["id"]].setdefault(each.event["userassignedid"])
    return {job: list(events) for job, events in found.items()}


def test_a_killed_server_delivers_every_committed_event_in_each_record_s_order_and_none_that_was_not(tmp_path: Path):
    folder, rng = tmp_path / "data", Random()
    contractor = furnished(folder, jobs=0, page_size=100)
    clients = [Client(contractor, number) for number in range(CLIENTS)]
    with receiver() as hears:
        hears.answer = lambda came: Answer(204, after=rng.random() / 50)  # so that some are under way when it dies
        subscribe(folder, contractor, hears.url)
        for _ in range(ROUNDS):
            with serving(folder, "--webhooks-to-private") as server:
                line = Line(server.url, contractor.credentials)
                for client in clients:
                    if client.unanswered:
                        client.send(line)

                def kill(server: Served = server) -> None:
                    time.sleep(rng.random())
                    server.process.kill()

                together([lambda each=each: each.work(server.url) for each in clients] + [kill])
        left = waiting(folder)
        events = promised(folder)
        with serving(folder, "--webhooks-to-private"):
            until(lambda: {each.headers["webhook-id"] for each in list(hears.came)} >= events.keys())
        came = list(hears.came)
    assert {each.event["userassignedid"] for each in came} == events.keys()
    assert left  # otherwise nothing was under way when it died, and this has shown nothing
    assert "rolled back" not in {each.event["data"]["job"]["customerPo"] for each in came}
    for job, told in by_record(came).items():
        assert told == [id for id, (record, _) in events.items() if record == job]
    assert {job for job, _ in events.values()} >= {job for client in clients for job in client.jobs}
