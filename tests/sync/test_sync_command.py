"""`truckroll sync` as it is typed: what it prints, where it ends, what it says when it cannot."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.sync.feed_server import FeedServer
from tests.sync.sync_source import RATINGS, THINGS, Scripted, differences, thing
from truckroll.sync import plan as planning
from truckroll.sync.commands import app
from truckroll.sync.once import sync

THING_ROWS = [thing(id) for id in range(1, 101)]
RATING_ROWS = [{"technicianId": 1, "jobId": job, "rating": 5.5} for job in range(40)]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    monkeypatch.setattr(planning, "all_feeds", lambda *_: (RATINGS, THINGS))
    monkeypatch.setattr(planning, "all_lists", lambda *_: ())
    pages = {THINGS.path: [THING_ROWS[:60], THING_ROWS[60:]], RATINGS.path: [RATING_ROWS]}
    with FeedServer(Scripted(pages), tmp_path).running() as server:
        yield server


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


def typed(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


def lines(result: Result, event: str) -> list[dict]:
    return [line for line in map(json.loads, result.stdout.splitlines()) if line["event"] == event]


def test_all_feeds_land_and_the_closing_table_says_so(server: FeedServer, path: Path):
    result = typed("--to", path, "--env", server.env)
    assert result.exit_code == 0
    assert differences(path, THINGS, THING_ROWS) == differences(path, RATINGS, RATING_ROWS) == 0
    shown = [line.split() for line in result.stdout.splitlines() if "jpm.odd_things" in line]
    assert shown[-1][:6] == ["jpm.odd_things", "100", "0", "0", "100", "2"]
    assert not path.with_name("warehouse.duckdb.spool").exists()


def test_machines_get_a_json_object_a_line(server: FeedServer, path: Path):
    server.source.pages[THINGS.path].append([thing(7, count="x")])
    result = typed("--to", path, "--env", server.env, "--feeds", "jpm", "--json")
    assert result.exit_code == 0
    assert lines(result, "landed")[-1]["rows"] == 100
    assert lines(result, "told")[0]["text"].startswith("count is not INTEGER")
    (feed,) = lines(result, "feed")
    assert feed["pages"] >= 3  # More where a page was read again for a closer look.
    assert {**feed, "pages": 3, "seconds": 0} == {
        "event": "feed",
        "feed": "jpm/odd-things",
        "table": "jpm.odd_things",
        "new": 100,
        "changed": 0,
        "deleted": 0,
        "rows": 100,
        "pages": 3,
        "seconds": 0,
        "failure": None,
    }
    assert lines(result, "end") == [{"event": "end", "feeds": 1, "failed": []}]


def test_a_feed_that_may_not_be_read_fails_alone_and_says_what_to_do(server: FeedServer, path: Path):
    server.forbidden.add(THINGS.path)
    result = typed("--to", path, "--env", server.env)
    assert result.exit_code == 1
    told = " ".join(result.stdout.split())
    assert "jpm.odd_things: GET /jpm/v2/tenant/7/export/odd-things: 403, Scope validation failed." in told
    assert "Ask the tenant's administrator" in told
    assert "The scope is tn.jpm.oddthings:r." in told
    assert differences(path, RATINGS, RATING_ROWS) == 0


def test_status_says_where_each_feed_stands(server: FeedServer, path: Path):
    typed("--to", path, "--env", server.env)
    server.forbidden.add(THINGS.path)
    typed("--to", path, "--env", server.env)
    result = typed("status", "--to", path)
    assert result.exit_code == 0
    ratings, things = (line for line in result.stdout.splitlines() if line.startswith((" customer", " jpm")))
    assert "up to date" in ratings
    assert "failed" in things
    assert "█" * 16 in things
    states = lines(typed("status", "--to", path, "--json"), "status")
    assert [(state["feed"], state["rows"]) for state in states] == [
        ("customer-interactions/technician-ratings", 40),
        ("jpm/odd-things", 100),
    ]


def test_a_warehouse_of_another_tenant_ends_with_2(server: FeedServer, path: Path, tmp_path: Path):
    typed("--to", path, "--env", server.env)
    with FeedServer(server.source, tmp_path, tenant="8").running() as other:
        result = typed("--to", path, "--env", other.env)
    assert result.exit_code == 2
    assert "holds tenant 7" in result.stderr
    assert "into a file of its own with --to" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say which file to sync into"),
        (("--to", "{folder}"), "is a folder"),
        (("--to", "{folder}/none/w.duckdb"), "There is no folder"),
        (("--to", "{folder}/w.duckdb", "--env", "{folder}/none.env"), "The credentials cannot be read"),
        (("--to", "{folder}/w.duckdb", "--feeds", "jpm.odd_thing"), "Did you mean jpm.odd_things"),
        (("status", "--to", "{folder}/w.duckdb"), "is not there"),
    ],
)
def test_what_cannot_begin_as_asked_ends_with_2(server: FeedServer, tmp_path: Path, words: tuple[str, ...], said: str):
    given = [word.replace("{folder}", str(tmp_path)) for word in words]
    if "--env" not in given and "status" not in given:
        given += ["--env", str(server.env)]
    result = typed(*given)
    assert (result.exit_code, said in " ".join(result.stderr.split())) == (2, True)


def test_credentials_that_are_not_all_there_are_named(server: FeedServer, path: Path, tmp_path: Path):
    (tmp_path / "some.env").write_text("SERVICETITAN_CLIENT_ID=cid.x\n")
    result = typed("--to", path, "--env", tmp_path / "some.env")
    assert result.exit_code == 2
    assert "SERVICETITAN_CLIENT_SECRET" in result.stderr


@pytest.mark.parametrize("content", [b"this is no database" * 1000, b"x"])
def test_a_file_that_is_no_database_is_left_as_it_is(server: FeedServer, path: Path, content: bytes):
    path.write_bytes(content)
    result = typed("--to", path, "--env", server.env)
    assert result.exit_code == 1
    assert "is damaged, or no DuckDB file" in result.stderr
    assert path.read_bytes() == content


def test_a_file_that_another_program_has_open_is_told(server: FeedServer, path: Path):
    program = f"import duckdb, sys; c = duckdb.connect({str(path)!r}); print(1, flush=True); sys.stdin.read()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program], **pipes) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        results = typed("--to", path, "--env", server.env), typed("status", "--to", path)
        holder.kill()
    assert [result.exit_code for result in results] == [1, 1]
    assert all("is open in another program" in result.stderr for result in results)


def test_the_plan_says_how_each_table_is_read_and_how_far_behind_it_is(server: FeedServer):
    result = typed("plan")
    assert result.exit_code == 0
    (line,) = (line for line in result.stdout.splitlines() if "jpm.odd_things" in line)
    assert line.split()[1:3] == ["feed", "id"]
    assert "active = false" in line
    assert "15 minutes" in line
    ratings, _, *below = lines(typed("plan", "--json"), "plan")
    assert ratings["key"] == ["technician_id", "job_id"]
    assert ratings["deletes"] == "by the full compare"
    assert {each["way"] for each in below} == {"below"}


def test_verify_compares_source_and_destination_row_by_row(server: FeedServer, path: Path, tmp_path: Path):
    for to in (path, f"{tmp_path}/folder/"):
        server.source.pages[THINGS.path] = [THING_ROWS[:60], THING_ROWS[60:]]
        typed("--to", to, "--env", server.env)
        well = typed("verify", "--to", to, "--env", server.env)
        assert (well.exit_code, "and the same" in well.stdout) == (0, True), well.stdout
        news = thing(500, modifiedOn="2026-02-01T00:00:00Z")
        server.source.pages[THINGS.path] = [[*THING_ROWS[1:], thing(7, name="tampered"), thing(501), news]]
        result = typed("verify", "--to", to, "--env", server.env, "--json")
        assert result.exit_code == 1
        ratings, things = lines(result, "verdict")
        assert (ratings["alike"], ratings["well"]) == (40, True)
        assert [things[name] for name in ("alike", "missing", "surplus", "different", "newer")] == [98, 1, 1, 1, 1]
        assert things["keys"] == ["different 7", "missing 501", "surplus 1"]


def test_every_so_often_it_runs_again_and_warns_of_too_often(server: FeedServer, path: Path):
    program = "import sys; from tests.sync.test_sync_killed import PROGRAM; exec(PROGRAM)"
    words = ["--to", str(path), "--env", str(server.env), "--every", "1s", "--json"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", program, *words], cwd=root, **pipes) as process:
        assert process.stdout is not None
        ends = 0
        for line in process.stdout:
            ends += json.loads(line)["event"] == "end"
            if ends == 1:
                server.source.pages[THINGS.path] = [*server.source.pages[THINGS.path], [thing(900)]]
            if ends == 3:
                process.terminate()
                break
        _, said = process.communicate()
    assert process.returncode == 143
    assert "under five minutes" in said
    assert differences(path, THINGS, [*THING_ROWS, thing(900)]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--every", "10m", "--once"), "both --once and --every"),
        (("--every", "often"), "no time such as 10m"),
        (("--compare", "0d"), "no time such as 10m"),
    ],
)
def test_times_that_make_no_sense_end_with_2(server: FeedServer, path: Path, words: tuple[str, ...], said: str):
    result = typed("--to", path, "--env", server.env, *words)
    assert (result.exit_code, said in " ".join(result.stderr.split())) == (2, True), result.stderr


def test_a_library_call_says_how_each_table_went(server: FeedServer, path: Path):
    outcomes = sync(path, source=server.env, feeds=["jpm"])
    assert [(outcome.landing.name, outcome.new, outcome.failure) for outcome in outcomes] == [
        ("jpm.odd_things", 100, None)
    ]
