"""A tenant moves from one PostgreSQL to another as the how-to says it, while it is written and read."""

import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests import postgres
from tests.laws.contractor import FEEDS, JOBS, TENANT, Line, drain, furnish
from truckroll import testing

pytestmark = pytest.mark.soak
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "scale-out.md"


@pytest.fixture
def homes() -> Iterator[list[str]]:
    """Two PostgreSQL servers, each with an empty database."""
    folders = [Path(tempfile.mkdtemp(prefix="truckroll-home-")) for _ in range(2)]
    started: list[tuple[Path, dict[str, str], Path]] = []
    urls: list[str] = []
    try:
        for folder in folders:
            place, user, as_user = postgres.ready(folder)
            options = f"-k {folder} -c listen_addresses='' -c fsync=off -c wal_level=logical"
            workers = "-c max_worker_processes=24 -c max_logical_replication_workers=16"
            made = ["-A", "trust", "-U", user, "--encoding=UTF8", "--locale=C.UTF-8", "-N"]
            _run(as_user, folder, place / "initdb", "-D", folder / "data", *made)
            start = [
                "-o",
                f"{options} {workers} -c max_sync_workers_per_subscription=8",
                "-l",
                folder / "log",
                "-w",
                "start",
            ]
            _run(as_user, folder, place / "pg_ctl", "-D", folder / "data", *start)
            started.append((place, as_user, folder))
            _run(as_user, folder, place / "createdb", "-h", folder, "-U", user, "truckroll")
            urls.append(f"postgresql://{user}@/truckroll?host={folder}")
        yield urls
    finally:
        for place, as_user, folder in started:
            _run(as_user, folder, place / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def _run(as_user: dict[str, str], folder: Path, *command: object) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True, cwd=folder, **as_user)  # type: ignore[call-overload]


def said(head: str) -> str:
    """The block of the how-to that begins so, for the test's tenant."""
    blocks = re.findall(r"```sql\n(-- .*?)```", PAGE.read_text(), re.DOTALL)
    (block,) = [each for each in blocks if each.splitlines()[0] == f"-- {head}"]
    return block.replace("4711", str(TENANT))


def ask(connection: psycopg.Connection, sql: str) -> list[tuple]:
    """The answer to the last statement of a block; what one answers is run where the block says so."""
    told: list[tuple] = []
    for statement in re.split(r";\n(?!    |end)", sql.strip().removesuffix(";") + ";\n"):
        run = statement.removesuffix("\n").removesuffix("\\gexec")
        if not run.strip():
            continue
        cursor = connection.execute(run.encode())
        told = cursor.fetchall() if cursor.description else []
        if run != statement.removesuffix("\n"):
            connection.execute(told[0][0].encode())
    return told


def until(connection: psycopg.Connection, sql: str, answer: object) -> None:
    end = time.monotonic() + 120
    while ask(connection, sql) != [(answer,)]:
        assert time.monotonic() < end, sql
        time.sleep(0.1)


def test_a_tenant_moves_while_it_is_written_and_its_feeds_go_on(homes: list[str]):
    old_url, new_url = homes
    conninfo = {url: psycopg.conninfo.make_conninfo(url) for url in homes}
    with testing.sandbox(store=new_url):
        pass  # makes its tables
    with testing.sandbox(store=old_url, page_size=20) as server:
        contractor = furnish(server, jobs=20)
        line = Line(server.url, contractor.credentials)
        written: list[str] = []
        waits: list[float] = []
        stop = threading.Event()

        def write() -> None:
            each = Line(server.url, contractor.credentials)
            while not stop.is_set():
                summary, began = f"{len(written)}", time.monotonic()
                each.good("PATCH", f"{JOBS}/{contractor.jobs[len(written) % 20]}", {"summary": summary})
                written.append(summary)
                waits.append(time.monotonic() - began)

        with (
            psycopg.connect(old_url, autocommit=True) as old,
            psycopg.connect(old_url, autocommit=True) as holding,
            psycopg.connect(new_url, autocommit=True) as new,
        ):
            (renew,) = ask(old, said("first home"))
            founding = said("new home, once").replace("host=first dbname=truckroll", conninfo[old_url])
            ask(new, founding)
            ask(new, renew[0])
            until(new, said("new home: until this answers 0").replace(f"move_{TENANT}", "everybody"), 0)

            page = line.good("GET", FEEDS["jobs"], includeRecentChanges="true")
            writer = threading.Thread(target=write)
            writer.start()
            ask(old, said("old home"))
            copying = said("new home: it copies, and then follows")
            ask(new, copying.replace("host=old dbname=truckroll", conninfo[old_url]))
            until(new, said("new home: until this answers 0"), 0)
            stop.set()  # the proxy lets nobody through
            writer.join(60)
            began = time.monotonic()
            ask(holding, said("old home, within a transaction: whoever is writing ends, and nobody begins"))
            until(old, said("old home, in another session: until this answers true"), True)
            ask(new, said("new home"))
            ask(holding, said("old home, in the session that stayed open: nothing of it comes by itself here any more"))
            print(f"{len(written)} writes, held for {time.monotonic() - began:.2f} s")
            assert ask(old, f"select count(*) from jpm_job where tenant = {TENANT}") == [(0,)]

    with testing.sandbox(store=new_url, page_size=20) as server:
        there = Line(server.url, contractor.credentials)
        rows, _ = drain(there, "jobs", page["continueFrom"], includeRecentChanges="true")
        whole, _ = drain(there, "jobs", includeRecentChanges="true")
        latest = {row["id"]: row["summary"] for row in whole}
        wanted = dict.fromkeys(contractor.jobs, "")
        for at, summary in enumerate(written):
            wanted[contractor.jobs[at % 20]] = summary
        assert {job: latest[job] for job, summary in wanted.items() if summary} == {
            j: s for j, s in wanted.items() if s
        }
        assert {row["id"] for row in rows} >= {job for job, summary in wanted.items() if summary}
        there.good("PATCH", f"{JOBS}/{contractor.jobs[0]}", {"summary": "at home"})
