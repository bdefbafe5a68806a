"""What a service costs and is worth follows what goes into it; clients may have prices of their own."""

from decimal import Decimal

import pytest

from tests.families.business import Business, refused
from tests.families.pricebook.pages import equipment, linked, material, service


def markup(business: Business, begin: int, end: int, percent: float) -> int:
    body = {"id": 0, "from": begin, "to": end, "percent": percent}
    return business.ask("MaterialsMarkup_Create", body).data.id


def seen(business: Business, made: object) -> tuple[Decimal, Decimal | None]:
    record = business.see("pricebook.Service", made.id)  # type: ignore[attr-defined]
    return record.cost, record.calculated_price


def test_a_service_costs_what_goes_into_it(business: Business):
    pipe, boiler = material(business, "P", cost=1.333), equipment(business, "B", cost=500, price=900)
    made = service(business, "S", serviceMaterials=linked((pipe, 3)), serviceEquipment=linked((boiler, 2)))
    assert made.cost == Decimal("1004.00")
    business.ask("Materials_Update", {"cost": 2}, id=pipe.id)
    business.ask("Equipment_Update", {"cost": 100}, id=boiler.id)
    assert seen(business, made)[0] == 206


def test_a_given_price_covers_its_parts_and_follows_when_they_become_dearer(business: Business):
    markup(business, 0, 100, 50)
    pipe = material(business, "P", cost=10)
    made = service(business, "S", price=200, serviceMaterials=linked((pipe, 2)))
    assert (made.calculated_price, made.use_static_prices) == (200, True)
    business.ask("Materials_Update", {"cost": 20}, id=pipe.id)
    assert seen(business, made) == (40, 230)
    business.ask("Services_Update", {"price": 300}, id=made.id)
    assert seen(business, made) == (40, 300)
    business.ask("Materials_Update", {"cost": 10}, id=pipe.id)
    assert seen(business, made) == (20, 270)


def test_a_service_without_a_price_is_worth_its_parts(business: Business):
    markup(business, 0, 100, 10)
    pipe, boiler = material(business, "P", cost=10), equipment(business, "B", price=900)
    made = service(business, "S", serviceMaterials=linked((pipe, 0.5)), serviceEquipment=linked((boiler, 1)))
    assert (made.calculated_price, made.use_static_prices) == (Decimal("905.5"), False)
    business.ask("Services_Update", {"serviceEquipment": []}, id=made.id)
    assert seen(business, made) == (5, Decimal("5.5"))
    business.ask("Services_Update", {"price": 7}, id=made.id)
    assert not business.see("pricebook.Service", made.id).use_static_prices, "an update does not make it static"


def test_a_service_without_parts_has_no_calculated_price(business: Business):
    made = service(business, "S", price=100)
    assert (made.cost, made.calculated_price, made.use_static_prices) == (0, None, None)


def test_a_mark_up_changes_what_materials_are_worth(business: Business):
    id = markup(business, 0, 50, 10)
    markup(business, 50, 100, 20)
    cheap, dear, other = (
        material(business, "A", cost=49),
        material(business, "B", cost=50),
        material(business, "C", cost=101),
    )
    made = service(business, "S", serviceMaterials=linked((cheap, 1), (dear, 1), (other, 1)))
    assert made.calculated_price == Decimal("53.9") + 60 + 101
    business.ask("MaterialsMarkup_Update", {"id": id, "from": 0, "to": 50, "percent": 100}, id=id)
    assert seen(business, made)[1] == 98 + 60 + 101
    assert [band.percent for band in business.ask("MaterialsMarkup_GetList").data] == [100, 20]


@pytest.mark.parametrize(
    ("begin", "end", "percent", "place"),
    [(-1, 5, 1, "from"), (5, 5, 1, "to"), (7, 5, 1, "to"), (0, 5, -1, "percent"), (0, 5, 100.5, "percent"),
     (0, 2_147_483_648, 1, "to"), (15, 25, 1, "from"), (5, 15, 1, "from"), (12, 13, 1, "from")],
)  # fmt: skip
def test_bands_of_mark_up_have_an_order_and_do_not_overlap(
    business: Business, begin: int, end: int, percent: float, place: str
):
    markup(business, 10, 20, 5)
    with refused(400, "", place):
        markup(business, begin, end, percent)
    assert len(business.all("pricebook.MaterialsMarkup")) == 1


def test_a_mark_up_is_changed_under_its_own_id(business: Business):
    id = markup(business, 10, 20, 5)
    with refused(400, "the path says", "id"):
        business.ask("MaterialsMarkup_Update", {"id": id + 1, "from": 10, "to": 20, "percent": 6}, id=id)


def test_some_clients_pay_another_price(business: Business):
    pipe, work = material(business, "P"), service(business, "S")
    sheet = business.new("sheet", "pricebook.RateSheet", name="Gold")
    body = {"exceptions": [{"skuId": work.id, "value": 10, "valueType": "DiscountPercent"}]}
    business.ask("ClientSpecificPricing_UpdateRateSheet", body, rateSheetId=sheet)
    (said,) = business.see("pricebook.RateSheet", sheet).exceptions
    assert (said.sku_id, said.sku_type, said.value) == (work.id, "Service", 10)
    business.ask("ClientSpecificPricing_UpdateRateSheet", {}, rateSheetId=sheet)
    assert len(business.see("pricebook.RateSheet", sheet).exceptions) == 1
    body = {"exceptions": [{"skuId": pipe.id, "value": 5, "valueType": "FlatPrice"}]}
    answer = business.ask("ClientSpecificPricing_UpdateRateSheet", body, rateSheetId=sheet)
    assert [(each.sku_id, each.value) for each in answer.exceptions] == [(pipe.id, 5)]


@pytest.mark.parametrize(
    ("value", "kind"), [(101, "DiscountPercent"), (-1, "FlatPrice"), (-0.5, "Multiplier"), (-101, "Percent")]
)
def test_a_client_pays_no_less_than_nothing(business: Business, value: float, kind: str):
    work, sheet = service(business, "S"), business.new("sheet", "pricebook.RateSheet", name="Gold")
    body = {"exceptions": [{"skuId": work.id, "value": value, "valueType": kind}]}
    with refused(400, kind, "exceptions[0].value"):
        business.ask("ClientSpecificPricing_UpdateRateSheet", body, rateSheetId=sheet)


def test_a_rate_sheet_names_a_sku_once(business: Business):
    work, sheet = service(business, "S"), business.new("sheet", "pricebook.RateSheet", name="Gold")
    said = {"skuId": work.id, "value": 1, "valueType": "Dollar"}
    with refused(400, "twice", "exceptions[1].skuId"):
        business.ask("ClientSpecificPricing_UpdateRateSheet", {"exceptions": [said, said]}, rateSheetId=sheet)


def test_a_band_of_mark_up_may_reach_from_nothing_to_the_most(business: Business):
    most = 2_147_483_647
    assert markup(business, 0, most, 0)
    assert [(band.from_, band.to) for band in business.ask("MaterialsMarkup_GetList").data] == [(0, most)]


def test_bands_are_read_in_pages_from_the_cheapest(business: Business):
    for begin in (20, 0, 10):
        markup(business, begin, begin + 10, 5)
    page = business.ask("MaterialsMarkup_GetList", page=2, pageSize=2)
    assert [band.from_ for band in page.data] == [20]
    assert (page.page, page.page_size, page.total_count, page.has_more) == (2, 2, 3, False)
    page = business.ask("MaterialsMarkup_GetList", pageSize=2)
    assert ([band.from_ for band in page.data], page.has_more) == ([0, 10], True)


def test_some_clients_pay_another_fee(business: Business):
    fee = {"code": "F", "description": "Trip", "type": "Fee", "amountType": "Fixed", "amount": 9}
    sku = business.ask("DiscountAndFees_Create", fee)
    sheet = business.new("sheet", "pricebook.RateSheet", name="Gold")
    said = {"skuId": sku.id, "value": 5, "valueType": "FlatPrice"}
    business.ask("ClientSpecificPricing_UpdateRateSheet", {"exceptions": [said]}, rateSheetId=sheet)
    (kept,) = business.see("pricebook.RateSheet", sheet).exceptions
    assert (kept.sku_id, kept.sku_type) == (sku.id, "PriceModifier")
