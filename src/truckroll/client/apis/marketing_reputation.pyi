"""What `client.marketing_reputation` offers.

Written by `make docs`; what it says is declared in the catalogue.
"""

import builtins
from collections.abc import Iterable

from truckroll.catalogue.time import When
from truckroll.client.records import Record, Shown
from truckroll.derive.arguments import Moment

class ReviewPage(Record):
    page: Shown[int]
    page_size: Shown[int]
    has_more: Shown[bool]
    total_count: Shown[int | None]
    data: Shown[builtins.list[ReviewReport] | None]

class ReviewReport(Record):
    address: Shown[str | None]
    platform: Shown[str | None]
    author_email: Shown[str | None]
    author_name: Shown[str | None]
    review: Shown[str | None]
    review_type: Shown[int]
    review_response: Shown[str | None]
    publish_date: Shown[When]
    rating: Shown[float | None]
    recommendation_status: Shown[int]
    verification_status: Shown[bool]
    job_id: Shown[int | None]
    verified_by_user_id: Shown[int | None]
    verified_on: Shown[When | None]
    is_auto_verified: Shown[bool | None]
    technician_id: Shown[int | None]
    external_id: Shown[str | None]
    business_unit_id: Shown[int | None]
    completed_date: Shown[When | None]
    customer_name: Shown[str | None]
    customer_id: Shown[int | None]
    dispatched_date: Shown[When | None]
    job_status: Shown[int]
    job_type_name: Shown[str | None]
    technician_full_name: Shown[str | None]
    internal_id: Shown[int | None]

class ReviewsCalls:
    def reviews(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
        search: str | None = None,
        report_type: int | None = None,
        sort: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        from_date: Moment | None = None,
        to_date: Moment | None = None,
        response_types: Iterable[int] | None = None,
        location_ids: Iterable[int] | None = None,
        sources: Iterable[str] | None = None,
        review_statuses: Iterable[int] | None = None,
        technician_ids: Iterable[int] | None = None,
        campaign_ids: Iterable[int] | None = None,
        from_rating: float | None = None,
        to_rating: float | None = None,
        include_reviews_without_location: bool | None = None,
        include_reviews_without_campaign: bool | None = None,
        include_reviews_without_technician: bool | None = None,
        internal_id: int | None = None,
        external_id: str | None = None,
    ) -> ReviewPage:
        """The reviews that were pulled from public pages, the newest first unless told otherwise."""

class MarketingReputationApi:
    reviews: ReviewsCalls

class AsyncReviewsCalls:
    async def reviews(
        self,
        *,
        page: int | None = None,
        page_size: int | None = None,
        include_total: bool | None = None,
        search: str | None = None,
        report_type: int | None = None,
        sort: str | None = None,
        created_on_or_after: Moment | None = None,
        created_before: Moment | None = None,
        modified_on_or_after: Moment | None = None,
        modified_before: Moment | None = None,
        from_date: Moment | None = None,
        to_date: Moment | None = None,
        response_types: Iterable[int] | None = None,
        location_ids: Iterable[int] | None = None,
        sources: Iterable[str] | None = None,
        review_statuses: Iterable[int] | None = None,
        technician_ids: Iterable[int] | None = None,
        campaign_ids: Iterable[int] | None = None,
        from_rating: float | None = None,
        to_rating: float | None = None,
        include_reviews_without_location: bool | None = None,
        include_reviews_without_campaign: bool | None = None,
        include_reviews_without_technician: bool | None = None,
        internal_id: int | None = None,
        external_id: str | None = None,
    ) -> ReviewPage:
        """The reviews that were pulled from public pages, the newest first unless told otherwise."""

class AsyncMarketingReputationApi:
    reviews: AsyncReviewsCalls
