"""What callers find of customers and locations: lists, filters, feeds, and what they are refused."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import Clock, When
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.store.records import transact
from truckroll.testing import sandbox

ADDRESS = {"street": "1 Main St", "city": "Springfield", "state": "IL", "zip": "62701", "country": "USA"}


class Office:
    """Somebody who calls the API of one tenant."""

    def __init__(self, served: Any) -> None:
        self._served = served
        self._tenant = served.tenant(7)
        who = served.connect(self._tenant)
        self.app = who.app_id
        said = {"grant_type": "client_credentials", "client_id": who.client_id, "client_secret": who.client_secret}
        token = requests.post(f"{served.url}/connect/token", data=said, timeout=30).json()["access_token"]
        self._session = requests.Session()
        self._session.headers.update({"Authorization": token, "ST-App-Key": who.app_key})

    def ask(self, method: str, path: str, body: Any = None, status: int = 200, **query: Any) -> Any:
        url = f"{self._served.url}/crm/v2/tenant/7/{path}"
        answer = self._session.request(method, url, json=body, params=query, timeout=30)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def get(self, path: str, status: int = 200, **query: Any) -> Any:
        return self.ask("GET", path, None, status, **query)

    def ids(self, path: str, **query: Any) -> list[int]:
        return sorted(row["id"] for row in self.get(path, **query)["data"])

    def feed(self, name: str) -> list[dict[str, Any]]:
        return self.get(f"export/{name}", includeRecentChanges="true")["data"]

    def customer(self, name: str = "Cleo", **more: Any) -> dict[str, Any]:
        body = {"name": name, "address": ADDRESS, "locations": [{"name": "Home", "address": ADDRESS}]}
        return self.ask("POST", "customers", body | more)

    def do(self, rule: Any) -> Any:
        """Something that no operation offers."""
        write = self._served.platform.database.write
        return write(lambda c: transact(c, 7, self._served.clock.now(), Caller(), rule)).result()

    def later(self) -> str:
        """Let a second pass, and tell what time it is then."""
        self._served.clock.advance(1)
        return str(When.of(self._served.clock.now()))


@pytest.fixture(scope="module")
def served() -> Iterator[Any]:
    clock = Clock()
    clock.set(When.parse("2026-11-02T15:00:00Z").ticks)
    with sandbox(clock=clock) as here:
        yield Office(here)


@pytest.fixture
def office(served: Office) -> Office:
    served.later()
    return served


def test_a_new_customer_is_answered_with_what_was_made(office: Office):
    mine = {"applicationGuid": office.app, "externalData": [{"key": "k", "value": "v"}]}
    made = office.customer(
        externalData=mine,
        contacts=[{"type": "Email", "value": "cleo@example.com"}],
        locations=[{"name": "Home", "address": ADDRESS, "contacts": [{"type": "Phone", "value": "555-0101"}]}],
    )
    assert (made["balance"], made["externalData"]) == (0, mine["externalData"])
    assert made["address"] == ADDRESS | {"unit": None, "latitude": None, "longitude": None}
    (home,) = made["locations"]
    assert set(home["contacts"][0]) == {"id", "type", "value", "memo"}
    shown = office.get(f"customers/{made['id']}")
    assert "locations" not in shown
    assert shown == {name: made[name] for name in shown}
    assert office.get(f"locations/{home['id']}")["customerId"] == made["id"]
    assert office.ids("customers", externalDataApplicationGuid=office.app, externalDataKey="k", externalDataValues="v")
    missing = office.ask("POST", "customers", {"name": "Dan", "address": ADDRESS}, 400)
    assert list(missing["errors"]) == ["locations"]
    office.get("customers/999999", 404)


def test_customers_and_places_are_found_by_the_parts_of_their_address(office: Office):
    there = ADDRESS | {"street": "9 Elm St", "unit": "4", "latitude": 40.25, "longitude": -89.5}
    made = office.customer(address=there, locations=[{"name": "Shop", "address": there}])
    for name, value in there.items():
        if there[name] != ADDRESS.get(name):
            assert office.ids("customers", **{name: value}) == [made["id"]]
            assert office.ids("locations", **{name: value}) == [made["locations"][0]["id"]]
            assert office.ids("customers", **{name: 0}) == []
    assert office.ids("customers", name="Cleo", zip="62701", street="9 Elm St") == [made["id"]]
    office.ask("PATCH", f"customers/{made['id']}", {"address": there | {"street": "10 Elm St"}})
    assert office.ids("customers", street="9 Elm St") == []
    assert office.ids("customers", street="10 Elm St") == [made["id"]]


def test_a_customer_is_found_by_a_number_however_it_is_written(office: Office):
    made = office.customer(contacts=[{"type": "MobilePhone", "value": "+1 (555) 444-0100"}])
    for phone in ("5554440100", "555-444-0100", "1 555 444 0100"):
        assert office.ids("customers", phone=phone) == [made["id"]]
    contact = made["contacts"][0]["id"]
    office.ask("PATCH", f"customers/{made['id']}/contacts/{contact}", {"value": "555-444-0199"})
    assert office.ids("customers", phone="5554440100") == []
    office.ask("DELETE", f"customers/{made['id']}/contacts/{contact}")
    assert office.ids("customers", phone="5554440199") == office.ids("customers", phone="none") == []


def test_what_a_customer_owes_may_be_left_out_of_when_it_changed(office: Office):
    owing, renamed = office.customer()["id"], office.customer()["id"]
    since = office.later()

    def bill() -> None:
        customer: Any = transaction().load("crm.Customer", owing)
        customer.balance += 5

    office.do(bill)
    office.ask("PATCH", f"customers/{renamed}", {"name": "Dora"})
    assert office.ids("customers", modifiedOnOrAfter=since) == [owing, renamed]
    without = {"excludeAccountingChangesFromModifiedDateRange": "true"}
    assert office.ids("customers", modifiedOnOrAfter=since, **without) == [renamed]
    assert owing in office.ids("customers", modifiedBefore=since, **without)
    assert office.ids("customers", ids=f"{owing},{renamed}", **without) == [owing, renamed]


def test_inactive_customers_are_found_when_asked_for(office: Office):
    id = office.customer()["id"]
    office.ask("PATCH", f"customers/{id}", {"active": False})
    assert office.ids("customers", ids=id) == []
    assert office.ids("customers", ids=id, active="Any") == office.ids("customers", ids=id, active="False") == [id]
    assert office.get(f"customers/{id}")["active"] is False


def test_contacts_of_whom_is_inactive_are_not_even_read(office: Office):
    made = office.customer(contacts=[{"type": "Phone", "value": "555-0102"}])
    customer, home = made["id"], made["locations"][0]["id"]
    assert len(office.ids(f"customers/{customer}/contacts")) == 1
    office.ask("PATCH", f"locations/{home}", {"active": False})
    office.ask("PATCH", f"customers/{customer}", {"active": False})
    assert "not active" in office.get(f"customers/{customer}/contacts", 409)["title"]
    assert "not active" in office.get(f"locations/{home}/contacts", 409)["title"]
    office.get("customers/999999/contacts", 404)


@pytest.mark.parametrize("of", ["customer", "location"])
def test_contacts_of_everybody_are_asked_for_by_whom_or_when(office: Office, of: str):
    made = office.customer()
    id = made["id"] if of == "customer" else made["locations"][0]["id"]
    since = office.later()
    contact = office.ask("POST", f"{of}s/{id}/contacts", {"type": "Phone", "value": "555-0103"})["id"]
    said = office.get(f"{of}s/contacts", 400)
    assert f"{of}Ids" in said["errors"]
    assert office.ids(f"{of}s/contacts", **{f"{of}Ids": f"{id},999999"}) == [contact]
    (row,) = office.get(f"{of}s/contacts", modifiedOnOrAfter=since)["data"]
    assert (row["id"], row[f"{of}Id"], "active" in row) == (contact, id, False)
    assert office.ids(f"{of}s/contacts", modifiedBefore=since, **{f"{of}Ids": id}) == []
    office.ask("DELETE", f"{of}s/{id}/contacts/{contact}")
    assert office.ids(f"{of}s/contacts", **{f"{of}Ids": id}) == office.ids(f"{of}s/{id}/contacts") == []


def test_a_deleted_contact_stays_in_its_feed_as_inactive(office: Office):
    made = office.customer(contacts=[{"type": "Phone", "value": "555-0104"}])
    customer, contact = made["id"], made["contacts"][0]["id"]
    home = made["locations"][0]["id"]
    there = office.ask("POST", f"locations/{home}/contacts", {"type": "Email", "value": "x@example.com"})["id"]
    office.ask("DELETE", f"customers/{customer}/contacts/{contact}")
    office.ask("DELETE", f"locations/{home}/contacts/{there}")
    rows = {row["id"]: row for row in office.feed("customers/contacts") if row["customerId"] == customer}
    assert rows[contact]["active"] is False
    assert sorted(row["active"] for row in rows.values()) == [False, True]  # the place's is the customer's, too
    gone = next(row for row in office.feed("locations/contacts") if row["id"] == there)
    assert (gone["locationId"], gone["active"], gone["value"]) == (home, False, "x@example.com")


def test_feeds_show_customers_and_places_inactive_ones_too(office: Office):
    made = office.customer()
    home = made["locations"][0]["id"]
    office.ask("PATCH", f"customers/{made['id']}", {"active": False, "doNotMail": True})
    office.ask("PATCH", f"locations/{home}", {"name": "Old home"})
    row = next(row for row in office.feed("customers") if row["id"] == made["id"])
    assert (row["active"], row["doNotMail"], row["externalData"]) == (False, True, [])
    row = next(row for row in office.feed("locations") if row["id"] == home)
    assert (row["name"], row["customerId"], row["address"]["zip"]) == ("Old home", made["id"], "62701")


def test_notes_hang_where_they_were_written(office: Office):
    made = office.customer()
    path = f"customers/{made['id']}/notes"
    note = office.ask("POST", path, {"text": "Dog", "pinToTop": True, "addToLocations": True})
    assert note["isPinned"] is True
    (copy,) = office.get(f"locations/{made['locations'][0]['id']}/notes")["data"]
    assert (copy["text"], copy["isPinned"], copy["id"] != note["id"]) == ("Dog", True, True)
    assert office.ids(path) == [note["id"]]
    office.ask("DELETE", f"{path}/{note['id']}")
    assert office.ids(path) == []
    office.get("customers/999999/notes", 404)


def test_tags_come_and_go_with_bodies_also_when_they_are_deleted(office: Office):
    tag = office.do(lambda: int(resolve("settings.TagType").new(name="Dog").id))
    one, other = office.customer()["id"], office.customer()["id"]
    both = {"customerIds": [one, other], "tagTypeIds": [tag]}
    office.ask("PUT", "tags", both)
    assert [row["tagTypeIds"] for row in office.get("customers", ids=f"{one},{other}")["data"]] == [[tag], [tag]]
    assert office.ask("POST", f"customers/{one}/tags/{tag}", None, 409)["status"] == 409
    office.ask("DELETE", "tags", both)
    assert office.get(f"customers/{one}")["tagTypeIds"] == []
    home = office.get("locations", customerId=one)["data"][0]["id"]
    assert office.ask("POST", f"locations/{home}/tags/{tag}") == {"locationId": home, "tagTypeIds": [tag]}


def test_the_technician_people_would_rather_see_is_a_bare_number(office: Office):
    home = office.customer()["locations"][0]["id"]
    tess = office.do(lambda: int(resolve("settings.Technician").new(name="Tess").id))
    path = f"locations/{home}/preferredtechnician"
    assert office.get(path) is None
    assert office.ask("POST", f"{path}/{tess}") is None
    assert office.get(path) == tess


@pytest.mark.parametrize("of", ["customer", "location"])
def test_custom_field_types(office: Office, of: str):
    noun = f"crm.{of.capitalize()}CustomFieldType"
    made = office.do(lambda: int(resolve(noun).new(name="Color", data_type="Dropdown", data_type_options=["Red"]).id))
    (row,) = office.get(f"{of}s/custom-fields", sort="Name")["data"]
    assert (row["id"], row["name"], row["dataType"], row["dataTypeOptions"]) == (made, "Color", "Dropdown", ["Red"])
    home = office.customer()
    id = home["id"] if of == "customer" else home["locations"][0]["id"]
    office.ask("PATCH", f"{of}s/{id}", {"customFields": [{"typeId": made, "value": "Blue"}]}, 400)
    shown = office.ask("PATCH", f"{of}s/{id}", {"customFields": [{"typeId": made, "value": "Red"}]})
    assert shown["customFields"] == [{"typeId": made, "name": "Color", "value": "Red"}]


def test_customers_are_listed_without_their_contacts(office: Office):
    made = office.customer(contacts=[{"type": "Email", "value": "cleo@example.com"}])
    rows = office.get("customers")["data"] + office.feed("customers") + [office.get(f"customers/{made['id']}")]
    assert {made["id"]} <= {row["id"] for row in rows}
    assert not any("contacts" in row or "email" in row or "phone" in row for row in rows)
    assert [row["value"] for row in office.feed("customers/contacts") if row["customerId"] == made["id"]] == [
        "cleo@example.com"
    ]
