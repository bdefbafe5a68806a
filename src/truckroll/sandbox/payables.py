"""What the demo contractor owes its vendors, and pays."""

from collections import defaultdict
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import Between, When, next_id, now, one
from truckroll.catalogue.types import reference
from truckroll.families.accounting import ApBill, ApCredit, ApPayment, GlAccount
from truckroll.families.accounting.bill_lines import ApBillExpenseItemResponse
from truckroll.sandbox.agenda import DAY
from truckroll.sandbox.asking import ask, get

if TYPE_CHECKING:
    from truckroll.sandbox.year import Year

_PAID_AFTER = 12 * DAY


class Payables:
    """Bills looked through and posted every week, and paid some time later."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        year.on_days(lambda day: day.weekday() == 3, 11, self._look_through)
        year.on_days(lambda day: day.weekday() == 3, 14, self._pay)
        year.on_days(lambda day: day.day == 3, 10, self._owe_rent)
        year.on_days(lambda day: day.day == 7, 13, self._export)

    def _look_through(self) -> None:
        """Compare bills with what vendors ask for, and release those that are right."""
        bills = ApBill.find(status="Unreconciled", sync_status="Pending")
        for bill in bills:
            wrong = Decimal(5) if self._year.rng.random() < 0.04 else Decimal(0)
            bill.reconcile(bill.bill_amount + wrong)
        if right := ApBill.find(status="Reconciled", sync_status="Pending"):
            batch = self._year.ledger.batch("Bills")
            for bill in right:
                bill.post(batch.id)

    def _pay(self) -> None:
        """Pay what is old enough, by vendor; a vendor's credits go first."""
        due: defaultdict[int, list[ApBill]] = defaultdict(list)
        long_ago = When.of(self._year.agenda.now - _PAID_AFTER)
        for bill in ApBill.find(status="Reconciled", created_on=Between(None, long_ago)):
            if bill.open_amount > 0:
                due[bill.vendor_id or 0].append(bill)
        for vendor, bills in sorted(due.items()):
            for credit in ApCredit.find(vendor_id=reference(vendor, "inventory.Vendor"), sync_status="Pending"):
                left = min(credit.amount - credit.applied_amount, bills[0].open_amount)
                if left > 0:
                    credit.apply(_of(bills[0]), left)
            owed = [(_of(bill), bill.open_amount) for bill in bills if bill.open_amount > 0]
            if owed:
                self._send(owed)

    def _send(self, owed: list[Any]) -> None:
        year = self._year
        bank = reference(year.ledger.accounts["Checking"], "accounting.GlAccount")
        payment = ApPayment.pay(owed, name=f"Payment {year.today}", gl_account_id=bank)
        payment.approve()
        soon = year.agenda.now + 2 * DAY
        year.in_office_hours(soon, soon + 3 * DAY, partial(self._arrive, int(payment.id)))

    def _arrive(self, payment: int) -> None:
        """A payment arrives; hardly ever it is sent back."""
        record = get(ApPayment, payment)
        if self._year.rng.random() < 0.03:
            record.void("Rejected", "The account number was wrong.")
            return
        record.arrive()
        record.post(self._year.ledger.batch("Payments").id)

    def _owe_rent(self) -> None:
        """A bill that is for no goods."""
        account = one(reference(self._year.ledger.accounts["Card Fees"], "accounting.GlAccount"))
        assert isinstance(account, GlAccount)
        line = ApBillExpenseItemResponse(
            id=next_id(), amount="180.00", description="Hall and telephone", general_ledger_account=account.shown()
        )
        vendor = reference(self._year.shop.vendors[0], "inventory.Vendor")
        ApBill.new(vendor_id=vendor, bill_date=now(), summary="Hall and telephone", expense_items=[line])

    def _export(self) -> None:
        """Hand over to the books what was posted."""
        bills = [int(bill.id) for bill in ApBill.find(sync_status="Posted")]
        ask("ApBills_MarkAsExported", {"billIds": bills})
        payments = [
            {"apPaymentId": payment.id, "externalId": f"AP-{payment.id}", "externalMessage": None}
            for payment in ApPayment.find(sync_status="Posted")
        ]
        if payments:
            ask("ApPayments_MarkAsExported", payments)


def _of(bill: ApBill) -> Any:
    return reference(bill.id, ApBill.noun.name)
