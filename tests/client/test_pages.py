"""Lists and feeds page by page; the same for both clients."""

import json
import threading
import time
from collections import defaultdict
from datetime import UTC, date, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.client.scripted import CUT, Answer, feed_page, list_page, problem
from truckroll.client import Client, errors
from truckroll.client.limits import WINDOW

FEED = "/jpm/v2/tenant/{tenant}/export/jobs"
LIST = "/jpm/v2/tenant/{tenant}/jobs"


def test_a_feed_goes_from_token_to_token_until_there_is_no_more(platform, client):
    platform.script += [feed_page([{"id": 1}], "a", True), feed_page([{"id": 2}], "b", False)]
    pages = client.feed_pages(FEED)
    assert [(page.rows, page.next, page.has_more) for page in pages] == [
        (b'[{"id": 1}]', "a", True),
        (b'[{"id": 2}]', "b", False),
    ]
    assert [call.query for call in platform.calls] == [[], [("from", "a")]]


def test_an_empty_page_that_says_there_is_more_is_not_the_end(platform, client):
    platform.script += [feed_page([], "a", True), feed_page([], "b", True), feed_page([{"id": 2}], "c", False)]
    assert client.feed(FEED) == [{"id": 2}]


def test_at_the_end_the_same_token_comes_again_and_is_kept(platform, client):
    platform.script += [feed_page([], "a", False)]
    (page,) = client.feed_pages(FEED, "a")
    assert (page.next, page.rows, page.has_more) == ("a", b"[]", False)
    assert platform.calls[0].query == [("from", "a")]


@pytest.mark.parametrize("nothing", ["", None])
def test_a_token_is_never_swapped_for_an_empty_one(platform, client, nothing):
    platform.script += [feed_page([{"id": 1}], "a", True), feed_page([{"id": 2}], nothing, False)]
    assert [page.next for page in client.feed_pages(FEED)] == ["a", "a"]


def test_a_feed_that_stands_still_for_a_moment_goes_on(platform, client, time):
    platform.script += [feed_page([], "a", True), feed_page([], "a", True), feed_page([{"id": 1}], "b", False)]
    assert client.feed(FEED) == [{"id": 1}]
    assert time.waits == [1]


def test_a_feed_that_stands_still_for_ever_is_a_fault(platform, client):
    platform.script += [feed_page([], "a", True)] * 50
    with pytest.raises(errors.ServerFault, match="gives no way on"):
        client.feed_pages(FEED, "a")
    assert len(platform.calls) < 50


def test_recent_changes_are_asked_for_only_when_wanted(platform, client):
    platform.script += [feed_page([], "a", False)]
    client.feed_pages(FEED, datetime(2026, 1, 2, 3, tzinfo=UTC), include_recent=True)
    assert platform.calls[0].query == [("from", "2026-01-02T03:00:00Z"), ("includeRecentChanges", "true")]


def test_the_rows_of_a_page_are_the_very_bytes_that_came(platform, client):
    rows = b'[ {"id":1,"total":25.1700000000,"note":"\\u00e9"} , {"id":2} ]'
    platform.script += [Answer(body=b'{"hasMore": false, "continueFrom": "a", "data": ' + rows + b', "extra": 1}')]
    (page,) = client.feed_pages(FEED)
    assert page.rows == rows
    assert page.records() == [{"id": 1, "total": 25.17, "note": "é"}, {"id": 2}]


def test_half_a_character_in_one_row_does_not_end_a_drain(platform, client):
    platform.script += [Answer(body=b'{"hasMore":false,"continueFrom":"a","data":[{"note":"cut \\ud83d"},{"id":2}]}')]
    assert client.feed(FEED) == [{"note": "cut \ud83d"}, {"id": 2}]


@pytest.mark.parametrize("body", [b"{}", b'{"data": []}', b"[]", b'{"data": {}, "hasMore": false}', b"null", b"<html>"])
def test_what_is_no_feed_is_told(platform, client, body):
    platform.script += [Answer(body=body)]
    with pytest.raises(errors.ServerFault, match="cannot be used"):
        client.feed_pages(FEED)


def test_a_token_of_another_feed_is_told(platform, client):
    platform.script += [problem(400, "The token is of another feed")]
    with pytest.raises(errors.Invalid):
        client.feed(FEED, "x")


def test_a_list_goes_from_page_to_page_past_empty_ones(platform, client):
    platform.script += [list_page([{"id": 3}], True, 2), list_page([], True), list_page([{"id": 1}], False)]
    pages = client.list_pages(LIST, {"jobStatus": "Completed"})
    assert [(page.rows, page.next, page.total) for page in pages] == [
        (b'[{"id": 3}]', "2", 2),
        (b"[]", "3", None),
        (b'[{"id": 1}]', "4", None),
    ]
    assert [dict(call.query) for call in platform.calls] == [
        {"jobStatus": "Completed", "page": str(number), "pageSize": "500"} for number in (1, 2, 3)
    ]


def test_a_list_can_begin_later_with_pages_of_another_size(platform, client):
    platform.script += [list_page([{"id": 3}], True), list_page([], False)]
    assert client.list(LIST, {"page": 4, "pageSize": 2}) == [{"id": 3}]
    assert [dict(call.query)["page"] for call in platform.calls] == ["4", "5"]
    assert dict(platform.calls[0].query)["pageSize"] == "2"


def test_a_list_without_pages_is_one_page(platform, client):
    platform.script += [Answer(json=[{"id": 1}, {"id": 2}])]
    assert client.list(LIST) == [{"id": 1}, {"id": 2}]


def test_a_list_that_is_empty_for_ever_is_a_fault(platform, make_client):
    platform.script += [list_page([], True)] * 200
    with pytest.raises(errors.ServerFault, match="gives no way on"):
        make_client(calls_per_second=None).list(LIST)


def test_values_are_written_as_the_platform_reads_them(platform, client):
    client.request(
        "GET",
        LIST,
        params={
            "active": True,
            "ids": [1, 2],
            "nothing": None,
            "createdOnOrAfter": datetime(2026, 1, 2, 3, 4, 5, 600000),
            "on": date(2026, 1, 2),
            "name": "a&b ü",
        },
    )
    assert platform.calls[0].query == [
        ("active", "true"),
        ("ids", "1,2"),
        ("createdOnOrAfter", "2026-01-02T03:04:05.600000Z"),
        ("on", "2026-01-02"),
        ("name", "a&b ü"),
    ]


def test_a_body_is_json_with_money_as_a_number(platform, client):
    client.request("POST", LIST, json={"total": Decimal("25.10"), "on": date(2026, 1, 2)})
    assert platform.calls[0].body == b'{"total":25.10,"on":"2026-01-02"}'
    assert platform.calls[0].headers["content-type"] == "application/json"


def test_what_json_cannot_say_is_refused_before_it_is_sent(platform, client):
    with pytest.raises(TypeError):
        client.request("POST", LIST, json={"x": object()})
    assert platform.calls == []


@pytest.mark.parametrize(("taken", "fetched"), [(1, 1), (2, 4), (3, 5)])
def test_who_comes_back_for_a_second_page_has_the_next_one_fetched_and_one_more_asked_for(platform, taken, fetched):
    platform.script += [feed_page([{"id": number}], f"t{number}", True) for number in range(9)]
    pages = Client(platform.conn, calls_per_second=None).feed_pages(FEED)
    for _ in range(taken):
        next(pages)
    deadline = time.monotonic() + 5
    while len(platform.calls) < fetched and time.monotonic() < deadline:
        time.sleep(0.001)
    pages.close()
    assert len(platform.calls) == fetched


def test_the_next_page_is_asked_for_before_the_rest_of_this_one_has_come(platform):
    asked = defaultdict[str, threading.Event](threading.Event)
    in_time: list[bool] = []

    class Slow(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            number = int(dict(parse_qsl(urlsplit(self.path).query)).get("from", "0"))
            asked[str(number)].set()
            page = json.dumps({"hasMore": number < 5, "continueFrom": str(number + 1), "data": [{"text": "x" * 9_000}]})
            self.send_response(200)
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page[:8_000].encode())
            if 1 <= number < 5:  # The first page is asked for alone.
                in_time.append(asked[str(number + 1)].wait(5))
            self.wfile.write(page[8_000:].encode())

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        conn = platform.conn | {
            "SERVICETITAN_API_ROOT": f"http://127.0.0.1:{server.server_address[1]}",
            "SERVICETITAN_AUTH_ROOT": platform.root,
        }
        tokens = [page.next for page in Client(conn, calls_per_second=None).feed_pages(FEED)]
        server.shutdown()
    assert tokens == ["1", "2", "3", "4", "5", "6"]
    assert in_time == [True] * 4


@pytest.mark.parametrize("fault", [problem(503, "busy"), CUT, Answer(body=b'{"hasMore": true, "contin', cut_after=20)])
def test_a_page_that_was_asked_for_early_in_vain_is_asked_for_again(platform, fault):
    platform.script += [feed_page([], "a", True), feed_page([], "b", True), fault, feed_page([], "c", True)]
    platform.script += [feed_page([], "d", False)]
    client = Client(platform.conn, sleep=lambda _: None)
    assert [page.next for page in client.feed_pages(FEED)] == ["a", "b", "c", "d"]


def test_what_is_asked_for_early_counts_among_the_calls_of_a_second(platform):
    platform.script += [feed_page([], str(number), number < 19) for number in range(20)]
    began, waits = time.monotonic(), list[float]()
    client = Client(platform.conn, calls_per_second=5, clock=lambda: began + sum(waits), sleep=waits.append)
    assert len(list(client.feed_pages(FEED))) == 20
    assert sum(waits) == pytest.approx(3 * WINDOW)


def test_a_fault_of_a_page_that_was_fetched_meanwhile_is_raised_where_it_is_read(platform):
    platform.script += [feed_page([{"id": 1}], "a", True), feed_page([{"id": 2}], "b", True), problem(404, "gone")]
    pages = Client(platform.conn, calls_per_second=None).feed_pages(FEED)
    assert [next(pages).next, next(pages).next] == ["a", "b"]
    with pytest.raises(errors.NotFound):
        next(pages)


def test_a_limit_fetches_no_page_that_it_does_not_need(platform):
    platform.script += [list_page([{"id": 1}, {"id": 2}], True)] * 9
    client = Client(platform.conn, calls_per_second=None)
    assert len(list(client.crm.customers.list(page_size=2, limit=4))) == 4
    assert len(platform.calls) == 2
