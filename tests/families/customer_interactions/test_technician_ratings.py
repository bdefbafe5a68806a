"""Marks for technicians: one for each technician and job, from 0 to 10."""

import pytest

from tests.families.business import Business, refused

NOUN = "customer_interactions.TechnicianRating"


def rate(business: Business, job, mark: float, technician: str = "tess"):
    said = {"technicianId": business.ids[technician], "jobId": job.id, "rating": mark}
    return business.ask("TechnicianRatings_Update", said)


def rate_the_older_way(business: Business, job, mark: float, technician: str = "tess"):
    business.ask("TechnicianRating_Update", {"value": mark}, technicianId=business.ids[technician], jobId=job.id)


WAYS = pytest.mark.parametrize("give", [rate, rate_the_older_way])


def marks(business: Business) -> list[tuple[int, int, float, bool]]:
    return [(one.technician_id, one.job_id, one.rating, one.active) for one in business.all(NOUN)]


@WAYS
def test_a_second_mark_replaces_the_first(business: Business, give):
    job = business.book()
    for mark in (3, 8.5):
        give(business, job, mark)
    assert marks(business) == [(business.ids["tess"], job.id, 8.5, True)]


def test_both_ways_change_the_same_mark(business: Business):
    job = business.book()
    rate(business, job, 1)
    rate_the_older_way(business, job, 2)
    assert rate(business, job, 3).rating == 3
    assert marks(business) == [(business.ids["tess"], job.id, 3, True)]


@WAYS
def test_each_technician_and_each_job_has_a_mark_of_its_own(business: Business, give):
    jobs = [business.book(), business.book()]
    for number, job in enumerate(jobs):
        give(business, job, number)
        give(business, job, number + 5, "tom")
    assert sorted(mark for _, _, mark, _ in marks(business)) == [0, 1, 5, 6]


@WAYS
@pytest.mark.parametrize("mark", [0, 10, 0.5])
def test_a_mark_is_from_0_to_10(business: Business, give, mark: float):
    give(business, business.book(), mark)
    assert [found for _, _, found, _ in marks(business)] == [mark]


@WAYS
@pytest.mark.parametrize("mark", [-0.1, 10.1, 1e300, -5])
def test_there_is_no_other_mark(business: Business, give, mark: float):
    with refused(400, "from 0 to 10", "rating" if give is rate else "value"):
        give(business, business.book(), mark)
    assert marks(business) == []


@pytest.mark.parametrize("member", ["technicianId", "jobId"])
def test_a_mark_for_nobody_or_for_no_job_is_refused(business: Business, member: str):
    said = {"technicianId": business.ids["tess"], "jobId": business.book().id, "rating": 5} | {member: 999}
    with refused(404, "There is no", member):
        business.ask("TechnicianRatings_Update", said)
    path = {name: said[name] for name in ("technicianId", "jobId")}
    with refused(404, "999 was not found", "id"):
        business.ask("TechnicianRating_Update", {"value": 5}, **path)


@WAYS
def test_a_mark_that_was_taken_away_can_be_given_again(business: Business, give):
    job = business.book()
    rate(business, job, 5)
    business.set(NOUN, business.all(NOUN)[0].id, active=False)
    give(business, job, 6)
    assert marks(business) == [(business.ids["tess"], job.id, 6, True)]
