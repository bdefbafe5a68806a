"""`kill -9` at any instant loses no acknowledged write."""

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from tests.faults import writing
from truckroll.catalogue.time import Clock
from truckroll.store.database import Database

ROUNDS = 50 if os.environ.get("SOAK") else 4


def acknowledged_until_killed(folder: Path, first: int, seconds: float) -> list[int]:
    with subprocess.Popen(
        [sys.executable, writing.__file__, str(folder), str(first)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.kill()
        return [int(line) for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]


def test_a_killed_process_loses_no_acknowledged_write(tmp_path: Path):
    folder, rng, acknowledged = tmp_path / "data", Random(), set[int]()
    for life in range(ROUNDS):
        acknowledged.update(acknowledged_until_killed(folder, life * 10_000_000, rng.random() / 2))
        with Database.open(folder, clock=Clock(), schema=writing.TABLES) as database:
            jobs = {id for (id,) in database.inline.execute("select id from job")}
            notes = {id for (id,) in database.inline.execute("select id from note")}
            assert acknowledged <= jobs
            assert jobs == notes  # each write whole or not at all
            assert database.check() == []
    assert acknowledged
