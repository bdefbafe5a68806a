"""The address at which a customer follows the technician who is on the way."""

from collections.abc import Iterator

import pytest

from tests.families.crm.over_http import Office
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with sandbox() as server:
        office = Office(server, "dispatch")
        office.ids["visit"] = office.book()["firstAppointmentId"]
        office.ids["tess"] = office.do(lambda: int(resolve("settings.Technician").new(name="Tess <b>").id))
        yield office


def step(office: Office, what: str) -> None:
    def rule() -> None:
        visit = transaction().load("jpm.Appointment", office.ids["visit"])
        getattr(visit, what)(reference(office.ids["tess"], "settings.Technician"))

    office.do(rule)


def link(office: Office) -> tuple[int, object]:
    return office.ask(
        "GET", f"technician-tracking?technicianId={office.ids['tess']}&appointmentId={office.ids['visit']}"
    )


def page(office: Office, path: str) -> tuple[int, str]:
    answer = office.pool.request("GET", office.server.url + path)
    return answer.status, answer.data.decode()


def test_a_customer_follows_a_technician_from_setting_out_to_the_end(office: Office):
    status, said = link(office)
    assert (status, "is not assigned" in said) == (400, True)
    step(office, "dispatch")
    status, said = link(office)
    path = said["technicianTrackingUrl"]
    assert (status, link(office)[1]) == (200, said)
    assert "Tess &lt;b&gt; is on the way" in page(office, path)[1]
    seen = When.parse("2026-01-01T10:00:00Z")
    office.do(lambda: transaction().load("settings.Technician", office.ids["tess"]).seen_at(39.5, -119.8, seen))
    assert "39.5, -119.8" in page(office, path)[1]
    step(office, "arrive")
    assert "Tess &lt;b&gt; is there" in page(office, path)[1]
    step(office, "finish")
    assert (page(office, path)[0], link(office)[0]) == (404, 400)


def test_an_address_that_was_never_given_shows_nobody(office: Office):
    for path in (f"/track/{office.tenant}/{'0' * 32}", "/track/999999/x", f"/track/{office.tenant}/None"):
        assert page(office, path)[0] == 404
    assert page(office, "/track/x/y")[0] == 404


def test_a_refusal_is_one_sentence_where_that_is_published(office: Office):
    assert office.ask("GET", "technician-tracking")[1].startswith("technicianId: ")
    assert office.ask("POST", "zones", {"name": " "}) == (400, "name: A zone needs a name.")
    assert office.ask("POST", "zones", [])[0] == 400
    assert isinstance(office.ask("POST", "zones", [])[1], str)
    assert office.ask("GET", "zones/999")[1]["status"] == 404
