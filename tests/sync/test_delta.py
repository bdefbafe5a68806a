"""A lake that several processes fill: each tenant's rows follow each other, and nobody's are lost."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from deltalake import DeltaTable

from tests.sync.destinations import Place
from tests.sync.fleets import pages
from tests.sync.sync_source import HERE, RATINGS, THINGS, Notes, Scripted, sync, thing
from truckroll.sync import batches, delta, numbered
from truckroll.sync.batches import Batch
from truckroll.sync.delta import DeltaLake
from truckroll.sync.destination import Destination, open_destination
from truckroll.sync.errors import Superseded, SyncError, UsageError
from truckroll.sync.landing import Landing
from truckroll.sync.run import Sync
from truckroll.sync.spool import Spool
from truckroll.sync.state import Place as Whose

WRITERS = 40 if os.environ.get("SOAK") else 6
LANDING = Landing(THINGS)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place("delta", tmp_path)


def lake(place: Place) -> Path:
    return Path(place.to.removeprefix("delta://"))


def land(destination: Destination, rows: list[dict], token: str, **how: bool) -> None:
    destination.spool.mkdir(exist_ok=True)
    spool = Spool(destination.spool / f"{token}.ndjson", LANDING)
    for page in Scripted({THINGS.path: [rows]}).feed_pages(THINGS.path):
        spool.add(page.rows)
    spool.close()
    destination.land(Batch(LANDING, spool, token, **how))


def test_several_tenants_are_written_into_one_table_at_once(place: Place, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batches, "PAGES", 2)
    rows = {str(tenant): [thing(n % 25, name=f"{tenant}.{n}") for n in range(50)] for tenant in range(WRITERS)}

    def one(tenant: str) -> str | None:
        with open_destination(place.to, Whose(HERE.api_root, tenant)) as destination:
            source = Scripted({THINGS.path: pages(rows[tenant])})
            return Sync(source, destination, Notes()).run([LANDING])[0].failure

    with ThreadPoolExecutor(WRITERS) as threads:
        assert list(threads.map(one, rows)) == [None] * WRITERS
    assert sum(place.of(tenant).differences(THINGS, mine) for tenant, mine in rows.items()) == 0
    with open_destination(place.to) as destination:
        assert [(state.tenant, state.rows) for state in destination.states()] == [(name, 25) for name in sorted(rows)]


def test_whoever_comes_late_changes_nothing(place: Place):
    sync(Scripted({THINGS.path: [[thing(1)]]}), place)
    with place.opened() as early, place.opened() as late:
        for destination in (early, late):
            assert destination.prepare(LANDING) == ("1:1", None)
        land(early, [thing(1, name="newer"), thing(2)], "1:2", last=True)
        with pytest.raises(Superseded, match="is being read by another process"):
            land(late, [thing(1, name="older")], "1:2", last=True)
        land(early, [thing(3)], "1:3", last=True)
    assert place.differences(THINGS, [thing(1, name="newer"), thing(2), thing(3)]) == 0
    assert [state.token for state in place.states()] == ["1:3"]


@pytest.mark.parametrize("first", [False, True])
def test_even_one_who_looked_before_the_other_committed_is_refused(
    place: Place, monkeypatch: pytest.MonkeyPatch, first: bool
):
    """The table itself refuses a number that does not follow the last one: the look is no lock."""
    sync(Scripted({THINGS.path: [[thing(1)]]}), place)
    ready, number = DeltaLake._ready, DeltaLake._number
    with place.opened() as early, place.opened() as late:
        for destination in (early, late):
            destination.prepare(LANDING)

        def meanwhile(self: DeltaLake, landing: Landing, folder: Path) -> DeltaTable:
            table = ready(self, landing, folder)
            if self is late and not looks:
                looks.append(number(late, late._numbered[THINGS.api, THINGS.name]))
                land(early, [thing(1, name="newer")], "1:2", last=True, first=first)
            return table

        def looked(self: DeltaLake, what: numbered.Numbered) -> int | None:
            """The first time as it was a moment ago."""
            if self is late and len(looks) == 1:
                looks.append(looks[0])
                return looks[0]
            return number(self, what)

        looks: list[int | None] = []
        monkeypatch.setattr(DeltaLake, "_ready", meanwhile)
        monkeypatch.setattr(DeltaLake, "_number", looked)
        with pytest.raises(Superseded):
            land(late, [thing(1, name="older")], "1:2", last=True, first=first)
    assert len(looks) == 2
    assert [row["name"] for row in place.rows(THINGS)] == ["newer"]


@pytest.mark.parametrize("moment", ["begin", "mark"])
def test_a_process_that_ends_around_its_commit_leaves_rows_and_token_together(
    place: Place, monkeypatch: pytest.MonkeyPatch, moment: str
):
    sync(Scripted({THINGS.path: [[thing(1)]]}), place)
    source = Scripted({THINGS.path: [[thing(1)], [thing(1, name="newer"), thing(2)]]})
    whole = getattr(numbered.Numbers, moment)

    def end(self: numbered.Numbers, what: numbered.Numbered) -> None:
        if moment == "begin":
            whole(self, what)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(numbered.Numbers, moment, end)
        with pytest.raises(KeyboardInterrupt):
            sync(source, place)
    (state,) = place.states()
    assert (state.token, state.rows) == (("1:1", 1) if moment == "begin" else ("1:2", 2))
    sync(source, place)
    assert place.differences(THINGS, [thing(1, name="newer"), thing(2)]) == 0
    assert [(state.token, state.rows) for state in place.states()] == [("1:2", 2)]


def test_a_table_that_was_moved_away_is_read_again(place: Place):
    source = Scripted({THINGS.path: [[thing(1)], [thing(2)]], RATINGS.path: [[]]})
    sync(source, place, THINGS, RATINGS)
    shutil.rmtree(lake(place) / "jpm" / "odd_things")
    notes = Notes()
    sync(source, place, THINGS, RATINGS, notes=notes)
    assert [text.split(" from ")[0] for text in notes.texts] == ["its rows are gone"]
    assert place.differences(THINGS, [thing(1), thing(2)]) == 0


def test_a_lake_whose_states_are_older_than_its_rows_is_read_again(place: Place, tmp_path: Path):
    source = Scripted({THINGS.path: [[thing(1)]]})
    sync(source, place)
    states = lake(place) / "_truckroll" / "state"
    shutil.copytree(states, tmp_path / "older")
    source.pages[THINGS.path].append([thing(2)])
    sync(source, place)
    shutil.rmtree(states)
    shutil.copytree(tmp_path / "older", states)
    (outcome,) = sync(source, place)
    assert "where it stood is lost" in str(outcome.failure)
    assert [outcome.failure for outcome in sync(source, place)] == [None]
    assert source.asked[-2:] == ["", "1:1"]
    assert place.differences(THINGS, [thing(1), thing(2)]) == 0


def test_a_table_of_somebody_elses_is_refused(place: Place):
    folder = lake(place) / "jpm" / "odd_things"
    folder.mkdir(parents=True)
    (folder / "part-0.csv").write_text("id,name\n")
    (outcome,) = sync(Scripted({THINGS.path: [[thing(1)]]}), place)
    assert "has a table jpm.odd_things that no sync has made" in str(outcome.failure)
    with pytest.raises(UsageError, match="has no views"), place.opened() as destination:
        destination.make_views()
    with pytest.raises(SyncError, match="not into Delta Lake"), place.opened() as destination:
        destination.due_parents(LANDING, False)


def test_a_lake_is_kept_in_order(place: Place, monkeypatch: pytest.MonkeyPatch):
    """Many small commits end in few files, and nothing stays of what was read again."""
    monkeypatch.setattr(batches, "PAGES", 1)
    monkeypatch.setattr(delta, "TIDY", 5)
    source = Scripted({THINGS.path: [[thing(id)] for id in range(10)]})
    sync(source, place)
    mine = "_tenant = '7'"
    table = DeltaTable(str(lake(place) / "jpm" / "odd_things"))
    assert len(table.file_uris(file_pruning_predicate=mine)) == 1
    source.epoch = 2
    sync(source, place)
    (again,) = (lake(place) / "_truckroll" / "rereading").iterdir()
    assert DeltaTable(str(again)).file_uris(file_pruning_predicate=mine) == []
    assert place.differences(THINGS, [thing(id) for id in range(10)]) == 0
    assert [len(list(folder.iterdir())) for folder in (lake(place) / "_truckroll" / "state" / "7").iterdir()] == [1]
