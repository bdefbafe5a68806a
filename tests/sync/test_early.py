"""What a sync does before its destination is open, and what it does not even load."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sync.feed_server import FeedServer
from tests.sync.sync_source import RATINGS, THINGS, Scripted
from truckroll.client import Page
from truckroll.derive.feeds import all_feeds
from truckroll.sync.early import PAGES, Early
from truckroll.sync.landing import Landing

FEED = Landing(THINGS)


class Platform:
    """Pages as they are asked for; the last one may be a fault."""

    def __init__(self, pages: int, fault: Exception | None = None) -> None:
        self.pages, self.fault = pages, fault
        self.given = threading.Semaphore(0)
        self.closed = threading.Event()

    def feed_pages(self, path: str, after: str = "") -> Iterator[Page]:
        try:
            for number in range(self.pages):
                self.given.release()
                yield Page(b"[]", f"{path} {number}", number < self.pages - 1)
            if self.fault:
                raise self.fault
        finally:
            self.closed.set()

    def gave(self, pages: int) -> bool:
        return all(self.given.acquire(timeout=5) for _ in range(pages))

    def __getattr__(self, name: str) -> Any:
        return None


def test_pages_come_before_anybody_asks_and_are_then_given_in_order():
    platform = Platform(3 * PAGES)
    early = Early(platform, [FEED])
    assert platform.gave(PAGES + 1)  # One more waits to be taken.
    assert not platform.given.acquire(timeout=0.05)
    pages = list(early.feed_pages(THINGS.path))
    assert [page.next for page in pages] == [f"{THINGS.path} {number}" for number in range(3 * PAGES)]


def test_feeds_share_what_may_wait():
    platform = Platform(PAGES)
    Early(platform, [FEED, Landing(RATINGS)])
    assert platform.gave(PAGES + 2)
    assert not platform.given.acquire(timeout=0.05)


def test_who_asks_after_a_token_or_again_is_answered_anew():
    platform = Platform(1)
    early = Early(platform, [FEED])
    assert platform.gave(1)
    assert len(list(early.feed_pages(THINGS.path, "a token"))) == 1
    assert platform.gave(1)
    assert len(list(early.feed_pages(THINGS.path))) == 1
    assert not platform.given.acquire(timeout=0.05)
    assert len(list(early.feed_pages(THINGS.path))) == 1
    assert platform.gave(1)


def test_what_goes_wrong_is_told_to_who_reads_after_the_pages_before_it():
    pages = Early(Platform(2, OSError("cut")), [FEED]).feed_pages(THINGS.path)
    assert [next(pages).has_more, next(pages).has_more] == [True, False]
    with pytest.raises(OSError, match="cut"):
        next(pages)


@pytest.mark.parametrize("begun", [False, True])
def test_what_nobody_wants_any_more_is_let_go(begun: bool):
    platform = Platform(3 * PAGES)
    early = Early(platform, [FEED])
    assert platform.gave(PAGES + 1)
    if begun:
        pages = early.feed_pages(THINGS.path)
        next(pages)
        pages.close()  # type: ignore[attr-defined]
    early.close()
    assert platform.closed.wait(5)


def test_a_sync_loads_nothing_that_it_can_do_without(tmp_path: Path):
    jobs = next(feed for feed in all_feeds("jpm") if feed.table == "jpm.jobs")
    with FeedServer(Scripted({jobs.path: [[]]}), tmp_path).running() as server:
        words = ["sync", "--to", tmp_path / "w.duckdb", "--env", server.env, "--feeds", "jpm.jobs", "--json"]
        command = [sys.executable, "-X", "importtime", "-m", "truckroll", *map(str, words)]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert '"failed": []' in told.stdout
    loaded = re.findall(r"^import time:.*\| +([\w.]+)$", told.stderr, re.MULTILINE)
    assert "duckdb" in loaded
    assert {"requests", "pydantic", "rich", "asyncio", "truckroll.portal", "truckroll.server"} & set(loaded) == set()
