"""No secret and no token reaches a message, a repr or a log, whatever the platform echoes."""

import logging
import pickle
import traceback
from urllib.parse import quote_plus

import pytest
import requests

from tests.client.scripted import APP_KEY, CUT, SECRET, Answer, problem
from truckroll.client import Client, credentials, tokens
from truckroll.client.core import Request, Response

JOB = "/jpm/v2/tenant/{tenant}/jobs/5"
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJqdGkiOiJhbiBvbGQgb25lIn0.c2ln_bmF0dXJl"
HIDDEN = [SECRET, quote_plus(SECRET), APP_KEY, "token-1", "token-2", JWT]
ECHO = f"You sent {SECRET} {quote_plus(SECRET)} {APP_KEY} Bearer {JWT}"


def shows(text: str) -> list[str]:
    return [secret for secret in HIDDEN if secret in text]


@pytest.mark.parametrize(
    "script",
    [
        [problem(400, ECHO + " token-1", {"field": [ECHO]}, {"X-Echo": ECHO + " token-1"})],
        [problem(401, "expired"), problem(401, ECHO + " token-2")],
        [problem(429, ECHO + " Try again in 1 seconds.")] * 20,
        [Answer(500, body=ECHO.encode())] * 9,
        [Answer(200, body=ECHO.encode(), headers={"Content-Type": APP_KEY})],
        [CUT] * 9,
        [Answer(302, headers={"Location": f"ftp://x/{APP_KEY}"})],
    ],
    ids=["refused", "unauthorized", "limited", "failed", "nonsense", "cut", "redirected"],
)
def test_no_failed_call_shows_a_secret(platform, client, caplog, script):
    platform.script += script
    with caplog.at_level(logging.DEBUG), pytest.raises(requests.HTTPError) as told:
        client.request("POST", JOB, json={"a": 1}, repeatable=True)
    error = told.value
    told_as = [
        str(error),
        repr(error),
        error.title,
        str(error.errors),
        error.response.text,
        str(error.response.headers),
    ]
    told_as += [repr(error.__dict__), "".join(traceback.format_exception(error)), caplog.text]
    assert shows(" ".join(told_as)) == []
    assert shows(str(dict(error.request.headers))) == []


def test_a_refused_client_shows_no_secret(platform, client, caplog):
    platform.token_script += [Answer(400, {"error": "invalid_client", "error_description": ECHO})]
    with caplog.at_level(logging.DEBUG), pytest.raises(requests.HTTPError) as told:
        client.request("GET", JOB)
    assert shows(f"{told.value} {told.value!r} {told.value.response.text} {caplog.text}") == []


def test_no_repr_shows_a_secret(platform):
    client = Client(platform.conn)
    client.request("GET", JOB)
    request = Request("GET", "http://x/y?a=b", {"Authorization": "Bearer token-1"}, SECRET.encode())
    things = [client, client.session, credentials(platform.conn), request, Response(request, 200, {}, b"token-1")]
    assert shows(" ".join(map(repr, [*things, *tokens._tokens.values()]))) == []
    assert repr(client) == f"<Client of <Session for tenant 7 at {platform.root}>>"


def test_an_error_can_be_sent_to_another_process(platform, client):
    platform.script += [problem(409, "Too late", {"id": ["gone"]})]
    with pytest.raises(requests.HTTPError) as told:
        client.request("PUT", JOB)
    again = pickle.loads(pickle.dumps(told.value))
    assert type(again) is type(told.value)
    assert str(again) == str(told.value)
    assert (again.status, again.errors, again.trace_id) == (409, {"id": ["gone"]}, "trace-1")
    assert again.response.json() == told.value.response.json()
