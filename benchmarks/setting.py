"""A data folder with as many jobs as a measurement needs, a server on it, and a load on that server."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from truckroll.catalogue import given
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.catalogue.transaction import Caller
from truckroll.derive.operations import all_operations
from truckroll.derive.tables import COMMON, table_of
from truckroll.server.access import admission, apps, tenants
from truckroll.store.database import Database
from truckroll.store.protocol import Connection
from truckroll.store.records import record_schema, transact

TENANT = 7
SUMMARY = "No heat since last night; furnace is in the attic, bring the tall ladder and call before you come. " * 3


class Missing(RuntimeError):
    """A tool that a measurement needs is not on this machine."""


@dataclass(frozen=True)
class Filled:
    """A data folder with jobs in it, and what an app calls it with."""

    folder: Path
    headers: dict[str, str]
    client: tuple[str, str]
    job: dict[str, object]
    app_key: str


def fill(folder: Path, jobs: int, others: int = 0) -> Filled:
    """Book one job by the rules and multiply it by SQL, each with ids and times of its own; other tenants get ten."""
    all_operations()
    clock = Clock()
    clock.set(clock.now() - 3600 * TICKS_PER_SECOND)
    with Database.open(folder, clock=clock, schema=record_schema()) as database:

        def work(connection: Connection) -> tuple[apps.App, str, str, dict[str, object]]:
            admission.prepare(connection, clock.now())
            for tenant in (TENANT, *range(1000, 1000 + others)):
                tenants.add(connection, tenant, "A contractor", "UTC", now=clock.now())
            booked = transact(connection, TENANT, clock.now(), Caller(), book)
            multiply(connection, TENANT, jobs)
            for tenant in range(1000, 1000 + others):
                transact(connection, tenant, clock.now(), Caller(), book)
                multiply(connection, tenant, 10)
            scopes = {operation.scope for operation in all_operations()}
            app = apps.create(connection, "bench", scopes=scopes, now=clock.now(), offered_to=[TENANT])
            grant, secret = apps.connect(connection, app.id, TENANT, now=clock.now())
            return app, grant.client_id, secret, booked

        app, client_id, secret, job = database.write(work).result()
    return Filled(folder, {"ST-App-Key": app.key}, (client_id, secret), job, app.key)


def book() -> dict[str, object]:
    nouns = {
        name: resolve(name) for name in ("crm.Customer", "crm.Location", "settings.BusinessUnit", "settings.Technician")
    }
    customer = nouns["crm.Customer"].new(name="A customer")
    location = nouns["crm.Location"].new(customer_id=customer.id, name="A house")
    unit = nouns["settings.BusinessUnit"].new(name="Heating")
    technician = nouns["settings.Technician"].new(name="A technician")
    kind = resolve("jpm.JobType").new(name="Tune-up")
    campaign = resolve("marketing.Campaign").new(name="Mailing")
    body: dict[str, object] = {
        "customerId": int(customer.id),
        "locationId": int(location.id),
        "businessUnitId": int(unit.id),
        "jobTypeId": int(kind.id),
        "campaignId": int(campaign.id),
        "priority": "Normal",
        "summary": SUMMARY,
        "appointments": [
            {
                "start": "2026-12-01T10:00:00.0000000Z",
                "end": "2026-12-01T12:00:00.0000000Z",
                "technicianIds": [int(technician.id)],
            }
        ],
    }
    job = resolve("jpm.Job")
    rule = next(rule for rule in job.noun.rules if rule.act == "create")
    given.create(job, rule, body)
    return body


def multiply(connection: Connection, tenant: int, jobs: int) -> None:
    """Copies of the tenant's job, a tick apart, with ids and places in the feed of their own."""
    kept = table_of("jpm.Job")
    table, columns = kept.name, [*COMMON, *kept.columns, "body", "external", "internal"]
    first, last_seq = next(iter(connection.execute("select next_id, seq from tenant where id = :t", {"t": tenant})))
    new = {
        "id": f"{first} + n.value",
        "seq": f"{last_seq} + n.value",
        "modified": "modified + n.value",
        "created": "created + n.value",
        "job_number": f"cast({first} + n.value as text)",
        "body": f"replace(body, '\"id\":' || id || ',', '\"id\":' || ({first} + n.value) || ',')",
    }
    connection.execute(
        "with recursive n (value) as (select 1 union all select value + 1 from n where value < :n)"
        f" insert into {table} ({', '.join(columns)}) select {', '.join(new.get(c, f'j.{c}') for c in columns)}"
        f" from (select * from {table} where tenant = :t limit 1) j, n",
        {"t": tenant, "n": jobs},
    )
    connection.execute(
        "update tenant set next_id = next_id + :n + 1, seq = seq + :n, modified = modified + :n where id = :t",
        {"t": tenant, "n": jobs},
    )


@dataclass
class Running:
    """A server under measurement."""

    url: str
    filled: Filled
    headers: dict[str, str]

    @property
    def variables(self) -> dict[str, str]:
        """What a client is told of it, as variables of an environment."""
        names = {"CLIENT_ID": self.filled.client[0], "CLIENT_SECRET": self.filled.client[1], "TENANT_ID": str(TENANT)}
        names |= {"APP_KEY": self.filled.app_key, "API_ROOT": self.url, "AUTH_ROOT": self.url}
        return {f"SERVICETITAN_{name}": value for name, value in names.items()}

    def get(self, path: str) -> requests.Response:
        """One answer."""
        answer = requests.get(self.url + path, headers=self.headers, timeout=60)
        answer.raise_for_status()
        return answer

    def rate(self, path: str, seconds: float = 3, connections: int = 32, script: str = "") -> float:
        """Requests a second that the server answers with 2xx, by wrk."""
        wrk = shutil.which("wrk")
        if wrk is None:
            raise Missing("wrk is not on this machine; on Debian: apt install wrk")
        command = [wrk, "-t1", f"-c{connections}", f"-d{seconds}s", *(["-s", script] if script else [])]
        for name, value in self.headers.items():
            command += ["-H", f"{name}: {value}"]
        told = subprocess.run([*command, self.url + path], capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in told:
            raise RuntimeError(told)
        found = re.search(r"Requests/sec:\s+([\d.]+)", told)
        assert found, told
        return float(found[1])

    def posting(self, body: object) -> str:
        """A wrk script that posts this body; its path."""
        script = self.filled.folder / "post.lua"
        text = json.dumps(body)
        script.write_text(
            f'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [[{text}]]\n'
        )
        return str(script)


@contextmanager
def running(filled: Filled, page_size: int = 5000, *, kept: bool = False) -> Generator[Running]:
    """Serve a filled folder in a process of its own; pages of feeds are made each time unless they may be `kept`."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.server",
        str(filled.folder),
        str(page_size),
        "kept" if kept else "made",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().removeprefix("ready ").strip()
        client, secret = filled.client
        form = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
        token = requests.post(f"{url}/connect/token", data=form, timeout=60).json()["access_token"]
        try:
            yield Running(url, filled, {**filled.headers, "Authorization": f"Bearer {token}"})
        finally:
            process.terminate()


@contextmanager
def folder(parts: Sequence[str] = ()) -> Generator[Path]:
    """A folder that goes away."""
    with tempfile.TemporaryDirectory(prefix="truckroll-bench-") as path:
        yield Path(path, *parts)
