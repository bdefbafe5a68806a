"""One attempt: a POST that is signed, goes where it may, is bounded in size and time, and follows no redirect."""

import asyncio
import ssl
import time
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from urllib.parse import urlsplit

import httpcore2

from truckroll.server.webhooks.addresses import NotAllowed, PinnedNetwork
from truckroll.server.webhooks.deliveries import Outcome, Owed
from truckroll.server.webhooks.envelope import CONTENT_TYPE
from truckroll.webhooks.signatures import signed, standard_headers

NOTHING: Mapping[str, str] = {}
PATIENCE = 10.0
"""Seconds in which a receiver must have answered, from the first look at its name."""
MOST_BYTES = 8 * 1024 * 1024
"""Of a body; a record that is larger is no record."""
MOST_READ = 4_096
"""Bytes of an answer that are read."""
_CONNECTIONS = 2_048
_KEPT_OPEN = 256
_KEPT_SECONDS = 15.0


class Sender:
    """Sends webhooks over connections that are used again."""

    def __init__(
        self,
        *,
        to_private: bool = False,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`tls` is how certificates are verified, by the machine's own authorities unless told."""
        self._to_private = to_private
        self._tls = tls
        self._agent = f"Truckroll/{version('truckroll')}"

    @cached_property
    def _pool(self) -> httpcore2.AsyncConnectionPool:
        """The connections, and the certificates that are trusted: read when the first webhook goes out."""
        return httpcore2.AsyncConnectionPool(
            ssl_context=self._tls or httpcore2.default_ssl_context(),
            max_connections=_CONNECTIONS,
            max_keepalive_connections=_KEPT_OPEN,
            keepalive_expiry=_KEPT_SECONDS,
            network_backend=PinnedNetwork(to_private=self._to_private),
        )

    async def send(self, owed: Owed, beside: Mapping[str, str] = NOTHING) -> Outcome:
        """Tell a subscriber of an event, with headers `beside` the event's own, and see what it says."""
        began = time.perf_counter()
        status, answer = None, ""
        try:
            async with asyncio.timeout(PATIENCE):
                status, answer = await self._post(owed, beside)
        except (TimeoutError, httpcore2.TimeoutException):
            answer = f"There was no answer within {PATIENCE:g} seconds."
        except NotAllowed as fault:
            answer = str(fault)
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError) as fault:
            answer = f"There was no answer: {fault or type(fault).__name__}"
        except (ssl.SSLError, ValueError) as fault:
            answer = f"It cannot be sent: {fault}"
        return Outcome(status, round((time.perf_counter() - began) * 1000), answer)

    async def _post(self, owed: Owed, beside: Mapping[str, str]) -> tuple[int, str]:
        subscription, body = owed.subscription, owed.body()
        if len(body) > MOST_BYTES:
            raise NotAllowed(f"The event is larger than {MOST_BYTES // 1024 // 1024} MB.")
        parts = urlsplit(subscription.url)
        if parts.scheme != "https" and not self._to_private:
            raise NotAllowed("Webhooks go over https; over http only from `serve --webhooks-to-private`.")
        # The moment is the machine's: receivers compare it with their own clocks, which no sandbox moves.
        headers = {
            **beside,
            "host": parts.netloc,
            "user-agent": self._agent,
            "accept": "*/*",
            "content-type": CONTENT_TYPE,
            "content-length": str(len(body)),
            subscription.header: signed(body, subscription.key, subscription.encoding),
            **standard_headers(body, subscription.key, owed.occurrence, int(time.time())),
        }
        async with self._pool.stream(
            "POST", subscription.url, headers=[(n.encode(), v.encode()) for n, v in headers.items()], content=body
        ) as response:
            read = bytearray()
            async for part in response.aiter_stream():
                read += part
                if len(read) >= MOST_READ:
                    break  # the rest is not waited for; the connection is not used again
            return response.status, bytes(read[:MOST_READ]).decode("utf-8", "replace")

    async def close(self) -> None:
        """Hang up everywhere."""
        if "_pool" in vars(self):
            await self._pool.aclose()
