"""How much room the disk has that the data is on, and what is given up first when it runs out."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from truckroll.server.log import Log
from truckroll.store.errors import StoreUnavailable

LOOK_EVERY = 1.0
WORDS = ("nothing is given up", "requests are not logged", "webhooks wait", "writes are refused")
"""What is given up below three, two and one times the room that is to be spared."""


class DiskNearlyFull(StoreUnavailable):  # as its kind is named
    """So little room is left that only what frees some, and a backup, may take it."""

    told = "The server's disk is nearly full; nothing of the request was kept. Reading goes on."


class Room:
    """The room of one disk, looked at once a second while somebody asks."""

    def __init__(
        self,
        folder: Path | None,
        spare: int,
        log: Log,
        free: Callable[[Path], int] = lambda at: shutil.disk_usage(at).free,
    ) -> None:
        """`spare` bytes are to stay free under `folder`; none where the data is on other machines."""
        self._folder = folder if spare else None
        self._spare, self._log, self._free = spare, log, free
        self._look_at = 0.0
        self._given_up = 0

    @property
    def given_up(self) -> int:
        """How many of the things there are to give up are given up now, in their order."""
        if self._folder is not None and time.monotonic() >= self._look_at:
            self._look_at = time.monotonic() + LOOK_EVERY
            self._look(self._folder)
        return self._given_up

    def logs_requests(self) -> bool:
        """Whether there is room for the request log."""
        return self.given_up < 1

    def sends_webhooks(self) -> bool:
        """Whether there is room to note what becomes of webhooks; without it they wait."""
        return self.given_up < 2  # the second thing

    def refuse_full(self) -> None:
        """DiskNearlyFull when there is no room for what callers write."""
        if self.given_up > 2:  # all three
            raise DiskNearlyFull(f"less than {self._spare >> 20} MB are free under {self._folder}; free some space")

    def _look(self, folder: Path) -> None:
        try:
            free = self._free(folder)
        except OSError:
            return  # whoever writes will meet it, too, and say it better
        now = sum(free < times * self._spare for times in (1, 2, 3))
        if now != self._given_up:
            self._given_up = now
            level = "error" if now else "info"
            self._log.write(
                "disk", level=level, freeMegabytes=free >> 20, spareMegabytes=self._spare >> 20, now=WORDS[now]
            )
