"""What `client.dispatch` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import AsyncIterator, Iterator
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]

class Zone(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str | None]
    zips: Shown[builtins.list[str] | None]
    cities: Shown[builtins.list[str] | None]
    territory_numbers: Shown[builtins.list[str] | None]
    locn_numbers: Shown[builtins.list[str] | None]
    created_by: Shown[int]
    service_days_enabled: Shown[bool]
    service_days: Shown[builtins.list[str] | None]
    business_units: Shown[builtins.list[int] | None]
    technicians: Shown[builtins.list[int] | None]

class ZonesCalls:
    def get(self, id: int, /) -> Zone:
        """One zone by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Zone]:
        """All zone records, page after page."""

class DispatchApi:
    zones: ZonesCalls

class AsyncZonesCalls:
    async def get(self, id: int, /) -> Zone:
        """One zone by its id."""
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Zone]:
        """All zone records, page after page."""

class AsyncDispatchApi:
    zones: AsyncZonesCalls
