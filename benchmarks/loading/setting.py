"""Many tenants with jobs, each with a token, on a server as anybody would start it."""

import os
import random
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests

from benchmarks.loading.caller import Kind
from benchmarks.setting import book, multiply
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.catalogue.transaction import Caller
from truckroll.derive.operations import all_operations
from truckroll.derive.tables import table_of
from truckroll.server.access import admission, apps, tenants
from truckroll.store.database import Database
from truckroll.store.protocol import Connection, Store, is_url
from truckroll.store.records import record_schema, transact

FIRST = 1000
PAGE = 50


@dataclass(frozen=True)
class Tenant:
    """Whom is called, by whom, and of which jobs."""

    id: int
    client: tuple[str, str]
    jobs: tuple[int, int]


@dataclass(frozen=True)
class Filled:
    """A store full of tenants, and the app that all of them have connected."""

    data: str
    app_key: str
    tenants: list[Tenant]


def fill(data: str, count: int, jobs: int) -> Filled:
    """So many tenants with so many jobs each: one booked by the rules, the rest its copies."""
    clock = Clock()
    clock.set(clock.now() - 3600 * TICKS_PER_SECOND)
    with _opened(data, clock) as store:
        ids = range(FIRST, FIRST + count)

        def first(connection: Connection) -> apps.App:
            admission.prepare(connection, clock.now())
            for id in ids:
                tenants.add(connection, id, "A contractor", "UTC", now=clock.now())
            scopes = {operation.scope for operation in all_operations()}
            return apps.create(connection, "load", scopes=scopes, now=clock.now(), offered_to=ids)

        app = store.write(first).result()

        def one(connection: Connection, id: int) -> Tenant:
            transact(connection, id, clock.now(), Caller(), book)
            multiply(connection, id, jobs - 1)
            grant, secret = apps.connect(connection, app.id, id, now=clock.now())
            table = table_of("jpm.Job").name
            found = connection.one(f"select max(id) from {table} where tenant = :tenant", {"tenant": id})
            assert found is not None
            return Tenant(id, (grant.client_id, secret), (found[0] - jobs + 2, found[0]))

        made = [store.write(lambda connection, id=id: one(connection, id)).result() for id in ids]
    return Filled(data, app.key, made)


@contextmanager
def postgres(folder: Path) -> Generator[str]:
    """The URL of a new database on a PostgreSQL that keeps what it acknowledged, unlike the tests' own."""
    from tests.postgres import ready

    place, user, as_user = ready(folder)

    def run(*words: object) -> None:
        subprocess.run([str(word) for word in words], check=True, capture_output=True, cwd=folder, **as_user)

    run(place / "initdb", "-D", folder / "pg", "-A", "trust", "-U", user, "--encoding=UTF8", "--locale=C.UTF-8", "-N")
    options = f"-k {folder} -c listen_addresses='' -c max_connections=200 -c shared_buffers=512MB"
    run(place / "pg_ctl", "-D", folder / "pg", "-o", options, "-l", folder / "pg.log", "-w", "start")
    try:
        run(place / "createdb", "-h", folder, "-U", user, "load")
        yield f"postgresql://{user}@/load?host={folder}"
    finally:
        run(place / "pg_ctl", "-D", folder / "pg", "-m", "fast", "stop")


@contextmanager
def _opened(data: str, clock: Clock) -> Generator[Store]:
    if not is_url(data):
        with Database.open(Path(data), clock=clock, schema=record_schema()) as store:
            yield store
        return
    from truckroll.store.postgres import PostgresStore

    with PostgresStore.open(data, clock=clock, schema=record_schema()) as store:
        yield store


@contextmanager
def serving(filled: Filled, workers: int, folder: Path) -> Generator[str]:
    """The server's URL: `truckroll serve` as it is, without a limit, its log in a file."""
    command = [sys.executable, "-m", "truckroll", "serve", "--data", filled.data, "--port", "0", "--limit", "off"]
    command += ["--log", str(folder / "log")]
    if workers > 1:
        command += ["--workers", str(workers), "--limit-store", "off"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            if not line.startswith("ready "):
                raise RuntimeError(f"the server did not begin: {(folder / 'log').read_text()[-2000:]}")
            yield line.removeprefix("ready ").strip()
        finally:
            process.terminate()
            process.wait(30)


def address(url: str) -> tuple[str, int]:
    """Where to connect to."""
    parts = urlsplit(url)
    return socket.gethostbyname(parts.hostname or ""), parts.port or 80


def kinds(filled: Filled, url: str) -> list[Kind]:
    """What the callers do: mostly look at a job, now and then list, follow a feed, or write a note."""
    calling = [(tenant, _head(filled, tenant, url)) for tenant in filled.tenants]
    note = b'{"text":"Gate code 4711","pinToTop":true}'

    def job(rng: random.Random, tenant: Tenant) -> int:
        return rng.randint(*tenant.jobs)

    def get(rng: random.Random) -> bytes:
        tenant, head = rng.choice(calling)
        return b"GET /jpm/v2/tenant/%d/jobs/%d%s\r\n" % (tenant.id, job(rng, tenant), head)

    def lists(rng: random.Random) -> bytes:
        tenant, head = rng.choice(calling)
        return b"GET /jpm/v2/tenant/%d/jobs?pageSize=%d%s\r\n" % (tenant.id, PAGE, head)

    def feed(rng: random.Random) -> bytes:
        tenant, head = rng.choice(calling)
        return b"GET /jpm/v2/tenant/%d/export/jobs%s\r\n" % (tenant.id, head)

    def write(rng: random.Random) -> bytes:
        tenant, head = rng.choice(calling)
        path = b"POST /jpm/v2/tenant/%d/jobs/%d/notes" % (tenant.id, job(rng, tenant))
        return b"%s%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (path, head, len(note), note)

    return [
        Kind("get", 0.70, get),
        Kind("list", 0.15, lists),
        Kind("feed page", 0.05, feed),
        Kind("write", 0.10, write),
    ]


def _head(filled: Filled, tenant: Tenant, url: str) -> bytes:
    client, secret = tenant.client
    form = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
    token = _session.post(f"{url}/connect/token", data=form, timeout=60).json()["access_token"]
    parts = urlsplit(url)
    lines = (
        " HTTP/1.1",
        f"Host: {parts.netloc}",
        f"ST-App-Key: {filled.app_key}",
        f"Authorization: Bearer {token}",
        "",
    )
    return "\r\n".join(lines).encode()


_session = requests.Session()
