"""Which reviews are found: at the first and the last moment and mark, and by each thing they may lack."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.time import When


@pytest.fixture
def business() -> Business:
    business = Business()
    about = {"location_id": business.ids["location"], "campaign_id": business.ids["campaign"]}
    about |= {"technician_id": business.ids["tess"], "job_id": business.book().id}
    for day, (key, more) in enumerate([("full", about | {"rating": 4.0}), ("bare", {"rating": 3.0})], 1):
        said = {"platform": "Google", "review": key, "publish_date": When.parse(f"2026-10-{day:02}")}
        business.new(key, "marketing_reputation.Review", **said | more)
    return business


def found(business: Business, **asked: Any) -> list[str]:
    return sorted(each.review for each in business.ask("reviews", **asked).data)


BOTH = ["bare", "full"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"fromDate": When.parse("2026-10-01")}, BOTH), ({"fromDate": When.parse("2026-10-01T00:00:01Z")}, ["bare"]),
        ({"toDate": When.parse("2026-10-02")}, ["full"]), ({"toDate": When.parse("2026-10-02T00:00:01Z")}, BOTH),
        ({"fromRating": 4.0}, ["full"]), ({"fromRating": 3.0}, BOTH), ({"fromRating": 4.1}, []),
        ({"toRating": 3.0}, ["bare"]), ({"toRating": 2.9}, []), ({"toRating": 4.0}, BOTH),
        ({"createdBefore": When.parse("2026-11-02T15:00:00Z")}, []),
        ({"createdOnOrAfter": When.parse("2026-11-02T15:00:00Z")}, BOTH),
        ({"modifiedOnOrAfter": When.parse("2026-11-02T15:00:01Z")}, []),
        ({"reportType": 0}, BOTH), ({"reportType": 1}, ["full"]), ({"reportType": 2}, ["bare"]),
        ({"sources": ["GOOGLE"]}, BOTH), ({"sources": ["Yelp"]}, []), ({"sources": []}, BOTH),
        ({"search": "FUL"}, ["full"]), ({"search": "nothing"}, []),
        ({"responseTypes": [1]}, []), ({"responseTypes": [0]}, BOTH), ({"externalId": "x"}, []),
    ],
)  # fmt: skip
def test_reviews_are_found_by_what_is_asked(business: Business, asked: dict[str, Any], names: list[str]):
    assert found(business, **asked) == names


@pytest.mark.parametrize("what", ["Location", "Campaign", "Technician"])
def test_reviews_without_something_are_found_unless_others_are_asked_for(business: Business, what: str):
    ids, without = f"{what.lower()}Ids", f"includeReviewsWithout{what}"
    key = {"Location": "location", "Campaign": "campaign", "Technician": "tess"}[what]
    assert found(business) == found(business, **{ids: []}) == BOTH
    assert found(business, **{ids: [business.ids[key]]}) == ["full"]
    assert found(business, **{ids: [business.ids["customer"]]}) == []
    assert found(business, **{without: False}) == ["full"]
    assert found(business, **{without: True}) == BOTH
    assert found(business, **{ids: [business.ids["customer"]], without: True}) == ["bare"]


def test_reviews_stand_in_the_order_that_is_asked_for(business: Business):
    def order(sort: str) -> list[str]:
        return [each.review for each in business.ask("reviews", sort=sort).data]

    assert order("") == order("-PublishDate") == ["bare", "full"]
    assert order("Rating") == order("+rating") == ["bare", "full"]
    assert order("-Rating") == ["full", "bare"]
    with refused(400, "'Mood' is not valid", "sort"):
        order("Mood")


def test_a_review_of_no_job_says_nothing_of_work(business: Business):
    bare, full = sorted(business.ask("reviews").data, key=lambda each: each.review)
    assert (bare.customer_name, bare.customer_id, bare.job_status, bare.job_type_name) == (None, None, 0, None)
    assert (bare.technician_full_name, bare.business_unit_id, bare.dispatched_date) == (None, None, None)
    assert (full.customer_id, str(full.dispatched_date)[:10], full.technician_full_name) == (
        business.ids["customer"], "2026-11-03", "Tess",
    )  # fmt: skip
