"""What people earn by posted invoices: commissions, bonuses, and the share of whoever sold the work."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.accounting.receivables import furnished, line, post
from tests.families.business import Business, refused
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import TICKS_PER_SECOND

WEEK = 7 * 24 * 3600 * TICKS_PER_SECOND


@pytest.fixture
def business(business: Business) -> Business:
    """Tess earns ten percent, and Tom five; tune-ups pay commissions, and two percent more."""
    furnished(business)
    for who, rate, sold in (("tess", 10, 3), ("tom", 5, 0)):
        business.set(
            "settings.Technician", business.ids[who], commission_rate=Decimal(rate), sold_by_rate=Decimal(sold)
        )
    business.set("pricebook.Service", business.ids["tune-up"], pays_commission=True, commission_bonus=Decimal(2))
    return business


def done(business: Business, *technicians: str, **more: Any) -> int:
    """A job that technicians were sent to; its invoice."""
    job = business.book(business.visit(3, *technicians), **more)
    (visit,) = business.visits(job)
    for who in technicians:
        business.send(visit, who)
    return job.invoice_id


def earned(business: Business, **where: Any) -> list[tuple[str, str, Decimal]]:
    """Who earned what by invoices."""
    names = {id: name for name, id in business.ids.items()}
    items = business.all("payroll.GrossPayItem", active=True, **where)
    return [(names[each.employee_id], each.activity, each.amount) for each in items if not each.is_time]


def test_those_who_did_the_work_share_the_commission_by_their_splits(business: Business):
    invoice = done(business, "tess", "tom")
    line(business, invoice, "TUNE", "100")
    assert earned(business) == []
    post(business, invoice)
    assert earned(business) == [("tess", "Commission", Decimal("6.00")), ("tom", "Commission", Decimal("3.50"))]
    (first, _) = business.all("payroll.GrossPayItem")
    (sold,) = business.all("accounting.InvoiceItem")
    assert (first.invoice_id, first.invoice_item_id, first.source_entity_id) == (invoice, sold.id, invoice)
    assert (first.customer_name, first.payout_business_unit_name) == ("Ada", "Heating")
    assert business.see("accounting.Invoice", invoice).commission_eligibility_date == "2026-11-02"


def test_a_line_that_names_a_technician_pays_that_one_alone(business: Business):
    invoice = done(business, "tess", "tom")
    line(business, invoice, "TUNE", "100", technicianId=business.ids["tom"])
    post(business, invoice)
    assert earned(business) == [("tom", "Commission", Decimal("7.00"))]


@pytest.mark.parametrize(("share", "amount"), [(0, "3.00"), (8, "8.00")])
def test_whoever_sold_the_job_has_the_share_of_the_service_or_else_their_own(
    business: Business, share: int, amount: str
):
    business.set("pricebook.Service", business.ids["tune-up"], sold_by_commission=Decimal(share))
    invoice = done(business, "tom", soldById=business.ids["tess"])
    line(business, invoice, "TUNE", "100")
    post(business, invoice)
    assert ("tess", "Sold by", Decimal(amount)) in earned(business)


def test_what_pays_no_commission_may_pay_a_bonus(business: Business):
    business.set("pricebook.Material", business.ids["filter"], bonus=Decimal(4))
    invoice = done(business, "tess")
    line(business, invoice, "FILT", "20", "2")
    line(business, invoice, "PERM", "50")
    post(business, invoice)
    assert earned(business) == [("tess", "Bonus", Decimal("8.00"))]


def test_an_adjustment_takes_back_what_was_earned(business: Business):
    invoice = done(business, "tess")
    line(business, invoice, "TUNE", "100")
    back = {"skuName": "TUNE", "description": "back", "quantity": 1, "unitPrice": -50}
    other = business.ask("Invoices_CreateAdjustmentInvoice", {"adjustmentToId": invoice, "items": [back]})
    post(business, invoice, other)
    assert [amount for _, _, amount in earned(business)] == [Decimal("12.00"), Decimal("-6.00")]


def test_shares_that_change_change_what_is_earned(business: Business):
    invoice = done(business, "tess")
    line(business, invoice, "TUNE", "100")
    post(business, invoice)
    assert earned(business) == [("tess", "Commission", Decimal("12.00"))]
    share(business, "tess", "tom")
    assert earned(business) == [("tess", "Commission", Decimal("6.00")), ("tom", "Commission", Decimal("3.50"))]
    share(business, "tom")
    assert earned(business) == [("tom", "Commission", Decimal("7.00"))]


def test_what_was_agreed_upon_is_made_up_for_in_the_next_payroll(business: Business):
    invoice = done(business, "tess")
    line(business, invoice, "TUNE", "100")
    post(business, invoice)
    (item,) = business.all("payroll.GrossPayItem")
    business.now += WEEK
    business.do(lambda: resolve("payroll.Payroll").first(id=item.payroll_id).approve())
    share(business, "tess", "tom")
    assert earned(business, payroll_id=item.payroll_id) == [("tess", "Commission", Decimal("12.00"))]
    later = [each for each in earned(business) if each not in earned(business, payroll_id=item.payroll_id)]
    assert later == [("tess", "Commission", Decimal("-6.00")), ("tom", "Commission", Decimal("3.50"))]


def test_a_commission_is_not_changed_by_hand(business: Business):
    invoice = done(business, "tess")
    line(business, invoice, "TUNE", "100")
    post(business, invoice)
    (item,) = business.all("payroll.GrossPayItem")
    with refused(400, "change that instead"):
        business.ask("GrossPayItems_Delete", id=item.id)


def share(business: Business, *technicians: str) -> None:
    """Let these have done the work."""
    (job,) = business.all("jpm.Job")
    ids = [business.ids[who] for who in technicians]
    business.do(lambda: resolve("payroll.JobSplit").share(job.id, ids))
