"""A receiver of webhooks that answers as it is told, and remembers what came."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATIENCE = 20.0


@dataclass(frozen=True)
class Came:
    """One request."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def type(self) -> str:
        return self.event["type"]


@dataclass(frozen=True)
class Answer:
    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    after: float = 0.0


class Receiver:
    """Listens on a free port of the loopback address; `answers` are given one after the other, then `usual`."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.came: list[Came] = []
        self.answers: list[Answer] = []
        self.usual = Answer()
        self.answer: Callable[[Came], Answer] | None = None
        self.gate = threading.Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                body = self.rfile.read(length)
                if len(body) < length:  # who sent it died over it
                    self.close_connection = True
                    return
                came = Came(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                given = receiver.take(came)
                if given.after:
                    time.sleep(given.after)
                self.send_response(given.status)
                for name, value in given.headers.items():
                    self.send_header(name, value)
                if given.status != 204:
                    self.send_header("content-length", str(len(given.body)))
                self.end_headers()
                self.wfile.write(given.body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

            def handle_error(self, request: Any, client_address: Any) -> None:
                pass  # whoever sends may hang up

        self.server = Quiet(("127.0.0.1", 0), Handler)
        if tls is not None:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.port: int = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=lambda: self.server.serve_forever(0.02), daemon=True).start()

    def take(self, came: Came) -> Answer:
        with self.gate:
            self.came.append(came)
            given = self.answer(came) if self.answer else self.answers.pop(0) if self.answers else self.usual
            self.gate.notify_all()
        return given

    def wait(self, count: int) -> list[Came]:
        """What came, once so much has."""
        with self.gate:
            assert self.gate.wait_for(lambda: len(self.came) >= count, PATIENCE), [each.type for each in self.came]
            return list(self.came)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def receiver(tls: ssl.SSLContext | None = None) -> Generator[Receiver]:
    made = Receiver(tls)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def silent() -> Generator[str]:
    """The URL of a machine that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


def until(holds: Callable[[], Any]) -> Any:
    """What holds at last; a test that waits longer than a while has failed."""
    ends = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.01)
    return found
