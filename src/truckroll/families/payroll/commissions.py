"""What people earn by an invoice beside their hours: commissions and bonuses, as the price book and their terms say."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import cents, one
from truckroll.catalogue.transaction import transaction
from truckroll.families.payroll.job_splits import WHOLE, JobSplit

if TYPE_CHECKING:
    from truckroll.families import accounting
    from truckroll.families.payroll.references import Worker

SOLD = "pricebook.Service | pricebook.Material | pricebook.Equipment | pricebook.DiscountAndFees"


@dataclass(frozen=True)
class Reward:
    """What somebody earns by a line of an invoice, and by what."""

    employee_id: "Worker"
    line: int
    activity: str
    amount: Decimal


def earned(invoice: "accounting.Invoice") -> Iterator[Reward]:
    """Those who did the work share what a line pays, unless it names one of them; whoever sold it has a share, too."""
    splits = JobSplit.find(job_id=invoice.job_id) if invoice.job_id is not None else []
    shares = [(split.technician_id, split.split) for split in splits]
    for line in invoice.lines():
        sku: Any = transaction().load(SOLD, line.sku_id) if line.sku_id else None
        if sku is None:
            continue
        for worker, share in [(line.technician_id, WHOLE)] if line.technician_id is not None else shares:
            percent = one(worker).commission_rate + sku.commission_bonus if sku.pays_commission else Decimal(0)
            yield Reward(worker, line.id, "Commission", cents(line.total * percent * share / WHOLE / WHOLE))
            yield Reward(worker, line.id, "Bonus", cents(sku.bonus * line.quantity * share / WHOLE))
        if invoice.employee_id is not None:
            seller = one(invoice.employee_id)
            percent = getattr(sku, "sold_by_commission", 0) or getattr(seller, "sold_by_rate", Decimal(0))
            yield Reward(invoice.employee_id, line.id, "Sold by", cents(line.total * percent / WHOLE))
