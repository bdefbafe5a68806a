"""What `client.customer_interactions` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Literal, TypeAlias

from truckroll.catalogue.time import When
from truckroll.client.records import Record, RecordPage, Shown
from truckroll.derive.arguments import Moment

ActiveRequestArg: TypeAlias = Literal["True", "Any", "False"]

class TechnicianRating(Record):
    created_on: Shown[When]
    modified_on: Shown[When]
    active: Shown[bool]
    technician_id: Shown[int]
    job_id: Shown[int]
    rating: Shown[float]

class TechnicianRatingsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        technician_id: int | None = None,
        job_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Iterator[TechnicianRating]:
        """All technician rating records, page after page."""
    def update(self, *, technician_id: int, job_id: int, rating: float) -> TechnicianRating:
        """Give or change a mark from 0 to 10."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[TechnicianRating]:
        """Every technician rating in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> Iterator[RecordPage[TechnicianRating]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class TechnicianRatingCalls:
    def update(self, technician_id: int, job_id: int, /, *, value: float) -> None:
        """Give or change a mark, in the older way."""

class CustomerInteractionsApi:
    technician_ratings: TechnicianRatingsCalls
    technician_rating: TechnicianRatingCalls

class AsyncTechnicianRatingsCalls:
    def list(
        self,
        *,
        active: ActiveRequestArg | bool | None = None,
        technician_id: int | None = None,
        job_id: int | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        sort: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[TechnicianRating]:
        """All technician rating records, page after page."""
    async def update(self, *, technician_id: int, job_id: int, rating: float) -> TechnicianRating:
        """Give or change a mark from 0 to 10."""
    def feed(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[TechnicianRating]:
        """Every technician rating in the order of its last change, to be continued from a token."""
    def feed_pages(
        self,
        *,
        after: Moment | None = None,
        include_recent: bool | None = None,
        follow: bool | None = None,
        every: float | None = None,
    ) -> AsyncIterator[RecordPage[TechnicianRating]]:
        """The same page by page; `next` of the last one is where to go on next time."""

class AsyncTechnicianRatingCalls:
    async def update(self, technician_id: int, job_id: int, /, *, value: float) -> None:
        """Give or change a mark, in the older way."""

class AsyncCustomerInteractionsApi:
    technician_ratings: AsyncTechnicianRatingsCalls
    technician_rating: AsyncTechnicianRatingCalls
