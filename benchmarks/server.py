"""The server under measurement: the real one, and beside it in the same process a constant answer, a file, and rows."""

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import msgspec

from truckroll.catalogue.time import Clock
from truckroll.server import log
from truckroll.server.app import App
from truckroll.server.ready_pages import ReadyPages
from truckroll.server.serving import Server, listening, platform, settle
from truckroll.server.settings import Settings

CONSTANT = b'{"status":"the same every time"}' * 16
FILE = "page.json"
TYPED = "typed.db"


class Beside:
    """Answers three paths itself, with as little work as can be; the rest is the real server.

    /constant is always the same, /file is a page read from the disk, and /columns the same page built the usual way:
    typed columns, a dict a row, encoded.
    """

    def __init__(self, real: App, folder: Path) -> None:
        self._real = real
        self._file = os.open(folder / FILE, os.O_RDONLY) if (folder / FILE).exists() else -1
        self._typed = sqlite3.connect(folder / TYPED)
        self._typed.row_factory = sqlite3.Row
        self._answers = {"/constant": lambda: CONSTANT, "/file": self._read, "/columns": self._build}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        answer = self._answers.get(scope["path"]) if scope["type"] == "http" else None
        if answer is None:
            await self._real(scope, receive, send)
            return
        body = answer()
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _read(self) -> bytes:
        return os.pread(self._file, os.fstat(self._file).st_size, 0)

    def _build(self) -> bytes:
        rows = [dict(row) for row in self._typed.execute("select * from typed order by seq")]
        return msgspec.json.encode({"hasMore": True, "continueFrom": "x", "data": rows})


def main(folder: Path, page_size: int, *, kept: bool) -> None:
    """Serve until the standard input ends; pages of feeds that are asked for again are made again unless `kept`."""
    settings = Settings(str(folder), port=0, limit=0, page_size=page_size)
    with (
        Path(os.devnull).open("w") as nowhere,
        platform(settings, Clock(), log.Log(nowhere)) as parts,
        listening(settings) as listener,
    ):
        parts.ready_pages = ReadyPages() if kept else ReadyPages(most=0)
        server = Server(parts, lambda url: print(f"ready {url}", flush=True))
        server.config.app = Beside(App(parts), folder)
        settle()
        server.run(sockets=[listener])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), kept=sys.argv[3] == "kept")
