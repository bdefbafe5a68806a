"""A contractor on a served store: what its business begins with, and callers who speak HTTP over one socket each."""

import http.client
import json
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode, urlsplit

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import Caller
from truckroll.store.records import transact
from truckroll.testing import Credentials, Sandbox

TENANT = 7
FEEDS = {
    "jobs": "/jpm/v2/tenant/7/export/jobs",
    "appointments": "/jpm/v2/tenant/7/export/appointments",
    "notes": "/jpm/v2/tenant/7/export/job-notes",
    "canceled": "/jpm/v2/tenant/7/export/job-canceled-logs",
    "history": "/jpm/v2/tenant/7/export/job-history",
    "ratings": "/customer-interactions/v2/tenant/7/export/technician-ratings",
}
KEYS = dict.fromkeys(FEEDS, ("id",)) | {"history": ("jobId",), "ratings": ("technicianId", "jobId")}
JOBS = "/jpm/v2/tenant/7/jobs"
APPOINTMENTS = "/jpm/v2/tenant/7/appointments"
RATINGS = "/customer-interactions/v2/tenant/7/technician-ratings"
NO_ANSWER = (OSError, http.client.HTTPException)
"""What a caller sees when a connection ends before a whole answer has come."""

Row = dict[str, Any]


@dataclass
class Contractor:
    """A furnished tenant: what to call it with, and the ids that writers need."""

    credentials: Credentials
    ids: dict[str, int]
    jobs: list[int] = field(default_factory=list)

    def job(self, summary: str = "") -> Row:
        """What is asked for when a job is booked."""
        names = ("customerId", "locationId", "businessUnitId", "jobTypeId", "campaignId")
        return {name: self.ids[name] for name in names} | {
            "priority": "Normal",
            "summary": summary,
            "appointments": [self.visit() | {"technicianIds": [self.ids["tess"]]}],
        }

    def visit(self) -> Row:
        return {"start": "2030-01-01T10:00:00Z", "end": "2030-01-01T12:00:00Z"}


def furnish(server: Sandbox, jobs: int = 6) -> Contractor:
    """Open a tenant, connect an app, and book some jobs."""
    credentials = server.connect(server.tenant(TENANT))

    def work() -> dict[str, int]:
        customer = resolve("crm.Customer").new(name="Ada")
        made = {
            "customerId": customer,
            "locationId": resolve("crm.Location").new(customer_id=customer.id, name="Ada's house"),
            "businessUnitId": resolve("settings.BusinessUnit").new(name="Heating"),
            "jobTypeId": resolve("jpm.JobType").new(name="Tune-up"),
            "campaignId": resolve("marketing.Campaign").new(name="Leaflet"),
            "tess": resolve("settings.Technician").new(name="Tess"),
            "tom": resolve("settings.Technician").new(name="Tom"),
            "canceled": resolve("jpm.JobCancelReason").new(name="Moved away"),
            "held": resolve("jpm.JobHoldReason").new(name="Rain"),
        }
        return {name: int(record.id) for name, record in made.items()}

    database, now = server.platform.database, server.clock.now()
    ids = database.write(lambda connection: transact(connection, TENANT, now, Caller(), work)).result(60)
    contractor = Contractor(credentials, ids)
    office = Line(server.url, credentials)
    for number in range(jobs):
        contractor.jobs.append(office.good("POST", JOBS, contractor.job(f"job {number}"))["id"])
    return contractor


class Line:
    """A caller who keeps one connection, renews its token when it must, and never sends anything again by itself."""

    def __init__(self, url: str, credentials: Credentials) -> None:
        place = urlsplit(url)
        assert place.hostname
        self.connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
        self.credentials = credentials
        self.token = ""

    def ask(self, method: str, path: str, body: Row | None = None, key: str = "", **query: Any) -> tuple[int, Any]:
        """The status and what the answer says; one of NO_ANSWER when it did not come whole."""
        path = f"{path}?{urlencode(query)}" if query else path
        status, text = self._send(method, path, body, key)
        for _ in range(20):  # the clock of a test may jump past the life of a token that is seconds old
            if status != 401:
                break
            self._renew()
            status, text = self._send(method, path, body, key)
        return status, json.loads(text) if text else None

    def good(self, method: str, path: str, body: Row | None = None, key: str = "", **query: Any) -> Any:
        """As `ask`, for what cannot be refused."""
        status, answer = self.ask(method, path, body, key, **query)
        assert status == 200, answer
        return answer

    def close(self) -> None:
        self.connection.close()

    def _send(self, method: str, path: str, body: Row | None, key: str) -> tuple[int, bytes]:
        if not self.token:
            return 401, b""
        headers = {"Authorization": f"Bearer {self.token}", "ST-App-Key": self.credentials.app_key}
        if key:
            headers["Idempotency-Key"] = key
        text = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            text = json.dumps(body)
        return self._call(method, path, text, headers)

    def _renew(self) -> None:
        given = {
            "grant_type": "client_credentials",
            "client_id": self.credentials.client_id,
            "client_secret": self.credentials.client_secret,
        }
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        status, text = self._call("POST", "/connect/token", urlencode(given), form)
        assert status == 200, text
        self.token = json.loads(text)["access_token"]

    def _call(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, bytes]:
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except NO_ANSWER:
            self.connection.close()
            raise


class Office:
    """One of those who write all day: what he does next, and what may be said to it."""

    def __init__(self, contractor: Contractor, rng: Random, name: str) -> None:
        self.contractor = contractor
        self.rng = rng
        self.name = name
        self.count = 0
        self.visits: list[int] = []

    def next(self) -> tuple[str, str, Row | None]:
        """A request: any of the writes that a job's life is made of."""
        self.count += 1
        ids, words = self.contractor.ids, f"{self.name} {self.count}"
        job = self.rng.choice(self.contractor.jobs)
        visit = self.rng.choice(self.visits) if self.visits else 0
        choices: list[tuple[str, str, Row | None]] = [
            ("POST", f"{JOBS}/{job}/notes", {"text": words, "pinToTop": self.rng.random() < 0.5}),
            ("PATCH", f"{JOBS}/{job}", {"summary": words}),
            ("POST", APPOINTMENTS, {"jobId": job, **self.contractor.visit(), "technicianIds": [ids["tom"]]}),
            ("POST", APPOINTMENTS, {"jobId": job, **self.contractor.visit(), "specialInstructions": words}),
            ("POST", RATINGS, {"technicianId": ids["tess"], "jobId": job, "rating": self.rng.randint(0, 40) / 4}),
            ("PUT", f"{JOBS}/{job}/cancel", {"reasonId": ids["canceled"], "memo": words}),
            ("PUT", f"{JOBS}/{job}/remove-cancellation", None),
        ]
        if visit:
            choices += [
                ("DELETE", f"{APPOINTMENTS}/{visit}", None),
                ("PUT", f"{APPOINTMENTS}/{visit}/hold", {"reasonId": ids["held"], "memo": words}),
                ("DELETE", f"{APPOINTMENTS}/{visit}/hold", None),
                ("PUT", f"{APPOINTMENTS}/{visit}/confirmation", None),
                ("PATCH", f"{APPOINTMENTS}/{visit}/reschedule", {"end": "2030-01-01T13:00:00Z"}),
            ]
        return self.rng.choice(choices)

    def work(self, line: Line) -> int:
        """Do it; the status says whether the business agreed."""
        method, path, body = self.next()
        status, answer = line.ask(method, path, body)
        assert status in {200, 400, 404, 409}, answer
        if status == 200 and (method, path) == ("POST", APPOINTMENTS):
            self.visits.append(answer["id"])
        return status


def together(works: list[Callable[[], None]]) -> None:
    """Run works in threads of their own, and raise what any of them raised."""
    failures: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def drain(line: Line, feed: str, since: str = "", **how: Any) -> tuple[list[Row], str]:
    """All rows from a place to the idle end, and the token to go on with."""
    rows: list[Row] = []
    while True:
        page = line.good("GET", FEEDS[feed], **{"from": since, **how})
        rows, since = rows + page["data"], page["continueFrom"]
        if not page["hasMore"]:
            return rows, since


def kept(feed: str, rows: list[Row]) -> dict[tuple[Any, ...], Row]:
    """What a reader has who puts each row in the place of the one before."""
    return {tuple(row[name] for name in KEYS[feed]): row for row in rows}


def differences(line: Line, feeds: dict[str, dict[tuple[Any, ...], Row]]) -> list[str]:
    """Where what a reader kept differs from what gets and lists say."""
    found: list[str] = []

    def compare(what: str, rows: list[Row], listed: list[Row]) -> None:
        names = listed[0].keys() if listed else ()
        shown = Counter(json.dumps({name: row[name] for name in names}) for row in rows)
        wanted = Counter(json.dumps({name: row[name] for name in names}) for row in listed)
        found.extend(f"{what}: the reader lacks {text}" for text in wanted - shown)
        found.extend(f"{what}: the reader has {text}" for text in shown - wanted)

    for name, path in (("jobs", JOBS), ("appointments", APPOINTMENTS), ("ratings", RATINGS)):
        query = {"pageSize": 5_000} if name == "jobs" else {"pageSize": 5_000, "active": "Any"}
        compare(name, list(feeds[name].values()), line.good("GET", path, **query)["data"])
    for (job,) in feeds["jobs"]:
        for name, path, several in (
            ("notes", "notes", "data"),
            ("canceled", "canceled-log", "data"),
            ("history", "history", "history"),
        ):
            listed = line.good("GET", f"{JOBS}/{job}/{path}", **({"pageSize": 5_000} if several == "data" else {}))
            rows = [row for row in feeds[name].values() if row["jobId"] == job]
            if name == "history":
                rows = [step for row in rows for step in row["history"]]
                listed = {"history": [{k: v for k, v in step.items() if k != "memo"} for step in listed["history"]]}
            compare(f"{name} of job {job}", rows, listed[several])
    return found
