"""The load generator tells what callers waited, also those who would have come while the server stood still."""

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Generator

import pytest

from benchmarks.loading.caller import Kind, measure

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


class Stalling(asyncio.Protocol):
    """Answers at once, but stands still for half a second, once."""

    stalled = False
    asked = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        Stalling.asked += 1
        if Stalling.asked == 100 and not Stalling.stalled:
            Stalling.stalled = True
            time.sleep(0.5)
        self.transport.write(ANSWER[:20])
        self.transport.write(ANSWER[20:])


@contextlib.contextmanager
def serving() -> Generator[tuple[str, int]]:
    loop = asyncio.new_event_loop()
    listener = socket.create_server(("127.0.0.1", 0))
    server = loop.run_until_complete(loop.create_server(Stalling, sock=listener))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield listener.getsockname()[:2]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def test_a_server_that_stands_still_is_measured_by_all_who_would_have_come():
    Stalling.stalled, Stalling.asked = False, 0
    kinds = [Kind("get", 1.0, lambda rng: b"GET / HTTP/1.1\r\n\r\n")]
    with serving() as address:
        found = measure(address, kinds, 200, 2)
    latencies = found.latencies["get"]
    assert found.failed == found.unanswered == 0
    assert len(latencies) == pytest.approx(400, rel=0.25)
    # 200 a second for half a second: a hundred came meanwhile, and waited a quarter of a second in the mean
    assert sum(each > 0.1 for each in latencies) > 50
    assert found.at("get", 0.99) > 300
