"""An operation that is published in several kinds answers in the one that is accepted before others."""

import pytest

from truckroll.server.accepting import accepted

OFFERED = ("application/json", "text/json", "text/plain")


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (b"", b"application/json"),
        (b"*/*", b"application/json"),
        (b"text/plain", b"text/plain"),
        (b"Text/JSON; charset=utf-8", b"text/json"),
        (b"text/html, text/plain;q=0.5, text/json;q=0.9", b"text/json"),
        (b"text/plain, text/json", b"text/plain"),
        (b"text/plain;q=0", b"application/json"),
        (b"text/plain;q=much", b"application/json"),
        (b"image/png", b"application/json"),
        (b",;=\xff", b"application/json"),
    ],
)
def test_the_kind_that_is_accepted_before_others_is_answered(asked: bytes, kind: bytes):
    assert accepted(asked, OFFERED) == (b"content-type", kind)


def test_what_is_published_as_json_alone_is_answered_so():
    assert accepted(b"text/plain", OFFERED[:1]) == (b"content-type", b"application/json")
