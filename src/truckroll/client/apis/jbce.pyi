"""What `client.jbce` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]

class CallReason(Record):
    id: Shown[int]
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    name: Shown[str]
    is_lead: Shown[bool]

class CallReasonsCalls:
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
    ) -> Iterator[CallReason]:
        """All call reason records, page after page."""

class JbceApi:
    call_reasons: CallReasonsCalls

class AsyncCallReasonsCalls:
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
    ) -> AsyncIterator[CallReason]:
        """All call reason records, page after page."""

class AsyncJbceApi:
    call_reasons: AsyncCallReasonsCalls
