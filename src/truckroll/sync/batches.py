"""A feed's pages as batches, each committed together; a batch may be landed in pieces while its pages still come."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event
from time import monotonic

from truckroll.client import Page

from .landing import Landing
from .spool import Spool, Spools
from .state import FeedState

BYTES = 256 << 20  # Of a batch at most, whatever its rows weigh.
PAGES = 500  # Of a batch at most, however few rows they have: so many calls are made again after a fault.
PIECE = 122_880  # Rows that are worth a statement of their own, a row group of DuckDB's,
ENOUGH = 20_000  # and where there is nothing else to land; the first ones of a feed are landed at once.
SECONDS = 5.0  # After which a slow feed's batch is landed as it is.


@dataclass
class Batch:
    """Some pages of a feed in its order: their spool file, the token after them, and whether they begin or end it."""

    landing: Landing
    spool: Spool
    token: str = ""
    first: bool = False
    last: bool = False
    parents: Sequence[int] = ()
    """Below which of them these are all rows that there are now."""
    following: "Pieces | tuple[()]" = ()
    """What belongs to it and still comes: pieces, each with a spool file and a token of its own."""

    def pieces(self) -> "Iterator[Batch]":
        """All of it; whoever asks waits for what still comes, and what came before is gone by then."""
        yield self
        for piece in self.following:
            self.spool.remove()
            yield piece

    def is_idle(self, before: FeedState) -> bool:
        """Whether it brings nothing to a table that stands as it is."""
        return not (self.spool.rows or self.first or self.parents or before.rereading)


class Taker:
    """Whoever lands, as the feeds see it: whether it has only one left, and waits for more of it."""

    def __init__(self) -> None:
        self.has_one_left, self.waits = Event(), Event()

    def has_left(self, feeds: int) -> None:
        """So many feeds have not ended; where there are more, another one's batch is there to be landed."""
        self.has_one_left.set() if feeds == 1 else self.has_one_left.clear()


class Pieces:
    """What follows the first piece of a batch, in its order, until there is an end or all is over."""

    def __init__(self, taker: Taker, over: Callable[[], bool]) -> None:
        self._taker, self._over = taker, over
        self._coming: Queue[Batch | None] = Queue()  # No longer than a batch, so whoever reads need not wait.

    def add(self, piece: Batch | None) -> None:
        """One more; None is the end."""
        if piece:
            piece.spool.close()
        self._coming.put(piece)

    def __iter__(self) -> Iterator[Batch]:
        while not self._over():
            self._taker.waits.set()
            with suppress(Empty):
                piece = self._coming.get(timeout=0.1)
                self._taker.waits.clear()
                if piece is None:
                    return
                yield piece
                piece.spool.remove()


class Batches:
    """Cuts what comes of a landing after a token into batches of so many rows at most, and gives each away.

    A `taker` with nothing else to do gets it in pieces until it is `over`; None wants whole ones.
    """

    def __init__(
        self,
        landing: Landing,
        spools: Spools,
        rows: int,
        give: Callable[[Batch], None],
        taker: Taker | None,
        over: Callable[[], bool],
        token: str,
    ) -> None:
        self._landing, self._spools, self._most = landing, spools, rows
        self._give, self._taker, self._over = give, taker, over
        self._token, self._first = token, not token
        self._enough = 1
        self._piece: Batch | None = None
        self._pieces: Pieces | None = None
        self._rows = self._size = self._count = 0
        self._page = 0

    def add(self, page: Page) -> int:
        """Keeps a page, and returns how many rows it has. Raises ValueError if they are no JSON array."""
        if not self._count:
            self._began = monotonic()
        if self._piece is None:
            self._piece = Batch(self._landing, self._spools.take(self._landing), self._token, self._first)
            self._first = False
        spool = self._piece.spool
        before, self._page = spool.size, spool.add(page.rows, page.split)
        self._count, self._rows = self._count + 1, self._rows + self._page
        self._size += spool.size - before
        return self._page

    def reached(self, token: str, *, last: bool) -> None:
        """All pages that were added lead to this token: what there is may be landed."""
        piece, taker = self._piece, self._taker
        assert piece is not None, "a page has been added"
        piece.token = self._token = token
        piece.last = last
        full = self._rows + self._page > self._most or self._size >= BYTES or self._count >= PAGES
        if full or monotonic() - self._began > SECONDS:
            self.end()
        elif taker and taker.has_one_left.is_set() and not last:
            rows = piece.spool.rows
            if rows >= PIECE or (rows >= self._enough and taker.waits.is_set()):
                self._enough = min(self._enough + rows, ENOUGH)
                piece.following = () if self._pieces else Pieces(taker, self._over)
                self._hand_over(piece)

    def end(self) -> None:
        """What there is of a batch is all of it."""
        try:
            if self._piece and self._piece.spool.pages:
                self._hand_over(self._piece)
        finally:  # Whoever lands waits for it, whatever becomes of the last piece.
            pieces, self._pieces = self._pieces, None
            self._rows = self._size = self._count = 0
            if pieces:
                pieces.add(None)

    def _hand_over(self, piece: Batch) -> None:
        self._piece = None
        if self._pieces:
            return self._pieces.add(piece)
        self._pieces = piece.following or None
        return self._give(piece)
