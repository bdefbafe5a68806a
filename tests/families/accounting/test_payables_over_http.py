"""What callers find of bills, accounts and the journal, and what they are refused."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.families.crm.over_http import Office
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction
from truckroll.client import encoding
from truckroll.testing import sandbox


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with sandbox() as server:
        yield server


@pytest.fixture
def office(server: Any) -> Office:
    return Office(server, "accounting")


def bill(office: Office, key: str, **more: Any) -> int:
    said = {"bill_type": "Procurement", "tax_amount": Decimal("1.20")} | more
    office.ids[key] = office.do(lambda: int(resolve("accounting.ApBill").new(**said).id))
    return office.ids[key]


def having(office: Office, noun: str, key: str, rule: str, *given: Any) -> None:
    office.do(lambda: getattr(transaction().load(f"accounting.{noun}", office.ids[key]), rule)(*given))


def posted(office: Office, *keys: str) -> None:
    batch = office.do(lambda: resolve("accounting.Batch").new(number="12", name="May").id)
    for key in keys:
        having(office, "ApBill", key, "post", batch)


def test_the_bare_list_and_the_paged_one_show_the_same_bills(office: Office):
    for number in range(3):
        bill(office, f"bill {number}", reference_number=f"B-{number}")
    paged = office.good("GET", "inventory-bills/paginated", pageSize=2)
    bare = office.good("GET", "inventory-bills", pageSize=2)
    assert isinstance(bare, list)
    assert bare == paged["data"]
    assert [row["referenceNumber"] for row in bare] == ["B-2", "B-1"]
    assert [row["referenceNumber"] for row in office.good("GET", "inventory-bills", pageSize=2, page=2)] == ["B-0"]
    assert bare[0]["taxAmount"] == bare[0]["billAmount"] == "1.20"


def test_bills_of_goods_are_listed_unless_another_kind_is_asked_for(office: Office):
    goods, other = bill(office, "goods"), bill(office, "other", bill_type="ApBill")
    assert office.found("ap-bills") == [goods]
    assert office.found("ap-bills", billType="ApBill") == [other]
    assert office.found("ap-bills", billType="NotSet") == [other, goods]
    assert office.found("inventory-bills/paginated") == [other, goods]


def test_posted_and_exported_may_be_asked_for_together(office: Office):
    pending, released, taken = (bill(office, key) for key in ("pending", "posted", "exported"))
    posted(office, "posted", "exported")
    told = office.good("POST", "ap-bills/markasexported", {"billIds": [taken, pending]})
    assert told[0] == {"billId": taken, "success": True, "errorMessage": None}
    assert (told[1]["success"], told[1]["errorMessage"]) == (
        False,
        f"ApBill {pending} is Pending; only what is posted can be exported.",
    )
    assert office.found("ap-bills", syncStatuses="PostedAndExported") == [taken, released]
    assert office.found("ap-bills", syncStatuses="Pending,Posted") == [released, pending]
    assert office.found("inventory-bills/paginated", batchNumber=12) == [taken, released]


def test_the_feed_shows_a_canceled_bill_as_gone(office: Office):
    kept, gone = bill(office, "kept"), bill(office, "gone")
    having(office, "ApBill", "gone", "withdraw")
    assert office.found("inventory-bills/paginated") == [kept]
    rows = office.good("GET", "export/inventory-bills", includeRecentChanges="true")["data"]
    assert {row["id"]: row["active"] for row in rows} == {kept: True, gone: False}
    assert office.good("GET", f"ap-bills/{gone}")["status"] == "Canceled"
    assert office.found("ap-bills", statuses="Canceled") == [gone]


def test_values_of_custom_fields_are_found_together_or_one_of_them(office: Office):
    for name in ("Shelf", "Lot"):
        office.do(lambda name=name: resolve("accounting.ApBillCustomFieldType").new(name=name, data_type="Text"))
    one, two = bill(office, "one"), bill(office, "two")

    def noted(id: int, **values: str) -> dict[str, Any]:
        return {"objectId": id, "customFields": [{"name": name, "value": value} for name, value in values.items()]}

    office.good(
        "PATCH", "ap-bills/custom-fields", {"operations": [noted(one, Shelf="B 4", Lot="7"), noted(two, Lot="7")]}
    )
    both = {"customField.Fields[Shelf]": "B%204", "customField.Fields[Lot]": "7"}
    for path in ("ap-bills", "inventory-bills/paginated"):
        assert office.found(path, **both) == [one]
        assert office.found(path, **both, **{"customField.Operator": "or"}) == [two, one]
    types = office.good("GET", "inventory-bills/custom-fields", sort="Name")["data"]
    assert types == office.good("GET", "ap-bills/custom-fields", sort="Name")["data"]
    assert [each["name"] for each in types] == ["Lot", "Shelf"]
    assert encoding.query({"customField.Fields[Shelf]": "B 4"}).startswith("customField.Fields%5BShelf%5D=B%204")


def test_values_are_noted_on_all_of_the_bills_or_on_none(office: Office):
    office.do(lambda: resolve("accounting.ApBillCustomFieldType").new(name="Lot", data_type="Numeric"))
    one = bill(office, "one")
    good = {"objectId": one, "customFields": [{"name": "Lot", "value": "7"}]}
    for wrong, place in (
        ({"objectId": 99_999, "customFields": []}, "operations[1].objectId"),
        ({"objectId": one, "customFields": [{"name": "Lot", "value": "x"}]}, "operations[1].customFields[0].value"),
    ):
        said = {"operations": [good, wrong]}
        assert office.refused(400, "", "PATCH", "inventory-bills/custom-fields", said) == {place}
    assert office.good("GET", f"ap-bills/{one}")["customFields"] == []


def test_an_account_is_opened_with_201_and_found_by_its_names(office: Office):
    status, account = office.ask(
        "POST", "gl-accounts", {"name": "Fuel", "number": "61", "type": "Expense", "subtype": "Cars"}
    )
    assert (status, account["source"], account["isIntacctGroup"]) == (201, "PublicApi", False)
    assert office.good("GET", f"gl-accounts/{account['id']}") == account
    assert office.found("gl-accounts", names="Fuel,Tolls", subtypes="Cars") == [account["id"]]
    assert office.found("gl-accounts", description="anything") == []
    assert office.refused(409, "already", "POST", "gl-accounts", {"name": "Fuel"}) == set()
    office.good("PATCH", f"gl-accounts/{account['id']}", {"active": False})
    assert office.ask("GET", f"gl-accounts/{account['id']}")[0] == 404
    assert office.found("gl-accounts", active="false") == [account["id"]]
    assert [row["name"] for row in office.good("GET", "gl-accounts/types", sort="+Name")["data"]] == ["Cars", "Expense"]


def entry(office: Office, **more: Any) -> str:
    if "account" not in office.ids:
        office.ids["account"] = office.ask("POST", "gl-accounts", {"name": "Cash"})[1]["id"]
    lines = [{"accountId": office.ids["account"], "debit": debit, "credit": 5 - debit} for debit in (5, 0)]
    said = {
        "name": "Rent",
        "status": "Open",
        "versionId": 1,
        "lines": lines,
        "customFields": {"Paid": "yes", "By": None},
    }
    assert office.ask("POST", "journal-entries", said | more) == (200, None)
    return office.good("GET", "journal-entries", empty="Include", sort="-CreatedOn", pageSize=1)["data"][0]["id"]


def test_an_entry_is_found_by_what_its_lines_are_about(office: Office):
    here = entry(office)
    assert office.found("journal-entries", transactionTypes="external") == [here]
    assert office.found("journal-entries", transactionTypes="Invoice,Bill") == []
    assert office.found("journal-entries", **{"customField.Paid": "yes"}) == [here]
    assert office.found("journal-entries", **{"customField[paid]": "no"}) == []
    assert [row["value"] for row in office.good("GET", f"journal-entries/{here}")["customFields"]] == ["yes", None]
    rows = office.good("GET", f"journal-entries/{here}/summary", includeTotal="true")
    assert (rows["totalCount"], rows["data"][0]["debit"], rows["data"][0]["account"]["name"]) == (1, 5, "Cash")


def test_an_entry_that_books_nothing_is_found_only_when_asked_for(office: Office):
    empty = entry(office, lines=[])
    assert office.found("journal-entries") == []
    assert office.found("journal-entries", ids=empty) == office.found("journal-entries", empty="Include") == [empty]
    assert office.found("journal-entries", ids=empty.upper(), empty="Exclude") == [empty]
    office.good("PATCH", f"journal-entries/{empty}/sync", {"syncStatus": "Excluded"})
    assert office.found("journal-entries") == [empty]
    assert office.found("journal-entries", empty="Exclude") == []


@pytest.mark.parametrize("what", ["", "/summary", "/details"])
def test_a_page_of_the_journal_has_at_most_500_rows(office: Office, what: str):
    path = f"journal-entries/{entry(office)}{what}" if what else "journal-entries"
    assert office.good("GET", path, pageSize=500)["pageSize"] == 500
    for size in (501, 0):
        assert office.refused(400, "1 to 500", "GET", path, pageSize=size) == {"pageSize"}


def test_what_is_not_there_is_refused_with_400_where_no_404_is_published(office: Office):
    nobody = "99999999-9999-4999-8999-999999999999"
    for method, path, body in (
        ("GET", "", None), ("DELETE", "", None), ("GET", "/summary", None),
        ("PATCH", "/sync", {"syncStatus": "Error"}), ("PUT", "", {"status": "Open", "versionId": 1}),
    ):  # fmt: skip
        assert office.refused(400, "was not found", method, f"journal-entries/{nobody}{path}", body) == {"id"}
    assert office.refused(404, "was not found", "GET", "remittance-vendors/5") == {"id"}


@pytest.mark.parametrize(("body", "places"), [
    ({"status": "Open"}, {"versionId"}),
    ({"status": "Open", "versionId": 1, "lines": [None]}, {"lines[0]"}),
    ({"status": "Open", "versionId": 1, "lines": [{"accountId": 1}]}, {"lines[0].debit", "lines[0].credit"}),
    ({"status": "Open", "versionId": 1, "customFields": {"a": 5}}, {"customFields.a"}),
    ({"status": "Open", "versionId": 1, "customFields": {str(n): "x" for n in range(6)}}, {"customFields"}),
    ({"status": "Open", "versionId": 1, "postDate": "soon"}, {"postDate"}),
])  # fmt: skip
def test_what_is_wrong_with_an_entry_is_named(office: Office, body: dict[str, Any], places: set[str]):
    assert office.refused(400, "", "POST", "journal-entries", body) == places
    assert office.found("journal-entries", empty="Include") == []


def test_vendors_to_be_paid_are_found_by_ids_in_both_spellings(office: Office):
    one, two = (office.do(lambda: int(resolve("accounting.RemittanceVendor").new(name="Pipes").id)) for _ in range(2))
    assert office.found("remittance-vendors", ids=f"{one},{two}") == [two, one]
    url = f"remittance-vendors?ids={one}&ids=77"
    assert [row["id"] for row in office.good("GET", url)["data"]] == [one]
    assert office.good("GET", f"remittance-vendors/{one}")["isVerified"] is False
