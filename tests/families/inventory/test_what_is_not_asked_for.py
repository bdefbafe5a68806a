"""What callers may not say of goods: the office decides, and what follows is the contractor's own."""

from tests.families.inventory.conftest import Stockroom
from truckroll.derive.operations import all_operations


def test_callers_do_not_set_the_status_of_an_order(stockroom: Stockroom):
    order = stockroom.order(status="Sent")
    assert order.status == "Pending"
    stockroom.business.ask("PurchaseOrders_Update", {"status": "Received", "memo": "hurry"}, id=order.id)
    order = stockroom.see("PurchaseOrder", order.id)
    assert (order.status, order.summary) == ("Pending", "hurry")


def test_callers_note_things_on_transfers_and_adjustments_and_change_nothing_else():
    writes = [each for each in all_operations() if each.api == "inventory" and each.method != "GET"]
    for path in ("transfers", "adjustments"):
        about = [each for each in writes if f"/{path}" in each.path]
        said = {member.name for each in about if each.body for member in each.body.members}
        assert about
        assert said <= {"externalData", "operations"}, "operations: custom fields of many records"
