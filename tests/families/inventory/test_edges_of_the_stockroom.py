"""The stockroom at its edges: nothing at all, exact amounts, names that change, and what was said by whom."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.business import refused
from tests.families.inventory.conftest import ADDRESS, Stockroom
from truckroll.families.inventory.stock import Goods

NOW = "2026-11-02T15:00:00.0000000Z"


def goods(stockroom: Stockroom, key: str = "pipe", quantity: Any = 3, cost: Any = 2) -> Goods:
    return Goods(sku_id=stockroom.ids[key], quantity=Decimal(quantity), cost=Decimal(cost), budget_code_id=None)


def transfer(stockroom: Stockroom, *lines: Goods, **more: Any) -> Any:
    said = {"transfer_type_id": stockroom.ids["transfer_type"], "date": NOW} | more
    places = {"from_location_id": stockroom.ids["warehouse"], "to_location_id": stockroom.ids["truck"]}
    return stockroom.new("Transfer", lambda made: made.ask(list(lines) or [goods(stockroom)]), **places | said)


def adjust(stockroom: Stockroom, *lines: Goods) -> Any:
    said = {"type": "Count", "inventory_location_id": stockroom.ids["warehouse"], "date": NOW}
    return stockroom.new("Adjustment", lambda made: made.correct(list(lines) or [goods(stockroom)]), **said)


def change(stockroom: Stockroom, order: Any, **body: Any) -> Any:
    stockroom.business.ask("PurchaseOrders_Update", body, id=order.id)
    return stockroom.see("PurchaseOrder", order.id)


# Orders


def test_goods_may_cost_nothing_and_so_may_tax_and_shipping(stockroom: Stockroom):
    order = stockroom.order(stockroom.line("pipe", "0.01", 0), tax=0, shipping=0)
    assert (order.total, order.items[0].total, order.items[0].quantity) == (0, 0, Decimal("0.01"))


def test_a_line_says_who_sells_it_how_and_when_it_was_written(stockroom: Stockroom):
    stockroom.business.set("pricebook.Material", stockroom.ids["permit"], display_name="")
    pipe, permit = stockroom.order(stockroom.line("pipe", 1), stockroom.line("permit", 1)).items
    assert (pipe.vendor_part_number, pipe.created_on, pipe.modified_on, pipe.chargeable) == ("P-1", NOW, NOW, False)
    assert (pipe.sku_name, permit.sku_name, permit.sku_code) == ("Pipe", "permit", "permit")


def test_an_order_for_no_job_is_sold_to_nobody(stockroom: Stockroom):
    copied = {"copy_purchase_order_items_to_invoice_when_received": True}
    stockroom.business.set("inventory.PurchaseOrderType", stockroom.ids["po_type"], **copied)
    order = stockroom.order()
    stockroom.came(order, stockroom.line("pipe", 10))
    assert ([item.chargeable for item in order.items], stockroom.there()) == ([False], 10)


def test_only_what_is_chargeable_is_sold_on(stockroom: Stockroom):
    job = stockroom.business.book()
    order = stockroom.order(stockroom.line("pipe", 1), jobId=job.id)
    receipt = stockroom.came(order, stockroom.line("pipe", 1))
    assert (receipt.invoice_item_ids, stockroom.there()) == ([], 1)
    assert (receipt.job_id, receipt.ship_to.city, receipt.ship_to_description) == (job.id, "Reno", "The dock")


def test_an_order_for_a_project_alone_belongs_to_no_invoice(stockroom: Stockroom):
    ids = stockroom.ids
    place = {"customer_id": ids["customer"], "location_id": ids["location"]}
    project = stockroom.business.new("project", "jpm.Project", number="1", **place)
    order = stockroom.order(projectId=project)
    assert (order.project_id, order.invoice_id, order.number) == (project, None, str(order.id))
    job = stockroom.business.book()
    stockroom.business.set("jpm.Job", job.id, project_id=project)
    assert stockroom.order(jobId=job.id, projectId=project).project_id == project


def test_a_line_that_is_changed_keeps_its_beginning_and_takes_its_words(stockroom: Stockroom):
    order = stockroom.order()
    stockroom.came(order, stockroom.line("pipe", 4))
    stockroom.business.now += 10_000_000
    line = stockroom.line("pipe", 5, 3, id=order.items[0].id, description="bent", vendorPartNumber="P-2")
    item = change(stockroom, order, items=[line, stockroom.line("boiler", 1, id=0)]).items[0]
    assert (item.created_on, item.description, item.vendor_part_number) == (NOW, "bent", "P-2")
    assert (item.quantity_received, item.cost, item.status) == (4, 3, "PartiallyReceived")


def test_an_order_without_lines_is_canceled_instead(stockroom: Stockroom):
    with refused(400, "cancel it instead", "items"):
        change(stockroom, stockroom.order(), items=[])


def test_where_goods_go_is_changed_until_some_have_come(stockroom: Stockroom):
    order = stockroom.order()
    assert change(stockroom, order, inventoryLocationId=stockroom.ids["truck"]).inventory_location_id
    stockroom.came(order, stockroom.line("pipe", 1))
    other = stockroom.business.new("other", "inventory.Vendor", name="Other")
    with refused(400, "its vendor and its location stay"):
        change(stockroom, order, vendorId=other)
    assert change(stockroom, order, inventoryLocationId=stockroom.ids["truck"], memo="red").summary == "red"


def test_an_order_that_was_sent_waits_as_one_that_was_sent(stockroom: Stockroom):
    order = stockroom.act("PurchaseOrder", stockroom.order().id, "send")
    assert change(stockroom, order, memo="hurry").status == "Sent"
    receipt = stockroom.came(order, stockroom.line("pipe", 10))
    stockroom.business.ask("Receipts_CancelReceipts", {}, id=receipt.id)
    assert stockroom.see("PurchaseOrder", order.id).status == "Sent"
    assert "cannot be sent" in stockroom.refused_act("PurchaseOrder", order.id, "send")
    stockroom.business.ask("PurchaseOrders_Cancel", {}, id=order.id)


def test_an_order_was_received_when_the_last_of_it_came(stockroom: Stockroom):
    order = stockroom.order()
    for day, quantity in ((5, 4), (4, 6)):
        stockroom.came(order, stockroom.line("pipe", quantity), dateReceived=f"2026-11-0{day}T00:00:00Z")
    order = stockroom.see("PurchaseOrder", order.id)
    assert (order.status, str(order.received_on)[:10]) == ("Received", "2026-11-05")


@pytest.mark.parametrize(
    ("days", "skipped", "ordered", "wanted"),
    [
        (0, True, "06", "06"),
        (1, True, "06", "09"),
        (1, False, "06", "07"),
        (3, True, "05", "10"),
        (1, True, "07", "09"),
    ],
)
def test_goods_are_wanted_so_many_working_days_after(
    stockroom: Stockroom, days: int, skipped: bool, ordered: str, wanted: str
):
    from truckroll.catalogue import When
    from truckroll.families.inventory import PurchaseOrderType

    kind = PurchaseOrderType(name="x", default_required_date_days_offset=days, skip_weekends=skipped)
    found = stockroom.business.do(lambda: kind.required(When.parse(f"2026-11-{ordered}T10:00:00Z")))
    assert str(found)[8:13] == f"{wanted}T10"


# Receipts


def test_a_receipt_says_the_vendors_number_of_its_order_unless_it_has_its_own(stockroom: Stockroom):
    order = stockroom.order(vendorInvoiceNumber="V-7")
    first = stockroom.came(order, stockroom.line("pipe", 1))
    second = stockroom.came(order, stockroom.line("pipe", 1), vendorDocumentNumber="V-8")
    assert [first.vendor_invoice_number, second.vendor_invoice_number] == ["V-7", "V-8"]
    assert (first.number, first.created_by_id) == (str(first.id), stockroom.ids["office"])


def test_goods_are_received_in_the_first_line_that_waits_for_them(stockroom: Stockroom):
    order = stockroom.order(stockroom.line("pipe", 1), stockroom.line("boiler", 1), stockroom.line("pipe", 2))
    lines = [item.id for item in order.items]
    receipt = stockroom.came(order, stockroom.line("pipe", 1), stockroom.line("pipe", 2))
    assert [item.purchase_order_item_id for item in receipt.items] == [lines[0], lines[2]]
    states = [item.status for item in stockroom.see("PurchaseOrder", order.id).items]
    assert states == ["Received", "Pending", "Received"]


def test_what_comes_beyond_an_order_has_its_own_words(stockroom: Stockroom):
    order = stockroom.order()
    line = stockroom.line("boiler", 1, description=None, vendorPartNumber=None)
    receipt = stockroom.came(order, line)
    added = stockroom.see("PurchaseOrder", order.id).items[1]
    assert (receipt.items[0].description, added.description, added.vendor_part_number) == ("A boiler", "A boiler", "")


def test_an_order_that_is_received_at_once_comes_as_it_was_given(stockroom: Stockroom):
    stockroom.business.set("inventory.PurchaseOrderType", stockroom.ids["po_type"], automatically_receive=True)
    code = stockroom.business.new("code", "jpm.BudgetCode", code="1", description="", segments=[], project_id=None)
    order = stockroom.order(memo="soon", tax=1, shipping=2, budgetCodeId=code)
    (receipt,) = stockroom.business.all("inventory.Receipt")
    assert (receipt.memo, receipt.tax_amount, receipt.shipping_amount) == ("soon", 1, 2)
    assert (receipt.budget_code_id, str(receipt.received_on), receipt.items[0].description) == (code, NOW, "as asked")
    assert order.items[0].quantity_received == 10


def test_the_books_know_the_batch_of_a_receipt_and_no_longer_change_it(stockroom: Stockroom):
    receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 1))
    batch = stockroom.business.new("batch", "accounting.Batch", name="May", number="5")
    receipt = stockroom.act("Receipt", receipt.id, "booked", "Exported", batch)
    assert (receipt.batch_id, receipt.sync_status) == (batch, "Exported")


def test_an_account_that_the_ledger_does_not_know_is_called_by_its_name(stockroom: Stockroom):
    known = {"account": "Sales", "asset_account": "Stock", "cost_of_sale_account": None}
    stockroom.business.set("pricebook.Equipment", stockroom.ids["boiler"], display_name="", **known)
    receipt = stockroom.came(stockroom.order(stockroom.line("boiler", 1)), stockroom.line("boiler", 1))
    (line,) = receipt.items
    assert (line.general_ledger_account.name, line.asset_account.name) == ("Sales", "Stock")
    assert (line.cost_of_sale_account, line.general_ledger_account.number) == (None, None)
    assert (line.name, line.code) == ("boiler", "boiler")


# Returns


def test_a_vendor_may_keep_all_that_it_would_give(stockroom: Stockroom):
    assert stockroom.back(stockroom.line("pipe", 2, 2), restockingFee=4).return_amount == 0
    with refused(400, "no more than it gives", "restockingFee"):
        stockroom.back(stockroom.line("pipe", 2, 2), restockingFee=Decimal("4.01"))


@pytest.mark.parametrize("name", ["tax", "shipping", "restockingFee"])
def test_no_amount_of_a_return_is_below_nothing(stockroom: Stockroom, name: str):
    with refused(400, "0 or more", name):
        stockroom.back(stockroom.line("pipe", 2), **{name: -1})


def test_a_return_says_who_planned_it_and_for_which_project(stockroom: Stockroom):
    ids = stockroom.ids
    place = {"customer_id": ids["customer"], "location_id": ids["location"]}
    project = stockroom.business.new("project", "jpm.Project", number="1", **place)
    job = stockroom.business.book()
    stockroom.business.set("jpm.Job", job.id, project_id=project)
    made = stockroom.back(stockroom.line("pipe", 1), jobId=job.id)
    assert (made.project_id, made.created_by_id, made.number) == (project, ids["office"], str(made.id))
    line = made.items[0]
    assert (line.name, line.code, line.created_by_id, str(line.created_on)) == ("Pipe", "pipe", ids["office"], NOW)
    assert stockroom.back(stockroom.line("pipe", 1)).project_id is None


def test_a_return_keeps_its_own_job_before_its_orders(stockroom: Stockroom):
    first, second = stockroom.business.book(), stockroom.business.book()
    order = stockroom.order(jobId=first.id)
    stockroom.came(order, stockroom.line("pipe", 1))
    assert stockroom.back(stockroom.line("pipe", 1), purchaseOrderId=order.id, jobId=second.id).job_id == second.id


def test_goods_of_one_order_and_of_another_are_counted_apart(stockroom: Stockroom):
    orders = [stockroom.order(stockroom.line("pipe", 2)) for _ in range(2)]
    receipts = [stockroom.came(order, stockroom.line("pipe", 2)) for order in orders]
    for order in orders:
        stockroom.back(stockroom.line("pipe", 2), purchaseOrderId=order.id)
    with refused(400, "2 have come, and 3", "items[0].quantity"):
        stockroom.back(stockroom.line("pipe", 1), purchaseOrderId=orders[0].id)
    line = receipts[1].items[0].id
    with refused(400, "has a line", "items[0].shipmentItemId"):
        stockroom.back(stockroom.line("pipe", 1, shipmentItemId=line), purchaseOrderId=orders[0].id)


def test_a_return_changes_in_part(stockroom: Stockroom):
    made = stockroom.back(stockroom.line("pipe", 2), tax=1, shipping=2, restockingFee=3)
    stockroom.business.ask("Returns_Update", {"shipping": 4}, id=made.id)
    made = stockroom.see("InventoryReturn", made.id)
    assert (made.tax_amount, made.shipping_amount, made.return_amount, len(made.items)) == (1, 4, 6, 1)
    line = {"id": made.items[0].id, "skuId": stockroom.ids["pipe"], "quantity": 1, "cost": 2}
    stockroom.business.ask("Returns_Update", {"items": [line]}, id=made.id)
    line = stockroom.see("InventoryReturn", made.id).items[0]
    assert (line.description, line.created_by_id, str(line.created_on)) == ("as asked", stockroom.ids["office"], NOW)
    with refused(400, "has no line", "items[1].id"):
        stockroom.business.ask("Returns_Update", {"items": [again(line)] * 2}, id=made.id)


def again(line: Any) -> dict[str, Any]:
    return {"id": line.id, "skuId": int(line.sku_id), "quantity": line.quantity, "cost": line.cost}


def test_goods_go_once_and_their_credit_once(stockroom: Stockroom):
    made = stockroom.back(stockroom.line("pipe", 2))
    stockroom.act("InventoryReturn", made.id, "hand_back")
    assert "its goods cannot go" in stockroom.refused_act("InventoryReturn", made.id, "hand_back")
    stockroom.act("InventoryReturn", made.id, "receive_credit")
    assert "no credit is due" in stockroom.refused_act("InventoryReturn", made.id, "receive_credit")
    assert len(stockroom.business.all("accounting.ApCredit")) == 1


# Transfers and adjustments


def test_a_transfer_says_who_moved_what_and_when(stockroom: Stockroom):
    made = transfer(stockroom, goods(stockroom, quantity=2, cost="1.5"), goods(stockroom, "boiler", 1))
    assert [(line.total_cost, line.quantity_picked, line.name) for line in made.items] == [
        (3, 0, "Pipe"), (2, 0, "Boiler"),
    ]  # fmt: skip
    made = stockroom.act("Transfer", made.id, "pick")
    assert (made.status, str(made.picked_date), made.picked_by_id) == ("Picked", NOW, stockroom.ids["office"])
    assert [line.quantity_picked for line in made.items] == [2, 1]
    assert (stockroom.there(), stockroom.there("truck")) == (-2, 0)
    made = stockroom.act("Transfer", made.id, "receive")
    assert (made.status, str(made.received_date), made.received_by_id) == ("Received", NOW, stockroom.ids["office"])
    assert (stockroom.there(), stockroom.there("truck")) == (-2, 2)
    assert "received and cannot" in stockroom.refused_act("Transfer", made.id, "cancel")
    assert "cannot be received" in stockroom.refused_act("Transfer", made.id, "receive")
    assert "cannot be picked" in stockroom.refused_act("Transfer", made.id, "pick")


def test_a_transfer_that_is_called_off_leaves_goods_where_they_lay(stockroom: Stockroom):
    first, second = transfer(stockroom), transfer(stockroom)
    stockroom.act("Transfer", first.id, "pick")
    for made in (first, second):
        made = stockroom.act("Transfer", made.id, "cancel", "Accidental")
        assert (made.status, made.canceled_reason, made.canceled_by_id) == (
            "Canceled", "Accidental", stockroom.ids["office"],
        )  # fmt: skip
        assert "canceled already" in stockroom.refused_act("Transfer", made.id, "cancel")
    assert (stockroom.there(), stockroom.there("truck")) == (0, 0)


@pytest.mark.parametrize("key", ["warehouse", "truck"])
def test_goods_move_between_two_places_in_use(stockroom: Stockroom, key: str):
    with refused(400, "from one place to another", "toLocationId"):
        stockroom.said(lambda: transfer(stockroom, to_location_id=stockroom.ids["warehouse"]))
    stockroom.business.set(f"inventory.{key.title()}", stockroom.ids[key], active=False)
    with refused(400, "is not active", "toLocationId"):
        stockroom.said(lambda: transfer(stockroom))


def test_what_is_moved_is_more_than_nothing_and_what_is_found_may_be_less(stockroom: Stockroom):
    with refused(400, "more than 0", "items[0].quantity"):
        stockroom.said(lambda: transfer(stockroom, goods(stockroom, quantity=0)))
    made = adjust(stockroom, goods(stockroom, quantity=-3), goods(stockroom, "permit", 1))
    assert [line.total_cost for line in made.items] == [-6, 2]
    assert (stockroom.there(), stockroom.there(key="permit")) == (-3, 0)
    stockroom.act("Adjustment", made.id, "cancel")
    assert stockroom.there() == 0
    assert "canceled already" in stockroom.refused_act("Adjustment", made.id, "cancel")


def test_a_correction_is_made_at_a_place_in_use(stockroom: Stockroom):
    stockroom.business.set("inventory.Warehouse", stockroom.ids["warehouse"], active=False)
    with refused(400, "is not active", "inventoryLocationId"):
        stockroom.said(lambda: adjust(stockroom))


def test_nothing_found_leaves_no_trace_in_stock(stockroom: Stockroom):
    adjust(stockroom, goods(stockroom, quantity=0))
    assert stockroom.business.all("inventory.Stock") == []


def test_a_paper_in_the_books_is_not_called_off_nor_one_called_off_booked(stockroom: Stockroom):
    first, second = adjust(stockroom), adjust(stockroom)
    stockroom.act("Adjustment", first.id, "book", "Exported", None)
    assert "is Exported" in stockroom.refused_act("Adjustment", first.id, "cancel")
    stockroom.act("Adjustment", second.id, "cancel")
    with refused(400, "is canceled"):
        stockroom.said(lambda: stockroom.act("Adjustment", second.id, "book", "Posted", None))


def test_a_paper_that_was_exported_keeps_the_names_it_had(stockroom: Stockroom):
    batch = stockroom.business.new("batch", "accounting.Batch", name="May", number="5")
    first, second = (adjust(stockroom).id for _ in range(2))
    for id in (first, second):
        stockroom.act("Adjustment", id, "book", "Posted", batch)
    stockroom.act("Adjustment", first, "book", "Exported", batch)
    stockroom.business.set("accounting.Batch", batch, name="June")
    stockroom.business.come_due()
    names = [stockroom.see("Adjustment", id).batch.name for id in (first, second)]
    assert names == ["May", "June"]


# Mark-ups, vendors and places


@pytest.mark.parametrize(
    ("cost", "price"), [("0", "0"), ("9.99", "14.99"), ("10", "12"), ("99.99", "119.99"), ("100", "100")]
)
def test_a_range_of_costs_has_its_beginning_and_not_its_end(stockroom: Stockroom, cost: str, price: str):
    from truckroll.families.inventory.markups import PurchaseOrderMarkup

    for low, high, percent in ((0, 10, 50), (10, 100, 20)):
        stockroom.business.ask("PurchaseOrdersMarkup_Create", {"from": low, "to": high, "percent": percent})
    assert stockroom.business.do(lambda: PurchaseOrderMarkup.price(Decimal(cost))) == Decimal(price)


@pytest.mark.parametrize("percent", [0, 1000])
def test_a_mark_up_may_be_nothing_or_tenfold(stockroom: Stockroom, percent: int):
    asked = {"from": 0, "to": 1, "percent": percent}
    assert stockroom.business.ask("PurchaseOrdersMarkup_Create", asked).percent == percent


@pytest.mark.parametrize("rate", [0, 100])
def test_a_tax_may_be_nothing_or_everything(stockroom: Stockroom, rate: int):
    said = {"name": "V", "active": True, "isTruckReplenishment": False, "restrictedMobileCreation": False}
    made = stockroom.business.ask("Vendors_Create", said | {"taxRate": rate, "address": ADDRESS})
    assert stockroom.see("Vendor", made.id).default_tax_rate == rate


def test_a_vendor_is_found_without_asking_for_what_apps_keep(stockroom: Stockroom):
    assert stockroom.business.ask("Vendors_GetById", id=stockroom.ids["vendor"]).name == "Pipes & Co"
    asked: dict[str, Any] = {"externalDataApplicationGuid": stockroom.business.app, "externalDataKey": "bay"}
    with refused(404, "not found", "id"):
        stockroom.business.ask("Vendors_GetById", id=stockroom.ids["vendor"], **asked)


def test_the_default_for_consignment_is_one_too(stockroom: Stockroom):
    first, second = (
        stockroom.business.ask("ReturnTypes_Create", {
            "name": name, "automaticallyReceiveVendorCredit": False, "includeInSalesTax": False, "isDefault": False,
            "isDefaultForConsignment": True,
        }).id
        for name in ("First", "Second")
    )  # fmt: skip
    kept = [stockroom.see("ReturnType", id).is_default_for_consignment for id in (first, second)]
    assert kept == [False, True]


# Requests


def test_an_order_that_was_asked_for_says_what_was_asked(stockroom: Stockroom):
    from truckroll.families.inventory.purchase_orders import CreatePurchaseOrderItemRequest

    pipes = {"sku_id": stockroom.ids["pipe"], "quantity": Decimal(3), "cost": Decimal(2)}
    lines = [CreatePurchaseOrderItemRequest(**pipes, description="bent", vendor_part_number="P")]
    said = {
        "type_id": stockroom.ids["po_type"], "vendor_id": stockroom.ids["vendor"], "tax": Decimal(1),
        "inventory_location_id": stockroom.ids["warehouse"], "business_unit_id": stockroom.ids["unit"],
        "date": NOW, "required_on": "2026-11-20T00:00:00.0000000Z", "summary": "soon", "vendor_document_number": "V",
    }  # fmt: skip
    request = stockroom.new("PurchaseOrderRequest", lambda made: made.ask(lines), **said)
    assert (request.request_number, request.request_status, request.total) == (str(request.id), "PendingApproval", 7)
    stockroom.business.ask("PurchaseOrders_ApproveRequest", id=request.id)
    order = stockroom.see("PurchaseOrder", request.id)
    assert (order.summary, order.vendor_document_number, str(order.required_on)[:10]) == ("soon", "V", "2026-11-20")
    assert (order.total, order.items[0].description, order.ship_to.city) == (7, "bent", None)
