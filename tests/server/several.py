"""A server of several processes, and a way to speak to each of them."""

import json
import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.served import Served
from tests.laws.contractor import JOBS, Contractor, Line
from tests.valkey import Valkey


@dataclass
class Many:
    """A server of several processes, and what it stands on."""

    served: Served
    contractor: Contractor
    data: str
    valkey: Valkey
    log: Path

    @property
    def pids(self) -> list[int]:
        """Its processes, without the one that looks after them."""
        children = Path(f"/proc/{self.served.process.pid}/task/{self.served.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def told(self, event: str) -> list[dict[str, object]]:
        """What the log says of an event."""
        lines = [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]
        return [line for line in lines if line["event"] == event]

    def line(self) -> Line:
        return Line(self.served.url, self.contractor.credentials)

    def lines_to_each(self) -> dict[int, Line]:
        """A connection to each process."""
        found: dict[int, Line] = {}
        spare: list[Line] = []
        until = time.monotonic() + 60
        while set(found) != set(self.pids):
            assert time.monotonic() < until, f"of {self.pids} only {list(found)} answer"
            line = self.line()
            assert line.ask("GET", f"{JOBS}/{self.contractor.jobs[0]}")[0] in (200, 429)
            pid = self._who_serves(line)
            spare.append(line) if pid in found else found.__setitem__(pid, line)
        for line in spare:
            line.close()
        return found

    def _who_serves(self, line: Line) -> int:
        """The process that has the other end of a connection."""
        ours, theirs = line.connection.sock.getsockname()[1], line.connection.sock.getpeername()[1]
        ends = (row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:])
        inode = next(end[9] for end in ends if end[1].endswith(f":{theirs:04X}") and end[2].endswith(f":{ours:04X}"))
        for pid in self.pids:
            for file in Path(f"/proc/{pid}/fd").iterdir():
                if file.is_symlink() and os.readlink(file) == f"socket:[{inode}]":
                    return pid
        raise AssertionError("nobody serves this connection")


def eventually(is_so: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


@contextmanager
def served(folder: Path, data: str, *options: str) -> Generator[Served]:
    with (folder / "log").open("a") as log:
        server = Served(Path(data) if "://" not in data else data, log, *options)  # type: ignore[arg-type]
        try:
            yield server
        finally:
            server.process.terminate()
            try:
                server.process.wait(30)
            finally:
                server.process.kill()
                assert server.process.stdout
                server.process.stdout.close()
