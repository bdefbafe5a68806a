"""Days are those of the contractor's clocks, but a date that is written as a day is that day everywhere."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business
from tests.families.reporting.test_asking import data


@pytest.fixture
def chicago(business: Business) -> Any:
    business.connection.execute("update tenant set timezone = 'America/Chicago'")
    yield business
    business.connection.execute("update tenant set timezone = 'UTC'")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-02T05:59:59Z", "2026-11-01"),
        ("2026-11-02T06:00:00Z", "2026-11-02"),
        ("2026-11-03T05:59:59.9999999Z", "2026-11-02"),
        ("2026-11-03T06:00:00Z", "2026-11-03"),
        ("2026-11-02T00:00:00Z", "2026-11-02"),
        ("2026-11-01T04:59:59Z", "2026-10-31"),
        ("2026-11-01T05:00:00Z", "2026-11-01"),
    ],
)
def test_an_invoice_is_of_the_day_it_bears(chicago: Business, moment: str, day: str):
    chicago.new(
        "invoice",
        "accounting.Invoice",
        customer_id=chicago.ids["customer"],
        invoice_date=moment if len(moment) > 20 else f"{moment[:19]}.0000000Z",
        sub_total=Decimal(5),
        total=Decimal(5),
        balance=Decimal(5),
    )
    for each in ("2026-10-31", "2026-11-01", "2026-11-02", "2026-11-03"):
        found = data(chicago, 1001, From=each, To=each).data
        assert [row[2:] for row in found] == ([[1, 5, 0, 5, 5]] if each == day else []), each
        assert bool(data(chicago, 1021, AsOfDate=each).data) == (each >= day)


def test_a_job_is_booked_on_the_day_that_the_clock_in_the_office_shows(chicago: Business):
    chicago.now += 12 * 3600 * 10_000_000  # three in the morning of the next day in Greenwich
    chicago.book()
    (row,) = data(chicago, 1012, From="2026-11-02", To="2026-11-02").data
    assert row[3:5] == ["2026-11-02", "2026-11-03"]
    assert data(chicago, 1012, From="2026-11-03", To="2026-11-03").data == []
