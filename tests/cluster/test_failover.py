"""The database's machine is killed under load, and another takes its place: callers see 503, and lose nothing."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.cluster.callers import Believer, Follower, Later, Patient, Times, Watched
from tests.cluster.patroni import TTL, patroni
from tests.cluster.replicated import Pair, pair
from tests.faults.served import Served
from tests.faults.test_server_killed import whole
from tests.laws.contractor import Contractor, Line, furnish, together
from truckroll.catalogue.time import Clock
from truckroll.server.platform import PAGE_SIZE
from truckroll.store import identity
from truckroll.store.errors import StoreInDoubt, StoreUnavailable
from truckroll.store.postgres import PostgresStore
from truckroll.testing import sandbox

KILLS = 20 if os.environ.get("SOAK") else 1
FAILOVERS = 5 if os.environ.get("SOAK") else 1
WRITERS = 3


@pytest.fixture(scope="module")
def machines() -> Iterator[Pair]:
    with pair() as made:
        yield made


def furnished(url: str) -> Contractor:
    """A contractor in a new database, with small pages of its feeds."""
    with sandbox(store=url) as server:
        kept = server.platform.database.write(lambda connection: identity.remember(connection, PAGE_SIZE, "20"))
        kept.result(60)
        return furnish(server, jobs=WRITERS + 1)


def survive(
    url: str, log: Path, contractor: Contractor, lose: Callable[[], None], repair: Callable[[], None], kills: int
) -> Times:
    """Serve a database that is lost and found so many times, and see that callers lose nothing by it."""
    patients = [Patient(contractor, number) for number in range(WRITERS)]
    believer, follower, times = Believer(contractor, contractor.jobs[WRITERS]), Follower(contractor), Times()
    callers = (*patients, believer, follower)
    with log.open("a") as errors:
        server = Served(url, errors)  # type: ignore[arg-type]
        try:
            for _ in range(kills):
                done = threading.Event()

                def kill(done: threading.Event = done) -> None:
                    try:
                        time.sleep(1)
                        lose()
                        before, end = times.good, time.monotonic() + 120
                        while times.good < before + 20:
                            assert time.monotonic() < end, "nothing is taken any more"
                            time.sleep(0.1)
                    finally:
                        done.set()

                times.last_good = time.monotonic()
                lines = [Watched(server.url, contractor) for _ in callers]

                def go_on(caller: Patient | Believer | Follower, line: Watched, done: threading.Event = done) -> None:
                    try:
                        caller.go_on(line, done, times)
                    except BaseException:
                        done.set()
                        raise

                works = [
                    lambda each=each, line=line: go_on(each, line) for each, line in zip(callers, lines, strict=True)
                ]
                together([*works, kill])
                slowest = max(line.slowest for line in lines)
                assert slowest < 40, f"somebody waited {slowest:.1f} s for an answer"
                line = Line(server.url, contractor.credentials)
                for caller in (*patients, believer, follower):
                    caller.check(line)
                whole(line)
                repair()
            server.process.send_signal(signal.SIGTERM)
            assert server.ended() == 0
        finally:
            server.process.kill()
            server.process.wait(60)
    assert believer.refused
    said = log.read_text()
    assert "Traceback" not in said, said[-5_000:]
    print(f"{times.good} writes taken, {times.later} told to come again, longest pause {times.longest_gap:.1f} s")
    return times


def test_a_killed_primary_costs_nothing_but_time(machines: Pair, tmp_path: Path):
    contractor = furnished(machines.url)

    def lose() -> None:
        machines.kill_primary()
        machines.promote()

    survive(machines.url, tmp_path / "log", contractor, lose, machines.follow, KILLS)


@pytest.mark.soak
def test_patroni_lets_another_machine_lead_and_nobody_loses_anything(tmp_path: Path):
    """Nothing of ours helps: the machine that is left leads when the dead one's time is up, and callers go on."""
    with patroni() as machines:
        contractor = furnished(machines.url)
        times = survive(machines.url, tmp_path / "log", contractor, machines.kill_primary, machines.repair, FAILOVERS)
    assert times.longest_gap < TTL + 15


def test_a_database_that_stands_still_holds_up_nobody_for_long(machines: Pair):
    """It takes statements and answers none, as a machine does whose host has stopped it."""
    with sandbox(store=machines.url) as server:
        credentials = server.connect(server.tenant(8), name="Another")
        contractor = Contractor(credentials, {})
        line = Watched(server.url, contractor)
        line.good("GET", "/jpm/v2/tenant/8/jobs")
        machines.pause(stand_still=True)
        try:
            began = time.monotonic()
            for _ in range(3):
                with pytest.raises(Later):
                    line.good("GET", "/jpm/v2/tenant/8/jobs/1")
            assert time.monotonic() - began < 10
        finally:
            machines.pause(stand_still=False)
        line.good("GET", "/jpm/v2/tenant/8/jobs")


def test_what_only_one_machine_has_kept_is_not_acknowledged(machines: Pair):
    """A commit that waits for the second machine and is told to wait no longer ends with a warning, not an error."""
    with PostgresStore.open(machines.url, clock=Clock()) as store:
        epoch = store.epoch
        answered = threading.Event()

        def lose_patience() -> None:
            waiting = "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'"
            with psycopg.connect(machines.url, autocommit=True) as other:
                while not answered.is_set():
                    other.execute(waiting)
                    time.sleep(0.05)

        machines.stop_following()
        impatient = threading.Thread(target=lose_patience)
        impatient.start()
        try:
            with pytest.raises(StoreInDoubt):
                store.write(lambda connection: identity.remember(connection, "note", "kept here only")).result(60)
        finally:
            answered.set()
            impatient.join()
            machines.follow()
        assert store.epoch == epoch
        store.write(lambda connection: identity.remember(connection, "note", "kept on both")).result(60)


def test_a_database_that_has_become_a_copy_is_unavailable(machines: Pair):
    with PostgresStore.open(machines.url, clock=Clock()) as store:

        def only_read(connection: object) -> None:
            connection.engine.execute("set transaction read only")  # type: ignore[attr-defined]
            identity.remember(connection, "note", "not kept")  # type: ignore[arg-type]

        with pytest.raises(StoreUnavailable):
            store.write(only_read).result(60)
        store.write(lambda connection: identity.remember(connection, "note", "kept")).result(60)


def test_a_rule_that_went_on_after_a_failed_statement_keeps_nothing(machines: Pair):
    with PostgresStore.open(machines.url, clock=Clock()) as store:

        def go_on(connection: object) -> None:
            identity.remember(connection, "half", "done")  # type: ignore[arg-type]
            with pytest.raises(psycopg.Error):
                connection.execute("select 1 / :zero", {"zero": 0})  # type: ignore[attr-defined]

        with pytest.raises(StoreUnavailable):
            store.write(go_on).result(60)
        assert store.read(lambda connection: identity.recall(connection, "half")).result() is None
