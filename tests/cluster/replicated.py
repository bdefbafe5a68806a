"""A PostgreSQL of two machines: what is committed is on both, and when one is killed the other can take its place."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from tests.postgres import ready

Process = subprocess.Popen[bytes]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return asking.getsockname()[1]


def until(true: Callable[[], object], seconds: float, what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while True:
        with suppress(psycopg.Error, OSError, StopIteration):
            if true():
                return
        assert time.monotonic() < end, f"after {seconds} s still not: {what}"
        time.sleep(0.05)


def kill_all(process: Process) -> None:
    """As the end of a machine does: a process and all that it has begun are gone at once."""
    whole, left = [process.pid], [process.pid]
    while left:
        children = Path(f"/proc/{left.pop()}/task")
        with suppress(OSError):
            for task in children.iterdir():
                more = [int(word) for word in (task / "children").read_text().split()]
                whole += more
                left += more
    for pid in whole:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait(60)


def ask(port: int, statement: str, user: str) -> Any:
    """One value of one of the machines."""
    url = f"postgresql://{user}@127.0.0.1:{port}/postgres?connect_timeout=2"
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    return row[0] if row else None


class Pair:
    """Two machines, of which the second follows the first at every commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place, self.user, self._as_user = ready(folder)
        self.ports = (free_port(), free_port())
        self.primary = 0
        self._processes: dict[int, Process] = {}
        self._run(
            "initdb", "-D", self._data(0), "-A", "trust", "-U", self.user, "--encoding=UTF8", "-N", "--locale=C.UTF-8"
        )
        self._start(0)
        self.follow()

    @property
    def url(self) -> str:
        """Both machines, whichever of them leads."""
        hosts = ",".join(f"127.0.0.1:{port}" for port in self.ports)
        return f"postgresql://{self.user}@{hosts}/postgres?target_session_attrs=read-write"

    def follow(self) -> None:
        """Let the other machine begin anew as a copy that each commit waits for."""
        leader, other = self.ports[self.primary], 1 - self.primary
        shutil.rmtree(self._data(other), ignore_errors=True)
        self._run(
            "pg_basebackup",
            "-h",
            "127.0.0.1",
            "-p",
            leader,
            "-U",
            self.user,
            "-D",
            self._data(other),
            "-R",
            "-c",
            "fast",
            "-N",
        )
        self._start(other)
        self._ask("alter system set synchronous_standby_names = '*'")
        self._ask("select pg_reload_conf()")
        state = "select state || ' ' || sync_state from pg_stat_replication"
        until(lambda: self._ask(state) in ("streaming sync", "streaming quorum"), 30, "the second machine follows")

    def kill_primary(self) -> None:
        """The machine that leads is gone."""
        kill_all(self._processes.pop(self.primary))

    def stop_following(self) -> None:
        """The machine that follows is gone, and commits wait for it."""
        kill_all(self._processes.pop(1 - self.primary))

    def promote(self) -> None:
        """The other one leads from now on, alone."""
        self.primary = 1 - self.primary
        # who begins as a copy has the first machine's settings: it would wait for a copy of its own
        self._ask("alter system set synchronous_standby_names = ''")
        self._run("pg_ctl", "-D", self._data(self.primary), "-w", "promote")
        self._ask("select pg_reload_conf()")

    def stop(self) -> None:
        for process in self._processes.values():
            kill_all(process)

    def pause(self, *, stand_still: bool) -> None:
        """Let the machine that leads stand still, or go on."""
        word = signal.SIGSTOP if stand_still else signal.SIGCONT
        main = self._processes[self.primary].pid
        for pid in (main, *map(int, Path(f"/proc/{main}/task/{main}/children").read_text().split())):
            with suppress(ProcessLookupError):
                os.kill(pid, word)

    def _ask(self, statement: str) -> Any:
        with psycopg.connect(
            host="127.0.0.1", port=self.ports[self.primary], user=self.user, dbname="postgres", autocommit=True
        ) as connection:
            cursor = connection.execute(statement.encode())
            row = cursor.fetchone() if cursor.description else None
            return row[0] if row else None

    def _data(self, number: int) -> Path:
        return self.folder / f"machine{number}"

    def _start(self, number: int) -> None:
        settings = {
            "port": self.ports[number],
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "wal_level": "replica",
            "max_connections": 100,
            "shared_buffers": "32MB",
            "wal_keep_size": "256MB",
            "fsync": "off",  # machines are killed here, but none loses its power
        }
        told = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        self._processes[number] = subprocess.Popen(
            [self.place / "postgres", "-D", self._data(number), *told],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=(self.folder / f"log{number}").open("ab"),
            cwd=self.folder, **self._as_user,
        )  # fmt: skip
        until(lambda: ask(self.ports[number], "select 1", self.user), 60, f"machine {number} answers")

    def _run(self, program: str, *words: object) -> None:
        command = [self.place / program, *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, **self._as_user)
        assert done.returncode == 0, done.stderr


@contextmanager
def pair() -> Generator[Pair]:
    """Two machines that are gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="truckroll-pair-"))
    made: Pair | None = None
    try:
        made = Pair(folder)
        yield made
    finally:
        if made is not None:
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)
