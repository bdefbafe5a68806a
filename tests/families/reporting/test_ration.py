"""A report is answered five times a minute in a tenant, whoever asks."""

from collections.abc import Iterator

import pytest

from tests.families.reporting.office import Office
from tests.stores import sandbox


@pytest.fixture(scope="module")
def busy() -> Iterator[Office]:
    with sandbox(ration=5) as server:
        yield Office(server)


def test_a_sixth_time_within_a_minute_is_refused_and_told_when(busy: Office):
    answers = [busy.data(1011) for _ in range(6)]
    assert [status for status, _, _ in answers] == [200] * 5 + [429]
    _, problem, headers = answers[-1]
    wait = headers["retry-after"]
    assert 1 <= int(wait) <= 60
    assert problem["title"].endswith(f"Try again in {wait} seconds.")
    assert problem["data"] == {"retryAfter": int(wait)}
    busy.token = busy.grant("tn.rpr.reports:r")
    assert busy.data(1011)[0] == 429  # another app, but the same report of the same tenant
    assert busy.data(1012)[0] == 200
    assert busy.send("GET", "reporting/report-category/operations/reports/1011")[0] == 200


def test_what_is_malformed_costs_nothing(busy: Office):
    path = "reporting/report-category/operations/reports/1013/data"
    assert [busy.send("POST", path, {})[0] for _ in range(8)] == [400] * 8
    assert busy.data(1013)[0] == 200
