"""How a receiver knows that a webhook is the platform's own."""

import hashlib
import hmac
from base64 import b64encode

import pytest

from truckroll.webhooks import Unverified, verify
from truckroll.webhooks.signatures import HEADER, signed, standard_headers, standard_secret

KEY = "a key of at least thirty-two letters"
BODY = b'{"type": "tn.jpm.job-scheduled"}'
EVENT = {"type": "tn.jpm.job-scheduled"}
NOW = 1_900_000_000


def test_the_plain_signature_is_the_hmac_of_the_raw_body():
    digest = hmac.new(KEY.encode(), BODY, hashlib.sha256)
    assert signed(BODY, KEY, "hex") == digest.hexdigest()
    assert signed(BODY, KEY, "base64") == b64encode(digest.digest()).decode()


def test_a_known_signature_of_standard_webhooks_is_ours():
    """By the recipe of their specification: base64 of the HMAC of id.timestamp.body, under the secret's bytes."""
    headers = standard_headers(BODY, KEY, "msg_1", NOW)
    right = hmac.new(KEY.encode(), b"msg_1.%d." % NOW + BODY, hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + b64encode(right).decode()
    assert standard_secret(KEY) == "whsec_" + b64encode(KEY.encode()).decode()


@pytest.mark.parametrize("encoding", ["hex", "base64"])
@pytest.mark.parametrize("prefix", ["", "sha256="])
def test_either_encoding_is_read_and_header_names_may_be_written_anyhow(encoding: str, prefix: str):
    headers = {HEADER.title(): f" {prefix}{signed(BODY, KEY, encoding)} "}  # type: ignore[arg-type]
    assert verify(BODY, headers, KEY) == EVENT


def test_the_standard_signature_alone_is_enough_and_one_of_several_may_be_the_right_one():
    headers = standard_headers(BODY, KEY, "msg_1", NOW)
    headers["webhook-signature"] = f"v1,{b64encode(bytes(32)).decode()} {headers['webhook-signature']} v2,x"
    assert verify(BODY, headers, KEY, now=NOW) == EVENT


@pytest.mark.parametrize("late", [-301, 301])
def test_what_was_signed_long_ago_or_will_be_is_refused(late: int):
    headers = standard_headers(BODY, KEY, "msg_1", NOW)
    assert verify(BODY, headers, KEY, now=NOW + late * 300 / 301) == EVENT
    with pytest.raises(Unverified, match="301 seconds"):
        verify(BODY, headers, KEY, now=NOW + late)
    assert verify(BODY, headers, KEY, now=NOW + late, tolerance=400) == EVENT


def test_a_webhook_without_any_signature_is_refused():
    with pytest.raises(Unverified, match="no signature"):
        verify(BODY, {"content-type": "application/json"}, KEY)


@pytest.mark.parametrize("wrong", ["", "x", "ä", "00" * 32, "zz" * 32, b64encode(bytes(31)).decode(), "sha256="])
def test_a_wrong_signature_is_refused_whatever_it_looks_like(wrong: str):
    with pytest.raises(Unverified, match=HEADER):
        verify(BODY, {HEADER: wrong}, KEY)
    with pytest.raises(Unverified, match="webhook-signature"):
        verify(BODY, standard_headers(BODY, KEY, "1", NOW) | {"webhook-signature": f"v1,{wrong}"}, KEY, now=NOW)


@pytest.mark.parametrize("changed", ["body", "id", "timestamp", "key"])
def test_whatever_is_changed_of_what_was_signed_is_noticed(changed: str):
    headers = standard_headers(BODY, KEY, "msg_1", NOW)
    if changed in ("id", "timestamp"):
        headers[f"webhook-{changed}"] += "1" if changed == "id" else ""
        headers["webhook-timestamp"] = str(NOW + 1) if changed == "timestamp" else str(NOW)
    body = BODY + b" " if changed == "body" else BODY
    with pytest.raises(Unverified, match="webhook-signature"):
        verify(body, headers, KEY + "!" if changed == "key" else KEY, now=NOW)


def test_of_two_signatures_both_must_be_right():
    right = {HEADER: signed(BODY, KEY, "hex")} | standard_headers(BODY, KEY, "1", NOW)
    assert verify(BODY, right, KEY, now=NOW) == EVENT
    for spoiled in ({HEADER: "00" * 32}, {"webhook-id": "2"}):
        with pytest.raises(Unverified):
            verify(BODY, right | spoiled, KEY, now=NOW)


@pytest.mark.parametrize("second", ["", "now", "-5", "١٢", "9" * 30])
def test_a_moment_that_is_none_is_refused(second: str):
    headers = standard_headers(BODY, KEY, "1", NOW) | {"webhook-timestamp": second}
    with pytest.raises(Unverified, match="webhook-timestamp"):
        verify(BODY, headers, KEY, now=NOW)


@pytest.mark.parametrize("body", [b"not JSON", b"[1]", b"\xff"])
def test_what_is_signed_and_no_event_is_told(body: bytes):
    with pytest.raises(Unverified, match="signed"):
        verify(body, {HEADER: signed(body, KEY, "hex")}, KEY)


def test_receivers_need_nothing_of_the_server(tmp_path):
    import subprocess
    import sys

    program = (
        "import sys; import truckroll.webhooks, truckroll.webhooks.listening;"
        "sys.exit(bool({'starlette', 'apsw', 'uvicorn', 'truckroll.server', 'truckroll.store'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
