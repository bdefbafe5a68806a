"""The contractor's territory: which areas an app is shown, and who drew them."""

from collections.abc import Iterator

import pytest

from tests.families.business import Business
from tests.families.crm.over_http import Office
from truckroll.families.dispatch import Zone
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as server:
        office = Office(server, "dispatch")

        def draw() -> None:
            served = {"service_days_enabled": True, "service_days": ["Monday"], "business_units": [office.ids["unit"]]}
            office.ids["north"] = int(Zone.new(name="North", zips=["89501", "89502"], **served).id)
            office.ids["old town"] = int(Zone.new(name="Old town", active=False).id)
            office.ids["south"] = int(Zone.new(name="South").id)

        office.do(draw)
        yield office


def test_a_zone_says_which_places_belong_to_it_and_when_they_are_served(office: Office):
    north = office.good("GET", f"zones/{office.ids['north']}")
    assert (north["name"], north["zips"], north["cities"]) == ("North", ["89501", "89502"], [])
    assert (north["serviceDaysEnabled"], north["serviceDays"]) == (True, ["Monday"])
    assert (north["businessUnits"], north["technicians"]) == ([office.ids["unit"]], [])


def test_zones_that_were_given_up_are_shown_when_asked_for(office: Office):
    north, old, south = (office.ids[key] for key in ("north", "old town", "south"))
    assert office.found("zones") == [south, north]
    assert office.found("zones", sort="+Id", active="Any") == [north, old, south]
    assert office.found("zones", active="False") == [old]
    assert office.good("GET", f"zones/{old}")["active"] is False


def test_zones_are_found_by_when_they_were_drawn(office: Office):
    assert office.found("zones", createdBefore="2020-01-01") == []
    assert len(office.found("zones", modifiedOnOrAfter="2020-01-01")) == 2


def test_an_area_that_nobody_drew_is_missing(office: Office):
    assert office.refused(404, "Zone 999 was not found", "GET", "zones/999") == {"id"}
    assert office.refused(400, "Name", "GET", "zones", sort="Name") == {"sort"}


def test_a_zone_is_drawn_by_whoever_asks(business: Business):
    assert business.do(lambda: Zone.new(name="North")).created_by == business.ids["office"]
    assert business.do(lambda: Zone.new(name="West", created_by=5)).created_by == 5
