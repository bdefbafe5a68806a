"""Many write over HTTP while others read on from their tokens: in the end the readers have what the lists say."""

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.laws.contractor import FEEDS, Contractor, Line, Office, Row, differences, drain, furnish, kept, together
from tests.stores import sandbox
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock, When
from truckroll.server.access import keys
from truckroll.store.records import HORIZON
from truckroll.testing import Sandbox

WRITERS = 8
WRITES = 1_500 if os.environ.get("SOAK") else 40
LEEWAY = 5 * TICKS_PER_SECOND  # a real clock goes on between the answer and the look at it


class Offset(Clock):
    """A running clock that can be moved."""

    offset = 0

    def now(self) -> int:
        return time.time_ns() // 100 + self.offset

    def advance(self, seconds: float) -> None:
        self.offset += int(seconds * TICKS_PER_SECOND)


class Reader:
    """Follows every feed from its saved tokens, and notes what may not be."""

    def __init__(self, server: Sandbox, contractor: Contractor, recent: Callable[[], bool]) -> None:
        self.clock = server.clock
        self.line = Line(server.url, contractor.credentials)
        self.recent = recent
        self.tokens = dict.fromkeys(FEEDS, "")
        self.rows: dict[str, list[Row]] = {feed: [] for feed in FEEDS}
        self.pages = 0

    def turn(self) -> None:
        for feed, path in FEEDS.items():
            recent = self.recent()
            query = {"from": self.tokens[feed], "includeRecentChanges": json.dumps(recent)}
            page = self.line.good("GET", path, **query)
            due = When.of(self.clock.now() - HORIZON + LEEWAY)
            for row in page["data"]:
                assert recent or row.get("modifiedOn", "") <= due, "a row of the future"
            if not page["data"] and self.tokens[feed]:
                assert page["continueFrom"] == self.tokens[feed]
            self.tokens[feed] = page["continueFrom"]
            self.rows[feed] += page["data"]
            self.pages += 1

    def finish(self) -> None:
        for feed in FEEDS:
            rows, _ = drain(self.line, feed, self.tokens[feed])
            self.rows[feed] += rows


def test_eight_write_and_three_read_on(record_property: Callable[[str, object], None]):
    with sandbox(clock=Offset(), page_size=5) as server:
        contractor = furnish(server, jobs=6 + WRITES // 20)
        coin = Random(1)
        readers = [
            Reader(server, contractor, recent) for recent in (lambda: False, lambda: True, lambda: coin.random() < 0.5)
        ]
        agreed = [0] * WRITERS
        at_work = threading.Semaphore(0)

        def write(number: int) -> None:
            office = Office(contractor, Random(number), f"writer {number}")
            line = Line(server.url, contractor.credentials)
            try:
                for turn in range(WRITES):
                    agreed[number] += office.work(line) == 200
                    if turn % 10 == number:
                        server.clock.advance(60 * office.rng.randint(0, 20))
            finally:
                at_work.release()

        def read(reader: Reader) -> None:
            while at_work._value < WRITERS:
                reader.turn()

        together(
            [lambda number=number: write(number) for number in range(WRITERS)]
            + [lambda reader=reader: read(reader) for reader in readers]
        )
        server.clock.advance(HORIZON / TICKS_PER_SECOND + 1)
        line = Line(server.url, contractor.credentials)
        for reader in readers:
            reader.finish()
            for feed, rows in reader.rows.items():
                versions = [json.dumps(row) for row in rows]
                assert len(set(versions)) == len(versions), f"{feed}: a version came twice"
            assert differences(line, {feed: kept(feed, rows) for feed, rows in reader.rows.items()}) == []
        assert sum(agreed) > WRITERS * WRITES / 3
        record_property("writes kept", sum(agreed))
        record_property("pages read", [reader.pages for reader in readers])


def test_a_feed_token_outlives_the_signing_keys_and_the_server(tmp_path: Path):
    clock = Clock(Clock().now())
    with sandbox(tmp_path, clock=clock, page_size=2) as server:
        contractor = furnish(server, jobs=3)
        line = Line(server.url, contractor.credentials)
        page = line.good("GET", FEEDS["jobs"], includeRecentChanges="true")
        old = line.token
        new = keys.make()
        server.platform.database.write(
            lambda connection: keys.rotate(connection, new, now=clock.now(), at_once=True)
        ).result(60)
        time.sleep(0.3)  # within a second the server has seen it
        rest = line.good("GET", FEEDS["jobs"], **{"from": page["continueFrom"], "includeRecentChanges": "true"})
        assert line.token != old
        assert [row["id"] for row in page["data"] + rest["data"]] == contractor.jobs
    with sandbox(tmp_path, clock=clock, page_size=2) as server:
        line = Line(server.url, contractor.credentials)
        again = line.good("GET", FEEDS["jobs"], **{"from": page["continueFrom"], "includeRecentChanges": "true"})
        assert again == rest


@pytest.mark.parametrize("other", [feed for feed in FEEDS if feed != "jobs"])
def test_a_token_of_another_feed_is_a_400_that_says_so(place: tuple[Line, str], other: str):
    line, token = place
    status, problem = line.ask("GET", FEEDS[other], **{"from": token})
    assert (status, list(problem["errors"])) == (400, ["from"])
    assert "no token of this feed" in problem["title"]


@pytest.fixture(scope="module")
def place():
    with sandbox() as server:
        contractor = furnish(server, jobs=1)
        line = Line(server.url, contractor.credentials)
        yield line, line.good("GET", FEEDS["jobs"], includeRecentChanges="true")["continueFrom"]
