"""The log beside the database file does not grow without end, however busy its readers are."""

import threading
from pathlib import Path

import pytest

from truckroll.catalogue.time import Clock
from truckroll.store import writer
from truckroll.store.database import Connection, Database
from truckroll.store.folder import DATABASE

JOBS = "create table if not exists job (id integer primary key, memo text not null) strict"
ROWS, BYTES = 6_000, 3_000


def book(connection: Connection) -> None:
    connection.execute("insert into job (memo) values (:memo)", {"memo": "x" * BYTES})


def test_the_log_begins_anew_though_some_reader_is_always_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writer, "CHECKPOINT_PAGES", 100)
    monkeypatch.setattr(writer, "LONG_LOG_PAGES", 400)
    done = threading.Event()
    with Database.open(tmp_path, clock=Clock(), schema=(JOBS,)) as database:

        def read() -> None:
            while not done.is_set():
                database.read(lambda c: c.one("select sum(length(memo)) from (select memo from job limit 500)")).result(
                    60
                )

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        try:
            for _ in range(ROWS // 50):
                for answer in [database.write(book) for _ in range(50)]:
                    answer.result(60)
            log = (tmp_path / f"{DATABASE}-wal").stat().st_size
        finally:
            done.set()
            for reader in readers:
                reader.join()
    assert log < ROWS * BYTES / 2
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.endswith(("-wal", "-shm"))] == []
