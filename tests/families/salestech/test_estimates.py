"""Estimates: what is offered, what it comes to, whether it was bought, and the job that is booked from it."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import NOW, Business, refused
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import transaction


def offer(office: Business, *items: dict[str, Any], **more: Any) -> Any:
    asked = {"jobId": office.ids["job"], "items": list(items) or [fan(office)]} | more
    return office.ask("Estimates_Create", {name: value for name, value in asked.items() if value is not None})


def fan(office: Business, **more: Any) -> dict[str, Any]:
    return {"skuId": office.ids["fan"]} | more


def seen(office: Business, estimate: Any) -> Any:
    return office.see("salestech.Estimate", estimate.id)


def sell(office: Business, estimate: Any, by: str = "tess") -> Any:
    return office.ask("Estimates_Sell", {"soldBy": office.ids[by]}, id=estimate.id)


def put(office: Business, estimate: Any, **asked: Any) -> Any:
    return office.ask("Estimates_PutItem", asked, id=estimate.id)


def change(office: Business, estimate: Any, **asked: Any) -> Any:
    return office.ask("Estimates_Update", asked, id=estimate.id)


# Offered


def test_an_estimate_for_a_job_is_for_its_customer_at_its_place(office: Business):
    estimate = offer(office)
    job = office.see("jpm.Job", office.ids["job"])
    assert (estimate.customer_id, estimate.location_id) == (job.customer_id, job.location_id)
    assert (estimate.business_unit_id, estimate.business_unit_name) == (office.ids["unit"], "Heating")
    assert estimate.job_number == job.job_number
    assert job.estimate_ids == [estimate.id]
    assert estimate.status.values == {"value": 0, "name": "Open"}


def test_an_estimate_may_be_for_a_place_alone(office: Business):
    estimate = offer(office, jobId=None, locationId=office.ids["elsewhere"])
    assert (estimate.customer_id, estimate.job_id) == (office.ids["neighbour"], None)


def test_an_estimate_is_for_something(office: Business):
    with refused(400, "jobId, projectId or locationId", "jobId"):
        offer(office, jobId=None)


def test_an_estimate_is_not_for_a_job_at_another_place(office: Business):
    with refused(400, "is at another location", "locationId"):
        offer(office, locationId=office.ids["elsewhere"])


def test_an_item_is_offered_as_the_price_book_has_it(office: Business):
    line = offer(office, {"skuName": "PIPE"}).items[0]
    assert (line.description, line.unit_rate, line.unit_cost, line.qty) == ("A pipe.", 8, 5, 1)
    assert (line.sku.name, line.sku.display_name, line.sku.type) == ("PIPE", "PIPE", "Material")
    assert line.created_on == line.modified_on


def test_an_item_may_be_offered_in_other_words_and_for_another_price(office: Business):
    line = offer(office, fan(office, description="The good one", unitPrice=99.99, unitCost=40, quantity=3)).items[0]
    assert (line.description, line.total, line.total_cost) == ("The good one", Decimal("299.97"), Decimal(120))


def test_an_item_that_is_not_charged_for_comes_to_nothing(office: Business):
    estimate = offer(office, fan(office), fan(office, chargeable=False))
    assert [line.total for line in estimate.items] == [Decimal("120.5"), 0]
    assert estimate.subtotal == Decimal("120.5")


def test_half_a_cent_is_rounded_up(office: Business):
    assert offer(office, fan(office, quantity=0.5, unitPrice=0.05)).subtotal == Decimal("0.03")


def test_a_discount_is_taken_off(office: Business):
    made = {"type": "Discount", "amount_type": "CurrencyAmount", "amount": Decimal(20)}
    office.new("off", "pricebook.DiscountAndFees", code="OFF", description="Friends", **made)
    estimate = offer(office, fan(office), {"skuId": office.ids["off"]})
    assert estimate.items[1].sku.type == "PriceModifier"
    assert estimate.subtotal == Decimal("100.5")


def test_a_discount_by_the_hundred_is_of_what_was_offered_before_it(office: Business):
    made = {"type": "Discount", "amount_type": "Percentage", "amount": Decimal(10)}
    office.new("off", "pricebook.DiscountAndFees", code="OFF", description="Friends", **made)
    assert offer(office, fan(office, quantity=2), {"skuName": "OFF"}).subtotal == Decimal("216.9")
    office.set("pricebook.DiscountAndFees", office.ids["off"], limit=Decimal(20))
    assert offer(office, fan(office, quantity=2), {"skuName": "OFF"}).subtotal == 221


def test_a_member_pays_the_members_price_unless_that_is_to_be_left_out(office: Business):
    office.set("pricebook.Service", office.ids["fan"], member_price=Decimal(99), add_on_member_price=Decimal(80))
    assert offer(office).subtotal == Decimal("120.5")
    kind = office.new("gold", "memberships.MembershipType", name="Gold")
    when = {"follow_up_on": When.of(NOW.ticks), "billing_frequency": "Monthly", "business_unit_id": office.ids["unit"]}
    member = {"customer_id": office.ids["customer"], "membership_type_id": kind}
    office.new("membership", "memberships.Membership", **when, **member)
    lines = offer(office, fan(office), fan(office, isAddOn=True), fan(office, skipUpdatingMembershipPrices=True)).items
    assert [line.unit_rate for line in lines] == [99, 80, Decimal("120.5")]
    assert [line.membership_type_id for line in lines] == [kind, kind, None]


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ({}, "items[0].skuId"),
        ({"skuName": "NOPE"}, "items[0].skuName"),
        ({"skuName": "FAN", "quantity": -1}, "items[0].quantity"),
        ({"skuName": "FAN", "quantity": 99_000_000_000_000, "unitPrice": 99_000_000_000_000}, "items[0].quantity"),
        ({"skuName": "FAN", "unitPrice": -99_000_000_000_000}, "items[0].quantity"),
    ],
)
def test_an_item_that_cannot_be_is_refused(office: Business, item: dict[str, Any], place: str):
    with refused(400, "", place):
        offer(office, item)


def test_an_estimate_too_large_to_count_is_refused(office: Business):
    with refused(400, "less than a hundred trillion", "items"):
        offer(office, *[fan(office, quantity=9, unitPrice=100_000_000_000)] * 120)
    with refused(400, "at most 1000 items", "items"):
        offer(office, *[fan(office)] * 1001)


def test_a_link_without_a_name_is_called_by_its_address(office: Business):
    links = [{"url": "https://example.com/plan"}, {"name": "Photo", "url": "https://example.com/p"}]
    shown = offer(office, externalLinks=links).external_links
    assert [link.name for link in shown] == ["https://example.com/plan", "Photo"]
    with refused(400, "needs its address", "externalLinks[0].url"):
        offer(office, externalLinks=[{"name": "Nowhere"}])


def test_a_tax_is_not_negative(office: Business):
    with refused(400, "not negative", "tax"):
        offer(office, tax=-1)


def test_items_without_a_budget_code_take_the_estimates_where_that_is_asked(office: Business):
    code = office.new("code", "jpm.BudgetCode", code="1", description="", segments=[], project_id=None)
    lines = offer(office, fan(office), budgetCodeId=code, useDefaultProjectLabels=True).items
    assert lines[0].budget_code_id == code
    assert offer(office, fan(office), budgetCodeId=code).items[0].budget_code_id is None


# Items


def test_putting_an_item_adds_it_or_changes_the_one_of_its_id(office: Business):
    estimate = offer(office)
    added = put(office, estimate, skuId=office.ids["pipe"], quantity=2)
    assert (added.estimate_id, seen(office, estimate).subtotal) == (estimate.id, Decimal("136.5"))
    changed = put(office, estimate, id=added.id, quantity=4)
    assert (changed.id, changed.total, changed.description) == (added.id, 32, "A pipe.")
    assert [line.qty for line in seen(office, estimate).items] == [1, 4]


def test_only_an_item_that_changed_has_a_new_time(office: Business):
    estimate = offer(office)
    office.now += 10_000_000
    put(office, estimate, skuId=office.ids["pipe"])
    first, second = seen(office, estimate).items
    assert first.modified_on < second.modified_on == seen(office, estimate).modified_on


def test_another_estimates_item_is_not_this_ones(office: Business):
    estimate, other = offer(office), offer(office)
    theirs = other.items[0].id
    with refused(400, f"has no item {theirs}", "id"):
        put(office, estimate, id=theirs, quantity=2)
    with refused(400, f"has no item {theirs}", "itemId"):
        office.ask("Estimates_DeleteItem", id=estimate.id, itemId=_ref(office, theirs))
    with refused(400, f"has no item {theirs}", "parentItemId"):
        put(office, estimate, skuId=office.ids["fan"], parentItemId=theirs)


def test_an_item_is_no_part_of_itself(office: Business):
    estimate = offer(office)
    mine = estimate.items[0].id
    with refused(400, "part of itself", "parentItemId"):
        put(office, estimate, id=mine, parentItemId=mine)


def test_deleting_an_item_takes_its_parts_along(office: Business):
    estimate = offer(office)
    top = estimate.items[0].id
    part = put(office, estimate, skuId=office.ids["pipe"], parentItemId=top)
    kept = put(office, estimate, skuId=office.ids["pipe"])
    office.ask("Estimates_DeleteItem", id=estimate.id, itemId=_ref(office, top))
    assert [line.id for line in seen(office, estimate).items] == [kept.id]
    assert seen(office, estimate).subtotal == 8
    with refused(400, f"has no item {part.id}", "itemId"):
        office.ask("Estimates_DeleteItem", id=estimate.id, itemId=_ref(office, part.id))


def test_items_that_are_put_with_the_estimate_take_the_place_of_all_others(office: Business):
    estimate = offer(office, fan(office), fan(office))
    kept = estimate.items[1].id
    after = change(office, estimate, items=[{"id": kept, "quantity": 2}, {"skuName": "PIPE"}])
    assert [line.qty for line in after.items] == [2, 1]
    assert after.items[0].id == kept
    assert after.subtotal == 249


def test_a_part_that_is_kept_stays_when_the_whole_goes(office: Business):
    estimate = offer(office)
    part = put(office, estimate, skuName="PIPE", parentItemId=estimate.items[0].id)
    assert [line.id for line in change(office, estimate, items=[{"id": part.id}]).items] == [part.id]
    assert office.see("salestech.EstimateItem", part.id).parent_item_id is None


def test_a_long_chain_of_parts_goes_at_once(office: Business):
    estimate = offer(office)
    line = _line(office)

    def chain() -> None:
        last = estimate.items[0].id
        for _ in range(1200):
            last = resolve("salestech.EstimateItem").new(estimate_id=estimate.id, parent_item_id=last, **line).id

    office.do(chain)
    office.ask("Estimates_DeleteItem", id=estimate.id, itemId=_ref(office, estimate.items[0].id))
    assert seen(office, estimate).items == []


def test_what_is_no_longer_sold_is_not_offered(office: Business):
    office.set("pricebook.Service", office.ids["fan"], active=False)
    with refused(400, "is not sold now", "items[0].skuId"):
        offer(office)


def test_what_a_change_leaves_out_stays(office: Business):
    estimate = offer(office, name="Good", summary="Fans", tax=5)
    after = change(office, estimate, name="Better", summary=None)
    assert (after.name, after.summary, after.tax, len(after.items)) == ("Better", "Fans", 5, 1)
    assert change(office, estimate, items=[]).subtotal == 0


# Sold, dismissed, opened again


def test_a_sold_estimate_says_who_sold_it_and_when(office: Business):
    sold = sell(office, offer(office))
    assert (sold.status.name, sold.sold_by, sold.sold_on.ticks) == ("Sold", office.ids["tess"], NOW.ticks)
    assert sell(office, offer(office), "office").sold_by == office.ids["office"]


def test_who_left_the_business_sells_nothing(office: Business):
    office.set("settings.Technician", office.ids["tess"], active=False)
    with refused(400, "no longer with us", "soldBy"):
        sell(office, offer(office))


def test_what_is_sold_or_dismissed_stays_as_it_was_offered(office: Business):
    for decide in (sell, lambda office, it: office.ask("Estimates_Dismiss", id=it.id)):
        estimate = offer(office)
        decide(office, estimate)
        with refused(400, "its items cannot change"):
            put(office, estimate, skuName="PIPE")
        with refused(400, "its items cannot change"):
            office.ask("Estimates_DeleteItem", id=estimate.id, itemId=_ref(office, estimate.items[0].id))
        with refused(400, "its items cannot change"):
            change(office, estimate, items=[])
        with refused(400, "not Open"):
            sell(office, estimate)
        with refused(400, "not Open"):
            office.ask("Estimates_Dismiss", id=estimate.id)
        assert change(office, estimate, name="Still mine").name == "Still mine"


def test_a_sale_can_be_taken_back(office: Business):
    estimate = offer(office)
    sell(office, estimate)
    office.ask("Estimates_Unsell", id=estimate.id)
    now = seen(office, estimate)
    assert (now.status.name, now.sold_by, now.sold_on) == ("Open", None, None)
    with refused(400, "not Sold"):
        office.ask("Estimates_Unsell", id=estimate.id)


def test_a_status_may_be_put_with_the_estimate(office: Business):
    estimate = offer(office, status="Dismissed")
    assert estimate.status.values == {"value": 2, "name": "Dismissed"}
    with refused(400, "open it again"):
        change(office, estimate, status="Sold", soldBy=office.ids["tess"])
    opened = change(office, estimate, status="Open", items=[{"skuName": "PIPE"}])
    assert (opened.status.name, opened.subtotal) == ("Open", 8)
    with refused(400, "Say who sold", "soldBy"):
        change(office, estimate, status="Sold")
    with refused(400, "nobody sold it", "soldBy"):
        change(office, estimate, soldBy=office.ids["tess"])
    assert change(office, estimate, status="Sold", soldBy=office.ids["tess"]).sold_by == office.ids["tess"]


def test_every_change_of_status_is_remembered(office: Business):
    estimate = offer(office)
    sell(office, estimate)
    office.ask("Estimates_Unsell", id=estimate.id)
    office.ask("Estimates_Dismiss", id=estimate.id)
    changes = office.ask("EstimatesStatus_GetEstimateStatusChanges", id=estimate.id)
    steps = [(None, "Open"), ("Open", "Sold"), ("Sold", "Open"), ("Open", "Dismissed")]
    assert [(each.old_status, each.new_status) for each in changes] == steps
    assert {each.created_by_id for each in changes} == {office.ids["office"]}
    with refused(404, "not found", "id"):
        office.ask("EstimatesStatus_GetEstimateStatusChanges", id=999_999)


# Booked


def came_of(office: Business) -> dict[str, Any]:
    return {"jobGeneratedLeadSource": {"jobId": office.ids["job"], "employeeId": None}}


def test_a_job_booked_from_a_sold_estimate_has_its_items_on_its_invoice(office: Business):
    estimate = offer(office, fan(office, quantity=2), {"skuName": "PIPE", "chargeable": False})
    sell(office, estimate)
    job = office.book(**came_of(office))
    assert (job.created_from_estimate_id, job.sold_by_id) == (estimate.id, office.ids["tess"])
    invoice = office.see("accounting.Invoice", job.invoice_id)
    assert invoice.total == seen(office, estimate).subtotal == 241
    lines = office.all("accounting.InvoiceItem", invoice_id=invoice.id)
    assert [line.estimate_item_id for line in lines] == [line.id for line in estimate.items]
    assert [line.invoice_item_id for line in seen(office, estimate).items] == [line.id for line in lines]


def test_only_what_was_sold_is_booked_and_only_once(office: Business):
    offer(office)
    assert office.book(**came_of(office)).created_from_estimate_id is None
    first, second = offer(office), offer(office)
    sell(office, first)
    sell(office, second, "office")
    assert office.book(**came_of(office)).created_from_estimate_id == first.id
    job = office.book(**came_of(office))
    assert (job.created_from_estimate_id, job.sold_by_id) == (second.id, None)
    assert office.book(**came_of(office)).created_from_estimate_id is None
    assert office.book().created_from_estimate_id is None


def test_a_sale_cannot_be_taken_back_while_a_job_is_booked_from_it(office: Business):
    estimate = offer(office)
    sell(office, estimate)
    job = office.book(**came_of(office))
    with refused(400, f"Job {job.id} was booked"):
        office.ask("Estimates_Unsell", id=estimate.id)
    office.ask("Jobs_Cancel", {"reasonId": office.ids["why_canceled"], "memo": ""}, id=job.id)
    office.ask("Estimates_Unsell", id=estimate.id)
    assert seen(office, estimate).status.name == "Open"


def test_what_is_sold_is_work_for_later_and_no_part_of_todays_invoice(office: Business):
    estimate = offer(office)
    sell(office, estimate)
    invoice = office.see("accounting.Invoice", office.see("jpm.Job", office.ids["job"]).invoice_id)
    assert (invoice.items, invoice.total) == ([], 0)
    assert [line.invoice_item_id for line in seen(office, estimate).items] == [None]


# Opportunities


def opportunity(office: Business) -> Any:
    (found,) = office.all("salestech.Opportunity")
    return found


def test_the_estimates_of_one_job_are_one_opportunity(office: Business):
    first, second = offer(office), offer(office, {"skuName": "PIPE"})
    assert opportunity(office).estimate_ids == [first.id, second.id]
    assert (opportunity(office).status, opportunity(office).open_amount) == ("Open", Decimal("128.5"))
    sell(office, first)
    assert (opportunity(office).status, opportunity(office).sold_amount) == ("Won", Decimal("120.5"))
    office.ask("Estimates_Unsell", id=first.id)
    for each in (first, second):
        office.ask("Estimates_Dismiss", id=each.id)
    assert (opportunity(office).status, opportunity(office).open_amount) == ("Dismissed", 0)


def test_the_estimates_of_two_places_are_two_opportunities(office: Business):
    offer(office)
    place = {"jobId": None, "locationId": office.ids["location"]}
    offer(office, **place)
    offer(office, **place)
    assert [len(each.estimate_ids) for each in office.all("salestech.Opportunity")] == [1, 2]


def test_somebody_asks_again_about_an_estimate_until_it_is_decided(office: Business):
    estimate = offer(office)
    asked = lambda: office.ask("OpportunitiesFollowUps_GetFollowUps", id=opportunity(office).id)  # noqa: E731
    (first,) = asked()
    assert (first.status, first.due_on[:10], first.done_on) == ("Open", "2026-11-09", None)
    sell(office, estimate)
    (first,) = asked()
    assert (first.status, first.done_on.ticks) == ("Sold", NOW.ticks)
    office.ask("Estimates_Unsell", id=estimate.id)
    office.ask("Estimates_Dismiss", id=estimate.id)
    assert [each.status for each in asked()] == ["Sold", "Dismissed"]


def _line(office: Business) -> dict[str, Any]:
    (line,) = office.all("salestech.EstimateItem", parent_item_id=None)[:1]
    return {"sku_id": line.sku_id, "sku": line.sku}


def _ref(office: Business, id: int) -> Any:
    return office.do(lambda: transaction().load("salestech.EstimateItem", id).id)  # type: ignore[union-attr]


def test_an_item_names_the_account_that_it_is_booked_on(office: Business):
    ledger = office.new("ledger", "accounting.GlAccount", name="Sales")
    office.set("pricebook.Service", office.ids["fan"], account="Sales")
    office.set("pricebook.Material", office.ids["pipe"], account="Elsewhere")
    skus = [line.sku for line in offer(office, fan(office), {"skuName": "PIPE"}).items]
    assert [(sku.general_ledger_account_id, sku.general_ledger_account_name) for sku in skus] == [
        (ledger, "Sales"), (0, "Elsewhere"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "price"),
    [
        ("Percent", 10, "132.55"),
        ("Dollar", -20, "100.50"),
        ("Dollar", -200, "0"),
        ("Multiplier", "0.5", "60.25"),
        ("FlatPrice", 99, "99"),
        ("DiscountPercent", 10, "108.45"),
    ],
)
def test_a_customer_pays_the_prices_of_the_agreement_in_force(office: Business, kind: str, value: Any, price: str):
    agree(office, [{"skuId": office.ids["fan"], "value": Decimal(value), "valueType": kind}])
    lines = offer(office, fan(office), {"skuId": office.ids["pipe"]}).items
    assert [line.unit_rate for line in lines] == [Decimal(price), 8]


def test_prices_of_an_agreement_are_for_its_locations_while_it_is_in_force(office: Business):
    flat = [{"skuId": office.ids["fan"], "value": 99, "valueType": "FlatPrice"}]
    agreement = agree(office, flat, location_ids=[office.ids["elsewhere"]])
    assert offer(office).subtotal == Decimal("120.5")
    office.set("service_agreements.ServiceAgreement", agreement, location_ids=[office.ids["location"]])
    assert offer(office).subtotal == 99
    office.set("service_agreements.ServiceAgreement", agreement, status="Canceled")
    assert offer(office).subtotal == Decimal("120.5")


def agree(office: Business, exceptions: list[dict[str, Any]], **more: Any) -> int:
    """An agreement with Ada under which she has prices of her own."""
    sheet = office.new("sheet", "pricebook.RateSheet", name="Ada's")
    office.ask("ClientSpecificPricing_UpdateRateSheet", {"exceptions": exceptions}, rateSheetId=sheet)
    fields = {"originalTemplateId": 1, "billingServiceId": office.ids["fan"], "revenueRecognitionMode": "Immediate"}
    said = {"name": "Care", "template_fields": fields, "customer_id": office.ids["customer"], "status": "Activated"}
    said |= {"business_unit_id": office.ids["unit"], "rate_sheet_id": sheet}
    return office.new("agreement", "service_agreements.ServiceAgreement", **said | more)
