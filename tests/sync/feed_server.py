"""The feeds of `Scripted` over HTTP, with as much of the platform around them as a client needs."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.sync.sync_source import Scripted
from truckroll.client import Invalid


class FeedServer:
    """Where it answers, and the file of credentials for it; `forbidden` paths are a 403, each page takes `delay` s."""

    def __init__(self, source: Scripted, folder: Path, tenant: str = "7") -> None:
        self.source = source
        self.delay = 0.0
        self.forbidden: set[str] = set()
        self.trouble: list[str] = []
        self.tokens = 0
        self.empty_token = False
        self.tenant = tenant
        handler = type("Handler", (_Handler,), {"feeds": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.env = folder / f"tenant-{tenant}.env"
        names = {"CLIENT_ID": "cid.x", "CLIENT_SECRET": "cs1.x", "APP_KEY": f"ak1.{self._server.server_port}"}
        names |= {"TENANT_ID": tenant, "API_ROOT": self.url, "AUTH_ROOT": self.url}
        self.env.write_text("".join(f"SERVICETITAN_{name}={value}\n" for name, value in names.items()))

    def accepts(self, authorization: str) -> bool:
        return authorization == f"Bearer token-{self.tokens}"

    def source_of(self, tenant: str) -> Scripted:
        assert tenant == self.tenant
        return self.source

    def asked(self, tenant: str, by: str) -> None:
        """Somebody asks for a page of a tenant."""

    @contextmanager
    def running(self) -> Iterator["FeedServer"]:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"  # No connection outlives its answer, and so no thread of this server the test.
    wbufsize = -1  # One packet for an answer: two would wait for each other.
    feeds: FeedServer

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.feeds.tokens += 1
        self._answer(200, {"access_token": f"token-{self.feeds.tokens}", "expires_in": 900, "token_type": "Bearer"})

    def do_GET(self) -> None:
        time.sleep(self.feeds.delay)
        url = urlsplit(self.path)
        tenant = url.path.split("/tenant/")[1].split("/")[0]
        path = url.path.replace(f"/tenant/{tenant}/", "/tenant/{tenant}/")
        self.feeds.asked(tenant, self.headers["Authorization"])
        trouble = self.feeds.trouble.pop(0) if self.feeds.trouble else ""
        if trouble.isdigit():
            self._refuse(int(trouble), "Trouble")
            return
        if trouble == "cut":
            self.connection.close()
            return
        if not self.feeds.accepts(self.headers["Authorization"]) or trouble == "expired":
            self._refuse(401, "Unauthorized")
            return
        if path in self.feeds.forbidden:
            self._refuse(403, "Scope validation failed")
            return
        try:
            page = self.feeds.source_of(tenant).page(path, parse_qs(url.query).get("from", [""])[0])
        except Invalid as refusal:
            self._refuse(400, refusal.title)
            return
        answer = {"hasMore": page.has_more, "continueFrom": page.next, "data": json.loads(page.rows)}
        if trouble == "empty page":
            answer = {"hasMore": True, "continueFrom": parse_qs(url.query).get("from", [""])[0], "data": []}
        if trouble == "repeated page":
            answer["continueFrom"], answer["hasMore"] = parse_qs(url.query).get("from", [""])[0], True
        if not page.has_more and self.feeds.empty_token:
            answer["continueFrom"] = ""
        self._answer(200, answer, cut=trouble == "truncated")

    def _refuse(self, status: int, title: str) -> None:
        problem = {"type": "x", "title": title, "status": status, "traceId": "t", "errors": {}, "data": {}}
        self._answer(status, problem)

    def _answer(self, status: int, body: dict, cut: bool = False) -> None:
        data = json.dumps(body).encode()
        data = data[: len(data) // 2] if cut else data
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if status == 429:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""
