"""To which machines webhooks go: none of the operator's own, by whatever name or trick."""

import asyncio
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import httpcore2
import pytest

from tests.webhooks.business import SCHEDULED, Office
from tests.webhooks.business import office as served
from tests.webhooks.receiver import Receiver, until
from truckroll.server.webhooks import addresses
from truckroll.server.webhooks.addresses import NotAllowed, PinnedNetwork, is_public, looked_up

INWARD = [
    "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.0.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
    "::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:1:1:0:0:80ff:fffe", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%1", "fec0::1", "ff02::1",
    "2001:db8::1", "100::1",
]  # fmt: skip
OUTWARD = [
    "1.1.1.1",
    "8.8.8.8",
    "172.15.0.1",
    "172.32.0.1",
    "2606:4700:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]
WRITTEN = [
    "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1", "localhost", "LOCALHOST", "localhost.",
    "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0",
]  # fmt: skip


@pytest.mark.parametrize("address", INWARD)
def test_an_address_of_a_private_kind_is_not_public(address: str):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OUTWARD)
def test_an_address_of_the_open_internet_is_public(address: str):
    assert is_public(ip_address(address))


@pytest.fixture(scope="module")
def guarded() -> Iterator[Office]:
    """A server whose webhooks go only where they may."""
    with served(webhooks_to_private=False) as office:
        yield office


@pytest.mark.parametrize("host", WRITTEN)
def test_a_webhook_to_this_machine_is_refused_however_its_address_is_written(
    guarded: Office, receiver: Receiver, host: str
):
    client = guarded.server.connect(7, name=f"App of {host}")
    made = guarded.subscribe(SCHEDULED, f"https://{host}:{receiver.port}/", client.client_id)
    guarded.book()
    (delivery,) = until(lambda: [each for each in guarded.deliveries(subscription=made.id) if each.attempts])
    assert (delivery.status, delivery.state) == (None, "waiting")
    assert any(why in (delivery.answer or "") for why in ("private network", "has no address"))
    assert receiver.came == []


def test_a_webhook_over_http_is_refused_where_it_must_be_public(guarded: Office):
    client = guarded.server.connect(7, name="App over http")
    made = guarded.subscribe(SCHEDULED, "http://example.com/", client.client_id)
    guarded.book()
    (delivery,) = until(lambda: [each for each in guarded.deliveries(subscription=made.id) if each.attempts])
    assert "https" in (delivery.answer or "")


class Names:
    """A name server that answers what it is told, one answer after the other."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int, *how: Any, **more: Any) -> list[Any]:
        self.asked += 1
        given = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in given]


class Wire(httpcore2.AsyncNetworkBackend):
    """Notes where connections would go."""

    def __init__(self) -> None:
        self.to: list[str] = []

    async def connect_tcp(self, host: str, *rest: Any, **more: Any) -> httpcore2.AsyncNetworkStream:
        self.to.append(host)
        raise httpcore2.ConnectError("nobody is there")

    async def connect_unix_socket(self, *rest: Any, **more: Any) -> httpcore2.AsyncNetworkStream:
        raise AssertionError

    async def sleep(self, seconds: float) -> None:
        raise AssertionError


def connect(names: Names, monkeypatch: pytest.MonkeyPatch, *, to_private: bool = False) -> list[str]:
    """Where a connection to a name went, attempt by attempt."""
    monkeypatch.setattr(addresses.socket, "getaddrinfo", names)
    network, wire = PinnedNetwork(to_private=to_private), Wire()
    network._network = wire
    with pytest.raises((httpcore2.ConnectError, NotAllowed)):
        asyncio.run(network.connect_tcp("rebinds.example", 443))
    return wire.to


def test_a_name_is_looked_up_once_so_that_it_cannot_mean_something_else_a_moment_later(monkeypatch: pytest.MonkeyPatch):
    names = Names(["93.184.216.34"], ["127.0.0.1"])
    assert connect(names, monkeypatch) == ["93.184.216.34"]
    assert names.asked == 1
    assert connect(names, monkeypatch) == []


def test_of_several_addresses_only_those_are_tried_that_may_be(monkeypatch: pytest.MonkeyPatch):
    answer = ["127.0.0.1", "93.184.216.34", "169.254.169.254", "10.0.0.1", "1.1.1.1"]
    assert connect(Names(answer), monkeypatch) == ["93.184.216.34", "1.1.1.1"]
    assert connect(Names(answer), monkeypatch, to_private=True) == answer


def test_a_local_socket_is_refused():
    with pytest.raises(NotAllowed):
        asyncio.run(PinnedNetwork(to_private=True).connect_unix_socket("/run/secrets.sock"))


def test_a_name_that_nobody_knows_is_a_failure_and_no_fault_of_the_program():
    for host in ("nobody.invalid", "x" * 300, "a..b"):
        with pytest.raises(httpcore2.ConnectError, match="has no address"):
            asyncio.run(looked_up(host, 443))
