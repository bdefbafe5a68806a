"""PostgreSQL as it is run where it must not stop: two machines, and Patroni and etcd that let one lead (Debian's)."""

import json
import os
import shutil
import subprocess
import tempfile
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.cluster.replicated import Process, ask, free_port, kill_all, until
from tests.postgres import ready
from tests.programs import program

TTL = 20
"""Seconds for which a leader leads that says nothing more; Patroni allows no fewer."""


def _told(number: int, patroni: "Patroni") -> dict[str, Any]:
    """What one machine's Patroni is told."""
    port, api = patroni.ports[number], patroni.apis[number]
    account = {"username": patroni.user, "password": "not asked for"}
    return {
        "scope": "truckroll",
        "name": f"machine{number}",
        "restapi": {"listen": f"127.0.0.1:{api}", "connect_address": f"127.0.0.1:{api}"},
        "etcd3": {"hosts": [f"127.0.0.1:{patroni.etcd}"]},
        "bootstrap": {
            "dcs": {
                "ttl": TTL,
                "loop_wait": 2,
                "retry_timeout": 3,
                "synchronous_mode": True,
                "postgresql": {"use_pg_rewind": True, "parameters": {"wal_log_hints": "on"}},
            },
            "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}, "no-sync"],
        },
        "postgresql": {
            "listen": f"127.0.0.1:{port}",
            "connect_address": f"127.0.0.1:{port}",
            "data_dir": str(patroni.folder / f"machine{number}"),
            "bin_dir": str(patroni.place),
            "authentication": {"superuser": account, "replication": account, "rewind": account},
            "remove_data_directory_on_rewind_failure": True,
            "remove_data_directory_on_diverged_timelines": True,
            "pg_hba": [
                "local all all trust",
                "host all all 127.0.0.1/32 trust",
                "host replication all 127.0.0.1/32 trust",
            ],
            "parameters": {"unix_socket_directories": str(patroni.folder), "fsync": "off", "shared_buffers": "32MB"},
        },
    }


class Patroni:
    """Two machines and their etcd; who leads is decided by themselves."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place, self.user, self._as_user = ready(folder)
        self.ports = (free_port(), free_port())
        self.apis = (free_port(), free_port())
        self.etcd = free_port()
        self.dead: set[int] = set()
        self._processes: dict[int, Process] = {}
        peer = f"http://127.0.0.1:{free_port()}"
        client = f"http://127.0.0.1:{self.etcd}"
        self._etcd = self._begin(
            "etcd", "--data-dir", folder / "etcd", "--listen-client-urls", client, "--advertise-client-urls", client,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", f"default={peer}",
        )  # fmt: skip
        for number in (0, 1):
            self._start(number)
        self.wait()

    @property
    def url(self) -> str:
        """Both machines, whichever of them leads."""
        hosts = ",".join(f"127.0.0.1:{port}" for port in self.ports)
        return f"postgresql://{self.user}@{hosts}/postgres?target_session_attrs=read-write"

    @property
    def leader(self) -> int:
        """Which machine leads."""
        return next(number for number in self._processes if not self._ask(number, "select pg_is_in_recovery()"))

    def kill_primary(self) -> None:
        """The machine that leads is gone, Patroni and PostgreSQL at once."""
        number = self.leader
        kill_all(self._processes.pop(number))
        # PostgreSQL outlives the Patroni that began it, as its own session
        with suppress(OSError, ValueError):
            main = int((self.folder / f"machine{number}" / "postmaster.pid").read_text().split()[0])
            children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
            for pid in (main, *map(int, children)):
                with suppress(ProcessLookupError):
                    os.kill(pid, 9)
        self.dead.add(number)

    def repair(self) -> None:
        """The machine that was killed comes back, and follows."""
        for number in sorted(self.dead):
            self._start(number)
        self.dead.clear()
        self.wait()

    def wait(self) -> None:
        """Wait until one leads and the other follows at every commit, and etcd says so: only then may that one lead."""
        until(lambda: self._roles() == {"leader", "sync_standby"}, 180, "one leads and the other follows")

    def stop(self) -> None:
        for process in self._processes.values():
            process.terminate()  # PostgreSQL is stopped, too
        for process in self._processes.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
            kill_all(process)
        kill_all(self._etcd)

    def _roles(self) -> set[str]:
        """What the machines are, as those say that run."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.apis[self.leader]}/cluster", timeout=5) as answer:
            members = json.load(answer)["members"]
        return {each["role"] for each in members if each["state"] in ("running", "streaming")}

    def _ask(self, number: int, statement: str) -> Any:
        return ask(self.ports[number], statement, self.user)

    def _start(self, number: int) -> None:
        told = self.folder / f"machine{number}.yml"
        told.write_text(json.dumps(_told(number, self)))  # JSON is YAML, too
        told.chmod(0o644)
        self._processes[number] = self._begin("patroni", told)

    def _begin(self, *command: object) -> Process:
        return subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL, stdout=(self.folder / "log").open("ab"), stderr=subprocess.STDOUT,
            cwd=self.folder, env={"PATH": os.environ["PATH"], "HOME": str(self.folder)}, **self._as_user,
        )  # fmt: skip


@contextmanager
def patroni() -> Generator[Patroni]:
    """Two machines and their etcd, which are gone at the end."""
    program("patroni")
    program("etcd", "etcd-server")
    folder = Path(tempfile.mkdtemp(prefix="truckroll-patroni-"))
    made: Patroni | None = None
    try:
        made = Patroni(folder)
        yield made
    finally:
        if made is not None:
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)
