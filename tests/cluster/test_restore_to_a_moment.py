"""A PostgreSQL set back to a moment, as `docs/how-to/back-up-and-restore.md` says: base backup, archive, new epoch."""

import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cluster.replicated import Process, ask, free_port, kill_all, until
from tests.faults.test_server_killed import whole
from tests.laws.contractor import FEEDS, JOBS, Line, drain, furnish
from tests.postgres import ready
from truckroll.store.postgres import upkeep
from truckroll.testing import sandbox


class Archived:
    """One machine that archives its log."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.place, self.user, self._as_user = ready(folder)
        self._process: Process | None = None
        self.run("mkdir", "archive")
        self.run(
            self.place / "initdb",
            "-D",
            "data",
            "-A",
            "trust",
            "-U",
            self.user,
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        self.write("data/postgresql.auto.conf", [
            f"port = {self.port}", "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''",
            "archive_mode = on", f"archive_command = 'test ! -f {folder}/archive/%f && cp %p {folder}/archive/%f'",
        ])  # fmt: skip
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql://{self.user}@127.0.0.1:{self.port}/postgres"

    def ask(self, statement: str) -> Any:
        return ask(self.port, statement, self.user)

    def start(self) -> None:
        self._process = subprocess.Popen(
            [self.place / "postgres", "-D", self.folder / "data"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=(self.folder / "log").open("ab"),
            cwd=self.folder, **self._as_user,
        )  # fmt: skip
        until(lambda: not self.ask("select pg_is_in_recovery()"), 60, "it answers, and writes")

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(60)
            kill_all(self._process)

    def write(self, name: str, lines: list[str]) -> None:
        file = self.folder / name
        file.write_text("\n".join([*(file.read_text().splitlines() if file.exists() else []), *lines, ""]))
        file.chmod(0o644)

    def run(self, *words: object) -> None:
        command = [str(word) for word in words]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, **self._as_user)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def machine() -> Iterator[Archived]:
    folder = Path(tempfile.mkdtemp(prefix="truckroll-archived-"))
    made: Archived | None = None
    try:
        made = Archived(folder)
        yield made
    finally:
        if made is not None:
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.soak
def test_a_business_is_set_back_to_the_moment_before_a_mistake(machine: Archived):
    with sandbox(store=machine.url) as server:
        contractor = furnish(server, jobs=1)
        notes = f"{JOBS}/{contractor.jobs[0]}/notes"
        line = Line(server.url, contractor.credentials)
        line.good("POST", notes, {"text": "before the base backup"})
        machine.run(machine.place / "pg_basebackup", "-d", machine.url, "-D", "base", "-c", "fast", "-X", "none")
        line.good("POST", notes, {"text": "before the mistake"})
        time.sleep(0.05)
        moment = machine.ask("select clock_timestamp()")
        time.sleep(0.05)
        line.good("POST", notes, {"text": "the mistake"})
        _, token = drain(line, "notes", includeRecentChanges="true")
        machine.ask("select pg_switch_wal()")
        until(
            lambda: machine.ask("select archived_count > 0 and last_failed_wal is null from pg_stat_archiver"),
            60,
            "archived",
        )
    machine.stop()

    machine.run("mv", "data", "data.before")
    machine.run("mv", "base", "data")
    machine.write("data/postgresql.auto.conf", [
        f"restore_command = 'cp {machine.folder}/archive/%f %p'",
        f"recovery_target_time = '{moment.isoformat()}'",
        "recovery_target_action = 'promote'",
    ])  # fmt: skip
    machine.run("touch", "data/recovery.signal")
    machine.start()
    upkeep.renew_epoch(machine.url)

    with sandbox(store=machine.url) as server:
        line = Line(server.url, contractor.credentials)
        rows, again = drain(line, "notes", includeRecentChanges="true")
        assert [row["text"] for row in rows] == ["before the base backup", "before the mistake"]
        assert line.ask("GET", FEEDS["notes"], **{"from": token})[0] == 400
        line.good("POST", notes, {"text": "after it"})
        rows, _ = drain(line, "notes", again, includeRecentChanges="true")
        assert [row["text"] for row in rows] == ["after it"]
        whole(line)
