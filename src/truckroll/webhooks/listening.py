"""A receiver to look at: takes webhooks on a port of this machine, and hands on what arrives."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from truckroll.webhooks.signatures import HEADER, Unverified, verify

MOST_BYTES = 16 * 1024 * 1024
"""What is taken of one request; a longer one is no webhook."""


@dataclass(frozen=True)
class Arrival:
    """What somebody sent, and whether it is the platform's own: None where nobody gave a key to tell by."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    verified: bool | None
    fault: str = ""


class Listener:
    """Answers every POST, with 400 what is not signed as it should be, and with `status` the rest."""

    def __init__(
        self,
        arrived: Callable[[Arrival], None],
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        key: str = "",
        header: str = HEADER,
        status: int = 204,
    ) -> None:
        """Take the port; an OSError says why it cannot be had. `arrived` is called by one thread at a time."""
        one_at_a_time = threading.Lock()

        class Answering(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                length = self.headers.get("content-length", "")
                if not length.isdigit() or int(length) > MOST_BYTES:
                    self.close_connection = True
                    self._answer(413 if length.isdigit() else 411)
                    return
                body = self.rfile.read(int(length))
                if len(body) < int(length):  # whoever sent it hung up in the midst of it
                    self.close_connection = True
                    return
                arrival = judged(self.path, dict(self.headers.items()), body, key, header)
                with one_at_a_time:
                    arrived(arrival)
                self._answer(400 if arrival.verified is False else status)

            def _answer(self, status: int) -> None:
                self.send_response(status)
                if status != 204:
                    self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass  # what arrives is told; how HTTP went is not

        self._server = ThreadingHTTPServer((host, port), Answering)
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        """Where webhooks are to be sent."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}/"

    def run(self) -> None:
        """Take what arrives until `close`."""
        self._server.serve_forever(poll_interval=0.05)

    def close(self) -> None:
        """Stop, and let the port go."""
        self._server.shutdown()
        self._server.server_close()


def judged(path: str, headers: Mapping[str, str], body: bytes, key: str, header: str) -> Arrival:
    """What arrived, with the verdict on its signature where there is a key."""
    if not key:
        return Arrival(path, headers, body, None)
    try:
        verify(body, headers, key, header=header)
    except Unverified as fault:
        return Arrival(path, headers, body, False, str(fault))
    return Arrival(path, headers, body, True)
