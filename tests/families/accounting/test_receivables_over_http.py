"""Invoices, payments and credit memos as apps ask for them over HTTP."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from tests.stores import sandbox
from truckroll.catalogue.registry import resolve
from truckroll.testing import Sandbox


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with sandbox() as running:
        yield running


@pytest.fixture
def office(server: Sandbox) -> Office:
    return Office(server, "accounting")


def billed(office: Office, *prices: str) -> int:
    """The invoice of a new job, with a line for each price."""
    id = office.book()["invoiceId"]

    def charge() -> None:
        for price in prices:
            resolve("accounting.Invoice").first(id=id).charge("Work", Decimal(price))

    office.do(charge)
    return id


def test_money_is_text_in_invoices_and_a_number_in_requests(office: Office):
    id = billed(office, "99.9", "0.105")
    (row,) = office.good("GET", "invoices", ids=id)["data"]
    assert (row["subTotal"], row["salesTax"], row["total"], row["balance"]) == ("100.01", "0.00", "100.01", "100.01")
    assert [(line["price"], line["quantity"], line["total"]) for line in row["items"]] == [
        ("99.90", "1.00", "99.90"), ("0.105", "1.00", "0.11"),
    ]  # fmt: skip
    assert row["customer"]["name"] == "Ada"
    assert row["customerAddress"] == {
        "street": "1 Main St", "unit": None, "city": "Reno", "state": "NV", "zip": "89501", "country": "USA",
    }  # fmt: skip
    (fed,) = [
        each for each in office.good("GET", "export/invoices", includeRecentChanges="true")["data"] if each["id"] == id
    ]
    assert fed == row
    lines = office.good("GET", "export/invoice-items", includeRecentChanges="true")["data"]
    assert [{name: line[name] for name in row["items"][0]} for line in lines] == row["items"]


@pytest.mark.parametrize(
    ("comparer", "wanted"), [("Equals", [20]), ("NotEquals", [30, 10]), ("Greater", [30]), ("Less", [10]), (None, [20])]
)
def test_invoices_are_found_by_what_is_owed(office: Office, comparer: str | None, wanted: list[int]):
    ids = {billed(office, str(amount)): amount for amount in (10, 20, 30)}
    asked: dict[str, Any] = {"balanceFilter.Balance": 20} | ({"balanceFilter.Comparer": comparer} if comparer else {})
    assert [ids[id] for id in office.found("invoices", **asked)] == wanted


@pytest.mark.parametrize(
    ("comparer", "wanted"),
    [
        ("Equal", 1),
        ("NotEqual", 2),
        ("GreaterThan", 1),
        ("GreaterThanOrEqual", 2),
        ("LessThan", 1),
        ("LessThanOrEqual", 2),
    ],
)
def test_credit_memos_are_found_by_their_amount(office: Office, comparer: str, wanted: int):
    def make() -> None:
        customer, unit = resolve("crm.Customer").first(), resolve("settings.BusinessUnit").first()
        for amount in (10, 20, 30):
            resolve("accounting.CreditMemo").open(customer.id, unit.id).add("Sorry", Decimal(amount))

    office.do(make)
    for of in ("total", "balance"):
        asked = {f"{of}Filter.Amount": 20, f"{of}Filter.Comparer": comparer}
        assert len(office.found("credit-memos", **asked)) == wanted


def test_invoices_are_sorted_in_two_ways(office: Office):
    first, second = billed(office, "10"), billed(office, "5")
    assert office.found("invoices", sort="Total") == [second, first]
    assert office.found("invoices", orderBy="total", orderByDirection="desc") == [first, second]
    assert office.found("invoices", orderBy="total", sort="-Id") == [second, first]


def test_a_payment_over_http_moves_the_balance_in_list_and_feed(office: Office):
    invoice = billed(office, "50")
    way = office.do(lambda: resolve("accounting.PaymentType").new(name="Check").id)
    split = {"invoiceId": invoice, "amount": 20.5}
    answer = office.good("POST", "payments", {"typeId": way, "splits": [split], "checkNumber": "7"})
    assert answer["splits"][0]["amount"] == 20.5
    assert (answer["transactionStatus"], answer["status"]) == ("Success", "Pending")
    (payment,) = office.good("GET", "payments", appliedToInvoiceIds=invoice)["data"]
    assert (payment["total"], payment["unappliedAmount"], payment["typeId"]) == ("20.50", "0.00", str(way))
    assert payment["appliedTo"][0]["appliedAmount"] == "20.50"
    (row,) = office.good("GET", "invoices", ids=invoice)["data"]
    assert row["balance"] == "29.50"
    assert office.found("payments", activeState="InactiveOnly") == []
    office.good("PATCH", f"payments/{answer['id']}", {"typeId": way, "splits": [], "active": False})
    assert office.found("payments") == []
    assert office.found("payments", activeState="InactiveOnly") == office.found("payments", activeState="All")


def test_what_cannot_be_is_named_and_nothing_is_kept(office: Office):
    invoice = billed(office, "50")
    way = office.do(lambda: resolve("accounting.PaymentType").new(name="Check").id)
    places = office.refused(
        400, "There is no", "POST", "payments", {"typeId": way, "splits": [{"invoiceId": 999_999, "amount": 1}]}
    )
    assert places == {"splits[0].invoiceId"}
    for body in ({"typeId": way, "splits": [None]}, {"typeId": way, "splits": [{"amount": "1"}]}, {"typeId": None}):
        assert office.ask("POST", "payments", body)[0] == 400
    assert office.ask("PATCH", "invoices/999999", {"summary": "x"})[0] == 400
    assert office.ask("PATCH", f"invoices/{invoice}", {"summary": 5})[0] == 400
    assert office.ask("POST", "invoices/markasexported", {"invoiceId": invoice})[0] == 400
    assert office.ask("PATCH", f"invoices/{invoice}/items", {"quantity": 1})[0] == 400
    assert office.found("payments") == []


def test_the_values_of_a_map_are_texts(office: Office):
    invoice = billed(office, "50")
    office.do(lambda: resolve("accounting.InvoiceTaskTemplate").new(id="late", name="Call {who}").id)
    asked = {"templateId": "late", "variables": {"who": 5, "when": None}}
    places = office.refused(400, "A string is expected", "POST", f"invoices/{invoice}/tasks", asked)
    assert places == {"variables.who", "variables.when"}
    made = office.good("POST", f"invoices/{invoice}/tasks", asked | {"variables": {"who": "Ada"}})
    (task,) = office.good("GET", f"invoices/{invoice}/tasks")["data"]
    assert (task["taskId"], task["name"]) == (made["tasks"][0]["taskId"], "Call Ada")
    changed = office.good("PATCH", f"invoices/{invoice}/tasks/{task['taskId']}", {"status": "Done"})
    assert changed == {"taskId": task["taskId"]}


def test_an_adjustment_is_answered_with_its_bare_id(office: Office):
    invoice = billed(office, "50")
    id = office.good("POST", "invoices", {"adjustmentToId": invoice, "subtotal": -5})
    assert isinstance(id, int)
    assert office.found("invoices", adjustmentToId=invoice) == [id]


def test_terms_types_and_zones_are_read(office: Office):
    def make() -> list[int]:
        new = lambda noun, **values: int(resolve(f"accounting.{noun}").new(**values).id)  # noqa: E731
        rates = [
            {"id": 1, "taxName": "VAT", "taxBaseType": ["Labor"], "taxRate": Decimal("0.19"), "salesTaxItem": None}
        ]
        return [
            new("PaymentTerm", name="Net 10", due_day=10),
            new("PaymentType", name="Cash"),
            new("TaxZone", name="X", rates=rates),
        ]

    term, way, zone = office.do(make)
    assert office.good("GET", f"payment-terms/{term}")["dueDay"] == 10
    assert office.good("GET", f"payment-types/{way}")["name"] == "Cash"
    (row,) = office.good("GET", "tax-zones", ids=zone)["data"]
    assert (row["isTaxRateSeparated"], row["isMultipleTaxZone"], row["rates"][0]["taxRate"]) == (True, False, 0.19)
    assert office.ask("GET", "payment-types/999")[0] == 400
