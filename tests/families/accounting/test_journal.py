"""The journal: entries that apps write, and how all entries get to the contractor's books."""

from typing import Any

import pytest

from tests.families.accounting.payables import Buyer, money
from tests.families.business import refused


@pytest.fixture
def buyer() -> Buyer:
    return Buyer()


def line(
    buyer: Buyer, debit: object = 0, credit: object = 0, account: str = "stock account", **more: Any
) -> dict[str, Any]:
    return {"accountId": buyer.ids[account], "debit": debit, "credit": credit} | more


def said(buyer: Buyer, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    both = [line(buyer, 10), line(buyer, 0, 10, "cost account")]
    return {
        "name": "Rent",
        "status": "Open",
        "versionId": 3,
        "postDate": "2026-11-01",
        "lines": list(lines) or both,
    } | more


def written(buyer: Buyer, *lines: dict[str, Any], **more: Any) -> Any:
    buyer.ask("JournalEntries_CreateJournalEntry", said(buyer, *lines, **more))
    return buyer.all("accounting.JournalEntry")[-1]


def rows(buyer: Buyer, entry: Any, what: str = "Summary", **how: Any) -> list[Any]:
    return list(buyer.ask(f"JournalEntries_Get{what}", id=entry.id, **how))


def test_what_an_app_writes_is_external_and_not_synced(buyer: Buyer):
    entry = written(buyer, message="From the bank")
    assert (entry.source, entry.sync_status, entry.version_id, entry.last_sync_version_id) == (
        "External",
        "NotSynced",
        3,
        None,
    )
    assert (entry.name, entry.message, entry.post_date, entry.is_empty) == (
        "Rent",
        "From the bank",
        "2026-11-01",
        False,
    )


def test_an_entry_without_lines_is_empty(buyer: Buyer):
    assert written(buyer, lines=None).is_empty
    assert written(buyer, lines=[]).is_empty


def test_a_summary_adds_up_by_account_and_part_of_the_business(buyer: Buyer):
    here, there = {"businessUnitId": buyer.ids["unit"]}, {"businessUnitId": buyer.ids["other_unit"]}
    entry = written(
        buyer,
        *(line(buyer, amount, **unit) for amount, unit in ((1, here), (2.5, here), (4, there))),
        line(buyer, 0, 7.5, "cost account"),
    )
    found = [
        (row.account.name, row.business_unit and row.business_unit.name, row.debit, row.credit)
        for row in rows(buyer, entry)
    ]
    assert found == [
        ("Stock", "Heating", money("3.5"), 0), ("Stock", "Plumbing", 4, 0), ("Parts", None, 0, money("7.5")),
    ]  # fmt: skip
    assert len(rows(buyer, entry, "Details")) == 4


def test_details_come_in_pages(buyer: Buyer):
    entry = written(buyer, *(line(buyer, 1) for _ in range(3)), line(buyer, 0, 3))
    page = buyer.ask("JournalEntries_GetDetails", id=entry.id, page=2, pageSize=3, includeTotal=True)
    assert ([row.credit for row in page], page.number, page.size, page.more, page.total) == ([3], 2, 3, False, 4)
    first = buyer.ask("JournalEntries_GetDetails", id=entry.id, pageSize=3)
    assert (len(first), first.more, first.total) == (3, True, None)


def test_details_tell_what_a_line_is_about(buyer: Buyer):
    job = buyer.book()
    buyer.new("part", "pricebook.Material", code="P-1", description="Pipe")
    about = {"customerId": buyer.ids["customer"], "customerLocationId": buyer.ids["location"], "jobId": job.id}
    about |= {"vendorId": buyer.ids["vendor"], "sku": {"id": buyer.ids["part"], "type": "Material"}}
    about |= {"appliedTo": {"id": 5, "type": "Invoice", "refNumber": "I-5"}, "memo": "Pipe", "quantity": 2}
    about |= {"externalObjects": [{"id": "x", "type": "y", "name": "z", "url": "u"}]}
    entry = written(buyer, line(buyer, 1, **about), line(buyer, 0, 1, postDate="2026-10-31"))
    row, other = rows(buyer, entry, "Details")
    assert (row.customer.name, row.customer_location.name, row.vendor.name) == ("Ada", "Ada's house", "Pipes")
    assert (row.job.number, row.sku.code, row.applied_to.ref_number, row.memo) == (job.job_number, "P-1", "I-5", "Pipe")
    assert (row.quantity, row.external_objects[0].url, row.transaction.type) == (2, "u", "External")
    assert (row.post_date, other.post_date, other.transaction_date) == ("2026-11-01", "2026-10-31", "2026-10-31")


@pytest.mark.parametrize(("lines", "words", "place"), [
    ([(10, 0), (0, 9.99)], "debit 10 and credit 9.99", "lines"),
    ([(-1, 0), (0, -1)], "not negative", "lines[0].debit"),
    ([(0, -1), (-1, 0)], "not negative", "lines[0].credit"),
    ([(1, 1)], "one side", "lines[0].credit"),
])  # fmt: skip
def test_an_entry_books_as_much_on_one_side_as_on_the_other(buyer: Buyer, lines: Any, words: str, place: str):
    with refused(400, words, place):
        written(buyer, *(line(buyer, debit, credit) for debit, credit in lines))
    assert not buyer.all("accounting.JournalEntry")


def test_a_line_is_booked_on_an_account_that_is_in_use(buyer: Buyer):
    with refused(400, "booked on an account", "lines[0].accountId"):
        written(buyer, line(buyer, 0, 0, accountId=None))
    buyer.set("accounting.GlAccount", buyer.ids["cost account"], active=False)
    with refused(400, "out of use", "lines[1].accountId"):
        written(buyer)
    with refused(400, "There is no GlAccount 99999", "lines[0].accountId"):
        written(buyer, line(buyer, accountId=99_999))


def test_an_external_entry_is_written_anew_in_a_later_version(buyer: Buyer):
    entry = written(buyer)
    buyer.ask("JournalEntries_FullUpdate", said(buyer, line(buyer, 4), line(buyer, 0, 4), name=None), id=entry.id)
    entry = buyer.see("accounting.JournalEntry", entry.id)
    assert (entry.name, entry.version_id, [row.debit for row in rows(buyer, entry, "Details")]) == (None, 4, [4, 0])
    with refused(400, "has version 4 by now", "versionId"):
        buyer.ask("JournalEntries_FullUpdate", said(buyer), id=entry.id)
    buyer.ask("JournalEntries_FullUpdate", said(buyer, versionId=9), id=entry.id)
    assert buyer.see("accounting.JournalEntry", entry.id).version_id == 9


def test_the_last_version_has_no_next(buyer: Buyer):
    entry = written(buyer, versionId=2_147_483_647)
    with refused(400, "no version after 2147483647", "versionId"):
        buyer.ask("JournalEntries_FullUpdate", said(buyer, versionId=2_147_483_647), id=entry.id)


def test_what_the_platform_booked_is_synced_and_no_more(buyer: Buyer):
    from truckroll.families.accounting import JournalEntry

    entry = buyer.do(lambda: JournalEntry.new(number=1))
    for operation, body in (("FullUpdate", said(buyer)), ("DeleteJournalEntry", None)):
        with refused(400, "made by the platform"):
            buyer.ask(f"JournalEntries_{operation}", body, id=entry.id)
    assert buyer.ask("JournalEntries_SyncUpdate", {"syncStatus": "InProgress"}, id=entry.id).sync_status == "InProgress"
    assert buyer.ask("JournalEntries_Update", {"status": "Closed"}, id=entry.id).status == "Closed"


def test_an_external_entry_is_deleted_with_its_lines(buyer: Buyer):
    entry = written(buyer)
    buyer.ask("JournalEntries_DeleteJournalEntry", id=entry.id)
    with refused(400, "was not found", "id"):
        buyer.ask("JournalEntries_GetSummary", id=entry.id)
    assert not buyer.all("accounting.JournalEntryLine", active=True)
    buyer.ask("GlAccounts_UpdateAccount", {"active": False}, accountId=buyer.ids["stock account"])


def test_an_entry_is_synced_in_the_version_it_has(buyer: Buyer):
    entry = written(buyer)
    with refused(400, "Say which version", "versionId"):
        buyer.ask("JournalEntries_SyncUpdate", {"syncStatus": "Synced"}, id=entry.id)
    with refused(400, "has version 3 by now", "versionId"):
        buyer.ask("JournalEntries_SyncUpdate", {"syncStatus": "Synced", "versionId": 2}, id=entry.id)
    synced = buyer.ask(
        "JournalEntries_SyncUpdate", {"syncStatus": "Synced", "versionId": 3, "message": "Taken"}, id=entry.id
    )
    assert (synced.sync_status, synced.last_sync_version_id, synced.message) == ("Synced", 3, "Taken")
    assert (synced.exported_by.name, synced.exported_on) == ("Olga", synced.modified_on)
    buyer.ask("JournalEntries_FullUpdate", said(buyer), id=entry.id)
    entry = buyer.see("accounting.JournalEntry", entry.id)
    assert (entry.sync_status, entry.version_id, entry.last_sync_version_id) == ("OutOfSync", 4, 3)


def test_other_states_need_no_version(buyer: Buyer):
    entry = written(buyer)
    for status in ("InProgress", "Error", "Excluded", "OutOfSync", "NotSynced"):
        known = buyer.ask("JournalEntries_SyncUpdate", {"syncStatus": status, "versionId": 77}, id=entry.id)
        assert (known.sync_status, known.last_sync_version_id) == (status, None)


def test_custom_fields_are_at_most_five_and_never_go(buyer: Buyer):
    entry = written(buyer, customFields={"a": "1", "b": None})

    def noted(**values: str | None) -> dict[str, str | None]:
        known = buyer.ask("JournalEntries_Update", {"customFields": values}, id=entry.id)
        return {field.name: field.value for field in known.custom_fields}

    assert noted(a=None, c="3") == {"a": None, "b": None, "c": "3"}
    assert noted(d="4", e="5") == {"a": None, "b": None, "c": "3", "d": "4", "e": "5"}
    with refused(400, "at most 5 custom fields", "customFields"):
        noted(f="6")
    assert noted(a="again")["a"] == "again"
    buyer.ask("JournalEntries_FullUpdate", said(buyer, customFields={}), id=entry.id)
    assert len(noted()) == 5


def test_a_line_may_be_about_what_the_price_book_does_not_have(buyer: Buyer):
    lines = line(buyer, 10, sku={"id": 999, "type": "Material"}), line(buyer, 0, 10, "cost account")
    assert rows(buyer, written(buyer, *lines), "Details")[0].sku.code is None
