"""What customers pay, what they need not pay, and what is taken to the bank."""

from decimal import Decimal

import pytest

from tests.families.accounting.receivables import furnished, line, owed, pay, post
from tests.families.business import Business, refused
from truckroll.catalogue.registry import resolve


@pytest.fixture
def books(business: Business) -> Business:
    return furnished(business)


def billed(books: Business, amount: str = "50") -> int:
    """An invoice over so much, without taxes."""
    invoice = books.book().invoice_id
    line(books, invoice, "PERM", amount)
    return invoice


def test_a_payment_pays_several_invoices_and_the_rest_is_left_over(books: Business):
    one, two = billed(books, "50"), billed(books, "30")
    paid = pay(books, (one, "50"), (two, "10.004"), amount=100, memo="thanks", checkNumber="12")
    assert (paid.customer_id, paid.status, paid.active) == (books.ids["customer"], "Pending", True)
    assert [(each.invoice_id, each.amount) for each in paid.splits] == [(one, 50), (two, 10)]
    payment = books.see("accounting.Payment", paid.id)
    assert (payment.total, payment.unapplied_amount, payment.type, payment.type_id) == (
        100, 40, "Check", str(books.ids["check"]),
    )  # fmt: skip
    assert (payment.customer.name, payment.business_unit.name) == ("Ada", "Heating")
    assert (owed(books, one), owed(books, two)) == (0, 20)
    assert [books.see("accounting.Invoice", id).paid_on is not None for id in (one, two)] == [True, False]
    assert books.see("crm.Customer", books.ids["customer"]).balance == 20


def test_an_invoice_may_be_named_by_its_number_and_is_paid_in_full_unless_told(books: Business):
    invoice = billed(books)
    number = books.see("accounting.Invoice", invoice).reference_number
    paid = pay(books, splits=[{"invoiceNumber": number}])
    assert (paid.splits[0].amount, owed(books, invoice)) == (50, 0)
    with refused(400, "There is no invoice of the number 'x'", "splits[0].invoiceNumber"):
        pay(books, splits=[{"invoiceNumber": "x", "amount": 5}])
    with refused(400, "Name the invoice", "splits[0].invoiceId"):
        pay(books, splits=[{"amount": 5}])


@pytest.mark.parametrize(
    ("amount", "more", "place"),
    [
        ("50.01", {}, "splits[0]"),
        ("-1", {"amount": 10}, "splits[0]"),
        ("0", {}, "splits[0]"),
        ("20", {"amount": 10}, "splits"),
        ("20", {"amount": -5}, "amount"),
    ],
)
def test_no_more_is_paid_than_is_owed_or_than_there_is(books: Business, amount: str, more: dict, place: str):
    invoice = billed(books)
    with refused(400, "", place):
        pay(books, (invoice, amount), **more)
    assert owed(books, invoice) == 50


def test_a_payment_is_its_customers_and_says_for_what_or_how_much(books: Business):
    invoice = billed(books)
    with refused(400, "another customer's", "splits[0]"):
        pay(books, (invoice, "5"), customerId=books.ids["neighbour"])
    with refused(400, "how much was paid", "amount"):
        pay(books, customerId=books.ids["customer"])
    with refused(400, "Say who paid", "customerId"):
        pay(books, amount=5)
    with refused(400, "is not active", "typeId"):
        pay(books, (invoice, "5"), typeId=books.ids["old way"])
    paid = pay(books, amount=5, customerId=books.ids["neighbour"])
    assert books.see("accounting.Payment", paid.id).unapplied_amount == 5


def test_new_splits_take_the_place_of_those_before(books: Business):
    one, two = billed(books, "50"), billed(books, "30")
    paid = pay(books, (one, "50"))
    before = books.see("accounting.Payment", paid.id).applied_to[0].applied_id
    said = {
        "typeId": books.ids["check"],
        "splits": [{"invoiceId": two, "amount": 30}, {"invoiceId": one, "amount": 20}],
    }
    changed = books.ask("Payments_Update", said | {"memo": "moved"}, id=paid.id)
    assert (changed.memo, owed(books, one), owed(books, two)) == ("moved", 30, 0)
    books.ask(
        "Payments_Update", {"typeId": books.ids["check"], "splits": [{"invoiceId": one, "amount": 50}]}, id=paid.id
    )
    payment = books.see("accounting.Payment", paid.id)
    assert (payment.unapplied_amount, owed(books, one), owed(books, two)) == (0, 0, 30)
    assert payment.applied_to[0].applied_id != before
    with refused(400, "more than there is", "splits"):
        both = [{"invoiceId": one, "amount": 50}, {"invoiceId": two, "amount": 30}]
        books.ask("Payments_Update", {"typeId": books.ids["check"], "splits": both}, id=paid.id)


def test_a_payment_that_is_taken_back_pays_nothing(books: Business):
    invoice = billed(books)
    paid = pay(books, (invoice, "50"))
    with refused(400, "pays nothing", "splits"):
        said = {"typeId": books.ids["check"], "active": False, "splits": [{"invoiceId": invoice, "amount": 50}]}
        books.ask("Payments_Update", said, id=paid.id)
    books.ask("Payments_Update", {"typeId": books.ids["check"], "active": False, "splits": []}, id=paid.id)
    assert (owed(books, invoice), books.see("accounting.Payment", paid.id).active) == (50, False)
    with refused(400, "is deleted"):
        books.ask("Payments_UpdateStatus", {"paymentIds": [paid.id], "status": "Posted"})


def test_payments_are_posted_and_exported_together_and_stay_so(books: Business):
    one, two = pay(books, (billed(books), "50")), pay(books, (billed(books), "50"))
    both = [one.id, two.id]
    books.ask("Payments_UpdateStatus", {"paymentIds": [one.id], "status": "Exported"})
    with refused(400, "is exported and can no longer change"):
        books.ask("Payments_UpdateStatus", {"paymentIds": both, "status": "Posted"})
    books.ask("Payments_UpdateStatus", {"paymentIds": both, "status": "Exported"})
    assert [books.see("accounting.Payment", id).sync_status for id in both] == ["Exported", "Exported"]
    with refused(400, "is exported and can no longer change"):
        books.ask("Payments_Update", {"typeId": books.ids["check"], "splits": []}, id=one.id)
    with refused(400, "There is no Payment 999", "paymentIds[1]"):
        books.ask("Payments_UpdateStatus", {"paymentIds": [one.id, 999], "status": "Posted"})


def test_an_invoice_knows_which_of_its_payments_have_come_in(books: Business):
    invoice = billed(books)
    paid, other = pay(books, (invoice, "50")), pay(books, (billed(books), "50"))
    settled = {"settlementStatus": "Settled", "settlementDate": "2026-11-05T00:00:00Z"}
    books.ask("Invoices_UpdateInvoice", {"payments": [{"id": paid.id, **settled}]}, id=invoice)
    assert books.see("accounting.Payment", paid.id).settlement_status == "Settled"
    with refused(400, "does not pay invoice", "payments[0].id"):
        books.ask("Invoices_UpdateInvoice", {"payments": [{"id": other.id, **settled}]}, id=invoice)


def test_a_negative_adjustment_is_set_off_against_what_is_owed(books: Business):
    invoice = billed(books)
    adjustment = books.ask("Invoices_CreateAdjustmentInvoice", {"adjustmentToId": invoice, "subtotal": -20, "tax": 0})
    paid = pay(books, (invoice, "50"), (adjustment, "-20"))
    assert books.see("accounting.Payment", paid.id).total == 30
    assert (owed(books, invoice), owed(books, adjustment)) == (0, 0)


def credit(books: Business, amount: str = "20") -> int:
    """A credit memo for Ada over so much."""

    def make() -> int:
        customer = resolve("crm.Customer").first(id=books.ids["customer"])
        unit = resolve("settings.BusinessUnit").first(id=books.ids["unit"])
        memo = resolve("accounting.CreditMemo").open(customer.id, unit.id)
        memo.add("Sorry", Decimal(amount))
        return memo.id

    return books.do(make)


def test_a_credit_memo_settles_invoices_until_nothing_of_it_is_left(books: Business):
    invoice, memo = billed(books), credit(books)
    told = books.ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"invoiceId": invoice, "amount": 5}]}, id=memo)
    assert (told.id, [(each.invoice_id, each.amount) for each in told.splits]) == (memo, [(invoice, 5)])
    books.ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"invoiceId": invoice}, None]}, id=memo)
    kept = books.see("accounting.CreditMemo", memo)
    assert (kept.total, kept.balance, owed(books, invoice)) == (20, 0, 30)
    assert [each.applied_amount for each in kept.applied_to] == [5, 15]
    assert {each.applied_on for each in kept.applied_to} == {"2026-11-02"}
    with refused(400, "more than there is", "splits"):
        books.ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"invoiceId": invoice, "amount": 1}]}, id=memo)
    with refused(400, "Name the invoice", "splits[0].invoiceId"):
        books.ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"amount": 1}]}, id=memo)


def test_a_credit_memo_that_is_taken_back_is_owed_again(books: Business):
    invoice, memo = billed(books), credit(books)
    books.ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"invoiceId": invoice, "amount": 20}]}, id=memo)
    told = books.ask("CreditMemos_UpdateCreditMemo", {"active": False, "summary": "No", "date": "2026-12-01"}, id=memo)
    assert (told.active, told.summary, told.date, told.business_unit_id) == (
        False,
        "No",
        "2026-12-01",
        books.ids["unit"],
    )
    assert (owed(books, invoice), books.see("accounting.CreditMemo", memo).balance) == (50, 20)
    with refused(400, "is deleted", "id"):
        books.ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"invoiceId": invoice, "amount": 1}]}, id=memo)


def test_an_exported_credit_memo_stays_as_it_is(books: Business):
    memo = credit(books)
    books.do(lambda: resolve("accounting.CreditMemo").first(id=memo).post())
    (told,) = books.ask("CreditMemos_MarkAsExported", [{"creditMemoId": memo, "externalId": "QB-9"}])
    assert (told.credit_memo_id, told.success) == (memo, True)
    assert books.see("accounting.CreditMemo", memo).export_id == "QB-9"
    with refused(400, "is exported"):
        books.ask("CreditMemos_UpdateCreditMemo", {"summary": "x"}, id=memo)
    with refused(400, "is exported"):
        books.ask("CreditMemos_AddCreditMemoSplits", {"splits": []}, id=memo)


def test_payments_go_to_the_bank_once_and_their_invoices_know_when(books: Business):
    invoice = billed(books)
    paid = pay(books, (invoice, "50"))

    def deposit(fees: str = "1.25") -> int:
        payments = [resolve("accounting.Payment").first(id=paid.id)]
        return resolve("accounting.Deposit").open("Monday", payments, Decimal(fees)).id

    id = books.do(deposit)
    kept = books.see("accounting.Deposit", id)
    assert (kept.gross_amount, kept.net_amount, kept.deposit_status) == (50, Decimal("48.75"), "Open")
    with refused(400, "is Pending; only what is posted"):
        books.ask("Deposits_MarkAsExported", {"ids": [id]})
    with refused(400, f"is in deposit {id}"):
        books.ask("Payments_Update", {"typeId": books.ids["check"], "active": False, "splits": []}, id=paid.id)
    books.do(lambda: resolve("accounting.Deposit").first(id=id).bring())
    assert books.see("accounting.Invoice", invoice).deposited_on == kept.deposit_date
    assert books.see("accounting.Payment", paid.id).deposit.name == "Monday"
    books.ask("Deposits_MarkAsExported", {"ids": [id]})
    books.ask("Deposits_MarkAsExported", {"ids": None})
    assert books.see("accounting.Deposit", id).sync_status == "Exported"


def test_what_is_paid_of_a_posted_invoice_is_no_change_of_it(books: Business):
    invoice = billed(books)
    post(books, invoice)
    pay(books, (invoice, "50"))
    assert owed(books, invoice) == 0


def test_a_credit_memo_gives_back_the_tax_of_its_place_too(books: Business):
    memo = credit(books)
    zone = books.ids["zone"]

    def taxed() -> None:
        found = resolve("accounting.CreditMemo").first(id=memo)
        found.tax_zone_id = resolve("accounting.TaxZone").first(id=zone).id
        found.add("Filter", Decimal(100), type="Material", taxable=True)

    books.do(taxed)
    kept = books.see("accounting.CreditMemo", memo)
    assert (kept.sub_total, kept.sales_tax, kept.total) == (120, Decimal("8.50"), Decimal("128.50"))


def test_what_is_left_of_a_credit_goes_from_one_invoice_to_the_next(books: Business):
    one, two, memo = billed(books, "15"), billed(books, "50"), credit(books)
    told = books.ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"invoiceId": one}, {"invoiceId": two}]}, id=memo)
    assert [(each.invoice_id, each.amount) for each in told.splits] == [(one, 15), (two, 5)]


def test_a_way_to_pay_that_is_given_up_stays_with_what_was_paid_so(books: Business):
    invoice = billed(books)
    paid = pay(books, (invoice, "50"))
    books.set("accounting.PaymentType", books.ids["check"], active=False)
    again = {"splits": [{"invoiceId": invoice, "amount": 40}]}
    books.ask("Payments_Update", again | {"typeId": books.ids["check"]}, id=paid.id)
    with refused(400, "is not active", "typeId"):
        books.ask("Payments_Update", again | {"typeId": books.ids["old way"]}, id=paid.id)


def test_a_payment_that_is_exported_from_the_beginning_shows_whose_it_is(books: Business):
    paid = pay(books, (billed(books), "50"), status="Exported")
    kept = books.see("accounting.Payment", paid.id)
    assert kept.sync_status == "Exported"
    assert kept.customer.name
