"""A feed that is followed: asked again at once while there is more, and after a while when there is not."""

from itertools import islice

import pytest

from tests.client.scripted import Platform, feed_page, problem
from truckroll.client import Client

FEED = "/jpm/v2/tenant/{tenant}/export/jobs"


@pytest.fixture
def client(platform, time):
    return Client(platform.conn, sleep=time.sleep, clock=time)


def asked(platform: Platform) -> list[str | None]:
    return [dict(call.query).get("from") for call in platform.calls]


def test_it_asks_at_once_while_there_is_more_and_waits_when_there_is_not(platform, client, time):
    platform.script += [
        feed_page([{"id": 1}], "a", True),
        feed_page([], "b", True),
        feed_page([{"id": 2}], "c", False),
        feed_page([], "c", False),
        feed_page([{"id": 3}], "d", False),
    ]
    assert [job.id for job in islice(client.jpm.jobs.feed(follow=True), 3)] == [1, 2, 3]
    assert asked(platform) == [None, "a", "b", "c", "c"]
    assert time.waits == [300, 300]


def test_how_long_it_waits_can_be_set(platform, client, time):
    platform.script += [feed_page([], "a", False), feed_page([{"id": 3}], "b", False)]
    assert next(client.feed(FEED, follow=True, every=600)) == {"id": 3}
    assert time.waits == [600]


def test_an_empty_token_is_never_taken_for_one(platform, client, time):
    platform.script += [
        feed_page([{"id": 1}], "a", False),
        feed_page([], "", False),
        feed_page([], None, False),
        feed_page([{"id": 2}], "b", False),
    ]
    pages = list(islice(client.jpm.jobs.feed_pages(follow=True), 4))
    assert [page.next for page in pages] == ["a", "a", "a", "b"]
    assert asked(platform) == [None, "a", "a", "a"]


def test_a_fault_in_between_is_waited_out(platform, client, time):
    platform.script += [feed_page([], "a", False), problem(500, "down"), feed_page([{"id": 1}], "b", False)]
    assert next(client.jpm.jobs.feed(follow=True)).id == 1
    assert asked(platform) == [None, "a", "a"]


def test_one_strange_record_does_not_end_a_drain(platform, client):
    rows = [{"id": 1, "jobStatus": "Teleported"}, {"id": None}, {}, None, 5, {"id": "six", "createdOn": 7}]
    platform.script += [feed_page(rows, "a", False)]
    read = list(client.jpm.jobs.feed())
    assert [getattr(one, "id", one) for one in read] == [1, None, None, None, 5, "six"]
    assert read[0].job_status == "Teleported"
    assert (read[5].created_on, read[0].raw) == (7, rows[0])
