"""A contractor with a price book, a tax zone and ways to pay, for tests of what customers owe."""

from decimal import Decimal
from typing import Any

from tests.families.business import Business
from truckroll.catalogue.registry import resolve


def furnished(business: Business) -> Business:
    """Give the contractor what invoices are made of; Ada's house lies where taxes are due."""
    rates = [
        {"id": 1, "taxName": "State", "taxBaseType": ["Subtotal"], "taxRate": Decimal("0.06"), "salesTaxItem": None},
        {"id": 2, "taxName": "Goods", "taxBaseType": ["Material"], "taxRate": Decimal("0.025"), "salesTaxItem": None},
    ]
    zone = business.new("zone", "accounting.TaxZone", name="Reno", rates=rates)
    business.new("net 30", "accounting.PaymentTerm", name="Net 30", due_day=30)
    business.new("check", "accounting.PaymentType", name="Check")
    business.new("old way", "accounting.PaymentType", name="Barter", active=False)
    business.new(
        "tune-up",
        "pricebook.Service",
        code="TUNE",
        description="Tune-up",
        display_name="Tune-up",
        taxable=True,
        hours=Decimal(1),
    )
    business.new(
        "filter",
        "pricebook.Material",
        code="FILT",
        description="Filter",
        display_name="Filter",
        taxable=True,
        cost=Decimal(3),
    )
    business.new("permit", "pricebook.Service", code="PERM", description="Permit", display_name="Permit", taxable=False)
    business.new(
        "discount",
        "pricebook.DiscountAndFees",
        code="OFF",
        description="Less",
        type="Discount",
        amount_type="Fixed",
        amount=5,
    )
    business.set("crm.Location", business.ids["location"], tax_zone_id=zone)
    business.set("crm.Customer", business.ids["customer"], payment_term_id=business.ids["net 30"])
    return business


def line(business: Business, invoice: int, sku: str, price: str, quantity: str = "1", **more: Any) -> None:
    """Put a line on an invoice."""
    said = {"skuName": sku, "description": sku.lower(), "quantity": Decimal(quantity), "unitPrice": Decimal(price)}
    business.ask("Invoices_UpdateInvoiceItems", said | more, invoiceId=invoice)


def owed(business: Business, invoice: int) -> Decimal:
    """What is still owed of an invoice."""
    return business.see("accounting.Invoice", invoice).balance


def post(business: Business, *invoices: int) -> None:
    """Post invoices, as the office does."""
    for id in invoices:
        business.do(lambda id=id: resolve("accounting.Invoice").first(id=id).post())


def pay(business: Business, *splits: tuple[int, str], **more: Any) -> Any:
    """Take a payment for these invoices."""
    said = [{"invoiceId": id, "amount": Decimal(amount)} for id, amount in splits]
    return business.ask("Payments_Create", {"typeId": business.ids["check"], "splits": said} | more)
