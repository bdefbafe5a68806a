"""Invoices, credit memos, payments and deposits at their edges: names and days they get, and exact amounts."""

from decimal import Decimal
from typing import Any

import pytest

from tests.families.accounting.receivables import furnished, line, owed, pay, post
from tests.families.business import Business, refused
from truckroll.catalogue import one
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When
from truckroll.catalogue.types import reference


@pytest.fixture
def books(business: Business) -> Business:
    return furnished(business)


def seen(books: Business, id: int) -> Any:
    return books.see("accounting.Invoice", id)


def change(books: Business, noun: str, id: int, rule: str, *given: Any, **more: Any) -> Any:
    return books.do(lambda: getattr(one(reference(id, f"accounting.{noun}")), rule)(*given, **more))


def write(books: Business, invoice: int, **said: Any) -> None:
    books.ask("Invoices_UpdateInvoiceItems", {"description": "x", "quantity": 1} | said, invoiceId=invoice)


def memo(books: Business, *lines: tuple[str, str], **more: Any) -> int:
    def rule() -> int:
        said = {"location_id": books.ids["location"]} | more
        made = resolve("accounting.CreditMemo").open(books.ids["customer"], books.ids["unit"], **said)  # type: ignore[attr-defined]
        for description, price in lines:
            made.add(description, Decimal(price))
        return int(made.id)

    return books.do(rule)


# Lines


def test_a_line_says_who_wrote_it_where_it_stands_and_what_it_is(books: Business):
    books.set("pricebook.Material", books.ids["filter"], member_price=Decimal(7), hours=Decimal(2), display_name="F")
    job = books.book()
    line(books, job.invoice_id, "PERM", "1")
    line(books, job.invoice_id, "FILT", "10")
    permit, filter_ = books.all("accounting.InvoiceItem", invoice_id=job.invoice_id)
    assert (permit.order, filter_.order, filter_.business_unit_id) == (1, 2, books.ids["unit"])
    assert (filter_.display_name, filter_.member_price, filter_.sold_hours) == ("F", 7, 2)
    assert (filter_.created_by_id, filter_.taxable, permit.taxable) == (books.ids["office"], True, False)
    assert (filter_.cost, permit.cost, filter_.inventory) == (3, 0, False)


def test_a_line_of_words_alone_is_called_by_them(books: Business):
    job = books.book()

    def rule() -> list[Any]:
        invoice, permit = (one(reference(id, noun)) for id, noun in (
            (job.invoice_id, "accounting.Invoice"), (books.ids["permit"], "pricebook.Service"),
        ))  # fmt: skip
        lines = invoice.add(description="Waiting"), invoice.add(permit), invoice.add(permit, description="City permit")
        return [each.id for each in lines]

    found = [books.see("accounting.InvoiceItem", id).description for id in books.do(rule)]
    assert found == ["Waiting", "Permit", "City permit"]


def test_a_line_that_is_changed_to_something_else_is_that(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "10")
    (before,) = seen(books, job.invoice_id).items
    write(books, job.invoice_id, id=before.id, skuId=books.ids["tune-up"], quantity=2)
    (after,) = books.all("accounting.InvoiceItem", invoice_id=job.invoice_id)
    assert (after.id, after.sku_name, after.taxable, after.total) == (before.id, "TUNE", True, 20)


def test_a_line_may_belong_to_a_group(books: Business):
    job = books.book()
    for said in ({"itemGroupName": "Bath"}, {"itemGroupRootId": 7}, {}):
        write(books, job.invoice_id, skuName="PERM", **said)
    first, second, third = books.all("accounting.InvoiceItem", invoice_id=job.invoice_id)
    assert (first.item_group.root_id, first.item_group.name) == (first.id, "Bath")
    assert (second.item_group.root_id, second.item_group.name, third.item_group) == (7, None, None)


def test_only_reductions_are_a_discount(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "-10")
    line(books, job.invoice_id, "OFF", "-5")
    line(books, job.invoice_id, "OFF", "-0.5")
    line(books, job.invoice_id, "OFF", "3")
    assert seen(books, job.invoice_id).discount_total == Decimal("5.5")


def test_equipment_that_was_sold_stands_at_the_place_once_the_work_is_done(books: Business):
    books.new("boiler", "pricebook.Equipment", code="BOIL", description="Boiler", display_name="Boiler")
    job = books.book(books.visit(3, "tess"))
    for sku, quantity in (("BOIL", "1"), ("PERM", "1"), ("BOIL", "0")):
        line(books, job.invoice_id, sku, "10", quantity)
    lines = seen(books, job.invoice_id).items
    books.ask("Jobs_Complete", {"completedOn": "2026-11-01T00:00:00Z"}, id=job.id)
    installed = books.all("equipment_systems.InstalledEquipment")
    assert [each.location_id for each in installed] == [books.ids["location"]]
    kept = [books.see("accounting.InvoiceItem", each.id).installed_equipment_id for each in lines]
    assert kept == [installed[0].id, None, None]
    change(books, "Invoice", job.invoice_id, "install", When.parse("2026-11-02"))
    assert len(books.all("equipment_systems.InstalledEquipment")) == 1, "it stands there once"
    books.ask("Invoices_DeleteInvoiceItem", invoiceId=job.invoice_id, itemId=lines[0].id)
    assert not books.see("equipment_systems.InstalledEquipment", installed[0].id).active


def test_equipment_that_is_not_sold_after_all_does_not_stand_there(books: Business):
    books.new("boiler", "pricebook.Equipment", code="BOIL", description="Boiler", display_name="Boiler")
    job = books.book()
    line(books, job.invoice_id, "BOIL", "10")
    (item,) = seen(books, job.invoice_id).items
    change(books, "Invoice", job.invoice_id, "install", When.parse("2026-11-02"))
    write(books, job.invoice_id, id=item.id, skuId=books.ids["boiler"])
    assert [each.active for each in books.all("equipment_systems.InstalledEquipment")] == [True]
    write(books, job.invoice_id, id=item.id, skuId=books.ids["permit"])
    assert [each.active for each in books.all("equipment_systems.InstalledEquipment")] == [False]


# What an invoice follows


def test_an_invoice_that_nobody_numbered_is_called_by_its_id(books: Business):
    def rule() -> int:
        made = resolve("accounting.Invoice").open(books.ids["customer"], books.ids["unit"])  # type: ignore[attr-defined]
        return int(made.id)

    invoice = seen(books, books.do(rule))
    assert (invoice.reference_number, invoice.location, invoice.tax_zone_id) == (str(invoice.id), None, None)
    assert (invoice.created_by_id, invoice.invoice_configuration) == (books.ids["office"], "CounterSales")


def test_a_customer_who_agreed_on_no_term_is_to_pay_at_once(books: Business):
    books.set("crm.Customer", books.ids["customer"], payment_term_id=None)
    invoice = seen(books, books.book().invoice_id)
    assert (invoice.due_date, invoice.term_name) == (invoice.invoice_date, None)


def test_an_invoice_stays_with_its_job_and_keeps_the_zone_it_was_given(books: Business):
    job = books.book()
    line(books, job.invoice_id, "TUNE", "100")
    zone = books.new("other zone", "accounting.TaxZone", name="Elko")
    books.ask("Invoices_UpdateInvoice", {"taxZoneId": zone}, id=job.invoice_id)
    books.ask("Jobs_Update", {"businessUnitId": books.ids["other_unit"]}, id=job.id)
    invoice = seen(books, job.invoice_id)
    assert (invoice.business_unit_id, invoice.tax_zone_id, invoice.balance) == (books.ids["other_unit"], zone, 100)
    assert books.see("crm.Customer", books.ids["customer"]).balance == 100


def test_what_was_paid_stays_paid_when_lines_change(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "100")
    pay(books, (job.invoice_id, "40"))
    line(books, job.invoice_id, "PERM", "10")
    assert (owed(books, job.invoice_id), seen(books, job.invoice_id).paid_on) == (70, None)


def test_an_invoice_is_paid_on_the_day_on_which_nothing_is_left(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "100")
    pay(books, (job.invoice_id, "40"), paidOn="2026-11-05T00:00:00Z")
    assert seen(books, job.invoice_id).paid_on is None
    payment = pay(books, (job.invoice_id, "60"), paidOn="2026-11-07T00:00:00Z")
    assert str(seen(books, job.invoice_id).paid_on)[:10] == "2026-11-07"
    books.ask("Payments_Update", {"typeId": books.ids["check"], "splits": [], "active": False}, id=payment.id)
    assert (owed(books, job.invoice_id), seen(books, job.invoice_id).paid_on) == (60, None)


def test_only_the_invoice_of_a_completed_job_is_its_total(books: Business):
    job = books.book(books.visit(3, "tess"))
    line(books, job.invoice_id, "PERM", "50")
    assert books.see("jpm.Job", job.id).total == 0
    books.ask("Jobs_Complete", {"completedOn": "2026-11-01T00:00:00Z"}, id=job.id)
    post(books, job.invoice_id)
    said = {"adjustmentToId": job.invoice_id, "subtotal": -5, "tax": 0}
    books.ask("Invoices_CreateAdjustmentInvoice", said)
    assert books.see("jpm.Job", job.id).total == 50


def test_an_invoice_that_is_closed_takes_no_line_and_loses_none(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "50")
    (item,) = seen(books, job.invoice_id).items
    post(books, job.invoice_id)
    with refused(400, "is Posted and cannot change"):
        books.ask("Invoices_DeleteInvoiceItem", invoiceId=job.invoice_id, itemId=item.id)
    with refused(400, "is Posted and cannot change"):
        write(books, job.invoice_id, id=item.id, quantity=2)
    assert owed(books, job.invoice_id) == 50


def test_a_document_that_is_deleted_is_not_exported(books: Business):
    job = books.book()
    post(books, job.invoice_id)
    books.set("accounting.Invoice", job.invoice_id, active=False)
    (told,) = books.ask("Invoices_MarkAsExported", [{"invoiceId": job.invoice_id}])
    assert (told.success, told.error_message) == (False, f"Invoice {job.invoice_id} is deleted.")


def test_what_the_books_say_of_a_document_is_kept_and_no_id_takes_none_away(books: Business):
    job = books.book()
    books.ask("Invoices_UpdateInvoice", {"exportId": "old"}, id=job.invoice_id)
    post(books, job.invoice_id)
    (told,) = books.ask("Invoices_MarkAsExported", [{"invoiceId": job.invoice_id, "externalMessage": "ok"}])
    invoice = seen(books, job.invoice_id)
    assert (told.success, invoice.external_message, invoice.export_id) == (True, "ok", "old")


# Terms and taxes


@pytest.mark.parametrize(
    ("kind", "day", "due"),
    [("CertainDayOfCurrentMonth", 0, "2026-11-01"), ("CertainDayOfFollowingMonth", 1, "2026-12-01"),
     ("NumberOfDays", 0, "2026-11-02"), ("NumberOfDays", None, "2026-11-02")],
)  # fmt: skip
def test_a_day_to_pay_by_is_in_the_month(books: Business, kind: str, day: int | None, due: str):
    books.set("accounting.PaymentTerm", books.ids["net 30"], due_day_type=kind, due_day=day)
    assert str(seen(books, books.book().invoice_id).due_date)[:10] == due


def test_a_zone_knows_how_many_taxes_it_has_and_of_what(books: Business):
    def zone(*bases: str) -> Any:
        rate = {"id": 1, "taxName": "t", "taxRate": Decimal("0.01"), "salesTaxItem": None}
        return books.see("accounting.TaxZone", books.new(
            "z", "accounting.TaxZone", name="z", rates=[rate | {"taxBaseType": [base]} for base in bases]
        ))  # fmt: skip

    shown = [(z.is_multiple_tax_zone, z.is_tax_rate_separated, z.tax_rate) for z in (
        zone(), zone("Subtotal"), zone("Labor"), zone("Subtotal", "Subtotal"), zone("Subtotal", "Labor"),
    )]  # fmt: skip
    cent = Decimal("0.01")
    assert shown == [
        (False, False, 0), (False, False, cent), (False, True, cent), (True, False, 2 * cent), (True, True, 2 * cent),
    ]  # fmt: skip


def test_a_tax_on_labor_is_not_due_on_goods(books: Business):
    rate = {"id": 1, "taxName": "t", "taxRate": Decimal("0.1"), "salesTaxItem": None, "taxBaseType": ["Labor"]}
    zone = books.new("labor", "accounting.TaxZone", name="Labor", rates=[rate])
    books.set("crm.Location", books.ids["location"], tax_zone_id=zone)
    job = books.book()
    line(books, job.invoice_id, "TUNE", "10")
    line(books, job.invoice_id, "FILT", "100")
    assert seen(books, job.invoice_id).sales_tax == 1


# Credit memos, payments and deposits


def test_a_credit_memo_says_what_for_and_since_when(books: Business):
    made = books.see("accounting.CreditMemo", memo(books, ("Wait", "10"), ("More", "5.5")))
    assert (made.reference_number, made.date, made.created_by_id) == (str(made.id), "2026-11-02", books.ids["office"])
    assert (made.sub_total, made.total, made.balance) == (Decimal("15.5"),) * 3
    assert made.tax_zone_id == books.ids["zone"]
    numbered = books.see("accounting.CreditMemo", memo(books, reference_number="C-1", location_id=None))
    assert (numbered.reference_number, numbered.tax_zone_id) == ("C-1", None)
    items = books.all("accounting.CreditMemoItem", credit_memo_id=made.id)
    assert [(each.created_by_id, each.total, each.business_unit_id) for each in items] == [
        (books.ids["office"], 10, books.ids["unit"]), (books.ids["office"], Decimal("5.5"), books.ids["unit"]),
    ]  # fmt: skip


def test_no_tax_is_given_back_where_a_place_is_exempt(books: Business):
    books.set("crm.Location", books.ids["location"], tax_exempt=True)
    made = memo(books)
    change(books, "CreditMemo", made, "add", "Wait", Decimal(10), taxable=True)
    shown = books.see("accounting.CreditMemo", made)
    assert (shown.tax_zone_id, shown.sales_tax) == (None, 0)


def test_what_is_left_of_a_credit_stays_the_customers(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "4")
    made = memo(books, ("Wait", "10"))
    splits = {"splits": [None, {"invoiceId": job.invoice_id}]}
    told = books.ask("CreditMemos_AddCreditMemoSplits", splits, id=made)
    assert [(each.invoice_id, each.amount) for each in told.splits] == [(job.invoice_id, 4)]
    shown = books.see("accounting.CreditMemo", made)
    assert (shown.balance, str(shown.applied_on)[:10], shown.modified_by_id) == (6, "2026-11-02", books.ids["office"])
    (applied,) = shown.applied_to
    assert (applied.applied_by, applied.applied_to_reference_number) == ("Olga", job.job_number)
    with refused(400, "went to invoices already", "items"):
        with_line = lambda: change(books, "CreditMemo", made, "add", "More", Decimal(1))  # noqa: E731
        _said(with_line)
    with refused(400, "Name the invoice", "splits[0].invoiceId"):
        books.ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"amount": 1}]}, id=made)


def _said(act: Any) -> None:
    from tests.families.business import Said
    from truckroll.catalogue import Refused

    try:
        act()
    except Refused as refusal:
        raise Said(400, refusal.title, refusal.errors) from None


def test_a_split_that_stays_keeps_its_id(books: Business):
    invoices = [books.book().invoice_id for _ in range(2)]
    for id in invoices:
        line(books, id, "PERM", "10")
    payment = pay(books, (invoices[0], "5"), amount=20)
    before = books.see("accounting.Payment", payment.id).applied_to[0].applied_id
    splits = [{"invoiceId": invoices[1], "amount": 3}, {"invoiceId": invoices[0], "amount": 5}]
    books.ask("Payments_Update", {"typeId": books.ids["check"], "splits": splits}, id=payment.id)
    after = books.see("accounting.Payment", payment.id)
    assert after.applied_to[1].applied_id == before != after.applied_to[0].applied_id
    assert (after.invoice_ids, after.unapplied_amount) == ([invoices[1], invoices[0]], 12)


@pytest.mark.parametrize(("total", "amount"), [("10", "0"), ("10", "-1"), ("10", "10.01"), ("0", "1")])
def test_what_is_not_owed_is_not_paid(books: Business, total: str, amount: str):
    job = books.book()
    line(books, job.invoice_id, "PERM", total)
    with refused(400, "is owed, not", "splits[0]"):
        pay(books, (job.invoice_id, amount), amount=100)


def test_what_is_owed_to_a_cent_may_be_paid(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "0.01")
    assert pay(books, (job.invoice_id, "0.01")).splits[0].amount == Decimal("0.01")
    assert books.ask(
        "Payments_Create", {"typeId": books.ids["check"], "amount": 0, "customerId": books.ids["customer"]}
    )


def test_a_payment_says_all_that_was_told_of_it(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "10")
    said = {"authCode": "a", "checkNumber": "7", "exportId": "e", "memo": "m", "paidOn": "2026-11-05T00:00:00Z"}
    told = pay(books, (job.invoice_id, "10"), **said)
    assert (told.auth_code, told.check_number, told.export_id, told.memo) == ("a", "7", "e", "m")
    assert (str(told.paid_on)[:10], told.status, told.transaction_status) == ("2026-11-05", "Pending", "Success")
    kept = books.see("accounting.Payment", told.id)
    assert (kept.reference_number, kept.created_by_id) == (str(told.id), books.ids["office"])
    assert kept.business_unit_id == books.ids["unit"]


def test_an_exported_payment_keeps_the_names_it_was_sent_with(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "10")
    ids = [pay(books, (job.invoice_id, "5"), status=status).id for status in ("Posted", "Posted")]
    books.ask("Payments_UpdateStatus", {"paymentIds": ids[:1], "status": "Exported"})
    books.set("crm.Customer", books.ids["customer"], name="Ada L.")
    books.come_due()
    assert [books.see("accounting.Payment", id).customer.name for id in ids] == ["Ada", "Ada L."]


def test_a_deposit_says_who_made_it_and_what_the_bank_keeps(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "10")
    payment = pay(books, (job.invoice_id, "10"), status="Posted").id

    def rule() -> Any:
        deposits: Any = resolve("accounting.Deposit")
        return deposits.open("Monday", [one(reference(payment, "accounting.Payment"))], Decimal("0.5"))

    made = books.do(rule)
    assert (made.created_by_id, made.gross_amount, made.net_amount, made.fees) == (
        books.ids["office"], 10, Decimal("9.5"), Decimal("0.5"),
    )  # fmt: skip
    change(books, "Deposit", made.id, "bring")
    kept = books.see("accounting.Deposit", made.id)
    assert (kept.deposit_status, kept.review_status, kept.sync_status) == ("Deposited", "Reviewed", "Posted")


# Tasks about invoices


def test_a_task_about_an_invoice_is_told_of(books: Business):
    job = books.book()
    for id, description in (("plain", None), ("filled", "For {who}")):
        said = {"id": id, "name": "Call", "type": "Reminder", "description": description}
        books.do(lambda said=said: resolve("accounting.InvoiceTaskTemplate").new(**said).id)
    books.told()
    ids = []
    for template, given in (("plain", None), ("filled", {"who": "Ada"})):
        asked = {"templateId": template, "variables": given}
        done = books.ask("Invoices_CreateInvoiceTask", asked, invoiceId=job.invoice_id)
        ids += [task.task_id for task in done.tasks]
    kept = [next(each for each in books.all("accounting.InvoiceTask") if each.task_id == id) for id in ids]
    assert [(each.type, each.description, each.template_id) for each in kept] == [
        ("Reminder", None, "plain"), ("Reminder", "For Ada", "filled"),
    ]  # fmt: skip
    books.ask("Invoices_UpdateInvoiceTask", {"name": "Call now"}, invoiceId=job.invoice_id, taskId=ids[0])
    told = [(kind, said["task"]["id"]) for kind, said in books.told() if "invoice-task" in kind]
    assert sorted(told) == sorted(
        [("tn.acc.invoice-task-created", id) for id in ids] + [("tn.acc.invoice-task-updated", ids[0])]
    )


# What is posted, and what is not


def test_what_is_exported_still_says_that_its_money_has_come_in_and_nothing_else(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "10")
    payment = pay(books, (job.invoice_id, "10"), status="Posted")
    post(books, job.invoice_id)
    books.ask("Invoices_MarkAsExported", [{"invoiceId": job.invoice_id}])
    settled = {"id": payment.id, "settlementStatus": "Settled", "settlementDate": "2026-11-05T00:00:00Z"}
    books.ask("Invoices_UpdateInvoice", {"payments": [settled]}, id=job.invoice_id)
    kept = books.see("accounting.Payment", payment.id)
    assert (kept.settlement_status, str(kept.settlement_date)[:10]) == ("Settled", "2026-11-05")
    with refused(400, "is exported"):
        books.ask("Invoices_UpdateInvoice", {"payments": [settled], "summary": "x"}, id=job.invoice_id)


def test_an_invoice_that_is_deleted_stays_as_it_is(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "10")
    books.set("accounting.Invoice", job.invoice_id, active=False)
    for act in (
        lambda: books.ask("Invoices_UpdateInvoice", {"summary": "x"}, id=job.invoice_id),
        lambda: line(books, job.invoice_id, "PERM", "10"),
        lambda: books.ask("Invoices_CreateAdjustmentInvoice", {"adjustmentToId": job.invoice_id}),
    ):
        with refused(400, "is deleted"):
            act()


def test_an_invoice_may_be_of_another_day_and_due_on_none(books: Business):
    job = books.book()
    books.ask("Invoices_UpdateInvoice", {"invoicedOn": "2026-10-01T00:00:00Z"}, id=job.invoice_id)
    invoice = seen(books, job.invoice_id)
    assert (str(invoice.invoice_date)[:10], str(invoice.due_date)[:10]) == ("2026-10-01", "2026-10-31")
    books.ask("Invoices_UpdateInvoice", {"dueDate": None}, id=job.invoice_id)
    assert seen(books, job.invoice_id).due_date is None
    with refused(400, "needs a number", "number"):
        books.ask("Invoices_UpdateInvoice", {"number": " "}, id=job.invoice_id)


def test_a_posted_invoice_says_since_when_and_in_which_batch(books: Business):
    batch = books.new("batch", "accounting.Batch", number="7", name="May")
    first, second = books.book().invoice_id, books.book().invoice_id
    change(books, "Invoice", first, "post", books.see("accounting.Batch", batch))
    books.told()
    change(books, "Invoice", second, "post")
    assert [kind for kind, _ in books.told() if kind.startswith("tn.acc")] == ["tn.acc.invoice-posted"]
    assert [seen(books, id).batch_id for id in (first, second)] == [batch, None]
    assert seen(books, second).commission_eligibility_date == "2026-11-02"
    with refused(400, "is Posted and cannot change"):
        _said(lambda: change(books, "Invoice", second, "post"))


def test_a_posted_invoice_follows_its_job_in_the_journal_too(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "10")
    post(books, job.invoice_id)
    books.ask("Jobs_Update", {"businessUnitId": books.ids["other_unit"]}, id=job.id)
    lines = books.all("accounting.JournalEntryLine", active=True)
    owed_by = {each.business_unit_id for each in lines if each.debit}
    assert owed_by == {books.ids["other_unit"]}


def test_a_line_of_a_credit_memo_is_so_many_at_a_price(books: Business):
    made = memo(books)
    change(books, "CreditMemo", made, "add", "Hours", Decimal("10.50"), Decimal(3))
    (item,) = books.all("accounting.CreditMemoItem", credit_memo_id=made)
    assert (item.quantity, item.price, item.total) == (3, Decimal("10.50"), Decimal("31.50"))
