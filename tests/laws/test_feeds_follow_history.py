"""Whatever happens, a feed is the business of 15 minutes ago, and who goes on from his token misses nothing."""

import json
import os
import shutil
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.laws.business import TENANTS, Business, Change, Taken, list_of, texts
from tests.laws.history import NAMED_BY, NOUNS, WANTED, Version
from tests.stores import POSTGRES
from truckroll.catalogue.refusals import Refused
from truckroll.catalogue.time import TICKS_PER_SECOND, When
from truckroll.store.records import HORIZON

SOAK = bool(os.environ.get("SOAK"))
MINUTE = 60 * TICKS_PER_SECOND
DAY = 24 * 60 * MINUTE
FORWARD = (1, TICKS_PER_SECOND, MINUTE, 7 * MINUTE, HORIZON - 1, HORIZON, HORIZON + 1, 60 * MINUTE, DAY, 3 * DAY)
BACK = (-1, -MINUTE, -HORIZON, -60 * MINUTE, -2 * DAY)

STEPS = st.lists(
    st.tuples(st.sampled_from(("create", "edit", "edit", "edit", "turn", "look")), st.integers(0, 30)),
    min_size=1,
    max_size=4,
)
CHANGES = st.lists(st.tuples(st.sampled_from((0, 0, 0, *FORWARD, *BACK)), STEPS), min_size=1, max_size=4)


@dataclass
class Reader:
    """Somebody who keeps what a feed gave him, and his token."""

    tenant: int
    noun: str
    size: int
    recent: bool | None
    """Whether he asks for recent changes; None is now and then."""
    active: str | None
    token: str
    place: int
    start: int
    seen: dict[tuple[Any, ...], str] = field(default_factory=dict)
    delivered: set[int] = field(default_factory=set)
    stale: bool = False
    """Whether his token is of an earlier life of the store."""
    saved: "Reader | None" = None
    """Himself as he was when he last saved all he had."""


class Feeds(RuleBasedStateMachine):
    """Two tenants' records are written while several readers follow their feeds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="truckroll-law-"))
        self.business = Business(self.folder / "data")
        self.tenants: tuple[int, ...] = ()
        self.nouns: list[str] = []
        self.readers: list[Reader] = []
        self.backup: Any = None
        self.turns = 0

    # what happens to the business

    @initialize(
        nouns=st.lists(st.sampled_from(NOUNS), min_size=1, max_size=2, unique=True),
        tenants=st.sampled_from((TENANTS[:1], TENANTS[:1], TENANTS)),
    )
    def it_begins(self, nouns: list[str], tenants: tuple[int, ...]) -> None:
        self.nouns, self.tenants = nouns, tenants

    @rule(number=st.integers(0, 9), changes=CHANGES)
    def records_are_changed(self, number: int, changes: list[tuple[int, list[tuple[str, int]]]]) -> None:
        for ticks, steps in changes:
            self._move(ticks)
            versions = self.business.change(self._tenant(number), lambda change, steps=steps: self._do(change, steps))
            assert len({version.modified for version in versions}) <= 1

    @rule(number=st.integers(0, 9), steps=STEPS)
    def a_rule_says_no_after_it_has_changed_records(self, number: int, steps: list[tuple[str, int]]) -> None:
        def work(change: Change) -> None:
            self._do(change, steps)
            raise Taken

        with pytest.raises(Taken):
            self.business.change(self._tenant(number), work)

    def _do(self, change: Change, steps: list[tuple[str, int]]) -> None:
        for what, number in steps:
            known = change.known()
            if what == "create" or not known:
                change.create(self._noun(number))
            elif what == "edit":
                change.edit(known[number % len(known)])
            elif what == "turn":
                change.turn(known[number % len(known)])
            else:
                change.look(known[number % len(known)])

    def _tenant(self, number: int) -> int:
        return self.tenants[number % len(self.tenants)]

    def _noun(self, number: int) -> str:
        return self.nouns[number % len(self.nouns)]

    def _move(self, ticks: int) -> None:
        self.business.clock.set(self.business.clock.now() + ticks)

    @rule(ticks=st.sampled_from((*FORWARD, *BACK)))
    def the_clock_moves(self, ticks: int) -> None:
        self._move(ticks)

    @rule()
    def the_store_is_closed_and_opened(self) -> None:
        self.business.restart()

    @rule()
    def a_backup_is_taken(self) -> None:
        self.backup = self.business.back_up()

    @precondition(lambda self: self.backup is not None)
    @rule()
    def a_backup_is_restored(self) -> None:
        self.business.restore(self.backup)
        self._begin_another_life()

    @rule()
    def the_store_begins_another_life(self) -> None:
        self.business.database.renew_epoch()
        self._begin_another_life()

    def _begin_another_life(self) -> None:
        for reader in [*self.readers, *(reader.saved for reader in self.readers if reader.saved)]:
            reader.stale = reader.stale or bool(reader.token)

    # who reads

    @rule(
        number=st.integers(0, 9),
        size=st.sampled_from((1, 2, 3, 100)),
        recent=st.sampled_from((False, False, True, None)),
        active=st.sampled_from(("", "Any", "True", "False")),
    )
    def a_reader_begins(self, number: int, size: int, recent: bool | None, active: str) -> None:
        tenant, noun = self._tenant(number // 2), self._noun(number)
        allowed = active if active and noun == "jpm.Appointment" else None
        self.readers.append(Reader(tenant, noun, size, recent, allowed, "", 0, 0))

    @rule(
        number=st.integers(0, 50),
        recent=st.booleans(),
        beside=st.sampled_from((-1, 0, 0, 1)),
        written=st.sampled_from(("ticks", "ticks", "day", "offset")),
    )
    def a_reader_begins_at_a_date(self, number: int, recent: bool, beside: int, written: str) -> None:
        business, tenant, noun = self.business, self._tenant(number // 2), self._noun(number)
        versions = business.histories[tenant].versions
        since = When.of((versions[number % len(versions)].modified if versions else business.now(tenant)) + beside)
        if written == "day":
            since = When.parse(since[:10])
        text = f"{since[:-1]}+00:00" if written == "offset" else str(since)
        place = business.histories[tenant].place(noun, since.ticks)
        reader = Reader(tenant, noun, 2, recent, None, text[:10] if written == "day" else text, place, place)
        rows = self._read(reader)
        for version in rows:
            assert version.modified >= since.ticks
        self.readers.append(reader)

    @precondition(lambda self: self.readers)
    @rule(number=st.integers(0, 20), pages=st.integers(1, 4))
    def a_reader_reads_on(self, number: int, pages: int) -> None:
        reader = self.readers[number % len(self.readers)]
        for _ in range(pages):
            self._read(reader)

    @precondition(lambda self: self.readers)
    @rule(number=st.integers(0, 20))
    def a_reader_saves_all_he_has(self, number: int) -> None:
        reader = self.readers[number % len(self.readers)]
        reader.saved = None
        reader.saved = deepcopy(reader)

    @precondition(lambda self: any(reader.saved for reader in self.readers))
    @rule(number=st.integers(0, 20))
    def a_reader_loses_what_he_has_not_saved(self, number: int) -> None:
        able = [place for place, reader in enumerate(self.readers) if reader.saved]
        place = able[number % len(able)]
        self.readers[place] = deepcopy(self.readers[place].saved)  # type: ignore[assignment]

    @precondition(lambda self: self.readers)
    @rule(number=st.integers(0, 20), tenant=st.sampled_from(TENANTS), noun=st.sampled_from(NOUNS))
    def a_token_is_taken_to_another_feed(self, number: int, tenant: int, noun: str) -> None:
        reader = self.readers[number % len(self.readers)]
        if (tenant, noun) != (reader.tenant, reader.noun) and reader.token.startswith("f1."):
            with pytest.raises(Refused, match="no token of this feed"):
                self.business.read(tenant, noun, reader.token)

    def _read(self, reader: Reader) -> list[Version]:
        business, history = self.business, self.business.histories[reader.tenant]
        self.turns += 1
        recent = bool(self.turns % 2) if reader.recent is None else reader.recent
        how: dict[str, Any] = {"recent": recent, "size": reader.size, "active": reader.active}
        if reader.stale:
            with pytest.raises(Refused, match="no token of this feed"):
                business.read(reader.tenant, reader.noun, reader.token, **how)
            reader.token, reader.place, reader.start, reader.stale = "", 0, 0, False
            reader.seen, reader.delivered = {}, set()
        page = business.read(reader.tenant, reader.noun, reader.token, **how)
        due = None if recent else business.due(reader.tenant)
        stood = [
            version
            for version in history.stood(reader.noun, due)
            if version.place > reader.place and WANTED[reader.active or "Any"](version)
        ]
        expected = stood[: reader.size]
        assert page.rows == texts(expected)
        assert page.more == (len(stood) > reader.size)
        for version in expected:
            assert due is None or version.modified <= due
            assert version.place not in reader.delivered
            reader.delivered.add(version.place)
            self._keep(reader, version.text)
        if not expected and reader.token.startswith("f1."):
            assert page.token == reader.token
        reader.token = page.token
        reader.place = expected[-1].place if expected else reader.place
        return expected

    def _keep(self, reader: Reader, text: str) -> None:
        row = json.loads(text)
        reader.seen[tuple(row[name] for name in NAMED_BY[reader.noun])] = text

    # what holds at any moment

    @invariant()
    def a_full_drain_is_the_business_of_a_quarter_of_an_hour_before(self) -> None:
        self.turns += 1
        for tenant in self.tenants:
            for noun in self.nouns:
                self._check_drain(tenant, noun, recent=False, size=(2, 50, 3, 1)[self.turns % 4])

    def _check_drain(self, tenant: int, noun: str, *, recent: bool, size: int) -> None:
        stood = self.business.histories[tenant].stood(noun, None if recent else self.business.due(tenant))
        assert self.business.drain(tenant, noun, recent=recent, size=size) == texts(stood)
        if noun == "jpm.Appointment":
            which = ("Any", "True", "False")[self.turns % 3]
            rows = self.business.drain(tenant, noun, recent=recent, size=size, active=which)
            assert rows == [version.text for version in stood if WANTED[which](version)]

    def teardown(self) -> None:
        try:
            self._end()
        finally:
            self.business.close()
            shutil.rmtree(self.folder)

    def _end(self) -> None:
        """When a quarter of an hour has passed without a change, what a reader has seen is what there is."""
        business = self.business
        for tenant in self.tenants:
            for noun in self.nouns:
                self._check_drain(tenant, noun, recent=True, size=2)
        business.clock.set(max(business.now(tenant) for tenant in TENANTS) + HORIZON)
        for reader in self.readers:
            while self._read(reader):
                pass
            standing = business.histories[reader.tenant].stood(reader.noun)
            new = [v for v in standing if v.place > reader.start and WANTED[reader.active or "Any"](v)]
            wanted = {tuple(v.row[name] for name in NAMED_BY[reader.noun]): v.text for v in new}
            if reader.active in (None, "Any"):
                assert {key: text for key, text in reader.seen.items() if key in wanted} == wanted
            if reader.active in (None, "Any") and not reader.start:
                assert reader.seen == wanted
            assert wanted.items() <= reader.seen.items()
        for tenant in self.tenants:
            for noun in set(self.nouns) & {"jpm.Appointment", "customer_interactions.TechnicianRating"}:
                query = {"active": "Any", "pageSize": 5_000}
                listed = json.loads(business.perform(tenant, list_of(noun), query))["data"]
                rows = [json.loads(text) for text in business.drain(tenant, noun, size=100)]
                assert sorted(map(json.dumps, listed)) == sorted(map(json.dumps, rows))


TestFeeds = Feeds.TestCase
TestFeeds.settings = settings(
    max_examples=1_000 if SOAK else 5 if POSTGRES else 15,
    stateful_step_count=60 if SOAK else 30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
