"""Whatever place a sync fills, it holds the same rows, and the token that leads on from them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.sync.destinations import Place
from tests.sync.sync_source import HERE, RATINGS, THINGS, Notes, Scripted, sync, thing
from truckroll.client import Unreachable
from truckroll.derive.feeds import Column
from truckroll.sync import batches, run
from truckroll.sync.destination import open_destination
from truckroll.sync.errors import SyncError, UsageError
from truckroll.sync.landing import Landing
from truckroll.sync.plan import plan
from truckroll.sync.state import Place as Whose
from truckroll.sync.verify import verify


@pytest.fixture(params=["duckdb", "postgres", "parquet", "delta", "lake", "shared"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    place = Place(request.param, tmp_path).has_neighbours()
    yield place
    place.checked()
    place.close()


def in_pages(rows: list, size: int = 10) -> list:
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def counts(outcome: run.Outcome) -> tuple[int, int, int, int]:
    assert outcome.failure is None, outcome.failure
    return outcome.new, outcome.changed, outcome.deleted, outcome.rows


def test_a_first_sync_lands_every_row_and_the_next_one_only_what_is_new(place: Place):
    rows = [thing(id) for id in range(1, 251)]
    source = Scripted({THINGS.path: in_pages(rows)})
    assert counts(*sync(source, place)) == (250, 0, 0, 250)
    news = [thing(3, name="third", active=False), thing(251)]
    source.pages[THINGS.path].append(news)
    assert counts(*sync(source, place)) == (1, 1, 0, 251)
    assert source.asked[-1] == "1:25"
    assert place.differences(THINGS, [*rows, *news]) == 0
    assert counts(*sync(source, place)) == (0, 0, 0, 251)


def test_an_idle_run_asks_each_feed_once_and_is_over(place: Place):
    source = Scripted({THINGS.path: [[thing(1)]], RATINGS.path: [[]]})
    sync(source, place, THINGS, RATINGS)
    before = place.states()
    source.asked.clear()
    assert [counts(outcome) for outcome in sync(source, place, THINGS, RATINGS)] == [(0, 0, 0, 1), (0, 0, 0, 0)]
    assert source.asked == ["1:1", "1:1"]
    after = place.states()
    assert [state.token for state in after] == ["1:1", "1:1"]
    assert all(one.synced_at > other.synced_at for one, other in zip(after, before, strict=True))  # type: ignore


def test_pages_without_rows_move_the_token_with_the_rows_that_follow(place: Place):
    """A token that stands behind empty pages is not lost, and not kept without what came after it."""
    source = Scripted({THINGS.path: [[thing(1)]], RATINGS.path: [[]]})
    sync(source, place, THINGS, RATINGS)
    source.pages[RATINGS.path] = [[], [], []]
    source.pages[THINGS.path] = [[thing(1)], [], [thing(2)]]
    sync(source, place, THINGS, RATINGS)
    assert [(state.feed, state.token) for state in place.states()] == [(RATINGS.name, "1:3"), (THINGS.name, "1:3")]
    assert place.differences(THINGS, [thing(1), thing(2)]) == 0


def test_the_last_version_of_a_row_wins(place: Place, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batches, "PAGES", 3)
    rows = [thing(id % 7, name=f"version {id}") for id in range(300)]
    assert counts(*sync(Scripted({THINGS.path: in_pages(rows, 9)}), place))[3] == 7
    assert place.differences(THINGS, rows) == 0


def test_values_are_kept_to_the_last_digit(place: Place):
    page = (
        '[{"id":1,"modifiedOn":"2026-01-02T16:28:55.8446003Z","active":true,"name":"a\\"b,\\n\\u00e9","end":null,'
        '"day":"2026-02-03","count":-5,"total":12345678901234567890.12345678,"weight":0.1,'
        '"tagIds":[1.10, {"a":"\\"x"}]},'
        '{"id":2,"modifiedOn":"2026-01-02T23:30:00-05:00","active":false,"name":"","end":"2262-01-01T00:00:00.0000001Z",'
        '"day":null,"count":null,"total":null,"weight":1e-300,"tagIds":null},'
        '{"id":3,"modifiedOn":"2026-01-02T16:28:55Z","active":null,"name":"NUL\\u0000","count":"many","new":{"b":1}}]'
    )
    notes = Notes()
    (outcome,) = sync(Scripted({THINGS.path: [page.encode()]}), place, notes=notes)
    assert outcome.failure is None
    first, second, third = place.rows(THINGS)
    assert first["modified_on"] == "2026-01-02T16:28:55.8446003Z"
    assert (first["name"], first["day"], first["count"]) == ('a"b,\né', "2026-02-03", -5)
    assert (first["total"], first["weight"]) == ("12345678901234567890.12345678", 0.1)
    assert first["tag_ids"] == '[1.1,{"a":"\\"x"}]'
    assert (second["modified_on"], second["name"]) == ("2026-01-03T04:30:00.0000000Z", "")
    assert (second["end"], second["weight"]) == ("2262-01-01T00:00:00.0000001Z", 1e-300)
    assert (second["tag_ids"], second["_extra"]) == (None, None)
    assert '"count":"many"' in third["_extra"]
    assert '"new":{"b":1}' in third["_extra"]
    assert third["name"] == "NUL\0" or '"name":"NUL\\u0000"' in third["_extra"]
    assert sorted(notes.texts) == [
        "count is not INTEGER in 1 row: null there, the original is in _extra",
        "new is not in the catalogue: kept in _extra of 1 row",
    ]


def test_keys_of_two_columns_and_rows_without_a_key(place: Place):
    ratings = [{"technicianId": t, "jobId": j, "rating": t + j} for t in range(5) for j in range(5)]
    keyless = [thing(1), thing(2) | {"id": None}, thing(2) | {"id": None}, thing(3) | {"id": None}]
    source = Scripted({RATINGS.path: [ratings], THINGS.path: [keyless]})
    sync(source, place, THINGS, RATINGS)
    source.pages[RATINGS.path].append([{"technicianId": 2, "jobId": 3, "rating": 10}])
    source.pages[THINGS.path].append([thing(3) | {"id": None}, thing(4) | {"id": None}])
    things, rated = sync(source, place, THINGS, RATINGS)
    assert (counts(things), counts(rated)) == ((1, 1, 0, 4), (0, 1, 0, 25))
    assert sorted((row["id"] or 0, row["name"]) for row in place.rows(THINGS)) == [
        (0, "thing 2"),
        (0, "thing 3"),
        (0, "thing 4"),
        (1, "thing 1"),
    ]
    (again,) = sync(source, place, THINGS, compare=timedelta(0))
    assert counts(again) == (0, 0, 0, 4)


def test_a_refused_token_leads_to_a_full_compare(place: Place, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batches, "PAGES", 2)
    notes = Notes()
    before = [thing(id) for id in range(200)]
    source = Scripted({THINGS.path: in_pages(before)})
    sync(source, place)
    source.epoch = 2
    rows = [thing(id, name="again" if id == 7 else f"thing {id}") for id in range(5, 210)]
    source.pages = {THINGS.path: in_pages(rows)}

    def cut(_: str, number: int) -> None:
        if number == 7:
            raise Unreachable("cut")

    source.before_page = cut
    (broken,) = sync(source, place, notes=notes)
    assert broken.failure == "cut"
    assert place.differences(THINGS, before) == 0  # What it was, until it is whole.
    source.before_page = lambda path, number: None
    assert counts(*sync(source, place)) == (10, 1, 5, 205)
    assert place.differences(THINGS, rows) == 0
    assert notes.texts == [
        "its token is refused (The token is of an older epoch.): the feed is read again from its beginning"
    ]


def test_a_list_without_a_key_is_replaced_as_a_whole(place: Place):
    source = Scripted({})
    source.lists[THINGS.path] = [thing(id) for id in range(1, 36)]
    keyless = Landing(replace(THINGS, key=()), "whole")
    assert counts(*sync(source, place, keyless)) == (35, 0, 0, 35)
    source.lists[THINGS.path][3] = thing(4, name="fourth")
    assert counts(*sync(source, place, keyless)) == (1, 0, 1, 35)
    assert place.differences(THINGS, source.lists[THINGS.path]) == 0


@pytest.mark.parametrize("place", ["duckdb", "postgres", "parquet", "delta"], indirect=True)
def test_a_new_column_and_a_changed_type_of_the_catalogue(place: Place):
    source = Scripted({THINGS.path: [[thing(1, price=1.5, other=1), thing(2, price="dear")]]})
    sync(source, place)
    columns = tuple(replace(column, type="BIGINT") if column.name == "count" else column for column in THINGS.columns)
    wider = replace(THINGS, columns=(*columns, Column("price", "price", "DECIMAL(28, 8)", True)))
    (outcome,) = sync(source, place, wider)
    assert outcome.failure is None
    shown = [(row["count"], row["price"], row["_extra"]) for row in place.rows(wider)]
    assert shown == [(1, "1.50000000", '{"other":1}'), (2, None, '{"price":"dear"}')]


@pytest.mark.parametrize("place", ["lake", "shared"], indirect=True)
def test_a_table_of_many_tenants_gets_a_new_column_and_keeps_its_types(place: Place):
    source = Scripted({THINGS.path: [[thing(1, price=1.5), thing(2, price="dear")]]})
    sync(source, place)
    wider = replace(THINGS, columns=(*THINGS.columns, Column("price", "price", "DECIMAL(28, 8)", True)))
    (outcome,) = sync(source, place, wider)
    assert outcome.failure is None
    assert [(row["price"], row["_extra"]) for row in place.rows(wider)] == [
        ("1.50000000", None),
        (None, '{"price":"dear"}'),
    ]
    columns = tuple(replace(column, type="BIGINT") if column.name == "count" else column for column in wider.columns)
    (outcome,) = sync(source, place, replace(wider, columns=columns))
    assert outcome.failure is not None
    assert outcome.failure.startswith("its column count is int")
    assert "each tenant's is read again" in outcome.failure


@pytest.mark.parametrize("place", ["duckdb", "postgres", "parquet"], indirect=True)
def test_another_tenants_destination_is_refused_and_two_syncs_do_not_fill_one(place: Place):
    sync(Scripted({THINGS.path: [[thing(1)]]}), place)
    with pytest.raises(UsageError, match=r"holds tenant 7 of .* are for tenant 8"):
        open_destination(place.to, Whose(HERE.api_root, "8"))
    if place.kind == "postgres":
        with open_destination(place.to, HERE), pytest.raises(SyncError, match="being filled by another sync"):
            open_destination(place.to, HERE)


@pytest.mark.parametrize(
    "place",
    ["duckdb", *(pytest.param(kind, marks=pytest.mark.soak) for kind in ("postgres", "delta", "shared"))],
    indirect=True,
)
def test_every_feed_and_list_of_the_catalogue_lands(place: Place):
    landings = plan()
    row = {
        landing.feed.path: [{c.json: "2026-01-02T03:04:05Z" if "TIME" in c.type else 1 for c in landing.columns}]
        for landing in landings
    }
    source = Scripted({path: [rows, []] for path, rows in row.items()})
    for landing in landings:
        if landing.asked and landing.way == "feed":
            source.pages[f"{landing.feed.path}?active=Any"] = [row[landing.feed.path]]
    source.lists = row
    outcomes = sync(source, place, *landings)
    assert {outcome.landing.name: outcome.failure for outcome in outcomes if outcome.failure} == {}
    assert {outcome.rows for outcome in outcomes} == {1}


def test_verify_finds_what_differs_wherever_the_rows_are(place: Place):
    rows = [thing(id, total=f"{id}.12345678", name=["", None, 'a "b",\n', "x"][id % 4]) for id in range(60)]
    source = Scripted({THINGS.path: in_pages(rows)})
    sync(source, place)
    (verdict,) = verify(source, place.to, HERE, [Landing(THINGS), Landing(RATINGS)], Notes())
    assert (verdict.alike, verdict.well) == (60, True), verdict
    source.pages[THINGS.path] = in_pages([*rows[1:], thing(5, name="other"), thing(70)])
    (verdict,) = verify(source, place.to, HERE, [Landing(THINGS)], Notes())
    assert (verdict.alike, verdict.missing, verdict.surplus, verdict.different) == (58, 1, 1, 1)
    assert verdict.keys == ("different 5", "missing 70", "surplus 0")
