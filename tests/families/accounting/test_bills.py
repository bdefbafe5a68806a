"""Bills of vendors, as those see them who pay and those who keep the stock, and what settles them."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.accounting.payables import Buyer, money
from tests.families.business import NOW, refused
from truckroll.catalogue import Refused


@pytest.fixture
def buyer() -> Buyer:
    return Buyer()


def twin(buyer: Buyer, key: str = "bill") -> Any:
    return buyer.see("accounting.InventoryBill", buyer.ids[key])


def test_a_bill_is_the_sum_of_its_lines_to_the_cent_with_tax_and_shipping(buyer: Buyer):
    bill = buyer.bill("bill", ("3", "0.335"), ("1", "10"), tax_amount=money("0.80"), shipping_amount=money("5"))
    assert bill.bill_amount == money("16.81")


def test_a_bill_is_seen_from_the_stock_under_the_same_id(buyer: Buyer):
    bill, seen = buyer.bill(summary="Pipes"), twin(buyer)
    assert (seen.id, seen.summary, seen.bill_amount) == (bill.id, "Pipes", bill.bill_amount)
    assert seen.vendor.name == bill.vendor.name == "Pipes"
    assert [line.inventory_location for line in seen.items] == ["Main warehouse"]
    assert [line.inventory_location.type for line in bill.items] == ["Warehouse"]


def test_what_the_vendor_asks_for_makes_a_bill_right_or_not(buyer: Buyer):
    assert buyer.bill().status == "Unreconciled"
    for asked, status in (("50.19", "Discrepancy"), ("50.20", "Reconciled")):
        buyer.having("ApBill", "bill", "reconcile", money(asked))
        assert buyer.see("accounting.ApBill", buyer.ids["bill"]).status == status


def test_only_what_is_posted_is_exported_and_each_bill_is_answered_for_itself(buyer: Buyer):
    pending, posted = buyer.bill("pending"), buyer.bill("posted")
    buyer.posted("ApBill", "posted")
    told = buyer.ask("ApBills_MarkAsExported", {"billIds": [pending.id, posted.id, 99_999]})
    assert [(each.bill_id, each.success) for each in told] == [(pending.id, False), (posted.id, True), (99_999, False)]
    assert [bool(each.error_message) for each in told] == [True, False, True]
    assert buyer.see("accounting.ApBill", posted.id).sync_status == "Exported"
    assert twin(buyer, "posted").sync_status == "Exported"
    assert twin(buyer, "posted").batch.number == "7"
    (again,) = buyer.ask("InventoryBills_MarkAsExported", {"inventoryBillIds": [posted.id]})
    assert (again.success, "exported already" in again.error_message) == (False, True)


def test_a_bill_can_be_exported_from_either_side(buyer: Buyer):
    bill = buyer.bill()
    buyer.posted("ApBill", "bill")
    assert [each.success for each in buyer.ask("InventoryBills_MarkAsExported", {"inventoryBillIds": [bill.id]})] == [
        True
    ]
    assert buyer.see("accounting.ApBill", bill.id).sync_status == "Exported"


def test_an_exported_bill_keeps_the_names_it_was_sent_with(buyer: Buyer):
    buyer.bill("old"), buyer.bill("new")
    buyer.posted("ApBill", "old")
    buyer.ask("ApBills_MarkAsExported", {"billIds": [buyer.ids["old"]]})
    buyer.set("inventory.Vendor", buyer.ids["vendor"], name="Pipes & Co.")
    buyer.come_due()
    names = [
        (buyer.see("accounting.ApBill", buyer.ids[key]).vendor.name, twin(buyer, key).vendor.name)
        for key in ("old", "new")
    ]
    assert names == [("Pipes", "Pipes"), ("Pipes & Co.", "Pipes & Co.")]


def test_values_noted_on_one_side_stand_on_both(buyer: Buyer):
    bill = buyer.bill()
    buyer.new("field", "accounting.ApBillCustomFieldType", name="Shelf", data_type="Text")
    noted = {"operations": [{"objectId": bill.id, "customFields": [{"name": "Shelf", "value": "B4"}]}]}
    for side in ("ApBills", "InventoryBills"):
        buyer.ask(f"{side}_UpdateCustomFields", noted)
        for seen in (buyer.see("accounting.ApBill", bill.id), twin(buyer)):
            assert [(each.name, each.value) for each in seen.custom_fields] == [("Shelf", "B4")]
    with refused(400, "There is no custom field 'Bin'", "operations[0].customFields[0].name"):
        buyer.ask(
            "ApBills_UpdateCustomFields",
            {"operations": [{"objectId": bill.id, "customFields": [{"name": "Bin", "value": "1"}]}]},
        )


def test_a_canceled_bill_is_gone_from_the_stocks_lists_and_stays_with_those_who_pay(buyer: Buyer):
    bill = buyer.bill()
    buyer.having("InventoryBill", "bill", "withdraw")
    canceled = buyer.see("accounting.ApBill", bill.id)
    assert (canceled.active, canceled.status, canceled.canceled_by.name) == (True, "Canceled", "Olga")
    assert not twin(buyer).active
    (told,) = buyer.ask("ApBills_MarkAsExported", {"billIds": [bill.id]})
    assert told.error_message == f"ApBill {bill.id} is canceled."


@pytest.mark.parametrize("state", ["posted", "paid"])
def test_a_bill_that_is_booked_or_paid_is_not_canceled(buyer: Buyer, state: str):
    buyer.bill()
    if state == "posted":
        buyer.posted("ApBill", "bill")
    else:
        pay(buyer, ("bill", "1"))
    with pytest.raises(Refused, match=r"can no longer be canceled|cannot be canceled"):
        buyer.having("ApBill", "bill", "withdraw")


def pay(buyer: Buyer, *bills: tuple[str, str]) -> Any:
    from truckroll.catalogue.types import reference
    from truckroll.families.accounting import ApPayment

    asked = [(reference(buyer.ids[key], "accounting.ApBill"), money(amount)) for key, amount in bills]
    payment = buyer.do(lambda: ApPayment.pay(asked))
    buyer.ids["payment"] = payment.id
    return payment


def open_amount(buyer: Buyer, key: str) -> Decimal:
    return buyer.see("accounting.ApBill", buyer.ids[key]).open_amount


def test_a_payment_settles_bills_in_part_or_as_a_whole(buyer: Buyer):
    buyer.bill("one"), buyer.bill("two")
    payment = pay(buyer, ("one", "50.20"), ("two", "20"))
    assert (payment.amount, payment.status) == (money("70.20"), "ReadyForApproval")
    assert [split.amount for split in payment.splits] == [money("50.20"), money("20")]
    assert (open_amount(buyer, "one"), open_amount(buyer, "two")) == (0, money("30.20"))
    with pytest.raises(Refused, match=r"more than the 30\.20 open"):
        pay(buyer, ("two", "30.21"))


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_an_amount_of_nothing_or_less_settles_nothing(buyer: Buyer, amount: str):
    buyer.bill("one")
    credit(buyer)
    for settle in (lambda: pay(buyer, ("one", amount)), lambda: apply(buyer, "one", amount)):
        with pytest.raises(Refused, match="settles nothing"):
            settle()


def test_money_that_does_not_arrive_opens_the_bills_again(buyer: Buyer):
    buyer.bill()
    pay(buyer, ("bill", "50.20"))
    buyer.having("ApPayment", "payment", "void", "Rejected", "The account is closed.")
    payment = buyer.see("accounting.ApPayment", buyer.ids["payment"])
    assert (payment.status, payment.active, payment.splits[0].active) == ("Rejected", False, False)
    assert open_amount(buyer, "bill") == money("50.20")
    with pytest.raises(Refused, match="is Rejected"):
        buyer.having("ApPayment", "payment", "void")


def test_who_is_paid_is_known_once_approved_and_sure_once_the_money_arrived(buyer: Buyer):
    buyer.bill(remittance_vendor_id=buyer.ids["payee"])
    pay(buyer, ("bill", "1"))

    def payee() -> tuple[bool, bool]:
        vendor = buyer.see("accounting.RemittanceVendor", buyer.ids["payee"])
        return vendor.is_approved, vendor.is_verified

    with pytest.raises(Refused):
        buyer.having("ApPayment", "payment", "arrive")
    assert payee() == (False, False)
    buyer.having("ApPayment", "payment", "approve")
    assert payee() == (True, False)
    buyer.having("ApPayment", "payment", "arrive")
    assert payee() == (True, True)
    assert buyer.see("accounting.ApPayment", buyer.ids["payment"]).status == "Paid"
    with pytest.raises(Refused, match="is Paid"):
        buyer.having("ApPayment", "payment", "arrive")


def test_bills_of_two_vendors_or_ones_not_to_be_paid_are_not_in_one_payment(buyer: Buyer):
    buyer.bill("one"), buyer.bill("other", vendor_id=buyer.ids["other vendor"]), buyer.bill("held", do_not_pay=True)
    for bills, why in (((("one", "1"), ("other", "1")), "different vendors"), ((("held", "1"),), "not to be paid")):
        with pytest.raises(Refused, match=why):
            pay(buyer, *bills)
    assert open_amount(buyer, "one") == money("50.20")


def credit(buyer: Buyer, amount: str = "30", **more: Any) -> None:
    said = {"date": buyer.do(_now), "amount": money(amount), "vendor_id": buyer.ids["vendor"]} | more
    buyer.new("credit", "accounting.ApCredit", **said)


def _now() -> str:
    from truckroll.catalogue import now

    return now()


def apply(buyer: Buyer, bill: str, amount: str) -> Any:
    from truckroll.catalogue.types import reference

    buyer.having("ApCredit", "credit", "apply", reference(buyer.ids[bill], "accounting.ApBill"), money(amount))
    return buyer.see("accounting.ApCredit", buyer.ids["credit"])


def test_a_credit_settles_bills_of_its_vendor_until_it_is_used_up(buyer: Buyer):
    buyer.bill("one"), buyer.bill("other", vendor_id=buyer.ids["other vendor"])
    credit(buyer)
    used = apply(buyer, "one", "10")
    assert (used.applied_amount, used.payment_status, open_amount(buyer, "one")) == (10, "Unpaid", money("40.20"))
    assert [(split.inventory_bill_id, split.vendor_credit_id) for split in used.splits] == [(buyer.ids["one"], used.id)]
    with pytest.raises(Refused, match="more than the 20 that are left"):
        apply(buyer, "one", "20.01")
    with pytest.raises(Refused, match="not of the vendor"):
        apply(buyer, "other", "1")
    assert apply(buyer, "one", "20").payment_status == "Paid"


def test_a_canceled_credit_settles_nothing(buyer: Buyer):
    buyer.bill("one")
    credit(buyer)
    apply(buyer, "one", "10")
    buyer.having("ApCredit", "credit", "cancel")
    gone = buyer.see("accounting.ApCredit", buyer.ids["credit"])
    assert (gone.status, gone.active, gone.applied_amount, gone.canceled_on) == ("Canceled", False, 0, buyer.do(_now))
    assert open_amount(buyer, "one") == money("50.20")
    with pytest.raises(Refused, match="canceled"):
        apply(buyer, "one", "1")


def test_credits_and_payments_are_exported_one_by_one_too(buyer: Buyer):
    buyer.bill()
    credit(buyer)
    pay(buyer, ("bill", "1"))
    buyer.posted("ApCredit", "credit")
    buyer.posted("ApPayment", "payment")
    for name, key in (("Credit", "credit"), ("Payment", "payment")):
        asked = [{f"ap{name}Id": buyer.ids[key]}, {f"ap{name}Id": 1}]
        told = buyer.ask(f"Ap{name}s_MarkAsExported", asked)
        assert [each.success for each in told] == [True, False]
        assert buyer.see(f"accounting.Ap{name}", buyer.ids[key]).sync_status == "Exported"
    with pytest.raises(Refused, match="is exported"):
        buyer.having("ApPayment", "payment", "void")


def test_a_bill_adds_its_expenses_to_its_goods(buyer: Buyer):
    line = dict.fromkeys(("memo", "job", "businessUnit", "budgetCodeId", "generalLedgerAccount"))
    bill = buyer.bill("bill", ("2", "5"), expense_items=[line | {"id": 1, "amount": "7.25"}], tax_amount=money("0.50"))
    assert bill.bill_amount == money("17.75")


def test_values_follow_the_name_of_their_field_until_the_bill_is_exported(buyer: Buyer):
    kinds = {"open": "ApBill", "sent": "ApBill", "credit": "ApCredit"}
    buyer.bill("open")
    buyer.bill("sent")
    buyer.new("credit", "accounting.ApCredit", date=NOW, vendor_id=buyer.ids["vendor"])
    fields = {
        noun: buyer.new(noun, f"accounting.{noun}CustomFieldType", name="Shelf", data_type="Text")
        for noun in kinds.values()
    }
    for key, noun in kinds.items():
        noted = {"objectId": buyer.ids[key], "customFields": [{"name": "Shelf", "value": "B4"}]}
        buyer.ask(f"{noun}s_UpdateCustomFields", {"operations": [noted]})
    buyer.posted("ApBill", "sent")
    buyer.ask("ApBills_MarkAsExported", {"billIds": [buyer.ids["sent"]]})
    for noun, field in fields.items():
        buyer.set(f"accounting.{noun}CustomFieldType", field, name="Rack")
    seen = {key: buyer.see(f"accounting.{noun}", buyer.ids[key]) for key, noun in kinds.items()}
    seen["from the stock"] = twin(buyer, "open")
    shown = {key: [(each.name, each.value) for each in record.custom_fields] for key, record in seen.items()}
    follows = [("Rack", "B4")]
    assert shown == {"open": follows, "sent": [("Shelf", "B4")], "credit": follows, "from the stock": follows}
    buyer.ask(
        "ApCredits_UpdateCustomFields", {"operations": [noted | {"customFields": [{"name": "Rack", "value": None}]}]}
    )
    assert buyer.see("accounting.ApCredit", buyer.ids["credit"]).custom_fields == []
