"""Shelves stand in each other, and what stands on them shows them as they are."""

from typing import Any

from tests.families.business import Business, refused
from tests.families.pricebook.pages import category, service


def tree(business: Business, made: Any) -> Any:
    def names(branches: Any) -> list[Any]:
        return [
            (each["name"], names(each["subcategories"])) if each["subcategories"] else each["name"] for each in branches
        ]

    return names(business.see("pricebook.Category", made.id).values["subcategories"])


def test_a_shelf_shows_the_shelves_in_it_in_their_order(business: Business):
    heat = category(business, "Heat")
    boilers = category(business, "Boilers", parentId=heat.id, position=2)
    category(business, "Pumps", parentId=heat.id, position=1)
    small = category(business, "Small", parentId=boilers.id)
    assert tree(business, heat) == ["Pumps", ("Boilers", ["Small"])]
    business.ask("Categories_Update", {"name": "Tiny", "position": -1}, id=small.id)
    assert tree(business, heat) == ["Pumps", ("Boilers", ["Tiny"])]
    business.ask("Categories_Update", {"parentId": heat.id}, id=small.id)
    assert tree(business, heat) == ["Tiny", "Pumps", "Boilers"]
    business.ask("Categories_Update", {"parentId": None}, id=small.id)
    assert (tree(business, heat), tree(business, boilers)) == (["Pumps", "Boilers"], [])


def test_what_a_shelf_shows_of_another_is_what_that_one_shows(business: Business):
    heat = category(business, "Heat")
    inner = category(business, "Boilers", parentId=heat.id)
    business.now += 10_000_000
    business.ask("Categories_Update", {"description": "Hot", "businessUnitIds": [business.ids["unit"]]}, id=inner.id)
    (shown,) = business.see("pricebook.Category", heat.id).values["subcategories"]
    seen = business.see("pricebook.Category", inner.id).values
    assert shown == {name: seen[name] for name in shown}


def test_pictures_told_with_null_are_none(business: Business):
    heat = category(business, "Heat", skuImages=["a"], skuVideos=["b"])
    business.ask("Categories_Update", {"skuImages": [None, "c"], "skuVideos": [None]}, id=heat.id)
    seen = business.see("pricebook.Category", heat.id)
    assert (seen.sku_images, seen.sku_videos) == (["c"], [])


def test_a_shelf_does_not_stand_in_itself(business: Business):
    heat = category(business, "Heat")
    inner = category(business, "Boilers", parentId=heat.id)
    for around in (heat, inner):
        with refused(400, "does not stand in itself", "parentId"):
            business.ask("Categories_Update", {"parentId": around.id}, id=heat.id)
    assert tree(business, heat) == ["Boilers"]


def test_services_and_materials_stand_apart(business: Business):
    heat = category(business, "Heat")
    category(business, "Boilers", parentId=heat.id)
    with refused(400, "among Services", "categoryType"):
        category(business, "Pipes", categoryType="Materials", parentId=heat.id)
    with refused(400, "another type", "categoryType"):
        business.ask("Categories_Update", {"categoryType": "Materials"}, id=heat.id)
    with refused(400, "needs a name", "name"):
        business.ask("Categories_Update", {"name": " "}, id=heat.id)


def test_a_shelf_goes_with_those_in_it_and_what_stood_there_stays(business: Business):
    heat = category(business, "Heat")
    inner = category(business, "Boilers", parentId=heat.id)
    last = category(business, "Small", parentId=inner.id)
    work = service(business, "S", categories=[last.id, last.id])
    assert [(each.id, each.active) for each in work.categories] == [(last.id, True)]
    business.ask("Categories_Update", {"name": "Tiny"}, id=last.id)
    assert business.see("pricebook.Service", work.id).categories[0].name == "Tiny"
    business.ask("Categories_Delete", id=inner.id)
    assert [business.see("pricebook.Category", each.id).active for each in (heat, inner, last)] == [True, False, False]
    assert tree(business, heat) == []
    work = business.see("pricebook.Service", work.id)
    assert (work.active, work.categories[0].active) == (True, False)
    business.ask("Services_Update", {"code": "T"}, id=work.id)
    assert business.see("pricebook.Service", work.id).categories[0].id == last.id
    business.ask("Services_Update", {"categories": []}, id=work.id)
    assert business.see("pricebook.Service", work.id).categories == []
