"""The demo contractor's books: accounts, taxes, terms, ways to pay, and the journal of each month."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue.registry import nouns
from truckroll.catalogue.time import When
from truckroll.catalogue.types import Between
from truckroll.families.accounting import (
    Batch,
    GlAccount,
    InvoiceTaskTemplate,
    InvoiceType,
    JournalEntry,
    PaymentTerm,
    PaymentType,
    TaxZone,
)
from truckroll.families.accounting.tax_zones import TaxRateResponse
from truckroll.families.payroll import GrossPayItem
from truckroll.sandbox import names
from truckroll.sandbox.asking import ask

if TYPE_CHECKING:
    from truckroll.sandbox.year import Year

_ACCOUNTS = (
    ("1000", "Checking", "Bank", "Checking", "CheckingAccount"),
    ("1100", "Receivables", "Accounts Receivable", "", "AccountsReceivable"),
    ("1200", "Undeposited Funds", "Other Current Asset", "", "UndepositedFunds"),
    ("1300", "Inventory", "Other Current Asset", "Inventory", "Inventory"),
    ("2000", "Payables", "Accounts Payable", "", "AccountsPayable"),
    ("2200", "Sales Tax", "Other Current Liability", "", "SalesTaxPayable"),
    ("4000", "Service Revenue", "Income", "Service", "Revenue"),
    ("4100", "Membership Revenue", "Income", "Service", "MembershipRevenue"),
    ("5000", "Cost of Materials", "Cost of Goods Sold", "Supplies", "CostOfGoodsSoldMaterials"),
    ("6000", "Wages", "Expense", "Payroll", "PayrollLabor"),
    ("6100", "Card Fees", "Expense", "", "ProcessingFees"),
)
_TAXES = {"609": ("County", "0.0625"), "6091": ("Harbor district", "0.01")}
"""What is taxed in an area, and at which rate; materials alone are."""
_NET_DAYS = {"On receipt": 0, "Net 15": 15, "Net 30": 30}


class Ledger:
    """What the office books on, and who posts it."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self._number = 0
        for number, name, kind, finer, use in _ACCOUNTS:
            told = {"name": name, "number": number, "type": kind, "description": f"{name} of the business"}
            account = ask("GlAccounts_CreateAccount", told | ({"subtype": finer} if finer else {}))
            account.default_account_type = use
        self.accounts = {account.name: int(account.id) for account in GlAccount.find()}
        GlAccount.new(name="Petty Cash (old)").deactivate()
        self.terms = {
            name: int(PaymentTerm.new(name=name, due_day=days, is_customer_default=not days).id or 0)
            for name, days in _NET_DAYS.items()
        }
        self.ways = {name: int(PaymentType.new(name=name).id) for name in ("Check", "Card", "Cash", "Bank transfer")}
        PaymentType.new(name="Traveler's check").deactivate()
        self.taxes = {code: _zone(town, code) for town, code in names.TOWNS}
        InvoiceType.new(name="Progress")
        about = {"type": "Collection", "description": "{customer} has not paid; ask kindly."}
        self.reminder = str(InvoiceTaskTemplate.new(id="reminder", name="Remind {customer}", **about).id)
        for noun in list(nouns.values()):
            if noun.noun.word.endswith("CustomFieldType") and not noun.find():
                noun.new(name="Our Number", data_type="Text")
        year.on_days(lambda day: day.day == 2, 9, self._book_month)

    def batch(self, what: str) -> Batch:
        """A new heap of documents that are posted together."""
        self._number += 1
        return Batch.new(number=str(self._number), name=f"{what} {self._year.today}")

    def _book_month(self) -> None:
        """Book the wages of the month before, by part of the business, and hand the entries before over."""
        until = date.fromisoformat(self._year.today).replace(day=1)
        since = date(until.year - (until.month == 1), (until.month - 2) % 12 + 1, 1)
        paid: defaultdict[int | None, Decimal] = defaultdict(Decimal)
        for item in GrossPayItem.find(date=Between(When.parse(str(since)), When.parse(str(until)))):
            paid[item.payout_business_unit_id] += item.amount
        lines = [
            self._line("Wages", amount, f"Work in {since:%B}", businessUnitId=unit) for unit, amount in paid.items()
        ]
        lines.append(self._line("Checking", -sum(paid.values(), Decimal(0))))
        told = {"name": f"Wages of {since:%B %Y}", "status": "Closed", "versionId": 1, "postDate": str(until)}
        ask("JournalEntries_CreateJournalEntry", told | {"lines": lines, "message": None, "customFields": {}})
        for before in JournalEntry.find(sync_status="NotSynced"):
            if before.name != told["name"]:
                before.sync_update("Synced", before.version_id)

    def _line(self, account: str, amount: Decimal, memo: str = "", **about: Any) -> dict[str, Any]:
        """An amount on one side of an account: what is below zero is on the other."""
        sides = {"debit": max(amount, Decimal(0)), "credit": max(-amount, Decimal(0))}
        return {"accountId": self.accounts[account], "memo": memo, **sides, **about}


def _zone(town: str, code: str) -> int:
    """The taxes of a town."""
    rates = [
        TaxRateResponse(id=at, tax_name=name, tax_base_type=["Material"], tax_rate=Decimal(rate), sales_tax_item=name)
        for at, (begins, (name, rate)) in enumerate(_TAXES.items(), 1)
        if code.startswith(begins)
    ]
    return int(TaxZone.new(name=town, color=0x33AA66, rates=rates).id)
