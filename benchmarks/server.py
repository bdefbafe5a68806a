"""The server under measurement: the real one, and beside it in the same process a constant answer and a file."""

import os
import sys
from pathlib import Path
from typing import Any

from truckroll.catalogue.time import Clock
from truckroll.server import log
from truckroll.server.app import App
from truckroll.server.serving import Server, Settings, listening, platform

CONSTANT = b'{"status":"the same every time"}' * 16
FILE = "page.json"


class Beside:
    """Answers /constant and /file itself, with as little work as can be; the rest is the real server."""

    def __init__(self, real: App, folder: Path) -> None:
        self._real = real
        self._file = os.open(folder / FILE, os.O_RDONLY) if (folder / FILE).exists() else -1

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] not in ("/constant", "/file"):
            await self._real(scope, receive, send)
            return
        body = CONSTANT if scope["path"] == "/constant" else os.pread(self._file, 1 << 30, 0)
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def main(folder: Path, page_size: int) -> None:
    """Serve until the standard input ends."""
    settings = Settings(folder, port=0, limit=0, page_size=page_size)
    with (
        Path(os.devnull).open("w") as nowhere,
        platform(settings, Clock(), log.Log(nowhere)) as parts,
        listening(settings) as listener,
    ):
        server = Server(parts, lambda url: print(f"ready {url}", flush=True))
        server.config.app = Beside(App(parts), folder)
        server.run(sockets=[listener])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
