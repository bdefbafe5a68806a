"""`truckroll serve` as a process of its own, on a folder that a contractor was furnished in before."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.laws.contractor import Contractor, furnish
from truckroll.server.platform import PAGE_SIZE
from truckroll.store import identity
from truckroll.testing import sandbox


def furnished(folder: Path, *, jobs: int, page_size: int) -> Contractor:
    """Make the folder's store, with a contractor in it and small pages of its feeds."""
    with sandbox(folder) as server:
        database = server.platform.database
        database.write(lambda connection: identity.remember(connection, PAGE_SIZE, str(page_size))).result(60)
        return furnish(server, jobs)


class Served:
    """A server process that has said that it is ready."""

    def __init__(self, folder: Path, log: IO[str], *options: str) -> None:
        """`log` is where its standard error goes, and can be read again."""
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "truckroll",
                "serve",
                "--data",
                str(folder),
                "--port",
                "0",
                "--limit",
                "off",
                *options,
            ],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        assert self.process.stdout
        self.said = self.process.stdout.readline()
        assert self.said.startswith("ready http://127.0.0.1:"), self.said + Path(log.name).read_text()[-5_000:]
        self.url = self.said.split()[1]

    def ended(self) -> int:
        """Wait for the end; what was said after `ready` is added to `said`."""
        rest, _ = self.process.communicate(timeout=60)
        self.said += rest
        return self.process.returncode


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Served]:
    """Serve a folder; whatever becomes of the test, the process is gone after."""
    with (folder.parent / "log").open("a") as log:
        server = Served(folder, log, *options)
        try:
            yield server
        finally:
            server.process.kill()
            server.process.wait(60)
            if server.process.stdout:
                server.process.stdout.close()
