"""A whole pricebook at once: all of it or nothing, and what is new may be named by the caller's own ids."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.pricebook.pages import material, service


def said(business: Business) -> dict[str, Any]:
    vendor = {"vendorId": business.ids["acme"], "cost": 1, "active": True}
    return {
        "services": [
            {"code": "S1", "description": "", "customId": "s1", "upgrades": [{"customId": "s2"}],
             "serviceMaterials": [{"skuId": None, "customId": "m", "quantity": 2}],
             "serviceEquipment": [{"customId": "e", "quantity": 1}],
             "recommendations": [{"customId": "m"}, {"customId": "s2"}]},
            {"code": "S2", "description": "", "customId": "s2"},
        ],
        "materials": [{"code": "M", "description": "", "customId": "m", "cost": 3, "primaryVendor": vendor}],
        "equipment": [{"code": "E", "description": "", "customId": "e", "cost": 5,
                       "recommendations": [{"customId": "s1", "type": "Service"}]}],
        "discountAndFees": [{"code": "F", "description": "", "type": "Fee", "amountType": "Fixed", "amount": 1}],
    }  # fmt: skip


def test_what_is_new_may_belong_together_in_any_order(business: Business):
    answer = business.ask("PricebookBulk_Create", said(business))
    ids = {each.custom_id: each.id for kind in ("services", "materials", "equipment") for each in getattr(answer, kind)}
    assert (set(ids), answer.discount_and_fees) == ({"s1", "s2", "m", "e"}, None)
    made = business.see("pricebook.Service", ids["s1"])
    assert (made.upgrades, made.recommendations) == ([ids["s2"]], [ids["m"], ids["s2"]])
    assert (made.service_materials[0].sku_id, made.cost) == (ids["m"], 11)
    assert business.see("pricebook.Equipment", ids["e"]).recommendations[0].sku_id == ids["s1"]
    assert [each.code for each in business.all("pricebook.DiscountAndFees")] == ["F"]


def test_ids_of_ours_and_of_the_caller_may_stand_side_by_side(business: Business):
    pipe = material(business, "P", cost=10)
    asked = said(business)
    asked["services"][0]["serviceMaterials"].append({"skuId": pipe.id, "quantity": 1})
    answer = business.ask("PricebookBulk_Create", asked)
    assert business.see("pricebook.Service", answer.services[0].id).cost == 21


@pytest.mark.parametrize(
    ("change", "words", "place"),
    [
        ({"upgrades": [{"customId": "x"}]}, "Nothing in this request", "services[0].upgrades[0].customId"),
        ({"upgrades": [{}]}, "skuId or by a customId", "services[0].upgrades[0].skuId"),
        ({"upgrades": [{"skuId": 1, "customId": "s2"}]}, "", "services[0].upgrades[0].skuId"),
        ({"upgrades": [{"customId": "m"}]}, "There is no Service", "services[0].upgrades[0]"),
        ({"customId": "s2"}, "twice", "services[1].customId"),
        ({"code": "S2"}, "already", "services[1].code"),
        ({"price": -1}, "below zero", "services[0].price"),
        ({"categories": [999]}, "There is no Category", "services[0].categories[0]"),
    ],
)
def test_of_a_wrong_request_nothing_is_kept(business: Business, change: dict[str, Any], words: str, place: str):
    asked = said(business)
    asked["services"][0] |= change
    with refused(400, words, place):
        business.ask("PricebookBulk_Create", asked)
    assert business.all("pricebook.Service") == business.all("pricebook.Material") == []


def test_an_empty_request_does_nothing(business: Business):
    answer = business.ask("PricebookBulk_Create", {"services": None, "materials": []})
    assert (answer.services, answer.materials) == (None, None)
    business.ask("PricebookBulk_Update", {})


def test_many_things_change_together_or_not_at_all(business: Business):
    first, second = service(business, "A"), service(business, "B")
    whole = {
        "displayName": "x", "description": "x", "warranty": {"duration": 1}, "categories": [], "price": 5,
        "memberPrice": 0, "addOnPrice": 0, "addOnMemberPrice": 0, "taxable": True, "account": "", "hours": 1,
        "intacctGlGroupAccount": "", "isLabor": False, "recommendations": [], "upgrades": [], "assets": [],
        "serviceMaterials": [], "serviceEquipment": [], "active": True, "crossSaleGroup": "", "paysCommission": False,
        "bonus": 0, "commissionBonus": 0, "budgetCostCode": "", "budgetCostType": "",
    }  # fmt: skip
    asked = [whole | {"id": first.id, "code": "A2"}, whole | {"id": second.id, "code": "A2"}]
    with refused(400, "already", "services[1].code"):
        business.ask("PricebookBulk_Update", {"services": asked})
    assert business.see("pricebook.Service", first.id).code == "A"
    asked[1]["code"] = "B2"
    business.ask("PricebookBulk_Update", {"services": asked})
    assert [business.see("pricebook.Service", each.id).code for each in (first, second)] == ["A2", "B2"]
    with refused(400, "There is no Service", "services[0].id"):
        business.ask("PricebookBulk_Update", {"services": [whole | {"id": 999, "code": "C"}]})
