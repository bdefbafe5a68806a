"""What customers pay the demo contractor, when, and how it reaches the bank and the books."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import cents, now
from truckroll.catalogue.types import Between
from truckroll.families.accounting import CreditMemo, Deposit, Invoice, Payment
from truckroll.families.jpm import Job
from truckroll.sandbox.agenda import DAY, HOUR, MINUTE
from truckroll.sandbox.asking import ask, get

if TYPE_CHECKING:
    from truckroll.sandbox.work import Work
    from truckroll.sandbox.year import Year

_CARD_FEE = Decimal("0.018")
_GOODWILL = ("For the wait", "The second visit was ours to bear", "Scratch on the floor")
_FORGIVEN = 20
"""Of so many bills one is put right."""
_OWED = Between(Decimal("0.01"), None)


class Till:
    """Payments as they come, weekly batches and deposits, and the monthly export."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self._undeposited: list[int] = []
        self._billed = 0
        year.on_days(lambda day: day.weekday() == 2, 6, self._charge_members)
        year.on_days(lambda day: day.weekday() == 4, 16, self._post)
        year.on_days(lambda day: day.weekday() == 0, 10, self._bring_to_bank)
        year.on_days(lambda day: day.day == 6, 14, self._export)

    def ask_down_payment(self, work: "Work") -> None:
        """Large work begins with a payment that is for no invoice yet."""
        total = sum((Decimal(low) for _, low, _ in work.kind.lines), Decimal(0))
        told = {"typeId": self._year.ledger.ways["Check"], "customerId": work.caller.id, "memo": "Down payment"}
        made = ask("Payments_Create", told | {"amount": (total / 4).quantize(Decimal(1)), "splits": []})
        self._undeposited.append(made.id)
        work.down_payment = int(made.id)

    def bill(self, work: "Work") -> None:
        """The work is done: most pay at the door, some by and by, few never."""
        invoice = get(Invoice, work.invoice)
        if work.down_payment is not None and invoice.balance > 0:
            payment = get(Payment, work.down_payment)
            split = {"invoiceId": work.invoice, "amount": min(payment.total, invoice.balance)}
            ask("Payments_Update", {"typeId": payment.payment_type_id, "splits": [split]}, id=work.down_payment)
        self.expect(work.invoice, patient=work.caller.commercial)
        self._billed += 1
        if self._billed % _FORGIVEN == 0:
            soon = self._year.agenda.now + 2 * DAY
            self._year.in_office_hours(soon, soon + 9 * DAY, partial(self._forgive, work.invoice))

    def expect(self, invoice: int, *, patient: bool = False) -> None:
        """Plan how an invoice is paid."""
        year, rng, agenda = self._year, self._year.rng, self._year.agenda
        chance = rng.random()
        if chance < (0.2 if patient else 0.62):
            agenda.within(agenda.now + MINUTE, agenda.now + 20 * MINUTE, partial(self._pay, invoice, None))
        elif chance < 0.94:
            first = agenda.now + rng.randint(4, 33) * DAY
            if in_parts := rng.random() < 0.15:
                year.in_office_hours(first, first + DAY, partial(self._pay, invoice, 2))
                first += 20 * DAY
            year.in_office_hours(first, first + DAY + in_parts, partial(self._pay, invoice, None))
        else:
            late = agenda.now + 38 * DAY
            year.in_office_hours(late, late + DAY, partial(self._remind, invoice))

    def _pay(self, invoice: int, parts: int | None) -> None:
        """What is owed is paid, or a part of it."""
        record, ways = get(Invoice, invoice), self._year.ledger.ways
        if record.balance <= 0:
            return
        amount = record.balance if parts is None else cents(record.balance / parts)
        way = self._year.rng.choices(list(ways), (35, 50, 5, 10))[0]
        told: dict[str, Any] = {"typeId": ways[way], "splits": [{"invoiceId": invoice, "amount": amount}]}
        if way == "Check":
            told["checkNumber"] = str(self._year.rng.randrange(100, 9_999))
        self._undeposited.append(int(ask("Payments_Create", told).id))

    def _remind(self, invoice: int) -> None:
        record = get(Invoice, invoice)
        if record.balance > 0:
            name = record.customer.name if record.customer else ""
            told = {"templateId": self._year.ledger.reminder, "variables": {"customer": name or ""}}
            ask("Invoices_CreateInvoiceTask", told, invoiceId=invoice)

    def _forgive(self, invoice: int) -> None:
        """A part need not be paid, or what was paid too much is put right by another invoice."""
        record, rng = get(Invoice, invoice), self._year.rng
        if record.total <= 25 or record.business_unit_id is None:
            return
        why = rng.choice(_GOODWILL)
        if record.balance <= 0 and rng.random() < 0.5:
            line = {"description": why, "quantity": 1, "unitPrice": -20, "skuId": None}
            line |= {"skuName": self._year.shop.goodwill}
            ask("Invoices_CreateAdjustmentInvoice", {"adjustmentToId": invoice, "items": [line]})
            return
        memo = CreditMemo.open(record.customer_id, record.business_unit_id, record.location_id)
        memo.add(why, Decimal(25))
        memo.description = why
        if record.balance >= 25:
            ask("CreditMemos_AddCreditMemoSplits", {"splits": [{"invoiceId": invoice, "amount": 25}]}, id=memo.id)

    def _charge_members(self) -> None:
        """What is billed for memberships is taken from the cards that members left."""
        for invoice in Invoice.find(invoice_configuration="CounterSales", balance=_OWED):
            if invoice.membership_id is not None:
                split = {"invoiceId": invoice.id, "amount": invoice.balance}
                told = {"typeId": self._year.ledger.ways["Card"], "splits": [split], "memo": "Membership"}
                self._undeposited.append(int(ask("Payments_Create", told).id))

    def _post(self) -> None:
        """Look through what is done, and post it."""
        pending = [invoice for invoice in Invoice.find(sync_status="Pending") if _is_done(invoice)]
        if pending:
            batch = self._year.ledger.batch("Sales")
            for invoice in pending:
                if self._year.rng.random() < 0.5:
                    ask("Invoices_UpdateInvoice", {"reviewStatus": "Reviewed"}, id=invoice.id)
                invoice.post(batch)
        payments = [int(payment.id) for payment in Payment.find(sync_status="Pending") if not payment.unapplied_amount]
        if payments:
            ask("Payments_UpdateStatus", {"paymentIds": payments, "status": "Posted"})
        for memo in CreditMemo.find(sync_status="Pending"):
            memo.post()

    def _bring_to_bank(self) -> None:
        payments = [get(Payment, id) for id in self._undeposited]
        self._undeposited = []
        if payments:
            card = str(self._year.ledger.ways["Card"])
            fees = sum((payment.total for payment in payments if payment.type_id == card), Decimal(0)) * _CARD_FEE
            accounts = self._year.ledger.accounts
            booked = {"bank_account_id": accounts["Checking"], "fee_account_id": accounts["Card Fees"]}
            name = f"Deposit {self._year.today}"
            Deposit.open(name, payments, cents(fees), **booked).bring()

    def _export(self) -> None:
        """Hand over to the books what was posted, but for the last weeks."""
        long_ago = self._year.agenda.now - 20 * DAY
        old = [i for i in Invoice.find(sync_status="Posted") if i.created_on.ticks < long_ago]
        told: dict[str, tuple[str, list[Any]]] = {
            "Invoices_MarkAsExported": ("invoiceId", old),
            "CreditMemos_MarkAsExported": ("creditMemoId", CreditMemo.find(sync_status="Posted")),
        }
        for operation, (name, documents) in told.items():
            items = [{name: each.id, "externalId": f"QB-{each.id}", "externalMessage": None} for each in documents]
            if items:
                ask(operation, items)
        payments = [p.id for p in Payment.find(sync_status="Posted") if p.created_on.ticks < long_ago]
        ask("Payments_UpdateStatus", {"paymentIds": payments, "status": "Exported"})
        deposits = [deposit.id for deposit in Deposit.find(sync_status="Posted")]
        ask("Deposits_MarkAsExported", {"ids": deposits})


def _is_done(invoice: Invoice) -> bool:
    """Whether nothing more comes onto an invoice."""
    day_old = invoice.created_on.ticks < now().ticks - 12 * HOUR
    return day_old and (invoice.job_id is None or get(Job, invoice.job_id).job_status == "Completed")
