"""What customers write about us for all to read."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Literal

from truckroll.catalogue import UNSET, Int32, Internal, Model, Page, Ref, Resource, When, invalid, one, read

if TYPE_CHECKING:
    from truckroll.families import crm, jpm, marketing, settings

# The contract tells these by numbers alone, and nowhere what they mean; what is said of them here is our own reading.
ReviewsReportType = Literal[0, 1, 2]
"""All reviews, those of which the job is known, the others."""
ResponseType = Literal[0, 1, 2]
"""Nobody answered, somebody did, an answer is written and not out yet."""
ReviewMatchConfidenceLevel = Literal[0, 1, 2, 3, 4, 5, 6]
"""How sure it is which job a review is about, from not at all to verified."""
ReviewUpdatedStatus = Literal[0, 1, 2]
"""As it was first written, changed since, taken back."""
PulledReviewRecommendationStatus = Literal[0, 1]
"""Not recommended, or recommended."""
JobStatus = Literal[0, 2, 3, 4, 5]
JOB_STATUS = {"Scheduled": 0, "Dispatched": 2, "InProgress": 2, "Hold": 3, "Completed": 4, "Canceled": 5}

SORTED = {"publishdate": "publish_date", "rating": "rating", "createdon": "created_on", "modifiedon": "modified_on"}
SEARCHED = ("review", "author_name", "author_email", "review_response", "platform", "address")


class WrittenReview(Model):
    """What somebody wrote, where, and how it was answered; the contract requires none of it."""

    address: str | None
    platform: str | None
    author_email: str | None
    author_name: str | None
    review: str | None
    review_type: ReviewUpdatedStatus = UNSET
    review_response: str | None
    publish_date: When = UNSET
    rating: float | None
    recommendation_status: PulledReviewRecommendationStatus = UNSET
    verification_status: bool = UNSET
    job_id: Ref["jpm.Job"] | None
    verified_by_user_id: Ref["settings.Employee"] | None
    verified_on: When | None
    is_auto_verified: bool | None
    technician_id: Ref["settings.Technician"] | None
    external_id: str | None


class ReviewReport(WrittenReview):
    """A review with the work it is about."""

    business_unit_id: int | None
    completed_date: When | None
    customer_name: str | None
    customer_id: int | None
    dispatched_date: When | None
    job_status: JobStatus = UNSET
    job_type_name: str | None
    technician_full_name: str | None
    internal_id: int | None


class ReviewPage(Model):
    """A page of reviews; the contract requires none of it."""

    page: Int32 = UNSET
    page_size: Int32 = UNSET
    has_more: bool = UNSET
    total_count: Int32 | None
    data: list[ReviewReport] | None


class Review(WrittenReview, Resource, path="reviews", tag="Reviews"):
    """What somebody wrote about the contractor on a public page, as it came from there."""

    review_type: ReviewUpdatedStatus = 0
    publish_date: When
    recommendation_status: PulledReviewRecommendationStatus = 0
    verification_status: bool = False

    location_id: Internal[Ref["crm.Location"] | None]
    campaign_id: Internal[Ref["marketing.Campaign"] | None]
    response_type: Internal[ResponseType] = 0
    match: Internal[ReviewMatchConfidenceLevel] = 0

    @read("GET", operation_id="reviews", also="text/json text/plain")
    def reviews(
        cls,
        tenant: str = "",  # published as a text, here alone
        page: Int32 = 1,
        page_size: Int32 = 50,
        include_total: bool = False,
        search: str = "",
        report_type: ReviewsReportType = 0,
        sort: str = "",
        created_on_or_after: When = UNSET,
        created_before: When = UNSET,
        modified_on_or_after: When = UNSET,
        modified_before: When = UNSET,
        from_date: When = UNSET,
        to_date: When = UNSET,
        response_types: list[ResponseType] = UNSET,
        location_ids: list[int] = UNSET,
        sources: list[str] = UNSET,
        review_statuses: list[ReviewMatchConfidenceLevel] = UNSET,
        technician_ids: list[int] = UNSET,
        campaign_ids: list[int] = UNSET,
        from_rating: float = UNSET,
        to_rating: float = UNSET,
        include_reviews_without_location: bool = UNSET,
        include_reviews_without_campaign: bool = UNSET,
        include_reviews_without_technician: bool = UNSET,
        internal_id: int = UNSET,
        external_id: str = UNSET,
    ) -> ReviewPage:
        """The reviews that were pulled from public pages, the newest first unless told otherwise."""
        places = {source.casefold() for source in sources or ()}
        wanted = search.casefold()
        tests = {
            "created_on": (created_on_or_after, created_before),
            "modified_on": (modified_on_or_after, modified_before),
            "publish_date": (from_date, to_date),
        }
        found = [
            each
            for each in cls.find()
            if all(within(getattr(each, name), *ends) for name, ends in tests.items())
            and (from_rating is UNSET or (each.rating is not None and each.rating >= from_rating))
            and (to_rating is UNSET or (each.rating is not None and each.rating <= to_rating))
            and (not response_types or each.response_type in response_types)
            and (not review_statuses or each.match in review_statuses)
            and (not places or (each.platform or "").casefold() in places)
            and chosen(each.location_id, location_ids, include_reviews_without_location)
            and chosen(each.campaign_id, campaign_ids, include_reviews_without_campaign)
            and chosen(each.technician_id, technician_ids, include_reviews_without_technician)
            and (internal_id is UNSET or each.id == internal_id)
            and (external_id is UNSET or each.external_id == external_id)
            and (report_type == 0 or (each.job_id is not None) == (report_type == 1))
            and (not wanted or any(wanted in (getattr(each, name) or "").casefold() for name in SEARCHED))
        ]
        word = sort.lstrip("+- ").lower() or "publishdate"
        invalid(word not in SORTED, "sort", f"The value '{sort[:40]}' is not valid for Sort.")
        upwards = bool(sort) and not sort.startswith("-")
        found.sort(key=lambda each: (getattr(each, SORTED[word]) or 0, each.id), reverse=not upwards)
        cut = Page[Review].cut(found, page, page_size, include_total)
        return ReviewPage(
            page=page,
            page_size=page_size,
            has_more=cut.more,
            total_count=cut.total,
            data=[each.report() for each in cut],
        )

    def report(self) -> ReviewReport:
        """A review with the work it is about, as that now is."""
        job = one(self.job_id) if self.job_id is not None else None
        technician = one(self.technician_id) if self.technician_id is not None else None
        return ReviewReport(
            **{name: self.values[field.json] for name, field in WrittenReview.fields.items()},
            business_unit_id=job.business_unit_id if job else None,
            completed_date=job.completed_on if job else None,
            customer_name=one(job.customer_id).name if job else None,
            customer_id=job.customer_id if job else None,
            dispatched_date=job.first_appointment_start if job else None,
            job_status=JOB_STATUS[job.job_status] if job else 0,
            job_type_name=one(job.job_type_id).name if job else None,
            technician_full_name=technician.name if technician else None,
            internal_id=self.id,
        )


def within(moment: When, since: Any, until: Any) -> bool:
    """Whether a moment is on or after one and before another, where these were told."""
    return (since is UNSET or moment >= since) and (until is UNSET or moment < until)


def chosen(id: int | None, ids: Collection[int], without: Any) -> bool:
    """Whether an id is among those asked for; a review that has none is, unless others were asked for, or as told."""
    if id is None:
        return not ids if without is UNSET else bool(without)
    return not ids or id in ids
