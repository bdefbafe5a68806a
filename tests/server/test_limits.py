"""The limiter's two laws: never more than allowed in any window, and nobody waits longer than told."""

import os

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from truckroll.server.limits import Allowance, MemoryLimiter

SECOND = 1_000_000_000
EXAMPLES = 2_000 if os.environ.get("SOAK") else 60


class Stopwatch:
    def __init__(self):
        self.nanoseconds = 123

    def __call__(self):
        return self.nanoseconds

    def elapse(self, seconds):
        self.nanoseconds += int(seconds * SECOND)


class LimiterLaws(RuleBasedStateMachine):
    """Against a plain list of all that ever passed."""

    @initialize(limit=st.integers(1, 8), window=st.sampled_from([1, 1, 60]))
    def begin(self, limit, window):
        self.now = Stopwatch()
        self.limiter = MemoryLimiter(self.now)
        self.limit, self.window = limit, window
        self.passed = {"a": [], "b": []}

    def allowed_now(self, key):
        since = self.now.nanoseconds - self.window * SECOND
        return sum(moment > since for moment in self.passed[key]) < self.limit

    def take(self, key):
        expected = self.allowed_now(key)
        allowance = self.limiter.take(key, self.limit, self.window)
        assert allowance.allowed == expected  # never too many, and never refused without need
        if allowance.allowed:
            self.passed[key].append(self.now.nanoseconds)
        return allowance

    @rule(key=st.sampled_from("ab"), times=st.integers(1, 12))
    def ask(self, key, times):
        for _ in range(times):
            allowance = self.take(key)
            count = sum(moment > self.now.nanoseconds - self.window * SECOND for moment in self.passed[key])
            assert allowance.remaining == max(0, self.limit - count)
            assert 0 < allowance.reset <= self.window
            assert (allowance.wait == 0) == allowance.allowed

    @rule(nanoseconds=st.integers(0, 90 * SECOND) | st.integers(SECOND - 2, SECOND + 2) | st.integers(0, 5))
    def elapse(self, nanoseconds):
        self.now.nanoseconds += nanoseconds

    @rule(limit=st.integers(1, 8))
    def another_limit(self, limit):
        self.limit = limit

    @rule(key=st.sampled_from("ab"))
    def wait_as_told(self, key):
        """Whoever is refused and waits as long as it was told is served."""
        allowance = self.take(key)
        if not allowance.allowed:
            assert 1 <= allowance.wait <= self.window
            self.now.elapse(allowance.wait)
            assert self.take(key).allowed


LimiterLaws.TestCase.settings = settings(max_examples=EXAMPLES, stateful_step_count=40, deadline=None)
test_the_laws_hold_whatever_happens = LimiterLaws.TestCase


def test_no_window_of_any_position_holds_more_than_the_limit():
    """Where a bucket that fills again would let nearly twice as many through."""
    now = Stopwatch()
    limiter = MemoryLimiter(now)
    passed = []
    for _ in range(4_000):
        now.elapse(0.001)
        if limiter.take("a", 60).allowed:
            passed.append(now.nanoseconds)
    assert max(sum(start <= moment < start + SECOND for moment in passed) for start in passed) == 60
    assert len(passed) == 240


def test_asking_too_often_puts_nothing_off():
    now = Stopwatch()
    limiter = MemoryLimiter(now)
    assert [limiter.take("a", 2).allowed for _ in range(1_000)].count(True) == 2
    now.elapse(1)
    assert [limiter.take("a", 2).allowed for _ in range(1_000)].count(True) == 2


def test_a_report_may_run_five_times_a_minute():
    now = Stopwatch()
    limiter = MemoryLimiter(now)
    for _ in range(5):
        assert limiter.take(("report", 7, 12), 5, 60).allowed
        now.elapse(2)
    refused = limiter.take(("report", 7, 12), 5, 60)
    assert (refused.allowed, refused.wait, refused.reset) == (False, 50, 58)
    assert limiter.take(("report", 8, 12), 5, 60).allowed


def test_a_lower_limit_counts_at_once():
    now = Stopwatch()
    limiter = MemoryLimiter(now)
    for _ in range(10):
        limiter.take("a", 10)
    assert not limiter.take("a", 3).allowed


def test_after_a_lower_limit_the_wait_is_until_enough_is_forgotten():
    now = Stopwatch()
    limiter = MemoryLimiter(now)
    for _ in range(3):
        assert limiter.take("a", 3, 60).allowed
        now.elapse(10)
    assert limiter.take("a", 2, 60).wait == 40
    now.elapse(39)
    assert not limiter.take("a", 2, 60).allowed
    now.elapse(1)
    assert limiter.take("a", 2, 60).allowed


@pytest.mark.parametrize("limit", [1, 60, 100_000])
def test_the_headers_are_those_of_the_current_draft(limit):
    headers = dict(MemoryLimiter(Stopwatch()).take("a", limit).headers)
    assert headers == {
        b"ratelimit-policy": b'"default";q=%d;w=1' % limit,
        b"ratelimit": b'"default";r=%d;t=1' % (limit - 1),
    }


def test_what_is_left_is_told_also_to_the_refused():
    assert dict(Allowance(False, 5, 60, 0, 58, 50).headers)[b"ratelimit"] == b'"default";r=0;t=58'


def test_who_asked_long_ago_is_forgotten():
    now = Stopwatch()
    limiter = MemoryLimiter(now)
    for key in range(10_000):
        limiter.take(key, 5, 3_600)
    now.elapse(3_601)
    assert limiter.take("late", 1, 3_600).allowed
    assert len(limiter._passed) == 1
    assert not limiter.take("late", 1, 3_600).allowed
