"""Who asks or listens too slowly does not hold a connection for long; who is only far away is served."""

import socket
import time
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from tests.server.served import served
from truckroll.server.wire import LONGEST_HEAD, SLOWEST, Wire

PATIENCE = 30
HEAD = b"POST /healthz HTTP/1.1\r\nHost: x\r\n"


class Loop:
    """The hour, set by hand; what is to be done later is not."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def time(self) -> float:
        return self.now

    def call_later(self, *_: Any) -> None:
        return None

    def create_task(self, work: Any) -> Any:
        work.close()  # the request itself is none of this test's business
        return Done()


class Done:
    def add_done_callback(self, _: Any) -> None:
        pass


class Transport:
    """The other side: what it was sent, and how it was left."""

    def __init__(self) -> None:
        self.sent, self.closed, self.aborted, self.waiting = b"", False, False, 0

    def write(self, data: bytes) -> None:
        self.sent += data

    def close(self) -> None:
        self.closed = True

    def abort(self) -> None:
        self.aborted = self.closed = True

    def is_closing(self) -> bool:
        return self.closed

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return default

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...


class Connection:
    """A connection whose time is set by hand."""

    def __init__(self) -> None:
        async def app(scope: Any, receive: Any, send: Any) -> None: ...

        self.loop, self.transport = Loop(), Transport()
        config = uvicorn.Config(app, http=Wire, log_config=None)
        self.wire = Wire(config, ServerState(), {}, self.loop)  # type: ignore[arg-type]
        self.wire.connection_made(self.transport)

    def after(self, seconds: float, data: bytes = b"") -> "Connection":
        """Let seconds pass, see to who is slow, and let something come."""
        for _ in range(int(seconds)):
            self.loop.now += 1
            self.wire.end_if_slow(PATIENCE)
        if data and not self.transport.closed:
            self.wire.data_received(data)
        return self


@pytest.fixture
def connection() -> Connection:
    return Connection()


def test_who_says_nothing_is_let_go(connection: Connection):
    assert not connection.after(PATIENCE).transport.closed
    assert connection.after(1).transport.aborted


def test_who_gives_a_head_line_by_line_without_end_is_told_and_let_go(connection: Connection):
    connection.after(0, HEAD)
    for turn in range(PATIENCE):
        connection.after(1, b"X-%d: y\r\n" % turn)
    connection.after(2)
    assert connection.transport.sent.startswith(b"HTTP/1.1 408 ")
    assert b"did not come in time" in connection.transport.sent
    assert connection.transport.closed


def test_who_gives_nothing_but_empty_lines_is_let_go(connection: Connection):
    for _ in range(PATIENCE + 2):
        connection.after(1, b"\r\n")
    assert connection.transport.closed


def test_a_second_request_has_to_come_in_time_as_the_first(connection: Connection):
    connection.after(PATIENCE - 1, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert not connection.after(3 * PATIENCE).transport.closed  # nothing is asked for: that is keep-alive's business
    connection.after(0, b"GET / HTT")
    assert not connection.after(PATIENCE).transport.closed
    assert connection.after(1).transport.closed


def test_a_second_request_that_came_with_the_first_has_its_own_time(connection: Connection):
    connection.after(PATIENCE - 1, b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTT")
    assert not connection.after(PATIENCE).transport.closed
    assert connection.after(1).transport.closed


def test_a_body_that_drips_is_cut_and_one_that_flows_is_not():
    head = HEAD + b"Content-Length: 10000000\r\n\r\n"
    dripping, flowing = Connection().after(0, head), Connection().after(0, head)
    for _ in range(3 * PATIENCE):
        dripping.after(1, b"x")
        flowing.after(1, b"x" * SLOWEST)
    assert dripping.transport.aborted
    assert not flowing.transport.closed


@pytest.mark.parametrize("piece", [1_000, 60_000])
def test_a_head_without_end_is_refused(connection: Connection, piece: int):
    connection.after(0, HEAD)
    for turn in range(LONGEST_HEAD // piece + 2):
        connection.after(0, b"X-%d: " % turn + b"y" * piece + b"\r\n")
    assert connection.transport.sent.startswith(b"HTTP/1.1 431 ")
    assert connection.transport.closed


def test_a_long_body_is_no_long_head(connection: Connection):
    connection.after(0, HEAD + b"Content-Length: 1000000\r\n\r\n")
    for _ in range(9):
        connection.after(0, b"x" * 100_000)
    assert connection.transport.sent == b""


def test_who_does_not_take_his_answer_is_let_go_and_who_takes_it_slowly_is_not():
    stuck, slow = Connection(), Connection()
    for each in (stuck, slow):
        each.after(0, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").transport.waiting = 1_000_000
        each.wire.pause_writing()
    for _ in range(3 * PATIENCE):
        slow.transport.waiting -= 10_000
        slow.after(1)
        stuck.after(1)
    assert stuck.transport.aborted
    assert not slow.transport.closed
    slow.wire.resume_writing()
    assert not slow.after(3 * PATIENCE).transport.closed


def test_on_a_real_wire_who_is_slow_is_told_so(tmp_path):
    with served(tmp_path / "data", patience=1) as server, socket.create_connection(("127.0.0.1", server.port)) as wire:
        wire.settimeout(30)
        began = time.monotonic()
        wire.sendall(HEAD)
        said = b"".join(iter(lambda: wire.recv(65_536), b""))
        assert said.startswith(b"HTTP/1.1 408 ")
        assert time.monotonic() - began < 20
