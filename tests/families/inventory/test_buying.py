"""What is ordered, what comes, and what lies in stock then."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import refused
from tests.families.inventory.conftest import ADDRESS, Stockroom
from truckroll.catalogue.registry import resolve
from truckroll.families.inventory.purchase_orders import CreatePurchaseOrderItemRequest


class TestAnOrder:
    def test_is_pending_and_comes_to_its_lines_with_tax_and_shipping(self, stockroom: Stockroom):
        order = stockroom.order(
            stockroom.line("pipe", "2.5", "1.11"), stockroom.line("permit", 1, "0.005"), tax=Decimal("0.5"), shipping=3
        )
        assert (order.status, order.total) == ("Pending", Decimal("6.29"))
        assert [item.total for item in order.items] == [Decimal("2.78"), Decimal("0.01")]

    def test_says_what_its_skus_are_called_as_it_is_made(self, stockroom: Stockroom):
        order = stockroom.order(stockroom.line("boiler", 1))
        stockroom.business.set("pricebook.Equipment", stockroom.ids["boiler"], display_name="Other")
        item = stockroom.see("PurchaseOrder", order.id).items[0]
        assert (item.sku_name, item.sku_code, item.sku_type) == ("Boiler", "boiler", "Equipment")

    def test_shows_where_it_is_brought_and_what_the_vendor_calls_it(self, stockroom: Stockroom):
        order = stockroom.order(vendorInvoiceNumber="V-7", memo="soon")
        assert (order.ship_to.city, order.vendor_document_number, order.summary) == ("Reno", "V-7", "soon")

    def test_puts_nothing_into_stock(self, stockroom: Stockroom):
        stockroom.order()
        assert stockroom.there() == 0

    def test_for_a_job_is_numbered_after_it_and_belongs_to_its_invoice_and_project(self, stockroom: Stockroom):
        job = stockroom.business.book()
        first, second = (stockroom.order(jobId=job.id) for _ in range(2))
        assert [first.number, second.number] == [f"{job.job_number}-001", f"{job.job_number}-002"]
        assert (first.invoice_id, first.project_id) == (job.invoice_id, job.project_id)

    def test_is_not_for_a_job_of_another_project(self, stockroom: Stockroom):
        job = stockroom.business.book()
        project = stockroom.business.new("project", "jpm.Project", number="1", customer_id=1, location_id=2)
        with refused(400, "does not belong to project", "projectId"):
            stockroom.order(jobId=job.id, projectId=project)

    @pytest.mark.parametrize(
        ("wrong", "place"),
        [
            ({"quantity": 0}, "items[0].quantity"),
            ({"quantity": -1}, "items[0].quantity"),
            ({"cost": Decimal("-0.01")}, "items[0].cost"),
        ],
    )
    def test_is_for_more_than_none_at_no_negative_cost(self, stockroom: Stockroom, wrong: dict[str, Any], place: str):
        with refused(400, "", place):
            stockroom.order(stockroom.line("pipe", 1) | wrong)

    @pytest.mark.parametrize(
        ("noun", "key", "place"),
        [
            ("inventory.Vendor", "vendor", "vendorId"),
            ("inventory.PurchaseOrderType", "po_type", "typeId"),
            ("inventory.Warehouse", "warehouse", "inventoryLocationId"),
            ("pricebook.Material", "pipe", "items[0].skuId"),
        ],
    )
    def test_is_not_made_with_what_is_out_of_use(self, stockroom: Stockroom, noun: str, key: str, place: str):
        stockroom.business.set(noun, stockroom.ids[key], active=False)
        with refused(400, "not active", place):
            stockroom.order()

    def test_needs_a_line_and_amounts_from_nothing_upwards(self, stockroom: Stockroom):
        with refused(400, "one line", "items"):
            stockroom.business.ask("PurchaseOrders_Create", stockroom.asked() | {"items": []})
        with refused(400, "0 or more", "tax"):
            stockroom.order(tax=-1)
        with refused(400, "0 or more", "shipping"):
            stockroom.order(shipping=-1)

    def test_comes_to_what_can_be_paid(self, stockroom: Stockroom):
        most = 99_999_999_999_999
        with refused(400, "more than is bought", "items"):
            stockroom.order(stockroom.line("pipe", most, most))
        with refused(400, "more than is bought", "items"):
            stockroom.order(*[stockroom.line("pipe", 1, most)] * 2)
        assert stockroom.order(stockroom.line("pipe", 1, most)).total == most

    def test_is_not_for_what_no_sku_and_no_place_is(self, stockroom: Stockroom):
        with refused(400, "no Material or Equipment", "items[0].skuId"):
            stockroom.order(stockroom.line("vendor", 1))
        with refused(400, "no Truck or Warehouse", "inventoryLocationId"):
            stockroom.order(inventoryLocationId=stockroom.ids["pipe"])

    def test_of_a_kind_that_is_received_at_once_has_come(self, stockroom: Stockroom):
        stockroom.business.set("inventory.PurchaseOrderType", stockroom.ids["po_type"], automatically_receive=True)
        order = stockroom.order(tax=1, shipping=2, vendorInvoiceNumber="V-7")
        [receipt] = stockroom.business.all("inventory.Receipt")
        assert (order.status, stockroom.there()) == ("Received", 10)
        assert (receipt.receipt_amount, receipt.vendor_invoice_number) == (Decimal(23), "V-7")


class TestChangingAnOrder:
    def change(self, stockroom: Stockroom, order: Any, **body: Any) -> Any:
        stockroom.business.ask("PurchaseOrders_Update", body, id=order.id)
        return stockroom.see("PurchaseOrder", order.id)

    def again(self, stockroom: Stockroom, item: Any, **more: Any) -> dict[str, Any]:
        return stockroom.line("pipe", item.quantity, item.cost, id=item.id) | more

    def test_takes_off_the_lines_that_are_not_named_and_adds_new_ones(self, stockroom: Stockroom):
        order = stockroom.order(stockroom.line("pipe", 10), stockroom.line("boiler", 1, 100))
        kept, _ = order.items
        order = self.change(
            stockroom, order, items=[self.again(stockroom, kept, quantity=4), stockroom.line("permit", 1, 5, id=0)]
        )
        assert [(item.sku_code, item.quantity) for item in order.items] == [("pipe", 4), ("permit", 1)]
        assert (order.items[0].id, order.total) == (kept.id, Decimal(13))

    def test_leaves_what_is_not_named(self, stockroom: Stockroom):
        order = stockroom.order(memo="soon", vendorInvoiceNumber="V-7")
        after = self.change(stockroom, order)
        changing = {"modifiedOn"}
        assert {k: v for k, v in after.values.items() if k not in changing} == {
            k: v for k, v in order.values.items() if k not in changing
        }

    def test_changes_memo_number_and_where_it_goes(self, stockroom: Stockroom):
        there = {"description": "Truck", "address": ADDRESS | {"city": "Elko"}}
        order = self.change(stockroom, stockroom.order(), memo="late", vendorInvoiceNumber="V-8", shipTo=there, tax=5)
        assert (order.summary, order.vendor_document_number, order.ship_to.city) == ("late", "V-8", "Elko")
        assert order.total == 25

    def test_keeps_what_has_come(self, stockroom: Stockroom):
        order = stockroom.order(stockroom.line("pipe", 10), stockroom.line("boiler", 1))
        pipe, boiler = order.items
        stockroom.came(order, stockroom.line("pipe", 4))
        with refused(400, "4 of line", "items[0].quantity"):
            self.change(stockroom, order, items=[self.again(stockroom, pipe, quantity=3)])
        with refused(400, "has come", "items[0].skuId"):
            self.change(stockroom, order, items=[self.again(stockroom, pipe, skuId=stockroom.ids["permit"])])
        with refused(400, "stays on"):
            self.change(stockroom, order, items=[stockroom.line("boiler", 1, id=boiler.id)])
        with refused(400, "its location stay"):
            self.change(stockroom, order, inventoryLocationId=stockroom.ids["truck"])
        order = self.change(stockroom, order, items=[self.again(stockroom, pipe, quantity=4)])
        assert order.status == "Received"

    def test_knows_its_own_lines_alone_each_once(self, stockroom: Stockroom):
        order, other = stockroom.order(), stockroom.order()
        with refused(400, "has no line", "items[0].id"):
            self.change(stockroom, order, items=[self.again(stockroom, other.items[0])])
        with refused(400, "named twice", "items[1].id"):
            self.change(stockroom, order, items=[self.again(stockroom, order.items[0])] * 2)

    @pytest.mark.parametrize("status", ["Canceled", "Exported"])
    def test_ends_when_it_is_canceled_or_exported(self, stockroom: Stockroom, status: str):
        order = stockroom.order()
        stockroom.business.set("inventory.PurchaseOrder", order.id, status=status)
        with refused(400, status):
            self.change(stockroom, order, memo="late")


class TestCancelingAnOrder:
    def test_says_why(self, stockroom: Stockroom):
        order = stockroom.order()
        stockroom.business.ask("PurchaseOrders_Cancel", {"canceledReason": "Duplicate"}, id=order.id)
        order = stockroom.see("PurchaseOrder", order.id)
        assert (order.status, order.canceled_reason, order.items[0].status) == ("Canceled", "Duplicate", "Canceled")

    def test_ends_it(self, stockroom: Stockroom):
        order = stockroom.order()
        stockroom.business.ask("PurchaseOrders_Cancel", {}, id=order.id)
        with refused(400, "Canceled"):
            stockroom.business.ask("PurchaseOrders_Cancel", {}, id=order.id)
        with refused(400, "nothing more comes"):
            stockroom.came(order, stockroom.line("pipe", 1))

    @pytest.mark.parametrize("quantity", [1, 10])
    def test_is_too_late_when_goods_have_come(self, stockroom: Stockroom, quantity: int):
        order = stockroom.order()
        stockroom.came(order, stockroom.line("pipe", quantity))
        with refused(400, "receipt" if quantity == 1 else "Received"):
            stockroom.business.ask("PurchaseOrders_Cancel", {}, id=order.id)


class TestReceiving:
    def test_all_of_an_order_puts_it_into_stock_and_ends_the_order(self, stockroom: Stockroom):
        order = stockroom.order()
        receipt = stockroom.came(order, stockroom.line("pipe", 10), tax=1, shipping=2, vendorDocumentNumber="V-1")
        order = stockroom.see("PurchaseOrder", order.id)
        assert stockroom.there() == 10
        assert (order.status, order.received_on) == ("Received", "2026-11-03T10:00:00.0000000Z")
        assert (order.items[0].status, order.items[0].quantity_received) == ("Received", 10)
        assert (receipt.receipt_amount, receipt.vendor_invoice_number) == (Decimal(23), "V-1")

    def test_a_part_leaves_the_rest_to_come(self, stockroom: Stockroom):
        order = stockroom.order()
        stockroom.came(order, stockroom.line("pipe", 4))
        order = stockroom.see("PurchaseOrder", order.id)
        assert (order.status, order.items[0].status, order.received_on) == ("PartiallyReceived",) * 2 + (None,)
        with refused(400, "6 of line", "items[0].quantity"):
            stockroom.came(order, stockroom.line("pipe", 7))
        with refused(400, "1 of line", "items[1].quantity"):
            stockroom.came(order, stockroom.line("pipe", 5), stockroom.line("pipe", 2))
        stockroom.came(order, stockroom.line("pipe", 6))
        assert (stockroom.see("PurchaseOrder", order.id).status, stockroom.there()) == ("Received", 10)

    def test_a_line_by_its_id_is_of_this_order_and_this_sku(self, stockroom: Stockroom):
        order, other = stockroom.order(), stockroom.order()
        with refused(400, "has no line", "items[0].purchaseOrderItemId"):
            stockroom.came(order, stockroom.line("pipe", 1, purchaseOrderItemId=other.items[0].id))
        with refused(400, "is for SKU", "items[0].skuId"):
            stockroom.came(order, stockroom.line("boiler", 1, purchaseOrderItemId=order.items[0].id))
        receipt = stockroom.came(order, stockroom.line("pipe", 1, purchaseOrderItemId=order.items[0].id))
        assert receipt.items[0].purchase_order_item_id == order.items[0].id

    def test_what_nobody_ordered_is_added_to_the_order(self, stockroom: Stockroom):
        order = stockroom.order()
        stockroom.came(order, stockroom.line("boiler", 2, 50))
        order = stockroom.see("PurchaseOrder", order.id)
        assert [(item.sku_code, item.status) for item in order.items] == [("pipe", "Pending"), ("boiler", "Received")]
        assert (order.total, stockroom.there(key="boiler")) == (Decimal(120), 2)

    def test_what_is_not_kept_in_stock_lies_nowhere(self, stockroom: Stockroom):
        order = stockroom.order(stockroom.line("permit", 3))
        stockroom.came(order, stockroom.line("permit", 3))
        assert stockroom.there(key="permit") == 0

    def test_makes_a_bill_of_the_same_money(self, stockroom: Stockroom):
        receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 3, "1.5"), tax=Decimal("0.25"))
        bill = stockroom.business.see("accounting.InventoryBill", receipt.bill_id)
        assert (bill.bill_amount, bill.purchase_order_id) == (receipt.receipt_amount, receipt.purchase_order_id)
        assert bill.bill_amount == Decimal("4.75")

    def test_books_lines_on_the_accounts_of_their_skus(self, stockroom: Stockroom):
        receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 1))
        assert receipt.items[0].general_ledger_account.name == "Supplies"
        assert receipt.items[0].asset_account is None

    def test_what_is_wrong_is_named(self, stockroom: Stockroom):
        order = stockroom.order()
        with refused(400, "one line", "items"):
            stockroom.came(order)
        with refused(400, "0 or more", "shipping"):
            stockroom.came(order, stockroom.line("pipe", 1), shipping=-1)
        with refused(404, "no PurchaseOrder", "purchaseOrderId"):
            stockroom.came(order, stockroom.line("pipe", 1), purchaseOrderId=stockroom.ids["vendor"])


class TestGoodsForAJob:
    @pytest.fixture
    def order(self, stockroom: Stockroom) -> Any:
        copied = {"copy_purchase_order_items_to_invoice_when_received": True}
        stockroom.business.set("inventory.PurchaseOrderType", stockroom.ids["po_type"], **copied)
        for low, high, percent in ((0, 10, 50), (10, 100, 20)):
            stockroom.business.ask("PurchaseOrdersMarkup_Create", {"from": low, "to": high, "percent": percent})
        job = stockroom.business.book()
        return stockroom.order(stockroom.line("pipe", 2, "9.99"), stockroom.line("boiler", 1, 10), jobId=job.id)

    def receive(self, stockroom: Stockroom, order: Any) -> Any:
        return stockroom.came(order, stockroom.line("pipe", 2, "9.99"), stockroom.line("boiler", 1, 10))

    def test_are_sold_on_with_the_mark_up_of_their_cost(self, stockroom: Stockroom, order: Any):
        assert all(item.chargeable for item in order.items)
        self.receive(stockroom, order)
        invoice = stockroom.business.see("accounting.Invoice", order.invoice_id)
        assert invoice.total == 2 * Decimal("14.99") + 12

    def test_are_used_up_at_once(self, stockroom: Stockroom, order: Any):
        self.receive(stockroom, order)
        assert (stockroom.there(), stockroom.there(key="boiler")) == (0, 0)

    def test_are_taken_off_the_invoice_when_they_have_not_come_after_all(self, stockroom: Stockroom, order: Any):
        receipt = self.receive(stockroom, order)
        stockroom.business.ask("Receipts_CancelReceipts", {}, id=receipt.id)
        assert stockroom.business.see("accounting.Invoice", order.invoice_id).total == 0
        assert stockroom.there() == 0

    def test_stay_off_an_invoice_that_is_posted(self, stockroom: Stockroom, order: Any):
        stockroom.business.set("accounting.Invoice", order.invoice_id, sync_status="Posted")
        self.receive(stockroom, order)
        assert stockroom.business.see("accounting.Invoice", order.invoice_id).total == 0
        assert stockroom.there() == 2


class TestCancelingAReceipt:
    def cancel(self, stockroom: Stockroom, receipt: Any, **path: Any) -> None:
        stockroom.business.ask("Receipts_CancelReceipts", {"canceledReason": "Accidental"}, id=receipt.id)

    def test_takes_the_goods_out_and_opens_the_order_again(self, stockroom: Stockroom):
        order = stockroom.order()
        first = stockroom.came(order, stockroom.line("pipe", 4))
        second = stockroom.came(order, stockroom.line("pipe", 6))
        self.cancel(stockroom, second)
        order = stockroom.see("PurchaseOrder", order.id)
        assert (order.status, order.received_on, stockroom.there()) == ("PartiallyReceived", None, 4)
        self.cancel(stockroom, first)
        order = stockroom.see("PurchaseOrder", order.id)
        assert (order.status, order.items[0].quantity_received, stockroom.there()) == ("Pending", 0, 0)
        assert not stockroom.see("Receipt", second.id).active

    def test_withdraws_its_bill(self, stockroom: Stockroom):
        receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 4))
        self.cancel(stockroom, receipt)
        assert not stockroom.business.see("accounting.InventoryBill", receipt.bill_id).active

    def test_happens_once_and_before_the_books_have_it(self, stockroom: Stockroom):
        receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 4))
        self.cancel(stockroom, receipt)
        with refused(400, "already"):
            self.cancel(stockroom, receipt)
        receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 4))
        stockroom.act("Receipt", receipt.id, "booked", "Posted", None)
        with refused(400, "Posted"):
            self.cancel(stockroom, receipt)

    def test_is_refused_while_its_goods_go_back(self, stockroom: Stockroom):
        order = stockroom.order()
        receipt = stockroom.came(order, stockroom.line("pipe", 4))
        returned = stockroom.back(stockroom.line("pipe", 1), purchaseOrderId=order.id)
        with refused(400, "go back"):
            self.cancel(stockroom, receipt)
        stockroom.business.ask("Returns_Cancel", {}, id=returned.id)
        self.cancel(stockroom, receipt)


def test_an_order_of_which_the_books_have_all_is_exported_and_read_only(stockroom: Stockroom):
    order = stockroom.order()
    receipts = [stockroom.came(order, stockroom.line("pipe", quantity)) for quantity in (4, 6)]
    for receipt, status in zip(receipts, ("Received", "Exported"), strict=True):
        stockroom.act("Receipt", receipt.id, "booked", "Exported", None)
        assert stockroom.see("PurchaseOrder", order.id).status == status
    with refused(400, "Exported"):
        stockroom.business.ask("PurchaseOrders_Update", {"memo": "late"}, id=order.id)


def test_an_order_is_sent_once(stockroom: Stockroom):
    order = stockroom.act("PurchaseOrder", stockroom.order().id, "send")
    assert (order.status, order.sent_on) == ("Sent", "2026-11-02T15:00:00.0000000Z")
    stockroom.came(order, stockroom.line("pipe", 4))
    assert stockroom.see("PurchaseOrder", order.id).status == "PartiallyReceived"


class TestARequest:
    @pytest.fixture
    def request_id(self, stockroom: Stockroom) -> int:
        model: Any = resolve("inventory.PurchaseOrderRequest")
        pipes = {"sku_id": stockroom.ids["pipe"], "quantity": 3, "cost": 2}
        asked = [CreatePurchaseOrderItemRequest(**pipes, description="", vendor_part_number="")]

        def rule() -> int:
            request = model.new(
                type_id=stockroom.ids["po_type"],
                vendor_id=stockroom.ids["vendor"],
                inventory_location_id=stockroom.ids["warehouse"],
                business_unit_id=stockroom.ids["unit"],
                date="2026-11-06T10:00:00.0000000Z",
            )
            request.ask(asked)
            return int(request.id)

        return stockroom.business.do(rule)

    def test_becomes_an_order_of_its_own_id_when_it_is_approved(self, stockroom: Stockroom, request_id: int):
        days = {"default_required_date_days_offset": 2, "skip_weekends": True}
        stockroom.business.set("inventory.PurchaseOrderType", stockroom.ids["po_type"], **days)
        answer = stockroom.business.ask("PurchaseOrders_ApproveRequest", id=request_id)
        order = stockroom.see("PurchaseOrder", answer.id)
        assert (order.id, order.status, order.total) == (request_id, "Pending", 6)
        assert order.required_on == "2026-11-10T10:00:00.0000000Z", "Friday and two working days"
        assert stockroom.see("PurchaseOrderRequest", request_id).request_status == "Approved"

    def test_is_decided_once(self, stockroom: Stockroom, request_id: int):
        stockroom.business.ask("PurchaseOrders_RejectRequest", {"rejectionReason": "CostTooHigh"}, id=request_id)
        assert stockroom.see("PurchaseOrderRequest", request_id).request_status == "Rejected"
        for name, body in (("Approve", {}), ("Reject", {"rejectionReason": "Other"})):
            with refused(400, "Rejected already"):
                stockroom.business.ask(f"PurchaseOrders_{name}Request", body, id=request_id)
        assert stockroom.business.all("inventory.PurchaseOrder") == []
