"""Equipment that is sold stands at the customer's place once the work is done."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import Business
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import one
from truckroll.families.accounting import Invoice

NOUN = "equipment_systems.InstalledEquipment"


@pytest.fixture
def furnace(business: Business) -> int:
    terms: Any = {"manufacturer_warranty": {"duration": 120}, "service_provider_warranty": {"duration": 0}}
    said = {"manufacturer": "Acme", "model": "X1", "cost": Decimal(700), "type_id": business.ids["furnaces"]}
    said |= {"description": "Heats"}
    return business.new("furnace", "pricebook.Equipment", code="F1", display_name="Furnace", price=900, **said, **terms)


def on_invoice(business: Business, invoice_id: int, sku: int, quantity: int = 1) -> int:
    """A line of the SKU on an invoice; its id."""
    body = {"skuId": sku, "quantity": quantity, "description": "F1"}
    business.ask("Invoices_UpdateInvoiceItems", body, invoiceId=invoice_id)
    return business.all("accounting.InvoiceItem", invoice_id=invoice_id)[-1].id


def complete(business: Business, job: Any) -> None:
    business.do(lambda: one_of(business, "jpm.Job", job.id).complete(When("2026-11-02T14:00:00.0000000Z")))


def one_of(business: Business, noun: str, id: int) -> Any:
    from truckroll.catalogue.types import reference

    return one(reference(id, noun))


def test_a_completed_job_installs_the_equipment_of_its_invoice_under_warranty(business: Business, furnace: int):
    job = business.book()
    line = on_invoice(business, job.invoice_id, furnace)
    assert business.all(NOUN) == []
    complete(business, job)
    (installed,) = business.all(NOUN)
    assert (installed.equipment_id, installed.invoice_item_id) == (furnace, line)
    assert (installed.location_id, installed.customer_id) == (business.ids["location"], business.ids["customer"])
    assert (installed.name, installed.manufacturer, installed.model) == ("Furnace", "Acme", "X1")
    assert (installed.cost, installed.type.name) == (700, "Furnaces")
    assert installed.installed_on == "2026-11-02T14:00:00.0000000Z"
    assert installed.manufacturer_warranty_end == "2036-11-02T14:00:00.0000000Z"
    assert (installed.service_provider_warranty_start, installed.service_provider_warranty_end) == (None, None)
    assert business.see("accounting.InvoiceItem", line).installed_equipment_id == installed.id


def test_what_was_installed_once_is_not_installed_again_when_the_invoice_is_posted(business: Business, furnace: int):
    job = business.book()
    on_invoice(business, job.invoice_id, furnace)
    complete(business, job)
    on_invoice(business, job.invoice_id, furnace)
    on_invoice(business, job.invoice_id, furnace, quantity=-1)
    business.do(lambda: one_of(business, "accounting.Invoice", job.invoice_id).post())
    assert len(business.all(NOUN)) == 2, "the one that came late, too, but nothing that was taken back"


def test_a_line_that_is_taken_off_takes_its_equipment_with_it(business: Business, furnace: int):
    job = business.book()
    line = on_invoice(business, job.invoice_id, furnace)
    complete(business, job)
    business.ask("Invoices_DeleteInvoiceItem", invoiceId=job.invoice_id, itemId=line)
    assert [each.active for each in business.all(NOUN)] == [False]


def test_what_is_sold_without_a_place_is_installed_nowhere(business: Business, furnace: int):
    def sell() -> None:
        customer = one_of(business, "crm.Customer", business.ids["customer"])
        invoice = Invoice.open(customer.id, None)
        invoice.add(one_of(business, "pricebook.Equipment", furnace), price=Decimal(900))
        invoice.post()

    business.do(sell)
    assert business.all(NOUN) == []
