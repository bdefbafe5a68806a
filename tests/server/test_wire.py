"""An answer's head and body go out together, and neither waits for what does not come."""

from collections.abc import Callable

import pytest

from truckroll.server.wire import SHORT, Joined

HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n"


class Loop:
    """What is to be done at the end of the turn."""

    def __init__(self) -> None:
        self.soon: list[Callable[[], None]] = []

    def call_soon(self, work: Callable[[], None]) -> None:
        self.soon.append(work)

    def end_turn(self) -> None:
        soon, self.soon = self.soon, []
        for work in soon:
            work()


class Transport:
    """What was sent, each system call apart."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, ...] | str] = []

    def write(self, data: bytes) -> None:
        self.sent.append((data,))

    def writelines(self, pieces: tuple[bytes, ...]) -> None:
        self.sent.append(pieces)

    def close(self) -> None:
        self.sent.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.sent


@pytest.fixture
def loop() -> Loop:
    return Loop()


@pytest.fixture
def transport() -> Transport:
    return Transport()


@pytest.fixture
def joined(loop: Loop, transport: Transport) -> Joined:
    return Joined(transport, loop)


def test_a_head_goes_out_with_its_body(joined: Joined, loop: Loop, transport: Transport):
    for body in (b"body", b""):
        joined.write(HEAD)
        joined.write(body)
        loop.end_turn()
    assert transport.sent == [(HEAD + b"body",), (HEAD,)]


def test_a_long_body_is_not_copied(joined: Joined, transport: Transport):
    body = b"x" * (SHORT + 1)
    joined.write(HEAD)
    joined.write(body)
    assert transport.sent == [(HEAD, body)]


def test_a_head_does_not_wait_for_a_body_that_comes_later(joined: Joined, loop: Loop, transport: Transport):
    joined.write(HEAD)
    assert not transport.sent
    loop.end_turn()
    joined.write(b"event: 1\n")
    joined.write(b"event: 2\n")
    assert transport.sent == [(HEAD,), (b"event: 1\n",), (b"event: 2\n",)]


def test_a_connection_is_closed_after_what_was_written(joined: Joined, loop: Loop, transport: Transport):
    joined.write(HEAD)
    joined.close()
    loop.end_turn()
    assert transport.sent == [(HEAD,), "closed"]
    assert joined.is_closing()
