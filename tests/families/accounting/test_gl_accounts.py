"""The accounts of the general ledger: their names, their kinds, and when they are out of use."""

import pytest

from tests.families.accounting.payables import Buyer
from tests.families.business import refused


@pytest.fixture
def buyer() -> Buyer:
    return Buyer()


def test_an_app_opens_an_account_and_the_first_of_a_kind_brings_the_kind(buyer: Buyer):
    said = {"name": " Permits ", "number": "5100", "type": "Expense", "subtype": "Fees"}
    account = buyer.ask("GlAccounts_CreateAccount", said)
    assert (account.name, account.number, account.source, account.active) == ("Permits", "5100", "PublicApi", True)
    expense, fees = buyer.all("accounting.GlAccountType")
    assert [(kind.name, kind.parent_type_id) for kind in (expense, fees)] == [("Expense", None), ("Fees", expense.id)]
    buyer.ask("GlAccounts_CreateAccount", said | {"name": "Fines"})
    assert len(buyer.all("accounting.GlAccountType")) == 2


@pytest.mark.parametrize(("said", "words", "place"), [
    ({}, "needs a name", "name"),
    ({"name": "  "}, "needs a name", "name"),
    ({"name": "Permits", "subtype": "Fees"}, "give the type, too", "subtype"),
])  # fmt: skip
def test_an_account_has_a_name_and_no_subtype_alone(buyer: Buyer, said: dict[str, str], words: str, place: str):
    with refused(400, words, place):
        buyer.ask("GlAccounts_CreateAccount", said)


def test_two_accounts_in_use_have_two_names(buyer: Buyer):
    with refused(409, "There is an account Stock already"):
        buyer.ask("GlAccounts_CreateAccount", {"name": "Stock"})
    with refused(409, "There is an account Stock already"):
        buyer.ask("GlAccounts_UpdateAccount", {"name": "Stock"}, accountId=buyer.ids["cost account"])
    same = buyer.ask(
        "GlAccounts_UpdateAccount", {"name": "Stock", "number": None}, accountId=buyer.ids["stock account"]
    )
    assert same.number is None


def test_an_account_out_of_use_is_not_found_until_it_is_taken_up_again(buyer: Buyer):
    place = {"accountId": buyer.ids["cost account"]}
    buyer.ask("GlAccounts_UpdateAccount", {"active": False}, **place)
    with refused(404, "was not found", "id"):
        buyer.ask("GlAccounts_GetAccount", **place)
    with refused(404, "was not found", "id"):
        buyer.ask("GlAccounts_UpdateAccount", {"name": "Costs"}, **place)
    other = buyer.ask("GlAccounts_CreateAccount", {"name": "Parts"})
    with refused(409, "There is an account Parts already"):
        buyer.ask("GlAccounts_UpdateAccount", {"active": True}, **place)
    buyer.ask("GlAccounts_UpdateAccount", {"active": False}, accountId=other.id)
    assert buyer.ask("GlAccounts_UpdateAccount", {"active": True}, **place).active


@pytest.mark.parametrize("use", ["bill", "payment", "entry", "default"])
def test_an_account_that_is_booked_on_stays_in_use(buyer: Buyer, use: str):
    account = buyer.ids["stock account"]
    match use:
        case "bill":
            buyer.bill()
        case "payment":
            buyer.new("payment", "accounting.ApPayment", date="2026-11-02T00:00:00.0000000Z", gl_account_id=account)
        case "entry":
            lines = [{"accountId": account, "debit": 1, "credit": 0}, {"accountId": account, "debit": 0, "credit": 1}]
            buyer.ask("JournalEntries_CreateJournalEntry", {"status": "Open", "versionId": 1, "lines": lines})
        case _:
            buyer.set("accounting.GlAccount", account, default_account_type="Inventory")
    with refused(409, "is in use and stays active"):
        buyer.ask("GlAccounts_UpdateAccount", {"active": False}, accountId=account)
    assert buyer.ask("GlAccounts_UpdateAccount", {"description": "Shelves"}, accountId=account).description == "Shelves"
