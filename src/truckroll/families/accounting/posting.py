"""What posted documents book: amounts on the accounts of the general ledger, in entries of the platform's own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import When, local, now, one
from truckroll.families.accounting.exporting import Exportable
from truckroll.families.accounting.gl_accounts import DefaultAccountType, GlAccount
from truckroll.families.accounting.journal_entries import JournalEntry
from truckroll.families.accounting.journal_lines import (
    JournalEntryLine,
    JournalEntryTransaction,
    JournalEntryTransactionType,
)

if TYPE_CHECKING:
    from truckroll.catalogue import Ref

NOTHING = Decimal(0)


@dataclass
class Voucher:
    """What a document books: its kind, its number, its day, what all of it is about, and amounts on accounts."""

    kind: JournalEntryTransactionType
    number: str | None
    day: str
    about: dict[str, Any]
    lines: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def debit(
        self, amount: Decimal, use: DefaultAccountType, account: "Ref[GlAccount] | None" = None, **about: Any
    ) -> None:
        """Book an amount on this account, or on the one that is usual for such a use; below zero it is a credit."""
        if amount:
            sides = {"debit": max(amount, NOTHING), "credit": max(-amount, NOTHING)}
            self.lines.append({"account_id": account or GlAccount.standing(use).id, **sides, **about})

    def credit(
        self, amount: Decimal, use: DefaultAccountType, account: "Ref[GlAccount] | None" = None, **about: Any
    ) -> None:
        """Book an amount on the other side."""
        self.debit(-amount, use, account, **about)

    def written(self, document: "Posted", entry: JournalEntry) -> list[dict[str, Any]]:
        """The lines of the document in an entry: as much on one side as on the other."""
        debit, credit = (sum((line[side] for line in self.lines), NOTHING) for side in ("debit", "credit"))
        if debit != credit:
            raise AssertionError(f"{document.called} debits {debit} and credits {credit}")
        shared = self.about | {
            "journal_entry_id": entry.id,
            "post_date": entry.post_date,
            "transaction": JournalEntryTransaction(id=document.id, type=self.kind, ref_number=self.number),
            "transaction_id": document.id,
            "transaction_type": self.kind,
            "transaction_date": self.day,
            "ref_number": self.number,
        }
        return [shared | line for line in self.lines]


class Posted(Exportable, abstract=True):
    """A document that the journal knows from the moment it is posted until it is taken back."""

    if TYPE_CHECKING:
        batch_id: Any
        voucher: Callable[[], Voucher]  # what the document books while it stands

    def book(self) -> None:
        """Let the journal say what the document books: nothing while it is pending or once it is taken back."""
        stands = self.active is not False and self.sync_status != "Pending"
        ever = JournalEntryLine.find(transaction_id=self.id, active=None)
        before = [line for line in ever if line.active]
        voucher = self.voucher() if stands else None
        if voucher is None and not before:
            return
        if before:
            entry = one(before[0].journal_entry_id)
        else:
            assert voucher is not None
            entry = self._begin(voucher, ever)
        after = voucher.written(self, entry) if voucher is not None else []
        if len(before) == len(after) and all(map(JournalEntryLine.says, before, after)):
            return
        entry.amend(self.called)
        for line in before:
            line.deactivate()
        for values in after:
            JournalEntryLine.new(**values)
        entry.settle()

    def _begin(self, voucher: Voucher, ever: list[JournalEntryLine]) -> JournalEntry:
        """The entry that the document stood in, or that of its batch, or else one of its own; a closed one is over."""
        if ever and (former := one(ever[-1].journal_entry_id)).status == "Open":
            return former
        batch = one(self.batch_id) if self.batch_id is not None else None
        if batch is None:
            return JournalEntry.begin(f"{voucher.kind} {voucher.number or self.id}")
        same = JournalEntry.first(batch_id=batch.id, status="Open")
        return same or JournalEntry.begin(batch.name or f"Batch {batch.number}", batch_id=batch.id)


def day_of(moment: When | None) -> str:
    """The day of a moment on the contractor's own calendar."""
    return str(local(moment or now()).date())
