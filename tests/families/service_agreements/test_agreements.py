"""Service agreements: what they cost and bring, when they end, and how they go on."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business
from truckroll.catalogue import Refused
from truckroll.catalogue.time import When

PLAN = {"start_date": "2026-01-31", "duration_months": 1, "billing_schedule": "Monthly"}
COSTS = {
    "estimated_travel_cost": Decimal(50), "estimated_labor_cost": Decimal("400.10"),
    "estimated_material_cost": Decimal(100), "labor_markup_percentage": Decimal("12.5"),
    "material_markup_percentage": Decimal(20), "labor_surcharge": Decimal(5), "material_surcharge": Decimal("1.89"),
}  # fmt: skip


def agreed(business: Business, key: str = "agreement", **more: Any) -> Any:
    template = {"originalTemplateId": 1, "revenueRecognitionMode": "Immediate", "billingServiceId": 1}
    said = {"name": "Towers", "template_fields": template, "customer_id": business.ids["customer"]}
    said |= {"business_unit_id": business.ids["unit"], "location_ids": [business.ids["location"]]}
    business.new(key, "service_agreements.ServiceAgreement", **said | more)
    return see(business, key)


def see(business: Business, key: str = "agreement") -> Any:
    return business.see("service_agreements.ServiceAgreement", business.ids[key])


def having(business: Business, rule: str, *given: Any) -> Any:
    def act() -> Any:
        from truckroll.catalogue import one
        from truckroll.catalogue.types import reference

        return getattr(one(reference(business.ids["agreement"], "service_agreements.ServiceAgreement")), rule)(*given)

    return business.do(act)


def test_a_price_is_costs_with_their_markups_and_surcharges(business: Business):
    agreement = agreed(business, **COSTS)
    # 400.10 * 1.125 = 450.1125; 100 * 1.2 = 120
    assert agreement.total_agreement_price == Decimal("627.00")
    assert agreement.estimated_gross_margin_amount == Decimal("76.90")
    assert agreement.estimated_gross_margin_percentage == Decimal("12.26")


def test_a_flat_price_stays_and_one_still_being_built_has_none(business: Business):
    flat = agreed(business, total_agreement_price=Decimal(0), estimated_labor_cost=Decimal(10))
    assert (flat.total_agreement_price, flat.estimated_gross_margin_amount) == (0, -10)
    assert flat.estimated_gross_margin_percentage == 0
    draft = agreed(business, "draft")
    assert (draft.total_agreement_price, draft.estimated_gross_margin_amount, draft.end_date) == (None, None, None)


@pytest.mark.parametrize(("start", "months", "end"), [
    ("2026-01-01", 12, "2026-12-31"), ("2026-01-31", 1, "2026-02-27"), ("2027-08-31", 6, "2028-02-28"),
    ("2026-12-15", 1, "2027-01-14"),
])  # fmt: skip
def test_an_agreement_ends_the_day_before_the_day_it_began_on(business: Business, start: str, months: int, end: str):
    assert agreed(business, start_date=start, duration_months=months).end_date == end


def test_an_agreement_goes_from_a_draft_into_force(business: Business):
    agreed(business, **PLAN)
    for status in ("Sent", "Draft", "Accepted", "Activated"):
        having(business, "move", status)
    for status in ("Draft", "Expired", "Activated"):
        with pytest.raises(Refused, match=f"is Activated, not to be {status}"):
            having(business, "move", status)
    having(business, "move", "Canceled")
    assert see(business).status == "Canceled"


def test_what_has_no_plan_comes_into_no_force(business: Business):
    agreed(business, status="Accepted", start_date="2026-01-01")
    with pytest.raises(Refused, match="has no duration_months, billing_schedule yet"):
        having(business, "move", "Activated")


def day_after(business: Business, day: str) -> None:
    business.now = When.parse(f"{day}T00:00:00Z").ticks
    business.come_due()


def test_an_agreement_expires_on_the_day_after_its_last(business: Business):
    agreed(business, status="Activated", start_date="2026-11-01", duration_months=1)
    day_after(business, "2026-11-30")
    assert see(business).status == "Activated"
    day_after(business, "2026-12-01")
    assert (see(business).status, see(business).renewal_agreement_id) == ("Expired", None)


def test_an_agreement_that_renews_itself_goes_on_under_another_id(business: Business):
    agreed(
        business,
        status="Activated",
        start_date="2026-11-01",
        duration_months=1,
        auto_renew=True,
        import_id="old",
        **COSTS,
    )
    day_after(business, "2026-12-01")
    old = see(business)
    new = business.see("service_agreements.ServiceAgreement", old.renewal_agreement_id)
    assert (old.status, new.status, new.origin) == ("AutoRenew", "Activated", "AutoRenew")
    assert (new.start_date, new.end_date, new.import_id) == ("2026-12-01", "2026-12-31", None)
    assert (new.total_agreement_price, new.customer_id) == (old.total_agreement_price, old.customer_id)
    day_after(business, "2027-01-01")
    assert len(business.all("service_agreements.ServiceAgreement")) == 3


def test_an_agreement_is_renewed_by_hand_once(business: Business):
    agreed(business, **PLAN)
    renewal = having(business, "renew")
    assert (renewal.status, renewal.origin, renewal.start_date) == ("Draft", "ManualRenew", "2026-02-28")
    with pytest.raises(Refused, match="renewed already"):
        having(business, "renew")


def test_what_was_canceled_does_not_expire(business: Business):
    agreed(business, status="Activated", start_date="2026-11-01", duration_months=1, auto_renew=True)
    having(business, "move", "Canceled")
    day_after(business, "2026-12-01")
    assert see(business).status == "Canceled"


def test_money_that_came_with_an_agreement_is_no_part_of_its_renewal(business: Business):
    came = {"imported_deferred_amount": Decimal(7), "imported_recognized_amount": Decimal(8), "import_id": "old-1"}
    agreed(business, **PLAN, **came)
    renewal = having(business, "renew")
    assert (renewal.imported_deferred_amount, renewal.imported_recognized_amount, renewal.import_id) == (0, 0, None)
    assert (renewal.customer_id, renewal.name) == (business.ids["customer"], "Towers")
