"""Every refusal has the published six members, and says what to do."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truckroll.server import problems
from truckroll.server.problems import Problem

ALL = [
    problems.bad_request("x: is wrong", {"x": ["is wrong"]}),
    problems.unauthorized("Send a token."),
    problems.forbidden("No.", {"scope": "tn.jpm.jobs:r"}),
    problems.not_found("Job 5 was not found.", {"id": ["There is no Job 5."]}),
    problems.method_not_allowed("Send GET.", ("GET", "POST")),
    problems.conflict("Job 5 is done."),
    problems.too_large("Send less."),
    problems.unsupported_media("Send JSON."),
    problems.too_many("The limit of 60 is exceeded.", 3),
    problems.internal(),
    problems.unavailable("The disk is full."),
]


@pytest.mark.parametrize("problem", ALL, ids=lambda problem: str(problem.status))
def test_a_problem_has_all_six_members_and_no_more(problem):
    body = json.loads(problem.body("ab" * 16))
    assert list(body) == ["type", "title", "status", "traceId", "errors", "data"]
    assert (body["status"], body["title"], body["traceId"]) == (problem.status, problem.title, "ab" * 16)
    assert body["type"].startswith("https://www.rfc-editor.org/rfc/rfc")
    assert isinstance(body["errors"], dict)
    assert isinstance(body["data"], dict)


def test_each_status_has_a_type_of_its_own():
    assert len({json.loads(problem.body(""))["type"] for problem in ALL}) == len(ALL)


def test_a_status_without_a_type_is_about_blank():
    assert json.loads(Problem(418, "Teapot").body(""))["type"] == "about:blank"


def test_headers_go_with_the_problem_and_not_into_it():
    assert dict(problems.method_not_allowed("x", ("GET", "POST")).headers) == {b"allow": b"GET, POST"}
    assert dict(problems.unauthorized("x").headers) == {b"www-authenticate": b"Bearer"}
    assert dict(problems.unavailable("x", 5).headers) == {b"retry-after": b"5"}
    assert b"headers" not in problems.unavailable("x").body("")


@pytest.mark.parametrize("wait", [1, 2, 59])
def test_clients_read_the_wait_from_the_end_of_the_title(wait):
    problem = problems.too_many("The limit of 60 requests a second is exceeded.", wait)
    assert int(problem.title.split(" ")[-2]) == wait
    assert problem.title.endswith(f"Try again in {wait} seconds.")
    assert dict(problem.headers)[b"retry-after"] == str(wait).encode()


def test_a_failure_of_the_program_says_nothing_about_its_inside():
    assert json.loads(problems.internal().body("t"))["errors"] == {}


def test_problems_do_not_share_what_they_hold():
    problems.bad_request("a").errors["x"] = ["leak"]
    assert problems.bad_request("b").errors == {}


@given(st.text())
def test_any_title_makes_good_json(title):
    try:
        title.encode()
    except UnicodeEncodeError:
        return
    assert json.loads(problems.bad_request(title).body("t"))["title"] == title


GOOD = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def test_the_callers_trace_is_continued():
    assert problems.trace_id(GOOD) == "0af7651916cd43dd8448eb211c80319c"
    assert problems.trace_id(b"cc" + GOOD[2:] + b"-later") == "0af7651916cd43dd8448eb211c80319c"


@pytest.mark.parametrize(
    "header",
    [
        None,
        b"",
        b"ff" + GOOD[2:],
        GOOD.upper(),
        GOOD[:-1],
        GOOD + b"0",
        b"00-" + b"0" * 32 + b"-b7ad6b7169203331-01",
        b"00-0af7651916cd43dd8448eb211c80319c-" + b"0" * 16 + b"-01",
        b'00-"}\n{"x":"' + b"0" * 24 + b"-b7ad6b7169203331-01",
        b"\xff" * 55,
        b"0" * 100_000,
    ],
)
def test_a_trace_that_is_none_is_replaced(header):
    made = problems.trace_id(header)
    assert len(made) == 32
    assert int(made, 16)
    assert made != problems.trace_id(header)
