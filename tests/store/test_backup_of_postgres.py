"""A PostgreSQL store is copied into a file and brought back whole, or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from tests import postgres
from truckroll.catalogue.time import Clock
from truckroll.store import identity
from truckroll.store.errors import StoreError
from truckroll.store.postgres import PostgresStore, upkeep


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", f"{postgres.programs()}:{os.environ['PATH']}")


@pytest.fixture
def urls() -> Iterator[tuple[str, str]]:
    """A database with a store, and an empty one."""
    with ExitStack() as opened:
        data, other = (opened.enter_context(postgres.empty()) for _ in range(2))
        note(data, "before")
        yield data, other


def note(url: str, text: str) -> None:
    with PostgresStore.open(url, clock=Clock()) as store:
        store.write(lambda connection: identity.remember(connection, "note", text)).result()


def said(url: str) -> tuple[str | None, str]:
    with PostgresStore.open(url, clock=Clock()) as store:
        return identity.recall(store.inline, "note"), store.epoch


def test_a_copy_comes_back_under_a_new_epoch(urls: tuple[str, str], tmp_path: Path):
    data, other = urls
    upkeep.backup(data, tmp_path / "backup")
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
    note(data, "after")
    upkeep.restore(tmp_path / "backup", other)
    text, epoch = said(other)
    assert text == "before"
    assert epoch != said(data)[1]
    upkeep.restore(tmp_path / "backup", data, overwrite=True)
    assert said(data)[0] == "before"
    assert said(data)[1] != epoch
    assert upkeep.check(str(tmp_path / "backup")) == upkeep.check(data) == []


def test_what_cannot_be_restored_changes_nothing(urls: tuple[str, str], tmp_path: Path):
    data, other = urls
    file = tmp_path / "backup"
    upkeep.backup(data, file)
    note(data, "after")
    before = said(data)
    with pytest.raises(StoreError, match="is not empty"):
        upkeep.restore(file, data)
    with PostgresStore.open(data, clock=Clock()), pytest.raises(StoreError, match="in use by"):
        upkeep.restore(file, data, overwrite=True)
    with psycopg.connect(data, autocommit=True) as engine:
        engine.execute("create table newer (id bigint)")
    with pytest.raises(StoreError, match=r"lacks .*newer"):
        upkeep.restore(file, data, overwrite=True)
    with psycopg.connect(data, autocommit=True) as engine:
        engine.execute("drop table newer")
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(StoreError):
        upkeep.restore(file, data, overwrite=True)
    with pytest.raises(StoreError, match="is not there"):
        upkeep.restore(tmp_path / "nothing", data)
    assert upkeep.check(str(file)) != []
    assert said(data) == before
    with pytest.raises(StoreError, match="holds no store"):
        upkeep.backup(other, tmp_path / "empty")
    with pytest.raises(StoreError, match="is not a backup"):
        upkeep.backup(data, Path(__file__))


def test_a_restore_whose_last_word_never_comes_changes_nothing(
    urls: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """As when the command is killed: psql finds its input at an end, and has not been told to commit."""
    data, _ = urls
    upkeep.backup(data, tmp_path / "backup")
    note(data, "after")
    before = said(data)
    program = tmp_path / "pg_restore"
    real = shutil.which("pg_restore")
    program.write_text(f'#!/bin/sh\n{real} "$@"\ncase "$*" in *--clean*) kill -9 $$;; esac\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(StoreError):
        upkeep.restore(tmp_path / "backup", data, overwrite=True)
    assert said(data) == before


def test_a_backup_that_fails_leaves_the_older_one(
    urls: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    data, _ = urls
    folder = tmp_path / "copies"
    folder.mkdir()
    upkeep.backup(data, folder / "monday")
    before = (folder / "monday").read_bytes()
    program = tmp_path / "pg_dump"
    program.write_text("#!/bin/sh\necho 'pg_dump: error: no more room' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(StoreError, match="no more room"):
        upkeep.backup(data, folder / "monday")
    assert [each.name for each in folder.iterdir()] == ["monday"]
    assert (folder / "monday").read_bytes() == before


def test_a_password_stands_among_no_programs_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program, told = tmp_path / "pg_dump", tmp_path / "told"
    program.write_text(f'#!/bin/sh\necho "$* / $PGPASSWORD" > {told}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(upkeep, "opened", lambda _: ExitStack())
    monkeypatch.setattr(upkeep, "_refuse_none", lambda _: None)
    assert upkeep.check("postgresql://ada:s3cret@one:5432,two:5433/data") == []
    arguments, password = told.read_text().strip().split(" / ")
    assert password == "s3cret"
    assert "s3cret" not in arguments
    assert "host=one,two" in arguments
    assert "port=5432,5433" in arguments
