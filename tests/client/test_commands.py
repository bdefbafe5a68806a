"""The platform from a shell: calls, and whole nouns into files."""

import csv
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet
import pytest

from tests.client.scripted import Answer, Platform, feed_page, list_page, problem
from tests.every.place import OURS, Place, Tenant
from truckroll.client import Client, ServerFault
from truckroll.client.commands import address, said
from truckroll.client.saving import save
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def tenant() -> Iterator[Tenant]:
    with sandbox(page_size=2) as server:
        tenant = Tenant(Place(server), OURS)
        server.clock.advance(1000)
        tenant.token = tenant.place.token(tenant.app)
        yield tenant


@pytest.fixture
def env(tenant: Tenant, tmp_path: Path) -> Path:
    app = tenant.app
    lines = {
        "CLIENT_ID": app.client_id,
        "CLIENT_SECRET": app.client_secret,
        "APP_KEY": app.app_key,
        "TENANT_ID": app.tenant,
        "API_ROOT": tenant.place.server.url,
    }
    file = tmp_path / "demo.env"
    file.write_text("".join(f"SERVICETITAN_{name}={value}\n" for name, value in lines.items()))
    return file


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "truckroll", *map(str, words)], capture_output=True, text=True, check=False
    )


def test_a_list_is_json_lines_in_a_pipe(env: Path, tenant: Tenant):
    done = run("call", "GET", "jpm/jobs", "jobStatus=Completed", "--env", env)
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [tenant.ids["done"]]
    assert len(run("call", "GET", "jpm/jobs", "--limit", "2", "--env", env).stdout.splitlines()) == 2


def test_a_list_is_a_table_on_a_terminal(env: Path):
    reading, writing = pty.openpty()
    command = [sys.executable, "-m", "truckroll", "call", "GET", "jpm/jobs", "--env", str(env)]
    with subprocess.Popen(command, stdout=writing, stderr=writing, env={**os.environ, "COLUMNS": "140"}) as process:
        os.close(writing)
        shown = b""
        try:
            while piece := os.read(reading, 4096):
                shown += piece
        except OSError:  # the other end is closed
            pass
        assert process.wait() == 0
    assert b"jobNumber" in shown
    assert "│".encode() in shown


def test_a_record_is_read_changed_and_refused(env: Path, tenant: Tenant):
    job = f"jpm/jobs/{tenant.ids['open']}"
    assert json.loads(run("call", "PATCH", job, "summary=Leaks", "--env", env).stdout)["summary"] == "Leaks"
    assert json.loads(run("call", "GET", job, "--env", env).stdout)["summary"] == "Leaks"
    refused = run("call", "GET", "jpm/jobs/99999999", "--env", env)
    assert refused.returncode == 1
    assert "404" in refused.stderr
    assert "[trace " in refused.stderr
    missing = run("call", "GET", "jpm/job", "--env", env)
    assert (missing.returncode, "Near it are jpm/jobs" in missing.stderr) == (1, True)


@pytest.mark.parametrize(
    ("method", "path", "found"),
    [
        ("GET", "jpm/jobs", ("/jpm/v2/tenant/{tenant}/jobs", True)),
        ("GET", "jpm/jobs/5", ("/jpm/v2/tenant/{tenant}/jobs/5", False)),
        ("GET", "jpm/jobs/cancel-reasons", ("/jpm/v2/tenant/{tenant}/jobs/cancel-reasons", False)),
        ("GET", "equipment-systems/installed-equipment", None),
        ("GET", "salestech/estimates", None),
        ("GET", "sales/estimates", None),
        ("GET", "/new/v9/tenant/{tenant}/things", ("/new/v9/tenant/{tenant}/things", False)),
    ],
)
def test_a_short_path_leads_to_its_operation(method: str, path: str, found: tuple[str, bool] | None):
    assert address(method, path)[1] if found is None else address(method, path) == found


def test_what_is_given_is_asked_for_or_said():
    assert said("GET", ["a=1", "b=x=y"]) == ({"a": "1", "b": "x=y"}, None)
    assert said("POST", ["a=1", "b:=[2]", "c==3"]) == ({"c": "3"}, {"a": "1", "b": [2]})
    assert said("PUT", ['[{"id": 5}]']) == ({}, [{"id": 5}])
    with pytest.raises(ValueError, match="no NAME=VALUE"):
        said("GET", ["nonsense"])
    with pytest.raises(ValueError, match="not JSON"):
        said("POST", ["a:=nonsense"])


def test_a_noun_is_exported_in_each_form(env: Path, tenant: Tenant, tmp_path: Path):
    files = [tmp_path / f"jobs{ending}" for ending in (".jsonl", ".csv", ".parquet")]
    for file in files:
        done = run("export", "jpm.jobs", "--to", file, "--env", env)
        assert (done.returncode, "rows" in done.stdout) == (0, True), done.stderr
    lines, table, columns = files
    rows = [json.loads(line) for line in lines.read_text().splitlines()]
    assert {row["id"] for row in rows} == {row["id"] for row in tenant.drain("Export_Jobs")}
    with table.open() as file:
        assert [int(row["id"]) for row in csv.DictReader(file)] == [row["id"] for row in rows]
    read = pyarrow.parquet.read_table(columns)
    assert read.column("id").to_pylist() == [row["id"] for row in rows]
    assert str(read.schema.field("created_on").type) == "timestamp[ns, tz=UTC]"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo.env", *sorted(file.name for file in files)]


def test_a_noun_without_a_feed_is_exported_from_its_list(env: Path, tmp_path: Path):
    done = run("export", "accounting.tax_zones", "--to", tmp_path / "zones.csv", "--env", env)
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "zones.csv").read_text().splitlines()) > 1


@pytest.mark.parametrize(
    ("noun", "to", "why"),
    [
        ("jpm.job", "x.csv", "jpm has no job to export; it has appointments"),
        ("jmp.jobs", "x.csv", "There is no API 'jmp'"),
        ("jpm.jobs", "x.xlsx", "ends with none of .jsonl, .csv, .parquet"),
    ],
)
def test_what_cannot_be_exported_is_told(env: Path, tmp_path: Path, noun: str, to: str, why: str):
    done = run("export", noun, "--to", tmp_path / to, "--env", env)
    assert done.returncode == 1
    assert why in done.stderr


def test_an_export_that_was_cut_goes_on_and_keeps_each_record_once(platform: Platform, tmp_path: Path):
    client, to, told = Client(platform.conn, tries=1), tmp_path / "jobs.jsonl", list[int]()
    platform.script += [
        feed_page([{"id": 1, "total": 0.1}, {"id": 2}], "a", True),
        problem(500, "down"),
        feed_page([{"id": 1, "total": 0.3}], "b", True),
        feed_page([], "c", False),
    ]
    with pytest.raises(ServerFault):
        save(client, "jpm.jobs", to, progress=told.append)
    assert not to.exists()
    with (tmp_path / "jobs.jsonl.part").open("ab") as spool:
        spool.write(b'{"id": 3')  # half a row that a crash left
    saved = save(client, "jpm.jobs", to, progress=told.append)
    assert (saved.rows, saved.next, told) == (2, "c", [2, 3, 3])
    assert [json.loads(line) for line in to.read_text().splitlines()] == [{"id": 2}, {"id": 1, "total": 0.3}]
    assert [dict(call.query).get("from") for call in platform.calls] == [None, "a", "a", "b"]
    assert list(tmp_path.iterdir()) == [to]


def test_decimals_are_exact_in_every_file(platform: Platform, tmp_path: Path):
    row = b'{"id":1,"total":0.10000000,"summary":"two\\nlines, \\"quoted\\"","tagTypeIds":[1,2]}'
    for ending in (".csv", ".parquet"):
        platform.script += [Answer(body=b'{"hasMore":false,"continueFrom":"a","data":[' + row + b"]}")]
        save(Client(platform.conn), "jpm.jobs", tmp_path / f"x{ending}")
    with (tmp_path / "x.csv").open() as file:
        (read,) = csv.DictReader(file)
    assert (read["total"], read["summary"], read["tag_type_ids"]) == ("0.10000000", 'two\nlines, "quoted"', "[1, 2]")
    assert pyarrow.parquet.read_table(tmp_path / "x.parquet").column("total").to_pylist() == [Decimal("0.10000000")]


def test_a_list_is_saved_from_its_beginning(platform: Platform, tmp_path: Path):
    platform.script += [list_page([{"id": 2}], True), list_page([{"id": 1}], False)]
    assert save(Client(platform.conn), "accounting.tax-zones", tmp_path / "x.jsonl").rows == 2
