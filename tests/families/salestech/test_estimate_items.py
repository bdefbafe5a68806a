"""Lines of an estimate: what they cost whom, which are parts of others, and how much there may be."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business, refused

MUCH = 10**12


def offer(office: Business, *items: dict[str, Any], **more: Any) -> Any:
    return office.ask("Estimates_Create", {"jobId": office.ids["job"], "items": list(items)} | more)


def put(office: Business, estimate: Any, **asked: Any) -> Any:
    return office.ask("Estimates_PutItem", asked, id=estimate.id)


def change(office: Business, estimate: Any, **asked: Any) -> Any:
    return office.ask("Estimates_Update", asked, id=estimate.id)


def modifier(office: Business, code: str, type: str, amount: int, by: str = "Percentage") -> dict[str, Any]:
    made = {"type": type, "amount_type": by, "amount": Decimal(amount)}
    office.new(code, "pricebook.DiscountAndFees", code=code, description="", **made)
    return {"skuName": code}


FAN = {"skuName": "FAN"}
PIPE = {"skuName": "PIPE"}


def test_discounts_and_fees_are_of_the_work_and_not_of_each_other(office: Business):
    off, fee = modifier(office, "OFF", "Discount", 10), modifier(office, "FEE", "Fee", 20)
    estimate = offer(office, FAN | {"unitPrice": 100}, off, fee, off)
    assert [line.unit_rate for line in estimate.items] == [100, -10, 20, -10]
    assert estimate.subtotal == 100


def test_somebody_who_is_no_member_pays_the_price_of_everybody(office: Business):
    office.set("pricebook.Service", office.ids["fan"], member_price=Decimal(99), add_on_member_price=Decimal(80))
    assert offer(office, FAN | {"isAddOn": True}).subtotal == Decimal("120.5")
    office.set("pricebook.Service", office.ids["fan"], add_on_price=Decimal(110))
    assert [line.total for line in offer(office, FAN | {"isAddOn": True}, FAN).items] == [110, Decimal("120.5")]


def test_what_has_no_price_costs_nothing(office: Business):
    office.set("pricebook.Service", office.ids["fan"], price=Decimal(0))
    assert offer(office, FAN).items[0].unit_rate == 0


def test_a_line_shows_the_name_and_the_account_of_its_sku(office: Business):
    office.set("pricebook.Service", office.ids["fan"], account="Sales")
    fan, pipe = offer(office, FAN, PIPE).items
    assert [(line.sku.name, line.sku.display_name, line.sku_account) for line in (fan, pipe)] == [
        ("FAN", "Fan", "Sales"), ("PIPE", "PIPE", ""),
    ]  # fmt: skip


def test_a_lines_own_budget_code_goes_before_the_estimates(office: Business):
    code = {"description": "", "segments": [], "project_id": None}
    whole, own = (office.new(name, "jpm.BudgetCode", code=name, **code) for name in ("whole", "own"))
    labels = {"useDefaultProjectLabels": True}
    asked = [FAN | labels, FAN | labels | {"budgetCodeId": own}, FAN | {"budgetCodeId": own}, FAN]
    assert [line.budget_code_id for line in offer(office, *asked, budgetCodeId=whole).items] == [whole, own, own, None]


def test_a_line_that_changed_says_when(office: Business):
    estimate = offer(office, FAN, PIPE)
    office.now += 10_000_000
    put(office, estimate, id=estimate.items[0].id, quantity=2)
    first, second = office.see("salestech.Estimate", estimate.id).items
    assert second.modified_on < first.modified_on
    assert first.modified_on.ticks == office.now


def test_lines_that_are_parts_of_each_other_go_together(office: Business):
    estimate = offer(office, FAN, PIPE, FAN)
    first, second, third = (line.id for line in estimate.items)
    put(office, estimate, id=first, parentItemId=second)
    put(office, estimate, id=second, parentItemId=first)
    office.ask("Estimates_DeleteItem", id=estimate.id, itemId=office.see("salestech.EstimateItem", first).id)
    assert [line.id for line in office.see("salestech.Estimate", estimate.id).items] == [third]


def test_a_part_that_is_kept_with_the_whole_stays_its_part(office: Business):
    estimate = offer(office, FAN)
    whole = estimate.items[0].id
    part = put(office, estimate, **PIPE, parentItemId=whole).id
    change(office, estimate, items=[{"id": whole}, {"id": part}])
    assert office.see("salestech.EstimateItem", part).parent_item_id == whole


def test_an_estimate_has_at_most_a_thousand_lines(office: Business, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("truckroll.families.salestech.estimates.MOST_ITEMS", 2)
    assert len(offer(office, FAN, FAN).items) == 2
    with refused(400, "at most 2 items", "items"):
        offer(office, FAN, FAN, FAN)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_line_comes_to_less_than_a_trillion(office: Business, sign: int):
    assert offer(office, FAN | {"unitPrice": sign * (MUCH - 1)}).subtotal == sign * (MUCH - 1)
    with refused(400, "less than a trillion", "items[0].quantity"):
        offer(office, FAN | {"unitPrice": sign * MUCH})
    with refused(400, "less than a trillion", "items[0].quantity"):
        offer(office, FAN | {"unitCost": sign * MUCH})


def test_a_tax_is_part_of_what_an_estimate_comes_to_in_all(office: Business):
    estimate = offer(office, FAN | {"unitPrice": 100}, tax=7)
    assert (estimate.subtotal, estimate.tax, estimate.grand_total) == (100, 7, 107)
    assert offer(office, tax=100 * MUCH - 1).grand_total == 100 * MUCH - 1
    with refused(400, "less than a hundred trillion", "items"):
        offer(office, FAN | {"unitPrice": 1}, tax=100 * MUCH - 1)


def test_the_status_that_an_estimate_has_may_be_put_again(office: Business):
    estimate = offer(office, FAN)
    change(office, estimate, status="Open")
    change(office, estimate, status="Sold", soldBy=office.ids["tess"])
    change(office, estimate, status="Sold")
    steps = office.ask("EstimatesStatus_GetEstimateStatusChanges", id=estimate.id)
    assert [each.new_status for each in steps] == ["Open", "Sold"]
    assert change(office, estimate, soldBy=office.ids["tom"]).sold_by == office.ids["tom"], "sold, but by somebody else"
