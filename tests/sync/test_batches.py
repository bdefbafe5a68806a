"""A batch is landed in pieces while its pages still come, and is kept or lost as a whole all the same."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.sync_source import RATINGS, THINGS, Notes, Scripted, differences, sync, table, thing
from truckroll.client import Page, Unreachable
from truckroll.sync import batches
from truckroll.sync.batches import Batch, Batches, Taker
from truckroll.sync.errors import DestinationFailed
from truckroll.sync.land import Warehouse
from truckroll.sync.landing import Landing
from truckroll.sync.run import BEHIND
from truckroll.sync.spool import Spool, Spools

ROWS = [thing(id) for id in range(100)]
PAGES = [ROWS[at : at + 10] for at in range(0, 100, 10)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jpm.duckdb"


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every page is a piece of its own; the rows of each that was landed, a zero after each batch."""
    landed = list[int]()
    monkeypatch.setattr(batches, "PIECE", 1)
    taken, land = Batch.pieces, Warehouse.land

    def noted(batch: Batch) -> Iterator[Batch]:
        for piece in taken(batch):
            landed.append(piece.spool.rows)
            yield piece

    def whole(warehouse: Warehouse, batch: Batch) -> object:
        try:
            return land(warehouse, batch)
        finally:
            landed.append(0)

    monkeypatch.setattr(Batch, "pieces", noted)
    monkeypatch.setattr(Warehouse, "land", whole)
    return landed


def test_pieces_of_a_batch_are_committed_together(path: Path, pieces: list[int], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batches, "PAGES", 4)
    notes = Notes()
    (outcome,) = sync(Scripted({THINGS.path: PAGES}), path, notes=notes)
    assert (outcome.new, outcome.pages, outcome.failure) == (100, 10, None)
    assert pieces == [*[10] * 4, 0, *[10] * 4, 0, 10, 10, 0]
    assert notes.landings == 3
    assert differences(path, THINGS, ROWS) == 0


def test_the_same_row_in_two_pieces_is_there_as_it_was_last(path: Path, pieces: list[int]):
    rows = [thing(id % 7, name=f"version {id}") for id in range(100)]
    (outcome,) = sync(Scripted({THINGS.path: [rows[at : at + 10] for at in range(0, 100, 10)]}), path)
    assert (outcome.new, outcome.rows) == (7, 7)
    assert differences(path, THINGS, rows) == 0


def test_what_came_before_a_fault_is_kept_up_to_its_last_piece(path: Path, pieces: list[int]):
    source = Scripted({THINGS.path: PAGES})

    def cut(_: str, number: int) -> None:
        if number == 6:
            raise Unreachable("cut")

    source.before_page = cut
    (outcome,) = sync(source, path)
    assert outcome.failure == "cut"
    assert differences(path, THINGS, ROWS[:60]) == 0
    source.before_page = lambda path, number: None
    source.asked.clear()
    sync(source, path)
    assert source.asked[0] == "1:6"
    assert differences(path, THINGS, ROWS) == 0


@pytest.mark.parametrize("at", [0, 3, 7])
def test_an_odd_row_in_any_piece_is_kept_with_what_is_odd_in_it(path: Path, pieces: list[int], at: int):
    rows = [row | ({"count": "many", "news": 5} if row["id"] == 10 * at + 4 else {}) for row in ROWS]
    source, notes = Scripted({THINGS.path: [rows[at : at + 10] for at in range(0, 100, 10)]}), Notes()
    (outcome,) = sync(source, path, notes=notes)
    assert (outcome.new, outcome.rows, outcome.failure) == (100, 100, None)
    odd = table(path, what="id, count, _extra")[10 * at + 4]
    assert odd == {"id": 10 * at + 4, "count": None, "_extra": '{"count":"many","news":5}'}
    assert (
        differences(path, THINGS, [row | {"count": None if row["count"] == "many" else row["count"]} for row in rows])
        == 0
    )
    assert notes.texts == [
        "count is not INTEGER in 1 row: null there, the original is in _extra",
        "news is not in the catalogue: kept in _extra of 1 row",
    ]
    assert source.asked.count("") == (1 if at == 0 else 2)  # What came before it has to be read again.


def test_an_odd_row_after_a_commit_makes_only_what_came_since_be_read_again(
    path: Path, pieces: list[int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(batches, "PAGES", 4)
    rows = [row | ({"count": "many"} if row["id"] == 64 else {}) for row in ROWS]
    source = Scripted({THINGS.path: [rows[at : at + 10] for at in range(0, 100, 10)]})
    (outcome,) = sync(source, path)
    assert (outcome.new, outcome.rows) == (100, 100)
    assert [source.asked.count(token) for token in ("", "1:3", "1:4", "1:5")] == [1, 1, 2, 2]


def test_a_row_that_cannot_be_read_at_all_leaves_the_whole_batch_out(path: Path, pieces: list[int]):
    source = Scripted({THINGS.path: [*PAGES[:4], b'[{"id":5,"name":"\xc3"}', *PAGES[5:]]})
    (outcome,) = sync(source, path)
    assert outcome.failure
    assert differences(path, THINGS, ROWS[:40]) == 0


def test_a_run_that_is_stopped_while_pieces_come_keeps_what_it_has_landed(path: Path, pieces: list[int]):
    source, stop = Scripted({THINGS.path: PAGES}), threading.Event()
    source.before_page = lambda _, number: stop.set() if number == 5 else None
    (outcome,) = sync(source, path, stop=stop)
    assert outcome.failure == "the sync stopped before it was at its end"
    sync(source, path)
    assert differences(path, THINGS, ROWS) == 0


def test_feeds_side_by_side_are_landed_in_whole_batches(path: Path, pieces: list[int]):
    ratings = [{"technicianId": id, "jobId": 1, "rating": 4.5} for id in range(30)]
    source, waits = Scripted({THINGS.path: PAGES, RATINGS.path: [ratings]}), threading.Event()
    source.before_page = lambda path, number: waits.wait(0.05) and None if path == RATINGS.path else None
    outcomes = sync(source, path, THINGS, RATINGS)
    assert [outcome.rows for outcome in outcomes] == [100, 30]
    assert pieces[0] >= 30


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no priority of its own")
def test_whoever_reads_gives_way_to_whoever_lands(path: Path):
    source, niceness = Scripted({THINGS.path: PAGES}), set[int]()
    source.before_page = lambda *_: niceness.add(os.getpriority(os.PRIO_PROCESS, 0))
    before = os.getpriority(os.PRIO_PROCESS, 0)
    sync(source, path)
    assert niceness == {max(BEHIND, before)}
    assert os.getpriority(os.PRIO_PROCESS, 0) == before


def test_nothing_is_offered_to_who_is_busy_until_a_piece_is_worth_it(tmp_path: Path):
    given, taker = list[Batch](), Taker()
    taker.has_one_left.set()
    cut = Batches(Landing(THINGS), Spools(tmp_path), 1000, given.append, taker, lambda: False, "")

    def add(number: int) -> None:
        cut.add(Page(b"[{},{},{}]", str(number), True))
        cut.reached(str(number), last=False)

    add(1)
    assert given == []
    taker.waits.set()
    add(2)
    (batch,) = given
    assert (batch.spool.rows, batch.token, batch.first) == (6, "2", True)
    add(3)  # Half of what was taken at once before: too little for a statement of its own.
    landed = batch.pieces()
    assert next(landed) is batch
    threading.Timer(0.01, cut.end).start()
    (last,) = landed
    assert (last.spool.rows, last.token, last.first) == (3, "3", False)


def test_a_disk_that_fills_while_pieces_come_ends_the_run(
    path: Path, pieces: list[int], monkeypatch: pytest.MonkeyPatch
):
    """Whoever lands a batch hears that no more of it comes, and what there is of it is sound."""
    close, closed = Spool.close, list[Spool]()

    def full(spool: Spool) -> None:
        closed.append(spool)
        if len(closed) > 3:
            raise DestinationFailed("the disk is full")
        close(spool)

    monkeypatch.setattr(Spool, "close", full)
    with pytest.raises(DestinationFailed):
        sync(Scripted({THINGS.path: PAGES}), path)
    monkeypatch.undo()
    assert differences(path, THINGS, ROWS[:30]) == 0
    sync(Scripted({THINGS.path: PAGES}), path)
    assert differences(path, THINGS, ROWS) == 0


def test_a_page_that_is_none_ends_a_batch_where_the_one_before_it_led(tmp_path: Path):
    given = list[Batch]()
    cut = Batches(Landing(THINGS), Spools(tmp_path), 3, given.append, None, lambda: False, "begun")
    with pytest.raises(ValueError):
        cut.add(Page(b"[{}", "1", True))
    cut.end()
    assert given == []
    cut.add(Page(b"[{},{},{}]", "1", True))
    cut.reached("1", last=False)
    cut.add(Page(b"[{}]", "2", True))
    cut.end()
    assert [(batch.token, batch.first, batch.spool.rows) for batch in given] == [("1", False, 3), ("1", False, 1)]


def test_a_spool_file_is_written_over_and_ends_where_its_rows_end(tmp_path: Path):
    spools, landing = Spools(tmp_path), Landing(THINGS)
    for rows in (b'[{"id":1},{"id":2}]', b'[{"id":3}]'):
        spool = spools.take(landing)
        spool.add(rows)
        spool.close()
        lines = spool.path.read_bytes().splitlines()
        assert b"[%s]" % b",".join(lines[1:]) == rows
        spool.remove()
        spool.remove()
    first, second = spools.take(landing), spools.take(landing)
    assert first.path != second.path
    assert len(list(tmp_path.iterdir())) == 2
    alone = Spool(tmp_path / "alone.ndjson", landing)
    alone.remove()
    assert not alone.path.exists()
