"""What goes back to a vendor, and what the vendor gives for it."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import refused
from tests.families.inventory.conftest import Stockroom


@pytest.fixture
def order(stockroom: Stockroom) -> Any:
    """Ten pipes that have come."""
    order = stockroom.order()
    stockroom.came(order, stockroom.line("pipe", 10))
    return stockroom.see("PurchaseOrder", order.id)


def hand_back(stockroom: Stockroom, returned: Any) -> Any:
    return stockroom.act("InventoryReturn", returned.id, "hand_back")


def update(stockroom: Stockroom, returned: Any, **body: Any) -> Any:
    stockroom.business.ask("Returns_Update", body, id=returned.id)
    return stockroom.see("InventoryReturn", returned.id)


def again(stockroom: Stockroom, item: Any, **more: Any) -> dict[str, Any]:
    said = {"id": item.id, "skuId": int(item.sku_id), "quantity": item.quantity, "cost": item.cost}
    return said | more


class TestAReturn:
    def test_is_pending_and_comes_to_its_goods_and_costs_less_what_the_vendor_keeps(self, stockroom: Stockroom):
        returned = stockroom.back(stockroom.line("pipe", 4, "2.5"), tax=1, shipping=2, restockingFee=Decimal("0.5"))
        assert (returned.status, returned.return_amount) == ("Pending", Decimal("12.5"))
        assert (returned.tax_amount, returned.shipping_amount) == (1, 2)

    def test_may_have_no_goods_yet(self, stockroom: Stockroom):
        assert stockroom.back(items=None).return_amount == 0

    def test_keeps_no_more_than_it_gives(self, stockroom: Stockroom):
        with refused(400, "no more than", "restockingFee"):
            stockroom.back(stockroom.line("pipe", 1), restockingFee=5)

    def test_takes_nothing_from_stock_before_the_goods_go(self, stockroom: Stockroom, order: Any):
        returned = stockroom.back(stockroom.line("pipe", 4), purchaseOrderId=order.id)
        assert stockroom.there() == 10
        returned = hand_back(stockroom, returned)
        assert (returned.status, stockroom.there()) == ("Returned", 6)
        assert returned.returned_on == "2026-11-02T15:00:00.0000000Z"

    def test_of_an_order_gives_back_no_more_than_came(self, stockroom: Stockroom, order: Any):
        stockroom.back(stockroom.line("pipe", 4), purchaseOrderId=order.id)
        with refused(400, "10", "items[0].quantity"):
            stockroom.back(stockroom.line("pipe", 7), purchaseOrderId=order.id)
        stockroom.back(stockroom.line("pipe", 6), purchaseOrderId=order.id)

    def test_of_a_receipt_gives_back_no_more_than_came_in_its_line(self, stockroom: Stockroom, order: Any):
        line = stockroom.business.all("inventory.Receipt")[0].items[0].id
        stockroom.back(stockroom.line("pipe", 4, shipmentItemId=line))
        with refused(400, "10", "items[0].quantity"):
            stockroom.back(stockroom.line("pipe", 7, shipmentItemId=line))
        with refused(400, "has a line", "items[0].shipmentItemId"):
            stockroom.back(stockroom.line("pipe", 1, shipmentItemId=1))
        with refused(400, "has come", "items[0].skuId"):
            stockroom.back(stockroom.line("boiler", 1, shipmentItemId=line))

    def test_goes_to_the_vendor_of_its_order(self, stockroom: Stockroom, order: Any):
        other = stockroom.business.new("other", "inventory.Vendor", name="Other")
        with refused(400, "was for vendor", "vendorId"):
            stockroom.back(stockroom.line("pipe", 1), purchaseOrderId=order.id, vendorId=other)

    def test_is_for_the_job_of_its_order(self, stockroom: Stockroom):
        job = stockroom.business.book()
        order = stockroom.order(jobId=job.id)
        stockroom.came(order, stockroom.line("pipe", 1))
        assert stockroom.back(stockroom.line("pipe", 1), purchaseOrderId=order.id).job_id == job.id

    def test_is_not_of_a_kind_or_from_a_place_out_of_use(self, stockroom: Stockroom):
        for noun, key, place in (
            ("inventory.ReturnType", "return_type", "returnTypeId"),
            ("inventory.Warehouse", "warehouse", "inventoryLocationId"),
        ):
            stockroom.business.set(noun, stockroom.ids[key], active=False)
            with refused(400, "not active", place):
                stockroom.back(stockroom.line("pipe", 1))
            stockroom.business.set(noun, stockroom.ids[key], active=True)

    def test_of_unknown_things_is_not_found(self, stockroom: Stockroom):
        with refused(404, "no Vendor", "vendorId"):
            stockroom.back(stockroom.line("pipe", 1), vendorId=stockroom.ids["pipe"])


class TestTheCredit:
    def test_comes_when_the_goods_have_gone(self, stockroom: Stockroom):
        returned = stockroom.back(stockroom.line("pipe", 4), tax=1, restockingFee=2)
        assert "no credit is due" in stockroom.refused_act("InventoryReturn", returned.id, "receive_credit")
        hand_back(stockroom, returned)
        returned = stockroom.act("InventoryReturn", returned.id, "receive_credit")
        assert (returned.status, returned.credit_received_on) == ("CreditReceived", "2026-11-02T15:00:00.0000000Z")
        [credit] = stockroom.business.all("accounting.ApCredit")
        assert (credit.amount, credit.inventory_return_id) == (returned.return_amount, returned.id)

    def test_comes_with_some_kinds_of_return_at_once(self, stockroom: Stockroom):
        kind = {"automatically_receive_vendor_credit": True}
        stockroom.business.set("inventory.ReturnType", stockroom.ids["return_type"], **kind)
        assert hand_back(stockroom, stockroom.back(stockroom.line("pipe", 4))).status == "CreditReceived"


class TestChangingAReturn:
    def test_changes_its_lines_and_its_money(self, stockroom: Stockroom):
        returned = stockroom.back(stockroom.line("pipe", 4), stockroom.line("boiler", 1), tax=1, shipping=2)
        kept = returned.items[0]
        lines = [
            again(stockroom, kept, quantity=2, itemDescription="bent"),
            {"id": 0, "skuId": stockroom.ids["permit"], "quantity": 1, "cost": 7},
        ]
        returned = update(stockroom, returned, items=lines, tax=None, memo="soon", referenceNumber="R-1")
        assert [(item.code, item.quantity) for item in returned.items] == [("pipe", 2), ("permit", 1)]
        assert (returned.items[0].id, returned.items[0].description) == (kept.id, "bent")
        assert returned.return_amount == 2 * 2 + 7 + 2
        assert (returned.tax_amount, returned.memo, returned.reference_number) == (0, "soon", "R-1")

    def test_keeps_where_a_line_came_in(self, stockroom: Stockroom, order: Any):
        line = stockroom.business.all("inventory.Receipt")[0].items[0].id
        returned = stockroom.back(stockroom.line("pipe", 4, shipmentItemId=line))
        with refused(400, "10", "items[0].quantity"):
            update(stockroom, returned, items=[again(stockroom, returned.items[0], quantity=11)])
        returned = update(stockroom, returned, items=[again(stockroom, returned.items[0], quantity=10)])
        assert (returned.items[0].receipt_item_id, returned.items[0].description) == (line, "as asked")

    def test_knows_its_own_lines_alone(self, stockroom: Stockroom):
        returned = stockroom.back(stockroom.line("pipe", 4))
        with refused(400, "has no line", "items[0].id"):
            update(stockroom, returned, items=[again(stockroom, returned.items[0], id=5)])

    def test_leaves_goods_that_have_gone(self, stockroom: Stockroom):
        returned = hand_back(stockroom, stockroom.back(stockroom.line("pipe", 4)))
        with refused(409, "its lines stay"):
            update(stockroom, returned, items=[])
        with refused(409, "its location stays"):
            update(stockroom, returned, inventoryLocationId=stockroom.ids["truck"])
        assert update(stockroom, returned, restockingFee=3).return_amount == 5

    def test_ends_when_it_is_canceled_or_in_the_books(self, stockroom: Stockroom):
        returned = stockroom.back(stockroom.line("pipe", 4))
        stockroom.act("InventoryReturn", returned.id, "book", "Posted", None)
        with refused(409, "Posted"):
            update(stockroom, returned, memo="late")
        returned = stockroom.back(stockroom.line("pipe", 4))
        stockroom.business.ask("Returns_Cancel", {}, id=returned.id)
        with refused(409, "Canceled"):
            update(stockroom, returned, memo="late")


class TestCancelingAReturn:
    def test_says_who_when_and_why(self, stockroom: Stockroom):
        returned = stockroom.back(stockroom.line("pipe", 4))
        stockroom.business.ask("Returns_Cancel", {"canceledReason": "VendorIssue"}, id=returned.id)
        returned = stockroom.see("InventoryReturn", returned.id)
        assert (returned.status, returned.canceled_reason) == ("Canceled", "VendorIssue")
        assert returned.canceled_by_id == stockroom.ids["office"]
        assert returned.date_canceled == "2026-11-02T15:00:00.0000000Z"
        assert stockroom.there() == 0

    def test_puts_goods_that_have_gone_back_where_they_lay(self, stockroom: Stockroom, order: Any):
        returned = hand_back(stockroom, stockroom.back(stockroom.line("pipe", 4)))
        stockroom.business.ask("Returns_Cancel", {}, id=returned.id)
        assert stockroom.there() == 10

    def test_is_too_late_after_the_credit_and_happens_once(self, stockroom: Stockroom):
        returned = hand_back(stockroom, stockroom.back(stockroom.line("pipe", 4)))
        stockroom.act("InventoryReturn", returned.id, "receive_credit")
        with refused(400, "credit"):
            stockroom.business.ask("Returns_Cancel", {}, id=returned.id)
        returned = stockroom.back(stockroom.line("pipe", 4))
        stockroom.business.ask("Returns_Cancel", {}, id=returned.id)
        with refused(400, "already"):
            stockroom.business.ask("Returns_Cancel", {}, id=returned.id)
