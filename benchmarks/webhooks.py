"""How many webhooks a second one server delivers to one receiver, beside a loop that only posts the same bytes."""

import asyncio
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import IO

import httpcore2

from benchmarks.ratio import Ratio, in_turns
from benchmarks.setting import TENANT, Filled, fill, folder
from truckroll.catalogue import tell
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import Clock
from truckroll.catalogue.transaction import Caller
from truckroll.server.webhooks import subscriptions
from truckroll.server.webhooks.worker import AT_ONCE
from truckroll.store.database import Database
from truckroll.store.protocol import Connection
from truckroll.store.records import record_schema, transact

NAME = "webhooks"
EVENTS = 5_000
TOGETHER = 250
RECEIVER = """
import asyncio, socket, sys, time
class Hook(asyncio.Protocol):
    seen, began = 0, 0.0
    def connection_made(self, transport):
        self.transport, self.held = transport, b""
    def data_received(self, data):
        self.held += data
        while True:
            head, end, rest = self.held.partition(b"\\r\\n\\r\\n")
            length = int(head.lower().partition(b"content-length: ")[2].split(b"\\r")[0] or 0) if end else 0
            if not end or len(rest) < length:
                return
            self.held = rest[length:]
            Hook.began = Hook.began or time.perf_counter()
            Hook.seen += 1
            self.transport.write(b"HTTP/1.1 204 No Content\\r\\n\\r\\n")
            if Hook.seen % COUNT == 0:
                print(time.perf_counter() - Hook.began, flush=True)
                Hook.began = 0.0
async def main():
    server = await asyncio.get_running_loop().create_server(Hook, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


@contextmanager
def receiving() -> Generator[tuple[str, IO[str]]]:
    """A receiver that says how long it took from the first webhook to the last."""
    program = RECEIVER.replace("COUNT", str(EVENTS))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/", process.stdout
        finally:
            process.kill()


def owe(filled: Filled, url: str) -> int:
    """Let something happen to every job, while no server runs; the length of what is told of one."""
    clock = Clock()
    with Database.open(filled.folder, clock=clock, schema=record_schema()) as database:
        client = filled.client[0]
        event = "tn.jpm.job-updated"
        database.write(lambda c: subscriptions.subscribe(c, client, event, url, now=clock.now())).result()
        table = database.inline.execute("select id from jpm_job where tenant = :tenant", {"tenant": TENANT})
        jobs = [int(id) for (id,) in table][:EVENTS]

        def work(connection: Connection, some: list[int]) -> None:
            def rule() -> None:
                for job in resolve("jpm.Job").find(id=some):
                    tell(event, job=job)

            transact(connection, TENANT, clock.now(), Caller(), rule)

        for first in range(0, EVENTS, TOGETHER):
            database.write(lambda c, first=first: work(c, jobs[first : first + TOGETHER])).result()
        row = database.inline.one("select length(data), (select count(*) from delivery) from outbox")
        assert row is not None
        assert row[1] == EVENTS
        return int(row[0])


def ours(path: Path) -> float:
    """Events a second, from the first that arrives to the last, all owed before the server starts."""
    with receiving() as (url, said):
        owe(fill(path, EVENTS), url)
        command = [sys.executable, "-m", "truckroll", "serve", "--data", str(path), "--port", "0"]
        with subprocess.Popen(
            [*command, "--webhooks-to-private"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as server:
            took = float(said.readline())
            server.kill()
    return EVENTS / took


def bare(size: int) -> float:
    """The same number of posts of that size, as many at once, with nothing kept, signed or looked up."""

    async def post(url: str) -> None:
        async with httpcore2.AsyncConnectionPool(max_connections=AT_ONCE) as pool:
            left = iter(range(EVENTS))

            async def some() -> None:
                for _ in left:
                    await pool.request("POST", url, headers={"content-type": "application/json"}, content=b"x" * size)

            await asyncio.gather(*(some() for _ in range(AT_ONCE)))

    with receiving() as (url, _):
        began = perf_counter()
        asyncio.run(post(url))
        return EVENTS / (perf_counter() - began)


def run() -> list[Ratio]:
    """To one subscriber, each event of another record."""

    def once() -> float:
        with folder() as path:
            return ours(path / "data")

    mine, floor, ratio = in_turns(once, lambda: bare(2_000), rounds=3)
    return [Ratio("webhooks to one receiver", "posts of httpcore2", mine, floor, ratio, unit="/s")]
