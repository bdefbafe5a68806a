"""People, how to reach them, what they want to hear, and whom they belong to."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from truckroll.catalogue.transaction import transaction
from truckroll.testing import Sandbox, sandbox

OWN = "0a1b2c3d-0000-4000-8000-00000000000"


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with sandbox() as running:
        yield running


@pytest.fixture
def office(server: Sandbox) -> Office:
    return Office(server)


def person(office: Office, name: str = "Ada", **more: Any) -> dict[str, Any]:
    return office.good("POST", "contacts", {"name": name} | more)


def methods(who: dict[str, Any], id: str = "", more: str = "") -> str:
    return "/".join(filter(None, [f"contacts/{who['id']}/contact-methods", id, more]))


def phone(office: Office, who: dict[str, Any], value: str = "555-1000", **more: Any) -> dict[str, Any]:
    return office.good("POST", methods(who), {"type": "Phone", "value": value} | more)


# People


def test_somebody_is_known_by_a_guid(office: Office):
    who = person(office, title="Owner", referenceId="r-1")
    assert who == {
        "id": who["id"],
        "referenceId": "r-1",
        "name": "Ada",
        "title": "Owner",
        "isArchived": False,
        "createdOn": who["createdOn"],
        "createdBy": 0,
        "modifiedOn": who["createdOn"],
        "modifiedBy": 0,
    }
    assert len(who["id"]) == 36
    assert office.good("GET", f"contacts/{who['id'].upper()}") == who
    assert office.good("POST", "contacts", {})["name"] is None
    assert office.refused(400, "not a GUID", "GET", "contacts/17") == {"id"}
    office.refused(404, "was not found", "GET", f"contacts/{OWN}1")


def test_to_replace_forgets_what_is_not_given_and_to_change_does_not(office: Office):
    who = person(office, title="Owner", referenceId="r-1")
    path = f"contacts/{who['id']}"
    changed = office.good("PATCH", path, {"isArchived": True, "title": None})
    assert changed == who | {"isArchived": True, "title": None, "modifiedOn": changed["modifiedOn"]}
    replaced = office.good("PUT", path, {"isArchived": False, "title": "Tenant"})
    nothing = {"name": None, "referenceId": None, "title": "Tenant"}
    assert replaced == who | nothing | {"modifiedOn": replaced["modifiedOn"]}
    for method in ("PUT", "PATCH"):
        assert office.refused(400, "required", method, path, {"name": "x"}) == {"isArchived"}
    office.refused(400, "was not found", "PUT", f"contacts/{OWN}1", {"isArchived": False})
    office.refused(404, "was not found", "PATCH", f"contacts/{OWN}1", {"isArchived": False})


def test_people_are_found_by_what_is_known_of_them(office: Office):
    ada, bob = person(office, title="Owner", referenceId="r-1")["id"], person(office, "Bob")["id"]
    office.good("PATCH", f"contacts/{bob}", {"isArchived": True})
    for query, found in (
        ({}, {ada, bob}),
        ({"name": "Ada"}, {ada}),
        ({"title": "Owner"}, {ada}),
        ({"referenceId": "r-1"}, {ada}),
        ({"isArchived": "true"}, {bob}),
        ({"isArchived": "False"}, {ada}),
        ({"name": "Ada", "isArchived": "true"}, set()),
        ({"createdBefore": "2020-01-01"}, set()),
        ({"modifiedOnOrAfter": "2020-01-01"}, {ada, bob}),
    ):
        assert set(office.found("contacts", **query)) == found, query
    assert office.found("contacts", sort="CreatedOn", pageSize=1) == office.found("contacts", sort="CreatedOn")[:1]
    assert office.refused(400, "neither true nor false", "GET", "contacts", isArchived="perhaps") == {"isArchived"}


def test_a_forgotten_person_takes_numbers_and_addresses_along(office: Office):
    who = person(office)
    phone(office, who)
    assert office.ask("DELETE", f"contacts/{who['id']}") == (200, None)
    for method, path in (("GET", f"contacts/{who['id']}"), ("DELETE", f"contacts/{who['id']}"), ("GET", methods(who))):
        office.refused(404, "was not found", method, path)
    assert office.found("contacts") == office.found("contacts/contact-methods") == []


def test_somebody_who_belongs_to_a_customer_is_not_forgotten(office: Office):
    who, ada = person(office), office.ids["ada"]
    office.good("POST", f"contacts/{who['id']}/relationships/{ada}/customer")
    office.refused(409, f"belongs to customer {ada}; archive it", "DELETE", f"contacts/{who['id']}")
    office.good("DELETE", f"contacts/{who['id']}/relationships/{ada}/customer")
    office.good("DELETE", f"contacts/{who['id']}")


# How to reach them


def test_a_number_is_kept_with_its_person(office: Office):
    who, other = person(office), person(office, "Bob")
    way = phone(office, who, memo="work", referenceId="m-1")
    assert way == {
        "id": way["id"],
        "contactId": who["id"],
        "referenceId": "m-1",
        "type": "Phone",
        "value": "555-1000",
        "memo": "work",
        "createdOn": way["createdOn"],
        "createdBy": 0,
        "modifiedOn": way["createdOn"],
        "modifiedBy": 0,
    }
    assert office.good("GET", methods(who, way["id"])) == way
    assert office.found(methods(who)) == [way["id"]]
    assert office.found(methods(other)) == []
    for method, body in (("GET", None), ("PATCH", {"memo": "x"}), ("DELETE", None)):
        office.refused(404, "was not found", method, methods(other, way["id"]), body)
    office.refused(404, "was not found", "POST", f"contacts/{OWN}1/contact-methods", {"type": "Fax", "value": "1"})


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"type": "Pigeon", "value": "roof"}, "type"),
        ({"type": "Phone", "value": ""}, "value"),
        ({"type": "Email", "value": "ada"}, "value"),
    ],
)
def test_a_number_or_an_address_leads_somewhere(office: Office, said: dict[str, str], place: str):
    who = person(office)
    assert office.refused(400, "", "POST", methods(who), said) == {place}
    assert office.refused(400, "", "PUT", methods(who, f"{OWN}2"), said) == {place}
    assert office.found(methods(who)) == []


def test_a_number_can_change_and_go(office: Office):
    who = person(office)
    way = phone(office, who)
    changed = office.good("PATCH", methods(who, way["id"]), {"value": "555-2000", "memo": "home"})
    assert changed == way | {"value": "555-2000", "memo": "home", "modifiedOn": changed["modifiedOn"]}
    assert office.refused(400, "", "PATCH", methods(who, way["id"]), {"value": " "}) == {"value"}
    assert office.ask("DELETE", methods(who, way["id"])) == (200, None)
    office.refused(404, "was not found", "GET", methods(who, way["id"]))


def test_a_caller_may_write_a_number_under_a_guid_of_its_own(office: Office):
    who, place = person(office), methods(person(office, "Bob"), f"{OWN}1")
    mine = methods(who, f"{OWN}1".upper())
    made = office.good("PUT", mine, {"type": "Phone", "value": "1", "memo": "work", "referenceId": "m-1"})
    assert (made["id"], made["contactId"], made["memo"]) == (f"{OWN}1", who["id"], "work")
    again = office.good("PUT", mine, {"type": "Email", "value": "ada@example.com"})
    told = {"type": "Email", "value": "ada@example.com", "memo": None, "referenceId": None}
    assert again == made | told | {"modifiedOn": again["modifiedOn"]}
    assert office.found(methods(who)) == [f"{OWN}1"]
    office.refused(400, "is another contact's", "PUT", place, {"type": "Phone", "value": "1"})
    office.good("DELETE", mine)
    assert office.good("PUT", mine, {"type": "Fax", "value": "2"})["id"] == f"{OWN}1"
    office.refused(
        404, "was not found", "PUT", f"contacts/{OWN}9/contact-methods/{OWN}3", {"type": "Fax", "value": "2"}
    )
    assert office.refused(400, "not a GUID", "PUT", methods(who, "17"), {"type": "Fax", "value": "2"}) == {
        "contactMethodId"
    }


def test_two_contractors_may_choose_the_same_guid(office: Office, server: Sandbox):
    for each in (office, Office(server)):
        who = person(each)
        assert each.good("PUT", methods(who, f"{OWN}7"), {"type": "Fax", "value": "2"})["contactId"] == who["id"]


def test_numbers_are_looked_for_among_everybodys(office: Office):
    ada, bob = person(office), person(office, "Bob")
    first = phone(office, ada, "1", referenceId="m-1")["id"]
    second = office.good("POST", methods(bob), {"type": "Email", "value": "bob@example.com"})["id"]
    for query, found in (
        ({}, {first, second}),
        ({"contactId": ada["id"]}, {first}),
        ({"referenceId": "m-1"}, {first}),
        ({"type": "Email"}, {second}),
        ({"type": "Pigeon"}, set()),
        ({"value": "1"}, {first}),
        ({"createdBefore": "2020-01-01"}, set()),
    ):
        assert set(office.found("contacts/contact-methods", **query)) == found, query
    assert office.found(methods(ada), type="Phone") == [first]
    assert office.found(methods(ada), type="Email") == []
    assert office.refused(400, "not a GUID", "GET", "contacts/contact-methods", contactId="17") == {"contactId"}


# What they want to hear


def test_preferences_are_true_or_false_or_nobody_asked(office: Office):
    who = person(office)
    way = methods(who, phone(office, who)["id"], "preferences")
    known = office.good("GET", "contacts/preferences")
    assert {each["dataType"] for each in known} == {"Bool"}
    names = [each["name"] for each in known]
    assert office.good("GET", way) == [{"name": name, "dataType": "Bool", "value": None} for name in names]
    said = {"name": names[1], "dataType": "Bool", "value": "false"}
    assert office.good("PATCH", f"{way}/{names[1].lower()}", {"value": "False"}) == said
    assert office.good("GET", f"{way}/{names[1]}") == said == office.good("GET", way)[1]
    assert office.good("PATCH", f"{way}/{names[1]}", {}) == said
    assert office.good("PATCH", f"{way}/{names[1]}", {"value": "true"})["value"] == "true"
    assert office.refused(400, "neither true nor false", "PATCH", f"{way}/{names[1]}", {"value": "1"}) == {"value"}
    for method, body in (("GET", None), ("PATCH", {"value": "true"})):
        office.refused(404, "Horoscopes was not found", method, f"{way}/Horoscopes", body)
    assert [each["value"] for each in office.good("GET", way)] == [None, "true", None]


def test_preferences_stand_where_their_number_stands(office: Office):
    who, other = person(office), person(office, "Bob")
    way = phone(office, who)["id"]
    for path in (methods(other, way, "preferences"), methods(who, f"{OWN}1", "preferences")):
        office.refused(404, "was not found", "GET", path)
        office.refused(404, "was not found", "GET", f"{path}/MarketingUpdates")


# Whom they belong to


def test_somebody_belongs_to_customers_locations_and_bookings(office: Office):
    who, ids = person(office), office.ids
    wish = {"source": "Web", "name": "Cy", "summary": "No heat", "isFirstTimeClient": True, "externalId": "w-1"}
    booking = office.good("POST", f"booking-provider/{ids['provider']}/bookings", wish)["id"]
    path = f"contacts/{who['id']}/relationships"
    for id, slug in ((ids["ada"], "customer"), (ids["ada's house"], "location"), (booking, "booking")):
        assert office.ask("POST", f"{path}/{id}/{slug}") == (200, None)
    rows = office.good("GET", path, sort="CreatedOn")["data"]
    assert set(rows[0]) == {"id", "relatedEntityId", "typeName", "typeSlug", "createdOn", "createdBy"}
    said = {(row["relatedEntityId"], row["typeName"], row["typeSlug"]) for row in rows}
    assert said == {
        (ids["ada"], "Customer", "customer"),
        (ids["ada's house"], "Location", "location"),
        (booking, "Booking", "booking"),
    }
    for query in ({"relatedEntityId": booking}, {"typeSlug": "booking"}, {"typeName": "Booking"}):
        assert [row["relatedEntityId"] for row in office.good("GET", path, **query)["data"]] == [booking]


def test_somebody_belongs_to_what_there_is_and_once(office: Office):
    who, ada = person(office), office.ids["ada"]
    path = f"contacts/{who['id']}/relationships"
    office.good("POST", f"{path}/{ada}/customer")
    office.refused(409, "already belongs to customer", "POST", f"{path}/{ada}/customer")
    for tail, words in ((f"{ada}/location", f"Location {ada}"), (f"{ada}/planet", "planet"), ("999/customer", "999")):
        office.refused(404, words, "POST", f"{path}/{tail}")
    office.refused(404, "was not found", "POST", f"contacts/{OWN}1/relationships/{ada}/customer")
    office.refused(409, "does not belong to customer", "DELETE", f"{path}/{office.ids['bob']}/customer")
    assert office.ask("DELETE", f"{path}/{ada}/customer") == (200, None)
    office.refused(409, "does not belong", "DELETE", f"{path}/{ada}/customer")
    office.good("POST", f"{path}/{ada}/customer")
    office.refused(404, "was not found", "GET", f"contacts/{OWN}1/relationships")


def test_the_people_of_a_customer_are_listed(office: Office):
    ada, bob, ids = person(office), person(office, "Bob"), office.ids
    for who in (ada, bob):
        office.good("POST", f"contacts/{who['id']}/relationships/{ids['ada']}/customer")
    office.good("POST", f"contacts/{bob['id']}/relationships/{ids['bob']}/customer")
    path = f"contacts/relationships/{ids['ada']}"
    assert set(office.found(path)) == {ada["id"], bob["id"]}
    assert office.found(path, name="Bob") == [bob["id"]]
    assert office.found(f"contacts/relationships/{ids['bob']}") == [bob["id"]]
    office.good("DELETE", f"contacts/{bob['id']}/relationships/{ids['ada']}/customer")
    assert office.good("GET", path, includeTotal="true")["data"] == [office.good("GET", f"contacts/{ada['id']}")]
    assert office.found(f"contacts/relationships/{ids['campaign']}") == []


def test_who_notes_what_somebody_wants_to_hear_is_known(office: Office):
    who = person(office)
    way = phone(office, who)["id"]
    office.do(lambda: setattr(transaction().load("crm.ContactMethod", way), "modified_by", 99))
    name = office.good("GET", "contacts/preferences")[0]["name"]
    office.good("PATCH", f"{methods(who, way, 'preferences')}/{name}", {"value": "true"})
    assert office.see("crm.ContactMethod", way).modified_by == 0, "an app, and nobody of the office"
