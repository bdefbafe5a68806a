"""What customers wrote about the contractor, found by where, when, about whom and how good."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.families.business import NOW, Business, refused
from tests.families.crm.over_http import Office
from truckroll.catalogue.shapes import camel
from truckroll.catalogue.time import When
from truckroll.testing import sandbox


@pytest.fixture
def business() -> Business:
    business = Business()
    job = business.book()
    business.set("jpm.Job", job.id, job_status="Completed", completed_on=When.of(NOW.ticks))
    told = {
        "of a job": {"job_id": job.id, "rating": 5.0, "technician_id": business.ids["tess"], "match": 6},
        "answered": {"rating": 2.5, "response_type": 1, "review_response": "Sorry!"},
        "alone": {"rating": None, "platform": "Yelp", "location_id": business.ids["location"]},
        "gone": {"active": False},
    }
    told["answered"]["campaign_id"], told["alone"]["external_id"] = business.ids["campaign"], "y-1"
    for day, (key, more) in enumerate(told.items(), 1):
        said = {"platform": "Google", "review": f"{key.capitalize()}.", "publish_date": When.parse(f"2026-10-{day:02}")}
        business.new(key, "marketing_reputation.Review", **said | more)
    return business


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as running:
        yield Office(running)


def page_of(business: Business, **asked: Any) -> Any:
    return business.ask("reviews", **{camel(name): value for name, value in asked.items()})


def found(business: Business, **asked: Any) -> list[str]:
    return [each.review for each in page_of(business, **asked).data]


def test_a_review_of_a_job_is_shown_with_its_work(business: Business):
    (row,) = page_of(business, report_type=1).data
    assert (row.customer_name, row.job_type_name, row.technician_full_name) == ("Ada", "Tune-up", "Tess")
    assert (row.business_unit_id, row.job_status, row.completed_date) == (business.ids["unit"], 4, When.of(NOW.ticks))
    assert row.internal_id == business.ids["of a job"]
    assert (row.review_type, row.recommendation_status, row.verification_status) == (0, 0, False)


def test_reviews_are_shown_the_newest_first_and_page_by_page(business: Business):
    assert found(business) == ["Alone.", "Answered.", "Of a job."]
    page = page_of(business, page=1, page_size=2, include_total=True)
    assert (len(page.data), page.has_more, page.total_count) == (2, True, 3)
    assert page_of(business, page=2, page_size=2).total_count is None
    assert found(business, sort="+PublishDate") == ["Of a job.", "Answered.", "Alone."]
    assert found(business, sort="-Rating") == ["Of a job.", "Answered.", "Alone."]
    with refused(400, "not valid for Sort", "sort"):
        found(business, sort="Mood")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"search": "answer"}, ["Answered."]),
        ({"search": "SORRY"}, ["Answered."]),
        ({"report_type": 2}, ["Alone.", "Answered."]),
        ({"from_date": When.parse("2026-10-02"), "to_date": When.parse("2026-10-03")}, ["Answered."]),
        ({"response_types": [1, 2]}, ["Answered."]),
        ({"review_statuses": [6]}, ["Of a job."]),
        ({"sources": ["yelp"]}, ["Alone."]),
        ({"from_rating": 2.5}, ["Answered.", "Of a job."]),
        ({"to_rating": 2.5}, ["Answered."]),
        ({"external_id": "y-1"}, ["Alone."]),
        ({"internal_id": -1}, []),
        ({"created_before": When.of(NOW.ticks)}, []),
        ({"modified_on_or_after": When.of(NOW.ticks)}, ["Alone.", "Answered.", "Of a job."]),
        ({"include_reviews_without_technician": False}, ["Of a job."]),
        ({"include_reviews_without_campaign": False}, ["Answered."]),
        ({"include_reviews_without_location": True}, ["Alone.", "Answered.", "Of a job."]),
        ({"technician_ids": [-1]}, []),
        ({"technician_ids": [-1], "include_reviews_without_technician": True}, ["Alone.", "Answered."]),
    ],
)
def test_reviews_are_found(business: Business, asked: dict[str, Any], expected: list[str]):
    assert found(business, **asked) == expected


@pytest.mark.parametrize(
    ("accepted", "kind"),
    [("text/plain", "text/plain"), ("text/json", "text/json"), ("*/*", "application/json")],
)
def test_reviews_are_answered_in_the_kind_that_is_accepted(office: Office, accepted: str, kind: str):
    url = f"{office.server.url}/marketingreputation/v2/tenant/{office.tenant}/reviews"
    answer = office.pool.request("GET", url, headers=office.headers | {"Accept": accepted})
    assert (answer.status, answer.headers["content-type"], answer.json()["data"]) == (200, kind, [])
    nothing = office.pool.request("GET", f"{url}?page=0", headers=office.headers | {"Accept": accepted})
    assert (nothing.status, nothing.headers["content-type"]) == (400, "application/json")
