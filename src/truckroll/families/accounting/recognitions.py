"""What is billed for memberships in advance, and earned month by month."""

from decimal import Decimal
from typing import TYPE_CHECKING

from truckroll.catalogue import Money, Ref, When, cents, later, months_after, now
from truckroll.families.accounting.posting import Posted, Voucher, day_of

if TYPE_CHECKING:
    from truckroll.families import crm, memberships, settings
    from truckroll.families.accounting.batches import Batch
    from truckroll.families.accounting.gl_accounts import GlAccount
    from truckroll.families.accounting.invoice_items import InvoiceItem


class RevenueRecognition(Posted, index="membership_id invoice_item_id sync_status"):
    """A month's part of what a member paid in advance; it is earned when that month begins."""

    membership_id: Ref["memberships.Membership"]
    invoice_item_id: Ref["InvoiceItem"] | None
    """The line by which it was billed; none is owed from before the contractor came to the platform."""
    customer_id: Ref["crm.Customer"]
    business_unit_id: Ref["settings.BusinessUnit"] | None
    account_id: Ref["GlAccount"] | None
    batch_id: Ref["Batch"] | None
    earned_on: When
    amount: Money
    sync_status: str = "Pending"

    @classmethod
    def spread(
        cls,
        membership: "memberships.Membership",
        amount: Decimal,
        months: int,
        start: When,
        line: "InvoiceItem | None" = None,
    ) -> None:
        """Earn an amount in so many equal parts, of which the last makes up what rounding leaves."""
        part = cents(amount / months)
        for month in range(months):
            recognition = cls.new(
                membership_id=membership.id,
                customer_id=membership.customer_id,
                business_unit_id=membership.business_unit_id,
                invoice_item_id=line.id if line is not None else None,
                account_id=line.general_ledger_account_id if line is not None else None,
                earned_on=months_after(start, month),
                amount=part if month < months - 1 else amount - part * (months - 1),
            )
            if recognition.earned_on <= now():
                recognition.earn()
            else:
                later(recognition.earned_on, recognition.earn)

    @classmethod
    def spread_anew(cls, membership: "memberships.Membership", amount: Decimal, months: int) -> None:
        """What is owed from before is another amount; what of it is earned already stays so."""
        earned = Decimal(0)
        for each in cls.find(membership_id=membership.id):
            if each.invoice_item_id is None and each.sync_status == "Pending":
                each.deactivate()
                later(None, each.earn)
            elif each.invoice_item_id is None:
                earned += each.amount
        if amount != earned:
            cls.spread(membership, amount - earned, months, now())

    @classmethod
    def finish(cls, membership_id: "Ref[memberships.Membership]") -> None:
        """Nothing more is done for what was paid: all of it is earned."""
        for recognition in cls.find(membership_id=membership_id, sync_status="Pending"):
            recognition.earn()

    def earn(self) -> None:
        """The month begins, or it will not come any more."""
        later(None, self.earn)
        self.sync_status = "Posted"
        self.book()

    def voucher(self) -> Voucher:
        """What was owed to the member is revenue."""
        about = {"customer_id": self.customer_id, "business_unit_id": self.business_unit_id}
        voucher = Voucher("RevenueRecognition", str(self.membership_id), day_of(self.earned_on), about)
        voucher.debit(self.amount, "MembershipAgreements")
        voucher.credit(self.amount, "MembershipRevenue", self.account_id)
        return voucher
