"""Who was sent where, as apps read it."""

from collections.abc import Iterator

import pytest

from tests.families.crm.over_http import Office
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as server:
        yield Office(server, "dispatch")


def test_whoever_is_let_off_stays_on_record_for_those_who_ask(office: Office):
    tess = office.new("settings.Technician", name="Tess")
    asked = {"jobAppointmentId": office.book()["firstAppointmentId"], "technicianIds": [tess]}
    office.good("POST", "appointment-assignments/assign-technicians", asked)
    (shown,) = office.good("GET", "appointment-assignments")["data"]
    assert (shown["technicianId"], shown["active"]) == (tess, True)
    office.good("POST", "appointment-assignments/unassign-technicians", asked)
    assert office.found("appointment-assignments") == []
    assert office.found("appointment-assignments", active="Any") == [shown["id"]]
    feed = lambda **more: office.good("GET", "export/appointment-assignments", includeRecentChanges="true", **more)  # noqa: E731
    assert feed()["data"] == [], "this feed alone shows no inactive records unless it is told to"
    assert [(row["id"], row["active"]) for row in feed(active="Any")["data"]] == [(shown["id"], False)]
