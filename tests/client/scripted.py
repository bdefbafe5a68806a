"""A platform that plays a script: each call gets the next answer, and everything that arrives is kept."""

import json
import socket
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

SECRET, APP_KEY = "cs1.secret/of+the-app", "ak1.key-of-the-app"


@dataclass
class Answer:
    status: int = 200
    json: Any = None
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    echo_key: bool = False  # tells that it knows idempotency keys
    cut_after: int | None = None  # bytes of the body, then the connection is gone
    held: bool = False  # until the platform closes


CUT = Answer(cut_after=-1)  # the request is read, then nothing


@dataclass
class Seen:
    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def problem(status: int, title: str, errors: dict | None = None, headers: dict | None = None) -> Answer:
    body = {"type": "about:blank", "title": title, "status": status, "traceId": "trace-1", "errors": errors or {}}
    return Answer(status, {**body, "data": {}}, headers=headers or {})


def feed_page(rows: list, token: str | None, more: bool) -> Answer:
    return Answer(json={"hasMore": more, "continueFrom": token, "data": rows})


def list_page(rows: list, more: bool, total: int | None = None) -> Answer:
    return Answer(json={"page": 1, "pageSize": 2, "hasMore": more, "totalCount": total, "data": rows})


class Platform:
    def __init__(self) -> None:
        self.script: deque[Answer] = deque()
        self.token_script: deque[Answer] = deque()
        self.calls: list[Seen] = []
        self.token_calls: list[Seen] = []
        self.refused: set[str] = set()  # tokens that are no longer accepted
        self.closing = threading.Event()
        self.lock = threading.Lock()
        platform = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def __getattr__(self, name: str) -> Any:
                if name.startswith("do_"):  # whatever the verb
                    return lambda: platform.answer(self)
                raise AttributeError(name)

            def log_message(self, *_: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.conn = {
            "SERVICETITAN_CLIENT_ID": f"cid.{self.server.server_address[1]}",
            "SERVICETITAN_CLIENT_SECRET": SECRET,
            "SERVICETITAN_APP_KEY": APP_KEY,
            "SERVICETITAN_TENANT_ID": "7",
            "SERVICETITAN_APP_ID": "app",
            "SERVICETITAN_TIMEZONE": "America/New_York",
            "SERVICETITAN_API_ROOT": self.root,
        }
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        if self.closing.is_set():  # Connections that were kept open end with the platform.
            handler.close_connection = True
            return
        parts = urlsplit(handler.path)
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        seen = Seen(handler.command, parts.path, parse_qsl(parts.query, keep_blank_values=True), headers, body)
        with self.lock:
            if parts.path == "/connect/token":
                self.token_calls.append(seen)
                granted = {"access_token": f"token-{len(self.token_calls)}", "expires_in": 900, "token_type": "Bearer"}
                answer = self.token_script.popleft() if self.token_script else Answer(json=granted)
            else:
                self.calls.append(seen)
                answer = self.script.popleft() if self.script else Answer(json={})
                if headers.get("authorization", "").removeprefix("Bearer ") in self.refused:
                    answer = problem(401, "The token was revoked.")
        if answer.held:
            self.closing.wait(30)
        content = json.dumps(answer.json).encode() if answer.body is None else answer.body
        content = b"" if answer.json is None and answer.body is None else content
        sent = {"Content-Type": "application/json", **answer.headers, "Content-Length": str(len(content))}
        if answer.echo_key:
            sent["Idempotency-Key"] = headers["idempotency-key"]
        if answer.cut_after is None:
            cut = len(content)
        else:
            cut = answer.cut_after
            handler.close_connection = True
        if cut >= 0:
            handler.send_response(answer.status)
            for name, value in sent.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(content[:cut])
            handler.wfile.flush()
        if answer.cut_after is not None:
            handler.connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()


class Time:
    """A clock that only a wait moves on; `waits` are the seconds of each."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds
