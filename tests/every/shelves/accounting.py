"""Invoices, payments, credit memos and deposits on the shelf, and what of them each question should find."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.every.questions import (
    Listing,
    Question,
    Row,
    among,
    between,
    grouped,
    holding,
    present,
    same,
    span,
    times,
    values_of,
)
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import now, transaction

if TYPE_CHECKING:
    from tests.every.shelf import Shelf

NOUNS = [
    f"accounting.{word}"
    for word in (
        "Invoice", "InvoiceTask", "Payment", "PaymentTerm", "PaymentType", "TaxZone", "CreditMemo", "CreditMemoItem",
        "Deposit", "Batch", "InvoiceCustomFieldType", "PaymentCustomFieldType", "CreditMemoCustomFieldType",
    )
]  # fmt: skip
AMOUNTS = [Decimal("10"), Decimal("10.5"), Decimal("-3"), Decimal("0")]
STATES = ["Pending", "Posted", "Exported"]
REVIEWS = ["NeedsReview", "Reviewed", "OnHold"]


def fill(shelf: "Shelf", number: int) -> None:
    """One more of everything, in other states."""

    def new(kind: str, noun: str, **values: Any) -> Any:
        shelf.kinds.setdefault(kind, []).append(resolve(f"accounting.{noun}").new(**values).id)
        return transaction().load(f"accounting.{noun}", shelf.kinds[kind][-1])

    for noun in ("Invoice", "Payment", "CreditMemo"):
        kind = f"{noun} field"
        name = f"{'abcdefgh'[number]} Field"
        new(kind, f"{noun}CustomFieldType", name=name, data_type="Text", active=number != 2)
    new("tax zone", "TaxZone", name=f"Zone {number % 3}", active=number != 4)
    new("payment term", "PaymentTerm", name=f"Net {number}", due_day=number, active=number != 4)
    way = new("payment type", "PaymentType", name=f"Way {number}", active=number != 4)
    batch = new("batch", "Batch", number=str(number % 3), name=f"Batch {number}")
    customer, unit = shelf.kinds["customer"][number % 2], shelf.kinds["unit"][number % 3]
    state, amount = STATES[number % 3], AMOUNTS[number % 4]
    noted = {"custom_fields": [{"name": "Gate", "value": str(number % 2)}]}
    of = {"customer_id": customer, "business_unit_id": unit, "batch_id": batch.id if number % 3 else None, **noted}
    invoice = new(
        "invoice",
        "Invoice",
        **of,
        sync_status=state,
        reference_number=f"N{number % 3}",
        invoice_date=now(),
        due_date=now() if number % 4 else None,
        total=amount,
        balance=AMOUNTS[number // 2],
        review_status=REVIEWS[number % 3],
        assigned_to_id=shelf.kinds["technician"][0] if number % 2 else None,
        invoice_configuration=["CounterSales", "JobInvoice"][number % 2],
        adjustment_to_id=shelf.kinds["invoice"][0] if number % 3 == 1 else None,
        active=number != 5,
    )
    task = new("invoice task", "InvoiceTask", invoice_id=shelf.kinds["invoice"][0], task_id="")
    task.task_id = task.id
    deposit = new(
        "deposit",
        "Deposit",
        name=f"Day {number}",
        deposit_date=now(),
        reviewed_on=now() if number % 2 else None,
        review_status=["NeedsReview", "Reviewed"][number % 2],
        deposit_status=["Undefined", "Open", "Deposited"][number % 3],
        sync_status=state,
        gross_amount=amount,
    )
    applied: dict[str, Any] = {"appliedId": number, "appliedTo": invoice.id, "appliedBy": None}
    applied |= {"appliedToReferenceNumber": invoice.reference_number}
    went = {"invoice_ids": [invoice.id], "invoice_numbers": [invoice.reference_number]} if number % 2 else {}
    new(
        "payment",
        "Payment",
        **of,
        **went,
        applied_to=[applied | {"appliedAmount": "1.00", "appliedOn": now()}] if went else [],
        payment_type_id=way.id,
        type_id=str(way.id),
        deposit_id=shelf.kinds["deposit"][0] if number % 2 else deposit.id,
        sync_status=state,
        transaction_type=["ReceivePayment", "JournalEntry"][number % 2],
        date=now(),
        total=amount,
        active=number != 6,
    )
    memo = new(
        "memo",
        "CreditMemo",
        **of,
        **went,
        applied_to=[applied | {"appliedAmount": Decimal(1), "appliedOn": f"2026-03-0{number + 1}"}] if went else [],
        applied_on=f"2026-03-0{number + 1}" if went else None,
        date=f"2026-04-0{number % 4 + 1}",
        sync_status=state,
        total=amount,
        balance=AMOUNTS[number // 2],
        active=number != 3,
    )
    item = {"credit_memo_id": shelf.kinds["memo"][0] if number % 2 else memo.id, "business_unit_id": unit}
    new("memo item", "CreditMemoItem", **item, total=amount, active=number != 7)


def listings(shelf: "Shelf") -> Iterable[Listing]:
    """The lists of what customers owe and pay."""
    for tag, noun in (("Invoices", "Invoice"), ("Payments", "Payment"), ("CreditMemos", "CreditMemo")):
        rows = present(shelf.rows[f"accounting.{noun}CustomFieldType"])
        yield Listing(f"{tag}_GetCustomFieldTypes", rows, times(rows), "", sort=("id", "name"))
    for tag, noun, active in (("TaxZones", "TaxZone", "True"), ("PaymentTerms", "PaymentTerm", "Any")):
        rows = shelf.rows[f"accounting.{noun}"]
        yield Listing(
            f"{tag}_GetList", rows, {"ids": among(rows), **times(rows)}, active, sort=("id", "name", "createdOn")
        )
    rows = shelf.rows["accounting.PaymentType"]
    yield Listing("PaymentTypes_GetList", rows, {"ids": among(rows), "created": span(rows, "createdOn")}, "True")
    yield _invoices(shelf)
    yield _payments(shelf)
    yield from _memos(shelf)
    yield from _deposits(shelf)
    first = shelf.kinds["invoice"][0]
    rows = [row for row in shelf.rows["accounting.InvoiceTask"] if row["invoiceId"] == first]
    yield Listing("Invoices_GetInvoiceTasks", rows, {}, "", key=("taskId",), path={"invoiceId": first})


def _shared(shelf: "Shelf", rows: list[Row]) -> dict[str, Question]:
    """What all that customers owe or pay is asked."""
    numbers = {batch["id"]: batch["number"] for batch in shelf.rows["accounting.Batch"]}

    def in_batch(row: Row, asked: Any) -> bool:
        return row["batchId"] is not None and numbers[row["batchId"]] == str(asked)

    return {
        "ids": among(rows),
        "batchId": Question("id", same("batchId"), values_of(rows, "batchId")),
        "batchNumber": Question("id", in_batch, [0, 1, 2, 5]),
        "customField.Fields": Question("named", _noted, [("Gate", "0"), ("Gate", "1"), ("Bay", "0")]),
        "customField.Operator": Question("word", lambda _row, _asked: True, ["And", "Or"]),
        **times(rows),
    }


def _noted(row: Row, asked: tuple[str, str]) -> bool:
    return any((noted["name"], noted["value"]) == asked for noted in row["customFields"] or ())


def _state(row: Row, asked: str) -> bool:
    return asked == "All" or row["active"] == (asked == "ActiveOnly")


def _amounts(name: str) -> dict[str, Question]:
    """At least so much, and at most."""
    asked = [*AMOUNTS, Decimal("10.0001"), Decimal("9.9999")]
    return {
        "totalGreater": Question("id", lambda row, at: Decimal(str(row[name])) >= Decimal(at), asked),
        "totalLess": Question("id", lambda row, at: Decimal(str(row[name])) <= Decimal(at), asked),
    }


def _invoices(shelf: "Shelf") -> Listing:
    rows = shelf.rows["accounting.Invoice"]
    jobs = {job["id"]: job["jobNumber"] for job in shelf.rows["jpm.Job"]}
    questions = _shared(shelf, rows) | _amounts("total")
    for name in ("jobId", "businessUnitId", "customerId", "adjustmentToId"):
        questions[name] = Question("id", same(name), values_of(rows, name))
    numbers = values_of(rows, "referenceNumber")
    questions |= {
        "activeState": Question("word", _state, ["ActiveOnly", "InactiveOnly", "All"]),
        "statuses": Question("words", lambda row, asked: row["syncStatus"] in asked, STATES),
        "reviewStatuses": Question("words", lambda row, asked: row["reviewStatus"] in asked, REVIEWS),
        "invoiceConfigurations": Question(
            "words", lambda row, asked: row["invoiceConfiguration"] in asked, ["CounterSales", "JobInvoice"]
        ),
        "assignedToIds": among(rows, "assignedToId"),
        "number": Question("text", same("referenceNumber"), numbers, also="referenceNumber"),
        "jobNumber": Question("text", lambda row, asked: jobs.get(row["jobId"]) == asked, sorted(jobs.values())),
        "dueDate": span(rows, "dueDate"),
        "invoicedOnOrAfter": _since(rows, "invoiceDate"),
        "invoicedOnBefore": _before(rows, "invoiceDate"),
        "balanceFilter.Balance": Question("id", lambda row, asked: Decimal(row["balance"]) == Decimal(asked), AMOUNTS),
        "balanceFilter.Comparer": Question("word", lambda _row, _asked: True, ["Equals"]),
    }
    sort = ("id", "createdOn", "modifiedOn", "referenceNumber", "invoiceDate", "dueDate")
    silent = {"activeState": "ActiveOnly"}
    return Listing("Invoices_GetList", rows, questions, "", sort=sort, order_by=sort, unasked=silent)


def _since(rows: list[Row], name: str) -> Question:
    return Question("moment", lambda row, asked: between(row[name], (asked, None)), values_of(rows, name))


def _before(rows: list[Row], name: str) -> Question:
    return Question("moment", lambda row, asked: between(row[name], (None, asked)), values_of(rows, name))


def _payments(shelf: "Shelf") -> Listing:
    rows = shelf.rows["accounting.Payment"]
    questions = _shared(shelf, rows) | _amounts("total") | _applied(rows)
    questions |= {
        "activeState": Question("word", _state, ["ActiveOnly", "InactiveOnly", "All"]),
        "statuses": Question("texts", lambda row, asked: row["syncStatus"] in asked, STATES),
        "transactionType": Question("word", same("transactionType"), ["ReceivePayment", "JournalEntry", "Undefined"]),
        "customerId": Question("id", same("customerId"), values_of(rows, "customerId")),
        "businessUnitIds": among(rows, "businessUnitId"),
        "depositIds": among(rows, "depositId"),
        "paidOnAfter": _since(rows, "date"),
        "paidOnBefore": _before(rows, "date"),
    }
    sort = ("id", "createdOn", "modifiedOn", "date")
    return Listing("Payments_GetList", rows, questions, "", sort=sort, unasked={"activeState": "ActiveOnly"})


def _applied(rows: list[Row]) -> dict[str, Question]:
    numbers = sorted({number for row in rows for number in row["invoiceNumbers"]})
    return {
        "appliedToInvoiceIds": holding(rows, "invoiceIds"),
        "appliedToReferenceNumber": Question("text", lambda row, asked: asked in row["invoiceNumbers"], numbers),
    }


def _day(rows: list[Row], name: str, *, since: bool) -> Question:
    def test(row: Row, asked: str) -> bool:
        return row[name] is not None and (row[name] >= asked[:10] if since else row[name] < asked[:10])

    return Question("moment", test, values_of(rows, name))


def _memos(shelf: "Shelf") -> Iterable[Listing]:
    rows = shelf.rows["accounting.CreditMemo"]
    questions = _shared(shelf, rows) | _applied(rows)
    questions |= {"businessUnitIds": among(rows, "businessUnitId")}
    for name, field in (("date", "date"), ("applied", "appliedOn")):
        questions |= {
            f"{name}OnOrAfter": _day(rows, field, since=True),
            f"{name}Before": _day(rows, field, since=False),
        }
    for name in ("total", "balance"):
        equal = lambda row, asked, name=name: row[name] == Decimal(asked)  # noqa: E731
        questions[f"{name}Filter.Amount"] = Question("id", equal, AMOUNTS)
        questions[f"{name}Filter.Comparer"] = Question("word", lambda _row, _asked: True, ["Equal"])
    sort = ("id", "createdOn", "modifiedOn", "date", "total", "balance")
    yield Listing("CreditMemos_GetCreditMemosList", rows, questions, "True", sort=sort)
    rows = shelf.rows["accounting.CreditMemoItem"]
    questions = {"businessUnitIds": among(rows, "businessUnitId"), "created": span(rows, "createdOn")}
    whose = {"creditMemoIds": among(rows, "creditMemoId")}
    sort = ("id", "createdOn", "total")
    yield Listing("CreditMemos_GetCreditMemosItemsList", rows, questions | whose, "True", sort=sort)
    first = shelf.kinds["memo"][0]
    own = grouped("creditMemoId", rows)[first]
    yield Listing("CreditMemos_GetCreditMemoItemsList", own, questions, "True", sort=sort, path={"id": first})


def _deposits(shelf: "Shelf") -> Iterable[Listing]:
    rows = shelf.rows["accounting.Deposit"]
    asked = [*AMOUNTS, Decimal("10.0001")]
    questions = {
        "ids": among(rows),
        "depositDate": span(rows, "depositDate"),
        "reviewed": span(rows, "reviewedOn"),
        "reviewStatus": Question("word", same("reviewStatus"), ["NeedsReview", "Reviewed"]),
        "depositStatus": Question("word", same("depositStatus"), ["Undefined", "Open", "Deposited"]),
        "syncStatus": Question("word", same("syncStatus"), STATES),
        "grossAmountGreater": Question("id", lambda row, at: row["grossAmount"] >= Decimal(at), asked),
        "grossAmountLess": Question("id", lambda row, at: row["grossAmount"] <= Decimal(at), asked),
        **times(rows),
    }
    sort = ("id", "createdOn", "modifiedOn", "depositDate", "grossAmount")
    yield Listing("Deposits_GetList", rows, questions, "", sort=sort)
    first = shelf.kinds["deposit"][0]
    rows = [row for row in shelf.rows["accounting.Payment"] if row["depositId"] == first]
    yield Listing("Deposits_GetTransactionsList", rows, {}, "", path={"id": first})
