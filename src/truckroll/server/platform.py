"""What serving needs, put together once: the store, who is let in, and how answers are given."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from truckroll.catalogue.time import Clock
from truckroll.server import limits
from truckroll.server.access.admission import Admission
from truckroll.server.log import Log
from truckroll.server.timers import Timers
from truckroll.store.protocol import Store

PAGE_SIZE = "feeds.page_size"
"""The name under which a store keeps how many rows a page of its feeds has."""
DEFAULT_PAGE_SIZE = 5_000


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
    ready: bool = field(default=False)

    @cached_property
    def timers(self) -> Timers:
        """What the business does by itself."""
        return Timers(self.database, self.clock, self.log)
