"""Leads: chances for work, followed up until they are won or given up."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from truckroll.testing import Sandbox, sandbox

DAY = "2046-12-01T00:00:00.0000000Z"


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with sandbox() as running:
        yield running


@pytest.fixture
def office(server: Sandbox) -> Office:
    return Office(server)


def chance(office: Office, **more: Any) -> dict[str, Any]:
    return {"campaignId": office.ids["campaign"], "summary": "New boiler?", "followUpDate": DAY} | more


def noted(office: Office, **more: Any) -> dict[str, Any]:
    return office.good("POST", "leads", chance(office, **more))


def test_a_lead_keeps_who_wants_what_and_where(office: Office):
    ids = office.ids
    who = {f"lead{name}": name for name in ("CustomerName", "Phone", "Email", "Street", "Unit")}
    who |= {f"lead{name}": name for name in ("City", "State", "Zip", "Country")}
    lead = noted(
        office,
        customerId=ids["ada"],
        locationId=ids["ada's house"],
        businessUnitId=ids["unit"],
        jobTypeId=ids["kind"],
        tagTypeIds=[ids["tag"]],
        priority="High",
        callReasonId=ids["reason"],
        **who,
    )
    assert lead == who | {
        "id": lead["id"],
        "status": "Open",
        "priority": "High",
        "customerId": ids["ada"],
        "locationId": ids["ada's house"],
        "businessUnitId": ids["unit"],
        "jobTypeId": ids["kind"],
        "campaignId": ids["campaign"],
        "followUpDate": DAY,
        "createdById": 0,
        "createdOn": lead["createdOn"],
        "modifiedOn": lead["createdOn"],
        "tagTypeIds": [ids["tag"]],
        "dismissingReasonId": None,
        "summary": "New boiler?",
        "callReasonId": ids["reason"],
        "callId": None,
        "bookingId": None,
        "manualCallId": None,
        "leadUrl": f"/crm/v2/tenant/{office.tenant}/leads/{lead['id']}",
        "captureSource": None,
    }
    assert office.good("GET", f"leads/{lead['id']}") == lead
    rows = office.good("GET", "export/leads", includeRecentChanges="true")["data"]
    assert rows == [lead | {"active": True}]


def test_a_lead_needs_a_campaign_and_a_summary(office: Office):
    assert office.refused(400, "required", "POST", "leads", {}) == {"campaignId", "summary"}
    assert office.refused(400, "summary", "POST", "leads", chance(office, summary=" ")) == {"summary"}
    assert office.refused(400, "", "POST", "leads", chance(office, campaignId=999)) == {"campaignId"}


def test_a_lead_needs_a_day_to_follow_it_up_or_a_reason_of_the_call(office: Office):
    asked = chance(office)
    del asked["followUpDate"]
    for more in ({}, {"followUpDate": None}):
        assert office.refused(400, "callReasonId", "POST", "leads", asked | more) == {"followUpDate"}
    assert office.good("POST", "leads", asked | {"callReasonId": office.ids["reason"]})["followUpDate"] is None
    assert office.good("POST", "leads", asked | {"followUpDate": DAY})["callReasonId"] is None


def test_the_place_of_a_lead_is_its_customers(office: Office):
    ids = office.ids
    assert noted(office, locationId=ids["bob's house"])["customerId"] == ids["bob"]
    asked = chance(office, customerId=ids["ada"], locationId=ids["bob's house"])
    assert office.refused(400, "does not belong to customer", "POST", "leads", asked) == {"locationId"}


def test_a_lead_made_of_a_booking_dismisses_the_booking(office: Office):
    wish = {"source": "Web", "name": "Cy", "summary": "No heat", "isFirstTimeClient": True, "externalId": "w-1"}
    booking = office.good("POST", f"booking-provider/{office.ids['provider']}/bookings", wish)
    lead = noted(office, bookingId=booking["id"], callReasonId=office.ids["reason"])
    assert lead["bookingId"] == booking["id"]
    seen = office.good("GET", f"bookings/{booking['id']}")
    assert (seen["status"], seen["dismissingReasonId"]) == ("Dismissed", office.ids["reason"])
    office.refused(400, "is Dismissed; only a new one", "POST", "leads", chance(office, bookingId=booking["id"]))
    assert office.found("leads") == [lead["id"]]


def test_what_is_known_of_a_lead_can_change(office: Office):
    lead = noted(office)
    said = {"summary": "Two boilers", "priority": "Urgent", "leadPhone": "555", "jobTypeId": office.ids["kind"]}
    changed = office.good("PATCH", f"leads/{lead['id']}", said)
    assert changed == lead | said | {"modifiedOn": changed["modifiedOn"]}
    assert office.refused(400, "summary", "PATCH", f"leads/{lead['id']}", {"summary": ""}) == {"summary"}
    office.refused(400, "was not found", "PATCH", "leads/999", {"summary": "x"})


def test_a_follow_up_moves_the_day_and_leaves_a_note(office: Office):
    lead = noted(office)
    said = {"followUpDate": "2046-12-24T00:00:00.0000000Z", "text": "Asked to call again", "pinToTop": True}
    answer = office.good("POST", f"leads/{lead['id']}/follow-up", said)
    assert answer == said | {"leadId": lead["id"]}
    assert office.good("GET", f"leads/{lead['id']}")["followUpDate"] == said["followUpDate"]
    (note,) = office.good("GET", f"leads/{lead['id']}/notes")["data"]
    assert (note["text"], note["isPinned"]) == (said["text"], True)


def test_a_follow_up_without_a_text_leaves_no_note(office: Office):
    lead = noted(office)
    answer = office.good("POST", f"leads/{lead['id']}/follow-up", {"followUpDate": DAY})
    assert answer == {"leadId": lead["id"], "followUpDate": DAY, "text": None, "pinToTop": False}
    assert office.found(f"leads/{lead['id']}/notes") == []
    assert office.refused(400, "", "POST", f"leads/{lead['id']}/follow-up", {}) == {"followUpDate"}


def test_notes_are_kept_with_their_lead(office: Office):
    lead, other = noted(office), noted(office)
    note = office.good("POST", f"leads/{lead['id']}/notes", {"text": "Prefers mornings"})
    times = {"createdOn": note["createdOn"], "modifiedOn": note["createdOn"]}
    said = {"id": note["id"], "text": "Prefers mornings", "isPinned": False, "createdById": 0}
    assert note == said | times
    assert office.found(f"leads/{lead['id']}/notes") == [note["id"]]
    assert office.found(f"leads/{lead['id']}/notes", createdBefore=note["createdOn"]) == []
    assert office.found(f"leads/{other['id']}/notes") == []
    office.refused(404, "was not found", "POST", "leads/999/notes", {"text": "x"})
    office.refused(404, "was not found", "GET", "leads/999/notes")


def test_a_lead_is_given_up_for_a_reason(office: Office):
    lead, reason = noted(office), office.ids["reason"]
    path = f"leads/{lead['id']}/dismiss"
    assert office.refused(400, "required", "POST", path, {}) == {"dismissingReasonId"}
    assert office.refused(404, "", "POST", path, {"dismissingReasonId": 999}) == {"dismissingReasonId"}
    assert office.ask("POST", path, {"dismissingReasonId": reason}) == (200, None)
    seen = office.good("GET", f"leads/{lead['id']}")
    assert (seen["status"], seen["dismissingReasonId"]) == ("Dismissed", reason)
    office.refused(400, "is Dismissed", "POST", path, {"dismissingReasonId": reason})
    office.refused(400, "is Dismissed", "POST", f"leads/{lead['id']}/follow-up", {"followUpDate": DAY})
    office.refused(404, "was not found", "POST", "leads/999/dismiss", {"dismissingReasonId": reason})


def test_a_job_wins_the_lead(office: Office):
    lead = noted(office)
    job = office.book(leadId=lead["id"])
    assert office.good("GET", f"leads/{lead['id']}")["status"] == "Converted"
    assert office.see("crm.Lead", lead["id"]).job_id == job["id"]
    reason = {"dismissingReasonId": office.ids["reason"]}
    office.refused(400, "is Converted", "POST", f"leads/{lead['id']}/dismiss", reason)


# The form


def test_a_form_becomes_a_lead_of_the_campaign_that_it_was_made_for(office: Office):
    address = {"street": "5 Elm St", "unit": "B", "city": "Reno", "state": "NV", "zip": "89501", "country": "USA"}
    said = {"name": "Cy", "email": "cy@example.com", "phoneNumber": "555", "address": address, "summary": "Leak"}
    answer = office.good("POST", "leads/form", said, id=office.ids["campaign"])
    lead = office.good("GET", f"leads/{answer['leadId']}")
    expected = {f"lead{name.capitalize()}": value for name, value in address.items()}
    expected |= {"leadCustomerName": "Cy", "leadEmail": "cy@example.com", "leadPhone": "555", "summary": "Leak"}
    expected |= {"campaignId": office.ids["campaign"], "captureSource": "Form", "status": "Open", "priority": "Normal"}
    assert {name: lead[name] for name in expected} == expected


def test_a_form_needs_a_name_and_a_campaign(office: Office):
    campaign = office.ids["campaign"]
    assert office.refused(400, "required", "POST", "leads/form", {}, id=campaign) == {"name"}
    assert office.refused(400, "needs the name", "POST", "leads/form", {"name": ""}, id=campaign) == {"name"}
    assert office.refused(400, "which campaign", "POST", "leads/form", {"name": "Cy"}) == {"id"}
    assert office.refused(400, "no Campaign 999", "POST", "leads/form", {"name": "Cy"}, id=999) == {"id"}
    assert office.refused(400, "whole number", "POST", "leads/form", {"name": "Cy"}, id="x") == {"id"}


# The list


def test_leads_are_found_by_what_is_known_of_them(office: Office):
    ids = office.ids
    ada = noted(office, customerId=ids["ada"], locationId=ids["ada's house"], leadCustomerName="A", leadPhone="1")["id"]
    bob = noted(office, customerId=ids["bob"], leadCustomerName="B", leadPhone="2")["id"]
    form = office.good("POST", "leads/form", {"name": "C"}, id=ids["campaign"])["leadId"]
    office.book()  # for Ada
    office.good("POST", f"leads/{bob}/dismiss", {"dismissingReasonId": ids["reason"]})
    customer = office.see("crm.Customer", ids["ada"])
    for query, found in (
        ({}, [form, bob, ada]),
        ({"ids": f"{ada},{form}"}, [form, ada]),
        ({"customerId": ids["bob"]}, [bob]),
        ({"status": "Dismissed"}, [bob]),
        ({"status": "Open"}, [form, ada]),
        ({"isProspect": "true"}, [form, bob]),
        ({"isProspect": "false"}, [ada]),
        ({"withoutCustomer": "true"}, [form, bob]),
        ({"withoutCustomer": "false"}, [ada]),
        ({"customerCity": "Elko"}, [bob]),
        ({"customerState": "NV"}, [ada]),
        ({"customerZip": "89801"}, [bob]),
        ({"customerCreatedOnOrAfter": customer.created_on}, [bob, ada]),
        ({"customerCreatedBefore": customer.created_on}, []),
        ({"customerModifiedOnOrAfter": "2099-01-01"}, []),
        ({"customerModifiedOnOrAfter": customer.modified_on}, [bob, ada]),
        ({"leadCustomerName": "B"}, [bob]),
        ({"leadPhone": "1"}, [ada]),
        ({"isCaptureSourceForm": "true"}, [form]),
        ({"isCaptureSourceForm": "false"}, [bob, ada]),
        ({"genPermUrl": "true", "sort": "Id"}, [ada, bob, form]),
        ({"genPermUrl": "false"}, [form, bob, ada]),
        ({"createdBefore": "2020-01-01"}, []),
    ):
        assert office.found("leads", **query) == found, query
