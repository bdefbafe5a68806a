"""Kinds of equipment."""

from tests.families.business import Business, refused


def test_two_kinds_in_use_are_not_called_the_same(business: Business):
    with refused(409, "'Furnaces' already"):
        business.ask("EquipmentTypes_Create", {"name": " Furnaces "})
    boilers = business.ask("EquipmentTypes_Create", {"name": "Boilers"})
    with refused(409, "'Furnaces' already"):
        business.ask("EquipmentTypes_Update", {"name": "Furnaces"}, id=boilers.id)
    business.ask("EquipmentTypes_Update", {"active": False}, id=business.ids["furnaces"])
    business.ask("EquipmentTypes_Update", {"name": "Furnaces"}, id=boilers.id)
    with refused(409, "'Furnaces' already"):
        business.ask("EquipmentTypes_Update", {"active": True}, id=business.ids["furnaces"])


def test_a_kind_has_a_name(business: Business):
    with refused(400, "needs a name", "name"):
        business.ask("EquipmentTypes_Create", {"name": " "})


def test_a_kind_that_is_given_up_is_no_kind_of_new_equipment(business: Business):
    business.ask("EquipmentTypes_Update", {"active": False}, id=business.ids["furnaces"])
    body = {"locationId": business.ids["location"], "equipmentTypeId": business.ids["furnaces"]}
    with refused(409, "no longer in use"):
        business.ask("InstalledEquipment_Create", body)
    other = business.ask("InstalledEquipment_Create", {"locationId": business.ids["location"]})
    with refused(409, "no longer in use"):
        business.ask("InstalledEquipment_Update", {"equipmentTypeId": business.ids["furnaces"]}, id=other.id)


def test_equipment_follows_the_name_of_its_kind(business: Business):
    body = {"locationId": business.ids["location"], "equipmentTypeId": business.ids["furnaces"]}
    furnace = business.ask("InstalledEquipment_Create", body)
    assert (furnace.type.name, furnace.name) == ("Furnaces", "Furnaces")
    business.ask("EquipmentTypes_Update", {"name": "Gas furnaces", "active": False}, id=business.ids["furnaces"])
    business.come_due()
    assert business.see("equipment_systems.InstalledEquipment", furnace.id).type.name == "Gas furnaces"
    business.ask("InstalledEquipment_Update", {"memo": "old"}, id=furnace.id)
