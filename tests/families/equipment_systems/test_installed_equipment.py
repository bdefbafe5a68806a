"""Equipment at customers' places, until it is replaced."""

from typing import Any

import pytest

from tests.families.business import Business, refused

NOUN = "equipment_systems.InstalledEquipment"


def install(business: Business, **said: Any) -> Any:
    return business.ask("InstalledEquipment_Create", {"locationId": business.ids["location"]} | said)


def change(business: Business, record: Any, **said: Any) -> Any:
    return business.ask("InstalledEquipment_Update", said, id=record.id)


def test_equipment_belongs_to_whoever_owns_the_place(business: Business):
    furnace = install(business)
    assert furnace.customer_id == business.ids["customer"]
    business.ask("Locations_Update", {"customerId": business.ids["neighbour"]}, id=business.ids["location"])
    business.come_due()
    assert business.see(NOUN, furnace.id).customer_id == business.ids["neighbour"]


def test_nothing_is_installed_at_a_place_that_is_closed_or_unknown(business: Business):
    business.set("crm.Location", business.ids["location"], active=False)
    with refused(409, "is not active"):
        install(business)
    with refused(409, "There is no Location 999", "locationId"):
        install(business, locationId=999)


def test_equipment_without_a_name_is_called_by_its_make_or_its_kind(business: Business):
    assert install(business, manufacturer="Acme", model="X1", name=" ").name == "Acme X1"
    assert install(business, equipmentTypeId=business.ids["furnaces"]).name == "Furnaces"
    assert install(business).name == "Equipment"


def test_what_is_replaced_is_inactive_from_that_day(business: Business):
    furnace = install(business, installedOn="2020-01-02T00:00:00Z")
    assert (furnace.status, furnace.active, furnace.actual_replacement_date) == ("Installed", True, None)
    furnace = change(business, furnace, status="Replaced")
    assert (furnace.active, furnace.actual_replacement_date) == (False, "2026-11-02")
    furnace = change(business, furnace, actualReplacementDate="2026-10-01")
    assert (furnace.status, furnace.active, furnace.actual_replacement_date) == ("Replaced", False, "2026-10-01")
    furnace = change(business, furnace, status="Installed")
    assert (furnace.active, furnace.actual_replacement_date) == (True, None)
    furnace = change(business, furnace, actualReplacementDate="2026-11-01")
    assert (furnace.status, furnace.active) == ("Replaced", False)
    furnace = change(business, furnace, actualReplacementDate=None)
    assert (furnace.status, furnace.active) == ("Installed", True)


def test_equipment_may_be_noted_that_was_replaced_long_ago(business: Business):
    furnace = install(business, actualReplacementDate="2019-05-06")
    assert (furnace.status, furnace.active) == ("Replaced", False)


@pytest.mark.parametrize(
    ("said", "words"),
    [({"actualReplacementDate": "2026-11-03"}, "not 2026-11-03 yet"),
     ({"actualReplacementDate": "2020-01-01"}, "installed on 2020-01-02"),
     ({"status": "Installed", "actualReplacementDate": "2026-01-01"}, "leave the date out")],
)  # fmt: skip
def test_nothing_is_replaced_in_the_future_or_before_it_was_there(business: Business, said: dict[str, Any], words: str):
    furnace = install(business, installedOn="2020-01-02T00:00:00Z", status="Replaced")
    with refused(400, words, "actualReplacementDate"):
        change(business, furnace, **said)


def test_a_warranty_ends_after_it_starts(business: Business):
    start, end = "2026-01-02T00:00:00Z", "2025-01-02T00:00:00Z"
    for name in ("manufacturerWarranty", "serviceProviderWarranty"):
        with refused(400, "before it starts", f"{name}End"):
            install(business, **{f"{name}Start": start, f"{name}End": end})
    furnace = install(business, manufacturerWarrantyEnd=end)
    assert furnace.manufacturer_warranty_end.startswith("2025-01-02")
    assert change(business, furnace, manufacturerWarrantyEnd=None).manufacturer_warranty_end is None


def test_a_cost_is_no_debt(business: Business):
    with refused(400, "not below zero", "cost"):
        install(business, cost=-1)
    furnace = install(business, cost=12.5)
    assert change(business, furnace, cost=None).cost == 0


def test_how_long_such_equipment_lasts_says_when_it_will_be_replaced(business: Business):
    furnace = install(business, equipmentTypeId=business.ids["furnaces"], installedOn="2020-02-29T12:00:00Z")
    predicted = (furnace.predicted_replacement_months, furnace.predicted_replacement_date)
    assert predicted == (120, "2030-02-28")
    business.set("equipment_systems.EquipmentType", business.ids["furnaces"], replaced_after=12)
    business.come_due()
    assert business.see(NOUN, furnace.id).predicted_replacement_date == "2021-02-28"
    assert change(business, furnace, installedOn=None).predicted_replacement_date is None


def test_a_mark_keeps_its_id_while_it_stays_and_follows_its_kind(business: Business):
    furnace = install(business, tagTypeIds=[business.ids["tag"], business.ids["tag"]])
    (tag,) = furnace.tags
    assert (tag.type_id, tag.type_name, tag.owner_id) == (business.ids["tag"], "Dog", furnace.id)
    assert tag.id not in (tag.type_id, tag.owner_id)
    furnace = change(business, furnace, tagTypeIds=[business.ids["other_tag"], business.ids["tag"]])
    assert [each.type_name for each in furnace.tags] == ["Gate", "Dog"]
    assert furnace.tags[1].id == tag.id
    business.ask("TagTypes_Update", {"name": "Cat"}, id=business.ids["tag"])
    business.come_due()
    assert [each.type_name for each in business.see(NOUN, furnace.id).tags] == ["Gate", "Cat"]
    with refused(409, "no TagType 999", "tagTypeIds[0]"):
        change(business, furnace, tagTypeIds=[999])


def test_own_fields_are_replaced_as_a_whole_and_values_that_stay_keep_their_ids(business: Business):
    size = {"typeId": business.ids["filter"], "value": "20x20"}
    furnace = install(business, customFields=[size, {"typeId": business.ids["fuel"], "value": "Gas"}])
    first, second = furnace.custom_fields
    assert [(each.name, each.value) for each in (first, second)] == [("Filter size", "20x20"), ("Fuel", "Gas")]
    assert change(business, furnace, memo="In the attic").custom_fields[0].id == first.id
    furnace = change(business, furnace, customFields=[{"id": second.id, "value": "Oil"}, None])
    assert [(each.id, each.name, each.value) for each in furnace.custom_fields] == [(second.id, "Fuel", "Oil")]
    business.set("equipment_systems.InstalledEquipmentCustomFieldType", business.ids["fuel"], name="Burns")
    assert [each.name for each in business.see(NOUN, furnace.id).custom_fields] == ["Burns"]
    gone = {"typeId": business.ids["fuel"], "value": None}
    assert change(business, furnace, customFields=[gone]).custom_fields == []


@pytest.mark.parametrize(
    ("field", "place", "words"),
    [({}, "typeId", "Say which field"),
     ({"typeId": "fuel", "value": "Wood"}, "value", "none of Fuel's options"),
     ({"typeId": 999, "value": "x"}, "typeId", "no custom field 999"),
     ({"value": "x"}, "typeId", "Say which field"),
     ({"id": 999, "value": "x"}, "typeId", "Say which field"),
     ({"id": 999, "typeId": "fuel", "value": "Gas"}, "id", "no such field")],
)  # fmt: skip
def test_an_own_field_is_one_that_is_defined(business: Business, field: dict[str, Any], place: str, words: str):
    said = field | ({"typeId": business.ids["fuel"]} if field.get("typeId") == "fuel" else {})
    with refused(400, words, f"customFields[0].{place}"):
        install(business, customFields=[said])


@pytest.mark.parametrize("size", [1, 2, 3])
def test_own_fields_are_listed_in_pages_in_the_order_that_is_asked_for(business: Business, size: int):
    def names(**asked: Any) -> list[str]:
        found, page = [], 1
        while True:
            rows = business.ask(
                "InstalledEquipment_GetCustomFieldTypes",
                **{"page": page, "pageSize": size, "descending": False} | asked,
            )
            assert rows.total == 2
            found += [row.name for row in rows]
            page += 1
            if not rows.more:
                return found

    assert names() == ["Filter size", "Fuel"]
    assert names(descending=True, sortBy="Name") == ["Fuel", "Filter size"]
    with refused(400, "none of Id, Name", "sortBy"):
        names(sortBy="Mood")
    business.now += 10_000_000
    business.new("late", "equipment_systems.InstalledEquipmentCustomFieldType", name="Age", data_type="Numeric")
    late = business.see("equipment_systems.InstalledEquipmentCustomFieldType", business.ids["late"])
    rows = business.ask(
        "InstalledEquipment_GetCustomFieldTypes",
        page=1,
        pageSize=9,
        descending=False,
        createdOnOrAfter=late.created_on,
    )
    assert [row.name for row in rows] == ["Age"]
