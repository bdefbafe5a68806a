"""Many writes share a commit, and are answered after it; one that is refused is undone alone."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from typing import Any

import apsw
import pytest

from truckroll.store.connection import open_writer
from truckroll.store.database import Connection, Database
from truckroll.store.errors import Duplicate, StoreUnavailable
from truckroll.store.folder import DATABASE


def book(id: int, memo: str = "") -> Callable[[Connection], int]:
    def work(connection: Connection) -> int:
        connection.execute("insert into job values (:id, :memo)", {"id": id, "memo": memo})
        return id

    return work


def booked(database: Database) -> list[int]:
    return database.read(lambda c: [id for (id,) in c.execute("select id from job order by id")]).result(60)


class Pause:
    """Work that holds the writer, so that what comes meanwhile shares its commit."""

    def __init__(self, database: Database) -> None:
        self._begun, self._go = threading.Event(), threading.Event()
        self.answer: Future[None] = database.write(self._hold)

    def _hold(self, connection: Connection) -> None:
        self._begun.set()
        self._go.wait(60)

    def begun(self) -> "Pause":
        assert self._begun.wait(60)
        return self

    def end(self) -> None:
        self._go.set()


def test_an_answered_write_is_seen_by_every_connection(database: Database):
    for id in range(1, 50):
        assert database.write(book(id)).result(60) == id
        assert database.inline.one("select max(id) from job") == (id,)


def test_nobody_is_answered_before_the_commit_of_his_group(database: Database):
    pause = Pause(database).begun()
    first, later = database.write(book(1)), Pause(database)
    pause.end()
    later.begun()  # the work of the first is done
    assert not first.done()
    assert not pause.answer.done()
    assert booked(database) == []
    later.end()
    later.answer.result(60)
    assert first.result(60) == 1
    assert booked(database) == [1]


def test_a_refused_write_is_undone_alone(database: Database):
    def refused(connection: Connection) -> None:
        book(2)(connection)
        raise ValueError("a rule said no")

    pause = Pause(database).begun()
    answers: list[Future[Any]] = [database.write(work) for work in (book(1), refused, book(3))]
    pause.end()
    assert answers[0].result(60) == 1
    with pytest.raises(ValueError, match="a rule said no"):
        answers[1].result(60)
    assert answers[2].result(60) == 3
    assert booked(database) == [1, 3]


def test_a_failed_statement_is_undone_alone_and_the_work_may_go_on(database: Database):
    def work(connection: Connection) -> None:
        book(1)(connection)
        with pytest.raises(Duplicate):
            book(1)(connection)
        book(2)(connection)

    database.write(work).result(60)
    assert booked(database) == [1, 2]


def test_wrong_sql_is_raised_to_its_caller_as_it_is(database: Database):
    with pytest.raises(apsw.SQLError, match="no such table"):
        database.write(lambda c: c.execute("insert into nowhere values (1)")).result(60)
    with pytest.raises(apsw.SQLError, match="no such column"):
        database.write(lambda c: c.execute('select "a text is in single quotes"')).result(60)
    assert database.write(book(1)).result(60) == 1


def test_a_result_left_unread_does_not_hold_up_the_commit(database: Database):
    kept: list[object] = []

    def work(connection: Connection) -> None:
        kept.append(connection.execute("insert into job values (1, ''), (2, '') returning id"))
        kept.append(connection.execute("select id from job"))
        connection.one("insert into job values (3, ''), (4, '') returning id")

    database.write(work).result(60)
    assert booked(database) == [1, 2, 3, 4]


def test_a_write_whose_caller_left_before_its_turn_is_not_done(database: Database):
    pause = Pause(database).begun()
    left, stays = database.write(book(1)), database.write(book(2))
    assert left.cancel()
    pause.end()
    stays.result(60)
    assert booked(database) == [2]


def test_work_that_raises_stop_iteration_keeps_nobody_waiting(database: Database):
    async def main() -> list[Any]:
        works: list[Callable[[Connection], Any]] = [book(1), lambda c: next(iter(())), book(2)]
        return await asyncio.gather(*(database.write_async(work) for work in works), return_exceptions=True)

    first, error, last = asyncio.run(main())
    assert (first, type(error), last) == (1, RuntimeError, 2)


def test_a_group_wakes_an_event_loop_once(database: Database, monkeypatch: pytest.MonkeyPatch):
    async def main() -> int:
        wakes = 0
        loop = asyncio.get_running_loop()
        wake = loop.call_soon_threadsafe

        def counted(*given: Any, **more: Any) -> Any:
            nonlocal wakes
            wakes += 1
            return wake(*given, **more)

        pause = Pause(database).begun()
        answers = [database.write_async(book(id)) for id in range(1, 101)]
        monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
        pause.end()
        assert await asyncio.gather(*answers) == list(range(1, 101))
        return wakes

    assert asyncio.run(main()) == 1


def test_an_async_caller_who_leaves_disturbs_nobody(database: Database):
    async def main() -> None:
        pause = Pause(database).begun()
        left, stays = database.write_async(book(1)), database.write_async(book(2))
        left.cancel()
        pause.end()
        assert await stays == 2
        assert await database.read_async(lambda c: list(c.execute("select id from job"))) == [(2,)]

    asyncio.run(main())


def test_a_loop_that_was_closed_disturbs_nobody(database: Database):
    pause = Pause(database).begun()

    async def leave() -> None:
        database.write_async(book(1))

    asyncio.run(leave())
    stays = database.write(book(2))
    pause.end()
    assert stays.result(60) == 2


def test_more_writes_than_a_group_holds_are_all_done(database: Database):
    pause = Pause(database).begun()
    answers = [database.write(book(id)) for id in range(1, 1001)]
    pause.end()
    assert [answer.result(60) for answer in answers] == list(range(1, 1001))


def test_writers_on_many_threads_are_answered_each_with_his_own(database: Database):
    outcomes: list[bool] = []

    def write(first: int) -> None:
        outcomes.append(all(database.write(book(first + more)).result(60) == first + more for more in range(50)))

    threads = [threading.Thread(target=write, args=(number * 100,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [True] * 8
    assert len(booked(database)) == 400


def test_another_process_that_writes_for_a_moment_is_waited_for(database: Database):
    with closing(open_writer(database.folder / DATABASE)) as other:
        other.execute("begin immediate")
        answer = database.write(book(1))
        time.sleep(0.1)
        other.execute("insert into job values (2, '')")
        other.execute("commit")
    assert answer.result(60) == 1
    assert booked(database) == [1, 2]


def test_another_process_that_does_not_let_go_is_told_as_unavailable(database: Database):
    with closing(open_writer(database.folder / DATABASE)) as other:
        other.execute("begin immediate")
        for answer in [database.write(book(id)) for id in range(1, 20)]:
            with pytest.raises(StoreUnavailable, match="locked"):
                answer.result(60)
    assert database.write(book(1)).result(60) == 1


def test_a_read_sees_one_moment(database: Database):
    database.write(book(1)).result(60)

    def counts(connection: Connection) -> tuple[Any, Any]:
        before = connection.one("select count(*) from job")
        database.write(book(2)).result(60)
        return before, connection.one("select count(*) from job")

    assert database.read(counts).result(60) == ((1,), (1,))
    assert booked(database) == [1, 2]


def test_what_is_for_reading_cannot_write(database: Database):
    with pytest.raises(apsw.ReadOnlyError):
        database.read(book(1)).result(60)
    with pytest.raises(apsw.ReadOnlyError):
        book(1)(database.inline)
    assert booked(database) == []


def test_a_failed_read_leaves_its_thread_fit_for_the_next(database: Database):
    for _ in range(10):
        with pytest.raises(ZeroDivisionError):
            database.read(lambda c: 1 // 0).result(60)
    assert booked(database) == []


def test_closing_finishes_what_is_in_line_and_takes_no_more(database: Database):
    answers = [database.write(book(id)) for id in range(1, 101)]
    database.close()
    database.close()
    assert [answer.result(0) for answer in answers] == list(range(1, 101))
    for late in (database.write(book(0)), database.read(book(0))):
        with pytest.raises(StoreUnavailable, match="closing"):
            late.result(0)
    assert [entry.name for entry in database.folder.iterdir() if "wal" in entry.name] == []
