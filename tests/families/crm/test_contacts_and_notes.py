"""How customers are reached, and what is written about them and their places."""

import pytest

from tests.families.business import Business, refused
from tests.families.crm.test_customers import contacts

PHONE = {"type": "Phone", "value": "+1 (555) 010-0000"}


def test_a_number_has_settings_and_an_address_has_none(business: Business):
    ada = business.ids["customer"]
    phone = business.ask("Customers_CreateContact", PHONE, id=ada)
    assert (phone.phone_settings.phone_number, phone.phone_settings.do_not_text) == ("5550100000", False)
    assert phone.preferences is None
    mail = business.ask("Customers_CreateContact", {"type": "Email", "value": "a@example.com"}, id=ada)
    assert mail.phone_settings.phone_number == ""
    told = {"jobRemindersEnabled": True, "marketingUpdatesEnabled": False, "invoiceStatementNotification": True}
    changed = business.ask("Customers_UpdateContact", {"preferences": told, "memo": "x"}, id=ada, contactId=mail.id)
    assert (changed.values["preferences"], changed.memo, changed.value) == (told, "x", "a@example.com")


def test_a_contact_leads_somewhere(business: Business):
    ada = business.ids["customer"]
    with refused(400, "needs a number", "value"):
        business.ask("Customers_CreateContact", PHONE | {"value": " "}, id=ada)
    phone = business.ask("Customers_CreateContact", PHONE, id=ada)
    with refused(400, "no e-mail address", "value"):
        business.ask("Customers_UpdateContact", {"type": "Email"}, id=ada, contactId=phone.id)


def test_a_new_contact_of_a_place_is_the_customers_too_but_only_once(business: Business):
    ada, home = business.ids["customer"], business.ids["location"]
    first = business.ask("Locations_CreateContact", PHONE, id=home)
    business.ask("Locations_CreateContact", PHONE, id=home)
    assert contacts(business, ada) == [("Phone", PHONE["value"])]
    business.ask("Locations_UpdateContact", {"value": "555-0199"}, id=home, contactId=first.id)
    business.ask("Locations_DeleteContact", id=home, contactId=first.id)
    assert contacts(business, ada) == [("Phone", PHONE["value"])]


def test_a_contact_is_reached_only_through_whom_it_reaches(business: Business):
    phone = business.ask("Customers_CreateContact", PHONE, id=business.ids["customer"])
    for operation in ("Customers_UpdateContact", "Customers_DeleteContact"):
        with refused(404, "was not found", "id"):
            business.ask(operation, id=business.ids["neighbour"], contactId=phone.id)
    business.ask("Customers_DeleteContact", id=business.ids["customer"], contactId=phone.id)
    with refused(404, "was not found", "id"):
        business.ask("Customers_DeleteContact", id=business.ids["customer"], contactId=phone.id)


@pytest.mark.parametrize(("of", "name"), [("Customer", "customer"), ("Location", "location")])
def test_who_is_inactive_is_not_reached(business: Business, of: str, name: str):
    id = business.ids[name]
    phone = business.ask(f"{of}s_CreateContact", PHONE, id=id)
    business.set(f"crm.{of}", id, active=False)
    with refused(409, f"{id} is not active"):
        business.ask(f"{of}s_CreateContact", PHONE, id=id)
    for operation in ("UpdateContact", "DeleteContact"):
        with refused(409, f"{id} is not active"):
            business.ask(f"{of}s_{operation}", id=id, contactId=phone.id)


def test_a_note_on_a_customer_is_copied_to_its_active_places(business: Business):
    ada, home = business.ids["customer"], business.ids["location"]
    business.new("closed", "crm.Location", customer_id=ada, name="Sold", active=False)
    note = business.ask("Customers_CreateNote", {"text": "Dog", "pinToTop": True, "addToLocations": True}, id=ada)
    assert (note.text, note.is_pinned, note.created_by_id) == ("Dog", True, business.ids["office"])
    copies = [(copy.location_id, copy.text, copy.is_pinned) for copy in business.all("crm.LocationNote")]
    assert copies == [(home, "Dog", True)]


def test_a_note_on_a_place_is_copied_to_its_customer(business: Business):
    ada, home = business.ids["customer"], business.ids["location"]
    business.ask("Locations_CreateNote", {"text": "Quiet"}, id=home)
    note = business.ask("Locations_CreateNote", {"text": "Gate 12", "addToCustomer": True}, id=home)
    (copy,) = business.all("crm.CustomerNote")
    assert (copy.customer_id, copy.text) == (ada, "Gate 12")
    business.ask("Locations_DeleteNote", id=home, noteId=note.id)
    with refused(404, "was not found", "id"):
        business.ask("Locations_DeleteNote", id=home, noteId=note.id)
    assert [each.text for each in business.all("crm.CustomerNote", active=True)] == ["Gate 12"]
