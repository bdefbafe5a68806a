"""A store can be copied while it serves, brought back, looked over and brought to a newer version."""

import os
import threading
from pathlib import Path

import pytest

from truckroll.catalogue.time import Clock
from truckroll.store import upkeep
from truckroll.store.database import Connection, Database
from truckroll.store.errors import StoreDamaged, StoreError
from truckroll.store.folder import DATABASE


def book(connection: Connection) -> None:
    connection.execute("insert into job (memo) values (:memo)", {"memo": "x" * 2000})


def jobs(folder: Path) -> int:
    with Database.open(folder, clock=Clock()) as database:
        row = database.inline.one("select count(*) from job")
        assert row
        return row[0]


def spoil(file: Path) -> None:
    """As a bad disk does: pages of the middle are noise."""
    with file.open("r+b") as content:
        content.seek(4096 * 5)
        content.write(os.urandom(4096 * 20))


class TestBackup:
    def test_what_was_acknowledged_before_is_in_it_while_writes_go_on(self, database: Database, tmp_path: Path):
        for _ in range(2000):
            database.write(book)
        database.write(book).result(60)
        done = threading.Event()

        def go_on() -> None:
            while not done.is_set():
                database.write(book).result(60)

        writer = threading.Thread(target=go_on)
        writer.start()
        try:
            database.backup(tmp_path / "copy")
        finally:
            done.set()
            writer.join()
        upkeep.restore(tmp_path / "copy", tmp_path / "other")
        assert jobs(tmp_path / "other") >= 2001

    def test_it_is_one_file_for_its_owner_alone(self, database: Database, tmp_path: Path):
        (tmp_path / "copies").mkdir()
        database.backup(tmp_path / "copies" / "monday")
        assert [entry.name for entry in (tmp_path / "copies").iterdir()] == ["monday"]
        assert (tmp_path / "copies" / "monday").stat().st_mode & 0o077 == 0

    def test_an_older_backup_is_replaced_and_nothing_else(self, database: Database, tmp_path: Path):
        database.backup(tmp_path / "copy")
        database.write(book).result(60)
        database.backup(tmp_path / "copy")
        upkeep.restore(tmp_path / "copy", tmp_path / "other")
        assert jobs(tmp_path / "other") == 1
        (tmp_path / "notes").write_text("mine " * 1000)
        for wrong in (tmp_path / "notes", tmp_path, database.folder / DATABASE):
            with pytest.raises(StoreError, match="is not a backup"):
                database.backup(wrong)

    def test_one_that_fails_leaves_the_older_one_and_no_litter(
        self, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        (tmp_path / "copies").mkdir()
        database.backup(tmp_path / "copies" / "monday")
        before = (tmp_path / "copies" / "monday").read_bytes()
        database.write(book).result(60)

        def stop(done: int, all: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            upkeep.backup(database.folder, tmp_path / "copies" / "monday", stop)
        assert [entry.name for entry in (tmp_path / "copies").iterdir()] == ["monday"]
        assert (tmp_path / "copies" / "monday").read_bytes() == before

    def test_a_damaged_store_does_not_replace_a_good_backup(self, database: Database, tmp_path: Path):
        for _ in range(100):
            database.write(book).result(60)
        database.backup(tmp_path / "copy")
        before = (tmp_path / "copy").read_bytes()
        database.close()
        spoil(database.folder / DATABASE)
        with pytest.raises(StoreDamaged):
            upkeep.backup(database.folder, tmp_path / "copy")
        assert (tmp_path / "copy").read_bytes() == before

    def test_of_nothing_or_to_nowhere_says_so(self, database: Database, tmp_path: Path):
        with pytest.raises(StoreError, match="holds no database"):
            upkeep.backup(tmp_path / "empty", tmp_path / "copy")
        with pytest.raises(StoreError, match="No such file or directory"):
            database.backup(tmp_path / "nowhere" / "copy")

    def test_it_tells_how_far_it_is(self, database: Database, tmp_path: Path):
        told: list[tuple[int, int]] = []
        upkeep.backup(database.folder, tmp_path / "copy", lambda done, all: told.append((done, all)))
        assert told[-1][0] == told[-1][1] > 0


class TestRestore:
    def test_it_begins_a_new_epoch(self, database: Database, tmp_path: Path):
        database.backup(tmp_path / "copy")
        upkeep.restore(tmp_path / "copy", tmp_path / "other")
        with Database.open(tmp_path / "other", clock=Clock()) as other:
            assert len(other.epoch) == 32
            assert other.epoch != database.epoch

    def test_a_folder_in_use_or_not_empty_is_refused(self, database: Database, tmp_path: Path):
        database.backup(tmp_path / "copy")
        with pytest.raises(StoreError, match="in use by process"):
            upkeep.restore(tmp_path / "copy", database.folder, overwrite=True)
        database.write(book).result(60)
        database.close()
        with pytest.raises(StoreError, match=r"not empty; .*--overwrite"):
            upkeep.restore(tmp_path / "copy", database.folder)
        assert jobs(database.folder) == 1
        upkeep.restore(tmp_path / "copy", database.folder, overwrite=True)
        assert jobs(database.folder) == 0

    def test_the_log_of_the_old_store_is_not_taken_for_the_new_ones(self, database: Database, tmp_path: Path):
        """As after a `kill -9`: the old store's last writes are still in its log."""
        database.backup(tmp_path / "copy")
        for _ in range(50):
            database.write(book).result(60)
        killed = tmp_path / "killed"
        killed.mkdir()
        for file in (DATABASE, f"{DATABASE}-wal"):
            (killed / file).write_bytes((database.folder / file).read_bytes())
        upkeep.restore(tmp_path / "copy", killed, overwrite=True)
        assert jobs(killed) == 0
        assert upkeep.check(killed) == []

    def test_a_damaged_store_can_be_replaced(self, database: Database, tmp_path: Path):
        database.backup(tmp_path / "copy")
        database.close()
        (database.folder / DATABASE).write_bytes(b"noise" * 1000)
        upkeep.restore(tmp_path / "copy", database.folder, overwrite=True)
        assert jobs(database.folder) == 0

    def test_a_damaged_backup_changes_nothing(self, database: Database, tmp_path: Path):
        for _ in range(100):
            database.write(book).result(60)
        database.backup(tmp_path / "copy")
        database.close()
        spoil(tmp_path / "copy")
        for wrong in (tmp_path / "copy", tmp_path / "absent", tmp_path):
            with pytest.raises(StoreError):
                upkeep.restore(wrong, database.folder, overwrite=True)
        assert jobs(database.folder) == 100
        assert sorted(entry.name for entry in database.folder.iterdir()) == ["lock", DATABASE]

    def test_one_killed_before_its_end_can_be_begun_again(self, database: Database, tmp_path: Path):
        database.write(book).result(60)
        database.backup(tmp_path / "copy")
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / f"{DATABASE}.part").write_bytes(b"half of it" * 1000)
        upkeep.restore(tmp_path / "copy", tmp_path / "other")
        assert jobs(tmp_path / "other") == 1
        assert sorted(entry.name for entry in (tmp_path / "other").iterdir()) == ["lock", DATABASE]


class TestCheck:
    def test_a_sound_store_has_nothing_to_tell_also_while_it_serves(self, database: Database, tmp_path: Path):
        database.write(book).result(60)
        assert database.check() == []
        database.backup(tmp_path / "copy")
        assert upkeep.check(tmp_path / "copy") == []

    def test_damage_is_told(self, database: Database):
        for _ in range(100):
            database.write(book).result(60)
        database.close()
        spoil(database.folder / DATABASE)
        assert upkeep.check(database.folder)
        (database.folder / DATABASE).write_bytes(b"noise" * 1000)
        assert "is damaged or not a Truckroll database" in upkeep.check(database.folder)[0]

    def test_inspections_say_what_sqlite_cannot_know(self, database: Database):
        def lost_jobs(connection: Connection) -> list[str]:
            return ["there is no job"] if connection.one("select 1 from job") is None else []

        assert upkeep.check(database.folder, [lost_jobs]) == ["there is no job"]

    def test_a_folder_without_a_store_is_an_error(self, tmp_path: Path):
        with pytest.raises(StoreError, match="holds no database"):
            upkeep.check(tmp_path)
