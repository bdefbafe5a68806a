"""What everything that is sold keeps to: its code, its amounts, where it is bought, what is shown beside it."""

from typing import Any

import pytest

from tests.families.business import Business, refused
from tests.families.pricebook.pages import equipment, material, service


def test_a_code_belongs_to_one_of_its_kind_in_use(business: Business):
    first = service(business, "A")
    equipment(business, "A")
    with refused(400, f"'A' is the code of Service {first.id} already", "code"):
        service(business, "A")
    business.ask("Services_Delete", id=first.id)
    second = service(business, "A")
    with refused(400, f"Service {second.id}", "code"):
        business.ask("Services_Update", {"active": True}, id=first.id)
    with refused(400, "code", "code"):
        business.ask("Services_Update", {"code": " "}, id=second.id)


@pytest.mark.parametrize("name", ["price", "memberPrice", "addOnPrice", "addOnMemberPrice", "hours", "bonus", "cost"])
def test_no_amount_is_below_zero(business: Business, name: str):
    with refused(400, "below zero", name):
        equipment(business, "A", **{name: -0.01})


def test_what_is_budgeted_under_a_code_has_a_type_too(business: Business):
    with refused(400, "goes together", "budgetCostType"):
        service(business, "A", budgetCostCode="100")
    with refused(400, "goes together", "budgetCostCode"):
        service(business, "A", budgetCostType="Labor")


def test_what_is_sold_no_longer_stays_and_is_shown_as_inactive(business: Business):
    pipe = material(business, "A")
    business.ask("Materials_Delete", id=pipe.id)
    business.ask("Materials_Delete", id=pipe.id)
    assert not business.see("pricebook.Material", pipe.id).active
    business.ask("Materials_Update", {"active": True}, id=pipe.id)
    assert business.see("pricebook.Material", pipe.id).active


def test_one_of_what_is_shown_beside_it_is_the_default(business: Business):
    def assets(*defaults: bool | None) -> list[dict[str, Any]]:
        return [
            {"type": "Image", "url": f"https://x.example/{n}.png?a", "isDefault": d} for n, d in enumerate(defaults)
        ]

    made = service(business, "A", assets=assets(None, None))
    assert [each.is_default for each in made.assets] == [True, False]
    made = business.ask("Services_Update", {"assets": assets(False, True, True)}, id=made.id)
    assert [each.is_default for each in made.assets] == [False, True, False]
    assert (made.default_asset_url, made.assets[1].file_name) == ("https://x.example/1.png?a", "1.png")
    made = business.ask("Services_Update", {"assets": []}, id=made.id)
    assert (made.assets, made.default_asset_url) == ([], None)
    with refused(400, "found", "assets[0].url"):
        business.ask("Services_Update", {"assets": [{"type": "Video", "url": " "}]}, id=made.id)


def test_a_material_is_bought_from_somebody(business: Business):
    with refused(400, "primary vendor", "primaryVendor"):
        material(business, "A", primaryVendor=None)
    permit = business.new("permit", "pricebook.CostType", name="Permit")
    material(business, "A", primaryVendor=None, isOtherDirectCost=True, costTypeId=permit)
    with refused(400, "Only another direct cost", "costTypeId"):
        material(business, "B", costTypeId=permit)


def test_each_vendor_is_named_once_and_under_its_present_name(business: Business):
    acme, best = ({"vendorId": business.ids[name], "cost": 2, "active": True} for name in ("acme", "best"))
    pipe = material(business, "A", otherVendors=[best])
    assert (pipe.primary_vendor.vendor_name, pipe.other_vendors[0].vendor_name) == ("Acme", "Best")
    offer = pipe.primary_vendor.id
    business.set("inventory.Vendor", business.ids["acme"], name="Acme & Sons")
    pipe = business.see("pricebook.Material", pipe.id)
    assert (pipe.primary_vendor.vendor_name, pipe.primary_vendor.id) == ("Acme & Sons", offer)
    with refused(400, "once", "otherVendors"):
        business.ask("Materials_Update", {"otherVendors": [acme]}, id=pipe.id)
    with refused(400, "below zero", "primaryVendor.cost"):
        business.ask("Materials_Update", {"primaryVendor": acme | {"cost": -1}}, id=pipe.id)
    account = {"cost": -1, "accountName": "Main"}
    with refused(400, "below zero", "otherVendors[0].cost"):
        business.ask("Materials_Update", {"otherVendors": [best | {"primarySubAccount": account}]}, id=pipe.id)


def test_the_account_of_what_is_bought_is_found_by_its_name(business: Business):
    ledger = business.new("ledger", "accounting.GlAccount", name="Parts")
    assert material(business, "A", account="Parts").general_ledger_account_id == ledger
    assert material(business, "B", account="parts").general_ledger_account_id is None


def test_a_variation_knows_of_what_it_is_one(business: Business):
    small, large = material(business, "S"), material(business, "L")
    said = {"isConfigurableMaterial": True, "variationMaterials": [small.id, large.id, small.id]}
    whole = material(business, "W", **said)
    shown = "variations_or_configurable_materials"

    def see(record: Any) -> list[int]:
        return getattr(business.see("pricebook.Material", record.id), shown)

    assert (see(whole), see(small), see(large)) == ([small.id, large.id], [whole.id], [whole.id])
    business.ask("Materials_Update", {"variationMaterials": [large.id]}, id=whole.id)
    business.ask("Materials_Update", {"price": 3}, id=large.id)
    assert (see(whole), see(small), see(large)) == ([large.id], [], [whole.id])
    with refused(400, "configurable itself", "variationMaterials[0]"):
        material(business, "X", isConfigurableMaterial=True, variationMaterials=[whole.id])
    with refused(400, "Only what is configurable", "variationMaterials"):
        business.ask("Materials_Update", {"isConfigurableMaterial": False}, id=whole.id)
    business.ask("Materials_Update", {"isConfigurableMaterial": False, "variationMaterials": []}, id=whole.id)
    assert (see(whole), see(large)) == ([], [])


def test_equipment_comes_with_what_fits_it(business: Business):
    pipe, work = material(business, "P"), service(business, "S")
    with refused(400, "is a Material", "recommendations[0].type"):
        equipment(business, "E", recommendations=[{"skuId": pipe.id, "type": "Service"}])
    with refused(400, "above zero", "equipmentMaterials[0].quantity"):
        equipment(business, "E", equipmentMaterials=[{"skuId": pipe.id, "quantity": 0}])
    with refused(400, "below zero", "manufacturerWarranty.duration"):
        equipment(business, "E", manufacturerWarranty={"duration": -1})
    made = equipment(business, "E", recommendations=[{"skuId": work.id, "type": "Service"}])
    assert made.manufacturer_warranty.duration == 0
    with refused(400, "itself", "upgrades"):
        business.ask("Equipment_Update", {"upgrades": [made.id]}, id=made.id)


def test_a_service_is_no_upgrade_of_itself_and_takes_more_than_nothing(business: Business):
    pipe, work = material(business, "P"), service(business, "S")
    for name in ("upgrades", "recommendations"):
        with refused(400, "itself", name):
            business.ask("Services_Update", {name: [work.id]}, id=work.id)
    with refused(400, "above zero", "serviceMaterials[0].quantity"):
        business.ask("Services_Update", {"serviceMaterials": [{"skuId": pipe.id, "quantity": -1}]}, id=work.id)


def test_what_goes_into_a_service_costs_less_than_all_the_money_there_is(business: Business):
    pipe = material(business, "P", cost=99_999_999_999_999)
    with refused(400, "ask for less", "serviceMaterials"):
        service(business, "S", serviceMaterials=[{"skuId": pipe.id, "quantity": 99_999_999_999_999}])
    work = service(business, "S", serviceMaterials=[{"skuId": pipe.id, "quantity": 0.5}])
    with refused(400, "ask for less", "serviceMaterials"):
        business.ask("Services_Update", {"serviceMaterials": [{"skuId": pipe.id, "quantity": 2}]}, id=work.id)
    with refused(400, "below zero", "warranty.duration"):
        business.ask("Services_Update", {"warranty": {"duration": -1}}, id=work.id)


def test_a_discount_takes_off_no_more_than_the_price(business: Business):
    off = {"type": "Discount", "amountType": "Percentage", "amount": 100, "code": "D", "description": ""}
    made = business.ask("DiscountAndFees_Create", off)
    with refused(400, "100 percent", "amount"):
        business.ask("DiscountAndFees_Update", {"amount": 100.5}, id=made.id)
    business.ask("DiscountAndFees_Update", {"amount": 100.5, "type": "Fee"}, id=made.id)
    with refused(400, "below zero", "amount"):
        business.ask("DiscountAndFees_Update", {"amount": -1}, id=made.id)
    for assets in (None, []):
        assert business.ask("DiscountAndFees_Create", off | {"code": f"{assets}", "assets": assets}).active


def test_whatever_is_sold_is_numbered_in_one_row_and_is_of_one_kind(business: Business):
    made = [service(business, "A"), material(business, "A"), equipment(business, "A")]
    assert len({each.id for each in made}) == 3
    first, second, third = made
    with refused(404, "There is no Material", "serviceMaterials[0].skuId"):
        business.ask("Services_Update", {"serviceMaterials": [{"skuId": third.id, "quantity": 1}]}, id=first.id)
    business.ask("Services_Update", {"serviceMaterials": [{"skuId": second.id, "quantity": 1}]}, id=first.id)
