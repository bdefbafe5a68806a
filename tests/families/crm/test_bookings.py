"""Bookings: what a provider passes on, who may change it, and what becomes of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from truckroll.testing import Sandbox, sandbox

ADDRESS = {"street": "5 Elm St", "unit": None, "city": "Reno", "state": "NV", "zip": "89501", "country": "USA"}
ELSEWHERE = ADDRESS | {"street": "6 Elm St", "unit": "B"}


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with sandbox() as running:
        yield running


@pytest.fixture
def office(server: Sandbox) -> Office:
    return Office(server)


def at(office: Office, booking: Any = "", more: str = "", provider: str = "provider") -> str:
    """A booking's place below its provider's."""
    id = booking["id"] if booking else ""
    return "/".join(filter(None, [f"booking-provider/{office.ids[provider]}/bookings", str(id), more]))


def wish(**more: Any) -> dict[str, Any]:
    return {"source": "Web", "name": "Cy", "summary": "No heat", "isFirstTimeClient": True, "externalId": "w-1"} | more


def passed_on(office: Office, provider: str = "provider", **more: Any) -> dict[str, Any]:
    return office.good("POST", at(office, provider=provider), wish(**more))


def test_a_booking_is_new_until_somebody_takes_it_up(office: Office):
    ids = office.ids
    booking = passed_on(
        office,
        address=ADDRESS,
        customerType="Commercial",
        start="2046-12-01",
        campaignId=ids["campaign"],
        businessUnitId=ids["unit"],
        jobTypeId=ids["kind"],
        priority="Urgent",
        uploadedImages=["a.png"],
        isSendConfirmationEmail=True,
    )
    assert booking == {
        "id": booking["id"],
        "source": "Web",
        "createdOn": booking["createdOn"],
        "name": "Cy",
        "address": ADDRESS,
        "customerType": "Commercial",
        "start": "2046-12-01T00:00:00.0000000Z",
        "campaignId": ids["campaign"],
        "businessUnitId": ids["unit"],
        "isFirstTimeClient": True,
        "uploadedImages": ["a.png"],
        "isSendConfirmationEmail": True,
        "status": "New",
        "dismissingReasonId": None,
        "jobId": None,
        "externalId": "w-1",
        "priority": "Urgent",
        "jobTypeId": ids["kind"],
        "bookingProviderId": ids["provider"],
        "modifiedOn": booking["createdOn"],
        "summary": "No heat",
    }
    for path in (f"bookings/{booking['id']}", at(office, booking)):
        assert office.good("GET", path) == booking


def test_a_booking_without_a_start_is_wanted_from_now_on(office: Office):
    booking = passed_on(office)
    assert booking["start"] == booking["createdOn"]


def test_a_booking_needs_a_source_a_name_a_summary_an_external_id_and_whether_the_client_is_new(office: Office):
    assert office.refused(400, "required", "POST", at(office), {}) == set(wish())
    assert office.refused(400, "name of the customer", "POST", at(office), wish(name=" ")) == {"name"}
    asked = wish(customerType="Martian")
    assert office.refused(400, "none of Residential, Commercial", "POST", at(office), asked) == {"customerType"}
    assert office.refused(400, "no Campaign", "POST", at(office), wish(campaignId=999)) == {"campaignId"}


def test_a_booking_comes_by_a_provider_that_the_office_knows(office: Office):
    office.refused(400, "999 was not found", "POST", "booking-provider/999/bookings", wish())
    assert office.ask("POST", "bookings", wish())[0] == 405


def test_a_provider_sees_only_its_own_bookings_and_the_office_sees_all(office: Office):
    mine, theirs = passed_on(office), passed_on(office, "other provider", externalId="d-1")
    assert office.found(at(office)) == [mine["id"]]
    assert office.found(at(office, provider="other provider")) == [theirs["id"]]
    assert office.found("bookings") == [theirs["id"], mine["id"]]
    assert office.found("bookings", externalId="d-1") == [theirs["id"]]
    assert office.found(at(office), externalId="d-1") == []
    for method, body in (("GET", None), ("PATCH", {"name": "Di"})):
        office.refused(404, "was not found", method, at(office, theirs), body)
    office.refused(400, "was not found", "POST", at(office, theirs, "dismiss"), {})
    assert office.good("GET", f"bookings/{theirs['id']}") == theirs


def test_a_provider_corrects_a_new_booking(office: Office):
    booking = passed_on(office, address=ADDRESS, contacts=[])
    said = {"name": "Di", "address": ELSEWHERE, "priority": "High", "uploadedImages": [], "customerType": "Residential"}
    changed = office.good("PATCH", at(office, booking), said)
    assert changed == booking | said | {"modifiedOn": changed["modifiedOn"]}
    assert office.refused(400, "", "PATCH", at(office, booking), {"name": " "}) == {"name"}
    assert office.refused(400, "", "PATCH", at(office, booking), {"address": ADDRESS}) == {"address.unit"}


def test_a_dismissed_booking_has_a_reason_and_can_neither_change_nor_be_dismissed_again(office: Office):
    booking = passed_on(office)
    said = {"callReasonId": office.ids["reason"], "dismissingMemo": "called twice"}
    assert office.ask("POST", at(office, booking, "dismiss"), said) == (200, None)
    seen = office.good("GET", at(office, booking))
    assert (seen["status"], seen["dismissingReasonId"]) == ("Dismissed", office.ids["reason"])
    assert office.see("crm.Booking", booking["id"]).dismissing_memo == "called twice"
    office.refused(400, "is Dismissed; only a new one", "POST", at(office, booking, "dismiss"), {})
    office.refused(409, "is Dismissed; only a new one", "PATCH", at(office, booking), {"name": "Di"})


def test_a_booking_is_dismissed_without_a_reason_but_not_with_an_unknown_one(office: Office):
    booking = passed_on(office)
    assert office.refused(400, "", "POST", at(office, booking, "dismiss"), {"callReasonId": 999}) == {"callReasonId"}
    assert office.ask("POST", at(office, booking, "dismiss"), {}) == (200, None)


def test_a_booking_becomes_a_job_once(office: Office):
    booking = passed_on(office)
    job = office.book(bookingId=booking["id"])
    seen = office.good("GET", f"bookings/{booking['id']}")
    assert (seen["status"], seen["jobId"]) == ("Converted", job["id"])
    office.refused(409, "is Converted", "PATCH", at(office, booking), {"name": "Di"})


def test_the_feed_has_the_bookings_of_all_providers(office: Office):
    mine, theirs = passed_on(office), passed_on(office, "other provider")
    rows = office.good("GET", "export/bookings", includeRecentChanges="true")["data"]
    assert rows == [booking | {"active": True} for booking in (mine, theirs)]


# Contacts


def test_a_booking_brings_ways_to_reach_who_asked(office: Office):
    asked = [{"type": "Phone", "value": "555-1000", "memo": "work"}, {"type": "Email", "value": "cy@example.com"}]
    booking = passed_on(office, contacts=asked)
    for path in (f"bookings/{booking['id']}/contacts", at(office, booking, "contacts")):
        rows = office.good("GET", path)["data"]
        assert [(row["type"], row["value"], row["memo"]) for row in rows] == [
            ("Email", "cy@example.com", ""),
            ("Phone", "555-1000", "work"),
        ]
        assert set(rows[0]) == {"id", "type", "value", "memo", "modifiedOn"}


@pytest.mark.parametrize(
    ("contact", "place"),
    [
        ({"type": "Pigeon", "value": "roof"}, "type"),
        ({"type": "Phone", "value": " "}, "value"),
        ({"type": "Email", "value": "cy"}, "value"),
    ],
)
def test_a_contact_leads_somewhere(office: Office, contact: dict[str, str], place: str):
    booking = passed_on(office)
    assert office.refused(400, "", "POST", at(office, booking, "contacts"), contact) == {place}
    assert office.refused(400, "", "POST", at(office), wish(contacts=[contact])) == {f"contacts[0].{place}"}


def test_a_provider_adds_changes_and_takes_away_contacts(office: Office):
    booking = passed_on(office)
    contact = office.good("POST", at(office, booking, "contacts"), {"type": "Fax", "value": "555-2000"})
    place = at(office, booking, f"contacts/{contact['id']}")
    changed = office.good("PATCH", place, {"value": "555-3000", "memo": "evenings"})
    assert changed == {"type": "Fax", "value": "555-3000", "memo": "evenings"}
    assert office.refused(400, "", "PATCH", place, {"type": "Email"}) == {"value"}
    assert office.ask("DELETE", place) == (200, None)
    assert office.found(at(office, booking, "contacts")) == []
    office.refused(404, "was not found", "PATCH", place, {"memo": "x"})


def test_contacts_stand_where_their_booking_and_its_provider_stand(office: Office):
    booking, other = passed_on(office), passed_on(office)
    contact = office.good("POST", at(office, booking, "contacts"), {"type": "Phone", "value": "555-1000"})
    for path in (
        at(office, other, f"contacts/{contact['id']}"),
        at(office, booking, f"contacts/{contact['id']}", provider="other provider"),
        at(office, booking, "contacts/999"),
    ):
        for method, body in (("PATCH", {"memo": "x"}), ("DELETE", None)):
            office.refused(404, "was not found", method, path, body)
    for path in ("bookings/999/contacts", at(office, booking, "contacts", provider="other provider")):
        office.refused(404, "was not found", "GET", path)


def test_the_contacts_of_a_booking_that_was_taken_up_stay(office: Office):
    booking = passed_on(office)
    contact = office.good("POST", at(office, booking, "contacts"), {"type": "Phone", "value": "555-1000"})
    office.good("POST", at(office, booking, "dismiss"), {})
    place = at(office, booking, f"contacts/{contact['id']}")
    office.refused(409, "is Dismissed", "PATCH", place, {"memo": "x"})
    office.refused(400, "is Dismissed", "DELETE", place)
    office.refused(400, "is Dismissed", "POST", at(office, booking, "contacts"), {"type": "Phone", "value": "1"})


# Providers


def test_a_provider_is_taken_up_under_a_name_of_its_own(office: Office):
    made = office.good("POST", "booking-provider-tags", {"tagName": "Radio", "description": "An advert"})
    times = {"createdOn": made["createdOn"], "modifiedOn": made["createdOn"]}
    said = {"id": made["id"], "tagName": "Radio", "description": "An advert", "type": "V2Api"}
    assert made == said | times
    assert office.good("GET", f"booking-provider-tags/{made['id']}") == made | {"active": True}
    again = {"tagName": "Radio", "description": ""}
    office.refused(409, "already called 'Radio'", "POST", "booking-provider-tags", again)
    blank = {"tagName": " ", "description": ""}
    assert office.refused(400, "needs a name", "POST", "booking-provider-tags", blank) == {"tagName"}


def test_a_provider_can_be_called_otherwise_but_not_as_another(office: Office):
    path = f"booking-provider-tags/{office.ids['provider']}"
    changed = office.good("PATCH", path, {"tagName": "Site"})
    assert (changed["tagName"], changed["description"], "active" in changed) == ("Site", "Our pages", False)
    assert office.good("PATCH", path, {"tagName": "Site", "description": "New"})["description"] == "New"
    office.refused(400, "already called", "PATCH", path, {"tagName": "Directory"})
    office.refused(400, "was not found", "PATCH", "booking-provider-tags/999", {"tagName": "x"})


def test_providers_are_found_by_name_and_by_id(office: Office):
    ids = office.ids
    assert office.found("booking-provider-tags") == [ids["other provider"], ids["provider"]]
    assert office.found("booking-provider-tags", name="Website") == [ids["provider"]]
    assert office.found("booking-provider-tags", ids=ids["other provider"]) == [ids["other provider"]]
    assert office.found("booking-provider-tags", sort="Id") == [ids["provider"], ids["other provider"]]
