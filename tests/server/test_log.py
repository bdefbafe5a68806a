"""Log lines are JSON, one each, and hold no secret however it comes in."""

import base64
import hashlib
import io
import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truckroll.server.access import credentials
from truckroll.server.log import Log, LogHandler, redact

# Of the same form as real ones, but the same in every run, because they are in the names of tests.
SECRET = "cs1." + base64.urlsafe_b64encode(hashlib.sha256(b"secret").digest()).rstrip(b"=").decode()
KEY = "ak1." + hashlib.md5(b"key").hexdigest()
TOKEN = ".".join(
    base64.urlsafe_b64encode(part).rstrip(b"=").decode()
    for part in (b'{"alg":"RS256","kid":"x","typ":"at+jwt"}', b'{"nbf":1,"client_id":"cid.1"}', b"\x00\xff" * 120)
)
BASIC = base64.b64encode(b"cid.1:somebodys own password").decode()


def line_of(event: str, **fields) -> tuple[dict, str]:
    stream = io.StringIO()
    Log(stream).write(event, **fields)
    text = stream.getvalue()
    assert text.endswith("\n")
    assert text.count("\n") == 1
    return json.loads(text), text


def test_a_request_is_one_line():
    stream = io.StringIO()
    Log(stream).request(trace_id="ab" * 16, method="GET", path="/jpm", status=200, ms=1.23456, app_id="g", tenant=7)
    line = json.loads(stream.getvalue())
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "info",
        "event": "request",
        "traceId": "ab" * 16,
        "method": "GET",
        "path": "/jpm",
        "status": 200,
        "ms": 1.235,
        "appId": "g",
        "tenant": 7,
    }


def test_a_failed_request_is_an_error_and_an_unknown_app_is_left_out():
    stream = io.StringIO()
    Log(stream).request(trace_id="t", method="GET", path="/", status=503, ms=1)
    line = json.loads(stream.getvalue())
    assert line["level"] == "error"
    assert "appId" not in line


WRITTEN = [
    f"Authorization: Bearer {TOKEN}",
    f"authorization: {TOKEN}",
    f"AUTHORIZATION=bearer {TOKEN}",
    f"Authorization: Basic {BASIC}",
    f"bearer {TOKEN}",
    f"token {TOKEN} was refused",
    f"grant_type=client_credentials&client_id=cid.1&client_secret={SECRET}",
    f"client_secret={SECRET.replace('.', '%2E')}&x=1",
    f"?servicetitanapplicationkey={KEY}&page=1",
    f"?ServiceTitanApplicationKey={KEY.replace('.', '%2e')}",
    f"ST-App-Key: {KEY}",
    f"{{'client_secret': '{SECRET}', 'grant_type': 'x'}}",
    json.dumps({"client_secret": SECRET, "access_token": TOKEN}),
    json.dumps(json.dumps({"client_secret": SECRET, "access_token": TOKEN})),
    f"(b'authorization', b'Bearer {TOKEN}'), (b'st-app-key', b'{KEY}')",
    f"/jpm/v2/{SECRET}/{KEY}/{TOKEN}",
    f"{SECRET}{KEY}",
]


def pieces(secret: str) -> list[str]:
    """A secret is out as soon as a good part of it is."""
    return [secret[start : start + 12] for start in range(4, len(secret) - 12)]


SECRETS = [*pieces(SECRET), *pieces(KEY), *pieces(TOKEN), *pieces(BASIC)]


@pytest.mark.parametrize("text", WRITTEN)
def test_no_secret_is_printed_from_text(text):
    for event, fields in ((text, {}), ("x", {"path": text}), ("x", {"deep": [{"a": (text, text.encode())}]})):
        _, printed = line_of(event, **fields)
        assert [piece for piece in SECRETS if piece in printed] == []


@pytest.mark.parametrize(
    "name",
    ["Authorization", "authorization", "client_secret", "ST-App-Key", "servicetitanapplicationkey", "access_token"],
)
@pytest.mark.parametrize(
    "value", ["hunter2", "Bearer hunter2", "Basic hunter2==", ["hunter2"], {"a": "hunter2"}, b"hunter2"]
)
def test_what_stands_under_a_secrets_name_is_not_printed(name, value):
    for fields in (
        {name: value},
        {"headers": {name: value}},
        {"headers": [(name, value)]},
        {"headers": [(name.encode(), value)]},
        {"text": f"{name}={value}" if isinstance(value, str) else "x"},
    ):
        _, printed = line_of("x", **fields)
        assert "hunter2" not in printed


@pytest.mark.parametrize("before", ["client_secret=", "Client_Secret%3D", "client-secret: ", '"clientSecret": "'])
def test_a_secret_of_any_form_is_hidden_after_its_name(before):
    _, printed = line_of(f"{before}correct-horse+battery&page=1")
    assert "horse" not in printed


def test_what_is_no_secret_is_printed_as_it_is():
    fields = {
        "path": "/connect/token",
        "client_id": "cid.0123456789abcdef",
        "title": "Application key not present. Send your app's key in the ST-App-Key header.",
        "kid": "u-tC-707TxggQmUJLiiDFUhmeV_cDyIn0qGGrKqD6r8",
        "status": 401,
        "keys": 3,
        "ok": True,
    }
    line, _ = line_of("authorized keys", **fields)
    assert {name: line[name] for name in fields} == fields


def test_the_credentials_that_are_made_are_hidden():
    for _ in range(100):
        for secret in (credentials.client_secret(), credentials.app_key()):
            assert redact(f"x {secret} y") == "x *** y"


def test_no_value_breaks_a_line():
    class Odd:
        def __str__(self):
            return "odd\n\ud800"

    for value in ("a\nb\r\u2028", float("nan"), 10**40, {1: {2: 3}}, {"a", "b"}, Odd(), b"\xff\n", "\ud800"):
        line_of("x\ny", value=value)


PLAIN = st.none() | st.integers() | st.floats() | st.text() | st.binary()


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.binary(), inner)))
def test_any_value_makes_a_line(value):
    line_of("token", value=value)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_prefix_gives_a_secret_away_in_the_midst_of_any_text(before, after):
    shown = redact(f"{before}{SECRET} {after}")
    assert [piece for piece in pieces(SECRET) if piece in shown] == []


def test_the_standard_loggers_write_lines_of_the_same_form():
    stream = io.StringIO()
    logger = logging.Logger("uvicorn.error")
    logger.addHandler(LogHandler(Log(stream)))
    try:
        raise ValueError(f"client_secret={SECRET}")
    except ValueError:
        logger.exception("failed with %s", TOKEN)
    line = json.loads(stream.getvalue())
    assert (line["level"], line["logger"]) == ("error", "uvicorn.error")
    assert "ValueError: client_secret=***" in line["error"]
    assert [piece for piece in SECRETS if piece in stream.getvalue()] == []
