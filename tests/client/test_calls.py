"""What one call does when the platform refuses, fails or goes away; the same for both clients."""

import logging

import pytest
import requests

from tests.client.scripted import APP_KEY, CUT, Answer, problem
from truckroll.client import errors

JOB = "/jpm/v2/tenant/{tenant}/jobs/5"
JOBS = "/jpm/v2/tenant/{tenant}/jobs"


def test_a_call_carries_token_app_key_and_tenant(platform, client):
    platform.script += [Answer(json={"id": 5})]
    assert client.request("GET", JOB) == {"id": 5}
    (call,) = platform.calls
    assert (call.method, call.path) == ("GET", "/jpm/v2/tenant/7/jobs/5")
    assert call.headers["authorization"] == "Bearer token-1"
    assert call.headers["st-app-key"] == APP_KEY
    assert call.body == b""


def test_one_token_serves_many_calls_and_clients(platform, make_client):
    for _ in range(3):
        make_client().request("GET", JOB)
    assert len(platform.token_calls) == 1


def test_a_token_is_renewed_a_minute_before_it_ends(platform, client, time):
    client.request("GET", JOB)
    time.now += 839
    client.request("GET", JOB)
    time.now += 2
    client.request("GET", JOB)
    assert [call.headers["authorization"] for call in platform.calls] == [f"Bearer token-{n}" for n in (1, 1, 2)]


def test_a_refused_token_is_renewed_once(platform, client):
    platform.script += [problem(401, "expired"), Answer(json={"id": 5})]
    assert client.request("GET", JOB) == {"id": 5}
    assert [call.headers["authorization"] for call in platform.calls] == ["Bearer token-1", "Bearer token-2"]


def test_a_second_refusal_is_told(platform, client):
    platform.script += [problem(401, "Application key not present")] * 2
    with pytest.raises(errors.Unauthorized) as told:
        client.request("GET", JOB)
    assert told.value.status == 401
    assert len(platform.calls) == 2


def test_wrong_credentials_are_told_as_such(platform, client):
    platform.token_script += [Answer(400, {"error": "invalid_client"})]
    with pytest.raises(errors.Unauthorized, match=r"POST /connect/token: 400, invalid_client\. Check that client id"):
        client.request("GET", JOB)
    assert platform.calls == []


@pytest.mark.parametrize(
    ("limited", "wait"),
    [
        (problem(429, "Slow down.", headers={"Retry-After": "7"}), 7),
        (problem(429, "Rate limit is exceeded. Try again in 3 seconds."), 3),
        (problem(429, "Try again in 9 seconds.", headers={"Retry-After": "2"}), 2),
        (problem(429, "Try again in 4 seconds.", headers={"Retry-After": "soon"}), 4),
        (
            problem(
                429,
                "Slow down.",
                headers={"Date": "Sat, 21 Nov 2026 10:00:00 GMT", "Retry-After": "Sat, 21 Nov 2026 10:00:30 GMT"},
            ),
            30,
        ),
    ],
    ids=["seconds", "title only", "header before title", "nonsense header", "date"],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_429_waits_as_told(platform, client, time, limited, wait, method):
    limited.headers.setdefault("Date", "Sat, 21 Nov 2026 10:00:00 GMT")
    platform.script += [limited, Answer(json={"id": 5})]
    assert client.request(method, JOBS) == {"id": 5}
    assert time.waits == [wait]


def test_429_without_a_word_waits_a_little_longer_each_time(platform, client, time):
    platform.script += [problem(429, "Slow down.")] * 3
    client.request("GET", JOB)
    assert time.waits[0] < time.waits[1] < time.waits[2]


def test_429_for_ever_is_told_in_the_end(platform, client):
    platform.script += [problem(429, "Try again in 1 seconds.")] * 50
    with pytest.raises(errors.RateLimited) as told:
        client.request("GET", JOB)
    assert (told.value.status, told.value.retry_after) == (429, 1)
    assert len(platform.calls) < 50


def test_a_wait_of_an_hour_is_told_instead_of_waited(platform, client, time):
    platform.script += [problem(429, "Slow down.", headers={"Retry-After": "3600"})]
    with pytest.raises(errors.RateLimited) as told:
        client.request("GET", JOB)
    assert (told.value.retry_after, time.waits) == (3600, [])


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_fault_is_tried_again_where_twice_is_the_same_as_once(platform, client, time, method, status):
    platform.script += [Answer(status, body=b"<html>oops</html>", headers={"Content-Type": "text/html"})] * 2
    platform.script += [Answer(json={"id": 5})]
    assert client.request(method, JOB) == {"id": 5}
    assert len(time.waits) == 2


def test_a_fault_that_stays_is_told_after_five_tries(platform, client):
    platform.script += [Answer(502, body=b"<html>oops</html>", headers={"Content-Type": "text/html"})] * 9
    with pytest.raises(errors.ServerFault, match=r"GET /jpm/v2/tenant/7/jobs/5: 502, Bad Gateway\."):
        client.request("GET", JOB)
    assert len(platform.calls) == 5


@pytest.mark.parametrize("fault", [problem(500, "oops"), CUT, Answer(json={"id": 5}, cut_after=3)])
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_a_create_that_may_have_been_carried_out_is_never_sent_twice(platform, client, fault, method):
    platform.script += [fault]
    with pytest.raises(requests.HTTPError, match="It may have been carried out all the same"):
        client.request(method, JOBS, json={"summary": "leak"})
    assert len(platform.calls) == 1


def test_a_create_is_repeated_with_its_key_by_a_server_that_knows_keys(platform, client):
    platform.script += [Answer(json={"id": 1}, echo_key=True), CUT, problem(503, "busy"), Answer(json={"id": 2})]
    assert client.request("POST", JOBS, json={}) == {"id": 1}
    assert client.request("POST", JOBS, json={}) == {"id": 2}
    first, *second = [call.headers["idempotency-key"] for call in platform.calls]
    assert len(second) == 3
    assert set(second) == {second[0]} != {first}


def test_a_create_is_repeated_where_the_caller_says_it_does_no_harm(platform, client):
    platform.script += [CUT, Answer(json={"data": []})]
    assert client.request("POST", JOBS, json={}, repeatable=True) == {"data": []}


@pytest.mark.parametrize("cut", [CUT, Answer(json={"id": 5}, cut_after=3)], ids=["no answer", "half an answer"])
def test_a_broken_connection_is_tried_again(platform, client, cut):
    platform.script += [cut, cut, Answer(json={"id": 5})]
    assert client.request("GET", JOB) == {"id": 5}


def test_a_broken_connection_that_stays_is_told(platform, client):
    platform.script += [CUT] * 9
    with pytest.raises(errors.Unreachable, match=r"no answer from 127\.0\.0\.1 in 5 tries") as told:
        client.request("GET", JOB)
    assert told.value.status == 0
    assert told.value.response.status_code == 0
    assert told.value.response.json()["status"] == 0


def test_the_first_fault_is_told_where_one_try_is_wanted(platform, make_client):
    platform.script += [CUT]
    with pytest.raises(errors.Unreachable):
        make_client(tries=1).request("GET", JOB)
    assert len(platform.calls) == 1


def test_nobody_listening_is_told_even_for_a_create_after_trying_again(platform, client, time):
    platform.close()
    with pytest.raises(requests.HTTPError) as told:
        client.request("POST", JOBS, json={})
    assert isinstance(told.value, errors.Unreachable)
    assert isinstance(told.value, requests.ConnectionError)
    assert len(time.waits) == 4


def test_a_slow_answer_is_given_up(platform, make_client):
    platform.script += [Answer(held=True)]
    with pytest.raises(errors.Unreachable, match="timed out"):
        make_client(timeout=0.05, tries=1).request("GET", JOB)


@pytest.mark.parametrize("body", [b"<html>log in</html>", b"{", b"\xff\xfe\x00", b'{"a": 1} trailing'])
def test_an_answer_that_is_no_json_is_a_fault(platform, client, body):
    platform.script += [Answer(body=body, headers={"Content-Type": "text/html"})]
    with pytest.raises(errors.ServerFault, match=r"200, the answer \(text/html\) cannot be used") as told:
        client.request("GET", JOB)
    assert told.value.response.content == body


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"", None),
        (b" \n", None),
        (b"17", 17),
        (b'{"note": "\\ud800"}', {"note": "\ud800"}),
        (b"1" * 30, int("1" * 30)),
    ],
)
def test_odd_answers_that_are_answers(platform, client, body, value):
    platform.script += [Answer(body=body)]
    assert client.request("GET", JOB) == value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.Invalid),
        (403, errors.Forbidden),
        (404, errors.NotFound),
        (409, errors.Conflict),
        (405, errors.ApiError),
        (415, errors.ApiError),
    ],
)
def test_a_refusal_is_told_with_all_that_it_says(platform, client, status, kind):
    platform.script += [problem(status, "It does not fit", {"jobId": ["is unknown.", "is negative"]})]
    with pytest.raises(requests.HTTPError) as told:
        client.request("PUT", f"{JOB}?x=1", params={"from": "secret token"})
    error = told.value
    assert type(error) is kind
    assert (error.status, error.title, error.trace_id) == (status, "It does not fit", "trace-1")
    assert error.errors == {"jobId": ["is unknown.", "is negative"]}
    assert error.response.status_code == status
    assert error.response.json()["title"] == "It does not fit"
    assert str(error) == (
        f"PUT /jpm/v2/tenant/7/jobs/5: {status}, It does not fit. jobId: is unknown; is negative. "
        f"{kind.advice} [trace trace-1]"
    )


def test_what_the_title_says_already_is_not_said_twice(platform, client):
    platform.script += [problem(400, "jobId: is unknown.", {"jobId": ["is unknown."], "start": ["is missing"]})]
    with pytest.raises(errors.Invalid, match=r"400, jobId: is unknown\. start: is missing\. Correct"):
        client.request("PUT", JOB)


def test_a_download_follows_to_another_host_without_token_and_app_key(platform, client):
    there = platform.root.replace("127.0.0.1", "localhost") + "/signed?sig=1"
    platform.script += [Answer(302, headers={"Location": there}), Answer(json={"file": 1})]
    assert client.request("GET", JOB) == {"file": 1}
    assert platform.calls[1].path == "/signed"
    assert not {"authorization", "st-app-key"} & set(platform.calls[1].headers)


@pytest.mark.parametrize("place", ["ftp://elsewhere/x", "http://[broken", "file:///etc/passwd"])
def test_a_redirect_to_nowhere_is_a_fault(platform, client, place):
    platform.script += [Answer(302, headers={"Location": place})]
    with pytest.raises(errors.ServerFault):
        client.request("GET", JOB)


def test_a_redirect_without_an_end_is_a_fault(platform, client):
    platform.script += [Answer(302, headers={"Location": "/again"})] * 20
    with pytest.raises(errors.ServerFault):
        client.request("GET", JOB)
    assert len(platform.calls) < 20


def test_a_create_is_not_redirected(platform, client):
    platform.script += [Answer(302, headers={"Location": "/elsewhere"})]
    with pytest.raises(requests.HTTPError):
        client.request("POST", JOBS, json={})
    assert len(platform.calls) == 1


@pytest.mark.parametrize("path", ["https://api.servicetitan.io/jpm/v2/tenant/7/jobs", "http://127.0.0.1:1/x"])
def test_the_token_is_sent_to_no_other_server(platform, client, path):
    with pytest.raises(ValueError, match="may send its token to"):
        client.request("GET", path)
    assert platform.token_calls == []


def test_a_path_with_a_hole_is_refused_before_it_is_sent(platform, client):
    with pytest.raises(ValueError, match=r"\{id\}"):
        client.request("GET", "/jpm/v2/tenant/{tenant}/jobs/{id}")
    assert platform.calls == []


def test_a_token_endpoint_that_fails_is_tried_again_and_one_that_talks_nonsense_is_told(platform, client):
    platform.token_script += [problem(503, "busy"), CUT]
    client.request("GET", JOB)
    platform.script += [problem(401, "expired")]
    platform.token_script += [Answer(json={"token": "?"})]
    with pytest.raises(errors.ServerFault, match="POST /connect/token: 200, the answer"):
        client.request("GET", JOB)


def test_a_token_without_a_lifetime_or_with_a_short_one_is_used(platform, client):
    platform.token_script += [Answer(json={"access_token": "a", "expires_in": 0}), Answer(json={"access_token": "b"})]
    for _ in range(3):
        client.request("GET", JOB)
    assert [call.headers["authorization"] for call in platform.calls] == ["Bearer a", "Bearer b", "Bearer b"]


def test_waits_are_logged_with_their_reason(platform, client, caplog):
    platform.script += [problem(429, "Try again in 3 seconds.")]
    with caplog.at_level(logging.INFO, "truckroll.client"):
        client.request("GET", JOB)
    assert "<GET /jpm/v2/tenant/7/jobs/5>: 429, trying again in 3.0 s" in caplog.text
