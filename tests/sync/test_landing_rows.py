"""Rows and token land together: versions, repeats, pages, feeds that are read again, tables that change shape."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.sync.sync_source import HERE, RATINGS, THINGS, Notes, Scripted, differences, opened, sync, table, thing
from truckroll.client import Unreachable
from truckroll.derive.feeds import Column
from truckroll.sync import batches, run
from truckroll.sync.errors import UsageError
from truckroll.sync.land import Warehouse
from truckroll.sync.landing import Landing
from truckroll.sync.plan import plan
from truckroll.sync.state import FeedState, Place


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jpm.duckdb"  # Named like the schema within, which must not hide it.


def state(path: Path, feed=THINGS) -> FeedState:
    with Warehouse.open(path, HERE) as warehouse:
        return warehouse.state(Landing(feed))


def counts(outcome: run.Outcome) -> tuple[int, int, int, int]:
    assert outcome.failure is None
    return outcome.new, outcome.changed, outcome.deleted, outcome.rows


def in_pages(rows: list, size: int = 10) -> list:
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def test_a_first_sync_lands_every_row_and_the_next_one_only_what_is_new(path: Path):
    rows = [thing(id) for id in range(1, 251)]
    source = Scripted({THINGS.path: in_pages(rows)})
    assert counts(*sync(source, path)) == (250, 0, 0, 250)
    news = [thing(3, name="third", active=False), thing(251)]
    source.pages[THINGS.path].append(news)
    assert counts(*sync(source, path)) == (1, 1, 0, 251)
    assert source.asked[-1] == "1:25"
    assert differences(path, THINGS, [*rows, *news]) == 0
    assert table(path, what="id, active")[2] == {"id": 3, "active": False}


def test_the_last_version_of_a_row_wins_within_a_batch_and_across_batches(path: Path):
    rows = [thing(id % 7, name=f"version {id}") for id in range(500)]
    assert counts(*sync(Scripted({THINGS.path: in_pages(rows, 9)}), path))[3] == 7
    assert differences(path, THINGS, rows) == 0


def test_the_same_rows_again_change_nothing(path: Path):
    rows = [thing(id) for id in range(50)]
    sync(Scripted({THINGS.path: [rows, rows, rows]}), path)
    assert differences(path, THINGS, rows) == 0


def test_a_key_of_two_columns_identifies_a_row(path: Path):
    rows = [{"technicianId": t, "jobId": j, "rating": t + j} for t in range(5) for j in range(5)]
    again = [{"technicianId": 2, "jobId": 3, "rating": 10}, {"technicianId": 3, "jobId": 2, "rating": 0}]
    source = Scripted({RATINGS.path: [rows]})
    sync(source, path, RATINGS)
    source.pages[RATINGS.path].append(again)
    assert counts(*sync(source, path, RATINGS)) == (0, 2, 0, 25)
    assert differences(path, RATINGS, [*rows, *again]) == 0


def test_rows_without_a_key_are_the_same_only_if_all_of_them_is(path: Path):
    rows = [thing(1), thing(2) | {"id": None}, thing(2) | {"id": None}, thing(3) | {"id": None}]
    source = Scripted({THINGS.path: [rows]})
    sync(source, path)
    source.pages[THINGS.path].append([thing(3) | {"id": None}, thing(4) | {"id": None}])
    sync(source, path)
    assert [(row["id"], row["name"]) for row in table(path)] == [
        (1, "thing 1"),
        (None, "thing 2"),
        (None, "thing 3"),
        (None, "thing 4"),
    ]


def test_an_empty_feed_makes_its_table_and_keeps_its_token(path: Path):
    assert counts(*sync(Scripted({THINGS.path: [[]]}), path)) == (0, 0, 0, 0)
    assert table(path) == []
    assert (state(path).token, state(path).complete) == ("1:1", True)


def test_an_empty_page_is_not_the_end(path: Path):
    sync(Scripted({THINGS.path: [[], [thing(1)], [], [], [thing(2)], []]}), path)
    assert [row["id"] for row in table(path)] == [1, 2]
    assert state(path).token == "1:6"


def test_feeds_are_read_side_by_side_and_each_lands_in_its_own_table(path: Path):
    feeds = [replace(THINGS, name=f"t{n}", table=f"jpm.t{n}", path=f"/t{n}") for n in range(9)]
    rows = {feed.path: [thing(id, name=feed.name) for id in range(40 + n)] for n, feed in enumerate(feeds)}
    outcomes = sync(Scripted({feed: in_pages(rows[feed]) for feed in rows}), path, *feeds)
    assert [outcome.landing.feed for outcome in outcomes] == feeds
    assert [differences(path, feed, rows[feed.path]) for feed in feeds] == [0] * 9


def test_what_is_waiting_to_land_is_bounded(path: Path, monkeypatch: pytest.MonkeyPatch):
    """However slowly rows land, only so many batches lie on the disk: the feed waits."""
    most = 0
    slow = Warehouse.land

    def land(self: Warehouse, batch):
        nonlocal most
        most = max(most, len(list(path.with_name("jpm.duckdb.spool").glob("*"))))
        return slow(self, batch)

    monkeypatch.setattr(Warehouse, "land", land)
    monkeypatch.setattr(batches, "PAGES", 1)
    sync(Scripted({THINGS.path: in_pages([thing(id) for id in range(300)], 3)}), path)
    assert 0 < most <= 5


def test_a_refused_token_leads_to_the_beginning_and_rows_that_are_gone_are_removed(path: Path):
    notes = Notes()
    source = Scripted({THINGS.path: in_pages([thing(id) for id in range(200)])})
    sync(source, path)
    source.epoch = 2
    rows = [thing(id, name="again" if id == 7 else f"thing {id}") for id in range(5, 210)]
    source.pages = {THINGS.path: in_pages(rows)}
    assert counts(*sync(source, path, notes=notes)) == (10, 1, 5, 205)
    assert differences(path, THINGS, rows) == 0
    assert notes.texts == [
        "its token is refused (The token is of an older epoch.): the feed is read again from its beginning"
    ]
    assert counts(*sync(source, path)) == (0, 0, 0, 205)


def test_a_token_refused_on_the_way_leads_to_the_beginning_too(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batches, "PAGES", 2)
    source = Scripted({THINGS.path: in_pages([thing(id) for id in range(100)])})

    def restore(_: str, number: int) -> None:
        if number == 5 and source.epoch == 1:
            source.epoch = 2
            source.pages = {THINGS.path: in_pages([thing(id) for id in range(50, 80)])}

    source.before_page = restore
    sync(source, path)
    assert differences(path, THINGS, [thing(id) for id in range(50, 80)]) == 0


def test_a_feed_that_is_read_again_shows_what_it_was_until_it_is_whole(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batches, "PAGES", 2)
    before = [thing(id) for id in range(100)]
    source = Scripted({THINGS.path: in_pages(before)})
    sync(source, path)
    source.epoch = 2
    after = [thing(id) for id in range(50, 150)]
    source.pages = {THINGS.path: in_pages(after)}

    def cut(_: str, number: int) -> None:
        if number == 7:
            raise Unreachable("cut")

    source.before_page = cut
    (outcome,) = sync(source, path)
    assert outcome.failure == "cut"
    assert state(path).failure == "cut"
    assert differences(path, THINGS, before) == 0
    assert state(path).rereading
    source.before_page = lambda path, number: None
    sync(source, path)
    assert source.asked[-3] == "2:7"  # It went on where it stood.
    assert differences(path, THINGS, after) == 0


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(HERE.api_root, "8"), "holds tenant 7 of .* are for tenant 8 .* file of its own"),
        (Place("http://127.0.0.1:2", "7"), "was filled from .*:1, and the credentials are for .*:2"),
    ],
)
def test_a_warehouse_of_another_tenant_or_platform_is_refused(path: Path, place: Place, words: str):
    sync(Scripted({THINGS.path: [[thing(1)]]}), path)
    with pytest.raises(UsageError, match=words):
        Warehouse.open(path, place)


def test_a_column_that_is_new_in_the_catalogue_is_filled_from_extra(path: Path):
    source = Scripted({THINGS.path: [[thing(1, price=1.5, zone={"a": [None]}, other=1), thing(2, price="dear")]]})
    sync(source, path)
    columns = (*THINGS.columns, Column("price", "price", "DECIMAL(28, 8)", True), Column("zone", "zone", "JSON", True))
    wider = replace(THINGS, columns=columns)
    assert counts(*sync(source, path, wider)) == (0, 0, 0, 2)
    shown = [(row["price"], row["zone"], row["_extra"]) for row in table(path, wider)]
    assert shown == [("1.50000000", '{"a":[null]}', '{"other":1}'), (None, None, '{"price":"dear"}')]


def test_a_column_whose_type_has_changed_is_read_again(path: Path):
    notes = Notes()
    source = Scripted({THINGS.path: [[thing(1), thing(2)]]})
    sync(source, path)
    columns = tuple(replace(column, type="BIGINT") if column.name == "count" else column for column in THINGS.columns)
    assert counts(*sync(source, path, replace(THINGS, columns=columns), notes=notes)) == (0, 0, 0, 2)
    assert notes.texts == ["its column count was INTEGER and is BIGINT now: the feed is read again from its beginning"]


def test_a_table_that_was_dropped_comes_back(path: Path):
    source = Scripted({THINGS.path: [[thing(1), thing(2)]]})
    sync(source, path)
    with opened(path) as connection:
        connection.execute("drop table jpm.odd_things")
    assert counts(*sync(source, path)) == (2, 0, 0, 2)
    assert len(table(path)) == 2


def test_a_table_of_somebody_else_is_left_alone(path: Path):
    with opened(path) as connection:
        connection.execute("create schema jpm; create table jpm.odd_things as select 1 as mine")
    source = Scripted({THINGS.path: [[thing(1)]], RATINGS.path: [[{"technicianId": 1, "jobId": 1, "rating": 1}]]})
    mine, ratings = sync(source, path, THINGS, RATINGS)
    assert "that no sync has made" in (mine.failure or "")
    assert counts(ratings) == (1, 0, 0, 1)
    with opened(path) as connection:
        assert connection.execute("from jpm.odd_things").fetchall() == [(1,)]


@pytest.mark.parametrize("page", [b'{"not": "an array"}', b"[1,", b"[NaN]"])
def test_a_page_that_is_no_page_fails_its_feed_alone(path: Path, page: bytes):
    rows = [{"technicianId": 1, "jobId": 1, "rating": 1}]
    things, ratings = sync(Scripted({THINGS.path: [[thing(1)], page], RATINGS.path: [rows]}), path, THINGS, RATINGS)
    assert "not what a feed gives" in (things.failure or "")
    assert counts(ratings) == (1, 0, 0, 1)


def test_feeds_are_asked_for_by_table_by_their_own_names_or_by_api():
    feeds = (THINGS, RATINGS)
    assert [landing.feed for landing in plan((), feeds)] == [THINGS, RATINGS]
    assert [landing.feed for landing in plan([" jpm.odd-things", "jpm.odd_things"], feeds)] == [THINGS]
    assert [landing.feed for landing in plan(["customer-interactions"], feeds)] == [RATINGS]
    with pytest.raises(UsageError, match=r"no feed jpm.odd_thing. Did you mean jpm.odd_things"):
        plan(["jpm.odd_thing"], feeds)


def test_every_feed_of_the_catalogue_has_a_key_and_a_table_of_its_own():
    landings = plan()
    assert len({landing.table for landing in landings}) == len(landings)
    assert {landing.name: landing.way for landing in landings if not landing.key} == {
        "marketing_reputation.reviews": "whole",
        "payroll.locations_rates": "whole",
    }
