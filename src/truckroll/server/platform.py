"""What serving needs, put together once: the store, who is let in, and how answers are given."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from truckroll.catalogue.time import Clock
from truckroll.server import limits
from truckroll.server.access.admission import Admission
from truckroll.server.housekeeping import Keeping
from truckroll.server.log import Log
from truckroll.server.problems import Problem
from truckroll.server.ready_pages import ReadyPages
from truckroll.server.requests.log import RequestLog
from truckroll.server.room import Room
from truckroll.server.telemetry.watching import Telemetry
from truckroll.server.timers import Timers
from truckroll.store.protocol import Store

if TYPE_CHECKING:
    from truckroll.server.shared_limits import SharedLimiter

PAGE_SIZE = "feeds.page_size"
"""The name under which a store keeps how many rows a page of its feeds has."""
DEFAULT_PAGE_SIZE = 5_000

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Answering(Protocol):
    """The server's way to answer a request."""

    async def __call__(self, scope: Message, receive: Receive, send: Send, instead: Problem | None = None) -> None:
        """Answer it as it is, or with a problem instead."""
        ...


class Interference(Protocol):
    """Lets go wrong what a sandbox was told to."""

    async def __call__(self, answer: Answering, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, by `answer` where nothing is to go wrong."""
        ...


@dataclass
class Platform:
    """One server's parts and settings."""

    database: Store
    clock: Clock
    admission: Admission
    log: Log
    page_size: int = DEFAULT_PAGE_SIZE
    idle_token: Literal["repeat", "empty"] = "repeat"  # noqa: S105  # no secret
    strict: bool = False
    ration: int = limits.OFF
    """How often a minute a rationed operation is answered in a tenant, for each of what its path names."""
    webhooks_to_private: bool = False
    """Whether webhooks may go to addresses of this machine and its own network, and over http."""
    shared_limits: "SharedLimiter | None" = None
    """What counts requests together with other processes, if they are counted so."""
    requests: RequestLog | None = None
    """What was asked and answered, if that is kept."""
    sandbox: bool = False
    """Whether this is a business to play with, whose clock, faults and past may be commanded."""
    powers: object | None = None
    """What commands the sandbox, if this is one."""
    interference: "Interference | None" = None
    """What a sandbox was told to let go wrong; None while nothing is to."""
    memories: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    """What forgets what its part has remembered of the data, for when that is set back."""
    room: Room | None = None
    """The room of the disk that the data is on, if that is this machine's."""
    keeping: Keeping = field(default_factory=Keeping)
    """How long what is kept beside the records stays."""
    public_url: str = ""
    """Under which address others reach the server; "" for the one that each of them asked for."""
    metrics_token: str = ""
    """What whoever reads the metrics from elsewhere must send; without it they are for this machine."""
    worker: int = 0
    """Which of the server's processes this is."""
    run: Path | None = None
    """The folder of this run that the server's processes share, if there are several."""
    ready: bool = field(default=False)
    ready_pages: ReadyPages = field(default_factory=ReadyPages)
    """Pages of feeds that are asked for again."""

    def forget(self, life: str) -> None:
        """Forget all that is remembered of the data: it was set back, or time was; `life` is what begins now."""
        self.database.forget()
        self.admission.forget()
        self.ready_pages.forget()
        if self.shared_limits is not None:
            self.shared_limits.begin_anew(life)
        for memory in self.memories:
            memory()

    @cached_property
    def telemetry(self) -> Telemetry:
        """What is known of the server's work."""
        return Telemetry(self.admission)

    @cached_property
    def timers(self) -> Timers:
        """What the business does by itself."""
        return Timers(self.database, self.clock, self.log, self.telemetry.counts)
