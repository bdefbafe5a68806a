"""What a sync needs of the place it fills."""

from array import array
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, Self

from .batches import Batch
from .errors import UsageError
from .landing import Landing
from .stage import Oddity
from .state import FeedState, Place

DELTA = "delta://"
"""How the name of a folder of Delta tables begins."""


@dataclass(frozen=True)
class Landed:
    """What a batch did to its table, and where the feed stands after it."""

    state: FeedState
    new: int = 0
    changed: int = 0
    deleted: int = 0
    oddities: list[Oddity] = field(default_factory=list[Oddity])


class Destination(Protocol):
    """A place for the rows of one tenant, which keeps them and the tokens that lead on from them together."""

    rows_at_once: int
    """How many rows a batch has at most."""
    takes_pieces: bool
    """Whether it begins to land a batch of which more is still to come."""

    @property
    def spool(self) -> Path:
        """The folder for pages on their way; no two destinations share one."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def states(self) -> list[FeedState]:
        """Every feed that was ever landed here, in the order of their names."""
        ...

    def state(self, landing: Landing) -> FeedState:
        """Where a feed stands; a new one stands at its beginning."""
        ...

    def prepare(self, landing: Landing) -> tuple[str, str | None]:
        """The token to go on from, and why that is the beginning although the feed has been read before.

        Raises UsageError for a table of that name which no sync has made.
        """
        ...

    def due_parents(self, landing: Landing, again: bool) -> "tuple[array[int], int]":
        """The parents below which a list is to be read, all of them if it is read again; how many rows went away
        because their parents did.

        Raises SyncError where the parents have no table.
        """
        ...

    def land(self, batch: Batch) -> Landed:
        """Rows and token of a batch, committed together; a failure leaves everything as it was before the batch.

        Raises SyncError for rows that cannot be read at all, DestinationFailed when nothing can be written.
        """
        ...

    def note_failure(self, landing: Landing, why: str) -> None:
        """Keeps for `sync status` why a feed that has begun did not reach its end."""
        ...

    def finish(self, landing: Landing) -> None:
        """The run has no more rows of this feed. Raises DestinationFailed."""
        ...

    def settle(self) -> None:
        """The run is over: what is still only noted is committed. Raises DestinationFailed."""
        ...

    def make_views(self) -> list[str]:
        """Makes the views whose tables are there, and says which."""
        ...


def is_new(to: str) -> bool:
    """Whether it is known, before the destination is open, that nothing has been synced into it yet."""
    return not to.startswith(("postgresql://", "postgres://", DELTA)) and not Path(to).exists()


def open_destination(to: str, place: Place | None = None) -> Destination:
    """The destination of that name; without a place an existing one is only read.

    `postgresql://…` is a database, `delta://…` a folder of Delta tables, a name that ends with `/` a folder of Parquet
    files, all else a DuckDB file.
    Raises UsageError for what cannot be one, or is another tenant's; SyncError for one that does not open.
    """
    if to.startswith(("postgresql://", "postgres://")):
        if find_spec("psycopg") is None:
            raise UsageError("A sync into PostgreSQL needs its driver: pip install 'truckroll[sync,postgres]'")
        from .postgres import PostgresWarehouse
        from .shared import SharedPostgres, is_shared

        return (SharedPostgres if is_shared(to) else PostgresWarehouse).open(to, place)
    if to.startswith(DELTA):
        if find_spec("deltalake") is None:
            raise UsageError("A sync into Delta Lake needs its library: pip install 'truckroll[sync,delta]'")
        from .delta import DeltaLake

        return DeltaLake.open(Path(to.removeprefix(DELTA)), place)
    if to.endswith(("/", "\\")):
        from .parquet import ParquetFolder

        return ParquetFolder.open(Path(to), place)
    from .land import Warehouse

    return Warehouse.open(Path(to), place)
