"""A page of a feed that was kept is, byte for byte, the page that would be made now."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.laws.business import TENANTS, Business, Change, feed_of, opened
from truckroll.catalogue.time import TICKS_PER_SECOND
from truckroll.derive.tables import Table
from truckroll.server import ready_pages
from truckroll.server.ready_pages import Key, Ready, ReadyPages
from truckroll.store import feed
from truckroll.store.feed import After
from truckroll.store.protocol import Connection

MINUTE = 60 * TICKS_PER_SECOND
NOTE = "jpm.JobNote"
STEPS = 150


@pytest.fixture
def business(tmp_path: Path) -> Iterator[Business]:
    with opened(tmp_path) as business:
        yield business


def asked(business: Business, tenant: int, token: str, size: int) -> bytes:
    business.platform.page_size = size
    return business.perform(tenant, feed_of(NOTE), {"from": token} if token else {})


@pytest.mark.parametrize("seed", range(6 if os.environ.get("SOAK") else 2))
def test_what_is_kept_is_what_would_be_made(business: Business, seed: int, monkeypatch: pytest.MonkeyPatch):
    rng, found = Random(seed), [0]

    def noted(self: ReadyPages, *given: object) -> Ready | None:
        kept = find(self, *given)  # type: ignore[arg-type]
        found[0] += kept is not None
        return kept

    find = ReadyPages.find
    monkeypatch.setattr(ReadyPages, "find", noted)
    tokens = {tenant: [""] for tenant in TENANTS}
    for _ in range(STEPS):
        tenant = rng.choice(TENANTS)
        match rng.choice(("change", "change", "wait", "wait long", "back", "look", "look", "look")):
            case "change":
                business.change(tenant, lambda change: some(change, rng))
            case "wait":
                business.clock.set(business.clock.now() + rng.choice((0, 1, MINUTE, 5 * MINUTE)))
            case "wait long":
                business.clock.set(business.clock.now() + rng.choice((15 * MINUTE - 1, 15 * MINUTE, 40 * MINUTE)))
            case "back":
                business.clock.set(business.clock.now() - rng.choice((1, MINUTE, 20 * MINUTE)))
            case _:
                tokens[tenant].append(business.read(tenant, NOTE, rng.choice(tokens[tenant]), size=2).token)
        for token in rng.sample(tokens[tenant], min(4, len(tokens[tenant]))):
            size = rng.choice((1, 2, 50))
            shown = asked(business, tenant, token, size)
            kept, business.platform.ready_pages = business.platform.ready_pages, ReadyPages()
            assert asked(business, tenant, token, size) == shown
            business.platform.ready_pages = kept
    assert found[0] > STEPS / 2


def some(change: Change, rng: Random) -> None:
    """One to three changes of notes, sometimes of the same twice."""
    for _ in range(rng.randint(1, 3)):
        known = change.known()
        if not known or rng.random() < 0.4:
            change.create(NOTE)
        else:
            change.edit(rng.choice(known))


def test_what_stands_after_a_page_is_looked_at_again_when_something_was_written(
    business: Business, monkeypatch: pytest.MonkeyPatch
):
    looks: list[int] = []

    def noted(connection: Connection, table: Table, tenant: int, last: int) -> After:
        looks.append(last)
        return look(connection, table, tenant, last)

    look = feed.after
    monkeypatch.setattr(feed, "after", noted)
    monkeypatch.setattr(ready_pages, "LOOK_EVERY", 60)
    business.change(TENANTS[0], lambda change: change.create(NOTE))
    business.clock.set(business.clock.now() + 16 * MINUTE)
    pages = [asked(business, TENANTS[0], "", 1) for _ in range(5)]
    assert (len(set(pages)), len(looks)) == (1, 1)
    business.change(TENANTS[1], lambda change: change.create(NOTE))
    assert asked(business, TENANTS[0], "", 1) == pages[0]
    assert len(looks) == 2
    monkeypatch.setattr(ready_pages, "LOOK_EVERY", 0)  # another process may have written
    business.change(TENANTS[1], lambda change: change.create(NOTE))
    for _ in range(3):
        asked(business, TENANTS[0], "", 1)
    assert len(looks) == 5


def test_another_life_of_the_store_has_none_of_the_pages_of_before(business: Business):
    business.change(TENANTS[0], lambda change: change.create(NOTE))
    business.clock.set(business.clock.now() + 16 * MINUTE)
    before = asked(business, TENANTS[0], "", 1)
    business.database.renew_epoch()
    after = asked(business, TENANTS[0], "", 1)
    assert before.split(b'"data"')[1] == after.split(b'"data"')[1]
    assert before != after, "the token is of the new life"


def key(number: int) -> Key:
    return Key("e", number, "t", "f", 0, 1, "Any", "repeat")


def test_those_that_nobody_asked_for_longest_go_first():
    pages = ReadyPages(most=250)
    for number in range(3):
        pages.keep(key(number), Ready(b"x" * 100, 1, 0, 0))
    assert [each.tenant for each in pages._pages] == [1, 2]
    pages.keep(key(2), Ready(b"x" * 50, 1, 0, 0))
    pages.keep(key(3), Ready(b"x" * 100, 1, 0, 0))
    assert [each.tenant for each in pages._pages] == [1, 2, 3]
    pages.forget()
    pages.keep(key(4), Ready(b"x" * 200, 1, 0, 0))
    assert [each.tenant for each in pages._pages] == [4]


def test_only_a_large_page_that_is_asked_for_again_is_worth_keeping(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()  # here it is decided
    pages = ReadyPages(most=1000, least=100)
    assert [pages.wants(key(1), 100), pages.wants(key(1), 100)] == [False, True]
    assert [pages.wants(key(2), 99), pages.wants(key(2), 99)] == [False, False]
    assert [pages.wants(key(3), 251), pages.wants(key(3), 251)] == [False, False]
