"""The views answer what a contractor asks, the same in DuckDB and in PostgreSQL; the page of tables is up to date."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.sync import tables_page
from tests.sync.destinations import Place
from tests.sync.sync_source import HERE, Scripted, sync
from truckroll.sync.destination import open_destination
from truckroll.sync.landing import NOTES
from truckroll.sync.plan import plan
from truckroll.sync.views import all_views

TABLES = sorted({table for view in all_views() for table in view.tables})
TIMES = {"createdOn": "2026-01-31T23:30:00Z", "modifiedOn": "2026-01-31T23:30:00Z", "active": True}
ROWS = {
    "accounting.invoices": [
        {"id": 1, "invoiceDate": "2026-02-01T00:00:00Z", "subTotal": "100.10", "salesTax": "8.00", "total": "108.10",
         "balance": "8.10", "businessUnit": {"id": 5, "name": "Plumbing"}},
        {"id": 2, "invoiceDate": "2026-02-28T23:59:59.9999999Z", "subTotal": "0.20", "salesTax": "0.00",
         "total": "0.20", "balance": "0.00", "businessUnit": {"id": 5, "name": "Plumbing"}},
        {"id": 3, "invoiceDate": "2026-02-03T00:00:00Z", "subTotal": "9.00", "active": False},
    ],
    "jpm.jobs": [
        {"id": 7, "jobNumber": "7", "jobStatus": "Completed", "total": 100.1, "invoiceId": 1, "leadCallId": 70},
        {"id": 8, "jobNumber": "8", "jobStatus": "Canceled", "total": 0, "recallForId": 7},
    ],
    "telecom.calls": [{"id": 70, "direction": "Inbound", "type": "Booked", "campaign": {"name": "Radio"}},
                      {"id": 71, "direction": "Inbound", "type": "Excused"}],
    "settings.technicians": [{"id": 20, "name": "Ada"}, {"id": 21, "name": "Bob"}],
    "dispatch.appointment_assignments": [
        {"id": 1, "technicianId": 20, "jobId": 7}, {"id": 2, "technicianId": 20, "jobId": 7},
        {"id": 3, "technicianId": 20, "jobId": 8}, {"id": 4, "technicianId": 21, "jobId": 7, "active": False},
    ],
    "customer_interactions.technician_ratings": [{"technicianId": 20, "jobId": 7, "rating": 9}],
    "memberships.memberships": [
        {"id": 1, "from": "2026-01-01T00:00:00Z", "status": "Active"},
        {"id": 2, "from": "2026-01-31T23:59:59Z", "to": "2026-02-10T00:00:00Z", "status": "Expired"},
        {"id": 3, "from": "2026-02-01T00:00:00Z", "cancellationDate": "2026-02-02T00:00:00Z", "status": "Canceled"},
    ],
}  # fmt: skip


@pytest.fixture(params=["duckdb", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    place = filled(Place(request.param, tmp_path))
    yield place
    place.close()


def filled(place: Place) -> Place:
    """A place with all that the views read."""
    landings = plan(TABLES)
    asked = {landing.name: "?active=Any" if landing.asked else "" for landing in landings}
    pages = {each.feed.path + asked[each.name]: [[TIMES | row for row in ROWS[each.name]]] for each in landings}
    assert all(outcome.failure is None for outcome in sync(Scripted(pages), place.to, *landings))
    return place


def test_views_answer_in_both_dialects_whatever_the_session_thinks_of_time(place: Place):
    with open_destination(place.to, HERE) as destination:
        assert destination.make_views() == [view.name for view in all_views()] == destination.make_views()
    zone = "set time zone 'America/Los_Angeles'; " if place.kind == "postgres" else ""

    def answers(what: str) -> list[tuple]:
        return place.run(f"{zone}select {what}")

    shown = "month::text, business_unit, invoices, revenue, still_open from answers.revenue_by_month_and_business_unit"
    assert answers(shown) == [("2026-02-01", "Plumbing", 2, Decimal("100.30"), Decimal("8.10"))]
    shown = "technician, jobs, completed, average_ticket, recalls, ratings, rating from answers.technician_scorecard"
    assert answers(shown) == [("Ada", 2, 1, Decimal("100.10"), 1, 1, 9.0), ("Bob", 0, 0, None, 0, 0, None)]
    shown = "call_id, campaign, job_id, invoice_id, invoiced from answers.call_to_job_to_invoice"
    assert answers(shown) == [(70, "Radio", 7, 1, Decimal("108.10")), (71, None, None, None, None)]
    shown = "month::text, began, ended, at_end, churn_percent from answers.membership_churn"
    assert answers(shown) == [("2026-01-01", 2, 0, 2, None), ("2026-02-01", 1, 2, 1, Decimal("100.00"))]


def test_the_page_of_tables_says_what_the_catalogue_says():
    page = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"
    assert page.read_text() == tables_page.page(), "make docs"
    assert set(NOTES) <= {landing.name for landing in plan()}
