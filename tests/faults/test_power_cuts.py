"""A write that was acknowledged is there after the power has gone, whatever the disk made of the rest."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

import pytest

from tests.faults.power_cut import PowerCut
from truckroll.catalogue.time import Clock
from truckroll.store import connection, writer
from truckroll.store.database import Database
from truckroll.store.errors import StoreError

ROUNDS = 500 if os.environ.get("SOAK") else 25
WRITES = 200
SCHEMA = (
    "create table if not exists job (id integer primary key, version integer not null, memo text not null) strict",
    "create index if not exists job_by_memo on job (memo)",
    "create table if not exists tally (writes integer not null) strict",
    "insert into tally select 0 where not exists (select 1 from tally)",
)
PUT = """insert into job values (:id, :version, :memo)
         on conflict (id) do update set version = excluded.version, memo = excluded.memo"""
_names = count()


class RefusedError(Exception):
    """A rule said no, after it had written."""


@dataclass
class Business:
    """What was asked of the store, and what of it was acknowledged."""

    rng: Random
    asked: dict[int, int] = field(default_factory=dict)
    acknowledged: dict[int, int] = field(default_factory=dict)
    opened: bool = False

    def work(self, database: Database) -> None:
        """Write in bursts, as many callers do, and note each answer."""
        self.opened = True
        for _ in range(WRITES // 10):
            answers = [self._ask(database) for _ in range(self.rng.randint(1, 20))]
            for id, version, answer in answers:
                with suppress(StoreError, RefusedError):
                    answer.result(60)
                    self.acknowledged[id] = version

    def _ask(self, database: Database) -> tuple[int, int, "Future[None]"]:
        id = self.rng.randint(1, 60)
        refused = self.rng.random() < 0.2
        version = max(self.asked.values(), default=0) + 1
        memo = f"{version} " + "x" * self.rng.choice((10, 500, 9000))
        if not refused:
            self.asked[id] = version

        def put(connection) -> None:
            connection.execute(PUT, {"id": id, "version": -1 if refused else version, "memo": memo})
            connection.execute("update tally set writes = writes + 1")
            if refused:
                raise RefusedError

        return id, version, database.write(put)

    def losses(self, folder: Path) -> list[str]:
        """What is wrong with what the disk kept; opening it is a start after the cut."""
        with Database.open(folder, clock=Clock(), schema=SCHEMA) as database:
            problems = database.check()
            found = dict(database.read(lambda c: list(c.execute("select id, version from job"))).result())
            database.write(lambda c: c.execute("update tally set writes = writes + 1")).result()  # it can be used
            if problems:
                return problems
        for id in sorted(self.asked.keys() | found.keys()):
            least, most = self.acknowledged.get(id, 0), self.asked.get(id, 0)
            if not least <= found.get(id, 0) <= most:
                problems.append(f"job {id} is at version {found.get(id)}, acknowledged {least}, asked {most}")
        return problems


def lives(tmp_path: Path, seed: int) -> Iterator[list[str]]:
    """A store that loses its power three times; what was lost each time."""
    rng = Random(seed)
    business = Business(rng)
    folder = tmp_path / "0"
    for life in range(1, 4):
        disk = PowerCut(f"power-cut-{next(_names)}", folder, cut_after=int(4000 ** rng.random()))
        try:
            with suppress(StoreError), Database.open(folder, clock=Clock(), schema=SCHEMA, vfs=disk.name) as database:
                business.work(database)
                if rng.random() < 0.5:  # else it comes while the store closes, or right after
                    disk.cut()
            disk.cut()
            folder = tmp_path / str(life)
            disk.survivors(folder, rng.choice(("nothing", "a beginning", "some sectors")), rng)
        finally:
            disk.unregister()
        looked_at = shutil.copytree(folder, tmp_path / f"{life}-looked-at")
        yield business.losses(looked_at)


@pytest.fixture(autouse=True)
def _short_logs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many checkpoints in few writes."""
    monkeypatch.setattr(writer, "CHECKPOINT_PAGES", 40)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_acknowledged_write_is_lost_in_a_power_cut(tmp_path: Path, seed: int):
    for losses in lives(tmp_path, seed):
        assert losses == []


@pytest.mark.parametrize("synchronous", ["normal", "off"])
def test_a_store_that_does_not_flush_its_commits_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str
):
    """The proof that the test above can fail."""
    monkeypatch.setattr(connection, "SYNCHRONOUS", synchronous)
    for seed in range(50):
        with suppress(StoreError):
            if any(lives(tmp_path / str(seed), seed)):
                return
    pytest.fail("fifty rounds found nothing lost")


def test_writes_that_wait_together_share_a_flush(tmp_path: Path):
    folder = tmp_path / "data"
    disk = PowerCut("sharing", folder)
    with Database.open(folder, clock=Clock(), schema=SCHEMA, vfs=disk.name) as database:
        before = disk.flushes
        answers = [database.write(lambda c: c.execute("update tally set writes = writes + 1")) for _ in range(200)]
        for answer in answers:
            answer.result(60)
        assert 1 <= disk.flushes - before < 100
    disk.unregister()
