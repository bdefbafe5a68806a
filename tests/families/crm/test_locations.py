"""Locations: one customer each, with tags, a favourite technician and how somebody is reached there."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.crm.test_customers import ADDRESS, WHOLE, contacts
from truckroll.catalogue import Refused


def asked(business: Business, **more: Any) -> dict[str, Any]:
    return {"customerId": business.ids["customer"], "name": "Cottage", "address": ADDRESS} | more


def test_a_new_place_belongs_to_one_customer_who_learns_its_contacts(business: Business):
    phone = {"type": "Phone", "value": "555-0100", "memo": "porch"}
    found = {"coordinatesSource": "User", "coordinatesVerificationStatus": "Verified"}
    created = business.ask("Locations_Create", asked(business, contacts=[phone], **found))
    assert (created.customer_id, created.active, created.tax_exempt) == (business.ids["customer"], True, False)
    assert [(c.type, c.value, c.memo) for c in created.contacts] == [("Phone", "555-0100", "porch")]
    assert contacts(business, business.ids["customer"]) == [("Phone", "555-0100")]
    kept = business.see("crm.Location", created.id)
    assert (kept.coordinates_source, kept.coordinates_verification_status) == ("User", "Verified")


def test_a_place_needs_a_customer_who_is_there(business: Business):
    with refused(409, "There is no Customer 999", "customerId"):
        business.ask("Locations_Create", asked(business, customerId=999))
    business.set("crm.Customer", business.ids["customer"], active=False)
    with refused(409, "not active"):
        business.ask("Locations_Create", asked(business))


def test_a_place_moves_to_another_customer_and_closes(business: Business):
    id, bob = business.ids["location"], business.ids["neighbour"]
    zone = business.new("zone", "accounting.TaxZone", name="North")
    changed = business.ask("Locations_Update", {"customerId": bob, "taxZoneId": zone, "active": False}, id=id)
    assert (changed.customer_id, changed.tax_zone_id, changed.active) == (bob, zone, False)
    with refused(409, "There is no TaxZone 999", "taxZoneId"):
        business.ask("Locations_Update", {"taxZoneId": 999}, id=id)
    business.set("crm.Customer", business.ids["customer"], active=False)
    with refused(409, "not active"):
        business.ask("Locations_Update", {"customerId": business.ids["customer"]}, id=id)


def test_a_changed_address_forgets_coordinates_that_it_does_not_tell(business: Business):
    id = business.ids["location"]
    business.ask("Locations_Update", {"address": WHOLE}, id=id)
    moved = {name: WHOLE[name] for name in WHOLE if name not in ("latitude", "longitude")} | {"street": "2 Oak Ave"}
    changed = business.ask("Locations_Update", {"address": moved}, id=id)
    assert (changed.address.street, changed.address.latitude) == ("2 Oak Ave", None)
    assert (changed.street, changed.latitude) == ("2 Oak Ave", None)


def test_tags_of_a_place(business: Business):
    id, dog = business.ids["location"], business.ids["tag"]
    assert business.ask("Locations_CreateTag", id=id, tagTypeId=dog).tag_type_ids == [dog]
    with refused(409, "already there"):
        business.ask("Locations_CreateTag", id=id, tagTypeId=dog)
    business.ask("Locations_DeleteTag", id=id, tagTypeId=dog)
    with refused(404, "was not found", "id"):
        business.ask("Locations_DeleteTag", id=id, tagTypeId=dog)


def test_the_technician_people_would_rather_see(business: Business):
    id, tess, tom = (business.ids[name] for name in ("location", "tess", "tom"))
    assert business.ask("Locations_GetPreferredTechnician", id=id) is None
    business.ask("Locations_UpdatePreferredTechnician", id=id, preferredTechnicianId=tess)
    business.ask("Locations_UpdatePreferredTechnician", id=id, preferredTechnicianId=tom)
    assert business.ask("Locations_GetPreferredTechnician", id=id) == tom
    with refused(404, "Technician 999", "id"):
        business.ask("Locations_UpdatePreferredTechnician", id=id, preferredTechnicianId=999)
    business.set("settings.Technician", tess, active=False)
    with refused(400, "not active"):
        business.ask("Locations_UpdatePreferredTechnician", id=id, preferredTechnicianId=tess)


def test_tags_and_custom_fields_of_a_place_are_replaced_as_a_whole(business: Business):
    id, dog, gate = (business.ids[name] for name in ("location", "tag", "other_tag"))
    code, floor = (
        business.new(name, "crm.LocationCustomFieldType", name=name, data_type="Text") for name in ("code", "floor")
    )
    both = [{"typeId": code, "value": "12"}, {"typeId": floor, "value": "3"}]
    business.ask("Locations_Update", {"tagTypeIds": [dog, gate], "customFields": both}, id=id)
    changed = business.ask("Locations_Update", {"tagTypeIds": [gate], "customFields": both[1:]}, id=id)
    assert (changed.tag_type_ids, [field["typeId"] for field in changed.values["customFields"]]) == ([gate], [floor])
    changed = business.ask("Locations_Update", {"name": "Cottage"}, id=id)
    assert (changed.tag_type_ids, [field["typeId"] for field in changed.values["customFields"]]) == ([gate], [floor])


def test_a_place_is_checked_whoever_writes_it(business: Business):
    with pytest.raises(Refused, match="needs a name"):
        business.new("nowhere", "crm.Location", customer_id=business.ids["customer"], name=" ")
