"""Pieces that are told from others of their kind: they come in a receipt, move, go back, and are installed."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.inventory.conftest import Stockroom
from tests.families.inventory.test_stock import adjust, goods, transfer
from truckroll.catalogue import Refused
from truckroll.catalogue.registry import resolve

NUMBERS = ["A-1", "A-2", "A-3"]


@pytest.fixture
def order(stockroom: Stockroom) -> Any:
    return stockroom.order(stockroom.line("boiler", 3))


@pytest.fixture
def receipt(stockroom: Stockroom, order: Any) -> Any:
    """Three boilers have come, and each is told by its number."""
    came = stockroom.came(order, stockroom.line("boiler", 3))
    return stockroom.act("Receipt", came.id, "identify", came.items[0].id, NUMBERS)


def shown(paper: Any) -> list[str]:
    (line,) = paper.items
    return [piece.number for piece in line.serial_numbers]


def lying(stockroom: Stockroom, place: str = "warehouse") -> list[str]:
    pieces = stockroom.business.all("inventory.SerialNumber", active=True)
    return [piece.number for piece in pieces if piece.place_id == stockroom.ids[place]]


def test_the_order_and_the_bill_show_what_has_come(stockroom: Stockroom, order: Any, receipt: Any):
    assert shown(stockroom.see("PurchaseOrder", order.id)) == NUMBERS
    for side in ("ApBill", "InventoryBill"):
        (line,) = stockroom.business.see(f"accounting.{side}", receipt.bill_id).items
        assert line.serial_number == "A-1, A-2, A-3"
    assert lying(stockroom) == NUMBERS


def test_there_are_no_more_numbers_than_pieces_and_none_is_given_twice(stockroom: Stockroom, order: Any):
    came = stockroom.came(order, stockroom.line("boiler", 2))
    line = came.items[0].id
    for numbers, words in ((NUMBERS, "no more numbers than pieces"), (["A-1", "A-1"], "a piece A-1 of SKU")):
        with pytest.raises(Refused, match=words):
            stockroom.act("Receipt", came.id, "identify", line, numbers)
    with pytest.raises(Refused, match="has no line 999"):
        stockroom.act("Receipt", came.id, "identify", 999, ["A-1"])
    assert lying(stockroom) == []


def test_a_receipt_that_is_taken_back_had_no_pieces(stockroom: Stockroom, order: Any, receipt: Any):
    stockroom.business.ask("Receipts_CancelReceipts", {"canceledReason": "Accidental"}, id=receipt.id)
    assert lying(stockroom) == []
    assert shown(stockroom.see("PurchaseOrder", order.id)) == []


@pytest.mark.usefixtures("receipt")
def test_a_transfer_takes_those_that_are_named_then_those_that_lie_there_longest(stockroom: Stockroom):
    moved = transfer(stockroom, goods(stockroom, "boiler", 2))
    moved = stockroom.act("Transfer", moved.id, "pick", ["A-3"])
    assert shown(moved) == ["A-3", "A-1"]
    assert lying(stockroom) == ["A-2"]
    stockroom.act("Transfer", moved.id, "receive")
    assert lying(stockroom, "truck") == ["A-1", "A-3"]


@pytest.mark.usefixtures("receipt")
def test_what_is_called_off_lies_where_it_lay(stockroom: Stockroom):
    moved = transfer(stockroom, goods(stockroom, "boiler", 1))
    back = stockroom.back(stockroom.line("boiler", 1))
    fewer = adjust(stockroom, goods(stockroom, "boiler", -1))
    stockroom.act("Transfer", moved.id, "pick")
    back = stockroom.act("InventoryReturn", back.id, "hand_back")
    assert (shown(fewer), shown(back)) == (["A-1"], ["A-3"])
    assert lying(stockroom) == []
    for noun, paper in (("Transfer", moved), ("InventoryReturn", back), ("Adjustment", fewer)):
        stockroom.act(noun, paper.id, "cancel", "Accidental")
    assert lying(stockroom) == NUMBERS


def test_what_a_count_finds_may_be_told_apart_until_it_is_taken_back(stockroom: Stockroom):
    found = adjust(stockroom, goods(stockroom, "boiler", 3))
    found = stockroom.act("Adjustment", found.id, "identify", found.items[0].id, NUMBERS)
    assert shown(found) == lying(stockroom) == NUMBERS
    with pytest.raises(Refused, match="no more numbers than pieces"):
        stockroom.act("Adjustment", found.id, "identify", found.items[0].id, ["A-4"])
    stockroom.act("Adjustment", found.id, "cancel", "Accidental")
    assert lying(stockroom) == []


@pytest.mark.usefixtures("receipt")
def test_what_is_sold_from_stock_is_installed_under_its_number_until_it_is_taken_off(stockroom: Stockroom):
    business = stockroom.business
    job = business.book()
    line = {"skuId": business.ids["boiler"], "description": "Boiler", "quantity": Decimal(1), "unitPrice": Decimal(900)}
    line |= {"inventoryLocationId": business.ids["warehouse"]}
    business.ask("Invoices_UpdateInvoiceItems", line, invoiceId=job.invoice_id)
    business.do(lambda: resolve("accounting.Invoice").first(id=job.invoice_id).install(job.created_on))
    (there,) = business.all("equipment_systems.InstalledEquipment", active=True)
    assert (there.serial_number, lying(stockroom)) == ("A-1", ["A-2", "A-3"])
    (sold,) = business.all("accounting.InvoiceItem")
    business.ask("Invoices_DeleteInvoiceItem", invoiceId=job.invoice_id, itemId=sold.id)
    assert lying(stockroom) == NUMBERS
