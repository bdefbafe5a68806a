"""What customers owe: lines, taxes, and until when an invoice may change."""

from decimal import Decimal

import pytest

from tests.families.accounting.receivables import furnished, line, owed, pay, post
from tests.families.business import Business, refused
from truckroll.catalogue.registry import resolve


@pytest.fixture
def books(business: Business) -> Business:
    return furnished(business)


def test_a_job_is_born_with_an_empty_invoice_that_is_due_as_agreed(books: Business):
    job = books.book()
    invoice = books.see("accounting.Invoice", job.invoice_id)
    assert (invoice.total, invoice.balance, invoice.items, invoice.sync_status) == (0, 0, [], "Pending")
    assert (invoice.reference_number, invoice.job.number, invoice.job.type) == (
        job.job_number,
        "1" * 0 + job.job_number,
        "Tune-up",
    )
    assert (invoice.customer.name, invoice.location.name, invoice.business_unit.name) == (
        "Ada",
        "Ada's house",
        "Heating",
    )
    assert (invoice.term_name, str(invoice.due_date)[:10], str(invoice.invoice_date)[:10]) == (
        "Net 30",
        "2026-12-02",
        "2026-11-02",
    )
    assert (invoice.sales_tax_code.name, invoice.sales_tax_code.tax_rate) == ("Reno", Decimal("0.085"))
    assert books.see("accounting.PaymentTerm", books.ids["net 30"]).in_use


@pytest.mark.parametrize(
    ("kind", "day", "due"),
    [
        ("NumberOfDays", 10, "2026-11-12"),
        ("CertainDayOfCurrentMonth", 15, "2026-11-15"),
        ("CertainDayOfCurrentMonth", 31, "2026-11-30"),
        ("CertainDayOfFollowingMonth", 31, "2026-12-31"),
    ],
)
def test_a_term_says_by_which_day_to_pay(books: Business, kind: str, day: int, due: str):
    books.set("accounting.PaymentTerm", books.ids["net 30"], due_day_type=kind, due_day=day)
    invoice = books.see("accounting.Invoice", books.book().invoice_id)
    assert str(invoice.due_date)[:10] == due


def test_lines_of_the_price_book_are_taxed_by_what_they_are(books: Business):
    job = books.book()
    line(books, job.invoice_id, "TUNE", "99.95")
    line(books, job.invoice_id, "FILT", "10.10", "3")
    line(books, job.invoice_id, "PERM", "50")
    line(books, job.invoice_id, "OFF", "-5")
    invoice = books.see("accounting.Invoice", job.invoice_id)
    assert [(each.type, each.sku_name, each.total) for each in invoice.items] == [
        ("Service", "TUNE", Decimal("99.95")),
        ("Material", "FILT", Decimal("30.30")),
        ("Service", "PERM", Decimal("50.00")),
        ("PriceModifier", "OFF", Decimal("-5.00")),
    ]
    assert invoice.sub_total == Decimal("175.25")
    # 6 % of 130.25 are 7.815 and 2.5 % of 30.30 are 0.7575: each is rounded for itself
    assert invoice.sales_tax == Decimal("7.82") + Decimal("0.76")
    assert (invoice.total, invoice.balance, invoice.discount_total) == (Decimal("183.83"), Decimal("183.83"), 5)
    assert invoice.items[1].total_cost == 9
    assert books.see("crm.Customer", books.ids["customer"]).balance == Decimal("183.83")


def test_no_tax_is_due_where_a_place_is_exempt(books: Business):
    books.set("crm.Location", books.ids["location"], tax_exempt=True)
    job = books.book()
    line(books, job.invoice_id, "TUNE", "100")
    assert owed(books, job.invoice_id) == 100


def test_money_is_shown_as_text_with_its_cents(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "12.5", "1.125")
    values = books.see("accounting.Invoice", job.invoice_id).values
    (item,) = values["items"]
    assert (values["total"], item["total"], item["quantity"], item["price"]) == ("14.06", "14.06", "1.125", "12.50")


def test_a_line_without_a_price_is_free_and_one_can_be_changed_and_taken_off(books: Business):
    job = books.book()
    books.ask(
        "Invoices_UpdateInvoiceItems",
        {"skuId": books.ids["permit"], "description": "p", "quantity": 2},
        invoiceId=job.invoice_id,
    )
    (item,) = books.see("accounting.Invoice", job.invoice_id).items
    assert (item.price, item.total) == (0, 0)
    change = {"id": item.id, "description": "Permit", "quantity": 2, "unitPrice": 20}
    books.ask("Invoices_UpdateInvoiceItems", change, invoiceId=job.invoice_id)
    assert owed(books, job.invoice_id) == 40
    books.ask(
        "Invoices_UpdateInvoiceItems", {"id": item.id, "description": "x", "quantity": 1}, invoiceId=job.invoice_id
    )
    assert owed(books, job.invoice_id) == 20
    books.ask("Invoices_DeleteInvoiceItem", invoiceId=job.invoice_id, itemId=item.id)
    assert (owed(books, job.invoice_id), books.see("accounting.Invoice", job.invoice_id).items) == (0, [])
    assert not books.see("accounting.InvoiceItem", item.id).active
    with refused(400, "is deleted"):
        books.ask("Invoices_DeleteInvoiceItem", invoiceId=job.invoice_id, itemId=item.id)


def test_a_line_needs_something_of_the_price_book_and_an_invoice_of_its_own(books: Business):
    job, other = books.book(), books.book()
    line(books, other.invoice_id, "PERM", "5")
    (item,) = books.see("accounting.Invoice", other.invoice_id).items
    with refused(400, "A new line needs", "skuId"):
        books.ask("Invoices_UpdateInvoiceItems", {"description": "x", "quantity": 1}, invoiceId=job.invoice_id)
    with refused(400, "nothing of the code 'NONE'", "skuName"):
        line(books, job.invoice_id, "NONE", "1")
    with refused(400, f"has no line {item.id}", "id"):
        books.ask(
            "Invoices_UpdateInvoiceItems", {"id": item.id, "description": "x", "quantity": 1}, invoiceId=job.invoice_id
        )
    with refused(400, "was not found", "id"):
        books.ask("Invoices_DeleteInvoiceItem", invoiceId=job.invoice_id, itemId=item.id)


def test_what_is_posted_keeps_its_money_and_what_is_exported_keeps_everything(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "50")
    post(books, job.invoice_id)
    with refused(400, "is Posted and cannot change"):
        line(books, job.invoice_id, "PERM", "50")
    with refused(400, "is Posted and cannot change"):
        books.ask("Invoices_UpdateInvoice", {"tax": 5}, id=job.invoice_id)
    books.ask("Invoices_UpdateInvoice", {"summary": "As agreed", "reviewStatus": "Reviewed"}, id=job.invoice_id)
    told = books.ask(
        "Invoices_MarkAsExported", [{"invoiceId": job.invoice_id, "externalId": "QB-7", "externalMessage": "ok"}]
    )
    assert [(each.invoice_id, each.success, each.error_message) for each in told] == [(job.invoice_id, True, None)]
    invoice = books.see("accounting.Invoice", job.invoice_id)
    assert (invoice.sync_status, invoice.export_id, invoice.review_status) == ("Exported", "QB-7", "Reviewed")
    with refused(400, "is exported and can no longer change"):
        books.ask("Invoices_UpdateInvoice", {"summary": "Otherwise"}, id=job.invoice_id)
    books.set("crm.Customer", books.ids["customer"], name="Ada Lovelace")
    assert books.see("accounting.Invoice", job.invoice_id).customer.name == "Ada"
    pay(books, (job.invoice_id, "50"))
    assert owed(books, job.invoice_id) == 0


def test_each_invoice_is_exported_for_itself(books: Business):
    open_, posted = books.book().invoice_id, books.book().invoice_id
    post(books, posted)
    asked = [{"invoiceId": id} for id in (open_, posted, 999_999, posted)]
    told = books.ask("Invoices_MarkAsExported", asked)
    assert [(each.invoice_id, each.success) for each in told] == [
        (open_, False), (posted, True), (999_999, False), (posted, False),
    ]  # fmt: skip
    assert ["Pending" in (told[0].error_message or ""), "999999" in (told[2].error_message or "")] == [True, True]
    kinds = [kind for kind, _ in books.told()]
    assert kinds.count("tn.acc.invoice-exported") == 1


def test_an_adjustment_puts_an_invoice_right_with_an_invoice_of_its_own(books: Business):
    job = books.book()
    line(books, job.invoice_id, "TUNE", "100")
    post(books, job.invoice_id)
    items = [{"skuName": "TUNE", "description": "less", "quantity": 1, "unitPrice": Decimal("-20")}]
    id = books.ask(
        "Invoices_CreateAdjustmentInvoice", {"adjustmentToId": job.invoice_id, "items": items, "number": "A-1"}
    )
    adjustment = books.see("accounting.Invoice", id)
    assert (adjustment.adjustment_to_id, adjustment.reference_number) == (job.invoice_id, "A-1")
    assert (adjustment.sub_total, adjustment.sales_tax, adjustment.total) == (-20, Decimal("-1.20"), Decimal("-21.20"))
    assert (owed(books, job.invoice_id), books.see("crm.Customer", books.ids["customer"]).balance) == (
        106,
        Decimal("84.80"),
    )
    plain = books.ask("Invoices_CreateAdjustmentInvoice", {"adjustmentToId": job.invoice_id, "subtotal": -5, "tax": 0})
    assert (books.see("accounting.Invoice", plain).total, books.see("jpm.Job", job.id).invoice_id) == (
        -5,
        job.invoice_id,
    )
    with refused(400, "There is no Invoice 999", "adjustmentToId"):
        books.ask("Invoices_CreateAdjustmentInvoice", {"adjustmentToId": 999})


def test_the_office_may_say_the_tax_and_moving_to_another_zone_computes_it_again(books: Business):
    job = books.book()
    line(books, job.invoice_id, "TUNE", "100")
    books.ask("Invoices_UpdateInvoice", {"tax": Decimal("1.005")}, id=job.invoice_id)
    assert owed(books, job.invoice_id) == Decimal("101.01")
    other = books.new("other zone", "accounting.TaxZone", name="Elko")
    books.ask("Invoices_UpdateInvoice", {"taxZoneId": other}, id=job.invoice_id)
    assert owed(books, job.invoice_id) == 100
    books.set("accounting.TaxZone", other, active=False)
    with refused(400, "is not active", "taxZoneId"):
        books.ask("Invoices_UpdateInvoice", {"taxZoneId": other}, id=job.invoice_id)
    with refused(400, "The lines come to 100", "subtotal"):
        books.ask("Invoices_UpdateInvoice", {"subtotal": 90}, id=job.invoice_id)


def test_what_is_left_out_stays_and_null_takes_away_what_can_be_missing(books: Business):
    job = books.book()
    said = {
        "summary": "Soon",
        "dueDate": "2027-01-05",
        "royaltyStatus": "Sent",
        "royaltyMemo": "m",
        "assignedToId": books.ids["office"],
    }
    books.ask("Invoices_UpdateInvoice", said, id=job.invoice_id)
    invoice = books.see("accounting.Invoice", job.invoice_id)
    assert (invoice.summary, str(invoice.due_date), invoice.assigned_to.name) == (
        "Soon",
        "2027-01-05T00:00:00.0000000Z",
        "Olga",
    )
    books.ask(
        "Invoices_UpdateInvoice",
        {"summary": None, "number": None, "royaltyMemo": None, "assignedToId": None},
        id=job.invoice_id,
    )
    invoice = books.see("accounting.Invoice", job.invoice_id)
    assert (invoice.summary, invoice.assigned_to, invoice.reference_number) == (None, None, job.job_number)
    assert (invoice.royalty.status, invoice.royalty.memo) == ("Sent", None)


def test_a_completed_job_goes_on_knowing_its_total(books: Business):
    job = books.book(books.visit(3, "tess"))
    line(books, job.invoice_id, "PERM", "50")
    books.ask("Jobs_Complete", {"completedOn": "2026-11-01T00:00:00Z"}, id=job.id)
    assert books.see("jpm.Job", job.id).total == 50
    line(books, job.invoice_id, "PERM", "25")
    assert books.see("jpm.Job", job.id).total == 75


def test_what_is_owed_moves_with_the_job_to_another_customer(books: Business):
    job = books.book()
    line(books, job.invoice_id, "TUNE", "100")
    moved = {"customerId": books.ids["neighbour"], "locationId": books.ids["elsewhere"]}
    books.ask("Jobs_Update", moved, id=job.id)
    invoice = books.see("accounting.Invoice", job.invoice_id)
    assert (invoice.customer.name, invoice.location.name, invoice.sales_tax, invoice.balance) == (
        "Bob",
        "Bob's house",
        0,
        100,
    )
    balances = [books.see("crm.Customer", books.ids[key]).balance for key in ("customer", "neighbour")]
    assert balances == [0, 100]


def test_lines_take_from_stock_and_give_back(books: Business):
    truck = books.new("truck", "inventory.Truck", name="Truck 1")
    books.set("pricebook.Material", books.ids["filter"], is_inventory=True)
    job = books.book()
    line(books, job.invoice_id, "FILT", "10", "3", inventoryLocationId=truck)
    level = lambda: [each.quantity for each in books.all("inventory.Stock", inventory_location_id=truck)]  # noqa: E731
    assert level() == [-3]
    (item,) = books.see("accounting.Invoice", job.invoice_id).items
    assert item.inventory_location == "Truck 1"
    books.ask(
        "Invoices_UpdateInvoiceItems", {"id": item.id, "description": "f", "quantity": 1}, invoiceId=job.invoice_id
    )
    assert level() == [-1]
    books.ask("Invoices_DeleteInvoiceItem", invoiceId=job.invoice_id, itemId=item.id)
    assert level() == [0]


def test_custom_fields_are_noted_on_all_documents_or_on_none(books: Business):
    books.new("po", "accounting.InvoiceCustomFieldType", name="PO", data_type="Text")
    books.new("size of it", "accounting.InvoiceCustomFieldType", name="Size", data_type="Numeric")
    one, two = books.book().invoice_id, books.book().invoice_id
    note = lambda id, **fields: {"objectId": id, "customFields": [{"name": n, "value": v} for n, v in fields.items()]}  # noqa: E731
    books.ask("Invoices_UpdateCustomFields", {"operations": [note(one, PO="7", Size="1.5"), note(two, PO="8")]})
    books.ask("Invoices_UpdateCustomFields", {"operations": [note(one, PO=None)]})
    seen = [
        [(each.name, each.value) for each in books.see("accounting.Invoice", id).custom_fields] for id in (one, two)
    ]
    assert seen == [[("Size", "1.5")], [("PO", "8")]]
    for wrong, place in ((note(one, Color="x"), "name"), (note(one, Size="big"), "value")):
        with refused(400, "", f"operations[1].customFields[0].{place}"):
            books.ask("Invoices_UpdateCustomFields", {"operations": [note(two, PO="9"), wrong]})
    with refused(400, "There is no Invoice 999", "operations[0].objectId"):
        books.ask("Invoices_UpdateCustomFields", {"operations": [note(999, PO="9")]})
    assert books.see("accounting.Invoice", two).custom_fields[0].value == "8"


def test_a_template_makes_a_task_about_an_invoice_or_says_why_not(books: Business):
    job = books.book()
    books.do(
        lambda: (
            resolve("accounting.InvoiceTaskTemplate").new(id="late", name="Call {who}", description="It is late.").id
        )
    )
    done = books.ask(
        "Invoices_CreateInvoiceTask", {"templateId": "late", "variables": {"who": "Ada"}}, invoiceId=job.invoice_id
    )
    (task,) = done.tasks
    assert (done.status, task.key, done.errors) == ("Completed", "late", [])
    books.ask(
        "Invoices_UpdateInvoiceTask",
        {"status": "Done", "description": None},
        invoiceId=job.invoice_id,
        taskId=task.task_id,
    )
    (kept,) = books.all("accounting.InvoiceTask")
    assert (kept.name, kept.status, kept.description) == ("Call Ada", "Done", None)
    for asked, words in (({"templateId": "late"}, "variable who"), ({"templateId": "none"}, "no template none")):
        failed = books.ask("Invoices_CreateInvoiceTask", asked, invoiceId=job.invoice_id)
        assert (failed.status, failed.tasks, words in failed.errors[0].message) == ("Failed", [], True)
    with refused(400, "was not found", "id"):
        books.ask("Invoices_UpdateInvoiceTask", {"status": "x"}, invoiceId=books.book().invoice_id, taskId=task.task_id)


def test_no_invoice_comes_to_more_than_can_be_kept(books: Business):
    job = books.book()
    with refused(400, "does not come to", "items"):
        line(books, job.invoice_id, "PERM", "99999999999999", "99999999999999")
    assert books.see("accounting.Invoice", job.invoice_id).items == []


def test_a_changed_line_shows_the_same_moment_in_its_invoice(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "5")
    (item,) = books.see("accounting.Invoice", job.invoice_id).items
    books.now += 10_000_000
    change = {"id": item.id, "description": "x", "quantity": 1}
    books.ask("Invoices_UpdateInvoiceItems", change, invoiceId=job.invoice_id)
    (item,) = books.see("accounting.Invoice", job.invoice_id).items
    assert item.modified_on == books.see("accounting.InvoiceItem", item.id).modified_on > item.created_on


def test_every_change_of_an_invoice_is_told(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "5")
    books.told()
    books.ask("Invoices_UpdateInvoice", {"summary": "x"}, id=job.invoice_id)
    pay(books, (job.invoice_id, "5"))
    post(books, job.invoice_id)
    told = [(kind, data["invoice"]["balance"]) for kind, data in books.told()]
    assert told == [
        ("tn.acc.invoice-updated", "5.00"), ("tn.acc.invoice-updated", "0.00"), ("tn.acc.invoice-posted", "0.00"),
    ]  # fmt: skip
    with refused(400, "needs a number", "number"):
        books.ask("Invoices_UpdateInvoice", {"number": " "}, id=books.book().invoice_id)


def test_a_line_is_booked_where_the_price_book_says_of_what_it_is(books: Business):
    accounts = {"account": "Sales", "cost_of_sale_account": "Parts", "asset_account": "Stock"}
    for name in accounts.values():
        books.new(name, "accounting.GlAccount", name=name)
    books.set("pricebook.Material", books.ids["filter"], **accounts)
    job = books.book()
    line(books, job.invoice_id, "FILT", "10")
    (item,) = books.all("accounting.InvoiceItem")
    booked = (item.general_ledger_account_id, item.cost_of_sale_account_id, item.asset_account_id)
    assert booked == tuple(books.ids[name] for name in ("Sales", "Parts", "Stock"))


def test_lines_may_stand_together(books: Business):
    job = books.book()
    line(books, job.invoice_id, "PERM", "5")
    line(books, job.invoice_id, "PERM", "6", itemGroupName="Permits")
    first, second = books.all("accounting.InvoiceItem")
    assert (first.item_group, second.item_group.values) == (None, {"rootId": second.id, "name": "Permits"})
    line(books, job.invoice_id, "PERM", "7", itemGroupRootId=second.id, itemGroupName="Permits")
    assert books.all("accounting.InvoiceItem")[-1].item_group.root_id == second.id


@pytest.mark.parametrize("said", [{"name": ""}, {"name": None}, {"status": ""}, {"status": None}])
def test_a_task_about_an_invoice_has_a_name_and_a_status(books: Business, said: dict[str, str | None]):
    job = books.book()
    books.do(lambda: resolve("accounting.InvoiceTaskTemplate").new(id="late", name="Call", description="Late.").id)
    done = books.ask("Invoices_CreateInvoiceTask", {"templateId": "late", "variables": {}}, invoiceId=job.invoice_id)
    with refused(400, "A task", next(iter(said))):
        books.ask("Invoices_UpdateInvoiceTask", said, invoiceId=job.invoice_id, taskId=done.tasks[0].task_id)


def test_values_follow_the_name_of_their_field(books: Business):
    field = books.new("po", "accounting.InvoiceCustomFieldType", name="PO", data_type="Text")
    job = books.book()
    noted = {"objectId": job.invoice_id, "customFields": [{"name": "PO", "value": "7"}]}
    books.ask("Invoices_UpdateCustomFields", {"operations": [noted]})
    books.set("accounting.InvoiceCustomFieldType", field, name="Order")
    shown = [(each.name, each.value) for each in books.see("accounting.Invoice", job.invoice_id).custom_fields]
    assert shown == [("Order", "7")]
