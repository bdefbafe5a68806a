"""A connection that stands for one provider names no other in a path."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from truckroll.server.access import apps
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with sandbox() as running:
        yield running


@pytest.fixture
def office(server: Any) -> Office:
    return Office(server)


def bind(office: Office, **said: str | None) -> None:
    """Connect the app as these providers."""
    both: dict[str, Any] = {"booking_provider": None, "gps_provider": None} | said
    client = office.app.client_id
    office.server.platform.database.write(lambda kept: apps.bind(kept, client, **both)).result()
    office.server.platform.admission.forget()  # what is remembered for a quarter of a second


def booking(office: Office, provider: str) -> int:
    said = {"source": "Web", "name": "Ada", "summary": "Cold", "isFirstTimeClient": True, "externalId": provider}
    path = f"booking-provider/{office.ids[provider]}/bookings"
    return int(office.good("POST", path, said)["id"])


def pings(office: Office, provider: str) -> int:
    url = f"{office.server.url}/dispatch/v2/tenant/{office.tenant}/gps-provider/{provider}/gps-pings"
    return office.pool.request("POST", url, headers=office.headers, json=[]).status


def test_a_connection_without_restriction_names_any_provider(office: Office):
    assert [booking(office, "provider") > 0, booking(office, "other provider") > 0] == [True, True]
    assert [pings(office, "acme"), pings(office, "vantrack")] == [200, 200]
    assert len(office.found("bookings")) == 2


def test_a_booking_provider_sees_and_writes_its_own_bookings_alone(office: Office):
    mine, theirs = booking(office, "provider"), booking(office, "other provider")
    bind(office, booking_provider=str(office.ids["provider"]))
    assert office.found(f"booking-provider/{office.ids['provider']}/bookings") == [mine]
    other = f"booking-provider/{office.ids['other provider']}/bookings"
    for path in (other, f"{other}/{theirs}", f"{other}/{theirs}/contacts"):
        office.refused(403, "is booking provider", "GET", path)
    for path in ("bookings", f"bookings/{mine}", f"bookings/{mine}/contacts", "export/bookings"):
        office.refused(403, "without such a restriction", "GET", path)
    office.good("GET", "customers")


def test_a_gps_provider_tells_its_own_pings_alone(office: Office):
    bind(office, gps_provider="acme")
    assert (pings(office, "acme"), pings(office, "Acme"), pings(office, "vantrack")) == (200, 200, 403)
    assert len(office.found("bookings")) == 0


def test_what_a_connection_stands_for_can_change(office: Office):
    bind(office, gps_provider="acme")
    assert pings(office, "vantrack") == 403
    bind(office)
    assert pings(office, "vantrack") == 200
