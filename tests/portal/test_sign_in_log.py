"""Who signed in, or tried, stands in the log; what somebody wrote into the wrong field does not."""

import io
import json

from tests.portal.cast import Reader, person, reader
from truckroll.portal.routes import routes
from truckroll.server.log import Log
from truckroll.testing import sandbox

EMAIL = "ann@example.com"


def test_each_try_to_sign_in_is_a_line_that_says_who_from_where_and_what_came_of_it():
    lines = io.StringIO()
    with sandbox(beside=[routes], log=Log(lines)) as server:
        ann = person(server, EMAIL, "developer")
        reader(server, EMAIL)
        Reader(server.url).sign_in(EMAIL, "not her password")
        Reader(server.url).sign_in("my-own-password-in-the-wrong-field", "x")
        told = [json.loads(line) for line in lines.getvalue().splitlines()]
    tries = [line for line in told if line["event"] == "sign-in"]
    assert [(line["outcome"], line["level"], line.get("person")) for line in tries] == [
        ("done", "info", ann.id),
        ("refused", "warning", ann.id),
        ("refused", "warning", None),
    ]
    assert {line["client"] for line in tries} == {"127.0.0.1"}
    asked = {line["traceId"]: line for line in told if line["event"] == "request" and line["method"] == "POST"}
    assert [asked[line["traceId"]]["status"] for line in tries] == [303, 401, 401]
    assert {line["client"] for line in asked.values()} == {"127.0.0.1"}
    assert "wrong-field" not in lines.getvalue()
