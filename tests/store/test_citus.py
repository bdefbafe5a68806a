"""What Citus asks of a program, proved on plain PostgreSQL; its functions are played by tests/store/citus.sql."""

import subprocess
import sys
import uuid
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pglast import ast, parse_sql
from typer.testing import CliRunner

from tests import citus, postgres
from tests.laws.contractor import JOBS, TENANT, Line, drain, furnish
from truckroll import testing
from truckroll.catalogue.time import Clock
from truckroll.derive.tables import all_tables
from truckroll.server import timers
from truckroll.server.access import apps, tenants
from truckroll.server.log import Log
from truckroll.server.telemetry.counts import Counts
from truckroll.store import planned
from truckroll.store.commands import app as db
from truckroll.store.errors import StoreError
from truckroll.store.postgres import PostgresStore, distributing, distribution, words
from truckroll.store.queries import queries, script


@pytest.fixture
def url() -> Iterator[str]:
    with postgres.database() as url:
        yield url


PLAYED = Path(__file__).with_name("citus.sql").read_text()


@pytest.fixture
def served() -> str:
    """A database that was served, in which Citus's functions are."""
    postgres.copy(_played(), "a test's")
    return postgres.kept("a test's")


@pytest.fixture(scope="module")
def distributed() -> str:
    """A database that was served and then distributed; tests add to it."""
    postgres.copy(_played(), "distributed")
    url = postgres.kept("distributed")
    distributing.distribute(url)
    return url


@cache
def _played() -> str:
    url = postgres.kept("played")
    serve(url)
    run(url, PLAYED)
    return "played"


def serve(url: str) -> list[int]:
    """Let a server do what servers do; the jobs there are."""
    with testing.sandbox(store=url) as server:
        if server.platform.database.read(tenants.every).result():
            credentials = server.connect(TENANT, name=str(uuid.uuid4()))
        else:
            credentials = furnish(server, jobs=2).credentials
        line = Line(server.url, credentials)
        rows, _ = drain(line, "jobs", includeRecentChanges="true")
        line.good("PATCH", f"{JOBS}/{rows[0]['id']}", {"summary": str(uuid.uuid4())})
        return sorted(row["id"] for row in rows)


def run(url: str, sql: str) -> list[Any]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql.encode())
        return cursor.fetchall() if cursor.description else []


def told(url: str) -> list[str]:
    return [said for (said,) in run(url, "select said from told order by id")]


def queries_kept() -> Iterator[tuple[str, str]]:
    for file in files("truckroll.store").joinpath("sql").iterdir():
        stem = file.name.removesuffix(".sql")
        if stem.endswith("_queries") and stem != "distribution_queries":
            yield from ((f"{stem} {name}", sql) for name, sql in queries(stem).items())


# The tables.


def test_every_table_belongs_to_tenants_or_is_kept_whole_for_a_reason():
    classes = {name: table.kind for name, table in citus.declared().items()}
    assert [name for name, kind in classes.items() if kind is None] == []
    assert set(distribution.GLOBAL) | set(distribution.ASIDE) <= set(classes)
    assert all(reason for reason in (distribution.GLOBAL | distribution.ASIDE).values())


def test_every_unique_key_of_tenant_data_names_the_tenant():
    tables = [table for table in citus.declared().values() if table.kind == "tenant"]
    assert len(tables) > 200
    assert [(t.name, each) for t in tables for each in t.uniques if t.column not in each] == []
    assert all(table.key for table in tables)


def test_no_table_has_what_citus_cannot_keep():
    assert [(table.name, table.faults) for table in citus.declared().values() if table.faults] == []
    made = [raw.stmt for text in citus.scripts() for raw in parse_sql(words.definition(text))]
    assert {type(stmt) for stmt in made} <= {ast.CreateStmt, ast.IndexStmt, ast.InsertStmt}


def test_names_of_indexes_have_room_for_the_number_of_a_shard():
    """PostgreSQL cuts names at 63 bytes; two that are cut to the same would be one."""
    names = [index for text in citus.scripts() for index in _indexes(text)]
    assert len({name[:63] for name in names}) == len(names)


def _indexes(text: str) -> list[str]:
    return [raw.stmt.idxname for raw in parse_sql(words.definition(text)) if isinstance(raw.stmt, ast.IndexStmt)]


def test_postgresql_is_taught_functions_alone_for_nothing_else_goes_to_every_machine():
    made = {type(raw.stmt) for raw in parse_sql(script("postgres"))}
    assert made <= {ast.CreateFunctionStmt, ast.DoStmt}


# The statements.


def test_every_statement_that_is_kept_names_its_tenant_or_says_that_it_asks_for_all():
    kept = dict(queries_kept())
    assert len(kept) > 100
    assert {name: judged.faults for name, sql in kept.items() if (judged := citus.judged(sql)).faults} == {}


def test_every_statement_of_a_noun_names_its_tenant():
    for table in all_tables():
        for sql in (table.insert, table.update, table.select_one, table.retire):
            assert (citus.judged(sql).faults, citus.judged(sql).pins) == ([], {"tenant"}), sql


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("select id from tenant order by id", "does not name the tenant"),
        ("select 1 from planned where tenant = :a or due = :b", "does not name the tenant"),
        ("select 1 from jpm_job r where r.tenant = :t and id in (select id from replaced)", "of replaced"),
        ("select 1 from delivery d join outbox o on o.tenant = d.tenant where d.tenant = :t", "tenant of outbox o"),
        ("select count(*) from (select id from jpm_job) found", "of jpm_job"),
        ("select 1 from jpm_job where tenant = :t union all select 1 from replaced", "of replaced"),
        ("select 1 from jpm_job where tenant = :t and modified < now()", "asks now()"),
        ("select 1 from nothing_known where tenant = :t", "which nobody declares"),
        ("select 1 from jpm_job j join request r on r.tenant = j.tenant where j.tenant = :t", "stands aside"),
        ("with gone as (delete from planned where tenant = :t returning 1) select 1 from gone", "within a `with`"),
        ("insert into answered (occasion, at) values (:o, :a)", "without tenant"),
        ("insert into answered (tenant, occasion) select id, 'x' from tenant", "for whichever tenant"),
        ("insert into app (id) select name from tenant where id = :t", "writes rows of tenants into app"),
        ("update planned set due = 0", "does not name the tenant"),
        ("update planned set tenant = :u where tenant = :t", "to another tenant"),
        ("delete from planned /* of every tenant */ where due < :d", "on every machine"),
        ("select 1 from tenant /* of every tenant */ where modified > :m /* for update */", "locks rows"),
        ("select 1 from delivery d /* of every tenant */ join outbox o on o.seq = d.seq", "by other things"),
    ],
)
def test_a_statement_that_citus_would_refuse_or_send_everywhere_is_found(sql: str, fault: str):
    assert any(fault in each for each in citus.judged(sql).faults), citus.judged(sql).faults


def test_what_a_server_does_is_judged_as_it_runs(url: str):
    """As it is in every test: what a request, a webhook and a timer ask."""
    serve(url)
    assert citus.FAULTS == []


@pytest.mark.parametrize(
    ("work", "fault"),
    [
        ("for t in (1, 2): c.execute('delete from planned where tenant = :t', {'t': t})", "touches the tenants"),
        ("c.execute('delete from planned where tenant = :t and tenant = :u', {'t': 1, 'u': 2})", "names 2 tenants"),
        ("c.one('select min(due) from planned /* of every tenant */')", "is not among those that may"),
        (
            "c.execute('delete from planned where tenant = :t', {'t': 1});"
            " c.one('select min(due) from planned /* of every tenant */')",
            "writes for a tenant and asks every machine",
        ),
    ],
)
def test_a_transaction_that_citus_would_spread_is_found(url: str, work: str, fault: str):
    place = Path(testing.__file__).with_name("invented.py")  # as if the program did it
    names: dict[str, Any] = {}
    exec(compile(f"def work(c):\n    {work}", str(place), "exec"), names)
    with PostgresStore.open(url, clock=Clock()) as store:
        store.write(names["work"]).result()
    found, citus.FAULTS[:] = citus.FAULTS[:], []
    assert any(fault in each for each in found), found


# The command.


def test_a_database_without_citus_is_refused_with_what_to_do(url: str):
    said = CliRunner().invoke(db, ["distribute", "--data", url])
    assert said.exit_code == 1
    assert "no extension citus" in said.stderr
    assert "citus_add_node" in said.stderr


def test_a_folder_is_refused(tmp_path: Path):
    said = CliRunner().invoke(db, ["distribute", "--data", str(tmp_path)])
    assert said.exit_code == 1
    assert "--data URL" in said.stderr


def test_a_dry_run_shows_statements_that_postgresql_can_read_and_changes_nothing(served: str):
    said = CliRunner().invoke(db, ["distribute", "--data", served, "--dry-run", "--shards", "48"])
    assert said.exit_code == 0, said.stderr
    calls = [raw.stmt.targetList[0].val.funcname[-1].sval for raw in parse_sql(said.stdout)]
    kinds = [table.kind for table in citus.declared().values()]
    assert calls.count("create_distributed_table") == kinds.count("tenant")
    assert calls.count("create_reference_table") == kinds.count("everywhere")
    assert calls.count("truncate_local_data_after_distributing_table") == len(kinds) - kinds.count("aside")
    taught = {raw.stmt.funcname[-1].sval for raw in parse_sql(script("postgres")) if hasattr(raw.stmt, "funcname")}
    assert calls.count("create_distributed_function") >= len(taught) > 3
    first = next(line for line in said.stdout.splitlines() if "_table" in line)
    assert first == "select create_distributed_table('\"tenant\"', 'id', colocate_with => 'none', shard_count => 48);"
    assert told(served) == []


def test_every_table_goes_where_it_should_and_a_server_goes_on_with_it(served: str):
    before = serve(served)
    assert distributing.distribute(served) == sum(t.kind != "aside" for t in citus.declared().values())
    said = told(served)
    assert [each for each in said if " in " in each] == ["tenant by id in 32"]
    assert {"jpm_job by tenant", "planned by tenant", '"grant" everywhere', "jpm_job emptied"} <= set(said)
    assert not [each for each in said if each.startswith(tuple(distribution.ASIDE))]
    assert run(served, "select count(distinct colocationid) from pg_dist_partition where partmethod = 'h'") == [(1,)]
    assert serve(served) == before
    assert distributing.distribute(served) == 0


def test_who_was_killed_goes_on_where_he_was(served: str):
    command = [sys.executable, "-m", "truckroll", "db", "distribute", "--data", served]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(40):
            process.stdout.readline()
        process.kill()
    done = len(run(served, "select 1 from pg_dist_partition"))
    every = sum(table.kind != "aside" for table in citus.declared().values())
    assert 30 < done < every
    with pytest.raises(StoreError, match=r"half distributed.*db distribute"):
        PostgresStore.open(served, clock=Clock())
    rest = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{every - done} tables were distributed." in rest.stdout
    assert len([each for each in told(served) if each.endswith((" by tenant", " everywhere"))]) == every - 1
    serve(served)


def test_a_fault_of_the_cluster_is_told_with_its_statement_and_can_be_mended(served: str):
    run(served, "insert into stumbling_block values ('crm_location')")
    with pytest.raises(
        StoreError, match=r"crm_location by tenant: connection to the remote node failed.*\(select create_"
    ):
        distributing.distribute(served)
    run(served, "delete from stumbling_block")
    assert distributing.distribute(served) > 0
    assert distributing.distribute(served) == 0


def test_nobody_may_be_serving_while_tables_are_distributed(served: str):
    with PostgresStore.open(served, clock=Clock()), pytest.raises(StoreError, match="stop its servers first"):
        distributing.distribute(served)
    assert told(served) == []


def test_triggers_of_an_earlier_program_are_taken_away(served: str):
    run(
        served,
        "create function app_added() returns trigger language plpgsql as 'begin return null; end';"
        " create trigger app_added after insert on app for each row execute function app_added()",
    )
    distributing.distribute(served)
    assert run(served, "select 1 from pg_trigger where not tgisinternal") == []


def test_a_table_that_somebody_distributed_otherwise_is_told(served: str):
    run(served, "select create_reference_table('tenant')")
    with pytest.raises(StoreError, match="the table tenant was distributed in another way"):
        distributing.distribute(served)


def test_a_table_of_somebody_else_stays_where_it_is(served: str):
    run(served, "create table notes (id bigint primary key, said text)")
    distributing.distribute(served)
    assert not [each for each in told(served) if each.startswith("notes")]


def test_a_table_that_a_newer_program_makes_goes_where_it_should(distributed: str):
    with PostgresStore.open(distributed, clock=Clock()) as store:
        columns = "tenant integer not null, id integer not null, primary key (tenant, id)"
        for _ in range(2):
            store.write(lambda c: c.execute(f"create table if not exists novelty ({columns}) strict")).result()
    assert [each for each in told(distributed) if "novelty" in each] == ["novelty by tenant", "novelty emptied"]


def test_a_server_makes_the_tables_that_are_missing_in_a_distributed_database(distributed: str):
    run(distributed, "delete from pg_dist_partition where logicalrelid = 'invitation'::regclass; drop table invitation")
    serve(distributed)
    assert told(distributed).count("invitation everywhere") == 2


def test_functions_of_a_newer_program_reach_every_machine(distributed: str):
    before = told(distributed).count("instr(text,text)")
    run(distributed, "update meta set value = 'those of another' where name = 'functions'")
    for _ in range(2):
        PostgresStore.open(distributed, clock=Clock()).close()
    assert told(distributed).count("instr(text,text)") == before + 1


def test_a_distributed_database_keeps_no_snapshots(distributed: str):
    with PostgresStore.open(distributed, clock=Clock()) as store, pytest.raises(StoreError, match="keeps no snapshots"):
        store.snapshots.save("before")


def test_an_empty_database_is_told(tmp_path: Path):
    with postgres.empty() as url:
        run(url, PLAYED)
        with pytest.raises(StoreError, match="nothing of Truckroll's"):
            distributing.distribute(url)


def test_how_many_shards_there_are_is_not_changed_later(distributed: str):
    with pytest.raises(StoreError, match="distributed already"):
        distributing.distribute(distributed, 64)


def test_a_distributed_store_is_not_asked_everywhere_after_every_write(
    distributed: str, url: str, monkeypatch: pytest.MonkeyPatch
):
    """What this process has planned is seen at once on one machine, and a quarter of a second later on many."""
    monkeypatch.setattr(timers, "LOOK_EVERY", 3600.0)
    asked = {place: _asked_while_writing(place, monkeypatch) for place in (url, distributed)}
    assert asked[url] >= 5
    assert asked[distributed] <= 2  # once, and again if the database was not reached at once


def _asked_while_writing(place: str, monkeypatch: pytest.MonkeyPatch) -> int:
    asked: list[Any] = []
    monkeypatch.setattr(planned, "next_due", asked.append)
    with PostgresStore.open(place, clock=Clock()) as store:
        each = timers.Timers(store, Clock(), Log(), Counts())
        for _ in range(5):
            store.write(lambda c: c.one("select 1")).result()
            assert not each.due
        return sum(connection is store.inline for connection in asked)  # not what other servers of this process asked


# A server noticed each change by triggers once.


def test_whatever_changes_who_may_call_moves_the_number_that_servers_look_at(url: str):
    """Each statement that changes an app, a grant, a key or the issuer goes through the one function that says so."""
    changing = {
        name for name, sql in queries("access_queries").items() if set(_changed(sql)) & {"app", "grant", "signing_key"}
    }
    assert len(changing) > 10
    source = "".join(each.read_text() for each in Path(apps.__file__).parent.glob("*.py"))
    assert [name for name in changing if f'_SQL["{name}"]' in source] == []
    with testing.sandbox(store=url) as server:
        store, now = server.platform.database, server.clock.now()

        def version() -> int:
            row = store.read(lambda c: c.one("select version from access")).result()
            assert row is not None
            return row[0]

        server.tenant(1)
        seen = [version()]
        app = store.write(lambda c: apps.create(c, "One", scopes=["tn.jpm.jobs:r"], now=now, offered_to=[1])).result()
        seen.append(version())
        grant, _ = store.write(lambda c: apps.connect(c, app.id, 1, now=now)).result()
        seen.append(version())
        for change in (
            lambda c: apps.disable(c, grant.client_id, now=now),
            lambda c: apps.restore(c, grant.client_id),
            lambda c: apps.rotate(c, grant.client_id),
            lambda c: apps.set_limit(c, app.id, 5),
            lambda c: apps.set_limit(c, app.id, 5, tenant=1),
            lambda c: apps.set_idle_token(c, app.id, "empty"),
            lambda c: apps.bind(c, grant.client_id, booking_provider="1", gps_provider=None),
            lambda c: apps.disconnect(c, grant.client_id),
            lambda c: apps.delete(c, app.id),
        ):
            store.write(change).result()
            seen.append(version())
    assert seen == sorted(set(seen))


def _changed(sql: str) -> Iterator[str]:
    for raw in parse_sql(words.statement(sql, writing=True).replace("%(", "").replace(")s", "")):
        if isinstance(raw.stmt, ast.InsertStmt | ast.UpdateStmt | ast.DeleteStmt):
            yield raw.stmt.relation.relname
