"""To which machines webhooks may go: none of the operator's own network, unless he says so."""

import asyncio
import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, cast

import httpcore2

_AT_ONCE = 32
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_COMPATIBLE = ip_network("::/96")
_PROTOCOLS = ip_network("192.0.0.0/24")  # some releases of Python take single addresses of it for public ones
Address = IPv4Address | IPv6Address


class NotAllowed(Exception):
    """A webhook would go where none may go; the text says why."""


def is_public(address: Address) -> bool:
    """Whether an address is on the open internet: neither private nor loopback, link-local, shared, or reserved.

    An IPv6 address that stands for an IPv4 one, in any of the ways there are, is judged as that.
    """
    if isinstance(address, IPv6Address):
        inner = _inside(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    special = address.is_multicast or address.is_reserved or address in _PROTOCOLS
    return address.is_global and not special


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to."""
    if address.ipv4_mapped is not None or address.sixtofour is not None:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _NAT64) or (address in _COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


@cache
def _threads() -> ThreadPoolExecutor:
    """Names that nobody answers for keep a thread for long, which must not be one that others wait for."""
    return ThreadPoolExecutor(_AT_ONCE, "truckroll-names")


async def looked_up(host: str, port: int) -> list[str]:
    """The addresses of a name, or of an address however it is written."""
    loop = asyncio.get_running_loop()
    try:
        found: list[Any] = await loop.run_in_executor(
            _threads(), lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
    except (OSError, UnicodeError) as fault:
        raise httpcore2.ConnectError(f"{host} has no address: {fault}") from None
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class PinnedNetwork(httpcore2.AsyncNetworkBackend):
    """Connects to an address that was looked at, and not to what the name may stand for a moment later."""

    def __init__(self, *, to_private: bool) -> None:
        self._to_private = to_private
        self._network = cast("httpcore2.AsyncNetworkBackend", httpcore2.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Look a name up, once, and connect to the first of its addresses that may be had and answers."""
        allowed = [each for each in await looked_up(host, port) if self._to_private or is_public(ip_address(each))]
        if not allowed:
            raise NotAllowed(
                f"{host} is an address of a private network, where webhooks go only from `serve --webhooks-to-private`."
            )
        fault: Exception | None = None
        for address in allowed:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                fault = failed
        assert fault is not None
        raise fault

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.AsyncNetworkStream:
        """Webhooks go to no socket of this machine."""
        raise NotAllowed("Webhooks go to no local socket.")

    async def sleep(self, seconds: float) -> None:
        """Wait between attempts to connect."""
        await asyncio.sleep(seconds)
