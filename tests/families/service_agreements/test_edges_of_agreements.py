"""Agreements at their edges: what is not known of them yet, who made them, and what a renewal takes over."""

from decimal import Decimal

import pytest

from tests.families.business import Business
from tests.families.service_agreements.test_agreements import COSTS, PLAN, agreed, having, see
from truckroll.catalogue import Refused
from truckroll.catalogue.time import When


def test_an_agreement_says_who_made_it_and_who_changed_it_last(business: Business):
    made = agreed(business)
    assert (made.created_by_id, made.modified_by_id) == (business.ids["office"], business.ids["office"])
    other = agreed(business, "other", created_by_id=business.ids["colleague"])
    assert other.created_by_id == business.ids["colleague"]


@pytest.mark.parametrize("name", ["labor_markup_percentage", "material_markup_percentage"])
def test_a_price_needs_both_markups(business: Business, name: str):
    assert agreed(business, **COSTS | {name: None}).total_agreement_price is None


def test_what_is_not_known_costs_nothing(business: Business):
    markups = {"labor_markup_percentage": Decimal(0), "material_markup_percentage": Decimal(0)}
    bare = agreed(business, **markups)
    assert (bare.total_agreement_price, bare.estimated_gross_margin_percentage) == (0, 0)
    travel = agreed(business, "travel", **markups, estimated_travel_cost=Decimal(7))
    assert (travel.total_agreement_price, travel.estimated_gross_margin_amount) == (7, 0)


@pytest.mark.parametrize("lacking", ["start_date", "duration_months", "billing_schedule"])
def test_an_agreement_in_force_lacks_nothing(business: Business, lacking: str):
    agreed(business, **{name: value for name, value in PLAN.items() if name != lacking})
    having(business, "move", "Accepted")
    with pytest.raises(Refused, match=f"has no {lacking} yet"):
        having(business, "move", "Activated")
    assert see(business).status == "Accepted"


def test_an_agreement_without_an_end_is_not_renewed_nor_one_twice(business: Business):
    agreed(business)
    with pytest.raises(Refused, match="has no end yet"):
        having(business, "renew")
    agreed(business, **PLAN)
    having(business, "renew")
    with pytest.raises(Refused, match="is renewed already"):
        having(business, "renew")


def test_a_renewal_goes_on_on_the_same_terms_as_a_draft(business: Business):
    agreed(business, **PLAN, summary="All of it", import_id="7", imported_deferred_amount=Decimal(5))
    renewal = having(business, "renew")
    assert (renewal.status, renewal.origin, renewal.start_date, renewal.end_date) == (
        "Draft", "ManualRenew", "2026-02-28", "2026-03-27",
    )  # fmt: skip
    assert (renewal.summary, renewal.import_id, renewal.imported_deferred_amount) == ("All of it", None, 0)
    assert see(business).renewal_agreement_id == renewal.id


@pytest.mark.parametrize(("renewed", "states"), [(False, ["Expired"]), (True, ["AutoRenew", "Activated"])])
def test_an_agreement_ends_on_the_day_after_its_last(business: Business, renewed: bool, states: list[str]):
    agreed(business, **PLAN | {"start_date": "2026-11-01"}, auto_renew=renewed)
    for status in ("Accepted", "Activated"):
        having(business, "move", status)
    business.now = When.parse("2026-11-30T23:59:59Z").ticks
    business.come_due()
    assert see(business).status == "Activated"
    business.now = When.parse("2026-12-01").ticks
    business.come_due()
    assert [each.status for each in business.all("service_agreements.ServiceAgreement")] == states


def test_a_canceled_or_deleted_agreement_does_not_expire(business: Business):
    for key, change in (("one", {"status": "Canceled"}), ("two", {"active": False})):
        agreed(business, key, **PLAN | {"start_date": "2026-11-01"}, status="Activated")
        business.set("service_agreements.ServiceAgreement", business.ids[key], **change)
        business.ids["agreement"] = business.ids[key]
        having(business, "settle")
    business.now = When.parse("2027-01-01").ticks
    business.come_due()
    states = [each.status for each in business.all("service_agreements.ServiceAgreement")]
    assert states == ["Canceled", "Activated"]
    with pytest.raises(Refused, match="is deleted"):
        having(business, "move", "Canceled")


def test_the_newest_agreement_for_a_place_says_its_prices(business: Business):
    from truckroll.families.service_agreements import ServiceAgreement

    sheets = [business.new(name, "pricebook.RateSheet", name=name) for name in ("old", "new", "cabin")]
    cabin = business.new("cabin", "crm.Location", customer_id=business.ids["customer"], name="Cabin")

    def price(location: int | None) -> str | None:
        found = business.do(lambda: ServiceAgreement.prices_for(business.ids["customer"], location))  # type: ignore[arg-type]
        return found.name if found else None

    agreed(business, "a", status="Activated", rate_sheet_id=sheets[0], location_ids=[])
    agreed(business, "b", status="Activated", rate_sheet_id=sheets[1])
    agreed(business, "c", status="Activated", rate_sheet_id=sheets[2], location_ids=[cabin])
    agreed(business, "d", status="Draft", rate_sheet_id=sheets[2], location_ids=[])
    agreed(business, "e", status="Activated", location_ids=[])
    assert [price(each) for each in (business.ids["location"], cabin, None)] == ["new", "cabin", "old"]
    business.set("pricebook.RateSheet", sheets[1], active=False)
    assert price(business.ids["location"]) == "old"
