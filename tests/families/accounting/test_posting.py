"""What posted documents book: who owes, what was earned, and what is in the bank."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

from tests.families.accounting.payables import Buyer, money
from tests.families.accounting.receivables import furnished, line, pay, post
from tests.families.business import NOW, Business, refused
from truckroll.catalogue import one
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.types import reference


@pytest.fixture
def books() -> Business:
    business = furnished(Business())
    business.new("batch", "accounting.Batch", number="7", name="November")
    return business


def booked(business: Business) -> dict[str, Decimal]:
    """What is on each account: debits less credits. Each entry has as much of both."""
    accounts = {account.id: account.name for account in business.all("accounting.GlAccount")}
    on: defaultdict[str, Decimal] = defaultdict(Decimal)
    of_entry: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in business.all("accounting.JournalEntryLine", active=True):
        on[accounts[each.account_id]] += each.debit - each.credit
        of_entry[each.journal_entry_id] += each.debit - each.credit
    assert not any(of_entry.values())
    return {name: amount for name, amount in on.items() if amount}


def entries(business: Business) -> list[Any]:
    return sorted(business.all("accounting.JournalEntry"), key=lambda entry: entry.number)


def sold(business: Business) -> int:
    """An invoice of a tune-up and of a filter, with taxes."""
    invoice = business.book().invoice_id
    line(business, invoice, "TUNE", "100")
    line(business, invoice, "FILT", "20", "2")
    return invoice


def change(business: Business, noun: str, id: int, rule: str, *given: Any) -> Any:
    return business.do(lambda: getattr(one(reference(id, f"accounting.{noun}")), rule)(*given))


def test_a_posted_invoice_books_what_is_owed_what_was_earned_and_the_taxes(books: Business):
    invoice = sold(books)
    assert not entries(books)
    post(books, invoice)
    assert booked(books) == {
        "Accounts Receivable": money("149.40"), "Revenue": money("-140.00"), "Sales Tax Payable": money("-9.40"),
    }  # fmt: skip
    (entry,) = entries(books)
    assert (entry.source, entry.status, entry.sync_status, entry.is_empty) == (
        "ServiceTitan",
        "Open",
        "NotSynced",
        False,
    )
    assert (entry.name, entry.post_date) == (
        f"Invoice {books.see('accounting.Invoice', invoice).reference_number}",
        "2026-11-02",
    )
    rows = list(books.ask("JournalEntries_GetDetails", id=entry.id))
    assert {row.customer.name for row in rows} == {"Ada"}
    assert {(row.transaction.type, row.transaction.id) for row in rows} == {("Invoice", invoice)}
    assert {(row.sku.code, row.credit) for row in rows if row.sku} == {("TUNE", 100), ("FILT", 40)}


def test_a_line_is_booked_where_the_price_book_says_and_stock_is_used_up_at_its_cost(books: Business):
    for name in ("Parts sold", "Parts used", "Parts kept"):
        books.new(name, "accounting.GlAccount", name=name)
    named = {"account": "Parts sold", "cost_of_sale_account": "Parts used", "asset_account": "Parts kept"}
    books.set("pricebook.Material", books.ids["filter"], is_inventory=True, **named)
    invoice = books.book().invoice_id
    line(books, invoice, "FILT", "20", "2")
    post(books, invoice)
    on = booked(books)
    assert (on["Parts sold"], on["Parts used"], on["Parts kept"]) == (-40, 6, -6)


def test_accounts_that_the_contractor_opened_for_a_use_are_booked_on(books: Business):
    books.new("owed", "accounting.GlAccount", name="Debtors", default_account_type="AccountsReceivable")
    post(books, sold(books), sold(books))
    assert booked(books)["Debtors"] == money("298.80")
    assert [account.name for account in books.all("accounting.GlAccount")] == [
        "Debtors",
        "Revenue",
        "Sales Tax Payable",
    ]


def test_documents_of_one_batch_stand_in_one_entry(books: Business):
    batch = books.see("accounting.Batch", books.ids["batch"])
    for id in (sold(books), sold(books)):
        change(books, "Invoice", id, "post", batch)
    (entry,) = entries(books)
    assert (entry.name, entry.version_id) == ("November", 1)
    assert {row.debit for row in books.ask("JournalEntries_GetSummary", id=entry.id)} == {0, money("298.80")}
    books.ask("JournalEntries_Update", {"status": "Closed"}, id=entry.id)
    change(books, "Invoice", sold(books), "post", batch)
    assert [each.status for each in entries(books)] == ["Closed", "Open"]


def test_a_payment_books_when_it_is_posted_and_no_longer_when_that_is_taken_back(books: Business):
    invoice = sold(books)
    payment = pay(books, (invoice, "49.40"), amount=60)
    assert booked(books) == {}
    status = {"paymentIds": [payment.id], "status": "Posted"}
    books.ask("Payments_UpdateStatus", status)
    assert booked(books) == {"Undeposited Funds": 60, "Accounts Receivable": -60}
    (entry,) = entries(books)
    rows = books.ask("JournalEntries_GetDetails", id=entry.id)
    assert {row.payment_type.name for row in rows} == {"Check"}
    books.ask("JournalEntries_SyncUpdate", {"syncStatus": "Synced", "versionId": 1}, id=entry.id)
    books.ask("Payments_UpdateStatus", status | {"status": "Pending"})
    assert booked(books) == {}
    (entry,) = entries(books)
    assert (entry.is_empty, entry.sync_status, entry.version_id) == (True, "OutOfSync", 2)
    books.ask("Payments_UpdateStatus", status)
    assert [each.id for each in entries(books)] == [entry.id]
    assert booked(books)["Undeposited Funds"] == 60


def test_a_posted_payment_that_changes_is_booked_anew_and_an_exported_one_as_it_was(books: Business):
    first, second = sold(books), sold(books)
    payment = pay(books, (first, "50"), status="Posted")
    told = {"typeId": books.ids["check"], "splits": [{"invoiceId": second, "amount": 30}]}
    books.ask("Payments_Update", told, id=payment.id)
    lines = books.all("accounting.JournalEntryLine", active=True)
    owed = [(each.applied_to and each.applied_to.id, each.credit) for each in lines if each.credit]
    assert owed == [(second, 30), (None, 20)]
    books.ask("Payments_UpdateStatus", {"paymentIds": [payment.id], "status": "Exported"})
    assert len(books.all("accounting.JournalEntryLine", active=True)) == len(lines)
    assert entries(books)[0].version_id == 1


def test_what_stands_in_a_closed_entry_is_not_booked_otherwise(books: Business):
    payment = pay(books, (sold(books), "50"), status="Posted")
    (entry,) = entries(books)
    books.ask("JournalEntries_Update", {"status": "Closed"}, id=entry.id)
    with refused(400, "which is closed"):
        books.ask("Payments_UpdateStatus", {"paymentIds": [payment.id], "status": "Pending"})
    assert books.see("accounting.Payment", payment.id).sync_status == "Posted"
    books.ask("JournalEntries_Update", {"status": "Open"}, id=entry.id)
    books.ask("Payments_UpdateStatus", {"paymentIds": [payment.id], "status": "Pending"})


def test_the_bank_has_what_was_paid_less_its_fee(books: Business):
    paid = [pay(books, (sold(books), "100"), status="Posted").id for _ in range(2)]
    payments = [reference(id, "accounting.Payment") for id in paid]
    deposit = resolve("accounting.Deposit")
    books.do(lambda: deposit.open("Monday", map(one, payments), Decimal(3)).bring())
    assert booked(books) == {"Checking Account": 197, "Processing Fees": 3, "Accounts Receivable": -200}


def test_a_credit_memo_takes_back_what_was_earned(books: Business):
    def memo() -> Any:
        made = resolve("accounting.CreditMemo").open(books.ids["customer"], books.ids["unit"])
        made.add("For the wait", Decimal(25))
        made.post()
        return made.id

    ids = books.do(memo)
    assert booked(books) == {"Revenue": 25, "Accounts Receivable": -25}
    books.ask("CreditMemos_UpdateCreditMemo", {"active": False}, id=ids)
    assert booked(books) == {}


def test_what_is_bought_is_owed_to_the_vendor_until_it_is_paid():
    buyer = Buyer()
    buyer.bill("bill", ("2", "25.10"), tax_amount=money("0.80"), shipping_amount=money("5"))
    buyer.posted("ApBill", "bill")
    on = {"Cost Of Goods Sold Materials": money("50.20"), "Cost Of Goods Sold Tax": money("0.80")}
    on |= {"Cost Of Goods Sold Shipping": 5, "Accounts Payable": -56}
    assert booked(buyer) == on
    bill = reference(buyer.ids["bill"], "accounting.ApBill")
    buyer.do(lambda: buyer.ids.update(payment=resolve("accounting.ApPayment").pay([(bill, money("56"))]).id))
    buyer.posted("ApPayment", "payment")
    paid = on | {"Checking Account": -56}
    del paid["Accounts Payable"]
    assert booked(buyer) == paid
    assert [entry.name for entry in entries(buyer)] == ["November"]
    buyer.having("ApPayment", "payment", "void")
    assert booked(buyer) == on


def test_what_goes_back_is_owed_by_the_vendor_until_the_credit_is_canceled():
    buyer = Buyer()
    credit = {"date": NOW, "vendor_id": buyer.ids["vendor"], "amount": money("30")}
    buyer.new("credit", "accounting.ApCredit", **credit)
    buyer.posted("ApCredit", "credit")
    assert booked(buyer) == {"Accounts Payable": 30, "Inventory": -30}
    buyer.having("ApCredit", "credit", "cancel")
    assert booked(buyer) == {}
