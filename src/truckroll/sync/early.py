"""Reading that begins before the destination is open: one that is not there yet has everything still to come."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, Queue

from truckroll.client import Page

from .landing import Landing
from .reading import Source, address

PAGES = 6  # That wait for the destination at most, of all feeds together: one of the platform's is about 5 MB.


class Early:
    """A source that fetches the beginnings of some feeds from now on; all else it is asked for as ever."""

    def __init__(self, source: Source, landings: Sequence[Landing]) -> None:
        self._source = source
        self.passthrough, self.list_pages, self.run = source.passthrough, source.list_pages, source.run
        feeds = [landing for landing in landings if landing.way == "feed"][:PAGES]
        self._begun = {address(feed): _Begun(source.feed_pages(address(feed)), PAGES // len(feeds)) for feed in feeds}

    def feed_pages(self, path: str, after: str = "") -> Iterator[Page]:
        """The pages of a feed after a token, or from its beginning, some of which may be here already."""
        begun = None if after else self._begun.pop(path, None)
        return self._source.feed_pages(path, after) if begun is None else begun.pages()

    def close(self) -> None:
        """What nobody has asked for is not wanted any more."""
        while self._begun:
            self._begun.popitem()[1].stop()


class _Begun:
    def __init__(self, pages: Iterator[Page], most: int) -> None:
        self._came: Queue[Page | Exception | None] = Queue(most)
        self._wanted = True
        threading.Thread(target=self._fetch, args=(pages,), daemon=True).start()

    def pages(self) -> Iterator[Page]:
        try:
            while (page := self._came.get()) is not None:
                if isinstance(page, Exception):
                    raise page
                yield page
        finally:
            self.stop()

    def stop(self) -> None:
        self._wanted = False
        with suppress(Empty):  # Makes room for a page that waits to be taken, so that its thread ends.
            self._came.get_nowait()

    def _fetch(self, pages: Iterator[Page]) -> None:
        try:
            for page in pages:
                self._came.put(page)
                if not self._wanted:
                    return
            self._came.put(None)
        except Exception as fault:  # Raised where the pages are read.
            self._came.put(fault)
