"""The pricebook at its edges: the least that may be said, numbers within, shelves that move, and words to search."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.pricebook.pages import category, equipment, linked, material, service


def vendor(business: Business, name: str = "acme", **more: Any) -> dict[str, Any]:
    return {"vendorId": business.ids[name], "cost": 1, "active": True} | more


# Where it is bought


def test_vendors_and_accounts_with_them_have_ids_that_stay(business: Business):
    account = {"cost": 2, "accountName": "Main"}
    best = vendor(business, "best", otherSubAccounts=[account, account])
    acme = vendor(business, primarySubAccount=account, memo="door", vendorPart="7")
    made = material(business, "A", primaryVendor=acme, otherVendors=[best])
    first, second = made.primary_vendor, made.other_vendors[0]
    ids = [first.id, first.primary_sub_account.id, second.id, *(each.id for each in second.other_sub_accounts)]
    assert (len(set(ids)), all(ids)) == (5, True)
    assert (first.other_sub_accounts, second.primary_sub_account) == (None, None)
    assert (first.memo, first.vendor_part, first.primary_sub_account.account_name) == ("door", "7", "Main")
    assert business.ask("Materials_Update", {"price": 5}, id=made.id).primary_vendor.id == first.id


@pytest.mark.parametrize("account", ["primarySubAccount", "otherSubAccounts"])
def test_no_vendor_takes_less_than_nothing(business: Business, account: str):
    def said(cost: float) -> Any:
        asked = {"cost": cost, "accountName": "Main"}
        return vendor(business, cost=0, **{account: asked if account.startswith("primary") else [asked]})

    assert material(business, "A", primaryVendor=said(0)).primary_vendor.cost == 0
    with refused(400, "below zero", "primaryVendor.cost"):
        material(business, "B", primaryVendor=said(-0.01))
    with refused(400, "below zero", "otherVendors[1].cost"):
        others = [vendor(business, "best"), said(-0.01)]
        equipment(business, "E", otherVendors=others)


def test_each_vendor_is_named_once_among_the_others_too(business: Business):
    best = vendor(business, "best")
    with refused(400, "named once", "otherVendors"):
        equipment(business, "E", otherVendors=[best, best])
    made = equipment(business, "E", otherVendors=[best])
    assert (made.primary_vendor, made.vendor_names) == (None, ["Best"])
    business.set("inventory.Vendor", business.ids["best"], name="Better")
    assert business.see("pricebook.Equipment", made.id).other_vendors[0].vendor_name == "Better"


# The least and the most


@pytest.mark.parametrize("name", ["price", "memberPrice", "addOnPrice", "addOnMemberPrice", "hours", "bonus", "cost"])
def test_any_amount_may_be_nothing(business: Business, name: str):
    made = equipment(business, "E", **{name: 0})
    assert made.values[name] == 0


@pytest.mark.parametrize("quantity", [0.5, 1])
def test_less_than_one_piece_may_be_used(business: Business, quantity: float):
    pipe, boiler = material(business, "P"), equipment(business, "B")
    parts = {"serviceMaterials": linked((pipe, quantity)), "serviceEquipment": linked((boiler, quantity))}
    assert service(business, "S", **parts).service_equipment[0].quantity == Decimal(str(quantity))
    assert equipment(business, "E", equipmentMaterials=linked((pipe, quantity))).active


@pytest.mark.parametrize("name", ["serviceMaterials", "serviceEquipment"])
def test_nothing_of_something_is_not_used(business: Business, name: str):
    part = material(business, "P") if name == "serviceMaterials" else equipment(business, "B")
    with refused(400, "above zero", f"{name}[1].quantity"):
        service(business, "S", **{name: linked((part, 1), (part, 0))})


def test_something_may_be_answered_for_not_at_all(business: Business):
    none = {"duration": 0}
    assert service(business, "S", warranty=none).warranty.duration == 0
    made = equipment(business, "E", manufacturerWarranty=none, serviceProviderWarranty=none)
    assert made.service_provider_warranty.duration == 0
    with refused(400, "below zero", "serviceProviderWarranty.duration"):
        equipment(business, "F", serviceProviderWarranty={"duration": -1})


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (0, "DiscountPercent"), (100, "DiscountPercent"), (0, "FlatPrice"), (0, "Multiplier"), (-100, "Percent"),
        (1000, "Percent"), (1000, "FlatPrice"), (-1000, "Dollar"),
    ],
)  # fmt: skip
def test_a_client_may_pay_nothing_or_much(business: Business, value: int, kind: str):
    work, sheet = service(business, "S"), business.new("sheet", "pricebook.RateSheet", name="Gold")
    body = {"exceptions": [{"skuId": work.id, "value": value, "valueType": kind}]}
    (said,) = business.ask("ClientSpecificPricing_UpdateRateSheet", body, rateSheetId=sheet).exceptions
    assert (said.value, said.value_type) == (value, kind)


@pytest.mark.parametrize(
    ("value", "kind"), [(-1, "DiscountPercent"), (-0.01, "FlatPrice"), (100.01, "DiscountPercent")]
)
def test_and_not_a_cent_beyond(business: Business, value: float, kind: str):
    work, sheet = service(business, "S"), business.new("sheet", "pricebook.RateSheet", name="Gold")
    body = {"exceptions": [{"skuId": work.id, "value": value, "valueType": kind}]}
    with refused(400, "is no", "exceptions[0].value"):
        business.ask("ClientSpecificPricing_UpdateRateSheet", body, rateSheetId=sheet)


def test_a_percentage_of_more_than_the_whole_is_no_discount_but_an_amount_may_be(business: Business):
    off = {"type": "Discount", "amountType": "Fixed", "amount": 150, "code": "D", "description": ""}
    assert business.ask("DiscountAndFees_Create", off).amount == 150
    with refused(400, "100 percent", "amount"):
        business.ask("DiscountAndFees_Create", off | {"code": "E", "amountType": "Percentage"})


# Codes and words


def test_a_code_may_be_kept_and_may_be_that_of_something_no_longer_sold(business: Business):
    first = service(business, "A")
    assert business.ask("Services_Update", {"code": "A", "price": 1}, id=first.id).price == 1
    second = service(business, "A", active=False)
    assert not second.active
    with refused(400, f"Service {first.id} already", "code"):
        business.ask("Services_Update", {"active": True}, id=second.id)


def test_what_is_sold_is_found_by_its_code_its_name_and_its_description(business: Business):
    made = service(business, "A1", displayName="Fan", description="Turns air.")
    assert made.search_text == "Fan\nA1\nTurns air."
    assert business.ask("Services_Update", {"displayName": "Blower"}, id=made.id).search_text.startswith("Blower\n")
    assert service(business, "A2").search_text == "A2\nA2"


def test_a_budget_code_and_its_type_go_together(business: Business):
    made = service(business, "A", budgetCostCode="1", budgetCostType="Labor")
    assert (made.budget_cost_code, made.budget_cost_type) == ("1", "Labor")


def test_what_is_shown_is_called_by_its_alias_or_its_file(business: Business):
    urls = [("Front", "https://x.example/a/1.png"), (None, "https://x.example/a/2.png?b"), (None, "https://x.example")]
    assets = [{"type": "Image", "url": url, "alias": alias} for alias, url in urls]
    made = service(business, "A", assets=assets)
    assert [each.file_name for each in made.assets] == ["Front", "2.png", None]
    with refused(400, "found", "assets[1].url"):
        service(business, "B", assets=[assets[0], {"type": "Image", "url": ""}])


def test_a_fee_shows_its_default_too(business: Business):
    fee = {"type": "Fee", "amountType": "Fixed", "amount": 1, "code": "F", "description": ""}
    assets = [{"type": "Image", "url": "https://x.example/1.png", "isDefault": None}]
    assert business.ask("DiscountAndFees_Create", fee | {"assets": assets}).assets[0].is_default


# Who takes it up, and what it varies


def test_a_material_says_who_took_it_up(business: Business):
    assert material(business, "A").created_by_id == business.ids["office"]
    assert business.ask("Materials_GetCostTypes") == []
    business.new("permit", "pricebook.CostType", name="Permit")
    assert [each.name for each in business.ask("Materials_GetCostTypes")] == ["Permit"]


def test_equipment_has_variations_too(business: Business):
    small, other = equipment(business, "S"), equipment(business, "O")
    whole = equipment(business, "W", isConfigurableEquipment=True, variationEquipment=[small.id])
    shown = "variations_or_configurable_equipment"
    kept = [getattr(business.see("pricebook.Equipment", each.id), shown) for each in (whole, small, other)]
    assert kept == [[small.id], [whole.id], []]
    with refused(400, "no variation", "variationEquipment[1]"):
        asked = [small.id, whole.id]
        business.ask("Equipment_Update", {"variationEquipment": asked}, id=whole.id)
    with refused(400, "Only what is configurable", "variationEquipment"):
        business.ask("Equipment_Update", {"variationEquipment": [small.id]}, id=other.id)


def test_something_may_vary_two_things(business: Business):
    small = equipment(business, "S")
    said = {"isConfigurableEquipment": True, "variationEquipment": [small.id]}
    first, second = equipment(business, "A", **said), equipment(business, "B", **said)
    business.ask("Equipment_Update", {"variationEquipment": []}, id=first.id)
    assert business.see("pricebook.Equipment", small.id).variations_or_configurable_equipment == [second.id]


# What services are worth


def test_what_goes_into_a_service_twice_counts_twice(business: Business):
    pipe = material(business, "P", cost=10)
    made = service(business, "S", serviceMaterials=linked((pipe, 1), (pipe, 2)))
    assert (made.cost, made.part_ids, made.materials_cost) == (30, [pipe.id], 30)


def test_a_calculated_price_is_not_below_zero(business: Business):
    pipe = material(business, "P", cost=100)
    made = service(business, "S", price=10, serviceMaterials=linked((pipe, 1)))
    business.ask("Materials_Update", {"cost": 10}, id=pipe.id)
    assert business.see("pricebook.Service", made.id).calculated_price == 0


def test_a_service_stands_on_its_shelves_until_others_are_named(business: Business):
    first, second = category(business, "A"), category(business, "B")
    made = service(business, "S", categories=[first.id, first.id])
    assert [each.name for each in made.categories] == ["A"]
    business.ask("Services_Update", {"price": 1}, id=made.id)
    assert business.see("pricebook.Service", made.id).category_ids == [first.id]
    business.ask("Services_Update", {"categories": [second.id]}, id=made.id)
    assert business.see("pricebook.Service", made.id).category_ids == [second.id]


def test_bands_that_touch_do_not_overlap(business: Business):
    def markup(begin: int, end: int) -> int:
        return business.ask("MaterialsMarkup_Create", {"id": 0, "from": begin, "to": end, "percent": 100}).data.id

    first = markup(10, 20)
    markup(0, 10)
    markup(20, 30)
    changed = business.ask("MaterialsMarkup_Update", {"id": first, "from": 12, "to": 18, "percent": 0}, id=first).data
    assert (changed.id, changed.from_, changed.to, changed.percent) == (first, 12, 18, 0)
    assert business.ask("MaterialsMarkup_Get", id=first).data.to == 18


def test_pages_of_bands_have_fifty_unless_told(business: Business):
    for begin in range(51):
        business.new("band", "pricebook.MaterialsMarkup", from_=begin, to=begin + 1, percent=0)
    page = business.ask("MaterialsMarkup_GetList")
    assert (len(page.data), page.page, page.page_size, page.has_more) == (50, 1, 50, True)
    page = business.ask("MaterialsMarkup_GetList", page=3, pageSize=17)
    assert ([int(band.from_) for band in page.data], page.has_more) == (list(range(34, 51)), False)


# Shelves


def shelves(business: Business, made: Any) -> list[str]:
    return [each["name"] for each in business.see("pricebook.Category", made.id).values["subcategories"]]


def test_shelves_stand_in_order_of_position_and_then_of_age(business: Business):
    top = category(business, "Top")
    for name, position in (("b", 2), ("a", 1), ("c", 2)):
        category(business, name, parentId=top.id, position=position)
    assert shelves(business, top) == ["a", "b", "c"]


def test_a_shelf_that_moves_is_shown_where_it_stands_now(business: Business):
    first, second = category(business, "A"), category(business, "B")
    inner = category(business, "I", parentId=first.id)
    business.ask("Categories_Update", {"parentId": second.id}, id=inner.id)
    assert (shelves(business, first), shelves(business, second)) == ([], ["I"])
    business.ask("Categories_Update", {"parentId": None}, id=inner.id)
    assert (shelves(business, second), business.see("pricebook.Category", inner.id).parent_id) == ([], None)


def test_a_shelf_stands_in_no_shelf_that_stands_in_it(business: Business):
    top = category(business, "Top")
    middle = category(business, "Middle", parentId=top.id)
    inner = category(business, "Inner", parentId=middle.id)
    for place in (top, middle, inner):
        with refused(400, "does not stand in itself", "parentId"):
            business.ask("Categories_Update", {"parentId": inner.id}, id=place.id)
    top = business.see("pricebook.Category", top.id).values["subcategories"][0]
    assert [each["name"] for each in top["subcategories"]] == ["Inner"]


def test_shelves_within_each_other_are_of_one_type(business: Business):
    top = category(business, "Top")
    inner = category(business, "Inner", parentId=top.id)
    with refused(400, "stands among Services", "categoryType"):
        category(business, "Other", parentId=top.id, categoryType="Materials")
    with refused(400, "subcategories are of another type", "categoryType"):
        business.ask("Categories_Update", {"categoryType": "Materials"}, id=top.id)
    business.ask("Categories_Delete", id=top.id)
    assert not business.see("pricebook.Category", inner.id).active


@pytest.mark.parametrize("name", ["", "  "])
def test_a_shelf_has_a_name(business: Business, name: str):
    with refused(400, "needs a name", "name"):
        category(business, name)


def test_a_shelf_that_is_taken_away_is_no_longer_shown(business: Business):
    top = category(business, "Top")
    inner = category(business, "Inner", parentId=top.id, skuImages=["https://x.example/1.png"])
    assert inner.sku_images == ["https://x.example/1.png"]
    changed = business.ask("Categories_Update", {"skuImages": [None, "https://x.example/2.png"]}, id=inner.id)
    assert (changed.sku_images, changed.sku_videos) == (["https://x.example/2.png"], None)
    business.ask("Categories_Delete", id=inner.id)
    assert shelves(business, top) == []


# Many at once


def test_what_is_new_names_what_is_new_by_the_callers_ids_or_ours(business: Business):
    pipe = material(business, "P")
    links = [{"customId": "m", "quantity": 2}, {"skuId": pipe.id, "quantity": 3}]
    more = {"code": "M", "description": "", "customId": "m", "primaryVendor": vendor(business)}
    said = {"code": "S", "description": "", "customId": "s", "serviceMaterials": links}
    told = business.ask("PricebookBulk_Create", {"services": [said], "materials": [more]})
    (made,) = business.all("pricebook.Service")
    new = told.materials[0].id
    assert [(each.sku_id, each.quantity) for each in made.service_materials] == [(new, 2), (pipe.id, 3)]
    assert (told.services[0].custom_id, told.services[0].id, told.equipment) == ("s", made.id, None)


@pytest.mark.parametrize(
    ("link", "place", "words"),
    [
        ({"quantity": 1}, "serviceMaterials[0].skuId", "a skuId or by a customId"),
        ({"skuId": 1, "customId": "m", "quantity": 1}, "serviceMaterials[0].skuId", "a skuId or by a customId"),
        ({"customId": "x", "quantity": 1}, "serviceMaterials[0].customId", "is called 'x'"),
    ],
)
def test_what_is_named_among_many_is_named_once_and_there(
    business: Business, link: dict[str, Any], place: str, words: str
):
    if "skuId" in link:
        link = link | {"skuId": material(business, "P").id}
    said = {"code": "S", "description": "", "serviceMaterials": [link]}
    with refused(400, words, f"services[0].{place}"):
        business.ask("PricebookBulk_Create", {"services": [said]})
    assert business.all("pricebook.Service") == []


def test_the_callers_ids_are_their_own(business: Business):
    said = [{"code": code, "description": "", "customId": "a"} for code in ("A", "B")]
    with refused(400, "is there twice", "services[1].customId"):
        business.ask("PricebookBulk_Create", {"services": said})
