"""What has no feed comes from its list: by its changes, or all of it each time. And what vanishes is found."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.sync.sync_source import THINGS, Notes, Scripted, differences, sync, table, thing
from truckroll.sync.landing import Landing
from truckroll.sync.plan import plan

CHANGES = Landing(THINGS, "changes", (("active", "Any"), ("sort", "+Id")))
WHOLE = Landing(THINGS, "whole")
KEYLESS = Landing(replace(THINGS, key=()), "whole")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def source() -> Scripted:
    source = Scripted({})
    source.lists[THINGS.path] = [thing(id) for id in range(1, 36)]
    return source


def test_a_list_is_asked_for_what_changed_since_the_last_run_began(source: Scripted, path: Path):
    (first,) = sync(source, path, CHANGES)
    assert (first.new, first.pages, first.failure) == (35, 4, None)
    assert source.asked_of_lists == [{"active": "Any", "sort": "+Id"}]
    source.lists[THINGS.path][3] = thing(4, name="fourth", modifiedOn="2099-01-01T00:00:00.0000000Z")
    (second,) = sync(source, path, CHANGES)
    assert (second.new, second.changed, second.rows) == (0, 1, 35)
    assert source.asked_of_lists[1]["modifiedOnOrAfter"].startswith("20")
    assert differences(path, THINGS, source.lists[THINGS.path]) == 0


def test_a_list_that_cannot_be_asked_for_changes_is_read_whole_and_what_is_gone_goes(source: Scripted, path: Path):
    notes = Notes()
    sync(source, path, WHOLE, notes=notes)
    del source.lists[THINGS.path][5:8]
    (again,) = sync(source, path, WHOLE, notes=notes)
    assert (again.new, again.changed, again.deleted, again.rows) == (0, 0, 3, 32)
    assert differences(path, THINGS, source.lists[THINGS.path]) == 0
    assert notes.texts == []


def test_rows_without_any_key_are_told_apart_by_all_they_say(source: Scripted, path: Path):
    source.lists[THINGS.path][1] = source.lists[THINGS.path][0]
    sync(source, path, KEYLESS)
    (again,) = sync(source, path, KEYLESS)
    assert (again.new, again.changed, again.deleted, again.rows) == (0, 0, 0, 34)


def test_a_list_that_loses_rows_while_it_is_read_is_read_again(source: Scripted, path: Path):
    notes, moved = Notes(), []

    def delete(_: str, number: int) -> None:
        if number == 2 and not moved:
            moved.append(source.lists[THINGS.path].pop(0))

    source.before_page = delete
    (outcome,) = sync(source, path, WHOLE, notes=notes)
    assert notes.texts == ["it changed while it was read: the list is read again from its beginning"]
    assert (outcome.failure, outcome.rows) == (None, 34)
    assert differences(path, THINGS, source.lists[THINGS.path]) == 0


def test_a_list_that_never_stands_still_fails_alone_and_removes_nothing(source: Scripted, path: Path):
    sync(source, path, WHOLE)
    short = Scripted({})
    short.lists = source.lists
    pages = short.list_pages

    def list_pages(path: str, params: object = None):
        return (replace_total(page) for page in pages(path, params))

    def replace_total(page):
        return type(page)(page.rows, page.next, page.has_more, 99)

    short.list_pages = list_pages
    notes = Notes()
    (outcome,) = sync(short, path, WHOLE, notes=notes)
    assert "changed each time while it was read" in (outcome.failure or "")
    assert notes.texts == ["it changed while it was read: the list is read again from its beginning"] * 2
    assert len(table(path)) == 35


def test_a_full_compare_finds_what_has_vanished_without_a_word(path: Path):
    rows = [thing(id) for id in range(30)]
    source = Scripted({THINGS.path: [rows[:15], rows[15:]]})
    notes = Notes()
    sync(source, path)
    source.pages[THINGS.path] = [rows[:15], rows[20:]]
    (outcome,) = sync(source, path, notes=notes)
    assert (outcome.deleted, outcome.rows, notes.texts) == (0, 30, [])
    (outcome,) = sync(source, path, notes=notes, compare=None)
    assert (outcome.deleted, outcome.rows) == (0, 30)
    (outcome,) = sync(source, path, notes=notes, compare=timedelta(0))
    assert (outcome.new, outcome.changed, outcome.deleted, outcome.rows) == (0, 0, 5, 25)
    assert notes.texts == ["a full compare is due: the feed is read again from its beginning"]
    assert differences(path, THINGS, [*rows[:15], *rows[20:]]) == 0


def test_a_full_compare_of_a_list_too(source: Scripted, path: Path):
    sync(source, path, CHANGES)
    source.lists[THINGS.path].pop()
    (outcome,) = sync(source, path, CHANGES, compare=timedelta(0))
    assert (outcome.deleted, outcome.rows) == (1, 34)


def test_the_plan_has_every_feed_and_a_list_for_what_has_none():
    landings = {landing.name: landing for landing in plan()}
    ways = [landing.way for landing in landings.values()]
    assert ways.count("feed") >= 54
    assert ways.count("changes") >= 50
    assert landings["dispatch.appointment_assignments"].asked == (("active", "Any"),)
    assert landings["inventory.vendors"].way == "changes"
    assert dict(landings["inventory.vendors"].asked)["active"] == "Any"
    assert landings["settings.user_roles"].way == "whole"
    assert "crm.contacts" in landings
    assert not {name for name in landings if "{" in name}
