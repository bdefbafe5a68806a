"""The same tenants on a real Dask cluster: a scheduler and two workers, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from distributed import Client

from tests.sync.fleets import ROOT, environment, fleet
from truckroll.sync.errors import UsageError
from truckroll.sync.fleet.worker import executor_at

TENANTS = 100 if os.environ.get("SOAK") else 8
PRELOAD = "from tests.sync.fleets import patch\npatch()\n"


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Its address, and its two workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "preload.py").write_text(PRELOAD)
    address = f"127.0.0.1:{port}"
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", f"tcp://{address}", "--nthreads", "2", "--no-nanny"]
    worker += ["--preload", str(folder / "preload.py"), "--local-directory", str(folder)]
    known = environment() | {"PYTHONPATH": str(ROOT)}
    started: list[subprocess.Popen[bytes]] = []
    with ExitStack() as stack:
        for command in ([*scheduler, "--no-dashboard"], [*worker, "--no-dashboard"], [*worker, "--no-dashboard"]):
            process = subprocess.Popen(command, cwd=ROOT, env=known, stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.kill)
            started.append(process)
        with Client(f"tcp://{address}", timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield address, started[1:]


def test_a_worker_of_a_cluster_is_killed_and_every_tenant_is_complete(tmp_path: Path):
    with cluster(tmp_path) as (address, workers), fleet(tmp_path, "delta", TENANTS) as many:
        many.register()
        many.server.delay = 0.02
        driver = many.worker("--once", "--on", f"dask://{address}", "--at-once", "4")
        assert driver.stdout is not None
        driver.stdout.readline()
        workers[0].send_signal(signal.SIGKILL)
        said = driver.communicate()[0]
        assert driver.returncode == 0, said
        assert many.differences() == 0
        assert not any(each.due or each.failing or each.holder for each in many.standings())


def test_an_address_that_is_no_clusters_is_refused():
    with pytest.raises(UsageError, match="is no cluster's address"), executor_at("ray://here"):
        pass
