"""Lists below one record: read below what has changed, replaced together, and nothing is left of what is gone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.sync.destinations import Place
from tests.sync.sync_source import THINGS, Notes, Scripted, sync, thing
from truckroll.client import NotFound, Page, Unreachable
from truckroll.derive.feeds import Column, Feed
from truckroll.sync import below
from truckroll.sync.below import PARENT, ROW, all_below
from truckroll.sync.destination import open_destination
from truckroll.sync.landing import Landing
from truckroll.sync.plan import plan

PATH = "/jpm/v2/tenant/{tenant}/odd-things/{id}/notes"
NOTES = Feed(
    api="jpm",
    name="odd-things/notes",
    table="jpm.odd_things_notes",
    path=PATH,
    key=(PARENT, "id"),
    columns=(
        Column(PARENT, PARENT, "BIGINT", False),
        Column("id", "id", "BIGINT", False),
        Column("text", "text", "VARCHAR", False),
    ),
    scope="tn.jpm.oddthings:r",
)
ABOVE = Landing(THINGS)
BELOW = Landing(NOTES, "below", (("active", "Any"),), ABOVE)
NAMELESS = replace(
    NOTES,
    key=(PARENT, ROW),
    columns=(NOTES.columns[0], Column(ROW, ROW, "BIGINT", False), *NOTES.columns[2:]),
)
LATER = "2026-03-01T00:00:00.0000000Z"


class Above(Scripted):
    """Things, and the notes below each of them."""

    def __init__(self, things: list[dict[str, Any]]) -> None:
        super().__init__({THINGS.path: [things]})
        self.notes: dict[int, list[dict[str, Any]]] = {}
        self.gone: set[int] = set()
        self.read: list[int] = []
        self.breaks_at = 0

    def list_pages(self, path: str, params: Any = None) -> Iterator[Page]:
        parent = int(path.split("/")[-2])
        self.read.append(parent)
        assert path == PATH.replace("{id}", str(parent))
        if parent == self.breaks_at:
            raise Unreachable("cut")
        if parent in self.gone:
            raise NotFound("gone")
        self.lists[path] = self.notes.get(parent, [])
        yield from super().list_pages(path, params)


@pytest.fixture(params=["duckdb", "postgres", "parquet"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    place = Place(request.param, tmp_path)
    yield place
    place.close()


def rows(place: Place) -> list[tuple[int, int, str]]:
    return [(row[PARENT], row["id"], row["text"]) for row in place.rows(NOTES)]


def note(id: int, text: str) -> dict[str, Any]:
    return {"id": id, "text": text}


def test_only_what_stands_below_changed_records_is_read_again_and_replaced(place: Place):
    source = Above([thing(id) for id in range(1, 6)])
    source.notes = {1: [note(1, "a"), note(2, "b")], 2: [note(1, "c")], 4: [note(id, "d") for id in range(25)]}
    _, first = sync(source, place.to, ABOVE, BELOW)
    assert (first.failure, first.new, first.pages, first.rows) == (None, 28, 5, 28)
    assert sorted(source.read) == [1, 2, 3, 4, 5]
    assert source.asked_of_lists[0] == {"active": "Any"}
    source.read.clear()
    source.notes |= {1: [note(2, "b"), note(3, "new")], 2: [note(1, "nobody saw this")]}
    source.pages[THINGS.path].append([thing(1, modifiedOn=LATER), thing(6)])
    _, second = sync(source, place.to, ABOVE, BELOW)
    assert (second.new, second.changed, second.deleted, second.rows) == (1, 1, 1, 28)
    assert sorted(source.read) == [1, 6]
    assert rows(place)[:4] == [(1, 2, "b"), (1, 3, "new"), (2, 1, "c"), (4, 0, "d")]
    source.read.clear()
    assert sync(source, place.to, ABOVE, BELOW)[1].failure is None
    assert source.read == []


def test_a_full_compare_reads_below_every_record_and_what_vanished_goes(place: Place):
    notes = Notes()
    source = Above([thing(id) for id in range(1, 5)])
    source.notes = {id: [note(1, "a")] for id in range(1, 5)}
    sync(source, place.to, ABOVE, BELOW)
    source.pages[THINGS.path] = [[thing(id) for id in range(1, 4)]]
    source.notes[1], source.gone = [], {2}
    _, outcome = sync(source, place.to, ABOVE, BELOW, notes=notes, compare=timedelta(0))
    assert (outcome.failure, outcome.new, outcome.changed, outcome.rows) == (None, 0, 1, 1)
    assert rows(place) == [(3, 1, "a")]
    assert "a full compare is due: the list is read again below every record" in notes.texts
    assert "1 records are not shown any more: nothing is kept below them" in notes.texts


def test_a_reading_that_breaks_goes_on_where_it_stood(place: Place, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(below, "PARENTS", 2)
    monkeypatch.setattr(below, "AT_ONCE", 1)
    source = Above([thing(id) for id in range(1, 9)])
    source.notes = {id: [note(1, "a")] for id in range(1, 9)}
    source.breaks_at = 5
    _, broken = sync(source, place.to, ABOVE, BELOW)
    assert (broken.failure, broken.rows) == ("cut", 4)
    source.read.clear()
    source.breaks_at = 0
    _, outcome = sync(source, place.to, ABOVE, BELOW)
    assert (outcome.failure, outcome.new, outcome.rows, source.read) == (None, 4, 8, [5, 6, 7, 8])
    with open_destination(place.to) as destination:
        assert all(state.complete and state.compared_at for state in destination.states())


def test_rows_without_an_id_are_told_apart_by_their_place(place: Place):
    source = Above([thing(1)])
    source.notes = {1: [{"text": "the same"}, {"text": "the same"}, {}]}
    nameless = Landing(NAMELESS, "below", (), ABOVE)
    _, outcome = sync(source, place.to, ABOVE, nameless)
    assert (outcome.failure, outcome.rows) == (None, 3)
    source.notes[1].pop(0)
    source.pages[THINGS.path].append([thing(1, modifiedOn=LATER)])
    _, outcome = sync(source, place.to, ABOVE, nameless)
    assert [(row[ROW], row["text"]) for row in place.rows(NAMELESS)] == [(1, "the same"), (2, None)]


def test_without_the_records_themselves_it_says_so(tmp_path: Path):
    (outcome,) = sync(Above([]), tmp_path / "w.duckdb", BELOW)
    assert "jpm.odd_things_notes is read below the rows of jpm.odd_things, and" in (outcome.failure or "")


def test_the_plan_has_them_when_they_are_named_and_their_records_with_them():
    assert not [landing.name for landing in plan() if landing.parent]
    assert [landing.name for landing in plan(["crm.customers_notes"])] == ["crm.customers", "crm.customers_notes"]
    named = {landing.name: landing for landing in all_below()}
    assert {"crm.locations_notes", "forms.jobs_attachments", "accounting.invoices_tasks"} <= named.keys()
    assert not named.keys() & {landing.name for landing in plan()}
    assert all(landing.key[0] == PARENT and landing.parent in plan() for landing in named.values())
