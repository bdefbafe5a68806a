"""Whatever a platform or a network does: at the end the tables are the feeds, or the run says what stopped it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.sync.destinations import Place
from tests.sync.feed_server import FeedServer
from tests.sync.sync_source import THINGS, Notes, Scripted, sync, thing
from truckroll.client import Client, core
from truckroll.sync.destination import open_destination
from truckroll.sync.errors import DestinationFailed
from truckroll.sync.landing import Landing
from truckroll.sync.run import Outcome, Sync
from truckroll.sync.state import Place as Whose

ROWS = [thing(id % 150, name=f"version {id}") for id in range(300)]


@pytest.fixture(params=["duckdb", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    place = Place(request.param, tmp_path)
    yield place
    place.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FeedServer]:
    pages = [ROWS[at : at + 20] for at in range(0, len(ROWS), 20)]
    with FeedServer(Scripted({THINGS.path: pages}), tmp_path).running() as server:
        yield server


def run(server: FeedServer, place: Place, notes: Notes | None = None) -> Outcome:
    client = Client(server.env, sleep=lambda seconds: None)
    with open_destination(place.to, Whose(server.url, "7")) as destination:
        return Sync(client, destination, notes or Notes()).run([Landing(THINGS)])[0]


def test_a_platform_that_stumbles_is_asked_again(server: FeedServer, place: Place):
    server.trouble = ["429", "", "500", "503", "", "cut", "", "expired", "", "429", "502", "cut", ""]
    outcome = run(server, place)
    assert (outcome.failure, outcome.rows) == (None, 150)
    assert server.tokens == 2
    assert place.differences(THINGS, ROWS) == 0


@pytest.mark.parametrize("trouble", ["repeated page", "empty page"])
def test_pages_that_come_twice_or_empty_do_no_harm(server: FeedServer, place: Place, trouble: str):
    server.trouble = ["", "", trouble, "", trouble, trouble, ""]
    assert run(server, place).failure is None
    assert place.differences(THINGS, ROWS) == 0


def test_an_empty_token_at_the_end_does_not_begin_again(server: FeedServer, place: Place):
    server.empty_token = True
    run(server, place)
    asked = len(server.source.asked)
    server.source.pages[THINGS.path] = [*server.source.pages[THINGS.path], [thing(3, name="new")]]
    outcome = run(server, place)
    assert (outcome.failure, outcome.new, outcome.deleted) == (None, 0, 0)
    assert len(server.source.asked) - asked <= 3
    assert place.differences(THINGS, [*ROWS, thing(3, name="new")]) == 0


def test_truncated_json_stops_the_feed_with_a_reason_and_it_goes_on_later(server: FeedServer, place: Place):
    server.trouble = ["", "", "", "truncated"]
    outcome = run(server, place)
    assert outcome.failure is not None
    assert "cannot be used" in outcome.failure
    landed = len(place.rows(THINGS))
    assert landed == 60
    assert run(server, place).failure is None
    assert place.differences(THINGS, ROWS) == 0


def test_a_platform_that_stays_down_ends_the_feed_with_a_reason_and_it_goes_on_later(server: FeedServer, place: Place):
    server.trouble = ["", "", *["500"] * core.TRIES]
    outcome = run(server, place)
    assert "500" in (outcome.failure or "")
    with open_destination(place.to) as destination:
        (state,) = destination.states()
    assert (state.complete, state.failure) == (False, outcome.failure)
    assert run(server, place).failure is None
    assert place.differences(THINGS, ROWS) == 0


def test_a_token_of_an_older_epoch_is_told_and_everything_compared(server: FeedServer, place: Place):
    notes = Notes()
    run(server, place)
    server.source.epoch = 2
    rows = [thing(id) for id in range(100, 300)]
    server.source.pages[THINGS.path] = [rows[:90], rows[90:]]
    server.trouble = ["", "500", "cut", ""]
    outcome = run(server, place, notes)
    assert (outcome.failure, outcome.new, outcome.changed, outcome.deleted) == (None, 150, 50, 100)
    assert place.differences(THINGS, rows) == 0
    assert notes.texts[0].startswith("its token is refused (The token is of an older epoch.)")


def test_a_database_whose_disk_is_full_is_told_and_goes_on_later(server: FeedServer, tmp_path: Path):
    place = Place("postgres", tmp_path)
    source = Scripted({THINGS.path: [ROWS[:20]]})
    sync(source, place.to)
    place.run(
        "create function full_disk() returns trigger language plpgsql as"
        " $$begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end$$;"
        " create trigger full_disk before insert or update on jpm.odd_things execute function full_disk()"
    )
    source.pages[THINGS.path] = [ROWS[:20], ROWS[20:]]
    with pytest.raises(DestinationFailed, match=r"is full\. What was committed before is whole"):
        sync(source, place.to)
    assert place.differences(THINGS, ROWS[:20]) == 0
    place.run("drop trigger full_disk on jpm.odd_things")
    assert sync(source, place.to)[0].failure is None
    assert place.differences(THINGS, ROWS) == 0
    place.close()


def test_a_database_that_goes_away_is_told_and_what_was_committed_is_whole(tmp_path: Path):
    place = Place("postgres", tmp_path)
    source = Scripted({THINGS.path: [ROWS[at : at + 20] for at in range(0, 300, 20)]})

    def cut(_: str, number: int) -> None:
        if number == 9:
            with psycopg.connect(place.to) as connection:
                connection.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'truckroll sync'"
                    " and datname = current_database()"
                )

    source.before_page = cut
    with pytest.raises(DestinationFailed, match="cannot be written"):
        sync(source, place.to)
    source.before_page = lambda path, number: None
    assert sync(source, place.to)[0].failure is None
    assert place.differences(THINGS, ROWS) == 0
    place.close()


def test_a_database_that_cannot_be_opened_is_told_without_its_password():
    from truckroll.sync.errors import SyncError

    with pytest.raises(SyncError, match="cannot be opened") as told:
        open_destination("postgresql://me:sesame@127.0.0.1:1/none", Whose("http://127.0.0.1", "7"))
    assert "sesame" not in str(told.value)
