"""Many tenants and several workers: whatever becomes of a worker, each tenant is complete and no row is there twice."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.sync.fleets import SECRET, fleet

TENANTS = 300 if os.environ.get("SOAK") else 20


@pytest.mark.parametrize("kind", ["delta", pytest.param("shared", marks=pytest.mark.soak)])
def test_a_worker_of_four_is_killed_and_every_tenant_is_complete(tmp_path: Path, kind: str):
    with fleet(tmp_path, kind, TENANTS) as many:
        many.register()
        many.server.delay = 0.01
        workers = [many.worker("--once", "--at-once", "2")]
        assert workers[0].stdout is not None
        assert json.loads(workers[0].stdout.readline())["event"] == "synced"
        workers += [many.worker("--once", "--at-once", "2") for _ in range(3)]
        workers[0].stdout.readline()
        workers[0].send_signal(signal.SIGKILL)
        said = [worker.communicate()[0] for worker in workers[1:]]
        assert [worker.wait() for worker in workers] == [-signal.SIGKILL, 0, 0, 0], said
        assert many.differences() == 0
        assert many.interleaved() == []
        standings = many.standings()
        assert len(standings) == TENANTS
        assert not any(each.due or each.failing or each.holder for each in standings)
        assert many.verified("101") == 30 + 10


@pytest.mark.parametrize("kind", ["delta", pytest.param("shared", marks=pytest.mark.soak)])
def test_a_worker_that_was_paused_and_has_lost_its_tenant_changes_nothing(tmp_path: Path, kind: str):
    with fleet(tmp_path, kind, 1, things=300) as many:
        many.register()
        many.server.delay = 0.03
        slow = many.worker("--once", "--lease", "1s")
        source = many.server.tenants["101"]
        while len(source.asked) < 20:
            time.sleep(0.01)
        slow.send_signal(signal.SIGSTOP)
        asked = len(source.asked)
        quick = many.worker("--once", "--lease", "1s")
        assert quick.wait() == 0
        assert len(source.asked) > asked
        assert many.differences() == 0
        kept = many.kept()
        slow.send_signal(signal.SIGCONT)
        said = [json.loads(line) for line in slow.communicate()[0].splitlines()]
        assert slow.returncode == 0
        assert [(line["lost"], line["failures"]) for line in said] == [(True, {})]
        assert many.kept() == kept
        assert many.differences() == 0
        assert SECRET not in str(said)


def test_a_worker_that_is_told_to_stop_gives_back_what_it_has(tmp_path: Path):
    with fleet(tmp_path, "delta", 4) as many:
        many.register()
        many.server.delay = 0.05
        worker = many.worker("--at-once", "2", "--lease", "60s")
        assert worker.stdout is not None
        worker.stdout.readline()
        worker.send_signal(signal.SIGTERM)
        assert worker.wait() == 128 + signal.SIGTERM
        assert [each.holder for each in many.standings()] == [None] * 4
        assert any(each.due for each in many.standings())
        assert many.worker("--once").wait() == 0
        assert many.differences() == 0
