"""A server in a thread, with the settings that a test wants and one more page: what it knows of who asks."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from truckroll.catalogue.time import Clock
from truckroll.portal.routes import routes
from truckroll.server.log import Log
from truckroll.server.platform import Platform
from truckroll.server.serving import Server, listening, platform
from truckroll.server.settings import Settings


class Served:
    """Where it answers, and what it wrote into its log."""

    def __init__(self, url: str, server: Server, log: io.StringIO, parts: Platform) -> None:
        self.url, self.server, self._log, self.parts = url, server, log, parts
        self.port = int(url.rpartition(":")[2])

    @property
    def log(self) -> str:
        """All lines so far."""
        return self._log.getvalue()


async def _seen(request: Request) -> JSONResponse:
    return JSONResponse({"client": request.client.host if request.client else "", "base": str(request.base_url)})


@contextmanager
def served(folder: Path, **given: Any) -> Iterator[Served]:
    """Serve until the block ends."""
    settings = Settings(str(folder), port=0, request_log=0, **given)
    lines, urls, up = io.StringIO(), list[str](), threading.Event()

    def ready(url: str) -> None:
        urls.append(url)
        up.set()

    with platform(settings, Clock(), Log(lines)) as parts, listening(settings) as listener:
        server = Server(parts, ready, [lambda _: [Route("/seen", _seen)], routes], settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            assert up.wait(30), lines.getvalue()
            yield Served(urls[0], server, lines, parts)
        finally:
            server.should_exit = True
            thread.join(30)
