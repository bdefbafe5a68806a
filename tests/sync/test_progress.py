"""What people see while a sync runs: rows, rows a second, the share of the limit, how far behind now."""

import io
from datetime import UTC, datetime, timedelta

from rich.console import Console

from tests.sync.sync_source import THINGS
from truckroll.sync.destination import Landed
from truckroll.sync.landing import Landing
from truckroll.sync.progress import Bars, Pace
from truckroll.sync.run import Outcome
from truckroll.sync.state import FeedState


def test_the_share_of_the_limit_is_what_came_in_the_last_seconds():
    now = 100.0
    pace = Pace(lambda: now)
    assert str(pace) == ""
    pace.note(30)
    now += 1
    pace.note(70)
    assert str(pace) == "35 of 60 req/s"
    now += 1.5
    assert str(pace) == "20 of 60 req/s"
    now += 1
    assert str(pace) == ""


def test_a_bar_says_rows_the_share_of_the_limit_and_the_lag():
    screen = io.StringIO()
    outcome = Outcome(Landing(THINGS))
    three_days_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=3)
    with Bars(Console(file=screen, force_terminal=True, width=140)) as bars:
        bars.started(outcome)
        outcome.pages, outcome.received = 20, 5_000
        bars.fetched(outcome, 5_000)
        bars.landed(outcome, Landed(FeedState("jpm", "odd-things", "7", "x", latest=three_days_ago, rows=5_000)))
    for shown in ("jpm.odd_things", "5,000 rows", "10 of 60 req/s", "on its way, 3 d behind"):
        assert shown in screen.getvalue()
