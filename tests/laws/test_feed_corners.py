"""Where a feed could slip: changes in one instant, clocks that stand or jump, dates among replaced versions."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laws.business import NOON, Business, Change, Page, opened, texts
from tests.laws.history import NOUNS, Version
from truckroll.catalogue.refusals import Refused
from truckroll.catalogue.time import TICKS_PER_SECOND, When
from truckroll.store import feed
from truckroll.store.records import HORIZON
from truckroll.store.retention import Kept

MINUTE = 60 * TICKS_PER_SECOND
NOTE, VISIT = "jpm.JobNote", "jpm.Appointment"
HOURS = 48 if os.environ.get("SOAK") else 4


@pytest.fixture
def business(tmp_path: Path) -> Iterator[Business]:
    with opened(tmp_path) as business:
        yield business


def made(business: Business, noun: str = NOTE, tenant: int = 7) -> Version:
    return business.change(tenant, lambda change: change.create(noun))[0]


def edited(business: Business, *versions: Version, tenant: int = 7) -> list[Version]:
    def work(change: Change) -> None:
        for version in versions:
            change.edit(version.key)

    return business.change(tenant, work)


def wait(business: Business, ticks: int) -> None:
    business.clock.set(business.clock.now() + ticks)


def test_a_record_that_is_changed_every_minute_is_always_there_as_it_was_a_quarter_of_an_hour_before(
    business: Business,
):
    busy, quiet = made(business), made(business)
    shown: list[str] = []
    token = ""
    for minute in range(HOURS * 60):
        wait(business, MINUTE)
        edited(business, busy)
        stood = texts(business.histories[7].stood(NOTE, business.due(7)))
        assert business.drain(7, NOTE) == stood
        assert len(stood) == (2 if minute >= 14 else 0)
        page = business.read(7, NOTE, token)
        shown, token = shown + page.rows, page.token
    # One who polls every minute has had each version that stood for a minute, once, and nothing else.
    due = business.due(7)
    assert shown == [version.text for version in business.histories[7].versions if version.modified <= due]
    assert quiet.text in shown


def test_what_changed_twice_in_one_instant_shows_only_its_last_version(business: Business):
    first = made(business)
    (second,) = edited(business, first)
    (third,) = edited(business, second)
    assert first.modified == second.modified == third.modified
    for passed in (0, HORIZON - 1):
        wait(business, passed)
        assert business.drain(7, NOTE) == []
    wait(business, 1)
    assert business.drain(7, NOTE) == [third.text]


def test_a_version_shows_until_the_very_tick_in_which_its_successor_is_due(business: Business):
    first = made(business)
    wait(business, MINUTE)
    (second,) = edited(business, first)
    wait(business, HORIZON - 1)
    assert business.drain(7, NOTE) == [first.text]
    wait(business, 1)
    assert business.drain(7, NOTE) == [second.text]


def test_a_reader_who_stands_between_two_versions_gets_the_second_when_it_is_due(business: Business):
    first = made(business)
    wait(business, HORIZON)
    page = business.read(7, NOTE)
    assert page.rows == [first.text]
    (second,) = edited(business, first)
    assert business.read(7, NOTE, page.token).rows == []
    wait(business, HORIZON)
    assert business.read(7, NOTE, page.token).rows == [second.text]


@pytest.mark.parametrize("since", ["first", "between", "second", "after"])
def test_a_date_counts_what_was_replaced_meanwhile(business: Business, since: str):
    """The first version still shows and is older than the date: it is not what was asked for."""
    first = made(business)
    wait(business, HORIZON)
    (second,) = edited(business, first)
    wait(business, MINUTE)  # the first still shows, the second does not yet
    moments = {
        "first": first.modified,
        "between": first.modified + 1,
        "second": second.modified,
        "after": second.modified + 1,
    }
    page = business.read(7, NOTE, str(When.of(moments[since])))
    assert page.rows == ([first.text] if since == "first" else [])
    recent = business.read(7, NOTE, str(When.of(moments[since])), recent=True)
    assert recent.rows == ([] if since == "after" else [second.text])
    wait(business, HORIZON)
    assert business.read(7, NOTE, page.token).rows == ([] if since == "after" else [second.text])


def test_a_date_is_inclusive_to_the_tick_and_a_bare_date_begins_at_midnight(business: Business):
    early = made(business)
    wait(business, 1)
    late = made(business)
    wait(business, HORIZON)
    midnight = str(When.of(NOON))[:10]
    assert business.drain(7, NOTE, str(When.of(early.modified))) == [early.text, late.text]
    assert business.drain(7, NOTE, str(When.of(late.modified))) == [late.text]
    assert business.drain(7, NOTE, str(When.of(late.modified))[:-1] + "+00:00") == [late.text]
    assert business.drain(7, NOTE, midnight) == [early.text, late.text]
    assert business.drain(7, NOTE, "9999-12-31T23:59:59.9999999Z") == []
    assert business.drain(7, NOTE, "0001-01-01") == [early.text, late.text]


def test_a_date_among_many_versions_is_found_where_counting_finds_it(business: Business):
    notes = [made(business) for _ in range(5)]
    for turn in range(40):
        wait(business, (0, 1, MINUTE, 4 * MINUTE)[turn % 4])
        edited(business, *[notes[turn * number % 5] for number in range(1, 1 + turn % 3)] or notes[:1])
    history = business.histories[7]
    for since in {version.modified + beside for version in history.versions for beside in (-1, 0, 1)}:
        place = history.place(NOTE, since)
        shown = [version.text for version in history.stood(NOTE, business.due(7)) if version.place > place]
        assert business.drain(7, NOTE, str(When.of(since))) == shown


def test_time_stands_still_while_the_clock_is_behind(business: Business):
    first = made(business)
    wait(business, -60 * MINUTE)
    (second,) = edited(business, first)
    assert second.modified == first.modified
    wait(business, HORIZON)
    assert business.drain(7, NOTE) == []  # the tenant's time has not moved yet
    wait(business, 60 * MINUTE)
    assert business.drain(7, NOTE) == [second.text]


def test_what_was_due_by_the_last_change_stays_visible_when_the_clock_jumps_back(business: Business):
    first = made(business)
    wait(business, HORIZON)
    made(business)
    wait(business, -HORIZON)
    assert business.drain(7, NOTE) == [first.text]


def test_days_between_two_reads_take_nothing_away(business: Business):
    note = made(business)
    wait(business, HORIZON)
    page = business.read(7, NOTE, size=1)
    assert page.rows == [note.text]
    for _ in range(3):
        edited(business, note)
        wait(business, 3 * 24 * 60 * MINUTE)
        made(business, VISIT)  # a change of the tenant lets old versions go
    (last,) = edited(business, note)
    wait(business, HORIZON)
    assert business.drain(7, NOTE, page.token, size=1) == [last.text]


def replaced(business: Business) -> int:
    return business.database.read(lambda c: c.one("select count(*) from replaced")).result(60)[0]  # type: ignore[index]


def test_replaced_versions_are_let_go_after_a_day_and_no_sooner(business: Business):
    note = made(business)
    edited(business, note)

    wait(business, Kept().versions)
    edited(business, note)
    assert replaced(business) == 2
    wait(business, 1)
    edited(business, note)
    assert replaced(business) == 2


def test_what_one_transaction_changed_becomes_visible_in_every_feed_at_one_moment(business: Business):
    def work(change: Change) -> None:
        for noun in NOUNS:
            change.create(noun)

    versions = business.change(7, work)
    assert len({version.modified for version in versions}) == 1
    wait(business, HORIZON - 1)
    assert [business.drain(7, noun) for noun in NOUNS] == [[]] * len(NOUNS)
    wait(business, 1)
    assert [business.drain(7, noun) for noun in NOUNS] == [[version.text] for version in versions]


def test_what_one_transaction_changed_is_told_in_pages_of_one(business: Business):
    notes = [made(business) for _ in range(4)]
    last = edited(business, *reversed(notes))
    assert business.drain(7, NOTE, recent=True, size=1) == texts(last)


def test_deleted_records_stay_in_the_feed_and_the_appointments_feed_can_leave_them_out(business: Business):
    kept, gone = made(business, VISIT), made(business, VISIT)
    (after,) = business.change(7, lambda change: change.turn(gone.key))
    wait(business, HORIZON)
    assert business.drain(7, VISIT) == [kept.text, after.text]
    assert business.drain(7, VISIT, active="Any") == [kept.text, after.text]
    assert business.drain(7, VISIT, active="True") == [kept.text]
    assert business.drain(7, VISIT, active="False") == [after.text]


def test_a_visit_that_was_deleted_just_now_is_active_in_the_feed_for_a_quarter_of_an_hour(business: Business):
    visit = made(business, VISIT)
    wait(business, HORIZON)
    (gone,) = business.change(7, lambda change: change.turn(visit.key))
    assert business.drain(7, VISIT, active="True") == [visit.text]
    assert business.drain(7, VISIT, active="False") == []
    wait(business, HORIZON)
    assert business.drain(7, VISIT, active="True") == []
    assert business.drain(7, VISIT, active="False") == [gone.text]


def test_an_empty_feed_has_a_token_that_stays(business: Business):
    page = business.read(7, NOTE)
    assert page.rows == []
    assert business.read(7, NOTE, page.token) == page
    note = made(business)
    wait(business, HORIZON)
    assert business.read(7, NOTE, page.token).rows == [note.text]


def test_idle_token_empty_ends_with_an_empty_one_and_only_there(business: Business):
    business.platform.idle_token = "empty"
    notes = [made(business) for _ in range(3)]
    page = business.read(7, NOTE, recent=True, size=2)
    assert (page.more, page.token.startswith("f1.")) == (True, True)
    page = business.read(7, NOTE, page.token, recent=True, size=2)
    assert page == Page([notes[2].text], more=False, token="")


def test_an_app_has_its_own_way_with_idle_tokens(business: Business):
    made(business)
    token = business.read(7, NOTE, recent=True).token
    business.idle = "empty"
    assert business.read(7, NOTE, token) == Page([], more=False, token="")
    business.platform.idle_token, business.idle = "empty", "repeat"
    assert business.read(7, NOTE, token) == Page([], more=False, token=token)


def test_a_page_that_is_just_full_says_that_there_is_no_more(business: Business):
    notes = [made(business) for _ in range(3)]
    page = business.read(7, NOTE, recent=True, size=3)
    assert page.rows == texts(notes)
    assert not page.more


def test_no_other_token_fits(business: Business):
    tokens = {
        (tenant, noun): business.read(tenant, noun, recent=True).token
        for tenant in (7, 8)
        for noun in (NOTE, VISIT)
        if made(business, noun, tenant)
    }
    for (tenant, noun), token in tokens.items():
        for other in tokens:
            if other == (tenant, noun):
                assert business.read(*other, token).rows == []
            else:
                with pytest.raises(Refused, match="no token of this feed"):
                    business.read(*other, token)
    token = tokens[7, NOTE]
    for wrong in (
        token[:-1],
        token + "A",
        token[3:],
        "f1.",
        token.upper(),
        f"f1.{token}",
        token[:10] + "!" + token[11:],
    ):
        with pytest.raises(Refused, match="no token of this feed"):
            business.read(7, NOTE, wrong)


def test_a_token_names_a_place_that_nobody_else_can_name(business: Business):
    tokens = feed.Tokens(business.database.epoch, 7, "jpm/job-notes")
    forged = feed.Tokens("0" * 32, 7, "jpm/job-notes").issue(1)
    with pytest.raises(feed.BadToken):
        tokens.read(forged)
    assert tokens.read(tokens.issue(2**63)) == 2**63


def test_a_restored_backup_refuses_the_tokens_of_before(business: Business):
    note = made(business)
    before = business.read(7, NOTE, recent=True).token
    backup = business.back_up()
    edited(business, note)
    after = business.read(7, NOTE, recent=True).token
    business.restore(backup)
    for token in (before, after):
        with pytest.raises(Refused, match="older than a restore"):
            business.read(7, NOTE, token)
    assert business.drain(7, NOTE, recent=True) == [note.text]


def test_a_token_outlives_the_process(business: Business):
    made(business)
    token = business.read(7, NOTE, recent=True).token
    late = made(business)
    for _ in range(3):
        business.restart()
        assert business.read(7, NOTE, token, recent=True).rows == [late.text]
