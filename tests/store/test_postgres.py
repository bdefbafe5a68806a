"""PostgreSQL under the store's protocol: its words, its faults, and several servers on one database."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests import postgres
from tests.laws.contractor import FEEDS, Line, drain, furnish, together
from truckroll import testing
from truckroll.catalogue.time import Clock
from truckroll.store.errors import Duplicate, StoreError, StoreUnavailable
from truckroll.store.postgres import PostgresStore, words


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgres.database() as url:
        yield url


@pytest.fixture
def store(url: str) -> Iterator[PostgresStore]:
    with PostgresStore.open(url, clock=Clock()) as store:
        yield store


def test_names_of_values_are_told_from_casts_and_from_colons_in_texts():
    said = words.statement("select ':a', x::text, '{\"b\":' || :b where c = :c_1", writing=False)
    assert said == "select ':a', x::text, '{\"b\":' || %(b)s where c = %(c_1)s"


def test_a_lock_is_taken_only_where_something_may_be_written():
    sql = "select 1 from tenant where id = :id /* for update */"
    assert words.statement(sql, writing=True).endswith("for update")
    assert "for update" not in words.statement(sql, writing=False)


def test_a_table_of_sqlite_is_made_of_what_postgresql_has():
    made = words.definition("create table t (id integer not null, text text, raw blob) strict, without rowid;")
    assert made == 'create table t (id bigint not null, text text collate "C", raw bytea);'


def test_work_that_fails_leaves_nothing(store: PostgresStore):
    def work(connection: Any) -> None:
        connection.execute("insert into meta (name, value) values (:n, :v)", {"n": "half", "v": "done"})
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        store.write(work).result()
    assert store.read(lambda c: c.one("select 1 from meta where name = :n", {"n": "half"})).result() is None


def test_a_second_row_of_the_same_key_is_told_as_such(store: PostgresStore):
    def work(connection: Any) -> None:
        for _ in range(2):
            connection.execute("insert into meta (name, value) values (:n, :v)", {"n": "twice", "v": ""})

    with pytest.raises(Duplicate):
        store.write(work).result()


def test_a_reader_writes_nothing(store: PostgresStore):
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        store.read(lambda c: c.execute("delete from meta where name = :n", {"n": "x"})).result()


def test_a_connection_that_was_cut_is_told_as_unavailable_and_made_anew(store: PostgresStore):
    mine = "datname = current_database() and pid <> pg_backend_pid()"
    cut = f"select pg_terminate_backend(pid) from pg_stat_activity where {mine}"

    def work(connection: Any) -> Any:
        with psycopg.connect(store.url, autocommit=True) as other:
            other.execute(cut.encode())
        return connection.one("select 1 from meta where name = :n", {"n": "epoch"})

    with pytest.raises(StoreUnavailable):
        store.write(work).result()
    assert store.write(lambda c: c.one("select 1 from meta where name = :n", {"n": "epoch"})).result() == (1,)
    assert store.inline.one("select 1 from meta where name = :n", {"n": "epoch"}) == (1,)


def test_no_database_is_told_with_its_reason():
    with pytest.raises(StoreError, match="cannot be reached"):
        PostgresStore.open("postgresql://nobody@127.0.0.1:1/nothing", clock=Clock())


SERVER = """
import sys
from truckroll.testing import sandbox
with sandbox(store=sys.argv[1], page_size=7) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


def test_three_servers_on_one_database_keep_one_order(url: str):
    """Whoever follows a feed through any of them misses nothing, and sees no version twice."""
    with testing.sandbox(store=url, page_size=7) as first:
        contractor = furnish(first, jobs=4)
        others = [
            subprocess.Popen(
                [sys.executable, "-c", SERVER, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        try:
            urls = [first.url, *(other.stdout.readline().strip() for other in others if other.stdout)]
            done = threading.Event()
            rows: list[dict[str, Any]] = []

            def write(number: int) -> None:
                line = Line(urls[number % 3], contractor.credentials)
                for each in range(40):
                    job = contractor.jobs[each % 4]
                    line.good(
                        "PATCH",
                        f"/jpm/v2/tenant/{contractor.credentials.tenant}/jobs/{job}",
                        {"summary": f"{number} {each}"},
                    )

            def follow() -> None:
                lines, token, turn = [Line(each, contractor.credentials) for each in urls], "", 0
                while True:
                    last = done.is_set()
                    turn += 1
                    page = lines[turn % 3].good(
                        "GET", FEEDS["jobs"], **{"from": token, "includeRecentChanges": json.dumps(True)}
                    )
                    rows.extend(page["data"])
                    token = page["continueFrom"]
                    if last and not page["hasMore"]:
                        return

            follower = threading.Thread(target=follow)
            follower.start()
            together([lambda number=number: write(number) for number in range(6)])
            done.set()
            follower.join(60)
            whole, _ = drain(Line(urls[2], contractor.credentials), "jobs", includeRecentChanges="true")
            seen = {row["id"]: row for row in rows}
            assert seen == {row["id"]: row for row in whole}
            versions = [json.dumps(row) for row in rows]
            assert len(set(versions)) == len(versions)
            assert [row["modifiedOn"] for row in rows] == sorted(row["modifiedOn"] for row in rows)
        finally:
            for other in others:
                other.kill()
                other.wait()
