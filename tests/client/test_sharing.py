"""What threads, tasks and clients of one process share: the pace and the token."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.client.scripted import Answer, feed_page
from truckroll.client import AsyncClient, Client, errors, limits
from truckroll.client.limits import WINDOW, Limit
from truckroll.client.tokens import Token

JOB = "/jpm/v2/tenant/{tenant}/jobs/5"


@given(st.integers(1, 5), st.lists(st.floats(0, 2), min_size=1, max_size=60))
def test_in_no_second_more_calls_go_than_allowed_and_none_waits_in_vain(calls, gaps):
    limit, now, gone = Limit(calls), 0.0, []
    for gap in gaps:
        now += gap
        gone.append(now + limit.take(now))
    assert gone == sorted(gone)
    for place, (first, later) in enumerate(zip(gone, gone[calls:], strict=False)):
        assert later - first >= WINDOW - 1e-6, place
    asked, now = Limit(calls), 0.0
    for gap in gaps[:calls]:
        now += gap
        assert asked.take(now) == 0


def test_all_clients_of_an_app_in_a_tenant_count_together(platform, make_client, time):
    for _ in range(4):
        for _ in range(2):
            make_client(calls_per_second=2).request("GET", JOB)
    assert time.waits == pytest.approx([WINDOW] * 3)


def test_threads_count_together(platform, time):
    client = Client(platform.conn, clock=lambda: 0.0, sleep=time.sleep, calls_per_second=3)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: client.request("GET", JOB), range(12)))
    assert sorted(time.waits)[-9:] == pytest.approx([WINDOW * n for n in (1, 1, 1, 2, 2, 2, 3, 3, 3)])


def test_another_tenant_and_no_limit_count_apart(platform, time):
    other = platform.conn | {"SERVICETITAN_TENANT_ID": "8"}
    for conn, pace in [(platform.conn, 1), (other, 1), (platform.conn, None), (platform.conn, None)]:
        Client(conn, clock=time, sleep=time.sleep, calls_per_second=pace).request("GET", JOB)
    assert time.waits == []


def test_sixty_a_second_unless_told():
    assert limits.CALLS_PER_SECOND == 60
    with pytest.raises(ValueError, match="at least 1"):
        Limit(0)


@pytest.mark.parametrize("trial", range(3))
def test_threads_that_start_together_fetch_one_token(platform, trial):
    barrier = threading.Barrier(8)

    def call(_: int) -> None:
        client = Client(platform.conn)
        barrier.wait(10)
        client.request("GET", JOB)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(call, range(8)))
    assert len(platform.token_calls) == 1


def test_tasks_that_start_together_fetch_one_token_and_run_side_by_side(platform):
    async def main() -> None:
        client = AsyncClient(platform.conn)
        await asyncio.gather(*[client.request("GET", JOB) for _ in range(8)])

    asyncio.run(main())
    assert len(platform.token_calls) == 1
    assert len(platform.calls) == 8


def test_threads_whose_token_is_refused_together_renew_it_once(platform):
    barrier = threading.Barrier(4)
    client = Client(platform.conn)
    client.request("GET", JOB)
    platform.refused.add("token-1")

    def call(_: int) -> None:
        barrier.wait(10)
        client.request("GET", JOB)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(call, range(4)))
    assert len(platform.token_calls) == 2


def test_a_fetch_that_fails_lets_the_next_one_fetch(platform, time):
    client = Client(platform.conn, clock=time, sleep=time.sleep)
    platform.token_script += [Answer(400, {"error": "invalid_client"})]
    with pytest.raises(errors.Unauthorized):
        client.request("GET", JOB)
    client.request("GET", JOB)
    assert len(platform.token_calls) == 2


def test_a_task_that_is_cancelled_while_it_fetches_lets_the_next_one_fetch(platform):
    platform.token_script += [Answer(held=True)]

    async def main() -> None:
        client = AsyncClient(platform.conn)
        waiting = asyncio.create_task(client.request("GET", JOB))
        while not platform.token_calls:
            await asyncio.sleep(0.01)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await client.request("GET", JOB)
        platform.closing.set()

    asyncio.run(main())
    assert len(platform.token_calls) == 2


def test_a_walk_that_is_left_early_asks_for_no_more(platform):
    platform.script += [feed_page([{"id": 1}], "a", True)] * 2
    client = Client(platform.conn)
    for _ in client.feed("/jpm/v2/tenant/{tenant}/export/jobs"):
        break
    assert len(platform.calls) == 1


def test_a_wrong_secret_does_not_ride_on_the_right_ones_token(platform):
    Client(platform.conn).request("GET", JOB)
    platform.token_script += [Answer(400, {"error": "invalid_client"})]
    with pytest.raises(errors.Unauthorized):
        Client(platform.conn | {"SERVICETITAN_CLIENT_SECRET": "cs1.wrong"}).request("GET", JOB)


def test_a_token_that_another_thread_renewed_is_not_forgotten():
    token = Token()
    token.keep("new", 0, 900)
    token.forget("old")
    assert token.take(1) == ("new", "use")
