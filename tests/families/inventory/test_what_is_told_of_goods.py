"""What papers of the stockroom say: where goods are booked, who may still be bought from, and what was noted."""

from tests.families.business import refused
from tests.families.inventory.conftest import Stockroom


def test_a_line_names_its_account_as_the_ledger_has_it(stockroom: Stockroom):
    ledger = {"name": "Supplies", "number": "5100", "type": "Expense", "subtype": "Goods"}
    stockroom.business.new("ledger", "accounting.GlAccount", **ledger)
    receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 1))
    shown = {"name": "Supplies", "number": "5100", "type": "Expense", "detailType": "Goods"}
    assert receipt.items[0].general_ledger_account.values == shown


def test_an_order_does_not_move_to_what_is_out_of_use(stockroom: Stockroom):
    order = stockroom.order()
    stockroom.business.new("gone", "inventory.Vendor", name="Gone & Co", active=False)
    with refused(400, "not active", "vendorId"):
        stockroom.business.ask("PurchaseOrders_Update", {"vendorId": stockroom.ids["gone"]}, id=order.id)


def test_a_receipt_keeps_what_was_noted(stockroom: Stockroom):
    order = stockroom.order()
    assert stockroom.came(order, stockroom.line("pipe", 1), memo="One is bent").memo == "One is bent"
    assert stockroom.came(order, stockroom.line("pipe", 1)).memo == ""


def test_the_bill_of_goods_says_where_they_lie_if_anywhere(stockroom: Stockroom):
    receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 1))
    bill = stockroom.business.see("accounting.InventoryBill", receipt.bill_id)
    assert [line.inventory_location for line in bill.items] == ["Dock"]


def test_a_return_is_of_the_project_of_its_job(stockroom: Stockroom):
    job = stockroom.business.book()
    project = stockroom.business.ask("Projects_Create", {"locationId": stockroom.ids["location"]}).id
    stockroom.business.ask("Projects_AttachJob", id=project, jobId=job.id)
    assert stockroom.back(stockroom.line("pipe", 1), jobId=job.id).project_id == project
    assert stockroom.back(stockroom.line("pipe", 1)).project_id is None
