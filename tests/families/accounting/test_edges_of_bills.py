"""Bills, payments to vendors, their credits and the journal at their edges: who wrote, and what is booked where."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

from tests.families.accounting.payables import Buyer, money
from tests.families.business import NOW
from tests.families.inventory.conftest import Stockroom, stockroom
from truckroll.catalogue import Refused, one
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.types import reference

__all__ = ["stockroom"]


@pytest.fixture
def buyer() -> Buyer:
    return Buyer()


def pay(buyer: Buyer, *bills: tuple[str, str], **more: Any) -> Any:
    asked = [(reference(buyer.ids[key], "accounting.ApBill"), money(amount)) for key, amount in bills]
    payment = buyer.do(lambda: resolve("accounting.ApPayment").pay(asked, **more))  # type: ignore[attr-defined]
    buyer.ids["payment"] = payment.id
    return payment


def credit(buyer: Buyer, amount: str = "30", **more: Any) -> None:
    buyer.new("credit", "accounting.ApCredit", date=NOW, amount=money(amount), vendor_id=buyer.ids["vendor"], **more)


def booked(business: Any) -> dict[str, Decimal]:
    """What is on each account: debits less credits."""
    accounts = {account.id: account.name for account in business.all("accounting.GlAccount")}
    on: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in business.all("accounting.JournalEntryLine", active=True):
        on[accounts[each.account_id]] += each.debit - each.credit
    return {name: amount for name, amount in on.items() if amount}


# Bills


def test_a_bill_says_who_wrote_it(buyer: Buyer):
    assert buyer.bill().created_by_id == buyer.ids["office"]
    assert buyer.bill("other", created_by_id=buyer.ids["colleague"]).created_by_id == buyer.ids["colleague"]


def test_a_bill_is_posted_once_and_says_since_when(buyer: Buyer):
    buyer.bill()
    buyer.posted("ApBill", "bill")
    bill = buyer.see("accounting.ApBill", buyer.ids["bill"])
    assert (bill.sync_status, bill.batch_id, bill.post_date.ticks) == ("Posted", buyer.ids["batch"], NOW.ticks)
    with pytest.raises(Refused, match="is Posted already"):
        buyer.posted("ApBill", "bill")
    with pytest.raises(Refused, match="is Posted and can no longer be canceled"):
        buyer.having("ApBill", "bill", "withdraw")


def test_nothing_more_happens_to_a_bill_that_was_canceled(buyer: Buyer):
    buyer.bill()
    buyer.having("ApBill", "bill", "withdraw")
    bill = buyer.see("accounting.ApBill", buyer.ids["bill"])
    assert (bill.status, bill.date_canceled.ticks, bill.canceled_by_id) == (
        "Canceled", NOW.ticks, buyer.ids["office"],
    )  # fmt: skip
    for rule, given in (("withdraw", ()), ("reconcile", (money("1"),)), ("post", (buyer.ids["batch"],))):
        with pytest.raises(Refused, match="is canceled"):
            buyer.having("ApBill", "bill", rule, *given)
    with pytest.raises(Refused, match="is canceled"):
        pay(buyer, ("bill", "1"))


def test_a_bill_that_was_settled_in_part_is_not_canceled_until_that_is_undone(buyer: Buyer):
    buyer.bill()
    pay(buyer, ("bill", "0.01"))
    with pytest.raises(Refused, match=r"0\.01 of .* is settled"):
        buyer.having("ApBill", "bill", "withdraw")
    buyer.having("ApPayment", "payment", "void")
    buyer.having("ApBill", "bill", "withdraw")


def test_accounts_on_a_bill_are_known_to_be_on_one(buyer: Buyer):
    buyer.bill()
    accounts = {each.name: each.on_a_bill for each in buyer.all("accounting.GlAccount")}
    assert (accounts["Stock"], accounts["Parts"]) == (True, False)


def test_goods_for_the_stock_are_booked_as_stock_and_others_as_used(stockroom: Stockroom):
    business = stockroom.business
    for name in ("Kept", "Used"):
        business.new(name, "accounting.GlAccount", name=name)
    batch = business.new("batch", "accounting.Batch", number="7", name="November")
    for key in ("pipe", "permit"):
        named = {"asset_account": "Kept", "cost_of_sale_account": "Used"}
        business.set("pricebook.Material", stockroom.ids[key], **named)
    lines = stockroom.line("pipe", 2, 5), stockroom.line("permit", 1, 7)
    receipt = stockroom.came(stockroom.order(*lines), *lines)
    bill = reference(receipt.bill_id, "accounting.ApBill")
    business.do(lambda: one(bill).post(batch))
    assert booked(business) == {"Kept": 10, "Used": 7, "Accounts Payable": -17}
    rows = business.all("accounting.JournalEntryLine", active=True)
    places = [each.inventory_location_id for each in rows if each.debit]
    assert places == [stockroom.ids["warehouse"]] * 2
    receipt = stockroom.see("Receipt", receipt.id)
    assert (receipt.sync_status, receipt.batch_id) == ("Posted", batch)
    business.do(lambda: one(bill).export())
    assert stockroom.see("Receipt", receipt.id).sync_status == "Exported"


def test_an_expense_is_booked_on_the_account_and_for_the_job_it_names(buyer: Buyer):
    account = {"id": buyer.ids["cost account"], "name": "Parts", "number": "5000", "type": "Expense"}
    job = buyer.book()
    blank = dict.fromkeys(("description", "job", "businessUnit", "budgetCodeId", "generalLedgerAccount"))
    named = {"job": {"id": job.id, "name": "x"}, "businessUnit": {"id": buyer.ids["unit"], "name": "Heating"}}
    expenses = [
        blank | named | {"id": 1, "amount": "7.25", "description": "Fuel", "generalLedgerAccount": account},
        blank | {"id": 2, "amount": "1"},
    ]
    buyer.bill("bill", ("1", "0"), expense_items=expenses)
    buyer.posted("ApBill", "bill")
    assert booked(buyer) == {"Parts": money("7.25"), "Cost Of Goods Sold Materials": 1, "Accounts Payable": -8.25}
    (first,) = [each for each in buyer.all("accounting.JournalEntryLine") if each.memo == "Fuel"]
    assert (first.job_id, first.business_unit_id) == (job.id, buyer.ids["unit"])


# Payments and credits


def test_a_payment_is_to_whom_the_bill_is_and_waits_for_approval(buyer: Buyer):
    buyer.bill(remittance_vendor_id=buyer.ids["payee"], business_unit_id=buyer.ids["unit"])
    made = pay(buyer, ("bill", "1"), name="May")
    assert (made.vendor_id, made.remittance_vendor_id, made.business_unit_id) == (
        buyer.ids["vendor"], buyer.ids["payee"], buyer.ids["unit"],
    )  # fmt: skip
    assert (made.date.ticks, made.name, made.splits[0].document_id) == (NOW.ticks, "May", buyer.ids["bill"])
    buyer.having("ApPayment", "payment", "approve")
    made = buyer.see("accounting.ApPayment", made.id)
    assert (made.status, made.approved_date.ticks) == ("Initiated", NOW.ticks)
    with pytest.raises(Refused, match="cannot be approved"):
        buyer.having("ApPayment", "payment", "approve")


@pytest.mark.parametrize("status", ["Cancelled", "Rejected"])
def test_what_was_voided_is_neither_paid_nor_posted(buyer: Buyer, status: str):
    buyer.bill()
    pay(buyer, ("bill", "1"))
    buyer.having("ApPayment", "payment", "approve")
    buyer.having("ApPayment", "payment", "void", status)
    with pytest.raises(Refused, match=f"is {status}"):
        buyer.having("ApPayment", "payment", "arrive")
    with pytest.raises(Refused, match="is canceled"):
        buyer.posted("ApPayment", "payment")


def test_money_that_has_arrived_is_not_called_back(buyer: Buyer):
    buyer.bill()
    pay(buyer, ("bill", "1"))
    for rule in ("approve", "arrive"):
        buyer.having("ApPayment", "payment", rule)
    with pytest.raises(Refused, match="is Paid"):
        buyer.having("ApPayment", "payment", "void")


def test_what_settles_is_posted_once(buyer: Buyer):
    credit(buyer)
    buyer.posted("ApCredit", "credit")
    assert buyer.see("accounting.ApCredit", buyer.ids["credit"]).batch_id == buyer.ids["batch"]
    with pytest.raises(Refused, match="is Posted already"):
        buyer.posted("ApCredit", "credit")


def test_a_credit_that_is_canceled_or_exported_settles_no_more(buyer: Buyer):
    buyer.bill()
    credit(buyer)
    buyer.posted("ApCredit", "credit")
    buyer.ask("ApCredits_MarkAsExported", [{"apCreditId": buyer.ids["credit"]}])
    bill = reference(buyer.ids["bill"], "accounting.ApBill")
    for rule, given in (("apply", (bill, money("1"))), ("cancel", ())):
        with pytest.raises(Refused, match="is exported"):
            buyer.having("ApCredit", "credit", rule, *given)
    credit(buyer)
    buyer.having("ApCredit", "credit", "cancel")
    with pytest.raises(Refused, match="canceled already"):
        buyer.having("ApCredit", "credit", "cancel")


def test_what_was_released_is_released_once(buyer: Buyer):
    buyer.bill("one"), buyer.bill("two")
    credit(buyer)
    for key, amount in (("one", "10"), ("two", "20")):
        bill = reference(buyer.ids[key], "accounting.ApBill")
        buyer.having("ApCredit", "credit", "apply", bill, money(amount))
    used = buyer.see("accounting.ApCredit", buyer.ids["credit"])
    assert (used.applied_amount, used.payment_status, len(used.splits)) == (30, "Paid", 2)
    buyer.having("ApCredit", "credit", "cancel")
    settled = [buyer.see("accounting.ApBill", buyer.ids[key]).settled_amount for key in ("one", "two")]
    assert settled == [0, 0]


@pytest.mark.parametrize(("noun", "key"), [("ApCredit", "credit"), ("ApPayment", "payment")])
def test_what_was_exported_keeps_the_names_it_was_sent_with(buyer: Buyer, noun: str, key: str):
    buyer.bill()
    credit(buyer)
    pay(buyer, ("bill", "1"))
    buyer.posted(noun, key)
    buyer.set("inventory.Vendor", buyer.ids["vendor"], name="New")
    buyer.come_due()
    assert buyer.see(f"accounting.{noun}", buyer.ids[key]).vendor.name == "New", "what is only posted follows"
    buyer.ask(f"{noun}s_MarkAsExported", [{f"{noun[0].lower()}{noun[1:]}Id": buyer.ids[key]}])
    buyer.set("inventory.Vendor", buyer.ids["vendor"], name="Newer")
    buyer.come_due()
    assert buyer.see(f"accounting.{noun}", buyer.ids[key]).vendor.name == "New"


def test_the_credit_for_goods_is_booked_with_what_the_vendor_keeps_and_adds(stockroom: Stockroom):
    business = stockroom.business
    batch = business.new("batch", "accounting.Batch", number="7", name="November")
    stockroom.came(stockroom.order(), stockroom.line("pipe", 10))
    amounts = {"tax": Decimal(1), "shipping": Decimal(2), "restockingFee": Decimal(4)}
    returned = stockroom.back(stockroom.line("pipe", 4, 5), **amounts)
    stockroom.act("InventoryReturn", returned.id, "hand_back")
    stockroom.act("InventoryReturn", returned.id, "receive_credit")
    (made,) = business.all("accounting.ApCredit")
    assert (made.amount, made.number, made.business_unit_id) == (19, returned.number, stockroom.ids["unit"])
    business.do(lambda: one(reference(made.id, "accounting.ApCredit")).post(batch))
    assert booked(business) == {
        "Accounts Payable": 19, "Cost Of Goods Sold Tax": -1, "Cost Of Goods Sold Shipping": -2,
        "Cost Of Goods Sold Restocking Fee": 4, "Inventory": -20,
    }  # fmt: skip


# The journal


def written(buyer: Buyer, *amounts: tuple[int, int], **more: Any) -> Any:
    lines = [
        {"accountId": buyer.ids[account], "debit": debit, "credit": credit}
        for (debit, credit), account in zip(amounts, ["stock account", "cost account"] * 5, strict=False)
    ]
    said = {"name": "Rent", "status": "Open", "versionId": 3, "postDate": "2026-11-01", "lines": lines}
    buyer.ask("JournalEntries_CreateJournalEntry", said | more)
    return buyer.all("accounting.JournalEntry")[-1]


def test_lines_of_one_account_are_one_row_of_the_summary(buyer: Buyer):
    entry = written(buyer, (10, 0), (0, 4), (5, 0), (0, 11))
    rows = buyer.ask("JournalEntries_GetSummary", id=entry.id)
    assert [(row.debit, row.credit) for row in rows] == [(15, 0), (0, 15)]


def test_a_version_that_the_books_have_stays_theirs(buyer: Buyer):
    entry = written(buyer, (1, 0), (0, 1))
    synced = {"syncStatus": "Synced", "versionId": 3, "message": "ok"}
    told = buyer.ask("JournalEntries_SyncUpdate", synced, id=entry.id)
    assert (told.last_sync_version_id, told.exported_on.ticks, told.exported_by_id) == (
        3, NOW.ticks, buyer.ids["office"],
    )  # fmt: skip
    told = buyer.ask("JournalEntries_SyncUpdate", {"syncStatus": "NotSynced"}, id=entry.id)
    assert (told.sync_status, told.message, told.last_sync_version_id) == ("NotSynced", "ok", 3)


def test_documents_of_a_batch_change_their_entry_by_a_version_each_time_it_is_synced(buyer: Buyer):
    buyer.bill("one"), buyer.bill("two")
    buyer.posted("ApBill", "one")
    (entry,) = buyer.all("accounting.JournalEntry")
    buyer.posted("ApBill", "two")
    assert buyer.see("accounting.JournalEntry", entry.id).version_id == 1
    buyer.ask("JournalEntries_SyncUpdate", {"syncStatus": "Synced", "versionId": 1}, id=entry.id)
    pay(buyer, ("one", "1"))
    buyer.posted("ApPayment", "payment")
    entry = buyer.see("accounting.JournalEntry", entry.id)
    assert (entry.version_id, entry.sync_status, entry.batch_id) == (2, "OutOfSync", buyer.ids["batch"])


def test_an_entry_is_of_the_day_on_which_it_was_begun_and_its_lines_of_their_documents(buyer: Buyer):
    buyer.bill(bill_date="2026-10-05T12:00:00.0000000Z", reference_number="V-1")
    buyer.posted("ApBill", "bill")
    (entry,) = buyer.all("accounting.JournalEntry")
    lines = buyer.all("accounting.JournalEntryLine")
    assert (entry.post_date, entry.name, entry.is_empty) == ("2026-11-02", "November", False)
    assert {(each.transaction_date, each.ref_number, each.transaction_type) for each in lines} == {
        ("2026-10-05", "V-1", "Bill"),
    }  # fmt: skip


def test_a_bill_is_of_the_day_on_which_the_goods_came(stockroom: Stockroom):
    receipt = stockroom.came(stockroom.order(), stockroom.line("pipe", 1), memo="soon", vendorDocumentNumber="V-1")
    bill = stockroom.business.see("accounting.ApBill", receipt.bill_id)
    assert (str(bill.bill_date)[:10], bill.source, bill.bill_type) == ("2026-11-03", "Purchasing", "Procurement")
    assert (bill.reference_number, bill.vendor_number, bill.summary) == (receipt.number, "V-1", "soon")
    (line,) = bill.items
    assert (line.order, line.sku_type, line.sku_code, line.inventory_location.type) == (
        1, "Material", "pipe", "Warehouse",
    )  # fmt: skip


def test_an_expense_is_booked_under_its_budget_code(buyer: Buyer):
    said = {"code": "1", "description": "", "segments": [], "project_id": None}
    code = buyer.new("code", "jpm.BudgetCode", **said)
    blank = dict.fromkeys(("description", "job", "businessUnit", "generalLedgerAccount"))
    expenses = [blank | {"id": 1, "amount": "5", "budgetCodeId": code}, blank | {"id": 2, "amount": "3"}]
    buyer.bill(
        "bill", ("1", "0"), expense_items=[each | {"budgetCodeId": each.get("budgetCodeId")} for each in expenses]
    )
    buyer.posted("ApBill", "bill")
    spent = {each.debit: each.budget_code_id for each in buyer.all("accounting.JournalEntryLine") if each.debit}
    assert spent == {5: code, 3: None}
