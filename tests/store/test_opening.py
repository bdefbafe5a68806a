"""Whoever opens a store is told plainly why he cannot have it."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from truckroll.catalogue.time import Clock
from truckroll.store import identity
from truckroll.store.database import Database
from truckroll.store.errors import StoreDamaged, StoreError
from truckroll.store.folder import DATABASE


def opened(folder: Path) -> Database:
    return Database.open(folder, clock=Clock())


def test_a_new_folder_is_made_for_its_owner_alone(tmp_path: Path):
    folder = tmp_path / "a" / "b"
    with opened(folder) as database:
        assert len(bytes.fromhex(database.epoch)) == 16
        assert folder.stat().st_mode & 0o077 == 0
    with opened(folder) as again:
        assert again.epoch == database.epoch
        assert again.renew_epoch() == again.epoch != database.epoch


def test_a_store_in_a_folder_that_others_may_read_is_its_owners_alone(tmp_path: Path):
    tmp_path.chmod(0o755)
    with opened(tmp_path) as database:
        database.write(lambda c: c.execute("create table t (a)")).result(60)
        files = list(tmp_path.iterdir())
        assert {file.name for file in files} == {"lock", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"}
        assert [file.name for file in files if file.stat().st_mode & 0o077] == []


def test_a_commit_is_flushed_and_the_log_is_a_write_ahead_log(tmp_path: Path):
    with opened(tmp_path / "data") as database:
        settings = "select * from pragma_journal_mode, pragma_synchronous, pragma_foreign_keys"
        assert database.write(lambda c: c.one(settings)).result(60) == ("wal", 2, 0)


def test_tables_asked_for_are_made_once(tmp_path: Path):
    tables = ["create table if not exists job (id integer primary key); create index if not exists j on job (id)"]
    for _ in range(2):
        with Database.open(tmp_path, clock=Clock(), schema=tables) as database:
            database.write(lambda c: c.execute("insert into job default values")).result(60)
    with opened(tmp_path) as database:
        assert database.inline.one("select count(*) from job") == (2,)


def test_a_second_owner_is_told_who_has_it(tmp_path: Path):
    with (
        opened(tmp_path),
        pytest.raises(StoreError, match=f"in use by process {os.getpid()}; stop it or choose another"),
    ):
        opened(tmp_path)
    opened(tmp_path).close()


def test_a_second_process_is_told_who_has_it(tmp_path: Path):
    program = (
        "import sys, pathlib\n"
        "from truckroll.catalogue.time import Clock\n"
        "from truckroll.store.database import Database\n"
        "Database.open(pathlib.Path(sys.argv[1]), clock=Clock())"
    )
    with opened(tmp_path):
        other = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=False)
    assert f"in use by process {os.getpid()}" in other.stderr
    assert subprocess.run([sys.executable, "-c", program, tmp_path], check=False).returncode == 0


def test_a_failed_opening_lets_the_folder_go(tmp_path: Path):
    (tmp_path / DATABASE).write_bytes(b"x" * 5000)
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            opened(tmp_path)
    (tmp_path / DATABASE).unlink()
    opened(tmp_path).close()


def test_a_file_where_the_folder_should_be(tmp_path: Path):
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match="cannot be used"):
        opened(tmp_path / "data")


def test_a_file_that_is_no_database_is_named_with_what_helps(tmp_path: Path):
    (tmp_path / DATABASE).write_text("these are my notes, not a database\n" * 100)
    with pytest.raises(StoreDamaged, match=r"truckroll\.db is damaged .*`truckroll db check .*`truckroll db restore "):
        opened(tmp_path)
    assert "my notes" in (tmp_path / DATABASE).read_text()


def test_another_programs_database_is_left_alone(tmp_path: Path):
    with sqlite3.connect(tmp_path / DATABASE) as other:
        other.execute("create table theirs (a)")
    other.close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(StoreDamaged, match="not a Truckroll database"):
        opened(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path: Path):
    """As a power cut right after the first start may leave it."""
    (tmp_path / DATABASE).touch()
    opened(tmp_path).close()


def test_a_file_cut_short_is_damaged(tmp_path: Path):
    with Database.open(tmp_path, clock=Clock(), schema=["create table job (memo text)"]) as database:
        database.write(lambda c: c.execute("insert into job values (zeroblob(100000) || 'x')")).result(60)
    with (tmp_path / DATABASE).open("r+b") as file:
        file.truncate(40_000)
    try:
        with opened(tmp_path) as database, pytest.raises(StoreDamaged):
            database.inline.one("select length(memo), memo from job")
    except StoreDamaged:
        pass


def test_a_newer_store_is_refused_with_both_versions(tmp_path: Path):
    with opened(tmp_path) as database:
        database.write(lambda c: identity.remember(c, "program", "9.9.9")).result(60)
    with sqlite3.connect(tmp_path / DATABASE) as file:
        file.execute("pragma user_version = 7")
    file.close()
    with pytest.raises(
        StoreError, match=rf"version 7, written by Truckroll 9\.9\.9; this is Truckroll {identity.program()}"
    ):
        opened(tmp_path)


def test_a_store_made_for_fewer_tables_and_columns_gets_the_others(tmp_path: Path):
    with Database.open(tmp_path, clock=Clock(), schema=("create table if not exists job (id integer) strict",)):
        pass
    grown = (
        "create table if not exists job (id integer, memo text) strict",
        "create index if not exists job_by_memo on job (memo)",
        "create table if not exists visit (id integer) strict",
    )
    with Database.open(tmp_path, clock=Clock(), schema=grown) as database:
        assert database.inline.one("select count(*) from pragma_table_info('job')") == (2,)
        assert database.inline.one("select count(*) from sqlite_schema where name in ('visit', 'job_by_memo')") == (2,)
