"""Counting together: as exactly as one process does, and with no request lost or held up when the store is gone."""

import asyncio
import io
import threading
import time
from collections.abc import Generator
from contextlib import suppress
from typing import Any

import pytest

from tests.valkey import Valkey, cluster, valkey
from truckroll.catalogue.time import TICKS_PER_SECOND, Clock
from truckroll.server.limits import Allowance, MemoryLimiter, taken
from truckroll.server.log import Log
from truckroll.server.shared_limits import SharedLimiter, Uncounted


@pytest.fixture(scope="module")
def running() -> Generator[Valkey]:
    with valkey() as server:
        yield server


def limiter(server: Valkey, name: str, log: io.StringIO | None = None, **how: Any) -> SharedLimiter:
    return SharedLimiter(server.url, name, Log(log or io.StringIO()), **how)


async def until_back(counting: SharedLimiter) -> None:
    while counting.gone:
        await asyncio.sleep(0.02)


def test_it_says_what_a_counter_of_one_process_says(running: Valkey):
    async def asked() -> None:
        shared, memory = limiter(running, "same"), MemoryLimiter()
        for key, limit, window in [(("app", 7), 3, 60)] * 5 + [
            (("app", 8), 1, 1),
            (("sign in", "a@b.c", None), 2, 900),
        ]:
            assert await taken(shared.take(key, limit, window)) == memory.take(key, limit, window)
        lower, higher = [await taken(shared.take(("app", 7), limit, 60)) for limit in (1, 4)]
        assert (lower.allowed, higher.allowed, higher.remaining) == (False, True, 0)
        await shared.close()

    asyncio.run(asked())


def test_three_processes_let_no_more_pass_than_one_would_and_refuse_nobody_without_need(running: Valkey):
    limit, passed, refused = 40, list[tuple[float, float]](), list[tuple[float, float]]()

    async def hammer() -> None:
        shared = limiter(running, "exact")

        async def one(until: float) -> None:
            while (began := time.monotonic()) < until:
                allowance = await taken(shared.take(("app", 7), limit))
                (passed if allowance.allowed else refused).append((began, time.monotonic()))
                await asyncio.sleep(0.004)

        until = time.monotonic() + 2.3
        await asyncio.gather(*(one(until) for _ in range(4)))
        await shared.close()

    threads = [threading.Thread(target=asyncio.run, args=(hammer(),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # A request was weighed at some moment between its sending and its answer.
    for began, _ in passed:
        surely_within_a_second = sum(began <= first and last < began + 1 for first, last in passed)
        assert surely_within_a_second <= limit
    for began, ended in refused:
        perhaps_in_the_second_before = sum(last > began - 1 and first < ended for first, last in passed)
        assert perhaps_in_the_second_before >= limit
    assert len(passed) >= 2 * limit
    assert len(refused) > limit


def test_what_is_asked_at_once_travels_together_and_is_weighed_one_by_one(running: Valkey):
    async def asked() -> list[Allowance]:
        shared = limiter(running, "together")
        counted = await asyncio.gather(*(taken(shared.take(("app", 7), 250, 60)) for _ in range(1_000)))
        await shared.close()
        return counted

    counted = asyncio.run(asked())
    assert sorted(each.remaining for each in counted if each.allowed) == list(range(250))


def test_servers_of_another_business_count_for_themselves(running: Valkey):
    async def asked() -> list[bool]:
        servers = [limiter(running, name) for name in ("one", "one", "other")]
        found = [(await taken(each.take(("app", 7), 1, 60))).allowed for each in servers]
        for each in servers:
            await each.close()
        return found

    assert asyncio.run(asked()) == [True, False, True]


def test_a_sandbox_counts_by_its_own_clock_and_from_nothing_when_that_is_set_back(running: Valkey):
    clock = Clock(1_000 * TICKS_PER_SECOND)

    async def asked() -> None:
        shared = limiter(running, "sandbox", clock=clock)
        memory = MemoryLimiter(lambda: clock.now() * 100)
        for seconds in (0, 0, 0, 59, 0.5, 0.5, 0, 7 * 86_400, 0):
            clock.advance(seconds)
            assert await taken(shared.take(("app", 7), 2, 60)) == memory.take(("app", 7), 2, 60)
        (key,) = await shared._client.keys("truckroll:sandbox:*")  # pyright: ignore[reportPrivateUsage]
        assert await shared._client.ttl(key) > 3_600, "nobody knows how long a minute of a sandbox takes"  # pyright: ignore[reportPrivateUsage]
        clock.advance(-86_400)
        shared.begin_anew("sandbox set back")
        memory.forget()
        for _ in range(3):
            assert await taken(shared.take(("app", 7), 2, 60)) == memory.take(("app", 7), 2, 60)
        await shared.close()

    asyncio.run(asked())


def test_names_and_addresses_of_people_are_not_kept(running: Valkey):
    async def asked() -> list[bytes]:
        shared = limiter(running, "people")
        await taken(shared.take(("sign in", "ann@example.com", "10.0.0.1"), 10, 900))
        await taken(shared.take(("6ba7b810", 7), 10))
        assert shared._client is not None  # pyright: ignore[reportPrivateUsage]
        keys = await shared._client.keys("truckroll:people:*")  # pyright: ignore[reportPrivateUsage]
        await shared.close()
        return keys

    keys = asyncio.run(asked())
    assert b"truckroll:people:{6ba7b810:7}" in keys
    assert len(keys) == 2
    assert not any(b"ann" in key or b"10.0.0.1" in key for key in keys)


def test_who_hangs_up_while_he_is_counted_holds_up_nobody(running: Valkey):
    async def asked() -> bool:
        shared = limiter(running, "gone away")
        waiting = [asyncio.ensure_future(taken(shared.take(("app", 7), 10))) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        found = await asyncio.gather(*waiting, return_exceptions=True)
        await shared.close()
        return isinstance(found[0], Allowance) and isinstance(found[2], Allowance)

    assert asyncio.run(asked())


def test_without_the_store_each_process_counts_for_itself_and_that_is_told_once():
    log = io.StringIO()

    async def asked() -> None:
        with valkey() as server:
            shared = limiter(server, "lost", log)
            await shared.begin()
            assert (await taken(shared.take(("app", 7), 2))).remaining == 1
            server.kill()
            first = await asyncio.gather(*(taken(shared.take(("app", 7), 2)) for _ in range(3)))
            assert [each.allowed for each in first] == [True, True, False]
            counted = shared.take(("app", 8), 2)
            assert isinstance(counted, Allowance), "while it is gone nobody waits for it"
            assert "onnection" in shared.gone
            server.start()
            await until_back(shared)
            assert (await taken(shared.take(("app", 7), 2))).remaining == 1
            await shared.close()

    asyncio.run(asked())
    assert log.getvalue().count('"limits not shared"') == 1
    assert log.getvalue().count('"limits shared again"') == 1


def test_a_store_that_was_never_there_is_told_before_anybody_waits_for_it():
    log = io.StringIO()

    async def asked() -> None:
        with valkey() as server:
            server.kill()
            shared = limiter(server, "never", log)
            await shared.begin()
            assert isinstance(shared.take(("app", 7), 2), Allowance)
            await shared.close()

    asyncio.run(asked())
    assert log.getvalue().count('"limits not shared"') == 1


def test_a_store_that_says_nothing_holds_a_request_up_once_and_not_for_long(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("truckroll.server.shared_limits.PATIENCE", 0.2)

    async def asked() -> None:
        silent = await asyncio.start_server(lambda reader, writer: asyncio.sleep(60), "127.0.0.1", 0)
        port = silent.sockets[0].getsockname()[1]
        shared = SharedLimiter(f"redis://127.0.0.1:{port}", "silent", Log(io.StringIO()))
        began = time.monotonic()
        assert (await taken(shared.take(("app", 7), 2))).allowed
        assert time.monotonic() - began < 5
        assert isinstance(shared.take(("app", 7), 2), Allowance)
        await shared.close()
        silent.close()

    asyncio.run(asked())


def test_an_operator_may_want_nobody_served_who_is_not_counted():
    async def asked() -> None:
        with valkey() as server:
            shared = limiter(server, "refusing", refuse=True)
            await shared.begin()
            server.kill()
            waiting = [asyncio.ensure_future(taken(shared.take(("app", 7), 2))) for _ in range(2)]
            found = await asyncio.gather(*waiting, return_exceptions=True)
            assert [type(each) for each in found] == [Uncounted, Uncounted]
            with pytest.raises(Uncounted):
                shared.take(("app", 7), 2)
            assert shared.refuses
            server.start()
            await until_back(shared)
            assert (await taken(shared.take(("app", 7), 2))).allowed
            await shared.close()

    asyncio.run(asked())


def test_a_replica_is_no_place_to_count_in():
    """It answers, and may not write: the count is not told to be back before it is."""

    async def asked() -> None:
        with valkey() as leader, valkey() as server:
            shared = limiter(server, "replica")
            assert (await taken(shared.take(("app", 7), 2))).remaining == 1
            await shared._client.execute_command("REPLICAOF", "127.0.0.1", leader.port)  # pyright: ignore[reportPrivateUsage]
            assert (await taken(shared.take(("app", 7), 2))).allowed
            assert shared.gone
            with suppress(TimeoutError):
                await asyncio.wait_for(until_back(shared), 1.2)
            assert shared.gone
            await shared.close()

    asyncio.run(asked())


@pytest.mark.soak
def test_a_cluster_counts_as_one_and_a_killed_leader_holds_nobody_up():
    log = io.StringIO()

    async def asked() -> None:
        with cluster() as servers:
            processes = [SharedLimiter(servers.url, "cluster", Log(log)) for _ in range(3)]
            keys = [("app", tenant) for tenant in range(60)]
            takes = [each.take(key, 10, 60) for key in keys for each in processes for _ in range(8)]
            counted = await asyncio.gather(*map(taken, takes))
            assert sum(each.allowed for each in counted) == 10 * len(keys)
            servers.kill_a_leader()
            longest = 0.0
            until = time.monotonic() + 60
            while not log.getvalue().count('"limits shared again"'):
                assert time.monotonic() < until
                for tenant in range(60):
                    began = time.monotonic()
                    assert (await taken(processes[0].take(("another", tenant), 1_000_000))).allowed
                    longest = max(longest, time.monotonic() - began)
                await asyncio.sleep(0.02)
            assert longest < 3
            for each in processes:
                await each.close()

    asyncio.run(asked())
