"""Numbered steps: a store is brought to this version in turn, and after a kill from where it was."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from truckroll.store import migrating
from truckroll.store.connection import open_writer
from truckroll.store.database import Connection, Database
from truckroll.store.errors import StoreError
from truckroll.store.folder import DATABASE


def book(connection: Connection) -> None:
    connection.execute("insert into job (memo) values (:memo)", {"memo": "x" * 2000})


def to_version_two(connection: Connection) -> None:
    connection.execute("alter table job add column priority text not null default 'Normal'")


def to_version_three(connection: Connection) -> bool:
    """Rewrites ten jobs at a time; `priority` says which are done."""
    connection.execute(
        "update job set memo = memo || '!', priority = 'High'"
        " where id in (select id from job where priority = 'Normal' limit 10)"
    )
    return connection.one("select 1 from job where priority = 'Normal'") is not None


STEPS = (to_version_two, to_version_three, "create index job_by_priority on job (priority)")

KILLED_IN_THE_MIDDLE = """
import os, sys
from pathlib import Path
from truckroll.store import migrating
from tests.store.test_steps import STEPS, to_version_three
calls = 0
def dies(connection):
    global calls
    calls += 1
    more = to_version_three(connection)
    if calls == 4:
        os._exit(9)
    return more
migrating.migrate(Path(sys.argv[1]), steps=(STEPS[0], dies, STEPS[2]))
"""


def rows(folder: Path) -> list[tuple[str, str]]:
    file = sqlite3.connect(folder / DATABASE)
    try:
        return file.execute("select replace(memo, 'x', ''), priority from job").fetchall()
    finally:
        file.close()


def test_each_step_is_reached_in_turn(database: Database):
    for _ in range(35):
        database.write(book).result(60)
    database.close()
    told: list[int] = []
    assert migrating.migrate(database.folder, steps=STEPS, told=told.append) == 4
    assert told == [2, 3, 4]
    assert rows(database.folder) == [("!", "High")] * 35
    assert migrating.migrate(database.folder, steps=STEPS, told=told.append) == 4
    assert told == [2, 3, 4]


def test_after_a_kill_it_goes_on_where_it_was(database: Database):
    for _ in range(95):
        database.write(book).result(60)
    database.close()
    root = Path(__file__).parents[2]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_IN_THE_MIDDLE, database.folder], cwd=root, check=False, timeout=60
    )
    assert killed.returncode == 9
    assert [priority for _, priority in rows(database.folder)].count("High") == 30
    assert migrating.migrate(database.folder, steps=STEPS) == 4
    assert rows(database.folder) == [("!", "High")] * 95


def test_a_step_that_fails_leaves_the_version_before(database: Database):
    database.close()

    def broken(connection: Connection) -> None:
        connection.execute("create table half_done (a)")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        migrating.migrate(database.folder, steps=(STEPS[0], broken))
    assert migrating.migrate(database.folder, steps=(STEPS[0], "create table half_done (a)")) == 3


def test_a_store_in_use_or_newer_is_refused(database: Database):
    with pytest.raises(StoreError, match="in use by process"):
        migrating.migrate(database.folder)
    database.close()
    migrating.migrate(database.folder, steps=STEPS)
    with pytest.raises(StoreError, match="knows versions up to 1"):
        migrating.migrate(database.folder)


def test_today_there_is_nothing_to_do(database: Database):
    database.close()
    assert migrating.migrate(database.folder) == 1


def test_a_server_takes_a_step_of_sql_when_it_starts_and_asks_for_one_that_goes_through_records(database: Database):
    database.close()
    with closing(open_writer(database.folder / DATABASE)) as engine:
        migrating.fit(engine, database.folder / DATABASE, (), ("create table added (a integer) strict",))
        with pytest.raises(StoreError, match=r"store version 2 and this Truckroll writes 3\. .*`truckroll db migrate"):
            migrating.fit(engine, database.folder / DATABASE, (), ("", lambda connection: None))
