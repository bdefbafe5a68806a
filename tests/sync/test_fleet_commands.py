"""`truckroll sync fleet` and `truckroll sync worker` as they are typed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.sync.fleets import SECRET, Fleet, environment, fleet
from tests.sync.sync_source import RATINGS, THINGS
from truckroll.sync import plan as planning
from truckroll.sync.commands import app
from truckroll.sync.fleet.leases import Leases
from truckroll.sync.fleet.work import planned


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fleet]:
    monkeypatch.setattr(planning, "all_feeds", lambda *_: (RATINGS, THINGS))
    monkeypatch.setattr(planning, "all_lists", lambda *_: ())
    planned.cache_clear()
    with fleet(tmp_path, "delta", 3) as many:
        many.write_list()
        yield many
    planned.cache_clear()


def typed(many: Fleet, *words: object, **variables: str) -> Result:
    known = environment() | {"COLUMNS": "200", "TRUCKROLL_FLEET": many.state} | variables
    result = CliRunner().invoke(app, [str(word) for word in words], env=known)
    assert SECRET not in result.output
    return result


def events(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_tenants_are_registered_synced_and_shown(three: Fleet):
    assert typed(three, "fleet", "add", three.list).stdout == "3 tenants, 3 of them new.\n"
    assert typed(three, "fleet", "add", three.list).stdout == "3 tenants, 0 of them new.\n"
    result = typed(three, "fleet", "status")
    assert result.exit_code == 0
    assert [line.split()[-2:] for line in result.stdout.splitlines() if "contractor" in line] == [["never", "due"]] * 3
    result = typed(three, "worker", "--to", three.place.to, "--once")
    assert result.exit_code == 0, result.output
    assert "contractor-101: 2 tables, 47 rows" in result.stdout
    assert three.differences() == 0
    result = typed(three, "fleet", "status", "--json")
    assert [(line["name"], line["tables"], line["due"]) for line in events(result)] == [
        ("contractor-101", 2, False),
        ("contractor-102", 2, False),
        ("contractor-103", 2, False),
    ]
    shown = typed(three, "status", "--to", three.place.to)
    assert sum("103: jpm/odd-things" in line for line in shown.stdout.splitlines()) == 1


def test_a_tenant_that_fails_says_why_and_the_others_go_on(three: Fleet):
    typed(three, "fleet", "add", three.list)
    three.server.tenants["102"].pages[THINGS.path] = [b'{"no": "list"}']
    result = typed(three, "worker", "--to", three.place.to, "--once", "--json")
    assert result.exit_code == 1
    failed = {line["name"]: line["failures"] for line in events(result) if line["failures"]}
    assert list(failed) == ["contractor-102"]
    assert list(failed["contractor-102"]) == ["jpm.odd_things"]
    result = typed(three, "fleet", "status")
    assert result.exit_code == 1
    assert "its data is not an array" in " ".join(result.stdout.split())


def test_what_a_machine_lacks_is_the_failure_of_the_tenants_that_need_it(three: Fleet):
    typed(three, "fleet", "add", three.list)
    result = typed(three, "worker", "--to", three.place.to, "--once", "--json", FLEET_KEY="")
    assert result.exit_code == 1
    reasons = {why for line in events(result) for why in line["failures"].values()}
    assert reasons == {"app_key is in the variable FLEET_KEY, which is not set here."}


def test_each_tenant_may_have_a_destination_of_its_own(three: Fleet, tmp_path: Path):
    typed(three, "fleet", "add", three.list)
    result = typed(three, "worker", "--to", f"{tmp_path}/{{name}}-{{tenant}}.duckdb", "--once")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.glob("*.duckdb")) == [
        f"contractor-{tenant}-{tenant}.duckdb" for tenant in three.rows
    ]


def test_a_tenant_is_taken_off(three: Fleet):
    typed(three, "fleet", "add", three.list)
    assert typed(three, "fleet", "remove", "contractor-102").exit_code == 0
    result = typed(three, "fleet", "remove", "contractor-102")
    assert (result.exit_code, result.stderr) == (2, "truckroll: There is no tenant 'contractor-102' in this fleet.\n")
    with Leases(three.state) as leases:
        assert [each.name for each in leases.standings()] == ["contractor-101", "contractor-103"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "one.duckdb"], "one.duckdb holds one tenant."),
        (["--to", "delta://lake", "--lease", "soon"], "'soon' is no time"),
        (["--to", "delta://lake", "--on", "ray://here"], "ray://here is no cluster's address"),
    ],
)
def test_what_cannot_be_is_refused(three: Fleet, words: list[str], said: str):
    result = typed(three, "worker", "--once", *words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_feed_that_there_is_not_is_refused_when_tenants_are_registered(three: Fleet):
    said = json.loads(three.list.read_text())
    said["tenants"][1]["feeds"] = "jpm.odd_thinks"
    three.list.write_text(json.dumps(said))
    result = typed(three, "fleet", "add", three.list)
    assert result.exit_code == 2
    assert "Did you mean jpm.odd_things?" in result.stderr
    with Leases(three.state) as leases:
        assert leases.standings() == []
