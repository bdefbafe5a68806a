"""What the rest of Truckroll may ask of a store, whichever engine is under it."""

from asyncio import Future as AsyncFuture
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

if TYPE_CHECKING:
    from truckroll.store.snapshots import Snapshots
    from truckroll.store.work import Line

Value = None | int | float | str | bytes
Row = tuple[Any, ...]
T = TypeVar("T")
NOTHING: Mapping[str, Value] = {}


def is_url(place: str) -> bool:
    """Whether records are kept in a database server rather than in a folder."""
    return place.startswith(("postgresql://", "postgres://"))


class Clock(Protocol):
    """What time it is for the business, in ticks of 100 ns since 1970-01-01 UTC."""

    def now(self) -> int:
        """This moment."""
        ...


class Connection(Protocol):
    """Statements with named parameters `:name`; each has ended when its call returns.

    Raises StoreUnavailable, StoreDamaged and Duplicate; a statement that is itself wrong raises the engine's own error.
    """

    def execute(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Iterator[Row]:
        """Run it to its end, and give its rows to whoever wants them."""
        ...

    def one(self, sql: str, values: Mapping[str, Value] = NOTHING) -> Row | None:
        """Its first row."""
        ...


class Store(Protocol):
    """Where records are kept; every method may be called from any thread."""

    clock: Clock
    """What time it is for the business that is kept here."""
    shared: ClassVar[bool] = False
    """Whether several processes may serve it at once."""
    distributed: bool = False
    """Whether its tenants stand on several machines, so that a question for all of them goes to each."""

    @property
    def reworking(self) -> bool:
        """Whether rows are being worked out again, so that what is shown of them may change without a change."""
        ...

    @property
    def epoch(self) -> str:
        """The life of this store, 16 random bytes in hex; another one after a restore, to know old feed tokens by."""
        ...

    def renew_epoch(self) -> str:
        """Begin another life, because the clock was set back: every feed token given out before is refused."""
        ...

    def forget(self) -> None:
        """Forget what is remembered of the data: somebody else may have set them back."""
        ...

    @property
    def inline(self) -> Connection:
        """Read only, for point reads of microseconds on the one thread that serves requests."""
        ...

    def write(self, work: Callable[[Connection], T]) -> Future[T]:
        """Do the work whole or not at all; the answer comes when it would survive a power cut."""
        ...

    def read(self, work: Callable[[Connection], T]) -> Future[T]:
        """Do the work on one unmoving view of the data, beside the writer."""
        ...

    def write_async(self, work: Callable[[Connection], T]) -> AsyncFuture[T]:
        """As `write`, for a caller on a running event loop; a whole group of callers costs one wake-up of the loop."""
        ...

    def read_async(self, work: Callable[[Connection], T]) -> AsyncFuture[T]:
        """As `read`, for a caller on a running event loop."""
        ...

    @property
    def lines(self) -> "tuple[Line, Line]":
        """Where work waits: of those who write, of those who read."""
        ...

    @property
    def snapshots(self) -> "Snapshots":
        """Copies under names, to which all that is kept can be set back."""
        ...

    def backup(self, to: Path) -> None:
        """Copy everything into one file while serving goes on."""
        ...

    def check(self) -> list[str]:
        """What is wrong with the stored data, one sentence each; empty when nothing is."""
        ...

    def close(self) -> None:
        """End what was begun, and let the folder go."""
        ...
