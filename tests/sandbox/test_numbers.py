"""The numbers of the demo business agree, over every record of it."""

from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal

import pytest

from truckroll.catalogue import copies
from truckroll.catalogue.time import ticks_of
from truckroll.catalogue.transaction import Caller, within
from truckroll.derive.tables import all_tables
from truckroll.sandbox import demo
from truckroll.store.database import Database
from truckroll.store.records import Records

from .conftest import NOW, Clock

NOTHING = Decimal(0)
TIMES = {"Regular": 1, "Overtime": Decimal("1.5"), "DoubleOvertime": 2, "PaidTimeOff": 1}


def money(value):
    return Decimal(str(value or 0))


def cents(amount):
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def total(amounts):
    return sum(map(money, amounts), NOTHING)


@pytest.fixture(scope="module")
def lines(small):
    """The lines of each invoice."""
    found = defaultdict(list)
    for line in small["accounting.InvoiceItem"]:
        if line["active"]:
            found[line["invoiceId"]].append(line)
    return found


@pytest.fixture(scope="module")
def applied(small):
    """How much of payments and credits went to each invoice."""
    found = defaultdict(lambda: NOTHING)
    for noun in ("accounting.Payment", "accounting.CreditMemo"):
        for document in small[noun]:
            for split in document["appliedTo"] if document["active"] else ():
                found[split["appliedTo"]] += money(split["appliedAmount"])
    return found


def test_an_invoice_is_the_sum_of_its_lines_and_the_tax(small, lines):
    for invoice in small["accounting.Invoice"]:
        own = lines[invoice["id"]]
        for line in own:
            assert money(line["total"]) == cents(money(line["price"]) * money(line["quantity"])), line
        assert [line["id"] for line in invoice["items"]] == [line["id"] for line in own]
        assert money(invoice["subTotal"]) == total(line["total"] for line in own)
        assert money(invoice["total"]) == money(invoice["subTotal"]) + money(invoice["salesTax"])
    assert any(money(invoice["salesTax"]) for invoice in small["accounting.Invoice"])
    assert all(line["skuId"] for own in lines.values() for line in own), "what is sold is in the price book"


def test_a_balance_is_the_total_less_what_was_applied(small, applied):
    invoices = small["accounting.Invoice"]
    for invoice in invoices:
        assert money(invoice["balance"]) == money(invoice["total"]) - applied[invoice["id"]], invoice["id"]
        assert (invoice["paidOn"] is not None) == (bool(applied[invoice["id"]]) and not money(invoice["balance"]))
    assert {bool(money(invoice["balance"])) for invoice in invoices} == {True, False}
    for payment in small["accounting.Payment"]:
        spent = total(split["appliedAmount"] for split in payment["appliedTo"])
        assert money(payment["unappliedAmount"]) == money(payment["total"]) - spent
    for memo in small["accounting.CreditMemo"]:
        spent = total(split["appliedAmount"] for split in memo["appliedTo"])
        assert money(memo["balance"]) == money(memo["total"]) - spent


def test_a_customer_owes_what_the_invoices_say(small):
    owed = defaultdict(lambda: NOTHING)
    for invoice in small["accounting.Invoice"]:
        owed[invoice["customerId"]] += money(invoice["balance"])
    for customer in small["crm.Customer"]:
        assert money(customer["balance"]) == owed[customer["id"]], customer["id"]


def test_a_credit_memo_is_the_sum_of_its_lines(small):
    for memo in small["accounting.CreditMemo"]:
        own = [line for line in small["accounting.CreditMemoItem"] if line["creditMemoId"] == memo["id"]]
        assert own
        assert money(memo["total"]) == total(line["total"] for line in own) + money(memo["salesTax"])


def test_a_deposit_is_the_sum_of_its_payments_and_a_payment_is_brought_once(small):
    brought = defaultdict(list)
    for payment in small["accounting.Payment"]:
        brought[payment["depositId"]].append(payment["total"])
    for deposit in small["accounting.Deposit"]:
        assert money(deposit["grossAmount"]) == total(brought[deposit["id"]])
        assert money(deposit["netAmount"]) == money(deposit["grossAmount"]) - money(deposit["fees"])
    assert {deposit["syncStatus"] for deposit in small["accounting.Deposit"]} == {"Posted", "Exported"}


def test_what_is_posted_is_in_a_batch_and_what_is_exported_was_posted(small):
    for noun in ("accounting.Invoice", "accounting.ApBill"):
        assert {document["syncStatus"] for document in small[noun]} >= {"Pending", "Exported"}, noun
        for document in small[noun]:
            assert (document["batchId"] is None) == (document["syncStatus"] == "Pending"), document["id"]


def test_a_journal_entry_books_as_much_on_one_side_as_on_the_other(small):
    for entry in small["accounting.JournalEntry"]:
        own = [line for line in small["accounting.JournalEntryLine"] if line["journalEntryId"] == entry["id"]]
        assert total(line["debit"] for line in own) == total(line["credit"] for line in own)
        assert entry["isEmpty"] == (not own)


def test_the_books_say_what_the_posted_documents_say(small):
    uses = {account["id"]: account["defaultAccountType"] for account in small["accounting.GlAccount"]}
    books = defaultdict(lambda: NOTHING)
    for line in small["accounting.JournalEntryLine"]:
        if line["active"]:
            books[uses[line["accountId"]]] += money(line["debit"]) - money(line["credit"])

    def posted(noun, amount):
        stands = (each for each in small[noun] if each["active"] is not False and each["syncStatus"] != "Pending")
        return total(each[amount] for each in stands)

    assert sum(books.values()) == 0
    paid, banked = posted("accounting.Payment", "total"), posted("accounting.Deposit", "grossAmount")
    forgiven = posted("accounting.CreditMemo", "total")
    assert books["AccountsReceivable"] == posted("accounting.Invoice", "total") - paid - forgiven
    assert books["UndepositedFunds"] == paid - banked
    assert books["SalesTaxPayable"] == posted("accounting.CreditMemo", "salesTax") - posted(
        "accounting.Invoice", "salesTax"
    )
    settled = posted("accounting.ApPayment", "amount") + posted("accounting.ApCredit", "amount")
    assert books["AccountsPayable"] == settled - posted("accounting.ApBill", "billAmount")
    assert books["ProcessingFees"] > 0 > books["Revenue"]


def test_a_bill_is_the_sum_of_what_it_is_for_and_settled_by_what_was_paid(small):
    settled = defaultdict(lambda: NOTHING)
    for noun in ("accounting.ApPayment", "accounting.ApCredit"):
        for document in small[noun]:
            splits = [split for split in document["splits"] if split["active"]]
            for split in splits:
                settled[split["inventoryBillId"]] += money(split["amount"])
            spent = total(split["amount"] for split in splits)
            if noun.endswith("Payment"):
                assert money(document["amount"]) == spent or document["status"] == "Rejected"
            else:
                assert money(document["appliedAmount"]) == spent <= money(document["amount"])
    twins = {bill["id"]: bill for bill in small["accounting.InventoryBill"]}
    for bill in small["accounting.ApBill"]:
        goods = sum((cents(money(line["quantity"]) * money(line["cost"])) for line in bill["items"]), NOTHING)
        other = total(line["amount"] for line in bill["expenseItems"])
        taken = goods + other + money(bill["taxAmount"]) + money(bill["shippingAmount"])
        assert money(bill["billAmount"]) == taken == money(twins[bill["id"]]["billAmount"])
        assert money(bill["settledAmount"]) == settled[bill["id"]] <= taken
    assert any(settled.values())


def test_an_order_comes_as_its_receipts_say_and_each_receipt_has_its_bill(small):
    came = defaultdict(lambda: NOTHING)
    bills = {bill["id"]: bill for bill in small["accounting.ApBill"]}
    for receipt in small["inventory.Receipt"]:
        assert money(bills[receipt["billId"]]["billAmount"]) == money(receipt["receiptAmount"])
        for line in receipt["items"]:
            came[line["purchaseOrderItemId"]] += money(line["quantity"])
    for order in small["inventory.PurchaseOrder"]:
        goods = sum((cents(money(line["quantity"]) * money(line["cost"])) for line in order["items"]), NOTHING)
        assert money(order["total"]) == goods + money(order["tax"]) + money(order["shipping"])
        for line in order["items"]:
            assert money(line["quantityReceived"]) == came[line["id"]] <= money(line["quantity"])


def test_stock_is_what_came_less_what_was_used_plus_what_was_moved(small):
    lies = defaultdict(lambda: NOTHING)

    def move(place, items, sign):
        for line in items:
            lies[place, line["skuId"]] += sign * money(line["quantity"])

    for receipt in small["inventory.Receipt"]:
        if receipt["active"]:
            move(receipt["inventoryLocationId"], receipt["items"], 1)
    for back in small["inventory.InventoryReturn"]:
        if back["status"] in ("Returned", "CreditReceived"):
            move(back["inventoryLocationId"], back["items"], -1)
    for transfer in small["inventory.Transfer"]:
        if transfer["status"] in ("Picked", "Received"):
            move(transfer["fromLocationId"], transfer["items"], -1)
        if transfer["status"] == "Received":
            move(transfer["toLocationId"], transfer["items"], 1)
    for adjustment in small["inventory.Adjustment"]:
        if adjustment["dateCanceled"] is None:
            move(adjustment["inventoryLocationId"], adjustment["items"], 1)
    used = [line for line in small["accounting.InvoiceItem"] if line["active"] and line["inventory"]]
    for line in used:
        move(line["inventoryLocationId"], [line], -1)
    assert len(used) > 100
    levels = {(level["inventoryLocationId"], level["skuId"]): level["quantity"] for level in small["inventory.Stock"]}
    assert {place: money(level) for place, level in levels.items()} == {
        place: level for place, level in lies.items() if place in levels or level
    }


def test_pieces_lie_where_their_papers_say_and_are_installed_once(small):
    pieces = [piece for piece in small["inventory.SerialNumber"] if piece["active"]]
    levels = {(level["inventoryLocationId"], level["skuId"]): level["quantity"] for level in small["inventory.Stock"]}
    for place, count in Counter((piece["placeId"], piece["skuId"]) for piece in pieces if piece["placeId"]).items():
        assert count <= money(levels[place])
    installed = [equipment["serialNumber"] for equipment in small["equipment_systems.InstalledEquipment"]]
    sold = {piece["number"] for piece in pieces if piece["invoiceItemId"]}
    assert sold <= {number for numbers in installed for number in numbers.split(", ")}
    assert len(sold) > 5


def overlaps(spans):
    """How long spans of time are together, none counted twice."""
    length = end = 0
    for begins, ends in sorted(spans):
        length += max(0, ends - max(begins, end))
        end = max(end, ends)
    return length


def test_paid_hours_are_those_of_the_timesheets_each_once(small):
    spans = defaultdict(list)
    named = (
        ("payroll.JobTimesheet", ("dispatchedOn", "arrivedOn"), ("doneOn", "canceledOn")),
        ("payroll.NonJobTimesheet", ("startedOn",), ("endedOn",)),
        ("timesheets.Activity", ("startTime",), ("endTime",)),
    )
    for noun, begins, ends in named:
        for sheet in small[noun]:
            if sheet["active"] and sheet["payrollId"]:
                begun, over = (next(sheet[name] for name in names if sheet[name]) for names in (begins, ends))
                spans[sheet["payrollId"]].append((ticks_of(begun), ticks_of(over)))
    paid = defaultdict(list)
    for item in small["payroll.GrossPayItem"]:
        if item["active"] and item["grossPayItemType"] == "TimesheetTime":
            paid[item["payrollId"]].append(item)
    assert set(paid) == set(spans)
    for payroll, items in paid.items():
        hours = Decimal(overlaps(spans[payroll])) / 36_000_000_000
        assert abs(total(item["paidDurationHours"] for item in items) - hours) <= Decimal("0.01") * len(items)
    assert len(paid) > 300


def test_paid_time_pays_its_hours_at_the_rate_agreed_or_more_where_a_place_asks_for_it(small):
    rates = {terms["employeeId"]: money(terms["hourlyRate"]) for terms in small["payroll.PayrollSettings"]}
    least = {rate["locationId"]: money(rate["hourlyRate"]) for rate in small["payroll.LocationLaborType"]}
    for item in small["payroll.GrossPayItem"]:
        if item["active"] and item["grossPayItemType"] == "TimesheetTime":
            rate = max(rates[item["employeeId"]], least.get(item["locationId"], NOTHING))
            pays = cents(money(item["paidDurationHours"]) * rate * TIMES[item["paidTimeType"]])
            assert money(item["amount"]) == pays, item
    assert any(item["paidTimeType"] == "Overtime" for item in small["payroll.GrossPayItem"])


def test_commissions_are_the_rates_of_what_was_posted(small, lines):
    due, paid, splits = defaultdict(lambda: NOTHING), defaultdict(lambda: NOTHING), defaultdict(list)
    terms = {technician["id"]: technician for technician in small["settings.Technician"]}
    kinds = ("Service", "Material", "Equipment", "DiscountAndFees")
    skus = {sku["id"]: sku for kind in kinds for sku in small[f"pricebook.{kind}"]}
    for split in small["payroll.JobSplit"]:
        if split["active"]:
            splits[split["jobId"]].append((split["technicianId"], money(split["split"]) / 100))
    for invoice in small["accounting.Invoice"]:
        for line in lines[invoice["id"]] if invoice["syncStatus"] != "Pending" else ():
            sku, total = skus[line["skuId"]], money(line["total"])
            for who, share in [(line["technicianId"], 1)] if line["technicianId"] else splits[invoice["jobId"]]:
                if sku["paysCommission"]:
                    rate = money(terms[who]["commissionRate"]) + money(sku["commissionBonus"])
                    due[who, line["id"], "Commission"] += cents(total * rate / 100 * share)
                due[who, line["id"], "Bonus"] += cents(money(sku["bonus"]) * money(line["quantity"]) * share)
            if seller := invoice["employeeId"]:
                due[seller, line["id"], "Sold by"] += cents(total * money(terms[seller]["soldByRate"]) / 100)
    for item in small["payroll.GrossPayItem"]:
        if item["active"] and item["invoiceItemId"]:
            paid[item["employeeId"], item["invoiceItemId"], item["activity"]] += money(item["amount"])
    owed = {key: amount for key, amount in due.items() if amount}
    assert {key: amount for key, amount in paid.items() if amount} == owed
    assert {activity for _, _, activity in owed} == {"Commission", "Bonus", "Sold by"}


def test_payrolls_of_weeks_gone_by_are_paid_and_the_week_that_runs_is_not(small):
    states = Counter(payroll["status"] for payroll in small["payroll.Payroll"])
    assert states["Paid"] > 300
    assert states["Pending"] > 0
    for payroll in small["payroll.Payroll"]:
        assert (payroll["status"] == "Pending") == (payroll["endedOn"] > small.end_text), payroll["id"]


def test_an_estimate_is_the_sum_of_its_items_and_an_opportunity_that_of_its_estimates(small):
    items, estimates = defaultdict(list), defaultdict(list)
    for item in small["salestech.EstimateItem"]:
        if item["active"]:
            items[item["estimateId"]].append(item["total"])
    for estimate in small["salestech.Estimate"]:
        assert money(estimate["subtotal"]) == total(items[estimate["id"]])
        estimates[estimate["opportunityId"]].append(estimate)
    for opportunity in small["salestech.Opportunity"]:
        own = estimates[opportunity["id"]]
        for state, shown in (("Open", "openAmount"), ("Sold", "soldAmount")):
            assert money(opportunity[shown]) == total(e["subtotal"] for e in own if e["state"] == state)
    assert {e["state"] for e in small["salestech.Estimate"]} == {"Open", "Sold", "Dismissed"}
    assert sum(job["createdFromEstimateId"] is not None for job in small["jpm.Job"]) > 5


def test_members_are_served_and_billed_and_the_log_knows_what_became_of_them(small):
    log = defaultdict(lambda: "Active")
    for step in small["memberships.MembershipStatusChange"]:
        log[step["membershipId"]] = step["newStatus"]
    memberships = small["memberships.Membership"]
    for membership in memberships:
        assert membership["status"] == log[membership["id"]]
        if membership["status"] == "Active":
            assert membership["to"] is None or membership["to"] > small.end_text
            due = membership["nextScheduledBillDate"]
            assert due is None or due > small.end_text
    assert {"Active", "Expired", "Canceled"} <= {membership["status"] for membership in memberships}
    jobs = {job["id"]: job for job in small["jpm.Job"]}
    done = [event for event in small["memberships.RecurringServiceEvent"] if event["jobId"]]
    assert done
    for event in done:
        assert jobs[event["jobId"]]["membershipId"] == event["membershipId"]


def test_a_project_has_its_jobs(small):
    for project in small["jpm.Project"]:
        own = [job["id"] for job in small["jpm.Job"] if job["projectId"] == project["id"]]
        assert sorted(project["jobIds"]) == own
    assert {project["status"] for project in small["jpm.Project"]} >= {"Planned", "Closed"}


def test_what_records_show_of_others_is_what_those_are(small):
    with Database.open(small.folder, clock=Clock(NOW)) as database:
        records = Records(database.inline, demo.TENANT, NOW, Caller())
        with within(records):
            for table in all_tables():
                if not table.noun.copied:
                    continue
                for row in database.inline.execute(f"{table.select} order by id"):
                    record = records.load(table.noun.name, row[0])
                    shown = shown_of_others(record)
                    copies.fill(record, records.load)
                    assert shown_of_others(record) == shown, (table.noun.name, row[0])


def shown_of_others(record):
    """The copies in a record, but for when the others last changed: nobody is told of that."""
    copied = {field.json: record.values[field.json] for field in record.noun.copied}
    return {
        name: {part: word for part, word in value.items() if part != "modifiedOn"} if isinstance(value, dict) else value
        for name, value in copied.items()
    }
