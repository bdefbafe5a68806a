"""A disk that fills up or fails while serving: all is told, nothing acknowledged is lost, and it goes on after."""

import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.faults.full_disk import FullDisk
from truckroll.catalogue.time import Clock
from truckroll.store import writer
from truckroll.store.database import Connection, Database
from truckroll.store.errors import StoreError, StoreUnavailable

JOBS = "create table if not exists job (id integer primary key, memo text not null) strict"
_names = count()


@pytest.fixture
def disk() -> Iterator[FullDisk]:
    disk = FullDisk(f"full-disk-{next(_names)}")
    yield disk
    disk.unregister()


@pytest.fixture
def database(tmp_path: Path, disk: FullDisk) -> Iterator[Database]:
    with Database.open(tmp_path / "data", clock=Clock(), schema=(JOBS,), vfs=disk.name) as database:
        yield database


def book(id: int, size: int = 1000) -> Callable[[Connection], None]:
    return lambda c: c.execute("insert into job values (:id, :memo)", {"id": id, "memo": "x" * size}) and None


def booked(database: Database) -> list[int]:
    return database.read(lambda c: [id for (id,) in c.execute("select id from job order by id")]).result(60)


def together(database: Database, *works: Callable[[Connection], Any]) -> list[BaseException | None]:
    """What became of works that shared one commit."""
    begun, go = threading.Event(), threading.Event()

    def wait(connection: Connection) -> None:
        begun.set()
        go.wait(60)

    first = database.write(wait)
    assert begun.wait(60)
    answers = [first, *(database.write(work) for work in works)]
    go.set()
    return [answer.exception(60) for answer in answers][1:]


def use_up_space(database: Database, disk: FullDisk) -> None:
    """The log is long enough for some writes to go over what it held before; fill that too."""
    disk.room = 0
    for id in range(100_000, 101_000):
        if database.write(book(id)).exception(60):
            return
    pytest.fail("a full disk took a thousand writes")


def test_a_full_disk_is_told_and_what_was_acknowledged_stays(database: Database, disk: FullDisk):
    database.write(book(1)).result(60)
    use_up_space(database, disk)
    with pytest.raises(StoreUnavailable, match="full; nothing of the request was kept"):
        database.write(book(2)).result(60)
    assert booked(database)[0] == 1
    assert 2 not in booked(database)


def test_a_full_disk_fails_all_that_share_the_commit_even_those_that_were_refused(database: Database, disk: FullDisk):
    use_up_space(database, disk)
    before = booked(database)

    def refused(connection: Connection) -> None:
        raise ValueError("a refusal that rests on what a lost write said")

    outcomes = together(database, book(1), refused, book(2, 100_000), book(3))
    assert [type(outcome) for outcome in outcomes] == [StoreUnavailable] * 4
    assert booked(database) == before


def test_writes_go_on_once_there_is_space(database: Database, disk: FullDisk):
    use_up_space(database, disk)
    disk.room = None
    database.write(book(7)).result(60)
    assert 7 in booked(database)
    assert database.check() == []


def test_a_limit_on_pages_ends_the_whole_group_at_once(database: Database):
    """SQLite rolls back by itself in the middle of a request, not at the commit."""
    pages = database.inline.one("pragma page_count")
    assert pages
    limit = f"pragma max_page_count = {pages[0] + 2}"
    database.write(lambda c: c.execute(limit)).result(60)
    outcomes = together(database, book(1, 10), book(2, 100_000), book(3, 10))
    assert [type(outcome) for outcome in outcomes] == [StoreUnavailable] * 3
    assert booked(database) == []
    database.write(lambda c: c.execute("pragma max_page_count = 1000000")).result(60)
    database.write(book(4, 100_000)).result(60)
    assert booked(database) == [4]


def test_work_that_swallows_the_error_keeps_nothing_either(database: Database):
    pages = database.inline.one("pragma page_count")
    assert pages
    limit = f"pragma max_page_count = {pages[0] + 2}"
    database.write(lambda c: c.execute(limit)).result(60)

    def stubborn(connection: Connection) -> str:
        for size in (100_000, 10):
            try:
                book(size, size)(connection)
            except StoreError:
                continue
        return "done"

    assert isinstance(database.write(stubborn).exception(60), StoreUnavailable)
    assert booked(database) == []


def test_a_disk_that_fails_to_flush_is_told_and_comes_back(database: Database, disk: FullDisk):
    database.write(book(1)).result(60)
    disk.broken = True
    outcomes = together(database, book(2), book(3))
    assert [type(outcome) for outcome in outcomes] == [StoreUnavailable] * 2
    assert booked(database) == [1]
    disk.broken = False
    database.write(book(4)).result(60)
    assert booked(database) == [1, 4]


def test_a_disk_too_full_to_copy_the_log_loses_nothing(
    tmp_path: Path, disk: FullDisk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """The log is in the file's stead until there is space; also when the store is closed in that state."""
    monkeypatch.setattr(writer, "CHECKPOINT_PAGES", 10)
    with Database.open(tmp_path / "data", clock=Clock(), schema=(JOBS,), vfs=disk.name) as database:
        disk.room = 300_000
        database.write(book(1, 200_000)).result(60)  # the log has space for this, the file then has not
        use_up_space(database, disk)
        acknowledged = booked(database)
        assert "stays as it is" in caplog.text
    assert acknowledged[0] == 1
    with Database.open(tmp_path / "data", clock=Clock()) as again:
        assert booked(again) == acknowledged
        assert again.check() == []


def test_a_disk_too_full_to_begin_says_so(tmp_path: Path, disk: FullDisk):
    disk.room = 0
    with pytest.raises(StoreUnavailable, match=r"disk under .* is full"):
        Database.open(tmp_path / "other", clock=Clock(), vfs=disk.name)
    disk.room = None
    Database.open(tmp_path / "other", clock=Clock(), vfs=disk.name).close()
